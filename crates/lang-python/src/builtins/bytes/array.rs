//! `bytearray`: a buffer with room behind, and how much of it is used.

use abi::object_layout::{HEADER, WORD};
use abi::sequence::{BufferElement, Sequence};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::slice::Slice;
use runtime::value::Value;

use super::methods::{copy, find_in};
use super::view::{self, View};
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::classes::instance::held_value;
use crate::define::{
    Declarations, Members, Method, between, exactly, new_builtin, own_receiver, set_word, word,
};
use crate::elements::index::{Range, place, resolve, to_count};
use crate::state::{python, type_name};

/// The word with the buffer, bytes.
const BUFFER: usize = 0;
/// The word with the number of bytes in use.
const LENGTH: usize = 1;

/// A new one with these bytes.
///
/// # Errors
/// When memory is exhausted.
pub fn new(cx: &mut Context, bytes: &[u8]) -> Result {
    let buffer = cx.new_bytes(bytes)?;
    new_builtin(cx, BuiltinType::ByteArray, &[buffer.value(), Value::length(bytes.len())])
}

/// Gives a new object of a class made from bytearray what it needs.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn make_empty(cx: &mut Context, object: Value) -> Result<()> {
    let buffer = cx.new_bytes(&[])?;
    set_word(cx, object, BUFFER, buffer.value());
    set_word(cx, object, LENGTH, Value::ZERO);
    Ok(())
}

/// The bytes of a bytearray.
pub fn view(object: Value) -> View {
    let length = word(object, LENGTH).as_fixnum().unwrap_or(0) as usize;
    match word(object, BUFFER).cast::<Bytes>() {
        Some(buffer) => View { buffer, start: 0, length },
        None => unreachable!("`new` or `make_empty` gives every bytearray a buffer"),
    }
}

/// Replaces the bytes from `start` to `end` by others, of which none are these.
pub(super) fn splice(cx: &mut Context, object: Value, start: usize, end: usize, new: &[u8]) -> Result<()> {
    let View { mut buffer, length: before, .. } = view(object);
    let length = before - (end - start) + new.len();
    if length > buffer.len() {
        let larger = cx.new_zeroed_bytes(length + length / 2 + 16)?;
        larger.write(0, &buffer.as_slice()[..start]);
        larger.write(start + new.len(), &buffer.as_slice()[end..before]);
        set_word(cx, object, BUFFER, larger.value());
        buffer = larger;
    } else {
        buffer.move_within(end..before, start + new.len());
    }
    buffer.write(start, new);
    set_word(cx, object, LENGTH, Value::length(length));
    Ok(())
}

/// Replaces everything.
fn set_all(cx: &mut Context, object: Value, bytes: &[u8]) -> Result<()> {
    let length = view(object).length;
    splice(cx, object, 0, length, bytes)
}

fn initialize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let bytes = super::contents(cx, "bytearray", arguments)?;
    let buffer = cx.new_bytes(&bytes)?.value();
    set_word(cx, object, BUFFER, buffer);
    set_word(cx, object, LENGTH, Value::length(bytes.len()));
    Ok(Value::NONE)
}

fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Value> {
    let object = own_receiver(cx, this, arguments)?;
    if word(object, BUFFER).cast::<Bytes>().is_none() {
        // Made by `__new__` alone.
        let buffer = cx.new_bytes(&[])?.value();
        set_word(cx, object, BUFFER, buffer);
        set_word(cx, object, LENGTH, Value::ZERO);
    }
    Ok(object)
}

/// Where compiled code finds the bytes.
pub(crate) const SEQUENCE: Sequence = Sequence::Buffer {
    buffer: (HEADER + BUFFER * WORD) as u32,
    length: (HEADER + LENGTH * WORD) as u32,
    element: BufferElement::U8,
};

/// Whether a method reads or writes elements of byte arrays.
pub(crate) fn is_element_method(function: NativeFn) -> bool {
    [get_item as NativeFn, set_item].iter().any(|&known| std::ptr::fn_addr_eq(function, known))
}

fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let view = view(object);
    if let Some(slice) = key.cast::<Slice>() {
        let range = resolve(cx, slice.parts(), view.length)?;
        return new(cx, &crate::elements::selected(view.as_slice(), range));
    }
    match place(index_of(cx, key)?, view.length) {
        Some(index) => Ok(Value::small(i64::from(view.as_slice()[index]))),
        None => cx.raise(runtime::exception::ErrorKind::Index, "bytearray index out of range"),
    }
}

fn index_of(cx: &mut Context, key: Value) -> Result<i64> {
    match crate::elements::index::to_index(cx, key)? {
        Some(index) => Ok(index),
        None => {
            let given = type_name(cx, key);
            cx.type_error(format!("bytearray indices must be integers or slices, not {given}"))
        }
    }
}

