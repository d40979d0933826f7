//! Does without objects that nobody but the interpreter would see: an exit makes them, if it comes to that.
//!
//! Each word of such an object becomes a value of its own, and so does its shape. Loads get these values, stores make new ones,
//! where paths meet there are parameters, and frame states name a [`Op::DeferredObject`] of what the words are there. That goes
//! through parameters of blocks, so an object that a loop carries is carried as its words ([`names`] says which are).
//!
//! An object that is seen in the end, but only behind the loop or in a block that is hardly ever executed, is made there: no path
//! makes more objects than before. Where a loop carries an object of its own, but begins with one from elsewhere,
//! its first iteration is peeled off ([`super::peel`]).
//!
//! A second round finds objects that were held only by objects of the first. Linear for each round, but for the repair of words
//! that are stored to in several blocks.

mod accesses;
mod find;
mod names;
mod rewrite;
mod walk;
mod words;

use super::peel::peel;
use super::rotate_loops::split_edge;
use crate::context::{Changed, PassContext};
use cranelift_entity::EntitySet;
use find::loop_to_peel;
use names::Names;
use ssa::{Function, Op};

/// Rounds in which objects are found that others held, or edges get blocks.
const MAX_ROUNDS: usize = 8;
/// No more loops than these are peeled in one function.
const MAX_PEELED: usize = 8;

/// See the module.
pub fn defer_allocations(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = Changed::Nothing;
    if !makes_objects(func, cx) {
        return changed;
    }
    let mut peeled = Vec::new();
    while peeled.len() < MAX_PEELED {
        let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
        let Some(id) = loop_to_peel(func, &cfg, &dominators, &loops, &peeled) else { break };
        peeled.push(loops.data(id).header);
        peel(func, &cfg, &loops, id, 1);
        changed = Changed::ControlFlow;
        cx.invalidate(changed);
    }
    for _ in 0..MAX_ROUNDS {
        let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
        let names = Names::find(func, &cfg, &dominators, &loops, EntitySet::new());
        let edges = names.edges_to_split(func);
        if edges.is_empty() {
            if names.is_empty() {
                break;
            }
            rewrite::rewrite(func, &cfg, &names);
            changed = changed.and(Changed::Values);
        } else {
            for (from, to) in edges {
                split_edge(func, from, to);
            }
            changed = Changed::ControlFlow;
            cx.invalidate(changed);
        }
    }
    changed
}

fn makes_objects(func: &Function, cx: &mut PassContext) -> bool {
    let cfg = cx.cfg(func);
    let mut insts = cfg.order().iter().flat_map(|&block| func.insts(block));
    insts.any(|&inst| matches!(func.op(inst), Op::NewObject { .. }))
}
