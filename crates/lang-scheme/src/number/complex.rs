//! Complex numbers that are not real: two real parts, each with an exactness of its own. An imaginary part that is an
//! exact zero makes the number real, so that no such pair exists.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::arithmetic::{Operation, combine, negate};
use super::{float_argument, is_exact, is_exact_integer, is_number, sign, to_f64};
use crate::data::equality::eqv;
use crate::data::expect;
use crate::data::foreign::{self, Tag};

/// Whether `value` is a number that is not real.
#[inline]
#[must_use]
pub fn is_complex(value: Value) -> bool {
    foreign::is(value, Tag::Complex)
}

/// The real and the imaginary part of a number.
///
/// # Errors
/// When it is none.
pub fn parts(cx: &mut Context, name: &str, value: Value) -> Result<(Value, Value)> {
    if is_complex(value) {
        return Ok((foreign::word(value, 0), foreign::word(value, 1)));
    }
    match is_number(value) {
        true => Ok((value, Value::ZERO)),
        false => expect::wrong(cx, name, "a number", value),
    }
}

/// The number with these parts, which are real.
///
/// # Errors
/// When memory is exhausted.
pub fn rectangular(cx: &mut Context, re: Value, im: Value) -> Result {
    if im == Value::ZERO { Ok(re) } else { foreign::new(cx, Tag::Complex, &[re, im]) }
}

fn of_floats(cx: &mut Context, re: f64, im: f64) -> Result {
    let re = cx.new_float(re)?;
    let im = cx.new_float(im)?;
    rectangular(cx, re, im)
}

/// The parts as floats.
fn floats(cx: &mut Context, name: &str, value: Value) -> Result<(f64, f64)> {
    let (re, im) = parts(cx, name, value)?;
    Ok((float_argument(cx, name, re)?, float_argument(cx, name, im)?))
}

/// The number with this magnitude and angle.
///
/// # Errors
/// When one is no real number.
pub fn polar(cx: &mut Context, magnitude: Value, angle: Value) -> Result {
    if angle == Value::ZERO {
        return Ok(magnitude);
    }
    let (length, angle) =
        (float_argument(cx, "make-polar", magnitude)?, float_argument(cx, "make-polar", angle)?);
    of_floats(cx, length * angle.cos(), length * angle.sin())
}

/// Two numbers combined, of which one is not real.
///
/// # Errors
/// When a divisor is zero.
pub fn combine_parts(cx: &mut Context, operation: Operation, a: Value, b: Value) -> Result {
    let name = operation.name();
    let ((a, b), (c, d)) = (parts(cx, name, a)?, parts(cx, name, b)?);
    match operation {
        Operation::Add | Operation::Subtract => {
            let re = combine(cx, operation, a, c)?;
            let im = combine(cx, operation, b, d)?;
            rectangular(cx, re, im)
        }
        Operation::Multiply => {
            let re = crossed(cx, Operation::Subtract, (a, c), (b, d))?;
            let im = crossed(cx, Operation::Add, (a, d), (b, c))?;
            rectangular(cx, re, im)
        }
        Operation::Divide => {
            let scale = crossed(cx, Operation::Add, (c, c), (d, d))?;
            let re = crossed(cx, Operation::Add, (a, c), (b, d))?;
            let im = crossed(cx, Operation::Subtract, (b, c), (a, d))?;
            let re = combine(cx, Operation::Divide, re, scale)?;
            let im = combine(cx, Operation::Divide, im, scale)?;
            rectangular(cx, re, im)
        }
    }
}

/// The sum or difference of two products.
fn crossed(cx: &mut Context, operation: Operation, x: (Value, Value), y: (Value, Value)) -> Result {
    let x = combine(cx, Operation::Multiply, x.0, x.1)?;
    let y = combine(cx, Operation::Multiply, y.0, y.1)?;
    combine(cx, operation, x, y)
}

/// Whether two numbers, of which one is not real, are equal.
///
/// # Errors
/// When one is no number.
pub fn equal(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    let ((a, b), (c, d)) = (parts(cx, "=", a)?, parts(cx, "=", b)?);
    Ok(super::compare::order(a, c) == Some(std::cmp::Ordering::Equal)
        && super::compare::order(b, d) == Some(std::cmp::Ordering::Equal))
}

/// Whether two complex numbers have parts of the same exactness and value.
#[must_use]
pub fn same(a: Value, b: Value) -> bool {
    eqv(foreign::word(a, 0), foreign::word(b, 0)) && eqv(foreign::word(a, 1), foreign::word(b, 1))
}

/// The distance from zero.
///
/// # Errors
/// When it is no number.
pub fn magnitude(cx: &mut Context, value: Value) -> Result {
    let (re, im) = parts(cx, "magnitude", value)?;
    let square = crossed(cx, Operation::Add, (re, re), (im, im))?;
    super::power::sqrt(cx, square)
}

/// The angle to the positive numbers.
///
/// # Errors
/// When it is no number.
pub fn angle(cx: &mut Context, value: Value) -> Result {
    if !is_complex(value) {
        return match sign(value) {
            Some(-1) => cx.new_float(std::f64::consts::PI),
            _ if is_exact(value) => Ok(Value::ZERO),
            _ => {
                float_argument(cx, "angle", value)?;
                cx.new_float(0.0)
            }
        };
    }
    let (re, im) = floats(cx, "angle", value)?;
    cx.new_float(im.atan2(re))
}

