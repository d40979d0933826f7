//! What integers alone know: common divisors, roots, bits.

use dashu_int::IBig;
use dashu_int::ops::{BitTest, UnsignedAbs};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::BinaryOp;
use runtime::number as machine;
use runtime::value::Value;

use super::{Real, convert, real};
use crate::data::{error, expect};

/// Bits that a shift to the left may make; more would be refused by the heap's limit late.
const MAX_SHIFT: i64 = 1 << 31;

/// An exact integer.
///
/// # Errors
/// When it is none.
pub fn argument(cx: &mut Context, name: &str, value: Value) -> Result<IBig> {
    match machine::to_big(value) {
        Some(n) => Ok(n),
        None => expect::wrong(cx, name, "an exact integer", value),
    }
}

/// An integer and whether it is inexact.
fn any_integer(cx: &mut Context, name: &str, value: Value) -> Result<(IBig, bool)> {
    match real(value) {
        Some(Real::Integer(n)) => Ok((n, false)),
        Some(Real::Float(float)) if float.is_finite() && float.fract() == 0.0 => {
            let exact = convert::float_to_ratio(float).map(|ratio| ratio.numerator);
            Ok((exact.unwrap_or(IBig::ZERO), true))
        }
        _ => expect::wrong(cx, name, "an integer", value),
    }
}

fn finish(cx: &mut Context, n: &IBig, is_inexact: bool) -> Result {
    if is_inexact { cx.new_float(super::integer_to_f64(n)) } else { cx.new_int_from_big(n) }
}

/// The greatest common divisor, or with `is_multiple` the least common multiple, of all.
///
/// # Errors
/// When one is no integer.
pub fn gcd_lcm(cx: &mut Context, name: &str, is_multiple: bool, arguments: &[Value]) -> Result {
    let mut result = if is_multiple { Value::small(1) } else { Value::ZERO };
    let mut is_inexact = false;
    for &value in arguments {
        if !is_multiple && value.is_fixnum() {
            result = machine::gcd(cx, result, value)?.unwrap_or(Value::ZERO);
            continue;
        }
        let (n, inexact) = any_integer(cx, name, value)?;
        is_inexact |= inexact;
        let value = cx.new_int_from_big(&n)?;
        let divisor = machine::gcd(cx, result, value)?.unwrap_or(Value::ZERO);
        if !is_multiple {
            result = divisor;
        } else if n.is_zero() {
            result = Value::ZERO;
        } else if result != Value::ZERO {
            let (a, divisor) = (argument(cx, name, result)?, argument(cx, name, divisor)?);
            let multiple = IBig::from((a / divisor * n).unsigned_abs());
            result = cx.new_int_from_big(&multiple)?;
        }
    }
    let n = argument(cx, name, result)?;
    finish(cx, &n, is_inexact)
}

/// `numerator`, or with `is_denominator` the other.
///
/// # Errors
/// When it is no rational number.
pub fn part_of_ratio(cx: &mut Context, name: &str, is_denominator: bool, value: Value) -> Result {
    let ratio = match real(value) {
        Some(Real::Integer(n)) => super::Ratio::integer(n),
        Some(Real::Ratio(ratio)) => ratio,
        Some(Real::Float(float)) => match convert::float_to_ratio(float) {
            Some(ratio) => ratio,
            None => return expect::wrong(cx, name, "a rational number", value),
        },
        None => return expect::wrong(cx, name, "a rational number", value),
    };
    let part = if is_denominator { ratio.denominator } else { ratio.numerator };
    finish(cx, &part, value.as_float().is_some())
}

/// Root, rounded down, and what is left, as two values.
///
/// # Errors
/// When it is no exact integer or negative.
pub fn exact_sqrt(cx: &mut Context, value: Value) -> Result {
    let Some(root) = machine::integer_sqrt(cx, value)? else {
        return expect::wrong(cx, "exact-integer-sqrt", "an exact integer that is not negative", value);
    };
    let (n, r) = (argument(cx, "exact-integer-sqrt", value)?, argument(cx, "exact-integer-sqrt", root)?);
    let rest = cx.new_int_from_big(&(n - &r * &r))?;
    Ok(cx.new_tuple(&[root, rest])?.value())
}

/// All of `arguments` combined bit by bit; `neutral` for none.
///
/// # Errors
/// When one is no exact integer.
pub fn bitwise(cx: &mut Context, name: &str, op: BinaryOp, neutral: i64, arguments: &[Value]) -> Result {
    let mut result = Value::small(neutral);
    for &value in arguments {
        if !super::is_exact_integer(value) {
            return expect::wrong(cx, name, "an exact integer", value);
        }
        result = machine::binary(cx, op, result, value)?.unwrap_or(result);
    }
    Ok(result)
}

/// All bits turned.
///
/// # Errors
/// When it is no exact integer.
pub fn invert(cx: &mut Context, name: &str, value: Value) -> Result {
    match machine::invert(cx, value)? {
        Some(result) => Ok(result),
        None => expect::wrong(cx, name, "an exact integer", value),
    }
}

/// `value` shifted to the left, or to the right when `count` is negative.
///
/// # Errors
/// When one is no exact integer, or the result is too large.
pub fn shift(cx: &mut Context, name: &str, value: Value, count: Value) -> Result {
    if !super::is_exact_integer(value) {
        return expect::wrong(cx, name, "an exact integer", value);
    }
    let places = expect::fixnum(cx, name, count)?;
    if places > MAX_SHIFT {
        return error::fail(cx, &format!("{name}: the shift is too large:"), &[count]);
    }
    let (op, places) = if places >= 0 { (BinaryOp::Shl, places) } else { (BinaryOp::Shr, -places) };
    Ok(machine::binary(cx, op, value, Value::small(places))?.unwrap_or(value))
}

/// Ones among the bits; of a negative integer, zeros.
///
/// # Errors
/// When it is no exact integer.
pub fn bit_count(cx: &mut Context, name: &str, value: Value) -> Result {
    let n = argument(cx, name, value)?;
    let value = if n < IBig::ZERO { cx.new_int_from_big(&!n)? } else { value };
    Ok(Value::length(machine::bit_count(value).unwrap_or(0)))
}

/// Bits without the sign.
///
/// # Errors
/// When it is no exact integer.
pub fn bit_length(cx: &mut Context, name: &str, value: Value) -> Result {
    let n = argument(cx, name, value)?;
    let n = if n < IBig::ZERO { !n } else { n };
    Ok(Value::length(n.bit_len()))
}

/// Place of the lowest one, -1 for zero.
///
/// # Errors
/// When it is no exact integer.
pub fn first_bit(cx: &mut Context, name: &str, value: Value) -> Result {
    let n = argument(cx, name, value)?;
    Ok(match n.trailing_zeros() {
        Some(zeros) => Value::length(zeros),
        None => Value::small(-1),
    })
}

/// Whether the bit at `index` is one.
///
/// # Errors
/// When one is no exact integer.
pub fn bit_is_set(cx: &mut Context, name: &str, value: Value, index: Value) -> Result {
    let n = argument(cx, name, value)?;
    let index = expect::count(cx, name, index)?;
    Ok(Value::bool(n.bit(index)))
}
