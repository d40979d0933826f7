//! Intrinsics of `raise`, `except`, `assert` and `with`.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::exceptions::{raise, traceback};
use crate::state::class_of;

pub(super) fn exception_matches(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(raise::matches(cx, arguments[0], arguments[1])?))
}

pub(super) fn reraise(cx: &mut Context, _: &[Value]) -> Result {
    if cx.handled.is_none() {
        return cx.raise(ErrorKind::Runtime, "No active exception to reraise");
    }
    Ok(cx.handled)
}

pub(super) fn raise_from(cx: &mut Context, arguments: &[Value]) -> Result {
    raise::raise_from(cx, arguments[0], arguments[1])
}

pub(super) fn assertion_error(cx: &mut Context, arguments: &[Value]) -> Result {
    let message = arguments.first().copied().unwrap_or(Value::UNBOUND);
    if message.is_unbound() {
        raise::new_exception(cx, BuiltinType::AssertionError, &[])
    } else {
        raise::new_exception(cx, BuiltinType::AssertionError, &[message])
    }
}

pub(super) fn exception_parts(cx: &mut Context, arguments: &[Value]) -> Result {
    let exception = arguments[0];
    let class = class_of(cx, exception).value();
    let traceback = match cx.cast(exception) {
        Some(throwable) => traceback::object_of(cx, throwable)?,
        None => Value::NONE,
    };
    Ok(cx.new_tuple(&[class, exception, traceback])?.value())
}
