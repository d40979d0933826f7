//! Strings. Characters are code points.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::object::string::Str;
use runtime::value::Value;

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

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("String.charAt", char_at),
    ("String.charCodeAt", char_code_at),
    ("String.indexOf", index_of),
    ("String.length", length),
    ("String.substr", substr),
    ("StringTools.fastCodeAt", fast_code_at),
];
