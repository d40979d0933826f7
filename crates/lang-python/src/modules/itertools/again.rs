//! `repeat`, `cycle` and the iterators of `tee`: what yields the same values more than once.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::array::Array;
use runtime::object::list::List;
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::builtins::iterators::{new_stepped, step_source};
use crate::builtins::reductions::{iterator_at, parts_of_state, reduced, refused, shared};
use crate::builtins::source::Source;
use crate::define::{
    Declarations, Members, Method, after_receiver, exactly, own_receiver, parse_arguments, set_number,
    set_word, word,
};
use crate::exceptions::raise;
use crate::state::{class_of, type_class};
use crate::text;

/// Words of `repeat`: the value; how often it is still yielded, None without end.
mod repeat {
    pub const VALUE: usize = 0;
    pub const LEFT: usize = 1;
}

/// Words of `cycle`: the source, None when it has ended; the list of what it gave; the index of what comes next in that;
/// whether that has all already, and the source gives nothing new.
mod cycle {
    pub const OBJECT: usize = 0;
    pub const SAVED: usize = 2;
    pub const INDEX: usize = 3;
    pub const HAS_ALL: usize = 4;
}

/// Words of the iterators of `tee`: the iterator beneath all; the chunk that this one reads, and the index in it.
///
/// Who comes first fills the chunks. A chunk is an array of how many values are in it, of the values, of the chunk behind, and
/// of whether the iterator beneath is being asked: what is in the chunk may be read meanwhile.
mod tee {
    pub const ITERATOR: usize = 0;
    pub const CHUNK: usize = 1;
    pub const INDEX: usize = 2;
    /// Values of a chunk: as many are kept or given up at once.
    pub const LENGTH: usize = 57;
    pub const COUNT: usize = 0;
    pub const BEHIND: usize = LENGTH + 1;
    pub const IS_BUSY: usize = LENGTH + 2;
}

pub(crate) fn repeat_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, times] = parse_arguments(cx, "repeat", after_receiver(arguments), ["object", "times"], 1, 2)?;
    let left = match times.is_unbound() {
        true => Value::NONE,
        false => Value::small(convert::to_size(cx, times)?.clamp(0, abi::value::FIXNUM_MAX)),
    };
    new_stepped(cx, arguments, &[value, left])
}

pub(crate) fn next_repeated(_cx: &mut Context, iterator: Value) -> Result {
    match word(iterator, repeat::LEFT).as_fixnum() {
        Some(0) => return Ok(Value::STOP),
        Some(left) => set_number(iterator, repeat::LEFT, Value::small(left - 1)),
        None => {}
    }
    Ok(word(iterator, repeat::VALUE))
}

fn repeats_left(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let left = word(iterator, repeat::LEFT);
    if left.is_none() { cx.type_error("len() of unsized object") } else { Ok(left) }
}

fn repeat_text(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let value = text::repr_text(cx, word(iterator, repeat::VALUE))?;
    let shown = match word(iterator, repeat::LEFT).as_fixnum() {
        Some(left) => format!("repeat({value}, {left})"),
        None => format!("repeat({value})"),
    };
    Ok(cx.new_string(&shown)?.value())
}

fn reduced_repeat(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let words = [word(iterator, repeat::VALUE), word(iterator, repeat::LEFT)];
    reduced(cx, iterator, if words[1].is_none() { &words[..1] } else { &words }, None)
}

/// The iterable that is the one argument of a constructor.
fn one_iterable(cx: &mut Context, name: &str, arguments: Arguments<'_>) -> Result {
    if !arguments.keywords.is_empty() {
        return cx.type_error(format!("{name}() takes no keyword arguments"));
    }
    match *after_receiver(arguments).values {
        [iterable] => Ok(iterable),
        ref given => cx.type_error(format!("{name} expected 1 argument, got {}", given.len())),
    }
}

pub(crate) fn cycle_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterable = one_iterable(cx, "cycle", arguments)?;
    let source = Source::new(cx, iterable)?;
    let saved = cx.new_list_with_capacity(0)?;
    new_stepped(cx, arguments, &[source.object, source.position, saved.value(), Value::ZERO, Value::FALSE])
}

pub(crate) fn next_of_cycle(cx: &mut Context, iterator: Value) -> Result {
    let saved: Gc<List> = word(iterator, cycle::SAVED).cast().expect("made with a list");
    if !word(iterator, cycle::OBJECT).is_none() {
        let value = step_source(cx, iterator)?;
        if value != Value::STOP {
            if word(iterator, cycle::HAS_ALL) != Value::TRUE {
                saved.push(cx, value)?;
            }
            return Ok(value);
        }
        set_word(cx, iterator, cycle::OBJECT, Value::NONE);
    }
    if saved.len() == 0 {
        return Ok(Value::STOP);
    }
    // A program may have the list by way of the state, and shorten it.
    let index = (word(iterator, cycle::INDEX).fixnum_unchecked() as usize).min(saved.len() - 1);
    let next = if index + 1 == saved.len() { 0 } else { index + 1 };
    set_number(iterator, cycle::INDEX, Value::length(next));
    Ok(saved.get(index))
}

