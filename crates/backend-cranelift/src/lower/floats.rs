//! Arithmetic on raw floats, and their conversion to integers.

use abi::value::{FIXNUM_MAX, FIXNUM_SHIFT};
use cranelift_codegen::ir::condcodes::{CondCode, FloatCC, IntCC};
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use ssa::backend::Bailout;
use ssa::{Cond, Value};

use super::Lowering;
use super::exits::Exit;

impl Lowering<'_> {
    pub(super) fn float_div_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> ir::Value {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let zero = self.f64const(0.0);
        let is_zero = self.ins().fcmp(FloatCC::Equal, y, zero);
        self.leave_if(is_zero, exit);
        self.ins().fdiv(x, y)
    }

    /// Compares floats, or says the opposite, which for NaN is true.
    pub(super) fn compare_floats(
        &mut self,
        cond: Cond,
        lhs: Value,
        rhs: Value,
        negate: bool,
    ) -> Result<ir::Value, Bailout> {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let cc = match cond {
            Cond::Eq => FloatCC::Equal,
            Cond::Ne => FloatCC::NotEqual,
            Cond::Lt => FloatCC::LessThan,
            Cond::Le => FloatCC::LessThanOrEqual,
            Cond::Gt => FloatCC::GreaterThan,
            Cond::Ge => FloatCC::GreaterThanOrEqual,
            Cond::Below | Cond::BelowEq => {
                return Err(Bailout::Unsupported { what: format!("{} of floats", cond.name()) });
            }
        };
        Ok(self.ins().fcmp(if negate { cc.complement() } else { cc }, x, y))
    }

    /// Leaves at magnitudes from 2^61 on; of these only -2^61 is a fixnum, which the interpreter then makes.
    pub(super) fn float_to_int_checked(&mut self, value: Value, exit: Exit) -> ir::Value {
        let value = self.value(value);
        let magnitude = self.ins().fabs(value);
        let limit = self.f64const((FIXNUM_MAX as u64 + 1) as f64);
        // Not "greater or equal", which NaN is not.
        let outside = self.ins().fcmp(FloatCC::UnorderedOrGreaterThanOrEqual, magnitude, limit);
        self.leave_if(outside, exit);
        let integer = self.ins().fcvt_to_sint_sat(types::I64, value);
        self.ins().ishl_imm_u(integer, i64::from(FIXNUM_SHIFT))
    }

    /// Modulo 2^32, as of an integer of any size. What 64 bits hold is converted by the machine; of the others the
    /// low bits of the mantissa are left, when any of them has a weight below 2^32.
    pub(super) fn float_to_i32_wrap(&mut self, value: Value) -> ir::Value {
        let value = self.value(value);
        let magnitude = self.ins().fabs(value);
        let limit = self.f64const(9_223_372_036_854_775_808.0);
        let outside = self.ins().fcmp(FloatCC::UnorderedOrGreaterThanOrEqual, magnitude, limit);
        let large = self.new_cold_block();
        let done = self.new_block_after_current();
        let result = self.clif.dfg.append_block_param(done, types::I32);
        self.branch_away(outside, large);
        let integer = self.ins().fcvt_to_sint_sat(types::I64, value);
        let narrow = self.ins().ireduce(types::I32, integer);
        self.ins().jump(done, &[BlockArg::Value(narrow)]);

        self.current = large;
        let narrow = self.large_float_to_i32(value);
        self.ins().jump(done, &[BlockArg::Value(narrow)]);
        self.current = done;
        result
    }

    /// The low 32 bits of a float that is an integer of at least 2^63; 0 for NaN and infinities.
    fn large_float_to_i32(&mut self, value: ir::Value) -> ir::Value {
        const MANTISSA_BITS: i64 = 52;
        const BIAS: i64 = 1023;
        let bits = self.encode_word(value, ssa::Type::F64);
        let exponent = self.ins().ushr_imm_u(bits, MANTISSA_BITS);
        let exponent = self.ins().band_imm_s(exponent, 0x7ff);
        // At least 11; the mantissa's lowest bit weighs 2^shift.
        let shift = self.ins().iadd_imm_s(exponent, -(BIAS + MANTISSA_BITS));
        let mantissa = self.ins().band_imm_s(bits, (1 << MANTISSA_BITS) - 1);
        let mantissa = self.ins().bor_imm_s(mantissa, 1 << MANTISSA_BITS);
        let low = self.ins().ishl(mantissa, shift);
        let negated = self.ins().ineg(low);
        let negative = self.ins().icmp_imm_s(IntCC::SignedLessThan, bits, 0);
        let signed = self.ins().select(negative, negated, low);
        let none_left = self.ins().icmp_imm_s(IntCC::SignedGreaterThan, shift, 31);
        let zero = self.iconst(0);
        let integer = self.ins().select(none_left, zero, signed);
        self.ins().ireduce(types::I32, integer)
    }
}
