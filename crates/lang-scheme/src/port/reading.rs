//! Reading from ports: characters, lines, bytes, data.

use std::borrow::Cow;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::value::Value;

use super::{data, position, set_position};
use crate::data::error::{self, ErrorSort};
use crate::data::from_syntax::{self, Strings};
use crate::data::state::scheme;
use crate::reader;

/// Code points of a string that `read` looks at first: most data are short, and what it looks at is copied.
const WINDOW: usize = 64;

/// Where an input port gets its data.
enum Source {
    Text(Gc<Str>),
    Bytes(Gc<Bytes>),
    Standard,
}

fn source(port: Value) -> Source {
    let data = data(port);
    match (data.cast(), data.cast()) {
        (Some(text), _) => Source::Text(text),
        (_, Some(bytes)) => Source::Bytes(bytes),
        _ => Source::Standard,
    }
}

/// Reads a line of standard input when there is nothing to take; false at its end.
fn fill(cx: &mut Context) -> Result<bool> {
    if !scheme(cx).files.pending_input().is_empty() {
        return Ok(true);
    }
    read_more(cx)
}

fn read_more(cx: &mut Context) -> Result<bool> {
    let mut input = scheme(cx).files.move_pending_input();
    let result = cx.read_line(&mut input);
    scheme(cx).files.set_pending_input(input);
    match result? {
        Ok(count) => Ok(count > 0),
        Err(reason) => {
            error::raise(cx, ErrorSort::File, &format!("cannot read standard input: {reason}"), &[])
        }
    }
}

/// The first character of bytes and its length; what is no UTF-8 is a replacement character of one byte.
fn decode(bytes: &[u8]) -> (char, usize) {
    let most = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(most) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&most[..error.valid_up_to()]).unwrap_or(""),
    };
    match valid.chars().next() {
        Some(c) => (c, c.len_utf8()),
        None => (char::REPLACEMENT_CHARACTER, 1),
    }
}

/// The next character, which is taken or not; none at the end.
///
/// # Errors
/// When standard input cannot be read.
pub fn character(cx: &mut Context, port: Value, takes: bool) -> Result<Option<char>> {
    match source(port) {
        Source::Text(text) => {
            let at = position(port);
            if at >= text.len() {
                return Ok(None);
            }
            if takes {
                set_position(cx, port, at + 1);
            }
            Ok(Some(char::from_u32(text.code_point(at)).unwrap_or(char::REPLACEMENT_CHARACTER)))
        }
        Source::Bytes(_) => Ok(None),
        Source::Standard => {
            if !fill(cx)? {
                return Ok(None);
            }
            let files = &mut scheme(cx).files;
            let (c, length) = decode(files.pending_input());
            if takes {
                files.take_input(length);
            }
            Ok(Some(c))
        }
    }
}

/// The next line without its end; none at the end.
///
/// # Errors
/// When standard input cannot be read, or memory is exhausted.
pub fn line(cx: &mut Context, port: Value) -> Result<Option<Value>> {
    match source(port) {
        Source::Text(text) => {
            let (start, length) = (position(port), text.len());
            if start >= length {
                return Ok(None);
            }
            let units = text.units();
            let end = (start..length).find(|&at| units.get(at) == u32::from('\n')).unwrap_or(length);
            set_position(cx, port, (end + 1).min(length));
            let has_return = end > start && units.get(end - 1) == u32::from('\r') && end < length;
            let line = cx.new_fresh_string(text.units().slice(start, end - usize::from(has_return)))?;
            Ok(Some(line.value()))
        }
        Source::Bytes(_) => Ok(None),
        Source::Standard => {
            if !fill(cx)? {
                return Ok(None);
            }
            let files = &mut scheme(cx).files;
            let pending = files.pending_input();
            let end = pending.iter().position(|&byte| byte == b'\n');
            let line = String::from_utf8_lossy(&pending[..end.unwrap_or(pending.len())]).into_owned();
            let taken = end.map_or(pending.len(), |end| end + 1);
            files.take_input(taken);
            Ok(Some(cx.new_fresh_string_from(line.strip_suffix('\r').unwrap_or(&line))?.value()))
        }
    }
}

