//! Raising exceptions of a given builtin type.

use runtime::context::Context;
use runtime::exception::{Result, Thrown};
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::state::type_class;

/// Raises an exception of type `ty` made with one argument.
///
/// # Errors
/// Always.
#[cold]
pub fn raise_with<T>(cx: &mut Context, ty: BuiltinType, arguments: &[Value]) -> Result<T> {
    let class = type_class(cx, ty).value();
    let exception = cx.call(class, arguments)?;
    cx.throw(exception)
}

/// Raises an exception of type `ty` with a message.
///
/// # Errors
/// Always.
#[cold]
pub fn raise<T>(cx: &mut Context, ty: BuiltinType, message: &str) -> Result<T> {
    let message = cx.new_string(message)?.value();
    raise_with(cx, ty, &[message])
}

/// Raises the `KeyError` of a missing key.
///
/// # Errors
/// Always.
#[cold]
pub fn key_error<T>(cx: &mut Context, key: Value) -> Result<T> {
    raise_with(cx, BuiltinType::KeyError, &[key])
}

/// Raises `StopIteration`.
///
/// # Errors
/// Always.
#[cold]
pub fn stop_iteration<T>(cx: &mut Context) -> Result<T> {
    raise_with(cx, BuiltinType::StopIteration, &[])
}

/// Whether the pending exception is of type `ty`.
pub fn is_pending(cx: &mut Context, _thrown: Thrown, ty: BuiltinType) -> bool {
    let exception = cx.exception;
    !cx.is_terminating() && crate::define::is_instance(cx, exception, ty)
}

/// Raises the `OSError` of a failed operation on `path`.
///
/// # Errors
/// Always.
#[cold]
pub fn os_error<T>(cx: &mut Context, error: &std::io::Error, path: Option<Value>) -> Result<T> {
    let number = error.raw_os_error().unwrap_or(0);
    let ty = match number {
        libc::ENOENT => BuiltinType::FileNotFoundError,
        libc::EEXIST => BuiltinType::FileExistsError,
        libc::EACCES | libc::EPERM => BuiltinType::PermissionError,
        libc::ENOTDIR => BuiltinType::NotADirectoryError,
        libc::EISDIR => BuiltinType::IsADirectoryError,
        libc::EPIPE => BuiltinType::BrokenPipeError,
        libc::EINTR => BuiltinType::InterruptedError,
        _ => BuiltinType::OSError,
    };
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let message = cx.new_string(text)?.value();
    let number = Value::small(number as i64);
    match path {
        Some(path) => raise_with(cx, ty, &[number, message, path]),
        None => raise_with(cx, ty, &[number, message]),
    }
}
