//! What classes of programs have besides the attributes in their tables: members for the names of `__slots__`, and
//! descriptors of `__dict__` and `__weakref__`.
//!
//! Objects keep all their attributes as properties, so nothing of this is needed to read one, and it is made when it is
//! asked for: such descriptors in the tables would make each access a call.

use heap::RootVec;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::record::own_slots;
use super::{descriptor, object_type, record};
use crate::builtin_type::BuiltinType;
use crate::define::{Getter, Method, exactly, new_function};
use crate::names::{Name, name};

static MEMBER: &str = include_str!("member_descriptor.py");

/// The member of a class that a name in `__slots__` of it or of an ancestor stands for.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn member(cx: &mut Context, class: Gc<Class>, name: Value) -> Result<Option<Value>> {
    let ancestors = cx.class(class).resolution_order.clone();
    match ancestors.into_iter().find(|&ancestor| own_slots(ancestor).contains(&name)) {
        Some(owner) => new_member(cx, owner, name).map(Some),
        None => Ok(None),
    }
}

fn new_member(cx: &mut Context, owner: Gc<Class>, name: Value) -> Result {
    let accessors = |cx: &mut Context, module: Value| {
        ACCESSORS.iter().try_for_each(|method| {
            let function = new_function(cx, method)?;
            crate::attributes::module::set_named(cx, module, method.name, function)
        })
    };
    let class = crate::imports::prelude_function_with(cx, "member_descriptor", MEMBER, accessors)?;
    cx.call(class, &[name, owner.value()])
}

const ACCESSORS: [Method; 3] = [
    Method::new("get_property", get_property),
    Method::new("set_property", set_property),
    Method::new("delete_property", delete_property),
];

/// `get_property(object, name)`: what the object itself has.
fn get_property(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, name] = exactly(cx, this, arguments)?;
    match cx.property_location(object, name) {
        Some(location) => location.load(cx, object),
        None => crate::attributes::read::missing(cx, object, name),
    }
}

fn set_property(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, name, value] = exactly(cx, this, arguments)?;
    if let Some(location) = cx.property_location(object, name) {
        cx.set_property_at(location, object, value)?;
    } else if cx.add_property(object, name, value)?.is_none() {
        return cx.raise(runtime::exception::ErrorKind::Memory, "an object has too many attributes");
    }
    Ok(Value::NONE)
}

fn delete_property(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, name] = exactly(cx, this, arguments)?;
    match cx.remove_property(object, name)? {
        true => Ok(Value::NONE),
        false => crate::attributes::read::missing(cx, object, name),
    }
}

/// Puts members into the table of a class for those of its slots that would otherwise be hidden: an attribute of a class
/// before it has the name.
///
/// # Errors
/// When memory is exhausted.
pub(super) fn add_hidden(cx: &mut Context, class: Gc<Class>) -> Result<()> {
    for &name in own_slots(class) {
        if crate::attributes::lookup::find_in_class(cx, class, name).is_some() {
            let member = new_member(cx, class, name)?;
            cx.set_class_attribute(class, name, member)?;
        }
    }
    Ok(())
}

/// Whether objects of a class of a program's have attributes besides slots.
fn is_open(class: Gc<Class>) -> bool {
    record::is_programs(class) && record::slots(class).is_none()
}

/// What `__dict__` of a class shows besides its table, as names and values in turn.
///
/// # Errors
/// When memory is exhausted.
pub(super) fn shown(cx: &mut Context, class: Gc<Class>) -> Result<RootVec> {
    let mut entries = RootVec::new(&cx.heap);
    if !record::is_programs(class) {
        return Ok(entries);
    }
    let ancestors = cx.class(class).resolution_order.clone();
    let before = &ancestors[1..];
    for &slot in own_slots(class) {
        if cx.class_attributes(class).bound(slot).is_none() {
            let member = new_member(cx, class, slot)?;
            entries.push(slot.0);
            entries.push(member.0);
        }
    }
    if is_open(class) && !before.iter().any(|&ancestor| is_open(ancestor)) {
        let throwable = crate::state::type_class(cx, BuiltinType::BaseException);
        if !cx.is_subclass(class, throwable) {
            let descriptor = descriptor::new_getter(cx, class, &object_type::DICT)?;
            entries.push(name(cx, Name::Dict).0);
            entries.push(descriptor.0);
        }
        let descriptor = descriptor::new_getter(cx, class, &WEAKREF)?;
        entries.push(cx.intern("__weakref__")?.value().0);
        entries.push(descriptor.0);
    }
    Ok(entries)
}

const WEAKREF: Getter = Getter::new("__weakref__", weak_reference);

/// `object.__weakref__`: references are not listed.
fn weak_reference(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    exactly::<1>(cx, this, arguments)?;
    Ok(Value::NONE)
}

/// The names that `dir` adds for objects of a class.
pub(crate) fn names(cx: &Context, class: Gc<Class>) -> Vec<Value> {
    let ancestors = &cx.class(class).resolution_order;
    ancestors.iter().flat_map(|&ancestor| own_slots(ancestor).iter().copied()).collect()
}

/// Whether references to objects of a class can be weak because it is a program's.
pub(crate) fn has_weakref(cx: &Context, class: Gc<Class>) -> bool {
    cx.class(class).resolution_order.iter().any(|&ancestor| is_open(ancestor))
}
