//! `open(…)`: the path, the mode, and the object of the file.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{OpenFile, OpenMode, flush_all};
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::{codec, view};
use crate::builtins::{convert, functions, str_};
use crate::calls::call_special;
use crate::classes::instance::{held_text, held_value};
use crate::define::{new_builtin, parse_arguments};
use crate::modules::os::os_error;
use crate::names::Name;
use crate::state::{python, type_name};

/// The path that an argument is: a string, bytes, or what `__fspath__` says.
fn path_of(cx: &mut Context, value: Value) -> Result<String> {
    let held = held_value(cx, value);
    if let Some(path) = held.cast::<runtime::object::string::Str>() {
        return Ok(path.to_cow().into_owned());
    }
    if let Some(path) = view::of(cx, held) {
        return Ok(String::from_utf8_lossy(path.as_slice()).into_owned());
    }
    let given = type_name(cx, value);
    if let Some(method) = find_special(cx, value, Name::FsPath) {
        let path = call_special(cx, method, value, &[])?;
        let held = held_value(cx, path);
        if matches!(held.shape(), Some(ShapeId::STRING | ShapeId::BYTES)) {
            return path_of(cx, held);
        }
        let other = type_name(cx, path);
        return cx.type_error(format!("expected {given}.__fspath__() to return str or bytes, not {other}"));
    }
    cx.type_error(format!("expected str, bytes or os.PathLike object, not {given}"))
}

pub(crate) fn open(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
    let [file, mode, buffering, encoding, errors, newline, closes, opener] =
        parse_arguments(cx, "open", arguments, names, 1, 8)?;
    let mode_text = match mode.is_unbound() {
        true => "r".to_owned(),
        false => str_::argument(cx, "open() argument 'mode'", mode)?.to_cow().into_owned(),
    };
    let buffering = if buffering.is_unbound() { -1 } else { convert::to_size(cx, buffering)? };
    let of_text = [("encoding", "an", encoding), ("errors", "an", errors), ("newline", "a", newline)];
    for (name, _, value) in of_text {
        if is_given(value) && held_text(cx, value).is_none() {
            let given = type_name(cx, value);
            return cx.type_error(format!("open() argument '{name}' must be str or None, not {given}"));
        }
    }
    let mode = match OpenMode::parse(&mode_text) {
        Ok(mode) => mode,
        Err(message) => return cx.value_error(message),
    };
    if mode.binary
        && let Some((name, article, _)) = of_text.into_iter().find(|&(_, _, value)| is_given(value))
    {
        return cx.value_error(format!("binary mode doesn't take {article} {name} argument"));
    }
    if convert::is_int(file) {
        return functions::call_of(cx, "os", "fdopen", arguments);
    }
    let path = path_of(cx, file)?;
    if !closes.is_unbound() && !crate::truth::truth(cx, closes)? {
        return cx.value_error("Cannot use closefd=False with file name");
    }
    if path.contains('\0') {
        return cx.value_error("embedded null byte");
    }
    if is_given(opener) {
        let descriptor = opened_by(cx, opener, file, mode)?;
        let texts =
            [encoding, errors, newline].map(|value| if is_given(value) { value } else { Value::NONE });
        let mode = cx.new_string(&mode_text)?.value();
        let values = [descriptor, mode, Value::small(-1), texts[0], texts[1], texts[2]];
        return functions::call_of(cx, "os", "fdopen", Arguments::positional(&values));
    }
    let is_plain = matches!(file.shape(), Some(ShapeId::STRING | ShapeId::BYTES));
    let file = if is_plain { file } else { cx.new_string(&path)?.value() };
    flush_all(cx);
    let opened = match OpenFile::open(&cx.outside, &path, mode) {
        Ok(opened) => opened,
        Err(error) => return os_error(cx, &error, Some(file)),
    };
    if !mode.binary {
        check_text(cx, buffering, encoding, newline)?;
    }
    let files = &mut python(cx).files;
    let number = files.iter().position(Option::is_none).unwrap_or(files.len());
    match files.get_mut(number) {
        Some(slot) => *slot = Some(opened),
        None => files.push(Some(opened)),
    }
    let ty = if mode.binary { binary_type(mode) } else { BuiltinType::TextFile };
    let shown = if mode.binary { binary_mode(mode, &mode_text) } else { mode_text };
    let shown = cx.new_string(&shown)?.value();
    let or_none = |value: Value| if is_given(value) { value } else { Value::NONE };
    let (encoding, errors) = (or_none(encoding), or_none(errors));
    let newline = or_none(newline);
    new_builtin(cx, ty, &[Value::length(number), file, shown, encoding, errors, newline, Value::NONE])
}

fn is_given(value: Value) -> bool {
    !value.is_unbound() && !value.is_none()
}

/// The descriptor that a function of the program opens a file by.
fn opened_by(cx: &mut Context, opener: Value, file: Value, mode: OpenMode) -> Result {
    let access = match (mode.read, mode.write) {
        (true, true) => libc::O_RDWR,
        (true, false) => libc::O_RDONLY,
        _ => libc::O_WRONLY,
    };
    let making = match mode {
        OpenMode { create_new: true, .. } => libc::O_CREAT | libc::O_EXCL,
        OpenMode { append: true, .. } => libc::O_CREAT | libc::O_APPEND,
        OpenMode { truncate: true, .. } => libc::O_CREAT | libc::O_TRUNC,
        _ => 0,
    };
    let flags = Value::small(i64::from(access | making | libc::O_CLOEXEC));
    let descriptor = cx.call(opener, &[file, flags])?;
    match descriptor.as_fixnum() {
        Some(number) if number < 0 => cx.value_error(format!("opener returned {number}")),
        Some(_) => Ok(descriptor),
        None => cx.type_error("expected integer from opener"),
    }
}

/// Checks what says how text is read and written. CPython, too, does so when the file is open already.
fn check_text(cx: &mut Context, buffering: i64, encoding: Value, newline: Value) -> Result<()> {
    if buffering == 0 {
        return cx.value_error("can't have unbuffered text I/O");
    }
    if is_given(newline)
        && let Some(text) = held_text(cx, newline)
        && !["", "\n", "\r", "\r\n"].iter().any(|&end| text.equals_str(end))
    {
        return cx.value_error(format!("illegal newline value: {}", text.to_cow()));
    }
    codec::reading(cx, if is_given(encoding) { encoding } else { Value::UNBOUND })?;
    Ok(())
}

/// The type of the objects of a file of bytes.
pub(super) fn binary_type(mode: OpenMode) -> BuiltinType {
    match (mode.read, mode.write) {
        (true, true) => BuiltinType::BinaryRandom,
        (true, false) => BuiltinType::BinaryReader,
        _ => BuiltinType::BinaryWriter,
    }
}

/// The mode as binary files show it.
pub(super) fn binary_mode(mode: OpenMode, text: &str) -> String {
    let kind = if text.contains('x') {
        "xb"
    } else if mode.append {
        "ab"
    } else if mode.read {
        "rb"
    } else {
        "wb"
    };
    if mode.read && mode.write { format!("{kind}+") } else { kind.to_owned() }
}
