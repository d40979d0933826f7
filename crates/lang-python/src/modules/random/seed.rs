//! What seeds a generator: integers by their digits, text by its SHA-512.

use dashu_int::{IBig, UBig};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::builtins::bytes::view;
use crate::builtins::{convert, int};
use crate::classes::instance::held_value;

/// The key for `seed(value)`; unbound or none stands for one that nobody knows.
///
/// # Errors
/// `TypeError` for values that are no seeds.
pub(super) fn key_of(cx: &mut Context, value: Value) -> Result<Vec<u32>> {
    if value.is_unbound() || value.is_none() {
        return Ok((0..8).map(|index| cx.outside.entropy(index) as u32).collect());
    }
    let value = held_value(cx, value);
    if convert::is_int(value) {
        let (_, magnitude) = int::to_big(value).unwrap_or(IBig::ZERO).into_parts();
        return Ok(words_of(&magnitude.to_le_bytes()));
    }
    let text = match (value.cast::<Str>(), view::of(cx, value)) {
        (Some(text), _) => text.to_cow().as_bytes().to_vec(),
        (_, Some(bytes)) => bytes.as_slice().to_vec(),
        _ if value.as_float().is_some() => {
            let hash = crate::operators::hash::hash(cx, value)? as u64;
            return Ok(words_of(&hash.to_le_bytes()));
        }
        _ => {
            return cx.type_error(
                "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
            );
        }
    };
    let mut bytes = [&text[..], &sha512(&text)].concat();
    bytes.reverse();
    Ok(words_of(&bytes))
}

/// The key for `seed(value, version=1)` of a string or bytes: a hash of characters that does not change between runs.
pub(super) fn first_key_of(cx: &Context, value: Value) -> Option<Vec<u32>> {
    let value = held_value(cx, value);
    let codes: Vec<u64> = match (value.cast::<Str>(), value.cast::<Bytes>()) {
        (Some(text), _) => (0..text.len()).map(|index| u64::from(text.code_point(index))).collect(),
        (_, Some(bytes)) => bytes.as_slice().iter().map(|&byte| u64::from(byte)).collect(),
        _ => return None,
    };
    let first = codes.first().map_or(0, |&code| code << 7);
    let hash =
        codes.iter().fold(first, |hash, &code| hash.wrapping_mul(1_000_003) ^ code) ^ codes.len() as u64;
    Some(words_of(&hash.to_le_bytes()))
}

/// The digits of a number, given by its bytes from the lowest on, to the base 2^32; at least one.
fn words_of(bytes: &[u8]) -> Vec<u32> {
    let mut words: Vec<u32> = bytes
        .chunks(4)
        .map(|chunk| chunk.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte)))
        .collect();
    while words.len() > 1 && words.last() == Some(&0) {
        words.pop();
    }
    if words.is_empty() { vec![0] } else { words }
}

/// The first `count` primes.
fn primes(count: usize) -> Vec<u64> {
    (2u64..).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0)).take(count).collect()
}

/// The first 64 bits of the fraction of the `degree`-th root of `n`.
fn root_fraction(n: u64, degree: usize) -> u64 {
    let scaled = UBig::from(n) << (64 * degree);
    // Roots of small primes are below 2^5, so the scaled root is below 2^69.
    let mut root = UBig::ZERO;
    for bit in (0..69).rev() {
        let candidate = &root + (UBig::ONE << bit);
        if candidate.pow(degree) <= scaled {
            root = candidate;
        }
    }
    let bytes = root.to_le_bytes();
    bytes.iter().take(8).rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// SHA-512, as FIPS 180-4 defines it; its constants are roots of primes.
fn sha512(message: &[u8]) -> [u8; 64] {
    let primes = primes(80);
    let rounds: Vec<u64> = primes.iter().map(|&prime| root_fraction(prime, 3)).collect();
    let mut state = [0u64; 8];
    for (word, &prime) in state.iter_mut().zip(&primes) {
        *word = root_fraction(prime, 2);
    }
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 128 != 112 {
        padded.push(0);
    }
    padded.extend_from_slice(&(message.len() as u128 * 8).to_be_bytes());
    for block in padded.chunks_exact(128) {
        compress(&mut state, block, &rounds);
    }
    let mut digest = [0; 64];
    for (bytes, word) in digest.chunks_exact_mut(8).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

fn compress(state: &mut [u64; 8], block: &[u8], rounds: &[u64]) {
    let mut schedule = [0u64; 80];
    for (word, bytes) in schedule.iter_mut().zip(block.chunks_exact(8)) {
        *word = bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    }
    for index in 16..80 {
        let (early, late) = (schedule[index - 15], schedule[index - 2]);
        let small = early.rotate_right(1) ^ early.rotate_right(8) ^ (early >> 7);
        let large = late.rotate_right(19) ^ late.rotate_right(61) ^ (late >> 6);
        schedule[index] =
            schedule[index - 16].wrapping_add(small).wrapping_add(schedule[index - 7]).wrapping_add(large);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (&word, &round) in schedule.iter().zip(rounds) {
        let mixed = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let chosen = (e & f) ^ (!e & g);
        let first = h.wrapping_add(mixed).wrapping_add(chosen).wrapping_add(round).wrapping_add(word);
        let mixed = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        let second = mixed.wrapping_add(majority);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (word, added) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(added);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha512_of_known_texts() {
        let hex = |digest: [u8; 64]| digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert!(hex(sha512(b"abc")).starts_with("ddaf35a193617abacc417349ae204131"));
        assert!(hex(sha512(b"")).starts_with("cf83e1357eefb8bdf1542850d66d8007"));
        assert!(hex(sha512(&[b'a'; 200])).starts_with("4b11459c33f52a22ee8236782714c150"));
    }
}
