//! Loops that go around while a variable is not equal to a limit, as loops by recursion mostly do: `(= i n)` ends them.
//!
//! A variable that changes by one each time and starts on one side of a limit does not get beyond it, so it is unequal while it is less
//! (or greater); which says far more. A guard in the preheader finds out where it starts. It fails for what would count until
//! integers are large: once a guard of the loop has failed, it gets none ([`ssa::Function::failed_bounds`]).
//!
//! All loops are gone through first, since what is found of one goes by the limits of those in it.

use super::loop_bounds::Variable;
use super::{Range, Walk};
use abi::exit_reason::ExitReason;
use ssa::loops::Loop;
use ssa::{Block, Cond, FrameState, Op, Type};

impl Walk<'_> {
    /// Makes the conditions under which loops go around, where they say that a variable is unequal to a limit, say that it is less or
    /// greater.
    pub(super) fn order_limits(&mut self) {
        let loops = self.loops;
        for (id, data) in loops.iter() {
            let header = data.header;
            let Some(preheader) = loops.preheader(self.cfg, id) else { continue };
            let Some(exit) = self.guard_point(preheader) else { continue };
            for position in 0..self.func.params(header).len() {
                self.order_limit(id, (preheader, header), exit, position);
            }
        }
    }

    fn order_limit(
        &mut self,
        id: Loop,
        (preheader, header): (Block, Block),
        exit: FrameState,
        position: usize,
    ) {
        if self.func.type_of(self.func.params(header)[position]) != Type::Int {
            return;
        }
        let Some(variable) = self.variable(preheader, header, position) else { return };
        let Variable { start, around, steps, .. } = variable;
        let by = |step: i64| steps.iter().all(|range| *range == Range::new(step, step));
        let (grows, falls) = (by(1), by(-1));
        let compares = around.iter().map(|&(pred, arg)| match self.compare_of_edge(pred, header)? {
            (inst, Cond::Ne, lhs, rhs) if lhs == arg => Some((inst, lhs, rhs)),
            (inst, Cond::Ne, lhs, rhs) if rhs == arg => Some((inst, rhs, lhs)),
            _ => None,
        });
        let Some(compares) = compares.collect::<Option<Vec<_>>>().filter(|_| grows || falls) else { return };
        let [(_, _, limit), ref others @ ..] = compares[..] else { return };
        if !self.is_outside(id, limit) || others.iter().any(|&(_, _, other)| other != limit) {
            return;
        }
        let starts = if grows { Cond::Lt } else { Cond::Gt };
        match self.decide(starts, start, limit) {
            Some(true) => {}
            // A guard that would fail for certain is none.
            Some(false) => return,
            None => {
                self.guard_before(preheader, Op::IntCompare { cond: starts, lhs: start, rhs: limit }, exit)
            }
        }
        for (inst, turned, limit) in compares {
            let ordered = match *self.func.op(inst) {
                Op::IntCompare { cond: Cond::Ne, .. } => Some(starts),
                Op::IntCompare { cond: Cond::Eq, .. } => starts.negated(),
                // It decides several ways around, and is in order by now.
                _ => continue,
            };
            let cond = ordered.expect("orders have opposites");
            self.func.set_op(inst, Op::IntCompare { cond, lhs: turned, rhs: limit });
        }
        self.changed = true;
    }

    /// Guards a condition at the end of a preheader.
    fn guard_before(&mut self, preheader: Block, condition: Op, exit: FrameState) {
        let condition = self.func.append_before_terminator(preheader, condition);
        let cond = self.func.result(condition).expect("a comparison is a value");
        let guard = Op::GuardTrue { cond, reason: ExitReason::LoopBound, exit };
        self.func.append_before_terminator(preheader, guard);
    }
}
