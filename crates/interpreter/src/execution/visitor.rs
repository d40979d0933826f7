//! The instructions, one line each: what is longer stands in the files beside this one.

use bytecode::feedback::Truth;
use bytecode::opcode::OpVisitor;
use bytecode::operand::*;
use runtime::exception::Result;
use runtime::language::{BinaryOp, CompareOp, UnaryOp};
use runtime::layout::LayoutError;
use runtime::number;
use runtime::object::cell::Cell;
use runtime::object::raw_array::{load_f64, load_i32, load_u8, store_f64, store_i32, store_u8};
use runtime::value::Value;

use super::arithmetic::{is_same, jump_if};
use super::{Execution, Step};

#[rustfmt::skip]
impl OpVisitor for Execution<'_> {
    type Output = Result<Step>;

    fn mov(&mut self, dst: Def, src: Use) -> Result<Step> { let value = self.get(src); self.set(dst, value) }
    fn load_const(&mut self, dst: Def, constant: Const) -> Result<Step> { let value = self.cell().constant(constant.0); self.set(dst, value) }
    fn load_int(&mut self, dst: Def, value: Immediate) -> Result<Step> { self.set(dst, Value::small(value.0 as i64)) }
    fn load_none(&mut self, dst: Def) -> Result<Step> { self.set(dst, Value::NONE) }
    fn load_true(&mut self, dst: Def) -> Result<Step> { self.set(dst, Value::TRUE) }
    fn load_false(&mut self, dst: Def) -> Result<Step> { self.set(dst, Value::FALSE) }
    fn load_unbound(&mut self, dst: Def) -> Result<Step> { self.set(dst, Value::UNBOUND) }
    fn check_bound(&mut self, src: Use, name: Name) -> Result<Step> { if self.get(src).is_unbound() { self.unbound_local(name) } else { Ok(Step::Next) } }
    fn load_capture(&mut self, dst: Def, capture: Capture) -> Result<Step> { let value = self.closure().capture(capture.0 as usize); self.set(dst, value) }
    fn new_cell(&mut self, dst: Def, src: Use) -> Result<Step> { let cell = self.cx.new_cell(self.get(src))?; self.set(dst, cell.value()) }
    fn check_cell(&mut self, dst: Def, src: Use) -> Result<Step> { let value = self.get(src); if value.cast::<Cell>().is_none() { return self.cx.type_error("what is used as a variable must be a cell"); } self.set(dst, value) }
    fn load_cell(&mut self, dst: Def, cell: Use, name: Name) -> Result<Step> { let value = self.variable(cell).get(); if value.is_unbound() { self.unbound_cell(cell, name) } else { self.set(dst, value) } }
    fn store_cell(&mut self, cell: Use, src: Use) -> Result<Step> { let (cell, value) = (self.variable(cell), self.get(src)); self.cx.store_field(cell, |cell| &cell.value, value); Ok(Step::Next) }
    fn load_global(&mut self, dst: Def, global: Global) -> Result<Step> { let value = self.global(global).get(); if value.is_unbound() { self.unbound_global(global) } else { self.set(dst, value) } }
    fn store_global(&mut self, global: Global, src: Use) -> Result<Step> { let (cell, value) = (self.global(global), self.get(src)); self.cx.store_cell(cell, value); Ok(Step::Next) }
    fn delete_global(&mut self, global: Global) -> Result<Step> { self.delete_global_cell(global) }
    fn new_closure(&mut self, dst: Def, function: FunctionIndex, captures: UseRange, count: Count) -> Result<Step> { self.make_closure(dst, function, captures, count) }
    fn set_closure_data(&mut self, closure: Use, src: Use) -> Result<Step> { self.set_data_of_closure(closure, src) }
    fn add(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Add, false, dst, self.get(lhs), self.get(rhs)) }
    fn sub(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Sub, false, dst, self.get(lhs), self.get(rhs)) }
    fn mul(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Mul, false, dst, self.get(lhs), self.get(rhs)) }
    fn div_true(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::DivTrue, false, dst, self.get(lhs), self.get(rhs)) }
    fn div_floor(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::DivFloor, false, dst, self.get(lhs), self.get(rhs)) }
    fn mod_floor(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::ModFloor, false, dst, self.get(lhs), self.get(rhs)) }
    fn pow(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Pow, false, dst, self.get(lhs), self.get(rhs)) }
    fn shl(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Shl, false, dst, self.get(lhs), self.get(rhs)) }
    fn shr(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Shr, false, dst, self.get(lhs), self.get(rhs)) }
    fn bit_and(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::BitAnd, false, dst, self.get(lhs), self.get(rhs)) }
    fn bit_or(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::BitOr, false, dst, self.get(lhs), self.get(rhs)) }
    fn bit_xor(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::BitXor, false, dst, self.get(lhs), self.get(rhs)) }
    fn matmul(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Matmul, false, dst, self.get(lhs), self.get(rhs)) }
    fn div_trunc(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::DivTrunc, false, dst, self.get(lhs), self.get(rhs)) }
    fn rem_trunc(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::RemTrunc, false, dst, self.get(lhs), self.get(rhs)) }
    fn div_exact(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::DivExact, false, dst, self.get(lhs), self.get(rhs)) }
    fn add_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Add, true, dst, self.get(lhs), self.get(rhs)) }
    fn sub_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Sub, true, dst, self.get(lhs), self.get(rhs)) }
    fn mul_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Mul, true, dst, self.get(lhs), self.get(rhs)) }
    fn div_true_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::DivTrue, true, dst, self.get(lhs), self.get(rhs)) }
    fn div_floor_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::DivFloor, true, dst, self.get(lhs), self.get(rhs)) }
    fn mod_floor_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::ModFloor, true, dst, self.get(lhs), self.get(rhs)) }
    fn pow_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Pow, true, dst, self.get(lhs), self.get(rhs)) }
    fn shl_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Shl, true, dst, self.get(lhs), self.get(rhs)) }
    fn shr_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Shr, true, dst, self.get(lhs), self.get(rhs)) }
    fn bit_and_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::BitAnd, true, dst, self.get(lhs), self.get(rhs)) }
    fn bit_or_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::BitOr, true, dst, self.get(lhs), self.get(rhs)) }
    fn bit_xor_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::BitXor, true, dst, self.get(lhs), self.get(rhs)) }
    fn matmul_in_place(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Matmul, true, dst, self.get(lhs), self.get(rhs)) }
    fn add_int(&mut self, dst: Def, lhs: Use, rhs: Immediate, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Add, false, dst, self.get(lhs), Value::small(rhs.0 as i64)) }
    fn sub_int(&mut self, dst: Def, lhs: Use, rhs: Immediate, _site: OperandsSite) -> Result<Step> { self.binary(BinaryOp::Sub, false, dst, self.get(lhs), Value::small(rhs.0 as i64)) }
    fn neg(&mut self, dst: Def, src: Use, _site: OperandsSite) -> Result<Step> { self.unary(UnaryOp::Neg, dst, self.get(src)) }
    fn pos(&mut self, dst: Def, src: Use, _site: OperandsSite) -> Result<Step> { self.unary(UnaryOp::Pos, dst, self.get(src)) }
    fn invert(&mut self, dst: Def, src: Use, _site: OperandsSite) -> Result<Step> { self.unary(UnaryOp::Invert, dst, self.get(src)) }
    fn not(&mut self, dst: Def, src: Use, _site: TruthSite) -> Result<Step> { let truth = self.truth(self.get(src))?; self.set(dst, Value::bool(!truth)) }
    fn lt(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { let value = self.compare(CompareOp::Lt, self.get(lhs), self.get(rhs))?; self.set(dst, value) }
    fn le(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { let value = self.compare(CompareOp::Le, self.get(lhs), self.get(rhs))?; self.set(dst, value) }
    fn gt(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { let value = self.compare(CompareOp::Gt, self.get(lhs), self.get(rhs))?; self.set(dst, value) }
    fn ge(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { let value = self.compare(CompareOp::Ge, self.get(lhs), self.get(rhs))?; self.set(dst, value) }
    fn eq(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { let value = self.compare(CompareOp::Eq, self.get(lhs), self.get(rhs))?; self.set(dst, value) }
    fn ne(&mut self, dst: Def, lhs: Use, rhs: Use, _site: OperandsSite) -> Result<Step> { let value = self.compare(CompareOp::Ne, self.get(lhs), self.get(rhs))?; self.set(dst, value) }
    fn is(&mut self, dst: Def, lhs: Use, rhs: Use) -> Result<Step> { let same = is_same(self.get(lhs), self.get(rhs)); self.set(dst, Value::bool(same)) }
    fn is_not(&mut self, dst: Def, lhs: Use, rhs: Use) -> Result<Step> { let same = is_same(self.get(lhs), self.get(rhs)); self.set(dst, Value::bool(!same)) }
    fn contains(&mut self, dst: Def, item: Use, container: Use, _site: ElementSite) -> Result<Step> { self.contains_item(dst, self.get(item), self.get(container)) }
    fn jump(&mut self, target: Label) -> Result<Step> { Ok(Step::Jump(target)) }
    fn jump_if_true(&mut self, cond: Use, target: Label, _site: TruthSite) -> Result<Step> { let truth = self.truth(self.get(cond))?; Ok(jump_if(truth, target)) }
    fn jump_if_false(&mut self, cond: Use, target: Label, _site: TruthSite) -> Result<Step> { let truth = self.truth(self.get(cond))?; Ok(jump_if(!truth, target)) }
    fn jump_if_none(&mut self, src: Use, target: Label) -> Result<Step> { Ok(jump_if(self.get(src).is_none(), target)) }
    fn jump_if_not_none(&mut self, src: Use, target: Label) -> Result<Step> { Ok(jump_if(!self.get(src).is_none(), target)) }
    fn jump_if_unbound(&mut self, src: Use, target: Label) -> Result<Step> { Ok(jump_if(self.get(src).is_unbound(), target)) }
    fn jump_if_is(&mut self, lhs: Use, rhs: Use, target: Label) -> Result<Step> { Ok(jump_if(is_same(self.get(lhs), self.get(rhs)), target)) }
    fn jump_if_is_not(&mut self, lhs: Use, rhs: Use, target: Label) -> Result<Step> { Ok(jump_if(!is_same(self.get(lhs), self.get(rhs)), target)) }
    fn jump_if_lt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Lt, self.get(lhs), self.get(rhs))?; Ok(jump_if(holds, target)) }
    fn jump_if_le(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Le, self.get(lhs), self.get(rhs))?; Ok(jump_if(holds, target)) }
    fn jump_if_gt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Gt, self.get(lhs), self.get(rhs))?; Ok(jump_if(holds, target)) }
    fn jump_if_ge(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Ge, self.get(lhs), self.get(rhs))?; Ok(jump_if(holds, target)) }
    fn jump_if_eq(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Eq, self.get(lhs), self.get(rhs))?; Ok(jump_if(holds, target)) }
    fn jump_if_ne(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Ne, self.get(lhs), self.get(rhs))?; Ok(jump_if(holds, target)) }
    fn jump_unless_lt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Lt, self.get(lhs), self.get(rhs))?; Ok(jump_if(!holds, target)) }
    fn jump_unless_le(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Le, self.get(lhs), self.get(rhs))?; Ok(jump_if(!holds, target)) }
    fn jump_unless_gt(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Gt, self.get(lhs), self.get(rhs))?; Ok(jump_if(!holds, target)) }
    fn jump_unless_ge(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Ge, self.get(lhs), self.get(rhs))?; Ok(jump_if(!holds, target)) }
    fn jump_unless_eq(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Eq, self.get(lhs), self.get(rhs))?; Ok(jump_if(!holds, target)) }
    fn jump_unless_ne(&mut self, lhs: Use, rhs: Use, target: Label, _site: OperandsSite) -> Result<Step> { let holds = self.compare_truth(CompareOp::Ne, self.get(lhs), self.get(rhs))?; Ok(jump_if(!holds, target)) }
    fn loop_header(&mut self, slot: LoopSlot) -> Result<Step> { self.start_iteration(slot) }
    fn charge(&mut self) -> Result<Step> { self.take_fuel() }
    fn count_block(&mut self, slot: BlockSlot) -> Result<Step> { self.count_execution(slot) }
    fn find_property(&mut self, dst: Def, object: Use, name: Name, slot: PropertySlot) -> Result<Step> { self.property_if_any(dst, object, name, slot) }
    fn get_property(&mut self, dst: Def, object: Use, name: Name, slot: PropertySlot) -> Result<Step> { self.property(dst, object, name, slot) }
    fn set_property(&mut self, object: Use, name: Name, src: Use, slot: PropertySlot) -> Result<Step> { self.assign_property(object, name, src, slot, true) }
    fn set_own_property(&mut self, object: Use, name: Name, src: Use, slot: PropertySlot) -> Result<Step> { self.assign_property(object, name, src, slot, false) }
    fn delete_property(&mut self, object: Use, name: Name) -> Result<Step> { let (object, name) = (self.get(object), self.name(name)); self.language().delete_property(self.cx, object, name)?; Ok(Step::Next) }
    fn get_method(&mut self, base: DefPair, object: Use, name: Name, slot: PropertySlot) -> Result<Step> { self.method(base, object, name, slot, false) }
    fn get_special(&mut self, base: DefPair, object: Use, name: Name, slot: PropertySlot) -> Result<Step> { self.method(base, object, name, slot, true) }
    fn get_element(&mut self, dst: Def, object: Use, key: Use, _site: ElementSite) -> Result<Step> { self.element(dst, self.get(object), self.get(key)) }
    fn set_element(&mut self, object: Use, key: Use, src: Use, _site: ElementSite) -> Result<Step> { self.assign_element(self.get(object), self.get(key), self.get(src)) }
    fn delete_element(&mut self, object: Use, key: Use) -> Result<Step> { let (object, key) = (self.get(object), self.get(key)); self.language().delete_element(self.cx, object, key)?; Ok(Step::Next) }
    fn call(&mut self, dst: Def, callee: Use, arguments: UseRange, count: Count, slot: CallSlot) -> Result<Step> { self.call_function(dst, self.get(callee), self.range(arguments, count), slot) }
    fn call_method(&mut self, dst: Def, base: Use, receiver: UseRange, count: Count, slot: CallSlot) -> Result<Step> { self.call_found_method(dst, self.get(base), self.range(receiver, count), slot) }
    fn call_keywords(&mut self, dst: Def, callee: Use, arguments: UseRange, count: Count, names: Const, slot: CallSlot) -> Result<Step> { self.call_named(dst, self.get(callee), self.range(arguments, count), names, slot) }
    fn call_spread(&mut self, dst: Def, callee: Use, arguments: UseRange, count: Count, rest: Use, keywords: Use, slot: CallSlot) -> Result<Step> { self.call_spreading(dst, self.get(callee), self.range(arguments, count), [self.get(rest), self.get(keywords)], slot) }
    fn tail_call(&mut self, callee: Use, arguments: UseRange, count: Count, slot: CallSlot) -> Result<Step> { self.tail_call_function(self.get(callee), self.range(arguments, count), slot) }
    fn tail_call_spread(&mut self, callee: Use, arguments: UseRange, count: Count, rest: Use, keywords: Use, slot: CallSlot) -> Result<Step> { self.call_spreading_in_place(self.get(callee), self.range(arguments, count), [self.get(rest), self.get(keywords)], slot) }
    fn new_escape(&mut self, dst: Def) -> Result<Step> { let escape = self.cx.new_escape()?; self.set(dst, escape.value()) }
    fn call_escape(&mut self, dst: Def, callee: Use, escape: Use, slot: CallSlot) -> Result<Step> { self.call_function(dst, self.get(callee), &[self.get(escape)], slot) }
    fn escape(&mut self, escape: Use, src: Use) -> Result<Step> { self.cx.escape(self.get(escape), self.get(src)) }
    fn intrinsic(&mut self, dst: Def, intrinsic: IntrinsicIndex, arguments: UseRange, count: Count) -> Result<Step> { self.call_intrinsic(dst, intrinsic, self.range(arguments, count)) }
    fn ret(&mut self, src: Use) -> Result<Step> { self.leave(self.raw(src.0)) }
    fn throw(&mut self, src: Use) -> Result<Step> { self.raise_value(self.get(src)) }
    fn rethrow(&mut self, src: Use) -> Result<Step> { if self.get(src).is_none() { return self.raise_value(Value::NONE); } self.cx.is_rethrowing = true; self.cx.throw(self.get(src)) }
    fn catch(&mut self, dst: Def, _site: TruthSite) -> Result<Step> { self.note(Truth::BOOL); self.catch_exception(dst) }
    fn load_handled(&mut self, dst: Def) -> Result<Step> { let handled = self.cx.handled; self.set(dst, handled) }
    fn store_handled(&mut self, src: Use) -> Result<Step> { self.cx.handled = self.get(src); Ok(Step::Next) }
    fn yield_value(&mut self, _dst: Def, src: Use) -> Result<Step> { self.suspend_generator(self.get(src)) }
    fn resume(&mut self, dst: Def, generator: Use, sent: Use, target: Label) -> Result<Step> { self.resume_other(dst, self.get(generator), self.get(sent), target) }
    fn iter_init(&mut self, state: DefTriple, iterable: Use, _site: IterationSite) -> Result<Step> { self.start_iterating(state, self.get(iterable)) }
    fn iter_next(&mut self, dst: Def, state: UseTriple, target: Label, _site: IterationSite) -> Result<Step> { self.iterate(dst, state, target) }
    fn new_list(&mut self, dst: Def, first: UseRange, count: Count) -> Result<Step> { let list = self.cx.new_list(self.range(first, count))?; self.set(dst, list.value()) }
    fn new_tuple(&mut self, dst: Def, first: UseRange, count: Count) -> Result<Step> { let tuple = self.cx.new_tuple(self.range(first, count))?; self.set(dst, tuple.value()) }
    fn new_set(&mut self, dst: Def, first: UseRange, count: Count) -> Result<Step> { self.make_set(dst, self.range(first, count)) }
    fn new_dict(&mut self, dst: Def, first: UseRange, count: Count) -> Result<Step> { self.make_dict(dst, self.range(first, count)) }
    fn new_slice(&mut self, dst: Def, first: UseRange, count: Count) -> Result<Step> { self.make_slice(dst, self.range(first, count)) }
    fn list_append(&mut self, list: Use, src: Use) -> Result<Step> { self.append(self.get(list), self.get(src)) }
    fn set_add(&mut self, set: Use, src: Use) -> Result<Step> { self.add_to_set(self.get(set), self.get(src)) }
    fn dict_insert(&mut self, dict: Use, key: Use, src: Use) -> Result<Step> { self.insert_into_dict(self.get(dict), self.get(key), self.get(src)) }
    fn concat(&mut self, dst: Def, first: UseRange, count: Count) -> Result<Step> { self.join_strings(dst, self.range(first, count)) }
    fn unpack(&mut self, src: Use, first: DefRange, count: Count, _site: IterationSite) -> Result<Step> { self.unpack_values(self.get(src), first, count) }
    fn rare(&mut self, _site: TruthSite) -> Result<Step> { self.note(Truth::BOOL); Ok(Step::Next) }
    fn mov_i32(&mut self, dst: DefI32, src: UseI32) -> Result<Step> { self.put(dst.0, self.raw(src.0)) }
    fn mov_i64(&mut self, dst: DefI64, src: UseI64) -> Result<Step> { self.put(dst.0, self.raw(src.0)) }
    fn mov_f64(&mut self, dst: DefF64, src: UseF64) -> Result<Step> { self.put(dst.0, self.raw(src.0)) }
    fn mov_bool(&mut self, dst: DefBool, src: UseBool) -> Result<Step> { self.put(dst.0, self.raw(src.0)) }
    fn mov_ref(&mut self, dst: DefRef, src: UseRef) -> Result<Step> { self.put(dst.0, self.raw(src.0)) }
    fn load_i32(&mut self, dst: DefI32, value: Immediate) -> Result<Step> { self.put(dst.0, value.0 as i64 as u64) }
    fn load_i64(&mut self, dst: DefI64, value: Immediate) -> Result<Step> { self.put(dst.0, value.0 as i64 as u64) }
    fn load_const_i32(&mut self, dst: DefI32, constant: Const) -> Result<Step> { let value = self.int_constant(constant); self.put(dst.0, value as u64) }
    fn load_const_i64(&mut self, dst: DefI64, constant: Const) -> Result<Step> { let value = self.int_constant(constant); self.put(dst.0, value as u64) }
    fn load_const_f64(&mut self, dst: DefF64, constant: Const) -> Result<Step> { let value = self.float_constant(constant); self.put(dst.0, value.to_bits()) }
    fn load_bool(&mut self, dst: DefBool, value: Immediate) -> Result<Step> { self.put(dst.0, value.0 as i64 as u64) }
    fn add_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, i32::wrapping_add) }
    fn sub_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, i32::wrapping_sub) }
    fn mul_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, i32::wrapping_mul) }
    fn and_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, |a, b| a & b) }
    fn or_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, |a, b| a | b) }
    fn xor_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, |a, b| a ^ b) }
    fn shl_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, |a, b| a.wrapping_shl(b as u32)) }
    fn shr_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, |a, b| a.wrapping_shr(b as u32)) }
    fn ushr_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.i32_binary(dst.0, lhs.0, rhs.0, |a, b| (a as u32).wrapping_shr(b as u32) as i32) }
    fn div_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.check_divisor(self.raw(rhs.0))?; self.i32_binary(dst.0, lhs.0, rhs.0, i32::wrapping_div) }
    fn rem_i32(&mut self, dst: DefI32, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.check_divisor(self.raw(rhs.0))?; self.i32_binary(dst.0, lhs.0, rhs.0, i32::wrapping_rem) }
    fn neg_i32(&mut self, dst: DefI32, src: UseI32) -> Result<Step> { self.i32_binary(dst.0, src.0, src.0, |a, _| a.wrapping_neg()) }
    fn add_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, i64::wrapping_add) }
    fn sub_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, i64::wrapping_sub) }
    fn mul_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, i64::wrapping_mul) }
    fn and_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, |a, b| a & b) }
    fn or_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, |a, b| a | b) }
    fn xor_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, |a, b| a ^ b) }
    fn shl_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, |a, b| a.wrapping_shl(b as u32)) }
    fn shr_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, |a, b| a.wrapping_shr(b as u32)) }
    fn ushr_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.i64_binary(dst.0, lhs.0, rhs.0, |a, b| (a as u64).wrapping_shr(b as u32) as i64) }
    fn div_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.check_divisor(self.raw(rhs.0))?; self.i64_binary(dst.0, lhs.0, rhs.0, i64::wrapping_div) }
    fn rem_i64(&mut self, dst: DefI64, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.check_divisor(self.raw(rhs.0))?; self.i64_binary(dst.0, lhs.0, rhs.0, i64::wrapping_rem) }
    fn neg_i64(&mut self, dst: DefI64, src: UseI64) -> Result<Step> { self.i64_binary(dst.0, src.0, src.0, |a, _| a.wrapping_neg()) }
    fn add_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.f64_binary(dst.0, lhs.0, rhs.0, |a, b| a + b) }
    fn sub_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.f64_binary(dst.0, lhs.0, rhs.0, |a, b| a - b) }
    fn mul_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.f64_binary(dst.0, lhs.0, rhs.0, |a, b| a * b) }
    fn div_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.f64_binary(dst.0, lhs.0, rhs.0, |a, b| a / b) }
    fn rem_f64(&mut self, dst: DefF64, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.f64_binary(dst.0, lhs.0, rhs.0, number::float_rem) }
    fn neg_f64(&mut self, dst: DefF64, src: UseF64) -> Result<Step> { self.f64_binary(dst.0, src.0, src.0, |a, _| -a) }
    fn abs_f64(&mut self, dst: DefF64, src: UseF64) -> Result<Step> { self.f64_binary(dst.0, src.0, src.0, |a, _| a.abs()) }
    fn sqrt_f64(&mut self, dst: DefF64, src: UseF64) -> Result<Step> { self.f64_binary(dst.0, src.0, src.0, |a, _| a.sqrt()) }
    fn lt_i32(&mut self, dst: DefBool, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.put(dst.0, ((self.raw(lhs.0) as i32) < (self.raw(rhs.0) as i32)) as u64) }
    fn le_i32(&mut self, dst: DefBool, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.put(dst.0, ((self.raw(lhs.0) as i32) <= (self.raw(rhs.0) as i32)) as u64) }
    fn eq_i32(&mut self, dst: DefBool, lhs: UseI32, rhs: UseI32) -> Result<Step> { self.put(dst.0, ((self.raw(lhs.0) as i32) == (self.raw(rhs.0) as i32)) as u64) }
    fn lt_i64(&mut self, dst: DefBool, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.put(dst.0, ((self.raw(lhs.0) as i64) < (self.raw(rhs.0) as i64)) as u64) }
    fn le_i64(&mut self, dst: DefBool, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.put(dst.0, ((self.raw(lhs.0) as i64) <= (self.raw(rhs.0) as i64)) as u64) }
    fn eq_i64(&mut self, dst: DefBool, lhs: UseI64, rhs: UseI64) -> Result<Step> { self.put(dst.0, ((self.raw(lhs.0) as i64) == (self.raw(rhs.0) as i64)) as u64) }
    fn lt_f64(&mut self, dst: DefBool, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.put(dst.0, (self.float(lhs.0) < self.float(rhs.0)) as u64) }
    fn le_f64(&mut self, dst: DefBool, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.put(dst.0, (self.float(lhs.0) <= self.float(rhs.0)) as u64) }
    fn eq_f64(&mut self, dst: DefBool, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.put(dst.0, (self.float(lhs.0) == self.float(rhs.0)) as u64) }
    fn not_bool(&mut self, dst: DefBool, src: UseBool) -> Result<Step> { self.put(dst.0, self.raw(src.0) ^ 1) }
    fn jump_if_bool(&mut self, cond: UseBool, target: Label) -> Result<Step> { Ok(jump_if(self.raw(cond.0) != 0, target)) }
    fn jump_unless_bool(&mut self, cond: UseBool, target: Label) -> Result<Step> { Ok(jump_if(self.raw(cond.0) == 0, target)) }
    fn i32_to_i64(&mut self, dst: DefI64, src: UseI32) -> Result<Step> { self.put(dst.0, self.raw(src.0)) }
    fn i64_to_i32(&mut self, dst: DefI32, src: UseI64) -> Result<Step> { self.put(dst.0, self.raw(src.0) as i32 as i64 as u64) }
    fn i32_to_f64(&mut self, dst: DefF64, src: UseI32) -> Result<Step> { self.put(dst.0, (self.raw(src.0) as i32 as f64).to_bits()) }
    fn i64_to_f64(&mut self, dst: DefF64, src: UseI64) -> Result<Step> { self.put(dst.0, (self.raw(src.0) as i64 as f64).to_bits()) }
    fn f64_to_i32(&mut self, dst: DefI32, src: UseF64) -> Result<Step> { self.put(dst.0, self.float(src.0) as i32 as i64 as u64) }
    fn f64_to_i64(&mut self, dst: DefI64, src: UseF64) -> Result<Step> { self.put(dst.0, self.float(src.0) as i64 as u64) }
    fn box_i32(&mut self, dst: Def, src: UseI32) -> Result<Step> { let value = self.cx.new_int(self.raw(src.0) as i64)?; self.set(dst, value) }
    fn unbox_i32(&mut self, dst: DefI32, src: Use) -> Result<Step> { let value = self.unboxed_int(self.get(src), i32::MIN as i64, i32::MAX as i64)?; self.put(dst.0, value as u64) }
    fn box_i64(&mut self, dst: Def, src: UseI64) -> Result<Step> { let value = self.cx.new_int(self.raw(src.0) as i64)?; self.set(dst, value) }
    fn unbox_i64(&mut self, dst: DefI64, src: Use) -> Result<Step> { let value = self.unboxed_int(self.get(src), i64::MIN, i64::MAX)?; self.put(dst.0, value as u64) }
    fn box_f64(&mut self, dst: Def, src: UseF64) -> Result<Step> { let value = self.cx.new_float(self.float(src.0))?; self.set(dst, value) }
    fn unbox_f64(&mut self, dst: DefF64, src: Use) -> Result<Step> { let value = self.unboxed_float(self.get(src))?; self.put(dst.0, value.to_bits()) }
    fn box_bool(&mut self, dst: Def, src: UseBool) -> Result<Step> { self.set(dst, Value::bool(self.raw(src.0) != 0)) }
    fn unbox_bool(&mut self, dst: DefBool, src: Use) -> Result<Step> { let value = self.unboxed_bool(self.get(src))?; self.put(dst.0, value as u64) }
    fn box_ref(&mut self, dst: Def, src: UseRef) -> Result<Step> { self.set(dst, Value(self.raw(src.0))) }
    fn unbox_ref(&mut self, dst: DefRef, src: Use) -> Result<Step> { let value = self.unboxed_ref(self.get(src))?; self.put(dst.0, value.0) }
    fn new_array(&mut self, dst: DefRef, length: UseI32) -> Result<Step> { self.make_array(dst, self.raw(length.0) as i32) }
    fn array_length(&mut self, dst: DefI32, array: UseRef) -> Result<Step> { self.length_of_array(dst, array) }
    fn array_get(&mut self, dst: Def, array: UseRef, index: UseI32) -> Result<Step> { let value = self.array_element(array, self.raw(index.0) as i32)?; self.set(dst, value) }
    fn array_set(&mut self, array: UseRef, index: UseI32, src: Use) -> Result<Step> { self.set_array_element(array, self.raw(index.0) as i32, self.get(src)) }
    fn load_none_ref(&mut self, dst: DefRef) -> Result<Step> { self.put(dst.0, Value::NONE.0) }
    fn eq_ref(&mut self, dst: DefBool, lhs: UseRef, rhs: UseRef) -> Result<Step> { self.put(dst.0, (self.raw(lhs.0) == self.raw(rhs.0)) as u64) }
    fn jump_if_none_ref(&mut self, src: UseRef, target: Label) -> Result<Step> { Ok(jump_if(Value(self.raw(src.0)).is_none(), target)) }
    fn jump_if_not_none_ref(&mut self, src: UseRef, target: Label) -> Result<Step> { Ok(jump_if(!Value(self.raw(src.0)).is_none(), target)) }
    fn add_int_i32(&mut self, dst: DefI32, src: UseI32, value: Immediate) -> Result<Step> { self.i32_binary(dst.0, src.0, src.0, |a, _| a.wrapping_add(value.0.into())) }
    fn jump_if_lt_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Result<Step> { Ok(jump_if((self.raw(lhs.0) as i32) < self.raw(rhs.0) as i32, target)) }
    fn jump_if_ge_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Result<Step> { Ok(jump_if(self.raw(lhs.0) as i32 >= self.raw(rhs.0) as i32, target)) }
    fn jump_if_eq_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Result<Step> { Ok(jump_if(self.raw(lhs.0) as i32 == self.raw(rhs.0) as i32, target)) }
    fn jump_if_ne_i32(&mut self, lhs: UseI32, rhs: UseI32, target: Label) -> Result<Step> { Ok(jump_if(self.raw(lhs.0) as i32 != self.raw(rhs.0) as i32, target)) }
    fn jump_if_lt_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Result<Step> { Ok(jump_if(self.float(lhs.0) < self.float(rhs.0), target)) }
    fn jump_unless_lt_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Result<Step> { let is_less = self.float(lhs.0) < self.float(rhs.0); Ok(jump_if(!is_less, target)) }
    fn jump_if_le_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Result<Step> { Ok(jump_if(self.float(lhs.0) <= self.float(rhs.0), target)) }
    fn jump_unless_le_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Result<Step> { let is_at_most = self.float(lhs.0) <= self.float(rhs.0); Ok(jump_if(!is_at_most, target)) }
    fn jump_if_eq_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Result<Step> { Ok(jump_if(self.float(lhs.0) == self.float(rhs.0), target)) }
    fn jump_unless_eq_f64(&mut self, lhs: UseF64, rhs: UseF64, target: Label) -> Result<Step> { Ok(jump_if(self.float(lhs.0) != self.float(rhs.0), target)) }
    fn math_f64(&mut self, dst: DefF64, function: Math, src: UseF64) -> Result<Step> { self.put(dst.0, number::math(function.function(), self.float(src.0), 0.0).to_bits()) }
    fn math2_f64(&mut self, dst: DefF64, function: Math, lhs: UseF64, rhs: UseF64) -> Result<Step> { self.put(dst.0, number::math(function.function(), self.float(lhs.0), self.float(rhs.0)).to_bits()) }
    fn new_object(&mut self, dst: DefValue, layout: Target, values: AnyRange, count: Count) -> Result<Step> { self.make_object(dst, layout, values, count) }
    fn get_field(&mut self, dst: DefAny, object: UseRef, field: Field) -> Result<Step> { self.load_field(dst, object, field) }
    fn set_field(&mut self, object: UseRef, field: Field, src: UseValue) -> Result<Step> { self.store_field(object, field, src) }
    fn set_field_raw(&mut self, object: UseRef, field: Field, src: UseAny) -> Result<Step> { self.store_raw_field(object, field, src) }
    fn get_field_i32(&mut self, dst: DefI32, object: UseRef, field: Field) -> Result<Step> { self.load_i32_field(dst, object, field) }
    fn get_field_checked(&mut self, dst: DefValue, object: Use, layout: Target, field: Field) -> Result<Step> { self.load_checked(dst, object, layout, field) }
    fn set_field_checked(&mut self, object: Use, layout: Target, field: Field, src: UseValue) -> Result<Step> { self.store_checked(object, layout, field, src) }
    fn cast_ref(&mut self, dst: DefRef, src: UseValue, layout: Target) -> Result<Step> { self.cast(dst, src, layout) }
    fn check_layout(&mut self, dst: DefRef, src: UseValue, layout: Target) -> Result<Step> { self.check(dst, src, layout) }
    fn is_layout(&mut self, dst: DefBool, src: UseValue, layout: Target) -> Result<Step> { self.test_layout(dst, src, layout) }
    fn check_some(&mut self, src: UseRef) -> Result<Step> { if Value(self.raw(src.0)).is_none() { self.layout_error(LayoutError::None) } else { Ok(Step::Next) } }
    fn call_static(&mut self, dst: DefAny, function: FunctionIndex, arguments: AnyRange, count: Count) -> Result<Step> { self.call_directly(dst, function, arguments, count) }
    fn call_virtual(&mut self, dst: DefAny, layout: Target, method: Method, arguments: AnyRange, count: Count, slot: MethodSlot) -> Result<Step> { self.call_by_place(dst, layout, method, arguments, count, slot) }
    fn new_array_raw(&mut self, dst: DefRef, elements: Target, length: UseI32) -> Result<Step> { self.make_raw_array(dst, elements, self.raw(length.0) as i32) }
    fn array_get_i32(&mut self, dst: DefI32, array: UseRef, index: UseI32) -> Result<Step> { let (array, index) = self.raw_place(array, index)?; self.put(dst.0, load_i32(array, index) as i64 as u64) }
    fn array_set_i32(&mut self, array: UseRef, index: UseI32, src: UseI32) -> Result<Step> { let (array, index) = self.raw_place(array, index)?; store_i32(array, index, self.raw(src.0) as i32); Ok(Step::Next) }
    fn array_get_f64(&mut self, dst: DefF64, array: UseRef, index: UseI32) -> Result<Step> { let (array, index) = self.raw_place(array, index)?; self.put(dst.0, load_f64(array, index).to_bits()) }
    fn array_set_f64(&mut self, array: UseRef, index: UseI32, src: UseF64) -> Result<Step> { let (array, index) = self.raw_place(array, index)?; store_f64(array, index, self.float(src.0)); Ok(Step::Next) }
    fn array_get_u8(&mut self, dst: DefI32, array: UseRef, index: UseI32) -> Result<Step> { let (array, index) = self.raw_place(array, index)?; self.put(dst.0, load_u8(array, index) as u64) }
    fn array_set_u8(&mut self, array: UseRef, index: UseI32, src: UseI32) -> Result<Step> { let (array, index) = self.raw_place(array, index)?; store_u8(array, index, self.raw(src.0) as u8); Ok(Step::Next) }
    fn sequence_at(&mut self, dst: DefAny, sequence: UseRef, elements: Target, index: UseI32, target: Label) -> Result<Step> { self.at_in_sequence(dst, sequence, elements, index, target) }
    fn sequence_put(&mut self, sequence: UseRef, elements: Target, index: UseI32, src: UseAny, target: Label) -> Result<Step> { self.put_in_sequence(sequence, elements, index, src, target) }
    fn sequence_resize(&mut self, sequence: UseRef, elements: Target, length: UseI32, target: Label) -> Result<Step> { self.resize_sequence(sequence, elements, length, target) }
    fn array_put(&mut self, array: UseRef, elements: Target, index: UseI32, src: UseAny, target: Label) -> Result<Step> { self.put_element(array, elements, index, src, target) }
    fn array_copy(&mut self, to: UseRef, to_start: UseI32, from: UseRef, from_start: UseI32, count: UseI32) -> Result<Step> { self.copy_array(to, to_start, from, from_start, count) }
    fn array_fill(&mut self, array: UseRef, start: UseI32, count: UseI32, src: UseAny) -> Result<Step> { self.fill_array(array, start, count, src) }
    fn ret_i32(&mut self, src: UseI32) -> Result<Step> { self.leave(self.raw(src.0)) }
    fn ret_i64(&mut self, src: UseI64) -> Result<Step> { self.leave(self.raw(src.0)) }
    fn ret_f64(&mut self, src: UseF64) -> Result<Step> { self.leave(self.raw(src.0)) }
    fn ret_bool(&mut self, src: UseBool) -> Result<Step> { self.leave(self.raw(src.0)) }
    fn ret_ref(&mut self, src: UseRef) -> Result<Step> { self.leave(self.raw(src.0)) }
}
