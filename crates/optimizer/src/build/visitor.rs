//! The instructions, one line each: what is longer stands in the files beside this one.

use abi::context_layout::HANDLED;
use abi::object_offsets::shape;
use abi::operators::{BinaryOp, CompareOp};
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::opcode::OpVisitor;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Op, Type as SsaType};

use super::arrays::element_of;
use super::environment::Builder;

type Built = Result<(), Bailout>;

impl Builder<'_> {
    fn binary(&mut self, op: BinaryOp, in_place: bool, dst: Def, lhs: Use, rhs: Use) -> Built {
        let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0));
        self.arithmetic(op, in_place, dst, lhs, rhs)
    }

    fn with_immediate(&mut self, op: BinaryOp, dst: Def, lhs: Use, rhs: Immediate) -> Built {
        let lhs = self.get(lhs.0);
        let rhs = self.int(rhs.0.into());
        self.arithmetic(op, false, dst, lhs, rhs)
    }

    fn jump_when_holding(&mut self, src: Use, bits: u64, wanted: bool, target: Label) -> Built {
        let condition = self.holds(src.0, bits);
        self.jump_when(condition, wanted, target);
        Ok(())
    }

    fn jump_on_identity(&mut self, lhs: Use, rhs: Use, wanted: bool, target: Label) -> Built {
        let condition = self.identity(lhs, rhs);
        self.jump_when(condition, wanted, target);
        Ok(())
    }

    fn jump_on_truth(&mut self, cond: Use, wanted: bool, target: Label) -> Built {
        let condition = self.truth(cond.0)?;
        self.jump_when(condition, wanted, target);
        Ok(())
    }

    fn set_identity(&mut self, dst: Def, lhs: Use, rhs: Use, wanted: bool) -> Built {
        let mut value = self.identity(lhs, rhs);
        if !wanted {
            value = self.emit(Op::BoolNot { value });
        }
        self.set(dst.0, value);
        Ok(())
    }
}

