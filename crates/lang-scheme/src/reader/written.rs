//! The text of a datum, as `write` gives it: what a quoted constant is called in a module.

use std::fmt::Write;

use super::number::Number;
use super::syntax::{Datum, Syntax};
use super::token;

pub use super::token::char_name;

/// The text of a datum; macros' aliases are written as the symbols they stand for.
pub fn written(syntax: &Syntax) -> String {
    let mut text = String::new();
    write_datum(&mut text, syntax);
    text
}

fn write_datum(out: &mut String, syntax: &Syntax) {
    match &syntax.datum {
        Datum::Symbol(identifier) => write_symbol(out, &identifier.name),
        Datum::Bool(true) => out.push_str("#t"),
        Datum::Bool(false) => out.push_str("#f"),
        Datum::Char(c) => write_char(out, *c),
        Datum::Number(number) => write_number(out, number),
        Datum::String(text) => write_string(out, text),
        Datum::List(items) => write_items(out, "(", items, ")"),
        Datum::Improper(items, tail) => {
            write_items(out, "(", items, " . ");
            write_datum(out, tail);
            out.push(')');
        }
        Datum::Vector(items) => write_items(out, "#(", items, ")"),
        Datum::Bytevector(bytes) => {
            let bytes: Vec<String> = bytes.iter().map(u8::to_string).collect();
            let _ = write!(out, "#u8({})", bytes.join(" "));
        }
        Datum::Labelled(label, datum) => {
            let _ = write!(out, "#{label}=");
            write_datum(out, datum);
        }
        Datum::Reference(label) => {
            let _ = write!(out, "#{label}#");
        }
    }
}

fn write_items(out: &mut String, open: &str, items: &[Syntax], close: &str) {
    out.push_str(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        write_datum(out, item);
    }
    out.push_str(close);
}

fn write_number(out: &mut String, number: &Number) {
    let _ = match number {
        Number::Int(value) => write!(out, "{value}"),
        Number::Big(value) => write!(out, "{value}"),
        Number::Ratio(numerator, denominator) => write!(out, "{numerator}/{denominator}"),
        Number::Float(value) if value.is_nan() => write!(out, "+nan.0"),
        Number::Float(value) if value.is_infinite() => {
            write!(out, "{}inf.0", if *value > 0.0 { '+' } else { '-' })
        }
        Number::Float(value) => write!(out, "{value:?}"),
        Number::Complex(parts) => {
            if parts.0 != Number::Int(0) {
                write_number(out, &parts.0);
            }
            let start = out.len();
            write_number(out, &parts.1);
            if !out[start..].starts_with(['+', '-']) {
                out.insert(start, '+');
            }
            write!(out, "i")
        }
    };
}

/// Writes a character as a literal.
pub fn write_char(out: &mut String, c: char) {
    let _ = match char_name(c) {
        Some(name) => write!(out, "#\\{name}"),
        None if c.is_control() || (c.is_whitespace() && !c.is_ascii()) => write!(out, "#\\x{:x}", c as u32),
        None => write!(out, "#\\{c}"),
    };
}

/// Writes a string as a literal.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    write_escaped(out, text, '"');
    out.push('"');
}

fn write_escaped(out: &mut String, text: &str, quote: char) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{7}' => out.push_str("\\a"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if c.is_control() => {
                let _ = write!(out, "\\x{:x};", c as u32);
            }
            _ => out.push(c),
        }
    }
}

/// Writes a symbol, between bars where it could not be read otherwise.
pub fn write_symbol(out: &mut String, name: &str) {
    let needs_bars = name.is_empty()
        || name == "."
        || name.starts_with('#') && !name.starts_with("#%")
        || name.chars().any(|c| token::is_delimiter(c) || c == '|' || c.is_control())
        || !matches!(super::number::parse(name, 10), super::number::Parsed::No);
    if needs_bars {
        out.push('|');
        write_escaped(out, name, '|');
        out.push('|');
    } else {
        out.push_str(name);
    }
}
