//! The module `_weakref`: references that do not keep their objects alive; and `gc`.
//!
//! An object dies at the first collection that finds nothing leading to it; callbacks are called when the program asks
//! for a collection or makes another reference, not in between, so that they interrupt nothing. The rest of `weakref` is
//! written in Python.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::classes::record;
use crate::define::{
    Getter, Members, Method, TypeDefinition, between, define_type, exactly, no_keywords, own_receiver,
    set_word, word,
};
use crate::operators::{comparison, hash};
use crate::state::{class_of, type_class, type_name};

/// Words of a reference: the heap's weak object, the callback, the hash once it is known.
const WEAK: usize = 0;
const CALLBACK: usize = 1;
const HASH: usize = 2;

/// Whether the class of an object lets its objects be referred to: not one that names its slots and no `__weakref__`.
fn has_room(cx: &mut Context, value: Value) -> bool {
    let class = class_of(cx, value);
    match record::slots(class).cast::<Tuple>() {
        Some(slots) => slots.as_slice().iter().any(|&slot| crate::text::name_text(slot) == "__weakref__"),
        None => class != type_class(cx, BuiltinType::Object),
    }
}

/// Whether objects of this kind can be referred to weakly: what CPython allows.
fn is_referable(value: Value) -> bool {
    match value.shape() {
        None => false,
        Some(shape) if shape >= ShapeId::FIRST_DYNAMIC => true,
        Some(shape) => matches!(
            shape,
            ShapeId::SET
                | ShapeId::FROZEN_SET
                | ShapeId::CLOSURE
                | ShapeId::NATIVE_FUNCTION
                | ShapeId::BOUND_METHOD
                | ShapeId::CLASS
                | ShapeId::MODULE
                | ShapeId::GENERATOR
        ),
    }
}

/// `__init__(object, callback)`.
fn initialize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let reference = own_receiver(cx, this, arguments)?;
    no_keywords(cx, this, arguments)?;
    let (target, callback) = match arguments.values {
        [_, target] => (*target, Value::NONE),
        [_, target, callback] => (*target, *callback),
        values => {
            let given = values.len() - 1;
            let (bound, s) = if given == 0 { ("at least 1", "") } else { ("at most 2", "s") };
            return cx.type_error(format!("ref expected {bound} argument{s}, got {given}"));
        }
    };
    if !is_referable(target) || !has_room(cx, target) {
        let name = type_name(cx, target);
        return cx.type_error(format!("cannot create weak reference to '{name}' object"));
    }
    call_back(cx)?;
    let noted = if callback.is_none() { Value::NONE } else { reference };
    let weak = cx.new_weak(target, noted)?;
    set_word(cx, reference, WEAK, weak);
    set_word(cx, reference, CALLBACK, callback);
    set_word(cx, reference, HASH, Value::NONE);
    Ok(Value::NONE)
}

/// Calls the callbacks of the references whose objects have died.
fn call_back(cx: &mut Context) -> Result<()> {
    while let Some(reference) = cx.take_cleared() {
        let callback = word(reference, CALLBACK);
        if !callback.is_none() {
            set_word(cx, reference, CALLBACK, Value::NONE);
            cx.call(callback, &[reference])?;
        }
    }
    Ok(())
}

fn target(cx: &mut Context, reference: Value) -> Option<Value> {
    let weak = word(reference, WEAK);
    (weak.shape() == Some(ShapeId::WEAK)).then(|| cx.weak_target(weak)).flatten()
}

fn get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let reference = own_receiver(cx, this, arguments)?;
    between(cx, this, arguments, 1, 1)?;
    Ok(target(cx, reference).unwrap_or(Value::NONE))
}

fn callback(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let reference = own_receiver(cx, this, arguments)?;
    Ok(if target(cx, reference).is_some() { word(reference, CALLBACK) } else { Value::NONE })
}

fn reference_hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let reference = own_receiver(cx, this, arguments)?;
    let known = word(reference, HASH);
    if !known.is_none() {
        return Ok(known);
    }
    let Some(target) = target(cx, reference) else { return cx.type_error("weak object has gone away") };
    let hash = hash::hash(cx, target)?;
    let hash = cx.new_int(hash)?;
    set_word(cx, reference, HASH, hash);
    Ok(hash)
}

fn compare(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, is_equal: bool) -> Result {
    let [a, b] = exactly(cx, this, arguments)?;
    let (class, wanted) = (class_of(cx, b), crate::define::owner(this));
    if !wanted.is_some_and(|wanted| cx.is_subclass(class, wanted)) {
        return Ok(crate::state::python(cx).not_implemented);
    }
    let same = match (target(cx, a), target(cx, b)) {
        (Some(x), Some(y)) => comparison::equal(cx, x, y)?,
        _ => a == b,
    };
    Ok(Value::bool(same == is_equal))
}

fn equal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    compare(cx, this, arguments, true)
}

fn unequal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    compare(cx, this, arguments, false)
}

fn representation(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let reference = own_receiver(cx, this, arguments)?;
    let text = match target(cx, reference) {
        None => format!("<weakref at {:#x}; dead>", reference.address()),
        Some(target) => {
            let name = type_name(cx, target);
            format!("<weakref at {:#x}; to '{name}' at {:#x}>", reference.address(), target.address())
        }
    };
    Ok(cx.new_string(&text)?.value())
}

/// Builds `_weakref`.
pub(super) fn build(cx: &mut Context) -> Result {
    let definition = TypeDefinition {
        name: "ReferenceType",
        module: "weakref",
        base: BuiltinType::Object,
        words: 3,
        members: Members {
            methods: const {
                &[
                    Method::new("__call__", get),
                    Method::new("__hash__", reference_hash),
                    Method::new("__eq__", equal),
                    Method::new("__ne__", unequal),
                    Method::new("__repr__", representation),
                ]
            },
            getters: const { &[Getter::new("__callback__", callback)] },
            init: Some(initialize),
            ..Members::EMPTY
        },
    };
    let class = define_type(cx, &definition)?;
    let object = super::new_module(cx, "_weakref", &[])?;
    module::set_named(cx, object, "ref", class.value())?;
    Ok(object)
}

/// `gc.collect(generation)`. How many objects died is not counted.
fn collect(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    cx.collect_garbage();
    call_back(cx)?;
    Ok(Value::ZERO)
}

/// Builds `_gc`, beneath `gc`.
pub(super) fn build_collector(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[Method::new("collect", collect)];
    super::new_module(cx, "_gc", &[FUNCTIONS])
}
