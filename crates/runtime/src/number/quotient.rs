//! Quotients and roots of integers that are so large that computing them takes long: in pieces, between which the program
//! can be stopped. What is smaller goes straight to the library of big integers.
//!
//! The division is that of Burnikel and Ziegler: a quotient by halves, each by products of half the size.

use dashu_int::ops::{BitTest, DivRem, SquareRoot};
use dashu_int::{IBig, Sign, UBig};

use super::product::{PIECE, product_of_magnitudes};
use crate::context::Context;
use crate::exception::Result;

/// Bits of divisors that divide at once, which takes some milliseconds.
const LEAF: usize = PIECE / 2;

/// The quotient rounded towards zero and the remainder; `b` is not zero.
///
/// # Errors
/// When the program is to stop.
pub fn divide(cx: &mut Context, a: &IBig, b: &IBig) -> Result<(IBig, IBig)> {
    if is_quick(a.bit_len(), b.bit_len()) {
        return Ok(a.div_rem(b));
    }
    let ((a_sign, a), (b_sign, b)) = (a.clone().into_parts(), b.clone().into_parts());
    let (quotient, rest) = divide_magnitudes(cx, a, b)?;
    Ok((IBig::from_parts(a_sign * b_sign, quotient), IBig::from_parts(a_sign, rest)))
}

fn is_quick(a_bits: usize, b_bits: usize) -> bool {
    a_bits <= PIECE || b_bits <= 64 || a_bits < b_bits
}

/// As [`divide`].
pub(super) fn divide_magnitudes(cx: &mut Context, a: UBig, b: UBig) -> Result<(UBig, UBig)> {
    let (a_bits, b_bits) = (a.bit_len(), b.bit_len());
    if is_quick(a_bits, b_bits) {
        return Ok(a.div_rem(b));
    }
    cx.note_work()?;
    if a_bits > 2 * b_bits + 128 {
        // The upper half, then what it leaves with the lower one.
        let half = (a_bits / 2).next_multiple_of(64);
        let (low, high) = a.split_bits(half);
        let (upper, rest) = divide_magnitudes(cx, high, b.clone())?;
        let (lower, rest) = divide_magnitudes(cx, (rest << half) + low, b)?;
        return Ok(((upper << half) + lower, rest));
    }
    // The divisor gets as many bits as the quotient may have, and as can be halved often.
    let (mut leaf, mut halvings) = (b_bits.max(a_bits - b_bits + 1), 0);
    while leaf > LEAF {
        leaf = leaf.div_ceil(2);
        halvings += 1;
    }
    let bits = leaf << halvings;
    let shift = bits - b_bits;
    let (quotient, rest) = two_by_one(cx, a << shift, b << shift, bits)?;
    Ok((quotient, rest >> shift))
}

/// Divides by a number of exactly `bits` bits, where the quotient has no more.
fn two_by_one(cx: &mut Context, a: UBig, b: UBig, bits: usize) -> Result<(UBig, UBig)> {
    if bits <= LEAF {
        return Ok(a.div_rem(b));
    }
    cx.note_work()?;
    let half = bits / 2;
    let (low, high) = a.split_bits(half);
    let (upper, rest) = three_by_two(cx, high, &b, half)?;
    let (lower, rest) = three_by_two(cx, (rest << half) + low, &b, half)?;
    Ok(((upper << half) + lower, rest))
}

/// Divides by a number of exactly `2 * half` bits, where the quotient has no more than `half`.
fn three_by_two(cx: &mut Context, a: UBig, b: &UBig, half: usize) -> Result<(UBig, UBig)> {
    let (b_low, b_high) = b.clone().split_bits(half);
    let (low, high) = a.split_bits(half);
    // A guess by the upper half of the divisor: never too small, and at most two too large.
    let (mut quotient, rest) = if &high >> half < b_high {
        two_by_one(cx, high, b_high, half)?
    } else {
        let rest = (high + &b_high) - (b_high << half);
        ((UBig::ONE << half) - UBig::ONE, rest)
    };
    let excess = product_of_magnitudes(cx, quotient.clone(), b_low)?;
    let mut rest = IBig::from((rest << half) + low) - IBig::from(excess);
    while rest.sign() == Sign::Negative {
        quotient -= UBig::ONE;
        rest += IBig::from(b.clone());
    }
    Ok((quotient, rest.into_parts().1))
}

/// The square root, rounded down.
///
/// # Errors
/// When the program is to stop.
pub(super) fn square_root(cx: &mut Context, n: UBig) -> Result<UBig> {
    let bits = n.bit_len();
    if bits <= PIECE {
        return Ok(n.sqrt());
    }
    // That of the upper half of the digits is right in half of its own; a step of Newton's, from above, makes it right in all but
    // the last ones.
    let shift = bits / 4;
    let guess = (square_root(cx, &n >> (2 * shift))? + UBig::ONE) << shift;
    let (quotient, _) = divide_magnitudes(cx, n.clone(), guess.clone())?;
    let mut root = (guess + quotient) >> 1;
    loop {
        let square = product_of_magnitudes(cx, root.clone(), root.clone())?;
        if square <= n {
            return Ok(root);
        }
        root -= UBig::ONE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    /// Numbers of so many bits, of many kinds.
    fn number(bits: usize, kind: u64) -> UBig {
        let ones = (UBig::ONE << bits) - UBig::ONE;
        match kind {
            0 => ones,
            1 => UBig::ONE << (bits - 1),
            _ => {
                (UBig::from(kind).pow(bits / 2) * UBig::from(0x9e37_79b9_7f4a_7c15_u64)) & ones
                    | UBig::ONE << (bits - 1)
            }
        }
    }

    #[test]
    fn large_numbers_divide_as_small_ones_do() {
        with_context(|cx| {
            for (a_bits, b_bits) in [
                (3 << 20, 1 << 20),
                (3 << 20, (1 << 20) + 77),
                (5 << 20, 70),
                (9 << 18, 9 << 17),
                (4 << 20, 3 << 20),
            ] {
                for (a_kind, b_kind) in [(0, 0), (0, 1), (1, 0), (3, 5), (7, 0), (1, 3)] {
                    let (a, b) = (number(a_bits, a_kind), number(b_bits, b_kind));
                    let expected = (&a).div_rem(&b);
                    assert!(
                        divide_magnitudes(cx, a, b).unwrap() == expected,
                        "{a_bits} {b_bits} {a_kind} {b_kind}"
                    );
                }
            }
        });
    }

    #[test]
    fn roots_of_large_numbers_are_rounded_down() {
        with_context(|cx| {
            for (bits, kind) in [(3 << 20, 0), (3 << 20, 1), ((2 << 20) + 1, 0), (5 << 19, 3)] {
                let n = number(bits, kind);
                assert!(square_root(cx, n.clone()).unwrap() == n.sqrt(), "{bits} {kind}");
            }
        });
    }
}
