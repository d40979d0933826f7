//! Text to integers: white space, signs, prefixes, underscores, any radix.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use crate::state::python;
use crate::text::repr_text;

/// `int(text, base)`; `literal` is what messages show.
///
/// # Errors
/// `ValueError` for what is no integer or has too many digits.
pub fn parse(cx: &mut Context, text: &str, base: u32, literal: Value) -> Result {
    if base == 10
        && let Some(number) = plain(text)
    {
        return Ok(Value::small(number));
    }
    match scan(text, base) {
        Some(Scanned { is_negative, digits, radix }) => {
            let limit = python(cx).max_digits;
            if radix.is_power_of_two() || limit == 0 || digits.len() <= limit {
                return build(cx, is_negative, &digits, radix);
            }
            cx.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; use \
                 sys.set_int_max_str_digits() to increase the limit",
                digits.len()
            ))
        }
        None => {
            let shown = repr_text(cx, literal)?;
            cx.value_error(format!("invalid literal for int() with base {base}: {shown}"))
        }
    }
}

/// The integer of a few decimal digits and nothing else but a sign, as which most are written.
fn plain(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if !(1..=18).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    Some(if is_negative { -number } else { number })
}

struct Scanned {
    is_negative: bool,
    digits: String,
    radix: u32,
}

fn build(cx: &mut Context, is_negative: bool, digits: &str, radix: u32) -> Result {
    if let Ok(number) = i64::from_str_radix(digits, radix) {
        return cx.new_int(if is_negative { -number } else { number });
    }
    let text = [if is_negative { "-" } else { "" }, digits].concat();
    Ok(cx.parse_int(&text, radix)?.unwrap_or(Value::ZERO))
}

/// The decimal digit that a character of any script is.
pub fn digit_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    super::str_::decimal_digit(c)
}

fn scan(text: &str, base: u32) -> Option<Scanned> {
    let trimmed = text.trim_matches(|c: char| runtime::object::string::is_whitespace(c as u32));
    let (is_negative, rest) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let mut radix = base;
    let mut rest = rest;
    let mut has_prefix = false;
    if let Some(after) = rest.strip_prefix('0') {
        let of_prefix = match after.chars().next() {
            Some('b' | 'B') => 2,
            Some('o' | 'O') => 8,
            Some('x' | 'X') => 16,
            _ => 0,
        };
        if of_prefix != 0 && (base == 0 || base == of_prefix) {
            radix = of_prefix;
            rest = &after[1..];
            has_prefix = true;
        }
    }
    if has_prefix && rest.starts_with('_') {
        rest = &rest[1..];
    }
    if radix == 0 {
        radix = 10;
        let is_zero = rest.chars().all(|c| c == '0' || c == '_');
        if rest.starts_with('0') && !is_zero {
            return None;
        }
    }
    if !rest.is_empty() && rest.bytes().all(|byte| char::from(byte).is_digit(radix)) {
        return Some(Scanned { is_negative, digits: rest.to_owned(), radix });
    }
    let mut digits = String::with_capacity(rest.len());
    let mut after_digit = false;
    for c in rest.chars() {
        if c == '_' {
            if !after_digit {
                return None;
            }
            after_digit = false;
            continue;
        }
        let digit = c.to_digit(36).or_else(|| digit_value(c)).filter(|&digit| digit < radix)?;
        digits.push(char::from_digit(digit, 36)?);
        after_digit = true;
    }
    if !after_digit { None } else { Some(Scanned { is_negative, digits, radix }) }
}
