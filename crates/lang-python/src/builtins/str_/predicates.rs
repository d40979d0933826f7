//! What kinds of characters a string consists of.

use abi::intrinsic::Intrinsic;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, Units, is_whitespace};
use runtime::value::Value;

use super::unicode_tables::{CATEGORIES, Category, NUMBERS, OTHER_DIGITS, WIDTHS};
use crate::define::{Method, exactly, receiver};

/// Texts of so many characters are looked at in one go.
const SHORT: usize = 1 << 12;

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::with_intrinsic("isalpha", is_alpha, Intrinsic::CharacterIn(&[(b'A', b'Z'), (b'a', b'z')])),
    Method::with_intrinsic("isalnum", is_alnum, Intrinsic::CharacterIn(&[DIGIT, (b'A', b'Z'), (b'a', b'z')])),
    Method::with_intrinsic("isdigit", is_digit, Intrinsic::CharacterIn(&[DIGIT])),
    Method::with_intrinsic("isdecimal", is_decimal, Intrinsic::CharacterIn(&[DIGIT])),
    Method::with_intrinsic("isnumeric", is_numeric, Intrinsic::CharacterIn(&[DIGIT])),
    Method::with_intrinsic("isspace", is_space, Intrinsic::CharacterIn(&[(b'\t', b'\r'), (0x1c, b' ')])),
    Method::new("isascii", is_ascii),
    Method::with_intrinsic("isprintable", is_printable_native, Intrinsic::CharacterIn(&[(b' ', b'~')])),
    Method::with_intrinsic(
        "isidentifier",
        is_identifier,
        Intrinsic::CharacterIn(&[(b'A', b'Z'), (b'_', b'_'), (b'a', b'z')]),
    ),
];

const DIGIT: (u8, u8) = (b'0', b'9');

/// The general category of a character, and where its range of such begins.
fn category_range(code: u32) -> (u32, Category) {
    CATEGORIES[CATEGORIES.partition_point(|&(start, _)| start <= code) - 1]
}

/// The general category of a character.
pub fn category(code: u32) -> Category {
    category_range(code).1
}

/// How wide a character is among those of East Asia.
pub fn east_asian_width(code: u32) -> &'static str {
    WIDTHS[WIDTHS.partition_point(|&(start, _)| start <= code) - 1].1
}

/// The value of a character that is a decimal digit of some script.
pub fn decimal_digit(c: char) -> Option<u32> {
    match category_range(c as u32) {
        (zero, Category::Nd) => Some((c as u32 - zero) % 10),
        _ => None,
    }
}

/// The value of a character that is a digit, if only a raised one.
pub fn digit(c: char) -> Option<u32> {
    let code = c as u32;
    let after = OTHER_DIGITS.partition_point(|&(start, _)| start <= code);
    let is_other = after > 0 && code <= OTHER_DIGITS[after - 1].1;
    if is_other { number(c).map(|value| value as u32) } else { decimal_digit(c) }
}

/// The value of a character that stands for a number.
pub fn number(c: char) -> Option<f64> {
    if let Some(digit) = decimal_digit(c) {
        return Some(f64::from(digit));
    }
    let code = c as u32;
    let after = NUMBERS.partition_point(|&(start, ..)| start <= code);
    let &(first, last, value, step) = NUMBERS.get(after.checked_sub(1)?)?;
    (code <= last).then(|| value + step * f64::from(code - first))
}

/// Whether `repr` shows a character as it is.
pub fn is_printable(code: u32) -> bool {
    use Category::*;
    match code {
        0x20..0x7f => true,
        _ => !matches!(category(code), Cc | Cf | Cn | Co | Cs | Zl | Zp | Zs),
    }
}

/// Whether a character is a letter. (More have the property `Alphabetic`: marks that stand for vowels, letters in circles.)
pub fn is_letter(c: char) -> bool {
    use Category::*;
    match c.is_ascii() {
        true => c.is_ascii_alphabetic(),
        false => matches!(category(c.into()), Lu | Ll | Lt | Lm | Lo),
    }
}

fn is_letter_or_number(c: char) -> bool {
    is_letter(c) || is_number(c)
}

fn is_number(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { number(c).is_some() }
}

/// Whether there are characters and all are of the kind.
#[inline(always)]
fn all(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    is_of_kind: impl Fn(char) -> bool,
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
    all(cx, this, arguments, is_letter)
}

fn is_alnum(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, is_letter_or_number)
}

fn is_digit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, |c| if c.is_ascii() { c.is_ascii_digit() } else { digit(c).is_some() })
}

fn is_decimal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, |c| decimal_digit(c).is_some())
}

fn is_numeric(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    all(cx, this, arguments, is_number)
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

/// Letters that no name has: their compatible forms have characters of other kinds.
fn is_apart(c: char) -> bool {
    matches!(c, '\u{37a}' | '\u{2e2f}' | '\u{fc5e}'..='\u{fc63}' | '\u{fdfa}' | '\u{fdfb}')
        || matches!(c, '\u{fe70}'..='\u{fe7e}' if u32::from(c) % 2 == 0)
}

fn starts_name(c: char) -> bool {
    match c {
        '_' | '\u{1885}' | '\u{1886}' | '\u{2118}' | '\u{212e}' => true,
        // Letters whose compatible forms begin with a mark.
        '\u{e33}' | '\u{eb3}' | '\u{ff9e}' | '\u{ff9f}' => false,
        _ => (is_letter(c) || category(c.into()) == Category::Nl) && !is_apart(c),
    }
}

fn continues_name(c: char) -> bool {
    use Category::*;
    starts_name(c)
        || matches!(c, '\u{e33}' | '\u{eb3}' | '\u{ff9e}' | '\u{ff9f}')
        || matches!(category(c.into()), Mn | Mc | Nd | Pc)
        || matches!(c, '\u{b7}' | '\u{387}' | '\u{1369}'..='\u{1371}' | '\u{19da}')
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
