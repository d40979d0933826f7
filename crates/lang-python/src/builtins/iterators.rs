//! The lazy iterators `enumerate`, `zip`, `map`, `filter`, `reversed`: objects with words of their own. Those of
//! `itertools` that are written in Rust are stepped and defined here, too; iterators over `__getitem__` are stepped here.
//!
//! They step their sources through [`Source`], so that over the usual containers no iterator but theirs exists.
//! Their shapes say how they are stepped ([`step_of`]), so that loops and whatever consumes iterators come to no `StopIteration`.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::object::array::Array;
use runtime::shape::Step;
use runtime::value::Value;

use super::source::{Source, note_step};
use super::{convert, functions};
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::define::{
    Declarations, Members, Method, after_receiver, exactly, new_words, own_receiver, owner, parse_arguments,
    set_number, set_word, word,
};
use crate::exceptions::raise;
use crate::modules::itertools::{self, again, pieces};
use crate::names::Name;
use crate::state::{builtin_type, type_name};

/// Words of `enumerate` and of `filter`, `map` with one iterable, `reversed`: a source and its position come first. So they do in
/// some of `itertools`.
pub(crate) mod one {
    pub const OBJECT: usize = 0;
    pub const POSITION: usize = 1;
    /// The next number of `enumerate`; the function of the others.
    pub const EXTRA: usize = 2;
}

/// Words of `zip` and of `map` with several iterables: an array with object and position of each source in turn.
pub(super) mod many {
    pub const SOURCES: usize = 0;
    /// False, which no position is: tells `map` with several iterables.
    pub const MARKER: usize = 1;
    /// Whether `zip` is strict; the function of `map`.
    pub const EXTRA: usize = 2;
}

/// Most iterables that `zip` and `map` step without an allocation besides the result.
const FEW: usize = 8;

/// How objects of a builtin type are stepped, if they are iterators of this file or of `itertools`.
pub(crate) fn step_of(ty: BuiltinType) -> Option<Step> {
    Some(match ty {
        BuiltinType::Enumerate => next_enumerated,
        BuiltinType::Zip => next_zipped,
        BuiltinType::Map => next_mapped,
        BuiltinType::Filter => next_filtered,
        BuiltinType::Reversed => next_reversed,
        BuiltinType::Chain => itertools::next_chained,
        BuiltinType::Product => itertools::next_product,
        BuiltinType::Permutations => itertools::next_permutation,
        BuiltinType::Combinations => itertools::next_combination,
        BuiltinType::Repetitions => itertools::next_repetition,
        BuiltinType::IterSlice => pieces::next_of_slice,
        BuiltinType::Batched => pieces::next_batch,
        BuiltinType::Repeat => again::next_repeated,
        BuiltinType::Cycle => again::next_of_cycle,
        BuiltinType::Tee => again::next_of_tee,
        BuiltinType::SequenceIterator => crate::iteration::step_sequence,
        _ => return None,
    })
}

/// A new iterator with these words, of the class that its constructor is called with.
pub(crate) fn new_stepped(cx: &mut Context, arguments: Arguments<'_>, words: &[Value]) -> Result {
    match arguments.values.first().and_then(|class| class.cast()) {
        Some(class) => new_words(cx, class, words),
        None => cx.type_error("an iterator is made by its class"),
    }
}

/// Steps the source in the first words of `iterator`.
#[inline]
pub(crate) fn step_source(cx: &mut Context, iterator: Value) -> Result {
    let mut source = Source { object: word(iterator, one::OBJECT), position: word(iterator, one::POSITION) };
    let value = source.next(cx)?;
    if !source.position.is_none() {
        set_number(iterator, one::POSITION, source.position);
    }
    Ok(value)
}

fn next_enumerated(cx: &mut Context, iterator: Value) -> Result {
    let value = step_source(cx, iterator)?;
    if value == Value::STOP {
        return Ok(value);
    }
    let index = word(iterator, one::EXTRA);
    let next = match index.as_fixnum().and_then(|index| Value::fixnum(index + 1)) {
        Some(next) => next,
        None => convert::binary(cx, BinaryOp::Add, index, Value::small(1))?,
    };
    set_word(cx, iterator, one::EXTRA, next);
    Ok(cx.new_tuple(&[index, value])?.value())
}

pub(super) fn sources(iterator: Value) -> Gc<Array> {
    word(iterator, many::SOURCES).cast().expect("made with an array")
}

/// Steps all sources into `values`: how many gave a value before one ended.
fn step_all(cx: &mut Context, sources: Gc<Array>, values: &mut [Value]) -> Result<usize> {
    for (index, value) in values.iter_mut().enumerate() {
        let mut source = Source { object: sources.get(2 * index), position: sources.get(2 * index + 1) };
        *value = source.next(cx)?;
        sources.set(cx, 2 * index + 1, source.position);
        if *value == Value::STOP {
            return Ok(index);
        }
    }
    Ok(values.len())
}

