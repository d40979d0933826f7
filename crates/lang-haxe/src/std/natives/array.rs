//! Arrays and vectors: what needs no function of the program's.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use crate::language::iterators;
use crate::language::{arrays, operators, text};

/// The array that a method is called on.
fn this(cx: &mut Context, arguments: &[Value]) -> Result {
    arrays::check_array(cx, arguments[0])
}

fn join(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let separator = arguments[1].cast::<Str>();
    let mut out = StringBuilder::new();
    let mut index = 0;
    // An element's `toString` may change the array.
    while index < arrays::length(array) {
        if let (Some(separator), true) = (separator, index > 0) {
            out.push_string(separator);
        }
        let element = arrays::get(cx, array, index as i64)?;
        text::append(cx, &mut out, element, 0)?;
        index += 1;
    }
    Ok(out.finish(cx)?.value())
}

fn to_string(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    Ok(text::to_string(cx, array)?.value())
}

/// A place in an array, from its end where negative, within its length.
fn place(value: Value, length: usize, default: usize) -> usize {
    match value.as_fixnum() {
        None => default,
        Some(at) if at < 0 => (length as i64 + at).max(0) as usize,
        Some(at) => (at as usize).min(length),
    }
}

fn concat(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let other = this(cx, &arguments[1..])?;
    let result = arrays::slice(cx, array, 0, arrays::length(array))?;
    arrays::reserve(cx, result, arrays::length(array) + arrays::length(other))?;
    if arrays::kind_of(array) == arrays::kind_of(other) {
        arrays::append(cx, result, other);
        return Ok(result);
    }
    for index in 0..arrays::length(other) {
        let element = arrays::load(cx, other, index)?;
        arrays::push(cx, result, element)?;
    }
    Ok(result)
}

fn push(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::length(arrays::push(cx, arguments[0], arguments[1])?))
}

fn pop(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array);
    if length == 0 {
        return Ok(Value::NONE);
    }
    let last = arrays::load(cx, array, length - 1)?;
    arrays::resize(cx, array, length - 1)?;
    Ok(last)
}

fn shift(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array);
    if length == 0 {
        return Ok(Value::NONE);
    }
    let first = arrays::load(cx, array, 0)?;
    take_out(cx, array, 0, 1)?;
    Ok(first)
}

/// Removes elements from the middle.
fn take_out(cx: &mut Context, array: Value, start: usize, count: usize) -> Result<()> {
    let length = arrays::length(array);
    arrays::move_within(cx, array, start, start + count, length - start - count);
    arrays::resize(cx, array, length - count)
}

fn insert_at(cx: &mut Context, array: Value, at: usize, value: Value) -> Result {
    let length = arrays::length(array);
    arrays::push(cx, array, value)?;
    arrays::move_within(cx, array, at + 1, at, length - at);
    arrays::store(cx, array, at, value)?;
    Ok(Value::NONE)
}

fn unshift(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    insert_at(cx, array, 0, arguments[1])
}

fn insert(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let at = place(arguments[1], arrays::length(array), 0);
    insert_at(cx, array, at, arguments[2])
}

fn reverse(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array);
    for index in 0..length / 2 {
        arrays::swap(cx, array, index, length - 1 - index);
    }
    Ok(Value::NONE)
}

fn slice(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array);
    let start = place(arguments[1], length, 0);
    let end = place(arguments[2], length, length);
    arrays::slice(cx, array, start, end.max(start))
}

fn splice(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array);
    let start = place(arguments[1], length, 0);
    let count = (arguments[2].as_fixnum().unwrap_or(0).max(0) as usize).min(length - start);
    let taken = arrays::slice(cx, array, start, start + count)?;
    take_out(cx, array, start, count)?;
    Ok(taken)
}

