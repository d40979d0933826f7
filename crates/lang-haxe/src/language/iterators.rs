//! Iterators of arrays and maps for code that knows them by their fields alone: objects with `hasNext` and `next`.
//!
//! Typed code walks arrays by index and makes no iterator.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeEntry, NativeFn, NativeFunction};
use runtime::object::list::List;
use runtime::value::Value;

use super::{arrays, objects};

/// Where the state has the array of values, that of keys or none, and the place of the next.
const VALUES: usize = 0;
const KEYS: usize = 1;
const NEXT: usize = 2;

/// An iterator over the elements of an array; with `keys`, over pairs.
///
/// # Errors
/// When memory is exhausted.
pub fn new_iterator(cx: &mut Context, values: Value, keys: Option<Value>) -> Result {
    let kind = keys.unwrap_or(Value::NONE);
    let state = cx.new_list(&[values, kind, Value::ZERO])?.value();
    let iterator = objects::new_anonymous(cx)?;
    for (name, function) in [("hasNext", has_next as NativeFn), ("next", next as NativeFn)] {
        let entry = NativeEntry { function, intrinsic: None };
        let function = cx.new_native_with(name, entry, state)?;
        objects::set_named(cx, iterator, name, function.value())?;
    }
    Ok(iterator)
}

fn state(cx: &mut Context, this: Gc<NativeFunction>) -> Result<(Gc<List>, usize)> {
    match this.data.get().cast::<List>() {
        Some(list) => Ok((list, list.get(NEXT).as_fixnum().unwrap_or(0) as usize)),
        None => cx.type_error("this is no iterator"),
    }
}

fn has_next(cx: &mut Context, this: Gc<NativeFunction>, _: Arguments<'_>) -> Result {
    let (list, index) = state(cx, this)?;
    Ok(Value::bool(index < arrays::length(list.get(VALUES))))
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, _: Arguments<'_>) -> Result {
    let (list, index) = state(cx, this)?;
    list.set(cx, NEXT, Value::length(index + 1));
    let value = arrays::get(cx, list.get(VALUES), index as i64)?;
    let keys = list.get(KEYS);
    if keys.is_none() {
        return Ok(value);
    }
    // An array's keys are its indices: `true` stands for them.
    let key = match keys.as_bool() {
        Some(_) => Value::length(index),
        None => arrays::get(cx, keys, index as i64)?,
    };
    let pair = objects::new_anonymous(cx)?;
    objects::set_named(cx, pair, "key", key)?;
    objects::set_named(cx, pair, "value", value)?;
    Ok(pair)
}