/// The next characters, at most `count`; none at the end.
///
/// # Errors
/// When standard input cannot be read, or memory is exhausted.
pub fn string(cx: &mut Context, port: Value, count: usize) -> Result<Option<Value>> {
    if let Source::Text(text) = source(port) {
        let start = position(port);
        if start >= text.len() && count > 0 {
            return Ok(None);
        }
        let end = text.len().min(start.saturating_add(count));
        set_position(cx, port, end);
        return Ok(Some(cx.new_fresh_string(text.units().slice(start.min(end), end))?.value()));
    }
    let mut read = String::new();
    for _ in 0..count {
        match character(cx, port, true)? {
            Some(c) => read.push(c),
            None if read.is_empty() => return Ok(None),
            None => break,
        }
    }
    Ok(Some(cx.new_fresh_string_from(&read)?.value()))
}

/// The next byte, which is taken or not; none at the end.
pub fn byte(cx: &mut Context, port: Value, takes: bool) -> Option<u8> {
    let Source::Bytes(bytes) = source(port) else { return None };
    let at = position(port);
    let byte = bytes.as_slice().get(at).copied()?;
    if takes {
        set_position(cx, port, at + 1);
    }
    Some(byte)
}

/// The next bytes, at most `count`; none at the end.
pub fn bytes(cx: &mut Context, port: Value, count: usize) -> Option<Vec<u8>> {
    let Source::Bytes(bytes) = source(port) else { return None };
    let start = position(port);
    if start >= bytes.len() && count > 0 {
        return None;
    }
    let end = bytes.len().min(start.saturating_add(count));
    set_position(cx, port, end);
    Some(bytes.as_slice()[start.min(end)..end].to_vec())
}

/// The next datum; none at the end.
///
/// # Errors
/// When there is something else.
pub fn datum(cx: &mut Context, port: Value) -> Result<Option<Value>> {
    match source(port) {
        Source::Text(text) => datum_of_text(cx, port, text),
        Source::Bytes(_) => Ok(None),
        Source::Standard => datum_of_standard_input(cx),
    }
}

/// Reads ASCII where it is. Of other text looks at a part first, so that a long one of many data is not copied for each.
fn datum_of_text(cx: &mut Context, port: Value, text: Gc<Str>) -> Result<Option<Value>> {
    let start = position(port);
    let mut window = WINDOW;
    loop {
        let (part, end): (Cow<'_, str>, usize) = match text.as_ascii() {
            Some(whole) => (Cow::Borrowed(whole.get(start..).unwrap_or("")), whole.len()),
            None => {
                let end = text.len().min(start.saturating_add(window));
                let units = text.units().slice(start.min(end), end);
                let character =
                    |code_point| char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
                (Cow::Owned(units.iter().map(character).collect()), end)
            }
        };
        let is_all = end == text.len();
        match reader::read(&part, 0) {
            // A datum that ends where the window does may go on behind it.
            Ok(Some((_, next))) if !is_all && next == part.len() => {}
            Ok(None) if !is_all => {}
            // It may be that only a part of a token was seen.
            Err(_) if !is_all => {}
            Ok(Some((syntax, next))) => {
                set_position(cx, port, start + part[..next].chars().count());
                return from_syntax::value(cx, &syntax, Strings::Fresh).map(Some);
            }
            Ok(None) => {
                set_position(cx, port, end);
                return Ok(None);
            }
            Err(reason) => {
                set_position(cx, port, end);
                return refuse(cx, &reason.message);
            }
        }
        window *= 8;
    }
}

fn datum_of_standard_input(cx: &mut Context) -> Result<Option<Value>> {
    let mut is_all = !fill(cx)?;
    loop {
        let pending = scheme(cx).files.pending_input();
        let part = String::from_utf8_lossy(pending).into_owned();
        let is_lossy = part.len() != pending.len();
        match reader::read(&part, 0) {
            // What ends with its line is complete.
            Ok(Some((syntax, next))) if next < part.len() || is_all => {
                let taken = if is_lossy { scheme(cx).files.pending_input().len() } else { next };
                scheme(cx).files.take_input(taken);
                return from_syntax::value(cx, &syntax, Strings::Fresh).map(Some);
            }
            Err(reason) if is_all || !reason.is_incomplete => {
                scheme(cx).files.take_input(usize::MAX);
                return refuse(cx, &reason.message);
            }
            Ok(None) if is_all => {
                scheme(cx).files.take_input(usize::MAX);
                return Ok(None);
            }
            _ => is_all = !read_more(cx)?,
        }
    }
}

fn refuse<T>(cx: &mut Context, message: &str) -> Result<T> {
    error::raise(cx, ErrorSort::Read, &format!("read: {message}"), &[])
}
