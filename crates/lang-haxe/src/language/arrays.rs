//! Arrays as natives see them: a length and a storage of words, integers, floats or booleans.
//!
//! The storage behind the length is always zero or none, since code reads there without asking the length.

use abi::object_layout::{HEADER, WORD};
use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::array::Array as Words;
use runtime::object::raw_array::{
    array_length, copy_elements, load_f64, load_i32, load_u8, store_f64, store_i32, store_u8,
};
use runtime::value::Value;

use super::state::haxe;

const LENGTH: usize = HEADER;
const STORAGE: usize = HEADER + WORD;

/// Longest array: indices are `Int`.
const MAX_LENGTH: usize = i32::MAX as usize;

/// The kind of an array's storage, or `None` if the value is no array.
pub fn elements(cx: &mut Context, array: Value) -> Option<Element> {
    let shape = array.shape()?;
    let place = haxe(cx).arrays.iter().position(|&known| known == shape)?;
    Some([Element::Word, Element::I32, Element::F64, Element::U8][place])
}

/// Whether a value is an array.
pub fn is_array(cx: &mut Context, value: Value) -> bool {
    elements(cx, value).is_some()
}

/// The length of what is known to be an array.
pub fn length(array: Value) -> usize {
    array.load(LENGTH).0 as usize
}

fn set_length(array: Value, length: usize) {
    array.store_new(LENGTH, Value(length as u64));
}

/// The storage of what is known to be an array.
pub fn storage(array: Value) -> Value {
    array.load(STORAGE)
}

/// A new array of this length, all zero or null.
///
/// # Errors
/// When memory is exhausted.
pub fn new_array(cx: &mut Context, kind: Element, length: usize) -> Result {
    let storage = new_storage(cx, kind, length)?;
    let place = match kind {
        Element::Word => 0,
        Element::I32 => 1,
        Element::F64 => 2,
        Element::U8 => 3,
    };
    let shape = haxe(cx).arrays[place];
    let array = cx.new_layout_object(shape)?;
    cx.store(array, STORAGE, storage);
    set_length(array, length);
    Ok(array)
}

/// A new array of words with these values, which must be kept alive elsewhere during the call.
///
/// # Errors
/// When memory is exhausted.
pub fn new_array_of(cx: &mut Context, values: &[Value]) -> Result {
    let array = new_array(cx, Element::Word, values.len())?;
    for (index, &value) in values.iter().enumerate() {
        store(cx, array, Element::Word, index, value)?;
    }
    Ok(array)
}

fn new_storage(cx: &mut Context, kind: Element, size: usize) -> Result {
    if size > MAX_LENGTH {
        return cx.value_error("Array too long");
    }
    let storage = cx.new_raw_array(kind, size)?;
    if kind == Element::Word {
        for index in 0..size {
            words(storage).set(cx, index, Value::NONE);
        }
    }
    Ok(storage)
}

fn words(storage: Value) -> Gc<Words> {
    storage.cast().expect("the layout says that the storage holds words")
}

/// An element as a value; null out of range.
///
/// # Errors
/// When memory is exhausted.
pub fn get(cx: &mut Context, array: Value, index: i64) -> Result {
    let Some(kind) = elements(cx, array) else { return cx.type_error("Null Access") };
    match usize::try_from(index) {
        Ok(index) if index < length(array) => load(cx, array, kind, index),
        _ => Ok(Value::NONE),
    }
}

/// An element of an array of this kind, at an index below its length.
///
/// # Errors
/// When memory is exhausted.
pub fn load(cx: &mut Context, array: Value, kind: Element, index: usize) -> Result {
    let storage = storage(array);
    Ok(match kind {
        Element::Word => words(storage).get(index),
        Element::I32 => Value::small(i64::from(load_i32(storage, index))),
        Element::F64 => cx.new_float(load_f64(storage, index))?,
        Element::U8 => Value::bool(load_u8(storage, index) != 0),
    })
}

