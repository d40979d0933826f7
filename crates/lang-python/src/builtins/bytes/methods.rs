//! The methods that `bytes` and `bytearray` share. What they yield is of the type they are called on.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::view::{self, View};
use super::{array, codec, hex, letters, splitting};
use crate::builtin_type::BuiltinType;
use crate::builtins::{convert, source};
use crate::classes::instance::held_value;
use crate::define::{Method, after_receiver, between, exactly, parse_arguments, wrong_receiver};
use crate::exceptions::raise;
use crate::state::type_name;

/// The receiver's bytes.
pub(super) fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<View> {
    let Some(&object) = arguments.positionals().first() else {
        return cx.type_error(format!("unbound method bytes.{}() needs an argument", this.name().to_cow()));
    };
    match view::of(cx, object) {
        Some(view) => Ok(view),
        None => wrong_receiver(cx, this, object),
    }
}

/// Bytes of the receiver's type.
pub(super) fn alike(cx: &mut Context, arguments: Arguments<'_>, bytes: &[u8]) -> Result {
    let object = held_value(cx, arguments.values[0]);
    if object.cast::<Bytes>().is_some() { Ok(cx.new_bytes(bytes)?.value()) } else { array::new(cx, bytes) }
}

/// A copy of the receiver's bytes.
fn copied(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Vec<u8>> {
    let own = own(cx, this, arguments)?;
    cx.concat_in_pieces(&[own.as_slice()])
}

/// Where `part` is first in `whole`.
pub(crate) fn find_in(whole: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [byte] => memchr::memchr(*byte, whole),
        _ => memchr::memmem::find(whole, part),
    }
}

/// Where `part` is last in `whole`.
pub(super) fn find_last_in(whole: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(whole, part)
}

/// What is looked for: bytes, or a byte as an integer.
fn part(cx: &mut Context, value: Value) -> Result<Vec<u8>> {
    if let Some(view) = view::of(cx, value) {
        return Ok(view.as_slice().to_vec());
    }
    if convert::is_int(held_value(cx, value)) {
        return Ok(vec![view::byte(cx, value)?]);
    }
    let given = type_name(cx, value);
    cx.type_error(format!("argument should be integer or bytes-like object, not '{given}'"))
}

/// What a search is given: the bytes, the part that is looked for, and where, unless the range is empty from the start.
type Search = (View, Vec<u8>, Option<(usize, usize)>);

fn search(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Search> {
    let own = own(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 4)?;
    let part = part(cx, values[1])?;
    let range = range(cx, &values[2..], own.length)?;
    Ok((own, part, range))
}

/// Where the arguments for start and end tell to look. The start may be beyond the end: then not even nothing is found.
fn range(cx: &mut Context, bounds: &[Value], length: usize) -> Result<Option<(usize, usize)>> {
    let bound = |index: usize| bounds.get(index).copied().unwrap_or(Value::NONE);
    let start = convert::to_bound(cx, bound(0), usize::MAX >> 2, 0)?;
    let start = match bound(0).as_fixnum() {
        Some(number) if number < 0 => convert::to_bound(cx, bound(0), length, 0)?,
        _ => start,
    };
    let end = convert::to_bound(cx, bound(1), length, length)?;
    Ok((start <= end).then_some((start, end)))
}

fn located(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    locate: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>> {
    let (own, part, range) = search(cx, this, arguments)?;
    Ok(range.and_then(|(start, end)| Some(start + locate(&own.as_slice()[start..end], &part)?)))
}

fn find(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(located(cx, this, arguments, find_in)?.map_or(Value::small(-1), Value::length))
}

fn rfind(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(located(cx, this, arguments, find_last_in)?.map_or(Value::small(-1), Value::length))
}

fn or_not_found(cx: &mut Context, found: Option<usize>) -> Result {
    match found {
        Some(at) => Ok(Value::length(at)),
        None => cx.value_error("subsection not found"),
    }
}

fn index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = located(cx, this, arguments, find_in)?;
    or_not_found(cx, found)
}

fn rindex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = located(cx, this, arguments, find_last_in)?;
    or_not_found(cx, found)
}

fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (own, part, range) = search(cx, this, arguments)?;
    let Some((start, end)) = range else { return Ok(Value::ZERO) };
    let mut rest = &own.as_slice()[start..end];
    if part.is_empty() {
        return Ok(Value::length(rest.len() + 1));
    }
    let mut count = 0;
    while let Some(at) = find_in(rest, &part) {
        cx.note_step(count)?;
        count += 1;
        rest = &rest[at + part.len()..];
    }
    Ok(Value::length(count))
}

