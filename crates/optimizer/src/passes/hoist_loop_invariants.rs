//! Moves what is the same in every iteration out of loops, guards included.
//!
//! An operation moves to the loop's preheader when its operands are defined outside the loop, nothing in the loop writes
//! the location it reads, and repeating it does nothing. Pure operations may move from anywhere in the loop. Others, which may
//! leave or touch memory, only from blocks that are executed in every loop that is entered: those that dominate all
//! latches and all blocks with a way out. An operation that may leave needs a frame state that is right in the
//! preheader: that of the frame point the builder has put at its end. Without one it stays.
//!
//! Inner loops first, so that things move out of several loops. Linear for each level of nesting.

use crate::analysis::locations::Writes;
use crate::context::{Changed, PassContext};
use abi::deopt_table::ExitMode;
use abi::heaps::Heaps;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::{Loop, Loops};
use ssa::{Block, FrameState, Function, Inst, Op, Value};

/// See the module.
pub fn hoist_loop_invariants(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let mut changed = false;
    for (id, _) in loops.iter().rev() {
        let Some(preheader) = loops.preheader(&cfg, id) else { continue };
        let written = Writes::of(func, &loops.data(id).blocks);
        let frame_point = frame_point(func, preheader);
        let mut hoisting = Hoisting {
            func,
            cfg: &cfg,
            dominators: &dominators,
            loops: &loops,
            id,
            preheader,
            written,
            frame_point,
        };
        changed |= hoisting.run();
    }
    Changed::values_if(changed)
}

/// The frame state of the frame point at the end of `block`.
pub(super) fn frame_point(func: &Function, block: Block) -> Option<FrameState> {
    for inst in func.insts(block).iter().rev() {
        match *func.op(*inst) {
            Op::FramePoint { exit } => return Some(exit),
            op if !may_happen_twice(&op) => return None,
            _ => {}
        }
    }
    None
}

/// The blocks from which the loop is left for other code of the function.
pub(super) fn leaving_blocks(func: &Function, cfg: &Cfg, loops: &Loops, id: Loop) -> Vec<Block> {
    let goes_on = |block: Block| !matches!(func.op(func.terminator(block)), Op::Exit { .. });
    let leaves =
        |block: &Block| cfg.succs(*block).iter().any(|succ| !loops.contains(id, *succ) && goes_on(*succ));
    loops.exiting_blocks(cfg, id).into_iter().filter(leaves).collect()
}

/// Whether the interpreter may resume before `op` after compiled code has executed it.
pub(super) fn may_happen_twice(op: &Op) -> bool {
    let effects = op.effects();
    let seen = Heaps::OBJECTS.union(Heaps::OUTSIDE).union(Heaps::FUEL);
    !effects.writes.overlaps(seen) && !effects.calls && !effects.allocates
}

struct Hoisting<'a> {
    func: &'a mut Function,
    cfg: &'a Cfg,
    dominators: &'a Dominators,
    loops: &'a Loops,
    id: Loop,
    preheader: Block,
    written: Writes,
    frame_point: Option<FrameState>,
}

impl Hoisting<'_> {
    fn run(&mut self) -> bool {
        let exiting = self.loops.exiting_blocks(self.cfg, self.id);
        let latches = self.loops.data(self.id).latches.clone();
        let mut changed = false;
        // Blocks come in reverse postorder, so operands move before their users.
        for block in self.loops.data(self.id).blocks.clone() {
            let certain =
                latches.iter().chain(&exiting).all(|other| self.dominators.dominates(block, *other));
            let insts = self.func.take_insts(block);
            let mut kept = Vec::with_capacity(insts.len());
            for inst in insts {
                if self.may_move(inst, certain) {
                    self.hoist(inst);
                    changed = true;
                } else {
                    kept.push(inst);
                }
            }
            self.func.set_insts(block, kept);
        }
        changed
    }

    fn is_outside(&self, value: Value) -> bool {
        self.func.block_of_value(value).is_some_and(|block| !self.loops.contains(self.id, block))
    }

    fn may_move(&self, inst: Inst, certain: bool) -> bool {
        let op = self.func.op(inst);
        let effects = op.effects();
        if !effects.is_repeatable() || !effects.is_pure() && !certain {
            return false;
        }
        let mut invariant = true;
        op.for_each_value(&self.func.operands, |value| invariant &= self.is_outside(value));
        if !invariant || self.written.may_change(self.func, op) {
            return false;
        }
        if let Some(state) = op.frame_state() {
            let resumes = self.func.frame_states[state].mode == ExitMode::Resume;
            invariant &= resumes && self.frame_point.is_some();
        }
        invariant
    }

    fn hoist(&mut self, inst: Inst) {
        let mut op = *self.func.op(inst);
        if let (Some(state), Some(frame_point)) = (op.frame_state_mut(), self.frame_point) {
            *state = frame_point;
            self.func.set_op(inst, op);
        }
        let end = self.func.insts(self.preheader).len() - 1;
        self.func.insert_inst(self.preheader, end, inst);
    }
}
