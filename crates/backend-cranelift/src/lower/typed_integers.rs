//! Arithmetic on untagged integers of 32 and 64 bits, and the plumbing of plain operations.

use abi::value::FIXNUM_SHIFT;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use ssa::{Op, Value};

use super::constant_division::is_divisor;
use super::exits::Exit;
use super::integers::Division;
use super::{Inserter, Lowering};

impl Lowering<'_> {
    /// One instruction of one operand.
    pub(super) fn unary(
        &mut self,
        value: Value,
        make: impl FnOnce(Inserter<'_>, ir::Value) -> ir::Value,
    ) -> ir::Value {
        let value = self.value(value);
        make(self.ins(), value)
    }

    /// One instruction of one operand and a constant.
    pub(super) fn unary_imm(
        &mut self,
        value: Value,
        imm: i64,
        make: impl FnOnce(Inserter<'_>, ir::Value, i64) -> ir::Value,
    ) -> ir::Value {
        self.unary(value, |builder, value| make(builder, value, imm))
    }

    /// One instruction of two operands.
    pub(super) fn binary(
        &mut self,
        lhs: Value,
        rhs: Value,
        make: impl FnOnce(Inserter<'_>, ir::Value, ir::Value) -> ir::Value,
    ) -> ir::Value {
        let rhs = self.value(rhs);
        self.unary(lhs, |builder, lhs| make(builder, lhs, rhs))
    }

    /// In 64 bits, where the one quotient that overflows 32 has room.
    pub(super) fn i32_divide(&mut self, lhs: Value, rhs: Value, result: Division, exit: Exit) -> ir::Value {
        let (x, y) = (self.value(lhs), self.value(rhs));
        if let Some(&Op::ConstI32 { value }) = self.func.defining_op(rhs)
            && is_divisor(value.into())
        {
            let wide = self.ins().sextend(types::I64, x);
            let wide = self.divide_by_constant(wide, value.into(), result);
            return self.ins().ireduce(types::I32, wide);
        }
        let zero = self.ins().icmp_imm_s(IntCC::Equal, y, 0);
        self.leave_if(zero, exit);
        let (x, y) = (self.ins().sextend(types::I64, x), self.ins().sextend(types::I64, y));
        let wide = match result {
            Division::Quotient => self.ins().sdiv(x, y),
            Division::Remainder => self.ins().srem(x, y),
        };
        self.ins().ireduce(types::I32, wide)
    }

    pub(super) fn i64_divide(&mut self, lhs: Value, rhs: Value, result: Division, exit: Exit) -> ir::Value {
        let (x, y) = (self.value(lhs), self.value(rhs));
        if let Some(&Op::ConstI64 { value }) = self.func.defining_op(rhs)
            && is_divisor(value)
        {
            return self.divide_by_constant(x, value, result);
        }
        let zero = self.ins().icmp_imm_s(IntCC::Equal, y, 0);
        self.leave_if(zero, exit);
        if result == Division::Remainder {
            // By -1 it is 0 for every dividend.
            return self.ins().srem(x, y);
        }
        // The one quotient that overflows traps in hardware, and is by -1.
        let negation = self.new_cold_block();
        let done = self.new_block_after_current();
        let quotient = self.clif.dfg.append_block_param(done, types::I64);
        let minus_one = self.ins().icmp_imm_s(IntCC::Equal, y, -1);
        self.branch_away(minus_one, negation);
        let divided = self.ins().sdiv(x, y);
        self.ins().jump(done, &[BlockArg::Value(divided)]);
        self.current = negation;
        let negated = self.ins().ineg(x);
        self.ins().jump(done, &[BlockArg::Value(negated)]);
        self.current = done;
        quotient
    }

    pub(super) fn i32_to_int(&mut self, value: Value) -> ir::Value {
        let value = self.value(value);
        let wide = self.ins().sextend(types::I64, value);
        self.ins().ishl_imm_u(wide, i64::from(FIXNUM_SHIFT))
    }

    pub(super) fn i64_to_int_checked(&mut self, value: Value, exit: Exit) -> ir::Value {
        let value = self.value(value);
        let tagged = self.ins().ishl_imm_u(value, i64::from(FIXNUM_SHIFT));
        let back = self.ins().sshr_imm_u(tagged, i64::from(FIXNUM_SHIFT));
        let lost = self.ins().icmp(IntCC::NotEqual, back, value);
        self.leave_if(lost, exit);
        tagged
    }
}
