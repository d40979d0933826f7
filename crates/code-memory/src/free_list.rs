//! Which parts of a region are free.
//!
//! Free extents are kept by address, to join neighbours, and by size, to find the smallest that fits. Space past
//! the highest extent ever handed out, the frontier, is in neither: it is taken when no extent fits. Offsets and
//! sizes are multiples of a cache line, so that two images never share one.

use std::collections::{BTreeMap, BTreeSet};

use crate::image::LINE;

/// The free extents of a region.
#[derive(Debug)]
pub(crate) struct FreeList {
    by_start: BTreeMap<usize, usize>,
    by_size: BTreeSet<(usize, usize)>,
    frontier: usize,
    capacity: usize,
}

/// An extent handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Offset in the region.
    pub start: usize,
    /// Size in bytes, a multiple of a cache line.
    pub size: usize,
    /// Whether the memory was handed out before: caches of other cores may hold what was there.
    pub reused: bool,
}

impl FreeList {
    /// A region of `capacity` bytes, all free.
    pub fn new(capacity: usize) -> FreeList {
        FreeList { by_start: BTreeMap::new(), by_size: BTreeSet::new(), frontier: 0, capacity }
    }

    /// What [`FreeList::allocate`] takes for `bytes` bytes.
    pub fn rounded(bytes: usize) -> usize {
        bytes.max(1).next_multiple_of(LINE)
    }

    /// Takes `bytes` bytes aligned to `alignment`, a power of two; `None` when there is no room.
    pub fn allocate(&mut self, bytes: usize, alignment: usize) -> Option<Extent> {
        let size = Self::rounded(bytes);
        let fit = self.by_size.range((size, 0)..).copied().find_map(|(length, start)| {
            let at = start.next_multiple_of(alignment);
            (at + size <= start + length).then_some((start, length, at))
        });
        if let Some((start, length, at)) = fit {
            self.remove(start, length);
            self.insert(start, at - start);
            self.insert(at + size, start + length - (at + size));
            return Some(Extent { start: at, size, reused: true });
        }
        let at = self.frontier.next_multiple_of(alignment);
        let end = at.checked_add(size).filter(|end| *end <= self.capacity)?;
        // The gap was never handed out, but what is made of it later counts as reused, which is merely slower.
        self.release(self.frontier, at - self.frontier);
        self.frontier = end;
        Some(Extent { start: at, size, reused: false })
    }

    /// Gives back what [`FreeList::allocate`] handed out.
    pub fn release(&mut self, mut start: usize, mut size: usize) {
        if size == 0 {
            return;
        }
        if let Some((&before, &length)) = self.by_start.range(..start).next_back() {
            debug_assert!(before + length <= start, "extent {start:#x} is released twice");
            if before + length == start {
                self.remove(before, length);
                start = before;
                size += length;
            }
        }
        if let Some(&length) = self.by_start.get(&(start + size)) {
            self.remove(start + size, length);
            size += length;
        }
        self.insert(start, size);
    }

    fn insert(&mut self, start: usize, size: usize) {
        if size != 0 {
            self.by_start.insert(start, size);
            self.by_size.insert((size, start));
        }
    }

    fn remove(&mut self, start: usize, size: usize) {
        self.by_start.remove(&start);
        self.by_size.remove(&(size, start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined() {
        let mut list = FreeList::new(4 * LINE);
        let extents: Vec<_> = (0..4).map(|_| list.allocate(1, 16).unwrap()).collect();
        assert_eq!(list.allocate(1, 16), None);
        for index in [0, 2, 1, 3] {
            list.release(extents[index].start, extents[index].size);
        }
        assert_eq!(list.allocate(4 * LINE, 16), Some(Extent { start: 0, size: 4 * LINE, reused: true }));
    }

    #[test]
    fn the_smallest_fit_is_taken_and_alignment_kept() {
        let mut list = FreeList::new(1 << 20);
        let large = list.allocate(4096, 64).unwrap();
        list.allocate(1, 64).unwrap();
        let small = list.allocate(128, 64).unwrap();
        list.allocate(1, 64).unwrap();
        list.release(large.start, large.size);
        list.release(small.start, small.size);
        assert_eq!(list.allocate(100, 64).unwrap().start, small.start);
        let aligned = list.allocate(64, 4096).unwrap();
        assert_eq!(aligned.start, 0);
        assert_eq!(list.allocate(64, 4096).unwrap().start, 8192);
        assert_eq!(list.allocate(4096 - 64, 64).unwrap().start, 64);
    }

    #[test]
    fn extents_never_overlap() {
        let mut list = FreeList::new(1 << 16);
        let mut live: Vec<Extent> = Vec::new();
        let mut seed = 1u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let draw = (seed >> 33) as usize;
            if draw.is_multiple_of(2) || live.is_empty() {
                if let Some(extent) = list.allocate(draw % 3000, 1 << (draw / 7 % 10)) {
                    assert!(extent.start + extent.size <= 1 << 16);
                    assert!(live.iter().all(|other| other.start + other.size <= extent.start
                        || extent.start + extent.size <= other.start));
                    live.push(extent);
                }
            } else {
                let extent = live.swap_remove(draw % live.len());
                list.release(extent.start, extent.size);
            }
        }
        for extent in live.drain(..) {
            list.release(extent.start, extent.size);
        }
        assert_eq!(list.by_start.len(), 1);
        assert_eq!(list.by_size.len(), 1);
    }
}
