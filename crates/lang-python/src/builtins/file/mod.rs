//! Files that are open, text and bytes; `opening` opens them.
//!
//! The files of the system are kept in a table of the isolate, so that what was written reaches them when the program
//! ends without closing them; a file object holds its number.

mod open_file;
mod opening;
mod text;

use std::io::SeekFrom;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use open_file::Source;
pub use open_file::{OpenFile, OpenMode};
pub(super) use opening::open;

use super::bytes::view;
use super::{convert, source};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Getter, Members, Method, between, exactly, is_instance, own_receiver, word,
};
use crate::exceptions::raise;
use crate::modules::os::os_error;
use crate::state::python;

/// The words of a file object: its number, or none when it is closed; its name; its mode; and for text the encoding, what
/// is done with errors, and what ends lines; last the other object of the same file, text and bytes, if there is one.
const NUMBER: usize = 0;
const NAME: usize = 1;
const MODE: usize = 2;
const ENCODING: usize = 3;
const ERRORS: usize = 4;
const NEWLINE: usize = 5;
const PEER: usize = 6;

/// The files that are open, by number.
pub type Files = Vec<Option<OpenFile>>;

/// Writes what programs have left unwritten: at the end, and before a program looks at files, which it may have
/// written to without closing them.
pub fn flush_all(cx: &mut Context) {
    for file in python(cx).files.iter_mut().flatten() {
        // Nobody is left to hear of a failure.
        let _ = file.flush();
    }
}

/// The receiver, which must be a file that is open.
pub(super) fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Value> {
    let object = own_receiver(cx, this, arguments)?;
    match word(object, NUMBER).is_none() {
        false => Ok(object),
        true => cx.value_error("I/O operation on closed file."),
    }
}

/// Does something with the file of an open file object: again when it lacked memory to read ahead, which is asked for between.
pub(super) fn with_file<T>(
    cx: &mut Context,
    object: Value,
    mut work: impl FnMut(&mut OpenFile) -> std::io::Result<T>,
) -> Result<T> {
    loop {
        let number = word(object, NUMBER).as_fixnum().unwrap_or(-1) as usize;
        let Some(Some(file)) = python(cx).files.get_mut(number) else {
            return cx.value_error("I/O operation on closed file.");
        };
        let error = match work(file) {
            Ok(result) => return Ok(result),
            Err(error) => error,
        };
        let Some(wanted) = file.wants_room(&error) else {
            return os_error(cx, &error, None);
        };
        cx.check_interrupt()?;
        cx.check_room(wanted)?;
        if let Some(Some(file)) = python(cx).files.get_mut(number) {
            file.allow(wanted);
        }
    }
}

fn unsupported<T>(cx: &mut Context, what: &str) -> Result<T> {
    let ty = crate::imports::import(cx, "io").ok().and_then(|io| {
        let key = cx.intern("UnsupportedOperation").ok()?.value();
        crate::attributes::read::find_attribute(cx, io, key).ok().flatten()
    });
    if let Some(class) = ty {
        let message = cx.new_string(what)?.value();
        let exception = cx.call(class, &[message])?;
        return raise::throw_new(cx, exception);
    }
    cx.take_exception();
    raise::raise(cx, BuiltinType::OSError, what)
}

/// Refuses reading a file that was opened for writing, and the other way round.
pub(super) fn check(cx: &mut Context, object: Value, reads: bool) -> Result<()> {
    let mode = with_file(cx, object, |file| Ok(file.mode))?;
    let is_text = is_instance(cx, object, BuiltinType::TextFile);
    match (reads, mode) {
        (true, OpenMode { read: false, .. }) => {
            unsupported(cx, if is_text { "not readable" } else { "read" })
        }
        (false, OpenMode { write: false, .. }) => {
            unsupported(cx, if is_text { "not writable" } else { "write" })
        }
        _ => Ok(()),
    }
}

/// The number of bytes or characters that an argument limits reading to.
pub(super) fn limit(cx: &mut Context, value: Option<Value>) -> Result<Option<usize>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) => Ok(usize::try_from(convert::to_size(cx, value)?).ok()),
    }
}

fn read(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let limit = limit(cx, values.get(1).copied())?;
    let object = own(cx, this, arguments)?;
    check(cx, object, true)?;
    let bytes = with_file(cx, object, |file| match limit {
        Some(count) => file.read(count),
        None => file.read_all(),
    })?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn read_line(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let limit = limit(cx, values.get(1).copied())?;
    let object = own(cx, this, arguments)?;
    check(cx, object, true)?;
    let mut searched = 0;
    let bytes = with_file(cx, object, |file| file.read_line(limit.unwrap_or(usize::MAX), &mut searched))?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let line = read_line(cx, this, arguments)?;
    if crate::truth::truth(cx, line)? { Ok(line) } else { raise::raise_stop_iteration(cx, Value::NONE) }
}

fn read_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    between(cx, this, arguments, 1, 2)?;
    let object = own(cx, this, arguments)?;
    Ok(crate::iteration::list_of(cx, object)?.value())
}

fn write(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, value] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    check(cx, object, false)?;
    let bytes = view::argument(cx, value)?.as_slice().to_vec();
    with_file(cx, object, |file| file.write(&bytes))?;
    Ok(Value::length(bytes.len()))
}

