//! Digests of bytes, all at once: `hashlib.py` collects what a digest is asked of.

use digest::Digest;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};

use super::{PIECE, bytes_of};
use crate::define::{Method, exactly};
use crate::text::name_text;

fn digest_of<D: Digest>(cx: &mut Context, data: &[u8]) -> Result<Vec<u8>> {
    let mut digest = D::new();
    for part in data.chunks(PIECE) {
        cx.note_steps(part.len())?;
        digest.update(part);
    }
    Ok(digest.finalize().to_vec())
}

/// `digest(name, data)`; the name is one that `hashlib.py` lists.
fn digest(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name, data] = exactly(cx, this, arguments)?;
    let data = bytes_of(cx, data)?;
    let made = match name_text(name).as_str() {
        "md5" => digest_of::<md5::Md5>(cx, &data)?,
        "sha1" => digest_of::<sha1::Sha1>(cx, &data)?,
        "sha224" => digest_of::<sha2::Sha224>(cx, &data)?,
        "sha256" => digest_of::<sha2::Sha256>(cx, &data)?,
        "sha384" => digest_of::<sha2::Sha384>(cx, &data)?,
        "sha512" => digest_of::<sha2::Sha512>(cx, &data)?,
        "sha3_224" => digest_of::<sha3::Sha3_224>(cx, &data)?,
        "sha3_256" => digest_of::<sha3::Sha3_256>(cx, &data)?,
        "sha3_384" => digest_of::<sha3::Sha3_384>(cx, &data)?,
        "sha3_512" => digest_of::<sha3::Sha3_512>(cx, &data)?,
        other => return cx.value_error(format!("unsupported hash type {other}")),
    };
    Ok(cx.new_bytes(&made)?.value())
}

/// Builds the module `_hashlib`, beneath `hashlib`.
pub(in crate::modules) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[Method::new("digest", digest)];
    crate::modules::new_module(cx, "_hashlib", &[FUNCTIONS])
}
