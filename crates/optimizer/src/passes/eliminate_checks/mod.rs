//! Range analysis: removes overflow, bounds and divisor checks that cannot fail, and decides comparisons.
//!
//! A walk over the dominator tree carries what the conditions on the way have said: an interval for each integer and which
//! integers are less than which. Where an operation is reached, the intervals of its operands are computed from their
//! definitions and these facts. The interval of a loop's variable begins at its first value, if every way around the
//! loop adds something not negative (or ends there, if something not positive), since checked arithmetic does not
//! wrap; the other end comes from the loop's condition.
//!
//! Loops get guards before them in place of checks in them ([`loop_bounds`], [`ordered_limits`], [`small_variables`], [`linear_indices`],
//! [`entered_loops`]), and lose polls
//! ([`polls`]).
//!
//! An operation whose check cannot fail becomes the unchecked one. Definitions are followed to a fixed depth, so the
//! cost is linear with a constant factor.

mod entered_loops;
mod linear_indices;
mod loop_bounds;
mod ordered_limits;
mod polls;
mod small_variables;

use crate::analysis::range::{self, Range};
use crate::context::{Changed, PassContext};
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::Loops;
use ssa::{Block, BlockCall, Cond, Function, Inst, Op, Type, Value, ValueDef};

/// See the module.
pub fn eliminate_checks(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let mut walk = Walk {
        func,
        cfg: &cfg,
        dominators: &dominators,
        loops: &loops,
        ranges: FxHashMap::default(),
        less: FxHashMap::default(),
        undo: Vec::new(),
        changed: false,
    };
    walk.order_limits();
    let mut stack = vec![(walk.func.entry(), 0, 0)];
    while let Some((block, next, mut mark)) = stack.pop() {
        if next == 0 {
            mark = walk.undo.len();
            walk.learn_from_edge(block);
            walk.enter_loop(block);
            walk.drop_polls(block);
            for inst in walk.func.insts(block).to_vec() {
                walk.visit(inst);
            }
        }
        match dominators.children(block).get(next) {
            Some(&child) => stack.extend([(block, next + 1, mark), (child, 0, 0)]),
            None => walk.leave(mark),
        }
    }
    let changed = walk.changed;
    func.remove_replaced();
    Changed::values_if(changed)
}

/// How far definitions are followed.
const MAX_DEPTH: u32 = 6;

enum Undo {
    Range(Value, Option<Range>),
    Less(Value, Value, Option<bool>),
}

struct Walk<'a> {
    func: &'a mut Function,
    cfg: &'a Cfg,
    dominators: &'a Dominators,
    loops: &'a Loops,
    /// What conditions say of a value, beyond its definition.
    ranges: FxHashMap<Value, Range>,
    /// Which value is less than which (`true`), or less or equal (`false`).
    less: FxHashMap<(Value, Value), bool>,
    undo: Vec<Undo>,
    changed: bool,
}

