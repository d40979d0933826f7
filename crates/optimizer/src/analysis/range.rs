//! Intervals of fixnums, and of 32-bit integers, which wrap.

use abi::value::{FIXNUM_MAX, FIXNUM_MIN};
use ssa::{Op, Value};

/// An interval, both ends included. Never empty: contradictory facts, in code that is not reached, keep the older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least number.
    pub low: i64,
    /// The greatest.
    pub high: i64,
}

/// No container is longer.
const MAX_LENGTH: i64 = 1 << 47;

impl Range {
    /// All fixnums.
    pub const ALL: Range = Range { low: FIXNUM_MIN, high: FIXNUM_MAX };

    /// All 32-bit integers.
    pub const I32: Range = Range { low: i32::MIN as i64, high: i32::MAX as i64 };

    /// This interval of exact results, if none of them wraps to 32 bits.
    fn or_wrapped(self) -> Range {
        if self.is_i32() { self } else { Range::I32 }
    }

    /// Whether all fit into 32 bits.
    pub fn is_i32(self) -> bool {
        self.is_within(Range::I32.low, Range::I32.high)
    }

    /// From `low` to `high`, as far as these are fixnums.
    pub fn new(low: i64, high: i64) -> Range {
        Range { low: low.max(FIXNUM_MIN), high: high.min(FIXNUM_MAX) }
    }

    /// What is in both.
    pub fn intersect(self, other: Range) -> Range {
        let both = Range { low: self.low.max(other.low), high: self.high.min(other.high) };
        if both.low <= both.high { both } else { self }
    }

