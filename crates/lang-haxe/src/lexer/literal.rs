//! What numbers and escapes mean.

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Name, Span};
use crate::syntax::Literal;

/// The value of a number's text. Integers that 32 bits do not hold are floats, as in the reference compiler.
pub fn number(text: &str) -> Option<Literal> {
    let mut plain: String = text.chars().filter(|&character| character != '_').collect();
    let is_hex = plain.starts_with("0x") || plain.starts_with("0X");
    let mut suffix = None;
    for known in ["i32", "i64", "u32", "f64"] {
        // The digits of a hexadecimal number include `f`, and `f64` could be three of them.
        if plain.ends_with(known) && !(is_hex && known == "f64") {
            plain.truncate(plain.len() - known.len());
            suffix = Some(known);
            break;
        }
    }
    if is_hex {
        let bits = u64::from_str_radix(&plain[2..], 16).ok()?;
        return match suffix {
            Some("i64") => Some(Literal::Int64(bits.cast_signed())),
            Some("u32") => u32::try_from(bits).ok().map(Literal::UInt),
            _ => u32::try_from(bits).ok().map(|bits| Literal::Int(bits.cast_signed())),
        };
    }
    match suffix {
        Some("i32") => plain.parse().ok().map(Literal::Int),
        Some("i64") => plain.parse().ok().map(Literal::Int64),
        Some("u32") => plain.parse().ok().map(Literal::UInt),
        Some(_) => plain.parse().ok().map(Literal::Float),
        None => match plain.parse() {
            Ok(value) => Some(Literal::Int(value)),
            Err(_) => plain.parse().ok().map(Literal::Float),
        },
    }
}

/// The text that `raw`, which starts at `start`, stands for. Wrong escapes are reported and stand for themselves.
pub fn unescape(file: FileId, raw: &str, start: u32, diagnostics: &mut Vec<Diagnostic>) -> Name {
    if !raw.contains('\\') {
        return raw.into();
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(offset) = rest.find('\\') {
        text.push_str(&rest[..offset]);
        let tail = &rest[offset + 1..];
        match escape(tail) {
            Ok((character, length)) => {
                text.push(character);
                rest = &tail[length..];
            }
            Err(message) => {
                let at = start + (raw.len() - tail.len()) as u32;
                diagnostics.push(Diagnostic::error(Span::new(file, at - 1, at), message));
                text.push('\\');
                rest = tail;
            }
        }
    }
    text.push_str(rest);
    text.into()
}

/// What the escape after a `\` stands for, and how many bytes it takes.
fn escape(tail: &str) -> Result<(char, usize), String> {
    let invalid = |shown: &str| Err(format!("Invalid escape sequence \\{shown}"));
    let Some(first) = tail.chars().next() else { return invalid("") };
    let simple = match first {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '\\' | '\'' | '"' => Some(first),
        _ => None,
    };
    if let Some(character) = simple {
        return Ok((character, 1));
    }
    let digits = |from: usize, count: usize, radix: u32| {
        let digits = tail.get(from..from + count)?;
        let all = digits.chars().all(|digit| digit.is_digit(radix));
        if all { u32::from_str_radix(digits, radix).ok() } else { None }
    };
    match first {
        '0'..='3' if digits(0, 3, 8).is_some() => {
            let code = digits(0, 3, 8).unwrap_or(0);
            small_character(code, "\\0-9", 3)
        }
        'x' => match digits(1, 2, 16) {
            Some(code) => small_character(code, "\\x", 3),
            None => invalid("x"),
        },
        'u' if tail[1..].starts_with('{') => {
            let Some(close) = tail.find('}') else { return invalid("u") };
            let code = digits(2, close - 2, 16).filter(|_| close > 2 && close <= 8);
            match code.map(char::from_u32) {
                Some(Some(character)) => Ok((character, close + 1)),
                Some(None) => {
                    Err("Maximum allowed value for unicode escape sequence is \\u{10FFFF}".to_owned())
                }
                None => invalid("u"),
            }
        }
        'u' => match digits(1, 4, 16).map(char::from_u32) {
            Some(Some(character)) => Ok((character, 5)),
            Some(None) => Err("Invalid escape sequence \\u. Surrogates are not characters.".to_owned()),
            None => invalid("u"),
        },
        _ => invalid(&first.to_string()),
    }
}

fn small_character(code: u32, shown: &str, length: usize) -> Result<(char, usize), String> {
    match char::from_u32(code) {
        Some(character) if code < 0x80 => Ok((character, length)),
        _ => Err(format!(
            "Invalid escape sequence {shown}. Values greater than \\x7f are not allowed. Use \\u{code:04X} instead."
        )),
    }
}
