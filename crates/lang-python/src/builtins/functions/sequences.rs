//! Functions that go through iterables.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::generator::Generator;
use runtime::object::list::List;
use runtime::object::raw_list::FloatList;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::builtins::source::for_each;
use crate::builtins::{convert, sort};
use crate::calls::Callee;
use crate::calls::call_special;
use crate::define::{between, exactly, parse_arguments};
use crate::exceptions::raise;
use crate::iteration;
use crate::modules::in_c;
use crate::names::Name;
use crate::operators::comparison;
use crate::state::type_name;

pub(super) fn len(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let length = crate::truth::length(cx, value)?;
    match convert::to_i64(length) {
        Some(_) => Ok(length),
        None => cx.raise(ErrorKind::Overflow, "Python int too large to convert to C ssize_t"),
    }
}

pub(super) fn all(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable] = exactly(cx, this, arguments)?;
    let mut holds = true;
    for_each(cx, iterable, |cx, value| {
        holds = convert::is_true(cx, value)?;
        Ok(holds)
    })?;
    Ok(Value::bool(holds))
}

pub(super) fn any(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable] = exactly(cx, this, arguments)?;
    let mut holds = false;
    for_each(cx, iterable, |cx, value| {
        holds = convert::is_true(cx, value)?;
        Ok(!holds)
    })?;
    Ok(Value::bool(holds))
}

pub(super) fn iter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match *between(cx, this, arguments, 1, 2)? {
        [iterable] => {
            let iterator = iteration::iterate(cx, iterable)?;
            let is_given = iterator != iterable && iterator.shape() == Some(ShapeId::GENERATOR);
            Ok(if is_given && in_c::is_iterator(cx, iterable) { iterable } else { iterator })
        }
        [callable, sentinel] if crate::calls::is_callable(cx, callable) => {
            iteration::call_until(cx, callable, sentinel)
        }
        _ => cx.type_error("iter(object, sentinel): object must be callable"),
    }
}

pub(super) fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let (iterator, default) = (values[0], values.get(1).copied());
    let value = if matches!(iterator.shape(), Some(ShapeId::GENERATOR | ShapeId::ITERATOR)) {
        iteration::next(cx, iterator)?
    } else if let Some(step) = cx.shapes.step_of(iterator) {
        step(cx, iterator)?
    } else {
        let Some(method) = find_special(cx, iterator, Name::Next) else {
            let given = type_name(cx, iterator);
            return cx.type_error(format!("'{given}' object is not an iterator"));
        };
        return match (call_special(cx, method, iterator, &[]), default) {
            (Err(_), Some(default))
                if raise::take_if(cx, crate::builtin_type::BuiltinType::StopIteration).is_some() =>
            {
                Ok(default)
            }
            (result, _) => result,
        };
    };
    match default {
        _ if value != Value::STOP => Ok(value),
        Some(default) => Ok(default),
        None => {
            let result =
                if iterator.cast::<Generator>().is_some() { cx.generator_result } else { Value::NONE };
            raise::raise_stop_iteration(cx, result)
        }
    }
}

pub(super) fn sorted(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let given = arguments.positionals().len();
    if given != 1 {
        return cx.type_error(format!("sorted expected 1 argument, got {given}"));
    }
    let [iterable, key, reverse] = parse_arguments(cx, "sort", arguments, ["", "key", "reverse"], 1, 1)?;
    let list = iteration::list_of(cx, iterable)?;
    sort::sort_list(cx, list, key, reverse)?;
    Ok(list.value())
}

pub(super) fn max(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    extreme(cx, this, arguments, CompareOp::Gt)
}

pub(super) fn min(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    extreme(cx, this, arguments, CompareOp::Lt)
}

/// Whether `a op b`.
#[inline]
fn beats(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result<bool> {
    let is_greater = op == CompareOp::Gt;
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        return Ok(if is_greater { a > b } else { a < b });
    }
    if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
        return Ok(if is_greater { a > b } else { a < b });
    }
    let result = comparison::compare(cx, op, a, b)?;
    convert::is_true(cx, result)
}

