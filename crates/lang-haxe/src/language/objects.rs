//! Fields found by name: of anonymous objects, instances, arrays, strings and types.
//!
//! An anonymous object is an object of a class that has nothing but shapes, so that caches serve its fields. Methods of
//! instances are all-word functions that the program's info tells by class and name.

use std::borrow::Cow;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::feedback::{FeedbackSlot, PropertyCase};
use runtime::gc::Gc;
use runtime::layout::FieldType;
use runtime::native::{Arguments, NativeEntry, NativeFunction};
use runtime::object::cell::Cell;
use runtime::object::string::Str;
use runtime::value::Value;

use super::program_info::TypeKind;
use super::state::haxe;
use super::{arrays, intrinsics, types};

/// A new anonymous object.
///
/// # Errors
/// When memory is exhausted.
pub fn new_anonymous(cx: &mut Context) -> Result {
    let class = haxe(cx).object_class;
    cx.new_instance(class)
}

/// Whether a value is an anonymous object.
pub fn is_anonymous(cx: &mut Context, value: Value) -> bool {
    let class = haxe(cx).object_class;
    value.shape().is_some_and(|shape| cx.shapes[shape].class == Some(class))
}

/// The names of an anonymous object's fields, interned strings, in the order in which they were added.
pub fn field_names(cx: &mut Context, object: Value) -> Vec<Value> {
    match object.shape() {
        Some(shape) => cx.shapes[shape].names().to_vec(),
        None => Vec::new(),
    }
}

fn name_text(name: Value) -> String {
    text_of(name.cast::<Str>().as_ref()).into_owned()
}

/// The text of a name; empty for what is none.
fn text_of(name: Option<&Gc<Str>>) -> Cow<'_, str> {
    name.map(|name| name.to_cow()).unwrap_or_default()
}

/// What reading a field found.
enum Found {
    /// The value itself.
    Value(Value),
    /// A function and the object to pass first.
    Method(Value, Value),
}

/// Finds a field; `None` if there is none.
fn find(cx: &mut Context, object: Value, name: Value, slot: Option<&FeedbackSlot>) -> Result<Option<Found>> {
    // Null has no fields, and so reading one gives null: only calls and writes raise.
    if object.is_none() {
        return Ok(None);
    }
    if is_anonymous(cx, object) {
        let Some(location) = cx.property_location(object, name) else { return Ok(None) };
        if let (Some(slot), Some(shape)) = (slot, object.shape()) {
            slot.add_property(shape, location.into());
        }
        return Ok(Some(Found::Value(location.load(cx, object)?)));
    }
    let held = name.cast::<Str>();
    let text = text_of(held.as_ref());
    if arrays::is_array(cx, object) {
        if text == "length" {
            return Ok(Some(Found::Value(Value::length(arrays::length(object)))));
        }
        return native_method(cx, "Array", &text, object);
    }
    if let Some(string) = object.cast::<Str>() {
        if text == "length" {
            return Ok(Some(Found::Value(Value::length(string.len()))));
        }
        return native_method(cx, "String", &text, object);
    }
    if let Some(field) = cx.layout_of(object).and_then(|layout| layout.field(&text)).cloned() {
        if let (Some(slot), Some(shape), FieldType::Word) = (slot, object.shape(), field.ty) {
            slot.add_property(shape, PropertyCase::Slot { offset: field.offset });
        }
        return Ok(Some(Found::Value(cx.read_field(object, &field)?)));
    }
    if cx.layout_of(object).is_some() {
        if let Some(cell) = find_method_cell(cx, object, name)? {
            if let (Some(slot), Some(shape)) = (slot, object.shape()) {
                slot.add_property(shape, PropertyCase::method(cell));
            }
            return Ok(Some(Found::Method(cell.get(), object)));
        }
        if let Some(getter) = find_method(cx, object, &format!("get_{text}"))? {
            return Ok(Some(Found::Value(cx.call(getter, &[object])?)));
        }
        return Ok(None);
    }
    if let Some(number) = types::number_of(cx, object) {
        return Ok(find_static(cx, number, &text)?.map(Found::Value));
    }
    match crate::std::natives::class_of(cx, object) {
        Some(class) => native_method(cx, class, &text, object),
        None => Ok(None),
    }
}

