//! Functions of the language that code calls by name: those of the core here, the library's in [`crate::std::natives`].

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::value::Value;

use super::{errors, objects, operators, text, types};

/// The function of this name.
pub fn find(name: &str) -> Option<IntrinsicFn> {
    let tables = [FUNCTIONS, operators::FUNCTIONS, errors::FUNCTIONS];
    let own = tables.iter().flat_map(|table| table.iter()).find(|(known, _)| *known == name);
    own.map(|&(_, function)| function).or_else(|| crate::std::natives::find(name))
}

/// Functions of this file.
const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("cast", cast),
    ("cast_error", cast_error),
    ("is_string", is_string),
    ("is_type", is_type),
    ("object_new", object_new),
    ("trace", trace),
    ("type_value", type_value),
];

fn object_new(cx: &mut Context, _: &[Value]) -> Result {
    objects::new_anonymous(cx)
}

fn type_value(cx: &mut Context, arguments: &[Value]) -> Result {
    types::type_value(cx, arguments[0].fixnum_unchecked() as usize)
}

/// Whether a value is of the type with a number.
fn is_type(cx: &mut Context, arguments: &[Value]) -> Result {
    let number = arguments[1].fixnum_unchecked() as usize;
    Ok(Value::bool(types::is_of_type_numbered(cx, arguments[0], number)?))
}

fn is_string(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(arguments[0].cast::<Str>().is_some()))
}

/// `cast(value, T)` for types whose values have no layout: null passes.
fn cast(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    if value.is_none() || types::is_of_type(cx, value, arguments[1])? {
        return Ok(value);
    }
    cast_error(cx, &[])
}

fn cast_error(cx: &mut Context, _: &[Value]) -> Result {
    cx.type_error("Class cast error")
}

/// Prints the place, which comes first, and the other arguments.
fn trace(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut line = String::new();
    for (index, &argument) in arguments.iter().enumerate() {
        line += match index {
            0 => "",
            1 => ": ",
            _ => ",",
        };
        line += &text::to_string(cx, argument)?.to_cow();
    }
    line.push('\n');
    write_output(cx, line.as_bytes())
}

/// Writes to standard output.
///
/// # Errors
/// When the system refuses.
pub fn write_output(cx: &mut Context, bytes: &[u8]) -> Result {
    match cx.streams.write(bytes) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => cx.value_error(format!("cannot write output: {error}")),
    }
}
