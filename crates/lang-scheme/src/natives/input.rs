//! Reading.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Native, between};
use crate::data::expect;
use crate::data::state::scheme;
use crate::port::{self, Direction, reading};

pub(super) const NATIVES: &[Native] = &[
    between("read", 0, 1, |cx, a| {
        let port = text_port(cx, "read", a, 0)?;
        let datum = reading::datum(cx, port)?;
        Ok(or_eof(cx, datum))
    }),
    between("read-char", 0, 1, |cx, a| {
        let port = text_port(cx, "read-char", a, 0)?;
        let c = reading::character(cx, port, true)?;
        Ok(or_eof(cx, c.map(Value::char)))
    }),
    between("peek-char", 0, 1, |cx, a| {
        let port = text_port(cx, "peek-char", a, 0)?;
        let c = reading::character(cx, port, false)?;
        Ok(or_eof(cx, c.map(Value::char)))
    }),
    between("read-line", 0, 1, |cx, a| {
        let port = text_port(cx, "read-line", a, 0)?;
        let line = reading::line(cx, port)?;
        Ok(or_eof(cx, line))
    }),
    between("read-string", 1, 2, |cx, a| {
        // Some Schemes have the port first.
        let (count, port) =
            if port::is_port(a[0]) { (a.get(1).copied(), &a[..1]) } else { (Some(a[0]), &a[1..]) };
        let port = text_port(cx, "read-string", port, 0)?;
        let count = match count {
            Some(count) => expect::count(cx, "read-string", count)?,
            None => usize::MAX,
        };
        let text = reading::string(cx, port, count)?;
        Ok(or_eof(cx, text))
    }),
    between("char-ready?", 0, 1, |cx, a| {
        text_port(cx, "char-ready?", a, 0)?;
        Ok(Value::TRUE)
    }),
    between("read-u8", 0, 1, |cx, a| {
        let port = byte_port(cx, "read-u8", a, 0)?;
        let byte = reading::byte(cx, port, true).map(|byte| Value::small(byte.into()));
        Ok(or_eof(cx, byte))
    }),
    between("peek-u8", 0, 1, |cx, a| {
        let port = byte_port(cx, "peek-u8", a, 0)?;
        let byte = reading::byte(cx, port, false).map(|byte| Value::small(byte.into()));
        Ok(or_eof(cx, byte))
    }),
    between("u8-ready?", 0, 1, |cx, a| {
        byte_port(cx, "u8-ready?", a, 0)?;
        Ok(Value::TRUE)
    }),
    between("read-bytevector", 1, 2, |cx, a| {
        let count = expect::count(cx, "read-bytevector", a[0])?;
        let port = byte_port(cx, "read-bytevector", a, 1)?;
        match reading::bytes(cx, port, count) {
            Some(bytes) => Ok(cx.new_bytes(&bytes)?.value()),
            None => Ok(scheme(cx).eof),
        }
    }),
    between("read-bytevector!", 1, 4, |cx, a| {
        let target = expect::bytevector(cx, "read-bytevector!", a[0])?;
        let port = byte_port(cx, "read-bytevector!", a, 1)?;
        let (start, end) = expect::range(cx, "read-bytevector!", a, 2, target.len())?;
        match reading::bytes(cx, port, end - start) {
            Some(bytes) => {
                target.cells()[start..].iter().zip(&bytes).for_each(|(target, &byte)| target.set(byte));
                Ok(Value::length(bytes.len()))
            }
            None => Ok(scheme(cx).eof),
        }
    }),
];

fn text_port(cx: &mut Context, name: &str, arguments: &[Value], at: usize) -> Result {
    port::argument(cx, name, arguments, at, Direction::Input, Some(false))
}

fn byte_port(cx: &mut Context, name: &str, arguments: &[Value], at: usize) -> Result {
    port::argument(cx, name, arguments, at, Direction::Input, Some(true))
}

fn or_eof(cx: &mut Context, value: Option<Value>) -> Value {
    value.unwrap_or_else(|| scheme(cx).eof)
}
