#![allow(unsafe_code)]
//! Chunks, blocks and mark bits: where things are in memory.
//!
//! A chunk is [`CHUNK`] bytes, aligned to its size, and consists of [`BLOCK`]-sized blocks. The first
//! [`METADATA_BLOCKS`] hold two bitmaps with a bit for each granule of the chunk. The bit of the granule at
//! which an object starts says whether the object is marked; the other bits stay zero. One bitmap is
//! *current*: its marks are the old objects. A full collection marks into the other and makes it current.
//!
//! What the heap knows about blocks ([`BlockData`]) is kept outside the chunks, so that it is plain safe data
//! and does not compete for the same cache sets in every chunk.

use abi::object_layout::{CACHE_LINE, CLASSES, WORD, class_size};

/// Size and alignment of a chunk.
pub(crate) const CHUNK: usize = 1 << 20;
/// Size of a block.
pub(crate) const BLOCK: usize = 1 << 14;
/// Unit of the mark bits and of object addresses.
pub(crate) const GRANULE: usize = WORD;
/// Number of blocks of a chunk; a `u64` has a bit for each.
pub(crate) const CHUNK_BLOCKS: usize = CHUNK / BLOCK;
/// Number of blocks that the bitmaps take.
pub(crate) const METADATA_BLOCKS: usize = 2;
/// Number of blocks that can hold objects.
pub(crate) const PAYLOAD_BLOCKS: usize = CHUNK_BLOCKS - METADATA_BLOCKS;
/// Where the first object of a chunk can be.
pub(crate) const PAYLOAD_OFFSET: usize = METADATA_BLOCKS * BLOCK;
/// Size of one bitmap.
pub(crate) const BITMAP: usize = CHUNK / GRANULE / 8;
/// Number of bitmap words for one block.
pub(crate) const BLOCK_MARK_WORDS: usize = BLOCK / GRANULE / 64;

const _: () = assert!(2 * BITMAP == METADATA_BLOCKS * BLOCK);
const _: () = assert!(CHUNK_BLOCKS == 64);

/// Which of the two bitmaps of a chunk is meant: its byte offset in the chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bitmap(usize);

impl Bitmap {
    /// The one that is current in a new heap.
    pub(crate) const FIRST: Bitmap = Bitmap(0);

    /// The other one.
    #[must_use]
    pub(crate) fn other(self) -> Bitmap {
        Bitmap(self.0 ^ BITMAP)
    }

    /// Address of the word that holds the mark of the object at `address`.
    #[inline(always)]
    pub(crate) fn word_address(self, address: usize) -> usize {
        let chunk = address & !(CHUNK - 1);
        let granule = (address & (CHUNK - 1)) / GRANULE;
        chunk + self.0 + granule / 64 * WORD
    }
}

/// The bit, in its word, of the mark of the object at `address`.
#[inline(always)]
pub(crate) fn mark_bit(address: usize) -> u64 {
    1 << (address / GRANULE % 64)
}

/// Whether the object at `address` is marked in `bitmap`.
///
/// # Safety
/// `address` lies in the first [`CHUNK`] bytes of a chunk, or of the chunks of a huge object, of this heap.
#[inline(always)]
pub(crate) unsafe fn is_marked(address: usize, bitmap: Bitmap) -> bool {
    // SAFETY: every such range starts with both bitmaps, by the caller's promise and `Space`.
    unsafe { *(bitmap.word_address(address) as *const u64) & mark_bit(address) != 0 }
}

/// What a block is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockState {
    /// Holds the bitmaps.
    Metadata,
    /// Holds nothing.
    Free,
    /// Holds cells of one size.
    Cells,
    /// Holds a part of a large object.
    Large,
}

/// What the heap knows about a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BlockData {
    pub(crate) state: BlockState,
    /// The size class of its cells.
    pub(crate) class: u8,
    /// Whether cells were handed out since the last collection; then it is in the heap's list of young
    /// blocks.
    pub(crate) young: bool,
    /// Whether the memory that has not been handed out is known to be zero.
    pub(crate) zeroed: bool,
    /// Offset of its first cell: not the same in every block, so that cells with the same index do not all lie in the same
    /// sets of the processor's cache.
    pub(crate) first: u16,
    /// Cells that start below this offset are marked or were handed out since the last collection.
    pub(crate) handed_out: u16,
    /// Number of marked cells after the last collection.
    pub(crate) live_cells: u16,
    /// The slot of the large object of which it is a part.
    pub(crate) large: u32,
}