/// The all-word function for a method of an instance, which takes the object first.
///
/// # Errors
/// When memory is exhausted.
pub fn find_method(cx: &mut Context, object: Value, name: &str) -> Result<Option<Value>> {
    let name = cx.intern(name)?.value();
    Ok(find_method_cell(cx, object, name)?.map(|cell| cell.get()))
}

/// As [`find_method`], by an interned name: the cell that caches refer to.
fn find_method_cell(cx: &mut Context, object: Value, name: Value) -> Result<Option<Gc<Cell>>> {
    let Some(shape) = object.shape() else { return Ok(None) };
    if let Some(&known) = haxe(cx).found_methods.get(&(shape, name)) {
        return Ok(Some(known));
    }
    let text: crate::source::Name = name_text(name).into();
    let mut at = Some(shape);
    let function = loop {
        let Some(class) = at else { return Ok(None) };
        if let Some(&function) = haxe(cx).methods.get(&(class, text.clone())) {
            break function;
        }
        at = cx.shapes[class].fixed.as_deref().and_then(|layout| layout.parent);
    };
    let Some(module) = haxe(cx).module.clone() else { return Ok(None) };
    let closure = cx.new_closure(&module, u32::from(function), &[])?.value();
    let cell = cx.new_cell(closure)?;
    haxe(cx).found_methods.insert((shape, name), cell);
    Ok(Some(cell))
}

/// A native function as a method of an object.
fn native_method(cx: &mut Context, class: &str, name: &str, object: Value) -> Result<Option<Found>> {
    let key = (crate::source::Name::from(class), crate::source::Name::from(name));
    let function = haxe(cx).extern_methods.get(&key).copied();
    if let (Some(function), Some(module)) = (function, haxe(cx).module.clone()) {
        let closure = cx.new_closure(&module, u32::from(function), &[])?.value();
        return Ok(Some(Found::Method(closure, object)));
    }
    let full = format!("{class}.{name}");
    if intrinsics::find(&full).is_none() {
        return Ok(None);
    }
    let entry = NativeEntry { function: call_native, intrinsic: None };
    let function = cx.new_native_with(&full, entry, Value::NONE)?;
    Ok(Some(Found::Method(function.value(), object)))
}

/// Calls the native that the function is named by. Arguments that are left out are null.
fn call_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let name = this.name().to_cow().into_owned();
    let Some(native) = intrinsics::find(&name) else {
        return cx.type_error(format!("there is no function {name}"));
    };
    // Natives take all their parameters; more than they have do no harm.
    let mut values = arguments.positionals().to_vec();
    values.resize(values.len().max(8), Value::NONE);
    native(cx, &values)
}

/// A static variable of a class, by name.
fn find_static(cx: &mut Context, number: usize, name: &str) -> Result<Option<Value>> {
    let Some(object) = statics_object(cx, number)? else { return Ok(None) };
    let field = cx.layout_of(object).and_then(|layout| layout.field(name)).cloned();
    match field {
        Some(field) => cx.read_field(object, &field).map(Some),
        None => Ok(None),
    }
}

/// The object that holds a class's static variables.
fn statics_object(cx: &mut Context, number: usize) -> Result<Option<Value>> {
    let info = haxe(cx).info.clone();
    let TypeKind::Class(class) = &info.types[number].kind else { return Ok(None) };
    let (Some(layout), Some(module)) = (class.static_layout, haxe(cx).module.clone()) else {
        return Ok(None);
    };
    let name = cx.intern(&module.module.layouts[layout as usize].name)?.value();
    let cell = cx.namespace(module.namespace).bound(name);
    Ok(cell.map(|cell| cell.get()))
}

/// Reads a field; null if there is none.
///
/// # Errors
/// When the object is null, or a getter raises.
pub fn get_property(cx: &mut Context, object: Value, name: Value, slot: Option<&FeedbackSlot>) -> Result {
    match find(cx, object, name, slot)? {
        Some(Found::Value(value)) => Ok(value),
        Some(Found::Method(function, receiver)) => Ok(cx.new_bound_method(function, receiver)?.value()),
        None => Ok(Value::NONE),
    }
}

