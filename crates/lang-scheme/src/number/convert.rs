//! Between exact and inexact, and rounding.

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::number as machine;
use runtime::value::Value;

use super::division::floor_divide;
use super::{Ratio, Real, complex, is_exact, is_exact_integer, real, to_f64};
use crate::data::expect;

/// The exact value of a finite float.
#[must_use]
pub fn float_to_ratio(float: f64) -> Option<Ratio> {
    if !float.is_finite() {
        return None;
    }
    let bits = float.to_bits();
    let (mantissa, exponent) = (bits & ((1 << 52) - 1), (bits >> 52) as i32 & 0x7ff);
    let (mantissa, exponent) =
        if exponent == 0 { (mantissa, -1074) } else { (mantissa | 1 << 52, exponent - 1075) };
    let signed = if float < 0.0 { -IBig::from(mantissa) } else { IBig::from(mantissa) };
    Some(match exponent {
        0.. => Ratio::integer(signed << exponent as usize),
        _ => Ratio::new(signed, IBig::ONE << exponent.unsigned_abs() as usize),
    })
}

/// The exact number that `value` is or is nearest to.
///
/// # Errors
/// When it is no finite number.
pub fn to_exact(cx: &mut Context, name: &str, value: Value) -> Result {
    if is_exact(value) {
        return Ok(value);
    }
    if complex::is_complex(value) {
        let (re, im) = complex::parts(cx, name, value)?;
        let re = to_exact(cx, name, re)?;
        let im = to_exact(cx, name, im)?;
        return complex::rectangular(cx, re, im);
    }
    let Some(float) = value.as_float() else { return expect::wrong(cx, name, "a number", value) };
    if float.is_finite() && float.fract() == 0.0 {
        return machine::float_to_int(cx, float);
    }
    match float_to_ratio(float) {
        Some(ratio) => ratio.to_value(cx),
        None => crate::data::error::fail(cx, &format!("{name}: no exact representation of"), &[value]),
    }
}

/// The float nearest to `value`.
///
/// # Errors
/// When it is no number.
pub fn to_inexact(cx: &mut Context, name: &str, value: Value) -> Result {
    if value.as_float().is_some() {
        return Ok(value);
    }
    if complex::is_complex(value) {
        let (re, im) = complex::parts(cx, name, value)?;
        let re = to_inexact(cx, name, re)?;
        let im = to_inexact(cx, name, im)?;
        return complex::rectangular(cx, re, im);
    }
    match to_f64(value) {
        Some(float) => cx.new_float(float),
        None => expect::wrong(cx, name, "a number", value),
    }
}

/// Where numbers are rounded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Down.
    Floor,
    /// Up.
    Ceiling,
    /// Towards zero.
    Truncate,
    /// To the nearest, halves to even.
    Nearest,
}

impl Rounding {
    fn float(self, float: f64) -> f64 {
        match self {
            Rounding::Floor => float.floor(),
            Rounding::Ceiling => float.ceil(),
            Rounding::Truncate => float.trunc(),
            Rounding::Nearest => float.round_ties_even(),
        }
    }

    /// The integer that a ratio, which is none, is rounded to.
    #[must_use]
    pub fn ratio(self, ratio: &Ratio) -> IBig {
        let (floor, rest) = floor_divide(&ratio.numerator, &ratio.denominator);
        let is_negative = ratio.numerator < IBig::ZERO;
        let goes_up = match self {
            Rounding::Floor => false,
            Rounding::Ceiling => true,
            Rounding::Truncate => is_negative,
            Rounding::Nearest => {
                let twice: IBig = rest * 2;
                twice > ratio.denominator
                    || (twice == ratio.denominator && !(&floor % IBig::from(2)).is_zero())
            }
        };
        if goes_up { floor + 1 } else { floor }
    }
}

/// `value` rounded to an integer of its own exactness.
///
/// # Errors
/// When it is no number.
pub fn round(cx: &mut Context, name: &str, rounding: Rounding, value: Value) -> Result {
    if is_exact_integer(value) {
        return Ok(value);
    }
    match real(value) {
        Some(Real::Float(float)) => cx.new_float(rounding.float(float)),
        Some(Real::Ratio(ratio)) => cx.new_int_from_big(&rounding.ratio(&ratio)),
        _ => expect::wrong(cx, name, "a number", value),
    }
}

/// The simplest number from `low` up to `high`, both above zero: the one with the least divisor.
fn simplest_between(low: &Ratio, high: &Ratio) -> Ratio {
    let floor = Rounding::Floor.ratio(low);
    let whole = Ratio::integer(floor.clone());
    if &whole == low {
        return whole;
    }
    if floor < Rounding::Floor.ratio(high) {
        return Ratio::integer(floor + 1);
    }
    let inverse =
        |ratio: &Ratio| Ratio::new(ratio.denominator.clone(), &ratio.numerator - &floor * &ratio.denominator);
    let rest = simplest_between(&inverse(high), &inverse(low));
    Ratio::new(floor * &rest.numerator + &rest.denominator, rest.numerator)
}

/// The simplest number that differs from `value` by no more than `tolerance`.
///
/// # Errors
/// When one is no number.
pub fn rationalize(cx: &mut Context, value: Value, tolerance: Value) -> Result {
    let is_inexact = !is_exact(value) || !is_exact(tolerance);
    let (x, y) = (
        super::float_argument(cx, "rationalize", value)?,
        super::float_argument(cx, "rationalize", tolerance)?,
    );
    if is_inexact && !(x.is_finite() && y.is_finite()) {
        let result = if x.is_nan() || y.is_nan() || (x.is_infinite() && y.is_infinite()) {
            f64::NAN
        } else if y.is_infinite() {
            0.0
        } else {
            x
        };
        return cx.new_float(result);
    }
    let exact = |value: Value, float: f64| super::exact_ratio(value).or_else(|| float_to_ratio(float));
    let (Some(x), Some(y)) = (exact(value, x), exact(tolerance, y)) else {
        return expect::wrong(cx, "rationalize", "a number", value);
    };
    let y = if y.numerator < IBig::ZERO { Ratio { numerator: -y.numerator, ..y } } else { y };
    let shifted = |sign: i32| {
        let by = &y.numerator * &x.denominator * sign;
        Ratio::new(&x.numerator * &y.denominator + by, &x.denominator * &y.denominator)
    };
    let (low, high) = (shifted(-1), shifted(1));
    let result = if low.numerator > IBig::ZERO {
        simplest_between(&low, &high)
    } else if high.numerator < IBig::ZERO {
        let negate =
            |ratio: &Ratio| Ratio { numerator: -&ratio.numerator, denominator: ratio.denominator.clone() };
        negate(&simplest_between(&negate(&high), &negate(&low)))
    } else {
        Ratio::integer(IBig::ZERO)
    };
    if is_inexact { cx.new_float(result.to_f64()) } else { result.to_value(cx) }
}
