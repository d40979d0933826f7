//! Arrays: what needs no function of the program's. Positions below zero count from the end.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use crate::language::arrays::{
    self, elements, get, length, load, move_within, push, reserve, resize, set, store,
};
use crate::language::{iterators, operators, text};

/// Checks that a method is called on an array.
fn check(cx: &mut Context, arguments: &[Value]) -> Result {
    match elements(cx, arguments[0]) {
        Some(_) => Ok(arguments[0]),
        None => cx.type_error("Null Access"),
    }
}

/// A position between 0 and the length.
fn position(value: Value, length: usize, absent: usize) -> usize {
    match value.as_fixnum() {
        Some(place) if place < 0 => (length as i64 + place).max(0) as usize,
        Some(place) => (place as usize).min(length),
        None => absent,
    }
}

fn join(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let separator = arguments[1].cast::<Str>();
    let mut out = StringBuilder::new();
    let mut index = 0;
    while index < length(array) {
        if let (Some(separator), true) = (separator, index > 0) {
            out.push_string(separator);
        }
        let element = get(cx, array, index as i64)?;
        text::append(cx, &mut out, element, 0)?;
        index += 1;
    }
    Ok(out.finish(cx)?.value())
}

fn to_string(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(text::to_string(cx, arguments[0])?.value())
}

fn push_one(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    Ok(Value::length(push(cx, array, arguments[1])?))
}

fn pop(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let Some(last) = length(array).checked_sub(1) else { return Ok(Value::NONE) };
    let value = get(cx, array, last as i64)?;
    resize(cx, array, last)?;
    Ok(value)
}

fn remove_at(cx: &mut Context, array: Value, index: usize, count: usize) -> Result<()> {
    let end = length(array);
    move_within(cx, array, index, index + count, end - index - count);
    resize(cx, array, end - count)
}

fn shift(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    if length(array) == 0 {
        return Ok(Value::NONE);
    }
    let value = get(cx, array, 0)?;
    remove_at(cx, array, 0, 1)?;
    Ok(value)
}

fn insert_at(cx: &mut Context, array: Value, index: usize, value: Value) -> Result<()> {
    let Some(kind) = elements(cx, array) else { return Ok(()) };
    let end = length(array);
    reserve(cx, array, kind, end + 1)?;
    resize(cx, array, end + 1)?;
    move_within(cx, array, index + 1, index, end - index);
    store(cx, array, kind, index, value)
}

fn unshift(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    insert_at(cx, array, 0, arguments[1])?;
    Ok(Value::NONE)
}

fn insert(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let end = length(array);
    insert_at(cx, array, position(arguments[1], end, end), arguments[2])?;
    Ok(Value::NONE)
}

fn reverse(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let Some(kind) = elements(cx, array) else { return Ok(Value::NONE) };
    let end = length(array);
    for index in 0..end / 2 {
        let (first, last) = (load(cx, array, kind, index)?, load(cx, array, kind, end - 1 - index)?);
        store(cx, array, kind, index, last)?;
        store(cx, array, kind, end - 1 - index, first)?;
    }
    Ok(Value::NONE)
}

fn slice(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let end = length(array);
    arrays::slice(cx, array, position(arguments[1], end, 0), position(arguments[2], end, end))
}

fn copy(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    arrays::slice(cx, array, 0, length(array))
}

fn splice(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let end = length(array);
    let start = position(arguments[1], end, 0);
    let count = arguments[2].as_fixnum().unwrap_or(0).clamp(0, (end - start) as i64) as usize;
    let removed = arrays::slice(cx, array, start, start + count)?;
    remove_at(cx, array, start, count)?;
    Ok(removed)
}

fn concat(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    check(cx, &arguments[1..])?;
    let (left, right) = (elements(cx, array), elements(cx, arguments[1]));
    // What holds numbers alone cannot take the other's elements.
    let result = if left == right {
        arrays::slice(cx, array, 0, length(array))?
    } else {
        arrays::new_array(cx, bytecode::operand::Element::Word, 0)?
    };
    let sources = if left == right { &arguments[1..2] } else { &arguments[..2] };
    for &source in sources {
        for index in 0..length(source) {
            let element = get(cx, source, index as i64)?;
            push(cx, result, element)?;
        }
    }
    Ok(result)
}

fn find(cx: &mut Context, array: Value, value: Value, start: usize) -> Result<Option<usize>> {
    for index in start..length(array) {
        if operators::equals(get(cx, array, index as i64)?, value) {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let start = position(arguments[2], length(array), 0);
    Ok(find(cx, array, arguments[1], start)?.map_or(Value::small(-1), Value::length))
}

fn last_index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let end = length(array);
    let start = match arguments[2].as_fixnum() {
        Some(start) if start < 0 => end as i64 + start,
        Some(start) => start.min(end as i64 - 1),
        None => end as i64 - 1,
    };
    for index in (0..=start).rev() {
        if operators::equals(get(cx, array, index)?, arguments[1]) {
            return Ok(Value::small(index));
        }
    }
    Ok(Value::small(-1))
}

fn contains(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    Ok(Value::bool(find(cx, array, arguments[1], 0)?.is_some()))
}

fn remove(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let Some(index) = find(cx, array, arguments[1], 0)? else { return Ok(Value::FALSE) };
    remove_at(cx, array, index, 1)?;
    Ok(Value::TRUE)
}

fn resize_to(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    let Some(new_length) = arguments[1].as_fixnum().and_then(|length| usize::try_from(length).ok()) else {
        return cx.value_error("Negative array length");
    };
    resize(cx, array, new_length)?;
    Ok(Value::NONE)
}

fn length_of(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::length(length(check(cx, arguments)?)))
}

fn get_one(cx: &mut Context, arguments: &[Value]) -> Result {
    get(cx, arguments[0], arguments[1].as_fixnum().unwrap_or(-1))
}

fn set_one(cx: &mut Context, arguments: &[Value]) -> Result {
    set(cx, arguments[0], arguments[1].as_fixnum().unwrap_or(-1), arguments[2])?;
    Ok(arguments[2])
}

fn iterator(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    iterators::new_iterator(cx, array, None)
}

fn key_value_iterator(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = check(cx, arguments)?;
    iterators::new_iterator(cx, array, Some(Value::TRUE))
}

/// Functions of this file. What `Vector` and `Rest` share with arrays is the same.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("Array.concat", concat),
    ("Array.contains", contains),
    ("Array.copy", copy),
    ("Array.indexOf", index_of),
    ("Array.insert", insert),
    ("Array.iterator", iterator),
    ("Array.join", join),
    ("Array.keyValueIterator", key_value_iterator),
    ("Array.lastIndexOf", last_index_of),
    ("Array.length", length_of),
    ("Array.pop", pop),
    ("Array.push", push_one),
    ("Array.remove", remove),
    ("Array.resize", resize_to),
    ("Array.reverse", reverse),
    ("Array.shift", shift),
    ("Array.slice", slice),
    ("Array.splice", splice),
    ("Array.toString", to_string),
    ("Array.unshift", unshift),
    ("haxe.Rest.get_length", length_of),
    ("haxe.Rest.of", copy),
    ("haxe.Rest.toArray", copy),
    ("haxe.Rest.toString", to_string),
    ("haxe.ds.Vector.copy", copy),
    ("haxe.ds.Vector.fromArrayCopy", copy),
    ("haxe.ds.Vector.get", get_one),
    ("haxe.ds.Vector.get_length", length_of),
    ("haxe.ds.Vector.join", join),
    ("haxe.ds.Vector.set", set_one),
    ("haxe.ds.Vector.toArray", copy),
];
