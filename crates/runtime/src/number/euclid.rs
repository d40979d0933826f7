//! Common divisors of integers that are so large that computing them takes long: by Lehmer's method, step by step, between
//! which the program can be stopped.
//!
//! The quotients that Euclid's method would find are found in the leading bits of both numbers, as long as these tell them
//! for sure, and then applied at once.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, UBig};

use super::quotient::divide;
use crate::context::Context;
use crate::exception::Result;

/// Numbers of up to so many bits have their divisor found at once, which takes some milliseconds.
pub(super) const PIECE: usize = 1 << 17;

/// Leading bits that are looked at.
const LEADING: usize = 62;

/// The greatest common divisor of two numbers above zero, and if `wants_factor` what the first must be multiplied by to be
/// that, modulo the second.
///
/// # Errors
/// When the program is to stop.
pub(super) fn divisor(cx: &mut Context, a: UBig, b: UBig, wants_factor: bool) -> Result<(UBig, IBig)> {
    let (mut a, mut b) = (IBig::from(a), IBig::from(b));
    // Each number is the first one times its factor, modulo the second one.
    let (mut a_factor, mut b_factor) = (IBig::ONE, IBig::ZERO);
    if a < b {
        std::mem::swap(&mut a, &mut b);
        std::mem::swap(&mut a_factor, &mut b_factor);
    }
    while !b.is_zero() {
        cx.note_work()?;
        if let Some([p, q, r, s]) = leading_steps(&a, &b) {
            (a, b) = (p * &a + q * &b, r * &a + s * &b);
            if wants_factor {
                (a_factor, b_factor) = (p * &a_factor + q * &b_factor, r * &a_factor + s * &b_factor);
            }
        } else {
            let (quotient, rest) = divide(cx, &a, &b)?;
            (a, b) = (b, rest);
            if wants_factor {
                let next = a_factor - quotient * &b_factor;
                (a_factor, b_factor) = (b_factor, next);
            }
        }
    }
    Ok((a.unsigned_abs(), a_factor))
}

/// The steps of Euclid's method that the leading bits of `a` and `b` tell for sure, `a` being the larger one: by what both are to
/// be multiplied.
fn leading_steps(a: &IBig, b: &IBig) -> Option<[i64; 4]> {
    let shift = a.bit_len().checked_sub(LEADING)?;
    let (mut x, mut y) = (i128::try_from(a >> shift).ok()?, i128::try_from(b >> shift).ok()?);
    let [mut p, mut q, mut r, mut s] = [1i128, 0, 0, 1];
    while y + r != 0 && y + s != 0 {
        let quotient = (x + p) / (y + r);
        // The bits that were left out could make it another one.
        if quotient != (x + q) / (y + s) {
            break;
        }
        (p, r) = (r, p - quotient * r);
        (q, s) = (s, q - quotient * s);
        (x, y) = (y, x - quotient * y);
    }
    let steps = [p, q, r, s].map(|factor| i64::try_from(factor).ok());
    let [Some(p), Some(q), Some(r), Some(s)] = steps else { return None };
    (q != 0).then_some([p, q, r, s])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;
    use dashu_int::ops::Gcd;

    #[test]
    fn divisors_are_those_of_the_library() {
        with_context(|cx| {
            for (common, x, y) in [(1u32, 3u32, 5u32), (77, 3, 10), (1, 2, 2), (12, 7, 7), (9, 11, 2)] {
                for (n, m) in [(900usize, 1100usize), (5, 3000), (2000, 2000), (40, 1)] {
                    let a = UBig::from(common) * UBig::from(x).pow(n) + UBig::ZERO;
                    let b = UBig::from(common) * (UBig::from(y).pow(m) + UBig::from(2u8));
                    let (found, factor) = divisor(cx, a.clone(), b.clone(), true).unwrap();
                    assert_eq!(found, (&a).gcd(&b), "{common} {x} {y} {n} {m}");
                    let rest = (factor * IBig::from(a) - IBig::from(found)) % IBig::from(b);
                    assert!(rest.is_zero(), "{common} {x} {y} {n} {m}");
                }
            }
        });
    }
}