impl Walk<'_> {
    fn leave(&mut self, mark: usize) {
        while self.undo.len() > mark {
            match self.undo.pop().expect("it is not empty") {
                Undo::Range(value, Some(range)) => {
                    self.ranges.insert(value, range);
                }
                Undo::Range(value, None) => {
                    self.ranges.remove(&value);
                }
                Undo::Less(a, b, Some(strict)) => {
                    self.less.insert((a, b), strict);
                }
                Undo::Less(a, b, None) => {
                    self.less.remove(&(a, b));
                }
            }
        }
    }

    /// The value that what is known of a number is noted at: what it is in 64 bits it is in 32.
    fn number(&self, value: Value) -> Value {
        let mut value = self.func.resolve(value);
        while let Some(&Op::I32ToInt { value: narrow }) = self.func.defining_op(value) {
            value = self.func.resolve(narrow);
        }
        value
    }

    fn learn_range(&mut self, value: Value, range: Range) {
        let narrow = self.number(value);
        if narrow != self.func.resolve(value) {
            self.learn_range(narrow, range);
        }
        let known = self.ranges.get(&value).copied();
        let old = known.unwrap_or_else(|| self.range_of_type(value));
        let new = old.intersect(range);
        if new != old {
            self.ranges.insert(value, new);
            self.undo.push(Undo::Range(value, known));
        }
    }

    fn learn_less(&mut self, a: Value, b: Value, strict: bool) {
        let (a, b) = (self.number(a), self.number(b));
        let known = self.less.get(&(a, b)).copied();
        if known != Some(true) {
            self.less.insert((a, b), strict);
            self.undo.push(Undo::Less(a, b, known));
        }
        let margin = i64::from(strict);
        let (low, high) = (self.range(a).low, self.range(b).high);
        self.learn_range(a, Range::new(Range::ALL.low, high - margin));
        self.learn_range(b, Range::new(low + margin, Range::ALL.high));
    }

    fn learn_from_edge(&mut self, block: Block) {
        let [pred] = *self.cfg.preds(block) else { return };
        if let Op::Branch { cond, then, otherwise, .. } = *self.func.op(self.func.terminator(pred))
            && then.block != otherwise.block
        {
            self.learn_condition(cond, then.block == block);
        }
    }

    fn learn_condition(&mut self, cond: Value, is: bool) {
        match self.func.defining_op(cond).copied() {
            Some(Op::BoolNot { value }) => self.learn_condition(value, !is),
            Some(Op::BoolAnd { lhs, rhs }) if is => {
                self.learn_condition(lhs, true);
                self.learn_condition(rhs, true);
            }
            Some(Op::BoolOr { lhs, rhs }) if !is => {
                self.learn_condition(lhs, false);
                self.learn_condition(rhs, false);
            }
            Some(Op::IntCompare { cond, lhs, rhs } | Op::I32Compare { cond, lhs, rhs }) => {
                if let Some(cond) = if is { Some(cond) } else { cond.negated() } {
                    self.learn_compare(cond, self.func.resolve(lhs), self.func.resolve(rhs));
                }
            }
            _ => {}
        }
    }

    fn learn_compare(&mut self, cond: Cond, lhs: Value, rhs: Value) {
        match cond {
            Cond::Lt => self.learn_less(lhs, rhs, true),
            Cond::Le => self.learn_less(lhs, rhs, false),
            Cond::Gt => self.learn_less(rhs, lhs, true),
            Cond::Ge => self.learn_less(rhs, lhs, false),
            Cond::Eq => {
                self.learn_less(lhs, rhs, false);
                self.learn_less(rhs, lhs, false);
            }
            Cond::Ne => {
                // Cuts off an end that is excluded, as in `n != 0` of a length.
                let (range, excluded) = (self.range(lhs), self.range(rhs));
                if excluded.low != excluded.high {
                    return;
                }
                if range.low == excluded.low {
                    self.learn_range(lhs, Range::new(range.low + 1, Range::ALL.high));
                } else if range.high == excluded.low {
                    self.learn_range(lhs, Range::new(Range::ALL.low, range.high - 1));
                }
            }
            Cond::Below | Cond::BelowEq => {}
        }
    }

    /// What the value can be here.
    fn range(&self, value: Value) -> Range {
        self.range_to_depth(value, MAX_DEPTH)
    }

    fn range_to_depth(&self, value: Value, depth: u32) -> Range {
        let value = self.func.resolve(value);
        let all = self.range_of_type(value);
        let known = self.ranges.get(&value).copied().unwrap_or(all);
        if depth == 0 || !self.is_integer(value) {
            return known;
        }
        let by_definition = match self.func.def(value) {
            ValueDef::Inst(inst) => {
                range::of_op(self.func.op(inst), &mut |operand| self.range_to_depth(operand, depth - 1))
            }
            ValueDef::Param(block, index) => self.range_of_param(value, block, index as usize, depth),
            ValueDef::Alias(_) | ValueDef::Removed => Range::ALL,
        };
        known.intersect(all.intersect(by_definition))
    }

    /// Whether intervals are known of `value`.
    fn is_integer(&self, value: Value) -> bool {
        matches!(self.func.type_of(value), Type::Int | Type::I32)
    }

    fn range_of_type(&self, value: Value) -> Range {
        if self.func.type_of(value) == Type::I32 { Range::I32 } else { Range::ALL }
    }

    fn range_of_param(&self, param: Value, block: Block, index: usize, depth: u32) -> Range {
        if block == self.func.entry() {
            return Range::ALL;
        }
        // Values that are the parameter plus something bound it on one side only.
        let (mut low, mut high) = (true, true);
        let mut range: Option<Range> = None;
        for call in self.calls(block) {
            let arg = self.func.resolve(call.args(&self.func.operands)[index]);
            if arg == param {
                continue;
            }
            if let Some(step) = self.step_from(arg, param, depth) {
                low &= step.low >= 0;
                high &= step.high <= 0;
            } else {
                // Facts of here need not hold where the edge is: only the definition counts.
                let arg = self.range_by_definition(arg, depth / 2);
                range = Some(range.map_or(arg, |range| range.union(arg)));
            }
        }
        let start = range.unwrap_or(Range::ALL);
        Range::new(
            if low { start.low } else { Range::ALL.low },
            if high { start.high } else { Range::ALL.high },
        )
    }

    fn calls(&self, block: Block) -> Vec<BlockCall> {
        let mut preds = self.cfg.preds(block).to_vec();
        preds.sort_unstable();
        preds.dedup();
        preds.iter().flat_map(|pred| self.func.targets(*pred)).filter(|call| call.block == block).collect()
    }

    /// The interval of a value, without what conditions say.
    fn range_by_definition(&self, value: Value, depth: u32) -> Range {
        let value = self.func.resolve(value);
        let all = self.range_of_type(value);
        if depth == 0 || !self.is_integer(value) {
            return all;
        }
        all.intersect(match self.func.def(value) {
            ValueDef::Inst(inst) => {
                range::of_op(self.func.op(inst), &mut |operand| self.range_by_definition(operand, depth - 1))
            }
            ValueDef::Param(block, index) => self.range_of_param(value, block, index as usize, depth - 1),
            ValueDef::Alias(_) | ValueDef::Removed => Range::ALL,
        })
    }

    /// What is added to `param` to get `value`: not wrapping, on every way.
    fn step_from(&self, value: Value, param: Value, depth: u32) -> Option<Range> {
        let value = self.func.resolve(value);
        if value == param {
            return Some(Range::new(0, 0));
        }
        if depth == 0 {
            return None;
        }
        match self.func.def(value) {
            ValueDef::Inst(inst) => match *self.func.op(inst) {
                Op::IntAdd { lhs, rhs } | Op::IntAddChecked { lhs, rhs, .. } => {
                    let step = self.range_of_step(rhs, param, depth / 2);
                    self.step_from(lhs, param, depth - 1).map(|from| range::add(from, step))
                }
                Op::IntSub { lhs, rhs } | Op::IntSubChecked { lhs, rhs, .. } => {
                    let step = self.range_of_step(rhs, param, depth / 2);
                    self.step_from(lhs, param, depth - 1).map(|from| range::sub(from, step))
                }
                Op::BoundsCheck { index, .. } => self.step_from(index, param, depth - 1),
                Op::Refine { value, .. } => self.step_from(value, param, depth - 1),
                _ => None,
            },
            ValueDef::Param(block, index) if block != self.func.entry() => {
                let mut steps = self.calls(block).into_iter().map(|call| {
                    let arg = self.func.resolve(call.args(&self.func.operands)[index as usize]);
                    if arg == value { Some(Range::new(0, 0)) } else { self.step_from(arg, param, depth / 2) }
                });
                let first = steps.next()??;
                steps.try_fold(first, |all, step| Some(all.union(step?)))
            }
            _ => None,
        }
    }

    /// What can be added to `param` around its loop. What the loop does not change is there what it is here.
    fn range_of_step(&self, step: Value, param: Value, depth: u32) -> Range {
        let header = self.func.block_of_value(param).expect("it is a parameter");
        match self.is_before(step, header) {
            true => self.range_to_depth(step, depth),
            false => self.range_by_definition(step, depth),
        }
    }

    /// Whether a value is defined before `header`.
    fn is_before(&self, value: Value, header: Block) -> bool {
        let block = self.func.block_of_value(value);
        block.is_some_and(|block| block != header && self.dominators.dominates(block, header))
    }

    /// Whether `a < b` (or `a <= b`) is certain here.
    fn is_less(&self, a: Value, b: Value, strict: bool) -> bool {
        self.is_less_to_depth(a, b, strict, MAX_DEPTH)
    }

    fn is_less_to_depth(&self, a: Value, b: Value, strict: bool, depth: u32) -> bool {
        let (a, b) = (self.number(a), self.number(b));
        if a == b {
            return !strict;
        }
        if self.less.get(&(a, b)).is_some_and(|known| *known || !strict) {
            return true;
        }
        let (x, y) = (self.range(a), self.range(b));
        if x.high < y.low || !strict && x.high == y.low {
            return true;
        }
        if depth == 0 {
            return false;
        }
        // A smaller one is less still. By a step of at least one, not greater is enough.
        let through = |smaller: Value, step: i64| {
            step >= 0 && self.is_less_to_depth(smaller, b, strict && step == 0, depth - 1)
        };
        match self.func.defining_op(a).copied() {
            Some(Op::IntSub { lhs, rhs } | Op::IntSubChecked { lhs, rhs, .. }) => {
                through(lhs, self.range(rhs).low)
            }
            Some(Op::IntAdd { lhs, rhs } | Op::IntAddChecked { lhs, rhs, .. }) => {
                through(lhs, -self.range(rhs).high)
            }
            Some(Op::BoundsCheck { index, length, .. }) => self.number(length) == b || through(index, 0),
            Some(Op::Refine { value, .. } | Op::IntToI32Checked { value, .. }) => through(value, 0),
            Some(Op::IntToI32Wrap { value }) if self.range(value).is_i32() => through(value, 0),
            _ => self.is_param_less(a, b, strict, depth - 1),
        }
    }

    /// Whether the variable `a` of a loop starts less than `b`, which the loop does not change, and never grows.
    fn is_param_less(&self, a: Value, b: Value, strict: bool, depth: u32) -> bool {
        let ValueDef::Param(header, index) = self.func.def(a) else { return false };
        if header == self.func.entry() || !self.is_before(b, header) {
            return false;
        }
        // Facts of here hold for what is defined outside: it has not changed since.
        self.calls(header).into_iter().all(|call| {
            let arg = self.func.resolve(call.args(&self.func.operands)[index as usize]);
            let never_grows = self.step_from(arg, a, depth).is_some_and(|step| step.high <= 0);
            never_grows || self.is_before(arg, header) && self.is_less_to_depth(arg, b, strict, depth)
        })
    }

    fn visit(&mut self, inst: Inst) {
        let op = *self.func.op(inst);
        match op {
            Op::GuardTrue { cond, .. } => self.learn_condition(cond, true),
            Op::GuardFalse { cond, .. } => self.learn_condition(cond, false),
            Op::BoundsCheck { index, length, .. } => {
                if self.range(index).low >= 0 && self.is_less(index, length, true) {
                    let result = self.func.result(inst).expect("a check has a result");
                    self.func.replace(result, index);
                    self.changed = true;
                } else {
                    self.learn_range(index, Range::new(0, Range::ALL.high));
                    self.learn_less(self.func.resolve(index), self.func.resolve(length), true);
                }
            }
            Op::Select { cond, if_true, if_false, .. } => {
                if let Some(&Op::ConstBool { value }) = self.func.defining_op(cond) {
                    let result = self.func.result(inst).expect("a choice has a result");
                    self.func.replace(result, if value { if_true } else { if_false });
                    self.changed = true;
                }
            }
            Op::I32ToInt { value } => {
                if self.is_sum_of_fixnums(value, MAX_DEPTH) == Some(true) {
                    let sum = self.exact_sum(value, inst);
                    self.func.replace(self.func.result(inst).expect("a conversion has a result"), sum);
                    self.changed = true;
                }
            }
            _ => {
                if let Some(new) = self.unchecked(op).or_else(|| self.by_power_of_two(inst, op)) {
                    self.func.set_op(inst, new);
                    self.changed = true;
                }
            }
        }
    }

    /// Whether the 32-bit `value` is had from fixnums by sums that do not wrap; nothing if it wraps, or for all that is
    /// known does.
    fn is_sum_of_fixnums(&self, value: Value, depth: u32) -> Option<bool> {
        let value = self.func.resolve(value);
        match self.func.defining_op(value).copied() {
            Some(Op::IntToI32Wrap { value }) => self.range(value).is_i32().then_some(true),
            Some(Op::IntToI32Checked { .. }) => Some(true),
            Some(Op::ConstI32 { .. }) => Some(false),
            Some(Op::I32Add { lhs, rhs }) if depth > 0 => {
                let of_operands =
                    self.is_sum_of_fixnums(lhs, depth - 1)? | self.is_sum_of_fixnums(rhs, depth - 1)?;
                range::add(self.range(lhs), self.range(rhs)).is_i32().then_some(of_operands)
            }
            Some(Op::I32Sub { lhs, rhs }) if depth > 0 => {
                let of_operands =
                    self.is_sum_of_fixnums(lhs, depth - 1)? | self.is_sum_of_fixnums(rhs, depth - 1)?;
                range::sub(self.range(lhs), self.range(rhs)).is_i32().then_some(of_operands)
            }
            _ => None,
        }
    }

    /// The fixnum that is the 32-bit `value`, a sum of fixnums, computed before `inst`.
    fn exact_sum(&mut self, value: Value, inst: Inst) -> Value {
        let value = self.func.resolve(value);
        let op = match self.func.defining_op(value).copied() {
            Some(Op::IntToI32Wrap { value } | Op::IntToI32Checked { value, .. }) => return value,
            Some(Op::ConstI32 { value }) => Op::ConstInt { value: value.into() },
            Some(Op::I32Add { lhs, rhs }) => {
                Op::IntAdd { lhs: self.exact_sum(lhs, inst), rhs: self.exact_sum(rhs, inst) }
            }
            Some(Op::I32Sub { lhs, rhs }) => {
                Op::IntSub { lhs: self.exact_sum(lhs, inst), rhs: self.exact_sum(rhs, inst) }
            }
            _ => unreachable!("{value} is a sum of fixnums"),
        };
        self.value_before(inst, op)
    }

    /// The result of `op`, computed before `inst`.
    fn value_before(&mut self, inst: Inst, op: Op) -> Value {
        let block = self.func.block_of(inst).expect("it is in a block");
        let at = self.func.insts(block).iter().position(|other| *other == inst).expect("it is there");
        let new = self.func.make_inst(op);
        self.func.insert_inst(block, at, new);
        self.func.result(new).expect("it has a result")
    }

    /// A shift or a mask in place of a division to zero of what is not negative by a power of two.
    fn by_power_of_two(&mut self, inst: Inst, op: Op) -> Option<Op> {
        let (Op::IntDivTrunc { lhs, rhs } | Op::IntRem { lhs, rhs }) = op else { return None };
        let Some(&Op::ConstInt { value: divisor }) = self.func.defining_op(rhs) else { return None };
        if divisor <= 0 || divisor & (divisor - 1) != 0 || self.range(lhs).low < 0 {
            return None;
        }
        let is_quotient = matches!(op, Op::IntDivTrunc { .. });
        let value = if is_quotient { i64::from(divisor.trailing_zeros()) } else { divisor - 1 };
        let rhs = self.value_before(inst, Op::ConstInt { value });
        Some(if is_quotient { Op::IntShr { lhs, rhs } } else { Op::IntAnd { lhs, rhs } })
    }

    /// A better operation for the ranges of the operands.
    fn unchecked(&self, op: Op) -> Option<Op> {
        let range = |value| self.range(value);
        Some(match op {
            Op::IntAddChecked { lhs, rhs, .. } if range::add_fits(range(lhs), range(rhs)) => {
                Op::IntAdd { lhs, rhs }
            }
            Op::IntSubChecked { lhs, rhs, .. } if range::sub_fits(range(lhs), range(rhs)) => {
                Op::IntSub { lhs, rhs }
            }
            Op::IntMulChecked { lhs, rhs, .. } if range::mul_fits(range(lhs), range(rhs)) => {
                Op::IntMul { lhs, rhs }
            }
            Op::IntNegChecked { value, .. } if range(value).low > Range::ALL.low => Op::IntNeg { value },
            Op::IntDivFloorChecked { lhs, rhs, .. } if range::division_fits(range(lhs), range(rhs)) => {
                Op::IntDivFloor { lhs, rhs }
            }
            Op::IntDivTruncChecked { lhs, rhs, .. } if range::division_fits(range(lhs), range(rhs)) => {
                Op::IntDivTrunc { lhs, rhs }
            }
            Op::IntModFloorChecked { lhs, rhs, .. } if !range(rhs).contains(0) => {
                Op::IntModFloor { lhs, rhs }
            }
            Op::IntRemChecked { lhs, rhs, .. } if !range(rhs).contains(0) => Op::IntRem { lhs, rhs },
            // Of numbers that are not negative, rounding down is rounding to zero.
            Op::IntDivFloor { lhs, rhs } if range(lhs).low >= 0 && range(rhs).low > 0 => {
                Op::IntDivTrunc { lhs, rhs }
            }
            Op::IntModFloor { lhs, rhs } if range(lhs).low >= 0 && range(rhs).low > 0 => {
                Op::IntRem { lhs, rhs }
            }
            Op::FloatDivChecked { lhs, rhs, .. } => match self.func.defining_op(rhs) {
                Some(&Op::IntToF64 { value }) if !range(value).contains(0) => Op::FloatDiv { lhs, rhs },
                _ => return None,
            },
            Op::IntShrChecked { lhs, rhs, .. } if range(rhs).low >= 0 => Op::IntShr { lhs, rhs },
            Op::IntShlChecked { lhs, rhs, .. } if range::shift_fits(range(lhs), range(rhs)) => {
                Op::IntShl { lhs, rhs }
            }
            Op::IntToI32Checked { value, .. } if range(value).is_i32() => Op::IntToI32Wrap { value },
            Op::IntCompare { cond, lhs, rhs } | Op::I32Compare { cond, lhs, rhs } => {
                Op::ConstBool { value: self.decide(cond, lhs, rhs)? }
            }
            _ => return None,
        })
    }

    fn decide(&self, cond: Cond, lhs: Value, rhs: Value) -> Option<bool> {
        let (a, b) = match cond {
            Cond::Lt | Cond::Ge => (lhs, rhs),
            Cond::Gt | Cond::Le => (rhs, lhs),
            Cond::Eq | Cond::Ne => {
                let differ = self.is_less(lhs, rhs, true) || self.is_less(rhs, lhs, true);
                return differ.then_some(cond == Cond::Ne);
            }
            Cond::Below | Cond::BelowEq => return None,
        };
        let strict = matches!(cond, Cond::Lt | Cond::Gt);
        if self.is_less(a, b, true) {
            Some(strict)
        } else if self.is_less(b, a, false) {
            Some(!strict)
        } else {
            None
        }
    }
}
