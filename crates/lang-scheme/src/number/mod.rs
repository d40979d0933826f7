//! The numeric tower: exact integers of any size, exact ratios, floats, complex numbers.
//!
//! Integers and floats are the machine's, and its instructions serve them; what they do not serve comes here through
//! [`crate::language`]: ratios, exact division, errors. A ratio is in lowest terms with a divisor above one, so that equal
//! numbers look alike.

pub mod arithmetic;
pub mod compare;
pub mod complex;
pub mod convert;
pub mod division;
pub mod format;
pub mod integer;
pub mod power;
pub mod random;
mod small;
pub mod transcendental;

use dashu_int::IBig;
use dashu_int::ops::{BitTest, Gcd, UnsignedAbs};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::number as machine;
use runtime::object::bigint::BigInt;
use runtime::value::Value;

use crate::data::expect;
use crate::data::foreign::{self, Tag};

/// A ratio, or an integer with the divisor one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Carries the sign.
    pub numerator: IBig,
    /// Above zero.
    pub denominator: IBig,
}

/// A number, told apart.
#[derive(Clone, Debug)]
pub enum Real {
    /// An exact integer.
    Integer(IBig),
    /// An exact number that is no integer.
    Ratio(Ratio),
    /// A float.
    Float(f64),
}

impl Ratio {
    /// `numerator / denominator`; the divisor is not zero. In lowest terms.
    #[must_use]
    pub fn new(numerator: IBig, denominator: IBig) -> Ratio {
        let is_negative = denominator < IBig::ZERO;
        let (numerator, denominator) =
            if is_negative { (-numerator, -denominator) } else { (numerator, denominator) };
        if numerator.is_zero() {
            return Ratio { numerator, denominator: IBig::ONE };
        }
        let divisor = IBig::from((&numerator).gcd(&denominator));
        if divisor.is_one() {
            return Ratio { numerator, denominator };
        }
        Ratio { numerator: numerator / &divisor, denominator: denominator / &divisor }
    }

    /// An integer.
    #[must_use]
    pub fn integer(n: IBig) -> Ratio {
        Ratio { numerator: n, denominator: IBig::ONE }
    }

    /// Whether it is an integer.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.denominator.is_one()
    }

    /// The nearest float; infinite when it is too large.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        let bits = |n: &IBig| n.unsigned_abs().bit_len() as i64;
        // So many more bits that the quotient has at least 66; the last one then says whether it is exact.
        let extra = 66 - (bits(&self.numerator) - bits(&self.denominator));
        let (numerator, denominator) = match extra {
            0.. => (&self.numerator << extra as usize, self.denominator.clone()),
            _ => (self.numerator.clone(), &self.denominator << extra.unsigned_abs() as usize),
        };
        let magnitude = IBig::from(numerator.unsigned_abs());
        let (quotient, rest) = (&magnitude / &denominator, &magnitude % &denominator);
        let sticky = if rest.is_zero() { quotient } else { quotient | IBig::ONE };
        let float = scale(integer_to_f64(&sticky), -extra);
        if self.numerator < IBig::ZERO { -float } else { float }
    }

    /// The value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn to_value(&self, cx: &mut Context) -> Result {
        let numerator = cx.new_int_from_big(&self.numerator)?;
        if self.is_integer() {
            return Ok(numerator);
        }
        let denominator = cx.new_int_from_big(&self.denominator)?;
        foreign::new(cx, Tag::Ratio, &[numerator, denominator])
    }
}

/// `float * 2^exponent`.
fn scale(float: f64, exponent: i64) -> f64 {
    let mut float = float;
    let mut rest = exponent.clamp(-3000, 3000);
    while rest != 0 {
        let step = rest.clamp(-1000, 1000);
        float *= 2f64.powi(step as i32);
        rest -= step;
    }
    float
}

/// The nearest float; infinite when it is too large.
#[must_use]
pub fn integer_to_f64(n: &IBig) -> f64 {
    n.to_f64().value()
}

