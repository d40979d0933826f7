//! Making and raising exceptions.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::classes::instance::new_object;
use crate::names::{Name, name};
use crate::state::{class_of, type_class, type_name};

/// The type of the errors that the runtime finds.
pub(crate) fn type_of_kind(kind: ErrorKind) -> BuiltinType {
    match kind {
        ErrorKind::Type => BuiltinType::TypeError,
        ErrorKind::Value => BuiltinType::ValueError,
        ErrorKind::Index => BuiltinType::IndexError,
        ErrorKind::Key => BuiltinType::KeyError,
        ErrorKind::Attribute => BuiltinType::AttributeError,
        ErrorKind::Name => BuiltinType::NameError,
        ErrorKind::UnboundLocal => BuiltinType::UnboundLocalError,
        ErrorKind::ZeroDivision => BuiltinType::ZeroDivisionError,
        ErrorKind::Overflow => BuiltinType::OverflowError,
        ErrorKind::Memory => BuiltinType::MemoryError,
        ErrorKind::Recursion => BuiltinType::RecursionError,
        ErrorKind::Runtime => BuiltinType::RuntimeError,
    }
}

/// The error of the runtime's with this message, with what Python keeps of it besides.
pub(crate) fn error_of_kind(cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
    let ty = type_of_kind(kind);
    // What the system's mathematics refuses has a number.
    let numbered = message.strip_prefix("(34, '").and_then(|rest| rest.strip_suffix("')"));
    if let Some(text) = numbered {
        let text = cx.new_string(text)?.value();
        return new_exception(cx, ty, &[Value::small(34), text]);
    }
    let error = new_error(cx, ty, message)?;
    if kind == ErrorKind::Name
        && let Some(missing) = message.split('\'').nth(1)
    {
        let missing = cx.intern(missing)?.value();
        let key = name(cx, Name::Name);
        cx.add_property(error, key, missing)?;
    }
    Ok(error)
}

/// An exception of a builtin type with these arguments, not raised yet; its `__init__` is not called.
///
/// # Errors
/// When memory is exhausted.
pub fn new_exception(cx: &mut Context, ty: BuiltinType, arguments: &[Value]) -> Result {
    let class = type_class(cx, ty);
    new_object(cx, class, Arguments::positional(arguments))
}

/// An exception of a builtin type with a message, none when it is empty; not raised yet.
///
/// # Errors
/// When memory is exhausted.
pub fn new_error(cx: &mut Context, ty: BuiltinType, message: &str) -> Result {
    if message.is_empty() {
        return new_exception(cx, ty, &[]);
    }
    let message = cx.new_string(message)?.value();
    new_exception(cx, ty, &[message])
}

/// Raises a new exception: its context is the exception that is being handled.
///
/// # Errors
/// Always.
#[cold]
pub fn throw_new<T>(cx: &mut Context, exception: Value) -> Result<T> {
    set_context(cx, exception);
    cx.throw(exception)
}

/// Raises an exception of a builtin type with a message.
///
/// # Errors
/// Always.
#[cold]
pub fn raise<T>(cx: &mut Context, ty: BuiltinType, message: &str) -> Result<T> {
    let exception = new_error(cx, ty, message)?;
    throw_new(cx, exception)
}

/// Raises an exception of a builtin type with these arguments.
///
/// # Errors
/// Always.
#[cold]
pub fn raise_with<T>(cx: &mut Context, ty: BuiltinType, arguments: &[Value]) -> Result<T> {
    let exception = new_exception(cx, ty, arguments)?;
    throw_new(cx, exception)
}

/// Raises KeyError for a key.
///
/// # Errors
/// Always.
#[cold]
pub fn raise_key_error<T>(cx: &mut Context, key: Value) -> Result<T> {
    raise_with(cx, BuiltinType::KeyError, &[key])
}

/// Raises StopIteration with what a generator returned.
///
/// # Errors
/// Always.
#[cold]
pub fn raise_stop_iteration<T>(cx: &mut Context, value: Value) -> Result<T> {
    if value.is_none() {
        raise_with(cx, BuiltinType::StopIteration, &[])
    } else {
        raise_with(cx, BuiltinType::StopIteration, &[value])
    }
}

/// Whether `exception` is of a builtin type or made from it.
pub fn is_a(cx: &mut Context, exception: Value, ty: BuiltinType) -> bool {
    let class = class_of(cx, exception);
    let wanted = type_class(cx, ty);
    cx.is_subclass(class, wanted)
}

/// Whether the pending exception is of a builtin type; false when the program is being terminated.
pub fn pending_is(cx: &mut Context, ty: BuiltinType) -> bool {
    let exception = cx.exception;
    !cx.is_terminating() && is_a(cx, exception, ty)
}

