//! `memoryview`: some of the bytes of `bytes` or a `bytearray`, without a copy. Its elements are bytes.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::slice::Slice;
use runtime::value::Value;

use super::view::{self, View};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, exactly, new_builtin, own_receiver,
    parse_arguments, set_word, word,
};
use crate::elements::index::{place, resolve, to_index};
use crate::state::{python, type_name};

/// The words: the object, the first byte, how many. Without an object the view was released.
const OWNER: usize = 0;
const START: usize = 1;
const LENGTH: usize = 2;

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

fn new(cx: &mut Context, owner: Value, start: usize, length: usize) -> Result {
    new_builtin(cx, BuiltinType::MemoryView, &[owner, Value::length(start), Value::length(length)])
}

fn memory_view_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = parse_arguments(cx, "memoryview", after_receiver(arguments), ["object"], 1, 1)?;
    let Some(view) = view::of(cx, object) else {
        let given = type_name(cx, object);
        return cx.type_error(format!("memoryview: a bytes-like object is required, not '{given}'"));
    };
    if crate::define::is_instance(cx, object, BuiltinType::MemoryView) {
        let start = word(object, START).as_fixnum().unwrap_or(0) as usize;
        return new(cx, word(object, OWNER), start, view.length);
    }
    new(cx, object, 0, view.length)
}

fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key] = exactly(cx, this, arguments)?;
    let (object, view) = own(cx, this, arguments)?;
    if let Some(slice) = key.cast::<Slice>() {
        let range = resolve(cx, slice.parts(), view.length)?;
        if range.step != 1 {
            let selected: Vec<u8> = range.places().map(|index| view.as_slice()[index]).collect();
            let copy = cx.new_bytes(&selected)?.value();
            return new(cx, copy, 0, selected.len());
        }
        let start = word(object, START).as_fixnum().unwrap_or(0) + range.start;
        return new(cx, word(object, OWNER), start as usize, range.count);
    }
    let at = index(cx, key, view.length)?;
    Ok(Value::small(i64::from(view.as_slice()[at])))
}

fn index(cx: &mut Context, key: Value, length: usize) -> Result<usize> {
    let Some(number) = to_index(cx, key)? else { return cx.type_error("memoryview: invalid slice key") };
    match place(number, length) {
        Some(at) => Ok(at),
        None => cx.raise(runtime::exception::ErrorKind::Index, "index out of bounds on dimension 1"),
    }
}

fn is_read_only(cx: &mut Context, object: Value) -> bool {
    !crate::define::is_instance(cx, word(object, OWNER), BuiltinType::ByteArray)
}

fn set_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, key, value] = exactly(cx, this, arguments)?;
    let (object, view) = own(cx, this, arguments)?;
    if is_read_only(cx, object) {
        return cx.type_error("cannot modify read-only memory");
    }
    let cells = |view: &View, at: usize, byte: u8| view.buffer.cells()[view.start + at].set(byte);
    if let Some(slice) = key.cast::<Slice>() {
        let new = view::argument(cx, value)?.as_slice().to_vec();
        let range = resolve(cx, slice.parts(), view.length)?;
        if new.len() != range.count {
            return cx.value_error("memoryview assignment: lvalue and rvalue have different structures");
        }
        range.places().zip(new).for_each(|(at, byte)| cells(&view, at, byte));
        return Ok(Value::NONE);
    }
    let at = index(cx, key, view.length)?;
    let Some(number) = to_index(cx, value)? else {
        return cx.type_error("memoryview: invalid type for format 'B'");
    };
    match u8::try_from(number) {
        Ok(byte) => cells(&view, at, byte),
        Err(_) => return cx.value_error("memoryview: invalid value for format 'B'"),
    }
    Ok(Value::NONE)
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, view) = own(cx, this, arguments)?;
    Ok(Value::length(view.length))
}

fn to_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, view) = own(cx, this, arguments)?;
    let bytes = cx.concat_in_pieces(&[view.as_slice()])?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn to_list(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, view) = own(cx, this, arguments)?;
    let list = cx.new_list_with_capacity(view.as_slice().len())?;
    for (step, &byte) in view.as_slice().iter().enumerate() {
        cx.note_step(step)?;
        list.push(cx, Value::small(i64::from(byte)))?;
    }
    Ok(list.value())
}

fn equals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, other] = exactly(cx, this, arguments)?;
    let (_, own) = own(cx, this, arguments)?;
    match view::of(cx, other) {
        Some(other) => Ok(Value::bool(own.as_slice() == other.as_slice())),
        None => Ok(python(cx).not_implemented),
    }
}

fn hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    if !is_read_only(cx, object) {
        return cx.value_error("cannot hash writable memoryview object");
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
    Ok(Value::bool(is_read_only(cx, object)))
}

fn get_object(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (object, _) = own(cx, this, arguments)?;
    Ok(word(object, OWNER))
}

fn one(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::small(1))
}

fn format(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(cx.new_string("B")?.value())
}

fn shape(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, view) = own(cx, this, arguments)?;
    Ok(cx.new_tuple(&[Value::length(view.length)])?.value())
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
                    Method::new("hex", super::methods::hex),
                    Method::new("release", release),
                ],
                getters: &[
                    Getter::new("readonly", get_read_only),
                    Getter::new("obj", get_object),
                    Getter::new("nbytes", length),
                    Getter::new("itemsize", one),
                    Getter::new("ndim", one),
                    Getter::new("format", format),
                    Getter::new("shape", shape),
                ],
                new: Some(memory_view_new),
                ..Members::EMPTY
            }
        },
    )
}
