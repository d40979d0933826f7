//! Arrays as natives see them: a length and a storage of words, integers, floats or booleans.
//!
//! What numbers or booleans cannot hold, null in the first place, makes the storage one of words, for good.
//! The storage is never shorter than the length. One of words has null behind the length, which a longer array then shows.

use abi::object_layout::{HEADER, WORD};
use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::array::Array as Words;
use runtime::object::raw_array::{
    array_length, copy_elements, elements_of, fill_elements, load_f64, load_i32, load_u8, store_f64,
    store_i32, store_u8,
};
use runtime::value::Value;

use super::state::haxe;

const LENGTH: usize = HEADER;
const STORAGE: usize = HEADER + WORD;

/// Longest array: indices are `Int`.
const MAX_LENGTH: usize = i32::MAX as usize;

/// Whether a value is an array.
pub fn is_array(cx: &mut Context, value: Value) -> bool {
    value.shape() == Some(haxe(cx).array)
}

/// The value if it is an array.
///
/// # Errors
/// When it is none.
pub fn check_array(cx: &mut Context, value: Value) -> Result {
    if is_array(cx, value) { Ok(value) } else { cx.type_error("Null Access") }
}

/// The length of what is known to be an array.
pub fn length(array: Value) -> usize {
    array.load(LENGTH).0 as usize
}

fn set_length(array: Value, length: usize) {
    array.store_new(LENGTH, Value(length as u64));
}

fn storage(array: Value) -> Value {
    array.load(STORAGE)
}

/// What the storage of what is known to be an array holds.
pub fn kind_of(array: Value) -> Element {
    elements_of(storage(array)).expect("the storage of an array is an array")
}

/// A new array of this length, all zero or null.
///
/// # Errors
/// When memory is exhausted.
pub fn new_array(cx: &mut Context, kind: Element, length: usize) -> Result {
    let storage = new_storage(cx, kind, length)?;
    let shape = haxe(cx).array;
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
        store(cx, array, index, value)?;
    }
    Ok(array)
}

fn new_storage(cx: &mut Context, kind: Element, size: usize) -> Result {
    if size > MAX_LENGTH {
        return cx.value_error("Array too long");
    }
    let storage = cx.new_raw_array(kind, size)?;
    if kind == Element::Word {
        clear(storage, 0, size);
    }
    Ok(storage)
}

/// Sets elements of a storage to zero or null.
fn clear(storage: Value, start: usize, end: usize) {
    let is_words = elements_of(storage) == Some(Element::Word);
    fill_elements(storage, start, end - start, if is_words { Value::NONE.0 } else { 0 });
}

fn words(storage: Value) -> Gc<Words> {
    storage.cast().expect("the layout says that the storage holds words")
}

/// An element as a value; null out of range.
///
/// # Errors
/// When memory is exhausted, or this is no array.
pub fn get(cx: &mut Context, array: Value, index: i64) -> Result {
    let array = check_array(cx, array)?;
    match usize::try_from(index) {
        Ok(index) if index < length(array) => load(cx, array, index),
        _ => Ok(Value::NONE),
    }
}

/// An element of what is known to be an array, at an index below its length.
///
/// # Errors
/// When memory is exhausted.
pub fn load(cx: &mut Context, array: Value, index: usize) -> Result {
    let storage = storage(array);
    Ok(match kind_of(array) {
        Element::Word => words(storage).get(index),
        Element::I32 => Value::small(i64::from(load_i32(storage, index))),
        Element::F64 => cx.new_float(load_f64(storage, index))?,
        Element::U8 => Value::bool(load_u8(storage, index) != 0),
    })
}

/// Sets an element of what is known to be an array, at an index within its storage.
///
/// # Errors
/// When memory is exhausted.
pub fn store(cx: &mut Context, array: Value, index: usize, value: Value) -> Result<()> {
    let own = storage(array);
    match kind_of(array) {
        Element::Word => {
            words(own).set(cx, index, value);
            return Ok(());
        }
        Element::I32 => {
            if let Some(int) = value.as_fixnum().and_then(|int| i32::try_from(int).ok()) {
                store_i32(own, index, int);
                return Ok(());
            }
        }
        Element::F64 => {
            if let Some(float) = value.as_float().or_else(|| value.as_fixnum().map(|int| int as f64)) {
                store_f64(own, index, float);
                return Ok(());
            }
        }
        Element::U8 => {
            if let Some(truth) = value.as_bool() {
                store_u8(own, index, u8::from(truth));
                return Ok(());
            }
        }
    }
    widen(cx, array)?;
    words(storage(array)).set(cx, index, value);
    Ok(())
}

