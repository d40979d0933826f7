//! Upper and lower case.

use std::cell::Cell;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use crate::define::{Method, exactly, receiver};

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::new("lower", lower),
    Method::new("upper", upper),
    Method::new("casefold", casefold),
    Method::new("title", title),
    Method::new("capitalize", capitalize),
    Method::new("swapcase", swapcase),
    Method::new("islower", is_lower),
    Method::new("isupper", is_upper),
    Method::new("istitle", is_title),
];

fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Gc<Str>> {
    let text = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(text)
}

/// Whether a character has case and is lower case.
pub(super) fn is_lowercase(c: char) -> bool {
    c.is_lowercase()
}

fn ascii(cx: &mut Context, text: &str, convert: impl Fn(u8) -> u8) -> Result {
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
    let mut folded = String::with_capacity(text.len());
    for (index, c) in text.chars().enumerate() {
        cx.note_step(index)?;
        // Folding is lower case of upper case, but for the dotless i, which folds to itself.
        if c == 'ı' {
            folded.push(c);
        } else {
            folded.extend(c.to_uppercase().flat_map(char::to_lowercase));
        }
    }
    Ok(cx.new_string(&folded)?.value())
}

/// Appends the first letter of a word.
fn push_title(text: &mut String, c: char) {
    let mut upper = c.to_uppercase();
    text.extend(upper.next());
    text.extend(upper.flat_map(char::to_lowercase));
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
    let mut titled = String::with_capacity(text.len());
    let mut in_word = false;
    for (index, c) in text.chars().enumerate() {
        cx.note_step(index)?;
        if in_word {
            titled.extend(c.to_lowercase());
        } else {
            push_title(&mut titled, c);
        }
        in_word = c.is_lowercase() || c.is_uppercase();
    }
    Ok(cx.new_string(&titled)?.value())
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
    let text = text.to_cow();
    let mut capitalized = String::with_capacity(text.len());
    let mut characters = text.chars();
    if let Some(first) = characters.next() {
        push_title(&mut capitalized, first);
    }
    capitalized.push_str(&whole(cx, characters.as_str(), str::to_lowercase)?);
    Ok(cx.new_string(&capitalized)?.value())
}

fn swapcase(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text = own(cx, this, arguments)?;
    if let Some(plain) = text.as_ascii() {
        // The cases of ASCII differ in one bit.
        return ascii(cx, plain, |byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte });
    }
    let mut swapped = String::with_capacity(text.len());
    for (index, c) in text.chars().enumerate() {
        cx.note_step(index)?;
        if c.is_uppercase() {
            swapped.extend(c.to_lowercase());
        } else {
            swapped.extend(c.to_uppercase());
        }
    }
    Ok(cx.new_string(&swapped)?.value())
}

/// Whether all characters with case have the one wanted, and there is one.
fn all_cased(
    cx: &mut Context,
    text: Gc<Str>,
    is_wanted: fn(char) -> bool,
    is_other: fn(char) -> bool,
) -> Result {
    let mut is_any = false;
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
        let (upper, lower) = (c.is_uppercase(), c.is_lowercase());
        if (upper && after_cased) || (lower && !after_cased) {
            return Ok(Value::FALSE);
        }
        is_any |= upper || lower;
        after_cased = upper || lower;
    }
    Ok(Value::bool(is_any))
}
