//! The dominator tree, by the iterative algorithm over reverse postorder.

use crate::cfg::Cfg;
use crate::entities::{Block, Inst, Value};
use crate::function::{Function, ValueDef};
use cranelift_entity::SecondaryMap;
use cranelift_entity::packed_option::PackedOption;

/// Which blocks every path to a block goes through.
#[derive(Clone, Debug)]
pub struct Dominators {
    idom: SecondaryMap<Block, PackedOption<Block>>,
    children: SecondaryMap<Block, Vec<Block>>,
    /// Numbers of a walk over the tree, before and after the block's subtree.
    interval: SecondaryMap<Block, (u32, u32)>,
}

impl Dominators {
    /// The tree of the graph `cfg`.
    #[must_use]
    pub fn new(cfg: &Cfg) -> Dominators {
        let order = cfg.order();
        let mut idom: Vec<usize> = vec![usize::MAX; order.len()];
        idom[0] = 0;
        let mut changed = true;
        while changed {
            changed = false;
            for i in 1..order.len() {
                let mut new = usize::MAX;
                for &pred in cfg.preds(order[i]) {
                    let pred = cfg.position(pred).expect("predecessors are reachable");
                    if idom[pred] != usize::MAX {
                        new = if new == usize::MAX { pred } else { meet(&idom, pred, new) };
                    }
                }
                changed |= idom[i] != new;
                idom[i] = new;
            }
        }
        let mut tree = Dominators {
            idom: SecondaryMap::new(),
            children: SecondaryMap::new(),
            interval: SecondaryMap::with_default((u32::MAX, 0)),
        };
        for i in 1..order.len() {
            tree.idom[order[i]] = order[idom[i]].into();
            tree.children[order[idom[i]]].push(order[i]);
        }
        tree.number(order[0]);
        tree
    }

    fn number(&mut self, entry: Block) {
        let mut clock = 0;
        let mut stack = vec![(entry, 0)];
        while let Some((block, next)) = stack.pop() {
            if next == 0 {
                clock += 1;
                self.interval[block].0 = clock;
            }
            match self.children[block].get(next) {
                Some(&child) => stack.extend([(block, next + 1), (child, 0)]),
                None => {
                    clock += 1;
                    self.interval[block].1 = clock;
                }
            }
        }
    }

    /// The closest block that dominates `block`; none for the entry and what cannot be reached.
    #[must_use]
    pub fn idom(&self, block: Block) -> Option<Block> {
        self.idom[block].expand()
    }

    /// The blocks whose closest dominator is `block`, in reverse postorder.
    #[must_use]
    pub fn children(&self, block: Block) -> &[Block] {
        &self.children[block]
    }

    /// Whether every path to `b` goes through `a`. A block dominates itself.
    #[inline]
    #[must_use]
    pub fn dominates(&self, a: Block, b: Block) -> bool {
        self.interval[a].0 <= self.interval[b].0 && self.interval[b].1 <= self.interval[a].1
    }

    /// Whether `value` exists at the end of `block`, before its terminator.
    #[must_use]
    pub fn available_at_end(&self, func: &Function, value: Value, block: Block) -> bool {
        func.block_of_value(value).is_some_and(|def| self.dominates(def, block))
    }

    /// Whether `value` exists before `inst`, which is placed; looks through its block.
    #[must_use]
    pub fn available_at(&self, func: &Function, value: Value, inst: Inst) -> bool {
        let (Some(def), Some(block)) = (func.block_of_value(value), func.block_of(inst)) else {
            return false;
        };
        if def != block {
            return self.dominates(def, block);
        }
        match func.def(value) {
            ValueDef::Inst(def) => {
                func.insts(block).iter().find(|i| **i == def || **i == inst) == Some(&def) && def != inst
            }
            _ => true,
        }
    }
}

fn meet(idom: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        if a > b {
            a = idom[a];
        } else {
            b = idom[b];
        }
    }
    a
}
