//! Strings. Characters are code points.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::language::arrays;

/// The string that a method is called on.
pub(super) fn this(cx: &mut Context, arguments: &[Value]) -> Result<Gc<Str>> {
    match arguments[0].cast::<Str>() {
        Some(string) => Ok(string),
        None => cx.type_error("Null Access"),
    }
}

/// An integer argument, if it is given.
pub(super) fn optional_int(value: Value) -> Option<i64> {
    value.as_fixnum()
}

fn length(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::length(this(cx, arguments)?.len()))
}

fn char_code_at(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    match optional_int(arguments[1]).and_then(|index| usize::try_from(index).ok()) {
        Some(index) if index < string.len() => Ok(Value::small(i64::from(string.code_point(index)))),
        _ => Ok(Value::NONE),
    }
}

/// As `charCodeAt`, but 0 behind the end.
fn fast_code_at(cx: &mut Context, arguments: &[Value]) -> Result {
    let code = char_code_at(cx, arguments)?;
    Ok(if code.is_none() { Value::ZERO } else { code })
}

fn char_at(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    match optional_int(arguments[1]).and_then(|index| usize::try_from(index).ok()) {
        Some(index) if index < string.len() => Ok(cx.char_string(string.code_point(index))?.value()),
        _ => Ok(cx.empty_string()?.value()),
    }
}

fn index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let Some(part) = arguments[1].cast::<Str>() else { return Ok(Value::small(-1)) };
    let start = optional_int(arguments[2]).unwrap_or(0).max(0) as usize;
    if start > string.len() {
        return Ok(if part.is_empty() { Value::length(string.len()) } else { Value::small(-1) });
    }
    Ok(string.find(&part, start, string.len()).map_or(Value::small(-1), Value::length))
}

/// `substr(pos, ?len)`: a negative position counts from the end, a negative length leaves out so many.
fn substr(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let length = string.len() as i64;
    let position = optional_int(arguments[1]).unwrap_or(0);
    let start = if position < 0 { (length + position).max(0) } else { position.min(length) };
    let end = match optional_int(arguments[2]) {
        None => length,
        Some(count) if count < 0 => (length + count).max(start),
        Some(count) => (start + count).min(length),
    };
    Ok(cx.substring(string, start as usize, end as usize)?.value())
}

fn last_index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let Some(part) = arguments[1].cast::<Str>() else { return Ok(Value::small(-1)) };
    let start = match optional_int(arguments[2]) {
        Some(start) if start < 0 => return Ok(Value::small(-1)),
        Some(start) => (start as usize).min(string.len()),
        None => string.len(),
    };
    let end = (start + part.len()).min(string.len());
    Ok(string.rfind(&part, 0, end).map_or(Value::small(-1), Value::length))
}

/// `substring(start, ?end)`: both are taken into the string, and change places if they are the wrong way round.
fn substring(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let length = string.len() as i64;
    let bounded = |value: i64| value.clamp(0, length);
    let start = bounded(optional_int(arguments[1]).unwrap_or(0));
    let end = bounded(optional_int(arguments[2]).unwrap_or(length));
    let (start, end) = (start.min(end), start.max(end));
    Ok(cx.substring(string, start as usize, end as usize)?.value())
}

fn split(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let Some(separator) = arguments[1].cast::<Str>() else { return cx.type_error("Null Access") };
    let array = arrays::new_array(cx, Element::Word, 0)?;
    if separator.is_empty() {
        for index in 0..string.len() {
            let character = cx.char_string(string.code_point(index))?;
            arrays::push(cx, array, character.value())?;
        }
        return Ok(array);
    }
    for range in string.split(&separator, None) {
        let part = cx.substring(string, range.start, range.end)?;
        arrays::push(cx, array, part.value())?;
    }
    Ok(array)
}

fn changed(cx: &mut Context, arguments: &[Value], change: fn(&str) -> String) -> Result {
    let string = this(cx, arguments)?;
    Ok(cx.new_string(&change(&string.to_cow()))?.value())
}

fn to_lower_case(cx: &mut Context, arguments: &[Value]) -> Result {
    changed(cx, arguments, str::to_lowercase)
}

fn to_upper_case(cx: &mut Context, arguments: &[Value]) -> Result {
    changed(cx, arguments, str::to_uppercase)
}

fn to_string(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(this(cx, arguments)?.value())
}

fn from_char_code(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].as_fixnum().and_then(|code| u32::try_from(code).ok()).filter(|&code| code <= 0x10ffff)
    {
        Some(code) => Ok(cx.char_string(code)?.value()),
        None => cx.value_error("Invalid unicode char"),
    }
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("String.charAt", char_at),
    ("String.charCodeAt", char_code_at),
    ("String.fromCharCode", from_char_code),
    ("String.indexOf", index_of),
    ("String.lastIndexOf", last_index_of),
    ("String.length", length),
    ("String.split", split),
    ("String.substr", substr),
    ("String.substring", substring),
    ("String.toLowerCase", to_lower_case),
    ("String.toString", to_string),
    ("String.toUpperCase", to_upper_case),
    ("StringTools.fastCodeAt", fast_code_at),
];
