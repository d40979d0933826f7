//! The iterators of `itertools` that are written in Rust: `chain`, and those that give tuples of elements of pools; [`pieces`] and
//! [`again`] have others.
//!
//! They are builtin types, whose shapes say how they are stepped (`builtins::iterators`). The rest of the module is written
//! in Python: generators, which calls of the program's functions and loops around them are compiled with.

pub(crate) mod again;
pub(crate) mod pieces;
mod states;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::array::Array;
use runtime::object::list::List;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::builtins::iterators::{new_stepped, step_source};
use crate::builtins::source::{Source, note_step};
use crate::define::{
    Declarations, Members, Method, after_receiver, exactly, parse_arguments, set_word, word,
};
use crate::state::type_class;

/// Words of `chain`: the source under way, then the one of what follows.
mod chain {
    pub const OBJECT: usize = 0;
    pub const POSITION: usize = 1;
    pub const REST: usize = 2;
    pub const REST_POSITION: usize = 3;
}

/// Words of the others: the pool, or an array of pools; the indices of the next result; what is left of each place for
/// permutations; whether there is a next result.
mod selection {
    pub const POOL: usize = 0;
    pub const INDICES: usize = 1;
    pub const CYCLES: usize = 2;
    pub const HAS_MORE: usize = 3;
}

pub(crate) fn next_chained(cx: &mut Context, iterator: Value) -> Result {
    for step in 0.. {
        if !word(iterator, chain::OBJECT).is_none() {
            let value = step_source(cx, iterator)?;
            if value != Value::STOP {
                return Ok(value);
            }
            set_word(cx, iterator, chain::OBJECT, Value::NONE);
        }
        let following = next_of_rest(cx, iterator)?;
        if following == Value::STOP {
            break;
        }
        start(cx, iterator, following)?;
        note_step(cx, step)?;
    }
    Ok(Value::STOP)
}

/// Makes an iterable the one that a `chain` is in.
fn start(cx: &mut Context, iterator: Value, iterable: Value) -> Result<()> {
    let source = Source::new(cx, iterable)?;
    set_word(cx, iterator, chain::OBJECT, source.object);
    set_word(cx, iterator, chain::POSITION, source.position);
    Ok(())
}

/// Appends what a `chain` has left to a list that is new, and so no part of it.
///
/// # Errors
/// What the iterables raise.
pub(crate) fn append_chained(cx: &mut Context, list: Gc<List>, iterator: Value) -> Result<()> {
    let mut steps = 0;
    let mut note = |cx: &mut Context| {
        steps += 1;
        note_step(cx, steps)
    };
    loop {
        while !word(iterator, chain::OBJECT).is_none() {
            let value = step_source(cx, iterator)?;
            if value == Value::STOP {
                set_word(cx, iterator, chain::OBJECT, Value::NONE);
            } else {
                list.push(cx, value)?;
            }
            note(cx)?;
        }
        let following = next_of_rest(cx, iterator)?;
        if following == Value::STOP {
            return Ok(());
        }
        // What runs code of the program may fail on the way, and is left where it is then.
        if crate::iteration::elements(cx, following).is_some() {
            crate::iteration::extend_list(cx, list, following)?;
        } else {
            start(cx, iterator, following)?;
        }
        note(cx)?;
    }
}

/// The iterable that is the next one of a `chain`, or [`Value::STOP`].
fn next_of_rest(cx: &mut Context, iterator: Value) -> Result {
    let mut rest =
        Source { object: word(iterator, chain::REST), position: word(iterator, chain::REST_POSITION) };
    let following = rest.next(cx)?;
    set_word(cx, iterator, chain::REST_POSITION, rest.position);
    Ok(following)
}

fn new_chain(cx: &mut Context, arguments: Arguments<'_>, rest: Source) -> Result {
    new_stepped(cx, arguments, &[Value::NONE, Value::NONE, rest.object, rest.position])
}

pub(crate) fn chain_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if !arguments.keywords.is_empty() {
        return cx.type_error("chain() takes no keyword arguments");
    }
    let iterables = cx.new_tuple(after_receiver(arguments).values)?;
    new_chain(cx, arguments, Source { object: iterables.value(), position: Value::ZERO })
}

fn from_iterable(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, iterables] = exactly(cx, this, arguments)?;
    let rest = Source::new(cx, iterables)?;
    new_chain(cx, arguments, rest)
}

fn array(iterator: Value, index: usize) -> Gc<Array> {
    word(iterator, index).cast().expect("made with an array")
}

fn index(indices: Gc<Array>, place: usize) -> usize {
    indices.get(place).fixnum_unchecked() as usize
}

