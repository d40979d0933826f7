//! `islice`, every so-manieth element between two places, and `batched`, tuples of so many at a time.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::builtins::iterators::{new_stepped, one, step_source};
use crate::builtins::source::Source;
use crate::define::{after_receiver, parse_arguments, set_number, set_word, word};
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
fn step(cx: &mut Context, iterator: Value) -> Result {
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
    let (wanted, stop) = (number(iterator, slice::NEXT), number(iterator, slice::STOP));
    let mut taken = number(iterator, slice::TAKEN);
    while taken < wanted {
        if step(cx, iterator)? == Value::STOP {
            return Ok(Value::STOP);
        }
        taken += 1;
        set_number(iterator, slice::TAKEN, Value::small(taken));
        cx.check_interrupt()?;
    }
    if stop >= 0 && wanted >= stop {
        set_word(cx, iterator, one::OBJECT, Value::NONE);
        return Ok(Value::STOP);
    }
    let value = step(cx, iterator)?;
    let next = wanted + number(iterator, slice::STEP);
    let last = if stop < 0 { LARGEST } else { stop };
    set_number(iterator, slice::TAKEN, Value::small((wanted + 1).min(LARGEST)));
    set_number(iterator, slice::NEXT, Value::small(next.min(last)));
    Ok(value)
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
        values[count] = step(cx, iterator)?;
        if values[count] == Value::STOP {
            return finished(cx, &values[..count]);
        }
    }
    Ok(cx.new_tuple(&values[..length])?.value())
}

fn next_large_batch(cx: &mut Context, iterator: Value, length: usize) -> Result {
    let mut values = RootVec::new(&cx.heap);
    while values.len() < length {
        let value = step(cx, iterator)?;
        if value == Value::STOP {
            break;
        }
        values.push(value.0);
        cx.check_interrupt()?;
    }
    match values.len() {
        0 => Ok(Value::STOP),
        _ => Ok(cx.new_tuple_from(&values)?.value()),
    }
}

/// The last batch, of what was left.
fn finished(cx: &mut Context, values: &[Value]) -> Result {
    if values.is_empty() { Ok(Value::STOP) } else { Ok(cx.new_tuple(values)?.value()) }
}
