//! Upper and lower case.

use std::cell::Cell;

use abi::intrinsic::Intrinsic;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use super::predicates::category;
use super::unicode_tables::{Category, TITLES};
use crate::define::{Method, exactly, receiver};

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::new("lower", lower),
    Method::new("upper", upper),
    Method::new("casefold", casefold),
    Method::new("title", title),
    Method::new("capitalize", capitalize),
    Method::new("swapcase", swapcase),
    Method::with_intrinsic("islower", is_lower, Intrinsic::CharacterIn(&[(b'a', b'z')])),
    Method::with_intrinsic("isupper", is_upper, Intrinsic::CharacterIn(&[(b'A', b'Z')])),
    Method::new("istitle", is_title),
];

/// Texts of so many characters are looked at in one go.
const SHORT: usize = 1 << 12;

fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Gc<Str>> {
    let text = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(text)
}

/// Whether a character has case and is lower case. A letter without capital was taken from these after the version of Unicode
/// that the other tables are of.
pub(super) fn is_lowercase(c: char) -> bool {
    c.is_lowercase() || c == '\u{295}'
}

fn ascii(cx: &mut Context, text: &str, convert: impl Fn(u8) -> u8) -> Result {
    if text.len() < LONG {
        let string = cx.new_ascii_string(text.len(), |places| {
            for (place, byte) in places.iter_mut().zip(text.bytes()) {
                *place = convert(byte);
            }
        })?;
        return Ok(string.value());
    }
    let bytes = cx.map_in_pieces(text.as_bytes(), convert)?;
    Ok(cx.new_string_from_units(Units::Ascii(&bytes))?.value())
}

/// Texts from this length on are converted aside, where the standard library does it in one go.
const LONG: usize = 1 << 20;

/// What `convert` makes of a text; of a long one, aside.
///
/// # Errors
/// What an interrupt raises.
pub(crate) fn whole(cx: &mut Context, text: &str, convert: fn(&str) -> String) -> Result<String> {
    if text.len() < LONG {
        return Ok(convert(text));
    }
    cx.note_steps(text.len())?;
    let text = text.to_owned();
    cx.aside(move || convert(&text))
}

/// What `convert` makes of a text that is not ASCII; surrogates that stand alone stay.
fn converted(cx: &mut Context, text: Gc<Str>, convert: fn(&str) -> String) -> Result {
    if !text.has_surrogates() {
        let made = whole(cx, &text.to_cow(), convert)?;
        return Ok(cx.new_string(&made)?.value());
    }
    let mut made = StringBuilder::new();
    let mut plain = String::new();
    let flush = |made: &mut StringBuilder, plain: &mut String| {
        convert(plain).chars().for_each(|c| made.push(c.into()));
        plain.clear();
    };
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        match char::from_u32(code_point) {
            Some(c) => plain.push(c),
            None => {
                flush(&mut made, &mut plain);
                made.push(code_point);
            }
        }
    }
    flush(&mut made, &mut plain);
    Ok(made.finish(cx)?.value())
}

fn lower(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    match text.as_ascii() {
        Some(plain) => ascii(cx, plain, |byte| byte.to_ascii_lowercase()),
        None => converted(cx, text, str::to_lowercase),
    }
}

fn upper(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    match text.as_ascii() {
        Some(plain) => ascii(cx, plain, |byte| byte.to_ascii_uppercase()),
        None => converted(cx, text, str::to_uppercase),
    }
}

fn casefold(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    if let Some(plain) = text.as_ascii() {
        return ascii(cx, plain, |byte| byte.to_ascii_lowercase());
    }
    each(cx, text, |c, folded| match c {
        // Folding is lower case of upper case, but for a letter that folds to itself, and a script that folds to upper case.
        'ı' => folded.push(c.into()),
        'ẞ' => folded.push_str("ss"),
        '\u{13a0}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => folded.extend(c.to_uppercase().map(u32::from)),
        _ => folded.extend(c.to_uppercase().flat_map(char::to_lowercase).map(u32::from)),
    })
}

/// A text of what `convert` appends for each character. Lone surrogates stay.
fn each(cx: &mut Context, text: Gc<Str>, mut convert: impl FnMut(char, &mut StringBuilder)) -> Result {
    let mut made = StringBuilder::with_capacity(text.len());
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        match char::from_u32(code_point) {
            Some(c) => convert(c, &mut made),
            None => made.push(code_point),
        }
    }
    Ok(made.finish(cx)?.value())
}

/// Appends the first letter of a word.
fn push_title(text: &mut StringBuilder, c: char) {
    let code = u32::from(c);
    if let Ok(at) = TITLES.binary_search_by_key(&code, |&(letter, _)| letter) {
        return text.push(TITLES[at].1);
    }
    // The letters of Georgian have capitals for whole words only.
    if (0x10d0..0x1100).contains(&code) {
        return text.push(code);
    }
    let mut upper = c.to_uppercase();
    text.extend(upper.next().map(u32::from));
    for rest in upper {
        match rest {
            'Ι' => text.push(0x345),
            'N' if c == 'ŉ' => text.push(rest.into()),
            _ => text.extend(rest.to_lowercase().map(u32::from)),
        }
    }
}

