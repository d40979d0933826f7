//! `memoryview`: some of the bytes of `bytes`, a `bytearray` or an `array`, without a copy, as items of one format. It has one
//! dimension. A slice with steps is a copy.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::list::List;
use runtime::object::slice::Slice;
use runtime::value::Value;

use super::view::{self, View};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, exactly, is_instance, new_builtin, own_receiver,
    parse_arguments, set_word, word,
};
use crate::elements::index::{place, resolve, to_index};
use crate::exceptions::raise;
use crate::modules::binary::pack;
use crate::state::{python, type_name};

/// The words: the object, the first byte, how many bytes, the character of the format, whether it is only read. Without an
/// object the view was released.
const OWNER: usize = 0;
const START: usize = 1;
const LENGTH: usize = 2;
const FORMAT: usize = 3;
const READ_ONLY: usize = 4;

/// The bytes of a view; none when it was released.
pub fn view(cx: &mut Context, object: Value) -> Option<View> {
    let number = |index| word(object, index).as_fixnum().unwrap_or(0) as usize;
    let whole = view::of(cx, word(object, OWNER))?;
    // A bytearray may have shrunk since.
    let start = number(START).min(whole.length);
    Some(View { start: whole.start + start, length: number(LENGTH).min(whole.length - start), ..whole })
}

fn own(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<(Value, View)> {
    let object = own_receiver(cx, this, arguments)?;
    match view(cx, object) {
        Some(view) => Ok((object, view)),
        None => cx.value_error("operation forbidden on released memoryview object"),
    }
}

/// The format of the items.
fn code(object: Value) -> char {
    word(object, FORMAT).as_fixnum().and_then(|code| u8::try_from(code).ok()).map_or('B', char::from)
}

/// Bytes of an item.
fn item_size(object: Value) -> usize {
    match code(object) {
        // Characters of arrays.
        'u' | 'w' => 4,
        code => pack::item_size(code).unwrap_or(1),
    }
}

/// A view of a part of what `like` is a view of.
fn part(cx: &mut Context, like: Value, owner: Value, start: usize, length: usize) -> Result {
    let words =
        [owner, Value::length(start), Value::length(length), word(like, FORMAT), word(like, READ_ONLY)];
    new_builtin(cx, BuiltinType::MemoryView, &words)
}

/// The format of the items of an array.
fn array_format(cx: &Context, object: Value) -> Option<Value> {
    let (_, code) = crate::modules::array::elements(cx, object)?;
    Some(Value::small(i64::from(code)))
}

fn memory_view_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = parse_arguments(cx, "memoryview", after_receiver(arguments), ["object"], 1, 1)?;
    let Some(view) = view::of(cx, object) else {
        let given = type_name(cx, object);
        return cx.type_error(format!("memoryview: a bytes-like object is required, not '{given}'"));
    };
    if is_instance(cx, object, BuiltinType::MemoryView) {
        let start = word(object, START).as_fixnum().unwrap_or(0) as usize;
        return part(cx, object, word(object, OWNER), start, view.length);
    }
    let format = array_format(cx, object);
    let is_read_only = format.is_none() && !is_instance(cx, object, BuiltinType::ByteArray);
    let format = format.unwrap_or(Value::small(i64::from(b'B')));
    let words = [object, Value::ZERO, Value::length(view.length), format, Value::bool(is_read_only)];
    new_builtin(cx, BuiltinType::MemoryView, &words)
}

fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key] = exactly(cx, this, arguments)?;
    let (object, view) = own(cx, this, arguments)?;
    let size = item_size(object);
    if let Some(slice) = key.cast::<Slice>() {
        let range = resolve(cx, slice.parts(), view.length / size)?;
        if range.step != 1 {
            let items = view.as_slice();
            let selected: Vec<u8> =
                range.places().flat_map(|index| items[index * size..][..size].to_vec()).collect();
            let copy = cx.new_bytes(&selected)?.value();
            return part(cx, object, copy, 0, selected.len());
        }
        let start = word(object, START).as_fixnum().unwrap_or(0) as usize + range.start as usize * size;
        return part(cx, object, word(object, OWNER), start, range.count * size);
    }
    let at = index(cx, key, view.length / size)?;
    if size == 1 && code(object) == 'B' {
        return Ok(Value::small(i64::from(view.as_slice()[at])));
    }
    pack::item_value(cx, code(object), &view.as_slice()[at * size..][..size])
}

