//! Characters, by Unicode.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::expect;

pub(super) const NATIVES: &[Native] = &[
    exactly("char?", 1, |_, a| Ok(Value::bool(a[0].as_char().is_some()))),
    exactly("char->integer", 1, |cx, a| {
        Ok(Value::small(i64::from(u32::from(expect::character(cx, "char->integer", a[0])?))))
    }),
    exactly("integer->char", 1, |cx, a| {
        match a[0].as_fixnum().and_then(|n| u32::try_from(n).ok()).and_then(char::from_u32) {
            Some(c) => Ok(Value::char(c)),
            None => expect::wrong(cx, "integer->char", "a Unicode scalar value", a[0]),
        }
    }),
    exactly("char-upcase", 1, |cx, a| map(cx, "char-upcase", a[0], upcase)),
    exactly("char-downcase", 1, |cx, a| map(cx, "char-downcase", a[0], downcase)),
    exactly("char-titlecase", 1, |cx, a| map(cx, "char-titlecase", a[0], upcase)),
    exactly("char-foldcase", 1, |cx, a| map(cx, "char-foldcase", a[0], foldcase)),
    exactly("char-alphabetic?", 1, |cx, a| test(cx, "char-alphabetic?", a[0], char::is_alphabetic)),
    exactly("char-numeric?", 1, |cx, a| test(cx, "char-numeric?", a[0], |c| digit_value(c).is_some())),
    exactly("char-whitespace?", 1, |cx, a| test(cx, "char-whitespace?", a[0], char::is_whitespace)),
    exactly("char-upper-case?", 1, |cx, a| test(cx, "char-upper-case?", a[0], char::is_uppercase)),
    exactly("char-lower-case?", 1, |cx, a| test(cx, "char-lower-case?", a[0], char::is_lowercase)),
    exactly("char-alphanumeric?", 1, |cx, a| {
        test(cx, "char-alphanumeric?", a[0], |c| c.is_alphabetic() || digit_value(c).is_some())
    }),
    exactly("char-ascii?", 1, |cx, a| test(cx, "char-ascii?", a[0], |c| c.is_ascii())),
    exactly("digit-value", 1, |cx, a| {
        let c = expect::character(cx, "digit-value", a[0])?;
        Ok(digit_value(c).map_or(Value::FALSE, |digit| Value::small(digit.into())))
    }),
    between("char->digit", 1, 2, |cx, a| {
        let c = expect::character(cx, "char->digit", a[0])?;
        let radix = radix(cx, "char->digit", a)?;
        Ok(c.to_digit(radix).map_or(Value::FALSE, |digit| Value::small(digit.into())))
    }),
    between("digit->char", 1, 2, |cx, a| {
        let digit = expect::count(cx, "digit->char", a[0])?;
        let radix = radix(cx, "digit->char", a)?;
        let c = u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, radix));
        Ok(c.map_or(Value::FALSE, Value::char))
    }),
    at_least("char=?", 1, |cx, a| chain(cx, "char=?", |c| c, Ordering::is_eq, a)),
    at_least("char<?", 1, |cx, a| chain(cx, "char<?", |c| c, Ordering::is_lt, a)),
    at_least("char>?", 1, |cx, a| chain(cx, "char>?", |c| c, Ordering::is_gt, a)),
    at_least("char<=?", 1, |cx, a| chain(cx, "char<=?", |c| c, Ordering::is_le, a)),
    at_least("char>=?", 1, |cx, a| chain(cx, "char>=?", |c| c, Ordering::is_ge, a)),
    at_least("char-ci=?", 1, |cx, a| chain(cx, "char-ci=?", foldcase, Ordering::is_eq, a)),
    at_least("char-ci<?", 1, |cx, a| chain(cx, "char-ci<?", foldcase, Ordering::is_lt, a)),
    at_least("char-ci>?", 1, |cx, a| chain(cx, "char-ci>?", foldcase, Ordering::is_gt, a)),
    at_least("char-ci<=?", 1, |cx, a| chain(cx, "char-ci<=?", foldcase, Ordering::is_le, a)),
    at_least("char-ci>=?", 1, |cx, a| chain(cx, "char-ci>=?", foldcase, Ordering::is_ge, a)),
];

/// The zeros of Unicode's decimal digits; nine more follow each.
const DIGIT_ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
    0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
    0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950,
    0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/// The value of a decimal digit of any script.
fn digit_value(c: char) -> Option<u32> {
    let code = u32::from(c);
    let next = DIGIT_ZEROS.partition_point(|&zero| zero <= code);
    let value = code - DIGIT_ZEROS[next.checked_sub(1)?];
    (value < 10).then_some(value)
}

/// The only element of an iterator that has one.
fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

/// The upper case of a character, if that is one character; else itself.
pub(super) fn upcase(c: char) -> char {
    single(c.to_uppercase()).unwrap_or(c)
}

/// The lower case of a character, if that is one character; else itself.
pub(super) fn downcase(c: char) -> char {
    single(c.to_lowercase()).unwrap_or(c)
}

/// What a character is compared as when case does not matter. The two Turkish letters only equal themselves.
pub(super) fn foldcase(c: char) -> char {
    match c {
        'ı' | 'İ' => c,
        _ => downcase(upcase(c)),
    }
}

fn radix(cx: &mut Context, name: &str, arguments: &[Value]) -> Result<u32> {
    match arguments.get(1) {
        None => Ok(10),
        Some(&radix) => match radix.as_fixnum() {
            Some(radix @ 2..=36) => Ok(radix as u32),
            _ => expect::wrong(cx, name, "a radix from 2 to 36", radix),
        },
    }
}

fn map(cx: &mut Context, name: &str, value: Value, function: fn(char) -> char) -> Result {
    Ok(Value::char(function(expect::character(cx, name, value)?)))
}

fn test(cx: &mut Context, name: &str, value: Value, function: fn(char) -> bool) -> Result {
    Ok(Value::bool(function(expect::character(cx, name, value)?)))
}

fn chain(
    cx: &mut Context,
    name: &str,
    key: fn(char) -> char,
    holds: fn(Ordering) -> bool,
    arguments: &[Value],
) -> Result {
    let mut last: Option<char> = None;
    let mut result = true;
    for &argument in arguments {
        let next = key(expect::character(cx, name, argument)?);
        result &= last.is_none_or(|last| holds(last.cmp(&next)));
        last = Some(next);
    }
    Ok(Value::bool(result))
}
