//! Strings: making, reading, changing and comparing them.
//!
//! A string that a procedure makes is new and may be changed; see `runtime`'s strings for how that is done in place.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::list::elements;
use crate::data::{error, expect};

pub(super) const NATIVES: &[Native] = &[
    exactly("string?", 1, |_, a| Ok(Value::bool(a[0].cast::<Str>().is_some()))),
    between("make-string", 1, 2, make),
    at_least("string", 0, of_arguments),
    exactly("string-length", 1, |cx, a| Ok(Value::length(expect::string(cx, "string-length", a[0])?.len()))),
    exactly("string-ref", 2, get),
    exactly("string-set!", 3, set),
    at_least("string-append", 0, append),
    at_least("string-append!", 0, append),
    exactly("string-concatenate", 1, concatenate),
    between("substring", 2, 3, |cx, a| part(cx, "substring", a)),
    between("string-copy", 1, 3, |cx, a| part(cx, "string-copy", a)),
    exactly("string-head", 2, |cx, a| part(cx, "string-head", &[a[0], Value::ZERO, a[1]])),
    exactly("string-take", 2, |cx, a| part(cx, "string-take", &[a[0], Value::ZERO, a[1]])),
    exactly("string-tail", 2, |cx, a| part(cx, "string-tail", a)),
    exactly("string-drop", 2, |cx, a| part(cx, "string-drop", a)),
    exactly("string-take-right", 2, |cx, a| {
        let start = from_end(cx, "string-take-right", a[0], a[1])?;
        part(cx, "string-take-right", &[a[0], start])
    }),
    exactly("string-drop-right", 2, |cx, a| {
        let end = from_end(cx, "string-drop-right", a[0], a[1])?;
        part(cx, "string-drop-right", &[a[0], Value::ZERO, end])
    }),
    between("string-copy!", 3, 5, copy_into),
    between("string-fill!", 2, 4, fill),
    between("string->list", 1, 3, to_list),
    exactly("list->string", 1, from_list),
    between("string->vector", 1, 3, to_vector),
    between("vector->string", 1, 3, from_vector),
    exactly("string-null?", 1, |cx, a| Ok(Value::bool(expect::string(cx, "string-null?", a[0])?.is_empty()))),
    between("string-reverse", 1, 3, |cx, a| {
        let string = expect::string(cx, "string-reverse", a[0])?;
        let (start, end) = expect::range(cx, "string-reverse", a, 1, string.len())?;
        let reversed: Vec<u32> = string.units().slice(start, end).iter().rev().collect();
        fresh(cx, &reversed)
    }),
    exactly("string-upcase", 1, |cx, a| map_text(cx, "string-upcase", a[0], |text| text.to_uppercase())),
    exactly("string-downcase", 1, |cx, a| map_text(cx, "string-downcase", a[0], |text| text.to_lowercase())),
    exactly("string-foldcase", 1, |cx, a| map_text(cx, "string-foldcase", a[0], fold_text)),
    exactly("string-titlecase", 1, |cx, a| map_text(cx, "string-titlecase", a[0], title_text)),
    at_least("string=?", 1, equal),
    at_least("string<?", 1, |cx, a| chain(cx, "string<?", Ordering::is_lt, a)),
    at_least("string>?", 1, |cx, a| chain(cx, "string>?", Ordering::is_gt, a)),
    at_least("string<=?", 1, |cx, a| chain(cx, "string<=?", Ordering::is_le, a)),
    at_least("string>=?", 1, |cx, a| chain(cx, "string>=?", Ordering::is_ge, a)),
    at_least("string-ci=?", 1, |cx, a| chain_folded(cx, "string-ci=?", Ordering::is_eq, a)),
    at_least("string-ci<?", 1, |cx, a| chain_folded(cx, "string-ci<?", Ordering::is_lt, a)),
    at_least("string-ci>?", 1, |cx, a| chain_folded(cx, "string-ci>?", Ordering::is_gt, a)),
    at_least("string-ci<=?", 1, |cx, a| chain_folded(cx, "string-ci<=?", Ordering::is_le, a)),
    at_least("string-ci>=?", 1, |cx, a| chain_folded(cx, "string-ci>=?", Ordering::is_ge, a)),
    between("string->utf8", 1, 3, to_utf8),
    between("utf8->string", 1, 3, from_utf8),
];

/// A new string of code points.
pub(super) fn fresh(cx: &mut Context, code_points: &[u32]) -> Result {
    Ok(cx.new_fresh_string(Units::Four(code_points))?.value())
}

