//! Text in and out: `print`, `input`, `format`.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, repr};
use crate::calls::call_method;
use crate::classes::instance::held_text;
use crate::define::between;
use crate::exceptions::raise;
use crate::modules::streams;
use crate::state::type_name;
use crate::text;

pub(super) fn format(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let spec = match values.get(1) {
        Some(&spec) => crate::builtins::str_::argument(cx, "format() argument 2", spec)?,
        None => cx.empty_string()?,
    };
    Ok(crate::format::value::format(cx, values[0], spec)?.value())
}

/// What `print` puts between or behind values: a string, or the default for none.
fn separator(cx: &mut Context, name: &str, value: Value) -> Result<Option<Gc<Str>>> {
    if value.is_none() {
        return Ok(None);
    }
    match held_text(cx, value) {
        Some(text) => Ok(Some(text)),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("{name} must be None or a string, not {given}"))
        }
    }
}

/// Appends `str(value)`.
fn write_str(cx: &mut Context, builder: &mut StringBuilder, value: Value) -> Result<()> {
    match value.cast::<Str>() {
        Some(text) => builder.push_string(text),
        // Of these, `str` is `repr`.
        None if value.is_fixnum() || value.as_float().is_some() => repr::write(cx, builder, value)?,
        None => {
            let text = text::str(cx, value)?;
            builder.push_string(text);
        }
    }
    Ok(())
}

pub(super) fn print(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (mut sep, mut end, mut file, mut flush) = (None, None, Value::NONE, false);
    for (keyword, value) in arguments.named() {
        match text::name_text(keyword).as_str() {
            "sep" => sep = separator(cx, "sep", value)?,
            "end" => end = separator(cx, "end", value)?,
            "file" => file = value,
            "flush" => flush = convert::is_true(cx, value)?,
            other => {
                return cx.type_error(format!("'{other}' is an invalid keyword argument for print()"));
            }
        }
    }
    if file.is_none() {
        file = streams::current_output(cx);
    }
    let values = arguments.positionals();
    match streams::stream_of(cx, file) {
        Some(stream) => {
            let mut builder = StringBuilder::new();
            for (index, &value) in values.iter().enumerate() {
                if index > 0 {
                    push_or(&mut builder, sep, ' ');
                }
                write_str(cx, &mut builder, value)?;
            }
            push_or(&mut builder, end, '\n');
            streams::write(cx, stream, builder.units())?;
            if flush {
                streams::flush(cx, stream)?;
            }
        }
        None => print_to_object(cx, file, values, [sep, end], flush)?,
    }
    Ok(Value::NONE)
}

fn push_or(builder: &mut StringBuilder, text: Option<Gc<Str>>, default: char) {
    match text {
        Some(text) => builder.push_string(text),
        None => builder.push(u32::from(default)),
    }
}

/// Prints to an object of the program's: each part by a call of its `write`.
fn print_to_object(
    cx: &mut Context,
    file: Value,
    values: &[Value],
    [sep, end]: [Option<Gc<Str>>; 2],
    flush: bool,
) -> Result<()> {
    let write = cx.intern("write")?.value();
    for (index, &value) in values.iter().enumerate() {
        if index > 0 {
            let sep = match sep {
                Some(sep) => sep,
                None => cx.char_string(u32::from(' '))?,
            };
            call_method(cx, file, write, &[sep.value()])?;
        }
        let text = text::str(cx, value)?.value();
        call_method(cx, file, write, &[text])?;
    }
    let end = match end {
        Some(end) => end,
        None => cx.char_string(u32::from('\n'))?,
    };
    call_method(cx, file, write, &[end.value()])?;
    if flush {
        let flush = cx.intern("flush")?.value();
        call_method(cx, file, flush, &[])?;
    }
    Ok(())
}

pub(super) fn input(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 0, 1)?;
    if let Some(&prompt) = values.first() {
        let prompt = text::str(cx, prompt)?;
        streams::write(cx, streams::Stream::Output, prompt.units())?;
    }
    streams::flush(cx, streams::Stream::Output)?;
    match streams::read_line(cx)? {
        Some(line) => {
            let line = line.strip_suffix('\n').unwrap_or(&line);
            Ok(cx.new_string(line)?.value())
        }
        None => raise::raise(cx, BuiltinType::EOFError, "EOF when reading a line"),
    }
}