fn affix(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    has: fn(&[u8], &[u8]) -> bool,
) -> Result {
    let own = own(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 4)?;
    let range = range(cx, &values[2..], own.length)?;
    let slice = range.map(|(start, end)| &own.as_slice()[start..end]);
    let alternatives: &[Value] = match values[1].cast::<Tuple>() {
        Some(tuple) => tuple.as_slice(),
        None => &values[1..2],
    };
    for &alternative in alternatives {
        match view::of(cx, alternative) {
            Some(part) if slice.is_some_and(|slice| has(slice, part.as_slice())) => return Ok(Value::TRUE),
            Some(_) => {}
            None => {
                let (name, given) = (this.name().to_cow().into_owned(), type_name(cx, alternative));
                return cx
                    .type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {given}"));
            }
        }
    }
    Ok(Value::FALSE)
}

fn starts_with(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    affix(cx, this, arguments, |whole, part| whole.starts_with(part))
}

fn ends_with(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    affix(cx, this, arguments, |whole, part| whole.ends_with(part))
}

fn remove_prefix(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, affix] = exactly(cx, this, arguments)?;
    let (own, affix) = (own(cx, this, arguments)?, view::argument(cx, affix)?);
    let slice = own.as_slice();
    alike(cx, arguments, slice.strip_prefix(affix.as_slice()).unwrap_or(slice))
}

fn remove_suffix(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, affix] = exactly(cx, this, arguments)?;
    let (own, affix) = (own(cx, this, arguments)?, view::argument(cx, affix)?);
    let slice = own.as_slice();
    alike(cx, arguments, slice.strip_suffix(affix.as_slice()).unwrap_or(slice))
}

fn decode(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = own(cx, this, arguments)?;
    let [encoding, errors] =
        parse_arguments(cx, "decode", after_receiver(arguments), ["encoding", "errors"], 0, 2)?;
    codec::decode(cx, own.as_slice(), encoding, errors)
}

pub(super) fn hex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = own(cx, this, arguments)?;
    let names = ["sep", "bytes_per_sep"];
    let [separator, group] = parse_arguments(cx, "hex", after_receiver(arguments), names, 0, 2)?;
    let separator = match separator.is_unbound() {
        true => None,
        false => {
            let given: Vec<char> = match view::of(cx, separator) {
                Some(view) => view.as_slice().iter().map(|&byte| byte as char).collect(),
                None => crate::builtins::str_::argument(cx, "sep", separator)?.to_cow().chars().collect(),
            };
            match given[..] {
                [single] => Some(single),
                _ => return cx.value_error("sep must be length 1."),
            }
        }
    };
    if separator.is_some_and(|separator| !separator.is_ascii()) {
        return cx.value_error("sep must be ASCII.");
    }
    let group = if group.is_unbound() { 1 } else { convert::to_size(cx, group)? };
    let slice = own.as_slice();
    if separator.is_none() {
        let text = hex::digits(cx, slice)?;
        return Ok(cx.new_string(&text)?.value());
    }
    let mut text = String::with_capacity(3 * slice.len());
    for (index, byte) in slice.iter().enumerate() {
        cx.note_step(index)?;
        // Groups count from the right, or from the left if the number is negative.
        let place = if group > 0 { slice.len() - index } else { index } as i64;
        if let (Some(separator), true) = (separator, index > 0 && group != 0 && place % group == 0) {
            text.push(separator);
        }
        text.extend(hex::pair(*byte));
    }
    Ok(cx.new_string(&text)?.value())
}

fn from_hex(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let class = arguments.values[0];
    let [text] = parse_arguments(cx, "fromhex", after_receiver(arguments), [""], 1, 1)?;
    let text = crate::builtins::str_::argument(cx, "fromhex() argument", text)?.to_cow().into_owned();
    if let Some(bytes) = hex::bytes(cx, text.as_bytes())? {
        let bytes = cx.new_bytes(&bytes)?.value();
        return cx.call(class, &[bytes]);
    }
    let mut bytes = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, high)) = rest.next() {
        cx.note_step(at)?;
        if matches!(high, ' ' | '\t'..='\r') {
            continue;
        }
        let low = rest.next();
        match (high.to_digit(16), low.and_then(|(_, low)| low.to_digit(16))) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            (high, _) => {
                let at = if high.is_none() { at } else { low.map_or(text.len(), |(at, _)| at) };
                return cx
                    .value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
            }
        }
    }
    let bytes = cx.new_bytes(&bytes)?.value();
    cx.call(class, &[bytes])
}

