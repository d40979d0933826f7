//! `islice`, every so-manieth element between two places, and `batched`, tuples of so many at a time.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::builtins::iterators::{new_stepped, one, step_source};
use crate::builtins::reductions::{reduced, refused, shared};
use crate::builtins::source::{Source, note_step};
use crate::define::{
    Declarations, Members, Method, after_receiver, exactly, own_receiver, parse_arguments, set_number,
    set_word, word,
};
use crate::exceptions::raise;

/// Words of `islice` behind those of the source: how many elements were taken from it, the number of the next one that is
/// yielded, the number that ends it, which is less than 0 when none does, and by how much the next number grows.
mod slice {
    pub const TAKEN: usize = 2;
    pub const NEXT: usize = 3;
    pub const STOP: usize = 4;
    pub const STEP: usize = 5;
}

/// The word of `batched` behind those of the source: the length of the tuples.
const LENGTH: usize = 2;

/// Batches of so many elements are collected on the stack.
const SMALL_BATCH: usize = 16;

/// Elements are counted up to here.
const LARGEST: i64 = abi::value::FIXNUM_MAX;

fn number(iterator: Value, index: usize) -> i64 {
    word(iterator, index).fixnum_unchecked()
}

pub(crate) fn islice_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if !arguments.keywords.is_empty() {
        return cx.type_error("islice() takes no keyword arguments");
    }
    let given = after_receiver(arguments).values;
    let (iterable, start, stop, step) = match *given {
        [iterable, stop] => (iterable, Value::NONE, stop, Value::NONE),
        [iterable, start, stop] => (iterable, start, stop, Value::NONE),
        [iterable, start, stop, step] => (iterable, start, stop, step),
        _ => {
            let most = if given.len() < 2 { "least 2" } else { "most 4" };
            let message = format!("islice expected at {most} arguments, got {}", given.len());
            return cx.type_error(message);
        }
    };
    let stop = match bound(cx, stop, -1)? {
        -1 if !stop.is_none() => return wrong_bound(cx, "Stop argument"),
        stop => stop,
    };
    let start = bound(cx, start, 0)?;
    if start < 0 || stop < -1 {
        return wrong_bound(cx, "Indices");
    }
    let step = bound(cx, step, 1)?;
    if step < 1 {
        return cx.value_error("Step for islice() must be a positive integer or None.");
    }
    let source = Source::new(cx, iterable)?;
    let [start, stop, step] = [start, stop, step].map(Value::small);
    new_stepped(cx, arguments, &[source.object, source.position, Value::ZERO, start, stop, step])
}

fn wrong_bound(cx: &mut Context, name: &str) -> Result {
    cx.value_error(format!("{name} for islice() must be None or an integer: 0 <= x <= sys.maxsize."))
}

/// An argument of `islice`, which is `absent` when it is None, and -1 when it is no integer of a machine's word.
fn bound(cx: &mut Context, given: Value, absent: i64) -> Result<i64> {
    if given.is_none() {
        return Ok(absent);
    }
    match convert::to_size(cx, given) {
        Ok(number) => Ok(number.clamp(-2, LARGEST)),
        Err(_) if is_wrong_number(cx) => Ok(-1),
        Err(thrown) => Err(thrown),
    }
}

/// Takes the exception that is pending because something is no number, or one that is too large.
fn is_wrong_number(cx: &mut Context) -> bool {
    [BuiltinType::TypeError, BuiltinType::OverflowError]
        .into_iter()
        .any(|ty| raise::take_if(cx, ty).is_some())
}

/// As [`step_source`]; what has ended or raised is at its end for good.
#[inline]
fn step_one(cx: &mut Context, iterator: Value) -> Result {
    if word(iterator, one::OBJECT).is_none() {
        return Ok(Value::STOP);
    }
    let stepped = step_source(cx, iterator);
    if !matches!(stepped, Ok(value) if value != Value::STOP) {
        set_word(cx, iterator, one::OBJECT, Value::NONE);
    }
    stepped
}

/// Takes what lies before the next element that is yielded, too.
pub(crate) fn next_of_slice(cx: &mut Context, iterator: Value) -> Result {
    let stop = number(iterator, slice::STOP);
    while number(iterator, slice::TAKEN) < number(iterator, slice::NEXT) {
        if take(cx, iterator)? == Value::STOP {
            return Ok(Value::STOP);
        }
        note_step(cx, number(iterator, slice::TAKEN) as usize)?;
    }
    if stop >= 0 && number(iterator, slice::TAKEN) >= stop {
        set_word(cx, iterator, one::OBJECT, Value::NONE);
        return Ok(Value::STOP);
    }
    let value = take(cx, iterator)?;
    let next = number(iterator, slice::NEXT) + number(iterator, slice::STEP);
    let last = if stop < 0 { LARGEST } else { stop };
    set_number(iterator, slice::NEXT, Value::small(next.min(last)));
    Ok(value)
}

