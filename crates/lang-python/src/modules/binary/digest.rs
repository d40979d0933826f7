//! Digests of bytes, all at once: `hashlib.py` collects what a digest is asked of.

use digest::Digest;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};

use super::bytes_of;
use crate::define::{Method, exactly};
use crate::text::name_text;

/// `digest(name, data)`; the name is one that `hashlib.py` lists.
fn digest(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name, data] = exactly(cx, this, arguments)?;
    let data = bytes_of(cx, data)?;
    let made = match name_text(name).as_str() {
        "md5" => md5::Md5::digest(&data).to_vec(),
        "sha1" => sha1::Sha1::digest(&data).to_vec(),
        "sha224" => sha2::Sha224::digest(&data).to_vec(),
        "sha256" => sha2::Sha256::digest(&data).to_vec(),
        "sha384" => sha2::Sha384::digest(&data).to_vec(),
        "sha512" => sha2::Sha512::digest(&data).to_vec(),
        "sha3_224" => sha3::Sha3_224::digest(&data).to_vec(),
        "sha3_256" => sha3::Sha3_256::digest(&data).to_vec(),
        "sha3_384" => sha3::Sha3_384::digest(&data).to_vec(),
        "sha3_512" => sha3::Sha3_512::digest(&data).to_vec(),
        other => return cx.value_error(format!("unsupported hash type {other}")),
    };
    Ok(cx.new_bytes(&made)?.value())
}

/// Builds the module `_hashlib`, beneath `hashlib`.
pub(in crate::modules) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[Method::new("digest", digest)];
    crate::modules::new_module(cx, "_hashlib", &[FUNCTIONS])
}
