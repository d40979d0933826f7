//! Slices of the sequences that are built in: read, written and deleted, by the parts of the slice.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes;
use runtime::object::list::List;
use runtime::object::raw_list::{BoolList, FloatList, RawElement, RawList, length_of_list};
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::index::{Bounds, Range, settled};
use crate::iteration;

/// Characters of a slice that are picked between two looks whether the program is to stop.
const STRIDE: usize = 1 << 16;

/// `object[start:stop:step]`, of the three parts.
///
/// # Errors
/// When a part is no index, when the object cannot be sliced, or what its `__getitem__` raises.
pub fn get_slice(cx: &mut Context, object: Value, parts: &[Value; 3]) -> Result {
    match object.shape() {
        Some(shape) if shape.is_list() => of_list(cx, object, parts),
        Some(ShapeId::TUPLE) => of_tuple(cx, cast(cx, object), parts),
        Some(ShapeId::STRING) => of_string(cx, cast(cx, object), parts),
        _ => {
            let slice = cx.new_slice(*parts)?;
            super::get(cx, object, slice.value())
        }
    }
}

/// `object[start:stop:step] = value`, of the three parts.
///
/// # Errors
/// When a part is no index, when the sizes do not fit, when the object cannot be written, or what its `__setitem__` raises.
pub fn set_slice(cx: &mut Context, object: Value, parts: &[Value; 3], value: Value) -> Result<()> {
    match object.shape() {
        Some(shape) if shape.is_list() => write(cx, object, parts, value),
        _ => {
            let slice = cx.new_slice(*parts)?;
            super::set(cx, object, slice.value(), value)
        }
    }
}

fn cast<T: runtime::gc::HeapObject>(cx: &Context, object: Value) -> Gc<T> {
    cx.cast(object).expect("the shape says so")
}

/// A slice of a list, whose layout the caller knows.
pub(super) fn of_list(cx: &mut Context, list: Value, parts: &[Value; 3]) -> Result {
    let bounds = settled(cx, parts)?;
    if let Some(list) = list.cast::<BoolList>() {
        return of_raw(cx, list, bounds);
    }
    if let Some(list) = list.cast::<FloatList>() {
        return of_raw(cx, list, bounds);
    }
    let list: Gc<List> = cast(cx, list);
    let (elements, range) = (list.as_slice(), bounds.of(list.len()));
    let copy = match range.consecutive() {
        Some(places) => cx.new_list(&elements[places])?,
        None => cx.new_list_with(range.count, |index| elements[range.place(index)])?,
    };
    Ok(copy.value())
}

fn of_raw<E: RawElement>(cx: &mut Context, list: Gc<RawList<E>>, bounds: Bounds) -> Result {
    let range = bounds.of(list.len());
    let elements = list.elements();
    cx.note_pass(range.count)?;
    cx.new_list_of_elements(range.count, |index| elements[range.place(index)])
}

pub(super) fn of_tuple(cx: &mut Context, tuple: Gc<Tuple>, parts: &[Value; 3]) -> Result {
    let range = settled(cx, parts)?.of(tuple.len());
    if let Some(places) = range.consecutive() {
        return Ok(cx.new_tuple(&tuple.as_slice()[places])?.value());
    }
    // The tuple keeps the values alive.
    let values: Vec<Value> = range.places().map(|index| tuple.get(index)).collect();
    Ok(cx.new_tuple(&values)?.value())
}

pub(super) fn of_string(cx: &mut Context, text: Gc<Str>, parts: &[Value; 3]) -> Result {
    let range = settled(cx, parts)?.of(text.len());
    if let Some(places) = range.consecutive() {
        return Ok(cx.substring(text, places.start, places.end)?.value());
    }
    if let Units::Ascii(units) = text.units() {
        let selected = selected(units, range);
        cx.note_steps(range.count)?;
        return Ok(cx.new_string_from_units(Units::Ascii(&selected))?.value());
    }
    let mut part = StringBuilder::with_capacity(range.count);
    let mut code_points = range.places().map(|index| text.code_point(index));
    for _ in (0..range.count).step_by(STRIDE) {
        part.extend(code_points.by_ref().take(STRIDE));
        cx.note_steps(STRIDE)?;
    }
    Ok(part.finish(cx)?.value())
}

pub(super) fn of_bytes(cx: &mut Context, bytes: Gc<Bytes>, parts: &[Value; 3]) -> Result {
    let range = settled(cx, parts)?.of(bytes.len());
    if let Some(places) = range.consecutive() {
        return Ok(cx.new_bytes(&bytes.as_slice()[places])?.value());
    }
    let selected = selected(bytes.as_slice(), range);
    Ok(cx.new_bytes(&selected)?.value())
}

