//! `format(value, spec)`: the types that the specification language is made for, and `__format__` of all others.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::number::{WIDEST, write_decimal};
use runtime::object::cell::Cell;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::plain::Plain;
use super::{float_repr, number, spec};
use crate::attributes::lookup::find_special;
use crate::builtins::convert;
use crate::builtins::int;
use crate::calls::call_special;
use crate::classes::instance::held_text;
use crate::names::Name;
use crate::state::type_name;
use crate::text;

/// `format(value, spec)`.
///
/// # Errors
/// What `__format__` raises; `ValueError` for specifications that do not fit.
pub fn format(cx: &mut Context, value: Value, spec: Gc<Str>) -> Result<Gc<Str>> {
    if let Some(string) = value.cast::<Str>() {
        return if spec.is_empty() { Ok(string) } else { format_str(cx, string, spec) };
    }
    if value.is_fixnum() {
        return if spec.is_empty() { text::str(cx, value) } else { format_int(cx, value, spec) };
    }
    if let Some(float) = value.as_float() {
        return format_float(cx, float, spec);
    }
    format_object(cx, value, spec)
}

/// The method that alone tells the text of an object that is formatted by nothing, as [`text::text_method`].
pub(crate) fn text_method(cx: &mut Context, object: Value) -> Option<Gc<Cell>> {
    let formats = find_special(cx, object, Name::Format)?;
    let is_plain = formats.shape() == Some(ShapeId::NATIVE_FUNCTION);
    if is_plain { text::text_method(cx, object) } else { None }
}

/// As [`format`], of what is no string, fixnum or float.
fn format_object(cx: &mut Context, value: Value, spec: Gc<Str>) -> Result<Gc<Str>> {
    cx.check_native_stack()?;
    let Some(method) = find_special(cx, value, Name::Format) else {
        let name = type_name(cx, value);
        return cx.type_error(format!("Type {name} doesn't define __format__"));
    };
    // Builtin types format by nothing as they convert to text, and classes made from them may say how that is.
    if spec.is_empty() && method.shape() == Some(ShapeId::NATIVE_FUNCTION) {
        return text::str(cx, value);
    }
    let result = call_special(cx, method, value, &[spec.value()])?;
    match held_text(cx, result) {
        Some(text) => Ok(text),
        None => {
            let given = type_name(cx, result);
            cx.type_error(format!("__format__ must return a str, not {given}"))
        }
    }
}

/// Appends `format(value, spec)` where both are as most are; whether they were.
pub(super) fn write_plain(result: &mut StringBuilder, value: Value, spec: &[u8]) -> bool {
    if !spec.is_empty() {
        return Plain::read(spec).is_some_and(|plain| plain.write(result, value));
    }
    match (value.as_fixnum(), value.cast::<Str>()) {
        (Some(number), _) => result.push_units(Units::Ascii(write_decimal(&mut [0; WIDEST], number))),
        (_, Some(text)) => result.push_string(text),
        _ => return false,
    }
    true
}

/// What `write` makes of a specification that is as most are; none of Rust's when it refuses.
fn plain_text(
    cx: &mut Context,
    spec: Gc<Str>,
    write: impl FnOnce(&Plain, &mut StringBuilder) -> bool,
) -> Result<Option<Gc<Str>>> {
    let Some(plain) = spec.as_ascii().and_then(|spec| Plain::read(spec.as_bytes())) else { return Ok(None) };
    let mut result = StringBuilder::in_room(cx);
    match write(&plain, &mut result) {
        true => result.finish_in_room(cx).map(Some),
        false => Ok(None),
    }
}

/// What a parser or formatter says, as a string or a `ValueError`.
fn or_value_error<T>(cx: &mut Context, result: std::result::Result<T, String>) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(message) => cx.value_error(message),
    }
}

/// Reads a specification. What it asks for must fit into memory.
pub(crate) fn parse(cx: &mut Context, spec: Gc<Str>, is_number: bool, type_name: &str) -> Result<spec::Spec> {
    let spec = or_value_error(cx, spec::parse(&spec.to_cow(), is_number, type_name))?;
    // Fills are characters of up to four bytes.
    cx.check_room(spec.width.saturating_add(spec.precision.unwrap_or(0)).saturating_mul(4))?;
    Ok(spec)
}

/// `str.__format__`.
///
/// # Errors
/// `ValueError` for specifications that do not fit.
pub fn format_str(cx: &mut Context, string: Gc<Str>, spec: Gc<Str>) -> Result<Gc<Str>> {
    if spec.is_empty() {
        return Ok(string);
    }
    if spec.as_ascii().and_then(|spec| Plain::read(spec.as_bytes())).is_some_and(|plain| plain.leaves(string))
    {
        return Ok(string);
    }
    if let Some(text) = plain_text(cx, spec, |plain, result| plain.write_text(result, string))? {
        return Ok(text);
    }
    let spec = parse(cx, spec, false, "str")?;
    let text = or_value_error(cx, spec::format_str(&string.to_cow(), &spec))?;
    cx.new_string(&text)
}

/// `int.__format__`, of integers and booleans.
///
/// # Errors
/// `ValueError` for specifications that do not fit.
pub fn format_int(cx: &mut Context, value: Value, spec: Gc<Str>) -> Result<Gc<Str>> {
    if spec.is_empty() {
        if value.is_bool() {
            return text::str(cx, value);
        }
        let text = int::decimal_text(cx, value)?;
        return cx.new_string(&text);
    }
    if let Some(number) = value.as_fixnum()
        && let Some(text) = plain_text(cx, spec, |plain, result| plain.write_integer(result, number))?
    {
        return Ok(text);
    }
    let type_name = if value.is_bool() { "bool" } else { "int" };
    let spec = parse(cx, spec, true, type_name)?;
    if number::wants_float(&spec) {
        let float = convert::to_float(cx, value)?;
        let text = or_value_error(cx, number::format_float(float, &spec, type_name))?;
        return cx.new_string(&text);
    }
    or_value_error(cx, number::check_int(&spec, type_name))?;
    let text = match number::radix(&spec) {
        Some(10) => {
            let text = int::decimal_text(cx, value)?;
            let digits = text.trim_start_matches('-');
            number::format_int(text.len() != digits.len(), digits, &spec)
        }
        Some(radix) => {
            let (is_negative, digits) = int::digits(cx, value, radix)?;
            number::format_int(is_negative, &digits, &spec)
        }
        None => match convert::to_i64(value).and_then(|n| u32::try_from(n).ok()).filter(|&n| n < 0x11_0000) {
            Some(code_point) => {
                let c = char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
                number::format_character(c, &spec)
            }
            None => return cx.raise(ErrorKind::Overflow, "%c arg not in range(0x110000)"),
        },
    };
    cx.new_string(&text)
}

/// `float.__format__`.
///
/// # Errors
/// `ValueError` for specifications that do not fit.
pub fn format_float(cx: &mut Context, float: f64, spec: Gc<Str>) -> Result<Gc<Str>> {
    if spec.is_empty() {
        return cx.new_string(&float_repr::repr(float));
    }
    if let Some(text) = plain_text(cx, spec, |plain, result| plain.write_float(result, float))? {
        return Ok(text);
    }
    let spec = parse(cx, spec, true, "float")?;
    let text = or_value_error(cx, number::format_float(float, &spec, "float"))?;
    cx.new_string(&text)
}