/// A new string with what a builder holds.
pub(super) fn finish(cx: &mut Context, builder: &StringBuilder) -> Result {
    Ok(cx.new_fresh_string(builder.units())?.value())
}

/// A string that may be changed.
fn mutable(cx: &mut Context, name: &str, value: Value) -> Result<Gc<Str>> {
    let string = expect::string(cx, name, value)?;
    if string.is_interned() && !string.is_empty() {
        return error::fail(cx, &format!("{name}: a literal string cannot be changed:"), &[value]);
    }
    Ok(string)
}

/// The character with a code point that a string has; surrogates, which only other languages put there, are replaced.
pub(super) fn character(code_point: u32) -> Value {
    Value::char(char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER))
}

fn make(cx: &mut Context, arguments: &[Value]) -> Result {
    let count = expect::count(cx, "make-string", arguments[0])?;
    let fill = match arguments.get(1) {
        Some(&fill) => expect::character(cx, "make-string", fill)?,
        None => ' ',
    };
    if count > runtime::object::string::MAX_LENGTH || count > cx.heap.config().limit_bytes {
        return cx.raise(runtime::exception::ErrorKind::Memory, "string too long");
    }
    if fill.is_ascii() {
        return Ok(cx.new_fresh_string(Units::Ascii(&vec![fill as u8; count]))?.value());
    }
    fresh(cx, &vec![u32::from(fill); count])
}

fn of_arguments(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut builder = StringBuilder::with_capacity(arguments.len());
    for &argument in arguments {
        match argument.as_char() {
            Some(c) => builder.push(u32::from(c)),
            None => return expect::wrong(cx, "string", "a character", argument),
        }
    }
    finish(cx, &builder)
}

fn get(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = expect::string(cx, "string-ref", arguments[0])?;
    let index = expect::index(cx, "string-ref", arguments[1], string.len())?;
    Ok(character(string.code_point(index)))
}

fn set(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = mutable(cx, "string-set!", arguments[0])?;
    let index = expect::index(cx, "string-set!", arguments[1], string.len())?;
    let c = expect::character(cx, "string-set!", arguments[2])?;
    cx.string_set(string, index, u32::from(c))?;
    Ok(Value::NONE)
}

fn append(cx: &mut Context, arguments: &[Value]) -> Result {
    for &argument in arguments {
        expect::string(cx, "string-append", argument)?;
    }
    if let [left, right] = *arguments
        && let (Some(left), Some(right)) = (left.cast::<Str>(), right.cast::<Str>())
        && !left.is_empty()
        && !right.is_empty()
    {
        // Appending to the same string again and again copies the new part alone.
        return Ok(cx.concat_two(left, right)?.value());
    }
    let mut builder = StringBuilder::new();
    for string in arguments.iter().filter_map(|argument| argument.cast::<Str>()) {
        builder.push_string(string);
    }
    finish(cx, &builder)
}

fn concatenate(cx: &mut Context, arguments: &[Value]) -> Result {
    expect::list_length(cx, "string-concatenate", arguments[0])?;
    let mut builder = StringBuilder::new();
    for element in elements(arguments[0]) {
        builder.push_string(expect::string(cx, "string-concatenate", element)?);
    }
    finish(cx, &builder)
}

fn part(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let string = expect::string(cx, name, arguments[0])?;
    let (start, end) = expect::range(cx, name, arguments, 1, string.len())?;
    Ok(cx.new_fresh_string(string.units().slice(start, end))?.value())
}

fn from_end(cx: &mut Context, name: &str, string: Value, count: Value) -> Result {
    let length = expect::string(cx, name, string)?.len();
    match length.checked_sub(expect::count(cx, name, count)?) {
        Some(at) => Ok(Value::length(at)),
        None => expect::out_of_range(cx, name, count),
    }
}

fn copy_into(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = "string-copy!";
    let to = mutable(cx, name, arguments[0])?;
    let at = expect::count(cx, name, arguments[1])?;
    let from = expect::string(cx, name, arguments[2])?;
    let (start, end) = expect::range(cx, name, arguments, 3, from.len())?;
    if at > to.len() || end - start > to.len() - at {
        return expect::out_of_range(cx, name, arguments[1]);
    }
    cx.string_replace(to, at, from.units().slice(start, end))?;
    Ok(Value::NONE)
}

fn fill(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = mutable(cx, "string-fill!", arguments[0])?;
    let c = expect::character(cx, "string-fill!", arguments[1])?;
    let (start, end) = expect::range(cx, "string-fill!", arguments, 2, string.len())?;
    for index in start..end {
        cx.string_set(string, index, u32::from(c))?;
    }
    Ok(Value::NONE)
}