impl BlockData {
    pub(crate) const fn new(state: BlockState) -> Self {
        BlockData {
            state,
            class: 0,
            young: false,
            zeroed: false,
            first: 0,
            handed_out: 0,
            live_cells: 0,
            large: 0,
        }
    }

    /// The offset of the cell that contains byte `offset` of the block, if one does.
    #[inline]
    pub(crate) fn cell_at(&self, offset: usize) -> Option<usize> {
        let first = self.first as usize;
        Some(first + cell_start(self.class as usize, offset.checked_sub(first)?)?)
    }

    /// The offsets of all cells.
    pub(crate) fn cells(&self) -> impl Iterator<Item = usize> + use<> {
        (self.first as usize..self.cells_end()).step_by(class_size(self.class as usize))
    }

    /// The offset of the end of the last cell.
    #[inline]
    pub(crate) fn cells_end(&self) -> usize {
        let size = class_size(self.class as usize);
        self.first as usize + BLOCK / size * size
    }
}

/// For each class, 2^32 divided by the size of its cells, rounded up.
const RECIPROCALS: [u32; CLASSES] = {
    let mut table = [0; CLASSES];
    let mut class = 0;
    while class < CLASSES {
        table[class] = ((1u64 << 32).div_ceil(class_size(class) as u64)) as u32;
        class += 1;
    }
    table
};

/// The offset of the cell of `class` that contains byte `offset` behind the first cell, or `None` in the rest after the last.
#[inline]
fn cell_start(class: usize, offset: usize) -> Option<usize> {
    let size = class_size(class);
    // Exact: the error of the reciprocal, times the offset, is below 2^32 / size.
    let start = ((offset as u64 * u64::from(RECIPROCALS[class])) >> 32) as usize * size;
    (start + size <= BLOCK).then_some(start)
}

/// Where the first cell of the `turn`th block of `class` begins: in turn at each line at which all cells still fit.
pub(crate) fn first_cell(class: usize, turn: usize) -> usize {
    turn % (BLOCK % class_size(class) / CACHE_LINE + 1) * CACHE_LINE
}

#[cfg(test)]
mod tests {
    use super::*;
    use abi::object_layout::SMALL_MAX;

    #[test]
    fn cells_are_found_by_reciprocal() {
        for class in 0..CLASSES {
            let size = class_size(class);
            for offset in 0..BLOCK {
                let start = offset / size * size;
                let expected = (start + size <= BLOCK).then_some(start);
                assert_eq!(cell_start(class, offset), expected, "class {class}, offset {offset}");
            }
        }
    }

    #[test]
    fn cells_are_spread_over_the_sets_of_the_cache() {
        const SETS: usize = 64;
        for class in SMALL_MAX / WORD..CLASSES {
            let size = class_size(class);
            let mut sets = [0; SETS];
            for cell in 0..300 {
                let (turn, index) = (cell / (BLOCK / size), cell % (BLOCK / size));
                let offset = first_cell(class, turn) + index * size;
                assert!(offset + size <= BLOCK);
                sets[offset / CACHE_LINE % SETS] += 1;
            }
            // Of the largest cells a block holds two, with little to spare.
            assert!(class == CLASSES - 1 || sets.into_iter().all(|cells| cells < 12), "{size}: {sets:?}");
        }
    }

    #[test]
    fn mark_bits_of_payload_lie_in_the_bitmaps() {
        for bitmap in [Bitmap::FIRST, Bitmap::FIRST.other()] {
            assert!(bitmap.word_address(CHUNK - GRANULE) < CHUNK + PAYLOAD_OFFSET);
            assert_eq!(bitmap.word_address(PAYLOAD_OFFSET) % WORD, 0);
        }
        assert_eq!(Bitmap::FIRST.other().other(), Bitmap::FIRST);
    }
}
