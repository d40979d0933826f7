#![allow(unsafe_code)]
//! After marking: which blocks are free, full or partly free. Free runs inside blocks are found later, when
//! they are handed out.

use crate::Heap;
use crate::chunk::{BLOCK, BlockState};
use crate::limit::Live;
use crate::space::{BlockId, poison};
use abi::object_layout::class_size;

/// A block is worth allocating from when at least one part in so many is free.
const WORTHWHILE_SHARE: usize = 8;

impl Heap {
    /// Sweeps what was allocated since the last collection. Returns the bytes of it that live.
    pub(crate) fn sweep_young(&mut self) -> usize {
        let mut promoted = 0;
        for id in std::mem::take(&mut self.young_blocks) {
            let before = self.space.block(id).live_cells;
            let size = class_size(self.space.block(id).class as usize);
            promoted += (self.classify(id) - before as usize) * size;
        }
        promoted + self.large.sweep(&mut self.space, false)
    }

    /// Sweeps everything. Returns what lives.
    pub(crate) fn sweep_all(&mut self) -> Live {
        self.young_blocks.clear();
        for class in &mut self.classes {
            class.partial.clear();
        }
        let mut live = Live { cells: 0, large: self.large.sweep(&mut self.space, true) };
        for id in self.space.blocks_in_use() {
            if self.space.block(id).state == BlockState::Cells {
                let size = class_size(self.space.block(id).class as usize);
                live.cells += self.classify(id) * size;
            }
        }
        live
    }

    /// Counts the marks of a block and puts it where it belongs. Returns the count.
    fn classify(&mut self, id: BlockId) -> usize {
        let live: usize = self.space.marks(id).iter().map(|word| word.count_ones() as usize).sum();
        if live == 0 {
            self.space.free_blocks(id, 1);
            return 0;
        }
        if self.config.poison {
            self.poison_free_cells(id);
        }
        let block = self.space.block_mut(id);
        block.young = false;
        block.zeroed = false;
        block.handed_out = 0;
        block.live_cells = live as u16;
        let (class, cells) = (block.class as usize, BLOCK / class_size(block.class as usize));
        if (cells - live) * WORTHWHILE_SHARE >= cells {
            self.classes[class].partial.push(id);
        }
        live
    }

    fn poison_free_cells(&self, id: BlockId) {
        let size = class_size(self.space.block(id).class as usize);
        let base = self.space.address(id);
        for cell in self.space.block(id).cells() {
            if !self.space.is_marked(id, base + cell) {
                // SAFETY: the cell is not marked, and marking has just ended.
                unsafe { poison(base + cell, size) };
            }
        }
    }
}
