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
///
/// # Errors
/// What an interrupt raises.
pub fn write(cx: &mut Context, builder: &mut StringBuilder, string: Gc<Str>) -> Result<()> {
    let has = |c: char| match string.as_ascii() {
        Some(text) => memchr::memchr(c as u8, text.as_bytes()).is_some(),
        None => string.code_points().any(|code_point| code_point == c as u32),
    };
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    builder.push(quote as u32);
    let is_plain = |byte: u8| (0x20..0x7f).contains(&byte) && byte != b'\\' && byte != quote as u8;
    let bytes = string.as_ascii().map(str::as_bytes);
    if match bytes {
        Some(bytes) => cx.all_in_pieces(bytes, is_plain)?,
        None => false,
    } {
        builder.push_in_pieces(cx, string.units())?;
    } else {
        for (index, code_point) in string.code_points().enumerate() {
            cx.note_step(index)?;
            write_code_point(builder, code_point, quote);
        }
    }
    builder.push(quote as u32);
    Ok(())
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
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        if code_point < 0x80 {
            builder.push(code_point);
        } else {
            write_number(&mut builder, code_point);
        }
    }
    builder.finish(cx)
}
