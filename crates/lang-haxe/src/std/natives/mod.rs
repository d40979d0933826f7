//! Natives of the standard library: functions that extern classes declare without a body.

mod array;
mod bytes;
mod clock;
mod map;
mod reflect;
pub mod regex;
mod string;
mod system;
mod text_buffer;
mod types;

use abi::intrinsic::Intrinsic;
use abi::object_offsets::shape;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::StringBuilder;
use runtime::value::Value;

use crate::language::state::haxe;

/// The function of this name.
pub fn find(name: &str) -> Option<IntrinsicFn> {
    let tables = [
        array::FUNCTIONS,
        bytes::FUNCTIONS,
        clock::FUNCTIONS,
        map::FUNCTIONS,
        reflect::FUNCTIONS,
        regex::FUNCTIONS,
        string::FUNCTIONS,
        system::FUNCTIONS,
        text_buffer::FUNCTIONS,
        types::FUNCTIONS,
    ];
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find(|(known, _)| *known == name)
        .map(|&(_, function)| function)
}

/// What compilers may use in place of the function of this name, where the arguments fit.
pub fn form(name: &str) -> Option<Intrinsic> {
    Some(match name {
        "String.length" => Intrinsic::StringLength,
        "String.charAt" => Intrinsic::CharacterAt,
        "String.charCodeAt" | "StringTools.fastCodeAt" => Intrinsic::CodePointAt,
        "is_string" => Intrinsic::HasShape(shape::STRING),
        "updraft.Table.exists" => Intrinsic::DictHas,
        "updraft.Table.get" => Intrinsic::DictGet,
        "updraft.Table.set" => Intrinsic::DictPut,
        "updraft.ByteArray.get" => Intrinsic::ByteAt(shape::U8_ARRAY),
        "updraft.ByteArray.set" => Intrinsic::PutByte { shape: shape::U8_ARRAY, wraps: true },
        _ => return None,
    })
}

/// Appends the text of an object that only natives know.
///
/// # Errors
/// When memory is exhausted.
pub fn append_native(_: &mut Context, out: &mut StringBuilder, _: Value, _: u32) -> Result<()> {
    out.push_str("<object>");
    Ok(())
}

/// Whether an object that only natives know is of the extern class of this path.
pub fn is_of_type(_: &mut Context, _: Value, _: &str) -> bool {
    false
}

/// The extern class of an object that only natives know.
pub fn class_of(_: &mut Context, _: Value) -> Option<&'static str> {
    None
}

/// The code of a program that is ending by `Sys.exit`, whose exception is pending.
pub fn exit_code(cx: &mut Context) -> Option<i32> {
    haxe(cx).exit_code.take()
}
