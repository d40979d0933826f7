//! Indices that go up or down in even steps, as `i * n + k` does in a loop over `i` or `k`: in bounds if they are at both ends.
//!
//! Such an index is had from the variable of a loop, which goes up by one to a limit, by sums with what the loop does not change, and by
//! products with what is not negative. So it lies between what it is in the first iteration and in the last; guards in the
//! preheader compute both. That nothing of this overflows, there or in the loop, follows from guards that what it is computed
//! from is small ([`super::small_variables`]), which take the checks of arithmetic from the loop as well.
//!
//! An index of 32-bit arithmetic is computed in fixnums. Both agree modulo 2³², so they are the same where the fixnum is an index.
//!
//! The guards fail where a check of the loop would, or where an index counts from the end; the loop gets none of them when it is compiled
//! again.

use super::loop_bounds::{Entered, Less};
use super::small_variables::SMALL;
use super::{Range, Walk};
use abi::exit_reason::ExitReason;
use rustc_hash::FxHashMap;
use ssa::{Block, Inst, Op, Type, Value, ValueDef};

/// How far an index is followed to the variable: so it is a sum of at most sixteen values, or products.
const MAX_DEPTH: u32 = 4;

/// What is summed up is no further from zero, and nor are products of small numbers. So the sum is a fixnum.
const SUMMED: i64 = SMALL * SMALL;

/// How a value changes with the variable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slope {
    Flat,
    Rises,
    Falls,
}

impl Slope {
    fn and(self, other: Slope) -> Option<Slope> {
        match (self, other) {
            (Slope::Flat, slope) | (slope, Slope::Flat) => Some(slope),
            _ => (self == other).then_some(self),
        }
    }

    fn negated(self) -> Slope {
        match self {
            Slope::Flat => Slope::Flat,
            Slope::Rises => Slope::Falls,
            Slope::Falls => Slope::Rises,
        }
    }
}

/// What an index is computed from.
#[derive(Default)]
struct Origins {
    variable: Option<Value>,
    /// Where each value has to be, the variable included.
    within: Vec<(Value, Range)>,
}

/// The operands of a sum, difference or product of either kind.
enum Arithmetic {
    Add(Value, Value),
    Sub(Value, Value),
    Mul(Value, Value),
}

impl Arithmetic {
    fn of(op: Op) -> Option<Arithmetic> {
        match op {
            Op::IntAdd { lhs, rhs } | Op::IntAddChecked { lhs, rhs, .. } | Op::I32Add { lhs, rhs } => {
                Some(Arithmetic::Add(lhs, rhs))
            }
            Op::IntSub { lhs, rhs } | Op::IntSubChecked { lhs, rhs, .. } | Op::I32Sub { lhs, rhs } => {
                Some(Arithmetic::Sub(lhs, rhs))
            }
            Op::IntMul { lhs, rhs } | Op::IntMulChecked { lhs, rhs, .. } | Op::I32Mul { lhs, rhs } => {
                Some(Arithmetic::Mul(lhs, rhs))
            }
            _ => None,
        }
    }
}

