//! The index of a hash table: open addressing with linear probing, at most half full. A slot holds 0 or the number of
//! an entry plus one, in as few bytes as the largest takes. There are no marks for removed slots: removing closes gaps.

use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::bytes::Bytes;
use crate::value::Value;

/// Slots of the largest index with one byte each.
const BYTE_SLOTS: usize = 1 << 8;
/// Slots of the largest index with two bytes each.
const SHORT_SLOTS: usize = 1 << 16;

/// An index, ready for use.
#[derive(Clone, Copy)]
pub(super) struct Index {
    slots: Gc<Bytes>,
    mask: usize,
}

impl Index {
    /// The index that is kept in `slots`, whose length tells the width of slots.
    #[inline(always)]
    pub(super) fn new(slots: Gc<Bytes>) -> Self {
        let bytes = slots.len();
        let count = if bytes <= BYTE_SLOTS {
            bytes
        } else if bytes <= SHORT_SLOTS * 2 {
            bytes / 2
        } else {
            bytes / 4
        };
        Index { slots, mask: count - 1 }
    }

    /// An empty index for `capacity` entries, a power of two.
    pub(super) fn allocate(cx: &mut Context, capacity: usize) -> Result<Self> {
        let count = capacity * 2;
        let width = if count <= BYTE_SLOTS {
            1
        } else if count <= SHORT_SLOTS {
            2
        } else {
            4
        };
        Ok(Index::new(cx.new_zeroed_bytes(count * width)?))
    }

    /// The object it is kept in.
    pub(super) fn value(self) -> Value {
        self.slots.value()
    }

    #[inline(always)]
    fn get(self, at: usize) -> usize {
        if self.mask < BYTE_SLOTS {
            self.slots.slot::<u8>(at)
        } else if self.mask < SHORT_SLOTS {
            self.slots.slot::<u16>(at)
        } else {
            self.slots.slot::<u32>(at)
        }
    }

    #[inline(always)]
    fn set(self, at: usize, slot: usize) {
        if self.mask < BYTE_SLOTS {
            self.slots.set_slot::<u8>(at, slot)
        } else if self.mask < SHORT_SLOTS {
            self.slots.set_slot::<u16>(at, slot)
        } else {
            self.slots.set_slot::<u32>(at, slot)
        }
    }

    /// Where the search for a hash starts.
    #[inline(always)]
    pub(super) fn home(self, hash: u32) -> usize {
        hash as usize & self.mask
    }

    /// Where it goes on.
    #[inline(always)]
    pub(super) fn after(self, at: usize) -> usize {
        (at + 1) & self.mask
    }

    /// The entry in a slot; `None` ends the search.
    #[inline(always)]
    pub(super) fn entry(self, at: usize) -> Option<usize> {
        self.get(at).checked_sub(1)
    }

    /// Adds an entry that is not in the index.
    #[inline]
    pub(super) fn insert(self, hash: u32, entry: usize) {
        let mut at = self.home(hash);
        while self.get(at) != 0 {
            at = self.after(at);
        }
        self.set(at, entry + 1);
    }

    /// Takes an entry out, and moves back those behind it that it had displaced.
    pub(super) fn remove(self, hash: u32, entry: usize, hash_of: impl Fn(usize) -> u32) {
        let mut hole = self.home(hash);
        while self.get(hole) != entry + 1 {
            hole = self.after(hole);
        }
        let mut at = self.after(hole);
        while let Some(displaced) = self.entry(at) {
            let distance = |from: usize| at.wrapping_sub(from) & self.mask;
            if distance(self.home(hash_of(displaced))) >= distance(hole) {
                self.set(hole, displaced + 1);
                hole = at;
            }
            at = self.after(at);
        }
        self.set(hole, 0);
    }
}
