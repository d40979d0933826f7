//! Maps: the machine's hash tables, which keep the order of insertion. All kinds of maps are alike to the machine.

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::string::StringBuilder;
use runtime::value::Value;

use crate::language::{arrays, iterators, text};

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

/// The keys, or the values, in an array.
fn collect(cx: &mut Context, arguments: &[Value], pick: fn((Value, Value)) -> Value) -> Result {
    let dict = this(cx, arguments)?;
    let array = arrays::new_array(cx, Element::Word, 0)?;
    for index in 0..dict.used() {
        if let Some(entry) = dict.entry(index) {
            arrays::push(cx, array, pick(entry))?;
        }
    }
    Ok(array)
}

fn key_array(cx: &mut Context, arguments: &[Value]) -> Result {
    collect(cx, arguments, |(key, _)| key)
}

fn value_array(cx: &mut Context, arguments: &[Value]) -> Result {
    collect(cx, arguments, |(_, value)| value)
}

fn keys(cx: &mut Context, arguments: &[Value]) -> Result {
    let keys = key_array(cx, arguments)?;
    iterators::new_iterator(cx, keys, None)
}

fn iterator(cx: &mut Context, arguments: &[Value]) -> Result {
    let values = value_array(cx, arguments)?;
    iterators::new_iterator(cx, values, None)
}

fn key_value_iterator(cx: &mut Context, arguments: &[Value]) -> Result {
    let (values, keys) = (value_array(cx, arguments)?, key_array(cx, arguments)?);
    iterators::new_iterator(cx, values, Some(keys))
}

/// Appends `{a => 1, b => 2}`.
///
/// # Errors
/// What a `toString` of the program raises.
pub(super) fn append(cx: &mut Context, out: &mut StringBuilder, dict: Gc<Dict>, depth: u32) -> Result<()> {
    out.push_str("{");
    let mut is_first = true;
    for index in 0..dict.used() {
        let Some((key, value)) = dict.entry(index) else { continue };
        out.push_str(if is_first { "" } else { "," });
        is_first = false;
        text::append(cx, out, key, depth + 1)?;
        out.push_str(" => ");
        text::append(cx, out, value, depth + 1)?;
    }
    out.push_str("}");
    Ok(())
}

fn to_string(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(text::to_string(cx, arguments[0])?.value())
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("haxe.ds.IntMap.clear", clear),
    ("haxe.ds.IntMap.copy", copy),
    ("haxe.ds.IntMap.exists", exists),
    ("haxe.ds.IntMap.get", get),
    ("haxe.ds.IntMap.iterator", iterator),
    ("haxe.ds.IntMap.keyArray", key_array),
    ("haxe.ds.IntMap.keyValueIterator", key_value_iterator),
    ("haxe.ds.IntMap.keys", keys),
    ("haxe.ds.IntMap.new", new),
    ("haxe.ds.IntMap.remove", remove),
    ("haxe.ds.IntMap.set", set),
    ("haxe.ds.IntMap.toString", to_string),
    ("haxe.ds.IntMap.valueArray", value_array),
    ("haxe.ds.ObjectMap.clear", clear),
    ("haxe.ds.ObjectMap.copy", copy),
    ("haxe.ds.ObjectMap.exists", exists),
    ("haxe.ds.ObjectMap.get", get),
    ("haxe.ds.ObjectMap.iterator", iterator),
    ("haxe.ds.ObjectMap.keyArray", key_array),
    ("haxe.ds.ObjectMap.keyValueIterator", key_value_iterator),
    ("haxe.ds.ObjectMap.keys", keys),
    ("haxe.ds.ObjectMap.new", new),
    ("haxe.ds.ObjectMap.remove", remove),
    ("haxe.ds.ObjectMap.set", set),
    ("haxe.ds.ObjectMap.toString", to_string),
    ("haxe.ds.ObjectMap.valueArray", value_array),
    ("haxe.ds.StringMap.clear", clear),
    ("haxe.ds.StringMap.copy", copy),
    ("haxe.ds.StringMap.exists", exists),
    ("haxe.ds.StringMap.get", get),
    ("haxe.ds.StringMap.iterator", iterator),
    ("haxe.ds.StringMap.keyArray", key_array),
    ("haxe.ds.StringMap.keyValueIterator", key_value_iterator),
    ("haxe.ds.StringMap.keys", keys),
    ("haxe.ds.StringMap.new", new),
    ("haxe.ds.StringMap.remove", remove),
    ("haxe.ds.StringMap.set", set),
    ("haxe.ds.StringMap.toString", to_string),
    ("haxe.ds.StringMap.valueArray", value_array),
];
