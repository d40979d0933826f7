//! `tuple`: construction and methods.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{convert, repr};
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Members, Method, between, exactly, receiver};
use crate::iteration;
use crate::state::python;

fn tuple_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterable = convert::optional_argument(cx, "tuple", arguments)?;
    if iterable.is_unbound() {
        Ok(python(cx).empty_tuple)
    } else {
        Ok(iteration::tuple_of(cx, iterable)?.value())
    }
}

fn index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let tuple: Gc<Tuple> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 4)?;
    let length = tuple.len();
    let start = convert::to_bound(cx, values.get(2).copied().unwrap_or(Value::NONE), length, 0)?;
    let end = convert::to_bound(cx, values.get(3).copied().unwrap_or(Value::NONE), length, length)?;
    for at in start..end {
        if convert::are_equal(cx, tuple.get(at), values[1])? {
            return Ok(Value::length(at));
        }
    }
    cx.value_error("tuple.index(x): x not in tuple")
}

fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let tuple: Gc<Tuple> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    let mut count = 0;
    for &element in tuple.as_slice() {
        count += convert::are_equal(cx, element, value)? as usize;
    }
    Ok(Value::length(count))
}

/// Defines the members of `tuple`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Tuple,
        const {
            &Members {
                methods: &[
                    Method::new("index", index),
                    Method::new("count", count),
                    Method::new("__repr__", repr::container),
                ],
                new: Some(tuple_new),
                ..Members::EMPTY
            }
        },
    )
}
