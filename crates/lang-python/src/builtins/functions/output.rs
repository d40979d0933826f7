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
    match value.cast::<Str>() {
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
    let mut builder = StringBuilder::new();
    for (index, &value) in arguments.positionals().iter().enumerate() {
        if index > 0 {
            match sep {
                Some(sep) => builder.push_string(sep),
                None => builder.push(u32::from(' ')),
            }
        }
        write_str(cx, &mut builder, value)?;
    }
    match end {
        Some(end) => builder.push_string(end),
        None => builder.push(u32::from('\n')),
    }
    if file.is_none() {
        file = streams::current_output(cx);
    }
    match streams::stream_of(cx, file) {
        Some(stream) => {
            streams::write(cx, stream, builder.units())?;
            if flush {
                streams::flush(cx, stream)?;
            }
        }
        None => {
            let text = builder.finish(cx)?.value();
            let write = cx.intern("write")?.value();
            call_method(cx, file, write, &[text])?;
            if flush {
                let flush = cx.intern("flush")?.value();
                call_method(cx, file, flush, &[])?;
            }
        }
    }
    Ok(Value::NONE)
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
