//! Which operation is lowered where: one line each.

use abi::context_layout::{CELL_ENTRY, CELL_RESUME};
use abi::intrinsic::Rounding as FloatRounding;
use abi::value::FIXNUM_MASK;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use ssa::backend::Bailout;
use ssa::entities::Inst;
use ssa::{Op, Type};

use super::integers::{Division, Rounding};
use super::{Lowering, clif_type, literal_index, trusted};

impl Lowering<'_> {
    /// Lowers one instruction.
    pub(super) fn operation(&mut self, inst: Inst) -> Result<(), Bailout> {
        let op = *self.func.op(inst);
        let result = self.lower_operation(op)?;
        if let Some(value) = self.func.result(inst) {
            self.values[value] = result.into();
            self.keep_at_home(value);
        }
        Ok(())
    }

    /// Lowers `op`; the value it computes, if it does.
    #[allow(clippy::too_many_lines, reason = "an exhaustive match of short arms")]
    fn lower_operation(&mut self, op: Op) -> Result<Option<ir::Value>, Bailout> {
        use super::conversions::FloatSource;
        let exit = op.frame_state().zip(op.exit_reason());
        let value = match op {
            // Made where it is used.
            Op::ConstF64 { .. }
            | Op::ConstInt { .. }
            | Op::ConstBool { .. }
            | Op::ConstWord { .. }
            | Op::ConstI32 { .. }
            | Op::ConstI64 { .. } => return Ok(None),
            // Only exits name it, and those make it.
            Op::DeferredObject { .. } => self.iconst(0),
            Op::LiteralWord { literal }
            | Op::LiteralRef { literal }
            | Op::LiteralAddress { literal }
            | Op::LiteralI64 { literal } => self.literal(literal_index(literal)),
            Op::OsrSlot { registers, register, ty } => {
                let registers = self.value(registers);
                self.ins().load(clif_type(ty), trusted(), registers, i32::from(register) * 8)
            }
            Op::Refine { value, ty } => return self.refine(value, ty).map(Some),
            Op::Select { cond, if_true, if_false, .. } => {
                let (if_true, if_false) = (self.value(if_true), self.value(if_false));
                let cond = self.condition(cond, false);
                self.ins().select(cond, if_true, if_false)
            }

            Op::IntAdd { lhs, rhs } | Op::I64Add { lhs, rhs } | Op::I32Add { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.iadd(x, y))
            }
            Op::IntSub { lhs, rhs } | Op::I64Sub { lhs, rhs } | Op::I32Sub { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.isub(x, y))
            }
            Op::I64Mul { lhs, rhs } | Op::I32Mul { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.imul(x, y))
            }
            Op::IntAnd { lhs, rhs } | Op::I64And { lhs, rhs } | Op::I32And { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.band(x, y))
            }
            Op::IntOr { lhs, rhs } | Op::I64Or { lhs, rhs } | Op::I32Or { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.bor(x, y))
            }
            Op::IntXor { lhs, rhs } | Op::I64Xor { lhs, rhs } | Op::I32Xor { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.bxor(x, y))
            }
            // Counts beyond the width wrap around in CLIF too.
            Op::I64Shl { lhs, rhs } | Op::I32Shl { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.ishl(x, y))
            }
            Op::I64Shr { lhs, rhs } | Op::I32Shr { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.sshr(x, y))
            }
            Op::I64ShrLogical { lhs, rhs } | Op::I32ShrLogical { lhs, rhs } => {
                self.binary(lhs, rhs, |b, x, y| b.ushr(x, y))
            }
            Op::IntMul { lhs, rhs } => self.int_mul(lhs, rhs),
            Op::IntNeg { value } => self.unary(value, |b, x| b.ineg(x)),
            Op::IntAddChecked { lhs, rhs, .. } => self.int_add_checked(lhs, rhs, exit),
            Op::IntSubChecked { lhs, rhs, .. } => self.int_sub_checked(lhs, rhs, exit),
            Op::IntMulChecked { lhs, rhs, .. } => self.int_mul_checked(lhs, rhs, exit),
            Op::IntNegChecked { value, .. } => self.int_neg_checked(value, exit),
            Op::IntDivFloorChecked { lhs, rhs, .. } => {
                self.divide(lhs, rhs, Division::Quotient, Rounding::Floor, exit)
            }
            Op::IntModFloorChecked { lhs, rhs, .. } => {
                self.divide(lhs, rhs, Division::Remainder, Rounding::Floor, exit)
            }
            Op::IntDivTruncChecked { lhs, rhs, .. } => {
                self.divide(lhs, rhs, Division::Quotient, Rounding::Zero, exit)
            }
            Op::IntRemChecked { lhs, rhs, .. } => {
                self.divide(lhs, rhs, Division::Remainder, Rounding::Zero, exit)
            }
            Op::IntDivFloor { lhs, rhs } => self.divide(lhs, rhs, Division::Quotient, Rounding::Floor, None),
            Op::IntModFloor { lhs, rhs } => self.divide(lhs, rhs, Division::Remainder, Rounding::Floor, None),
            Op::IntDivTrunc { lhs, rhs } => self.divide(lhs, rhs, Division::Quotient, Rounding::Zero, None),
            Op::IntRem { lhs, rhs } => self.divide(lhs, rhs, Division::Remainder, Rounding::Zero, None),
            Op::IntNot { value } => {
                self.unary_imm(value, !(FIXNUM_MASK as i64), |b, x, y| b.bxor_imm_s(x, y))
            }
            Op::IntShlChecked { lhs, rhs, .. } => self.int_shl_checked(lhs, rhs, exit),
            Op::IntShl { lhs, rhs } => self.int_shl(lhs, rhs),
            Op::IntShrChecked { lhs, rhs, .. } => self.int_shr(lhs, rhs, exit),
            Op::IntShr { lhs, rhs } => self.int_shr(lhs, rhs, None),
            Op::IntCompare { cond, lhs, rhs }
            | Op::I64Compare { cond, lhs, rhs }
            | Op::I32Compare { cond, lhs, rhs } => self.compare_integers(cond, lhs, rhs, false),
            Op::IntToF64 { value } => self.int_to_f64(value),
            Op::IntToI64 { value } => self.untag(value),
            Op::IntToI32Wrap { value } => self.int_to_i32_wrap(value),
            Op::IntToI32Checked { value, .. } => self.int_to_i32_checked(value, exit),

            Op::FloatAdd { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.fadd(x, y)),
            Op::FloatSub { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.fsub(x, y)),
            Op::FloatMul { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.fmul(x, y)),
            Op::FloatDiv { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.fdiv(x, y)),
            Op::FloatDivChecked { lhs, rhs, .. } => self.float_div_checked(lhs, rhs, exit),
            Op::FloatNeg { value } => self.unary(value, |b, x| b.fneg(x)),
            Op::FloatAbs { value } => self.unary(value, |b, x| b.fabs(x)),
            Op::FloatSqrt { value } => self.unary(value, |b, x| b.sqrt(x)),
            Op::FloatFloor { value } => self.round_float(value, FloatRounding::Down),
            Op::FloatCeil { value } => self.round_float(value, FloatRounding::Up),
            Op::FloatTrunc { value } => self.round_float(value, FloatRounding::ToZero),
            Op::FloatRound { value } => self.round_float(value, FloatRounding::Nearest),
            Op::FloatMin { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.fmin(x, y)),
            Op::FloatMax { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.fmax(x, y)),
            Op::FloatCompare { cond, lhs, rhs } => self.compare_floats(cond, lhs, rhs, false)?,
            Op::FloatToIntChecked { value, .. } => self.float_to_int_checked(value, exit),
            Op::FloatToI32Wrap { value } => self.float_to_i32_wrap(value),
            Op::FloatToBits { value } => {
                let value = self.value(value);
                self.encode_word(value, Type::F64)
            }
            Op::FloatFromBits { value } => {
                let value = self.value(value);
                self.decode_word(value, Type::F64)
            }

            Op::UnboxFloat { value, .. } => self.float_of(value, FloatSource::FloatOnly, exit),
            Op::UnboxFloatUnchecked { value } => self.float_of(value, FloatSource::FloatOnly, None),
            Op::NumberToF64 { value, .. } => self.float_of(value, FloatSource::AnyNumber, exit),
            Op::BoxFloat { value } => self.box_float(value),
            Op::BoxBool { value } => self.box_bool(value),
            Op::CharToInt { value } => self.char_to_int(value),
            Op::IntToChar { value } => self.int_to_char(value),

            Op::IsInt { .. }
            | Op::IsRef { .. }
            | Op::IsChar { .. }
            | Op::WordEqual { .. }
            | Op::AddressEqual { .. }
            | Op::BoolNot { .. } => self.simple_test(&op, false)?,
            Op::IsFloat { value } => self.is_float(value),
            Op::HasShape { object, shape } => self.has_shape(object, shape),
            Op::HasShapeIn { object, shapes } => self.has_shape_in(object, shapes),
            Op::BoolAnd { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.band(x, y)),
            Op::BoolOr { lhs, rhs } => self.binary(lhs, rhs, |b, x, y| b.bor(x, y)),

            Op::GuardInt { value, .. } => self.guard_int(value, exit),
            Op::GuardBool { value, .. } => self.guard_bool(value, exit),
            Op::GuardRef { value, .. } => self.guard_ref(value, exit),
            Op::GuardShape { object, shape, .. } => self.guard_shape(object, shape, exit),
            Op::GuardShapeIn { object, shapes, .. } => self.guard_shape_in(object, shapes, exit),
            Op::GuardSame { value, expected, .. } => self.guard_same(value, expected, exit),
            Op::GuardNotSame { value, unexpected, .. } => self.guard_not_same(value, unexpected, exit),
            Op::BoundsCheck { index, length, .. } => self.bounds_check(index, length, exit),

            Op::LoadShape { object } => self.load_shape(object),
            Op::LoadSlot { object, offset }
            | Op::LoadFinal { object, offset }
            | Op::LoadFinalInt { object, offset }
            | Op::LoadFinalAddress { object, offset }
            | Op::LoadLength { object, offset }
            | Op::LoadStorage { object, offset }
            | Op::LoadCell { cell: object, offset } => self.load_object(object, offset, types::I64),
            Op::ArrayLength { array } => {
                self.load_object(array, abi::object_layout::ARRAY_LENGTH_OFFSET as u32, types::I64)
            }
            Op::LoadElement { array, index } => self.load_element(array, index),
            Op::LoadField { object, offset, ty } => self.load_object(object, offset, clif_type(ty)),
            Op::LoadRawElement { array, index, offset, ty } => {
                self.load_raw_element(array, index, offset, ty)?
            }
            Op::LoadByte { array, index, offset } => self.load_byte(array, index, offset),
            Op::LoadContext { offset, ty } => self.load_context(clif_type(ty), offset as usize),
            Op::NewObject { shape, bytes, kind, values, .. } => {
                let values = self.func.list_values(values).to_vec();
                self.new_object(shape, bytes, kind, &values, exit)?
            }

            Op::I32DivChecked { lhs, rhs, .. } => self.i32_divide(lhs, rhs, Division::Quotient, exit),
            Op::I32RemChecked { lhs, rhs, .. } => self.i32_divide(lhs, rhs, Division::Remainder, exit),
            Op::I64DivChecked { lhs, rhs, .. } => self.i64_divide(lhs, rhs, Division::Quotient, exit),
            Op::I64RemChecked { lhs, rhs, .. } => self.i64_divide(lhs, rhs, Division::Remainder, exit),
            Op::I32ToInt { value } => self.i32_to_int(value),
            Op::I32ToI64 { value } => self.unary(value, |b, x| b.sextend(types::I64, x)),
            Op::I32ToF64 { value } | Op::I64ToF64 { value } => {
                self.unary(value, |b, x| b.fcvt_from_sint(types::F64, x))
            }
            Op::I64ToIntChecked { value, .. } => self.i64_to_int_checked(value, exit),
            Op::I64ToI32 { value } => self.unary(value, |b, x| b.ireduce(types::I32, x)),

            Op::CallRuntime { function, args, .. } => {
                let args = self.func.list_values(args).to_vec();
                return Ok(self.call_runtime(function, &args, exit));
            }
            Op::CallRuntimeNoThrow { function, args } | Op::TryCallRuntime { function, args } => {
                let args = self.func.list_values(args).to_vec();
                return Ok(self.call_runtime(function, &args, None));
            }
            Op::CallFunction { cell, callee, args, .. } => {
                let args = self.func.list_values(args).to_vec();
                self.call_function(CELL_ENTRY, cell, callee, &args, exit)?
            }
            Op::ResumeGenerator { cell, generator, sent, .. } => {
                self.call_function(CELL_RESUME, cell, generator, &[sent], exit)?
            }
            Op::TryCallFunction { cell, callee, args, .. } => {
                let args = self.func.list_values(args).to_vec();
                self.call_function(CELL_ENTRY, cell, callee, &args, None)?
            }
            Op::TryResumeGenerator { cell, generator, sent } => {
                self.call_function(CELL_RESUME, cell, generator, &[sent], None)?
            }
            Op::CallTyped { cell, callee, args, ty, .. } => {
                let args = self.func.list_values(args).to_vec();
                self.call_typed(cell, callee, &args, ty, exit)?
            }

            Op::GuardTrue { .. }
            | Op::GuardFalse { .. }
            | Op::StoreShape { .. }
            | Op::StoreSlot { .. }
            | Op::StoreCell { .. }
            | Op::StoreLength { .. }
            | Op::StoreField { .. }
            | Op::StoreElement { .. }
            | Op::StoreRawElement { .. }
            | Op::StoreByte { .. }
            | Op::StoreContext { .. }
            | Op::CheckValid { .. }
            | Op::Poll { .. }
            | Op::StackCheck { .. }
            | Op::Count { .. }
            | Op::CountBlock { .. }
            | Op::Charge { .. }
            | Op::FramePoint { .. }
            | Op::Jump { .. }
            | Op::Branch { .. }
            | Op::Switch { .. }
            | Op::Return { .. }
            | Op::Exit { .. }
            | Op::TailCall { .. }
            | Op::Unreachable {} => return self.lower_without_result(op, exit).map(|()| None),
        };
        Ok(Some(value))
    }

    /// Operations that compute no value: stores, checks and terminators.
    fn lower_without_result(&mut self, op: Op, exit: super::exits::Exit) -> Result<(), Bailout> {
        match op {
            Op::GuardTrue { cond, .. } => {
                let cond = self.condition(cond, true);
                self.leave_if(cond, exit);
            }
            Op::GuardFalse { cond, .. } => {
                let cond = self.condition(cond, false);
                self.leave_if(cond, exit);
            }
            Op::StoreSlot { object, value, offset } | Op::StoreCell { cell: object, value, offset } => {
                self.store_value(object, value, offset);
            }
            Op::StoreShape { object, shape } => self.store_shape(object, shape),
            Op::StoreLength { object, value, offset } => self.store_object(object, value, offset),
            Op::StoreField { object, value, offset } => self.store_object(object, value, offset),
            Op::StoreElement { array, index, value } => self.store_element(array, index, value),
            Op::StoreRawElement { array, index, value, offset } => {
                self.store_raw_element(array, index, value, offset)?
            }
            Op::StoreByte { array, index, value, offset } => self.store_byte(array, index, value, offset),
            Op::StoreContext { value, offset } => {
                let ty = self.func.type_of(value);
                let value = self.value(value);
                let word = self.encode_word(value, ty);
                self.store_context(word, offset as usize);
            }
            Op::CheckValid { .. } => {
                let validity = self.literal(self.validity);
                let invalid = self.ins().icmp_imm_s(IntCC::Equal, validity, 0);
                self.leave_if(invalid, exit);
            }
            Op::Poll { .. } => self.poll(exit),
            Op::StackCheck { .. } => self.stack_check(exit),
            Op::Count { counter, offset, .. } => self.count(counter, offset, exit),
            Op::CountBlock { counter } => self.count_block(counter),
            Op::Charge { .. } => return Err(Bailout::Internal { what: "a charge is left".to_owned() }),
            Op::FramePoint { .. } => {}
            Op::Jump { .. }
            | Op::Branch { .. }
            | Op::Switch { .. }
            | Op::Return { .. }
            | Op::Exit { .. }
            | Op::TailCall { .. }
            | Op::Unreachable {} => {
                self.terminator(op, exit)?;
            }
            _ => return Err(Bailout::Internal { what: format!("{} has a result", op.info().name) }),
        }
        Ok(())
    }
}
