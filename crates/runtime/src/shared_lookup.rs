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

fn find(cx: &Context, object: Value, name: Value, is_call: bool) -> Option<PropertyCase> {
    cx.shared_cache.find(cx.lookup_epoch, object.shape()?, name, is_call)
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
    match find(cx, object, name, false) {
        Some(PropertyCase::Slot { offset }) => return Ok(object.load(offset as usize)),
        Some(PropertyCase::Float { offset }) => return cx.new_float(object.load_raw_float(offset as usize)),
        Some(PropertyCase::Overflow { array, element }) => {
            return Ok(object.load(array as usize).load(element as usize));
        }
        Some(PropertyCase::Cell(cell)) => return Ok(cell_value(cell)),
        Some(PropertyCase::Method(cell)) => {
            return Ok(cx.new_bound_method(cell_value(cell), object)?.value());
        }
        _ => {}
    }
    let found = FeedbackSlot::default();
    let value = language.get_property(cx, object, name, Some(&found))?;
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