/// The capital letter that has two letters in lower case, one of them for the end of a word.
const SIGMA: u32 = 0x3a3;

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    Lower,
    Upper,
    Title,
    Same,
}

/// A text whose characters have the cases that `choose` says. Lone surrogates stay.
fn in_cases(cx: &mut Context, text: Gc<Str>, mut choose: impl FnMut(char) -> Case) -> Result {
    // A sigma in lower case goes by what is around it.
    let lower = match text.code_points().any(|code_point| code_point == SIGMA) {
        true => whole(cx, &text.to_cow(), str::to_lowercase)?,
        false => String::new(),
    };
    let has_sigma = !lower.is_empty();
    let mut lower = lower.chars();
    let mut made = StringBuilder::with_capacity(text.len());
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        let Some(c) = char::from_u32(code_point) else {
            choose(char::REPLACEMENT_CHARACTER);
            lower.next();
            made.push(code_point);
            continue;
        };
        let in_text = has_sigma.then(|| lower.nth(c.to_lowercase().count() - 1)).flatten();
        match choose(c) {
            Case::Lower if u32::from(c) == SIGMA => made.extend(in_text.map(u32::from)),
            Case::Lower => made.extend(c.to_lowercase().map(u32::from)),
            Case::Upper => made.extend(c.to_uppercase().map(u32::from)),
            Case::Title => push_title(&mut made, c),
            Case::Same => made.push(code_point),
        }
    }
    Ok(made.finish(cx)?.value())
}

fn title(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    if let Some(plain) = text.as_ascii() {
        let in_word = Cell::new(false);
        return ascii(cx, plain, |byte| match in_word.replace(byte.is_ascii_alphabetic()) {
            true => byte.to_ascii_lowercase(),
            false => byte.to_ascii_uppercase(),
        });
    }
    let mut in_word = false;
    in_cases(cx, text, |c| match std::mem::replace(&mut in_word, is_cased(c)) {
        true => Case::Lower,
        false => Case::Title,
    })
}

/// Whether a character has upper, lower or title case.
fn is_cased(c: char) -> bool {
    is_lowercase(c) || c.is_uppercase() || is_titlecase(c)
}

fn is_titlecase(c: char) -> bool {
    !c.is_ascii() && category(c.into()) == Category::Lt
}

fn capitalize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    if let Some(plain) = text.as_ascii() {
        let is_first = Cell::new(true);
        return ascii(cx, plain, |byte| match is_first.replace(false) {
            true => byte.to_ascii_uppercase(),
            false => byte.to_ascii_lowercase(),
        });
    }
    let mut is_first = true;
    in_cases(cx, text, |_| match std::mem::replace(&mut is_first, false) {
        true => Case::Title,
        false => Case::Lower,
    })
}

fn swapcase(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    if let Some(plain) = text.as_ascii() {
        // The cases of ASCII differ in one bit.
        return ascii(cx, plain, |byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte });
    }
    in_cases(cx, text, |c| match (c.is_uppercase(), c.is_lowercase()) {
        (true, _) => Case::Lower,
        (_, true) => Case::Upper,
        _ => Case::Same,
    })
}

/// Whether all characters with case have the one wanted, and there is one.
fn all_cased(
    cx: &mut Context,
    text: Gc<Str>,
    is_wanted: impl Fn(char) -> bool,
    is_other: impl Fn(char) -> bool,
) -> Result {
    let mut is_any = false;
    if let Some(text) = text.as_ascii().filter(|text| text.len() <= SHORT) {
        let is_none_other = text.chars().all(|c| {
            is_any |= is_wanted(c);
            !is_other(c)
        });
        return Ok(Value::bool(is_any && is_none_other));
    }
    for (index, c) in text.chars().enumerate() {
        cx.note_step(index)?;
        if is_other(c) {
            return Ok(Value::FALSE);
        }
        is_any |= is_wanted(c);
    }
    Ok(Value::bool(is_any))
}

fn is_lower(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    all_cased(cx, text, is_lowercase, char::is_uppercase)
}

fn is_upper(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    all_cased(cx, text, char::is_uppercase, is_lowercase)
}

fn is_title(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    let (mut after_cased, mut is_any) = (false, false);
    for (index, c) in text.chars().enumerate() {
        cx.note_step(index)?;
        let (upper, lower) = (c.is_uppercase() || is_titlecase(c), is_lowercase(c));
        if (upper && after_cased) || (lower && !after_cased) {
            return Ok(Value::FALSE);
        }
        is_any |= upper || lower;
        after_cased = upper || lower;
    }
    Ok(Value::bool(is_any))
}
