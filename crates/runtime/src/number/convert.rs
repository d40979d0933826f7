//! Conversions between integers, floats and text; each to-float conversion rounds to nearest, once.

use dashu_int::{IBig, Sign};

use super::Number;
use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::value::Value;

/// `mantissa * 2^exponent`, and a little more when `is_inexact`, as the nearest float; `None` when it is too large. An
/// inexact mantissa has at least 55 bits.
pub(super) fn round_scaled(mantissa: u128, is_inexact: bool, exponent: i64) -> Option<f64> {
    let bits = i64::from(u128::BITS - mantissa.leading_zeros());
    let top = bits - 1 + exponent;
    if top > 1023 {
        return None;
    }
    // Below the normal range there are fewer digits.
    let precision = 53 + (top + 1022).min(0);
    let drop = bits - precision;
    let (kept, exponent) = match drop {
        ..=0 => (mantissa, exponent),
        1..=127 => {
            let (kept, rest, half) = (mantissa >> drop, mantissa & ((1 << drop) - 1), 1 << (drop - 1));
            let is_up = rest > half || rest == half && (is_inexact || kept & 1 == 1);
            (kept + u128::from(is_up), exponent + drop)
        }
        _ => return Some(0.0),
    };
    // No more than 2^53.
    let float = scale(kept as u64 as f64, exponent);
    float.is_finite().then_some(float)
}

/// `float * 2^exponent`, which is a float exactly or too large.
fn scale(float: f64, exponent: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits(((exponent + 1023) as u64) << 52);
    match exponent {
        -1022..=1023 => float * power(exponent),
        // Still normal after the first step, so that nothing is lost.
        ..-1022 => float * power(exponent.max(-1200) + 200) * power(-200),
        _ => f64::INFINITY * float,
    }
}

/// The nearest float; `None` when it is too large.
pub(super) fn big_to_f64(n: &IBig) -> Option<f64> {
    let (sign, words) = n.as_sign_words();
    limbs_to_f64(sign == Sign::Negative, words)
}

/// The nearest float to the integer of these limbs, the lowest first and the highest not 0; `None` when it is too large.
pub(super) fn limbs_to_f64(is_negative: bool, limbs: &[u64]) -> Option<f64> {
    let Some(highest) = limbs.last() else { return Some(0.0) };
    let zeros = highest.leading_zeros();
    let from_top = |index: usize| limbs.len().checked_sub(index + 1).map_or(0, |index| limbs[index]);
    let mut top = u128::from(*highest) << 64 | u128::from(from_top(1));
    let mut below = from_top(2);
    if zeros > 0 {
        top = top << zeros | u128::from(below >> (64 - zeros));
        below <<= zeros;
    }
    let is_inexact = below != 0 || limbs.iter().rev().skip(3).any(|&limb| limb != 0);
    let float = round_scaled(top, is_inexact, limbs.len() as i64 * 64 - 128 - i64::from(zeros))?;
    Some(if is_negative { -float } else { float })
}

/// A float's integral mantissa and the power of two it is multiplied with; for finite ones, without the sign.
pub(super) fn decompose(float: f64) -> (u64, i32) {
    let bits = float.to_bits();
    let (mantissa, exponent) = (bits & ((1 << 52) - 1), (bits >> 52) as i32 & 0x7ff);
    if exponent == 0 { (mantissa, -1074) } else { (mantissa | 1 << 52, exponent - 1075) }
}

/// The integer that a float without fraction is, when it fits.
#[inline]
pub(super) fn float_to_small(float: f64) -> Option<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&float) { Some(float as i64) } else { None }
}

/// The integer that a finite float without fraction is.
pub(super) fn float_to_big(float: f64) -> IBig {
    if let Some(small) = float_to_small(float) {
        return IBig::from(small);
    }
    let (mantissa, exponent) = decompose(float);
    let magnitude = IBig::from(mantissa) << exponent as usize;
    if float < 0.0 { -magnitude } else { magnitude }
}

/// The float nearest to a number; `None` when `value` is no number.
///
/// # Errors
/// When an integer is too large.
pub fn to_f64(cx: &mut Context, value: Value) -> Result<Option<f64>> {
    match Number::of(value) {
        Some(Number::Small(n)) => Ok(Some(n as f64)),
        Some(Number::Float(float)) => Ok(Some(float)),
        Some(Number::Big(big)) => match limbs_to_f64(big.is_negative(), big.limbs()) {
            Some(float) => Ok(Some(float)),
            None => cx.raise(ErrorKind::Overflow, "int too large to convert to float"),
        },
        None => Ok(None),
    }
}

/// The float nearest to what is known to be a number.
///
/// # Errors
/// When an integer is too large.
pub fn int_to_f64(cx: &mut Context, value: Value) -> Result<f64> {
    to_f64(cx, value).map(|float| float.unwrap_or(f64::NAN))
}

/// The integer that `float` is when its fraction is cut off; round before for other roundings.
///
/// # Errors
/// When `float` is NaN or infinite.
pub fn float_to_int(cx: &mut Context, float: f64) -> Result {
    match float_to_small(float.trunc()) {
        Some(n) => cx.new_int(n),
        None if float.is_nan() => cx.value_error("cannot convert float NaN to integer"),
        None if float.is_infinite() => {
            cx.raise(ErrorKind::Overflow, "cannot convert float infinity to integer")
        }
        None => cx.new_int_from_big(&float_to_big(float)),
    }
}

/// The digits of an integer, lower case; `None` when `value` is none. Programs ask [`digits`](super::digits), which can be stopped.
///
/// # Panics
/// When `radix` is not from 2 to 36.
#[must_use]
pub fn int_to_string(value: Value, radix: u32) -> Option<String> {
    match Number::of(value)? {
        Number::Small(n) if radix == 10 => Some(n.to_string()),
        Number::Float(_) => None,
        number => Some(number.to_big()?.in_radix(radix as u8).to_string()),
    }
}

/// The integer that `value` holds, when it is one and fits.
#[must_use]
pub fn to_i64(value: Value) -> Option<i64> {
    match value.as_fixnum() {
        Some(n) => Some(n),
        None => i64::try_from(super::to_big(value)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_round_to_the_nearest_float() {
        let one = IBig::from(1);
        for shift in [0, 10, 64, 200, 900] {
            let tie: IBig = IBig::from((1u64 << 53) + 1) << shift as usize;
            assert_eq!(big_to_f64(&tie), Some(2f64.powi(53 + shift)), "{shift}");
            if shift > 0 {
                assert!(big_to_f64(&(&tie + &one)).unwrap() > 2f64.powi(53 + shift), "{shift}");
            }
        }
        assert_eq!(big_to_f64(&(&one << 1024)), None);
        assert_eq!(big_to_f64(&((&one << 1024) - &one)), None);
        assert_eq!(big_to_f64(&-(&one << 1023)), Some(-2f64.powi(1023)));
        assert_eq!(big_to_f64(&IBig::from(0)), Some(0.0));
    }

    #[test]
    fn floats_are_integers_exactly() {
        assert_eq!(float_to_big(-2f64.powi(200)), -(IBig::from(1) << 200));
        assert_eq!(float_to_big(1e22), IBig::from(10).pow(22));
        assert_eq!(decompose(5e-324), (1, -1074));
    }
}
