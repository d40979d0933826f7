//! Vectors.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::vector::Vector;
use crate::data::{expect, list};

pub(super) const NATIVES: &[Native] = &[
    exactly("vector?", 1, |_, a| Ok(Value::bool(Vector::of(a[0]).is_some()))),
    between("make-vector", 1, 2, make),
    at_least("vector", 0, |cx, a| Ok(cx.new_array_of(a, a.len())?.value())),
    exactly("vector-length", 1, |cx, a| Ok(Value::length(expect::vector(cx, "vector-length", a[0])?.len()))),
    exactly("vector-ref", 2, |cx, a| {
        let vector = expect::vector(cx, "vector-ref", a[0])?;
        let index = expect::index(cx, "vector-ref", a[1], vector.len())?;
        vector.get(cx, index)
    }),
    exactly("vector-set!", 3, |cx, a| {
        let vector = expect::vector(cx, "vector-set!", a[0])?;
        let index = expect::index(cx, "vector-set!", a[1], vector.len())?;
        vector.set(cx, index, a[2])?;
        Ok(Value::NONE)
    }),
    exactly("vector-first", 1, |cx, a| end(cx, "vector-first", a[0], false)),
    exactly("vector-last", 1, |cx, a| end(cx, "vector-last", a[0], true)),
    between("vector->list", 1, 3, to_list),
    exactly("list->vector", 1, from_list),
    between("vector-fill!", 2, 4, fill),
    between("vector-copy", 1, 3, |cx, a| part(cx, "vector-copy", a)),
    exactly("subvector", 3, |cx, a| part(cx, "subvector", a)),
    exactly("vector-head", 2, |cx, a| part(cx, "vector-head", &[a[0], Value::ZERO, a[1]])),
    exactly("vector-tail", 2, |cx, a| part(cx, "vector-tail", a)),
    between("vector-copy!", 3, 5, copy_into),
    exactly("subvector-fill!", 4, |cx, a| fill(cx, &[a[0], a[3], a[1], a[2]])),
    at_least("vector-append", 0, append),
    exactly("vector-grow", 2, |cx, a| {
        let vector = expect::vector(cx, "vector-grow", a[0])?;
        let length = expect::count(cx, "vector-grow", a[1])?;
        match length >= vector.len() {
            true => {
                let grown = Vector::filled(cx, length, Value::ZERO)?;
                grown.copy_from(cx, 0, vector, 0, vector.len())?;
                Ok(grown.value())
            }
            false => expect::out_of_range(cx, "vector-grow", a[1]),
        }
    }),
    exactly("vector-reverse!", 1, |cx, a| {
        let vector = expect::vector(cx, "vector-reverse!", a[0])?;
        for index in 0..vector.len() / 2 {
            let opposite = vector.len() - 1 - index;
            let (first, last) = (vector.get(cx, index)?, vector.get(cx, opposite)?);
            vector.set(cx, index, last)?;
            vector.set(cx, opposite, first)?;
        }
        Ok(Value::NONE)
    }),
];

fn make(cx: &mut Context, arguments: &[Value]) -> Result {
    let length = expect::count(cx, "make-vector", arguments[0])?;
    let fill = arguments.get(1).copied().unwrap_or(Value::ZERO);
    Ok(Vector::filled(cx, length, fill)?.value())
}

fn end(cx: &mut Context, name: &str, vector: Value, is_last: bool) -> Result {
    let elements = expect::vector(cx, name, vector)?;
    match elements.len().checked_sub(1) {
        Some(last) => elements.get(cx, if is_last { last } else { 0 }),
        None => expect::wrong(cx, name, "a vector that is not empty", vector),
    }
}

fn to_list(cx: &mut Context, arguments: &[Value]) -> Result {
    let vector = expect::vector(cx, "vector->list", arguments[0])?;
    let (start, end) = expect::range(cx, "vector->list", arguments, 1, vector.len())?;
    let mut list = Value::EMPTY_LIST;
    for index in (start..end).rev() {
        let element = vector.get(cx, index)?;
        list = cx.cons(element, list)?.value();
    }
    Ok(list)
}

fn from_list(cx: &mut Context, arguments: &[Value]) -> Result {
    let length = expect::list_length(cx, "list->vector", arguments[0])?;
    let vector = cx.new_array(length)?;
    for (index, element) in list::elements(arguments[0]).enumerate() {
        vector.set(cx, index, element);
    }
    Ok(vector.value())
}

fn fill(cx: &mut Context, arguments: &[Value]) -> Result {
    let vector = expect::vector(cx, "vector-fill!", arguments[0])?;
    let (start, end) = expect::range(cx, "vector-fill!", arguments, 2, vector.len())?;
    vector.fill(cx, start, end, arguments[1])?;
    Ok(Value::NONE)
}

fn part(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let vector = expect::vector(cx, name, arguments[0])?;
    let (start, end) = expect::range(cx, name, arguments, 1, vector.len())?;
    Ok(vector.part(cx, start, end)?.value())
}

fn copy_into(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = "vector-copy!";
    let to = expect::vector(cx, name, arguments[0])?;
    let at = expect::count(cx, name, arguments[1])?;
    let from = expect::vector(cx, name, arguments[2])?;
    let (start, end) = expect::range(cx, name, arguments, 3, from.len())?;
    if at > to.len() || end - start > to.len() - at {
        return expect::out_of_range(cx, name, arguments[1]);
    }
    to.copy_from(cx, at, from, start, end)?;
    Ok(Value::NONE)
}

fn append(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut vectors = Vec::with_capacity(arguments.len());
    for &argument in arguments {
        vectors.push(expect::vector(cx, "vector-append", argument)?);
    }
    Ok(Vector::appended(cx, &vectors)?.value())
}