#[rustfmt::skip]
impl OpVisitor for Builder<'_> {
    type Output = Built;

    fn mov(&mut self, dst: Def, src: Use) -> Built { self.copy(dst.0, src.0) }
    fn load_const(&mut self, dst: Def, constant: Const) -> Built { self.load_constant(dst, constant); Ok(()) }
    fn load_int(&mut self, dst: Def, value: Immediate) -> Built { self.constant(dst.0, Op::ConstInt { value: value.0.into() }) }
    fn load_none(&mut self, dst: Def) -> Built { let value = self.word_bits(value::NONE); self.set(dst.0, value); Ok(()) }
    fn load_true(&mut self, dst: Def) -> Built { self.constant(dst.0, Op::ConstBool { value: true }) }
    fn load_false(&mut self, dst: Def) -> Built { self.constant(dst.0, Op::ConstBool { value: false }) }
    fn load_unbound(&mut self, dst: Def) -> Built { let value = self.word_bits(value::UNBOUND); self.set(dst.0, value); Ok(()) }
    fn check_bound(&mut self, src: Use, _name: Name) -> Built { let value = self.get(src.0); self.bound(value); Ok(()) }
    fn load_capture(&mut self, dst: Def, capture: Capture) -> Built { self.load_closure_capture(dst, capture); Ok(()) }
    fn new_cell(&mut self, dst: Def, src: Use) -> Built { self.make_cell(dst, src) }
    fn check_cell(&mut self, dst: Def, src: Use) -> Built { let value = self.get(src.0); let cell = self.as_shape(value, shape::CELL); self.set(dst.0, cell); Ok(()) }
    fn load_cell(&mut self, dst: Def, cell: Use, _name: Name) -> Built { self.load_captured(dst, cell); Ok(()) }
    fn store_cell(&mut self, cell: Use, src: Use) -> Built { self.store_captured(cell, src); Ok(()) }
    fn load_global(&mut self, dst: Def, global: Global) -> Built { self.load_global_variable(dst, global); Ok(()) }
    fn store_global(&mut self, global: Global, src: Use) -> Built { self.store_global_variable(global, src); Ok(()) }
    fn delete_global(&mut self, _global: Global) -> Built { self.complete() }
    fn new_closure(&mut self, dst: Def, function: FunctionIndex, captures: UseRange, count: Count) -> Built { self.make_closure(dst, function, captures, count) }
    fn set_closure_data(&mut self, _closure: Use, _src: Use) -> Built { self.complete() }
    fn add(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Add, false, dst, lhs, rhs) }
    fn sub(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Sub, false, dst, lhs, rhs) }
    fn mul(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Mul, false, dst, lhs, rhs) }
    fn div_true(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::DivTrue, false, dst, lhs, rhs) }
    fn div_floor(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::DivFloor, false, dst, lhs, rhs) }
    fn mod_floor(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::ModFloor, false, dst, lhs, rhs) }
    fn pow(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Pow, false, dst, lhs, rhs) }
    fn shl(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Shl, false, dst, lhs, rhs) }
    fn shr(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Shr, false, dst, lhs, rhs) }
    fn bit_and(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::BitAnd, false, dst, lhs, rhs) }
    fn bit_or(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::BitOr, false, dst, lhs, rhs) }
    fn bit_xor(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::BitXor, false, dst, lhs, rhs) }
    fn matmul(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Matmul, false, dst, lhs, rhs) }
    fn div_trunc(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::DivTrunc, false, dst, lhs, rhs) }
    fn rem_trunc(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::RemTrunc, false, dst, lhs, rhs) }
    fn div_exact(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::DivExact, false, dst, lhs, rhs) }
    fn add_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Add, true, dst, lhs, rhs) }
    fn sub_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Sub, true, dst, lhs, rhs) }
    fn mul_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Mul, true, dst, lhs, rhs) }
    fn div_true_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::DivTrue, true, dst, lhs, rhs) }
    fn div_floor_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::DivFloor, true, dst, lhs, rhs) }
    fn mod_floor_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::ModFloor, true, dst, lhs, rhs) }
    fn pow_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Pow, true, dst, lhs, rhs) }
    fn shl_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Shl, true, dst, lhs, rhs) }
    fn shr_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Shr, true, dst, lhs, rhs) }
    fn bit_and_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::BitAnd, true, dst, lhs, rhs) }
    fn bit_or_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::BitOr, true, dst, lhs, rhs) }
    fn bit_xor_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::BitXor, true, dst, lhs, rhs) }
    fn matmul_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.binary(BinaryOp::Matmul, true, dst, lhs, rhs) }
    fn add_int(&mut self, dst: Def, lhs: Use, rhs: Immediate, _site: OperandsSite) -> Built { self.with_immediate(BinaryOp::Add, dst, lhs, rhs) }
    fn sub_int(&mut self, dst: Def, lhs: Use, rhs: Immediate, _site: OperandsSite) -> Built { self.with_immediate(BinaryOp::Sub, dst, lhs, rhs) }
    fn neg(&mut self, dst: Def, src: Use, _site: OperandsSite) -> Built { self.unary(dst, src, |b, value| b.guard(|exit| Op::IntNegChecked { value, exit }), Some(|value| Op::FloatNeg { value })) }
    fn pos(&mut self, dst: Def, src: Use, _site: OperandsSite) -> Built { self.unary(dst, src, |_, value| value, None) }
    fn invert(&mut self, dst: Def, src: Use, _site: OperandsSite) -> Built { self.unary(dst, src, |b, value| b.emit(Op::IntNot { value }), None) }
    fn not(&mut self, dst: Def, src: Use, _site: TruthSite) -> Built { self.negation(dst, src) }
    fn lt(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.comparison(CompareOp::Lt, dst, lhs, rhs) }
    fn le(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.comparison(CompareOp::Le, dst, lhs, rhs) }
    fn gt(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.comparison(CompareOp::Gt, dst, lhs, rhs) }
    fn ge(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.comparison(CompareOp::Ge, dst, lhs, rhs) }
    fn eq(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.comparison(CompareOp::Eq, dst, lhs, rhs) }
    fn ne(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Built { self.comparison(CompareOp::Ne, dst, lhs, rhs) }
    fn is(&mut self, dst: Def, lhs: Use, rhs: Use) -> Built { self.set_identity(dst, lhs, rhs, true) }
    fn is_not(&mut self, dst: Def, lhs: Use, rhs: Use) -> Built { self.set_identity(dst, lhs, rhs, false) }
    fn contains(&mut self, dst: Def, item: Use, container: Use, _site: ElementSite) -> Built { self.containment(dst, item, container) }
    fn jump(&mut self, target: Label) -> Built { let place = self.target(target); self.go_to(place); Ok(()) }
    fn jump_if_true(&mut self, cond: Use, target: Label, _site: TruthSite) -> Built { self.jump_on_truth(cond, true, target) }
    fn jump_if_false(&mut self, cond: Use, target: Label, _site: TruthSite) -> Built { self.jump_on_truth(cond, false, target) }
    fn jump_if_none(&mut self, src: Use, target: Label) -> Built { self.jump_when_holding(src, value::NONE, true, target) }
    fn jump_if_not_none(&mut self, src: Use, target: Label) -> Built { self.jump_when_holding(src, value::NONE, false, target) }
    fn jump_if_unbound(&mut self, src: Use, target: Label) -> Built { self.jump_when_holding(src, value::UNBOUND, true, target) }
    fn jump_if_is(&mut self, lhs: Use, rhs: Use, target: Label) -> Built { self.jump_on_identity(lhs, rhs, true, target) }
    fn jump_if_is_not(&mut self, lhs: Use, rhs: Use, target: Label) -> Built { self.jump_on_identity(lhs, rhs, false, target) }
    fn jump_if_lt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Lt, true, lhs, rhs, target) }
    fn jump_if_le(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Le, true, lhs, rhs, target) }
    fn jump_if_gt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Gt, true, lhs, rhs, target) }
    fn jump_if_ge(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Ge, true, lhs, rhs, target) }
    fn jump_if_eq(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Eq, true, lhs, rhs, target) }
    fn jump_if_ne(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Ne, true, lhs, rhs, target) }
    fn jump_unless_lt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Lt, false, lhs, rhs, target) }
    fn jump_unless_le(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Le, false, lhs, rhs, target) }
    fn jump_unless_gt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Gt, false, lhs, rhs, target) }
    fn jump_unless_ge(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Ge, false, lhs, rhs, target) }
    fn jump_unless_eq(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Eq, false, lhs, rhs, target) }
    fn jump_unless_ne(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Built { self.compare_jump(CompareOp::Ne, false, lhs, rhs, target) }
    fn loop_header(&mut self, _slot: LoopSlot) -> Built { self.start_loop_iteration(); Ok(()) }
    fn charge(&mut self) -> Built { self.take_fuel(); Ok(()) }
    fn count_block(&mut self, slot: BlockSlot) -> Built { self.count_execution(slot); Ok(()) }
    fn get_property(&mut self, dst: Def, object: Use, name: Name, slot: PropertySlot) -> Built { self.load_property(dst, object, name, slot, RuntimeCall::get_property) }
    fn find_property(&mut self, dst: Def, object: Use, name: Name, slot: PropertySlot) -> Built { self.load_property(dst, object, name, slot, RuntimeCall::find_property) }
    fn set_property(&mut self, object: Use, name: Name, src: Use, slot: PropertySlot) -> Built { self.store_property(object, Some(name), src, slot) }
    fn set_own_property(&mut self, object: Use, _name: Name, src: Use, slot: PropertySlot) -> Built { self.store_property(object, None, src, slot) }
    fn delete_property(&mut self, _object: Use, _name: Name) -> Built { self.complete() }
    fn get_method(&mut self, base: DefPair, object: Use, name: Name, slot: PropertySlot) -> Built { self.find_method(base, object, name, slot, RuntimeCall::get_method) }
    fn get_special(&mut self, base: DefPair, object: Use, name: Name, slot: PropertySlot) -> Built { self.find_method(base, object, name, slot, RuntimeCall::get_special) }
    fn get_element(&mut self, dst: Def, object: Use, key: Use, _site: ElementSite) -> Built { self.load_element(dst, object, key) }
    fn set_element(&mut self, object: Use, key: Use, src: Use, _site: ElementSite) -> Built { self.store_element(object, key, src) }
    fn delete_element(&mut self, _object: Use, _key: Use) -> Built { self.complete() }
    fn call(&mut self, dst: Def, callee: Use, arguments: UseRange, count: Count, slot: CallSlot) -> Built { self.build_call(dst, callee, arguments, count, slot) }
    fn call_method(&mut self, dst: Def, base: Use, receiver: UseRange, count: Count, slot: CallSlot) -> Built { self.build_method_call(dst, base, receiver, count, slot) }
    fn call_keywords(&mut self, dst: Def, callee: Use, arguments: UseRange, count: Count, names: Const, slot: CallSlot) -> Built { self.build_keyword_call(dst, callee, arguments, count, names, slot) }
    fn call_spread(&mut self, dst: Def, callee: Use, arguments: UseRange, count: Count, rest: Use, keywords: Use, slot: CallSlot) -> Built { self.build_spread(dst, callee, arguments, count, [rest, keywords], slot) }
    fn tail_call(&mut self, callee: Use, arguments: UseRange, count: Count, slot: CallSlot) -> Built { self.build_tail_call(callee, arguments, count, slot) }
    fn tail_call_spread(&mut self, callee: Use, arguments: UseRange, count: Count, rest: Use, keywords: Use, slot: CallSlot) -> Built { self.build_tail_spread(callee, arguments, count, [rest, keywords], slot) }
    fn new_escape(&mut self, dst: Def) -> Built { self.make_escape(dst) }
    fn call_escape(&mut self, dst: Def, callee: Use, escape: Use, slot: CallSlot) -> Built { self.build_escape_call(dst, callee, escape, slot) }
    fn escape(&mut self, escape: Use, src: Use) -> Built { self.build_escape(escape, src) }
    fn intrinsic(&mut self, dst: Def, intrinsic: IntrinsicIndex, arguments: UseRange, count: Count) -> Built { self.build_intrinsic(dst, intrinsic, arguments, count) }
    fn ret(&mut self, src: Use) -> Built { let value = self.get(src.0); self.build_return(value); Ok(()) }
    fn throw(&mut self, src: Use) -> Built { self.throw_value(src) }
    fn rethrow(&mut self, _src: Use) -> Built { self.complete() }
    // Edges to handlers have put the exception in its register.
    fn catch(&mut self, _dst: Def, _site: TruthSite) -> Built { Ok(()) }
    fn load_handled(&mut self, dst: Def) -> Built { self.constant(dst.0, Op::LoadContext { offset: HANDLED as u32, ty: SsaType::Word }) }
    fn store_handled(&mut self, src: Use) -> Built { let value = self.get_word(src.0); self.emit(Op::StoreContext { offset: HANDLED as u32, value }); Ok(()) }
    fn yield_value(&mut self, _dst: Def, src: Use) -> Built { self.build_yield(src) }
    fn resume(&mut self, dst: Def, generator: Use, sent: Use, target: Label) -> Built { self.build_resume(dst, generator, sent, target) }
    fn iter_init(&mut self, state: DefTriple, iterable: Use, _site: IterationSite) -> Built { self.start_iteration(state, iterable) }
    fn iter_next(&mut self, dst: Def, state: UseTriple, target: Label, _site: IterationSite) -> Built { self.iterate(dst, state, target) }
    fn new_list(&mut self, dst: Def, first: UseRange, count: Count) -> Built { self.make_list(dst, first, count) }
    fn new_tuple(&mut self, dst: Def, first: UseRange, count: Count) -> Built { self.make_tuple(dst, first, count) }
    fn new_set(&mut self, _dst: Def, _first: UseRange, _count: Count) -> Built { self.complete() }
    fn new_dict(&mut self, dst: Def, first: UseRange, count: Count) -> Built { self.make_dict(dst, first, count) }
    fn new_slice(&mut self, dst: Def, first: UseRange, count: Count) -> Built { self.make_slice(dst, first, count) }
    fn concat(&mut self, dst: Def, first: UseRange, count: Count) -> Built { self.concatenate(dst, first, count) }
    fn list_append(&mut self, list: Use, src: Use) -> Built { self.append_item(list, src) }
    fn set_add(&mut self, set: Use, src: Use) -> Built { self.add_to_set(set, src) }
    fn dict_insert(&mut self, dict: Use, key: Use, src: Use) -> Built { self.insert_entry(dict, key, src) }
    fn unpack(&mut self, src: Use, first: DefRange, count: Count, _site: IterationSite) -> Built { self.unpack_values(src, first, count) }
    fn rare(&mut self, _site: TruthSite) -> Built { self.leave_rare_way(); Ok(()) }
    fn mov_i32(&mut self, dst: DefI32, src: UseI32) -> Built { self.copy(dst.0, src.0) }
    fn mov_i64(&mut self, dst: DefI64, src: UseI64) -> Built { self.copy(dst.0, src.0) }
    fn mov_f64(&mut self, dst: DefF64, src: UseF64) -> Built { self.copy(dst.0, src.0) }
    fn mov_bool(&mut self, dst: DefBool, src: UseBool) -> Built { self.copy(dst.0, src.0) }
    fn mov_ref(&mut self, dst: DefRef, src: UseRef) -> Built { self.copy(dst.0, src.0) }
    fn load_i32(&mut self, dst: DefI32, value: Immediate) -> Built { self.constant(dst.0, Op::ConstI32 { value: value.0.into() }) }
    fn load_i64(&mut self, dst: DefI64, value: Immediate) -> Built { self.constant(dst.0, Op::ConstI64 { value: value.0.into() }) }
    fn load_const_i32(&mut self, dst: DefI32, constant: Const) -> Built { let value = self.int_constant(constant) as i32; self.constant(dst.0, Op::ConstI32 { value }) }
    fn load_const_i64(&mut self, dst: DefI64, constant: Const) -> Built { let value = self.int_constant(constant); self.constant(dst.0, Op::ConstI64 { value }) }
    fn load_const_f64(&mut self, dst: DefF64, constant: Const) -> Built { let value = self.float_constant(constant); let value = self.float(value); self.set(dst.0, value); Ok(()) }
    fn load_bool(&mut self, dst: DefBool, value: Immediate) -> Built { self.constant(dst.0, Op::ConstBool { value: value.0 != 0 }) }
    fn add_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Add { lhs, rhs }) }
    fn sub_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Sub { lhs, rhs }) }
    fn mul_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Mul { lhs, rhs }) }
    fn and_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32And { lhs, rhs }) }
    fn or_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Or { lhs, rhs }) }
    fn xor_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Xor { lhs, rhs }) }
    fn shl_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Shl { lhs, rhs }) }
    fn shr_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Shr { lhs, rhs }) }
    fn ushr_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32ShrLogical { lhs, rhs }) }
    fn div_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed_checked(dst.0, lhs.0, rhs.0, |lhs, rhs, exit| Op::I32DivChecked { lhs, rhs, exit }) }
    fn rem_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Built { self.typed_checked(dst.0, lhs.0, rhs.0, |lhs, rhs, exit| Op::I32RemChecked { lhs, rhs, exit }) }
    fn neg_i32(&mut self, dst: DefI32, src: UseI32) -> Built { let (lhs, rhs) = (self.emit(Op::ConstI32 { value: 0 }), self.get(src.0)); self.constant(dst.0, Op::I32Sub { lhs, rhs }) }
    fn lt_i32(&mut self, dst: DefBool, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Compare { cond: Cond::Lt, lhs, rhs }) }
    fn le_i32(&mut self, dst: DefBool, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Compare { cond: Cond::Le, lhs, rhs }) }
    fn eq_i32(&mut self, dst: DefBool, lhs: UseI32, rhs: UseI32) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I32Compare { cond: Cond::Eq, lhs, rhs }) }
    fn add_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Add { lhs, rhs }) }
    fn sub_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Sub { lhs, rhs }) }
    fn mul_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Mul { lhs, rhs }) }
    fn and_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64And { lhs, rhs }) }
    fn or_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Or { lhs, rhs }) }
    fn xor_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Xor { lhs, rhs }) }
    fn shl_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Shl { lhs, rhs }) }
    fn shr_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Shr { lhs, rhs }) }
    fn ushr_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64ShrLogical { lhs, rhs }) }
    fn div_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed_checked(dst.0, lhs.0, rhs.0, |lhs, rhs, exit| Op::I64DivChecked { lhs, rhs, exit }) }
    fn rem_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Built { self.typed_checked(dst.0, lhs.0, rhs.0, |lhs, rhs, exit| Op::I64RemChecked { lhs, rhs, exit }) }
    fn neg_i64(&mut self, dst: DefI64, src: UseI64) -> Built { let (lhs, rhs) = (self.emit(Op::ConstI64 { value: 0 }), self.get(src.0)); self.constant(dst.0, Op::I64Sub { lhs, rhs }) }
    fn lt_i64(&mut self, dst: DefBool, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Compare { cond: Cond::Lt, lhs, rhs }) }
    fn le_i64(&mut self, dst: DefBool, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Compare { cond: Cond::Le, lhs, rhs }) }
    fn eq_i64(&mut self, dst: DefBool, lhs: UseI64, rhs: UseI64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::I64Compare { cond: Cond::Eq, lhs, rhs }) }
    fn add_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatAdd { lhs, rhs }) }
    fn sub_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatSub { lhs, rhs }) }
    fn mul_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatMul { lhs, rhs }) }
    fn div_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatDiv { lhs, rhs }) }
    fn rem_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Built { self.float_remainder(dst.0, lhs.0, rhs.0) }
    fn neg_f64(&mut self, dst: DefF64, src: UseF64) -> Built { self.typed_unary(dst.0, src.0, |value| Op::FloatNeg { value }) }
    fn abs_f64(&mut self, dst: DefF64, src: UseF64) -> Built { self.typed_unary(dst.0, src.0, |value| Op::FloatAbs { value }) }
    fn sqrt_f64(&mut self, dst: DefF64, src: UseF64) -> Built { self.typed_unary(dst.0, src.0, |value| Op::FloatSqrt { value }) }
    fn lt_f64(&mut self, dst: DefBool, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatCompare { cond: Cond::Lt, lhs, rhs }) }
    fn le_f64(&mut self, dst: DefBool, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatCompare { cond: Cond::Le, lhs, rhs }) }
    fn eq_f64(&mut self, dst: DefBool, lhs: UseF64, rhs: UseF64) -> Built { self.typed(dst.0, lhs.0, rhs.0, |lhs, rhs| Op::FloatCompare { cond: Cond::Eq, lhs, rhs }) }
    fn not_bool(&mut self, dst: DefBool, src: UseBool) -> Built { self.typed_unary(dst.0, src.0, |value| Op::BoolNot { value }) }
    fn jump_if_bool(&mut self, cond: UseBool, target: Label) -> Built { let condition = self.get(cond.0); self.jump_when(condition, true, target); Ok(()) }
    fn jump_unless_bool(&mut self, cond: UseBool, target: Label) -> Built { let condition = self.get(cond.0); self.jump_when(condition, false, target); Ok(()) }
    fn i32_to_i64(&mut self, dst: DefI64, src: UseI32) -> Built { self.typed_unary(dst.0, src.0, |value| Op::I32ToI64 { value }) }
    fn i64_to_i32(&mut self, dst: DefI32, src: UseI64) -> Built { self.typed_unary(dst.0, src.0, |value| Op::I64ToI32 { value }) }
    fn i32_to_f64(&mut self, dst: DefF64, src: UseI32) -> Built { self.typed_unary(dst.0, src.0, |value| Op::I32ToF64 { value }) }
    fn i64_to_f64(&mut self, dst: DefF64, src: UseI64) -> Built { self.typed_unary(dst.0, src.0, |value| Op::I64ToF64 { value }) }
    fn f64_to_i32(&mut self, dst: DefI32, src: UseF64) -> Built { self.float_to_i32(dst.0, src.0) }
    fn f64_to_i64(&mut self, dst: DefI64, src: UseF64) -> Built { self.float_to_i64(dst.0, src.0) }
    fn box_i32(&mut self, dst: Def, src: UseI32) -> Built { self.typed_unary(dst.0, src.0, |value| Op::I32ToInt { value }) }
    fn unbox_i32(&mut self, dst: DefI32, src: Use) -> Built { self.unbox(dst.0, src, Type::I32) }
    fn box_i64(&mut self, dst: Def, src: UseI64) -> Built { self.box_long(dst, src) }
    fn unbox_i64(&mut self, dst: DefI64, src: Use) -> Built { self.unbox(dst.0, src, Type::I64) }
    fn box_f64(&mut self, dst: Def, src: UseF64) -> Built { self.copy(dst.0, src.0) }
    fn unbox_f64(&mut self, dst: DefF64, src: Use) -> Built { self.unbox(dst.0, src, Type::F64) }
    fn box_bool(&mut self, dst: Def, src: UseBool) -> Built { self.copy(dst.0, src.0) }
    fn unbox_bool(&mut self, dst: DefBool, src: Use) -> Built { self.unbox(dst.0, src, Type::Bool) }
    fn box_ref(&mut self, dst: Def, src: UseRef) -> Built { self.copy(dst.0, src.0) }
    fn unbox_ref(&mut self, dst: DefRef, src: Use) -> Built { self.unbox(dst.0, src, Type::REF) }
    fn new_array(&mut self, dst: DefRef, length: UseI32) -> Built { self.build_new_array(dst, Element::Word, length) }
    fn array_length(&mut self, dst: DefI32, array: UseRef) -> Built { self.length_of_array(dst, array) }
    fn array_get(&mut self, dst: Def, array: UseRef, index: UseI32) -> Built { self.load_array_element(dst.0, array, index, Element::Word) }
    fn array_set(&mut self, array: UseRef, index: UseI32, src: Use) -> Built { self.store_array_element(array, index, src.0, Element::Word) }
    fn load_none_ref(&mut self, dst: DefRef) -> Built { self.constant(dst.0, Op::ConstWord { value: ssa::WordBits(value::NONE) }) }
    fn eq_ref(&mut self, dst: DefBool, lhs: UseRef, rhs: UseRef) -> Built { self.build_eq_ref(dst, lhs, rhs) }
    fn jump_if_none_ref(&mut self, src: UseRef, target: Label) -> Built { self.jump_on_none(src, true, target) }
    fn jump_if_not_none_ref(&mut self, src: UseRef, target: Label) -> Built { self.jump_on_none(src, false, target) }
    fn add_int_i32(&mut self, dst: DefI32, src: UseI32, value: Immediate) -> Built { let rhs = self.emit(Op::ConstI32 { value: value.0.into() }); self.typed_unary(dst.0, src.0, |lhs| Op::I32Add { lhs, rhs }) }
    fn jump_if_lt_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::I32Compare { cond: Cond::Lt, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_if_ge_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::I32Compare { cond: Cond::Ge, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_if_eq_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::I32Compare { cond: Cond::Eq, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_if_ne_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::I32Compare { cond: Cond::Ne, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_if_lt_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::FloatCompare { cond: Cond::Lt, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_unless_lt_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::FloatCompare { cond: Cond::Lt, lhs, rhs }); self.jump_when(condition, false, target); Ok(()) }
    fn jump_if_le_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::FloatCompare { cond: Cond::Le, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_unless_le_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::FloatCompare { cond: Cond::Le, lhs, rhs }); self.jump_when(condition, false, target); Ok(()) }
    fn jump_if_eq_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::FloatCompare { cond: Cond::Eq, lhs, rhs }); self.jump_when(condition, true, target); Ok(()) }
    fn jump_unless_eq_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Built { let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0)); let condition = self.emit(Op::FloatCompare { cond: Cond::Eq, lhs, rhs }); self.jump_when(condition, false, target); Ok(()) }
    fn math_f64(&mut self, dst: DefF64, function: Math, src: UseF64) -> Built { self.build_math(dst.0, function, src.0, src.0) }
    fn math2_f64(&mut self, dst: DefF64, function: Math, lhs: UseF64, rhs: UseF64) -> Built { self.build_math(dst.0, function, lhs.0, rhs.0) }
    fn new_object(&mut self, dst: DefValue, layout: Target, values: AnyRange, count: Count) -> Built { self.build_new_object(dst, layout, values, count) }
    fn get_field(&mut self, dst: DefAny, object: UseRef, field: Field) -> Built { self.build_get_field(dst.0, object, field) }
    fn get_field_i32(&mut self, dst: DefI32, object: UseRef, field: Field) -> Built { self.build_get_field(dst.0, object, field) }
    fn set_field(&mut self, object: UseRef, field: Field, src: UseValue) -> Built { self.build_set_field(object, field, src) }
    fn set_field_raw(&mut self, object: UseRef, field: Field, src: UseAny) -> Built { self.build_set_raw_field(object, field, src) }
    fn get_field_checked(&mut self, dst: DefValue, object: Use, layout: Target, field: Field) -> Built { self.build_get_checked(dst, object, layout, field) }
    fn set_field_checked(&mut self, object: Use, layout: Target, field: Field, src: UseValue) -> Built { self.build_set_checked(object, layout, field, src) }
    fn cast_ref(&mut self, dst: DefRef, src: UseValue, layout: Target) -> Built { self.build_cast(dst, src, layout) }
    fn check_layout(&mut self, dst: DefRef, src: UseValue, layout: Target) -> Built { self.build_check_layout(dst, src, layout) }
    fn is_layout(&mut self, dst: DefBool, src: UseValue, layout: Target) -> Built { self.build_is_layout(dst, src, layout) }
    fn check_some(&mut self, src: UseRef) -> Built { self.object(src); Ok(()) }
    fn call_static(&mut self, dst: DefAny, function: FunctionIndex, arguments: AnyRange, count: Count) -> Built { self.build_static_call(dst, function, arguments, count) }
    fn call_virtual(&mut self, dst: DefAny, layout: Target, method: Method, arguments: AnyRange, count: Count, slot: MethodSlot) -> Built { self.build_virtual_call(dst, layout, method, arguments, count, slot) }
    fn new_array_raw(&mut self, dst: DefRef, elements: Target, length: UseI32) -> Built { self.build_new_array(dst, element_of(elements), length) }
    fn array_get_i32(&mut self, dst: DefI32, array: UseRef, index: UseI32) -> Built { self.load_array_element(dst.0, array, index, Element::I32) }
    fn array_set_i32(&mut self, array: UseRef, index: UseI32, src: UseI32) -> Built { self.store_array_element(array, index, src.0, Element::I32) }
    fn array_get_f64(&mut self, dst: DefF64, array: UseRef, index: UseI32) -> Built { self.load_array_element(dst.0, array, index, Element::F64) }
    fn array_set_f64(&mut self, array: UseRef, index: UseI32, src: UseF64) -> Built { self.store_array_element(array, index, src.0, Element::F64) }
    fn array_get_u8(&mut self, dst: DefI32, array: UseRef, index: UseI32) -> Built { self.load_array_element(dst.0, array, index, Element::U8) }
    fn array_set_u8(&mut self, array: UseRef, index: UseI32, src: UseI32) -> Built { self.store_array_element(array, index, src.0, Element::U8) }
    fn sequence_at(&mut self, dst: DefAny, sequence: UseRef, elements: Target, index: UseI32, target: Label) -> Built { self.build_sequence_at(dst, sequence, elements, index, target) }
    fn sequence_put(&mut self, sequence: UseRef, elements: Target, index: UseI32, src: UseAny, target: Label) -> Built { self.build_sequence_put(sequence, elements, index, src, target) }
    fn sequence_resize(&mut self, sequence: UseRef, elements: Target, length: UseI32, target: Label) -> Built { self.build_sequence_resize(sequence, elements, length, target) }
    fn array_put(&mut self, array: UseRef, elements: Target, index: UseI32, src: UseAny, target: Label) -> Built { self.build_array_put(array, elements, index, src, target) }
    fn array_copy(&mut self, _to: UseRef, _to_start: UseI32, _from: UseRef, _from_start: UseI32, _count: UseI32) -> Built { self.complete() }
    fn array_fill(&mut self, _array: UseRef, _start: UseI32, _count: UseI32, _src: UseAny) -> Built { self.complete() }
    fn ret_i32(&mut self, src: UseI32) -> Built { self.return_typed(src.0) }
    fn ret_i64(&mut self, src: UseI64) -> Built { self.return_typed(src.0) }
    fn ret_f64(&mut self, src: UseF64) -> Built { self.return_typed(src.0) }
    fn ret_bool(&mut self, src: UseBool) -> Built { self.return_typed(src.0) }
    fn ret_ref(&mut self, src: UseRef) -> Built { self.return_typed(src.0) }
}
