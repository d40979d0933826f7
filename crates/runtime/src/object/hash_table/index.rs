//! The index of a hash table: open addressing with linear probing, at most half full. A slot holds 0 or the number of
//! an entry plus one. There are no marks for removed slots: removing closes gaps.

use super::numbers::Numbers;
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::bytes::Bytes;
use crate::value::Value;

/// An index, ready for use.
#[derive(Clone, Copy)]
pub(super) struct Index {
    slots: Numbers,
}

impl Index {
    /// The index that is kept in `slots`.
    #[inline(always)]
    pub(super) fn new(slots: Gc<Bytes>) -> Self {
        Index { slots: Numbers::new(slots) }
    }

    /// An empty index for `capacity` entries, a power of two.
    pub(super) fn allocate(cx: &mut Context, capacity: usize) -> Result<Self> {
        Ok(Index { slots: Numbers::allocate(cx, capacity * 2)? })
    }

    /// Another of the same content.
    pub(super) fn copy(self, cx: &mut Context) -> Result<Self> {
        Ok(Index { slots: self.slots.copy(cx)? })
    }

    /// The object it is kept in.
    pub(super) fn value(self) -> Value {
        self.slots.value()
    }

    /// Where the search for a hash starts.
    #[inline(always)]
    pub(super) fn home(self, hash: u32) -> usize {
        hash as usize & self.slots.mask
    }

    /// Where it goes on.
    #[inline(always)]
    pub(super) fn after(self, at: usize) -> usize {
        (at + 1) & self.slots.mask
    }

    /// The entry in a slot; `None` ends the search.
    fn entry(self, at: usize) -> Option<usize> {
        self.slots.get(at).checked_sub(1)
    }

    /// From a place on, the first entry that is accepted, and its place; `None` when a search ends before.
    #[inline(always)]
    pub(super) fn find(self, from: usize, accept: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let (at, number) = self.slots.find_around(from, |number| number == 0 || accept(number - 1));
        Some((at, number.checked_sub(1)?))
    }

    /// Adds an entry that is not in the index.
    #[inline]
    pub(super) fn insert(self, hash: u32, entry: usize) {
        let (at, _) = self.slots.find_around(self.home(hash), |number| number == 0);
        self.slots.set(at, entry + 1);
    }

    /// The slot of an entry, whose hash this is.
    pub(super) fn place_of(self, hash: u32, entry: usize) -> usize {
        self.slots.find_around(self.home(hash), |number| number == entry + 1).0
    }

    /// Takes the entry in a slot out, and moves back those behind it that it had displaced.
    #[inline]
    pub(super) fn remove(self, mut hole: usize, hash_of: impl Fn(usize) -> u32) {
        let mut at = self.after(hole);
        while let Some(displaced) = self.entry(at) {
            let distance = |from: usize| at.wrapping_sub(from) & self.slots.mask;
            if distance(self.home(hash_of(displaced))) >= distance(hole) {
                self.slots.set(hole, displaced + 1);
                hole = at;
            }
            at = self.after(at);
        }
        self.slots.set(hole, 0);
    }
}
