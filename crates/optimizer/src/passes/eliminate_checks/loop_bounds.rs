//! Bounds of loops: proves once, before a loop, what the bounds checks in it would find.
//!
//! A variable of a loop that is entered at its head and tested at its end stays below a length, which the loop does not
//! change, when it starts below and
//! - never grows, or
//! - goes around only while it is less than a limit that is not greater than the length.
//!
//! What of this is not known, a guard in the preheader finds out. It fails only where a check of the loop would fail
//! sooner or later: the check is executed in every iteration, and (where the limit is concerned) the loop is left at its
//! end alone. A program may live on such failures, so a loop whose guard has failed is left alone when it is compiled
//! again ([`ssa::Function::failed_bounds`]).
//!
//! All that is asked here is asked at the start of the header, where nothing is known of the variables but their
//! definitions; so what is found holds in every iteration.

use super::{MAX_DEPTH, Range, Walk};
use crate::passes::hoist_loop_invariants::frame_point;
use abi::exit_reason::ExitReason;
use ssa::loops::Loop;
use ssa::{Block, Cond, FrameState, Op, Type, Value, ValueDef};

/// A loop that is about to be entered.
struct Entered {
    id: Loop,
    header: Block,
    preheader: Block,
    /// Where guards in the preheader leave to.
    exit: FrameState,
    /// It is left at its end alone.
    runs_to_its_end: bool,
}

/// `lesser < greater`, or `<=`.
#[derive(Clone, Copy)]
struct Less {
    lesser: Value,
    greater: Value,
    strict: bool,
}

