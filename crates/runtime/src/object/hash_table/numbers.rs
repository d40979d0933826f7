//! Arrays of numbers of entries, in as few bytes as the largest takes: what indices of tables are kept in.

use std::ops::Range;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::bytes::Bytes;
use crate::value::Value;

/// Largest array with one byte each.
const BYTES: usize = 1 << 8;
/// Largest array with two bytes each.
const SHORTS: usize = 1 << 16;

/// What is to be done with the numbers, whose type is `T` there.
macro_rules! by_width {
    ($numbers:expr, $T:ident => $done:expr) => {
        if $numbers.mask < BYTES {
            type $T = u8;
            $done
        } else if $numbers.mask < SHORTS {
            type $T = u16;
            $done
        } else {
            type $T = u32;
            $done
        }
    };
}

/// As many numbers as a power of two, each below that.
#[derive(Clone, Copy)]
pub(in crate::object) struct Numbers {
    bytes: Gc<Bytes>,
    /// One less than there are.
    pub mask: usize,
}

impl Numbers {
    /// The numbers that are kept in `bytes`, whose length tells their width.
    #[inline(always)]
    pub fn new(bytes: Gc<Bytes>) -> Self {
        let length = bytes.len();
        let count = if length <= BYTES {
            length
        } else if length <= SHORTS * 2 {
            length / 2
        } else {
            length / 4
        };
        Numbers { bytes, mask: count - 1 }
    }

    /// Zeros, `count` of them, a power of two.
    pub fn allocate(cx: &mut Context, count: usize) -> Result<Self> {
        let width = if count <= BYTES {
            1
        } else if count <= SHORTS {
            2
        } else {
            4
        };
        Ok(Numbers::new(cx.new_zeroed_bytes(count * width)?))
    }

    /// The object they are kept in.
    pub fn value(self) -> Value {
        self.bytes.value()
    }

    /// A copy of these.
    pub fn copy(self, cx: &mut Context) -> Result<Self> {
        Ok(Numbers { bytes: cx.new_bytes(self.bytes.as_slice())?, mask: self.mask })
    }

    /// The first of some places whose number is accepted, and the number.
    #[inline(always)]
    pub fn find(self, places: Range<usize>, accept: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        by_width!(self, T => {
            for at in places {
                let number = self.bytes.slot::<T>(at);
                if accept(number) {
                    return Some((at, number));
                }
            }
            None
        })
    }

    /// Calls `each` with every number that is accepted, in order.
    #[inline(always)]
    pub fn each(self, accept: impl Fn(usize) -> bool, mut each: impl FnMut(usize)) {
        by_width!(self, T => {
            for at in 0..=self.mask {
                let number = self.bytes.slot::<T>(at);
                if accept(number) {
                    each(number);
                }
            }
        });
    }

    /// From a place on, and around, the first number that is accepted, and its place. There is one.
    #[inline(always)]
    pub fn find_around(self, from: usize, accept: impl Fn(usize) -> bool) -> (usize, usize) {
        let mut at = from;
        by_width!(self, T => loop {
            let number = self.bytes.slot::<T>(at);
            if accept(number) {
                return (at, number);
            }
            at = (at + 1) & self.mask;
        })
    }

    #[inline(always)]
    pub fn get(self, at: usize) -> usize {
        by_width!(self, T => self.bytes.slot::<T>(at))
    }

    #[inline(always)]
    pub fn set(self, at: usize, number: usize) {
        by_width!(self, T => self.bytes.set_slot::<T>(at, number))
    }
}
