//! `_array.storage`, what `array.array` is made from: numbers of one machine type, one behind another in a buffer.
//!
//! Objects of each type of numbers have shapes of their own, by which compiled code reads and writes the elements itself.

use std::cmp::Ordering;

use abi::object_layout::{HEADER, WORD};
use abi::sequence::{BufferElement, Sequence};
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::number;
use runtime::object::bytes::Bytes;
use runtime::object::raw_list::FloatList;
use runtime::object::slice::Slice;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::module;
use crate::attributes::read::get_attribute;
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::view::{self, View};
use crate::builtins::{convert, int, source};
use crate::classes::instance::held_text;
use crate::define::{Getter, Members, Method, TypeDefinition, define_type, exactly, owner, set_word, word};
use crate::elements::index::{Range, place, resolve};
use crate::state::type_name;

/// The word with the buffer, bytes.
const BUFFER: usize = 0;
/// The word with the number of elements.
const LENGTH: usize = 1;
/// The word with the code of the type, a fixnum.
const CODE: usize = 2;
const WORDS: u32 = 3;

/// Bytes of an element.
fn size_of(code: u8) -> usize {
    match code {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' | b'u' | b'w' => 4,
        _ => 8,
    }
}

/// How compiled code reads and writes the elements, for the types for which it does.
fn element_of(code: u8) -> Option<BufferElement> {
    match code {
        b'B' => Some(BufferElement::U8),
        b'i' => Some(BufferElement::I32),
        b'l' | b'q' => Some(BufferElement::I64),
        b'd' => Some(BufferElement::F64),
        _ => None,
    }
}

/// Where compiled code finds the elements of objects of a shape whose class has this native method.
pub(crate) fn sequence_of(
    cx: &Context,
    method: Gc<NativeFunction>,
    function: NativeFn,
    shape: ShapeId,
) -> Option<Sequence> {
    let is_element_method =
        [get_item as NativeFn, set_item].iter().any(|&known| std::ptr::fn_addr_eq(function, known));
    let shape = &cx.shapes[shape];
    if !is_element_method || !cx.is_subclass(shape.class?, owner(method)?) {
        return None;
    }
    let element = element_of(shape.variant)?;
    let offset = |index: usize| (HEADER + index * WORD) as u32;
    Some(Sequence::Buffer { buffer: offset(BUFFER), length: offset(LENGTH), element })
}

/// What an object holds.
#[derive(Clone, Copy)]
struct Storage {
    object: Value,
    buffer: Gc<Bytes>,
    length: usize,
    code: u8,
}

impl Storage {
    fn size(self) -> usize {
        size_of(self.code)
    }

    fn bytes(&self) -> &[u8] {
        &self.buffer.as_slice()[..self.length * self.size()]
    }

    fn element(&self, index: usize) -> &[u8] {
        &self.bytes()[index * self.size()..][..self.size()]
    }
}

/// The storage of the receiver.
fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Storage> {
    let object = crate::define::own_receiver(cx, this, arguments)?;
    storage(cx, object)
}

fn storage(cx: &mut Context, object: Value) -> Result<Storage> {
    match (word(object, BUFFER).cast(), word(object, CODE).as_fixnum()) {
        (Some(buffer), Some(code)) => {
            let length = word(object, LENGTH).as_fixnum().unwrap_or(0) as usize;
            Ok(Storage { object, buffer, length, code: code as u8 })
        }
        _ => cx.type_error("array.__init__() was not called"),
    }
}

/// The bytes of the elements of a value that is an array, and the code of their type.
pub(crate) fn elements(cx: &Context, value: Value) -> Option<(View, u8)> {
    let shape = value.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC)?;
    // No other objects are of a variant of their class.
    let code = Some(cx.shapes[shape].variant).filter(|&variant| variant != 0)?;
    let (buffer, length) = (word(value, BUFFER).cast()?, word(value, LENGTH).as_fixnum()? as usize);
    Some((View { buffer, start: 0, length: length * size_of(code) }, code))
}

/// The storage of a value that is of the same class as the receiver, or made from it, and holds the same type.
fn same(cx: &mut Context, this: Gc<NativeFunction>, value: Value, code: u8) -> Result<Storage> {
    let class = crate::state::class_of(cx, value);
    if !owner(this).is_some_and(|owner| cx.is_subclass(class, owner)) {
        let given = type_name(cx, value);
        return cx.type_error(format!("can only assign array (not \"{given}\") to array slice"));
    }
    let other = storage(cx, value)?;
    match other.code == code {
        true => Ok(other),
        false => cx.type_error("bad argument type for built-in operation"),
    }
}

