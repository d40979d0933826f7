//! Opening, closing and asking of ports; files.

use std::fs::File;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Native, between, exactly};
use crate::data::error::{self, ErrorSort};
use crate::data::expect;
use crate::data::foreign;
use crate::data::state::scheme;
use crate::port::{self, Direction, flags};

pub(super) const NATIVES: &[Native] = &[
    exactly("%port-flags", 1, |cx, a| word(cx, a[0], port::FLAGS)),
    exactly("%port-data", 1, |cx, a| word(cx, a[0], port::DATA)),
    exactly("%port-position", 1, |cx, a| word(cx, a[0], port::POSITION)),
    exactly("%port-position-set!", 2, |cx, a| {
        let position = expect::count(cx, "%port-position-set!", a[1])?;
        word(cx, a[0], port::POSITION)?;
        port::set_position(cx, a[0], position);
        Ok(Value::NONE)
    }),
    exactly("port?", 1, |_, a| Ok(Value::bool(port::is_port(a[0])))),
    exactly("input-port?", 1, |_, a| {
        Ok(Value::bool(port::is_port(a[0]) && port::bits(a[0]) & flags::INPUT != 0))
    }),
    exactly("output-port?", 1, |_, a| {
        Ok(Value::bool(port::is_port(a[0]) && port::bits(a[0]) & flags::INPUT == 0))
    }),
    exactly("textual-port?", 1, |_, a| {
        Ok(Value::bool(port::is_port(a[0]) && port::bits(a[0]) & flags::BINARY == 0))
    }),
    exactly("binary-port?", 1, |_, a| {
        Ok(Value::bool(port::is_port(a[0]) && port::bits(a[0]) & flags::BINARY != 0))
    }),
    exactly("input-port-open?", 1, |cx, a| is_open(cx, "input-port-open?", a[0], true)),
    exactly("output-port-open?", 1, |cx, a| is_open(cx, "output-port-open?", a[0], false)),
    exactly("close-port", 1, |cx, a| close(cx, "close-port", a[0])),
    exactly("close-input-port", 1, |cx, a| close(cx, "close-input-port", a[0])),
    exactly("close-output-port", 1, |cx, a| close(cx, "close-output-port", a[0])),
    between("flush-output-port", 0, 1, |cx, a| flush(cx, "flush-output-port", a)),
    between("flush-output", 0, 1, |cx, a| flush(cx, "flush-output", a)),
    between("force-output", 0, 1, |cx, a| flush(cx, "force-output", a)),
    exactly("open-input-string", 1, |cx, a| {
        let text = expect::string(cx, "open-input-string", a[0])?;
        // The port reads what the string is now.
        let text = cx.new_fresh_string(text.units())?.value();
        port::reading(cx, text)
    }),
    exactly("open-output-string", 0, |cx, _| port::collecting(cx, false)),
    exactly("get-output-string", 1, |cx, a| port::collected(cx, "get-output-string", a[0], false)),
    exactly("open-input-bytevector", 1, |cx, a| {
        let bytes = expect::bytevector(cx, "open-input-bytevector", a[0])?.as_slice().to_vec();
        let bytes = cx.new_bytes(&bytes)?.value();
        port::reading(cx, bytes)
    }),
    exactly("open-output-bytevector", 0, |cx, _| port::collecting(cx, true)),
    exactly("get-output-bytevector", 1, |cx, a| port::collected(cx, "get-output-bytevector", a[0], true)),
    exactly("open-input-file", 1, |cx, a| open_input(cx, "open-input-file", a[0], false)),
    exactly("open-binary-input-file", 1, |cx, a| open_input(cx, "open-binary-input-file", a[0], true)),
    between("open-output-file", 1, 2, |cx, a| open_output(cx, "open-output-file", a, false)),
    between("open-binary-output-file", 1, 2, |cx, a| open_output(cx, "open-binary-output-file", a, true)),
    exactly("file-exists?", 1, |cx, a| {
        let path = path(cx, "file-exists?", a[0])?;
        Ok(Value::bool(cx.outside.metadata(&path).is_ok()))
    }),
    exactly("delete-file", 1, |cx, a| {
        let path = path(cx, "delete-file", a[0])?;
        match cx.outside.remove_file(&path) {
            Ok(()) => Ok(Value::NONE),
            Err(reason) => refuse(cx, "delete-file", &reason, a[0]),
        }
    }),
];

fn path(cx: &mut Context, name: &str, value: Value) -> Result<String> {
    Ok(expect::string(cx, name, value)?.to_cow().into_owned())
}

fn refuse<T>(cx: &mut Context, name: &str, reason: &std::io::Error, path: Value) -> Result<T> {
    let reason = match reason.kind() {
        std::io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        std::io::ErrorKind::PermissionDenied if reason.raw_os_error().is_some() => {
            "permission denied".to_owned()
        }
        std::io::ErrorKind::IsADirectory => "is a directory".to_owned(),
        _ => reason.to_string(),
    };
    error::raise(cx, ErrorSort::File, &format!("{name}: {reason}:"), &[path])
}

fn open_input(cx: &mut Context, name: &str, file: Value, is_binary: bool) -> Result {
    let path = path(cx, name, file)?;
    let bytes = match cx.outside.read(&path) {
        Ok(bytes) => bytes,
        Err(reason) => return refuse(cx, name, &reason, file),
    };
    let source = match is_binary {
        true => cx.new_bytes(&bytes)?.value(),
        false => cx.new_fresh_string_from(&String::from_utf8_lossy(&bytes))?.value(),
    };
    port::reading(cx, source)
}

/// `(open-output-file name [append?])`.
fn open_output(cx: &mut Context, name: &str, arguments: &[Value], is_binary: bool) -> Result {
    let path = path(cx, name, arguments[0])?;
    let appends = arguments
        .get(1)
        .is_some_and(|&option| option == Value::TRUE || crate::print::display(cx, option) == "append");
    let mut options = File::options();
    match appends {
        true => options.append(true).create(true),
        false => options.write(true).create(true).truncate(true),
    };
    match cx.outside.open(&path, &options, false, true) {
        Ok(file) => {
            let number = scheme(cx).files.add(file);
            port::of_file(cx, number, Direction::Output, is_binary)
        }
        Err(reason) => refuse(cx, name, &reason, arguments[0]),
    }
}

/// A word of a port.
fn word(cx: &mut Context, port: Value, index: usize) -> Result {
    match port::is_port(port) {
        true => Ok(foreign::word(port, index)),
        false => expect::wrong(cx, "port", "a port", port),
    }
}

fn is_open(cx: &mut Context, name: &str, value: Value, is_input: bool) -> Result {
    if !port::is_port(value) || (port::bits(value) & flags::INPUT != 0) != is_input {
        return expect::wrong(cx, name, if is_input { "an input port" } else { "an output port" }, value);
    }
    Ok(Value::bool(port::bits(value) & flags::CLOSED == 0))
}

fn close(cx: &mut Context, name: &str, value: Value) -> Result {
    if !port::is_port(value) {
        return expect::wrong(cx, name, "a port", value);
    }
    port::close(cx, value)?;
    Ok(Value::NONE)
}

fn flush(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let port = port::argument(cx, name, arguments, 0, Direction::Output, None)?;
    port::flush(cx, port)?;
    Ok(Value::NONE)
}