/// The exponential.
///
/// # Errors
/// When it is no number.
pub fn exp(cx: &mut Context, value: Value) -> Result {
    let (re, im) = floats(cx, "exp", value)?;
    let length = re.exp();
    of_floats(cx, length * im.cos(), length * im.sin())
}

/// The natural logarithm, also of negative numbers.
///
/// # Errors
/// When it is no number.
pub fn log(cx: &mut Context, value: Value) -> Result {
    let (re, im) = floats(cx, "log", value)?;
    of_floats(cx, re.hypot(im).ln(), im.atan2(re))
}

/// The sine.
///
/// # Errors
/// When it is no number.
pub fn sin(cx: &mut Context, value: Value) -> Result {
    let (re, im) = floats(cx, "sin", value)?;
    of_floats(cx, re.sin() * im.cosh(), re.cos() * im.sinh())
}

/// The cosine.
///
/// # Errors
/// When it is no number.
pub fn cos(cx: &mut Context, value: Value) -> Result {
    let (re, im) = floats(cx, "cos", value)?;
    of_floats(cx, re.cos() * im.cosh(), -(re.sin() * im.sinh()))
}

/// The square root of a number that is negative or not real; exact where both parts are.
///
/// # Errors
/// When it is no number.
pub fn sqrt(cx: &mut Context, value: Value) -> Result {
    if !is_complex(value) {
        let positive = negate(cx, value)?;
        let root = super::power::sqrt(cx, positive)?;
        return rectangular(cx, Value::ZERO, root);
    }
    if let Some(root) = exact_root(cx, value)? {
        return Ok(root);
    }
    let (re, im) = floats(cx, "sqrt", value)?;
    let length = re.hypot(im);
    let (x, y) = (((length + re) / 2.0).sqrt(), ((length - re) / 2.0).sqrt());
    of_floats(cx, x, y.copysign(im))
}

/// The root with exact parts, if there is one.
fn exact_root(cx: &mut Context, value: Value) -> Result<Option<Value>> {
    let (re, im) = parts(cx, "sqrt", value)?;
    let length = magnitude(cx, value)?;
    if !is_exact(length) || !is_exact(re) {
        return Ok(None);
    }
    let sum = combine(cx, Operation::Add, length, re)?;
    let half = combine(cx, Operation::Divide, sum, Value::small(2))?;
    let x = super::power::sqrt(cx, half)?;
    if !is_exact(x) || x == Value::ZERO {
        return Ok(None);
    }
    let twice = combine(cx, Operation::Multiply, x, Value::small(2))?;
    let y = combine(cx, Operation::Divide, im, twice)?;
    rectangular(cx, x, y).map(Some)
}

/// A power, where base or exponent is not real or the result is not.
///
/// # Errors
/// When one is no number.
pub fn expt(cx: &mut Context, base: Value, exponent: Value) -> Result {
    if is_exact_integer(exponent)
        && let Some(count) = exponent.as_fixnum()
    {
        return whole_power(cx, base, count);
    }
    if sign(base) == Some(0) {
        return Ok(base);
    }
    let log = log(cx, base)?;
    let product = combine(cx, Operation::Multiply, log, exponent)?;
    exp(cx, product)
}

fn whole_power(cx: &mut Context, base: Value, exponent: i64) -> Result {
    let mut power = Value::small(1);
    let mut square = base;
    let mut rest = exponent.unsigned_abs();
    while rest > 0 {
        if rest & 1 == 1 {
            power = combine(cx, Operation::Multiply, power, square)?;
        }
        rest >>= 1;
        if rest > 0 {
            square = combine(cx, Operation::Multiply, square, square)?;
        }
    }
    if exponent < 0 { combine(cx, Operation::Divide, Value::small(1), power) } else { Ok(power) }
}

/// The text of a number that is not real.
#[must_use]
pub fn to_text(value: Value, radix: u32) -> Option<String> {
    if !is_complex(value) {
        return None;
    }
    let text = |part| super::format::number_to_string(part, radix);
    let (re, im) = (foreign::word(value, 0), foreign::word(value, 1));
    let re = if re == Value::ZERO { String::new() } else { text(re)? };
    let im = match im.as_fixnum() {
        Some(1) => "+".to_owned(),
        Some(-1) => "-".to_owned(),
        _ => {
            let digits = text(im)?;
            let has_sign = digits.starts_with(['+', '-']);
            if has_sign { digits } else { format!("+{digits}") }
        }
    };
    Some(format!("{re}{im}i"))
}

/// Whether the parts are exact.
#[must_use]
pub fn has_exact_parts(value: Value) -> bool {
    is_exact(foreign::word(value, 0)) && is_exact(foreign::word(value, 1))
}

/// Whether it is zero, which only inexact parts can be.
#[must_use]
pub fn is_zero(value: Value) -> bool {
    let is_zero = |index| to_f64(foreign::word(value, index)) == Some(0.0);
    is_zero(0) && is_zero(1)
}
