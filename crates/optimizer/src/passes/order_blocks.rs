//! Puts blocks in the order in which they are likely to run: cold ones last, loops together.
//!
//! A block is cold when it ends in an exit, when a branch that is never taken leads to it, or when all that lead to it are
//! cold. Hot blocks come in reverse postorder with the likely successor next and the blocks of a loop contiguous, so
//! the usual path falls through. Linear but for the sorting of loops.

use crate::context::{Changed, PassContext};
use cranelift_entity::EntitySet;
use ssa::cfg::Cfg;
use ssa::loops::Loops;
use ssa::{Block, Function, Hint, Op};

/// See the module.
pub fn order_blocks(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, loops) = (cx.cfg(func), cx.loops(func));
    for &block in cfg.order() {
        let cold = block != func.entry() && is_cold(func, &cfg, block);
        func.set_cold(block, cold);
    }
    let mut placed = EntitySet::new();
    let mut layout = Vec::new();
    place(func, &cfg, &loops, &mut placed, &mut layout);
    let (hot, cold): (Vec<Block>, Vec<Block>) = layout.into_iter().partition(|block| !func.is_cold(*block));
    let layout: Vec<Block> = hot.into_iter().chain(cold).collect();
    if layout == func.layout() {
        return Changed::Nothing;
    }
    func.set_layout(layout);
    Changed::ControlFlow
}

fn is_cold(func: &Function, cfg: &Cfg, block: Block) -> bool {
    if func.is_cold(block) || matches!(func.op(func.terminator(block)), Op::Exit { .. } | Op::Unreachable {})
    {
        return true;
    }
    let position = cfg.position(block);
    // Back edges say nothing.
    cfg.preds(block).iter().filter(|pred| cfg.position(**pred) < position).all(|pred| func.is_cold(*pred))
}

/// Depth first; the likely successor, or the one in the deeper loop, is placed right after its predecessor.
fn place(func: &Function, cfg: &Cfg, loops: &Loops, placed: &mut EntitySet<Block>, layout: &mut Vec<Block>) {
    // A postorder walk in which the successor to come next is visited last.
    let mut order = Vec::new();
    let mut stack = vec![(func.entry(), successors(func, cfg, loops, func.entry()), 0)];
    placed.insert(func.entry());
    while let Some((block, succs, next)) = stack.pop() {
        match succs.get(next).copied() {
            Some(succ) => {
                stack.push((block, succs, next + 1));
                if placed.insert(succ) {
                    stack.push((succ, successors(func, cfg, loops, succ), 0));
                }
            }
            None => order.push(block),
        }
    }
    layout.extend(order.into_iter().rev());
}

/// The successors, the one that should come next last.
fn successors(func: &Function, cfg: &Cfg, loops: &Loops, block: Block) -> Vec<Block> {
    let mut succs = cfg.succs(block).to_vec();
    let hint = match func.op(func.terminator(block)) {
        Op::Branch { hint, .. } => *hint,
        _ => Hint::Even,
    };
    if let [then, otherwise] = *succs {
        let likely = match hint {
            Hint::Then => then,
            Hint::Else => otherwise,
            Hint::Even if loops.depth(otherwise) > loops.depth(then) => otherwise,
            Hint::Even => then,
        };
        // Leaving a loop comes after all of it, whatever the hint.
        let stays = |succ: Block| loops.depth(succ) >= loops.depth(block);
        succs.sort_by_key(|succ| (stays(*succ), *succ == likely));
    }
    succs
}
