//! `super`: attributes as the classes after a given one in the resolution order have them.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::feedback::PropertyCase;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::kind::{AttributeKind, attribute_kind};
use super::read::{Found, Site, bind};
use crate::builtin_type::BuiltinType;
use crate::classes::descriptor::getter;
use crate::classes::instance::receiver_of;
use crate::define::{Declarations, Getter, Members, Method, new_builtin, word};
use crate::state::{class_name, class_of};

/// The word with the class after which attributes are looked for.
const AFTER: usize = 0;
/// The word with the object, or the class in a class method.
const OBJECT: usize = 1;

/// `super(class, object)`.
///
/// # Errors
/// When `object` is neither an instance nor a subclass of `class`.
pub(crate) fn new(cx: &mut Context, class: Value, object: Value) -> Result {
    let Some(after) = class.cast::<Class>() else {
        let given = crate::state::type_name(cx, class);
        return cx.type_error(format!("super() argument 1 must be a type, not {given}"));
    };
    let fits = match object.cast::<Class>() {
        Some(start) if cx.is_subclass(start, after) => true,
        _ => {
            let start = class_of(cx, object);
            cx.is_subclass(start, after)
        }
    };
    if !fits {
        return cx.type_error("super(type, obj): obj must be an instance or subtype of type");
    }
    new_builtin(cx, BuiltinType::Super, &[class, object])
}

/// Where the search starts: the class whose resolution order counts, and whether the object is that class itself.
fn start(cx: &mut Context, object: Value, after: Gc<Class>) -> (Gc<Class>, bool) {
    match object.cast::<Class>() {
        Some(class) if cx.is_subclass(class, after) => (class, true),
        _ => (class_of(cx, object), false),
    }
}

/// Reads an attribute of a super object; none when it is to be looked for on the super object itself.
///
/// The slot gets what compiled code needs to find a method or a property without the super object: the class that the search starts
/// behind, and what is found for objects of this shape.
pub(super) fn read(
    cx: &mut Context,
    proxy: Value,
    name: Value,
    site: Option<Site<'_>>,
) -> Result<Option<Found>> {
    let (after, object) = (word(proxy, AFTER), word(proxy, OBJECT));
    let Some(after) = after.cast::<Class>().filter(|_| !object.is_unbound()) else { return Ok(None) };
    if name == crate::names::name(cx, crate::names::Name::Class) {
        return Ok(None);
    }
    let (class, is_class) = start(cx, object, after);
    let Some(cell) = cx.find_class_attribute_after(class, after, name) else { return Ok(None) };
    let value = cell.get();
    let kind = attribute_kind(cx, value);
    if let (Some(site), Some(shape)) = (site, object.shape()) {
        let case = match kind {
            AttributeKind::Function if receiver_of(cx, value, object) == object => {
                Some(PropertyCase::Behind(cell.value()))
            }
            AttributeKind::Property if !site.is_call && getter(cx, value).is_some() => {
                Some(PropertyCase::BehindGetter(cell.value()))
            }
            _ => None,
        };
        match case.filter(|_| !is_class && shape >= ShapeId::FIRST_DYNAMIC) {
            Some(case) => {
                cx.note_cached_lookup(class, name);
                site.slot.add_behind(after.value(), shape, case);
            }
            None => site.slot.set_megamorphic(),
        }
    }
    match kind {
        AttributeKind::Function | AttributeKind::Property | AttributeKind::Getter if is_class => {
            Ok(Some(Found::Value(value)))
        }
        _ => bind(cx, value, kind, object, class, name).map(Some),
    }
}

fn super_new(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = crate::define::between(cx, this, arguments, 1, 3)?;
    match *values {
        [_, class, object] => new(cx, class, object),
        [_] => cx.raise(runtime::exception::ErrorKind::Runtime, "super(): no arguments"),
        _ if values[1].cast::<Class>().is_none() => new(cx, values[1], Value::NONE),
        _ => new_builtin(cx, BuiltinType::Super, &[values[1], Value::UNBOUND]),
    }
}

/// A super object with one argument is bound when it is read from a class.
fn super_get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = crate::define::between(cx, this, arguments, 2, 3)?;
    let (proxy, object) = (crate::define::own_receiver(cx, this, arguments)?, values[1]);
    if object.is_none() || !word(proxy, OBJECT).is_unbound() {
        return Ok(proxy);
    }
    new(cx, word(proxy, AFTER), object)
}

fn this_class(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = crate::define::exactly(cx, this, arguments)?;
    Ok(word(proxy, AFTER))
}

fn this_object(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = crate::define::exactly(cx, this, arguments)?;
    let object = word(proxy, OBJECT);
    Ok(if object.is_unbound() { Value::NONE } else { object })
}

fn this_objects_class(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = crate::define::exactly(cx, this, arguments)?;
    let (after, object) = (word(proxy, AFTER), word(proxy, OBJECT));
    match after.cast::<Class>().filter(|_| !object.is_unbound()) {
        Some(after) => Ok(start(cx, object, after).0.value()),
        None => Ok(Value::NONE),
    }
}

fn super_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [proxy] = crate::define::exactly_of_own(cx, this, arguments)?;
    let after = word(proxy, AFTER).cast().map_or(String::new(), |class| class_name(cx, class));
    let text = match (word(proxy, OBJECT), word(proxy, AFTER).cast::<Class>()) {
        (object, Some(class)) if !object.is_unbound() => {
            let own = start(cx, object, class).0;
            format!("<super: <class '{after}'>, <{} object>>", class_name(cx, own))
        }
        _ => format!("<super: <class '{after}'>, NULL>"),
    };
    Ok(cx.new_string(&text)?.value())
}

/// Defines the members of `super`.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Super,
        const {
            &Members {
                methods: &[Method::new("__repr__", super_repr), Method::new("__get__", super_get)],
                getters: &[
                    Getter::new("__self__", this_object),
                    Getter::new("__thisclass__", this_class),
                    Getter::new("__self_class__", this_objects_class),
                ],
                new: Some(super_new),
                ..Members::EMPTY
            }
        },
    )
}
