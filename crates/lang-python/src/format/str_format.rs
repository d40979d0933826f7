//! `str.format`: templates with `{field!conversion:spec}`.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::value::Value;

use super::value;
use crate::builtins::str_repr;
use crate::text;

/// Where the values of fields come from.
struct Fields<'a> {
    arguments: Arguments<'a>,
    /// The mapping of `format_map`.
    mapping: Option<Value>,
    numbering: Numbering,
}

enum Numbering {
    Undecided,
    Automatic(usize),
    Manual,
}

/// How deep fields may be nested in specifications.
const DEPTH: usize = 2;

/// `template.format(*arguments)`.
///
/// # Errors
/// `ValueError` for templates that are none, and what fetching or formatting values raises.
pub fn format(cx: &mut Context, template: Gc<Str>, arguments: Arguments<'_>) -> Result<Gc<Str>> {
    let mut fields = Fields { arguments, mapping: None, numbering: Numbering::Undecided };
    expand(cx, template, &mut fields, DEPTH)
}

/// `template.format_map(mapping)`.
///
/// # Errors
/// As [`format`].
pub fn format_map(cx: &mut Context, template: Gc<Str>, mapping: Value) -> Result<Gc<Str>> {
    let arguments = Arguments { values: &[], keywords: &[] };
    let mut fields = Fields { arguments, mapping: Some(mapping), numbering: Numbering::Undecided };
    expand(cx, template, &mut fields, DEPTH)
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

fn expand(cx: &mut Context, template: Gc<Str>, fields: &mut Fields<'_>, depth: usize) -> Result<Gc<Str>> {
    if depth == 0 {
        return cx.value_error("Max string recursion exceeded");
    }
    let mut result = StringBuilder::in_room(cx);
    let units = template.units();
    let mut at = 0;
    while at < units.len() {
        let start = at;
        while at < units.len() && units.get(at) != OPEN && units.get(at) != CLOSE {
            at += 1;
        }
        result.push_range(template, start, at);
        if at == units.len() {
            break;
        }
        let brace = units.get(at);
        at += 1;
        if at < units.len() && units.get(at) == brace {
            result.push(brace);
            at += 1;
        } else if brace == CLOSE {
            return cx.value_error("Single '}' encountered in format string");
        } else if at == units.len() {
            return cx.value_error("Single '{' encountered in format string");
        } else {
            at = expand_field(cx, template, at, fields, depth, &mut result)?;
        }
    }
    result.finish_in_room(cx)
}

/// Expands the field that starts at `at`, behind its brace; yields where it ends.
fn expand_field(
    cx: &mut Context,
    template: Gc<Str>,
    start: usize,
    fields: &mut Fields<'_>,
    depth: usize,
    result: &mut StringBuilder,
) -> Result<usize> {
    let units = template.units();
    let is = |at: usize, c: char| at < units.len() && units.get(at) == c as u32;
    let mut at = start;
    let mut in_brackets = false;
    while at < units.len() {
        match char::from_u32(units.get(at)) {
            Some('{') => return cx.value_error("unexpected '{' in field name"),
            Some('[') => in_brackets = true,
            Some(']') => in_brackets = false,
            Some('}' | ':' | '!') if !in_brackets => break,
            _ => {}
        }
        at += 1;
    }
    if at == units.len() {
        return cx.value_error("expected '}' before end of string");
    }
    let name = start..at;
    let mut conversion = None;
    if is(at, '!') {
        if at + 1 >= units.len() {
            return cx.value_error("end of string while looking for conversion specifier");
        }
        conversion = char::from_u32(units.get(at + 1));
        at += 2;
        if at >= units.len() {
            return cx.value_error("unmatched '{' in format spec");
        }
        if !is(at, ':') && !is(at, '}') {
            return cx.value_error("expected ':' after conversion specifier");
        }
    }
    let mut spec = at..at;
    let mut has_fields = false;
    if is(at, ':') {
        let from = at + 1;
        let mut open = 1;
        at += 1;
        while at < units.len() {
            if is(at, '{') {
                open += 1;
                has_fields = true;
            } else if is(at, '}') {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            at += 1;
        }
        if at == units.len() {
            return cx.value_error("unmatched '{' in format spec");
        }
        spec = from..at;
    }
    let fetched = fetch(cx, template, name.start, name.end, fields)?;
    let converted = match conversion {
        None => fetched,
        Some('s') => text::str(cx, fetched)?.value(),
        Some('r') => text::repr(cx, fetched)?.value(),
        Some('a') => str_repr::ascii(cx, fetched)?.value(),
        Some(other) => return cx.value_error(unknown_conversion(other)),
    };
    if let Units::Ascii(units) = units
        && !has_fields
        && value::write_plain(result, converted, &units[spec.clone()])
    {
        return Ok(at + 1);
    }
    let spec = cx.substring(template, spec.start, spec.end)?;
    let spec = if has_fields { expand(cx, spec, fields, depth - 1)? } else { spec };
    let text = value::format(cx, converted, spec)?;
    result.push_string(text);
    Ok(at + 1)
}

fn unknown_conversion(c: char) -> String {
    if c > ' ' && c < '\u{7f}' {
        format!("Unknown conversion specifier {c}")
    } else {
        format!("Unknown conversion specifier \\x{:x}", c as u32)
    }
}

/// The value of a field: `name`, `name.attribute`, `name[key]` and so on.
fn fetch(cx: &mut Context, template: Gc<Str>, start: usize, end: usize, fields: &mut Fields<'_>) -> Result {
    let units = template.units();
    let mut at = start;
    while at < end && units.get(at) != '.' as u32 && units.get(at) != '[' as u32 {
        at += 1;
    }
    let mut value = first(cx, template, start, at, fields)?;
    while at < end {
        if units.get(at) == '.' as u32 {
            let from = at + 1;
            at = from;
            while at < end && units.get(at) != '.' as u32 && units.get(at) != '[' as u32 {
                at += 1;
            }
            if at == from {
                return cx.value_error("Empty attribute in format string");
            }
            let name = cx.substring(template, from, at)?;
            let name = cx.intern_string(name)?;
            value = cx.language().get_property(cx, value, name.value(), None)?;
            continue;
        }
        if units.get(at) != '[' as u32 {
            return cx.value_error("Only '.' or '[' may follow ']' in format field specifier");
        }
        let from = at + 1;
        at = from;
        while at < end && units.get(at) != ']' as u32 {
            at += 1;
        }
        if at == end {
            return cx.value_error("Missing ']' in format string");
        }
        if at == from {
            return cx.value_error("Empty attribute in format string");
        }
        let key = cx.substring(template, from, at)?;
        let key = match as_index(cx, key)? {
            Some(index) => Value::length(index),
            None => key.value(),
        };
        value = cx.language().get_element(cx, value, key)?;
        at += 1;
    }
    Ok(value)
}

/// The number that a field's name or key is.
fn as_index(cx: &mut Context, text: Gc<Str>) -> Result<Option<usize>> {
    match text.as_ascii() {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            match digits.parse::<usize>() {
                Ok(number) if number < 1 << 60 => Ok(Some(number)),
                _ => cx.value_error("Too many decimal digits in format string"),
            }
        }
        _ => Ok(None),
    }
}

fn first(cx: &mut Context, template: Gc<Str>, start: usize, end: usize, fields: &mut Fields<'_>) -> Result {
    let name = cx.substring(template, start, end)?;
    let index = if name.is_empty() {
        match fields.numbering {
            Numbering::Manual => {
                return cx.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                );
            }
            Numbering::Undecided => {
                fields.numbering = Numbering::Automatic(1);
                0
            }
            Numbering::Automatic(next) => {
                fields.numbering = Numbering::Automatic(next + 1);
                next
            }
        }
    } else {
        match as_index(cx, name)? {
            None => return by_name(cx, name, fields),
            Some(index) => {
                if matches!(fields.numbering, Numbering::Automatic(_)) {
                    return cx.value_error(
                        "cannot switch from automatic field numbering to manual field specification",
                    );
                }
                fields.numbering = Numbering::Manual;
                index
            }
        }
    };
    if fields.mapping.is_some() {
        return cx.value_error("Format string contains positional fields");
    }
    match fields.arguments.positionals().get(index) {
        Some(&value) => Ok(value),
        None => cx.raise(
            ErrorKind::Index,
            &format!("Replacement index {index} out of range for positional args tuple"),
        ),
    }
}

fn by_name(cx: &mut Context, name: Gc<Str>, fields: &Fields<'_>) -> Result {
    if let Some(mapping) = fields.mapping {
        return cx.language().get_element(cx, mapping, name.value());
    }
    let known = fields
        .arguments
        .named()
        .find(|(keyword, _)| keyword.cast::<Str>().is_some_and(|keyword| keyword.equals(&name)));
    match known {
        Some((_, value)) => Ok(value),
        None => crate::exceptions::raise::raise_key_error(cx, name.value()),
    }
}
