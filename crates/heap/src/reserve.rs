#![allow(unsafe_code)]
//! Chunks for the beginnings of heaps, shared by those that are told so: a small heap needs one, and to map it, touch its
//! pages and give it back takes longer than all else that makes and drops an isolate.
//!
//! Invariant: a chunk of the reserve is mapped, belongs to nobody and consists of zeroes, whatever heap it served before.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::chunk::CHUNK;
use crate::mapping;

/// Chunks that are kept for other heaps.
const KEPT: usize = 64;
/// Chunks that are mapped at once, when there have been as many heaps.
const BATCH: usize = 16;

/// Where heaps get their first chunk and where they leave it.
#[derive(Debug, Default)]
pub struct ChunkReserve(Mutex<Chunks>);

#[derive(Debug, Default)]
struct Chunks {
    free: Vec<usize>,
    /// How many were mapped so far.
    mapped: usize,
}

impl ChunkReserve {
    fn chunks(&self) -> MutexGuard<'_, Chunks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a chunk. `None` when the system gives no more memory.
    pub(crate) fn take(&self) -> Option<usize> {
        let mut chunks = self.chunks();
        if chunks.free.is_empty() {
            let count = chunks.mapped.clamp(1, BATCH);
            let start = mapping::map_aligned(count * CHUNK, CHUNK, 0)?;
            mapping::advise_small_pages(start, count * CHUNK);
            chunks.mapped += count;
            chunks.free.extend((0..count).rev().map(|index| start + index * CHUNK));
        }
        chunks.free.pop()
    }

    /// Keeps a chunk unless there are enough.
    ///
    /// # Safety
    /// The chunk is mapped, nobody uses it from now on, and it consists of zeroes.
    pub(crate) unsafe fn give(&self, chunk: usize) {
        let mut chunks = self.chunks();
        if chunks.free.len() < KEPT {
            chunks.free.push(chunk);
        } else {
            drop(chunks);
            // SAFETY: the caller's promise.
            unsafe { mapping::unmap(chunk, CHUNK) };
        }
    }
}

impl Drop for ChunkReserve {
    fn drop(&mut self) {
        for &chunk in &self.chunks().free {
            // SAFETY: mapped and nobody's, by this type's invariant.
            unsafe { mapping::unmap(chunk, CHUNK) };
        }
    }
}
