//! Choosing integers and elements at random.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::list::List;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{generator, random_words};
use crate::attributes::lookup::find_special;
use crate::builtins::functions::length_of;
use crate::builtins::{convert, int, set};
use crate::define::{Method, after_receiver, exactly, parse_arguments};
use crate::names::Name;

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::new("randrange", randrange),
    Method::new("randint", randint),
    Method::new("choice", choice),
    Method::new("choices", choices),
    Method::new("shuffle", shuffle),
    Method::new("sample", sample),
];

/// An integer below `limit`, a positive integer of any size.
fn below(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, limit: Value) -> Result {
    if let Some(limit) = limit.as_fixnum() {
        let number = generator(cx, this, arguments)?.below(limit as u64);
        return Ok(Value::small(number as i64));
    }
    let (limit, count) = (convert::to_big(cx, limit)?, int::bits(limit));
    loop {
        cx.note_work()?;
        let bytes = random_words(cx, this, arguments, count)?;
        let number = dashu_int::IBig::from(dashu_int::UBig::from_le_bytes(&bytes));
        if number < limit {
            return int::from_big(cx, number);
        }
    }
}

/// An index below `limit`, which is not zero.
fn index_below(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    limit: usize,
) -> Result<usize> {
    Ok(generator(cx, this, arguments)?.below(limit as u64) as usize)
}

fn is_positive(value: Value) -> bool {
    value != Value::ZERO && !int::is_negative(value)
}

#[cold]
fn empty(cx: &mut Context, range: &[Value]) -> Result {
    let range: Vec<String> =
        range.iter().map(|&value| int::decimal_text(cx, value)).collect::<Result<_>>()?;
    cx.value_error(format!("empty range in randrange({})", range.join(", ")))
}

fn randrange(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["start", "stop", "step"];
    let [start, stop, step] = parse_arguments(cx, "randrange", after_receiver(arguments), parameters, 1, 3)?;
    let start = convert::to_index(cx, start)?;
    if stop.is_unbound() || stop.is_none() {
        if is_positive(start) {
            return below(cx, this, arguments, start);
        }
        return cx.value_error("empty range for randrange()");
    }
    let stop = convert::to_index(cx, stop)?;
    let step = if step.is_unbound() { Value::small(1) } else { convert::to_index(cx, step)? };
    let width = convert::binary(cx, BinaryOp::Sub, stop, start)?;
    if step == Value::small(1) {
        if !is_positive(width) {
            return empty(cx, &[start, stop]);
        }
        let offset = below(cx, this, arguments, width)?;
        return convert::binary(cx, BinaryOp::Add, start, offset);
    }
    if step == Value::ZERO {
        return cx.value_error("zero step for randrange()");
    }
    let correction = Value::small(if int::is_negative(step) { 1 } else { -1 });
    let span = convert::binary(cx, BinaryOp::Add, width, step)?;
    let span = convert::binary(cx, BinaryOp::Add, span, correction)?;
    let count = convert::binary(cx, BinaryOp::DivFloor, span, step)?;
    if !is_positive(count) {
        return empty(cx, &[start, stop, step]);
    }
    let index = below(cx, this, arguments, count)?;
    let offset = convert::binary(cx, BinaryOp::Mul, step, index)?;
    convert::binary(cx, BinaryOp::Add, start, offset)
}

fn randint(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [low, high] = parse_arguments(cx, "randint", after_receiver(arguments), ["a", "b"], 2, 2)?;
    if let (Some(low), Some(high)) = (low.as_fixnum(), high.as_fixnum())
        && low <= high
    {
        let offset = generator(cx, this, arguments)?.below((high - low + 1) as u64);
        return cx.new_int(low + offset as i64);
    }
    let end = convert::binary(cx, BinaryOp::Add, high, Value::small(1))?;
    let receiver = arguments.values[0];
    randrange(cx, this, Arguments::positional(&[receiver, low, end]))
}

fn choice(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, sequence] = exactly(cx, this, arguments)?;
    let length = length_of(cx, sequence)?;
    if length == 0 {
        return cx.raise(ErrorKind::Index, "Cannot choose from an empty sequence");
    }
    let index = index_below(cx, this, arguments, length)?;
    crate::elements::get(cx, sequence, Value::length(index))
}

