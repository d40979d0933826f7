//! Arithmetic on tagged fixnums: the integer `n` is the word `n << 2`.
//!
//! Sums and differences of tagged words are tagged, and overflow 64 bits exactly when the integers overflow 62. A
//! product needs one operand untagged; a quotient of tagged words is untagged, a remainder is tagged.

use abi::value::{FIXNUM_MASK, FIXNUM_SHIFT};
use cranelift_codegen::ir::condcodes::{CondCode, IntCC};
use cranelift_codegen::ir::{self, InstBuilder, types};
use ssa::{Cond, Op, Value};

use super::Lowering;
use super::constant_division::is_divisor;
use super::exits::Exit;

/// Which result of a division is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    Quotient,
    Remainder,
}

/// How the quotient is rounded; the remainder follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    Floor,
    Zero,
}

/// Bits of a fixnum without its tag.
const FIXNUM_BITS: i64 = 64 - FIXNUM_SHIFT as i64;

impl Lowering<'_> {
    /// The integer of a tagged fixnum.
    pub(super) fn untag(&mut self, value: Value) -> ir::Value {
        if let Some(constant) = self.constant(value) {
            return self.iconst(constant);
        }
        let value = self.value(value);
        self.ins().sshr_imm_u(value, i64::from(FIXNUM_SHIFT))
    }

    /// The fixnum `value` as a constant, untagged.
    fn constant(&self, value: Value) -> Option<i64> {
        match self.func.defining_op(value) {
            Some(Op::ConstInt { value }) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn int_mul(&mut self, lhs: Value, rhs: Value) -> ir::Value {
        // The constant is the one to untag, since that costs nothing.
        let (lhs, rhs) = if self.constant(lhs).is_some() { (lhs, rhs) } else { (rhs, lhs) };
        let untagged = self.untag(lhs);
        let tagged = self.value(rhs);
        // A constant on the right fits into the instruction.
        self.ins().imul(tagged, untagged)
    }

    /// The flag of an addition would have to be materialized; with a constant, a comparison tells as well.
    pub(super) fn int_add_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> ir::Value {
        let (lhs, rhs) = if self.constant(lhs).is_some() { (rhs, lhs) } else { (lhs, rhs) };
        let (x, y) = (self.value(lhs), self.value(rhs));
        match self.constant(rhs) {
            Some(constant) => {
                let sum = self.ins().iadd(x, y);
                let wrapped = if constant < 0 { IntCC::SignedGreaterThan } else { IntCC::SignedLessThan };
                let overflow = self.ins().icmp(wrapped, sum, x);
                self.leave_if(overflow, exit);
                sum
            }
            None => {
                let (sum, overflow) = self.ins().sadd_overflow(x, y);
                self.leave_if(overflow, exit);
                sum
            }
        }
    }

    pub(super) fn int_sub_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> ir::Value {
        let (x, y) = (self.value(lhs), self.value(rhs));
        match self.constant(rhs) {
            Some(constant) => {
                let difference = self.ins().isub(x, y);
                let wrapped = if constant < 0 { IntCC::SignedLessThan } else { IntCC::SignedGreaterThan };
                let overflow = self.ins().icmp(wrapped, difference, x);
                self.leave_if(overflow, exit);
                difference
            }
            None => {
                let (difference, overflow) = self.ins().ssub_overflow(x, y);
                self.leave_if(overflow, exit);
                difference
            }
        }
    }

    pub(super) fn int_mul_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> ir::Value {
        let (lhs, rhs) = if self.constant(lhs).is_some() { (lhs, rhs) } else { (rhs, lhs) };
        let untagged = self.untag(lhs);
        let tagged = self.value(rhs);
        let (product, overflow) = self.ins().smul_overflow(untagged, tagged);
        self.leave_if(overflow, exit);
        product
    }

    pub(super) fn int_neg_checked(&mut self, value: Value, exit: Exit) -> ir::Value {
        let value = self.value(value);
        let overflow = self.ins().icmp_imm_s(IntCC::Equal, value, i64::MIN);
        self.leave_if(overflow, exit);
        self.ins().ineg(value)
    }

    /// Division. With an exit it leaves when the divisor is zero or the quotient does not fit.
    pub(super) fn divide(
        &mut self,
        lhs: Value,
        rhs: Value,
        result: Division,
        rounding: Rounding,
        exit: Exit,
    ) -> ir::Value {
        let constant = self.constant(rhs);
        let (x, y) = (self.value(lhs), self.value(rhs));
        if let (Some(divisor), Rounding::Floor) =
            (constant.filter(|c| *c > 0 && c.count_ones() == 1), rounding)
        {
            return self.divide_by_power_of_two(x, divisor, result);
        }
        if constant.is_none_or(|c| c == 0) {
            let zero = self.ins().icmp_imm_s(IntCC::Equal, y, 0);
            self.leave_if(zero, exit);
        }
        // Divides words by words, both tagged.
        let known = constant.map(|c| c << FIXNUM_SHIFT).filter(|&c| is_divisor(c));
        if let (Some(divisor), Rounding::Floor) = (known.filter(|divisor| *divisor > 0), rounding) {
            let floor = self.divide_down_by_constant(x, divisor, result);
            return match result {
                Division::Quotient => self.ins().ishl_imm_u(floor, i64::from(FIXNUM_SHIFT)),
                Division::Remainder => floor,
            };
        }
        if result == Division::Remainder {
            let remainder = match known {
                Some(divisor) => self.divide_by_constant(x, divisor, result),
                None => self.ins().srem(x, y),
            };
            return match rounding {
                Rounding::Zero => remainder,
                Rounding::Floor => {
                    let adjust = self.has_other_sign(remainder, y);
                    let adjusted = self.ins().iadd(remainder, y);
                    self.ins().select(adjust, adjusted, remainder)
                }
            };
        }
        // Tagged words are multiples of 4, so that no quotient of them overflows 64 bits.
        let mut quotient = match known {
            Some(divisor) => self.divide_by_constant(x, divisor, result),
            None => self.ins().sdiv(x, y),
        };
        if rounding == Rounding::Floor {
            let product = self.ins().imul(quotient, y);
            let remainder = self.ins().isub(x, product);
            let adjust = self.has_other_sign(remainder, y);
            let adjusted = self.ins().iadd_imm_s(quotient, -1);
            quotient = self.ins().select(adjust, adjusted, quotient);
        }
        if constant.is_none_or(|c| c == -1) {
            // The only quotient that does not fit: of the smallest fixnum by -1.
            let overflow = self.ins().icmp_imm_s(IntCC::Equal, quotient, 1 << (FIXNUM_BITS - 1));
            self.leave_if(overflow, exit);
        }
        self.ins().ishl_imm_u(quotient, i64::from(FIXNUM_SHIFT))
    }

    fn divide_by_power_of_two(&mut self, x: ir::Value, divisor: i64, result: Division) -> ir::Value {
        match result {
            Division::Quotient => {
                let shifted = self.ins().sshr_imm_u(x, i64::from(divisor.trailing_zeros()));
                self.ins().band_imm_s(shifted, !(FIXNUM_MASK as i64))
            }
            Division::Remainder => self.ins().band_imm_s(x, (divisor - 1) << FIXNUM_SHIFT),
        }
    }

    /// Not zero when `remainder` is not 0 and has another sign than `divisor`.
    fn has_other_sign(&mut self, remainder: ir::Value, divisor: ir::Value) -> ir::Value {
        let differ = self.ins().bxor(remainder, divisor);
        let differ = self.ins().icmp_imm_s(IntCC::SignedLessThan, differ, 0);
        let inexact = self.ins().icmp_imm_s(IntCC::NotEqual, remainder, 0);
        self.ins().band(differ, inexact)
    }

    pub(super) fn int_shl(&mut self, lhs: Value, rhs: Value) -> ir::Value {
        let count = self.untag(rhs);
        let value = self.value(lhs);
        self.ins().ishl(value, count)
    }

    pub(super) fn int_shl_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> ir::Value {
        let value = self.value(lhs);
        let count = self.untag(rhs);
        let known_good = self.constant(rhs).is_some_and(|count| (0..FIXNUM_BITS).contains(&count));
        if !known_good {
            let outside = self.ins().icmp_imm_s(IntCC::UnsignedGreaterThanOrEqual, count, FIXNUM_BITS);
            self.leave_if(outside, exit);
        }
        let shifted = self.ins().ishl(value, count);
        let back = self.ins().sshr(shifted, count);
        let lost = self.ins().icmp(IntCC::NotEqual, back, value);
        self.leave_if(lost, exit);
        shifted
    }

    /// Shift to the right. With an exit it leaves when the count is negative.
    pub(super) fn int_shr(&mut self, lhs: Value, rhs: Value, exit: Exit) -> ir::Value {
        let value = self.value(lhs);
        let count = match self.constant(rhs) {
            Some(count) if count >= 0 => self.iconst(count.min(63)),
            _ => {
                let tagged = self.value(rhs);
                let negative = self.ins().icmp_imm_s(IntCC::SignedLessThan, tagged, 0);
                self.leave_if(negative, exit);
                let count = self.untag(rhs);
                let most = self.iconst(63);
                self.ins().umin(count, most)
            }
        };
        let shifted = self.ins().sshr(value, count);
        self.ins().band_imm_s(shifted, !(FIXNUM_MASK as i64))
    }

    /// Compares integers of any one width, or says the opposite.
    pub(super) fn compare_integers(&mut self, cond: Cond, lhs: Value, rhs: Value, negate: bool) -> ir::Value {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let cc = match cond {
            Cond::Eq => IntCC::Equal,
            Cond::Ne => IntCC::NotEqual,
            Cond::Lt => IntCC::SignedLessThan,
            Cond::Le => IntCC::SignedLessThanOrEqual,
            Cond::Gt => IntCC::SignedGreaterThan,
            Cond::Ge => IntCC::SignedGreaterThanOrEqual,
            Cond::Below => IntCC::UnsignedLessThan,
            Cond::BelowEq => IntCC::UnsignedLessThanOrEqual,
        };
        self.ins().icmp(if negate { cc.complement() } else { cc }, x, y)
    }

    pub(super) fn int_to_i32_wrap(&mut self, value: Value) -> ir::Value {
        let untagged = self.untag(value);
        self.ins().ireduce(types::I32, untagged)
    }

    pub(super) fn int_to_i32_checked(&mut self, value: Value, exit: Exit) -> ir::Value {
        let untagged = self.untag(value);
        let narrow = self.ins().ireduce(types::I32, untagged);
        let back = self.ins().sextend(types::I64, narrow);
        let lost = self.ins().icmp(IntCC::NotEqual, back, untagged);
        self.leave_if(lost, exit);
        narrow
    }
}
