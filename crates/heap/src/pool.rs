#![allow(unsafe_code)]
//! Whole chunks that are mapped and hold nothing: where blocks and huge objects get their memory and where it goes back.
//!
//! Memory that was used stays mapped as long as the program is likely to need it again: to clear it costs a tenth of what
//! the system takes for a page that it has to provide, account for and clear. So chunks that were used are handed out
//! first, and [`ChunkPool::trim`] alone gives memory back.
//!
//! New memory is mapped in regions, each as large as all before it together, so that a small heap stays small and huge
//! objects find adjoining chunks in a large one. The pages of a chunk come when it is taken for the first time, all in one call: a fault for
//! each costs as much again. They are small ones. Large pages of two megabytes cost half as much where the system has used ones, but
//! many times as much in a virtual machine whose host takes back what is free (measured there for each megabyte: large
//! 0.1 ms or 2, small ones by faults 0.36, in one call 0.26).
//!
//! The first chunk of a heap may come from a reserve that heaps share, see [`ChunkReserve`].
//!
//! Invariant: what is in the pool is mapped and belongs to nobody; chunks that are not `used` consist of zeroes, and with
//! `poison` those that are consist of [`abi::value::POISON`].

use crate::chunk::CHUNK;
use crate::mapping;
use crate::reserve::ChunkReserve;
use crate::space::poison;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Regions grow up to this size.
const REGION_MAX: usize = 64 << 20;

/// Of more chunks at a time, pages come when they are touched: nobody may ever touch them all.
const PREPARED_MAX: usize = 8;

/// The chunks of a heap that hold nothing.
#[derive(Debug)]
pub(crate) struct ChunkPool {
    /// By address, so that adjoining ones are neighbours; whether it was used.
    chunks: BTreeMap<usize, bool>,
    /// How many of them were used.
    used: usize,
    /// Bytes of all regions that were mapped and not given back.
    reserved: usize,
    /// Where the last region begins; the next would best end there.
    last_region: usize,
    /// Where the first chunk comes from, if the heap shares such.
    reserve: Option<Arc<ChunkReserve>>,
    poison: bool,
}

impl ChunkPool {
    pub(crate) const fn new(reserve: Option<Arc<ChunkReserve>>, poison: bool) -> Self {
        ChunkPool { chunks: BTreeMap::new(), used: 0, reserved: 0, last_region: 0, reserve, poison }
    }

    /// Where a chunk of zeroes can be left for other heaps.
    pub(crate) fn reserve(&self) -> Option<&ChunkReserve> {
        self.reserve.as_deref()
    }

    /// Bytes of chunks that were used and are kept.
    pub(crate) fn kept_bytes(&self) -> usize {
        self.used * CHUNK
    }

    /// Takes `count` adjoining chunks: the address of the first, and whether all of their bytes are zero. `None` when the
    /// system gives no more memory.
    pub(crate) fn take(&mut self, count: usize) -> Option<(usize, bool)> {
        if let Some(reserve) = &self.reserve
            && self.reserved == 0
            && count == 1
        {
            let chunk = reserve.take()?;
            self.reserved = CHUNK;
            return Some((chunk, true));
        }
        let found = self.find(count, true).or_else(|| self.find(count, false));
        let start = match found {
            Some(start) => start,
            None => self.map_region(count)?,
        };
        Some((start, self.claim(start, count)))
    }

    /// Takes the `count` chunks from `start` on, if they are in the pool. Whether all of their bytes are zero.
    pub(crate) fn take_at(&mut self, start: usize, count: usize) -> Option<bool> {
        let mut chunks = (start..start + count * CHUNK).step_by(CHUNK);
        chunks.all(|chunk| self.chunks.contains_key(&chunk)).then(|| self.claim(start, count))
    }

    /// Takes chunks of the pool. Whether all of their bytes are zero.
    fn claim(&mut self, start: usize, count: usize) -> bool {
        let mut fresh = Vec::new();
        for chunk in (start..start + count * CHUNK).step_by(CHUNK) {
            if self.chunks.remove(&chunk).expect("a chunk of the pool") {
                self.used -= 1;
            } else {
                fresh.push(chunk);
            }
        }
        let zeroed = fresh.len() == count;
        // What a small program needs fits into a part of the first chunk.
        if count <= PREPARED_MAX && self.reserved > CHUNK {
            fresh.iter().for_each(|&chunk| mapping::prepare(chunk, CHUNK));
        }
        if self.poison && !zeroed {
            // So that the whole run holds what its user expects to find.
            // SAFETY: the chunks are mapped, and nobody else's any more.
            fresh.into_iter().for_each(|chunk| unsafe { poison(chunk, CHUNK) });
        }
        zeroed
    }

