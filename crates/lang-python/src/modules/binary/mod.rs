//! Modules about bytes: digests (`_hashlib`), packing (`_struct`), compression (`zlib`), bytes as text (`binascii`).

mod binascii;
mod blake2;
mod digest;
pub(crate) mod pack;
mod zlib;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

pub(super) use binascii::build as build_binascii;
pub(super) use digest::build as build_digests;
pub(super) use pack::build as build_pack;
pub(super) use zlib::build as build_zlib;

/// Bytes that are worked off between two looks whether the program is to stop.
const PIECE: usize = 1 << 20;

/// The bytes of a bytes-like object.
///
/// # Errors
/// `TypeError` when it is none.
fn bytes_of(cx: &mut Context, value: Value) -> Result<Vec<u8>> {
    let view = crate::builtins::bytes::view::argument(cx, value)?;
    cx.concat_in_pieces(&[view.as_slice()])
}
