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
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{descriptor, object_type, record};
use crate::builtin_type::BuiltinType;
use crate::define::{Getter, exactly};
use crate::names::{Name, name};

static MEMBER: &str = include_str!("member_descriptor.py");

/// The names that `__slots__` of a class and of those before it give.
fn slots(class: Gc<Class>) -> &'static [Value] {
    record::slots(class).cast::<Tuple>().map_or(&[], |names| names.as_slice())
}

/// The member of a class that a name in `__slots__` of it or of an ancestor stands for.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn member(cx: &mut Context, class: Gc<Class>, name: Value) -> Result<Option<Value>> {
    let ancestors = cx.class(class).resolution_order.clone();
    // Classes name the slots of their ancestors, too: the last one is the owner.
    match ancestors.into_iter().rev().find(|&ancestor| slots(ancestor).contains(&name)) {
        Some(owner) => {
            let class = crate::imports::prelude_function(cx, "member_descriptor", MEMBER)?;
            cx.call(class, &[name, owner.value()]).map(Some)
        }
        None => Ok(None),
    }
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
    for &slot in slots(class) {
        if !before.iter().any(|&ancestor| slots(ancestor).contains(&slot))
            && let Some(member) = member(cx, class, slot)?
        {
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
    ancestors.iter().flat_map(|&ancestor| slots(ancestor).iter().copied()).collect()
}

/// Whether references to objects of a class can be weak because it is a program's.
pub(crate) fn has_weakref(cx: &Context, class: Gc<Class>) -> bool {
    cx.class(class).resolution_order.iter().any(|&ancestor| is_open(ancestor))
}
