#![allow(unsafe_code)]
//! The chunks of a heap and their blocks: which are free, and taking and giving them back.
//!
//! Invariant, kept here: every entry of `chunks` with an address is a chunk of the pool's that starts with the bitmaps,
//! and the bits of blocks that are not in use are zero in the current bitmap.

use crate::chunk::{
    BITMAP, BLOCK, BLOCK_MARK_WORDS, Bitmap, BlockData, BlockState, CHUNK, CHUNK_BLOCKS, GRANULE,
    METADATA_BLOCKS, PAYLOAD_BLOCKS, is_marked, mark_bit,
};
use crate::mapping;
use crate::object::Object;
use crate::pool::ChunkPool;
use crate::reserve::ChunkReserve;
use crate::table::{ChunkTable, Owner};
use abi::object_layout::GC_OLD;
use abi::value::POISON;
use std::sync::Arc;

/// A block of some chunk; stays the same as long as the block is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockId(u32);

impl BlockId {
    fn new(chunk: usize, block: usize) -> Self {
        BlockId((chunk * CHUNK_BLOCKS + block) as u32)
    }

    fn chunk(self) -> usize {
        self.0 as usize / CHUNK_BLOCKS
    }

    fn block(self) -> usize {
        self.0 as usize % CHUNK_BLOCKS
    }
}

/// What is known about a chunk.
#[derive(Debug)]
struct ChunkData {
    /// 0 when the chunk was given back; the entry is used again.
    address: usize,
    /// A bit for each free block.
    free: u64,
    /// A bit for each free block that is known to be all zero.
    zeroed: u64,
    /// Whether the bitmap that is not current may have bits set.
    stale_marks: bool,
    blocks: [BlockData; CHUNK_BLOCKS],
}

/// To clear so many blocks costs less than to have the system provide them again.
const CLEARED_BLOCKS: usize = 16;

/// A bit for each block that can hold objects.
const PAYLOAD_MASK: u64 = !0 << METADATA_BLOCKS;

/// All chunks of a heap.
#[derive(Debug)]
pub(crate) struct Space {
    pub(crate) table: ChunkTable,
    pub(crate) pool: ChunkPool,
    /// The bitmap whose marks are the old objects.
    pub(crate) current: Bitmap,
    pub(crate) poison: bool,
    chunks: Vec<ChunkData>,
    chunk_count: usize,
    /// No chunk before this one has a free block.
    first_free: usize,
    used_blocks: usize,
}

impl Space {
    pub(crate) const fn new(reserve: Option<Arc<ChunkReserve>>, poison: bool) -> Self {
        Space {
            table: ChunkTable::new(),
            pool: ChunkPool::new(reserve, poison),
            current: Bitmap::FIRST,
            poison,
            chunks: Vec::new(),
            chunk_count: 0,
            first_free: 0,
            used_blocks: 0,
        }
    }

    /// Number of blocks that hold objects.
    pub(crate) fn used_blocks(&self) -> usize {
        self.used_blocks
    }

    /// Bytes of all chunks, of blocks and those that are kept for later.
    pub(crate) fn mapped_bytes(&self) -> usize {
        self.chunk_count * CHUNK + self.pool.kept_bytes()
    }

    #[inline]
    pub(crate) fn block(&self, id: BlockId) -> &BlockData {
        &self.chunks[id.chunk()].blocks[id.block()]
    }

    #[inline]
    pub(crate) fn block_mut(&mut self, id: BlockId) -> &mut BlockData {
        &mut self.chunks[id.chunk()].blocks[id.block()]
    }

    /// Address of the first byte of a block.
    #[inline]
    pub(crate) fn address(&self, id: BlockId) -> usize {
        self.chunks[id.chunk()].address + id.block() * BLOCK
    }

    /// The block in which `address` lies, given the chunk that the table names for it.
    #[inline]
    pub(crate) fn block_at(&self, chunk: u32, address: usize) -> BlockId {
        BlockId::new(chunk as usize, address % CHUNK / BLOCK)
    }

    /// The marks of a block's objects.
    #[inline]
    pub(crate) fn marks(&self, id: BlockId) -> &[u64; BLOCK_MARK_WORDS] {
        // SAFETY: the bitmap is part of the mapping by this type's invariant; marking, which writes it,
        // happens only while nobody holds this reference: it borrows the space, and the marker runs between
        // such borrows.
        unsafe { &*(self.current.word_address(self.address(id)) as *const [u64; BLOCK_MARK_WORDS]) }
    }

