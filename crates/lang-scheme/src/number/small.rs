//! Exact numbers whose parts fit half a word: their sums, products and quotients are made of machine words.
//!
//! Products of two parts, and sums of two products, then fit a word. What does not fit is left to the numbers of any size.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::arithmetic::Operation;
use crate::data::foreign::{self, Tag};

/// An exact number in lowest terms: numerator, and a divisor above zero.
#[derive(Clone, Copy)]
pub(super) struct Small(i64, i64);

impl Small {
    /// The exact number that `value` is, if its parts are small.
    pub(super) fn of(value: Value) -> Option<Small> {
        let part = |value: Value| value.as_fixnum().filter(|&n| i32::try_from(n).is_ok());
        if value.is_fixnum() {
            return part(value).map(|n| Small(n, 1));
        }
        if !foreign::is(value, Tag::Ratio) {
            return None;
        }
        Some(Small(part(foreign::word(value, 0))?, part(foreign::word(value, 1))?))
    }

    pub(super) fn order(self, other: Small) -> Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

/// `a` and `b` combined; the divisor is not zero. `None` if one is no exact number with small parts.
///
/// # Errors
/// When memory is exhausted.
pub(super) fn combine(cx: &mut Context, operation: Operation, a: Value, b: Value) -> Result<Option<Value>> {
    let (Some(Small(x, y)), Some(Small(z, w))) = (Small::of(a), Small::of(b)) else { return Ok(None) };
    let (numerator, denominator) = match operation {
        Operation::Add => (x * w + z * y, y * w),
        Operation::Subtract => (x * w - z * y, y * w),
        Operation::Multiply => (x * z, y * w),
        Operation::Divide if z < 0 => (-x * w, -(y * z)),
        Operation::Divide => (x * w, y * z),
    };
    let divisor = divisor(numerator.unsigned_abs(), denominator.unsigned_abs()) as i64;
    let numerator = cx.new_int(numerator / divisor)?;
    if denominator == divisor {
        return Ok(Some(numerator));
    }
    let denominator = cx.new_int(denominator / divisor)?;
    foreign::new(cx, Tag::Ratio, &[numerator, denominator]).map(Some)
}

/// The greatest number that divides both; the second is not zero.
fn divisor(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
