//! Looking for text in strings, and taking strings apart at what is found.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use super::strings::{finish, fresh};
use super::{Native, between, exactly};
use crate::data::{expect, list};

pub(super) const NATIVES: &[Native] = &[
    between("%string-index", 2, 4, |cx, a| find_character(cx, "string-index", a, false)),
    between("%string-rindex", 2, 4, |cx, a| find_character(cx, "string-rindex", a, true)),
    exactly("string-search-forward", 3, |cx, a| {
        let text = expect::string(cx, "string-search-forward", a[1])?;
        let start = expect::count(cx, "string-search-forward", a[2])?;
        let pattern = expect::string(cx, "string-search-forward", a[0])?;
        Ok(place(find_from(text.units(), pattern.units(), start)))
    }),
    exactly("string-search-backward", 3, |cx, a| {
        let pattern = expect::string(cx, "string-search-backward", a[0])?;
        let text = expect::string(cx, "string-search-backward", a[1])?;
        let end = expect::count(cx, "string-search-backward", a[2])?.min(text.len());
        let found = find_last(text.units().slice(0, end), pattern.units());
        Ok(place(found.map(|at| at + pattern.len())))
    }),
    exactly("string-search-all", 2, |cx, a| {
        let pattern = expect::string(cx, "string-search-all", a[0])?;
        let text = expect::string(cx, "string-search-all", a[1])?;
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(at) = find_from(text.units(), pattern.units(), from) {
            places.push(Value::length(at));
            from = at + 1;
        }
        list::from_values(cx, &places)
    }),
    exactly("string-contains", 2, |cx, a| {
        let text = expect::string(cx, "string-contains", a[0])?;
        let pattern = expect::string(cx, "string-contains", a[1])?;
        Ok(place(find_from(text.units(), pattern.units(), 0)))
    }),
    exactly("string-prefix?", 2, |cx, a| {
        let (prefix, text) =
            (expect::string(cx, "string-prefix?", a[0])?, expect::string(cx, "string-prefix?", a[1])?);
        Ok(Value::bool(matches_at(text.units(), prefix.units(), 0)))
    }),
    exactly("string-suffix?", 2, |cx, a| {
        let (suffix, text) =
            (expect::string(cx, "string-suffix?", a[0])?, expect::string(cx, "string-suffix?", a[1])?);
        let at = text.len().checked_sub(suffix.len());
        Ok(Value::bool(at.is_some_and(|at| matches_at(text.units(), suffix.units(), at))))
    }),
    between("string-join", 1, 3, join),
    between("string-split", 1, 3, split),
    between("%string-pad-left", 2, 3, |cx, a| pad(cx, "string-pad-left", a, true)),
    between("string-pad-left", 2, 3, |cx, a| pad(cx, "string-pad-left", a, true)),
    between("string-pad-right", 2, 3, |cx, a| pad(cx, "string-pad-right", a, false)),
    exactly("%string-trim", 1, |cx, a| trim(cx, "string-trim", a[0], true, true)),
    exactly("%string-trim-left", 1, |cx, a| trim(cx, "string-trim-left", a[0], true, false)),
    exactly("%string-trim-right", 1, |cx, a| trim(cx, "string-trim-right", a[0], false, true)),
];

/// What a search answers: where, or false.
fn place(found: Option<usize>) -> Value {
    found.map_or(Value::FALSE, Value::length)
}

fn matches_at(text: Units<'_>, pattern: Units<'_>, at: usize) -> bool {
    if at + pattern.len() > text.len() {
        return false;
    }
    match (text, pattern) {
        (Units::Ascii(text), Units::Ascii(pattern)) => text[at..].starts_with(pattern),
        _ => (0..pattern.len()).all(|index| text.get(at + index) == pattern.get(index)),
    }
}

/// The first place from `start` on where the pattern is.
fn find_from(text: Units<'_>, pattern: Units<'_>, start: usize) -> Option<usize> {
    let last = text.len().checked_sub(pattern.len())?;
    if pattern.is_empty() {
        return (start <= last).then_some(start);
    }
    let first = pattern.get(0);
    (start..=last).find(|&at| text.get(at) == first && matches_at(text, pattern, at))
}

/// The last place where the pattern is.
fn find_last(text: Units<'_>, pattern: Units<'_>) -> Option<usize> {
    let last = text.len().checked_sub(pattern.len())?;
    (0..=last).rev().find(|&at| matches_at(text, pattern, at))
}