/// The bytes of a value as an element.
fn encoded(cx: &mut Context, code: u8, value: Value) -> Result<[u8; 8]> {
    let mut bytes = [0; 8];
    match code {
        b'd' => bytes = convert::to_float(cx, value)?.to_ne_bytes(),
        b'f' => {
            let float = convert::to_float(cx, value)?;
            bytes[..4].copy_from_slice(&(float as f32).to_ne_bytes());
        }
        b'u' | b'w' => {
            let Some(text) = held_text(cx, value).filter(|text| text.len() == 1) else {
                return cx.type_error("array item must be unicode character");
            };
            bytes[..4].copy_from_slice(&text.code_point(0).to_ne_bytes());
        }
        _ => {
            let number = convert::to_index(cx, value)?;
            let bits = 8 * size_of(code) as u32;
            let (low, high) = match code.is_ascii_lowercase() {
                true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
                false => (0, (1i128 << bits) - 1),
            };
            let wide = match convert::to_i64(number) {
                Some(number) => Some(i128::from(number)),
                None => int::to_big(number).and_then(|big| i128::try_from(&big).ok()),
            };
            match wide.filter(|wide| (low..=high).contains(wide)) {
                Some(wide) => bytes = (wide as i64).to_ne_bytes(),
                None => {
                    let is_negative = number::compare(number, Value::ZERO) == Some(Ordering::Less);
                    return cx.raise(ErrorKind::Overflow, &misfit(code, wide, is_negative));
                }
            }
        }
    }
    Ok(bytes)
}

/// What is said of a number that does not fit; it is converted to a wider type first, which may be too narrow, too.
fn misfit(code: u8, number: Option<i128>, is_negative: bool) -> String {
    let within =
        |bits: u32| number.is_some_and(|n| (-(1i128 << (bits - 1))..1i128 << (bits - 1)).contains(&n));
    let text = match code {
        b'Q' if is_negative => "can't convert negative int to unsigned",
        b'q' | b'Q' => "int too big to convert",
        b'I' | b'L' if is_negative => "can't convert negative value to unsigned int",
        b'I' | b'L' if number.is_none_or(|n| n >= 1 << 64) => {
            "Python int too large to convert to C unsigned long"
        }
        _ if code != b'I' && code != b'L' && !within(64) => "Python int too large to convert to C long",
        _ => "",
    };
    if !text.is_empty() {
        return text.to_owned();
    }
    let name = match code {
        b'b' if within(16) => "signed char",
        b'b' | b'h' => "signed short integer",
        b'H' if within(32) => "unsigned short",
        b'B' => "unsigned byte integer",
        b'I' => "unsigned int",
        _ => "signed integer",
    };
    let direction = if is_negative { "less than minimum" } else { "greater than maximum" };
    format!("{name} is {direction}")
}

/// The value of an element.
fn decoded(cx: &mut Context, code: u8, element: &[u8]) -> Result {
    let mut bytes = [0; 8];
    bytes[..element.len()].copy_from_slice(element);
    let raw = u64::from_ne_bytes(bytes);
    match code {
        b'd' => cx.new_float(f64::from_bits(raw)),
        b'f' => cx.new_float(f64::from(f32::from_bits(raw as u32))),
        b'u' | b'w' => match raw as u32 {
            code_point @ ..=0x10_ffff => Ok(cx.char_string(code_point)?.value()),
            code_point => {
                cx.value_error(format!("character U+{code_point:x} is not in range [U+0000; U+10ffff]"))
            }
        },
        _ if code.is_ascii_lowercase() => {
            let unused = 64 - 8 * element.len() as u32;
            cx.new_int((raw << unused) as i64 >> unused)
        }
        _ => match i64::try_from(raw) {
            Ok(number) => cx.new_int(number),
            Err(_) => int::from_big(cx, raw.into()),
        },
    }
}

/// Replaces the elements from `start` to `end` by those in these bytes, of which none are the array's own.
fn splice(cx: &mut Context, array: Storage, start: usize, end: usize, new: &[u8]) -> Result<()> {
    let size = array.size();
    let (first, last, before) = (start * size, end * size, array.length * size);
    let length = before - (last - first) + new.len();
    let mut buffer = array.buffer;
    if length > buffer.len() {
        cx.check_room(length)?;
        let larger = cx.new_zeroed_bytes(length + length / 4 + 16)?;
        larger.write(0, &buffer.as_slice()[..first]);
        larger.write(first + new.len(), &buffer.as_slice()[last..before]);
        set_word(cx, array.object, BUFFER, larger.value());
        buffer = larger;
    } else {
        buffer.move_within(last..before, first + new.len());
    }
    buffer.write(first, new);
    set_word(cx, array.object, LENGTH, Value::length(length / size));
    Ok(())
}

