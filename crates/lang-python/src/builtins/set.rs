//! `set` and `frozenset`: construction, operations, methods.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::set::Set;
use runtime::value::Value;

use super::{convert, repr, source};
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Members, Method, exactly, no_keywords, wrong_receiver};
use crate::exceptions::raise;

/// The set, mutable or frozen, that a value or an object of a class made from one is.
#[inline]
pub fn of(cx: &mut Context, value: Value) -> Option<Gc<Set>> {
    crate::operators::builtin::set_of(cx, value)
}

/// Adds what `iterable` yields.
///
/// # Errors
/// When it is not iterable or yields what cannot be hashed.
pub fn update(cx: &mut Context, set: Gc<Set>, iterable: Value) -> Result<()> {
    if let Some(other) = Gc::<Set>::of(iterable) {
        return cx.set_update(set, other);
    }
    source::for_each(cx, iterable, |cx, key| {
        cx.set_add(set, key)?;
        Ok(true)
    })
}

/// A set of what `iterable` yields; itself when it is one.
fn coerce(cx: &mut Context, iterable: Value) -> Result<Gc<Set>> {
    if let Some(set) = of(cx, iterable) {
        return Ok(set);
    }
    let set = cx.new_set(false)?;
    update(cx, set, iterable)?;
    Ok(set)
}

/// `left | right`, with the kind of `left`.
///
/// # Errors
/// When `right` is not iterable; what hashing and comparing raises.
pub fn unite(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    let result = cx.set_copy(left, left.is_frozen())?;
    update(cx, result, right)?;
    Ok(result)
}

/// `left & right`, with the kind of `left`.
///
/// # Errors
/// As [`unite`].
pub fn intersect(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    let right = coerce(cx, right)?;
    cx.set_filter(left, right, true)
}

/// `left - right`, with the kind of `left`.
///
/// # Errors
/// As [`unite`].
pub fn subtract(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    let right = coerce(cx, right)?;
    cx.set_filter(left, right, false)
}

/// `left ^ right`, with the kind of `left`.
///
/// # Errors
/// As [`unite`].
pub fn differ(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    let right = coerce(cx, right)?;
    let result = cx.set_filter(left, right, false)?;
    let others = cx.set_filter(right, left, false)?;
    cx.set_update(result, others)?;
    Ok(result)
}

fn set_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterable = convert::optional_argument(cx, "set", arguments)?;
    let set = cx.new_set(false)?;
    if !iterable.is_unbound() {
        update(cx, set, iterable)?;
    }
    Ok(set.value())
}

fn set_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let iterable = convert::optional_argument(cx, "set", arguments)?;
    cx.set_clear(set);
    if !iterable.is_unbound() {
        update(cx, set, iterable)?;
    }
    Ok(Value::NONE)
}

fn frozen_set_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterable = convert::optional_argument(cx, "frozenset", arguments)?;
    if Gc::<Set>::of(iterable).is_some_and(|set| set.is_frozen()) {
        return Ok(iterable);
    }
    let set = cx.new_set(true)?;
    if !iterable.is_unbound() {
        update(cx, set, iterable)?;
    }
    Ok(set.value())
}

fn receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Gc<Set>> {
    let object = crate::define::own_receiver(cx, this, arguments)?;
    match of(cx, object) {
        Some(set) => Ok(set),
        None => wrong_receiver(cx, this, object),
    }
}

fn add(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, key] = exactly(cx, this, arguments)?;
    match object.cast::<Set>() {
        Some(set) => cx.set_add(set, key)?,
        None => {
            let set = receiver(cx, this, arguments)?;
            cx.set_add(set, key)?
        }
    };
    Ok(Value::NONE)
}

/// The frozen set that stands for a set that is looked for in another; other values as they are.
pub(crate) fn as_element(cx: &mut Context, key: Value) -> Result {
    match Gc::<Set>::of(key) {
        Some(set) if !set.is_frozen() => Ok(cx.set_copy(set, true)?.value()),
        _ => Ok(key),
    }
}

fn discard(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, key] = exactly(cx, this, arguments)?;
    let element = as_element(cx, key)?;
    cx.set_remove(set, element)?;
    Ok(Value::NONE)
}

fn remove(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, key] = exactly(cx, this, arguments)?;
    let element = as_element(cx, key)?;
    if cx.set_remove(set, element)? { Ok(Value::NONE) } else { raise::raise_key_error(cx, key) }
}

