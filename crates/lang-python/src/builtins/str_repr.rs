//! `repr` and `ascii` of strings: quotes and escapes.

use std::fmt::Write;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use super::str_::predicates::is_printable;
use crate::text;

/// Appends `repr(string)`.
pub fn write(builder: &mut StringBuilder, string: Gc<Str>) {
    let has = |c: char| string.code_points().any(|code_point| code_point == c as u32);
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    builder.push(quote as u32);
    let is_plain = |text: &str| {
        text.bytes().all(|byte| (0x20..0x7f).contains(&byte) && byte != b'\\' && byte != quote as u8)
    };
    if string.as_ascii().is_some_and(is_plain) {
        builder.push_string(string);
    } else {
        string.code_points().for_each(|code_point| write_code_point(builder, code_point, quote));
    }
    builder.push(quote as u32);
}

fn write_code_point(builder: &mut StringBuilder, code_point: u32, quote: char) {
    let escape = match char::from_u32(code_point) {
        Some('\n') => 'n',
        Some('\r') => 'r',
        Some('\t') => 't',
        Some('\\') => '\\',
        Some(c) if c == quote => c,
        _ if is_printable(code_point) => return builder.push(code_point),
        _ => return write_number(builder, code_point),
    };
    builder.push('\\' as u32);
    builder.push(escape as u32);
}

fn write_number(builder: &mut StringBuilder, code_point: u32) {
    let _ = match code_point {
        0..0x100 => write!(builder, "\\x{code_point:02x}"),
        0x100..0x1_0000 => write!(builder, "\\u{code_point:04x}"),
        _ => write!(builder, "\\U{code_point:08x}"),
    };
}

/// `ascii(value)`.
///
/// # Errors
/// What `__repr__` raises.
pub fn ascii(cx: &mut Context, value: Value) -> Result<Gc<Str>> {
    let text = text::repr(cx, value)?;
    if text.as_ascii().is_some() {
        return Ok(text);
    }
    let mut builder = StringBuilder::with_capacity(text.len() + 16);
    for code_point in text.code_points() {
        if code_point < 0x80 {
            builder.push(code_point);
        } else {
            write_number(&mut builder, code_point);
        }
    }
    builder.finish(cx)
}
