//! Standard input, output and error: what `print` writes to and `sys.stdout` is.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{StringBuilder, Units};
use runtime::value::Value;

use super::os::os_error;
use super::state::modules;
use super::stream_buffer;
use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, source, str_};
use crate::define::{
    Getter, Members, Method, TypeDefinition, between, define_type, exactly, new_words, own_receiver, word,
};
use crate::exceptions::raise;
use crate::state::{class_of, python};

/// The word of a stream with what takes or gives bytes in its place.
const BUFFER: usize = 1;

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

    pub(super) fn of_number(number: Value) -> Option<Stream> {
        Stream::ALL.get(number.as_fixnum()? as usize).copied()
    }

    pub(super) fn name(self) -> &'static str {
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
    Stream::of_number(word(value, 0))
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
            encoded = match wide.iter().map(char::from_u32).collect::<Option<String>>() {
                Some(text) => text,
                None => with_surrogates(cx, stream, wide)?,
            };
            encoded.as_bytes()
        }
    };
    write_bytes(cx, stream, bytes)
}

/// A text with lone surrogates: the stream of errors shows them as escapes, others refuse them.
#[cold]
fn with_surrogates(cx: &mut Context, stream: Stream, text: Units<'_>) -> Result<String> {
    if stream == Stream::Error {
        let shown = |code_point| match char::from_u32(code_point) {
            Some(c) => c.to_string(),
            None => format!("\\u{code_point:04x}"),
        };
        return Ok(text.iter().map(shown).collect());
    }
    let text = cx.new_string_from_units(text)?;
    // It cannot be encoded, so this raises what there is to say.
    crate::builtins::bytes::encode(cx, text, Value::UNBOUND, Value::UNBOUND)?;
    Ok(String::new())
}

/// Writes bytes to a stream.
///
/// # Errors
/// `OSError` when the system refuses.
#[inline]
pub(super) fn write_bytes(cx: &mut Context, stream: Stream, bytes: &[u8]) -> Result<()> {
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
    let bytes = take_input(cx, usize::MAX, true)?;
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// The next bytes of standard input, at most so many, and not beyond the end of a line if so asked; none at its end.
///
/// # Errors
/// `OSError` when the system refuses.
pub(super) fn take_input(cx: &mut Context, count: usize, is_line: bool) -> Result<Vec<u8>> {
    let mut bytes = std::mem::take(&mut modules(cx).input_ahead);
    loop {
        let line = if is_line { bytes.iter().position(|&byte| byte == b'\n') } else { None };
        let end = line.map_or(count, |at| count.min(at + 1));
        if end <= bytes.len() {
            modules(cx).input_ahead = bytes.split_off(end);
            return Ok(bytes);
        }
        match cx.read_line(&mut bytes)? {
            Ok(0) => return Ok(bytes),
            Ok(_) => {}
            Err(error) => return os_error(cx, &error, None),
        }
    }
}

/// The stream of text or of bytes whose method this is: both have its number first.
pub(super) fn receiver(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<Stream> {
    let object = own_receiver(cx, this, arguments)?;
    match Stream::of_number(word(object, 0)) {
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

pub(super) fn flush_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
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
    let count = count_argument(cx, values.get(1))?;
    if count == usize::MAX {
        let bytes = take_input(cx, count, false)?;
        return Ok(cx.new_string(&String::from_utf8_lossy(&bytes))?.value());
    }
    let (mut text, mut left) = (StringBuilder::new(), count);
    while left > 0
        && let Some(line) = read_line(cx)?
    {
        let end = line.char_indices().nth(left).map_or(line.len(), |(at, _)| at);
        left -= line[..end].chars().count();
        text.push_str(&line[..end]);
        modules(cx).input_ahead.splice(..0, line[end..].bytes());
    }
    Ok(text.finish(cx)?.value())
}

/// How much is to be read: all if nothing, none or a negative number is given.
pub(super) fn count_argument(cx: &mut Context, given: Option<&Value>) -> Result<usize> {
    match given {
        Some(count) if !count.is_none() => {
            Ok(usize::try_from(convert::to_size(cx, *count)?).unwrap_or(usize::MAX))
        }
        _ => Ok(usize::MAX),
    }
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

pub(super) fn is_a_terminal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let stream = receiver(cx, this, arguments)?;
    Ok(Value::bool(is_terminal(stream)))
}

fn is_terminal(stream: Stream) -> bool {
    use std::io::IsTerminal;
    match stream {
        Stream::Input => std::io::stdin().is_terminal(),
        Stream::Output => std::io::stdout().is_terminal(),
        Stream::Error => std::io::stderr().is_terminal(),
    }
}

pub(super) fn file_number(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::small(receiver(cx, this, arguments)? as i64))
}

pub(super) fn is_readable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::bool(receiver(cx, this, arguments)? == Stream::Input))
}

pub(super) fn is_writable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::bool(receiver(cx, this, arguments)? != Stream::Input))
}

pub(super) fn no(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::FALSE)
}

/// `reconfigure(…)`: text is always UTF-8 here, and what is buffered is seen in time.
pub(super) fn nothing(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::NONE)
}

fn get_mode(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let mode = if receiver(cx, this, arguments)? == Stream::Input { "r" } else { "w" };
    Ok(cx.new_string(mode)?.value())
}

fn get_errors(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let errors = match receiver(cx, this, arguments)? {
        Stream::Error => "backslashreplace",
        _ => "strict",
    };
    Ok(cx.new_string(errors)?.value())
}

fn get_buffer(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    Ok(word(object, BUFFER))
}

pub(super) fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
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
            words: 2,
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
                        Method::new("readable", is_readable),
                        Method::new("writable", is_writable),
                        Method::new("seekable", no),
                        Method::new("reconfigure", nothing),
                        Method::new("close", nothing),
                        Method::new("detach", get_buffer),
                        Method::new("__enter__", itself),
                        Method::new("__exit__", nothing),
                        Method::new("__iter__", itself),
                        Method::new("__next__", next),
                        Method::new("__repr__", repr),
                    ]
                },
                getters: const {
                    &[
                        Getter::new("name", get_name),
                        Getter::new("encoding", get_encoding),
                        Getter::new("errors", get_errors),
                        Getter::new("mode", get_mode),
                        Getter::new("buffer", get_buffer),
                        Getter::new("newlines", nothing),
                        Getter::new("line_buffering", no),
                        Getter::new("closed", no),
                    ]
                },
                ..Members::EMPTY
            },
        },
    )?;
    modules(cx).stream_class = Some(class);
    let mut streams = [Value::NONE; 3];
    for (index, stream) in streams.iter_mut().enumerate() {
        let buffer = stream_buffer::new(cx, index)?;
        *stream = new_words(cx, class, &[Value::length(index), buffer])?;
    }
    Ok(streams)
}