/// Takes the pending exception when it is of a builtin type.
pub fn take_if(cx: &mut Context, ty: BuiltinType) -> Option<Value> {
    if pending_is(cx, ty) { Some(cx.take_exception()) } else { None }
}

/// Notes what is being handled as the context of an exception that is raised now; breaks cycles.
pub(crate) fn set_context(cx: &mut Context, exception: Value) {
    let handled = cx.handled;
    if handled.is_none() || handled == exception {
        return;
    }
    let (Some(thrown), Some(mut step)) = (cx.cast::<Throwable>(exception), cx.cast::<Throwable>(handled))
    else {
        return;
    };
    // A program may have made a cycle of contexts: who goes half as fast is met there.
    let (mut slow, mut is_even) = (step, false);
    loop {
        let context = step.context.get();
        if context == exception {
            step.context.set(Value::NONE);
            break;
        }
        let Some(next) = cx.cast::<Throwable>(context) else { break };
        step = next;
        if is_even && let Some(next) = cx.cast::<Throwable>(slow.context.get()) {
            slow = next;
        }
        is_even = !is_even;
        if step == slow {
            break;
        }
    }
    cx.store_field(thrown, |thrown| &thrown.context, handled);
}

/// What raising a value raises: an instance as it is, a class called without arguments; the context set.
pub(crate) fn to_exception(cx: &mut Context, thrown: Value) -> Result {
    let exception = instantiate(cx, thrown, "exceptions must derive from BaseException")?;
    set_context(cx, exception);
    Ok(exception)
}

/// What raising a value raises, its context as it is; `message` is said of what cannot be raised.
pub(crate) fn instantiate(cx: &mut Context, thrown: Value, message: &str) -> Result {
    if cx.cast::<Throwable>(thrown).is_some() {
        return Ok(thrown);
    }
    let base = type_class(cx, BuiltinType::BaseException);
    match thrown.cast::<Class>() {
        Some(class) if cx.is_subclass(class, base) => {
            let exception = cx.call(thrown, &[])?;
            if cx.cast::<Throwable>(exception).is_some() {
                return Ok(exception);
            }
            let (class, given) = (crate::text::repr_text(cx, thrown)?, type_name(cx, exception));
            cx.type_error(format!(
                "calling {class} should have returned an instance of BaseException, not <class '{given}'>"
            ))
        }
        _ => cx.type_error(message),
    }
}

/// What `raise thrown from cause` raises, before the context is set.
pub(crate) fn raise_from(cx: &mut Context, thrown: Value, cause: Value) -> Result {
    let exception = instantiate(cx, thrown, "exceptions must derive from BaseException")?;
    let cause = if cause.is_none() {
        cause
    } else {
        instantiate(cx, cause, "exception causes must derive from BaseException")?
    };
    let throwable: Gc<Throwable> = cx.cast(exception).expect("it was checked");
    cx.store_field(throwable, |throwable| &throwable.cause, cause);
    throwable.state.set(Value::TRUE);
    Ok(exception)
}

/// Notes the name that was not found, and where, for `e.name` and `e.obj`.
pub(crate) fn set_name_and_object(
    cx: &mut Context,
    exception: Value,
    missing: Value,
    object: Value,
) -> Result<()> {
    let (name_key, object_key) = (name(cx, Name::Name), name(cx, Name::Object));
    cx.add_property(exception, name_key, missing)?;
    cx.add_property(exception, object_key, object)?;
    Ok(())
}

/// Whether an exception matches what an `except` clause names.
pub(crate) fn matches(cx: &mut Context, exception: Value, types: Value) -> Result<bool> {
    let class = class_of(cx, exception);
    if let Some(wanted) = types.cast::<Class>() {
        if class == wanted {
            return Ok(true);
        }
        let base = type_class(cx, BuiltinType::BaseException);
        if cx.is_subclass(wanted, base) {
            return Ok(cx.is_subclass(class, wanted));
        }
    } else if let Some(tuple) = types.cast::<runtime::object::tuple::Tuple>() {
        let base = type_class(cx, BuiltinType::BaseException);
        let mut found = false;
        for &item in tuple.as_slice() {
            match item.cast::<Class>() {
                Some(wanted) if cx.is_subclass(wanted, base) => found |= cx.is_subclass(class, wanted),
                _ => return not_a_class(cx),
            }
        }
        return Ok(found);
    }
    not_a_class(cx)
}

#[cold]
fn not_a_class<T>(cx: &mut Context) -> Result<T> {
    cx.type_error("catching classes that do not inherit from BaseException is not allowed")
}
