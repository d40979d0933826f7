//! Integers and floats by specification: sign, prefix, grouping, padding around given digits.

use runtime::number::{WIDEST, write_magnitude};

use super::float_repr::{FloatForm, magnitude};
use super::spec::{Align, Sign, Spec, pad, unknown_kind};

/// What is between sign and end of a number's text.
struct Parts<'a> {
    is_negative: bool,
    /// `0x` and the like.
    prefix: &'a str,
    /// Digits before the point, the ones that are grouped.
    whole: &'a str,
    /// What follows them.
    rest: &'a str,
    /// Digits of a group.
    group: usize,
}

/// Digits with a separator between groups, with zeros in front such that the text has `width` characters.
fn group_digits(digits: &str, group: usize, separator: Option<char>, width: usize) -> String {
    let Some(separator) = separator else {
        let zeros = width.saturating_sub(digits.len());
        return "0".repeat(zeros) + digits;
    };
    if digits.is_empty() {
        return String::new();
    }
    let mut groups: Vec<String> = Vec::new();
    let (mut left, mut missing) = (digits, width as isize);
    loop {
        let size = (group as isize).min((left.len() as isize).max(missing).max(1)) as usize;
        let (before, own) = left.split_at(left.len().saturating_sub(size));
        groups.push("0".repeat(size - own.len()) + own);
        left = before;
        missing -= size as isize;
        if left.is_empty() && missing <= 0 {
            break;
        }
        missing -= 1;
    }
    groups.reverse();
    groups.join(&separator.to_string())
}

fn assemble(spec: &Spec, parts: &Parts<'_>) -> String {
    let sign = spec.sign.text(parts.is_negative);
    let around = sign.len() + parts.prefix.len() + parts.rest.len();
    let is_after_sign = spec.align == Some(Align::AfterSign);
    let zeros_to = if spec.fill == '0' && is_after_sign { spec.width.saturating_sub(around) } else { 0 };
    let zeros_to = if parts.whole.is_empty() || spec.grouping.is_none() { 0 } else { zeros_to };
    let whole = group_digits(parts.whole, parts.group, spec.grouping, zeros_to);
    let head = [sign, parts.prefix].concat();
    let tail = [&whole, parts.rest].concat();
    if is_after_sign {
        let length = head.chars().count() + tail.chars().count();
        let fill: String = std::iter::repeat_n(spec.fill, spec.width.saturating_sub(length)).collect();
        return [head, fill, tail].concat();
    }
    pad(&[head, tail].concat(), spec, Align::Right)
}

/// The radix that a kind of integer text asks for; none for kinds that are no integer's.
pub fn radix(spec: &Spec) -> Option<u32> {
    Some(match spec.kind {
        None | Some('d' | 'n') => 10,
        Some('b') => 2,
        Some('o') => 8,
        Some('x' | 'X') => 16,
        _ => return None,
    })
}

/// Whether an integer is to be written as a float.
pub fn wants_float(spec: &Spec) -> bool {
    matches!(spec.kind, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%'))
}

/// What a specification may not say for integers.
///
/// # Errors
/// The message of a `ValueError`.
pub fn check_int(spec: &Spec, type_name: &str) -> Result<(), String> {
    if let Some(kind) = spec.kind
        && radix(spec).is_none()
        && kind != 'c'
    {
        return Err(unknown_kind(kind, type_name));
    }
    if spec.precision.is_some() {
        return Err("Precision not allowed in integer format specifier".to_owned());
    }
    if spec.no_negative_zero {
        return Err("Negative zero coercion (z) not allowed in integer format specifier".to_owned());
    }
    if spec.kind == Some('c') {
        if spec.sign != Sign::Default {
            return Err("Sign not allowed with integer format specifier 'c'".to_owned());
        }
        if spec.alternate {
            return Err("Alternate form (#) not allowed with integer format specifier 'c'".to_owned());
        }
    }
    Ok(())
}

/// Formats an integer whose digits in the radix of the specification are `digits`.
pub fn format_int(is_negative: bool, digits: &str, spec: &Spec) -> String {
    let (prefix, group) = match spec.kind {
        Some('b') => ("0b", 4),
        Some('o') => ("0o", 4),
        Some('x') => ("0x", 4),
        Some('X') => ("0X", 4),
        _ => ("", 3),
    };
    let upper;
    let digits = match spec.kind {
        Some('X') => {
            upper = digits.to_ascii_uppercase();
            &upper
        }
        _ => digits,
    };
    let prefix = if spec.alternate { prefix } else { "" };
    assemble(spec, &Parts { is_negative, prefix, whole: digits, rest: "", group })
}

/// The digits of a number in a radix of 10 or 16, written to the end of `room`.
pub fn write_digits(number: u64, radix: u64, room: &mut [u8; WIDEST]) -> &[u8] {
    let start = if radix == 16 { write_hexadecimal(number, room) } else { write_magnitude(room, number) };
    &room[start..]
}

/// Writes the digits to the end of `room`; yields where they begin.
fn write_hexadecimal(mut left: u64, room: &mut [u8; WIDEST]) -> usize {
    let mut at = room.len();
    loop {
        at -= 1;
        room[at] = b"0123456789abcdef"[(left % 16) as usize];
        left /= 16;
        if left == 0 {
            return at;
        }
    }
}

/// Formats the character that an integer stands for.
pub fn format_character(c: char, spec: &Spec) -> String {
    assemble(spec, &Parts { is_negative: false, prefix: "", whole: "", rest: &c.to_string(), group: 3 })
}

/// Formats a float.
///
/// # Errors
/// The message of a `ValueError`.
pub fn format_float(float: f64, spec: &Spec, type_name: &str) -> Result<String, String> {
    let precision = spec.precision.unwrap_or(6);
    let (form, add_zero) = match (spec.kind, spec.precision) {
        (None, None) => (FloatForm::Shortest, true),
        (None, Some(precision)) => (FloatForm::General(precision), true),
        (Some('e' | 'E'), _) => (FloatForm::Exponent(precision), false),
        (Some('f' | 'F' | '%'), _) => (FloatForm::Fixed(precision), false),
        (Some('g' | 'G' | 'n'), _) => (FloatForm::General(precision), false),
        (Some(kind), _) => return Err(unknown_kind(kind, type_name)),
    };
    if precision > i32::MAX as usize {
        return Err("precision too big".to_owned());
    }
    let float = if spec.kind == Some('%') { float * 100.0 } else { float };
    let mut text = magnitude(float.abs(), form, spec.alternate, add_zero);
    if spec.kind == Some('%') {
        text.push('%');
    }
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    let is_zero =
        || !text.split(['e', 'E']).next().unwrap_or("").bytes().any(|digit| matches!(digit, b'1'..=b'9'));
    let is_negative = float.is_sign_negative()
        && !float.is_nan()
        && !(spec.no_negative_zero && float.is_finite() && is_zero());
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = text.split_at(whole);
    Ok(assemble(spec, &Parts { is_negative, prefix: "", whole, rest, group: 3 }))
}