fn extreme(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, op: CompareOp) -> Result {
    if let (&[a, b], []) = (arguments.values, arguments.keywords) {
        return Ok(if beats(cx, op, b, a)? { b } else { a });
    }
    let name = || this.name().to_cow().into_owned();
    let (mut key, mut default) = (Value::NONE, Value::UNBOUND);
    for (keyword, value) in arguments.named() {
        match crate::text::name_text(keyword).as_str() {
            "key" => key = value,
            "default" => default = value,
            other => {
                return cx.type_error(format!("'{other}' is an invalid keyword argument for {}()", name()));
            }
        }
    }
    // The best value and its key.
    let mut best: Option<(Value, Value)> = None;
    let mut function = Callee::new(key);
    let mut consider = |cx: &mut Context, value: Value| {
        let compared = if key.is_none() { value } else { function.call(cx, value)? };
        match best {
            Some((_, known)) if !beats(cx, op, compared, known)? => {}
            _ => best = Some((value, compared)),
        }
        Ok(true)
    };
    match arguments.positionals() {
        [] => return cx.type_error(format!("{} expected at least 1 argument, got 0", name())),
        &[iterable] => match extreme_number(cx, iterable, op)?.filter(|_| key.is_none()) {
            Some(known) => return Ok(known),
            None => for_each(cx, iterable, consider)?,
        },
        values => {
            if !default.is_unbound() {
                return cx.type_error(format!(
                    "Cannot specify a default for {}() with multiple positional arguments",
                    name()
                ));
            }
            for &value in values {
                consider(cx, value)?;
            }
        }
    }
    match best {
        Some((value, _)) => Ok(value),
        None if !default.is_unbound() => Ok(default),
        None => cx.value_error(format!("{}() iterable argument is empty", name())),
    }
}

/// The smallest or largest element of a raw list; the first of equal ones.
fn extreme_float(cx: &mut Context, list: Gc<FloatList>, op: CompareOp) -> Result<Option<Value>> {
    let elements = list.elements();
    cx.note_pass(elements.len())?;
    let is_less = op == CompareOp::Lt;
    let better = |best: f64, float: f64| if is_less { float < best } else { float > best };
    let Some((&first, others)) = elements.split_first() else { return Ok(None) };
    let best = others.iter().fold(first, |best, &float| if better(best, float) { float } else { best });
    cx.new_float(best).map(Some)
}

/// The smallest or largest element of a list or tuple of nothing but fixnums, or nothing but floats; the first of equal ones.
fn extreme_number(cx: &mut Context, iterable: Value, op: CompareOp) -> Result<Option<Value>> {
    if let Some(list) = iterable.cast::<FloatList>() {
        return extreme_float(cx, list, op);
    }
    let (list, tuple) = (iterable.cast::<List>(), iterable.cast::<Tuple>());
    cx.note_pass(list.map_or(0, |list| list.len()))?;
    let values = match (list, tuple) {
        (Some(list), _) => list.as_slice(),
        (_, Some(tuple)) => tuple.as_slice(),
        _ => return Ok(None),
    };
    let Some((&first, others)) = values.split_first() else { return Ok(None) };
    let is_less = op == CompareOp::Lt;
    let mut best = first;
    if first.is_fixnum() {
        for &value in others {
            if !value.is_fixnum() {
                return Ok(None);
            }
            let order = (value.0 as i64).cmp(&(best.0 as i64));
            if if is_less { order.is_lt() } else { order.is_gt() } {
                best = value;
            }
        }
        return Ok(Some(best));
    }
    let Some(mut known) = first.as_float() else { return Ok(None) };
    for &value in others {
        let Some(float) = value.as_float() else { return Ok(None) };
        if if is_less { float < known } else { float > known } {
            (best, known) = (value, float);
        }
    }
    Ok(Some(best))
}
