//! The builtin functions.

pub mod attributes;
pub mod numbers;
pub mod output;
pub mod sequences;
pub mod sum;

use abi::intrinsic::Intrinsic;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::{convert, file, reflection, str_repr};
use crate::define::{Method, exactly};
use crate::text;

/// `len(value)` as a size.
///
/// # Errors
/// When it has none; what `__len__` raises.
pub fn length_of(cx: &mut Context, value: Value) -> Result<usize> {
    let length = crate::truth::length(cx, value)?;
    Ok(convert::to_size(cx, length)?.max(0) as usize)
}

fn ascii(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    Ok(str_repr::ascii(cx, value)?.value())
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    text::told_repr(cx, value)
}

fn hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let hash = crate::operators::hash::hash(cx, value)?;
    cx.new_int(hash)
}

fn id(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    cx.hash_varies = true;
    // Objects do not move; of other values the word itself is theirs alone.
    cx.new_int((value.0 & i64::MAX as u64) as i64)
}

/// Calls a function of a module.
///
/// # Errors
/// What the import and the function raise.
pub(crate) fn call_of(cx: &mut Context, module: &str, function: &str, arguments: Arguments<'_>) -> Result {
    let module = crate::imports::import(cx, module)?;
    let key = cx.intern(function)?.value();
    let function = crate::attributes::read::get_attribute(cx, module, key)?;
    cx.call_with(function, arguments)
}

/// `breakpoint()`: what `sys.breakpointhook` does.
fn breakpoint(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    call_of(cx, "sys", "breakpointhook", arguments)
}

/// `help(object)`: what `pydoc` knows.
fn help(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    call_of(cx, "pydoc", "help", arguments)
}

/// The builtin functions.
pub(super) const FUNCTIONS: &[Method] = &[
    Method::with_intrinsic("abs", numbers::abs, Intrinsic::Abs),
    Method::new("__import__", crate::imports::import_function),
    Method::new("help", help),
    Method::new("exit", crate::modules::sys::exit),
    Method::new("quit", crate::modules::sys::exit),
    Method::new("aiter", crate::coroutines::aiter),
    Method::new("anext", crate::coroutines::anext),
    Method::new("all", sequences::all),
    Method::new("any", sequences::any),
    Method::new("ascii", ascii),
    Method::new("bin", numbers::bin),
    Method::new("breakpoint", breakpoint),
    Method::new("callable", attributes::callable),
    Method::with_intrinsic("chr", numbers::chr, Intrinsic::Character),
    Method::new("delattr", attributes::del_attr),
    Method::new("dir", attributes::dir),
    Method::with_intrinsic("divmod", numbers::div_mod, Intrinsic::DivMod),
    Method::new("eval", reflection::eval),
    Method::new("exec", reflection::exec),
    Method::new("compile", reflection::compile),
    Method::new("globals", reflection::globals),
    Method::new("locals", reflection::locals),
    Method::new("format", output::format),
    Method::new("getattr", attributes::get_attr),
    Method::new("hasattr", attributes::has_attr),
    Method::new("hash", hash),
    Method::new("hex", numbers::hex),
    Method::new("id", id),
    Method::new("input", output::input),
    Method::with_intrinsic("isinstance", attributes::is_instance, Intrinsic::InstanceOf),
    Method::new("issubclass", attributes::is_subclass),
    Method::with_intrinsic("iter", sequences::iter, Intrinsic::Iterator),
    Method::with_intrinsic("len", sequences::len, Intrinsic::Length),
    Method::with_intrinsic("max", sequences::max, Intrinsic::Max),
    Method::with_intrinsic("min", sequences::min, Intrinsic::Min),
    Method::new("next", sequences::next),
    Method::new("oct", numbers::oct),
    Method::new("open", file::open),
    Method::with_intrinsic("ord", numbers::ord, Intrinsic::CodePoint),
    Method::new("pow", numbers::pow),
    Method::new("print", output::print),
    Method::with_intrinsic("repr", repr, Intrinsic::Representation),
    Method::new("round", numbers::round),
    Method::new("setattr", attributes::set_attr),
    Method::new("sorted", sequences::sorted),
    Method::new("sum", sum::sum),
    Method::new("vars", attributes::vars),
];