fn reduced_cycle(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let saved = word(iterator, cycle::SAVED);
    let (source, has_all) = match word(iterator, cycle::OBJECT).is_none() {
        true => (iterator_at(cx, saved, word(iterator, cycle::INDEX))?, Value::TRUE),
        false => (shared(cx, iterator, cycle::OBJECT)?, word(iterator, cycle::HAS_ALL)),
    };
    let state = cx.new_tuple(&[saved, has_all])?.value();
    reduced(cx, iterator, &[source], Some(state))
}

/// `cycle.__setstate__((saved, has_all))`.
fn set_saved(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let parts = parts_of_state(cx, state, &[2])?;
    let Some(saved) = parts[0].cast::<List>() else { return cx.type_error("what was saved is in a list") };
    let has_all = convert::is_true(cx, parts[1])?;
    set_word(cx, iterator, cycle::SAVED, saved.value());
    set_word(cx, iterator, cycle::HAS_ALL, Value::bool(has_all));
    set_number(iterator, cycle::INDEX, Value::ZERO);
    Ok(Value::NONE)
}

fn new_chunk(cx: &mut Context) -> Result<Gc<Array>> {
    let chunk = cx.new_array(tee::LENGTH + 3)?;
    chunk.set(cx, tee::COUNT, Value::ZERO);
    chunk.set(cx, tee::BEHIND, Value::NONE);
    chunk.set(cx, tee::IS_BUSY, Value::FALSE);
    Ok(chunk)
}

pub(crate) fn tee_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterable = one_iterable(cx, "_tee", arguments)?;
    if class_of(cx, iterable) == type_class(cx, BuiltinType::Tee) {
        return copied(cx, arguments, iterable);
    }
    let iterator = crate::iteration::iterate(cx, iterable)?;
    let chunk = new_chunk(cx)?;
    new_stepped(cx, arguments, &[iterator, chunk.value(), Value::ZERO])
}

/// An iterator of the class that is given first, at the place where another one is.
fn copied(cx: &mut Context, arguments: Arguments<'_>, other: Value) -> Result {
    new_stepped(
        cx,
        arguments,
        &[word(other, tee::ITERATOR), word(other, tee::CHUNK), word(other, tee::INDEX)],
    )
}

fn copy_of_tee(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let class = type_class(cx, BuiltinType::Tee).value();
    copied(cx, Arguments { values: &[class], keywords: &[] }, iterator)
}

pub(crate) fn next_of_tee(cx: &mut Context, iterator: Value) -> Result {
    let mut chunk: Gc<Array> = word(iterator, tee::CHUNK).cast().expect("made with an array");
    let mut index = word(iterator, tee::INDEX).fixnum_unchecked() as usize;
    if index == tee::LENGTH {
        chunk = match chunk.get(tee::BEHIND).cast() {
            Some(behind) => behind,
            None => {
                let behind = new_chunk(cx)?;
                chunk.set(cx, tee::BEHIND, behind.value());
                behind
            }
        };
        index = 0;
        set_word(cx, iterator, tee::CHUNK, chunk.value());
        set_number(iterator, tee::INDEX, Value::ZERO);
    }
    let count = chunk.get(tee::COUNT).fixnum_unchecked() as usize;
    let value = if index < count { chunk.get(1 + index) } else { read_ahead(cx, iterator, chunk)? };
    if value != Value::STOP {
        set_number(iterator, tee::INDEX, Value::length(index + 1));
    }
    Ok(value)
}

/// Asks the iterator beneath for a value more, and keeps it in the chunk.
fn read_ahead(cx: &mut Context, iterator: Value, chunk: Gc<Array>) -> Result {
    if chunk.get(tee::IS_BUSY) == Value::TRUE {
        return raise::raise(cx, BuiltinType::RuntimeError, "cannot re-enter the tee iterator");
    }
    chunk.set(cx, tee::IS_BUSY, Value::TRUE);
    let given = crate::iteration::next(cx, word(iterator, tee::ITERATOR));
    chunk.set(cx, tee::IS_BUSY, Value::FALSE);
    let value = given?;
    if value != Value::STOP {
        let count = chunk.get(tee::COUNT).fixnum_unchecked() as usize;
        chunk.set(cx, tee::COUNT, Value::length(count + 1));
        chunk.set(cx, 1 + count, value);
    }
    Ok(value)
}

/// What the types have besides what all iterators have.
pub(super) fn define(types: &mut Declarations) {
    const OF_REPEAT: &[Method] = &[
        Method::new("__length_hint__", repeats_left),
        Method::new("__repr__", repeat_text),
        Method::new("__reduce__", reduced_repeat),
    ];
    types.add(BuiltinType::Repeat, const { &Members { methods: OF_REPEAT, ..Members::EMPTY } });
    const OF_CYCLE: &[Method] =
        &[Method::new("__reduce__", reduced_cycle), Method::new("__setstate__", set_saved)];
    types.add(BuiltinType::Cycle, const { &Members { methods: OF_CYCLE, ..Members::EMPTY } });
    const OF_TEE: &[Method] = &[Method::new("__copy__", copy_of_tee), Method::new("__reduce__", refused)];
    types.add(BuiltinType::Tee, const { &Members { methods: OF_TEE, ..Members::EMPTY } });
}
