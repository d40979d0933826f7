//! Reading elements and slices of builtin sequences.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::number;
use runtime::object::bytes::Bytes;
use runtime::object::range::Range;
use runtime::object::slice::Slice;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::index::{place, resolve, resolve_large, to_index, to_int};
use super::slices;
use crate::operators::containment::builtin_length;
use crate::state::type_name;

/// What a key of a sequence means.
enum Key {
    Place(i64),
    Slice(Gc<Slice>),
}

/// What a key means; a TypeError in the words of the sequence otherwise.
fn key_of(cx: &mut Context, key: Value, message: fn(&str) -> String) -> Result<Key> {
    if let Some(slice) = key.cast::<Slice>() {
        return Ok(Key::Slice(slice));
    }
    match to_index(cx, key)? {
        Some(index) => Ok(Key::Place(index)),
        None => {
            let given = type_name(cx, key);
            cx.type_error(message(&given))
        }
    }
}

#[cold]
fn out_of_range<T>(cx: &mut Context, message: &str) -> Result<T> {
    cx.raise(ErrorKind::Index, message)
}

pub(super) fn get_of_list(cx: &mut Context, object: Value, key: Value) -> Result {
    let key = key_of(cx, key, |given| format!("list indices must be integers or slices, not {given}"))?;
    let index = match key {
        Key::Place(index) => index,
        Key::Slice(slice) => return slices::of_list(cx, object, &slice.parts()),
    };
    let length = builtin_length(cx, object).and_then(Value::as_fixnum).expect("the layout says so");
    let found = match place(index, length as usize) {
        Some(index) => cx.list_element(object, index)?,
        None => None,
    };
    match found {
        Some(element) => Ok(element),
        None => out_of_range(cx, "list index out of range"),
    }
}

pub(super) fn get_of_tuple(cx: &mut Context, object: Value, key: Value) -> Result {
    let tuple: Gc<Tuple> = cx.cast(object).expect("the layout says so");
    match key_of(cx, key, |given| format!("tuple indices must be integers or slices, not {given}"))? {
        Key::Place(index) => match place(index, tuple.len()) {
            Some(index) => Ok(tuple.get(index)),
            None => out_of_range(cx, "tuple index out of range"),
        },
        Key::Slice(slice) => slices::of_tuple(cx, tuple, &slice.parts()),
    }
}

pub(super) fn get_of_string(cx: &mut Context, object: Value, key: Value) -> Result {
    let text: Gc<Str> = cx.cast(object).expect("the layout says so");
    match key_of(cx, key, |given| format!("string indices must be integers, not '{given}'"))? {
        Key::Place(index) => match place(index, text.len()) {
            Some(index) => {
                let code_point = text.code_point(index);
                Ok(cx.char_string(code_point)?.value())
            }
            None => out_of_range(cx, "string index out of range"),
        },
        Key::Slice(slice) => slices::of_string(cx, text, &slice.parts()),
    }
}

pub(super) fn get_of_bytes(cx: &mut Context, object: Value, key: Value) -> Result {
    let bytes: Gc<Bytes> = cx.cast(object).expect("the layout says so");
    match key_of(cx, key, |given| format!("byte indices must be integers or slices, not {given}"))? {
        Key::Place(index) => match place(index, bytes.len()) {
            Some(index) => Ok(Value::small(i64::from(bytes.as_slice()[index]))),
            None => out_of_range(cx, "index out of range"),
        },
        Key::Slice(slice) => slices::of_bytes(cx, bytes, &slice.parts()),
    }
}

/// `start + index * step`, of any size.
fn progression(cx: &mut Context, range: Gc<Range>, index: Value) -> Result {
    let distance = integer(cx, BinaryOp::Mul, index, range.step.get())?;
    integer(cx, BinaryOp::Add, range.start.get(), distance)
}

fn integer(cx: &mut Context, op: BinaryOp, a: Value, b: Value) -> Result {
    Ok(number::binary(cx, op, a, b)?.unwrap_or(Value::ZERO))
}

/// An element of a range that has more than fixnums count.
fn get_of_large_range(cx: &mut Context, range: Gc<Range>, key: Value) -> Result {
    if let Some(slice) = key.cast::<Slice>() {
        return slice_of_large_range(cx, range, slice.parts());
    }
    let Some(mut index) = to_int(cx, key)? else {
        let given = type_name(cx, key);
        return cx.type_error(format!("range indices must be integers or slices, not {given}"));
    };
    let length = range.length.get();
    if number::compare(index, Value::ZERO) == Some(Ordering::Less) {
        index = integer(cx, BinaryOp::Add, index, length)?;
    }
    let is_inside = number::compare(index, Value::ZERO) != Some(Ordering::Less)
        && number::compare(index, length) == Some(Ordering::Less);
    if is_inside {
        progression(cx, range, index)
    } else {
        out_of_range(cx, "range object index out of range")
    }
}

fn slice_of_large_range(cx: &mut Context, range: Gc<Range>, parts: [Value; 3]) -> Result {
    let [start, stop, step] = resolve_large(cx, parts, range.length.get())?;
    let (start, stop) = (progression(cx, range, start)?, progression(cx, range, stop)?);
    let step = integer(cx, BinaryOp::Mul, range.step.get(), step)?;
    crate::builtins::range::make_range(cx, start, stop, step)
}

pub(super) fn get_of_range(cx: &mut Context, object: Value, key: Value) -> Result {
    let range: Gc<Range> = cx.cast(object).expect("the layout says so");
    let Some(length) = range.length.get().as_fixnum() else { return get_of_large_range(cx, range, key) };
    match key_of(cx, key, |given| format!("range indices must be integers or slices, not {given}"))? {
        Key::Place(index) => match place(index, length as usize) {
            Some(index) => progression(cx, range, Value::length(index)),
            None => out_of_range(cx, "range object index out of range"),
        },
        Key::Slice(slice) => {
            let part = resolve(cx, slice.parts(), length as usize)?;
            let start = progression(cx, range, Value::small(part.start))?;
            let stop = progression(cx, range, Value::small(part.stop))?;
            let step = integer(cx, BinaryOp::Mul, range.step.get(), Value::small(part.step))?;
            match (start.as_fixnum(), stop.as_fixnum(), step.as_fixnum()) {
                (Some(start), Some(stop), Some(step)) => Ok(cx.new_range(start, stop, step)?.value()),
                _ => slice_of_large_range(cx, range, slice.parts()),
            }
        }
    }
}
