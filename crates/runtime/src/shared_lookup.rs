//! Properties by the cache that all sites share: at those that have met too many shapes for a cache of their own, and where a
//! function of the host looks for them.

use crate::context::Context;
use crate::exception::Result;
use crate::feedback::{FeedbackSlot, PropertyCase};
use crate::language::Language;
use crate::object::cell::Cell;
use crate::value::Value;

fn cell_value(cell: Value) -> Value {
    cell.cast::<Cell>().expect("property cases hold cells").get()
}

/// What the cache knows. The cell of a variable that was deleted tells nothing.
fn find(cx: &Context, object: Value, name: Value, is_call: bool) -> Option<PropertyCase> {
    let case = cx.shared_cache.find(cx.lookup_epoch, object.shape()?, name, is_call)?;
    match case {
        PropertyCase::Cell(cell) if cell_value(cell).is_unbound() => None,
        case => Some(case),
    }
}

/// Remembers what a lookup has noted for objects of a shape that it has not changed.
fn remember(cx: &mut Context, object: Value, name: Value, is_call: bool, found: &FeedbackSlot) {
    if let Some(shape) = object.shape() {
        let epoch = cx.lookup_epoch;
        cx.shared_cache.add(epoch, shape, name, is_call, found);
    }
}

/// Reads a property.
///
/// # Errors
/// What the language raises.
pub fn get_property(cx: &mut Context, language: &dyn Language, object: Value, name: Value) -> Result {
    let cached = cached_property(cx, object, name)?;
    match cached {
        Some(value) => Ok(value),
        None => noting(cx, object, name, |cx, found| language.get_property(cx, object, name, Some(found))),
    }
}

/// Reads a property, or finds by `read`, which notes how, that there may be none.
///
/// # Errors
/// What `read` raises.
pub fn find_property(
    cx: &mut Context,
    object: Value,
    name: Value,
    read: impl FnOnce(&mut Context, &FeedbackSlot) -> Result<Option<Value>>,
) -> Result<Option<Value>> {
    let cached = cached_property(cx, object, name)?;
    match cached {
        Some(value) => Ok(Some(value)),
        None => noting(cx, object, name, read),
    }
}

/// What the cache finds.
fn cached_property(cx: &mut Context, object: Value, name: Value) -> Result<Option<Value>> {
    Ok(Some(match find(cx, object, name, false) {
        Some(PropertyCase::Slot { offset }) => object.load(offset as usize),
        Some(PropertyCase::Float { offset }) => cx.new_float(object.load_raw_float(offset as usize))?,
        Some(PropertyCase::Overflow { array, element }) => object.load(array as usize).load(element as usize),
        Some(PropertyCase::Cell(cell)) => cell_value(cell),
        Some(PropertyCase::Method(cell)) => cx.new_bound_method(cell_value(cell), object)?.value(),
        _ => return Ok(None),
    }))
}

/// Reads, and remembers what the read has noted.
fn noting<T>(
    cx: &mut Context,
    object: Value,
    name: Value,
    read: impl FnOnce(&mut Context, &FeedbackSlot) -> Result<T>,
) -> Result<T> {
    let found = FeedbackSlot::default();
    let value = read(cx, &found)?;
    remember(cx, object, name, false, &found);
    Ok(value)
}

/// Finds a method: the function, and the receiver to pass first or unbound.
///
/// # Errors
/// What the language raises.
pub fn get_method(
    cx: &mut Context,
    language: &dyn Language,
    object: Value,
    name: Value,
) -> Result<(Value, Value)> {
    match find(cx, object, name, true) {
        Some(PropertyCase::Method(cell)) => return Ok((cell_value(cell), object)),
        Some(PropertyCase::Cell(cell)) => return Ok((cell_value(cell), Value::UNBOUND)),
        Some(PropertyCase::Slot { offset }) => return Ok((object.load(offset as usize), Value::UNBOUND)),
        _ => {}
    }
    let found = FeedbackSlot::default();
    let method = language.get_method(cx, object, name, Some(&found))?;
    remember(cx, object, name, true, &found);
    Ok(method)
}
