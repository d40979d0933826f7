//! What an embedder may set about a heap, and what tests turn on.

use std::sync::Arc;

use crate::reserve::ChunkReserve;

/// Settings of a [`Heap`](crate::Heap); [`HeapConfig::default`] suits an ordinary isolate.
#[derive(Clone, Debug)]
pub struct HeapConfig {
    /// Where the first memory comes from and where it is left, for heaps of which there are many.
    pub reserve: Option<Arc<ChunkReserve>>,
    /// Blocks, large objects and external bytes together never exceed this many bytes.
    pub limit_bytes: usize,
    /// How much is allocated between two collections at first; adapts between a quarter and twice this.
    pub nursery_bytes: usize,
    /// A full collection is due when the old objects have grown to this multiple of what the last one left; by less when
    /// that is large objects, which are marked faster.
    pub growth_factor: f64,
    /// From this many bytes of old objects on, full collections are done in steps.
    pub steps_from_bytes: usize,
    /// How many bytes of objects a step visits at most. Small ones of so many bytes in all take about 3 ms.
    pub step_bytes: usize,
    /// Collect at every Nth allocation, by turns minor, full and in steps. Finds objects that no root holds.
    pub zeal: Option<u32>,
    /// Check marks and barriers at every collection, and every pointer before it is followed.
    pub verify: bool,
    /// Fill dead cells with a word that looks like a pointer, and check that nobody has written to them.
    pub poison: bool,
}

impl Default for HeapConfig {
    fn default() -> Self {
        HeapConfig {
            reserve: None,
            limit_bytes: 4 << 30,
            nursery_bytes: 4 << 20,
            growth_factor: 2.0,
            steps_from_bytes: 50 << 20,
            step_bytes: 4 << 20,
            zeal: None,
            verify: false,
            poison: false,
        }
    }
}
