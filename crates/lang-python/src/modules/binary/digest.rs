//! Digests of bytes, all at once: `hashlib.py` collects what a digest is asked of.

use digest::Digest;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};

use super::{PIECE, bytes_of};
use crate::builtins::convert;
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

/// Calls a function of any digest with the one of this name, one that `hashlib.py` lists.
macro_rules! with_digest {
    ($cx:ident, $name:expr, $function:ident($($argument:expr),*)) => {
        match $name {
            "md5" => $function::<md5::Md5>($cx, $($argument),*)?,
            "sha1" => $function::<sha1::Sha1>($cx, $($argument),*)?,
            "sha224" => $function::<sha2::Sha224>($cx, $($argument),*)?,
            "sha256" => $function::<sha2::Sha256>($cx, $($argument),*)?,
            "sha384" => $function::<sha2::Sha384>($cx, $($argument),*)?,
            "sha512" => $function::<sha2::Sha512>($cx, $($argument),*)?,
            "sha3_224" => $function::<sha3::Sha3_224>($cx, $($argument),*)?,
            "sha3_256" => $function::<sha3::Sha3_256>($cx, $($argument),*)?,
            "sha3_384" => $function::<sha3::Sha3_384>($cx, $($argument),*)?,
            "sha3_512" => $function::<sha3::Sha3_512>($cx, $($argument),*)?,
            other => return $cx.value_error(format!("unsupported hash type {other}")),
        }
    };
}

/// `digest(name, data)`
fn digest(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name, data] = exactly(cx, this, arguments)?;
    let data = bytes_of(cx, data)?;
    let made = with_digest!(cx, name_text(name).as_str(), digest_of(&data));
    Ok(cx.new_bytes(&made)?.value())
}

/// The bytes that a key of an HMAC (RFC 2104) is filled up with, or shortened to.
fn pads<D: Digest + Clone>(key: &[u8], block: usize) -> [D; 2] {
    let mut filled = if key.len() > block { D::digest(key).to_vec() } else { key.to_vec() };
    filled.resize(block, 0);
    [0x36, 0x5c].map(|mask| D::new_with_prefix(filled.iter().map(|byte| byte ^ mask).collect::<Vec<u8>>()))
}

/// The key that a password is stretched to (PBKDF2, RFC 8018).
fn stretched<D: Digest + Clone>(
    cx: &mut Context,
    (password, salt): (&[u8], &[u8]),
    block: usize,
    rounds: usize,
    length: usize,
) -> Result<Vec<u8>> {
    let [inner, outer] = pads::<D>(password, block);
    let authenticated = |parts: &[&[u8]]| {
        let inside = parts.iter().fold(inner.clone(), |digest, part| digest.chain_update(part)).finalize();
        outer.clone().chain_update(inside).finalize()
    };
    let mut made = Vec::new();
    for number in 1u32.. {
        if made.len() >= length {
            break;
        }
        cx.note_steps(4 * block + salt.len())?;
        let mut last = authenticated(&[salt, &number.to_be_bytes()]);
        let mut total = last.to_vec();
        for _ in 1..rounds {
            cx.note_steps(4 * block)?;
            last = authenticated(&[&last]);
            total.iter_mut().zip(&last).for_each(|(total, byte)| *total ^= byte);
        }
        made.extend(total);
    }
    made.truncate(length);
    Ok(made)
}

/// `stretch(name, password, salt, block, rounds, length)`: PBKDF2 by the HMAC of a digest of blocks of this size. The numbers
/// are in range.
fn stretch(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name, password, salt, block, rounds, length] = exactly(cx, this, arguments)?;
    let texts = (bytes_of(cx, password)?, bytes_of(cx, salt)?);
    let block = convert::to_size(cx, block)? as usize;
    let rounds = convert::to_size(cx, rounds)? as usize;
    let length = convert::to_size(cx, length)? as usize;
    cx.check_room(length)?;
    let texts = (&texts.0[..], &texts.1[..]);
    let made = with_digest!(cx, name_text(name).as_str(), stretched(texts, block, rounds, length));
    Ok(cx.new_bytes(&made)?.value())
}

/// Builds the module `_hashlib`, beneath `hashlib`.
pub(in crate::modules) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("digest", digest),
        Method::new("stretch", stretch),
        Method::new("blake2", super::blake2::blake2),
    ];
    crate::modules::new_module(cx, "_hashlib", &[FUNCTIONS])
}
