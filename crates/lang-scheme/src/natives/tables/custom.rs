//! Tables whose equality and hash are procedures of the program.
//!
//! Without a hash procedure all keys have the same hash. These procedures are called from Rust: a continuation captured in
//! one cannot be entered again.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::pair::Pair;
use runtime::value::Value;

use super::{COUNT, EQUALITY, HASH};
use crate::data::equality::{eqv, hash_eqv};
use crate::data::foreign;
use crate::data::list::{self, pair};

/// The entry of a key's hash: a list of pairs.
fn bucket(cx: &mut Context, table: Value, dict: Gc<Dict>, key: Value) -> Result<(Value, Option<usize>)> {
    let procedure = foreign::word(table, HASH);
    let hash = if procedure == Value::FALSE { Value::ZERO } else { cx.call(procedure, &[key])? };
    let entry = cx.dict_find_by(dict, hash_eqv(hash), |known| eqv(known, hash));
    Ok((hash, entry))
}

fn entry_value(dict: Gc<Dict>, entry: usize) -> Value {
    dict.entry(entry).map_or(Value::EMPTY_LIST, |(_, value)| value)
}

/// The pair of a key and its value.
pub(super) fn find(cx: &mut Context, table: Value, dict: Gc<Dict>, key: Value) -> Result<Option<Gc<Pair>>> {
    let (_, entry) = bucket(cx, table, dict, key)?;
    let mut rest = entry.map_or(Value::EMPTY_LIST, |entry| entry_value(dict, entry));
    let equality = foreign::word(table, EQUALITY);
    while let Some(next) = pair(rest) {
        if let Some(known) = pair(next.car())
            && (known.car() == key || cx.call(equality, &[known.car(), key])? != Value::FALSE)
        {
            return Ok(Some(known));
        }
        rest = next.cdr();
    }
    Ok(None)
}

fn add_to_count(cx: &mut Context, table: Value, change: i64) {
    let count = foreign::word(table, COUNT).as_fixnum().unwrap_or(0);
    foreign::set_word(cx, table, COUNT, Value::small((count + change).max(0)));
}

pub(super) fn set(cx: &mut Context, table: Value, dict: Gc<Dict>, key: Value, value: Value) -> Result<()> {
    if let Some(known) = find(cx, table, dict, key)? {
        known.set_cdr(cx, value);
        return Ok(());
    }
    let (hash, entry) = bucket(cx, table, dict, key)?;
    let added = cx.cons(key, value)?.value();
    let rest = entry.map_or(Value::EMPTY_LIST, |entry| entry_value(dict, entry));
    let bucket = cx.cons(added, rest)?.value();
    match entry {
        Some(entry) => dict.set_entry(cx, entry, bucket),
        None => cx.dict_append_by(dict, hash_eqv(hash), hash, bucket)?,
    }
    add_to_count(cx, table, 1);
    Ok(())
}

pub(super) fn delete(cx: &mut Context, table: Value, dict: Gc<Dict>, key: Value) -> Result<()> {
    let Some(known) = find(cx, table, dict, key)? else { return Ok(()) };
    let (_, Some(entry)) = bucket(cx, table, dict, key)? else { return Ok(()) };
    let mut kept = list::Builder::default();
    for element in list::elements(entry_value(dict, entry)) {
        if element != known.value() {
            kept.push(cx, element)?;
        }
    }
    let kept = kept.finish(cx, Value::EMPTY_LIST);
    match kept {
        Value::EMPTY_LIST => dict.remove_entry(entry),
        kept => dict.set_entry(cx, entry, kept),
    }
    add_to_count(cx, table, -1);
    Ok(())
}
