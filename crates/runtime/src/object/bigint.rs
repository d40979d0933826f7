//! Integers beyond fixnums: a sign and limbs of 64 bits, the least significant first.
//!
//! Normalised: an integer that fits a fixnum is never one of these, and the last limb is not zero. Arithmetic goes
//! through [`IBig`]; see [`crate::number`].
#![allow(unsafe_code)]

use std::cell::Cell as StdCell;
use std::cmp::Ordering;

use abi::object_layout::{KIND_LEAF, WORD};
use dashu_int::{IBig, Sign};

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

const _: () = assert!(size_of::<dashu_int::Word>() == WORD);

/// Byte offset of the limbs.
const LIMBS_OFFSET: usize = 16;

/// An integer that is no fixnum.
#[derive(Debug)]
#[repr(C)]
pub struct BigInt {
    header: Header,
    length: StdCell<u32>,
    negative: StdCell<u32>,
}

// SAFETY: `repr(C)`, header first, plain words.
unsafe impl HeapObject for BigInt {
    const SHAPE: ShapeId = ShapeId::BIGINT;
}

impl BigInt {
    /// The limbs of the magnitude.
    pub fn limbs(&self) -> &[u64] {
        let limbs = std::ptr::from_ref(self) as usize + LIMBS_OFFSET;
        // SAFETY: the object was allocated with `length` limbs, which never change after they were written.
        unsafe { std::slice::from_raw_parts(limbs as *const u64, self.length.get() as usize) }
    }

    /// Whether it is below zero.
    #[inline]
    pub fn is_negative(&self) -> bool {
        self.negative.get() != 0
    }

    /// The integer for arithmetic.
    pub fn to_big(&self) -> IBig {
        let sign = if self.is_negative() { Sign::Negative } else { Sign::Positive };
        IBig::from_sign_words(sign, self.limbs())
    }

    /// The integer, when it is small enough for native arithmetic.
    #[inline]
    pub fn to_i128(&self) -> Option<i128> {
        let magnitude = match *self.limbs() {
            [low] => u128::from(low),
            [low, high] => u128::from(high) << 64 | u128::from(low),
            _ => return None,
        };
        if self.is_negative() { 0i128.checked_sub_unsigned(magnitude) } else { magnitude.try_into().ok() }
    }

    /// The order of two of them.
    #[must_use]
    pub fn compare(&self, other: &BigInt) -> Ordering {
        let (a, b) = (self.limbs(), other.limbs());
        // The highest limb is not 0, so more limbs are more.
        let magnitudes = || a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()));
        match (self.is_negative(), other.is_negative()) {
            (false, false) => magnitudes(),
            (true, true) => magnitudes().reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    /// Whether both are the same integer.
    pub fn equals(&self, other: &BigInt) -> bool {
        self.is_negative() == other.is_negative() && self.limbs() == other.limbs()
    }
}

/// The limbs up to the last that is not zero.
fn without_zeros(limbs: &[u64]) -> &[u64] {
    let used = limbs.iter().rposition(|&limb| limb != 0).map_or(0, |last| last + 1);
    &limbs[..used]
}

/// The integer of these limbs, if it is small; a fixnum always is.
fn to_i64(negative: bool, limbs: &[u64]) -> Option<i64> {
    match *limbs {
        [] => Some(0),
        [limb] => i64::try_from(limb).ok().map(|n| if negative { -n } else { n }),
        _ => None,
    }
}

impl Context {
    /// The value of `n`.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline(always)]
    pub fn new_int(&mut self, n: i64) -> Result {
        match Value::fixnum(n) {
            Some(fixnum) => Ok(fixnum),
            None => self.new_big_int(n < 0, &[n.unsigned_abs()]),
        }
    }

    /// The value of `n`.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_int_from_i128(&mut self, n: i128) -> Result {
        if let Ok(n) = i64::try_from(n) {
            return self.new_int(n);
        }
        let magnitude = n.unsigned_abs();
        let limbs = [magnitude as u64, (magnitude >> 64) as u64];
        let length = if limbs[1] == 0 { 1 } else { 2 };
        self.new_big_int(n < 0, &limbs[..length])
    }

    /// The value of `n`.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_int_from_big(&mut self, n: &IBig) -> Result {
        if let Ok(n) = i64::try_from(n) {
            return self.new_int(n);
        }
        let (sign, limbs) = n.as_sign_words();
        self.new_big_int(sign == Sign::Negative, limbs)
    }

    /// The integer whose limbs `fill` writes: it gets `room` zeros, and may leave some at the end.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub(crate) fn new_int_of_limbs(
        &mut self,
        negative: bool,
        room: usize,
        fill: impl FnOnce(&mut [u64]),
    ) -> Result {
        /// Few enough for the stack: those of a product of small factors.
        const FEW: usize = 16;
        if room <= FEW {
            let mut limbs = [0; FEW];
            fill(&mut limbs[..room]);
            let limbs = without_zeros(&limbs[..room]);
            return match to_i64(negative, limbs) {
                Some(n) => self.new_int(n),
                None => self.new_big_int(negative, limbs),
            };
        }
        let big = self.allocate_big_int(negative, room)?;
        // SAFETY: the object has room for the limbs, which are zero, and nobody else knows it yet.
        let limbs = unsafe {
            std::slice::from_raw_parts_mut((big.value().address() + LIMBS_OFFSET) as *mut u64, room)
        };
        fill(limbs);
        let limbs = without_zeros(limbs);
        if let Some(n) = to_i64(negative, limbs) {
            return self.new_int(n);
        }
        big.length.set(limbs.len() as u32);
        Ok(big.value())
    }

    fn new_big_int(&mut self, negative: bool, limbs: &[u64]) -> Result {
        debug_assert!(limbs.last().is_some_and(|&last| last != 0));
        let big = self.allocate_big_int(negative, limbs.len())?;
        // SAFETY: the object has room for the limbs, and nobody else knows it yet.
        unsafe {
            let target = (big.value().address() + LIMBS_OFFSET) as *mut u64;
            std::ptr::copy_nonoverlapping(limbs.as_ptr(), target, limbs.len());
        }
        Ok(big.value())
    }

    /// An integer of so many limbs, which are zero.
    fn allocate_big_int(&mut self, negative: bool, limbs: usize) -> Result<Gc<BigInt>> {
        let Ok(length) = u32::try_from(limbs) else {
            return self.raise(ErrorKind::Memory, "integer too large");
        };
        let object = self.allocate(LIMBS_OFFSET + limbs * WORD, ShapeId::BIGINT, KIND_LEAF)?;
        let big = Gc::<BigInt>::from_value(object);
        big.length.set(length);
        big.negative.set(u32::from(negative));
        Ok(big)
    }
}
