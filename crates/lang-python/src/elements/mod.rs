//! Elements: `object[key]`, read, written and deleted.

pub mod index;
mod sequence;
mod slices;
mod write;

pub(crate) use slices::selected;
pub use slices::{get_slice, set_slice};
pub use write::{delete, set};

use abi::object_layout::HEADER;
use abi::sequence::Sequence;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::object::cell::Cell;
use runtime::object::dict::Dict;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use crate::attributes::kind::{AttributeKind, attribute_kind};
use crate::attributes::lookup::{find_cell, find_in_class, find_special};
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::array;
use crate::calls::call_special;
use crate::classes::descriptor::WRAPPED;
use crate::classes::instance::held_value;
use crate::classes::record;
use crate::define::{Declarations, Members, Method, exactly, word};
use crate::exceptions::raise;
use crate::modules;
use crate::names::Name;
use crate::operators::wrappers;
use crate::state::{class_name, class_of, type_class, type_name};

/// The builtin layout that an object has: its fixed shape, or the one its class is made from.
pub(crate) fn layout_of(cx: &Context, object: Value) -> ShapeId {
    match object.shape() {
        Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => match cx.shapes[shape].layout {
            Layout::BuiltIn(layout) => layout,
            Layout::Plain => ShapeId::NOTHING,
        },
        Some(shape) => shape,
        None => ShapeId::NOTHING,
    }
}

/// `object[key]`.
///
/// # Errors
/// When there is no such element, or what `__getitem__` raises.
pub fn get(cx: &mut Context, object: Value, key: Value) -> Result {
    match object.shape() {
        Some(shape) if shape < ShapeId::FIRST_DYNAMIC => {
            if shape == ShapeId::CLASS {
                return get_of_class(cx, object, key);
            }
            match get_builtin(cx, object, key)? {
                Some(value) => Ok(value),
                None => not_subscriptable(cx, object),
            }
        }
        Some(_) => match find_special(cx, object, Name::GetItem) {
            Some(method) => call_special(cx, method, object, &[key]),
            None => not_subscriptable(cx, object),
        },
        None => not_subscriptable(cx, object),
    }
}

#[cold]
fn not_subscriptable<T>(cx: &mut Context, object: Value) -> Result<T> {
    let given = type_name(cx, object);
    cx.type_error(format!("'{given}' object is not subscriptable"))
}

/// `class[key]`: what `__class_getitem__` says; for builtin containers, the parametrized type.
fn get_of_class(cx: &mut Context, object: Value, key: Value) -> Result {
    let class: Gc<Class> = object.cast().expect("the shape says so");
    if record::metaclass(class).is_some()
        && let Some(method) = find_special(cx, object, Name::GetItem)
    {
        return call_special(cx, method, object, &[key]);
    }
    let key_name = crate::names::name(cx, Name::ClassGetItem);
    if let Some(method) = find_in_class(cx, class, key_name) {
        return match attribute_kind(cx, method) {
            AttributeKind::ClassMethod => cx.call(word(method, WRAPPED), &[object, key]),
            AttributeKind::StaticMethod => cx.call(word(method, WRAPPED), &[key]),
            _ => cx.call(method, &[key]),
        };
    }
    let name = class_name(cx, class);
    cx.type_error(format!("type '{name}' is not subscriptable"))
}

/// The element of a builtin container; none of Rust's when the object is none.
pub(crate) fn get_builtin(cx: &mut Context, object: Value, key: Value) -> Result<Option<Value>> {
    match layout_of(cx, object) {
        ShapeId::DICT => {
            let dict: Gc<Dict> = cx.cast(object).expect("the layout says so");
            if let Some(value) = cx.dict_get(dict, key)? {
                return Ok(Some(value));
            }
            missing_key(cx, object, key).map(Some)
        }
        shape if shape.is_list() => sequence::get_of_list(cx, object, key).map(Some),
        ShapeId::TUPLE => sequence::get_of_tuple(cx, object, key).map(Some),
        ShapeId::STRING => sequence::get_of_string(cx, object, key).map(Some),
        ShapeId::BYTES => sequence::get_of_bytes(cx, object, key).map(Some),
        ShapeId::RANGE => sequence::get_of_range(cx, object, key).map(Some),
        _ => Ok(None),
    }
}

/// A key that a dict lacks: subclasses may have `__missing__`.
pub(crate) fn missing_key(cx: &mut Context, object: Value, key: Value) -> Result {
    if object.shape() != Some(ShapeId::DICT)
        && let Some(method) = find_special(cx, object, Name::Missing)
    {
        return call_special(cx, method, object, &[key]);
    }
    raise::raise_key_error(cx, key)
}

fn get_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, key] = exactly(cx, this, arguments)?;
    let held = held_value(cx, object);
    match get_builtin(cx, held, key)? {
        Some(value) => Ok(value),
        None => crate::define::wrong_receiver(cx, this, object),
    }
}