/// Makes the storage one of words.
fn widen(cx: &mut Context, array: Value) -> Result<()> {
    if kind_of(array) == Element::Word {
        return Ok(());
    }
    let wide = new_storage(cx, Element::Word, array_length(storage(array)))?;
    for index in 0..length(array) {
        let value = load(cx, array, index)?;
        words(wide).set(cx, index, value);
    }
    cx.store(array, STORAGE, wide);
    Ok(())
}

/// Sets an element; the array grows if the index is beyond its length, with null before it.
///
/// # Errors
/// When the index is negative, or memory is exhausted.
pub fn set(cx: &mut Context, array: Value, index: i64, value: Value) -> Result<()> {
    let array = check_array(cx, array)?;
    match usize::try_from(index) {
        Ok(index) => set_at(cx, array, index, value),
        Err(_) => cx.value_error(format!("Negative array index: {index}")),
    }
}

/// As [`set`], for what is known to be an array.
fn set_at(cx: &mut Context, array: Value, index: usize, value: Value) -> Result<()> {
    if index > length(array) {
        widen(cx, array)?;
    }
    if index >= length(array) {
        reserve(cx, array, index + 1)?;
    }
    store(cx, array, index, value)?;
    if index >= length(array) {
        set_length(array, index + 1);
    }
    Ok(())
}

/// Appends a value; the new length.
///
/// # Errors
/// When memory is exhausted, or this is no array.
pub fn push(cx: &mut Context, array: Value, value: Value) -> Result<usize> {
    let array = check_array(cx, array)?;
    let end = length(array);
    set_at(cx, array, end, value)?;
    Ok(end + 1)
}

/// Makes room for as many elements.
///
/// # Errors
/// When memory is exhausted.
pub fn reserve(cx: &mut Context, array: Value, needed: usize) -> Result<()> {
    let old = storage(array);
    let size = array_length(old);
    if needed <= size {
        return Ok(());
    }
    let wanted = needed.max(size + size / 2 + 4).min(MAX_LENGTH.max(needed));
    if wanted <= MAX_LENGTH && cx.grow_array(old, wanted) {
        clear(old, size, wanted);
        return Ok(());
    }
    let larger = new_storage(cx, kind_of(array), wanted)?;
    copy_elements(cx, larger, 0, old, 0, length(array));
    cx.store(array, STORAGE, larger);
    Ok(())
}

/// Makes the array this long: cuts it off, or fills it with null.
///
/// # Errors
/// When memory is exhausted.
pub fn resize(cx: &mut Context, array: Value, new_length: usize) -> Result<()> {
    let old = length(array);
    if new_length > old {
        widen(cx, array)?;
        reserve(cx, array, new_length)?;
    } else {
        clear(storage(array), new_length, old);
    }
    set_length(array, new_length);
    Ok(())
}

/// Appends the elements of an array of the same kind, for which there is room.
pub fn append(cx: &mut Context, to: Value, from: Value) {
    let (start, count) = (length(to), length(from));
    copy_elements(cx, storage(to), start, storage(from), 0, count);
    set_length(to, start + count);
}

/// Copies elements into another array, within its length.
///
/// # Errors
/// When memory is exhausted.
pub fn copy_in(
    cx: &mut Context,
    to: Value,
    to_start: usize,
    from: Value,
    start: usize,
    count: usize,
) -> Result<()> {
    if kind_of(to) == kind_of(from) {
        copy_elements(cx, storage(to), to_start, storage(from), start, count);
        return Ok(());
    }
    for index in 0..count {
        let element = load(cx, from, start + index)?;
        store(cx, to, to_start + index, element)?;
    }
    Ok(())
}

/// Exchanges two elements.
pub fn swap(cx: &mut Context, array: Value, left: usize, right: usize) {
    let own = storage(array);
    match kind_of(array) {
        Element::Word => {
            let (a, b) = (words(own).get(left), words(own).get(right));
            words(own).set(cx, left, b);
            words(own).set(cx, right, a);
        }
        Element::I32 => {
            let (a, b) = (load_i32(own, left), load_i32(own, right));
            store_i32(own, left, b);
            store_i32(own, right, a);
        }
        Element::F64 => {
            let (a, b) = (load_f64(own, left), load_f64(own, right));
            store_f64(own, left, b);
            store_f64(own, right, a);
        }
        Element::U8 => {
            let (a, b) = (load_u8(own, left), load_u8(own, right));
            store_u8(own, left, b);
            store_u8(own, right, a);
        }
    }
}

/// The first place from `start` on of an integer in an array of integers.
pub fn find_int(array: Value, wanted: i64, start: usize) -> Option<usize> {
    let own = storage(array);
    (start..length(array)).find(|&index| i64::from(load_i32(own, index)) == wanted)
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
    let count = end.min(length(array)).saturating_sub(start);
    let result = new_array(cx, kind_of(array), count)?;
    copy_elements(cx, storage(result), 0, storage(array), start, count);
    Ok(result)
}