/// `start(code)`: makes a new object an empty array of a type.
fn start(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, code] = exactly(cx, this, arguments)?;
    crate::define::own_receiver(cx, this, arguments)?;
    let code = held_text(cx, code).filter(|code| code.len() == 1).map_or(0, |code| code.code_point(0));
    let Some(code) = u8::try_from(code).ok().filter(|code| b"bBuwhHiIlLqQfd".contains(code)) else {
        return cx.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    };
    let buffer = cx.new_bytes(&[])?;
    set_word(cx, object, BUFFER, buffer.value());
    set_word(cx, object, LENGTH, Value::ZERO);
    set_word(cx, object, CODE, Value::small(i64::from(code)));
    cx.set_variant(object, code)?;
    Ok(Value::NONE)
}

fn index_of(cx: &mut Context, key: Value) -> Result<i64> {
    match crate::elements::index::to_index(cx, key)? {
        Some(index) => Ok(index),
        None => cx.type_error("array indices must be integers"),
    }
}

/// The bytes of the elements of a slice.
fn selected(array: &Storage, range: Range) -> Vec<u8> {
    match range.consecutive() {
        Some(places) => array.bytes()[places.start * array.size()..places.end * array.size()].to_vec(),
        None => range.places().flat_map(|index| array.element(index).iter().copied()).collect(),
    }
}

/// `array[index]`; the bytes of a slice.
fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key] = exactly(cx, this, arguments)?;
    let array = own(cx, this, arguments)?;
    if let Some(slice) = key.cast::<Slice>() {
        let range = resolve(cx, slice.parts(), array.length)?;
        cx.check_room(range.count * array.size())?;
        let bytes = selected(&array, range);
        let bytes = cx.new_bytes(&bytes)?.value();
        let name = cx.intern("_made")?.value();
        let made = get_attribute(cx, array.object, name)?;
        return cx.call(made, &[bytes]);
    }
    match place(index_of(cx, key)?, array.length) {
        Some(index) => decoded(cx, array.code, array.element(index)),
        None => cx.raise(ErrorKind::Index, "array index out of range"),
    }
}

/// `array[index] = value`.
fn set_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key, value] = exactly(cx, this, arguments)?;
    let array = own(cx, this, arguments)?;
    if let Some(slice) = key.cast::<Slice>() {
        let other = same(cx, this, value, array.code)?;
        let new = other.bytes().to_vec();
        return set_slice(cx, array, slice, &new).map(|()| Value::NONE);
    }
    let index = index_of(cx, key)?;
    let element = encoded(cx, array.code, value)?;
    // What converts the value may have changed the array.
    let array = storage(cx, array.object)?;
    match place(index, array.length) {
        Some(index) => {
            array.buffer.write(index * array.size(), &element[..array.size()]);
            Ok(Value::NONE)
        }
        None => cx.raise(ErrorKind::Index, "array assignment index out of range"),
    }
}

fn set_slice(cx: &mut Context, array: Storage, slice: Gc<Slice>, new: &[u8]) -> Result<()> {
    let range = resolve(cx, slice.parts(), array.length)?;
    let array = storage(cx, array.object)?;
    if let Some(places) = range.consecutive() {
        return splice(cx, array, places.start, places.end, new);
    }
    let given = new.len() / array.size();
    if given != range.count {
        let wanted = range.count;
        return cx.value_error(format!(
            "attempt to assign array of size {given} to extended slice of size {wanted}"
        ));
    }
    for (index, element) in range.places().zip(new.chunks_exact(array.size())) {
        array.buffer.write(index * array.size(), element);
    }
    Ok(())
}

/// `del array[index]`.
fn delete_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key] = exactly(cx, this, arguments)?;
    let array = own(cx, this, arguments)?;
    let range = match key.cast::<Slice>() {
        Some(slice) => resolve(cx, slice.parts(), array.length)?,
        None => match place(index_of(cx, key)?, array.length) {
            Some(index) => Range { start: index as i64, stop: index as i64 + 1, step: 1, count: 1 },
            None => return cx.raise(ErrorKind::Index, "array assignment index out of range"),
        },
    };
    if let Some(places) = range.consecutive() {
        splice(cx, array, places.start, places.end, &[])?;
    } else {
        let mut goes = vec![false; array.length];
        range.places().for_each(|index| goes[index] = true);
        let elements = array.bytes().chunks_exact(array.size()).zip(&goes);
        let kept: Vec<u8> =
            elements.filter(|(_, goes)| !**goes).flat_map(|(element, _)| element).copied().collect();
        splice(cx, array, 0, array.length, &kept)?;
    }
    Ok(Value::NONE)
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::length(own(cx, this, arguments)?.length))
}