impl Walk<'_> {
    /// Finds that indices which are checked in these blocks of the loop, in each iteration, are in bounds.
    pub(super) fn bound_linear_indices(&mut self, entered: &Entered, blocks: &[Block]) {
        if !entered.runs_to_its_end || self.func.has_large_variables {
            return;
        }
        for inst in blocks.iter().flat_map(|block| self.func.insts(*block).to_vec()).collect::<Vec<Inst>>() {
            let Op::BoundsCheck { index, length, .. } = *self.func.op(inst) else { continue };
            let (index, length) = (self.index_from_front(index), self.func.resolve(length));
            let is_known = self.range(index).low >= 0 && self.is_less(index, length, true);
            if !is_known && self.is_outside(entered.id, length) {
                self.bound_linear_index(entered, index, length);
            }
        }
    }

    fn bound_linear_index(&mut self, entered: &Entered, index: Value, length: Value) -> Option<()> {
        let (computed, is_narrow) = match self.func.defining_op(index) {
            Some(&Op::I32ToInt { value }) => (value, true),
            _ => (index, false),
        };
        if is_narrow && !self.range(length).is_i32() {
            return None;
        }
        let mut origins = Origins::default();
        let slope = self.slope(entered, computed, (MAX_DEPTH, SUMMED), &mut origins)?;
        let variable = origins.variable.filter(|_| slope != Slope::Flat)?;
        let ends = self.ends(entered, variable)?;
        let mut leaves = self.keep_origins_small(entered, variable, &origins)?;
        let [first, last] = ends.map(|end| {
            leaves.insert(variable, end);
            self.evaluate(entered, computed, &leaves, None)
        });
        let (least, greatest) = if slope == Slope::Rises { (first, last) } else { (last, first) };
        // A guard that would fail for certain is none.
        if self.range(least).high < 0 {
            return None;
        }
        let zero = self.before(entered, Op::ConstInt { value: 0 });
        let from_front = Less { lesser: zero, greater: least, strict: false };
        let to_end = Less { lesser: greatest, greater: length, strict: true };
        for guard in [from_front, to_end] {
            self.insert_guard(entered, guard, ExitReason::LoopBound);
        }
        let mut found = index;
        if let (true, ValueDef::Inst(inst)) = (is_narrow, self.func.def(index)) {
            leaves.insert(variable, variable);
            found = self.evaluate(entered, computed, &leaves, Some(inst));
            self.func.replace(index, found);
        }
        self.learn_range(found, Range::new(0, Range::ALL.high));
        self.learn_less(found, length, true);
        self.changed = true;
        Some(())
    }

    /// How a value of the loop changes with the loop's variable; notes what it is computed from. It may be followed so far, and what is
    /// summed up to it has to be so small.
    fn slope(
        &self,
        entered: &Entered,
        value: Value,
        (depth, most): (u32, i64),
        origins: &mut Origins,
    ) -> Option<Slope> {
        let value = self.func.resolve(value);
        let within = Range::new(-most, most);
        if self.is_outside(entered.id, value) {
            origins.within.push((value, within));
            return Some(Slope::Flat);
        }
        let inst = match self.func.def(value) {
            ValueDef::Param(block, _) if block == entered.header && self.func.type_of(value) == Type::Int => {
                let is_only = origins.variable.is_none_or(|known| known == value);
                origins.variable = Some(value);
                origins.within.push((value, within));
                return is_only.then_some(Slope::Rises);
            }
            ValueDef::Inst(inst) if depth > 0 => inst,
            _ => return None,
        };
        let mut slope = |value, most| self.slope(entered, value, (depth - 1, most), origins);
        match *self.func.op(inst) {
            Op::ConstInt { value } => within.contains(value).then_some(Slope::Flat),
            Op::ConstI32 { value } => within.contains(value.into()).then_some(Slope::Flat),
            Op::IntToI32Wrap { value } | Op::BoundsCheck { index: value, .. } | Op::Refine { value, .. } => {
                slope(value, most)
            }
            op => match Arithmetic::of(op)? {
                Arithmetic::Add(lhs, rhs) => slope(lhs, most)?.and(slope(rhs, most)?),
                Arithmetic::Sub(lhs, rhs) => slope(lhs, most)?.and(slope(rhs, most)?.negated()),
                Arithmetic::Mul(lhs, rhs) if most == SUMMED => {
                    let is_factor = self.is_outside(entered.id, rhs);
                    let (factor, other) = if is_factor { (rhs, lhs) } else { (lhs, rhs) };
                    let slope = slope(other, SMALL)?;
                    origins.within.push((self.func.resolve(factor), Range::new(0, SMALL)));
                    self.is_outside(entered.id, factor).then_some(slope)
                }
                Arithmetic::Mul(..) => None,
            },
        }
    }

    /// What the variable is in the first iteration and in the last, if it goes up by one to a limit.
    fn ends(&mut self, entered: &Entered, variable: Value) -> Option<[Value; 2]> {
        let ValueDef::Param(_, position) = self.func.def(variable) else { return None };
        let counted = self.variable(entered.preheader, entered.header, position as usize)?;
        let (_, limits) = counted.limits().filter(|(grows, _)| *grows)?;
        let by_one = counted.steps.iter().all(|step| *step == Range::new(1, 1));
        let [limit, ref others @ ..] = limits[..] else { return None };
        let strict = counted.conditions[0]?.strict;
        let is_one = others.iter().all(|other| *other == limit)
            && counted.conditions.iter().flatten().all(|condition| condition.strict == strict);
        if !by_one || !is_one || !self.is_outside(entered.id, limit) {
            return None;
        }
        let starts = Less { lesser: counted.start, greater: limit, strict };
        self.insert_guard(entered, starts, ExitReason::LoopBound);
        if !strict {
            return Some([counted.start, limit]);
        }
        let one = self.before(entered, Op::ConstInt { value: 1 });
        Some([counted.start, self.before(entered, Op::IntSub { lhs: limit, rhs: one })])
    }

    /// Sees to it that what an index is computed from is where it has to be; for each of it the fixnum.
    fn keep_origins_small(
        &mut self,
        entered: &Entered,
        variable: Value,
        origins: &Origins,
    ) -> Option<FxHashMap<Value, Value>> {
        // A guard that would fail for certain is none.
        let cannot_be = |walk: &Self, (value, within): &(Value, Range)| {
            let range = walk.range(*value);
            range.high < within.low || within.high < range.low
        };
        if origins.within.iter().any(|origin| cannot_be(self, origin)) {
            return None;
        }
        let mut fixnums = FxHashMap::default();
        for &(value, within) in &origins.within {
            let fixnum = match self.func.type_of(value) {
                Type::I32 => self.before(entered, Op::I32ToInt { value }),
                _ => value,
            };
            if value == variable {
                self.keep_within(entered, value, within);
            } else {
                self.guard_within(entered, fixnum, within);
            }
            if !self.range(value).is_within(within.low, within.high) {
                return None;
            }
            fixnums.insert(value, fixnum);
        }
        Some(fixnums)
    }

    /// The fixnum that the value is with these in place of what it is computed from, computed before `inst` or before the loop.
    fn evaluate(
        &mut self,
        entered: &Entered,
        value: Value,
        leaves: &FxHashMap<Value, Value>,
        inst: Option<Inst>,
    ) -> Value {
        let value = self.func.resolve(value);
        if let Some(&leaf) = leaves.get(&value) {
            return leaf;
        }
        let operand = |walk: &mut Self, value| walk.evaluate(entered, value, leaves, inst);
        let op = match *self.func.defining_op(value).expect("parameters are leaves") {
            Op::ConstI32 { value } => Op::ConstInt { value: value.into() },
            op @ Op::ConstInt { .. } => op,
            Op::IntToI32Wrap { value } | Op::BoundsCheck { index: value, .. } | Op::Refine { value, .. } => {
                return operand(self, value);
            }
            op => match Arithmetic::of(op).expect("it is linear") {
                Arithmetic::Add(lhs, rhs) => Op::IntAdd { lhs: operand(self, lhs), rhs: operand(self, rhs) },
                Arithmetic::Sub(lhs, rhs) => Op::IntSub { lhs: operand(self, lhs), rhs: operand(self, rhs) },
                Arithmetic::Mul(lhs, rhs) => Op::IntMul { lhs: operand(self, lhs), rhs: operand(self, rhs) },
            },
        };
        match inst {
            Some(inst) => self.value_before(inst, op),
            None => self.before(entered, op),
        }
    }
}