fn set_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key, value] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    if let Some(slice) = key.cast::<Slice>() {
        let new = view::collect(cx, value, "")?;
        let length = view(object).length;
        let range = resolve(cx, slice.parts(), length)?;
        if range.step == 1 {
            let start = range.start as usize;
            splice(cx, object, start, start + range.count, &new)?;
            return Ok(Value::NONE);
        }
        if new.len() != range.count {
            return cx.value_error(format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                new.len(),
                range.count
            ));
        }
        let buffer = view(object).buffer;
        let cells = buffer.cells();
        match usize::try_from(range.step) {
            Ok(step) if range.count > 0 => {
                let places = cells[range.place(0)..].iter().step_by(step);
                places.zip(new).for_each(|(cell, byte)| cell.set(byte));
            }
            _ => range.places().zip(new).for_each(|(index, byte)| cells[index].set(byte)),
        }
        return Ok(Value::NONE);
    }
    let index = index_of(cx, key)?;
    let byte = view::byte(cx, value)?;
    let view = view(object);
    match place(index, view.length) {
        Some(index) => {
            view.buffer.cells()[index].set(byte);
            Ok(Value::NONE)
        }
        None => cx.raise(runtime::exception::ErrorKind::Index, "bytearray index out of range"),
    }
}

fn del_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let length = view(object).length;
    if let Some(slice) = key.cast::<Slice>() {
        let range = resolve(cx, slice.parts(), length)?;
        return delete(cx, object, range).map(|()| Value::NONE);
    }
    match place(index_of(cx, key)?, length) {
        Some(index) => splice(cx, object, index, index + 1, &[]).map(|()| Value::NONE),
        None => cx.raise(runtime::exception::ErrorKind::Index, "bytearray index out of range"),
    }
}

/// Removes the bytes of a slice.
fn delete(cx: &mut Context, object: Value, range: Range) -> Result<()> {
    if range.count == 0 {
        return Ok(());
    }
    let (one, other) = (range.place(0), range.place(range.count - 1));
    let (first, last, step) = (one.min(other), one.max(other), range.step.unsigned_abs() as usize);
    let of_slice = view(object).as_slice()[first..=last].to_vec();
    // The first of every group of as many bytes as the step goes.
    let kept: Vec<u8> = of_slice.chunks(step).flat_map(|group| &group[1..]).copied().collect();
    splice(cx, object, first, last + 1, &kept)
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    Ok(Value::length(view(object).length))
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own(cx, this, arguments)?;
    let class = crate::state::class_of(cx, object);
    let (name, text) = (crate::state::class_name(cx, class), super::quoted(cx, view(object).as_slice())?);
    Ok(cx.new_string(&format!("{name}({text})"))?.value())
}

fn contains(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, item] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    if let Some(part) = view::of(cx, item) {
        return Ok(Value::bool(find_in(view(object).as_slice(), part.as_slice()).is_some()));
    }
    if !convert::is_int(held_value(cx, item)) {
        let given = type_name(cx, item);
        return cx.type_error(format!("a bytes-like object is required, not '{given}'"));
    }
    let byte = view::byte(cx, item)?;
    Ok(Value::bool(view(object).as_slice().contains(&byte)))
}

fn compared<const OP: u8>(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, other] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let Some(other) = view::of(cx, other) else { return Ok(python(cx).not_implemented) };
    let order = view(object).as_slice().cmp(other.as_slice());
    Ok(Value::bool(CompareOp::ALL[OP as usize].holds(order)))
}

fn add(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, other] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let Some(other_view) = view::of(cx, other) else {
        let given = type_name(cx, other);
        return cx.type_error(format!("can't concat {given} to bytearray"));
    };
    let sum = cx.concat_in_pieces(&[view(object).as_slice(), other_view.as_slice()])?;
    new(cx, &sum)
}

/// `bytes + bytearray`.
fn right_add(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, other] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    match held_value(cx, other).cast::<Bytes>() {
        Some(left) => {
            let sum = cx.concat_in_pieces(&[left.as_slice(), view(object).as_slice()])?;
            Ok(cx.new_bytes(&sum)?.value())
        }
        None => Ok(python(cx).not_implemented),
    }
}

fn in_place_add(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, other] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let Some(other_view) = view::of(cx, other) else {
        let given = type_name(cx, other);
        return cx.type_error(format!("can't concat {given} to bytearray"));
    };
    let new = cx.concat_in_pieces(&[other_view.as_slice()])?;
    let length = view(object).length;
    splice(cx, object, length, length, &new)?;
    Ok(object)
}

