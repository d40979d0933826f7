//! Natural loops and how they nest.
//!
//! A loop is known by its header, the target of a back edge from a block that the header dominates. Edges back to
//! a block that does not dominate (irreducible control flow) form no loop; passes then leave that code alone.

use crate::cfg::Cfg;
use crate::dominators::Dominators;
use crate::entities::Block;
use cranelift_entity::packed_option::PackedOption;
use cranelift_entity::{PrimaryMap, SecondaryMap, entity_impl};

/// A loop.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Loop(u32);
entity_impl!(Loop, "loop");

/// What is known of a loop.
#[derive(Clone, Debug)]
pub struct LoopData {
    /// The block through which it is entered.
    pub header: Block,
    /// The blocks with an edge back to the header.
    pub latches: Vec<Block>,
    /// All blocks, those of inner loops included, in reverse postorder; the header is first.
    pub blocks: Vec<Block>,
    /// The closest loop around it.
    pub parent: Option<Loop>,
    /// How many loops are around it, itself included.
    pub depth: u32,
}

/// All loops of a function.
#[derive(Clone, Debug)]
pub struct Loops {
    loops: PrimaryMap<Loop, LoopData>,
    innermost: SecondaryMap<Block, PackedOption<Loop>>,
}

impl Loops {
    /// The loops of a graph.
    #[must_use]
    pub fn new(cfg: &Cfg, dominators: &Dominators) -> Loops {
        let mut loops = Loops { loops: PrimaryMap::new(), innermost: SecondaryMap::new() };
        // Outer headers come first in reverse postorder, so parents exist before children.
        for &header in cfg.order() {
            let mut latches: Vec<Block> = cfg
                .preds(header)
                .iter()
                .copied()
                .filter(|pred| dominators.dominates(header, *pred))
                .collect();
            latches.dedup();
            if !latches.is_empty() {
                loops.add(cfg, header, latches);
            }
        }
        loops
    }

    fn add(&mut self, cfg: &Cfg, header: Block, latches: Vec<Block>) {
        let parent = self.innermost[header].expand();
        let depth = parent.map_or(1, |parent| self.loops[parent].depth + 1);
        let mut blocks = vec![header];
        let id = self.loops.next_key();
        self.innermost[header] = id.into();
        let mut stack = latches.clone();
        while let Some(block) = stack.pop() {
            if self.innermost[block].expand() != Some(id) {
                self.innermost[block] = id.into();
                blocks.push(block);
                stack.extend(cfg.preds(block));
            }
        }
        blocks.sort_by_key(|block| cfg.position(*block));
        self.loops.push(LoopData { header, latches, blocks, parent, depth });
    }

    /// The loops, outer ones before inner ones.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Loop, &LoopData)> {
        self.loops.iter()
    }

    /// What is known of `id`.
    #[must_use]
    pub fn data(&self, id: Loop) -> &LoopData {
        &self.loops[id]
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.loops.is_empty()
    }

    /// The innermost loop that `block` is in.
    #[must_use]
    pub fn innermost(&self, block: Block) -> Option<Loop> {
        self.innermost[block].expand()
    }

    /// How many loops `block` is in.
    #[must_use]
    pub fn depth(&self, block: Block) -> u32 {
        self.innermost(block).map_or(0, |id| self.loops[id].depth)
    }

    /// Whether `block` is in `id` or a loop inside it.
    #[must_use]
    pub fn contains(&self, id: Loop, block: Block) -> bool {
        let mut next = self.innermost(block);
        while let Some(inner) = next {
            if inner == id {
                return true;
            }
            next = self.loops[inner].parent;
        }
        false
    }

    /// The only block outside the loop that goes to its header, when that is all it does.
    #[must_use]
    pub fn preheader(&self, cfg: &Cfg, id: Loop) -> Option<Block> {
        let header = self.loops[id].header;
        let mut outside = cfg.preds(header).iter().copied().filter(|pred| !self.contains(id, *pred));
        let preheader = outside.next()?;
        (outside.next().is_none() && cfg.succs(preheader).len() == 1).then_some(preheader)
    }

    /// The blocks of the loop with an edge that leaves it. Exits to the interpreter are not edges.
    #[must_use]
    pub fn exiting_blocks(&self, cfg: &Cfg, id: Loop) -> Vec<Block> {
        let leaves = |block: &Block| cfg.succs(*block).iter().any(|succ| !self.contains(id, *succ));
        self.loops[id].blocks.iter().copied().filter(leaves).collect()
    }
}