/// Fixnums from `from` on, `count` of them.
fn counting(cx: &mut Context, count: usize, value: impl Fn(usize) -> usize) -> Result<Gc<Array>> {
    let numbers = cx.new_array(count)?;
    for place in 0..count {
        numbers.set(cx, place, Value::length(value(place)));
    }
    Ok(numbers)
}

/// The elements of an iterable as a tuple.
fn pool_of(cx: &mut Context, iterable: Value) -> Result<Gc<Tuple>> {
    if let Some(tuple) = iterable.cast::<Tuple>() {
        return Ok(tuple);
    }
    let elements = crate::iteration::collect(cx, iterable)?;
    cx.new_tuple_from(&elements)
}

fn pool(iterator: Value) -> Gc<Tuple> {
    word(iterator, selection::POOL).cast().expect("made with a tuple")
}

/// The elements of the pool at the first `count` indices.
fn selected(cx: &mut Context, iterator: Value, count: usize) -> Result {
    let (pool, indices) = (pool(iterator), array(iterator, selection::INDICES));
    let result = cx.new_tuple_with(count, |place| pool.get(index(indices, place)))?;
    Ok(result.value())
}

pub(crate) fn product_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let mut repeat = 1;
    for (keyword, value) in arguments.named() {
        let keyword = crate::text::name_text(keyword);
        if keyword != "repeat" {
            return cx.type_error(format!("'{keyword}' is an invalid keyword argument for product()"));
        }
        repeat = convert::to_size(cx, value)?;
        if repeat < 0 {
            return cx.value_error("repeat argument cannot be negative");
        }
    }
    let given = after_receiver(arguments).positionals();
    let count = given.len().checked_mul(repeat as usize).filter(|&count| count < 1 << 24);
    let Some(count) = count else {
        return cx.raise(runtime::exception::ErrorKind::Overflow, "repeat argument too large");
    };
    let pools = cx.new_array(count)?;
    let mut has_more = true;
    for (place, &iterable) in given.iter().enumerate() {
        let elements = pool_of(cx, iterable)?;
        has_more &= elements.len() > 0 || repeat == 0;
        for round in 0..repeat as usize {
            pools.set(cx, round * given.len() + place, elements.value());
        }
    }
    let indices = counting(cx, count, |_| 0)?;
    let words = [pools.value(), indices.value(), Value::NONE, Value::bool(has_more)];
    new_stepped(cx, arguments, &words)
}

pub(crate) fn next_product(cx: &mut Context, iterator: Value) -> Result {
    if word(iterator, selection::HAS_MORE) != Value::TRUE {
        return Ok(Value::STOP);
    }
    let (pools, indices) = (array(iterator, selection::POOL), array(iterator, selection::INDICES));
    let pool = |place: usize| pools.get(place).cast::<Tuple>().expect("pools are tuples");
    let result = cx.new_tuple_with(pools.len(), |place| pool(place).get(index(indices, place)))?;
    let mut place = pools.len();
    loop {
        if place == 0 {
            set_word(cx, iterator, selection::HAS_MORE, Value::FALSE);
            break;
        }
        place -= 1;
        let next = index(indices, place) + 1;
        if next < pool(place).len() {
            indices.set(cx, place, Value::length(next));
            break;
        }
        indices.set(cx, place, Value::ZERO);
    }
    Ok(result.value())
}

/// How many elements a selection has; unbound stands for the whole pool.
fn selection_length(cx: &mut Context, given: Value, whole: usize) -> Result<usize> {
    if given.is_unbound() || given.is_none() {
        return Ok(whole);
    }
    match convert::to_size(cx, given)? {
        length @ 0.. => Ok(length as usize),
        _ => cx.value_error("r must be non-negative"),
    }
}

pub(crate) fn permutations_new(
    cx: &mut Context,
    _this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let [iterable, length] =
        parse_arguments(cx, "permutations", after_receiver(arguments), ["iterable", "r"], 1, 2)?;
    let pool = pool_of(cx, iterable)?;
    let size = pool.len();
    let length = selection_length(cx, length, size)?;
    let indices = counting(cx, size, |place| place)?;
    let cycles = counting(cx, length.min(size), |place| size - place)?;
    let words = [pool.value(), indices.value(), cycles.value(), Value::bool(length <= size)];
    new_stepped(cx, arguments, &words)
}

