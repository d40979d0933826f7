//! Strings. Characters are code points.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::object::string::{Str, StringBuilder};
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

/// `substring(start, ?end)`: negative places are the beginning, and the greater one is the end.
fn substring(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let length = string.len() as i64;
    let clamp = |value: Value, default: i64| optional_int(value).unwrap_or(default).clamp(0, length) as usize;
    let (start, end) = (clamp(arguments[1], 0), clamp(arguments[2], length));
    Ok(cx.substring(string, start.min(end), start.max(end))?.value())
}

fn last_index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let Some(part) = arguments[1].cast::<Str>() else { return Ok(Value::small(-1)) };
    let last = match optional_int(arguments[2]) {
        Some(at) if at < 0 => return Ok(Value::small(-1)),
        Some(at) => (at as usize).min(string.len()),
        None => string.len(),
    };
    let end = (last + part.len()).min(string.len());
    Ok(string.rfind(&part, 0, end).map_or(Value::small(-1), Value::length))
}

fn split(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let Some(separator) = arguments[1].cast::<Str>() else { return cx.type_error("Null Access") };
    let ranges: Vec<std::ops::Range<usize>> = if separator.is_empty() {
        (0..string.len()).map(|at| at..at + 1).collect()
    } else {
        string.split(&separator, None)
    };
    let parts = arrays::new_array(cx, Element::Word, ranges.len())?;
    for (index, range) in ranges.into_iter().enumerate() {
        let part = if range.len() == 1 {
            cx.char_string(string.code_point(range.start))?
        } else {
            cx.substring(string, range.start, range.end)?
        };
        arrays::store(cx, parts, index, part.value())?;
    }
    Ok(parts)
}

/// A string whose characters are changed by themselves.
fn convert(cx: &mut Context, arguments: &[Value], change: impl Fn(&str) -> String) -> Result {
    let string = this(cx, arguments)?;
    let changed = change(&string.to_cow());
    Ok(cx.new_string(&changed)?.value())
}

fn to_upper_case(cx: &mut Context, arguments: &[Value]) -> Result {
    convert(cx, arguments, str::to_uppercase)
}

fn to_lower_case(cx: &mut Context, arguments: &[Value]) -> Result {
    convert(cx, arguments, str::to_lowercase)
}

fn same(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(this(cx, arguments)?.value())
}

fn from_char_code(cx: &mut Context, arguments: &[Value]) -> Result {
    match optional_int(arguments[0]).and_then(|code| u32::try_from(code).ok()) {
        Some(code) if code < 0x11_0000 => Ok(cx.char_string(code)?.value()),
        _ => cx.value_error("Invalid unicode char"),
    }
}

fn replace(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let (part, by) = (arguments[1].cast::<Str>(), arguments[2].cast::<Str>());
    let (Some(part), Some(by)) = (part, by) else { return cx.type_error("Null Access") };
    let ranges = if part.is_empty() {
        (0..string.len()).map(|at| at..at + 1).collect()
    } else {
        string.split(&part, None)
    };
    let mut out = StringBuilder::new();
    for (index, range) in ranges.into_iter().enumerate() {
        if index > 0 {
            out.push_string(by);
        }
        out.push_range(string, range.start, range.end);
    }
    Ok(out.finish(cx)?.value())
}

/// Whether a part stands at a place, which may lie outside.
fn is_at(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = this(cx, arguments)?;
    let Some(part) = arguments[1].cast::<Str>() else { return cx.type_error("Null Access") };
    let at = optional_int(arguments[2]).and_then(|at| usize::try_from(at).ok());
    let fits = at.filter(|at| at + part.len() <= string.len());
    Ok(Value::bool(fits.is_some_and(|at| string.is_at(&part, at))))
}

fn url_encode(cx: &mut Context, arguments: &[Value]) -> Result {
    convert(cx, arguments, |text| {
        let mut out = String::new();
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
        out
    })
}

fn url_decode(cx: &mut Context, arguments: &[Value]) -> Result {
    convert(cx, arguments, |text| {
        let bytes = text.as_bytes();
        let (mut out, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let code = text.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
            match (bytes[at], code) {
                (b'+', _) => out.push(b' '),
                (b'%', Some(code)) => {
                    out.push(code);
                    at += 2;
                }
                (byte, _) => out.push(byte),
            }
            at += 1;
        }
        String::from_utf8_lossy(&out).into_owned()
    })
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("String.charAt", char_at),
    ("String.charCodeAt", char_code_at),
    ("String.fromCharCode", from_char_code),
    ("String.indexOf", index_of),
    ("String.lastIndexOf", last_index_of),
    ("String.length", length),
    ("String.new", same),
    ("String.split", split),
    ("String.substr", substr),
    ("String.substring", substring),
    ("String.toLowerCase", to_lower_case),
    ("String.toString", same),
    ("String.toUpperCase", to_upper_case),
    ("StringTools.fastCodeAt", fast_code_at),
    ("updraft.Strings.isAt", is_at),
    ("updraft.Strings.replace", replace),
    ("updraft.Strings.urlDecode", url_decode),
    ("updraft.Strings.urlEncode", url_encode),
];
