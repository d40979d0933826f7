//! Values as Rust's numbers: what builtins accept where they need an integer, a size, a float.

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::language::{BinaryOp, CompareOp};
use runtime::native::Arguments;
use runtime::number;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::int;
use crate::attributes::lookup::find_special;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::names::Name;
use crate::operators::comparison;
use crate::state::type_name;

/// Whether this is an integer of any size or a boolean.
#[inline]
pub fn is_int(value: Value) -> bool {
    value.is_fixnum() || value.is_bool() || value.shape() == Some(ShapeId::BIGINT)
}

/// The integer or boolean as an `i64`, when it fits.
#[inline]
pub fn to_i64(value: Value) -> Option<i64> {
    match value.as_fixnum() {
        Some(number) => Some(number),
        None if value.is_bool() => Some((value == Value::TRUE) as i64),
        None => int::to_big(value).and_then(|big| i64::try_from(&big).ok()),
    }
}

/// The integer that `value` stands for by its `__index__`.
///
/// # Errors
/// `TypeError` when it is none.
pub fn to_index(cx: &mut Context, value: Value) -> Result {
    if value.is_fixnum() || value.shape() == Some(ShapeId::BIGINT) {
        return Ok(value);
    }
    if value.is_bool() {
        return Ok(Value::small((value == Value::TRUE) as i64));
    }
    let held = held_value(cx, value);
    if held != value && is_int(held) {
        return to_index(cx, held);
    }
    let Some(method) = find_special(cx, value, Name::Index) else {
        let given = type_name(cx, value);
        return cx.type_error(format!("'{given}' object cannot be interpreted as an integer"));
    };
    let result = call_special(cx, method, value, &[])?;
    if is_int(result) {
        return to_index(cx, result);
    }
    let given = type_name(cx, result);
    cx.type_error(format!("__index__ returned non-int (type {given})"))
}

/// The integer as an `i64`.
///
/// # Errors
/// `TypeError` when it is none, `OverflowError` when it is too large.
pub fn to_size(cx: &mut Context, value: Value) -> Result<i64> {
    if let Some(number) = value.as_fixnum() {
        return Ok(number);
    }
    let value = to_index(cx, value)?;
    match to_i64(value) {
        Some(number) => Ok(number),
        None => cx.raise(ErrorKind::Overflow, "Python int too large to convert to C ssize_t"),
    }
}

/// The integer, or the closest `i64`: for bounds of slices.
///
/// # Errors
/// `TypeError` when it is none.
pub fn to_clamped(cx: &mut Context, value: Value) -> Result<i64> {
    if let Some(number) = value.as_fixnum() {
        return Ok(number);
    }
    let value = to_index(cx, value)?;
    Ok(to_i64(value).unwrap_or_else(|| if int::is_negative(value) { i64::MIN } else { i64::MAX }))
}

/// A bound of a slice or a search: unbound or none stand for `default`; negative ones count from the end.
///
/// # Errors
/// `TypeError` when it is no integer.
pub fn to_bound(cx: &mut Context, value: Value, length: usize, default: usize) -> Result<usize> {
    if value.is_unbound() || value.is_none() {
        return Ok(default);
    }
    if !is_int(value) && find_special(cx, value, Name::Index).is_none() {
        return cx.type_error("slice indices must be integers or None or have an __index__ method");
    }
    let number = to_clamped(cx, value)?;
    let number = if number < 0 { number.saturating_add(length as i64).max(0) } else { number };
    Ok((number as usize).min(length))
}

/// The number as a float.
///
/// # Errors
/// `TypeError` when it is none, `OverflowError` when it is too large.
#[inline]
pub fn to_float(cx: &mut Context, value: Value) -> Result<f64> {
    if let Some(float) = value.as_float() {
        return Ok(float);
    }
    match value.as_fixnum() {
        Some(number) => Ok(number as f64),
        None => to_float_slow(cx, value),
    }
}

#[cold]
fn to_float_slow(cx: &mut Context, value: Value) -> Result<f64> {
    if is_int(value) {
        return int::to_float(cx, value);
    }
    let held = held_value(cx, value);
    if let Some(float) = held.as_float() {
        return Ok(float);
    }
    if let Some(float) = own_float(cx, value)? {
        return Ok(float);
    }
    if find_special(cx, value, Name::Index).is_some() {
        let integer = to_index(cx, value)?;
        return int::to_float(cx, integer);
    }
    let given = type_name(cx, value);
    cx.type_error(format!("must be real number, not {given}"))
}

/// What the `__float__` of a value gives; none if it has none.
///
/// # Errors
/// `TypeError` when that is no float; what it raises.
pub fn own_float(cx: &mut Context, value: Value) -> Result<Option<f64>> {
    let Some(method) = find_special(cx, value, Name::Float) else { return Ok(None) };
    let result = call_special(cx, method, value, &[])?;
    match held_value(cx, result).as_float() {
        Some(float) => Ok(Some(float)),
        None => {
            let (given, owner) = (type_name(cx, result), type_name(cx, value));
            cx.type_error(format!("{owner}.__float__ returned non-float (type {given})"))
        }
    }
}

/// The integer as a big one.
///
/// # Errors
/// `TypeError` when it is none.
pub fn to_big(cx: &mut Context, value: Value) -> Result<IBig> {
    let value = to_index(cx, value)?;
    Ok(int::to_big(value).unwrap_or(IBig::ZERO))
}

/// Whether a value counts as true.
///
/// # Errors
/// What its `__bool__` or `__len__` raises.
#[inline]
pub fn is_true(cx: &mut Context, value: Value) -> Result<bool> {
    match value.as_bool() {
        Some(truth) => Ok(truth),
        None => crate::truth::truth(cx, value),
    }
}

/// `a == b`, where the same object is equal to itself.
///
/// # Errors
/// What `__eq__` raises.
#[inline]
pub fn are_equal(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    if a == b {
        return Ok(true);
    }
    if a.is_fixnum() && b.is_fixnum() {
        return Ok(false);
    }
    comparison::same_or_equal(cx, a, b)
}

/// Whether `a < b`.
///
/// # Errors
/// What the comparison raises.
#[inline]
pub fn is_less(cx: &mut Context, a: Value, b: Value) -> Result<bool> {
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        return Ok(a < b);
    }
    let result = comparison::compare(cx, CompareOp::Lt, a, b)?;
    is_true(cx, result)
}

/// `a op b`, not in place.
///
/// # Errors
/// What the operation raises.
pub fn binary(cx: &mut Context, op: BinaryOp, a: Value, b: Value) -> Result {
    match number::binary(cx, op, a, b)? {
        Some(result) => Ok(result),
        None => crate::operators::binary::binary(cx, op, false, a, b),
    }
}

/// The one positional argument that a constructor may have besides the type, or unbound.
///
/// # Errors
/// `TypeError` when there are more, or keywords.
pub fn optional_argument(cx: &mut Context, function: &str, arguments: Arguments<'_>) -> Result {
    if !arguments.keywords.is_empty() {
        return cx.type_error(format!("{function}() takes no keyword arguments"));
    }
    match arguments.values {
        [_] => Ok(Value::UNBOUND),
        &[_, argument] => Ok(argument),
        more => cx.type_error(format!("{function} expected at most 1 argument, got {}", more.len() - 1)),
    }
}