/// The bytes at these places.
pub(crate) fn selected(bytes: &[u8], range: Range) -> Vec<u8> {
    let start = if range.count == 0 { 0 } else { range.place(0) };
    match range.step {
        _ if range.count == 0 => Vec::new(),
        1 => bytes[start..start + range.count].to_vec(),
        -1 => bytes[..=start].iter().rev().take(range.count).copied().collect(),
        step @ 2.. => bytes[start..].iter().step_by(step as usize).take(range.count).copied().collect(),
        _ => range.places().map(|index| bytes[index]).collect(),
    }
}

/// Writes a slice of a list, whose layout the caller knows.
pub(super) fn write(cx: &mut Context, list: Value, parts: &[Value; 3], value: Value) -> Result<()> {
    let bounds = settled(cx, parts)?;
    if write_raw(cx, list, bounds, value)? {
        return Ok(());
    }
    cx.unpack_list(list)?;
    let list: Gc<List> = cast(cx, list);
    // A copy where the value is the list itself, or iterating it could change the list.
    let has_elements = value != list.value() && iteration::elements(cx, value).is_some();
    let copy = if has_elements { None } else { Some(copied(cx, bounds, value)?) };
    let range = bounds.of(list.len());
    let values = match copy {
        Some(copy) => copy.as_slice(),
        None => iteration::elements(cx, value).expect("it had elements"),
    };
    if let Some(places) = range.consecutive() {
        return list.splice(cx, places.start, places.end, values);
    }
    if values.len() != range.count {
        let (given, wanted) = (values.len(), range.count);
        return cx.value_error(format!(
            "attempt to assign sequence of size {given} to extended slice of size {wanted}"
        ));
    }
    for (index, &value) in range.places().zip(values) {
        list.set(cx, index, value);
    }
    Ok(())
}

/// Writes a slice of a raw list with as many elements of another list, if it can hold them; whether that was done.
fn write_raw(cx: &mut Context, list: Value, bounds: Bounds, value: Value) -> Result<bool> {
    match list.shape() {
        Some(ShapeId::BOOL_LIST) => write_elements::<u8>(cx, list, bounds, value),
        Some(ShapeId::FLOAT_LIST) => write_elements::<f64>(cx, list, bounds, value),
        _ => Ok(false),
    }
}

fn write_elements<E: RawElement>(
    cx: &mut Context,
    list: Value,
    bounds: Bounds,
    value: Value,
) -> Result<bool> {
    let range = bounds.of(length_of_list(list).unwrap_or(0));
    cx.note_pass(range.count)?;
    let Some(raw) = list.cast::<RawList<E>>().filter(|_| value != list) else { return Ok(false) };
    if let Some(values) = value.cast::<RawList<E>>().filter(|values| values.len() == range.count) {
        for (place, &value) in range.places().zip(values.elements()) {
            raw.put(place, value);
        }
        return Ok(true);
    }
    let Some(values) = value.cast::<List>().map(|values| values.as_slice()) else { return Ok(false) };
    if values.len() != range.count || values.iter().any(|&value| E::of(value).is_none()) {
        return Ok(false);
    }
    for (place, &value) in range.places().zip(values) {
        raw.put(place, E::of(value).expect("all are elements"));
    }
    Ok(true)
}

/// What a slice is set to, as a tuple.
fn copied(cx: &mut Context, bounds: Bounds, value: Value) -> Result<Gc<Tuple>> {
    if iteration::is_iterable(cx, value) {
        return iteration::tuple_of(cx, value);
    }
    cx.type_error(if bounds.step == 1 {
        "can only assign an iterable"
    } else {
        "must assign iterable to extended slice"
    })
}

/// Deletes a slice of a list, whose layout the caller knows.
pub(super) fn delete(cx: &mut Context, list: Gc<List>, parts: &[Value; 3]) -> Result<()> {
    let range = settled(cx, parts)?.of(list.len());
    if let Some(places) = range.consecutive() {
        return list.splice(cx, places.start, places.end, &[]);
    }
    let mut places: Vec<usize> = range.places().collect();
    places.sort_unstable();
    let mut kept = places.first().copied().unwrap_or(list.len());
    let mut removed = places.into_iter().peekable();
    let first = kept;
    for index in first..list.len() {
        if removed.peek() == Some(&index) {
            removed.next();
        } else {
            list.set(cx, kept, list.get(index));
            kept += 1;
        }
    }
    list.truncate(kept);
    Ok(())
}
