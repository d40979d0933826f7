//! Shifts and bits of integers, as if in two's complement without end.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign};

use super::{Number, check_size};
use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::value::Value;

#[cold]
fn negative_count<T>(cx: &mut Context) -> Result<T> {
    cx.value_error("negative shift count")
}

pub(super) fn shift_left_small(cx: &mut Context, a: i64, count: i64) -> Result {
    match count {
        ..0 => negative_count(cx),
        0..=64 => cx.new_int_from_i128(i128::from(a) << count),
        _ => shift_left_big(cx, &IBig::from(a), &IBig::from(count)),
    }
}

pub(super) fn shift_right_small(cx: &mut Context, a: i64, count: i64) -> Result {
    if count < 0 { negative_count(cx) } else { Ok(Value::small(a >> count.min(63))) }
}

pub(super) fn shift_left_big(cx: &mut Context, a: &IBig, count: &IBig) -> Result {
    if count.sign() == Sign::Negative {
        return negative_count(cx);
    }
    if a.is_zero() {
        return Ok(Value::ZERO);
    }
    let Ok(count) = u64::try_from(count) else {
        return cx.raise(ErrorKind::Overflow, "too many digits in integer");
    };
    check_size(cx, a.bit_len() as u128 + u128::from(count))?;
    cx.new_int_from_big(&(a << count as usize))
}

pub(super) fn shift_right_big(cx: &mut Context, a: &IBig, count: &IBig) -> Result {
    if count.sign() == Sign::Negative {
        return negative_count(cx);
    }
    match usize::try_from(count) {
        Ok(count) if count <= a.bit_len() => cx.new_int_from_big(&(a >> count)),
        _ => Ok(Value::small(if a.sign() == Sign::Negative { -1 } else { 0 })),
    }
}

/// `~a`; `None` unless `a` is an integer.
///
/// # Errors
/// When memory is exhausted.
pub fn invert(cx: &mut Context, a: Value) -> Result<Option<Value>> {
    match Number::of(a) {
        Some(Number::Small(n)) => Ok(Some(Value::small(!n))),
        Some(Number::Big(big)) => cx.new_int_from_big(&!big.to_big()).map(Some),
        _ => Ok(None),
    }
}

/// Bits of the magnitude without leading zeros; `None` unless `a` is an integer.
#[must_use]
pub fn bit_length(a: Value) -> Option<usize> {
    match Number::of(a)? {
        Number::Small(n) => Some((u64::BITS - n.unsigned_abs().leading_zeros()) as usize),
        Number::Big(big) => Some(big.to_big().unsigned_abs().bit_len()),
        Number::Float(_) => None,
    }
}

/// Ones among the bits of the magnitude; `None` unless `a` is an integer.
#[must_use]
pub fn bit_count(a: Value) -> Option<usize> {
    match Number::of(a)? {
        Number::Small(n) => Some(n.unsigned_abs().count_ones() as usize),
        Number::Big(big) => Some(big.limbs().iter().map(|limb| limb.count_ones() as usize).sum()),
        Number::Float(_) => None,
    }
}
