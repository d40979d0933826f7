//! Variables of loops are small: what is computed from them cannot overflow, and indices count from the front.
//!
//! Nothing is known of the ends of `for i in range(n)`, so each sum and product of such variables keeps its check. But a
//! loop that counts beyond [`SMALL`] takes a good part of a second, and there the check before it is noise; so a guard
//! in the preheader finds out that the start and the limit of the variable are small. A loop that was entered in the
//! middle does not know where it started either, so each index may be one from the end.
//!
//! Who has met one large variable will meet others: a function in which a guard has failed gets none of these any more
//! ([`ssa::Function::has_large_variables`]).

use super::loop_bounds::{Entered, Less};
use super::{Range, Walk, range};
use abi::exit_reason::ExitReason;
use ssa::{Cond, Op, Value, ValueDef};

/// Products of two sums of two such numbers are fixnums.
pub(super) const SMALL: i64 = 1 << 28;

/// How far the operands of a check are followed to a variable.
const MAX_OPERANDS: u32 = 4;

/// What keeps checks of arithmetic from failing.
const OF_OPERANDS: Range = Range { low: -SMALL, high: SMALL };

/// What counts from the front of a list.
const OF_INDICES: Range = Range { low: 0, high: Range::ALL.high };

impl Walk<'_> {
    /// Keeps the variables of the loop where code in it needs them to be.
    pub(super) fn keep_variables_small(&mut self, entered: &Entered) {
        if self.func.has_large_variables {
            return;
        }
        let mut wanted: Vec<(Value, Range)> = Vec::new();
        for &block in &self.loops.data(entered.id).blocks {
            for &inst in self.func.insts(block) {
                let op = *self.func.op(inst);
                let mut variables = Vec::new();
                if let Some(index) = self.index_of_either_sign(op) {
                    if self.depends_on_variables(entered, index, 0, &mut variables) {
                        wanted.extend(variables.into_iter().map(|variable| (variable, OF_INDICES)));
                    }
                } else if let Some((lhs, rhs)) = self.checked_operands(op)
                    && self.unchecked(op).is_none()
                    && self.depends_on_variables(entered, lhs, MAX_OPERANDS, &mut variables)
                    && self.depends_on_variables(entered, rhs, MAX_OPERANDS, &mut variables)
                {
                    wanted.extend(variables.into_iter().map(|variable| (variable, OF_OPERANDS)));
                } else if let Some((counted, fits)) = self.counted(op)
                    && self.unchecked(op).is_none()
                    && self.depends_on_variables(entered, counted, 0, &mut variables)
                {
                    wanted.extend(variables.into_iter().map(|variable| (variable, fits)));
                }
            }
        }
        for param in self.func.params(entered.header).to_vec() {
            let ranges = wanted.iter().filter(|(value, _)| *value == param).map(|(_, range)| *range);
            if let Some(range) = ranges.reduce(Range::intersect) {
                self.keep_within(entered, param, range);
            }
        }
    }

    /// The index that counts from the end if it is negative, where `op` is a choice between both and it may be.
    fn index_of_either_sign(&self, op: Op) -> Option<Value> {
        self.chosen_index(op).filter(|index| self.range(*index).low < 0)
    }

    /// The index that counts from the end if it is negative, where `op` is a choice between both.
    fn chosen_index(&self, op: Op) -> Option<Value> {
        let Op::Select { cond, if_true, if_false, .. } = op else { return None };
        let Some(&Op::IntCompare { cond: Cond::Lt, lhs: index, rhs }) = self.func.defining_op(cond) else {
            return None;
        };
        let Some(&Op::IntAdd { lhs: raised, .. }) = self.func.defining_op(if_true) else { return None };
        let is_zero = matches!(self.func.defining_op(rhs), Some(Op::ConstInt { value: 0 }));
        let index = self.func.resolve(index);
        let is_index = |value: Value| self.func.resolve(value) == index;
        (is_zero && is_index(raised) && is_index(if_false)).then_some(index)
    }

    /// The index that `value` is if that does not count from the end.
    pub(super) fn index_from_front(&self, value: Value) -> Value {
        let value = self.func.resolve(value);
        self.func.defining_op(value).and_then(|op| self.chosen_index(*op)).unwrap_or(value)
    }

    /// Whether `value` is computed, as far as loops change it, from variables of loops that end at limits alone; those of
    /// this loop are added to `found`.
    fn depends_on_variables(
        &self,
        entered: &Entered,
        value: Value,
        depth: u32,
        found: &mut Vec<Value>,
    ) -> bool {
        let value = self.func.resolve(value);
        if self.is_outside(entered.id, value) || self.range(value).is_within(-SMALL, SMALL) {
            return true;
        }
        match self.func.def(value) {
            ValueDef::Param(header, position) => {
                if header == entered.header {
                    found.push(value);
                }
                let id = self.loops.innermost(header).filter(|id| self.loops.data(*id).header == header);
                let preheader = id.and_then(|id| self.loops.preheader(self.cfg, id));
                let variable =
                    preheader.and_then(|preheader| self.variable(preheader, header, position as usize));
                variable.is_some_and(|variable| variable.limits().is_some())
            }
            ValueDef::Inst(inst) if depth > 0 => {
                let op = self.func.op(inst);
                let mut depends = range::of_op(op, &mut |_| OF_OPERANDS) != Range::ALL;
                op.for_each_value(&self.func.operands, |operand| {
                    depends = depends && self.depends_on_variables(entered, operand, depth - 1, found);
                });
                depends
            }
            _ => false,
        }
    }

    /// Guards that the variable starts in the range and goes around only while it is there, if that is not known.
    pub(super) fn keep_within(&mut self, entered: &Entered, param: Value, wanted: Range) {
        let ValueDef::Param(_, position) = self.func.def(param) else { return };
        let Range { low, high } = wanted;
        if self.range(param).is_within(low, high) {
            return;
        }
        let Some(variable) = self.variable(entered.preheader, entered.header, position as usize) else {
            return;
        };
        let Some((grows, limits)) = variable.limits() else { return };
        if !limits.iter().all(|limit| self.is_outside(entered.id, *limit)) {
            return;
        }
        let start = variable.start;
        // It is between its start and the limits, or is its start.
        let starts_within = limits.iter().any(|limit| match grows {
            true => self.is_less(start, *limit, false),
            false => self.is_less(*limit, start, false),
        });
        let (mut not_below, mut not_above) =
            if grows { (vec![start], limits) } else { (limits, vec![start]) };
        if !starts_within {
            if grows { not_above.push(start) } else { not_below.push(start) }
        }
        // A guard that would fail for certain is none.
        if not_below.iter().any(|value| self.range(*value).high < low)
            || not_above.iter().any(|value| self.range(*value).low > high)
        {
            return;
        }
        for value in not_below {
            self.guard_within(entered, value, Range { low, high: Range::ALL.high });
        }
        for value in not_above {
            self.guard_within(entered, value, Range { low: Range::ALL.low, high });
        }
        self.learn_range(param, wanted);
    }

    /// Guards that what the loop does not change is in the range, as far as that is not known.
    pub(super) fn guard_within(&mut self, entered: &Entered, value: Value, Range { low, high }: Range) {
        if self.range(value).low < low {
            let lesser = self.before(entered, Op::ConstInt { value: low });
            self.guard_at_most(entered, lesser, value);
        }
        if self.range(value).high > high {
            let greater = self.before(entered, Op::ConstInt { value: high });
            self.guard_at_most(entered, value, greater);
        }
    }

    fn guard_at_most(&mut self, entered: &Entered, lesser: Value, greater: Value) {
        let ordered = Less { lesser, greater, strict: false };
        self.insert_guard(entered, ordered, ExitReason::LargeVariable);
    }

    /// What a check adds a constant to, and where the sum fits: almost everywhere, but a variable that goes up to its limit
    /// might be the largest.
    fn counted(&self, op: Op) -> Option<(Value, Range)> {
        let constant = |value: Value| match self.func.defining_op(value) {
            Some(&Op::ConstInt { value }) => Some(value),
            _ => None,
        };
        let (counted, step) = match op {
            Op::IntAddChecked { lhs, rhs, .. } => match constant(rhs) {
                Some(step) => (lhs, step),
                None => (rhs, constant(lhs)?),
            },
            Op::IntSubChecked { lhs, rhs, .. } => (lhs, -constant(rhs)?),
            _ => return None,
        };
        let Range { low, high } = Range::ALL;
        let fits = if step > 0 { Range { low, high: high - step } } else { Range { low: low - step, high } };
        Some((counted, fits))
    }

    /// The operands of a check that small operands cannot fail.
    fn checked_operands(&self, op: Op) -> Option<(Value, Value)> {
        let is_constant = |value: Value| matches!(self.func.defining_op(value), Some(Op::ConstInt { .. }));
        match op {
            Op::IntAddChecked { lhs, rhs, .. } | Op::IntSubChecked { lhs, rhs, .. } => {
                (!is_constant(lhs) && !is_constant(rhs)).then_some((lhs, rhs))
            }
            Op::IntMulChecked { lhs, rhs, .. } => Some((lhs, rhs)),
            _ => None,
        }
    }
}
