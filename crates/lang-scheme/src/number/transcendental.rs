//! Exponential, logarithms and angles. Exact arguments whose result is an exact whole number give it exactly.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::arithmetic::{Operation, combine};
use super::{complex, float_argument, integer_to_f64, sign};

/// A function of one number.
///
/// # Errors
/// When `value` is no number, or the result is no real number.
pub fn unary(
    cx: &mut Context,
    name: &str,
    function: fn(f64) -> f64,
    at_zero: Option<i64>,
    value: Value,
) -> Result {
    if value == Value::ZERO
        && let Some(exact) = at_zero
    {
        return Ok(Value::small(exact));
    }
    if complex::is_complex(value) {
        return match name {
            "exp" => complex::exp(cx, value),
            "sin" => complex::sin(cx, value),
            "cos" => complex::cos(cx, value),
            "tan" => {
                let sine = complex::sin(cx, value)?;
                let cosine = complex::cos(cx, value)?;
                combine(cx, Operation::Divide, sine, cosine)
            }
            _ => {
                crate::data::error::fail(cx, &format!("{name}: complex numbers are not supported:"), &[value])
            }
        };
    }
    let argument = float_argument(cx, name, value)?;
    let result = function(argument);
    if result.is_nan() && !argument.is_nan() && !argument.is_infinite() {
        return crate::data::error::fail(cx, &format!("{name}: no real result for"), &[value]);
    }
    cx.new_float(result)
}

/// The logarithm, natural or to a base.
///
/// # Errors
/// When an argument is no number, or negative.
pub fn log(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    let is_complex = |value| complex::is_complex(value) || sign(value) == Some(-1);
    if is_complex(value) || arguments.get(1).is_some_and(|&base| is_complex(base)) {
        let natural = complex::log(cx, value)?;
        return match arguments.get(1) {
            None => Ok(natural),
            Some(&base) => {
                let base = complex::log(cx, base)?;
                combine(cx, Operation::Divide, natural, base)
            }
        };
    }
    if value == Value::ZERO {
        return crate::data::error::fail(cx, "log: undefined for", &[value]);
    }
    if value == Value::small(1) {
        return Ok(Value::ZERO);
    }
    let natural = natural_log(cx, value)?;
    let result = match arguments.get(1) {
        None => natural,
        Some(&base) => match (float_argument(cx, "log", base)?, value) {
            (2.0, _) if value.as_fixnum().is_some() => float_argument(cx, "log", value)?.log2(),
            (10.0, _) if value.as_fixnum().is_some() => float_argument(cx, "log", value)?.log10(),
            _ => natural / natural_log(cx, base)?,
        },
    };
    cx.new_float(result)
}

/// The natural logarithm, also of integers beyond floats.
fn natural_log(cx: &mut Context, value: Value) -> Result<f64> {
    use dashu_int::ops::BitTest;
    let float = float_argument(cx, "log", value)?;
    if float.is_finite() || value.as_float().is_some() {
        return Ok(float.ln());
    }
    let Some(n) = runtime::number::to_big(value) else { return Ok(float.ln()) };
    let drop = n.bit_len().saturating_sub(64);
    Ok(integer_to_f64(&(n >> drop)).ln() + drop as f64 * std::f64::consts::LN_2)
}

/// The angle whose tangent is `y`, or of the point `(x, y)`.
///
/// # Errors
/// When an argument is no number.
pub fn atan(cx: &mut Context, arguments: &[Value]) -> Result {
    let y = float_argument(cx, "atan", arguments[0])?;
    match arguments.get(1) {
        None if arguments[0] == Value::ZERO => Ok(Value::ZERO),
        None => cx.new_float(y.atan()),
        Some(&second) => {
            if arguments[0] == Value::ZERO && super::is_exact(second) && sign(second) == Some(1) {
                return Ok(Value::ZERO);
            }
            if arguments[0] == Value::ZERO && second == Value::ZERO {
                return crate::data::error::fail(cx, "atan: undefined for", &[Value::ZERO, Value::ZERO]);
            }
            let x = float_argument(cx, "atan", second)?;
            cx.new_float(y.atan2(x))
        }
    }
}