fn to_list(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = expect::string(cx, "string->list", arguments[0])?;
    let (start, end) = expect::range(cx, "string->list", arguments, 1, string.len())?;
    let mut list = Value::EMPTY_LIST;
    for index in (start..end).rev() {
        list = cx.cons(character(string.code_point(index)), list)?.value();
    }
    Ok(list)
}

fn from_list(cx: &mut Context, arguments: &[Value]) -> Result {
    expect::list_length(cx, "list->string", arguments[0])?;
    let mut builder = StringBuilder::new();
    for element in elements(arguments[0]) {
        builder.push(u32::from(expect::character(cx, "list->string", element)?));
    }
    finish(cx, &builder)
}

fn to_vector(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = expect::string(cx, "string->vector", arguments[0])?;
    let (start, end) = expect::range(cx, "string->vector", arguments, 1, string.len())?;
    let vector = cx.new_array(end - start)?;
    for index in start..end {
        vector.set(cx, index - start, character(string.code_point(index)));
    }
    Ok(vector.value())
}

fn from_vector(cx: &mut Context, arguments: &[Value]) -> Result {
    let vector = expect::vector(cx, "vector->string", arguments[0])?;
    let (start, end) = expect::range(cx, "vector->string", arguments, 1, vector.len())?;
    let mut builder = StringBuilder::new();
    for index in start..end {
        let element = vector.get(cx, index)?;
        builder.push(u32::from(expect::character(cx, "vector->string", element)?));
    }
    finish(cx, &builder)
}

fn map_text(cx: &mut Context, name: &str, value: Value, function: fn(&str) -> String) -> Result {
    let string = expect::string(cx, name, value)?;
    let text = function(&string.to_cow());
    Ok(cx.new_fresh_string_from(&text)?.value())
}

/// The text by which strings are compared when case does not matter.
fn fold_text(text: &str) -> String {
    let fold = |c: char| match c {
        'ı' => vec!['ı'],
        c => c.to_uppercase().flat_map(char::to_lowercase).collect(),
    };
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().flat_map(fold).collect() }
}

fn title_text(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    let mut starts_word = true;
    for c in text.chars() {
        if starts_word {
            title.extend(c.to_uppercase())
        } else {
            title.extend(c.to_lowercase())
        }
        starts_word = !c.is_alphabetic();
    }
    title
}

fn equal(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut holds = true;
    let first = expect::string(cx, "string=?", arguments[0])?;
    for &argument in &arguments[1..] {
        holds &= expect::string(cx, "string=?", argument)?.equals(&first);
    }
    Ok(Value::bool(holds))
}

fn chain(cx: &mut Context, name: &str, holds: fn(Ordering) -> bool, arguments: &[Value]) -> Result {
    let mut result = true;
    let mut last = expect::string(cx, name, arguments[0])?;
    for &argument in &arguments[1..] {
        let next = expect::string(cx, name, argument)?;
        result &= holds(last.compare(&next));
        last = next;
    }
    Ok(Value::bool(result))
}

fn chain_folded(cx: &mut Context, name: &str, holds: fn(Ordering) -> bool, arguments: &[Value]) -> Result {
    let mut texts = Vec::with_capacity(arguments.len());
    for &argument in arguments {
        texts.push(fold_text(&expect::string(cx, name, argument)?.to_cow()));
    }
    Ok(Value::bool(texts.windows(2).all(|pair| holds(pair[0].chars().cmp(pair[1].chars())))))
}

fn to_utf8(cx: &mut Context, arguments: &[Value]) -> Result {
    let string = expect::string(cx, "string->utf8", arguments[0])?;
    let (start, end) = expect::range(cx, "string->utf8", arguments, 1, string.len())?;
    let text: String =
        string.units().slice(start, end).iter().map(|c| char::from_u32(c).unwrap_or('\u{fffd}')).collect();
    Ok(cx.new_bytes(text.as_bytes())?.value())
}

fn from_utf8(cx: &mut Context, arguments: &[Value]) -> Result {
    let bytes = expect::bytevector(cx, "utf8->string", arguments[0])?;
    let (start, end) = expect::range(cx, "utf8->string", arguments, 1, bytes.len())?;
    let text = String::from_utf8_lossy(&bytes.as_slice()[start..end]).into_owned();
    Ok(cx.new_fresh_string_from(&text)?.value())
}
