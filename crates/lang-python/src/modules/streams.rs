//! Standard input, output and error: what `print` writes to and `sys.stdout` is.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{StringBuilder, Units};
use runtime::value::Value;

use super::os::os_error;
use super::state::modules;
use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, source, str_};
use crate::define::{
    Getter, Members, Method, TypeDefinition, between, define_type, exactly, new_words, own_receiver, word,
};
use crate::exceptions::raise;
use crate::state::{class_of, python};

/// A standard stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard input.
    Input,
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

impl Stream {
    const ALL: [Stream; 3] = [Stream::Input, Stream::Output, Stream::Error];

    fn name(self) -> &'static str {
        match self {
            Stream::Input => "<stdin>",
            Stream::Output => "<stdout>",
            Stream::Error => "<stderr>",
        }
    }
}

/// What `sys.stdout` is now; none when `sys` was not imported.
pub fn current_output(cx: &mut Context) -> Value {
    if modules(cx).stream_class.is_none() {
        return Value::NONE;
    }
    let (Ok(sys), Ok(name)) = (cx.intern("sys"), cx.intern("stdout")) else { return Value::NONE };
    let Some(table) = python(cx).imports.modules.cast() else { return Value::NONE };
    match cx.dict_get(table, sys.value()) {
        Ok(Some(sys)) if module::is_module(cx, sys) => {
            module::cell(cx, sys, name.value()).map_or(Value::NONE, |cell| cell.get())
        }
        _ => Value::NONE,
    }
}

/// The standard stream that a value stands for; none of Rust's for other objects.
pub fn stream_of(cx: &mut Context, value: Value) -> Option<Stream> {
    if value.is_none() {
        return Some(Stream::Output);
    }
    let class = modules(cx).stream_class?;
    if class_of(cx, value) != class {
        return None;
    }
    let index = word(value, 0).as_fixnum()?;
    Stream::ALL.get(index as usize).copied()
}

/// Writes text to a stream.
///
/// # Errors
/// `OSError` when the system refuses.
#[inline]
pub fn write(cx: &mut Context, stream: Stream, text: Units<'_>) -> Result<()> {
    let encoded;
    let bytes = match text {
        Units::Ascii(bytes) => bytes,
        wide => {
            // A lone surrogate cannot be encoded; what stands for it is not what was meant, but nothing is lost.
            let decode = |code_point| char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
            encoded = wide.iter().map(decode).collect::<String>();
            encoded.as_bytes()
        }
    };
    let output = &mut cx.streams;
    let written = match stream {
        Stream::Output => output.write(bytes),
        Stream::Error => output.write_error(bytes),
        Stream::Input => return not_supported(cx, "not writable"),
    };
    match written {
        Ok(()) => Ok(()),
        Err(error) => os_error(cx, &error, None),
    }
}

#[cold]
fn not_supported<T>(cx: &mut Context, what: &str) -> Result<T> {
    raise::raise(cx, BuiltinType::OSError, what)
}

/// Hands what is buffered to the system.
///
/// # Errors
/// `OSError` when the system refuses.
pub fn flush(cx: &mut Context, stream: Stream) -> Result<()> {
    if stream != Stream::Output {
        return Ok(());
    }
    match cx.streams.flush() {
        Ok(()) => Ok(()),
        Err(error) => os_error(cx, &error, None),
    }
}

/// Reads a line of standard input, with its end; none of Rust's at the end of the input.
///
/// # Errors
/// `OSError` when the system refuses.
pub fn read_line(cx: &mut Context) -> Result<Option<String>> {
    let mut bytes = Vec::new();
    match cx.read_line(&mut bytes)? {
        Ok(0) => Ok(None),
        Ok(_) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) => os_error(cx, &error, None),
    }
}

fn receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Stream> {
    let object = own_receiver(cx, this, arguments)?;
    match stream_of(cx, object) {
        Some(stream) => Ok(stream),
        None => crate::define::wrong_receiver(cx, this, object),
    }
}

