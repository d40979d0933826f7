//! Which words of an object are values, for objects that mix values with other words: a mask for each shape.
//!
//! Objects of kind `KIND_MASKED` are told by their shape's number. Only objects in cells are of this kind, so a mask has at
//! most as many bits as such a cell has words.

use std::rc::Rc;

use abi::object_layout::{CELL_MAX, HEADER, WORD};

use crate::Heap;

/// The masks, by the number of the shape; empty where there is none.
#[derive(Debug, Default)]
pub(crate) struct ValueMasks {
    by_shape: Vec<Box<[u64]>>,
}

impl ValueMasks {
    /// The mask of a shape: bit `i` is set when word `i` after the header is a value.
    #[inline]
    pub(crate) fn of(&self, shape: u32) -> &[u64] {
        &self.by_shape[shape as usize]
    }

    /// The byte offsets of the values in objects of a shape.
    pub(crate) fn offsets(&self, shape: u32) -> impl Iterator<Item = usize> {
        let bits = self.of(shape).iter().enumerate().flat_map(|(index, &word)| {
            (0..64).filter(move |bit| word >> bit & 1 != 0).map(move |bit| index * 64 + bit)
        });
        bits.map(|word| HEADER + word * WORD)
    }
}

impl Heap {
    /// Says which words after the header are values in objects of kind `KIND_MASKED` with this shape. Comes before the first
    /// such object.
    ///
    /// # Panics
    /// When such objects would not fit a cell.
    pub fn set_value_mask(&mut self, shape: u32, is_value: &[bool]) {
        assert!(HEADER + is_value.len() * WORD <= CELL_MAX, "an object of a masked shape lies in a cell");
        let mut mask = vec![0u64; is_value.len().div_ceil(64)];
        for (index, _) in is_value.iter().enumerate().filter(|(_, is_value)| **is_value) {
            mask[index / 64] |= 1 << (index % 64);
        }
        let masks = &mut Rc::get_mut(&mut self.masks).expect("no collection runs").by_shape;
        if masks.len() <= shape as usize {
            masks.resize_with(shape as usize + 1, Box::default);
        }
        masks[shape as usize] = mask.into();
    }
}