/// As [`step_all`], of more sources than [`FEW`]: the values are in a new array.
fn step_many(cx: &mut Context, sources: Gc<Array>) -> Result<(Gc<Array>, usize)> {
    let count = sources.len() / 2;
    let values = cx.new_array(count)?;
    for index in 0..count {
        let mut source = Source { object: sources.get(2 * index), position: sources.get(2 * index + 1) };
        let value = source.next(cx)?;
        sources.set(cx, 2 * index + 1, source.position);
        if value == Value::STOP {
            return Ok((values, index));
        }
        values.set(cx, index, value);
    }
    Ok((values, count))
}

fn next_zipped(cx: &mut Context, iterator: Value) -> Result {
    let sources = sources(iterator);
    let count = sources.len() / 2;
    if count == 0 {
        return Ok(Value::STOP);
    }
    if count > FEW {
        return next_zipped_many(cx, iterator, sources);
    }
    let mut values = [Value::NONE; FEW];
    let given = step_all(cx, sources, &mut values[..count])?;
    if given == count {
        return Ok(cx.new_tuple(&values[..count])?.value());
    }
    end_zipped(cx, iterator, sources, given)
}

/// As [`next_zipped`], for any number of sources.
fn next_zipped_many(cx: &mut Context, iterator: Value, sources: Gc<Array>) -> Result {
    let (values, given) = step_many(cx, sources)?;
    if given == values.len() {
        return Ok(cx.new_tuple(values.as_slice())?.value());
    }
    end_zipped(cx, iterator, sources, given)
}

/// The end of `zip` when source `ended` had no value.
fn end_zipped(cx: &mut Context, iterator: Value, sources: Gc<Array>, ended: usize) -> Result {
    if word(iterator, many::EXTRA) == Value::TRUE {
        check_strict(cx, sources, ended, sources.len() / 2)?;
    }
    Ok(Value::STOP)
}

/// `zip(strict=True)` when source `ended` had no value: all others must have ended too.
#[cold]
fn check_strict(cx: &mut Context, sources: Gc<Array>, ended: usize, count: usize) -> Result<()> {
    let described = |last: usize| if last == 1 { " 1".to_owned() } else { format!("s 1-{last}") };
    if ended > 0 {
        let others = described(ended);
        return cx.value_error(format!("zip() argument {} is shorter than argument{others}", ended + 1));
    }
    for index in 1..count {
        let mut source = Source { object: sources.get(2 * index), position: sources.get(2 * index + 1) };
        if source.next(cx)? != Value::STOP {
            let others = described(index);
            return cx.value_error(format!("zip() argument {} is longer than argument{others}", index + 1));
        }
    }
    Ok(())
}

fn next_mapped(cx: &mut Context, iterator: Value) -> Result {
    let function = word(iterator, one::EXTRA);
    if word(iterator, many::MARKER) != Value::FALSE {
        let value = step_source(cx, iterator)?;
        return if value == Value::STOP { Ok(value) } else { cx.call(function, &[value]) };
    }
    let sources = sources(iterator);
    let count = sources.len() / 2;
    if count > FEW {
        let (values, given) = step_many(cx, sources)?;
        return if given == count { cx.call(function, values.as_slice()) } else { Ok(Value::STOP) };
    }
    let mut values = [Value::NONE; FEW];
    let given = step_all(cx, sources, &mut values[..count])?;
    if given == count { cx.call(function, &values[..count]) } else { Ok(Value::STOP) }
}

fn next_filtered(cx: &mut Context, iterator: Value) -> Result {
    let function = word(iterator, one::EXTRA);
    for step in 0.. {
        let value = step_source(cx, iterator)?;
        if value == Value::STOP {
            break;
        }
        let kept = if function.is_none() { value } else { cx.call(function, &[value])? };
        if convert::is_true(cx, kept)? {
            return Ok(value);
        }
        note_step(cx, step)?;
    }
    Ok(Value::STOP)
}

fn next_reversed(cx: &mut Context, iterator: Value) -> Result {
    let (object, position) = (word(iterator, one::OBJECT), word(iterator, one::POSITION));
    let Some(index) = position.as_fixnum().filter(|&index| index >= 0) else { return Ok(Value::STOP) };
    set_word(cx, iterator, one::POSITION, Value::small(index - 1));
    match crate::elements::get(cx, object, position) {
        Ok(value) => Ok(value),
        Err(_) if raise::pending_is(cx, BuiltinType::IndexError) => {
            cx.take_exception();
            set_word(cx, iterator, one::POSITION, Value::small(-1));
            Ok(Value::STOP)
        }
        Err(thrown) => Err(thrown),
    }
}

