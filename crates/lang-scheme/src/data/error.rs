//! Error objects: what `error` makes, and what the machine and the natives raise. Also the wrappers in which other values
//! travel as exceptions.
//!
//! An error is a [`Throwable`]: `arguments` is its message, `cause` the list of irritants, `state` its [`ErrorSort`].

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result, Thrown};
use runtime::gc::Gc;
use runtime::object::string::Str;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use super::list;

/// What is said of a variable that nobody defined: also which one may have been meant.
fn unbound_variable(cx: &mut Context, name: &str) -> String {
    let namespace = super::state::scheme(cx).namespace;
    let own: Vec<String> = match namespace {
        Some(namespace) => cx
            .namespace(namespace)
            .iter()
            .filter_map(|(name, _)| name.cast::<Str>())
            .map(|name| crate::print::shown_name(&name.to_cow()).to_owned())
            .collect(),
        None => Vec::new(),
    };
    let known: Vec<&str> = crate::natives::names().chain(crate::prelude::names()).collect();
    let names = own.iter().map(String::as_str).chain(known).filter(|name| !name.starts_with('%'));
    match crate::library::closest(name, names) {
        Some(other) => format!("unbound variable: {name} (did you mean {other}?)"),
        None => format!("unbound variable: {name}"),
    }
}

/// What an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ErrorSort {
    /// Anything.
    General = 0,
    /// Text that is no datum.
    Read,
    /// A file that cannot be opened or used.
    File,
    /// No error: the value that was raised is in `cause`.
    Raised,
    /// A violated precondition.
    Assertion,
    /// The program ends with the exit code in `cause`.
    Exit,
}

/// Makes an error object.
///
/// # Errors
/// When memory is exhausted.
pub fn new(cx: &mut Context, sort: ErrorSort, message: Value, irritants: Value) -> Result {
    let words = [message, Value::NONE, irritants, Value::NONE, Value::small(sort as i64)];
    Ok(cx.new_object::<Throwable, 5>(words)?.value())
}

/// The error object that `value` is, which wrappers of other values are not.
#[must_use]
pub fn of(value: Value) -> Option<Gc<Throwable>> {
    let error = value.cast::<Throwable>()?;
    let is_error = !matches!(sort(error), ErrorSort::Raised | ErrorSort::Exit);
    is_error.then_some(error)
}

/// What the error is about.
#[must_use]
pub fn sort(error: Gc<Throwable>) -> ErrorSort {
    match error.state.get().as_fixnum() {
        Some(1) => ErrorSort::Read,
        Some(2) => ErrorSort::File,
        Some(3) => ErrorSort::Raised,
        Some(4) => ErrorSort::Assertion,
        Some(5) => ErrorSort::Exit,
        _ => ErrorSort::General,
    }
}

/// The exception that stands for the raised `value`: itself when it is one.
///
/// # Errors
/// When memory is exhausted.
pub fn exception_of(cx: &mut Context, value: Value) -> Result {
    match value.cast::<Throwable>() {
        Some(error) => Ok(error.value()),
        None => new(cx, ErrorSort::Raised, Value::NONE, value),
    }
}

/// The value that was raised as `exception`: what handlers get.
#[must_use]
pub fn payload(exception: Value) -> Value {
    match exception.cast::<Throwable>() {
        Some(error) if sort(error) == ErrorSort::Raised => error.cause.get(),
        _ => exception,
    }
}

/// The exit code, when the exception is that which `exit` raises.
#[must_use]
pub fn exit_code(exception: Value) -> Option<Value> {
    let error = exception.cast::<Throwable>()?;
    (sort(error) == ErrorSort::Exit).then(|| error.cause.get())
}

/// Raises an error with irritants.
#[cold]
pub fn raise<T>(cx: &mut Context, sort: ErrorSort, message: &str, irritants: &[Value]) -> Result<T> {
    let message = cx.new_string(message)?.value();
    let irritants = list::from_values(cx, irritants)?;
    let error = new(cx, sort, message, irritants)?;
    cx.throw(error)
}

/// Raises an error with irritants.
#[cold]
pub fn fail<T>(cx: &mut Context, message: &str, irritants: &[Value]) -> Result<T> {
    raise(cx, ErrorSort::General, message, irritants)
}

/// An error object for a value that is no record of the type that was expected.
///
/// # Errors
/// When memory is exhausted.
pub fn of_wrong_record(cx: &mut Context, expected: &str, value: Value) -> Result {
    let message = cx.new_string(&format!("expected a record of type {expected}, got"))?.value();
    let irritants = list::from_values(cx, &[value])?;
    new(cx, ErrorSort::General, message, irritants)
}

/// An error object for what the machine found.
///
/// # Errors
/// When memory is exhausted.
pub fn of_machine(cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
    let unbound = match kind {
        ErrorKind::Name => {
            message.strip_prefix("name '").and_then(|rest| rest.strip_suffix("' is not defined"))
        }
        _ => None,
    };
    let early = ["free", "local"]
        .into_iter()
        .find_map(|kind| {
            message.strip_prefix("cannot access ")?.strip_prefix(kind)?.strip_prefix(" variable '")
        })
        .and_then(|rest| rest.split('\'').next());
    let text = match (kind, message) {
        _ if early.is_some() => format!("the variable {} is used before it has a value", early.unwrap_or("")),
        _ if unbound.is_some() => unbound_variable(cx, crate::print::shown_name(unbound.unwrap_or(""))),
        (_, message) if message.contains("values to unpack (expected ") => message
            .replace("many values to unpack (expected", "many values (expected")
            .replace("enough values to unpack (expected", "enough values (expected"),
        (ErrorKind::Memory, "") => "out of memory".to_owned(),
        (ErrorKind::Recursion, _) => "recursion too deep".to_owned(),
        (_, message) => message.to_owned(),
    };
    let message = cx.new_string(&text)?.value();
    new(cx, ErrorSort::General, message, Value::EMPTY_LIST)
}

/// The text of an error: its message, then the irritants as `write` shows them. What is raised as a message but is no
/// string stands there as written.
#[must_use]
pub fn report(cx: &Context, error: Gc<Throwable>) -> String {
    let message = error.arguments.get();
    let mut text = match message.cast::<Str>() {
        Some(text) => text.to_cow().into_owned(),
        None => crate::print::write(cx, message),
    };
    for irritant in list::elements(error.cause.get()) {
        text.push(' ');
        text.push_str(&crate::print::write(cx, irritant));
    }
    text
}

/// Whether an operation failed because memory or another limit ran out, rather than for what it was asked.
#[must_use]
pub fn is_thrown(result: &Result) -> bool {
    matches!(result, Err(Thrown))
}
