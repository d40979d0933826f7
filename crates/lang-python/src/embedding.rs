//! Modules that an embedder fills, and exceptions in words.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use crate::attributes::module;
use crate::exceptions::print;
use crate::{imports, state, text};

/// A new module of this name, which programs can import: the module object and its namespace.
///
/// # Errors
/// When memory is exhausted.
pub fn new_module(cx: &mut Context, name: &str) -> Result<(Value, usize)> {
    let key = cx.intern(name)?.value();
    let namespace = cx.new_namespace();
    let object = module::new_module(cx, key, namespace)?;
    imports::set_module(cx, key, object)?;
    Ok((object, namespace))
}

/// Runs source text in a module.
///
/// # Errors
/// What the text raises; a `SyntaxError` when it is wrong.
pub fn execute(cx: &mut Context, object: Value, source: &str, file_name: &str) -> Result<()> {
    let name = module::name_of(cx, object).map_or(Value::NONE, |name| name);
    let name = text::str(cx, name)?.to_cow().into_owned();
    imports::execute(cx, object, source, file_name, &name).map(|_| ())
}

/// The class of an exception, what it says, and all that is printed of it when nobody catches it.
pub fn describe(cx: &mut Context, exception: Value) -> [String; 3] {
    let class = state::type_name(cx, exception);
    let message = match text::str(cx, exception) {
        Ok(text) => text.to_cow().into_owned(),
        Err(_) => {
            cx.take_exception();
            String::new()
        }
    };
    [class, message, print::render(cx, exception)]
}
