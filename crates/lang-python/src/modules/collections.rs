//! What `collections` has in Rust: counting.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::value::Value;

use crate::builtins::{convert, dict, source};
use crate::define::{Method, exactly};

/// `count(counts, iterable)`: adds one to the count of each element.
fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [counts, iterable] = exactly(cx, this, arguments)?;
    let counts: Gc<Dict> = dict::receiver_of(cx, counts)?;
    source::for_each(cx, iterable, |cx, element| {
        let before = cx.dict_get(counts, element)?.unwrap_or(Value::ZERO);
        let after = match before.as_fixnum().and_then(|before| Value::fixnum(before + 1)) {
            Some(after) => after,
            None => convert::binary(cx, BinaryOp::Add, before, Value::small(1))?,
        };
        cx.dict_insert(counts, element, after)?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}

/// Builds `_collections`, beneath `collections`.
pub(super) fn build(cx: &mut Context) -> Result {
    super::new_module(cx, "_collections", &[&[Method::new("count", count)]])
}