/// Sets an element of an array of this kind, at an index within its storage.
///
/// # Errors
/// When the array does not hold such values.
pub fn store(cx: &mut Context, array: Value, kind: Element, index: usize, value: Value) -> Result<()> {
    let storage = storage(array);
    match kind {
        Element::Word => words(storage).set(cx, index, value),
        Element::I32 => match value.as_fixnum().and_then(|int| i32::try_from(int).ok()) {
            Some(int) => store_i32(storage, index, int),
            None if value.is_none() => store_i32(storage, index, 0),
            None => {
                return cx.type_error("This array holds Int only: its type was Array<Int> when it was made");
            }
        },
        Element::F64 => match value.as_float().or_else(|| value.as_fixnum().map(|int| int as f64)) {
            Some(float) => store_f64(storage, index, float),
            None if value.is_none() => store_f64(storage, index, 0.0),
            None => {
                return cx
                    .type_error("This array holds Float only: its type was Array<Float> when it was made");
            }
        },
        Element::U8 => match value.as_bool() {
            Some(truth) => store_u8(storage, index, u8::from(truth)),
            None if value.is_none() => store_u8(storage, index, 0),
            None => {
                return cx
                    .type_error("This array holds Bool only: its type was Array<Bool> when it was made");
            }
        },
    }
    Ok(())
}

/// Sets an element; the array grows if the index is beyond its length.
///
/// # Errors
/// When the index is negative, or the array does not hold such values.
pub fn set(cx: &mut Context, array: Value, index: i64, value: Value) -> Result<()> {
    let Some(kind) = elements(cx, array) else { return cx.type_error("Null Access") };
    let Ok(index) = usize::try_from(index) else {
        return cx.value_error(format!("Negative array index: {index}"));
    };
    if index >= length(array) {
        reserve(cx, array, kind, index + 1)?;
    }
    store(cx, array, kind, index, value)?;
    if index >= length(array) {
        set_length(array, index + 1);
    }
    Ok(())
}

/// Appends a value; the new length.
///
/// # Errors
/// When memory is exhausted, or the array does not hold such values.
pub fn push(cx: &mut Context, array: Value, value: Value) -> Result<usize> {
    let end = match elements(cx, array) {
        Some(_) => length(array),
        None => 0,
    };
    set(cx, array, end as i64, value)?;
    Ok(end + 1)
}

/// Makes room for as many elements.
///
/// # Errors
/// When memory is exhausted.
pub fn reserve(cx: &mut Context, array: Value, kind: Element, needed: usize) -> Result<()> {
    let old = storage(array);
    let size = array_length(old);
    if needed <= size {
        return Ok(());
    }
    let larger = new_storage(cx, kind, needed.max(size + size / 2 + 4).min(MAX_LENGTH.max(needed)))?;
    copy_elements(cx, larger, 0, old, 0, length(array));
    cx.store(array, STORAGE, larger);
    Ok(())
}

/// Makes the array this long: cuts it off, or fills it with zero or null.
///
/// # Errors
/// When memory is exhausted.
pub fn resize(cx: &mut Context, array: Value, new_length: usize) -> Result<()> {
    let Some(kind) = elements(cx, array) else { return cx.type_error("Null Access") };
    let old = length(array);
    reserve(cx, array, kind, new_length)?;
    for index in new_length..old {
        store(cx, array, kind, index, Value::NONE)?;
    }
    set_length(array, new_length);
    Ok(())
}

/// Moves elements within the array, whose storage has room for them.
pub fn move_within(cx: &mut Context, array: Value, to: usize, from: usize, count: usize) {
    let storage = storage(array);
    copy_elements(cx, storage, to, storage, from, count);
}

/// A new array of the same kind with the elements from `start` to `end`.
///
/// # Errors
/// When memory is exhausted.
pub fn slice(cx: &mut Context, array: Value, start: usize, end: usize) -> Result {
    let Some(kind) = elements(cx, array) else { return cx.type_error("Null Access") };
    let count = end.min(length(array)).saturating_sub(start);
    let result = new_array(cx, kind, count)?;
    copy_elements(cx, storage(result), 0, storage(array), start, count);
    Ok(result)
}