fn enumerate_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable, start] =
        parse_arguments(cx, "enumerate", after_receiver(arguments), ["iterable", "start"], 1, 2)?;
    let start = if start.is_unbound() { Value::ZERO } else { convert::to_index(cx, start)? };
    let source = Source::new(cx, iterable)?;
    new_stepped(cx, arguments, &[source.object, source.position, start])
}

/// An array of sources over iterables.
fn sources_of(cx: &mut Context, iterables: &[Value]) -> Result<Gc<Array>> {
    let sources = cx.new_array(2 * iterables.len())?;
    for (index, &iterable) in iterables.iter().enumerate() {
        let source = Source::new(cx, iterable)?;
        sources.set(cx, 2 * index, source.object);
        sources.set(cx, 2 * index + 1, source.position);
    }
    Ok(sources)
}

fn zip_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let mut is_strict = false;
    for (keyword, value) in arguments.named() {
        let keyword = crate::text::name_text(keyword);
        if keyword != "strict" {
            return cx.type_error(format!("'{keyword}' is an invalid keyword argument for zip()"));
        }
        is_strict = convert::is_true(cx, value)?;
    }
    let sources = sources_of(cx, after_receiver(arguments).positionals())?;
    new_stepped(cx, arguments, &[sources.value(), Value::FALSE, Value::bool(is_strict)])
}

fn map_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if !arguments.keywords.is_empty() {
        return cx.type_error("map() takes no keyword arguments");
    }
    match after_receiver(arguments).values {
        [] | [_] => cx.type_error("map() must have at least two arguments."),
        &[function, iterable] => {
            let source = Source::new(cx, iterable)?;
            new_stepped(cx, arguments, &[source.object, source.position, function])
        }
        [function, iterables @ ..] => {
            let sources = sources_of(cx, iterables)?;
            new_stepped(cx, arguments, &[sources.value(), Value::FALSE, *function])
        }
    }
}

fn filter_new(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let _ = this;
    let &[function, iterable] = after_receiver(arguments).values else {
        let given = arguments.values.len() - 1;
        return cx.type_error(format!("filter expected 2 arguments, got {given}"));
    };
    let source = Source::new(cx, iterable)?;
    new_stepped(cx, arguments, &[source.object, source.position, function])
}

fn reversed_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let &[sequence] = after_receiver(arguments).values else {
        let given = arguments.values.len() - 1;
        return cx.type_error(format!("reversed expected 1 argument, got {given}"));
    };
    if let Some(iterator) = cx.new_reversed_iterator(sequence)? {
        return Ok(iterator.value());
    }
    let method = find_special(cx, sequence, Name::Reversed);
    if let Some(method) = method.filter(|method| !method.is_none()) {
        return call_special(cx, method, sequence, &[]);
    }
    let is_sequence = method.is_none()
        && find_special(cx, sequence, Name::GetItem).is_some()
        && find_special(cx, sequence, Name::Len).is_some()
        && !super::dict::is_dict(cx, sequence);
    if !is_sequence {
        let given = type_name(cx, sequence);
        return cx.type_error(format!("'{given}' object is not reversible"));
    }
    let length = functions::length_of(cx, sequence)?;
    new_stepped(cx, arguments, &[sequence, Value::small(length as i64 - 1)])
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterator] = exactly(cx, this, arguments)?;
    Ok(iterator)
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterator = own_receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    let step = owner(this).and_then(|class| builtin_type(cx, class)).and_then(step_of);
    let step = step.expect("types with this method are stepped");
    match step(cx, iterator) {
        Ok(Value::STOP) => raise::raise_stop_iteration(cx, Value::NONE),
        result => result,
    }
}

/// Defines the members of the iterators.
pub(super) fn define(types: &mut Declarations) {
    const METHODS: &[Method] = &[Method::new("__iter__", itself), Method::new("__next__", next)];
    let all: [(BuiltinType, NativeFn); 15] = [
        (BuiltinType::Enumerate, enumerate_new),
        (BuiltinType::Zip, zip_new),
        (BuiltinType::Map, map_new),
        (BuiltinType::Filter, filter_new),
        (BuiltinType::Reversed, reversed_new),
        (BuiltinType::Chain, itertools::chain_new),
        (BuiltinType::Product, itertools::product_new),
        (BuiltinType::Permutations, itertools::permutations_new),
        (BuiltinType::Combinations, itertools::combinations_new),
        (BuiltinType::Repetitions, itertools::repetitions_new),
        (BuiltinType::IterSlice, pieces::islice_new),
        (BuiltinType::Batched, pieces::batched_new),
        (BuiltinType::Repeat, again::repeat_new),
        (BuiltinType::Cycle, again::cycle_new),
        (BuiltinType::Tee, again::tee_new),
    ];
    for (ty, new) in all {
        types.add(ty, &Members { methods: METHODS, new: Some(new), ..Members::EMPTY });
    }
    super::reductions::define(types);
    itertools::define(types);
}
