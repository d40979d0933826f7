//! Writing and deleting attributes.
//!
//! An attribute of a class that comes to behave otherwise (a value becomes a property, a function a value) makes what
//! caches hold wrong even though its cell stays; then all of them are dropped.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::feedback::{FeedbackSlot, PropertyCase};
use runtime::gc::Gc;
use runtime::native::NativeFunction;
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::{Layout, ShapeId};
use runtime::value::Value;

use super::kind::{AttributeKind, attribute_kind};
use super::lookup::{find_cell, find_in_class, find_special};
use super::{module, own_dict, read};
use crate::calls::call_special;
use crate::classes::descriptor::{setter, write_getter, write_property};
use crate::classes::{record, type_type};
use crate::names::Name;
use crate::state::{class_of, object_methods, told_name, type_name};

/// `object.name = value`.
///
/// # Errors
/// AttributeError, or what the program's hooks raise.
pub fn set_attribute(cx: &mut Context, object: Value, name: Value, value: Value) -> Result<()> {
    set_property(cx, object, name, value, None)
}

/// As [`set_attribute`]; fills the slot.
pub(crate) fn set_property(
    cx: &mut Context,
    object: Value,
    name: Value,
    value: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<()> {
    let hook = find_special(cx, object, Name::SetAttr);
    let plain = object_methods(cx).set_attr;
    if let Some(hook) = hook.filter(|&hook| hook != plain && !is_of_type(cx, hook)) {
        return call_special(cx, hook, object, &[name, value]).map(|_| ());
    }
    set_generic(cx, object, name, value, slot)
}

/// Whether a hook is that of `type`, which does for classes what is done without one.
fn is_of_type(cx: &Context, hook: Value) -> bool {
    hook.cast::<NativeFunction>().is_some_and(|hook| type_type::changes_class(cx.native_entry(hook).function))
}

/// `object.__setattr__(object, name, value)`, which is not for classes: those have a method of their own.
///
/// # Errors
/// As [`set_attribute`].
pub(crate) fn set_own(
    cx: &mut Context,
    object: Value,
    name: Value,
    value: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<()> {
    refuse_class(cx, object, "__setattr__")?;
    set_generic(cx, object, name, value, slot)
}

/// `object.__delattr__(object, name)`, as [`set_own`].
///
/// # Errors
/// As [`delete_attribute`].
pub(crate) fn delete_own(cx: &mut Context, object: Value, name: Value) -> Result<()> {
    refuse_class(cx, object, "__delattr__")?;
    delete_generic(cx, object, name)
}

fn refuse_class(cx: &mut Context, object: Value, method: &str) -> Result<()> {
    if object.cast::<Class>().is_none() {
        return Ok(());
    }
    let class = type_name(cx, object);
    cx.type_error(format!("can't apply this {method} to {class} object"))
}

/// What is done for objects without a hook of their own.
pub(crate) fn set_generic(
    cx: &mut Context,
    object: Value,
    name: Value,
    value: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<()> {
    if let Some(class) = object.cast::<Class>() {
        set_class_attribute(cx, class, name, value)?;
        if let Some(slot) = slot {
            note_class_attribute(cx, class, name, value, slot);
        }
        return Ok(());
    }
    if write_by_descriptor(cx, object, name, value, slot)? {
        return Ok(());
    }
    if let Some(location) = cx.property_location(object, name) {
        let from = object.shape_unchecked();
        cx.set_property_at(location, object, value)?;
        // A property that has changed to a value is where it is in objects of the new shape only.
        if let Some(slot) = slot.filter(|_| object.shape_unchecked() == from) {
            slot.add_property(from, location.into());
        }
        return Ok(());
    }
    if module::is_module(cx, object) {
        return module::set(cx, object, name, value);
    }
    if let Some(closure) = object.cast::<Closure>() {
        return crate::calls::function::set_own_attribute(cx, closure, name, value);
    }
    if let Some(dict) = own_dict::table(cx, object) {
        return cx.dict_insert(dict, name, value);
    }
    if !may_have(cx, object, name) {
        return read_only_or_missing(cx, object, name);
    }
    let from = object.shape_unchecked();
    match cx.add_property(object, name, value)? {
        Some(case) => {
            if let (Some(slot), Some(case)) = (slot, case) {
                slot.add_property(from, case);
            }
            Ok(())
        }
        None => cx.raise(runtime::exception::ErrorKind::Memory, "an object has too many attributes"),
    }
}

/// Writes through a data descriptor of the class, if there is one; deletes when `value` is unbound.
fn write_by_descriptor(
    cx: &mut Context,
    object: Value,
    name: Value,
    value: Value,
    slot: Option<&FeedbackSlot>,
) -> Result<bool> {
    let class = class_of(cx, object);
    let Some(cell) = find_cell(cx, class, name) else { return Ok(false) };
    let attribute = cell.get();
    match attribute_kind(cx, attribute) {
        AttributeKind::Property => {
            if let (Some(slot), Some(shape), Some(_)) = (slot, object.shape(), setter(attribute)) {
                slot.add_property(shape, PropertyCase::Setter(cell.value()));
            }
            write_property(cx, attribute, object, name, value)?;
        }
        AttributeKind::Getter => write_getter(cx, attribute, object, value)?,
        AttributeKind::Data => {
            let method = if value.is_unbound() { Name::Delete } else { Name::Set };
            let Some(function) = find_special(cx, attribute, method) else {
                let text = method.text();
                return read::attribute_error(cx, text);
            };
            let arguments = [object, value];
            let count = if value.is_unbound() { 1 } else { 2 };
            call_special(cx, function, attribute, &arguments[..count])?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Whether `object` may be given a property of this name.
fn may_have(cx: &mut Context, object: Value, name: Value) -> bool {
    let Some(shape) = object.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC) else { return false };
    let Some(class) = cx.shapes[shape].class else { return false };
    if !record::is_programs(class) {
        return cx.shapes[shape].layout == Layout::BuiltIn(ShapeId::THROWABLE);
    }
    match record::slots(class).cast::<Tuple>() {
        Some(slots) => slots.as_slice().contains(&name),
        None => true,
    }
}

#[cold]
fn read_only_or_missing<T>(cx: &mut Context, object: Value, name: Value) -> Result<T> {
    let class = class_of(cx, object);
    if find_in_class(cx, class, name).is_none() {
        return read::missing(cx, object, name);
    }
    let message =
        format!("'{}' object attribute {} is read-only", type_name(cx, object), crate::text::quoted(name));
    read::attribute_error(cx, &message)
}

/// `class.name = value`.
fn set_class_attribute(cx: &mut Context, class: Gc<Class>, name: Value, value: Value) -> Result<()> {
    if !record::is_programs(class) {
        return immutable_type(cx, class, name, "set");
    }
    if !is_plain_class_attribute(cx, name) && write_by_descriptor(cx, class.value(), name, value, None)? {
        return Ok(());
    }
    define_class_attribute(cx, class, name, value)
}

/// Notes that an attribute of a class was written which it has, where nothing but its value has changed.
fn note_class_attribute(cx: &mut Context, class: Gc<Class>, name: Value, value: Value, slot: &FeedbackSlot) {
    if is_special(name)
        || record::metaclass(class).is_some()
        || attribute_kind(cx, value) != AttributeKind::Plain
    {
        return;
    }
    let own = cx.class_attributes(class).bound(name);
    if let (Some(own), Some(found)) = (own, find_cell(cx, class, name))
        && own == found
    {
        slot.add_of_class(class, own, false);
    }
}

/// Whether a name may be one that the object model looks for: what is remembered of classes then goes by the value, too.
fn is_special(name: Value) -> bool {
    name.cast::<Str>().is_none_or(|name| name.to_cow().starts_with("__"))
}

/// Names that are computed for classes but kept as ordinary attributes.
fn is_plain_class_attribute(cx: &mut Context, name: Value) -> bool {
    [Name::Doc, Name::Module, Name::Annotations, Name::TypeParams]
        .into_iter()
        .any(|known| crate::names::name(cx, known) == name)
}

/// Sets an attribute of a class, whatever class it is.
pub(crate) fn define_class_attribute(
    cx: &mut Context,
    class: Gc<Class>,
    name: Value,
    value: Value,
) -> Result<()> {
    let own = cx.class_attributes(class).bound(name).map(|cell| cell.get());
    let is_of_another_kind = own.is_some_and(|old| attribute_kind(cx, old) != attribute_kind(cx, value));
    // Of a name that is new to the class the lookups are dropped there.
    cx.set_class_attribute(class, name, value)?;
    crate::classes::check::note_attribute(cx, class, name);
    if is_of_another_kind || own.is_some() && is_special(name) {
        cx.invalidate_lookups_of(class, name);
    }
    Ok(())
}

#[cold]
fn immutable_type<T>(cx: &mut Context, class: Gc<Class>, name: Value, verb: &str) -> Result<T> {
    let message = format!(
        "cannot {verb} {} attribute of immutable type '{}'",
        crate::text::quoted(name),
        told_name(cx, class)
    );
    cx.type_error(message)
}

/// `del object.name`.
///
/// # Errors
/// AttributeError, or what the program's hooks raise.
pub fn delete_attribute(cx: &mut Context, object: Value, name: Value) -> Result<()> {
    let hook = find_special(cx, object, Name::DelAttr);
    let plain = object_methods(cx).del_attr;
    if let Some(hook) = hook.filter(|&hook| hook != plain && !is_of_type(cx, hook)) {
        return call_special(cx, hook, object, &[name]).map(|_| ());
    }
    delete_generic(cx, object, name)
}

/// As [`delete_attribute`], for objects without a hook of their own.
pub(crate) fn delete_generic(cx: &mut Context, object: Value, name: Value) -> Result<()> {
    if let Some(class) = object.cast::<Class>() {
        if !record::is_programs(class) {
            return immutable_type(cx, class, name, "delete");
        }
        if !is_plain_class_attribute(cx, name) && write_by_descriptor(cx, object, name, Value::UNBOUND, None)?
        {
            return Ok(());
        }
        if cx.delete_class_attribute(class, name) {
            return Ok(());
        }
        return read::missing(cx, object, name);
    }
    if write_by_descriptor(cx, object, name, Value::UNBOUND, None)? || cx.remove_property(object, name)? {
        return Ok(());
    }
    if module::is_module(cx, object)
        && let Some(cell) = module::cell(cx, object, name)
    {
        module::remove(cx, object, name, cell);
        return Ok(());
    }
    if let Some(closure) = object.cast::<Closure>()
        && crate::calls::function::delete_own_attribute(cx, closure, name)?
    {
        return Ok(());
    }
    if let Some(dict) = own_dict::table(cx, object)
        && cx.dict_remove(dict, name)?.is_some()
    {
        return Ok(());
    }
    if may_have(cx, object, name) {
        read::missing(cx, object, name)
    } else {
        read_only_or_missing(cx, object, name)
    }
}

/// The interned form of a name that a program gives as a string, as `setattr` does.
///
/// # Errors
/// When it is no string.
pub fn attribute_name(cx: &mut Context, name: Value) -> Result {
    match crate::classes::instance::held_value(cx, name).cast::<Str>() {
        Some(text) => Ok(cx.intern_string(text)?.value()),
        None => {
            let given = type_name(cx, name);
            cx.type_error(format!("attribute name must be string, not '{given}'"))
        }
    }
}