fn join(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let separator = copied(cx, this, arguments)?;
    let [_, iterable] = exactly(cx, this, arguments)?;
    let iterable = match crate::iteration::iterate(cx, iterable) {
        Ok(iterator) => iterator,
        Err(_) if raise::pending_is(cx, BuiltinType::TypeError) => {
            cx.take_exception();
            return cx.type_error("can only join an iterable");
        }
        Err(thrown) => return Err(thrown),
    };
    let mut joined = Vec::new();
    let mut index = 0;
    source::for_each(cx, iterable, |cx, item| {
        let Some(part) = view::of(cx, item) else {
            let given = type_name(cx, item);
            return cx
                .type_error(format!("sequence item {index}: expected a bytes-like object, {given} found"));
        };
        if index > 0 {
            joined.extend_from_slice(&separator);
        }
        joined.extend_from_slice(part.as_slice());
        index += 1;
        Ok(true)
    })?;
    alike(cx, arguments, &joined)
}

fn replace(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = copied(cx, this, arguments)?;
    let values = between(cx, this, arguments, 3, 4)?;
    let old = view::argument(cx, values[1])?.as_slice().to_vec();
    let new = view::argument(cx, values[2])?.as_slice().to_vec();
    let limit = match values.get(3) {
        Some(&limit) => convert::to_clamped(cx, limit)?,
        None => -1,
    };
    let mut left = if limit < 0 { usize::MAX } else { limit as usize };
    let mut result = Vec::with_capacity(own.len());
    let mut rest = &own[..];
    if old.is_empty() {
        for (index, &byte) in own.iter().enumerate() {
            cx.note_step(index)?;
            if index < left {
                result.extend_from_slice(&new);
            }
            result.push(byte);
        }
        if own.len() < left {
            result.extend_from_slice(&new);
        }
        return alike(cx, arguments, &result);
    }
    let mut replaced = 0;
    while left > 0
        && let Some(at) = find_in(rest, &old)
    {
        cx.note_step(replaced)?;
        replaced += 1;
        result.extend_from_slice(&rest[..at]);
        result.extend_from_slice(&new);
        rest = &rest[at + old.len()..];
        left -= 1;
    }
    result.extend_from_slice(rest);
    alike(cx, arguments, &result)
}

fn stripped(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    left: bool,
    right: bool,
) -> Result {
    let own = copied(cx, this, arguments)?;
    let values = between(cx, this, arguments, 1, 2)?;
    let cut = match values.get(1).copied().filter(|value| !value.is_none()) {
        Some(value) => Some(view::argument(cx, value)?.as_slice().to_vec()),
        None => None,
    };
    let is_cut = |byte: &u8| cut.as_ref().map_or_else(|| letters::is_space(byte), |cut| cut.contains(byte));
    let mut slice = &own[..];
    while let [first, rest @ ..] = slice
        && left
        && is_cut(first)
    {
        slice = rest;
    }
    while let [rest @ .., last] = slice
        && right
        && is_cut(last)
    {
        slice = rest;
    }
    if slice.len() == own.len() && arguments.values[0].cast::<Bytes>().is_some() {
        return Ok(arguments.values[0]);
    }
    alike(cx, arguments, slice)
}

fn strip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    stripped(cx, this, arguments, true, true)
}

fn lstrip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    stripped(cx, this, arguments, true, false)
}

fn rstrip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    stripped(cx, this, arguments, false, true)
}

/// Padding on the left and on the right for so many missing bytes and a width.
fn padded(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    left: fn(usize, usize) -> usize,
) -> Result {
    let own = copied(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 3)?;
    let width = convert::to_size(cx, values[1])?.max(0) as usize;
    let fill = match values.get(2) {
        None => b' ',
        Some(&value) => match view::of(cx, value).map(|view| view.as_slice().to_vec()).as_deref() {
            Some(&[byte]) => byte,
            _ => {
                let (name, given) = (this.name().to_cow().into_owned(), type_name(cx, value));
                return cx.type_error(format!(
                    "{name}() argument 2 must be a byte string of length 1, not {given}"
                ));
            }
        },
    };
    cx.check_room(width)?;
    let missing = width.saturating_sub(own.len());
    let before = left(missing, width);
    let mut result = Vec::with_capacity(own.len() + missing);
    cx.in_pieces(before, |part| result.resize(part.end, fill))?;
    cx.in_pieces(own.len(), |part| result.extend_from_slice(&own[part]))?;
    let so_far = result.len();
    cx.in_pieces(missing - before, |part| result.resize(so_far + part.end, fill))?;
    alike(cx, arguments, &result)
}

fn center(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    padded(cx, this, arguments, |missing, width| missing / 2 + (missing & width & 1))
}

fn ljust(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    padded(cx, this, arguments, |_, _| 0)
}

fn rjust(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    padded(cx, this, arguments, |missing, _| missing)
}

