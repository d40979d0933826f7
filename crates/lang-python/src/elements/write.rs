//! Writing and deleting elements.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::slice::Slice;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::index::{place, to_index};
use super::{layout_of, slices};
use crate::attributes::lookup::find_special;
use crate::attributes::read::attribute_error;
use crate::calls::call_special;
use crate::classes::record;
use crate::exceptions::raise;
use crate::names::Name;
use crate::operators::containment::builtin_length;
use crate::state::{class_of, type_name};

/// Whether an object is of a class of a program's: with one of the methods for elements, it lacks the other by name.
fn is_programs(cx: &mut Context, object: Value) -> bool {
    let class = class_of(cx, object);
    record::is_programs(class)
}

/// `object[key] = value`.
///
/// # Errors
/// When there is no such element, or what `__setitem__` raises.
pub fn set(cx: &mut Context, object: Value, key: Value, value: Value) -> Result<()> {
    match object.shape() {
        Some(shape) if shape < ShapeId::FIRST_DYNAMIC && set_builtin(cx, object, key, value)? => {
            return Ok(());
        }
        Some(_) => {
            if let Some(method) = find_special(cx, object, Name::SetItem) {
                return call_special(cx, method, object, &[key, value]).map(|_| ());
            }
        }
        None => {}
    }
    if find_special(cx, object, Name::DelItem).is_some() && is_programs(cx, object) {
        return attribute_error(cx, "__setitem__");
    }
    let given = type_name(cx, object);
    cx.type_error(format!("'{given}' object does not support item assignment"))
}

/// `del object[key]`.
///
/// # Errors
/// When there is no such element, or what `__delitem__` raises.
pub fn delete(cx: &mut Context, object: Value, key: Value) -> Result<()> {
    match object.shape() {
        Some(shape) if shape < ShapeId::FIRST_DYNAMIC && delete_builtin(cx, object, key)? => {
            return Ok(());
        }
        Some(_) => {
            if let Some(method) = find_special(cx, object, Name::DelItem) {
                return call_special(cx, method, object, &[key]).map(|_| ());
            }
        }
        None => {}
    }
    if find_special(cx, object, Name::SetItem).is_some() && is_programs(cx, object) {
        return attribute_error(cx, "__delitem__");
    }
    let is_sequence = find_special(cx, object, Name::Len).is_some() || is_programs(cx, object);
    let misses = if is_sequence && key.as_fixnum().is_some() { "doesn't" } else { "does not" };
    let given = type_name(cx, object);
    cx.type_error(format!("'{given}' object {misses} support item deletion"))
}

/// Writes an element of a builtin container; false when the object is none that can be written.
pub(super) fn set_builtin(cx: &mut Context, object: Value, key: Value, value: Value) -> Result<bool> {
    match layout_of(cx, object) {
        ShapeId::DICT => {
            let dict: Gc<Dict> = cx.cast(object).expect("the layout says so");
            cx.dict_insert(dict, key, value)?;
        }
        shape if shape.is_list() => match key.cast::<Slice>() {
            Some(slice) => slices::write(cx, object, &slice.parts(), value)?,
            None => set_of_list(cx, object, key, value)?,
        },
        _ => return Ok(false),
    }
    Ok(true)
}

/// Deletes an element of a builtin container; false when the object is none that can be written.
pub(super) fn delete_builtin(cx: &mut Context, object: Value, key: Value) -> Result<bool> {
    match layout_of(cx, object) {
        ShapeId::DICT => {
            let dict: Gc<Dict> = cx.cast(object).expect("the layout says so");
            if cx.dict_remove(dict, key)?.is_none() {
                return raise::raise_key_error(cx, key);
            }
        }
        shape if shape.is_list() => {
            let list = cx.list_in_words(object)?.expect("the layout says so");
            match key.cast::<Slice>() {
                Some(slice) => slices::delete(cx, list, &slice.parts())?,
                None => {
                    let index = list_index(cx, object, key)?;
                    list.splice(cx, index, index + 1, &[])?;
                }
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Writes an element of a list, whose layout the caller knows.
fn set_of_list(cx: &mut Context, object: Value, key: Value, value: Value) -> Result<()> {
    let index = list_index(cx, object, key)?;
    if cx.set_raw_element(object, index, value) {
        return Ok(());
    }
    cx.unpack_list(object)?;
    let list: Gc<List> = cx.cast(object).expect("the layout says so");
    list.set(cx, index, value);
    Ok(())
}

/// The place that a key means in a list, to write there.
fn list_index(cx: &mut Context, list: Value, key: Value) -> Result<usize> {
    match to_index(cx, key)? {
        Some(index) => {
            let length = builtin_length(cx, list).and_then(Value::as_fixnum).expect("the layout says so");
            match place(index, length as usize) {
                Some(index) => Ok(index),
                None => cx.raise(ErrorKind::Index, "list assignment index out of range"),
            }
        }
        None => {
            let given = type_name(cx, key);
            cx.type_error(format!("list indices must be integers or slices, not {given}"))
        }
    }
}
