//! The control-flow graph: edges and an order of visiting. Computed anew when control flow has changed.

use crate::entities::Block;
use crate::function::Function;
use cranelift_entity::SecondaryMap;

/// Predecessors and reverse postorder of the blocks that can be reached.
#[derive(Clone, Debug)]
pub struct Cfg {
    preds: SecondaryMap<Block, Vec<Block>>,
    succs: SecondaryMap<Block, Vec<Block>>,
    order: Vec<Block>,
    position: SecondaryMap<Block, u32>,
}

/// Position of blocks that cannot be reached.
const UNREACHED: u32 = u32::MAX;

impl Cfg {
    /// The graph of `func`.
    #[must_use]
    pub fn new(func: &Function) -> Cfg {
        let mut cfg = Cfg {
            preds: SecondaryMap::with_capacity(func.block_count()),
            succs: SecondaryMap::with_capacity(func.block_count()),
            order: Vec::new(),
            position: SecondaryMap::with_default(UNREACHED),
        };
        for &block in func.layout() {
            cfg.succs[block] = func.targets(block).iter().map(|target| target.block).collect();
        }
        cfg.visit(func.entry());
        for (i, &block) in cfg.order.iter().enumerate() {
            cfg.position[block] = i as u32;
            for &succ in &cfg.succs[block] {
                cfg.preds[succ].push(block);
            }
        }
        cfg
    }

    fn visit(&mut self, entry: Block) {
        let mut stack = vec![(entry, 0)];
        self.position[entry] = 0;
        while let Some((block, next)) = stack.pop() {
            match self.succs[block].get(next) {
                Some(&succ) => {
                    stack.push((block, next + 1));
                    if self.position[succ] == UNREACHED {
                        self.position[succ] = 0;
                        stack.push((succ, 0));
                    }
                }
                None => self.order.push(block),
            }
        }
        self.order.reverse();
    }

    /// The reachable predecessors of `block`, one for each edge.
    #[must_use]
    pub fn preds(&self, block: Block) -> &[Block] {
        &self.preds[block]
    }

    /// The successors of `block`, one for each edge.
    #[must_use]
    pub fn succs(&self, block: Block) -> &[Block] {
        &self.succs[block]
    }

    /// The reachable blocks in reverse postorder: a block comes after all its predecessors, back edges aside.
    #[must_use]
    pub fn order(&self) -> &[Block] {
        &self.order
    }

    /// The place of `block` in [`Cfg::order`].
    #[must_use]
    pub fn position(&self, block: Block) -> Option<usize> {
        let position = self.position[block];
        (position != UNREACHED).then_some(position as usize)
    }

    /// Whether `block` can be reached.
    #[must_use]
    pub fn is_reachable(&self, block: Block) -> bool {
        self.position[block] != UNREACHED
    }
}