pub(crate) fn next_permutation(cx: &mut Context, iterator: Value) -> Result {
    if word(iterator, selection::HAS_MORE) != Value::TRUE {
        return Ok(Value::STOP);
    }
    let (indices, cycles) = (array(iterator, selection::INDICES), array(iterator, selection::CYCLES));
    let (size, length) = (indices.len(), cycles.len());
    let result = selected(cx, iterator, length)?;
    // The rightmost place that has another element takes it; places that have had all start again.
    let mut place = length;
    loop {
        if place == 0 {
            set_word(cx, iterator, selection::HAS_MORE, Value::FALSE);
            break;
        }
        place -= 1;
        let left = index(cycles, place) - 1;
        if left > 0 {
            cycles.set(cx, place, Value::length(left));
            let (one, other) = (indices.get(place), indices.get(size - left));
            indices.set(cx, place, other);
            indices.set(cx, size - left, one);
            break;
        }
        let first = indices.get(place);
        for at in place..size - 1 {
            let following = indices.get(at + 1);
            indices.set(cx, at, following);
        }
        indices.set(cx, size - 1, first);
        cycles.set(cx, place, Value::length(size - place));
    }
    Ok(result)
}

pub(crate) fn combinations_new(
    cx: &mut Context,
    _this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let [iterable, length] =
        parse_arguments(cx, "combinations", after_receiver(arguments), ["iterable", "r"], 2, 2)?;
    let pool = pool_of(cx, iterable)?;
    let length = selection_length(cx, length, pool.len())?;
    let has_more = length <= pool.len();
    let indices = counting(cx, if has_more { length } else { 0 }, |place| place)?;
    let words = [pool.value(), indices.value(), Value::NONE, Value::bool(has_more)];
    new_stepped(cx, arguments, &words)
}

pub(crate) fn next_combination(cx: &mut Context, iterator: Value) -> Result {
    if word(iterator, selection::HAS_MORE) != Value::TRUE {
        return Ok(Value::STOP);
    }
    let indices = array(iterator, selection::INDICES);
    let (size, length) = (pool(iterator).len(), indices.len());
    let result = selected(cx, iterator, length)?;
    // The rightmost index that is not at its last place moves on, and those behind follow it.
    match (0..length).rev().find(|&place| index(indices, place) < size - length + place) {
        None => set_word(cx, iterator, selection::HAS_MORE, Value::FALSE),
        Some(moved) => {
            let first = index(indices, moved) + 1;
            for place in moved..length {
                indices.set(cx, place, Value::length(first + place - moved));
            }
        }
    }
    Ok(result)
}

pub(crate) fn repetitions_new(
    cx: &mut Context,
    _this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result {
    let name = "combinations_with_replacement";
    let [iterable, length] = parse_arguments(cx, name, after_receiver(arguments), ["iterable", "r"], 2, 2)?;
    let pool = pool_of(cx, iterable)?;
    let length = selection_length(cx, length, pool.len())?;
    let indices = counting(cx, length, |_| 0)?;
    let has_more = Value::bool(length == 0 || pool.len() > 0);
    new_stepped(cx, arguments, &[pool.value(), indices.value(), Value::NONE, has_more])
}

pub(crate) fn next_repetition(cx: &mut Context, iterator: Value) -> Result {
    if word(iterator, selection::HAS_MORE) != Value::TRUE {
        return Ok(Value::STOP);
    }
    let indices = array(iterator, selection::INDICES);
    let (size, length) = (pool(iterator).len(), indices.len());
    let result = selected(cx, iterator, length)?;
    match (0..length).rev().find(|&place| index(indices, place) + 1 < size) {
        None => set_word(cx, iterator, selection::HAS_MORE, Value::FALSE),
        Some(moved) => {
            let next = Value::length(index(indices, moved) + 1);
            (moved..length).for_each(|place| indices.set(cx, place, next));
        }
    }
    Ok(result)
}

/// What types have besides what all iterators have.
pub(crate) fn define(types: &mut Declarations) {
    const METHODS: &[Method] = &[Method::new("from_iterable", from_iterable)];
    types.add(BuiltinType::Chain, &Members { class_methods: METHODS, ..Members::EMPTY });
    again::define(types);
    pieces::define(types);
    states::define(types);
}

/// Builds `_itertools`, beneath `itertools`.
pub(super) fn build(cx: &mut Context) -> Result {
    let object = super::new_module(cx, "_itertools", &[])?;
    let types = [
        BuiltinType::Chain,
        BuiltinType::Product,
        BuiltinType::Permutations,
        BuiltinType::Combinations,
        BuiltinType::Repetitions,
        BuiltinType::IterSlice,
        BuiltinType::Batched,
        BuiltinType::Repeat,
        BuiltinType::Cycle,
        BuiltinType::Tee,
    ];
    for ty in types {
        let class = type_class(cx, ty).value();
        module::set_named(cx, object, ty.name(), class)?;
    }
    Ok(object)
}
