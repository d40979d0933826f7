//! What the prelude's control procedures are made of: bundles of values, parameters, promises.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{Native, at_least, exactly};
use crate::data::foreign::{self, Tag};
use crate::data::{error, expect, list};
use crate::print;

pub(super) const NATIVES: &[Native] = &[
    exactly("%list->tuple", 1, |cx, a| {
        let Some(length) = list::length(a[0]) else {
            return error::fail(cx, "apply: not a proper list:", &[a[0]]);
        };
        let mut values = Vec::with_capacity(length);
        values.extend(list::elements(a[0]));
        // Parts of the argument, which the caller keeps.
        Ok(cx.new_tuple(&values)?.value())
    }),
    exactly("%tuple?", 1, |_, a| Ok(Value::bool(a[0].cast::<Tuple>().is_some()))),
    exactly("%tuple->list", 1, |cx, a| match a[0].cast::<Tuple>() {
        Some(values) => list::from_values(cx, values.as_slice()),
        None => list::from_values(cx, a),
    }),
    exactly("%make-parameter", 2, |cx, a| foreign::new(cx, Tag::Parameter, a)),
    exactly("%parameter?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::Parameter)))),
    exactly("%parameter-ref", 1, |cx, a| word(cx, Tag::Parameter, "parameterize", "a parameter", a[0], 0)),
    exactly("%parameter-converter", 1, |cx, a| {
        word(cx, Tag::Parameter, "parameterize", "a parameter", a[0], 1)
    }),
    exactly("%parameter-set!", 2, |cx, a| {
        word(cx, Tag::Parameter, "parameterize", "a parameter", a[0], 0)?;
        foreign::set_word(cx, a[0], 0, a[1]);
        Ok(Value::NONE)
    }),
    exactly("%make-promise", 1, |cx, a| foreign::new(cx, Tag::Promise, a)),
    exactly("promise?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::Promise)))),
    exactly("%promise-box", 1, |cx, a| word(cx, Tag::Promise, "force", "a promise", a[0], 0)),
    exactly("%promise-box-set!", 2, |cx, a| {
        word(cx, Tag::Promise, "force", "a promise", a[0], 0)?;
        foreign::set_word(cx, a[0], 0, a[1]);
        Ok(Value::NONE)
    }),
    at_least("%arity-error", 1, |cx, a| {
        let name = print::display(cx, a[0]);
        error::fail(cx, &format!("{name}: wrong number of arguments"), &a[1..])
    }),
    exactly("%type-error", 3, |cx, a| {
        let (name, expected) = (print::display(cx, a[0]), print::display(cx, a[1]));
        expect::wrong(cx, &name, &expected, a[2])
    }),
];

fn word(cx: &mut Context, tag: Tag, name: &str, expected: &str, value: Value, index: usize) -> Result {
    match foreign::is(value, tag) {
        true => Ok(foreign::word(value, index)),
        false => expect::wrong(cx, name, expected, value),
    }
}
