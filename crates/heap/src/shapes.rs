//! Where the values are in objects of [`KIND_SHAPED`]: a table by the number of the shape.
//!
//! Such an object may hold words that are no values, such as raw floats, between words that are. Which, its shape
//! tells, and the shape's number is in the header; so the runtime enters each shape before it makes an object of it,
//! and never changes an entry. An object that is given another shape has its words rewritten first, without a
//! collection between.

use std::collections::HashMap;

use crate::object::Object;
use abi::object_layout::{CELL_MAX, HEADER, KIND_SHAPED, SHAPED_MAX_WORDS, WORD};

/// The table.
#[derive(Debug, Default)]
pub(crate) struct ShapeWords {
    entries: Vec<Words>,
    /// Masks of the shapes whose objects have more words than `SHAPED_MAX_WORDS`.
    wide: HashMap<u32, Box<[u64]>>,
}

/// Where the values are in objects of a shape.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    /// Words after the header.
    count: u16,
    /// Which of them are no values, from the lowest bit on; all bits when a wide mask says.
    raw: u64,
}

impl ShapeWords {
    pub(crate) fn set(&mut self, shape: u32, count: usize, raw: u64) {
        assert!(count <= SHAPED_MAX_WORDS, "{count} words are too many for a mask");
        self.enter(shape, Words { count: count as u16, raw });
    }

    /// As `set`, for objects of any number of words that fit in a cell.
    pub(crate) fn set_mask(&mut self, shape: u32, is_raw: &[bool]) {
        assert!(
            HEADER + is_raw.len() * WORD <= CELL_MAX,
            "an object whose shape tells its values lies in a cell"
        );
        let mut mask = vec![0u64; is_raw.len().div_ceil(64)];
        for (index, _) in is_raw.iter().enumerate().filter(|(_, is_raw)| **is_raw) {
            mask[index / 64] |= 1 << (index % 64);
        }
        if is_raw.len() <= SHAPED_MAX_WORDS {
            return self.set(shape, is_raw.len(), mask.first().copied().unwrap_or(0));
        }
        self.wide.insert(shape, mask.into());
        self.enter(shape, Words { count: is_raw.len() as u16, raw: u64::MAX });
    }

    fn enter(&mut self, shape: u32, words: Words) {
        let index = shape as usize;
        if index >= self.entries.len() {
            self.entries.resize(index + 1, Words::default());
        }
        self.entries[index] = words;
    }

    /// Whether a word of an object that has some which are no values is one of them.
    #[inline]
    pub(crate) fn is_raw(&self, object: Object, raw: u64, index: usize) -> bool {
        if index < SHAPED_MAX_WORDS && raw != u64::MAX {
            return raw >> index & 1 != 0;
        }
        match self.wide.get(&object.shape()) {
            Some(mask) => mask[index / 64] >> (index % 64) & 1 != 0,
            None => index < SHAPED_MAX_WORDS && raw >> index & 1 != 0,
        }
    }

    /// The words of `object` that hold values: from the first address up to the second, without those of the mask.
    #[inline(always)]
    pub(crate) fn values(&self, object: Object) -> (usize, usize, u64) {
        if object.kind() != KIND_SHAPED {
            let (start, end) = object.values();
            return (start, end, 0);
        }
        let words = self.entries[object.shape() as usize];
        let start = object.address() + HEADER;
        (start, start + words.count as usize * WORD, words.raw)
    }
}
