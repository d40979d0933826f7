//! Arithmetic on tagged fixnums: the integer `n` is the word `n << 2`.
//!
//! Sums and differences of tagged words are tagged, and overflow 64 bits exactly when the integers overflow 62. A
//! product needs one operand untagged; a quotient of tagged words is untagged, a remainder is tagged. No quotient of
//! tagged words overflows 64 bits, since they are multiples of 4.

use abi::value::{FIXNUM_MASK, FIXNUM_SHIFT};
use ssa::{Cond, Op, Value};

use super::Lowering;
use super::exits::Exit;
use crate::function_text::Operand;

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

/// An operation that says whether it overflowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    Add,
    Sub,
    Mul,
}

/// Bits of a fixnum without its tag.
const FIXNUM_BITS: i64 = 64 - FIXNUM_SHIFT as i64;
/// The bits of a word that are not its tag.
const UNTAGGED_BITS: i64 = !(FIXNUM_MASK as i64);

impl Lowering<'_> {
    /// One instruction of two operands, its name and type in `name`.
    pub(super) fn binary(&mut self, lhs: Value, rhs: Value, name: &str) -> Operand {
        let (x, y) = (self.value(lhs), self.value(rhs));
        self.define(format_args!("{name} {x}, {y}"))
    }

    /// The integer of a tagged fixnum.
    pub(super) fn untag(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        self.define(format_args!("ashr exact i64 {value}, {FIXNUM_SHIFT}"))
    }

    /// The fixnum `value` as a constant, untagged.
    fn constant(&self, value: Value) -> Option<i64> {
        match self.func.defining_op(value) {
            Some(Op::ConstInt { value }) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn int_mul(&mut self, lhs: Value, rhs: Value) -> Operand {
        let (untagged, tagged) = self.factors(lhs, rhs);
        self.define(format_args!("mul nsw i64 {untagged}, {tagged}"))
    }

    /// One operand untagged, the other tagged. The constant is the one to untag, since that costs nothing.
    fn factors(&mut self, lhs: Value, rhs: Value) -> (Operand, Operand) {
        let (lhs, rhs) = if self.constant(lhs).is_some() { (lhs, rhs) } else { (rhs, lhs) };
        (self.untag(lhs), self.value(rhs))
    }

    pub(super) fn int_checked(&mut self, lhs: Value, rhs: Value, which: Checked, exit: Exit) -> Operand {
        let (x, y) = match which {
            Checked::Mul => self.factors(lhs, rhs),
            Checked::Add | Checked::Sub => (self.value(lhs), self.value(rhs)),
        };
        let (declaration, name) = match which {
            Checked::Add => ("{ i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64)", "sadd"),
            Checked::Sub => ("{ i64, i1 } @llvm.ssub.with.overflow.i64(i64, i64)", "ssub"),
            Checked::Mul => ("{ i64, i1 } @llvm.smul.with.overflow.i64(i64, i64)", "smul"),
        };
        let both = self.intrinsic(
            declaration,
            format_args!("call {{ i64, i1 }} @llvm.{name}.with.overflow.i64(i64 {x}, i64 {y})"),
        );
        let result = self.define(format_args!("extractvalue {{ i64, i1 }} {both}, 0"));
        let overflow = self.define(format_args!("extractvalue {{ i64, i1 }} {both}, 1"));
        self.leave_if(overflow, exit);
        result
    }

    pub(super) fn int_neg(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        self.define(format_args!("sub nsw i64 0, {value}"))
    }

    pub(super) fn int_neg_checked(&mut self, value: Value, exit: Exit) -> Operand {
        let word = self.value(value);
        let overflow = self.define(format_args!("icmp eq i64 {word}, {}", i64::MIN));
        self.leave_if(overflow, exit);
        self.define(format_args!("sub i64 0, {word}"))
    }

    /// Division. With an exit it leaves when the divisor is zero or the quotient does not fit.
    pub(super) fn divide(
        &mut self,
        lhs: Value,
        rhs: Value,
        result: Division,
        rounding: Rounding,
        exit: Exit,
    ) -> Operand {
        let constant = self.constant(rhs);
        let (x, y) = (self.value(lhs), self.value(rhs));
        if let (Some(divisor), Rounding::Floor) =
            (constant.filter(|c| *c > 0 && c.count_ones() == 1), rounding)
        {
            return self.divide_by_power_of_two(x, divisor, result);
        }
        if constant.is_none_or(|c| c == 0) {
            let zero = self.define(format_args!("icmp eq i64 {y}, 0"));
            self.leave_if(zero, exit);
        }
        if result == Division::Remainder {
            let remainder = self.define(format_args!("srem i64 {x}, {y}"));
            return match rounding {
                Rounding::Zero => remainder,
                Rounding::Floor => {
                    let adjust = self.has_other_sign(remainder, y);
                    let adjusted = self.define(format_args!("add i64 {remainder}, {y}"));
                    self.define(format_args!("select i1 {adjust}, i64 {adjusted}, i64 {remainder}"))
                }
            };
        }
        let mut quotient = self.define(format_args!("sdiv i64 {x}, {y}"));
        if rounding == Rounding::Floor {
            let product = self.define(format_args!("mul i64 {quotient}, {y}"));
            let remainder = self.define(format_args!("sub i64 {x}, {product}"));
            let adjust = self.has_other_sign(remainder, y);
            let adjusted = self.define(format_args!("add i64 {quotient}, -1"));
            quotient = self.define(format_args!("select i1 {adjust}, i64 {adjusted}, i64 {quotient}"));
        }
        if constant.is_none_or(|c| c == -1) {
            // The only quotient that does not fit: of the smallest fixnum by -1.
            let overflow = self.define(format_args!("icmp eq i64 {quotient}, {}", 1i64 << (FIXNUM_BITS - 1)));
            self.leave_if(overflow, exit);
        }
        self.define(format_args!("shl i64 {quotient}, {FIXNUM_SHIFT}"))
    }

    fn divide_by_power_of_two(&mut self, x: Operand, divisor: i64, result: Division) -> Operand {
        match result {
            Division::Quotient => {
                let shifted = self.define(format_args!("ashr i64 {x}, {}", divisor.trailing_zeros()));
                self.define(format_args!("and i64 {shifted}, {UNTAGGED_BITS}"))
            }
            Division::Remainder => {
                self.define(format_args!("and i64 {x}, {}", (divisor - 1) << FIXNUM_SHIFT))
            }
        }
    }

    /// Whether `remainder` is not 0 and has another sign than `divisor`.
    fn has_other_sign(&mut self, remainder: Operand, divisor: Operand) -> Operand {
        let differ = self.define(format_args!("xor i64 {remainder}, {divisor}"));
        let differ = self.define(format_args!("icmp slt i64 {differ}, 0"));
        let inexact = self.define(format_args!("icmp ne i64 {remainder}, 0"));
        self.define(format_args!("and i1 {differ}, {inexact}"))
    }

    /// The count is in range.
    pub(super) fn int_shl(&mut self, lhs: Value, rhs: Value) -> Operand {
        let count = self.untag(rhs);
        let value = self.value(lhs);
        self.define(format_args!("shl i64 {value}, {count}"))
    }

    pub(super) fn int_shl_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> Operand {
        let value = self.value(lhs);
        let count = self.untag(rhs);
        let known_good = self.constant(rhs).is_some_and(|count| (0..FIXNUM_BITS).contains(&count));
        if !known_good {
            let outside = self.define(format_args!("icmp uge i64 {count}, {FIXNUM_BITS}"));
            self.leave_if(outside, exit);
        }
        let shifted = self.define(format_args!("shl i64 {value}, {count}"));
        let back = self.define(format_args!("ashr i64 {shifted}, {count}"));
        let lost = self.define(format_args!("icmp ne i64 {back}, {value}"));
        self.leave_if(lost, exit);
        shifted
    }

    /// Shift to the right. With an exit it leaves when the count is negative.
    pub(super) fn int_shr(&mut self, lhs: Value, rhs: Value, exit: Exit) -> Operand {
        let value = self.value(lhs);
        let count = match self.constant(rhs) {
            Some(count) if count >= 0 => Operand::Int(count.min(63)),
            _ => {
                let tagged = self.value(rhs);
                let negative = self.define(format_args!("icmp slt i64 {tagged}, 0"));
                self.leave_if(negative, exit);
                let count = self.untag(rhs);
                self.intrinsic(
                    "i64 @llvm.umin.i64(i64, i64)",
                    format_args!("call i64 @llvm.umin.i64(i64 {count}, i64 63)"),
                )
            }
        };
        let shifted = self.define(format_args!("ashr i64 {value}, {count}"));
        self.define(format_args!("and i64 {shifted}, {UNTAGGED_BITS}"))
    }

    /// Compares integers of any one width.
    pub(super) fn compare_integers(&mut self, cond: Cond, lhs: Value, rhs: Value) -> Operand {
        let kind = super::kind_of(self.func.type_of(lhs));
        let (x, y) = (self.value(lhs), self.value(rhs));
        let name = match cond {
            Cond::Eq => "eq",
            Cond::Ne => "ne",
            Cond::Lt => "slt",
            Cond::Le => "sle",
            Cond::Gt => "sgt",
            Cond::Ge => "sge",
            Cond::Below => "ult",
            Cond::BelowEq => "ule",
        };
        self.define(format_args!("icmp {name} {kind} {x}, {y}"))
    }

    pub(super) fn int_to_i32_wrap(&mut self, value: Value) -> Operand {
        let untagged = self.untag(value);
        self.define(format_args!("trunc i64 {untagged} to i32"))
    }

    pub(super) fn int_to_i32_checked(&mut self, value: Value, exit: Exit) -> Operand {
        let untagged = self.untag(value);
        let narrow = self.define(format_args!("trunc i64 {untagged} to i32"));
        let back = self.define(format_args!("sext i32 {narrow} to i64"));
        let lost = self.define(format_args!("icmp ne i64 {back}, {untagged}"));
        self.leave_if(lost, exit);
        narrow
    }
}
