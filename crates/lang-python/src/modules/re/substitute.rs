//! `sub`, `subn` and templates.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use super::pattern::{Walk, program_of};
use super::program::Program;
use super::{Haystack, matches, raise_error};
use crate::builtins::bytes::view;
use crate::builtins::convert;
use crate::define::{after_receiver, own_receiver, parse_arguments};
use crate::state::type_name;

/// A piece of a template.
enum Piece {
    Literal(Vec<u32>),
    Group(usize),
}

/// The code points of a string or of bytes.
fn code_points(value: Value) -> Option<Vec<u32>> {
    match value.cast::<Str>() {
        Some(text) => Some(text.code_points().collect()),
        None => {
            value.cast::<Bytes>().map(|bytes| bytes.as_slice().iter().map(|&byte| u32::from(byte)).collect())
        }
    }
}

/// Reads a template.
fn parse(cx: &mut Context, program: &Program, template: Value) -> Result<Vec<Piece>> {
    let Some(points) = code_points(crate::classes::instance::held_value(cx, template)) else {
        let given = type_name(cx, template);
        return cx.type_error(format!("decoding to str: need a bytes-like object, {given} found"));
    };
    let (mut pieces, mut literal, mut at) = (Vec::new(), Vec::new(), 0);
    let point = |index: usize| points.get(index).and_then(|&point| char::from_u32(point));
    while at < points.len() {
        if point(at) != Some('\\') {
            literal.push(points[at]);
            at += 1;
            continue;
        }
        let Some(c) = point(at + 1) else {
            return raise_error(cx, "bad escape (end of pattern)", template, Some(at));
        };
        let digit = |index: usize| point(index).and_then(|c| c.to_digit(10));
        let octal = |index: usize| point(index).and_then(|c| c.to_digit(8));
        let (group, next) = match c {
            'g' => {
                let (name, next) = group_name(cx, &points, at, template)?;
                let group = match name.parse::<usize>() {
                    Ok(number) => number,
                    Err(_) => match matches::template_group(program, &name) {
                        Some(group) => group,
                        None => {
                            return cx.raise(ErrorKind::Index, &format!("unknown group name '{name}'"));
                        }
                    },
                };
                (group, next)
            }
            '0' => {
                let digits = (at + 1..at + 4).take_while(|&index| octal(index).is_some()).count().min(3);
                let value =
                    (0..digits).fold(0, |value, index| value * 8 + octal(at + 1 + index).unwrap_or(0));
                literal.push(value & 0xff);
                at += 1 + digits;
                continue;
            }
            '1'..='9' => {
                if let (Some(first), Some(second), Some(third)) =
                    (octal(at + 1), octal(at + 2), octal(at + 3))
                {
                    literal.push((first * 64 + second * 8 + third) & 0xff);
                    at += 4;
                    continue;
                }
                let first = digit(at + 1).unwrap_or(0);
                match digit(at + 2) {
                    Some(second) => ((first * 10 + second) as usize, at + 3),
                    None => (first as usize, at + 2),
                }
            }
            _ => {
                let escaped = match c {
                    'a' => 7,
                    'b' => 8,
                    'f' => 12,
                    'n' => 10,
                    'r' => 13,
                    't' => 9,
                    'v' => 11,
                    '\\' => 92,
                    _ if c.is_ascii_alphabetic() => {
                        return raise_error(cx, &format!("bad escape \\{c}"), template, Some(at));
                    }
                    _ => {
                        // The backslash stays before what needs none.
                        literal.push(92);
                        c as u32
                    }
                };
                literal.push(escaped);
                at += 2;
                continue;
            }
        };
        if group > program.translation.groups {
            return raise_error(cx, &format!("invalid group reference {group}"), template, Some(at + 1));
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Group(group));
        at = next;
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

/// The name in `\g<name>`, and what is behind.
fn group_name(cx: &mut Context, points: &[u32], at: usize, template: Value) -> Result<(String, usize)> {
    if points.get(at + 2) != Some(&u32::from(b'<')) {
        return raise_error(cx, "missing <", template, Some(at + 2));
    }
    let rest = &points[at + 3..];
    let Some(length) = rest.iter().position(|&point| point == u32::from(b'>')) else {
        let message = if rest.is_empty() { "missing group name" } else { "missing >, unterminated name" };
        return raise_error(cx, message, template, Some(at + 3));
    };
    let name: String = rest[..length].iter().filter_map(|&point| char::from_u32(point)).collect();
    if name.is_empty() {
        return raise_error(cx, "missing group name", template, Some(at + 3));
    }
    Ok((name, at + 4 + length))
}

/// Makes a string or bytes of what was built, as the text that was searched is.
fn finish(cx: &mut Context, text: &StringBuilder, is_bytes: bool) -> Result {
    if is_bytes {
        let bytes: Vec<u8> = text.units().iter().map(|unit| unit as u8).collect();
        return Ok(cx.new_bytes(&bytes)?.value());
    }
    Ok(text.finish(cx)?.value())
}

/// `found.expand(template)`.
pub(super) fn expand(cx: &mut Context, program: &Program, found: Value, template: Value) -> Result {
    let pieces = parse(cx, program, template)?;
    let mut text = StringBuilder::new();
    for piece in &pieces {
        match piece {
            Piece::Literal(points) => text.extend(points.iter().copied()),
            Piece::Group(group) => matches::push_group(cx, found, *group, &mut text)?,
        }
    }
    finish(cx, &text, program.is_bytes)
}

/// What `push_part` appends of the text that is searched.
fn push_part(text: &mut StringBuilder, haystack: Haystack, start: usize, end: usize) {
    match haystack {
        Haystack::Text(string) => text.push_range(string, start, end),
        Haystack::Bytes(bytes) => {
            text.extend(bytes.as_slice()[start..end].iter().map(|&byte| u32::from(byte)));
        }
    }
}

/// The text with replacements, and how many there were.
fn replace(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    name: &'static str,
) -> Result<(Value, usize)> {
    let pattern = own_receiver(cx, this, arguments)?;
    let [replacement, string, limit] =
        parse_arguments(cx, name, after_receiver(arguments), ["repl", "string", "count"], 2, 3)?;
    let limit = if limit.is_unbound() { 0 } else { convert::to_size(cx, limit)?.max(0) as usize };
    let program = program_of(cx, pattern);
    let haystack = Haystack::of(cx, &program, string)?;
    let is_function = crate::calls::is_callable(cx, replacement);
    let replacement = match crate::classes::instance::held_value(cx, replacement) {
        _ if is_function => replacement,
        held => match view::of(cx, held) {
            Some(view) => cx.new_bytes(view.as_slice())?.value(),
            None => held,
        },
    };
    let pieces = if is_function { Vec::new() } else { parse(cx, &program, replacement)? };
    let subject = haystack.subject(cx);
    let mut walk = Walk::new(&program, &subject, 0);
    let mut text = StringBuilder::with_capacity(haystack.len());
    let (mut last, mut count) = (0, 0);
    while limit == 0 || count < limit {
        if !walk.step(cx)? {
            break;
        }
        let spans = walk.spans();
        let (start, end) = spans.matched();
        let (start, end) = (subject.character_at(start), subject.character_at(end));
        push_part(&mut text, haystack, last, start);
        if !is_function && count == 0 && replacement.cast::<Str>().is_some() == program.is_bytes {
            return push_made(cx, &mut text, replacement, program.is_bytes).map(|()| (Value::NONE, 0));
        }
        if is_function {
            let length = haystack.len();
            let found = matches::new_match(cx, pattern, haystack.value(), spans, &subject, 0, length)?;
            let made = cx.call(replacement, &[found])?;
            push_made(cx, &mut text, made, program.is_bytes)?;
        } else {
            for piece in &pieces {
                match piece {
                    Piece::Literal(points) => text.extend(points.iter().copied()),
                    Piece::Group(group) => {
                        if let Some((start, end)) = spans.get(*group) {
                            let (start, end) = (subject.character_at(start), subject.character_at(end));
                            push_part(&mut text, haystack, start, end);
                        }
                    }
                }
            }
        }
        (last, count) = (end, count + 1);
    }
    if count == 0 {
        return Ok((haystack.value(), 0));
    }
    push_part(&mut text, haystack, last, haystack.len());
    Ok((finish(cx, &text, program.is_bytes)?, count))
}

/// Appends what a function gave in place of a match.
fn push_made(cx: &mut Context, text: &mut StringBuilder, made: Value, is_bytes: bool) -> Result<()> {
    let made = crate::classes::instance::held_value(cx, made);
    match (made.cast::<Str>(), made.cast::<Bytes>()) {
        (Some(part), _) if !is_bytes => text.push_string(part),
        (_, Some(part)) if is_bytes => text.extend(part.as_slice().iter().map(|&byte| u32::from(byte))),
        _ if made.is_none() => {}
        _ => {
            let (wanted, given) =
                (if is_bytes { "a bytes-like object" } else { "str instance" }, type_name(cx, made));
            return cx.type_error(format!("sequence item 0: expected {wanted}, {given} found"));
        }
    }
    Ok(())
}

/// `pattern.sub(repl, string, count=0)`.
pub(super) fn sub(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(replace(cx, this, arguments, "sub")?.0)
}

/// `pattern.subn(repl, string, count=0)`.
pub(super) fn subn(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (text, count) = replace(cx, this, arguments, "subn")?;
    Ok(cx.new_tuple(&[text, Value::length(count)])?.value())
}
