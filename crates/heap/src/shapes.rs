//! Where the values are in objects of [`KIND_SHAPED`]: a table by the number of the shape.
//!
//! Such an object may hold words that are no values, such as raw floats, between words that are. Which, its shape
//! tells, and the shape's number is in the header; so the runtime enters each shape before it makes an object of it,
//! and never changes an entry. An object that is given another shape has its words rewritten first, without a
//! collection between.

use crate::object::Object;
use abi::object_layout::{HEADER, KIND_SHAPED, SHAPED_MAX_WORDS, WORD};

/// The table.
#[derive(Debug, Default)]
pub(crate) struct ShapeWords {
    entries: Vec<Words>,
}

/// Where the values are in objects of a shape.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    /// Words after the header.
    count: u8,
    /// Which of them are no values, from the lowest bit on.
    raw: u64,
}

impl ShapeWords {
    pub(crate) fn set(&mut self, shape: u32, count: usize, raw: u64) {
        assert!(count <= SHAPED_MAX_WORDS, "{count} words are too many for a mask");
        let index = shape as usize;
        if index >= self.entries.len() {
            self.entries.resize(index + 1, Words::default());
        }
        self.entries[index] = Words { count: count as u8, raw };
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
