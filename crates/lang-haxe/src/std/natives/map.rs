//! Maps: the machine's hash tables, which keep the order of insertion.

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

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("haxe.ds.StringMap.exists", exists),
    ("haxe.ds.StringMap.get", get),
    ("haxe.ds.StringMap.new", new),
    ("haxe.ds.StringMap.set", set),
];
