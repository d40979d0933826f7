//! What `collections` has in Rust: counting, and searching the lists that deques are kept in.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::value::Value;

use crate::builtins::{convert, dict, list, source};
use crate::define::{Method, exactly};
use crate::exceptions::raise;

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

/// `find(list, value, start, stop)`: the first place of the value between two others; -1 if it is not there.
fn find(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [list, value, start, stop] = exactly(cx, this, arguments)?;
    let Some(list) = cx.list_in_words(list)? else { return cx.type_error("find() searches lists") };
    let (start, stop) = (convert::to_size(cx, start)?.max(0), convert::to_size(cx, stop)?.max(0));
    let size = list.len();
    let found = list::position(cx, list, value, start as usize, stop as usize)?;
    if found.is_none() && list.len() != size {
        return cx.raise(ErrorKind::Runtime, "deque mutated during iteration");
    }
    Ok(found.map_or(Value::small(-1), Value::length))
}

/// `move_to_end(dict, key)`: makes an entry the last one.
fn move_to_end(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [dict, key] = exactly(cx, this, arguments)?;
    let dict: Gc<Dict> = dict::receiver_of(cx, dict)?;
    if cx.dict_move_to_end(dict, key)? { Ok(Value::NONE) } else { raise::raise_key_error(cx, key) }
}

/// `pop_end(dict, last)`: removes the last entry, or the first one, and gives key and value.
fn pop_end(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [dict, last] = exactly(cx, this, arguments)?;
    let dict: Gc<Dict> = dict::receiver_of(cx, dict)?;
    let entry = match convert::is_true(cx, last)? {
        true => cx.dict_pop_last(dict),
        false => cx.dict_pop_first(dict),
    };
    match entry {
        Some((key, value)) => Ok(cx.new_tuple(&[key, value])?.value()),
        None => cx.raise(ErrorKind::Key, "dictionary is empty"),
    }
}

/// Builds `_collections`, beneath `collections`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("count", count),
        Method::new("find", find),
        Method::new("move_to_end", move_to_end),
        Method::new("pop_end", pop_end),
        Method::new("new_named_tuple", super::named_tuple::new),
    ];
    super::new_module(cx, "_collections", &[FUNCTIONS])
}
