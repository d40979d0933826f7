//! Integers by their limbs, where that needs no memory but that of the result: sums of any size, and what programs do with
//! integers of a few words (hashes, generators of random numbers, bit sets). The rest goes through `dashu`, which has its
//! numbers in memory of their own: to copy both there and the result back takes longer than to add.
//!
//! Small results are made on the stack; larger ones in the object that holds them, which keeps room for the carry.

use std::cmp::Ordering;

use super::Number;
use crate::context::Context;
use crate::exception::Result;
use crate::language::BinaryOp;
use crate::value::Value;

/// Limbs of factors, and of what is divided: beyond, others know better ways.
const FEW: usize = 8;
/// Bits that a shift to the left may add.
const MOST_SHIFTED: i64 = 1 << 16;

/// A sign and the limbs of a magnitude; zero has none.
#[derive(Clone, Copy)]
struct Integer<'a> {
    negative: bool,
    limbs: &'a [u64],
}

impl<'a> Integer<'a> {
    /// The integer that a number is; `single` holds the limb of a small one.
    fn of(number: &'a Number, single: &'a mut [u64; 1]) -> Option<Integer<'a>> {
        match number {
            Number::Small(n) => {
                single[0] = n.unsigned_abs();
                Some(Integer { negative: *n < 0, limbs: &single[..usize::from(*n != 0)] })
            }
            Number::Big(big) => Some(Integer { negative: big.is_negative(), limbs: big.limbs() }),
            Number::Float(_) => None,
        }
    }
}

/// `a op b`; none of Rust's when it is left to others.
///
/// # Errors
/// When memory is exhausted.
pub(super) fn binary(cx: &mut Context, op: BinaryOp, a: &Number, b: &Number) -> Result<Option<Value>> {
    let count = if let Number::Small(count) = b { Some(*count) } else { None };
    let (mut one, mut other) = ([0], [0]);
    let (Some(a), Some(b)) = (Integer::of(a, &mut one), Integer::of(b, &mut other)) else { return Ok(None) };
    let are_natural = !a.negative && !b.negative;
    let result = match (op, count) {
        (BinaryOp::Add, _) => sum(cx, a, b),
        (BinaryOp::Sub, _) => sum(cx, a, Integer { negative: !b.negative, ..b }),
        (BinaryOp::Mul, _) if a.limbs.len().max(b.limbs.len()) <= FEW => {
            let room = a.limbs.len() + b.limbs.len();
            cx.new_int_of_limbs(a.negative != b.negative, room, |out| multiply(out, a.limbs, b.limbs))
        }
        (BinaryOp::BitAnd, _) if are_natural => {
            let room = a.limbs.len().min(b.limbs.len());
            cx.new_int_of_limbs(false, room, |out| combine(out, a.limbs, b.limbs, |a, b| a & b))
        }
        (BinaryOp::BitOr, _) if are_natural => union(cx, a, b, |a, b| a | b),
        (BinaryOp::BitXor, _) if are_natural => union(cx, a, b, |a, b| a ^ b),
        (BinaryOp::Shl, Some(count @ 0..=MOST_SHIFTED)) => {
            let (limbs, bits) = (count as usize / 64, count as u32 % 64);
            let room = a.limbs.len() + limbs + 1;
            cx.new_int_of_limbs(a.negative, room, |out| shift_left(&mut out[limbs..], a.limbs, bits))
        }
        (BinaryOp::Shr, Some(count @ 0..)) if !a.negative => {
            let (limbs, bits) = (count as usize / 64, count as u32 % 64);
            let kept = a.limbs.get(limbs..).unwrap_or_default();
            cx.new_int_of_limbs(false, kept.len(), |out| shift_right(out, kept, bits))
        }
        (BinaryOp::DivFloor | BinaryOp::ModFloor, _) if are_natural && a.limbs.len() <= FEW => {
            let &[divisor] = b.limbs else { return Ok(None) };
            let mut rest = 0;
            let quotient =
                cx.new_int_of_limbs(false, a.limbs.len(), |out| rest = divide(out, a.limbs, divisor));
            match op {
                BinaryOp::DivFloor => quotient,
                _ => cx.new_int_of_limbs(false, 1, |out| out[0] = rest),
            }
        }
        _ => return Ok(None),
    };
    result.map(Some)
}