/// As [`step_one`], of a source whose elements are counted, which may step the iterator itself meanwhile.
fn take(cx: &mut Context, iterator: Value) -> Result {
    let value = step_one(cx, iterator)?;
    let taken = number(iterator, slice::TAKEN) + 1;
    set_number(iterator, slice::TAKEN, Value::small(taken.min(LARGEST)));
    Ok(value)
}

fn reduced_slice(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let has_ended = word(iterator, one::OBJECT).is_none();
    let source = shared(cx, iterator, one::OBJECT)?;
    if has_ended {
        return reduced(cx, iterator, &[source, Value::ZERO], Some(Value::ZERO));
    }
    let [taken, next, stop, step] =
        [slice::TAKEN, slice::NEXT, slice::STOP, slice::STEP].map(|index| word(iterator, index));
    let stop = if number(iterator, slice::STOP) < 0 { Value::NONE } else { stop };
    reduced(cx, iterator, &[source, next, stop, step], Some(taken))
}

/// `islice.__setstate__(taken)`.
fn set_taken(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let taken = convert::to_size(cx, state)?.clamp(0, LARGEST);
    set_number(iterator, slice::TAKEN, Value::small(taken));
    Ok(Value::NONE)
}

pub(crate) fn batched_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable, length] =
        parse_arguments(cx, "batched", after_receiver(arguments), ["iterable", "n"], 2, 2)?;
    let length = convert::to_size(cx, length)?;
    if length < 1 {
        return cx.value_error("n must be at least one");
    }
    let source = Source::new(cx, iterable)?;
    new_stepped(cx, arguments, &[source.object, source.position, Value::small(length.min(LARGEST))])
}

pub(crate) fn next_batch(cx: &mut Context, iterator: Value) -> Result {
    let length = number(iterator, LENGTH) as usize;
    if length > SMALL_BATCH {
        return next_large_batch(cx, iterator, length);
    }
    let mut values = [Value::NONE; SMALL_BATCH];
    for count in 0..length {
        values[count] = step_for_batch(cx, iterator)?;
        if values[count] == Value::STOP {
            return batch_of(cx, iterator, &values[..count]);
        }
    }
    Ok(cx.new_tuple(&values[..length])?.value())
}

fn next_large_batch(cx: &mut Context, iterator: Value, length: usize) -> Result {
    // The heap counts what may be without end.
    let values = cx.new_list_with_capacity(0)?;
    for step in 0..length {
        let value = step_for_batch(cx, iterator)?;
        if value == Value::STOP {
            break;
        }
        values.push(cx, value)?;
        note_step(cx, step)?;
    }
    batch_of(cx, iterator, values.as_slice())
}

/// As [`step_one`], but what ended is asked again after a batch that was too short.
fn step_for_batch(cx: &mut Context, iterator: Value) -> Result {
    if word(iterator, one::OBJECT).is_none() {
        return Ok(Value::STOP);
    }
    let stepped = step_source(cx, iterator);
    if stepped.is_err() {
        set_word(cx, iterator, one::OBJECT, Value::NONE);
    }
    stepped
}

/// The tuple of a batch; one of nothing is the end for good.
fn batch_of(cx: &mut Context, iterator: Value, values: &[Value]) -> Result {
    if values.is_empty() {
        set_word(cx, iterator, one::OBJECT, Value::NONE);
        return Ok(Value::STOP);
    }
    Ok(cx.new_tuple(values)?.value())
}

/// What the types have besides what all iterators have.
pub(super) fn define(types: &mut Declarations) {
    const OF_SLICE: &[Method] =
        &[Method::new("__reduce__", reduced_slice), Method::new("__setstate__", set_taken)];
    types.add(BuiltinType::IterSlice, const { &Members { methods: OF_SLICE, ..Members::EMPTY } });
    const OF_BATCHED: &[Method] = &[Method::new("__reduce__", refused)];
    types.add(BuiltinType::Batched, const { &Members { methods: OF_BATCHED, ..Members::EMPTY } });
}
