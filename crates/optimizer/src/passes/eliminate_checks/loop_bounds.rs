//! Bounds of loops: proves once, before a loop, what the bounds checks in it would find.
//!
//! A variable of a loop that is entered at its head and tested at its end stays below a length, which the loop does not
//! change, when it starts below and
//! - never grows, or
//! - goes around only while it is less than a limit that is not greater than the length.
//!
//! An index that is a constant away from the variable is bounded likewise, by a length as much shorter.
//!
//! What of this is not known, a guard in the preheader finds out. It fails only where a check of the loop would fail
//! sooner or later: the check is executed in every iteration, and (where the limit is concerned) the loop is left at its
//! end alone. A program may live on such failures, so a loop whose guard has failed is left alone when it is compiled
//! again ([`ssa::Function::failed_bounds`]).
//!
//! All that is asked here is asked at the start of the header, where nothing is known of the variables but their
//! definitions; so what is found holds in every iteration.

use super::{MAX_DEPTH, Range, Walk};
use crate::passes::hoist_loop_invariants::{frame_point, leaving_blocks};
use abi::exit_reason::ExitReason;
use ssa::loops::Loop;
use ssa::{Block, Cond, FrameState, Inst, Op, Type, Value, ValueDef};

/// A loop that is about to be entered.
pub(super) struct Entered {
    pub(super) id: Loop,
    pub(super) header: Block,
    pub(super) preheader: Block,
    /// Where guards in the preheader leave to.
    pub(super) exit: FrameState,
    /// It is left at its end alone.
    pub(super) runs_to_its_end: bool,
}

/// Offsets of indices that are looked at, at most: far from where anything overflows.
const MAX_OFFSET: i64 = 1 << 16;

/// A check in the loop: of `index`, which is `param` plus `offset`.
struct Check {
    index: Value,
    param: Value,
    offset: i64,
    /// The least offset of all checks of `param`.
    lowest: i64,
    length: Value,
}

/// `lesser < greater`, or `<=`.
#[derive(Clone, Copy)]
pub(super) struct Less {
    pub(super) lesser: Value,
    pub(super) greater: Value,
    pub(super) strict: bool,
}

/// A variable of a loop.
pub(super) struct Variable {
    pub(super) start: Value,
    /// For each edge around the loop, the block it comes from and the value passed.
    pub(super) around: Vec<(Block, Value)>,
    /// What is added, for each edge.
    pub(super) steps: Vec<Range>,
    /// Under which condition the edge is taken.
    pub(super) conditions: Vec<Option<Less>>,
}

impl Variable {
    /// Whether it never falls, or never grows, and the limits at which it goes around no more.
    pub(super) fn limits(&self) -> Option<(bool, Vec<Value>)> {
        let grows = self.steps.iter().all(|step| step.low >= 0);
        if !grows && !self.steps.iter().all(|step| step.high <= 0) {
            return None;
        }
        let limits = self.around.iter().zip(&self.conditions).map(|((_, arg), condition)| {
            let Less { lesser, greater, .. } = (*condition)?;
            let (turned, limit) = if grows { (lesser, greater) } else { (greater, lesser) };
            (turned == *arg).then_some(limit)
        });
        Some((grows, limits.collect::<Option<_>>()?))
    }
}

