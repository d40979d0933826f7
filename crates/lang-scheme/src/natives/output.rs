//! Writing.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::{Str, Units};
use runtime::value::Value;

use super::{Native, at_least, between};
use crate::data::expect;
use crate::port::{self, Direction};
use crate::print::{self, Sharing, Style};

pub(super) const NATIVES: &[Native] = &[
    between("write", 1, 2, |cx, a| print(cx, "write", a, Style::Write, Sharing::Circles)),
    between("display", 1, 2, display),
    between("write-shared", 1, 2, |cx, a| print(cx, "write-shared", a, Style::Write, Sharing::All)),
    between("write-simple", 1, 2, |cx, a| print(cx, "write-simple", a, Style::Write, Sharing::Circles)),
    between("pp", 1, 2, write_line),
    between("pretty-print", 1, 2, write_line),
    between("write-line", 1, 2, write_line),
    at_least("display*", 0, |cx, a| {
        a.iter().try_for_each(|&value| display(cx, &[value]).map(drop))?;
        Ok(Value::NONE)
    }),
    between("newline", 0, 1, |cx, a| {
        let port = text_port(cx, "newline", a, 0)?;
        port::write_units(cx, port, Units::Ascii(b"\n"))?;
        Ok(Value::NONE)
    }),
    between("write-char", 1, 2, |cx, a| {
        let c = expect::character(cx, "write-char", a[0])?;
        let port = text_port(cx, "write-char", a, 1)?;
        match c.is_ascii() {
            true => port::write_units(cx, port, Units::Ascii(&[c as u8]))?,
            false => port::write_units(cx, port, Units::Four(&[u32::from(c)]))?,
        }
        Ok(Value::NONE)
    }),
    between("write-string", 1, 4, |cx, a| {
        let text = expect::string(cx, "write-string", a[0])?;
        let port = text_port(cx, "write-string", a, 1)?;
        let (start, end) = expect::range(cx, "write-string", a, 2, text.len())?;
        port::write_units(cx, port, text.units().slice(start, end))?;
        Ok(Value::NONE)
    }),
    between("write-u8", 1, 2, |cx, a| {
        let byte = expect::byte(cx, "write-u8", a[0])?;
        let port = byte_port(cx, "write-u8", a, 1)?;
        port::write_bytes(cx, port, &[byte])?;
        Ok(Value::NONE)
    }),
    between("write-bytevector", 1, 4, |cx, a| {
        let bytes = expect::bytevector(cx, "write-bytevector", a[0])?;
        let port = byte_port(cx, "write-bytevector", a, 1)?;
        let (start, end) = expect::range(cx, "write-bytevector", a, 2, bytes.len())?;
        let bytes = bytes.as_slice()[start..end].to_vec();
        port::write_bytes(cx, port, &bytes)?;
        Ok(Value::NONE)
    }),
];

fn text_port(cx: &mut Context, name: &str, arguments: &[Value], at: usize) -> Result {
    port::argument(cx, name, arguments, at, Direction::Output, Some(false))
}

fn byte_port(cx: &mut Context, name: &str, arguments: &[Value], at: usize) -> Result {
    port::argument(cx, name, arguments, at, Direction::Output, Some(true))
}

fn print(cx: &mut Context, name: &str, arguments: &[Value], style: Style, sharing: Sharing) -> Result {
    let port = text_port(cx, name, arguments, 1)?;
    let text = print::to_string(cx, arguments[0], style, sharing);
    port::write_text(cx, port, &text)?;
    Ok(Value::NONE)
}

fn display(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].cast::<Str>() {
        Some(text) => {
            let port = text_port(cx, "display", arguments, 1)?;
            port::write_units(cx, port, text.units())?;
            Ok(Value::NONE)
        }
        None => print(cx, "display", arguments, Style::Display, Sharing::Circles),
    }
}

fn write_line(cx: &mut Context, arguments: &[Value]) -> Result {
    print(cx, "write-line", arguments, Style::Write, Sharing::Circles)?;
    let port = text_port(cx, "write-line", arguments, 1)?;
    port::write_units(cx, port, Units::Ascii(b"\n"))?;
    Ok(Value::NONE)
}
