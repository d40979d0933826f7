//! Methods of `bytes` and `bytearray` that take them apart.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};

use super::letters::is_space;
use super::methods::{alike, find_in, find_last_in, own};
use super::view;
use crate::builtins::convert;
use crate::define::{after_receiver, exactly, parse_arguments};

fn list_alike<'a>(
    cx: &mut Context,
    arguments: Arguments<'_>,
    parts: impl Iterator<Item = &'a [u8]>,
) -> Result {
    let list = cx.new_list(&[])?;
    for (index, part) in parts.enumerate() {
        cx.note_step(index)?;
        let part = alike(cx, arguments, part)?;
        list.push(cx, part)?;
    }
    Ok(list.value())
}

/// The separator, if there is one, and the number of cuts.
fn split_arguments(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<(Vec<u8>, Option<Vec<u8>>, usize)> {
    let own = own(cx, this, arguments)?;
    let own = cx.concat_in_pieces(&[own.as_slice()])?;
    let name = this.name().to_cow().into_owned();
    let [separator, limit] =
        parse_arguments(cx, &name, after_receiver(arguments), ["sep", "maxsplit"], 0, 2)?;
    let limit = if limit.is_unbound() { -1 } else { convert::to_clamped(cx, limit)? };
    let limit = if limit < 0 { usize::MAX } else { limit as usize };
    if separator.is_unbound() || separator.is_none() {
        return Ok((own, None, limit));
    }
    let separator = view::argument(cx, separator)?.as_slice().to_vec();
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    Ok((own, Some(separator), limit))
}

pub(super) fn split(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (own, separator, limit) = split_arguments(cx, this, arguments)?;
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut rest = &own[..];
    match separator {
        Some(separator) => {
            while parts.len() < limit
                && let Some(at) = find_in(rest, &separator)
            {
                cx.note_step(parts.len())?;
                parts.push(&rest[..at]);
                rest = &rest[at + separator.len()..];
            }
            parts.push(rest);
        }
        None => {
            while let Some(start) = rest.iter().position(|byte| !is_space(byte)) {
                cx.note_step(parts.len())?;
                rest = &rest[start..];
                let end = rest.iter().position(is_space).unwrap_or(rest.len());
                if parts.len() == limit {
                    parts.push(rest);
                    break;
                }
                parts.push(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    list_alike(cx, arguments, parts.into_iter())
}

pub(super) fn rsplit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (own, separator, limit) = split_arguments(cx, this, arguments)?;
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut rest = &own[..];
    match separator {
        Some(separator) => {
            while parts.len() < limit
                && let Some(at) = find_last_in(rest, &separator)
            {
                cx.note_step(parts.len())?;
                parts.push(&rest[at + separator.len()..]);
                rest = &rest[..at];
            }
            parts.push(rest);
        }
        None => {
            while let Some(last) = rest.iter().rposition(|byte| !is_space(byte)) {
                rest = &rest[..last + 1];
                let start = rest.iter().rposition(is_space).map_or(0, |space| space + 1);
                if parts.len() == limit {
                    parts.push(rest);
                    break;
                }
                parts.push(&rest[start..]);
                rest = &rest[..start];
            }
        }
    }
    list_alike(cx, arguments, parts.into_iter().rev())
}

pub(super) fn split_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let own = own(cx, this, arguments)?;
    let own = cx.concat_in_pieces(&[own.as_slice()])?;
    let [keep] = parse_arguments(cx, "splitlines", after_receiver(arguments), ["keepends"], 0, 1)?;
    let keep = !keep.is_unbound() && convert::is_true(cx, keep)?;
    let mut lines: Vec<&[u8]> = Vec::new();
    let mut rest = &own[..];
    while !rest.is_empty() {
        cx.note_step(lines.len())?;
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let width = match &rest[end..] {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
        lines.push(&rest[..if keep { end + width } else { end }]);
        rest = &rest[end + width..];
    }
    list_alike(cx, arguments, lines.into_iter())
}

fn three(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    locate: fn(&[u8], &[u8]) -> Option<usize>,
    is_last: bool,
) -> Result {
    let [_, separator] = exactly(cx, this, arguments)?;
    let own = own(cx, this, arguments)?;
    let own = cx.concat_in_pieces(&[own.as_slice()])?;
    let separator = view::argument(cx, separator)?.as_slice().to_vec();
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    let parts: [&[u8]; 3] = match locate(&own, &separator) {
        Some(at) => [&own[..at], &separator, &own[at + separator.len()..]],
        None if is_last => [&[], &[], &own],
        None => [&own, &[], &[]],
    };
    let mut values = RootVec::new(&cx.heap);
    for part in parts {
        let value = alike(cx, arguments, part)?;
        values.push(value.0);
    }
    Ok(cx.new_tuple_from(&values)?.value())
}

pub(super) fn partition(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    three(cx, this, arguments, find_in, false)
}

pub(super) fn rpartition(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    three(cx, this, arguments, find_last_in, true)
}