impl Walk<'_> {
    /// Learns what holds of the variables of the loop that starts at `header`, if one does.
    pub(super) fn enter_loop(&mut self, header: Block) {
        let Some(id) = self.loops.innermost(header).filter(|id| self.loops.data(*id).header == header) else {
            return;
        };
        let Some(preheader) = self.loops.preheader(self.cfg, id) else { return };
        let Some(exit) = frame_point(self.func, preheader) else { return };
        let state = &self.func.frame_states[exit];
        if self.func.failed_bounds.contains(&(state.function, state.pc)) {
            return;
        }
        let exiting = self.exiting_blocks(id);
        let latches = self.loops.data(id).latches.clone();
        let runs_to_its_end = exiting.iter().all(|block| latches.contains(block));
        let certain = |walk: &Self, block| {
            latches.iter().chain(&exiting).all(|other| walk.dominators.dominates(block, *other))
        };
        let mut checks = Vec::new();
        for &block in self.loops.data(id).blocks.iter().filter(|block| certain(self, **block)) {
            for &inst in self.func.insts(block) {
                if let Op::BoundsCheck { index, length, .. } = *self.func.op(inst) {
                    let (index, length) = (self.func.resolve(index), self.func.resolve(length));
                    if !checks.contains(&(index, length)) {
                        checks.push((index, length));
                    }
                }
            }
        }
        let entered = Entered { id, header, preheader, exit, runs_to_its_end };
        // A variable may be bounded by one that never grows: those first.
        for never_grows in [true, false] {
            for &(index, length) in &checks {
                self.bound(&entered, index, length, never_grows);
            }
        }
    }

    /// The blocks from which the loop is left for other code of the function.
    fn exiting_blocks(&self, id: Loop) -> Vec<Block> {
        let goes_on = |block: Block| !matches!(self.func.op(self.func.terminator(block)), Op::Exit { .. });
        let leaves = |block: &Block| {
            self.cfg.succs(*block).iter().any(|succ| !self.loops.contains(id, *succ) && goes_on(*succ))
        };
        self.loops.exiting_blocks(self.cfg, id).into_iter().filter(leaves).collect()
    }

    fn is_outside(&self, entered: &Entered, value: Value) -> bool {
        self.func.block_of_value(value).is_some_and(|block| !self.loops.contains(entered.id, block))
    }

    /// Finds that a variable of the loop is an index in bounds, if it `never_grows` or grows.
    fn bound(&mut self, entered: &Entered, index: Value, length: Value, never_grows: bool) {
        let ValueDef::Param(block, position) = self.func.def(index) else { return };
        if block != entered.header
            || self.func.type_of(index) != Type::Int
            || !self.is_outside(entered, length)
        {
            return;
        }
        let mut start = None;
        let mut around = Vec::new();
        for &pred in self.cfg.preds(entered.header) {
            for call in self.func.targets(pred).into_iter().filter(|call| call.block == entered.header) {
                let arg = self.func.resolve(call.args(&self.func.operands)[position as usize]);
                match pred == entered.preheader {
                    true => start = Some(arg),
                    false => around.push((pred, arg)),
                }
            }
        }
        let Some(start) = start else { return };
        let steps: Option<Vec<Range>> =
            around.iter().map(|(_, arg)| self.step_from(*arg, index, MAX_DEPTH)).collect();
        let Some(steps) = steps else { return };
        if steps.iter().all(|step| step.high <= 0) != never_grows {
            return;
        }
        let conditions: Vec<Option<Less>> =
            around.iter().map(|(pred, _)| self.condition_of_edge(*pred, entered.header)).collect();
        let mut guards = Vec::new();
        // From below.
        let never_falls = steps.iter().all(|step| step.low >= 0);
        let is_above = |((_, arg), condition): (&(Block, Value), &Option<Less>)| {
            condition.is_some_and(|less| {
                less.greater == *arg && self.range(less.lesser).low >= -i64::from(less.strict)
            })
        };
        if !never_falls && !around.iter().zip(&conditions).all(is_above) {
            return;
        }
        let zero = Range::new(0, Range::ALL.high);
        if self.range(start).low < 0 {
            guards.push(Less { lesser: self.zero(entered), greater: start, strict: false });
        }
        // From above.
        if !never_grows && !self.is_limited(entered, length, (start, &around), &conditions, &mut guards) {
            return;
        }
        if never_grows && !self.is_less(start, length, true) {
            guards.push(Less { lesser: start, greater: length, strict: true });
        }
        for guard in guards {
            self.insert_guard(entered, guard);
        }
        self.learn_range(index, zero);
        self.learn_less(index, length, true);
    }

    /// Whether the variable stays below the length because of the conditions under which the loop goes around, with
    /// guards that are added to `guards`.
    fn is_limited(
        &self,
        entered: &Entered,
        length: Value,
        (start, around): (Value, &[(Block, Value)]),
        conditions: &[Option<Less>],
        guards: &mut Vec<Less>,
    ) -> bool {
        let mut starts_below = self.is_less(start, length, true);
        for ((_, arg), condition) in around.iter().zip(conditions) {
            let Some(limit) = condition.filter(|less| less.lesser == *arg) else { return false };
            starts_below |= self.is_less(start, limit.greater, limit.strict);
            if !self.is_less(limit.greater, length, !limit.strict) {
                if !entered.runs_to_its_end || !self.is_outside(entered, limit.greater) {
                    return false;
                }
                guards.push(Less { lesser: limit.greater, greater: length, strict: !limit.strict });
            }
        }
        starts_below
    }

    /// What the branch at the end of `pred` says when it goes to `block`.
    fn condition_of_edge(&self, pred: Block, block: Block) -> Option<Less> {
        let Op::Branch { cond, then, otherwise, .. } = *self.func.op(self.func.terminator(pred)) else {
            return None;
        };
        let (mut cond, mut is) = (cond, then.block == block);
        if then.block == otherwise.block {
            return None;
        }
        while let Some(Op::BoolNot { value }) = self.func.defining_op(cond).copied() {
            (cond, is) = (value, !is);
        }
        let Some(Op::IntCompare { cond, lhs, rhs }) = self.func.defining_op(cond).copied() else {
            return None;
        };
        let (lhs, rhs) = (self.func.resolve(lhs), self.func.resolve(rhs));
        let less = |lesser, greater, strict| Some(Less { lesser, greater, strict });
        match if is { Some(cond) } else { cond.negated() }? {
            Cond::Lt => less(lhs, rhs, true),
            Cond::Le => less(lhs, rhs, false),
            Cond::Gt => less(rhs, lhs, true),
            Cond::Ge => less(rhs, lhs, false),
            _ => None,
        }
    }

    fn zero(&mut self, entered: &Entered) -> Value {
        let zero = self.func.append_before_terminator(entered.preheader, Op::ConstInt { value: 0 });
        self.func.result(zero).expect("a constant is a value")
    }

    fn insert_guard(&mut self, entered: &Entered, Less { lesser, greater, strict }: Less) {
        // An earlier guard may have said so.
        if self.is_less(lesser, greater, strict) {
            return;
        }
        let cond = if strict { Cond::Lt } else { Cond::Le };
        let compare = Op::IntCompare { cond, lhs: lesser, rhs: greater };
        let compare = self.func.append_before_terminator(entered.preheader, compare);
        let cond = self.func.result(compare).expect("a comparison is a value");
        let guard = Op::GuardTrue { cond, reason: ExitReason::LoopBound, exit: entered.exit };
        self.func.append_before_terminator(entered.preheader, guard);
        self.learn_less(lesser, greater, strict);
        self.changed = true;
    }
}
