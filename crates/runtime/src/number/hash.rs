//! The hash of numbers: equal numbers have equal hashes, whatever their kind. It is the number modulo the prime
//! 2^61 - 1, with the number's sign, and -2 in place of -1.

use super::Number;
use crate::object::bigint::BigInt;
use crate::value::Value;

const BITS: u32 = 61;
const PRIME: u64 = (1 << BITS) - 1;
const INFINITY: i64 = 314_159;

/// The hash; `None` when `value` is no number.
#[inline]
#[must_use]
pub fn hash(value: Value) -> Option<i64> {
    match Number::of(value)? {
        Number::Small(n) => Some(hash_int(n)),
        Number::Float(float) => Some(hash_float(float)),
        Number::Big(big) => Some(hash_big(&big)),
    }
}

#[inline]
fn signed(negative: bool, magnitude: u64) -> i64 {
    match if negative { -(magnitude as i64) } else { magnitude as i64 } {
        -1 => -2,
        hash => hash,
    }
}

/// The hash of an integer.
#[inline]
#[must_use]
pub fn hash_int(n: i64) -> i64 {
    signed(n < 0, n.unsigned_abs() % PRIME)
}

fn hash_big(big: &BigInt) -> i64 {
    let rest = big
        .limbs()
        .iter()
        .rev()
        .fold(0u128, |rest, &limb| (rest << 64 | u128::from(limb)) % u128::from(PRIME));
    signed(big.is_negative(), rest as u64)
}

/// The hash of a float; all NaN have the same.
#[must_use]
pub fn hash_float(float: f64) -> i64 {
    if !float.is_finite() {
        return if float.is_nan() { 0 } else { INFINITY * float.signum() as i64 };
    }
    let (mantissa, exponent) = super::convert::decompose(float);
    // Twice as much modulo the prime is a rotation by one bit.
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    let rotated = (mantissa << turn) & PRIME | mantissa.checked_shr(BITS - turn).unwrap_or(0);
    signed(float < 0.0, rotated % PRIME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_have_equal_hashes() {
        for n in [0, 1, -1, 2, -2, 1 << 40, -(1 << 52), 1 << 60, -(1 << 61)] {
            assert_eq!(hash_int(n), hash_float(n as f64), "{n}");
        }
    }

    #[test]
    fn known_hashes() {
        assert_eq!(hash_float(0.5), 1_152_921_504_606_846_976);
        assert_eq!(hash_float(1e300), 1_224_995_262_755_759_164);
        assert_eq!(hash_float(f64::INFINITY), 314_159);
        assert_eq!(hash_float(f64::NEG_INFINITY), -314_159);
        assert_eq!(hash_int((1 << 61) - 1), 0);
        assert_eq!(hash_int(-(1 << 61)), -2);
        assert_eq!(hash_int(-1), -2);
    }
}