fn index(cx: &mut Context, key: Value, length: usize) -> Result<usize> {
    let Some(number) = to_index(cx, key)? else { return cx.type_error("memoryview: invalid slice key") };
    match place(number, length) {
        Some(at) => Ok(at),
        None => cx.raise(runtime::exception::ErrorKind::Index, "index out of bounds on dimension 1"),
    }
}

fn is_read_only(object: Value) -> bool {
    word(object, READ_ONLY) == Value::TRUE
}

/// Puts bytes where they are seen, from the byte `at` of the view on.
fn store(view: &View, at: usize, bytes: &[u8]) {
    let cells = &view.buffer.cells()[view.start + at..];
    bytes.iter().zip(cells).for_each(|(&byte, cell)| cell.set(byte));
}

fn set_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key, value] = exactly(cx, this, arguments)?;
    let (object, view) = own(cx, this, arguments)?;
    if is_read_only(object) {
        return cx.type_error("cannot modify read-only memory");
    }
    let size = item_size(object);
    if let Some(slice) = key.cast::<Slice>() {
        let format = match is_instance(cx, value, BuiltinType::MemoryView) {
            true => Some(word(value, FORMAT)),
            false => array_format(cx, value),
        };
        let format = format.unwrap_or(Value::small(i64::from(b'B')));
        let new = view::argument(cx, value)?.as_slice().to_vec();
        let range = resolve(cx, slice.parts(), view.length / size)?;
        if new.len() != range.count * size || format != word(object, FORMAT) {
            return cx.value_error("memoryview assignment: lvalue and rvalue have different structures");
        }
        range.places().zip(new.chunks(size)).for_each(|(at, item)| store(&view, at * size, item));
        return Ok(Value::NONE);
    }
    let at = index(cx, key, view.length / size)?;
    let item = pack::item_bytes(cx, code(object), value)?;
    store(&view, at * size, &item);
    Ok(Value::NONE)
}

/// `view.cast(format, shape=None)`: the same bytes as items of another format; one of the two is that of bytes.
fn cast(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, view) = own(cx, this, arguments)?;
    let [format, shape] = parse_arguments(cx, "cast", after_receiver(arguments), ["format", "shape"], 1, 2)?;
    let format = crate::builtins::str_::argument(cx, "cast() argument 'format'", format)?;
    let format = format.to_cow();
    let mut letters = format.strip_prefix('@').unwrap_or(&format).chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return cx.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        );
    };
    let Some(size) = pack::item_size(letter) else {
        return cx.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        );
    };
    let is_bytes = |letter| matches!(letter, 'b' | 'B' | 'c');
    if !is_bytes(letter) && !is_bytes(code(object)) {
        return cx.type_error("memoryview: cannot cast between two non-byte formats");
    }
    if !view.length.is_multiple_of(size) {
        return cx.type_error("memoryview: length is not a multiple of itemsize");
    }
    if !shape.is_unbound() && !shape.is_none() {
        let shape = crate::iteration::list_of(cx, shape)?;
        if shape.as_slice() != [Value::length(view.length / size)] {
            let message = "memoryview.cast() to several dimensions is not supported";
            return raise::raise(cx, BuiltinType::NotImplementedError, message);
        }
    }
    let start = word(object, START).as_fixnum().unwrap_or(0) as usize;
    let made = part(cx, object, word(object, OWNER), start, view.length)?;
    set_word(cx, made, FORMAT, Value::small(letter as i64));
    Ok(made)
}

/// `view.toreadonly()`.
fn to_read_only(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, view) = own(cx, this, arguments)?;
    let start = word(object, START).as_fixnum().unwrap_or(0) as usize;
    let made = part(cx, object, word(object, OWNER), start, view.length)?;
    set_word(cx, made, READ_ONLY, Value::TRUE);
    Ok(made)
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, view) = own(cx, this, arguments)?;
    Ok(Value::length(view.length / item_size(object)))
}

fn byte_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, view) = own(cx, this, arguments)?;
    Ok(Value::length(view.length))
}

fn to_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, view) = own(cx, this, arguments)?;
    let bytes = cx.concat_in_pieces(&[view.as_slice()])?;
    Ok(cx.new_bytes(&bytes)?.value())
}