/// Calls `write` with each of the lines.
fn write_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, lines] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let write = cx.intern("write")?.value();
    source::for_each(cx, lines, |cx, line| {
        crate::calls::call_method(cx, object, write, &[line])?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}

/// Where a file is: for text, behind the characters that were taken.
fn position(cx: &mut Context, object: Value) -> Result<u64> {
    let position = with_file(cx, object, OpenFile::tell)?;
    Ok(position - if is_instance(cx, object, BuiltinType::TextFile) { text::untaken(cx, object)? } else { 0 })
}

fn tell(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let position = position(cx, object)?;
    cx.new_int(position as i64)
}

fn seek(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 3)?;
    let offset = convert::to_size(cx, values[1])?;
    let whence = match values.get(2) {
        Some(&whence) => convert::to_size(cx, whence)?,
        None => 0,
    };
    let object = own(cx, this, arguments)?;
    let is_text = is_instance(cx, object, BuiltinType::TextFile);
    let to = match whence {
        0 if offset < 0 => return cx.value_error(format!("negative seek position {offset}")),
        0 => SeekFrom::Start(offset as u64),
        1 if is_text && offset != 0 => return unsupported(cx, "can't do nonzero cur-relative seeks"),
        2 if is_text && offset != 0 => return unsupported(cx, "can't do nonzero end-relative seeks"),
        1 if is_text => SeekFrom::Start(position(cx, object)?),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return cx.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")),
    };
    let position = with_file(cx, object, |file| file.seek(to))?;
    cx.new_int(position as i64)
}

fn truncate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let size = limit(cx, values.get(1).copied())?;
    let object = own(cx, this, arguments)?;
    check(cx, object, false)?;
    let size = with_file(cx, object, |file| {
        let size = match size {
            Some(size) => size as u64,
            None => file.tell()?,
        };
        file.truncate(size)?;
        Ok(size)
    })?;
    cx.new_int(size as i64)
}

fn flush(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    with_file(cx, object, OpenFile::flush)?;
    Ok(Value::NONE)
}

fn close(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    if let Some(number) = word(object, NUMBER).as_fixnum() {
        let flushed = with_file(cx, object, OpenFile::flush);
        python(cx).files[number as usize] = None;
        crate::define::set_word(cx, object, NUMBER, Value::NONE);
        let peer = word(object, PEER);
        if !peer.is_none() {
            crate::define::set_word(cx, peer, NUMBER, Value::NONE);
        }
        flushed?;
    }
    Ok(Value::NONE)
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own(cx, this, arguments)
}

fn is_closed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    Ok(Value::bool(word(object, NUMBER).is_none()))
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, NAME))
}

fn get_mode(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, MODE))
}

fn is_readable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    Ok(Value::bool(with_file(cx, object, |file| Ok(file.mode.read))?))
}

fn is_writable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    Ok(Value::bool(with_file(cx, object, |file| Ok(file.mode.write))?))
}

fn is_seekable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own(cx, this, arguments)?;
    Ok(Value::TRUE)
}

/// The number by which the system knows the file.
fn file_number(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    let number = with_file(cx, object, |file| Ok(file.number()))?;
    Ok(Value::small(number))
}

fn is_terminal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own(cx, this, arguments)?;
    Ok(Value::FALSE)
}

fn read_into(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, target] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    check(cx, object, true)?;
    let target = view::argument(cx, target)?;
    let bytes = with_file(cx, object, |file| file.read(target.length))?;
    for (cell, &byte) in target.buffer.cells()[target.start..].iter().zip(&bytes) {
        cell.set(byte);
    }
    Ok(Value::length(bytes.len()))
}

/// `peek()`: what is read ahead, which stays.
fn peek(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    between(cx, this, arguments, 1, 2)?;
    let object = own(cx, this, arguments)?;
    check(cx, object, true)?;
    let bytes = with_file(cx, object, |file| {
        if file.ahead().is_empty() {
            file.fill()?;
        }
        Ok(file.ahead().to_vec())
    })?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let class = crate::state::class_of(cx, object);
    let (class, file) = (crate::state::class_name(cx, class), word(object, NAME));
    let file = crate::text::repr_text(cx, file)?;
    Ok(cx.new_string(&format!("<_io.{class} name={file}>"))?.value())
}

/// What text and bytes have in common.
const COMMON: Members = Members {
    methods: &[
        Method::new("readlines", read_lines),
        Method::new("writelines", write_lines),
        Method::new("tell", tell),
        Method::new("seek", seek),
        Method::new("truncate", truncate),
        Method::new("flush", flush),
        Method::new("close", close),
        Method::new("readable", is_readable),
        Method::new("writable", is_writable),
        Method::new("seekable", is_seekable),
        Method::new("isatty", is_terminal),
        Method::new("fileno", file_number),
        Method::new("__enter__", itself),
        Method::new("__exit__", close),
        Method::new("__iter__", itself),
    ],
    getters: &[
        Getter::new("closed", is_closed),
        Getter::new("name", get_name),
        Getter::new("mode", get_mode),
    ],
    ..Members::EMPTY
};

/// Defines the members of files.
pub(super) fn define(types: &mut Declarations) {
    for ty in [BuiltinType::BinaryReader, BuiltinType::BinaryWriter, BuiltinType::BinaryRandom] {
        types.add(ty, &COMMON);
        types.add(
            ty,
            const {
                &Members {
                    methods: &[
                        Method::new("read", read),
                        Method::new("read1", read),
                        Method::new("readline", read_line),
                        Method::new("readinto", read_into),
                        Method::new("readinto1", read_into),
                        Method::new("peek", peek),
                        Method::new("write", write),
                        Method::new("__next__", next),
                        Method::new("__repr__", repr),
                    ],
                    ..Members::EMPTY
                }
            },
        );
    }
    types.add(BuiltinType::TextFile, &COMMON);
    text::define(types)
}
