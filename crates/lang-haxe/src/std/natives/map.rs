//! `updraft.Table`: the machine's hash tables, which keep the order of insertion. Maps are Haxe classes over them.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::value::Value;

fn this(cx: &mut Context, arguments: &[Value]) -> Result<Gc<Dict>> {
    match arguments[0].cast::<Dict>() {
        Some(dict) => Ok(dict),
        None => cx.type_error("Null Access"),
    }
}

fn new(cx: &mut Context, _: &[Value]) -> Result {
    Ok(cx.new_dict()?.value())
}

fn set(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    cx.dict_insert(dict, arguments[1], arguments[2])?;
    Ok(Value::NONE)
}

fn get(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    Ok(cx.dict_get(dict, arguments[1])?.unwrap_or(Value::NONE))
}

fn exists(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    Ok(Value::bool(cx.dict_contains(dict, arguments[1])?))
}

fn remove(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    Ok(Value::bool(cx.dict_remove(dict, arguments[1])?.is_some()))
}

fn clear(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    cx.dict_clear(dict);
    Ok(Value::NONE)
}

fn copy(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    Ok(cx.dict_copy(dict)?.value())
}

fn place(value: Value) -> usize {
    value.as_fixnum().and_then(|place| usize::try_from(place).ok()).unwrap_or(usize::MAX)
}

fn next(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    Ok(dict.next_entry(place(arguments[1])).map_or(Value::small(-1), Value::length))
}

fn key_at(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    let place = place(arguments[1]);
    let entry = dict.next_entry(place).filter(|&found| found == place).and_then(|place| dict.entry(place));
    Ok(entry.map_or(Value::NONE, |(key, _)| key))
}

fn value_at(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = this(cx, arguments)?;
    let place = place(arguments[1]);
    let entry = dict.next_entry(place).filter(|&found| found == place).and_then(|place| dict.entry(place));
    Ok(entry.map_or(Value::NONE, |(_, value)| value))
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("updraft.Table.clear", clear),
    ("updraft.Table.copy", copy),
    ("updraft.Table.exists", exists),
    ("updraft.Table.get", get),
    ("updraft.Table.keyAt", key_at),
    ("updraft.Table.new", new),
    ("updraft.Table.next", next),
    ("updraft.Table.remove", remove),
    ("updraft.Table.set", set),
    ("updraft.Table.valueAt", value_at),
];