/// The first place from `start` on that holds an equal value.
fn find(cx: &mut Context, array: Value, value: Value, start: usize) -> Result<Option<usize>> {
    if let (Element::I32, Some(wanted)) = (arrays::kind_of(array), value.as_fixnum()) {
        return Ok(arrays::find_int(array, wanted, start));
    }
    for index in start..arrays::length(array) {
        let element = arrays::load(cx, array, index)?;
        if operators::equals(element, value) {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn remove(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let found = find(cx, array, arguments[1], 0)?;
    if let Some(index) = found {
        take_out(cx, array, index, 1)?;
    }
    Ok(Value::bool(found.is_some()))
}

fn contains(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    Ok(Value::bool(find(cx, array, arguments[1], 0)?.is_some()))
}

fn index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let start = place(arguments[2], arrays::length(array), 0);
    Ok(find(cx, array, arguments[1], start)?.map_or(Value::small(-1), Value::length))
}

fn last_index_of(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array) as i64;
    let mut index = match arguments[2].as_fixnum() {
        None => length - 1,
        Some(at) if at < 0 => length + at,
        Some(at) => at.min(length - 1),
    };
    while index >= 0 {
        let element = arrays::load(cx, array, index as usize)?;
        if operators::equals(element, arguments[1]) {
            break;
        }
        index -= 1;
    }
    Ok(Value::small(index.max(-1)))
}

fn copy(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    arrays::slice(cx, array, 0, arrays::length(array))
}

fn resize(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arguments[1].as_fixnum().unwrap_or(0).max(0) as usize;
    arrays::resize(cx, array, length)?;
    Ok(Value::NONE)
}

fn length(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    Ok(Value::length(arrays::length(array)))
}

fn vector_get(cx: &mut Context, arguments: &[Value]) -> Result {
    arrays::get(cx, arguments[0], arguments[1].as_fixnum().unwrap_or(-1))
}

fn vector_set(cx: &mut Context, arguments: &[Value]) -> Result {
    arrays::set(cx, arguments[0], arguments[1].as_fixnum().unwrap_or(-1), arguments[2])?;
    Ok(arguments[2])
}

fn fill(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    for index in 0..arrays::length(array) {
        arrays::store(cx, array, index, arguments[1])?;
    }
    Ok(Value::NONE)
}

/// `blit(source, from, target, to, count)`, also within one vector.
fn blit(cx: &mut Context, arguments: &[Value]) -> Result {
    let source = this(cx, arguments)?;
    let target = this(cx, &arguments[2..])?;
    let int = |value: Value| value.as_fixnum().and_then(|int| usize::try_from(int).ok());
    let (from, to, count) = (int(arguments[1]), int(arguments[3]), int(arguments[4]));
    let (Some(from), Some(to), Some(count)) = (from, to, count) else {
        return cx.value_error("Index out of bounds");
    };
    if from + count > arrays::length(source) || to + count > arrays::length(target) {
        return cx.value_error("Index out of bounds");
    }
    if source == target {
        arrays::move_within(cx, target, to, from, count);
        return Ok(Value::NONE);
    }
    arrays::copy_in(cx, target, to, source, from, count)?;
    Ok(Value::NONE)
}

/// The results of a function, as words whatever they are.
fn vector_map(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let result = arrays::new_array(cx, Element::Word, arrays::length(array))?;
    for index in 0..arrays::length(array) {
        let element = arrays::load(cx, array, index)?;
        let mapped = cx.call(arguments[1], &[element])?;
        arrays::set(cx, result, index as i64, mapped)?;
    }
    Ok(result)
}

/// Sorts and keeps the order of equal elements: runs of doubling width are merged.
fn vector_sort(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = this(cx, arguments)?;
    let length = arrays::length(array);
    let mut from = arrays::slice(cx, array, 0, length)?;
    let mut to = arrays::slice(cx, array, 0, length)?;
    let mut width = 1;
    while width < length {
        for start in (0..length).step_by(2 * width) {
            let (middle, end) = ((start + width).min(length), (start + 2 * width).min(length));
            let (mut left, mut right) = (start, middle);
            for place in start..end {
                let take_left = left < middle
                    && (right >= end || {
                        let a = arrays::load(cx, from, left)?;
                        let b = arrays::load(cx, from, right)?;
                        cx.call(arguments[1], &[a, b])?.as_fixnum().unwrap_or(0) <= 0
                    });
                let taken = if take_left { &mut left } else { &mut right };
                let element = arrays::load(cx, from, *taken)?;
                *taken += 1;
                arrays::store(cx, to, place, element)?;
            }
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    for index in 0..length.min(arrays::length(array)) {
        let element = arrays::load(cx, from, index)?;
        arrays::store(cx, array, index, element)?;
    }
    Ok(Value::NONE)
}

/// For code that does not know that it is an array.
fn iterator(cx: &mut Context, arguments: &[Value]) -> Result {
    iterators::new_iterator(cx, arguments[0], None)
}

/// As `iterator`, with indices as keys.
fn key_value_iterator(cx: &mut Context, arguments: &[Value]) -> Result {
    iterators::new_iterator(cx, arguments[0], Some(Value::TRUE))
}

/// Functions of this file.
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
    ("Array.length", length),
    ("Array.pop", pop),
    ("Array.push", push),
    ("Array.remove", remove),
    ("Array.resize", resize),
    ("Array.reverse", reverse),
    ("Array.shift", shift),
    ("Array.slice", slice),
    ("Array.splice", splice),
    ("Array.toString", to_string),
    ("Array.unshift", unshift),
    ("haxe.Rest.append", rest_append),
    ("haxe.Rest.get_length", length),
    ("haxe.Rest.of", copy),
    ("haxe.Rest.prepend", rest_prepend),
    ("haxe.Rest.toArray", copy),
    ("haxe.Rest.toString", to_string),
    ("haxe.ds.Vector.blit", blit),
    ("haxe.ds.Vector.copy", copy),
    ("haxe.ds.Vector.fill", fill),
    ("haxe.ds.Vector.fromArrayCopy", copy),
    ("haxe.ds.Vector.get", vector_get),
    ("haxe.ds.Vector.get_length", length),
    ("haxe.ds.Vector.join", join),
    ("haxe.ds.Vector.map", vector_map),
    ("haxe.ds.Vector.set", vector_set),
    ("haxe.ds.Vector.sort", vector_sort),
    ("haxe.ds.Vector.toArray", copy),
];

fn rest_append(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = copy(cx, arguments)?;
    arrays::push(cx, array, arguments[1])?;
    Ok(array)
}

fn rest_prepend(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = copy(cx, arguments)?;
    unshift(cx, &[array, arguments[1]])?;
    Ok(array)
}