fn find_character(cx: &mut Context, name: &str, arguments: &[Value], from_end: bool) -> Result {
    let text = expect::string(cx, name, arguments[0])?;
    let wanted = u32::from(expect::character(cx, name, arguments[1])?);
    let (start, end) = expect::range(cx, name, arguments, 2, text.len())?;
    let units = text.units();
    let mut places = start..end;
    let is_here = |&at: &usize| units.get(at) == wanted;
    Ok(place(if from_end { places.rev().find(is_here) } else { places.find(is_here) }))
}

/// `(string-join strings [delimiter [grammar]])`; the grammar is `infix`, `prefix` or `suffix`.
fn join(cx: &mut Context, arguments: &[Value]) -> Result {
    expect::list_length(cx, "string-join", arguments[0])?;
    let delimiter = match arguments.get(1) {
        Some(&delimiter) => expect::string(cx, "string-join", delimiter)?,
        None => cx.intern(" ")?,
    };
    let grammar = match arguments.get(2) {
        Some(&grammar) => expect::symbol(cx, "string-join", grammar)?.name().to_cow().into_owned(),
        None => "infix".to_owned(),
    };
    let mut text = StringBuilder::new();
    for (index, element) in list::elements(arguments[0]).enumerate() {
        let element = expect::string(cx, "string-join", element)?;
        if grammar == "prefix" || (index > 0 && grammar != "suffix") {
            text.push_string(delimiter);
        }
        text.push_string(element);
        if grammar == "suffix" {
            text.push_string(delimiter);
        }
    }
    finish(cx, &text)
}

/// `(string-split text [delimiter])`: the parts between the delimiters, a character or a string; without one, the words
/// between blanks.
fn split(cx: &mut Context, arguments: &[Value]) -> Result {
    let text = expect::string(cx, "string-split", arguments[0])?;
    let units = text.units();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    match arguments.get(1) {
        None => {
            let is_blank = |at: usize| char::from_u32(units.get(at)).is_some_and(char::is_whitespace);
            let mut at = 0;
            while at < units.len() {
                let start = (at..units.len()).find(|&at| !is_blank(at)).unwrap_or(units.len());
                at = (start..units.len()).find(|&at| is_blank(at)).unwrap_or(units.len());
                if start < at {
                    ranges.push((start, at));
                }
            }
        }
        Some(&delimiter) => {
            let one;
            let string = delimiter.cast::<Str>();
            let pattern = match (delimiter.as_char(), &string) {
                (Some(c), _) => {
                    one = [u32::from(c)];
                    Units::Four(&one)
                }
                (_, Some(pattern)) if !pattern.is_empty() => pattern.units(),
                _ => {
                    return expect::wrong(
                        cx,
                        "string-split",
                        "a character or a string that is not empty",
                        delimiter,
                    );
                }
            };
            let mut start = 0;
            while let Some(at) = find_from(units, pattern, start) {
                ranges.push((start, at));
                start = at + pattern.len();
            }
            ranges.push((start, units.len()));
        }
    }
    let mut parts = RootVec::new(&cx.heap);
    for (start, end) in ranges {
        let part = cx.new_fresh_string(text.units().slice(start, end))?;
        parts.push(part.value().0);
    }
    list::from_roots(cx, &parts)
}

/// The text with so many characters: cut or filled up on its left, else on its right.
fn pad(cx: &mut Context, name: &str, arguments: &[Value], on_left: bool) -> Result {
    let text = expect::string(cx, name, arguments[0])?;
    let length = expect::count(cx, name, arguments[1])?;
    let fill = match arguments.get(2) {
        Some(&fill) => expect::character(cx, name, fill)?,
        None => ' ',
    };
    if length > cx.heap.config().limit_bytes {
        return cx.raise(runtime::exception::ErrorKind::Memory, "string too long");
    }
    let units = text.units();
    let missing = length.saturating_sub(units.len());
    let padding = std::iter::repeat_n(u32::from(fill), missing);
    let padded: Vec<u32> = match on_left {
        true => padding.chain(units.slice(units.len().saturating_sub(length), units.len()).iter()).collect(),
        false => units.slice(0, units.len().min(length)).iter().chain(padding).collect(),
    };
    fresh(cx, &padded)
}

fn trim(cx: &mut Context, name: &str, text: Value, left: bool, right: bool) -> Result {
    let text = expect::string(cx, name, text)?;
    let units = text.units();
    let is_blank = |&at: &usize| char::from_u32(units.get(at)).is_some_and(char::is_whitespace);
    let (mut start, mut end) = (0, units.len());
    if left {
        start = (0..end).find(|at| !is_blank(at)).unwrap_or(end);
    }
    if right {
        end = (start..end).rev().find(|at| !is_blank(at)).map_or(start, |at| at + 1);
    }
    Ok(cx.new_fresh_string(units.slice(start, end))?.value())
}
