//! Names and constants as text.

use std::fmt::Write;

use crate::module::Constant;

use super::lexer::is_ident;

/// Appends a string with quotes.
pub(super) fn write_string(out: &mut String, text: &str) {
    out.push('"');
    text.chars().for_each(|c| write_char(out, c, '"'));
    out.push('"');
}

/// Appends a name, with quotes where it would be read as something else.
pub(super) fn write_name(out: &mut String, name: &str) {
    if is_ident(name) { out.push_str(name) } else { write_string(out, name) }
}

fn write_char(out: &mut String, c: char, quote: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        c if c == quote => {
            out.push('\\');
            out.push(c);
        }
        c if c.is_control() => {
            let _ = write!(out, "\\u{{{:x}}}", c as u32);
        }
        c => out.push(c),
    }
}

/// Appends a constant. Tuples nested deeper than a module may have are cut off.
pub(super) fn write_constant(out: &mut String, constant: &Constant, depth: usize) {
    match constant {
        Constant::None => out.push_str("none"),
        Constant::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Constant::Int(value) => {
            let _ = write!(out, "{value}");
        }
        Constant::BigInt(digits) if is_decimal(digits) => {
            let _ = write!(out, "{digits}n");
        }
        Constant::BigInt(digits) => {
            out.push_str("bigint ");
            write_string(out, digits);
        }
        Constant::Float(value) => write_float(out, *value),
        Constant::Str(text) => write_string(out, text),
        Constant::Bytes(bytes) => write_bytes(out, bytes),
        Constant::Char(c) => {
            out.push('\'');
            write_char(out, *c, '\'');
            out.push('\'');
        }
        Constant::Tuple(elements) if depth > 0 => {
            out.push('(');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write_constant(out, element, depth - 1);
            }
            out.push_str(if elements.len() == 1 { ",)" } else { ")" });
        }
        Constant::Tuple(_) => out.push_str("(...)"),
        Constant::Named(name) => {
            out.push_str("named ");
            write_string(out, name);
        }
    }
}

pub(super) fn is_decimal(digits: &str) -> bool {
    let magnitude = digits.strip_prefix('-').unwrap_or(digits);
    !magnitude.is_empty() && magnitude.bytes().all(|byte| byte.is_ascii_digit())
}

fn write_float(out: &mut String, value: f64) {
    let _ = if value.to_bits() == f64::NAN.to_bits() {
        write!(out, "nan")
    } else if value.is_nan() {
        write!(out, "f64:{:#018x}", value.to_bits())
    } else {
        write!(out, "{value:?}") // The shortest text that reads back as the same float; `inf`, `-inf`.
    };
}

fn write_bytes(out: &mut String, bytes: &[u8]) {
    out.push_str("b\"");
    for &byte in bytes {
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(byte as char),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push('"');
}
