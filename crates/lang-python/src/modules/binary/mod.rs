//! Modules about bytes: digests (`_hashlib`), packing (`_struct`), compression (`zlib`), bytes as text (`binascii`).

mod binascii;
mod digest;
mod pack;
mod zlib;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::value::Value;

pub(super) use binascii::build as build_binascii;
pub(super) use digest::build as build_digests;
pub(super) use pack::build as build_pack;
pub(super) use zlib::build as build_zlib;

use crate::state::type_name;

/// Bytes that are worked off between two looks whether the program is to stop.
const PIECE: usize = 1 << 20;

/// The bytes of a bytes-like object.
///
/// # Errors
/// `TypeError` when it is none.
fn bytes_of(cx: &mut Context, value: Value) -> Result<Vec<u8>> {
    let held = crate::classes::instance::held_value(cx, value);
    if let Some(bytes) = held.cast::<Bytes>() {
        return cx.concat_in_pieces(&[bytes.as_slice()]);
    }
    let given = type_name(cx, value);
    if held.cast::<Str>().is_none() && matches!(given.as_str(), "bytearray" | "memoryview" | "array") {
        // What has a buffer gives its bytes by `bytes(object)`.
        let class = crate::state::type_class(cx, crate::builtin_type::BuiltinType::Bytes);
        let copy = cx.call(class.value(), &[value])?;
        if let Some(bytes) = copy.cast::<Bytes>() {
            return cx.concat_in_pieces(&[bytes.as_slice()]);
        }
    }
    cx.type_error(format!("a bytes-like object is required, not '{given}'"))
}
