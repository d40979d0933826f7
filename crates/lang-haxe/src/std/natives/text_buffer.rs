//! `updraft.TextBuffer`: a text that grows in place, which `StringBuf` is made of.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use crate::language::text;

fn this(cx: &mut Context, arguments: &[Value]) -> Result<Gc<Str>> {
    match arguments[0].cast::<Str>() {
        Some(buffer) => Ok(buffer),
        None => cx.type_error("Null Access"),
    }
}

fn new(cx: &mut Context, _: &[Value]) -> Result {
    Ok(cx.new_growing_string()?.value())
}

fn add(cx: &mut Context, arguments: &[Value]) -> Result {
    let (buffer, value) = (this(cx, arguments)?, arguments[1]);
    if let Some(text) = value.cast::<Str>() {
        cx.extend_string(buffer, text.units())?;
    } else if let Some(int) = value.as_fixnum() {
        cx.extend_string(buffer, Units::Ascii(text::itoa(int, &mut [0; 20]).as_bytes()))?;
    } else {
        // A method of the program's may add to the same buffer meanwhile.
        let mut out = StringBuilder::new();
        text::append(cx, &mut out, value, 0)?;
        cx.extend_string(buffer, out.units())?;
    }
    Ok(Value::NONE)
}

fn length(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::length(this(cx, arguments)?.len()))
}

/// A copy, since compiled code reads strings faster that share their data with nobody.
fn text_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let buffer = this(cx, arguments)?;
    Ok(cx.new_string_from_units(buffer.units())?.value())
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("updraft.TextBuffer.add", add),
    ("updraft.TextBuffer.length", length),
    ("updraft.TextBuffer.new", new),
    ("updraft.TextBuffer.text", text_of),
];
