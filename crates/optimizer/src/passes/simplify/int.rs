//! Rules for fixnums.

use super::{Rewrite, Rules, bool, f64, int};
use abi::value::{FIXNUM_MAX, FIXNUM_MIN};
use ssa::{Cond, Op, Value};

/// The result as a constant, when it is a fixnum.
fn fixnum(value: Option<i64>) -> Rewrite {
    value.filter(|value| (FIXNUM_MIN..=FIXNUM_MAX).contains(value)).map_or(Rewrite::Keep, int)
}

impl Rules<'_> {
    pub(super) fn int(&mut self, op: Op) -> Rewrite {
        match op {
            Op::IntAdd { lhs, rhs } | Op::IntAddChecked { lhs, rhs, .. } => self.int_add(op, lhs, rhs),
            Op::IntSub { lhs, rhs } | Op::IntSubChecked { lhs, rhs, .. } => self.int_sub(lhs, rhs),
            Op::IntMul { lhs, rhs } | Op::IntMulChecked { lhs, rhs, .. } => self.int_mul(op, lhs, rhs),
            Op::IntNeg { value } | Op::IntNegChecked { value, .. } => {
                fixnum(self.int_const(value).map(|value| -value))
            }
            Op::IntDivFloorChecked { lhs, rhs, .. }
            | Op::IntModFloorChecked { lhs, rhs, .. }
            | Op::IntDivTruncChecked { lhs, rhs, .. }
            | Op::IntRemChecked { lhs, rhs, .. }
            | Op::IntDivFloor { lhs, rhs }
            | Op::IntModFloor { lhs, rhs }
            | Op::IntDivTrunc { lhs, rhs }
            | Op::IntRem { lhs, rhs } => self.int_division(op, lhs, rhs),
            Op::IntAnd { lhs, rhs } | Op::IntOr { lhs, rhs } | Op::IntXor { lhs, rhs } => {
                self.int_bits(op, lhs, rhs)
            }
            Op::IntNot { value } => match self.def(value) {
                Some(Op::ConstInt { value }) => int(!value),
                Some(Op::IntNot { value }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            Op::IntShlChecked { lhs, rhs, .. }
            | Op::IntShl { lhs, rhs }
            | Op::IntShrChecked { lhs, rhs, .. }
            | Op::IntShr { lhs, rhs } => self.int_shift(op, lhs, rhs),
            Op::IntCompare { cond, lhs, rhs } => self.int_compare(cond, lhs, rhs),
            Op::IntToF64 { value } => self.int_const(value).map_or(Rewrite::Keep, |value| f64(value as f64)),
            Op::IntToI64 { value } => match self.def(value) {
                Some(Op::ConstInt { value }) => Rewrite::Op(Op::ConstI64 { value }),
                Some(Op::I32ToInt { value }) => Rewrite::Op(Op::I32ToI64 { value }),
                Some(Op::I64ToIntChecked { value, .. }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            Op::IntToI32Wrap { value } | Op::IntToI32Checked { value, .. } => match self.def(value) {
                Some(Op::ConstInt { value }) if i32::try_from(value).is_ok() => {
                    Rewrite::Op(Op::ConstI32 { value: value as i32 })
                }
                Some(Op::I32ToInt { value }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            Op::BoundsCheck { index, length, .. } => match (self.int_const(index), self.int_const(length)) {
                (Some(i), Some(n)) if 0 <= i && i < n => Rewrite::Value(index),
                (Some(i), _) if i < 0 => Rewrite::AlwaysExits,
                (Some(i), Some(n)) if i >= n => Rewrite::AlwaysExits,
                _ => Rewrite::Keep,
            },
            _ => Rewrite::Keep,
        }
    }

    fn int_add(&self, op: Op, lhs: Value, rhs: Value) -> Rewrite {
        match (self.int_const(lhs), self.int_const(rhs)) {
            (Some(a), Some(b)) => fixnum(a.checked_add(b)),
            (_, Some(0)) => Rewrite::Value(lhs),
            (Some(0), _) => Rewrite::Value(rhs),
            (Some(_), None) => Rewrite::Op(swap(op)),
            _ => Rewrite::Keep,
        }
    }

    fn int_sub(&self, lhs: Value, rhs: Value) -> Rewrite {
        match (self.int_const(lhs), self.int_const(rhs)) {
            (Some(a), Some(b)) => fixnum(a.checked_sub(b)),
            (_, Some(0)) => Rewrite::Value(lhs),
            _ if lhs == rhs => int(0),
            _ => Rewrite::Keep,
        }
    }

    fn int_mul(&self, op: Op, lhs: Value, rhs: Value) -> Rewrite {
        match (self.int_const(lhs), self.int_const(rhs)) {
            (Some(a), Some(b)) => fixnum(a.checked_mul(b)),
            (_, Some(0)) | (Some(0), _) => int(0),
            (_, Some(1)) => Rewrite::Value(lhs),
            (Some(1), _) => Rewrite::Value(rhs),
            (Some(_), None) => Rewrite::Op(swap(op)),
            _ => Rewrite::Keep,
        }
    }

    fn int_division(&mut self, op: Op, lhs: Value, rhs: Value) -> Rewrite {
        let Some(divisor) = self.int_const(rhs) else { return Rewrite::Keep };
        if divisor == 0 {
            return if op.effects().can_exit { Rewrite::AlwaysExits } else { Rewrite::Keep };
        }
        if let Some(dividend) = self.int_const(lhs) {
            return fixnum(Some(divide(op, dividend, divisor)));
        }
        let power = divisor > 0 && divisor & (divisor - 1) == 0;
        match op {
            Op::IntDivFloor { .. } | Op::IntDivFloorChecked { .. } if divisor == 1 => Rewrite::Value(lhs),
            Op::IntDivTrunc { .. } | Op::IntDivTruncChecked { .. } if divisor == 1 => Rewrite::Value(lhs),
            Op::IntDivFloor { .. } | Op::IntDivFloorChecked { .. } if power => {
                let rhs = self.make_int(i64::from(divisor.trailing_zeros()));
                Rewrite::Op(Op::IntShr { lhs, rhs })
            }
            Op::IntModFloor { .. } | Op::IntModFloorChecked { .. } if power => {
                let rhs = self.make_int(divisor - 1);
                Rewrite::Op(Op::IntAnd { lhs, rhs })
            }
            // By -1 the quotient of the smallest fixnum does not fit.
            Op::IntDivFloorChecked { .. } if divisor != -1 => Rewrite::Op(Op::IntDivFloor { lhs, rhs }),
            Op::IntDivTruncChecked { .. } if divisor != -1 => Rewrite::Op(Op::IntDivTrunc { lhs, rhs }),
            Op::IntModFloorChecked { .. } => Rewrite::Op(Op::IntModFloor { lhs, rhs }),
            Op::IntRemChecked { .. } => Rewrite::Op(Op::IntRem { lhs, rhs }),
            _ => Rewrite::Keep,
        }
    }

    fn int_bits(&self, op: Op, lhs: Value, rhs: Value) -> Rewrite {
        let neutral = if matches!(op, Op::IntAnd { .. }) { -1 } else { 0 };
        match (self.int_const(lhs), self.int_const(rhs)) {
            (Some(a), Some(b)) => int(match op {
                Op::IntAnd { .. } => a & b,
                Op::IntOr { .. } => a | b,
                _ => a ^ b,
            }),
            (None, Some(b)) if b == neutral => Rewrite::Value(lhs),
            (None, Some(0)) if neutral == -1 => int(0),
            (Some(_), None) => Rewrite::Op(swap(op)),
            (None, None) if lhs == rhs => match op {
                Op::IntXor { .. } => int(0),
                _ => Rewrite::Value(lhs),
            },
            _ => Rewrite::Keep,
        }
    }

    fn int_shift(&self, op: Op, lhs: Value, rhs: Value) -> Rewrite {
        let Some(count) = self.int_const(rhs) else { return Rewrite::Keep };
        if count < 0 {
            return if op.effects().can_exit { Rewrite::AlwaysExits } else { Rewrite::Keep };
        }
        if count == 0 {
            return Rewrite::Value(lhs);
        }
        let constant = self.int_const(lhs);
        match op {
            Op::IntShlChecked { .. } | Op::IntShl { .. } => match constant {
                Some(value) if count < 62 => {
                    let shifted = value << count;
                    fixnum((shifted >> count == value).then_some(shifted))
                }
                _ => Rewrite::Keep,
            },
            Op::IntShrChecked { .. } | Op::IntShr { .. } if constant.is_some() => {
                fixnum(constant.map(|value| value >> count.min(63)))
            }
            Op::IntShrChecked { .. } => Rewrite::Op(Op::IntShr { lhs, rhs }),
            _ => Rewrite::Keep,
        }
    }

    fn int_compare(&self, cond: Cond, lhs: Value, rhs: Value) -> Rewrite {
        match (self.int_const(lhs), self.int_const(rhs)) {
            (Some(a), Some(b)) => bool(cond.holds(a, b)),
            (Some(_), None) => match cond.swapped() {
                Some(cond) => Rewrite::Op(Op::IntCompare { cond, lhs: rhs, rhs: lhs }),
                None => Rewrite::Keep,
            },
            _ if lhs == rhs => bool(cond.holds(0, 0)),
            _ => Rewrite::Keep,
        }
    }
}

/// The operation with its operands exchanged; for operations where that makes no difference.
fn swap(op: Op) -> Op {
    match op {
        Op::IntAdd { lhs, rhs } => Op::IntAdd { lhs: rhs, rhs: lhs },
        Op::IntAddChecked { lhs, rhs, exit } => Op::IntAddChecked { lhs: rhs, rhs: lhs, exit },
        Op::IntMul { lhs, rhs } => Op::IntMul { lhs: rhs, rhs: lhs },
        Op::IntMulChecked { lhs, rhs, exit } => Op::IntMulChecked { lhs: rhs, rhs: lhs, exit },
        Op::IntAnd { lhs, rhs } => Op::IntAnd { lhs: rhs, rhs: lhs },
        Op::IntOr { lhs, rhs } => Op::IntOr { lhs: rhs, rhs: lhs },
        Op::IntXor { lhs, rhs } => Op::IntXor { lhs: rhs, rhs: lhs },
        _ => unreachable!("it is not commutative"),
    }
}

/// Divides fixnums; the divisor is not zero.
fn divide(op: Op, a: i64, b: i64) -> i64 {
    let (quotient, rest) = (a / b, a % b);
    let adjust = rest != 0 && (rest < 0) != (b < 0);
    match op {
        Op::IntDivFloor { .. } | Op::IntDivFloorChecked { .. } => quotient - i64::from(adjust),
        Op::IntModFloor { .. } | Op::IntModFloorChecked { .. } => rest + if adjust { b } else { 0 },
        Op::IntDivTrunc { .. } | Op::IntDivTruncChecked { .. } => quotient,
        _ => rest,
    }
}