    /// What is in either, and between them.
    pub fn union(self, other: Range) -> Range {
        Range { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// The only number in it. Where exact results would be beyond all fixnums there is one, too, which is none of them.
    #[must_use]
    pub fn constant(self) -> Option<i64> {
        (self.low == self.high && FIXNUM_MIN < self.low && self.low < FIXNUM_MAX).then_some(self.low)
    }

    /// Whether `value` is in it.
    pub fn contains(self, value: i64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether all are from `low` to `high`.
    pub fn is_within(self, low: i64, high: i64) -> bool {
        low <= self.low && self.high <= high
    }

    fn of_i128(low: i128, high: i128) -> Range {
        let clamp = |value: i128| value.clamp(FIXNUM_MIN.into(), FIXNUM_MAX.into()) as i64;
        Range { low: clamp(low), high: clamp(high) }
    }
}

fn fits(low: i128, high: i128) -> bool {
    low >= FIXNUM_MIN.into() && high <= FIXNUM_MAX.into()
}

fn products(a: Range, b: Range) -> (i128, i128) {
    let product = |x: i64, y: i64| i128::from(x) * i128::from(y);
    let all =
        [product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)];
    (all.into_iter().fold(all[0], i128::min), all.into_iter().fold(all[0], i128::max))
}

/// The interval of sums.
pub fn add(a: Range, b: Range) -> Range {
    Range::of_i128(i128::from(a.low) + i128::from(b.low), i128::from(a.high) + i128::from(b.high))
}

/// The interval of differences.
pub fn sub(a: Range, b: Range) -> Range {
    Range::of_i128(i128::from(a.low) - i128::from(b.high), i128::from(a.high) - i128::from(b.low))
}

/// Whether all sums are fixnums.
pub fn add_fits(a: Range, b: Range) -> bool {
    fits(i128::from(a.low) + i128::from(b.low), i128::from(a.high) + i128::from(b.high))
}

/// Whether all differences are fixnums.
pub fn sub_fits(a: Range, b: Range) -> bool {
    fits(i128::from(a.low) - i128::from(b.high), i128::from(a.high) - i128::from(b.low))
}

/// Whether all products are fixnums.
pub fn mul_fits(a: Range, b: Range) -> bool {
    let (low, high) = products(a, b);
    fits(low, high)
}

/// Whether the divisor is not zero and the quotient fits.
pub fn division_fits(a: Range, b: Range) -> bool {
    !b.contains(0) && (!b.contains(-1) || a.low > FIXNUM_MIN)
}

/// Whether the count is right and a shift to the left fits.
pub fn shift_fits(a: Range, count: Range) -> bool {
    count.is_within(0, 61) && mul_fits(a, Range { low: 1, high: 1 << count.high })
}

fn and(a: Range, b: Range) -> Range {
    match (a.low >= 0, b.low >= 0) {
        (true, true) => Range::new(0, a.high.min(b.high)),
        (true, false) => Range::new(0, a.high),
        (false, true) => Range::new(0, b.high),
        (false, false) => Range::ALL,
    }
}

/// The interval of an operation's result, given those of its operands.
pub fn of_op(op: &Op, range: &mut dyn FnMut(Value) -> Range) -> Range {
    match *op {
        Op::ConstInt { value } => Range::new(value, value),
        Op::IntAdd { lhs, rhs } | Op::IntAddChecked { lhs, rhs, .. } => add(range(lhs), range(rhs)),
        Op::IntSub { lhs, rhs } | Op::IntSubChecked { lhs, rhs, .. } => sub(range(lhs), range(rhs)),
        Op::IntMul { lhs, rhs } | Op::IntMulChecked { lhs, rhs, .. } => {
            let (low, high) = products(range(lhs), range(rhs));
            Range::of_i128(low, high)
        }
        Op::IntAnd { lhs, rhs } => and(range(lhs), range(rhs)),
        Op::IntModFloor { lhs, rhs } | Op::IntModFloorChecked { lhs, rhs, .. } => {
            let (a, b) = (range(lhs), range(rhs));
            match b.low > 0 {
                true if a.low >= 0 => Range::new(0, a.high.min(b.high - 1)),
                true => Range::new(0, b.high - 1),
                false => Range::ALL,
            }
        }
        Op::IntRem { lhs, rhs } | Op::IntRemChecked { lhs, rhs, .. } => {
            let (a, b) = (range(lhs), range(rhs));
            if a.low >= 0 && b.low > 0 { Range::new(0, a.high.min(b.high - 1)) } else { Range::ALL }
        }
        Op::IntDivFloor { lhs, rhs }
        | Op::IntDivFloorChecked { lhs, rhs, .. }
        | Op::IntDivTrunc { lhs, rhs }
        | Op::IntDivTruncChecked { lhs, rhs, .. } => {
            let (a, b) = (range(lhs), range(rhs));
            if a.low >= 0 && b.low > 0 { Range::new(0, a.high / b.low) } else { Range::ALL }
        }
        Op::IntShr { lhs, rhs } | Op::IntShrChecked { lhs, rhs, .. } => {
            let (a, count) = (range(lhs), range(rhs));
            let (least, most) = (count.low.clamp(0, 63), count.high.clamp(0, 63));
            // More shifting brings both signs closer to their last value, 0 and -1.
            let low = a.low >> if a.low < 0 { least } else { most };
            Range::new(low, a.high >> if a.high >= 0 { least } else { most })
        }
        Op::Select { if_true, if_false, .. } => range(if_true).union(range(if_false)),
        Op::BoundsCheck { index, length, .. } => {
            range(index).intersect(Range::new(0, range(length).high - 1))
        }
        Op::Refine { value, .. } | Op::GuardInt { value, .. } => range(value),
        Op::LoadLength { .. } | Op::LoadFinalInt { .. } | Op::ArrayLength { .. } => Range::new(0, MAX_LENGTH),
        Op::ConstI64 { value } if (FIXNUM_MIN..=FIXNUM_MAX).contains(&value) => Range::new(value, value),
        // Of what may be no fixnum no range is known, whatever it says; a mask gives one all the same.
        Op::I64And { lhs, rhs } => and(range(lhs), range(rhs)),
        Op::I64ToIntChecked { value, .. } => range(value),
        Op::LoadByte { .. } => Range::new(0, 255),
        Op::I32ToInt { value } | Op::IntToI32Checked { value, .. } => range(value),
        Op::IntToI32Wrap { value } => range(value).or_wrapped(),
        Op::ConstI32 { value } => Range::new(value.into(), value.into()),
        Op::I32Add { lhs, rhs } => add(range(lhs), range(rhs)).or_wrapped(),
        Op::I32Sub { lhs, rhs } => sub(range(lhs), range(rhs)).or_wrapped(),
        Op::I32Mul { lhs, rhs } => {
            let (low, high) = products(range(lhs), range(rhs));
            Range::of_i128(low, high).or_wrapped()
        }
        Op::I32And { lhs, rhs } => and(range(lhs), range(rhs)).intersect(Range::I32),
        Op::I32Shr { lhs, rhs } => match range(rhs) {
            Range { low: count @ 0..32, high } if high == count => {
                let value = range(lhs);
                Range::new(value.low >> count, value.high >> count)
            }
            _ => Range::I32,
        },
        _ => Range::ALL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_where_they_should_be() {
        let r = Range::new;
        assert!(add_fits(r(0, FIXNUM_MAX - 1), r(1, 1)) && !add_fits(r(0, FIXNUM_MAX), r(1, 1)));
        assert!(sub_fits(r(FIXNUM_MIN + 1, 0), r(1, 1)) && !sub_fits(Range::ALL, r(1, 1)));
        assert!(mul_fits(r(-(1 << 30), 1 << 30), r(-(1 << 30), 1 << 30)));
        assert!(!division_fits(Range::ALL, r(-1, -1)) && division_fits(r(0, 5), r(-1, -1)));
        assert!(shift_fits(r(-8, 8), r(0, 50)) && !shift_fits(r(-8, 8), r(0, 60)));
        assert_eq!(r(0, 3).intersect(r(5, 9)), r(0, 3));
    }
}
