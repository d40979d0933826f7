//! The control-flow graph: edges and an order of visiting. Computed anew when control flow has changed.

use crate::entities::Block;
use crate::function::Function;
use cranelift_entity::{EntityRef, SecondaryMap};

/// Predecessors and reverse postorder of the blocks that can be reached.
#[derive(Clone, Debug)]
pub struct Cfg {
    preds: Edges,
    succs: Edges,
    order: Vec<Block>,
    position: SecondaryMap<Block, u32>,
}

/// Position of blocks that cannot be reached.
const UNREACHED: u32 = u32::MAX;

/// Lists of blocks, one for each block, in one piece: a graph is made many times in a compile.
#[derive(Clone, Debug, Default)]
struct Edges {
    /// Where the list of each block starts in `blocks`, and at the end where the last one ends.
    starts: Vec<u32>,
    blocks: Vec<Block>,
}

impl Edges {
    fn of(&self, block: Block) -> &[Block] {
        let index = block.index();
        &self.blocks[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// From the edges, `(block, other)`, each list in their order.
    fn new(blocks: usize, edges: impl Iterator<Item = (Block, Block)> + Clone) -> Edges {
        let mut starts = vec![0; blocks + 1];
        edges.clone().for_each(|(block, _)| starts[block.index() + 1] += 1);
        for index in 0..blocks {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut lists = vec![Block::from_u32(0); starts[blocks] as usize];
        for (block, other) in edges {
            lists[next[block.index()] as usize] = other;
            next[block.index()] += 1;
        }
        Edges { starts, blocks: lists }
    }
}

impl Cfg {
    /// The graph of `func`.
    #[must_use]
    pub fn new(func: &Function) -> Cfg {
        let count = func.block_count();
        let mut edges = Vec::with_capacity(2 * count);
        for &block in func.layout() {
            edges.extend(func.targets(block).iter().map(|target| (block, target.block)));
        }
        let mut cfg = Cfg {
            preds: Edges::default(),
            succs: Edges::new(count, edges.iter().copied()),
            order: Vec::with_capacity(count),
            position: SecondaryMap::with_default(UNREACHED),
        };
        cfg.visit(func.entry());
        for (i, &block) in cfg.order.iter().enumerate() {
            cfg.position[block] = i as u32;
        }
        let reached =
            cfg.order.iter().flat_map(|&block| cfg.succs.of(block).iter().map(move |&succ| (succ, block)));
        cfg.preds = Edges::new(count, reached);
        cfg
    }

    fn visit(&mut self, entry: Block) {
        let mut stack = vec![(entry, 0)];
        self.position[entry] = 0;
        while let Some((block, next)) = stack.pop() {
            match self.succs.of(block).get(next) {
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
        self.preds.of(block)
    }

    /// The successors of `block`, one for each edge.
    #[must_use]
    pub fn succs(&self, block: Block) -> &[Block] {
        self.succs.of(block)
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
