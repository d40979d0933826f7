#![allow(unsafe_code)]
//! Objects as the collector sees them: a header and the words that may be values.

use abi::object_layout::{
    ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, GC_OFFSET, HEADER, KIND_ARRAY, KIND_EPHEMERON, KIND_LEAF,
    KIND_MAX_WORDS, KIND_OFFSET, KIND_SHAPED, KIND_WEAK, SHAPE_OFFSET, WEAK_VALUE_OFFSET, WORD,
};
use abi::value::fixnum_value;

/// An object of this heap.
///
/// Invariant: the address of an object whose memory is mapped and has a valid header. Whoever makes one
/// vouches for it; the collector makes them only from addresses it has found reachable, and uses none after
/// the sweep.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Object(usize);

impl Object {
    /// # Safety
    /// An object starts at `address`, and its memory stays while the result is used.
    #[inline(always)]
    pub(crate) unsafe fn new(address: usize) -> Self {
        Object(address)
    }

    #[inline(always)]
    pub(crate) fn address(self) -> usize {
        self.0
    }

    /// The word at byte `offset`, which is within the object.
    #[inline(always)]
    pub(crate) fn word(self, offset: usize) -> u64 {
        // SAFETY: within the object by the caller's word, readable by this type's invariant.
        unsafe { *((self.0 + offset) as *const u64) }
    }

    /// Overwrites the word at byte `offset`, which is within the object.
    pub(crate) fn set_word(self, offset: usize, word: u64) {
        // SAFETY: as in `word`; the collector holds no references into objects.
        unsafe { *((self.0 + offset) as *mut u64) = word }
    }

    #[inline(always)]
    pub(crate) fn kind(self) -> u8 {
        (self.word(0) >> (8 * KIND_OFFSET)) as u8
    }

    /// The number of its shape.
    #[inline(always)]
    pub(crate) fn shape(self) -> u32 {
        (self.word(0) >> (8 * SHAPE_OFFSET)) as u32
    }

    #[inline(always)]
    pub(crate) fn gc(self) -> u8 {
        (self.word(0) >> (8 * GC_OFFSET)) as u8
    }

    #[inline(always)]
    pub(crate) fn set_gc(self, gc: u8) {
        // SAFETY: the byte is part of the header, which is writable by this type's invariant.
        unsafe { *((self.0 + GC_OFFSET) as *mut u8) = gc }
    }

    /// The addresses of the words that hold values kept alive by the object: from the first up to the second.
    /// The value of an ephemeron is among them, its key and the target of a weak reference are not. Those of an object of
    /// [`KIND_SHAPED`] are in [`crate::shapes::ShapeWords`].
    #[inline(always)]
    pub(crate) fn values(self) -> (usize, usize) {
        match self.kind() {
            kind @ KIND_LEAF..=KIND_MAX_WORDS => {
                let start = self.0 + HEADER;
                (start, start + kind as usize * WORD)
            }
            KIND_ARRAY => {
                let length = fixnum_value(self.word(ARRAY_LENGTH_OFFSET));
                let start = self.0 + ARRAY_ELEMENTS_OFFSET;
                (start, start + length as usize * WORD)
            }
            KIND_WEAK | KIND_EPHEMERON => {
                let start = self.0 + WEAK_VALUE_OFFSET;
                (start, start + WORD)
            }
            kind => panic!("the object at {:#x} has kind {kind}, which no object has", self.0),
        }
    }
}

/// The least size of an object with this header, or `None` when its kind is not one of an object's.
pub(crate) const fn least_size(header: u64) -> Option<usize> {
    match (header >> (8 * KIND_OFFSET)) as u8 {
        kind @ KIND_LEAF..=KIND_MAX_WORDS => Some(HEADER + kind as usize * WORD),
        KIND_ARRAY => Some(ARRAY_ELEMENTS_OFFSET),
        KIND_SHAPED => Some(HEADER),
        KIND_WEAK | KIND_EPHEMERON => Some(WEAK_VALUE_OFFSET + WORD),
        _ => None,
    }
}