fn set_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, key, value] = exactly(cx, this, arguments)?;
    if write::set_builtin(cx, object, key, value)? {
        return Ok(Value::NONE);
    }
    crate::define::wrong_receiver(cx, this, object)
}

fn delete_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, key] = exactly(cx, this, arguments)?;
    if write::delete_builtin(cx, object, key)? {
        return Ok(Value::NONE);
    }
    crate::define::wrong_receiver(cx, this, object)
}

/// The cell of the method that the class of an object has for its elements: a function of the program's, or one that compiled
/// code does without, see [`sequence_of`].
pub(crate) fn known_method(cx: &mut Context, object: Value, name: Name) -> Option<Gc<Cell>> {
    let shape = object.shape()?;
    let class = class_of(cx, object);
    let name = crate::names::name(cx, name);
    let method = find_cell(cx, class, name)?;
    let is_known = match method.get().cast::<NativeFunction>() {
        Some(native) => sequence_of(cx, native, shape).is_some(),
        None => method.get().shape() == Some(ShapeId::CLOSURE),
    };
    is_known.then_some(method)
}

/// See [`Language::iterated_sequence`](runtime::language::Language::iterated_sequence).
pub(crate) fn iterated_sequence(cx: &mut Context, object: Value) -> Option<Value> {
    let shape = object.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC)?;
    let method = find_special(cx, object, Name::Iter)?.cast()?;
    match sequence_of(cx, method, shape)? {
        Sequence::List => Some(object),
        Sequence::Tuple { held } => Some(object.load(held as usize)),
        _ => None,
    }
}

/// The elements that a native `__getitem__`, `__setitem__`, `__contains__`, `__len__` or `__iter__` means in objects of a shape whose class has it.
pub(crate) fn sequence_of(cx: &mut Context, method: Gc<NativeFunction>, shape: ShapeId) -> Option<Sequence> {
    let function = cx.native_entry(method).function;
    let is = |known: NativeFn| std::ptr::fn_addr_eq(function, known);
    let (reads, writes) = (is(get_item), is(set_item));
    let iterates = is(crate::iteration::builtin_iter);
    let info = &cx.shapes[shape];
    match shape {
        ShapeId::BYTES if reads => return Some(Sequence::Bytes),
        ShapeId::BOOL_LIST if reads || writes || iterates => return Some(Sequence::Bools),
        ShapeId::FLOAT_LIST if reads || writes || iterates => return Some(Sequence::Floats),
        _ => {}
    }
    match info.layout {
        Layout::BuiltIn(ShapeId::LIST) if reads || writes || iterates || is(length) => {
            return Some(Sequence::List);
        }
        Layout::BuiltIn(ShapeId::DICT) if reads || writes || wrappers::is_contains(cx, method.value()) => {
            return Some(Sequence::Dict);
        }
        _ => {}
    }
    let class = info.class?;
    if array::is_element_method(function) {
        let byte_array = type_class(cx, BuiltinType::ByteArray);
        return cx.is_subclass(class, byte_array).then_some(array::SEQUENCE);
    }
    if let Some(sequence) = modules::array::sequence_of(cx, method, function, shape) {
        return Some(sequence);
    }
    let held = record::value_type(class);
    ((reads || iterates) && held == Some(type_class(cx, BuiltinType::Tuple)))
        .then_some(Sequence::Tuple { held: HEADER as u32 })
}

/// Whether it is the method of builtin containers that tells their length.
pub(crate) fn is_length(cx: &Context, method: Gc<NativeFunction>) -> bool {
    std::ptr::fn_addr_eq(cx.native_entry(method).function, length as NativeFn)
}

fn length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    match crate::operators::containment::builtin_length(cx, held_value(cx, object)) {
        Some(length) => Ok(length),
        None => crate::define::wrong_receiver(cx, this, object),
    }
}

/// Defines `__getitem__` and the like of builtin types.
pub(crate) fn define(types: &mut Declarations) {
    use BuiltinType::{Bytes, Dict, FrozenSet, List, Range, Set, Str, Tuple};
    let members = |methods: &'static [Method]| Members { methods, ..Members::EMPTY };
    for ty in [List, Tuple, Str, Bytes, Range, Dict] {
        types.add(ty, &members(const { &[Method::new("__getitem__", get_item)] }));
    }
    for ty in [List, Dict] {
        let methods = members(
            const { &[Method::new("__setitem__", set_item), Method::new("__delitem__", delete_item)] },
        );
        types.add(ty, &methods);
    }
    for ty in [List, Tuple, Str, Bytes, Range, Dict, Set, FrozenSet] {
        types.add(ty, &members(const { &[Method::new("__len__", length)] }));
    }
}
