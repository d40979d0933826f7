#![allow(unsafe_code)]
//! After marking: which blocks are free, full or partly free. Free runs inside blocks are found later, when
//! they are handed out.

use crate::Heap;
use crate::chunk::{BLOCK, BlockState};
use crate::limit::Live;
use crate::space::{BlockId, poison};
use abi::object_layout::{WORD, class_size};

/// A block is worth allocating from when at least one part in so many is free.
const WORTHWHILE_SHARE: usize = 8;
/// And when its free runs have at least so many bytes on average: to find a run and point the cursor at it takes as long as to
/// fill an eighth of that.
const WORTHWHILE_RUN: usize = 4096;

impl Heap {
    /// Sweeps what was allocated since the last collection. Returns what of it lives.
    pub(crate) fn sweep_young(&mut self) -> Live {
        let mut live = Live { large: self.large.sweep(&mut self.space, false), ..Live::default() };
        for id in std::mem::take(&mut self.young_blocks) {
            let before = self.space.block(id).live_cells;
            let size = class_size(self.space.block(id).class as usize);
            live.cells += (self.classify(id, &mut live) - before as usize) * size;
        }
        live
    }

    /// Sweeps everything. Returns what lives.
    pub(crate) fn sweep_all(&mut self) -> Live {
        self.young_blocks.clear();
        for class in &mut self.classes {
            class.partial.clear();
            class.scattered.clear();
        }
        let mut live = Live { large: self.large.sweep(&mut self.space, true), ..Live::default() };
        for id in self.space.blocks_in_use() {
            if self.space.block(id).state == BlockState::Cells {
                let size = class_size(self.space.block(id).class as usize);
                live.cells += self.classify(id, &mut live) * size;
            }
        }
        live
    }

    /// Counts the marks of a block and puts it where it belongs. Returns the count; adds to `total` what is out of use.
    fn classify(&mut self, id: BlockId, total: &mut Live) -> usize {
        let marks = self.space.marks(id);
        if marks.iter().all(|&word| word == 0) {
            self.space.free_blocks(id, 1);
            return 0;
        }
        let live: usize = marks.iter().map(|word| word.count_ones() as usize).sum();
        if self.config.poison {
            self.poison_free_cells(id);
        }
        let size = class_size(self.space.block(id).class as usize);
        let block = self.space.block_mut(id);
        block.young = false;
        block.zeroed = false;
        block.handed_out = 0;
        block.live_cells = live as u16;
        let class = block.class as usize;
        let cells = BLOCK / size;
        let free = cells - live;
        if free * WORTHWHILE_SHARE < cells {
            return live;
        }
        let runs = live - live_before_live(self.space.marks(id), size) + 1;
        if free * size >= runs * WORTHWHILE_RUN {
            self.classes[class].partial.push(id);
        } else {
            self.classes[class].scattered.push(id);
            total.scattered += free * size;
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

/// How many marked cells of `size` bytes have a marked one right behind them.
fn live_before_live(marks: &[u64], size: usize) -> usize {
    let distance = size / WORD;
    let (words, bits) = (distance / 64, distance % 64);
    let at = |index: usize| marks.get(index).copied().unwrap_or(0);
    let behind = |index: usize| match bits {
        0 => at(index + words),
        bits => at(index + words) >> bits | at(index + words + 1) << (64 - bits),
    };
    marks.iter().enumerate().map(|(index, word)| (word & behind(index)).count_ones() as usize).sum()
}
