//! `set` and `frozenset`: construction, operations, methods.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::range::Range;
use runtime::object::set::Set;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{convert, repr, source};
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Members, Method, exactly, no_keywords, owner, wrong_receiver};
use crate::exceptions::raise;
use crate::state::type_class;

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
    if let Some(other) = of(cx, iterable) {
        return cx.set_update(set, other);
    }
    if let Some(dict) = iterable.cast::<Dict>() {
        cx.set_expect(set, dict.len())?;
    } else if let Some(known) = crate::iteration::elements(cx, iterable) {
        if cx.set_fill_ascending(set, known.len(), |at| known[at].as_fixnum())? {
            return Ok(());
        }
    } else if let Some(range) = iterable.cast::<Range>()
        && let (Some((start, _, step)), Some(count)) = (range.fixnums(), range.length.get().as_fixnum())
        && cx.set_fill_ascending(set, count as usize, |at| Some(start + at as i64 * step))?
    {
        return Ok(());
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
    if right != left.value() {
        update(cx, result, right)?;
    }
    Ok(result)
}

/// `left & right`, with the kind of `left`.
///
/// # Errors
/// As [`unite`].
pub fn intersect(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    if let Some(right) = of(cx, right) {
        return cx.set_intersection(left, right);
    }
    let result = cx.new_set(left.is_frozen())?;
    source::for_each(cx, right, |cx, key| {
        if !cx.set_contains(left, key)? {
            return Ok(true);
        }
        cx.set_add(result, key)?;
        Ok(result.len() < left.len())
    })?;
    Ok(result)
}

/// `left - right`, with the kind of `left`.
///
/// # Errors
/// As [`unite`].
pub fn subtract(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    if let Some(right) = of(cx, right) {
        return cx.set_difference(left, right);
    }
    if let Some(dict) = right.cast::<Dict>()
        && left.len() / 4 <= dict.len()
    {
        let result = cx.new_set(left.is_frozen())?;
        for key in crate::tables::keys(left) {
            if !cx.dict_contains(dict, key)? {
                cx.set_add(result, key)?;
            }
        }
        return Ok(result);
    }
    let result = cx.set_copy(left, left.is_frozen())?;
    subtract_from(cx, result, right)?;
    Ok(result)
}

/// Removes what `right` yields from `set`.
///
/// # Errors
/// As [`unite`].
pub fn subtract_from(cx: &mut Context, set: Gc<Set>, right: Value) -> Result<()> {
    if let Some(right) = of(cx, right) {
        return cx.set_difference_update(set, right);
    }
    source::for_each(cx, right, |cx, key| {
        cx.set_remove(set, key)?;
        Ok(true)
    })?;
    cx.set_forget_removed(set)
}

/// `left ^ right`, with the kind of `left`.
///
/// # Errors
/// As [`unite`].
pub fn differ(cx: &mut Context, left: Gc<Set>, right: Value) -> Result<Gc<Set>> {
    let result = cx.new_set(left.is_frozen())?;
    update(cx, result, right)?;
    cx.set_symmetric_difference_update(result, left)?;
    Ok(result)
}

