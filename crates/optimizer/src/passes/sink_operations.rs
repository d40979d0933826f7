//! Moves pure operations closer to where they are used, out of loops and off the hot path.
//!
//! An operation none of whose uses is in its own block moves to the place that dominates all uses and is in the fewest
//! loops; most of all boxes for values that only leave a loop. Operations that frame states name stay: an exit needs them
//! at once. Constants and literals stay, backends make them where they are used.
//!
//! Only pure operations move, down the dominator tree, never into a loop. Linear but for walks up the tree.

use crate::analysis::uses::Uses;
use crate::context::{Changed, PassContext};
use ssa::dominators::Dominators;
use ssa::loops::Loops;
use ssa::{Block, Function, Inst, Op, Value};

/// See the module.
pub fn sink_operations(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let mut changed = false;
    // Users before what they use, so that chains move together.
    let uses = Uses::new(func);
    for &block in cfg.order().iter().rev() {
        for inst in func.insts(block).to_vec().into_iter().rev() {
            let Some(value) = func.result(inst) else { continue };
            if !is_worth_moving(func.op(inst)) || uses.is_in_frame_state(value) {
                continue;
            }
            if let Some(target) = target(func, &dominators, &loops, &uses, block, value) {
                func.retain_insts(block, |_, other| other != inst);
                let index = first_use(func, target, value);
                func.insert_inst(target, index, inst);
                changed = true;
            }
        }
    }
    Changed::values_if(changed)
}

fn is_worth_moving(op: &Op) -> bool {
    let stays = op.is_constant() || matches!(op, Op::OsrSlot { .. } | Op::Refine { .. });
    op.effects().is_pure() && !stays
}

/// The best block for `value`, when it is another than `block`.
fn target(
    func: &Function,
    dominators: &Dominators,
    loops: &Loops,
    uses: &Uses,
    block: Block,
    value: Value,
) -> Option<Block> {
    let mut common: Option<Block> = None;
    for user in uses.operands(value) {
        let user = func.block_of(*user)?;
        common = Some(match common {
            None => user,
            Some(other) => common_dominator(dominators, other, user)?,
        });
    }
    let mut at = common?;
    let mut best: Option<Block> = None;
    while at != block {
        // The lowest of the blocks in the fewest loops.
        if best.is_none_or(|best| loops.depth(at) < loops.depth(best)) {
            best = Some(at);
        }
        at = dominators.idom(at)?;
    }
    best.filter(|best| loops.depth(*best) <= loops.depth(block))
}

fn common_dominator(dominators: &Dominators, mut a: Block, b: Block) -> Option<Block> {
    while !dominators.dominates(a, b) {
        a = dominators.idom(a)?;
    }
    Some(a)
}

/// The index of the first instruction of `block` that uses `value`, or of its terminator.
fn first_use(func: &Function, block: Block, value: Value) -> usize {
    let insts = func.insts(block);
    let uses = |inst: &Inst| {
        let mut found = false;
        func.for_each_use(*inst, |used| found |= used == value);
        found
    };
    insts.iter().position(uses).unwrap_or(insts.len() - 1)
}