fn choices(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["population", "weights", "cum_weights", "k"];
    let [population, weights, sums, count] =
        parse_arguments(cx, "choices", after_receiver(arguments), parameters, 1, 2)?;
    let count = if count.is_unbound() { 1 } else { convert::to_size(cx, count)?.max(0) };
    let length = length_of(cx, population)?;
    let given = |value: Value| !value.is_unbound() && !value.is_none();
    let result = cx.new_list(&[])?;
    if !given(weights) && !given(sums) {
        for step in 0..count as usize {
            cx.note_step(step)?;
            if length == 0 {
                return cx.raise(ErrorKind::Index, "Cannot choose from an empty population");
            }
            let at = (generator(cx, this, arguments)?.random() * length as f64) as usize;
            let chosen = crate::elements::get(cx, population, Value::length(at))?;
            result.push(cx, chosen)?;
        }
        return Ok(result.value());
    }
    if given(weights) && given(sums) {
        return cx.type_error("Cannot specify both weights and cumulative weights");
    }
    let source = crate::iteration::list_of(cx, if given(weights) { weights } else { sums })?;
    let mut cumulative = Vec::with_capacity(source.len());
    let mut total = Value::ZERO;
    for index in 0..source.len() {
        total = match given(weights) {
            true => convert::binary(cx, BinaryOp::Add, total, source.get(index))?,
            false => source.get(index),
        };
        cumulative.push(convert::to_float(cx, total)?);
    }
    if cumulative.len() != length {
        return cx.value_error("The number of weights does not match the population");
    }
    let total = cumulative.last().copied().unwrap_or(0.0);
    if total <= 0.0 {
        return cx.value_error("Total of weights must be greater than zero");
    }
    if !total.is_finite() {
        return cx.value_error("Total of weights must be finite");
    }
    for step in 0..count as usize {
        cx.note_step(step)?;
        let point = generator(cx, this, arguments)?.random() * total;
        let at = cumulative[..length - 1].partition_point(|&sum| sum <= point);
        let chosen = crate::elements::get(cx, population, Value::length(at))?;
        result.push(cx, chosen)?;
    }
    Ok(result.value())
}

fn shuffle(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, sequence] = exactly(cx, this, arguments)?;
    let length = length_of(cx, sequence)?;
    for index in (1..length).rev() {
        cx.note_step(index)?;
        let other = index_below(cx, this, arguments, index + 1)?;
        if let Some(list) = sequence.cast::<List>().filter(|list| list.len() == length) {
            let (a, b) = (list.get(index), list.get(other));
            list.set(cx, index, b);
            list.set(cx, other, a);
            continue;
        }
        let (index, other) = (Value::length(index), Value::length(other));
        let (a, b) = (crate::elements::get(cx, sequence, index)?, crate::elements::get(cx, sequence, other)?);
        crate::elements::set(cx, sequence, index, b)?;
        crate::elements::set(cx, sequence, other, a)?;
    }
    Ok(Value::NONE)
}

fn sample(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["population", "k", "counts"];
    let [population, count, counts] =
        parse_arguments(cx, "sample", after_receiver(arguments), parameters, 2, 3)?;
    let is_sequence = find_special(cx, population, Name::GetItem).is_some()
        && !crate::builtins::dict::is_dict(cx, population)
        && set::of(cx, population).is_none();
    if !is_sequence {
        return cx.type_error("Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    if !counts.is_unbound() && !counts.is_none() {
        let module = crate::imports::import(cx, "_random_methods")?;
        let name = cx.intern("sample_by_counts")?.value();
        let object = arguments.values[0];
        return crate::calls::call_method(cx, module, name, &[object, population, count, counts]);
    }
    let length = length_of(cx, population)?;
    let count = convert::to_size(cx, count)?;
    if count < 0 || count as usize > length {
        return cx.value_error("Sample larger than population or is negative");
    }
    let count = count as usize;
    // Below this size, a copy of the population is smaller than a set of what was chosen.
    let mut pool_size = 21;
    if count > 5 {
        pool_size += 4usize.saturating_pow((count as f64 * 3.0).log(4.0).ceil() as u32);
    }
    let result = cx.new_list_with_capacity(count)?;
    if length <= pool_size {
        let mut pool = RootVec::new(&cx.heap);
        match (population.cast::<List>(), population.cast::<Tuple>()) {
            (Some(list), _) => pool.extend(list.as_slice().iter().map(|value| value.0)),
            (_, Some(tuple)) => pool.extend(tuple.as_slice().iter().map(|value| value.0)),
            _ => pool = crate::iteration::collect(cx, population)?,
        }
        for index in 0..count {
            cx.note_step(index)?;
            let at = index_below(cx, this, arguments, length - index)?;
            result.push(cx, Value(pool.get(at)))?;
            let last = pool.get(length - index - 1);
            pool.set(at, last);
        }
        return Ok(result.value());
    }
    let mut selected = std::collections::HashSet::new();
    for step in 0..count {
        cx.note_step(step)?;
        let at = loop {
            let at = index_below(cx, this, arguments, length)?;
            if selected.insert(at) {
                break at;
            }
        };
        let chosen = crate::elements::get(cx, population, Value::length(at))?;
        result.push(cx, chosen)?;
    }
    Ok(result.value())
}