    /// Whether the object at `address`, which lies in block `id`, is marked.
    #[inline]
    pub(crate) fn is_marked(&self, id: BlockId, address: usize) -> bool {
        debug_assert!(address - self.address(id) < BLOCK);
        // SAFETY: the block is in a mapping by this type's invariant.
        unsafe { is_marked(address, self.current) }
    }

    /// Marks all cells of a block that were handed out, and makes their objects old.
    pub(crate) fn mark_handed_out(&mut self, id: BlockId) {
        let base = self.address(id);
        let block = *self.block(id);
        // SAFETY: as in `marks`; the reference is unique because it borrows the space, and nobody marks meanwhile.
        let marks = unsafe { &mut *(self.current.word_address(base) as *mut [u64; BLOCK_MARK_WORDS]) };
        let mut cells = block.cells().take_while(|&cell| cell < block.handed_out as usize).peekable();
        while let Some(&first) = cells.peek() {
            let index = first / GRANULE / 64;
            let mut bits = 0;
            while let Some(cell) = cells.next_if(|cell| cell / GRANULE / 64 == index) {
                bits |= mark_bit(cell);
                // SAFETY: what was handed out has a header; nobody frees it meanwhile.
                unsafe { Object::new(base + cell) }.set_gc(GC_OLD);
            }
            marks[index] |= bits;
        }
    }

    /// All blocks in use, in no order that means anything.
    pub(crate) fn blocks_in_use(&self) -> Vec<BlockId> {
        let mut ids = Vec::with_capacity(self.used_blocks);
        for (index, chunk) in self.chunks.iter().enumerate().filter(|(_, chunk)| chunk.address != 0) {
            for block in METADATA_BLOCKS..CHUNK_BLOCKS {
                if chunk.free >> block & 1 == 0 {
                    ids.push(BlockId::new(index, block));
                }
            }
        }
        ids
    }

    /// Takes `count` adjoining free blocks, of another chunk when there are none. The blocks are in `state`,
    /// and `zeroed` when all their bytes are zero. `None` when the system gives no more memory.
    pub(crate) fn take_blocks(&mut self, count: usize, state: BlockState) -> Option<BlockId> {
        debug_assert!(count <= PAYLOAD_BLOCKS);
        let found = self.find_free(count);
        let (index, block) = match found {
            Some(found) => found,
            None => (self.add_chunk()?, METADATA_BLOCKS),
        };
        self.claim(index, block, count, state);
        Some(BlockId::new(index, block))
    }

    /// Takes `more` blocks for the large object that has `count` blocks from `first` on, if those behind it are free. Whether
    /// all their bytes are zero.
    pub(crate) fn take_blocks_behind(&mut self, first: BlockId, count: usize, more: usize) -> Option<bool> {
        let (index, block) = (first.chunk(), first.block() + count);
        if block + more > CHUNK_BLOCKS || !self.chunks[index].free & run_mask(block, more) != 0 {
            return None;
        }
        Some(self.claim(index, block, more, BlockState::Large))
    }

    /// Takes `count` free blocks of a chunk. Whether all their bytes are zero.
    fn claim(&mut self, index: usize, block: usize, count: usize, state: BlockState) -> bool {
        let chunk = &mut self.chunks[index];
        let mask = run_mask(block, count);
        let zeroed = chunk.zeroed & mask == mask;
        if self.poison && !zeroed {
            // So that the whole run holds what its user expects to find.
            for block in (block..block + count).filter(|block| chunk.zeroed >> block & 1 != 0) {
                // SAFETY: the block is mapped and free.
                unsafe { poison(chunk.address + block * BLOCK, BLOCK) };
            }
        }
        chunk.free &= !mask;
        chunk.zeroed &= !mask;
        for data in &mut chunk.blocks[block..block + count] {
            *data = BlockData { zeroed, ..BlockData::new(state) };
        }
        self.used_blocks += count;
        zeroed
    }

    /// Notes that `count` blocks from `first` on belong to the large object in `slot`.
    pub(crate) fn set_large(&mut self, first: BlockId, count: usize, slot: u32) {
        let block = first.block();
        for data in &mut self.chunks[first.chunk()].blocks[block..block + count] {
            data.large = slot;
        }
    }

    /// Gives blocks back that hold no object any more. Their marks are zero.
    pub(crate) fn free_blocks(&mut self, first: BlockId, count: usize) {
        if self.poison {
            // SAFETY: the blocks are mapped and hold no object.
            unsafe { poison(self.address(first), count * BLOCK) };
        }
        let (index, block) = (first.chunk(), first.block());
        let chunk = &mut self.chunks[index];
        debug_assert_eq!(chunk.free & run_mask(block, count), 0, "block freed twice");
        chunk.free |= run_mask(block, count);
        chunk.blocks[block..block + count].fill(BlockData::new(BlockState::Free));
        self.first_free = self.first_free.min(index);
        self.used_blocks -= count;
    }

