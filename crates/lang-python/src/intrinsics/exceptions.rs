//! Intrinsics of `raise`, `except`, `assert` and `with`.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::value::Value;

use crate::attributes::kind::AttributeKind;
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::exceptions::{raise, traceback};
use crate::names::Name;
use crate::state::{class_of, type_name};

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

/// A special method of a context manager, bound.
fn bound(cx: &mut Context, manager: Value, method: Value) -> Result {
    match crate::attributes::kind::attribute_kind(cx, method) {
        AttributeKind::Function => Ok(cx.new_bound_method(method, manager)?.value()),
        AttributeKind::Plain => Ok(method),
        AttributeKind::StaticMethod => Ok(crate::define::word(method, crate::classes::descriptor::WRAPPED)),
        AttributeKind::ClassMethod => {
            let class = class_of(cx, manager).value();
            let function = crate::define::word(method, crate::classes::descriptor::WRAPPED);
            Ok(cx.new_bound_method(function, class)?.value())
        }
        _ => match find_special(cx, method, Name::Get) {
            Some(get) => {
                let class = class_of(cx, manager).value();
                crate::calls::call_special(cx, get, method, &[manager, class])
            }
            None => Ok(method),
        },
    }
}

pub(super) fn context_enter(cx: &mut Context, arguments: &[Value]) -> Result {
    let manager = arguments[0];
    match find_special(cx, manager, Name::Enter) {
        Some(method) => bound(cx, manager, method),
        None => {
            let given = type_name(cx, manager);
            cx.type_error(format!("'{given}' object does not support the context manager protocol"))
        }
    }
}

pub(super) fn async_context_enter(cx: &mut Context, arguments: &[Value]) -> Result {
    async_method(cx, arguments[0], Name::AsyncEnter, "")
}

pub(super) fn async_context_exit(cx: &mut Context, arguments: &[Value]) -> Result {
    async_method(cx, arguments[0], Name::AsyncExit, " (missed __aexit__ method)")
}

fn async_method(cx: &mut Context, manager: Value, method: Name, detail: &str) -> Result {
    match find_special(cx, manager, method) {
        Some(method) => bound(cx, manager, method),
        None => {
            let given = type_name(cx, manager);
            let protocol = "the asynchronous context manager protocol";
            cx.type_error(format!("'{given}' object does not support {protocol}{detail}"))
        }
    }
}

pub(super) fn context_exit(cx: &mut Context, arguments: &[Value]) -> Result {
    let manager = arguments[0];
    match find_special(cx, manager, Name::Exit) {
        Some(method) => bound(cx, manager, method),
        None => {
            let given = type_name(cx, manager);
            cx.type_error(format!(
                "'{given}' object does not support the context manager protocol (missed __exit__ method)"
            ))
        }
    }
}
