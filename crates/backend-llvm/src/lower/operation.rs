//! Which operation is lowered where: one line each.

use abi::context_layout::{CELL_ENTRY, CELL_RESUME};
use abi::heaps::Heaps;
use abi::intrinsic::Rounding as FloatRounding;
use abi::object_layout::ARRAY_LENGTH_OFFSET;
use abi::value::{FIXNUM_MASK, FIXNUM_SHIFT};
use ssa::backend::Bailout;
use ssa::entities::Inst;
use ssa::{Op, Type};

use super::conversions::FloatSource;
use super::exits::Exit;
use super::integers::{Checked, Division, Rounding};
use super::{Lowering, internal, kind_of, literal_index};
use crate::aliasing::Areas;
use crate::function_text::Operand;

impl Lowering<'_> {
    /// Lowers one instruction.
    pub(super) fn operation(&mut self, inst: Inst) -> Result<(), Bailout> {
        let op = *self.func.op(inst);
        let result = self.lower_operation(op)?;
        if let Some(value) = self.func.result(inst) {
            let result = result.ok_or_else(|| internal(format!("{} gave no value", op.info().name)))?;
            self.values[value] = Some(result);
        }
        Ok(())
    }

    /// Lowers `op`; the value it computes, if it does.
    #[allow(clippy::too_many_lines, reason = "an exhaustive match of short arms")]
    fn lower_operation(&mut self, op: Op) -> Result<Option<Operand>, Bailout> {
        let exit = op.frame_state().zip(op.exit_reason());
        let value = match op {
            Op::ConstInt { value } => Operand::Int(value << FIXNUM_SHIFT),
            Op::ConstF64 { value } => Operand::Float(value.0),
            Op::ConstBool { value } => Operand::Int(i64::from(value)),
            Op::ConstWord { value } => Operand::Int(value.0 as i64),
            Op::ConstI32 { value } => Operand::Int(i64::from(value)),
            Op::ConstI64 { value } => Operand::Int(value),
            // Only exits name it, and those make it.
            Op::DeferredObject { .. } => Operand::Int(0),
            Op::LiteralWord { literal }
            | Op::LiteralRef { literal }
            | Op::LiteralAddress { literal }
            | Op::LiteralI64 { literal } => self.literal(literal_index(literal)),
            Op::OsrSlot { registers, register, ty } => {
                let registers = self.value(registers);
                let pointer = self.address(registers, i64::from(register) * 8);
                // A collection may clear them, since the code has read them by then.
                self.load_value(ty, pointer, Areas::COLLECTOR)
            }
            Op::Refine { value, ty } => self.refine(value, ty)?,
            Op::Select { cond, if_true, if_false, ty } => {
                let kind = kind_of(ty);
                let (cond, x, y) = (self.value(cond), self.value(if_true), self.value(if_false));
                self.define(format_args!("select i1 {cond}, {kind} {x}, {kind} {y}"))
            }

            Op::IntAdd { lhs, rhs } => self.binary(lhs, rhs, "add nsw i64"),
            Op::I64Add { lhs, rhs } => self.binary(lhs, rhs, "add i64"),
            Op::I32Add { lhs, rhs } => self.binary(lhs, rhs, "add i32"),
            Op::IntSub { lhs, rhs } => self.binary(lhs, rhs, "sub nsw i64"),
            Op::I64Sub { lhs, rhs } => self.binary(lhs, rhs, "sub i64"),
            Op::I32Sub { lhs, rhs } => self.binary(lhs, rhs, "sub i32"),
            Op::I64Mul { lhs, rhs } => self.binary(lhs, rhs, "mul i64"),
            Op::I32Mul { lhs, rhs } => self.binary(lhs, rhs, "mul i32"),
            Op::IntAnd { lhs, rhs } | Op::I64And { lhs, rhs } => self.binary(lhs, rhs, "and i64"),
            Op::I32And { lhs, rhs } => self.binary(lhs, rhs, "and i32"),
            Op::IntOr { lhs, rhs } | Op::I64Or { lhs, rhs } => self.binary(lhs, rhs, "or i64"),
            Op::I32Or { lhs, rhs } => self.binary(lhs, rhs, "or i32"),
            Op::IntXor { lhs, rhs } | Op::I64Xor { lhs, rhs } => self.binary(lhs, rhs, "xor i64"),
            Op::I32Xor { lhs, rhs } => self.binary(lhs, rhs, "xor i32"),
            Op::I64Shl { lhs, rhs } => self.shift(lhs, rhs, "shl", 63),
            Op::I32Shl { lhs, rhs } => self.shift(lhs, rhs, "shl", 31),
            Op::I64Shr { lhs, rhs } => self.shift(lhs, rhs, "ashr", 63),
            Op::I32Shr { lhs, rhs } => self.shift(lhs, rhs, "ashr", 31),
            Op::I64ShrLogical { lhs, rhs } => self.shift(lhs, rhs, "lshr", 63),
            Op::I32ShrLogical { lhs, rhs } => self.shift(lhs, rhs, "lshr", 31),
            Op::IntMul { lhs, rhs } => self.int_mul(lhs, rhs),
            Op::IntNeg { value } => self.int_neg(value),
            Op::IntAddChecked { lhs, rhs, .. } => self.int_checked(lhs, rhs, Checked::Add, exit),
            Op::IntSubChecked { lhs, rhs, .. } => self.int_checked(lhs, rhs, Checked::Sub, exit),
            Op::IntMulChecked { lhs, rhs, .. } => self.int_checked(lhs, rhs, Checked::Mul, exit),
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
                let value = self.value(value);
                self.define(format_args!("xor i64 {value}, {}", !(FIXNUM_MASK as i64)))
            }
            Op::IntShlChecked { lhs, rhs, .. } => self.int_shl_checked(lhs, rhs, exit),
            Op::IntShl { lhs, rhs } => self.int_shl(lhs, rhs),
            Op::IntShrChecked { lhs, rhs, .. } => self.int_shr(lhs, rhs, exit),
            Op::IntShr { lhs, rhs } => self.int_shr(lhs, rhs, None),
            Op::IntCompare { cond, lhs, rhs }
            | Op::I64Compare { cond, lhs, rhs }
            | Op::I32Compare { cond, lhs, rhs } => self.compare_integers(cond, lhs, rhs),
            Op::IntToF64 { value } => self.int_to_f64(value),
            Op::IntToI64 { value } => self.untag(value),
            Op::IntToI32Wrap { value } => self.int_to_i32_wrap(value),
            Op::IntToI32Checked { value, .. } => self.int_to_i32_checked(value, exit),

            Op::FloatAdd { lhs, rhs } => self.binary(lhs, rhs, "fadd double"),
            Op::FloatSub { lhs, rhs } => self.binary(lhs, rhs, "fsub double"),
            Op::FloatMul { lhs, rhs } => self.binary(lhs, rhs, "fmul double"),
            Op::FloatDiv { lhs, rhs } => self.binary(lhs, rhs, "fdiv double"),
            Op::FloatDivChecked { lhs, rhs, .. } => self.float_div_checked(lhs, rhs, exit),
            Op::FloatNeg { value } => self.float_neg(value),
            Op::FloatAbs { value } => self.float_function(value, "double @llvm.fabs.f64(double)"),
            Op::FloatSqrt { value } => self.float_function(value, "double @llvm.sqrt.f64(double)"),
            Op::FloatFloor { value } => self.round_float(value, FloatRounding::Down),
            Op::FloatCeil { value } => self.round_float(value, FloatRounding::Up),
            Op::FloatTrunc { value } => self.round_float(value, FloatRounding::ToZero),
            Op::FloatRound { value } => self.round_float(value, FloatRounding::Nearest),
            Op::FloatMin { lhs, rhs } => self.extremum(lhs, rhs, "olt", "or"),
            Op::FloatMax { lhs, rhs } => self.extremum(lhs, rhs, "ogt", "and"),
            Op::FloatCompare { cond, lhs, rhs } => self.compare_floats(cond, lhs, rhs)?,
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
            Op::BoxFloat { value } => self.box_float(value)?,
            Op::BoxBool { value } => self.box_bool(value),
            Op::CharToInt { value } => self.char_to_int(value),
            Op::IntToChar { value } => self.int_to_char(value),

            Op::IsInt { value } => self.is_int(value),
            Op::IsFloat { value } => self.is_float(value),
            Op::IsRef { value } => self.is_ref(value),
            Op::IsChar { value } => self.is_char(value),
            Op::HasShape { object, shape } => self.has_shape(object, shape),
            Op::HasShapeIn { object, shapes } => self.has_shape_in(object, shapes),
            Op::WordEqual { lhs, rhs } | Op::AddressEqual { lhs, rhs } => self.words_equal(lhs, rhs),
            Op::BoolNot { value } => self.bool_not(value),
            Op::BoolAnd { lhs, rhs } => self.binary(lhs, rhs, "and i1"),
            Op::BoolOr { lhs, rhs } => self.binary(lhs, rhs, "or i1"),

            Op::GuardInt { value, .. } => self.guard_int(value, exit),
            Op::GuardBool { value, .. } => self.guard_bool(value, exit),
            Op::GuardRef { value, .. } => self.guard_ref(value, exit),
            Op::GuardShape { object, shape, .. } => self.guard_shape(object, shape, exit),
            Op::GuardShapeIn { object, shapes, .. } => self.guard_shape_in(object, shapes, exit),
            Op::GuardSame { value, expected, .. } => self.guard_same(value, expected, exit),
            Op::GuardNotSame { value, unexpected, .. } => self.guard_not_same(value, unexpected, exit),
            Op::BoundsCheck { index, length, .. } => self.bounds_check(index, length, exit),

            Op::LoadShape { object } => self.load_shape(object),
            Op::LoadSlot { object, offset } => {
                self.load_object(object, offset, Type::Word, Areas::of(Heaps::SLOTS))
            }
            Op::LoadFinal { object, offset }
            | Op::LoadFinalInt { object, offset }
            | Op::LoadFinalAddress { object, offset } => {
                self.load_object(object, offset, Type::Word, Areas::FINAL)
            }
            Op::LoadLength { object, offset } | Op::LoadStorage { object, offset } => {
                self.load_object(object, offset, Type::Word, Areas::of(Heaps::LENGTHS))
            }
            Op::LoadCell { cell, offset } => {
                self.load_object(cell, offset, Type::Word, Areas::of(Heaps::CELLS))
            }
            Op::ArrayLength { array } => {
                self.load_object(array, ARRAY_LENGTH_OFFSET as u32, Type::Int, Areas::FINAL)
            }
            Op::LoadElement { array, index } => self.load_element(array, index),
            Op::LoadField { object, offset, ty } => {
                self.load_object(object, offset, ty, Areas::of(Heaps::RAW_FIELDS))
            }
            Op::LoadRawElement { array, index, offset, ty } => {
                self.load_raw_element(array, index, offset, ty)?
            }
            Op::LoadByte { array, index, offset } => self.load_byte(array, index, offset),
            Op::LoadContext { offset, ty } => self.load_context(ty, offset as usize),
            Op::NewObject { shape, bytes, kind, values, .. } => {
                let values = self.func.list_values(values).to_vec();
                self.new_object(shape, bytes, kind, &values, exit)?
            }

            Op::I32DivChecked { lhs, rhs, .. } => self.i32_divide(lhs, rhs, Division::Quotient, exit),
            Op::I32RemChecked { lhs, rhs, .. } => self.i32_divide(lhs, rhs, Division::Remainder, exit),
            Op::I64DivChecked { lhs, rhs, .. } => self.i64_divide(lhs, rhs, Division::Quotient, exit),
            Op::I64RemChecked { lhs, rhs, .. } => self.i64_divide(lhs, rhs, Division::Remainder, exit),
            Op::I32ToInt { value } => self.i32_to_int(value),
            Op::I32ToI64 { value } => self.convert(value, "sext i32", "i64"),
            Op::I32ToF64 { value } => self.convert(value, "sitofp i32", "double"),
            Op::I64ToF64 { value } => self.convert(value, "sitofp i64", "double"),
            Op::I64ToIntChecked { value, .. } => self.i64_to_int_checked(value, exit),
            Op::I64ToI32 { value } => self.convert(value, "trunc i64", "i32"),

            Op::CallRuntime { function, args, .. } => {
                let args = self.func.list_values(args).to_vec();
                return self.call_runtime(function, &args, exit);
            }
            Op::CallRuntimeNoThrow { function, args } | Op::TryCallRuntime { function, args } => {
                let args = self.func.list_values(args).to_vec();
                return self.call_runtime(function, &args, None);
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
    fn lower_without_result(&mut self, op: Op, exit: Exit) -> Result<(), Bailout> {
        match op {
            Op::GuardTrue { cond, .. } => {
                let cond = self.value(cond);
                self.leave_unless(cond, exit);
            }
            Op::GuardFalse { cond, .. } => {
                let cond = self.value(cond);
                self.leave_if(cond, exit);
            }
            Op::StoreSlot { object, value, offset } => {
                self.store_value(object, value, offset, Heaps::SLOTS)?;
            }
            Op::StoreCell { cell, value, offset } => self.store_value(cell, value, offset, Heaps::CELLS)?,
            Op::StoreShape { object, shape } => self.store_shape(object, shape),
            Op::StoreLength { object, value, offset } => {
                self.store_object(object, value, offset, Heaps::LENGTHS);
            }
            Op::StoreField { object, value, offset } => {
                self.store_object(object, value, offset, Heaps::RAW_FIELDS);
            }
            Op::StoreElement { array, index, value } => self.store_element(array, index, value)?,
            Op::StoreRawElement { array, index, value, offset } => {
                self.store_raw_element(array, index, value, offset)?;
            }
            Op::StoreByte { array, index, value, offset } => self.store_byte(array, index, value, offset),
            Op::StoreContext { value, offset } => {
                let ty = self.func.type_of(value);
                let value = self.value(value);
                let word = self.encode_word(value, ty);
                let pointer = self.context_address(offset as usize);
                self.store(kind_of(Type::Word), word, pointer, Areas::of(Heaps::CONTEXT));
            }
            Op::CheckValid { .. } => {
                let validity = self.literal(self.validity);
                let invalid = self.define(format_args!("icmp eq i64 {validity}, 0"));
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
            | Op::Unreachable {} => self.terminator(op, exit)?,
            _ => return Err(internal(format!("{} has a result", op.info().name))),
        }
        Ok(())
    }
}