fn pop(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    // The first: which one is not said, and programs that take all get them in order.
    let Some(key) = set.next_entry(0).and_then(|entry| set.key(entry)) else {
        return raise::raise(cx, BuiltinType::KeyError, "pop from an empty set");
    };
    cx.set_remove(set, key)?;
    Ok(key)
}

fn clear(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    cx.set_clear(set);
    Ok(Value::NONE)
}

fn copy(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    if set.is_frozen() {
        return Ok(set.value());
    }
    Ok(cx.set_copy(set, set.is_frozen())?.value())
}

fn union(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(fold(cx, this, arguments, unite)?.value())
}

/// A method that combines the receiver with any number of iterables.
fn fold(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    operation: fn(&mut Context, Gc<Set>, Value) -> Result<Gc<Set>>,
) -> Result<Gc<Set>> {
    let set = receiver(cx, this, arguments)?;
    no_keywords(cx, this, arguments)?;
    let mut result = cx.set_copy(set, set.is_frozen())?;
    for &other in &arguments.values[1..] {
        result = operation(cx, result, other)?;
    }
    Ok(result)
}

/// As [`fold`], with the outcome in the receiver.
fn fold_in_place(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    operation: fn(&mut Context, Gc<Set>, Value) -> Result<Gc<Set>>,
) -> Result {
    let set = receiver(cx, this, arguments)?;
    let result = fold(cx, this, arguments, operation)?;
    cx.set_clear(set);
    cx.set_update(set, result)?;
    Ok(Value::NONE)
}

fn union_update(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    no_keywords(cx, this, arguments)?;
    for &other in &arguments.values[1..] {
        update(cx, set, other)?;
    }
    Ok(Value::NONE)
}

macro_rules! operations {
    ($( $operation:ident: $method:ident $update:ident; )*) => { $(
        fn $method(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            Ok(fold(cx, this, arguments, $operation)?.value())
        }
        fn $update(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            fold_in_place(cx, this, arguments, $operation)
        }
    )* };
}

operations! {
    intersect: intersection intersection_update;
    subtract: difference difference_update;
    differ: symmetric_difference symmetric_difference_update;
}

fn is_subset(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, other] = exactly(cx, this, arguments)?;
    let other = coerce(cx, other)?;
    cx.set_is_subset(set, other).map(Value::bool)
}

fn is_superset(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, other] = exactly(cx, this, arguments)?;
    let other = coerce(cx, other)?;
    cx.set_is_subset(other, set).map(Value::bool)
}

fn is_disjoint(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, other] = exactly(cx, this, arguments)?;
    if let Some(dict) = other.cast::<Dict>() {
        let keys = cx.new_set(false)?;
        update(cx, keys, dict.value())?;
        return Ok(Value::bool(cx.set_filter(set, keys, true)?.len() == 0));
    }
    Ok(Value::bool(intersect(cx, set, other)?.len() == 0))
}

/// Defines the members of `set` and `frozenset`.
pub(super) fn define(types: &mut Declarations) {
    const COMMON: &[Method] = &[
        Method::new("copy", copy),
        Method::new("union", union),
        Method::new("intersection", intersection),
        Method::new("difference", difference),
        Method::new("symmetric_difference", symmetric_difference),
        Method::new("issubset", is_subset),
        Method::new("issuperset", is_superset),
        Method::new("isdisjoint", is_disjoint),
        Method::new("__repr__", repr::container),
    ];
    const MUTATING: &[Method] = &[
        Method::new("add", add),
        Method::new("discard", discard),
        Method::new("remove", remove),
        Method::new("pop", pop),
        Method::new("clear", clear),
        Method::new("update", union_update),
        Method::new("intersection_update", intersection_update),
        Method::new("difference_update", difference_update),
        Method::new("symmetric_difference_update", symmetric_difference_update),
    ];
    let of_set = Members { methods: COMMON, new: Some(set_new), init: Some(set_init), ..Members::EMPTY };
    types.add(BuiltinType::Set, &of_set);
    types.add(BuiltinType::Set, const { &Members { methods: MUTATING, ..Members::EMPTY } });
    let of_frozen = Members { methods: COMMON, new: Some(frozen_set_new), ..Members::EMPTY };
    types.add(BuiltinType::FrozenSet, &of_frozen);
}
