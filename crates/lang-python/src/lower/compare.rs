//! Comparisons, and conditions: jumps fused with the comparison that decides them.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::registers::Reg;
use super::{Lowered, Lowerer, constant};

impl<'a> Lowerer<'_, 'a> {
    /// Evaluates a comparison, chained or not, into `dst`.
    pub(super) fn comparison(&mut self, compare: &'a ExprCompare, dst: Reg) -> Lowered<()> {
        if let [op] = &*compare.ops {
            if self.compare_displays(compare, dst)? || self.membership(compare, dst)? {
                return Ok(());
            }
            return self.single_comparison(compare, *op, dst);
        }
        self.stepwise(dst, |this, dst| {
            let done = this.frame.label();
            let later: Vec<&Expr> = compare.comparators.iter().collect();
            let mut lhs = this.operand_before(&compare.left, None, &later)?;
            let last = compare.ops.len() - 1;
            for (index, (op, right)) in compare.ops.iter().zip(&compare.comparators).enumerate() {
                let rhs = this.operand_before(right, None, &later[index + 1..])?;
                this.at(compare.range);
                this.emit_comparison(*op, dst, lhs, rhs);
                if index < last {
                    this.frame.asm.jump_if_false(Use(dst), done, TruthSite(0));
                    this.frame.flow.branch(done);
                }
                lhs = rhs;
            }
            this.frame.bind(done);
            Ok(())
        })
    }

    /// Evaluates a comparison of two operands, with `op` in place of its own operator.
    pub(super) fn single_comparison(&mut self, compare: &'a ExprCompare, op: CmpOp, dst: Reg) -> Lowered<()> {
        let hint = self.frame.is_scratch(dst).then_some(dst);
        let right = &compare.comparators[0];
        let lhs = self.operand_before(&compare.left, hint, &[right])?;
        let rhs = self.operand_in(right, hint.filter(|&hint| hint != lhs))?;
        self.at(compare.range);
        self.emit_comparison(op, dst, lhs, rhs);
        Ok(())
    }

    pub(super) fn emit_comparison(&mut self, op: CmpOp, dst: Reg, lhs: Reg, rhs: Reg) {
        let asm = &mut self.frame.asm;
        let (dst, lhs, rhs, site) = (Def(dst), Use(lhs), Use(rhs), OperandsSite(0));
        match op {
            CmpOp::Eq => asm.eq(dst, lhs, rhs, site),
            CmpOp::NotEq => asm.ne(dst, lhs, rhs, site),
            CmpOp::Lt => asm.lt(dst, lhs, rhs, site),
            CmpOp::LtE => asm.le(dst, lhs, rhs, site),
            CmpOp::Gt => asm.gt(dst, lhs, rhs, site),
            CmpOp::GtE => asm.ge(dst, lhs, rhs, site),
            CmpOp::Is => asm.is(dst, lhs, rhs),
            CmpOp::IsNot => asm.is_not(dst, lhs, rhs),
            CmpOp::In => asm.contains(dst, lhs, rhs, ElementSite(0)),
            CmpOp::NotIn => {
                if self.frame.is_scratch(dst.0) {
                    self.frame.asm.contains(dst, lhs, rhs, ElementSite(0));
                    self.frame.asm.not(dst, Use(dst.0), TruthSite(0));
                } else {
                    let temp = self.frame.temp();
                    self.frame.asm.contains(Def(temp), lhs, rhs, ElementSite(0));
                    self.frame.asm.not(dst, Use(temp), TruthSite(0));
                }
            }
        }
    }

    /// Jumps to `target` when the truth of `expr` is `sense`, else goes on.
    pub(super) fn jump_cond(&mut self, expr: &'a Expr, target: Label, sense: bool) -> Lowered<()> {
        if let Some(truth) = constant::fold(expr).as_ref().and_then(constant::truth) {
            if truth == sense {
                self.frame.jump(target);
            }
            return Ok(());
        }
        let mark = self.frame.mark();
        match expr {
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => {
                self.jump_cond(&unary.operand, target, !sense)?;
            }
            Expr::BoolOp(boolean) => self.jump_boolean(boolean, target, sense)?,
            Expr::Compare(compare) => self.jump_comparison(compare, target, sense)?,
            _ => {
                let value = self.operand(expr)?;
                self.at(expr.range());
                self.jump_truth(value, target, sense);
            }
        }
        self.frame.release(mark);
        Ok(())
    }

    /// Jumps to `target` when the truth of a value is `sense`.
    pub(super) fn jump_truth(&mut self, value: Reg, target: Label, sense: bool) {
        if sense {
            self.frame.asm.jump_if_true(Use(value), target, TruthSite(0));
        } else {
            self.frame.asm.jump_if_false(Use(value), target, TruthSite(0));
        }
        self.frame.flow.branch(target);
    }

    fn jump_boolean(&mut self, boolean: &'a ExprBoolOp, target: Label, sense: bool) -> Lowered<()> {
        let (last, first) = boolean.values.split_last().expect("two or more operands");
        // The truth of one operand that decides the whole.
        let deciding = boolean.op == BoolOp::Or;
        if sense == deciding {
            for value in first {
                self.jump_cond(value, target, sense)?;
                if !self.frame.flow.is_reachable() {
                    return Ok(());
                }
            }
            return self.jump_cond(last, target, sense);
        }
        let done = self.frame.label();
        for value in first {
            self.jump_cond(value, done, deciding)?;
            if !self.frame.flow.is_reachable() {
                break;
            }
        }
        if self.frame.flow.is_reachable() {
            self.jump_cond(last, target, sense)?;
        }
        self.frame.bind(done);
        Ok(())
    }

    fn jump_comparison(&mut self, compare: &'a ExprCompare, target: Label, sense: bool) -> Lowered<()> {
        let later: Vec<&Expr> = compare.comparators.iter().collect();
        let last = compare.ops.len() - 1;
        if last == 0
            && (self.jump_none(compare, target, sense)?
                || self.jump_displays(compare, target, sense)?
                || self.jump_membership(compare, target, sense)?)
        {
            return Ok(());
        }
        let mut lhs = self.operand_before(&compare.left, None, &later)?;
        let done = self.frame.label();
        for (index, (op, right)) in compare.ops.iter().zip(&compare.comparators).enumerate() {
            let rhs = self.operand_before(right, None, &later[index + 1..])?;
            if index == last {
                self.emit_jump(*op, lhs, rhs, target, sense, compare.range);
            } else {
                let failed = if sense { done } else { target };
                self.emit_jump(*op, lhs, rhs, failed, false, compare.range);
            }
            lhs = rhs;
        }
        self.frame.bind(done);
        Ok(())
    }

    /// `x is None` and `x is not None`.
    fn jump_none(&mut self, compare: &'a ExprCompare, target: Label, sense: bool) -> Lowered<bool> {
        let right = &compare.comparators[0];
        if !matches!(constant::fold(right), Some(Constant::None)) {
            return Ok(false);
        }
        let wanted = match compare.ops[0] {
            CmpOp::Is => sense,
            CmpOp::IsNot => !sense,
            _ => return Ok(false),
        };
        let value = self.operand(&compare.left)?;
        self.at(compare.range);
        if wanted {
            self.frame.asm.jump_if_none(Use(value), target);
        } else {
            self.frame.asm.jump_if_not_none(Use(value), target);
        }
        self.frame.flow.branch(target);
        Ok(true)
    }

    /// Emits a jump to `target` when the truth of `lhs op rhs` is `sense`.
    pub(super) fn emit_jump(
        &mut self,
        op: CmpOp,
        lhs: Reg,
        rhs: Reg,
        target: Label,
        sense: bool,
        range: TextRange,
    ) {
        self.at(range);
        let asm = &mut self.frame.asm;
        let (left, right, site) = (Use(lhs), Use(rhs), OperandsSite(0));
        match (op, sense) {
            (CmpOp::Eq, true) => asm.jump_if_eq(left, right, target, site),
            (CmpOp::Eq, false) => asm.jump_unless_eq(left, right, target, site),
            (CmpOp::NotEq, true) => asm.jump_if_ne(left, right, target, site),
            (CmpOp::NotEq, false) => asm.jump_unless_ne(left, right, target, site),
            (CmpOp::Lt, true) => asm.jump_if_lt(left, right, target, site),
            (CmpOp::Lt, false) => asm.jump_unless_lt(left, right, target, site),
            (CmpOp::LtE, true) => asm.jump_if_le(left, right, target, site),
            (CmpOp::LtE, false) => asm.jump_unless_le(left, right, target, site),
            (CmpOp::Gt, true) => asm.jump_if_gt(left, right, target, site),
            (CmpOp::Gt, false) => asm.jump_unless_gt(left, right, target, site),
            (CmpOp::GtE, true) => asm.jump_if_ge(left, right, target, site),
            (CmpOp::GtE, false) => asm.jump_unless_ge(left, right, target, site),
            (CmpOp::Is, true) | (CmpOp::IsNot, false) => asm.jump_if_is(left, right, target),
            (CmpOp::Is, false) | (CmpOp::IsNot, true) => asm.jump_if_is_not(left, right, target),
            (CmpOp::In | CmpOp::NotIn, _) => {
                let mark = self.frame.mark();
                let found = self.frame.temp();
                self.frame.asm.contains(Def(found), left, right, ElementSite(0));
                self.jump_truth(found, target, sense == (op == CmpOp::In));
                self.frame.release(mark);
                return;
            }
        }
        self.frame.flow.branch(target);
    }
}