    /// The first run of `count` free blocks: chunk and block.
    fn find_free(&mut self, count: usize) -> Option<(usize, usize)> {
        while self.chunks.get(self.first_free).is_some_and(|chunk| chunk.free == 0) {
            self.first_free += 1;
        }
        self.chunks.iter().enumerate().skip(self.first_free).find_map(|(index, chunk)| {
            let starts = run_starts(chunk.free, count);
            (starts != 0).then(|| (index, starts.trailing_zeros() as usize))
        })
    }

    /// Takes a chunk from the pool. Returns its index.
    fn add_chunk(&mut self) -> Option<usize> {
        let (address, is_zeroed) = self.pool.take(1)?;
        if !is_zeroed {
            // SAFETY: the chunk is mapped and this space's alone; it starts with the bitmaps.
            unsafe { std::ptr::write_bytes(address as *mut u8, 0, 2 * BITMAP) };
        }
        let mut blocks = [BlockData::new(BlockState::Free); CHUNK_BLOCKS];
        blocks[..METADATA_BLOCKS].fill(BlockData::new(BlockState::Metadata));
        let zeroed = if is_zeroed { PAYLOAD_MASK } else { 0 };
        let chunk = ChunkData { address, free: PAYLOAD_MASK, zeroed, stale_marks: false, blocks };
        let index = match self.chunks.iter().position(|chunk| chunk.address == 0) {
            Some(vacant) => {
                self.chunks[vacant] = chunk;
                vacant
            }
            None => {
                self.chunks.push(chunk);
                self.chunks.len() - 1
            }
        };
        self.chunk_count += 1;
        self.first_free = self.first_free.min(index);
        self.table.insert(address, CHUNK, Owner::Chunk(index as u32));
        Some(index)
    }

    /// Clears the bitmap that is not current, so that a full collection can mark into it.
    pub(crate) fn clear_other_marks(&mut self) {
        let other = self.current.other();
        for chunk in self.chunks.iter_mut().filter(|chunk| chunk.address != 0 && chunk.stale_marks) {
            chunk.stale_marks = false;
            // SAFETY: both bitmaps are part of the mapping by this type's invariant, and marking has not
            // begun.
            unsafe { std::ptr::write_bytes(other.word_address(chunk.address) as *mut u8, 0, BITMAP) };
        }
    }

    /// Makes the bitmap into which a full collection has marked the current one.
    pub(crate) fn swap_marks(&mut self) {
        self.current = self.current.other();
        self.note_stale_marks();
    }

    /// Notes that the bitmap which is not current may have bits set.
    pub(crate) fn note_stale_marks(&mut self) {
        for chunk in &mut self.chunks {
            chunk.stale_marks = true;
        }
    }

    /// Gives chunks without objects back to the pool, and then memory back to the system until that which is free but
    /// was used is `keep` bytes: whole chunks first, then the pages of blocks.
    pub(crate) fn release_free_blocks(&mut self, keep: usize) {
        let mut in_blocks = 0;
        for (index, chunk) in self.chunks.iter_mut().enumerate().filter(|(_, chunk)| chunk.address != 0) {
            // The first one stays: there is always something to allocate.
            if chunk.free == PAYLOAD_MASK && index != 0 {
                self.table.remove(chunk.address, CHUNK);
                self.chunk_count -= 1;
                chunk.free = 0;
                // SAFETY: the chunk was taken from the pool; all of its blocks are free, and it is forgotten.
                unsafe { self.pool.give(std::mem::take(&mut chunk.address), 1) };
            } else {
                in_blocks += (chunk.free & !chunk.zeroed).count_ones() as usize * BLOCK;
            }
        }
        self.pool.trim(keep.saturating_sub(in_blocks));
        for chunk in self.chunks.iter_mut().rev().filter(|chunk| chunk.address != 0) {
            let mut dirty = chunk.free & !chunk.zeroed;
            while dirty != 0 && in_blocks > keep {
                let block = dirty.trailing_zeros() as usize;
                let count = (dirty >> block).trailing_ones() as usize;
                dirty &= !run_mask(block, count);
                in_blocks -= count * BLOCK;
                // SAFETY: the blocks are free, so they hold no object; blocks consist of whole pages.
                if unsafe { mapping::discard(chunk.address + block * BLOCK, count * BLOCK) } {
                    chunk.zeroed |= run_mask(block, count);
                }
            }
        }
    }
}

