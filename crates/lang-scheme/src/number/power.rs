//! Powers and roots, exact where the operands allow it.

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::BinaryOp;
use runtime::number as machine;
use runtime::value::Value;

use super::arithmetic::{Operation, combine};
use super::{Ratio, Real, by_zero, complex, float_argument, is_exact_integer, is_number, real, sign};
use crate::data::expect;

/// `base` to the power of `exponent`.
///
/// # Errors
/// When one is no number, or the result is none.
pub fn expt(cx: &mut Context, base: Value, exponent: Value) -> Result {
    for value in [base, exponent] {
        if !is_number(value) {
            return expect::wrong(cx, "expt", "a number", value);
        }
    }
    if complex::is_complex(base) || complex::is_complex(exponent) {
        return complex::expt(cx, base, exponent);
    }
    if is_exact_integer(exponent) {
        return integer_power(cx, base, exponent);
    }
    let (a, b) = (float_argument(cx, "expt", base)?, float_argument(cx, "expt", exponent)?);
    if base == Value::ZERO && b > 0.0 {
        return Ok(Value::ZERO);
    }
    if a < 0.0 && b.is_finite() && b.fract() != 0.0 {
        return complex::expt(cx, base, exponent);
    }
    cx.new_float(a.powf(b))
}

fn integer_power(cx: &mut Context, base: Value, exponent: Value) -> Result {
    if exponent == Value::ZERO {
        return Ok(Value::small(1));
    }
    if let Some(float) = base.as_float() {
        let power = match exponent.as_fixnum().and_then(|n| i32::try_from(n).ok()) {
            Some(n) if n.unsigned_abs() <= 64 => by_squaring(float, n),
            _ => float.powf(float_argument(cx, "expt", exponent)?),
        };
        return cx.new_float(power);
    }
    let is_negative = sign(exponent) == Some(-1);
    if is_negative && base == Value::ZERO {
        return by_zero(cx, "expt");
    }
    let count = if is_negative { super::arithmetic::negate(cx, exponent)? } else { exponent };
    let power = match super::ratio(base) {
        None => whole_power(cx, base, count)?,
        Some(Ratio { numerator, denominator }) => {
            let (n, d) = (cx.new_int_from_big(&numerator)?, cx.new_int_from_big(&denominator)?);
            let (n, d) = (whole_power(cx, n, count)?, whole_power(cx, d, count)?);
            combine(cx, Operation::Divide, n, d)?
        }
    };
    if is_negative { combine(cx, Operation::Divide, Value::small(1), power) } else { Ok(power) }
}

/// The power of an exact integer; the exponent is above zero.
fn whole_power(cx: &mut Context, base: Value, exponent: Value) -> Result {
    match machine::binary(cx, BinaryOp::Pow, base, exponent)? {
        Some(power) => Ok(power),
        None => expect::wrong(cx, "expt", "an exact integer", base),
    }
}

/// Small powers of floats by multiplication, as programs would write them.
fn by_squaring(base: f64, exponent: i32) -> f64 {
    let mut power = 1.0;
    let mut square = base;
    let mut rest = exponent.unsigned_abs();
    while rest > 0 {
        if rest & 1 == 1 {
            power *= square;
        }
        square *= square;
        rest >>= 1;
    }
    if exponent < 0 { 1.0 / power } else { power }
}

/// The square root: exact for squares of exact numbers.
///
/// # Errors
/// When it is no number, or negative.
pub fn sqrt(cx: &mut Context, value: Value) -> Result {
    if sign(value) == Some(-1) || complex::is_complex(value) {
        return complex::sqrt(cx, value);
    }
    match real(value) {
        Some(Real::Float(float)) => return cx.new_float(float.sqrt()),
        Some(Real::Integer(n)) => {
            if let Some(root) = exact_root(&n) {
                return cx.new_int_from_big(&root);
            }
        }
        Some(Real::Ratio(ratio)) => {
            if let (Some(n), Some(d)) = (exact_root(&ratio.numerator), exact_root(&ratio.denominator)) {
                return Ratio::new(n, d).to_value(cx);
            }
        }
        None => return expect::wrong(cx, "sqrt", "a number", value),
    }
    let float = float_argument(cx, "sqrt", value)?;
    cx.new_float(float.sqrt())
}

/// The root of a square that is not negative.
fn exact_root(n: &IBig) -> Option<IBig> {
    use dashu_int::ops::{SquareRoot, UnsignedAbs};
    let root = IBig::from(n.unsigned_abs().sqrt());
    (&root * &root == *n).then_some(root)
}
