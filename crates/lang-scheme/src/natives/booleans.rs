//! Equivalence, booleans, and the types of values.

use runtime::context::Context;
use runtime::native::NativeFunction;
use runtime::object::bound_method::BoundMethod;
use runtime::object::closure::Closure;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::equality::{equal, eqv};
use crate::data::expect;
use crate::data::foreign::{self, Tag};
use crate::data::state::scheme;

pub(super) const NATIVES: &[Native] = &[
    exactly("eq?", 2, |_, a| Ok(Value::bool(eqv(a[0], a[1])))),
    exactly("eqv?", 2, |_, a| Ok(Value::bool(eqv(a[0], a[1])))),
    exactly("equal?", 2, |_, a| Ok(Value::bool(equal(a[0], a[1])))),
    exactly("not", 1, |_, a| Ok(Value::bool(a[0] == Value::FALSE))),
    exactly("boolean?", 1, |_, a| Ok(Value::bool(a[0].is_bool()))),
    at_least("boolean=?", 1, booleans_equal),
    exactly("procedure?", 1, |_, a| Ok(Value::bool(is_procedure(a[0])))),
    exactly("%closure?", 1, |_, a| Ok(Value::bool(a[0].cast::<Closure>().is_some()))),
    exactly("default-object?", 1, |_, a| Ok(Value::bool(a[0].is_unbound()))),
    exactly("unspecified?", 1, |_, a| Ok(Value::bool(a[0].is_none()))),
    at_least("void", 0, |_, _| Ok(Value::NONE)),
    exactly("eof-object", 0, |cx, _| Ok(scheme(cx).eof)),
    exactly("eof-object?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::Eof)))),
    exactly("identity", 1, |_, a| Ok(a[0])),
    between("%unspecified", 0, 0, |_, _| Ok(Value::NONE)),
];

/// Whether a value can be called.
pub(super) fn is_procedure(value: Value) -> bool {
    value.cast::<Closure>().is_some()
        || value.cast::<NativeFunction>().is_some()
        || value.cast::<BoundMethod>().is_some()
        || foreign::is(value, Tag::Parameter)
        || foreign::is(value, Tag::Continuation)
}

fn booleans_equal(cx: &mut Context, arguments: &[Value]) -> runtime::exception::Result {
    for &argument in arguments {
        if !argument.is_bool() {
            return expect::wrong(cx, "boolean=?", "a boolean", argument);
        }
    }
    Ok(Value::bool(arguments.iter().all(|&argument| argument == arguments[0])))
}