impl Space {
    /// Leaves the first chunk to other heaps, if they share a reserve: the heap is done with it. `has_marks` when there may
    /// be marks or blocks that were freed, else the blocks know what was used of them.
    pub(crate) fn leave_first_chunk(&mut self, has_marks: bool) {
        let (Some(reserve), Some(chunk)) = (self.pool.reserve(), self.chunks.first_mut()) else { return };
        if chunk.address == 0 || self.poison {
            return;
        }
        let in_use = (!chunk.free & PAYLOAD_MASK).count_ones() as usize;
        let has_freed = chunk.free & !chunk.zeroed & PAYLOAD_MASK != 0;
        let is_zero = if has_marks || has_freed || in_use > CLEARED_BLOCKS {
            // SAFETY: the chunk is mapped and, as the heap is gone, holds no object.
            unsafe { mapping::discard(chunk.address, CHUNK) }
        } else {
            let blocks = chunk.blocks.iter().enumerate();
            for (index, block) in
                blocks.filter(|(_, block)| matches!(block.state, BlockState::Cells | BlockState::Large))
            {
                let end = if block.state == BlockState::Cells { block.handed_out as usize } else { BLOCK };
                // SAFETY: as above.
                unsafe { std::ptr::write_bytes((chunk.address + index * BLOCK) as *mut u8, 0, end) };
            }
            true
        };
        if is_zero {
            // SAFETY: nobody uses the chunk, which is forgotten here.
            unsafe { reserve.give(std::mem::take(&mut chunk.address)) };
        }
    }
}

impl Drop for Space {
    fn drop(&mut self) {
        for chunk in self.chunks.iter().filter(|chunk| chunk.address != 0) {
            // SAFETY: mapped by this type's invariant; the heap that owns the space is gone.
            unsafe { mapping::unmap(chunk.address, CHUNK) };
        }
    }
}

/// `count` bits from `block` on.
fn run_mask(block: usize, count: usize) -> u64 {
    (!0 >> (CHUNK_BLOCKS - count)) << block
}

/// The bits of `free` at which a run of `count` set bits starts.
fn run_starts(mut free: u64, count: usize) -> u64 {
    let mut have = 1;
    while have < count && free != 0 {
        let step = have.min(count - have);
        free &= free >> step;
        have += step;
    }
    free
}

/// Fills free memory with [`POISON`].
///
/// # Safety
/// The range is mapped and holds no object.
pub(crate) unsafe fn poison(address: usize, bytes: usize) {
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts_mut(address as *mut u64, bytes / 8) }.fill(POISON);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_bits_are_found() {
        assert_eq!(run_starts(0b1110_1100, 1), 0b1110_1100);
        assert_eq!(run_starts(0b1110_1100, 2), 0b0110_0100);
        assert_eq!(run_starts(0b1110_1100, 3), 0b0010_0000);
        assert_eq!(run_starts(0b1110_1100, 4), 0);
        assert_eq!(run_starts(PAYLOAD_MASK, PAYLOAD_BLOCKS), 1 << METADATA_BLOCKS);
    }

    #[test]
    fn blocks_are_taken_freed_and_released() {
        let mut space = Space::new(None, false);
        let first = space.take_blocks(1, BlockState::Cells).unwrap();
        let run = space.take_blocks(PAYLOAD_BLOCKS - 1, BlockState::Large).unwrap();
        let next = space.take_blocks(PAYLOAD_BLOCKS, BlockState::Large).unwrap();
        assert_eq!(space.mapped_bytes(), 2 * CHUNK);
        assert!(space.block(first).zeroed && space.block(next).zeroed);
        space.free_blocks(run, PAYLOAD_BLOCKS - 1);
        let again = space.take_blocks(3, BlockState::Large).unwrap();
        assert_eq!(space.address(again), space.address(run));
        assert!(!space.block(again).zeroed);
        space.free_blocks(next, PAYLOAD_BLOCKS);
        space.release_free_blocks(0);
        assert_eq!(space.mapped_bytes(), CHUNK);
        assert_eq!(space.used_blocks(), 4);
        let kept = space.take_blocks(PAYLOAD_BLOCKS, BlockState::Large).unwrap();
        space.free_blocks(kept, PAYLOAD_BLOCKS);
        space.release_free_blocks(CHUNK);
        assert_eq!(space.mapped_bytes(), 2 * CHUNK);
        let refilled = space.take_blocks(10, BlockState::Large).unwrap();
        assert!(space.block(refilled).zeroed);
    }
}
