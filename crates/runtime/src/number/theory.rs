//! Roots, common divisors, powers modulo something.

use dashu_int::ops::{BitTest, ExtendedGcd, Gcd, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig, fast_div::ConstDivisor};

use super::division::div_mod_floor_big;
use super::quotient::square_root;
use super::{Number, euclid, to_big};
use crate::context::Context;
use crate::exception::Result;
use crate::value::Value;

/// The square root, rounded down; `None` when `a` is no integer or negative.
///
/// # Errors
/// When memory is exhausted.
pub fn integer_sqrt(cx: &mut Context, a: Value) -> Result<Option<Value>> {
    match Number::of(a) {
        Some(Number::Small(n @ 0..)) => Ok(Some(Value::small(n.isqrt()))),
        Some(Number::Big(big)) if !big.is_negative() => {
            let root = square_root(cx, big.to_big().unsigned_abs())?;
            cx.new_int_from_big(&root.into()).map(Some)
        }
        _ => Ok(None),
    }
}

/// The greatest common divisor; `None` unless both are integers.
///
/// # Errors
/// When memory is exhausted.
pub fn gcd(cx: &mut Context, a: Value, b: Value) -> Result<Option<Value>> {
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return cx.new_int(a as i64).map(Some);
    }
    let (Some(a), Some(b)) = (to_big(a), to_big(b)) else { return Ok(None) };
    let divisor = if a.is_zero() {
        b.unsigned_abs()
    } else if b.is_zero() {
        a.unsigned_abs()
    } else if a.bit_len().max(b.bit_len()) <= euclid::PIECE {
        a.gcd(&b)
    } else {
        euclid::divisor(cx, a.unsigned_abs(), b.unsigned_abs(), false)?.0
    };
    cx.new_int_from_big(&divisor.into()).map(Some)
}

/// `base` to the power of `exponent`, modulo `modulus`, with the sign of `modulus`; `None` unless all are integers.
///
/// # Errors
/// When `modulus` is zero, or `exponent` is negative and `base` has no inverse.
pub fn pow_mod(cx: &mut Context, base: Value, exponent: Value, modulus: Value) -> Result<Option<Value>> {
    if let (Some(base), Some(exponent @ 0..), Some(modulus @ 1..)) =
        (base.as_fixnum(), exponent.as_fixnum(), modulus.as_fixnum())
    {
        return Ok(Some(Value::small(pow_mod_small(base, exponent, modulus))));
    }
    let (Some(base), Some(exponent), Some(modulus)) = (to_big(base), to_big(exponent), to_big(modulus))
    else {
        return Ok(None);
    };
    if modulus.is_zero() {
        return cx.value_error("pow() 3rd argument cannot be 0");
    }
    let ring = modulus.clone().unsigned_abs();
    let mut base = residue(cx, &base, &ring)?;
    if exponent.sign() == Sign::Negative {
        match inverse(cx, base, &ring)? {
            Some(inverted) => base = inverted,
            None => return cx.value_error("base is not invertible for the given modulus"),
        }
    }
    let power = power_in_ring(cx, base, &exponent.unsigned_abs(), ring)?;
    let (_, signed) = div_mod_floor_big(cx, &power.into(), &modulus)?;
    cx.new_int_from_big(&signed).map(Some)
}

fn pow_mod_small(base: i64, exponent: i64, modulus: i64) -> i64 {
    let times = |a: u64, b: u64| (u128::from(a) * u128::from(b) % modulus as u128) as u64;
    let mut square = base.rem_euclid(modulus) as u64;
    let mut power = 1 % modulus as u64;
    let mut rest = exponent;
    while rest > 0 {
        if rest & 1 != 0 {
            power = times(power, square);
        }
        square = times(square, square);
        rest >>= 1;
    }
    power as i64
}

fn residue(cx: &mut Context, n: &IBig, ring: &UBig) -> Result<UBig> {
    let (_, rest) = div_mod_floor_big(cx, n, &ring.clone().into())?;
    Ok(rest.unsigned_abs())
}

/// The inverse of `n` modulo `ring`.
fn inverse(cx: &mut Context, n: UBig, ring: &UBig) -> Result<Option<UBig>> {
    if ring.is_one() {
        return Ok(Some(UBig::ZERO));
    }
    if n.is_zero() {
        return Ok(None);
    }
    let (divisor, factor) = if ring.bit_len() <= euclid::PIECE {
        let (divisor, factor, _) = n.gcd_ext(ring.clone());
        (divisor, factor)
    } else {
        euclid::divisor(cx, n, ring.clone(), true)?
    };
    if divisor.is_one() { residue(cx, &factor, ring).map(Some) } else { Ok(None) }
}

/// Bits of an exponent that are worked off between two looks for an interrupt, for a modulus of one word.
const EXPONENT_PIECE: usize = 1 << 16;

fn power_in_ring(cx: &mut Context, base: UBig, exponent: &UBig, ring: UBig) -> Result<UBig> {
    if ring.is_one() {
        return Ok(UBig::ZERO);
    }
    // What cannot reach the modulus is not reduced.
    let bits = u64::try_from(exponent).ok().and_then(|times| times.checked_mul(base.bit_len() as u64));
    if bits.is_some_and(|bits| bits < ring.bit_len() as u64) {
        return Ok(base.pow(usize::try_from(exponent).unwrap_or_default()));
    }
    // A multiplication takes longer the longer the modulus is.
    let words = ring.bit_len().div_ceil(64);
    let piece = (EXPONENT_PIECE / words.saturating_mul(words)).max(1);
    let ring = ConstDivisor::new(ring);
    let base = ring.reduce(base);
    let mut left = exponent.bit_len().saturating_sub(piece);
    let mut power = base.pow(&(exponent >> left));
    // From the highest bits on: the power so far, raised to make room for the next ones, times the base to these.
    while left > 0 {
        cx.note_work()?;
        let count = piece.min(left);
        left -= count;
        let mut bits = exponent >> left;
        bits.clear_high_bits(count);
        power = power.pow(&(UBig::ONE << count)) * base.pow(&bits);
    }
    Ok(power.residue())
}
