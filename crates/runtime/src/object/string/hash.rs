//! The hash of strings: keyed by the isolate's seed, so that nobody can prepare keys that collide.

use super::Units;

const K0: u64 = 0x9e37_79b9_7f4a_7c15;
const K1: u64 = 0xc2b2_ae3d_27d4_eb4f;
const K2: u64 = 0xd6e8_feb8_6659_fd93;

/// The hash: not 0, and the two low bits are zero.
pub(super) fn of_units(units: Units<'_>, seed: u64) -> u32 {
    let hash = of_bytes(units.as_bytes(), seed);
    let hash = ((hash >> 32) as u32 ^ hash as u32) & !3;
    if hash == 0 { 4 } else { hash }
}

/// The two halves of the product, folded into one word.
#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

fn eight(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

fn four(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")))
}

fn of_bytes(bytes: &[u8], seed: u64) -> u64 {
    let key = seed.rotate_left(29).wrapping_mul(K1) ^ K2;
    let mut state = seed ^ (bytes.len() as u64).wrapping_mul(K0);
    let mut rest = bytes;
    while rest.len() > 16 {
        state = fold(eight(rest, 0) ^ state, eight(rest, 8) ^ key);
        rest = &rest[16..];
    }
    let (a, b) = match rest.len() {
        8.. => (eight(rest, 0), eight(rest, rest.len() - 8)),
        4.. => (four(rest, 0), four(rest, rest.len() - 4)),
        0 => (0, 0),
        len => (u64::from(rest[0]), u64::from(rest[len / 2]) << 8 | u64::from(rest[len - 1])),
    };
    fold(fold(a ^ state, b ^ key) ^ K0, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_differ_by_text_and_by_seed() {
        let mut seen = std::collections::HashSet::new();
        for n in 0..10_000u32 {
            seen.insert(of_units(Units::Ascii(n.to_string().as_bytes()), 7));
        }
        assert!(seen.len() > 9_990, "{}", seen.len());
        assert!(seen.iter().all(|hash| hash & 3 == 0 && *hash != 0));
        let long = [b'x'; 100];
        assert_ne!(of_units(Units::Ascii(&long), 1), of_units(Units::Ascii(&long), 2));
        assert_ne!(of_units(Units::Ascii(&long), 1), of_units(Units::Ascii(&long[1..]), 1));
    }
}
