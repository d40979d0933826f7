//! Going through all entries of a table.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{COUNT, EQUALITY, HASH, Kind, entries as dict_of, kind, new_custom};
use crate::data::foreign;
use crate::data::list::{self, Builder, pair};

/// Keys and values in turn.
fn collect(cx: &mut Context, name: &str, table: Value) -> Result<RootVec> {
    let dict = dict_of(cx, name, table)?;
    let mut all = RootVec::new(&cx.heap);
    let mut at = 0;
    while let Some(entry) = dict.next_entry(at) {
        at = entry + 1;
        let Some((key, value)) = dict.entry(entry) else { continue };
        if kind(table) != Kind::Custom {
            all.push(key.0);
            all.push(value.0);
            continue;
        }
        for known in list::elements(value).filter_map(pair) {
            all.push(known.car().0);
            all.push(known.cdr().0);
        }
    }
    Ok(all)
}

/// A list of every second element from `first` on.
fn every_second(cx: &mut Context, all: &RootVec, first: usize) -> Result {
    let mut list = Builder::default();
    for index in (first..all.len()).step_by(2) {
        list.push(cx, Value(all.get(index)))?;
    }
    Ok(list.finish(cx, Value::EMPTY_LIST))
}

fn every_second_as_vector(cx: &mut Context, all: &RootVec, first: usize) -> Result {
    let vector = cx.new_array(all.len() / 2)?;
    for index in 0..all.len() / 2 {
        vector.set(cx, index, Value(all.get(2 * index + first)));
    }
    Ok(vector.value())
}

pub(super) fn keys(cx: &mut Context, name: &str, table: Value) -> Result {
    let all = collect(cx, name, table)?;
    every_second(cx, &all, 0)
}

pub(super) fn values(cx: &mut Context, name: &str, table: Value) -> Result {
    let all = collect(cx, name, table)?;
    every_second(cx, &all, 1)
}

pub(super) fn key_vector(cx: &mut Context, name: &str, table: Value) -> Result {
    let all = collect(cx, name, table)?;
    every_second_as_vector(cx, &all, 0)
}

pub(super) fn value_vector(cx: &mut Context, name: &str, table: Value) -> Result {
    let all = collect(cx, name, table)?;
    every_second_as_vector(cx, &all, 1)
}

/// Vectors of keys and values, as two values.
pub(super) fn entries(cx: &mut Context, name: &str, table: Value) -> Result {
    let all = collect(cx, name, table)?;
    let keys = every_second_as_vector(cx, &all, 0)?;
    let values = every_second_as_vector(cx, &all, 1)?;
    Ok(cx.new_tuple(&[keys, values])?.value())
}

/// A list of pairs.
pub(super) fn pairs(cx: &mut Context, name: &str, table: Value) -> Result {
    let all = collect(cx, name, table)?;
    let mut list = Builder::default();
    for index in 0..all.len() / 2 {
        let pair = cx.cons(Value(all.get(2 * index)), Value(all.get(2 * index + 1)))?.value();
        list.push(cx, pair)?;
    }
    Ok(list.finish(cx, Value::EMPTY_LIST))
}

/// A vector of pairs.
pub(super) fn cells(cx: &mut Context, name: &str, table: Value) -> Result {
    let list = pairs(cx, name, table)?;
    let vector = cx.new_array(list::elements(list).count())?;
    for (index, pair) in list::elements(list).enumerate() {
        vector.set(cx, index, pair);
    }
    Ok(vector.value())
}

/// A new table with the same entries.
pub(super) fn copy(cx: &mut Context, name: &str, table: Value) -> Result {
    let dict = dict_of(cx, name, table)?;
    let kind = kind(table);
    let copy = new_custom(cx, kind, foreign::word(table, HASH), foreign::word(table, EQUALITY))?;
    let entries = cx.dict_copy(dict)?;
    foreign::set_word(cx, copy, super::ENTRIES, entries.value());
    if kind == Kind::Custom {
        // The lists of pairs are changed in place.
        let mut at = 0;
        while let Some(entry) = entries.next_entry(at) {
            at = entry + 1;
            let mut bucket = Builder::default();
            let pairs = entries.entry(entry).map_or(Value::EMPTY_LIST, |(_, pairs)| pairs);
            for known in list::elements(pairs).filter_map(pair) {
                let known = cx.cons(known.car(), known.cdr())?.value();
                bucket.push(cx, known)?;
            }
            let bucket = bucket.finish(cx, Value::EMPTY_LIST);
            entries.set_entry(cx, entry, bucket);
        }
        foreign::set_word(cx, copy, COUNT, foreign::word(table, COUNT));
    }
    Ok(copy)
}