/// The ratio that `value` is, which is no integer.
#[must_use]
pub fn ratio(value: Value) -> Option<Ratio> {
    if !foreign::is(value, Tag::Ratio) {
        return None;
    }
    let part = |index| machine::to_big(foreign::word(value, index));
    Some(Ratio { numerator: part(0)?, denominator: part(1)? })
}

/// The number that `value` is.
#[must_use]
pub fn real(value: Value) -> Option<Real> {
    if let Some(float) = value.as_float() {
        return Some(Real::Float(float));
    }
    match machine::to_big(value) {
        Some(n) => Some(Real::Integer(n)),
        None => ratio(value).map(Real::Ratio),
    }
}

/// The exact number that `value` is.
#[must_use]
pub fn exact_ratio(value: Value) -> Option<Ratio> {
    match real(value)? {
        Real::Integer(n) => Some(Ratio::integer(n)),
        Real::Ratio(ratio) => Some(ratio),
        Real::Float(_) => None,
    }
}

/// Whether `value` is a number.
#[inline]
#[must_use]
pub fn is_number(value: Value) -> bool {
    is_real(value) || complex::is_complex(value)
}

/// Whether `value` is a real number.
#[inline]
#[must_use]
pub fn is_real(value: Value) -> bool {
    value.is_fixnum() || value.as_float().is_some() || is_exact(value)
}

/// Whether `value` is an exact real number.
#[inline]
#[must_use]
pub fn is_exact(value: Value) -> bool {
    is_exact_integer(value) || foreign::is(value, Tag::Ratio)
}

/// Whether `value` is an exact integer.
#[inline]
#[must_use]
pub fn is_exact_integer(value: Value) -> bool {
    value.is_fixnum() || value.cast::<BigInt>().is_some()
}

/// Whether `value` is an integer, exact or not.
#[must_use]
pub fn is_integer(value: Value) -> bool {
    is_exact_integer(value) || value.as_float().is_some_and(|float| float.is_finite() && float.fract() == 0.0)
}

/// Whether `value` is a number that is a quotient of integers, exact or not.
#[must_use]
pub fn is_rational(value: Value) -> bool {
    is_exact(value) || value.as_float().is_some_and(f64::is_finite)
}

/// The nearest float to a number; infinite when it is too large.
#[must_use]
pub fn to_f64(value: Value) -> Option<f64> {
    if let Some(n) = value.as_fixnum() {
        return Some(n as f64);
    }
    match real(value)? {
        Real::Integer(n) => Some(integer_to_f64(&n)),
        Real::Ratio(ratio) => Some(ratio.to_f64()),
        Real::Float(float) => Some(float),
    }
}

/// The nearest float to an argument.
///
/// # Errors
/// When it is no number.
pub fn float_argument(cx: &mut Context, name: &str, value: Value) -> Result<f64> {
    match to_f64(value) {
        Some(float) => Ok(float),
        None => expect::wrong(cx, name, "a number", value),
    }
}

/// The sign of a number: -1, 0 or 1; `None` for what is none or NaN.
#[must_use]
pub fn sign(value: Value) -> Option<i32> {
    if let Some(n) = value.as_fixnum() {
        return Some(n.signum() as i32);
    }
    match real(value)? {
        Real::Integer(n) => Some(if n.is_zero() {
            0
        } else if n < IBig::ZERO {
            -1
        } else {
            1
        }),
        Real::Ratio(ratio) => Some(if ratio.numerator < IBig::ZERO { -1 } else { 1 }),
        Real::Float(float) if float.is_nan() => None,
        Real::Float(float) => Some(if float == 0.0 {
            0
        } else if float < 0.0 {
            -1
        } else {
            1
        }),
    }
}

/// Raises the error of dividing by an exact zero.
#[cold]
pub fn by_zero<T>(cx: &mut Context, name: &str) -> Result<T> {
    crate::data::error::fail(cx, &format!("{name}: division by zero"), &[])
}