/// The items of a view, as they are in a format.
fn items(cx: &mut Context, view: &View, code: char, size: usize) -> Result<Gc<List>> {
    let list = cx.new_list_with_capacity(view.length / size)?;
    for (step, item) in view.as_slice().chunks_exact(size).enumerate() {
        cx.note_step(step)?;
        let value = pack::item_value(cx, code, item)?;
        list.push(cx, value)?;
    }
    Ok(list)
}

fn to_list(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, view) = own(cx, this, arguments)?;
    Ok(items(cx, &view, code(object), item_size(object))?.value())
}

fn equals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, other] = exactly(cx, this, arguments)?;
    let (object, own) = own(cx, this, arguments)?;
    let Some(others) = view::of(cx, other) else { return Ok(python(cx).not_implemented) };
    let format = match is_instance(cx, other, BuiltinType::MemoryView) {
        true => word(other, FORMAT),
        false => array_format(cx, other).unwrap_or(Value::small(i64::from(b'B'))),
    };
    let is_integer = !matches!(code(object), 'd' | 'f' | 'e');
    if format == word(object, FORMAT) && is_integer {
        return Ok(Value::bool(own.as_slice() == others.as_slice()));
    }
    let other_code = char::from(format.as_fixnum().unwrap_or(0) as u8);
    let other_size = pack::item_size(other_code).unwrap_or(4);
    let left = items(cx, &own, code(object), item_size(object))?.value();
    let right = items(cx, &others, other_code, other_size)?.value();
    Ok(Value::bool(crate::operators::comparison::equal(cx, left, right)?))
}

fn hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    if !is_read_only(object) {
        return cx.value_error("cannot hash writable memoryview object");
    }
    if !matches!(code(object), 'b' | 'B' | 'c') {
        return cx.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    let bytes = to_bytes(cx, this, arguments)?;
    let hash = crate::operators::hash::hash(cx, bytes)?;
    cx.new_int(hash)
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    Ok(cx.new_string(&format!("<memory at {:#x}>", object.address()))?.value())
}

fn release(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    set_word(cx, object, OWNER, Value::NONE);
    Ok(Value::NONE)
}

fn enter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own(cx, this, arguments).map(|(object, _)| object)
}

fn get_read_only(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    Ok(Value::bool(is_read_only(object)))
}

fn get_object(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    Ok(word(object, OWNER))
}

fn one(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::small(1))
}

fn get_item_size(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    Ok(Value::length(item_size(object)))
}

fn format(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    Ok(cx.new_string(&code(object).to_string())?.value())
}

fn shape(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let count = length(cx, this, arguments)?;
    Ok(cx.new_tuple(&[count])?.value())
}

fn strides(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let size = get_item_size(cx, this, arguments)?;
    Ok(cx.new_tuple(&[size])?.value())
}

fn no_offsets(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(cx.new_tuple(&[])?.value())
}

fn is_contiguous(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own(cx, this, arguments)?;
    Ok(Value::TRUE)
}

/// Defines the members of `memoryview`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::MemoryView,
        const {
            &Members {
                methods: &[
                    Method::new("__getitem__", get_item),
                    Method::new("__setitem__", set_item),
                    Method::new("__len__", length),
                    Method::new("__eq__", equals),
                    Method::new("__hash__", hash),
                    Method::new("__repr__", repr),
                    Method::new("__enter__", enter),
                    Method::new("__exit__", release),
                    Method::new("tobytes", to_bytes),
                    Method::new("tolist", to_list),
                    Method::new("cast", cast),
                    Method::new("toreadonly", to_read_only),
                    Method::new("hex", super::methods::hex),
                    Method::new("release", release),
                ],
                getters: &[
                    Getter::new("readonly", get_read_only),
                    Getter::new("obj", get_object),
                    Getter::new("nbytes", byte_count),
                    Getter::new("itemsize", get_item_size),
                    Getter::new("ndim", one),
                    Getter::new("format", format),
                    Getter::new("shape", shape),
                    Getter::new("strides", strides),
                    Getter::new("suboffsets", no_offsets),
                    Getter::new("contiguous", is_contiguous),
                    Getter::new("c_contiguous", is_contiguous),
                    Getter::new("f_contiguous", is_contiguous),
                ],
                new: Some(memory_view_new),
                ..Members::EMPTY
            }
        },
    )
}
