//! What is made of several values: shared by the meaning of instructions and what compiled code calls.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::value::Value;

/// A dict of keys and values in turn.
///
/// # Errors
/// When memory is exhausted, or what the keys' methods raise.
pub fn new_dict(cx: &mut Context, pairs: &[Value]) -> Result {
    Ok(cx.new_dict_of(pairs.chunks_exact(2).map(|pair| (pair[0], pair[1])))?.value())
}

/// A new dict with the entries of a dict, as long as all keys are strings and none is the name of a parameter that the closure's
/// function takes by name; else unbound.
///
/// # Errors
/// When memory is exhausted.
pub fn other_named(cx: &mut Context, closure: Gc<Closure>, dict: Gc<Dict>) -> Result {
    let cell = closure.cell();
    let (list, names) = (&cell.function().parameters, cell.parameter_names(cx)?);
    let names = &names[list.positional_only as usize..list.positional_count() + list.keyword_only as usize];
    for index in 0..dict.used() {
        let Some((key, _)) = dict.entry(index) else { continue };
        let Some(key) = key.cast::<Str>() else { return Ok(Value::UNBOUND) };
        if names.contains(&cx.intern_string(key)?.value()) {
            return Ok(Value::UNBOUND);
        }
    }
    Ok(cx.dict_copy(dict)?.value())
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
