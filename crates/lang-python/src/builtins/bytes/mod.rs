//! `bytes`, `bytearray` and `memoryview`.
//!
//! [`view`] reads all three alike; [`methods`] are those that `bytes` and `bytearray` share, and yield what they are
//! called on; [`array`] has those that change a `bytearray`.

pub mod array;
mod character_maps;
pub mod codec;
mod escapes;
pub mod hex;
mod letters;
pub mod memory_view;
pub mod methods;
pub mod percent;
mod splitting;
pub mod view;
mod wide;

pub use codec::{decode, encode};

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;

use super::convert;
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::define::{Declarations, Members, Method, after_receiver, exactly, parse_arguments, receiver};
use crate::names::Name;
use crate::state::type_name;

/// The bytes that `bytes(…)` and `bytearray(…)` are to hold.
pub(super) fn contents(cx: &mut Context, function: &str, arguments: Arguments<'_>) -> Result<Vec<u8>> {
    let parameters = ["source", "encoding", "errors"];
    let [value, encoding, errors] =
        parse_arguments(cx, function, after_receiver(arguments), parameters, 0, 3)?;
    if value.is_unbound() {
        return Ok(Vec::new());
    }
    if let Some(text) = held_value(cx, value).cast::<Str>() {
        if encoding.is_unbound() {
            return cx.type_error("string argument without an encoding");
        }
        let encoded = encode(cx, text, encoding, errors)?;
        let bytes = view::argument(cx, encoded)?;
        return cx.concat_in_pieces(&[bytes.as_slice()]);
    }
    if !encoding.is_unbound() {
        return cx.type_error("encoding without a string argument");
    }
    if let Some(method) = find_special(cx, value, Name::Bytes).filter(|_| function == "bytes") {
        let result = call_special(cx, method, value, &[])?;
        return match held_value(cx, result).cast::<Bytes>() {
            Some(bytes) => cx.concat_in_pieces(&[bytes.as_slice()]),
            None => {
                let given = type_name(cx, result);
                cx.type_error(format!("__bytes__ returned non-bytes (type {given})"))
            }
        };
    }
    if view::of(cx, value).is_none()
        && (convert::is_int(held_value(cx, value)) || find_special(cx, value, Name::Index).is_some())
    {
        let count = convert::to_size(cx, value)?;
        if count < 0 {
            return cx.value_error("negative count");
        }
        if count > u32::MAX as i64 {
            return cx.raise(runtime::exception::ErrorKind::Memory, "");
        }
        cx.check_room(count as usize)?;
        return Ok(vec![0; count as usize]);
    }
    view::collect(cx, value, function)
}

/// Zeros that are made without asking for room.
const MOST_ZEROS: i64 = 1 << 24;

fn bytes_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if let (&[_, value], []) = (arguments.values, arguments.keywords)
        && value.cast::<Bytes>().is_some()
    {
        return Ok(value);
    }
    if let (&[_, value], []) = (arguments.values, arguments.keywords)
        && let Some(count @ 0..=MOST_ZEROS) = value.as_fixnum()
    {
        return Ok(cx.new_zeroed_bytes(count as usize)?.value());
    }
    let bytes = contents(cx, "bytes", arguments)?;
    Ok(cx.new_bytes(&bytes)?.value())
}

/// The bytes between quotes, as `repr` shows them.
///
/// # Errors
/// What an interrupt raises.
pub(super) fn quoted(cx: &mut Context, slice: &[u8]) -> Result<String> {
    let quote = if slice.contains(&b'\'') && !slice.contains(&b'"') { b'"' } else { b'\'' };
    let mut text = String::with_capacity(slice.len() + 3);
    text.push('b');
    text.push(quote as char);
    for (index, &byte) in slice.iter().enumerate() {
        cx.note_step(index)?;
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'\\' => text.push_str("\\\\"),
            byte if byte == quote => {
                text.push('\\');
                text.push(byte as char);
            }
            0x20..0x7f => text.push(byte as char),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push(quote as char);
    Ok(text)
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let text = quoted(cx, bytes.as_slice())?;
    Ok(cx.new_string(&text)?.value())
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object] = exactly(cx, this, arguments)?;
    Ok(held_value(cx, object))
}

/// Defines the members of the types of bytes.
pub(super) fn define(types: &mut Declarations) {
    for ty in [BuiltinType::Bytes, BuiltinType::ByteArray] {
        types.add(
            ty,
            &Members {
                methods: methods::METHODS,
                static_methods: methods::STATIC_METHODS,
                class_methods: methods::CLASS_METHODS,
                ..Members::EMPTY
            },
        );
    }
    types.add(
        BuiltinType::Bytes,
        const {
            &Members {
                methods: &[Method::new("__repr__", repr), Method::new("__bytes__", itself)],
                new: Some(bytes_new),
                ..Members::EMPTY
            }
        },
    );
    array::define(types);
    memory_view::define(types)
}
