//! Products and powers of integers that are so large that computing them takes long: in pieces, between which the program
//! can be stopped.

use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign, UBig};

use crate::context::Context;
use crate::exception::Result;

/// Bits of factors that are multiplied at once, which takes some milliseconds.
pub(super) const PIECE: usize = 1 << 20;

/// `a * b`.
///
/// # Errors
/// When the program is to stop.
pub fn product(cx: &mut Context, a: &IBig, b: &IBig) -> Result<IBig> {
    if a.bit_len().min(b.bit_len()) <= 64 || a.bit_len().max(b.bit_len()) <= PIECE {
        return Ok(a * b);
    }
    let sign = if a.sign() == b.sign() { Sign::Positive } else { Sign::Negative };
    let (a, b) = (a.clone().into_parts().1, b.clone().into_parts().1);
    Ok(IBig::from_parts(sign, product_of_magnitudes(cx, a, b)?))
}

pub(super) fn product_of_magnitudes(cx: &mut Context, a: UBig, b: UBig) -> Result<UBig> {
    let (long, short) = if a.bit_len() >= b.bit_len() { (a, b) } else { (b, a) };
    if long.bit_len() <= PIECE || short.is_zero() {
        return Ok(long * short);
    }
    cx.note_work()?;
    let half = long.bit_len().div_ceil(2).next_multiple_of(64);
    let (low, high) = long.split_bits(half);
    if short.bit_len() <= half {
        let upper = product_of_magnitudes(cx, high, short.clone())? << half;
        cx.check_interrupt()?;
        return Ok(upper + product_of_magnitudes(cx, low, short)?);
    }
    // Karatsuba: (high + low)(high' + low') holds both middle products. Of the largest numbers even sums take long.
    let (other_low, other_high) = short.split_bits(half);
    cx.check_interrupt()?;
    let sums = product_of_magnitudes(cx, &low + &high, &other_low + &other_high)?;
    let upper = product_of_magnitudes(cx, high, other_high)?;
    let lower = product_of_magnitudes(cx, low, other_low)?;
    let mut middle = sums - &upper;
    cx.check_interrupt()?;
    middle -= &lower;
    cx.check_interrupt()?;
    middle <<= half;
    cx.check_interrupt()?;
    middle += lower;
    cx.check_interrupt()?;
    let upper = upper << (2 * half);
    cx.check_interrupt()?;
    Ok(upper + middle)
}

/// `base` to the power of `exponent`.
///
/// # Errors
/// When the program is to stop.
pub(super) fn power(cx: &mut Context, base: &IBig, exponent: usize) -> Result<IBig> {
    // Of a power of two, little is left to multiply.
    let zeros = base.trailing_zeros().unwrap_or(0);
    let odd = power_by_squares(cx, &(base >> zeros), exponent)?;
    cx.check_interrupt()?;
    Ok(odd << (zeros * exponent))
}

fn power_by_squares(cx: &mut Context, base: &IBig, exponent: usize) -> Result<IBig> {
    if base.bit_len().saturating_mul(exponent) <= 2 * PIECE || exponent < 2 {
        return Ok(base.pow(exponent));
    }
    let root = power_by_squares(cx, base, exponent / 2)?;
    let square = product(cx, &root, &root)?;
    if exponent.is_multiple_of(2) { Ok(square) } else { product(cx, &square, base) }
}
