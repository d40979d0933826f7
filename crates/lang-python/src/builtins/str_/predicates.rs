//! What kinds of characters a string consists of.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, Units, is_whitespace};
use runtime::value::Value;

use super::unicode_tables::{DECIMAL_ZEROS, OTHER_DIGITS, UNPRINTABLE};
use crate::define::{Method, exactly, receiver};

/// Texts of so many characters are looked at in one go.
const SHORT: usize = 1 << 12;

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::new("isalpha", is_alpha),
    Method::new("isalnum", is_alnum),
    Method::new("isdigit", is_digit),
    Method::new("isdecimal", is_decimal),
    Method::new("isnumeric", is_numeric),
    Method::new("isspace", is_space),
    Method::new("isascii", is_ascii),
    Method::new("isprintable", is_printable_native),
    Method::new("isidentifier", is_identifier),
];

/// The value of a character that is a decimal digit of some script.
pub fn decimal_digit(c: char) -> Option<u32> {
    let code = c as u32;
    let after = DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
    let zero = *DECIMAL_ZEROS.get(after.checked_sub(1)?)?;
    if code - zero < 10 { Some(code - zero) } else { None }
}

fn is_in(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|&(start, _)| start <= code);
    after > 0 && code <= ranges[after - 1].1
}

/// Whether `repr` shows a character as it is.
pub fn is_printable(code: u32) -> bool {
    if code < 0x7f { code >= 0x20 } else { !is_in(UNPRINTABLE, code) }
}

fn is_digit_char(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii() && (decimal_digit(c).is_some() || is_in(OTHER_DIGITS, c as u32)))
}

/// Whether there are characters and all are of the kind.
fn all(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    is_of_kind: fn(char) -> bool,
) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(Value::bool(!text.is_empty() && each(cx, text, is_of_kind)?))
}

/// Whether all characters are of the kind.
fn each(cx: &mut Context, text: Gc<Str>, is_of_kind: impl Fn(char) -> bool) -> Result<bool> {
    if let Units::Ascii(units) = text.units()
        && units.len() <= SHORT
    {
        return Ok(units.iter().all(|&unit| is_of_kind(char::from(unit))));
    }
    for (index, c) in text.chars().enumerate() {
        cx.note_step(index)?;
        if !is_of_kind(c) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_alpha(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, char::is_alphabetic)
}

fn is_alnum(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, |c| c.is_alphanumeric())
}

fn is_digit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, is_digit_char)
}

fn is_decimal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, |c| decimal_digit(c).is_some())
}

fn is_numeric(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, char::is_numeric)
}

fn is_space(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, |c| is_whitespace(c as u32))
}

fn is_ascii(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(Value::bool(text.as_ascii().is_some()))
}

fn is_printable_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        if !is_printable(code_point) {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn starts_name(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn continues_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Whether a text could be a name.
pub(crate) fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(starts_name) && characters.all(continues_name)
}

fn is_identifier(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    let starts = text.chars().next().is_some_and(starts_name);
    Ok(Value::bool(starts && each(cx, text, continues_name)?))
}