/// As [`differ`], with the outcome in `set`.
///
/// # Errors
/// As [`unite`].
pub fn differ_from(cx: &mut Context, set: Gc<Set>, right: Value) -> Result<()> {
    let Some(dict) = right.cast::<Dict>() else {
        let right = coerce(cx, right)?;
        return cx.set_symmetric_difference_update(set, right);
    };
    for (key, _) in crate::tables::entries(dict) {
        if !cx.set_remove(set, key)? {
            cx.set_add(set, key)?;
        }
    }
    Ok(())
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

#[inline]
fn receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Gc<Set>> {
    if let Some(set) = arguments.positionals().first().and_then(|object| object.cast::<Set>())
        && owner(this) == Some(type_class(cx, BuiltinType::Set))
    {
        return Ok(set);
    }
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
#[inline]
pub(crate) fn as_element(cx: &mut Context, key: Value) -> Result {
    match key.shape() {
        None | Some(ShapeId::STRING | ShapeId::TUPLE) => Ok(key),
        Some(_) => unusual_element(cx, key),
    }
}

fn unusual_element(cx: &mut Context, key: Value) -> Result {
    match of(cx, key) {
        Some(set) if !set.is_frozen() && is_unhashable(cx, key) => Ok(cx.set_copy(set, true)?.value()),
        _ => Ok(key),
    }
}

/// Whether a set has no hash: one made from `set` may have given itself one.
fn is_unhashable(cx: &mut Context, set: Value) -> bool {
    crate::attributes::lookup::find_special(cx, set, crate::names::Name::Hash)
        .is_none_or(|hash| hash.is_none())
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
    match cx.set_pop(set) {
        Some(key) => Ok(key),
        None => raise::raise(cx, BuiltinType::KeyError, "pop from an empty set"),
    }
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

/// The receiver, and what it is to be combined with, which may be any number of iterables.
fn operands<'a>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'a>,
) -> Result<(Gc<Set>, &'a [Value])> {
    let set = receiver(cx, this, arguments)?;
    no_keywords(cx, this, arguments)?;
    Ok((set, &arguments.values[1..]))
}

fn union(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (set, others) = operands(cx, this, arguments)?;
    let result = cx.set_copy(set, set.is_frozen())?;
    for &other in others.iter().filter(|&&other| other != set.value()) {
        update(cx, result, other)?;
    }
    Ok(result.value())
}

fn union_update(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (set, others) = operands(cx, this, arguments)?;
    for &other in others {
        update(cx, set, other)?;
    }
    Ok(Value::NONE)
}

fn intersection_of(cx: &mut Context, set: Gc<Set>, others: &[Value]) -> Result<Gc<Set>> {
    let Some((&first, rest)) = others.split_first() else { return cx.set_copy(set, set.is_frozen()) };
    let mut result = intersect(cx, set, first)?;
    for &other in rest {
        result = intersect(cx, result, other)?;
    }
    Ok(result)
}

fn intersection(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (set, others) = operands(cx, this, arguments)?;
    Ok(intersection_of(cx, set, others)?.value())
}

fn intersection_update(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (set, others) = operands(cx, this, arguments)?;
    let result = intersection_of(cx, set, others)?;
    cx.set_become(set, result);
    Ok(Value::NONE)
}

fn difference(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (set, others) = operands(cx, this, arguments)?;
    let Some((&first, rest)) = others.split_first() else {
        return Ok(cx.set_copy(set, set.is_frozen())?.value());
    };
    let result = subtract(cx, set, first)?;
    for &other in rest {
        subtract_from(cx, result, other)?;
    }
    Ok(result.value())
}

fn difference_update(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (set, others) = operands(cx, this, arguments)?;
    for &other in others {
        subtract_from(cx, set, other)?;
    }
    Ok(Value::NONE)
}

fn symmetric_difference(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, other] = exactly(cx, this, arguments)?;
    Ok(differ(cx, set, other)?.value())
}

fn symmetric_difference_update(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let set = receiver(cx, this, arguments)?;
    let [_, other] = exactly(cx, this, arguments)?;
    differ_from(cx, set, other)?;
    Ok(Value::NONE)
}

/// `set op= other` of two sets, for the four operators that sets have.
///
/// # Errors
/// What hashing and comparing raises.
pub fn combine_in_place(cx: &mut Context, op: BinaryOp, set: Gc<Set>, other: Gc<Set>) -> Result<()> {
    match op {
        BinaryOp::BitOr => cx.set_update(set, other),
        BinaryOp::Sub => cx.set_difference_update(set, other),
        BinaryOp::BitXor => cx.set_symmetric_difference_update(set, other),
        _ => {
            let result = cx.set_intersection(set, other)?;
            cx.set_become(set, result);
            Ok(())
        }
    }
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
    let mut is_disjoint = true;
    match of(cx, other) {
        Some(other) => is_disjoint = cx.set_is_disjoint(set, other)?,
        None => source::for_each(cx, other, |cx, key| {
            is_disjoint = !cx.set_contains(set, key)?;
            Ok(is_disjoint)
        })?,
    }
    Ok(Value::bool(is_disjoint))
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
