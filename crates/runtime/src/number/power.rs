//! Powers: exact for integers with exponents that are not negative, else floats.

use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign};

use super::convert::big_to_f64;
use super::{check_size, division, product};
use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::value::Value;

/// `base` to the power of `exponent`, by the C library's rules.
#[must_use]
pub fn float_pow(base: f64, exponent: f64) -> f64 {
    base.powf(exponent)
}

pub(super) fn pow_small(cx: &mut Context, base: i64, exponent: i64) -> Result<Option<Value>> {
    if exponent < 0 {
        return pow_floats(cx, base as f64, exponent as f64);
    }
    if let Some(power) = u32::try_from(exponent).ok().and_then(|exponent| base.checked_pow(exponent)) {
        return cx.new_int(power).map(Some);
    }
    pow_big(cx, &IBig::from(base), &IBig::from(exponent))
}

pub(super) fn pow_big(cx: &mut Context, base: &IBig, exponent: &IBig) -> Result<Option<Value>> {
    if exponent.sign() == Sign::Negative {
        return match (big_to_f64(base), big_to_f64(exponent)) {
            (Some(base), Some(exponent)) => pow_floats(cx, base, exponent),
            _ => cx.raise(ErrorKind::Overflow, "int too large to convert to float"),
        };
    }
    // 0, 1 and -1 stay small however large the exponent is.
    if let Ok(base @ -1..=1) = i64::try_from(base) {
        let is_one = exponent.is_zero() || base == -1 && !exponent.bit(0);
        let power = if is_one { 1 } else { base };
        return Ok(Some(Value::small(power)));
    }
    // The magnitude has `length` bits, so the power has more than `(length - 1) * exponent`.
    let times = u64::try_from(exponent).unwrap_or(u64::MAX);
    check_size(cx, (base.bit_len() as u128 - 1) * u128::from(times))?;
    let power = product::power(cx, base, times as usize)?;
    cx.new_int_from_big(&power).map(Some)
}

/// `None` when the result is no real number.
pub(super) fn pow_floats(cx: &mut Context, base: f64, exponent: f64) -> Result<Option<Value>> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return division::by_zero(cx, "0.0 cannot be raised to a negative power");
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent.fract() != 0.0 {
        return Ok(None);
    }
    let power = float_pow(base, exponent);
    if power.is_infinite() && base.is_finite() && exponent.is_finite() {
        return cx.raise(ErrorKind::Overflow, "(34, 'Numerical result out of range')");
    }
    cx.new_float(power).map(Some)
}