fn append(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, value] = exactly(cx, this, arguments)?;
    let array = own(cx, this, arguments)?;
    let element = encoded(cx, array.code, value)?;
    let array = storage(cx, array.object)?;
    splice(cx, array, array.length, array.length, &element[..array.size()])?;
    Ok(Value::NONE)
}

/// `_extend(values)`: appends what an iterable yields; when that fails, what it yielded before.
fn extend(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, values] = exactly(cx, this, arguments)?;
    let Storage { code, length, .. } = own(cx, this, arguments)?;
    if let Some(floats) = values.cast::<FloatList>().filter(|_| code == b'd') {
        let bytes: Vec<u8> = floats.elements().iter().flat_map(|float| float.to_ne_bytes()).collect();
        let array = storage(cx, object)?;
        splice(cx, array, length, length, &bytes)?;
        return Ok(Value::NONE);
    }
    let mut ready = Vec::new();
    let added = source::for_each(cx, values, |cx, value| {
        // What is no number itself may look at the array when it is asked for one.
        if value.is_pointer() {
            append_all(cx, object, &mut ready)?;
        }
        ready.extend_from_slice(&encoded(cx, code, value)?[..size_of(code)]);
        cx.check_room(ready.len())?;
        Ok(true)
    });
    append_all(cx, object, &mut ready)?;
    added.map(|()| Value::NONE)
}

/// Appends elements that are encoded already, which are taken.
fn append_all(cx: &mut Context, object: Value, ready: &mut Vec<u8>) -> Result<()> {
    let array = storage(cx, object)?;
    splice(cx, array, array.length, array.length, ready)?;
    ready.clear();
    Ok(())
}

fn insert(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, index, value] = exactly(cx, this, arguments)?;
    let array = own(cx, this, arguments)?;
    let element = encoded(cx, array.code, value)?;
    let array = storage(cx, array.object)?;
    let at = convert::to_bound(cx, index, array.length, 0)?;
    splice(cx, array, at, at, &element[..array.size()])?;
    Ok(Value::NONE)
}

fn to_list(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let array = own(cx, this, arguments)?;
    cx.check_room(array.length * WORD)?;
    let list = cx.new_list_with_capacity(array.length)?;
    for index in 0..array.length {
        cx.note_step(index)?;
        let value = decoded(cx, array.code, array.element(index))?;
        list.push(cx, value)?;
    }
    Ok(list.value())
}

fn to_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let array = own(cx, this, arguments)?;
    Ok(cx.new_bytes(array.bytes())?.value())
}

/// `array.frombytes(bytes)`.
fn from_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, bytes] = exactly(cx, this, arguments)?;
    let array = own(cx, this, arguments)?;
    let bytes = view::argument(cx, bytes)?.as_slice().to_vec();
    if bytes.len() % array.size() != 0 {
        return cx.value_error("bytes length not a multiple of item size");
    }
    splice(cx, array, array.length, array.length, &bytes)?;
    Ok(Value::NONE)
}

fn swap_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let array = own(cx, this, arguments)?;
    let mut bytes = array.bytes().to_vec();
    bytes.chunks_exact_mut(array.size()).for_each(<[u8]>::reverse);
    array.buffer.write(0, &bytes);
    Ok(Value::NONE)
}

fn type_code(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let code = own(cx, this, arguments)?.code;
    Ok(cx.char_string(u32::from(code))?.value())
}

fn item_size(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(Value::length(own(cx, this, arguments)?.size()))
}

/// Builds `_array`, beneath `array`.
pub(super) fn build(cx: &mut Context) -> Result {
    let definition = TypeDefinition {
        name: "storage",
        module: "_array",
        base: BuiltinType::Object,
        words: WORDS,
        members: Members {
            methods: const {
                &[
                    Method::new("_start", start),
                    Method::new("__getitem__", get_item),
                    Method::new("__setitem__", set_item),
                    Method::new("__delitem__", delete_item),
                    Method::new("__len__", length),
                    Method::new("append", append),
                    Method::new("_extend", extend),
                    Method::new("insert", insert),
                    Method::new("tolist", to_list),
                    Method::new("tobytes", to_bytes),
                    Method::new("frombytes", from_bytes),
                    Method::new("byteswap", swap_bytes),
                ]
            },
            getters: const { &[Getter::new("typecode", type_code), Getter::new("itemsize", item_size)] },
            ..Members::EMPTY
        },
    };
    let class = define_type(cx, &definition)?;
    let object = super::new_module(cx, "_array", &[])?;
    module::set_named(cx, object, "storage", class.value())?;
    Ok(object)
}