/// What `object.name(…)` calls, and the receiver or unbound.
///
/// # Errors
/// When there is no such field.
pub fn get_method(
    cx: &mut Context,
    object: Value,
    name: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<(Value, Value)> {
    match find(cx, object, name, slot)? {
        Some(Found::Value(value)) => Ok((value, Value::UNBOUND)),
        Some(Found::Method(function, receiver)) => Ok((function, receiver)),
        None => {
            let (text, of) = (name_text(name), types::type_name(cx, object));
            cx.type_error(format!("Cannot call null: {of} has no field {text}"))
        }
    }
}

/// Writes a field, which anonymous objects get if they lack it.
///
/// # Errors
/// When the object is null, has no such field, or one that does not hold such values.
pub fn set_property(
    cx: &mut Context,
    object: Value,
    name: Value,
    value: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<()> {
    if object.is_none() {
        return cx.type_error("Null Access");
    }
    if is_anonymous(cx, object) {
        let shape = object.shape();
        if let Some(location) = cx.property_location(object, name) {
            cx.set_property_at(location, object, value)?;
            // A field that has changed to another kind of value is where it is in objects of the new shape only.
            if let (Some(slot), Some(shape)) = (slot, shape)
                && object.shape() == Some(shape)
            {
                slot.add_property(shape, location.into());
            }
            return Ok(());
        }
        let added = cx.add_property(object, name, value)?;
        return match (added, slot, shape) {
            (Some(Some(case)), Some(slot), Some(shape)) => {
                slot.add_property(shape, case);
                Ok(())
            }
            (Some(_), ..) => Ok(()),
            (None, ..) => cx.type_error("This object has too many fields: a Map holds as many as wanted"),
        };
    }
    let held = name.cast::<Str>();
    let text = text_of(held.as_ref());
    if arrays::is_array(cx, object) && text == "length" {
        return match value.as_fixnum().and_then(|length| usize::try_from(length).ok()) {
            Some(length) => arrays::resize(cx, object, length),
            None => cx.type_error("an array's length is an Int that is not negative"),
        };
    }
    if let Some(field) = cx.layout_of(object).and_then(|layout| layout.field(&text)).cloned() {
        return cx.write_field(object, &field, value);
    }
    if let Some(setter) = find_method(cx, object, &format!("set_{text}"))? {
        return cx.call(setter, &[object, value]).map(|_| ());
    }
    if let Some(number) = types::number_of(cx, object)
        && let Some(statics) = statics_object(cx, number)?
        && let Some(field) = cx.layout_of(statics).and_then(|layout| layout.field(&text)).cloned()
    {
        return cx.write_field(statics, &field, value);
    }
    let of = types::type_name(cx, object);
    cx.type_error(format!("{of} has no field {text}"))
}

/// Reads a field as `Reflect.field` does: null if there is none, or no object.
///
/// # Errors
/// When a getter raises.
pub fn get_field(cx: &mut Context, object: Value, name: Value) -> Result {
    let name = interned(cx, name)?;
    get_property(cx, object, name, None)
}

/// Writes a field as `Reflect.setField` does.
///
/// # Errors
/// See [`set_property`].
pub fn set_field(cx: &mut Context, object: Value, name: Value, value: Value) -> Result<()> {
    let name = interned(cx, name)?;
    set_property(cx, object, name, value, None)
}

/// Sets a field of this name.
///
/// # Errors
/// See [`set_property`].
pub fn set_named(cx: &mut Context, object: Value, name: &str, value: Value) -> Result<()> {
    let name = cx.intern(name)?.value();
    set_property(cx, object, name, value, None)
}

/// A string as the name of a field.
fn interned(cx: &mut Context, name: Value) -> Result {
    let name = match name.cast::<Str>() {
        Some(name) => cx.intern_string(name)?,
        None => cx.intern("")?,
    };
    Ok(name.value())
}

/// Whether an object has a field of its own.
///
/// # Errors
/// When memory is exhausted.
pub fn has_field(cx: &mut Context, object: Value, name: Value) -> Result<bool> {
    if is_anonymous(cx, object) {
        let name = interned(cx, name)?;
        return Ok(cx.property_location(object, name).is_some());
    }
    let held = name.cast::<Str>();
    let text = text_of(held.as_ref());
    if let Some(number) = types::number_of(cx, object) {
        return Ok(find_static(cx, number, &text)?.is_some());
    }
    Ok(cx.layout_of(object).is_some_and(|layout| layout.field(&text).is_some()))
}

/// Takes a field from an anonymous object; whether it had it.
///
/// # Errors
/// When memory is exhausted.
pub fn delete_field(cx: &mut Context, object: Value, name: Value) -> Result<bool> {
    if !is_anonymous(cx, object) {
        return Ok(false);
    }
    let name = interned(cx, name)?;
    cx.remove_property(object, name)
}