impl Walk<'_> {
    /// Learns what holds of the variables of the loop that starts at `header`, if one does.
    pub(super) fn enter_loop(&mut self, header: Block) {
        let Some(id) = self.loops.innermost(header).filter(|id| self.loops.data(*id).header == header) else {
            return;
        };
        let Some(preheader) = self.loops.preheader(self.cfg, id) else { return };
        for position in 0..self.func.params(header).len() {
            self.learn_limit(id, preheader, header, position);
        }
        let Some(exit) = self.guard_point(preheader) else { return };
        let exiting = leaving_blocks(self.func, self.cfg, self.loops, id);
        let latches = self.loops.data(id).latches.clone();
        let runs_to_its_end = exiting.iter().all(|block| latches.contains(block));
        let certain = |walk: &Self, block| {
            latches.iter().chain(&exiting).all(|other| walk.dominators.dominates(block, *other))
        };
        let blocks = self.loops.data(id).blocks.iter().copied();
        let certain: Vec<Block> = blocks.filter(|block| certain(self, *block)).collect();
        let mut checks = Vec::new();
        for &block in &certain {
            for &inst in self.func.insts(block) {
                if let Op::BoundsCheck { index, length, .. } = *self.func.op(inst) {
                    let (index, length) = (self.index_from_front(index), self.func.resolve(length));
                    if let Some((param, offset)) = self.split_offset(index, header)
                        && !checks.iter().any(|check: &Check| check.index == index && check.length == length)
                    {
                        checks.push(Check { index, param, offset, lowest: offset, length });
                    }
                }
            }
        }
        // What is in bounds at the greatest distance is so at all smaller ones.
        checks.sort_by_key(|check| std::cmp::Reverse(check.offset));
        for i in 0..checks.len() {
            let of_same = checks.iter().filter(|check| check.param == checks[i].param);
            checks[i].lowest = of_same.map(|check| check.offset).min().expect("it is one of them");
        }
        let entered = Entered { id, header, preheader, exit, runs_to_its_end };
        // A variable may be bounded by one that never grows: those first.
        for never_grows in [true, false] {
            for check in &checks {
                self.bound(&entered, check, never_grows);
            }
        }
        self.keep_variables_small(&entered);
        self.bound_linear_indices(&entered, &certain);
        self.enter_inner_loops(&entered);
    }

    /// Where a guard at the end of the preheader leaves to, unless one has failed there.
    pub(super) fn guard_point(&self, preheader: Block) -> Option<FrameState> {
        frame_point(self.func, preheader).filter(|exit| {
            let state = &self.func.frame_states[*exit];
            !self.func.failed_bounds.contains(&(state.function, state.pc))
        })
    }

    /// Learns that the variable at `position` stays on one side of a limit, if it starts there and goes around only so.
    fn learn_limit(&mut self, id: Loop, preheader: Block, header: Block, position: usize) {
        let param = self.func.params(header)[position];
        if self.func.type_of(param) != Type::Int {
            return;
        }
        let Some(variable) = self.variable(preheader, header, position) else { return };
        let Some((grows, limits)) = variable.limits() else { return };
        let [limit, ref others @ ..] = limits[..] else { return };
        if !self.is_outside(id, limit) || !others.iter().all(|other| *other == limit) {
            return;
        }
        let strict = variable.conditions.iter().flatten().all(|less| less.strict);
        let ordered = |value: Value| if grows { (value, limit) } else { (limit, value) };
        let (lesser, greater) = ordered(variable.start);
        if self.is_less(lesser, greater, strict) {
            let (lesser, greater) = ordered(param);
            self.learn_less(lesser, greater, strict);
        }
    }

    pub(super) fn is_outside(&self, id: Loop, value: Value) -> bool {
        self.func.block_of_value(value).is_some_and(|block| !self.loops.contains(id, block))
    }

    /// The variable of the loop at `header` that `index` is a constant away from, and the constant.
    fn split_offset(&self, mut index: Value, header: Block) -> Option<(Value, i64)> {
        let mut offset = 0i64;
        loop {
            index = self.func.resolve(index);
            let constant = |value: Value| match self.func.defining_op(value) {
                Some(&Op::ConstInt { value }) if value.abs() <= MAX_OFFSET => Some(value),
                _ => None,
            };
            match self.func.def(index) {
                ValueDef::Param(block, _) => {
                    let is_variable = block == header && self.func.type_of(index) == Type::Int;
                    return (is_variable && offset.abs() <= MAX_OFFSET).then_some((index, offset));
                }
                ValueDef::Inst(inst) => match *self.func.op(inst) {
                    Op::IntAdd { lhs, rhs } | Op::IntAddChecked { lhs, rhs, .. } => {
                        (index, offset) = (lhs, offset.saturating_add(constant(rhs)?));
                    }
                    Op::IntSub { lhs, rhs } | Op::IntSubChecked { lhs, rhs, .. } => {
                        (index, offset) = (lhs, offset.saturating_sub(constant(rhs)?));
                    }
                    Op::BoundsCheck { index: checked, .. } => index = checked,
                    Op::Refine { value, .. } => index = value,
                    _ => return None,
                },
                ValueDef::Alias(_) | ValueDef::Removed => return None,
            }
        }
    }

    /// Finds that an index is in bounds, if the variable it depends on `never_grows` or grows.
    fn bound(&mut self, entered: &Entered, check: &Check, never_grows: bool) {
        let &Check { param: index, offset, lowest, length, .. } = check;
        let ValueDef::Param(_, position) = self.func.def(index) else { return };
        if !self.is_outside(entered.id, length) {
            return;
        }
        let Some(variable) = self.variable(entered.preheader, entered.header, position as usize) else {
            return;
        };
        let Variable { start, around, steps, conditions } = variable;
        if steps.iter().all(|step| step.high <= 0) != never_grows {
            return;
        }
        let mut guards = Vec::new();
        // From below.
        let never_falls = steps.iter().all(|step| step.low >= 0);
        let is_above = |((_, arg), condition): (&(Block, Value), &Option<Less>)| {
            condition.is_some_and(|less| {
                less.greater == *arg && self.range(less.lesser).low >= -offset - i64::from(less.strict)
            })
        };
        if !never_falls && !around.iter().zip(&conditions).all(is_above) {
            return;
        }
        // A guard that would fail for certain is none.
        if self.range(start).high < -lowest {
            return;
        }
        if self.range(start).low < -offset {
            let lesser = self.before(entered, Op::ConstInt { value: -lowest });
            guards.push(Less { lesser, greater: start, strict: false });
        }
        // From above.
        let full_length = length;
        if offset <= 0 && self.is_less(index, length, true) {
            self.learn_bounds(entered, check, &guards);
            return;
        }
        let length = self.shortened(entered, length, offset);
        if !never_grows && !self.is_limited(entered, length, (start, &around), &conditions, &mut guards) {
            return;
        }
        if never_grows && !self.is_less(start, length, true) {
            guards.push(Less { lesser: start, greater: length, strict: true });
        }
        self.learn_bounds(entered, check, &guards);
        self.learn_less(index, length, true);
        for guard in &guards {
            if guard.greater == length && offset > 0 {
                self.learn_less(guard.lesser, full_length, true);
            }
        }
    }

    /// Inserts the `guards`, after which the index of `check` is in bounds.
    fn learn_bounds(&mut self, entered: &Entered, check: &Check, guards: &[Less]) {
        for guard in guards {
            self.insert_guard(entered, *guard, ExitReason::LoopBound);
        }
        self.learn_range(check.param, Range::new(-check.offset, Range::ALL.high));
        self.learn_range(check.index, Range::new(0, Range::ALL.high));
        self.learn_less(check.index, check.length, true);
    }

    /// The length less `offset`, computed before the loop.
    fn shortened(&mut self, entered: &Entered, length: Value, offset: i64) -> Value {
        if offset == 0 {
            return length;
        }
        let offset = self.before(entered, Op::ConstInt { value: offset });
        self.before(entered, Op::IntSub { lhs: length, rhs: offset })
    }

    /// The variable that is the parameter of `header` at `position`, if around the loop something is added to it.
    pub(super) fn variable(&self, preheader: Block, header: Block, position: usize) -> Option<Variable> {
        let mut start = None;
        let mut around = Vec::new();
        for &pred in self.cfg.preds(header) {
            for call in self.func.targets(pred).into_iter().filter(|call| call.block == header) {
                let arg = self.func.resolve(call.args(&self.func.operands)[position]);
                match pred == preheader {
                    true => start = Some(arg),
                    false => around.push((pred, arg)),
                }
            }
        }
        let param = self.func.params(header)[position];
        let steps =
            around.iter().map(|(_, arg)| self.step_from(*arg, param, MAX_DEPTH)).collect::<Option<_>>()?;
        let conditions = around.iter().map(|(pred, _)| self.condition_of_edge(*pred, header)).collect();
        Some(Variable { start: start?, around, steps, conditions })
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
                if !entered.runs_to_its_end || !self.is_outside(entered.id, limit.greater) {
                    return false;
                }
                guards.push(Less { lesser: limit.greater, greater: length, strict: !limit.strict });
            }
        }
        starts_below
    }

    /// The comparison that decides at the end of `pred`, and how its operands compare when it goes to `block`.
    pub(super) fn compare_of_edge(&self, pred: Block, block: Block) -> Option<(Inst, Cond, Value, Value)> {
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
        let ValueDef::Inst(inst) = self.func.def(self.func.resolve(cond)) else { return None };
        let &Op::IntCompare { cond, lhs, rhs } = self.func.op(inst) else { return None };
        let cond = if is { Some(cond) } else { cond.negated() }?;
        Some((inst, cond, self.func.resolve(lhs), self.func.resolve(rhs)))
    }

    /// What the branch at the end of `pred` says when it goes to `block`.
    fn condition_of_edge(&self, pred: Block, block: Block) -> Option<Less> {
        let (_, cond, lhs, rhs) = self.compare_of_edge(pred, block)?;
        let less = |lesser, greater, strict| Some(Less { lesser, greater, strict });
        match cond {
            Cond::Lt => less(lhs, rhs, true),
            Cond::Le => less(lhs, rhs, false),
            Cond::Gt => less(rhs, lhs, true),
            Cond::Ge => less(rhs, lhs, false),
            _ => None,
        }
    }

    /// The result of `op`, computed before the loop.
    pub(super) fn before(&mut self, entered: &Entered, op: Op) -> Value {
        let inst = self.func.append_before_terminator(entered.preheader, op);
        self.func.result(inst).expect("it has a result")
    }

    pub(super) fn insert_guard(
        &mut self,
        entered: &Entered,
        Less { lesser, greater, strict }: Less,
        reason: ExitReason,
    ) {
        // An earlier guard may have said so.
        if self.is_less(lesser, greater, strict) {
            return;
        }
        let cond = if strict { Cond::Lt } else { Cond::Le };
        let compare = Op::IntCompare { cond, lhs: lesser, rhs: greater };
        let compare = self.func.append_before_terminator(entered.preheader, compare);
        let cond = self.func.result(compare).expect("a comparison is a value");
        let guard = Op::GuardTrue { cond, reason, exit: entered.exit };
        self.func.append_before_terminator(entered.preheader, guard);
        self.learn_less(lesser, greater, strict);
        self.changed = true;
    }
}
