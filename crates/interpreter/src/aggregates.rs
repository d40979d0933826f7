//! What is made of several values: shared by the meaning of instructions and what compiled code calls.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::string::Str;
use runtime::value::Value;

/// A dict of keys and values in turn.
///
/// # Errors
/// When memory is exhausted, or what the keys' methods raise.
pub fn new_dict(cx: &mut Context, pairs: &[Value]) -> Result {
    Ok(cx.new_dict_of(pairs.chunks_exact(2).map(|pair| (pair[0], pair[1])))?.value())
}

/// The string of these strings, one after another, and of the digits of fixnums among them.
///
/// # Errors
/// When memory is exhausted.
pub fn concat(cx: &mut Context, parts: &[Value]) -> Result {
    if parts.iter().any(|part| !part.is_fixnum() && part.cast::<Str>().is_none()) {
        return cx.type_error("only strings and small integers can be joined");
    }
    Ok(cx.concat_texts(parts)?.value())
}
