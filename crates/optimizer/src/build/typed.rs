//! Typed instructions: no feedback, and what they raise is left to the interpreter.

use abi::exit_reason::ExitReason;
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::module::Constant;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Op, Type as SsaType, Value};

use super::environment::Builder;

impl Builder<'_> {
    /// An operation on two registers.
    pub(super) fn typed(
        &mut self,
        dst: u16,
        lhs: u16,
        rhs: u16,
        op: impl FnOnce(Value, Value) -> Op,
    ) -> Result<(), Bailout> {
        let (lhs, rhs) = (self.get(lhs), self.get(rhs));
        let value = self.emit(op(lhs, rhs));
        self.set(dst, value);
        Ok(())
    }

    /// An operation on two registers that may leave.
    pub(super) fn typed_checked(
        &mut self,
        dst: u16,
        lhs: u16,
        rhs: u16,
        op: impl FnOnce(Value, Value, ssa::FrameState) -> Op,
    ) -> Result<(), Bailout> {
        let (lhs, rhs) = (self.get(lhs), self.get(rhs));
        let value = self.guard(|exit| op(lhs, rhs, exit));
        self.set(dst, value);
        Ok(())
    }

    /// An operation on one register.
    pub(super) fn typed_unary(
        &mut self,
        dst: u16,
        src: u16,
        op: impl FnOnce(Value) -> Op,
    ) -> Result<(), Bailout> {
        let src = self.get(src);
        let value = self.emit(op(src));
        self.set(dst, value);
        Ok(())
    }

    pub(super) fn copy(&mut self, dst: u16, src: u16) -> Result<(), Bailout> {
        let value = self.get(src);
        self.set(dst, value);
        Ok(())
    }

    pub(super) fn constant(&mut self, dst: u16, op: Op) -> Result<(), Bailout> {
        let value = self.emit(op);
        self.set(dst, value);
        Ok(())
    }

    pub(super) fn int_constant(&self, constant: Const) -> i64 {
        match &self.frame.request.function().constants[constant.0 as usize] {
            Constant::Int(n) => *n,
            other => unreachable!("the verifier checks typed constants: {other:?}"),
        }
    }

    pub(super) fn float_constant(&self, constant: Const) -> f64 {
        match &self.frame.request.function().constants[constant.0 as usize] {
            Constant::Float(float) => *float,
            other => unreachable!("the verifier checks typed constants: {other:?}"),
        }
    }

    pub(super) fn float_remainder(&mut self, dst: u16, lhs: u16, rhs: u16) -> Result<(), Bailout> {
        let (lhs, rhs) = (self.get(lhs), self.get(rhs));
        let value = self.call_runtime(RuntimeCall::float_rem, &[lhs, rhs]);
        self.set(dst, value);
        Ok(())
    }

    /// Truncates; saturates at the bounds.
    pub(super) fn float_to_i32(&mut self, dst: u16, src: u16) -> Result<(), Bailout> {
        let src = self.get(src);
        let mut value = self.emit(Op::FloatToI32Wrap { value: src });
        for (bound, cond) in [(i32::MAX, Cond::Ge), (i32::MIN, Cond::Le)] {
            let limit = self.float(bound.into());
            let cond = self.emit(Op::FloatCompare { cond, lhs: src, rhs: limit });
            let if_true = self.emit(Op::ConstI32 { value: bound });
            value = self.emit(Op::Select { cond, if_true, if_false: value, ty: SsaType::I32 });
        }
        self.set(dst, value);
        Ok(())
    }

    /// Truncates; what is no fixnum is left to the interpreter.
    pub(super) fn float_to_i64(&mut self, dst: u16, src: u16) -> Result<(), Bailout> {
        let value = self.get(src);
        let int = self.guard(|exit| Op::FloatToIntChecked { value, exit });
        let value = self.emit(Op::IntToI64 { value: int });
        self.set(dst, value);
        Ok(())
    }

    pub(super) fn box_long(&mut self, dst: Def, src: UseI64) -> Result<(), Bailout> {
        if self.was_left_for(ExitReason::Overflow) {
            return self.complete();
        }
        let value = self.get(src.0);
        let value = self.guard(|exit| Op::I64ToIntChecked { value, exit });
        self.set(dst.0, value);
        Ok(())
    }

    pub(super) fn unbox(&mut self, dst: u16, src: Use, ty: Type) -> Result<(), Bailout> {
        let source = self.get(src.0);
        let value = match ty {
            Type::I32 => {
                let int = self.as_int(source);
                self.guard(|exit| Op::IntToI32Checked { value: int, exit })
            }
            Type::I64 => {
                let value = self.as_int(source);
                self.emit(Op::IntToI64 { value })
            }
            Type::F64 => self.as_number(source),
            Type::Bool if self.ty(source) == SsaType::Bool => source,
            Type::Bool => {
                let value = self.word(source);
                self.guard(|exit| Op::GuardBool { value, exit })
            }
            Type::Ref(_) | Type::Word => {
                let word = self.word(source);
                if self.ty(word) != SsaType::Ref {
                    let lhs = self.emit(Op::IsRef { value: word });
                    let rhs = self.is_word(word, value::NONE);
                    let cond = self.emit(Op::BoolOr { lhs, rhs });
                    self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::NotRef, exit });
                }
                word
            }
        };
        self.set(dst, value);
        Ok(())
    }

    /// Returns the contents of a typed register.
    pub(super) fn return_typed(&mut self, src: u16) -> Result<(), Bailout> {
        let mut value = self.get(src);
        if self.is_dead {
            return Ok(());
        }
        if self.frame.is_tagged(src) {
            value = self.word(value);
        }
        if self.frame.caller.is_some() {
            self.build_return(value);
        } else {
            self.end(Op::Return { value });
        }
        Ok(())
    }
}
