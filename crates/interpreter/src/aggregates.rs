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
    let dict = cx.new_dict_with_capacity(pairs.len() / 2)?;
    for pair in pairs.chunks_exact(2) {
        cx.dict_insert(dict, pair[0], pair[1])?;
    }
    Ok(dict.value())
}

/// The string of these strings, one after another.
///
/// # Errors
/// When memory is exhausted.
pub fn concat(cx: &mut Context, parts: &[Value]) -> Result {
    if parts.iter().any(|part| part.cast::<Str>().is_none()) {
        return cx.type_error("only strings can be joined");
    }
    let strings = || parts.iter().filter_map(|part| part.cast::<Str>());
    Ok(cx.concat_strings(strings)?.value())
}
