//! Error objects and what travels as an exception.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::string::Str;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::error::{self, ErrorSort};
use crate::data::{expect, list};
use crate::print;

pub(super) const NATIVES: &[Native] = &[
    exactly("%make-error", 2, |cx, a| error::new(cx, ErrorSort::General, a[0], a[1])),
    exactly("%throw", 1, |cx, a| {
        let exception = error::exception_of(cx, a[0])?;
        cx.throw(exception)
    }),
    exactly("%payload", 1, |_, a| Ok(error::payload(a[0]))),
    exactly("%exit-exception?", 1, |_, a| Ok(Value::bool(error::exit_code(a[0]).is_some()))),
    exactly("error-object?", 1, |_, a| Ok(Value::bool(error::of(a[0]).is_some()))),
    exactly("error?", 1, |_, a| Ok(Value::bool(error::of(a[0]).is_some()))),
    exactly("condition?", 1, |_, a| Ok(Value::bool(error::of(a[0]).is_some()))),
    exactly("error-message?", 1, |_, a| Ok(Value::bool(error::of(a[0]).is_some()))),
    exactly("message-condition?", 1, |_, a| Ok(Value::bool(error::of(a[0]).is_some()))),
    exactly("irritants-condition?", 1, |_, a| Ok(Value::bool(error::of(a[0]).is_some()))),
    exactly("error-object-message", 1, |cx, a| message(cx, "error-object-message", a[0])),
    exactly("error-message", 1, |cx, a| message(cx, "error-message", a[0])),
    exactly("condition-message", 1, |cx, a| message(cx, "condition-message", a[0])),
    exactly("error-object-irritants", 1, |cx, a| irritants(cx, "error-object-irritants", a[0])),
    exactly("error-irritants", 1, |cx, a| irritants(cx, "error-irritants", a[0])),
    exactly("condition-irritants", 1, |cx, a| irritants(cx, "condition-irritants", a[0])),
    exactly("read-error?", 1, |_, a| Ok(Value::bool(is_of(a[0], ErrorSort::Read)))),
    exactly("file-error?", 1, |_, a| Ok(Value::bool(is_of(a[0], ErrorSort::File)))),
    exactly("assertion-violation?", 1, |_, a| Ok(Value::bool(is_of(a[0], ErrorSort::Assertion)))),
    between("condition/report-string", 1, 1, report),
    between("error-message-string", 1, 1, report),
    at_least("assertion-violation", 2, violation),
];

fn is_of(value: Value, sort: ErrorSort) -> bool {
    error::of(value).is_some_and(|error| error::sort(error) == sort)
}

fn error_argument(cx: &mut Context, name: &str, value: Value) -> Result<Gc<Throwable>> {
    match error::of(value) {
        Some(error) => Ok(error),
        None => expect::wrong(cx, name, "an error object", value),
    }
}

fn message(cx: &mut Context, name: &str, value: Value) -> Result {
    Ok(error_argument(cx, name, value)?.arguments.get())
}

fn irritants(cx: &mut Context, name: &str, value: Value) -> Result {
    Ok(error_argument(cx, name, value)?.cause.get())
}

fn report(cx: &mut Context, arguments: &[Value]) -> Result {
    let error = error_argument(cx, "condition/report-string", arguments[0])?;
    let text = error::report(cx, error);
    Ok(cx.new_fresh_string_from(&text)?.value())
}

/// `(assertion-violation who message irritant …)`.
fn violation(cx: &mut Context, arguments: &[Value]) -> Result {
    let text = match arguments[1].cast::<Str>() {
        Some(text) => text.to_cow().into_owned(),
        None => print::write(cx, arguments[1]),
    };
    let text = match arguments[0] {
        Value::FALSE => text,
        who => format!("{}: {text}", print::display(cx, who)),
    };
    let message = cx.new_string(&text)?.value();
    let irritants = list::from_values(cx, &arguments[2..])?;
    let error = error::new(cx, ErrorSort::Assertion, message, irritants)?;
    cx.throw(error)
}
