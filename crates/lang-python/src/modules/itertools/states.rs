//! How `chain`, and what gives tuples of elements of pools, are taken apart for copies and pickles.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::array::Array;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{array, chain, pool, selection};
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::builtins::reductions::{parts_of_state, reduced, shared};
use crate::define::{Declarations, Members, Method, exactly, own_receiver, set_word, word};

fn reduced_chain(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    let rest = shared(cx, iterator, chain::REST)?;
    let state = match word(iterator, chain::OBJECT).is_none() {
        true => cx.new_tuple(&[rest])?,
        false => {
            let current = shared(cx, iterator, chain::OBJECT)?;
            cx.new_tuple(&[rest, current])?
        }
    };
    reduced(cx, iterator, &[], Some(state.value()))
}

/// `chain.__setstate__((iterables, current))`: two iterators, of which there may be the first only.
fn set_sources(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let parts = parts_of_state(cx, state, &[1, 2])?;
    if !parts.iter().all(|&part| crate::iteration::is_iterator(cx, part)) {
        return cx.type_error("Arguments must be iterators.");
    }
    let current = parts.get(1).copied().unwrap_or(Value::NONE);
    let words = [
        (chain::REST, parts[0]),
        (chain::REST_POSITION, Value::NONE),
        (chain::OBJECT, current),
        (chain::POSITION, Value::NONE),
    ];
    for (index, value) in words {
        set_word(cx, iterator, index, value);
    }
    Ok(Value::NONE)
}

/// The numbers in an array as a tuple.
fn numbers(cx: &mut Context, array: Gc<Array>) -> Result {
    Ok(cx.new_tuple(array.as_slice())?.value())
}

fn reduced_product(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    if word(iterator, selection::HAS_MORE) != Value::TRUE {
        let nothing = cx.new_tuple(&[])?.value();
        return reduced(cx, iterator, &[nothing], None);
    }
    let indices = numbers(cx, array(iterator, selection::INDICES))?;
    reduced(cx, iterator, array(iterator, selection::POOL).as_slice(), Some(indices))
}

fn reduced_selection(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    if word(iterator, selection::HAS_MORE) != Value::TRUE {
        // Of nothing, one cannot be chosen.
        let nothing = cx.new_tuple(&[])?.value();
        return reduced(cx, iterator, &[nothing, Value::small(1)], None);
    }
    let mut state = numbers(cx, array(iterator, selection::INDICES))?;
    let mut length = array(iterator, selection::INDICES).len();
    if !word(iterator, selection::CYCLES).is_none() {
        let cycles = array(iterator, selection::CYCLES);
        length = cycles.len();
        let cycles = numbers(cx, cycles)?;
        state = cx.new_tuple(&[state, cycles])?.value();
    }
    let pool = word(iterator, selection::POOL);
    reduced(cx, iterator, &[pool, Value::length(length)], Some(state))
}

/// Enters the numbers of a state into an array, each within the limits of its place.
fn enter(
    cx: &mut Context,
    state: Value,
    into: Gc<Array>,
    limits: impl Fn(usize) -> (usize, usize),
) -> Result<()> {
    let given = parts_of_state(cx, state, &[into.len()])?;
    for (place, &number) in given.iter().enumerate() {
        let (least, end) = limits(place);
        let number = convert::to_size(cx, number)?.max(least as i64).min(end.saturating_sub(1) as i64);
        into.set(cx, place, Value::small(number.max(0)));
    }
    Ok(())
}

/// `__setstate__(indices)` of a product and of combinations.
fn set_indices(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let indices = array(iterator, selection::INDICES);
    if let Some(pools) = word(iterator, selection::POOL).cast::<Array>() {
        let size = |place| pools.get(place).cast::<Tuple>().map_or(0, |pool| pool.len());
        enter(cx, state, indices, |place| (0, size(place)))?;
    } else {
        let size = pool(iterator).len();
        enter(cx, state, indices, |_| (0, size))?;
    }
    Ok(Value::NONE)
}

/// `permutations.__setstate__((indices, cycles))`.
fn set_cycles(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator, state] = exactly(cx, this, arguments)?;
    own_receiver(cx, this, arguments)?;
    let parts = parts_of_state(cx, state, &[2])?;
    let size = pool(iterator).len();
    enter(cx, parts[0], array(iterator, selection::INDICES), |_| (0, size))?;
    enter(cx, parts[1], array(iterator, selection::CYCLES), |place| (1, size - place + 1))?;
    Ok(Value::NONE)
}

/// What the types have besides what all iterators have.
pub(super) fn define(types: &mut Declarations) {
    const OF_CHAIN: &[Method] =
        &[Method::new("__reduce__", reduced_chain), Method::new("__setstate__", set_sources)];
    const OF_PRODUCT: &[Method] =
        &[Method::new("__reduce__", reduced_product), Method::new("__setstate__", set_indices)];
    const OF_PERMUTATIONS: &[Method] =
        &[Method::new("__reduce__", reduced_selection), Method::new("__setstate__", set_cycles)];
    const OF_COMBINATIONS: &[Method] =
        &[Method::new("__reduce__", reduced_selection), Method::new("__setstate__", set_indices)];
    let all = [
        (BuiltinType::Chain, OF_CHAIN),
        (BuiltinType::Product, OF_PRODUCT),
        (BuiltinType::Permutations, OF_PERMUTATIONS),
        (BuiltinType::Combinations, OF_COMBINATIONS),
        (BuiltinType::Repetitions, OF_COMBINATIONS),
    ];
    for (ty, methods) in all {
        types.add(ty, &Members { methods, ..Members::EMPTY });
    }
}