fn write_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    let [_, text] = exactly(cx, this, arguments)?;
    let text = str_::argument(cx, "write() argument", text)?;
    write(cx, stream, text.units())?;
    Ok(Value::length(text.len()))
}

fn write_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    let [_, lines] = exactly(cx, this, arguments)?;
    source::for_each(cx, lines, |cx, line| {
        let line = str_::argument(cx, "write() argument", line)?;
        write(cx, stream, line.units())?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}

fn flush_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    flush(cx, stream)?;
    Ok(Value::NONE)
}

fn readable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<()> {
    if receiver(cx, this, arguments)? == Stream::Input { Ok(()) } else { not_supported(cx, "not readable") }
}

fn read_line_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    readable(cx, this, arguments)?;
    let line = read_line(cx)?.unwrap_or_default();
    Ok(cx.new_string(&line)?.value())
}

fn read(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    readable(cx, this, arguments)?;
    let values = between(cx, this, arguments, 1, 2)?;
    if let Some(&count) = values.get(1)
        && !count.is_none()
        && convert::to_size(cx, count)? >= 0
    {
        return cx.raise(ErrorKind::Value, "reading a number of characters is not supported");
    }
    let mut text = StringBuilder::new();
    while let Some(line) = read_line(cx)? {
        text.push_str(&line);
    }
    Ok(text.finish(cx)?.value())
}

fn read_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    readable(cx, this, arguments)?;
    let lines = cx.new_list(&[])?;
    while let Some(line) = read_line(cx)? {
        let line = cx.new_string(&line)?;
        lines.push(cx, line.value())?;
    }
    Ok(lines.value())
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own_receiver(cx, this, arguments)
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    readable(cx, this, arguments)?;
    match read_line(cx)? {
        Some(line) => Ok(cx.new_string(&line)?.value()),
        None => raise::raise_stop_iteration(cx, Value::NONE),
    }
}

fn is_a_terminal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    use std::io::IsTerminal;
    Ok(Value::bool(match receiver(cx, this, arguments)? {
        Stream::Input => std::io::stdin().is_terminal(),
        Stream::Output => std::io::stdout().is_terminal(),
        Stream::Error => std::io::stderr().is_terminal(),
    }))
}

fn file_number(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::small(receiver(cx, this, arguments)? as i64))
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let name = receiver(cx, this, arguments)?.name();
    Ok(cx.new_string(name)?.value())
}

fn get_encoding(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(cx.new_string("utf-8")?.value())
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    let mode = if stream == Stream::Input { "r" } else { "w" };
    let text = format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", stream.name());
    Ok(cx.new_string(&text)?.value())
}

/// The three streams, as objects.
pub(super) fn new_streams(cx: &mut Context) -> Result<[Value; 3]> {
    let class = define_type(
        cx,
        &TypeDefinition {
            name: "TextIOWrapper",
            module: "_io",
            base: BuiltinType::Object,
            words: 1,
            members: Members {
                methods: const {
                    &[
                        Method::new("write", write_native),
                        Method::new("writelines", write_lines),
                        Method::new("flush", flush_native),
                        Method::new("readline", read_line_native),
                        Method::new("read", read),
                        Method::new("readlines", read_lines),
                        Method::new("isatty", is_a_terminal),
                        Method::new("fileno", file_number),
                        Method::new("__iter__", itself),
                        Method::new("__next__", next),
                        Method::new("__repr__", repr),
                    ]
                },
                getters: const { &[Getter::new("name", get_name), Getter::new("encoding", get_encoding)] },
                ..Members::EMPTY
            },
        },
    )?;
    modules(cx).stream_class = Some(class);
    let mut streams = [Value::NONE; 3];
    for (index, stream) in streams.iter_mut().enumerate() {
        *stream = new_words(cx, class, &[Value::length(index)])?;
    }
    Ok(streams)
}