fn times(cx: &mut Context, object: Value, count: Value) -> Result<Option<Vec<u8>>> {
    let Some(count) = to_count(cx, count)? else { return Ok(None) };
    let slice = view(object);
    if slice.length.saturating_mul(count) > Bytes::MAX_LENGTH {
        return cx.raise(runtime::exception::ErrorKind::Memory, "");
    }
    cx.check_room(slice.length * count)?;
    Ok(Some(cx.repeat_in_pieces(slice.as_slice(), count)?))
}

fn repeated(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, count] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    match times(cx, object, count)? {
        Some(bytes) => new(cx, &bytes),
        None => Ok(python(cx).not_implemented),
    }
}

fn in_place_repeat(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, count] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    match times(cx, object, count)? {
        Some(bytes) => set_all(cx, object, &bytes).map(|()| object),
        None => Ok(python(cx).not_implemented),
    }
}

fn append(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, item] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let byte = view::byte(cx, item)?;
    let length = view(object).length;
    splice(cx, object, length, length, &[byte])?;
    Ok(Value::NONE)
}

fn extend(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, items] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let new = view::collect(cx, items, "extend")?;
    let length = view(object).length;
    splice(cx, object, length, length, &new)?;
    Ok(Value::NONE)
}

fn insert(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, index, item] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    convert::to_size(cx, index)?;
    let byte = view::byte(cx, item)?;
    let length = view(object).length;
    let at = convert::to_bound(cx, index, length, 0)?;
    splice(cx, object, at, at, &[byte])?;
    Ok(Value::NONE)
}

fn pop(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let index = values.get(1).copied();
    let object = own(cx, this, arguments)?;
    let length = view(object).length;
    if length == 0 {
        return cx.raise(runtime::exception::ErrorKind::Index, "pop from empty bytearray");
    }
    let index = match index {
        Some(index) => convert::to_size(cx, index)?,
        None => -1,
    };
    let Some(at) = place(index, length) else {
        return cx.raise(runtime::exception::ErrorKind::Index, "pop index out of range");
    };
    let byte = view(object).as_slice()[at];
    splice(cx, object, at, at + 1, &[])?;
    Ok(Value::small(i64::from(byte)))
}

fn remove(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, item] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let byte = view::byte(cx, item)?;
    match view(object).as_slice().iter().position(|&known| known == byte) {
        Some(at) => splice(cx, object, at, at + 1, &[]).map(|()| Value::NONE),
        None => cx.value_error("value not found in bytearray"),
    }
}

fn clear(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    set_all(cx, object, &[])?;
    Ok(Value::NONE)
}

fn reverse(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let mut bytes = view(object).as_slice().to_vec();
    bytes.reverse();
    set_all(cx, object, &bytes)?;
    Ok(Value::NONE)
}

fn formatted(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, value] = exactly(cx, this, arguments)?;
    let object = own(cx, this, arguments)?;
    let template = view(object).as_slice().to_vec();
    let bytes = super::percent::format(cx, &template, value)?;
    new(cx, &bytes)
}

/// Defines the members of `bytearray`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::ByteArray,
        const {
            &Members {
                methods: &[
                    Method::new("__getitem__", get_item),
                    Method::new("__setitem__", set_item),
                    Method::new("__delitem__", del_item),
                    Method::new("__len__", length),
                    Method::new("__repr__", repr),
                    Method::new("__contains__", contains),
                    Method::new("__eq__", compared::<{ CompareOp::Eq as u8 }>),
                    Method::new("__ne__", compared::<{ CompareOp::Ne as u8 }>),
                    Method::new("__lt__", compared::<{ CompareOp::Lt as u8 }>),
                    Method::new("__le__", compared::<{ CompareOp::Le as u8 }>),
                    Method::new("__gt__", compared::<{ CompareOp::Gt as u8 }>),
                    Method::new("__ge__", compared::<{ CompareOp::Ge as u8 }>),
                    Method::new("__add__", add),
                    Method::new("__radd__", right_add),
                    Method::new("__iadd__", in_place_add),
                    Method::new("__mul__", repeated),
                    Method::new("__rmul__", repeated),
                    Method::new("__imul__", in_place_repeat),
                    Method::new("__mod__", formatted),
                    Method::new("append", append),
                    Method::new("clear", clear),
                    Method::new("copy", copy),
                    Method::new("extend", extend),
                    Method::new("insert", insert),
                    Method::new("pop", pop),
                    Method::new("remove", remove),
                    Method::new("reverse", reverse),
                ],
                init: Some(initialize),
                ..Members::EMPTY
            }
        },
    );
    types.add(BuiltinType::ByteArray, &Members::UNHASHABLE);
}
