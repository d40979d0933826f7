//! Arrays of numbers of entries, in as few bytes as the largest takes: what indices of tables are kept in.

use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::bytes::Bytes;
use crate::value::Value;

/// Largest array with one byte each.
const BYTES: usize = 1 << 8;
/// Largest array with two bytes each.
const SHORTS: usize = 1 << 16;

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

    /// The first place from `from` on where the number is at least `least`.
    #[inline]
    pub fn find_at_least(self, from: usize, least: usize) -> Option<usize> {
        let mut places = from..=self.mask;
        if self.mask < BYTES {
            places.find(|&at| self.bytes.slot::<u8>(at) >= least)
        } else if self.mask < SHORTS {
            places.find(|&at| self.bytes.slot::<u16>(at) >= least)
        } else {
            places.find(|&at| self.bytes.slot::<u32>(at) >= least)
        }
    }

    #[inline(always)]
    pub fn get(self, at: usize) -> usize {
        if self.mask < BYTES {
            self.bytes.slot::<u8>(at)
        } else if self.mask < SHORTS {
            self.bytes.slot::<u16>(at)
        } else {
            self.bytes.slot::<u32>(at)
        }
    }

    #[inline(always)]
    pub fn set(self, at: usize, number: usize) {
        if self.mask < BYTES {
            self.bytes.set_slot::<u8>(at, number)
        } else if self.mask < SHORTS {
            self.bytes.set_slot::<u16>(at, number)
        } else {
            self.bytes.set_slot::<u32>(at, number)
        }
    }
}
