//! Versions of the abstract heaps: two reads that see the same versions of what they read see the same memory.
//!
//! A version is named after what made it: an instruction that writes, or a block where different versions meet.
//! The header of a loop makes new versions of the heaps that the loop writes.

use abi::heaps::Heaps;
use cranelift_entity::{EntityRef, SecondaryMap};
use ssa::cfg::Cfg;
use ssa::loops::Loops;
use ssa::{Block, Function, Inst};

/// A version of each heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Versions([u32; Heaps::COUNT]);

impl Versions {
    /// Appends the versions of `heaps`.
    pub fn key(&self, heaps: Heaps, key: &mut Vec<u64>) {
        key.extend(heaps.iter().map(|heap| u64::from(self.0[heap])));
    }

    /// Goes past `inst`.
    pub fn advance(&mut self, inst: Inst, writes: Heaps) {
        for heap in writes.iter() {
            self.0[heap] = inst.index() as u32 * 2 + 1;
        }
    }

    fn meet(&mut self, block: Block, heaps: impl Iterator<Item = usize>) {
        for heap in heaps {
            self.0[heap] = block.index() as u32 * 2;
        }
    }
}

/// The versions at the start of each block that can be reached.
#[derive(Clone, Debug)]
pub struct HeapVersions {
    entry: SecondaryMap<Block, Versions>,
}

impl HeapVersions {
    /// Computes them.
    #[must_use]
    pub fn new(func: &Function, cfg: &Cfg, loops: &Loops) -> HeapVersions {
        let mut entry: SecondaryMap<Block, Versions> = SecondaryMap::new();
        let mut exit: SecondaryMap<Block, Option<Versions>> = SecondaryMap::new();
        for &block in cfg.order() {
            let mut known = cfg.preds(block).iter().filter_map(|pred| exit[*pred]);
            let mut versions = known.next().unwrap_or_default();
            for other in known {
                versions.meet(
                    block,
                    (0..Heaps::COUNT)
                        .filter(|&i| versions.0[i] != other.0[i])
                        .collect::<Vec<_>>()
                        .into_iter(),
                );
            }
            if cfg.preds(block).iter().any(|pred| exit[*pred].is_none()) {
                let header = loops.innermost(block).filter(|id| loops.data(*id).header == block);
                let written = header.map_or(Heaps::WORLD, |id| written_in(func, &loops.data(id).blocks));
                versions.meet(block, written.iter());
            }
            entry[block] = versions;
            for &inst in func.insts(block) {
                versions.advance(inst, func.op(inst).effects().writes);
            }
            exit[block] = Some(versions);
        }
        HeapVersions { entry }
    }

    /// The versions at the start of `block`.
    #[must_use]
    pub fn at_entry(&self, block: Block) -> Versions {
        self.entry[block]
    }
}

/// The heaps that `blocks` write.
fn written_in(func: &Function, blocks: &[Block]) -> Heaps {
    let insts = blocks.iter().flat_map(|block| func.insts(*block));
    insts.fold(Heaps::NONE, |written, inst| written.union(func.op(*inst).effects().writes))
}
