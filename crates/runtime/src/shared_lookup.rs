//! Properties by the cache that all sites share, read and written: at those that have met too many shapes for a cache of their own, and where a
//! function of the host looks for them.

use crate::context::Context;
use crate::exception::Result;
use crate::feedback::{Case, FeedbackSlot, PropertyCase, PropertyKind};
use crate::language::Language;
use crate::object::cell::Cell;
use crate::shape::{Location, ShapeId};
use crate::shared_cache::Purpose;
use crate::value::Value;

/// The value in the cell of a case.
#[inline(always)]
fn cell_value(case: &Case) -> Value {
    Value(case.payload.get()).cast::<Cell>().expect("property cases hold cells").get()
}

/// What the cache knows.
#[inline(always)]
fn find(cx: &Context, object: Value, name: Value, purpose: Purpose) -> Option<&Case> {
    cx.shared_cache.find(cx.lookup_epoch, object.shape()?, name, purpose)
}

/// The value of a variable, unless it was deleted: such a case tells nothing.
fn bound_value(case: &Case) -> Option<Value> {
    Some(cell_value(case)).filter(|value| !value.is_unbound())
}

/// Remembers what a lookup has noted for objects of a shape.
fn remember(cx: &mut Context, shape: Option<ShapeId>, name: Value, purpose: Purpose, found: &FeedbackSlot) {
    if let Some(shape) = shape {
        let epoch = cx.lookup_epoch;
        cx.shared_cache.add(epoch, shape, name, purpose, found);
    }
}

/// Reads a property.
///
/// # Errors
/// What the language raises.
pub fn get_property(cx: &mut Context, language: &dyn Language, object: Value, name: Value) -> Result {
    let cached = cached_property(cx, object, name)?;
    match cached.flatten() {
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
        Some(value) => Ok(value),
        None => noting(cx, object, name, read),
    }
}

/// What the cache knows of a property: its value, or that there is none.
fn cached_property(cx: &mut Context, object: Value, name: Value) -> Result<Option<Option<Value>>> {
    let Some(case) = find(cx, object, name, Purpose::Read) else { return Ok(None) };
    let value = match case.property_kind() {
        PropertyKind::Slot => Some(object.load(case.offset())),
        PropertyKind::Overflow => Some(object.load(case.offset()).load(case.payload.get() as usize)),
        PropertyKind::Cell => bound_value(case),
        PropertyKind::Float => {
            let number = object.load_raw_float(case.offset());
            Some(cx.new_float(number)?)
        }
        PropertyKind::Method => {
            let function = cell_value(case);
            Some(cx.new_bound_method(function, object)?.value())
        }
        PropertyKind::Absent => return Ok(Some(None)),
        _ => None,
    };
    Ok(value.map(Some))
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
    remember(cx, object.shape(), name, Purpose::Read, &found);
    Ok(value)
}

/// What the cache finds.
#[inline(always)]
fn cached_method(cx: &Context, object: Value, name: Value) -> Option<(Value, Value)> {
    let case = find(cx, object, name, Purpose::Call)?;
    match case.property_kind() {
        PropertyKind::Method => Some((cell_value(case), object)),
        PropertyKind::Cell => Some((bound_value(case)?, Value::UNBOUND)),
        PropertyKind::Slot => Some((object.load(case.offset()), Value::UNBOUND)),
        _ => None,
    }
}

/// Finds a method: the function, and the receiver to pass first or unbound.
///
/// # Errors
/// What the language raises.
#[inline(always)]
pub fn get_method(cx: &mut Context, object: Value, name: Value) -> Result<(Value, Value)> {
    match cached_method(cx, object, name) {
        Some(method) => Ok(method),
        None => look_up_method(cx, object, name),
    }
}

#[cold]
fn look_up_method(cx: &mut Context, object: Value, name: Value) -> Result<(Value, Value)> {
    let found = FeedbackSlot::default();
    let method = cx.language().get_method(cx, object, name, Some(&found))?;
    remember(cx, object.shape(), name, Purpose::Call, &found);
    Ok(method)
}

/// Writes a property.
///
/// # Errors
/// What the language raises.
pub fn set_property(
    cx: &mut Context,
    language: &dyn Language,
    object: Value,
    name: Value,
    value: Value,
) -> Result<()> {
    let case = find(cx, object, name, Purpose::Write).and_then(Case::property);
    match case.map(|(_, case)| case) {
        Some(PropertyCase::Slot { offset }) => cx.store(object, offset as usize, value),
        Some(PropertyCase::Add { offset, shape }) => cx.add_slot(object, offset as usize, shape, value),
        Some(PropertyCase::Overflow { array, element }) => {
            cx.store(object.load(array as usize), element as usize, value);
        }
        Some(PropertyCase::Float { offset }) => {
            cx.set_property_at(Location::Float(offset), object, value)?;
        }
        Some(PropertyCase::AddFloat { offset, shape }) if let Some(float) = value.as_float() => {
            cx.add_float_slot(object, offset as usize, shape, float);
        }
        _ => {
            let (shape, found) = (object.shape(), FeedbackSlot::default());
            language.set_property(cx, object, name, value, Some(&found))?;
            remember(cx, shape, name, Purpose::Write, &found);
        }
    }
    Ok(())
}