fn sum(cx: &mut Context, a: Integer<'_>, b: Integer<'_>) -> Result {
    let order =
        a.limbs.len().cmp(&b.limbs.len()).then_with(|| a.limbs.iter().rev().cmp(b.limbs.iter().rev()));
    let (larger, smaller) = if order == Ordering::Less { (b, a) } else { (a, b) };
    let room = larger.limbs.len();
    if a.negative == b.negative {
        cx.new_int_of_limbs(a.negative, room + 1, |out| add(out, larger.limbs, smaller.limbs))
    } else {
        cx.new_int_of_limbs(larger.negative, room, |out| subtract(out, larger.limbs, smaller.limbs))
    }
}

fn union(cx: &mut Context, a: Integer<'_>, b: Integer<'_>, each: fn(u64, u64) -> u64) -> Result {
    let (longer, shorter) = if a.limbs.len() < b.limbs.len() { (b, a) } else { (a, b) };
    cx.new_int_of_limbs(false, longer.limbs.len(), |out| {
        let (both, rest) = out.split_at_mut(shorter.limbs.len());
        combine(both, longer.limbs, shorter.limbs, each);
        rest.copy_from_slice(&longer.limbs[both.len()..]);
    })
}

fn combine(out: &mut [u64], a: &[u64], b: &[u64], each: impl Fn(u64, u64) -> u64) {
    for (out, (&a, &b)) in out.iter_mut().zip(a.iter().zip(b)) {
        *out = each(a, b);
    }
}

/// Where `out` has a limb more than `larger`, which has no less than `smaller`.
fn add(out: &mut [u64], larger: &[u64], smaller: &[u64]) {
    let (low, high) = larger.split_at(smaller.len());
    let (out_low, out_high) = out.split_at_mut(smaller.len());
    let mut carry = false;
    for (out, (&a, &b)) in out_low.iter_mut().zip(low.iter().zip(smaller)) {
        (*out, carry) = a.carrying_add(b, carry);
    }
    for (out, &a) in out_high.iter_mut().zip(high) {
        (*out, carry) = a.carrying_add(0, carry);
    }
    out_high[high.len()] = u64::from(carry);
}

/// Where `larger` is no less than `smaller`.
fn subtract(out: &mut [u64], larger: &[u64], smaller: &[u64]) {
    let (low, high) = larger.split_at(smaller.len());
    let (out_low, out_high) = out.split_at_mut(smaller.len());
    let mut borrow = false;
    for (out, (&a, &b)) in out_low.iter_mut().zip(low.iter().zip(smaller)) {
        (*out, borrow) = a.borrowing_sub(b, borrow);
    }
    for (out, &a) in out_high.iter_mut().zip(high) {
        (*out, borrow) = a.borrowing_sub(0, borrow);
    }
}

/// Into zeros.
fn multiply(out: &mut [u64], a: &[u64], b: &[u64]) {
    for (at, &factor) in a.iter().enumerate() {
        let mut carry = 0;
        let (place, above) = out[at..].split_at_mut(b.len());
        for (out, &limb) in place.iter_mut().zip(b) {
            (*out, carry) = factor.carrying_mul_add(limb, *out, carry);
        }
        above[0] = carry;
    }
}

/// Where `out` has a limb more than `a`.
fn shift_left(out: &mut [u64], a: &[u64], bits: u32) {
    let mut below = 0;
    for (out, &limb) in out.iter_mut().zip(a) {
        *out = limb << bits | below;
        // In two steps, since no bits may be shifted.
        below = limb >> 1 >> (63 - bits);
    }
    out[a.len()] = below;
}

fn shift_right(out: &mut [u64], a: &[u64], bits: u32) {
    let above = a.iter().skip(1).chain(&[0]);
    for (out, (&limb, &above)) in out.iter_mut().zip(a.iter().zip(above)) {
        *out = limb >> bits | above << 1 << (63 - bits);
    }
}

/// The quotient goes to `out`; the remainder.
fn divide(out: &mut [u64], a: &[u64], divisor: u64) -> u64 {
    let mut rest = 0;
    for (out, &limb) in out.iter_mut().zip(a).rev() {
        let part = u128::from(rest) << 64 | u128::from(limb);
        *out = (part / u128::from(divisor)) as u64;
        rest = (part % u128::from(divisor)) as u64;
    }
    rest
}
