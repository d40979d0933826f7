//! Comparisons of two tuples that are written out: element by element, without making the tuples.
//!
//! `(a, b) < (c, d)` asks of each pair whether it is the same object or equal; the first pair that is neither decides,
//! by the operator itself. So do dataclasses, and the `__lt__` of what goes into a heap.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::TextRange;

use super::registers::Reg;
use super::{Lowered, Lowerer};

/// Longer tuples are made.
const LONGEST: usize = 8;

/// Where the outcome of a comparison goes.
#[derive(Clone, Copy)]
pub(super) enum Outcome {
    /// Into this register.
    Value(Reg),
    /// To this label when its truth is the given one.
    Jump(Label, bool),
}

/// The elements of both sides of a comparison of short tuples of the same length, other than none.
fn displays(compare: &ExprCompare) -> Option<(CmpOp, &[Expr], &[Expr])> {
    let ([op], [right]) = (&*compare.ops, &*compare.comparators) else { return None };
    let (Expr::Tuple(left), Expr::Tuple(right)) = (&*compare.left, right) else { return None };
    let is_order = matches!(op, CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE);
    let fits = is_order && left.len() == right.len() && (1..=LONGEST).contains(&left.len());
    let is_starred = left.iter().chain(right).any(Expr::is_starred_expr);
    (fits && !is_starred).then_some((*op, &left.elts, &right.elts))
}

impl<'a> Lowerer<'_, 'a> {
    /// Evaluates a comparison of tuples that are written out into `dst`; false when it is another comparison.
    pub(super) fn compare_displays(&mut self, compare: &'a ExprCompare, dst: Reg) -> Lowered<bool> {
        if displays(compare).is_none() {
            return Ok(false);
        }
        self.stepwise(dst, |this, dst| this.decide(compare, Outcome::Value(dst)))?;
        Ok(true)
    }

    /// Jumps to `target` when the truth of a comparison of tuples that are written out is `sense`; false when it is another
    /// comparison.
    pub(super) fn jump_displays(
        &mut self,
        compare: &'a ExprCompare,
        target: Label,
        sense: bool,
    ) -> Lowered<bool> {
        if displays(compare).is_none() {
            return Ok(false);
        }
        self.decide(compare, Outcome::Jump(target, sense))?;
        Ok(true)
    }

    fn decide(&mut self, compare: &'a ExprCompare, outcome: Outcome) -> Lowered<()> {
        let Some((op, left, right)) = displays(compare) else { return Ok(()) };
        let mark = self.frame.mark();
        let elements: Vec<&'a Expr> = left.iter().chain(right).collect();
        let mut registers = Vec::with_capacity(elements.len());
        for (index, &element) in elements.iter().enumerate() {
            registers.push(self.operand_before(element, None, &elements[index + 1..])?);
        }
        let done = self.frame.label();
        let (left, right) = registers.split_at(left.len());
        for (&left, &right) in left.iter().zip(right) {
            let next = self.frame.label();
            self.emit_jump(CmpOp::Is, left, right, next, true, compare.range);
            self.emit_jump(CmpOp::Eq, left, right, next, true, compare.range);
            match op {
                CmpOp::Eq | CmpOp::NotEq => self.conclude(op == CmpOp::NotEq, outcome),
                _ => self.conclude_by(op, left, right, outcome, compare.range),
            }
            self.frame.jump(done);
            self.frame.bind(next);
        }
        self.conclude(matches!(op, CmpOp::Eq | CmpOp::LtE | CmpOp::GtE), outcome);
        self.frame.bind(done);
        self.frame.release(mark);
        Ok(())
    }

    pub(super) fn conclude(&mut self, result: bool, outcome: Outcome) {
        match outcome {
            Outcome::Value(dst) => self.frame.load(dst, Constant::Bool(result)),
            Outcome::Jump(target, sense) if result == sense => self.frame.jump(target),
            Outcome::Jump(..) => {}
        }
    }

    fn conclude_by(&mut self, op: CmpOp, left: Reg, right: Reg, outcome: Outcome, range: TextRange) {
        match outcome {
            Outcome::Value(dst) => {
                self.at(range);
                self.emit_comparison(op, dst, left, right);
            }
            Outcome::Jump(target, sense) => self.emit_jump(op, left, right, target, sense, range),
        }
    }
}
