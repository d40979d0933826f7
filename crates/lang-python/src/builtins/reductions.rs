//! How the iterators of Rust are taken apart for copies and pickles: the class, what it is called with, and what
//! `__setstate__` is told, as in CPython.
//!
//! A copy goes on with the same sources as its original. So what was stepped by index gets an iterator first, which both have.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::convert;
use super::iterators::{many, one, sources};
use super::source::note_step;
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Members, Method, exactly, own_receiver, set_number, set_word, word};
use crate::state::{class_of, told_name};

/// What `__reduce__` gives: an iterator is made by calling its class so, and told the state if there is one.
pub(crate) fn reduced(cx: &mut Context, iterator: Value, given: &[Value], state: Option<Value>) -> Result {
    let class = class_of(cx, iterator).value();
    let given = cx.new_tuple(given)?.value();
    let parts = [class, given, state.unwrap_or(Value::NONE)];
    Ok(cx.new_tuple(&parts[..2 + usize::from(state.is_some())])?.value())
}

/// An iterator over a container, at this position.
pub(crate) fn iterator_at(cx: &mut Context, container: Value, position: Value) -> Result {
    let container = if container.is_none() { cx.new_tuple(&[])?.value() } else { container };
    let iterator = crate::iteration::iterate(cx, container)?;
    for step in 0..position.as_fixnum().unwrap_or(0) {
        if crate::iteration::next(cx, iterator)? == Value::STOP {
            break;
        }
        note_step(cx, step as usize)?;
    }
    Ok(iterator)
}

/// The iterator that the source in these words of an iterator is from now on; one that has ended is at the end of nothing.
pub(crate) fn shared(cx: &mut Context, iterator: Value, object: usize) -> Result {
    let (source, position) = (word(iterator, object), word(iterator, object + 1));
    if position.is_none() && !source.is_none() {
        return Ok(source);
    }
    let made = iterator_at(cx, source, position)?;
    if !source.is_none() {
        set_word(cx, iterator, object, made);
        set_word(cx, iterator, object + 1, Value::NONE);
    }
    Ok(made)
}

/// As [`shared`], of all sources of `zip` and of `map`; the function is the first of what is given.
fn all_shared(cx: &mut Context, iterator: Value, function: Option<Value>, state: Option<Value>) -> Result {
    let sources = sources(iterator);
    let list = cx.new_list(function.as_slice())?;
    for index in 0..sources.len() / 2 {
        let (mut source, position) = (sources.get(2 * index), sources.get(2 * index + 1));
        if !position.is_none() {
            source = iterator_at(cx, source, position)?;
            sources.set(cx, 2 * index, source);
            sources.set(cx, 2 * index + 1, Value::NONE);
        }
        list.push(cx, source)?;
    }
    reduced(cx, iterator, list.as_slice(), state)
}

fn reduced_enumerate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let source = shared(cx, iterator, one::OBJECT)?;
    reduced(cx, iterator, &[source, word(iterator, one::EXTRA)], None)
}

fn reduced_filter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let source = shared(cx, iterator, one::OBJECT)?;
    reduced(cx, iterator, &[word(iterator, one::EXTRA), source], None)
}

fn reduced_map(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    if word(iterator, many::MARKER) == Value::FALSE {
        return all_shared(cx, iterator, Some(word(iterator, many::EXTRA)), None);
    }
    reduced_filter(cx, this, arguments)
}

fn reduced_zip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let is_strict = word(iterator, many::EXTRA) == Value::TRUE;
    all_shared(cx, iterator, None, is_strict.then_some(Value::TRUE))
}

/// `zip.__setstate__(is_strict)`.
fn set_strict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let is_strict = convert::is_true(cx, state)?;
    set_word(cx, iterator, many::EXTRA, Value::bool(is_strict));
    Ok(Value::NONE)
}

fn reduced_reversed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    reduced(cx, iterator, &[word(iterator, one::OBJECT)], Some(word(iterator, one::POSITION)))
}

/// `reversed.__setstate__(index)`.
fn set_index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let length = super::functions::length_of(cx, word(iterator, one::OBJECT))? as i64;
    let index = convert::to_size(cx, state)?.min(length - 1).max(-1);
    set_number(iterator, one::POSITION, Value::small(index));
    Ok(Value::NONE)
}

/// `__reduce__` of what cannot be taken apart.
pub(crate) fn refused(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let class = class_of(cx, iterator);
    let name = told_name(cx, class);
    cx.type_error(format!("cannot pickle '{name}' object"))
}

/// The parts of a state that is a tuple of so many.
pub(crate) fn parts_of_state<'a>(cx: &mut Context, state: Value, counts: &[usize]) -> Result<&'a [Value]> {
    match state.cast::<Tuple>() {
        Some(parts) if counts.contains(&parts.len()) => Ok(parts.as_slice()),
        Some(_) => cx.value_error("invalid arguments"),
        None => cx.type_error("state is not a tuple"),
    }
}

/// Defines how the builtin iterators are taken apart.
pub(super) fn define(types: &mut Declarations) {
    const OF_ENUMERATE: &[Method] = &[Method::new("__reduce__", reduced_enumerate)];
    const OF_FILTER: &[Method] = &[Method::new("__reduce__", reduced_filter)];
    const OF_MAP: &[Method] = &[Method::new("__reduce__", reduced_map)];
    const OF_ZIP: &[Method] =
        &[Method::new("__reduce__", reduced_zip), Method::new("__setstate__", set_strict)];
    const OF_REVERSED: &[Method] =
        &[Method::new("__reduce__", reduced_reversed), Method::new("__setstate__", set_index)];
    let all = [
        (BuiltinType::Enumerate, OF_ENUMERATE),
        (BuiltinType::Filter, OF_FILTER),
        (BuiltinType::Map, OF_MAP),
        (BuiltinType::Zip, OF_ZIP),
        (BuiltinType::Reversed, OF_REVERSED),
    ];
    for (ty, methods) in all {
        types.add(ty, &Members { methods, ..Members::EMPTY });
    }
}
