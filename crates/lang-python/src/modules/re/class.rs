//! Character classes and escaped characters of patterns.

use super::translate::{PatternError, push_literal};

/// A set of characters.
#[derive(Debug, Default)]
pub struct Class {
    is_negated: bool,
    ranges: Vec<(char, char)>,
    /// Letters of the categories: `d`, `D`, `s`, `S`, `w`, `W`.
    categories: Vec<char>,
}

/// What a category's lower-case letter stands for, as the inside of a class.
fn inside(category: char, is_ascii: bool) -> &'static str {
    match (category, is_ascii) {
        ('d', true) => "0-9",
        ('d', false) => "\\d",
        // Python counts the separators of information as white space.
        ('s', true) => "\\x{9}-\\x{d} ",
        ('s', false) => "\\s\\x{1c}-\\x{1f}",
        (_, true) => "0-9A-Za-z_",
        // Letters and numbers; marks, which the engine counts too, are none for Python.
        (_, false) => "\\p{L}\\p{N}_",
    }
}

impl Class {
    /// The class that `\d` and the like stand for.
    pub fn of_category(letter: char) -> Class {
        Class { categories: vec![letter], ..Class::default() }
    }

    /// The class whose bracket is at `start`, and where it ends.
    pub fn parse(pattern: &[char], start: usize, is_bytes: bool) -> Result<(Class, usize), PatternError> {
        let error =
            |message: String, position: usize| Err(PatternError { message, position: Some(position) });
        let mut class = Class::default();
        let mut at = start + 1;
        if pattern.get(at) == Some(&'^') {
            class.is_negated = true;
            at += 1;
        }
        let first = at;
        loop {
            let Some(&c) = pattern.get(at) else {
                return error("unterminated character set".to_owned(), start);
            };
            if c == ']' && at > first {
                return Ok((class, at + 1));
            }
            let low_at = at;
            let low = item(pattern, &mut at, is_bytes)?;
            let is_range = pattern.get(at) == Some(&'-') && pattern.get(at + 1).is_none_or(|&c| c != ']');
            if !is_range {
                match low {
                    Item::Char(c) => class.ranges.push((c, c)),
                    Item::Category(letter) => class.categories.push(letter),
                }
                continue;
            }
            at += 1;
            if at >= pattern.len() {
                return error("unterminated character set".to_owned(), start);
            }
            let high = item(pattern, &mut at, is_bytes)?;
            match (low, high) {
                (Item::Char(low), Item::Char(high)) if low <= high => class.ranges.push((low, high)),
                _ => {
                    let text: String = pattern[low_at..at].iter().collect();
                    return error(format!("bad character range {text}"), low_at);
                }
            }
        }
    }

    /// Appends the class in the engine's syntax.
    pub fn write(&self, text: &mut String, is_ascii: bool) {
        if let ([], [letter], false) = (&self.ranges[..], &self.categories[..], self.is_negated) {
            let negation = if letter.is_ascii_uppercase() { "^" } else { "" };
            text.push_str(&format!("[{negation}{}]", inside(letter.to_ascii_lowercase(), is_ascii)));
            return;
        }
        text.push('[');
        if self.is_negated {
            text.push('^');
        }
        for &(low, high) in &self.ranges {
            push_literal(text, low);
            if low != high {
                text.push('-');
                push_literal(text, high);
            }
        }
        for &letter in &self.categories {
            let inside = inside(letter.to_ascii_lowercase(), is_ascii);
            if letter.is_ascii_uppercase() {
                text.push_str(&format!("[^{inside}]"));
            } else {
                text.push_str(inside);
            }
        }
        text.push(']');
    }
}

enum Item {
    Char(char),
    Category(char),
}

fn item(pattern: &[char], at: &mut usize, is_bytes: bool) -> Result<Item, PatternError> {
    let c = pattern[*at];
    if c != '\\' {
        *at += 1;
        return Ok(Item::Char(c));
    }
    match pattern.get(*at + 1) {
        Some(&letter @ ('d' | 'D' | 's' | 'S' | 'w' | 'W')) => {
            *at += 2;
            Ok(Item::Category(letter))
        }
        Some('b') => {
            *at += 2;
            Ok(Item::Char('\x08'))
        }
        _ => {
            let (c, end) = escaped_literal(pattern, *at, is_bytes)?;
            *at = end;
            Ok(Item::Char(c))
        }
    }
}

/// The character that the escape at `start` stands for, and where the escape ends.
pub fn escaped_literal(
    pattern: &[char],
    start: usize,
    is_bytes: bool,
) -> Result<(char, usize), PatternError> {
    let error = |message: String| Err(PatternError { message, position: Some(start) });
    let Some(&c) = pattern.get(start + 1) else { return error("bad escape (end of pattern)".to_owned()) };
    let digits = |count: usize, radix: u32| {
        let text: String =
            pattern[start + 2..].iter().take(count).take_while(|c| c.is_digit(radix)).collect();
        text
    };
    let fixed = match c {
        'x' => Some(2),
        'u' if !is_bytes => Some(4),
        'U' if !is_bytes => Some(8),
        _ => None,
    };
    if let Some(count) = fixed {
        let text = digits(count, 16);
        if text.len() != count {
            return error(format!("incomplete escape \\{c}{text}"));
        }
        let code_point = u32::from_str_radix(&text, 16).unwrap_or(u32::MAX);
        return match char::from_u32(code_point) {
            Some(literal) => Ok((literal, start + 2 + count)),
            None if code_point > 0x10_ffff => error(format!("bad escape \\{c}{text}")),
            None => Ok((char::REPLACEMENT_CHARACTER, start + 2 + count)),
        };
    }
    if c == 'N' && !is_bytes {
        let rest = &pattern[start + 2..];
        let Some('{') = rest.first() else { return error("missing {".to_owned()) };
        let Some(end) = rest.iter().position(|&c| c == '}') else {
            return error("missing }, unterminated name".to_owned());
        };
        let name: String = rest[1..end].iter().collect();
        return match unicode_names2::character(&name) {
            Some(literal) => Ok((literal, start + 2 + end + 1)),
            None => error(format!("undefined character name '{name}'")),
        };
    }
    let literal = match c {
        'a' => '\x07',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        '0'..='7' => {
            let text: String = pattern[start + 1..].iter().take(3).take_while(|c| c.is_digit(8)).collect();
            let value = u32::from_str_radix(&text, 8).unwrap_or(0);
            if value > 0o377 {
                return error(format!("octal escape value \\{text} outside of range 0-0o377"));
            }
            return Ok((char::from(value as u8), start + 1 + text.len()));
        }
        _ if c.is_ascii_alphanumeric() => return error(format!("bad escape \\{c}")),
        _ => c,
    };
    Ok((literal, start + 2))
}
