//! Loops that are entered in every iteration of the loop around them, or in none: the test of their entry moves before both.
//!
//! A guard finds out that they are entered. So what an inner loop needs is certain to be needed in each iteration of the
//! outer one, and can leave both. Where the guard has failed, the test stays ([`ssa::Function::failed_bounds`]).

use super::Walk;
use super::loop_bounds::Entered;
use abi::exit_reason::ExitReason;
use ssa::{Block, Op, Value};

impl Walk<'_> {
    /// Guards the tests by which the loops directly in this one are entered.
    pub(super) fn enter_inner_loops(&mut self, entered: &Entered) {
        for block in self.loops.data(entered.id).blocks.clone() {
            if let Some(cond) = self.test_of_entry(entered, block) {
                let guard = Op::GuardTrue { cond, reason: ExitReason::LoopBound, exit: entered.exit };
                self.func.append_before_terminator(entered.preheader, guard);
                self.learn_condition(cond, true);
                let holds = self.func.append_before_terminator(block, Op::ConstBool { value: true });
                let terminator = self.func.terminator(block);
                let Op::Branch { then, otherwise, hint, .. } = *self.func.op(terminator) else {
                    unreachable!("a test ends in a branch")
                };
                let cond = self.func.result(holds).expect("a constant is a value");
                self.func.set_op(terminator, Op::Branch { cond, then, otherwise, hint });
                self.changed = true;
            }
        }
    }

    /// What decides at the end of `block`, the same in each iteration, that an inner loop is entered; `block` is executed
    /// in all of them.
    fn test_of_entry(&self, entered: &Entered, block: Block) -> Option<Value> {
        let Op::Branch { cond, then, otherwise, .. } = *self.func.op(self.func.terminator(block)) else {
            return None;
        };
        let inner = self.cfg.succs(then.block).first().and_then(|header| self.loops.innermost(*header))?;
        let is_entry = self.loops.innermost(block) == Some(entered.id)
            && self.loops.data(inner).parent == Some(entered.id)
            && self.loops.preheader(self.cfg, inner) == Some(then.block)
            && then.block != otherwise.block
            && self.loops.contains(entered.id, otherwise.block);
        let latches = &self.loops.data(entered.id).latches;
        let is_certain = latches.iter().all(|latch| self.dominators.dominates(block, *latch));
        (is_entry && is_certain && self.is_outside(entered.id, cond)).then_some(cond)
    }
}
