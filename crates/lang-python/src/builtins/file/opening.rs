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
use crate::builtins::bytes::view;
use crate::builtins::convert;
use crate::calls::call_special;
use crate::classes::instance::held_value;
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
    if let Some(method) = find_special(cx, value, Name::FsPath) {
        let path = call_special(cx, method, value, &[])?;
        return path_of(cx, path);
    }
    let given = type_name(cx, value);
    cx.type_error(format!("expected str, bytes or os.PathLike object, not {given}"))
}

pub(crate) fn open(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
    let [file, mode, _, encoding, errors, newline, ..] = parse_arguments(cx, "open", arguments, names, 1, 8)?;
    if convert::is_int(file) {
        return crate::builtins::functions::call_of(cx, "os", "fdopen", arguments);
    }
    let path = path_of(cx, file)?;
    let is_plain = matches!(file.shape(), Some(ShapeId::STRING | ShapeId::BYTES));
    let file = if is_plain { file } else { cx.new_string(&path)?.value() };
    let mode_text = match mode.is_unbound() {
        true => "r".to_owned(),
        false => crate::builtins::str_::argument(cx, "open() argument 'mode'", mode)?.to_cow().into_owned(),
    };
    let mode = match OpenMode::parse(&mode_text) {
        Ok(mode) => mode,
        Err(message) => return cx.value_error(message),
    };
    let is_given = |value: Value| !value.is_unbound() && !value.is_none();
    if mode.binary && is_given(encoding) {
        return cx.value_error("binary mode doesn't take an encoding argument");
    }
    if mode.binary && is_given(newline) {
        return cx.value_error("binary mode doesn't take a newline argument");
    }
    flush_all(cx);
    let opened = match OpenFile::open(&cx.outside, &path, mode) {
        Ok(opened) => opened,
        Err(error) => return os_error(cx, &error, Some(file)),
    };
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

/// The type of the objects of a file of bytes.
fn binary_type(mode: OpenMode) -> BuiltinType {
    match (mode.read, mode.write) {
        (true, true) => BuiltinType::BinaryRandom,
        (true, false) => BuiltinType::BinaryReader,
        _ => BuiltinType::BinaryWriter,
    }
}

/// The mode as binary files show it.
fn binary_mode(mode: OpenMode, text: &str) -> String {
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
