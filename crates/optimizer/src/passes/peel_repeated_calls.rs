//! Peels off the first iteration of loops that make a call which gives the same each time.
//!
//! The call of the first iteration stands before the loop then, and is what those in the loop repeat, so they are numbered as one with it
//! ([`number_values`](super::number_values())). It stays where the program makes it, behind all that comes before it in the first iteration: what
//! it raises is raised there, and one that never ends hangs there.
//!
//! A call is the same when nothing in the loop writes what it reads and its arguments are computed from what is outside, and by
//! operations for which that is true too. All iterations must make it. Innermost loops that are small, and a few of a function. Linear.

use super::peel::peel;
use crate::analysis::locations::Writes;
use crate::context::{Changed, PassContext};
use cranelift_entity::EntitySet;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::{Loop, Loops};
use ssa::{Block, Function, Value};

/// A loop of more operations is not peeled.
const MAX_SIZE: usize = 400;
/// No more loops than these are peeled in one function.
const MAX_PEELED: usize = 8;

/// See the module.
pub fn peel_repeated_calls(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = Changed::Nothing;
    let mut peeled: Vec<Block> = Vec::new();
    while peeled.len() < MAX_PEELED {
        let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
        let wanted = loops.iter().find(|&(id, data)| {
            !peeled.contains(&data.header)
                && is_small_and_innermost(func, &loops, id)
                && loops.preheader(&cfg, id).is_some()
                && repeats_a_call(func, &cfg, &dominators, &loops, id)
        });
        let Some((id, data)) = wanted else { break };
        peeled.push(data.header);
        peel(func, &cfg, &loops, id, 1);
        changed = Changed::ControlFlow;
        cx.invalidate(changed);
    }
    changed
}

fn is_small_and_innermost(func: &Function, loops: &Loops, id: Loop) -> bool {
    let size: usize = loops.data(id).blocks.iter().map(|&block| func.insts(block).len()).sum();
    size <= MAX_SIZE && loops.iter().all(|(_, other)| other.parent != Some(id))
}

fn repeats_a_call(func: &Function, cfg: &Cfg, dominators: &Dominators, loops: &Loops, id: Loop) -> bool {
    let data = loops.data(id);
    let calls = |block: &Block| {
        let mut insts = func.insts(*block).iter();
        insts.any(|inst| func.op(*inst).effects().repeats)
    };
    if !data.blocks.iter().any(calls) {
        return false;
    }
    let written = Writes::of(func, &data.blocks);
    let mut repeated: EntitySet<Value> = EntitySet::new();
    // Blocks come in reverse postorder, so operands come before their users.
    for &block in &data.blocks {
        let is_certain = data.latches.iter().all(|latch| dominators.dominates(block, *latch));
        for &inst in func.insts(block) {
            let op = func.op(inst);
            let effects = op.effects();
            if !effects.is_repeatable() || written.may_change(func, op) {
                continue;
            }
            let mut is_same = true;
            op.for_each_value(&func.operands, |value| {
                let outside = func.block_of_value(value).is_some_and(|block| !loops.contains(id, block));
                is_same &= outside || repeated.contains(value);
            });
            if is_same && effects.calls && is_certain && cfg.is_reachable(block) {
                return true;
            }
            if let Some(result) = func.result(inst).filter(|_| is_same) {
                repeated.insert(result);
            }
        }
    }
    false
}
