//! Loops that soon end need not ask whether they are interrupted.
//!
//! An innermost loop without calls polls in vain when it turns at most [`MAX_TURNS`] times, or as often as an array has
//! elements: the loops around it poll, and what fits into memory is passed in a moment. The number of turns is
//! bounded by a variable that grows with each one while it is less than a limit (or falls while it is greater). The poll
//! costs a load, a comparison and a branch in each turn, and keeps loops from being vectorized.

use super::Walk;
use super::loop_bounds::Variable;
use ssa::{Block, Op, Type, Value};

/// A loop that turns no more often is over in a millisecond.
const MAX_TURNS: i64 = 1 << 16;

impl Walk<'_> {
    /// Removes the polls of the loop that starts at `header`, if one does, that is certain to end soon.
    pub(super) fn drop_polls(&mut self, header: Block) {
        let Some(id) = self.loops.innermost(header).filter(|id| self.loops.data(*id).header == header) else {
            return;
        };
        let Some(preheader) = self.loops.preheader(self.cfg, id) else { return };
        let blocks = self.loops.data(id).blocks.clone();
        let calls =
            |block: &Block| self.func.insts(*block).iter().any(|inst| self.func.op(*inst).effects().calls);
        if blocks.iter().any(|block| self.loops.innermost(*block) != Some(id) || calls(block)) {
            return;
        }
        let ends = |(position, param): (usize, &Value)| {
            self.func.type_of(*param) == Type::Int
                && self
                    .variable(preheader, header, position)
                    .is_some_and(|variable| self.ends_soon(&variable))
        };
        if !self.func.params(header).iter().enumerate().any(ends) {
            return;
        }
        for block in blocks {
            let before = self.func.insts(block).len();
            self.func.retain_insts(block, |func, inst| !matches!(func.op(inst), Op::Poll { .. }));
            self.changed |= self.func.insts(block).len() != before;
        }
    }

    /// Whether the condition of each way around bounds how often it is taken.
    fn ends_soon(&self, Variable { start, around, steps, conditions }: &Variable) -> bool {
        let ways = || around.iter().zip(steps).zip(conditions);
        let grows = ways().all(|(((_, arg), step), condition)| {
            step.low >= 1 && condition.is_some_and(|less| less.lesser == *arg && self.is_soon(less.greater))
        });
        let falls = ways().all(|(((_, arg), step), condition)| {
            step.high <= -1
                && condition
                    .is_some_and(|less| less.greater == *arg && self.range(less.lesser).low >= -MAX_TURNS)
        });
        grows && self.range(*start).low >= -MAX_TURNS || falls && self.is_soon(*start)
    }

    /// Whether counting to `value` takes no longer than passing an array.
    fn is_soon(&self, value: Value) -> bool {
        let is_length = |value: Value| {
            matches!(self.func.defining_op(value), Some(Op::LoadLength { .. } | Op::ArrayLength { .. }))
        };
        self.range(value).high <= MAX_TURNS
            || is_length(value)
            || self.less.keys().any(|&(lesser, greater)| lesser == value && is_length(greater))
    }
}