    /// Where the shortest run of at least `count` adjoining chunks begins, of used ones alone or of all. In new memory an object
    /// of several chunks gets the longest, since it may grow.
    fn find(&self, count: usize, used: bool) -> Option<usize> {
        let longest = count > 1 && !used;
        let mut best = None;
        let mut note = |start: usize, end: usize| {
            let length = (end - start) / CHUNK;
            if length >= count && best.is_none_or(|(other, _)| (length < other) != longest) {
                best = Some((length, start));
            }
        };
        let (mut start, mut end) = (0, 0);
        for (&chunk, _) in self.chunks.iter().filter(|(_, was_used)| **was_used || !used) {
            if chunk != end {
                note(start, end);
                start = chunk;
            }
            end = chunk + CHUNK;
        }
        note(start, end);
        best.map(|(_, start)| start)
    }

    /// Maps a region with room for `count` chunks at its start.
    fn map_region(&mut self, count: usize) -> Option<usize> {
        let least = count * CHUNK;
        let regular = (self.reserved + 1).next_power_of_two().clamp(CHUNK, REGION_MAX);
        // When the system does not give so much, it may give what is needed now.
        [least.max(regular), least].into_iter().find_map(|bytes| {
            let start = mapping::map_aligned(bytes, CHUNK, self.last_region.saturating_sub(bytes))?;
            self.last_region = start;
            self.reserved += bytes;
            self.chunks.extend((start..start + bytes).step_by(CHUNK).map(|chunk| (chunk, false)));
            Some(start)
        })
    }

    /// Gives `count` chunks back that hold nothing any more.
    ///
    /// # Safety
    /// [`ChunkPool::take`] has returned them, and nobody uses them afterwards.
    pub(crate) unsafe fn give(&mut self, start: usize, count: usize) {
        for chunk in (start..start + count * CHUNK).step_by(CHUNK) {
            if self.poison {
                // SAFETY: the caller's promise.
                unsafe { poison(chunk, CHUNK) };
            }
            let before = self.chunks.insert(chunk, true);
            debug_assert!(before.is_none(), "chunk freed twice");
        }
        self.used += count;
    }

    /// Gives memory back to the system until the chunks that were used are `keep` bytes, the last ones first.
    pub(crate) fn trim(&mut self, keep: usize) {
        let excess = self.used.saturating_sub(keep.div_ceil(CHUNK));
        let chunks = self.chunks.iter().rev().filter(|(_, used)| **used).map(|(&chunk, _)| chunk);
        for chunk in chunks.take(excess).collect::<Vec<_>>() {
            self.chunks.remove(&chunk);
            self.used -= 1;
            self.reserved -= CHUNK;
            // SAFETY: the chunk was in the pool, so it is mapped and nobody's; and it is forgotten.
            unsafe { mapping::unmap(chunk, CHUNK) };
        }
    }
}

impl Drop for ChunkPool {
    fn drop(&mut self) {
        for &chunk in self.chunks.keys() {
            // SAFETY: mapped and nobody's by this type's invariant; the heap that owns the pool is gone.
            unsafe { mapping::unmap(chunk, CHUNK) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn used_chunks_are_handed_out_first() {
        let mut pool = ChunkPool::new(None, false);
        let (first, zeroed) = pool.take(3).unwrap();
        assert!(zeroed);
        // SAFETY: nobody uses them.
        unsafe { pool.give(first, 2) };
        assert_eq!(pool.kept_bytes(), 2 * CHUNK);
        assert_eq!(pool.take(1), Some((first, false)));
        let (pair, zeroed) = pool.take(2).unwrap();
        assert!(zeroed && pair != first + CHUNK, "only one used chunk is left");
        assert_eq!(pool.take(1), Some((first + CHUNK, false)));
        // SAFETY: nobody uses them.
        unsafe {
            pool.give(pair, 2);
            pool.give(first, 3);
        }
        pool.trim(2 * CHUNK);
        assert_eq!(pool.kept_bytes(), 2 * CHUNK);
        pool.trim(0);
        assert_eq!(pool.kept_bytes(), 0);
    }

    #[test]
    fn a_large_heap_gets_large_regions() {
        let mut pool = ChunkPool::new(None, false);
        let taken: Vec<_> = (0..100).map(|_| pool.take(1).unwrap()).collect();
        assert!(taken.iter().all(|&(_, zeroed)| zeroed));
        assert_eq!(pool.reserved, 127 * CHUNK);
        // SAFETY: nobody uses them.
        taken.into_iter().for_each(|(chunk, _)| unsafe { pool.give(chunk, 1) });
        let (huge, _) = pool.take(200).unwrap();
        // SAFETY: nobody uses them.
        unsafe { pool.give(huge, 200) };
    }
}
