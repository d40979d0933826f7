//! Rules for floats. Only what is exact by IEEE 754: no reassociation, and signed zeros and NaN count.

use super::{Rewrite, Rules, bool, f64, int};
use abi::value::{FIXNUM_MAX, FIXNUM_MIN};
use ssa::{Cond, Op, Value};

impl Rules<'_> {
    pub(super) fn float(&mut self, op: Op) -> Rewrite {
        match op {
            Op::FloatAdd { lhs, rhs } => match (self.f64_const(lhs), self.f64_const(rhs)) {
                (Some(a), Some(b)) => f64(a + b),
                // Minus zero is neutral, plus zero is not: -0.0 + 0.0 is 0.0.
                (None, Some(b)) if is_bits(b, -0.0) => Rewrite::Value(lhs),
                (Some(a), None) if is_bits(a, -0.0) => Rewrite::Value(rhs),
                _ => Rewrite::Keep,
            },
            Op::FloatSub { lhs, rhs } => match (self.f64_const(lhs), self.f64_const(rhs)) {
                (Some(a), Some(b)) => f64(a - b),
                (None, Some(b)) if is_bits(b, 0.0) => Rewrite::Value(lhs),
                _ => Rewrite::Keep,
            },
            Op::FloatMul { lhs, rhs } => match (self.f64_const(lhs), self.f64_const(rhs)) {
                (Some(a), Some(b)) => f64(a * b),
                (None, Some(b)) if is_bits(b, 1.0) => Rewrite::Value(lhs),
                (Some(a), None) if is_bits(a, 1.0) => Rewrite::Value(rhs),
                // As exact as the product, and sooner done.
                (None, Some(2.0)) => Rewrite::Op(Op::FloatAdd { lhs, rhs: lhs }),
                (Some(2.0), None) => Rewrite::Op(Op::FloatAdd { lhs: rhs, rhs }),
                _ => Rewrite::Keep,
            },
            Op::FloatDiv { lhs, rhs } | Op::FloatDivChecked { lhs, rhs, .. } => {
                self.float_division(op, lhs, rhs)
            }
            Op::FloatNeg { value } => match self.def(value) {
                Some(Op::ConstF64 { value }) => f64(-value.value()),
                Some(Op::FloatNeg { value }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            Op::FloatAbs { value } => match self.def(value) {
                Some(Op::ConstF64 { value }) => f64(value.value().abs()),
                Some(Op::FloatAbs { .. }) => Rewrite::Value(value),
                Some(Op::FloatNeg { value }) => Rewrite::Op(Op::FloatAbs { value }),
                _ => Rewrite::Keep,
            },
            Op::FloatSqrt { value } => self.unary(value, f64::sqrt),
            Op::FloatFloor { value } => self.unary(value, f64::floor),
            Op::FloatCeil { value } => self.unary(value, f64::ceil),
            Op::FloatTrunc { value } => self.unary(value, f64::trunc),
            Op::FloatRound { value } => self.unary(value, f64::round_ties_even),
            Op::FloatCompare { cond, lhs, rhs } => self.float_compare(cond, lhs, rhs),
            Op::FloatToIntChecked { value, .. } => match self.f64_const(value).map(f64::trunc) {
                Some(value) if value >= FIXNUM_MIN as f64 && value < -(FIXNUM_MIN as f64) => {
                    debug_assert!(value as i64 <= FIXNUM_MAX);
                    int(value as i64)
                }
                _ => Rewrite::Keep,
            },
            Op::FloatToBits { value } => match self.def(value) {
                Some(Op::ConstF64 { value }) => Rewrite::Op(Op::ConstI64 { value: value.0 as i64 }),
                Some(Op::FloatFromBits { value }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            Op::FloatFromBits { value } => match self.def(value) {
                Some(Op::ConstI64 { value }) => f64(f64::from_bits(value as u64)),
                Some(Op::FloatToBits { value }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            _ => Rewrite::Keep,
        }
    }

    fn unary(&self, value: Value, fold: fn(f64) -> f64) -> Rewrite {
        self.f64_const(value).map_or(Rewrite::Keep, |value| f64(fold(value)))
    }

    fn float_division(&mut self, op: Op, lhs: Value, rhs: Value) -> Rewrite {
        let Some(divisor) = self.f64_const(rhs) else { return Rewrite::Keep };
        let checked = op.effects().can_exit;
        if checked && divisor == 0.0 {
            return Rewrite::AlwaysExits;
        }
        if let Some(dividend) = self.f64_const(lhs) {
            return f64(dividend / divisor);
        }
        // The reciprocal of a power of two is exact, unless it is out of the range of normal numbers.
        let reciprocal = 1.0 / divisor;
        let mantissa = (1u64 << 52) - 1;
        if divisor.to_bits() & mantissa == 0 && divisor.is_normal() && reciprocal.is_normal() {
            let inst = self.func.make_inst(Op::ConstF64 { value: ssa::Float64::new(reciprocal) });
            self.out.push(inst);
            let rhs = self.func.result(inst).expect("a constant has a result");
            return Rewrite::Op(Op::FloatMul { lhs, rhs });
        }
        if checked { Rewrite::Op(Op::FloatDiv { lhs, rhs }) } else { Rewrite::Keep }
    }

    fn float_compare(&self, cond: Cond, lhs: Value, rhs: Value) -> Rewrite {
        match (self.f64_const(lhs), self.f64_const(rhs)) {
            (Some(a), Some(b)) => cond.holds_for_floats(a, b).map_or(Rewrite::Keep, bool),
            (Some(_), None) => match cond.swapped() {
                Some(cond) => Rewrite::Op(Op::FloatCompare { cond, lhs: rhs, rhs: lhs }),
                None => Rewrite::Keep,
            },
            _ => Rewrite::Keep,
        }
    }
}

fn is_bits(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}
