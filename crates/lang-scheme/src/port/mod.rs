//! Ports: where data come from and go to.
//!
//! A port is an object with three words: what it is, a fixnum of [`flags`]; its data; and a position.
//!
//! - An input port reads a string or a bytevector from the position on; files are read whole when they are opened.
//! - The port of standard input has the isolate's [`files::Files`] as its source, which reads line by line.
//! - An output port to memory has a string that grows; bytes are code points below 256 there.
//! - An output port to a file has the number of a file in the isolate's table, which collects output and writes it out when
//!   there is enough of it, when the port is flushed or closed, and when the program ends.

pub mod files;
pub mod reading;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, Units};
use runtime::value::Value;

use crate::data::error::{self, ErrorSort};
use crate::data::expect;
use crate::data::foreign::{self, Tag};
use crate::data::state::scheme;
use crate::port::files::Files;

/// What a port is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Reading.
    Input,
    /// Writing.
    Output,
}

/// Bits of a port's first word.
pub mod flags {
    /// Reads, else writes.
    pub const INPUT: i64 = 1;
    /// Bytes, else characters.
    pub const BINARY: i64 = 2;
    /// Its data is in memory, else the number of a file.
    pub const MEMORY: i64 = 4;
    /// It was closed.
    pub const CLOSED: i64 = 8;
}

// The words of a port.
pub(crate) const FLAGS: usize = 0;
pub(crate) const DATA: usize = 1;
pub(crate) const POSITION: usize = 2;

/// A port of the file with this number.
///
/// # Errors
/// When memory is exhausted.
pub fn of_file(cx: &mut Context, number: usize, direction: Direction, is_binary: bool) -> Result {
    let input = if direction == Direction::Input { flags::INPUT } else { 0 };
    let bits = input | if is_binary { flags::BINARY } else { 0 };
    foreign::new(cx, Tag::Port, &[Value::small(bits), Value::length(number), Value::ZERO])
}

/// A port that reads a string that nobody changes, or a bytevector.
///
/// # Errors
/// When memory is exhausted.
pub fn reading(cx: &mut Context, source: Value) -> Result {
    let binary = if source.cast::<Bytes>().is_some() { flags::BINARY } else { 0 };
    foreign::new(cx, Tag::Port, &[Value::small(flags::INPUT | flags::MEMORY | binary), source, Value::ZERO])
}

/// A port that collects what is written to it.
///
/// # Errors
/// When memory is exhausted.
pub fn collecting(cx: &mut Context, is_binary: bool) -> Result {
    let text = cx.new_growing_string()?.value();
    let binary = if is_binary { flags::BINARY } else { 0 };
    foreign::new(cx, Tag::Port, &[Value::small(flags::MEMORY | binary), text, Value::ZERO])
}

/// Whether `value` is a port.
#[must_use]
pub fn is_port(value: Value) -> bool {
    foreign::is(value, Tag::Port)
}

/// The [`flags`] of what [`is_port`].
#[must_use]
pub fn bits(port: Value) -> i64 {
    foreign::word(port, FLAGS).as_fixnum().unwrap_or(flags::CLOSED)
}

fn has(port: Value, flag: i64) -> bool {
    bits(port) & flag != 0
}

/// The data of a port.
pub(crate) fn data(port: Value) -> Value {
    foreign::word(port, DATA)
}

/// Where an input port goes on.
pub(crate) fn position(port: Value) -> usize {
    foreign::word(port, POSITION).as_fixnum().unwrap_or(0) as usize
}

/// Sets where an input port goes on.
pub(crate) fn set_position(cx: &mut Context, port: Value, position: usize) {
    foreign::set_word(cx, port, POSITION, Value::length(position));
}

/// An open port in this direction for characters, or bytes.
///
/// # Errors
/// When it is something else.
pub fn expect_port(
    cx: &mut Context,
    name: &str,
    value: Value,
    direction: Direction,
    is_binary: Option<bool>,
) -> Result {
    let is_input = direction == Direction::Input;
    let expected = match (is_input, is_binary) {
        (true, Some(true)) => "a binary input port",
        (true, Some(false)) => "a textual input port",
        (true, None) => "an input port",
        (false, Some(true)) => "a binary output port",
        (false, Some(false)) => "a textual output port",
        (false, None) => "an output port",
    };
    let fits = is_port(value)
        && has(value, flags::INPUT) == is_input
        && is_binary.is_none_or(|is_binary| has(value, flags::BINARY) == is_binary);
    if !fits {
        return expect::wrong(cx, name, expected, value);
    }
    if has(value, flags::CLOSED) {
        return error::fail(cx, &format!("{name}: the port is closed:"), &[value]);
    }
    Ok(value)
}

/// The optional port argument at `at`, or the current one.
///
/// # Errors
/// When it is no open port in this direction for characters, or bytes.
pub fn argument(
    cx: &mut Context,
    name: &str,
    arguments: &[Value],
    at: usize,
    direction: Direction,
    is_binary: Option<bool>,
) -> Result {
    let port = match arguments.get(at) {
        // `#t` stands for the current port where other Schemes have it so.
        Some(&port) if port != Value::TRUE && !port.is_unbound() => port,
        _ => current(cx, direction),
    };
    expect_port(cx, name, port, direction, is_binary)
}

