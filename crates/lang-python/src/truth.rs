//! What counts as true.

use std::cmp::Ordering;

use abi::operators::Asking;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::NativeFunction;
use runtime::number;
use runtime::object::bytes::Bytes;
use runtime::object::cell::Cell;
use runtime::object::dict::Dict;
use runtime::object::range::Range;
use runtime::object::raw_list::length_of_list;
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::lookup::{find_special, method_in_python};
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::elements::known_method;
use crate::names::Name;
use crate::operators::binary::is_object;
use crate::operators::containment::builtin_length;
use crate::state::type_name;

/// Whether a value counts as true.
///
/// # Errors
/// What `__bool__` or `__len__` raises.
pub fn truth(cx: &mut Context, value: Value) -> Result<bool> {
    if let Some(b) = value.as_bool() {
        return Ok(b);
    }
    if value.is_none() {
        return Ok(false);
    }
    if let Some(n) = value.as_fixnum() {
        return Ok(n != 0);
    }
    if let Some(float) = value.as_float() {
        return Ok(float != 0.0);
    }
    let Some(shape) = value.shape() else { return Ok(true) };
    let length = match shape {
        ShapeId::BIGINT => 1,
        ShapeId::STRING => value.cast::<Str>().map_or(0, |text| text.len()),
        ShapeId::BYTES => value.cast::<Bytes>().map_or(0, |bytes| bytes.len()),
        shape if shape.is_list() => length_of_list(value).unwrap_or(0),
        ShapeId::TUPLE => value.cast::<Tuple>().map_or(0, |tuple| tuple.len()),
        ShapeId::DICT => value.cast::<Dict>().map_or(0, |dict| dict.len()),
        ShapeId::SET | ShapeId::FROZEN_SET => Gc::<Set>::of(value).map_or(0, |set| set.len()),
        ShapeId::RANGE => {
            value.cast::<Range>().map_or(0, |range| (range.length.get() != Value::ZERO) as usize)
        }
        shape if shape < ShapeId::FIRST_DYNAMIC && !is_object(value) => 1,
        _ => return truth_of_object(cx, value),
    };
    Ok(length != 0)
}

fn truth_of_object(cx: &mut Context, value: Value) -> Result<bool> {
    if let Some(method) = find_special(cx, value, Name::Bool) {
        let answer = call_special(cx, method, value, &[])?;
        return checked_truth(cx, answer);
    }
    match find_special(cx, value, Name::Len) {
        Some(method) => Ok(length_by(cx, method, value)? != 0),
        None => Ok(true),
    }
}

/// The method that says whether an object counts as true: see [`Language::truth_method`].
///
/// [`Language::truth_method`]: runtime::language::Language::truth_method
pub(crate) fn method(cx: &mut Context, object: Value) -> Option<(Asking, Gc<Cell>)> {
    match find_special(cx, object, Name::Bool) {
        Some(_) => method_in_python(cx, object, Name::Bool).map(|method| (Asking::Truth, method)),
        None => known_method(cx, object, Name::Len).map(|method| (Asking::Length, method)),
    }
}

/// What `__bool__` gave.
///
/// # Errors
/// When it is no bool.
pub fn checked_truth(cx: &mut Context, answer: Value) -> Result<bool> {
    match answer.as_bool() {
        Some(truth) => Ok(truth),
        None => {
            let given = type_name(cx, answer);
            cx.type_error(format!("__bool__ should return bool, returned {given}"))
        }
    }
}

/// Whether objects of this class count as true because it has no method that says otherwise.
pub fn is_always_true(cx: &mut Context, object: Value) -> bool {
    is_object(object)
        && find_special(cx, object, Name::Bool).is_none()
        && find_special(cx, object, Name::Len).is_none()
}

/// A length that `__len__` gave.
///
/// # Errors
/// When it is no length.
pub fn checked_length(cx: &mut Context, result: Value) -> Result<usize> {
    let Some(length) = crate::elements::index::to_int(cx, result)? else {
        let given = type_name(cx, result);
        return cx.type_error(format!("'{given}' object cannot be interpreted as an integer"));
    };
    match length.as_fixnum() {
        _ if number::compare(length, Value::ZERO) == Some(Ordering::Less) => {
            cx.value_error("__len__() should return >= 0")
        }
        Some(length) => Ok(length as usize),
        None => cx.raise(ErrorKind::Overflow, "cannot fit 'int' into an index-sized integer"),
    }
}

/// The length that a method says an object has. What builtin containers say of objects laid out as they are is known
/// without a call.
fn length_by(cx: &mut Context, method: Value, object: Value) -> Result<usize> {
    let native = method.cast::<NativeFunction>();
    if native.is_some_and(|native| crate::elements::is_length(cx, native))
        && let Some(length) = builtin_length(cx, held_value(cx, object)).and_then(Value::as_fixnum)
    {
        return Ok(length as usize);
    }
    let result = call_special(cx, method, object, &[])?;
    checked_length(cx, result)
}

/// `len(value)`.
///
/// # Errors
/// TypeError when it has no length; what `__len__` raises.
pub fn length(cx: &mut Context, value: Value) -> Result {
    let length = match value.shape() {
        Some(ShapeId::STRING) => value.cast::<Str>().map_or(0, |text| text.len()),
        Some(ShapeId::BYTES) => value.cast::<Bytes>().map_or(0, |bytes| bytes.len()),
        Some(shape) if shape.is_list() => length_of_list(value).unwrap_or(0),
        Some(ShapeId::TUPLE) => value.cast::<Tuple>().map_or(0, |tuple| tuple.len()),
        Some(ShapeId::DICT) => value.cast::<Dict>().map_or(0, |dict| dict.len()),
        Some(ShapeId::SET | ShapeId::FROZEN_SET) => Gc::<Set>::of(value).map_or(0, |set| set.len()),
        Some(ShapeId::RANGE) => {
            return Ok(value.cast::<Range>().map_or(Value::ZERO, |range| range.length.get()));
        }
        _ => match find_special(cx, value, Name::Len) {
            Some(method) => length_by(cx, method, value)?,
            None => {
                let given = type_name(cx, value);
                return cx.type_error(format!("object of type '{given}' has no len()"));
            }
        },
    };
    Ok(Value::length(length))
}