fn zfill(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = copied(cx, this, arguments)?;
    let [_, width] = exactly(cx, this, arguments)?;
    let width = convert::to_size(cx, width)?.max(0) as usize;
    let (sign, digits) = match own.split_first() {
        Some((b'+' | b'-', rest)) => (&own[..1], rest),
        _ => (&own[..0], &own[..]),
    };
    cx.check_room(width)?;
    let mut result = sign.to_vec();
    result.resize(sign.len() + width.saturating_sub(own.len()), b'0');
    result.extend_from_slice(digits);
    alike(cx, arguments, &result)
}

fn expand_tabs(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = copied(cx, this, arguments)?;
    let [size] = parse_arguments(cx, "expandtabs", after_receiver(arguments), ["tabsize"], 0, 1)?;
    let size = if size.is_unbound() { 8 } else { convert::to_size(cx, size)?.max(0) as usize };
    let (mut result, mut column) = (Vec::with_capacity(own.len()), 0);
    for byte in own {
        match byte {
            b'\t' => {
                let width = if size == 0 { 0 } else { size - column % size };
                cx.check_room(result.len().saturating_add(width))?;
                result.resize(result.len() + width, b' ');
                column += width;
            }
            _ => {
                result.push(byte);
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    alike(cx, arguments, &result)
}

fn translate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = copied(cx, this, arguments)?;
    let [table, delete] = parse_arguments(cx, "translate", after_receiver(arguments), ["", "delete"], 1, 2)?;
    let table = if table.is_none() { None } else { Some(view::argument(cx, table)?.as_slice().to_vec()) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return cx.value_error("translation table must be 256 characters long");
    }
    let delete =
        if delete.is_unbound() { Vec::new() } else { view::argument(cx, delete)?.as_slice().to_vec() };
    let mut is_kept = [true; 256];
    delete.iter().for_each(|&byte| is_kept[usize::from(byte)] = false);
    cx.note_pass(own.len())?;
    let kept = own.into_iter().filter(|&byte| is_kept[usize::from(byte)]);
    let result: Vec<u8> = match table {
        Some(table) => kept.map(|byte| table[usize::from(byte)]).collect(),
        None => kept.collect(),
    };
    alike(cx, arguments, &result)
}

fn make_trans(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [from, to] = exactly(cx, this, arguments)?;
    let from = view::argument(cx, from)?.as_slice().to_vec();
    let to = view::argument(cx, to)?.as_slice().to_vec();
    if from.len() != to.len() {
        return cx.value_error("maketrans arguments must have same length");
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter().zip(to).for_each(|(&from, to)| table[from as usize] = to);
    Ok(cx.new_bytes(&table)?.value())
}

/// `copy`.
pub(super) fn copy(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let own = copied(cx, this, arguments)?;
    alike(cx, arguments, &own)
}

/// The shared methods.
pub(super) const METHODS: &[Method] = &[
    Method::new("capitalize", letters::capitalize),
    Method::new("center", center),
    Method::new("count", count),
    Method::new("decode", decode),
    Method::new("endswith", ends_with),
    Method::new("expandtabs", expand_tabs),
    Method::new("find", find),
    Method::new("hex", hex),
    Method::new("index", index),
    Method::new("isalnum", letters::is_alnum),
    Method::new("isalpha", letters::is_alpha),
    Method::new("isascii", letters::is_ascii),
    Method::new("isdigit", letters::is_digit),
    Method::new("islower", letters::is_lower),
    Method::new("isspace", letters::is_white),
    Method::new("istitle", letters::is_title),
    Method::new("isupper", letters::is_upper),
    Method::new("join", join),
    Method::new("ljust", ljust),
    Method::new("lower", letters::lower),
    Method::new("lstrip", lstrip),
    Method::new("partition", splitting::partition),
    Method::new("removeprefix", remove_prefix),
    Method::new("removesuffix", remove_suffix),
    Method::new("replace", replace),
    Method::new("rfind", rfind),
    Method::new("rindex", rindex),
    Method::new("rjust", rjust),
    Method::new("rpartition", splitting::rpartition),
    Method::new("rsplit", splitting::rsplit),
    Method::new("rstrip", rstrip),
    Method::new("split", splitting::split),
    Method::new("splitlines", splitting::split_lines),
    Method::new("startswith", starts_with),
    Method::new("strip", strip),
    Method::new("swapcase", letters::swap_case),
    Method::new("title", letters::title),
    Method::new("translate", translate),
    Method::new("upper", letters::upper),
    Method::new("zfill", zfill),
];
/// The shared static methods.
pub(super) const STATIC_METHODS: &[Method] = &[Method::new("maketrans", make_trans)];
/// The shared class methods.
pub(super) const CLASS_METHODS: &[Method] = &[Method::new("fromhex", from_hex)];