/// The current port of a direction.
pub fn current(cx: &mut Context, direction: Direction) -> Value {
    let state = scheme(cx);
    let parameter = if direction == Direction::Input { state.current_input } else { state.current_output };
    foreign::word(parameter, 0)
}

/// Writes code points to an open textual output port.
///
/// # Errors
/// When memory is exhausted or a file cannot be written.
#[inline]
pub fn write_units(cx: &mut Context, port: Value, units: Units<'_>) -> Result<()> {
    if let Some(text) = data(port).cast::<Str>() {
        return cx.extend_string(text, units);
    }
    let mut bytes = Vec::with_capacity(units.len());
    match units {
        Units::Ascii(ascii) => bytes.extend_from_slice(ascii),
        _ => {
            let mut buffer = [0; 4];
            for code_point in units.iter() {
                let c = char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
                bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            }
        }
    }
    write_to_file(cx, port, &bytes)
}

/// Writes text to an open textual output port.
///
/// # Errors
/// As [`write_units`].
pub fn write_text(cx: &mut Context, port: Value, text: &str) -> Result<()> {
    if !data(port).is_pointer() {
        return write_to_file(cx, port, text.as_bytes());
    }
    if text.is_ascii() {
        return write_units(cx, port, Units::Ascii(text.as_bytes()));
    }
    let code_points: Vec<u32> = text.chars().map(u32::from).collect();
    write_units(cx, port, Units::Four(&code_points))
}

/// Writes bytes to an open binary output port.
///
/// # Errors
/// As [`write_units`].
pub fn write_bytes(cx: &mut Context, port: Value, bytes: &[u8]) -> Result<()> {
    match data(port).cast::<Str>() {
        Some(text) => {
            let units: Vec<u16> = bytes.iter().map(|&byte| u16::from(byte)).collect();
            cx.extend_string(text, Units::Two(&units))
        }
        None => write_to_file(cx, port, bytes),
    }
}

const INPUT: usize = Files::STANDARD.0;
const OUTPUT: usize = Files::STANDARD.1;
const ERROR: usize = Files::STANDARD.2;

fn file_number(port: Value) -> usize {
    data(port).as_fixnum().unwrap_or(0) as usize
}

fn write_to_file(cx: &mut Context, port: Value, bytes: &[u8]) -> Result<()> {
    let result = match file_number(port) {
        OUTPUT => cx.streams.write(bytes),
        ERROR => cx.streams.write_error(bytes),
        number => scheme(cx).files.write(number, bytes),
    };
    checked(cx, result)
}

/// Writes out what a port to a file has collected.
///
/// # Errors
/// When the file cannot be written.
pub fn flush(cx: &mut Context, port: Value) -> Result<()> {
    if has(port, flags::MEMORY) || has(port, flags::INPUT) {
        return Ok(());
    }
    let result = match file_number(port) {
        OUTPUT | ERROR => cx.streams.flush(),
        number => scheme(cx).files.flush(number),
    };
    checked(cx, result)
}

/// Closes a port.
///
/// # Errors
/// When what it has collected cannot be written.
pub fn close(cx: &mut Context, port: Value) -> Result<()> {
    let bits = bits(port);
    if bits & flags::CLOSED != 0 {
        return Ok(());
    }
    foreign::set_word(cx, port, FLAGS, Value::small(bits | flags::CLOSED));
    if bits & flags::MEMORY != 0 {
        return Ok(());
    }
    let result = match file_number(port) {
        INPUT => Ok(()),
        OUTPUT | ERROR => cx.streams.flush(),
        number => scheme(cx).files.close(number),
    };
    checked(cx, result)
}

/// What a collecting port has collected, as a string or bytevector.
///
/// # Errors
/// When it is no such port, or memory is exhausted.
pub fn collected(cx: &mut Context, name: &str, port: Value, is_binary: bool) -> Result {
    let is_collecting = is_port(port)
        && has(port, flags::MEMORY)
        && !has(port, flags::INPUT)
        && has(port, flags::BINARY) == is_binary;
    let text: Option<Gc<Str>> = if is_collecting { data(port).cast() } else { None };
    let Some(text) = text else {
        let expected = if is_binary { "a bytevector output port" } else { "a string output port" };
        return expect::wrong(cx, name, expected, port);
    };
    if !is_binary {
        return Ok(cx.snapshot_string(text)?.value());
    }
    let bytes: Vec<u8> = text.code_points().map(|byte| byte as u8).collect();
    Ok(cx.new_bytes(&bytes)?.value())
}

/// The error for a failed operation on a file.
fn checked(cx: &mut Context, result: std::io::Result<()>) -> Result<()> {
    match result {
        Ok(()) => Ok(()),
        Err(reason) => error::raise(cx, ErrorSort::File, &format!("cannot write to the port: {reason}"), &[]),
    }
}
