//! Natives of the standard library: functions that extern classes declare without a body.

mod array;
mod map;
mod reflect;
mod string;
mod system;
mod types;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::dict::Dict;
use runtime::object::string::StringBuilder;
use runtime::value::Value;

use crate::language::state::haxe;

/// The function of this name.
pub fn find(name: &str) -> Option<IntrinsicFn> {
    let tables = [
        array::FUNCTIONS,
        map::FUNCTIONS,
        reflect::FUNCTIONS,
        string::FUNCTIONS,
        system::FUNCTIONS,
        types::FUNCTIONS,
    ];
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find(|(known, _)| *known == name)
        .map(|&(_, function)| function)
}

/// Appends the text of an object that only natives know.
///
/// # Errors
/// When memory is exhausted.
pub fn append_native(cx: &mut Context, out: &mut StringBuilder, value: Value, depth: u32) -> Result<()> {
    if let Some(dict) = value.cast::<Dict>() {
        return map::append(cx, out, dict, depth);
    }
    out.push_str("<object>");
    Ok(())
}

/// Whether an object that only natives know is of the extern class of this path.
pub fn is_of_type(_: &mut Context, value: Value, path: &str) -> bool {
    value.cast::<Dict>().is_some() && path.starts_with("haxe.ds.") && path.ends_with("Map")
}

/// The extern class of an object that only natives know.
pub fn class_of(_: &mut Context, value: Value) -> Option<&'static str> {
    value.cast::<Dict>().map(|_| "haxe.ds.StringMap")
}

/// The code of a program that is ending by `Sys.exit`, whose exception is pending.
pub fn exit_code(cx: &mut Context) -> Option<i32> {
    haxe(cx).exit_code
}
