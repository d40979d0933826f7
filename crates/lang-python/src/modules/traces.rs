//! The module `_traceback`: what `traceback` has in Rust.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::define::{Method, exactly};
use crate::exceptions::suggestion;

/// `suggestion(exception)`: what the last line of an exception's text adds, ". Did you mean: …?", or None.
fn suggested(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [exception] = exactly(cx, this, arguments)?;
    match suggestion::suggestion(cx, exception) {
        Some(text) => Ok(cx.new_string(&text)?.value()),
        None => Ok(Value::NONE),
    }
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    super::new_module(cx, "_traceback", &[&[Method::new("suggestion", suggested)]])
}
