//! `x in (1, 2)`: whether something is one of a few literals, asked of one after another, without a sequence.
//!
//! A literal that is the object itself is equal to it, so equality alone decides, with the literal on the left as in the
//! search through a tuple. Of floats that does not hold. Tuples of single characters are left to compilers, which have a
//! set of bits for them.

use bytecode::module::Constant;
use bytecode::operand::Label;
use ruff_python_ast::*;

use super::compare_displays::Outcome;
use super::registers::Reg;
use super::{Lowered, Lowerer, constant};

/// More are searched for in a tuple.
const MOST: usize = 6;

/// The literals that a single `in` or `not in` asks of.
fn literals(compare: &ExprCompare) -> Option<(bool, &[Expr])> {
    let ([op @ (CmpOp::In | CmpOp::NotIn)], [right]) = (&*compare.ops, &*compare.comparators) else {
        return None;
    };
    let elements = match right {
        Expr::Tuple(tuple) => &tuple.elts,
        Expr::List(list) => &list.elts,
        _ => return None,
    };
    let constants: Vec<Constant> = elements.iter().map(constant::fold).collect::<Option<_>>()?;
    let are_compared = constants.iter().all(|constant| {
        matches!(constant, Constant::None | Constant::Bool(_) | Constant::Int(_) | Constant::Str(_))
    });
    let is_character =
        |constant: &Constant| matches!(constant, Constant::Str(text) if text.len() == 1 && text.is_ascii());
    let fits = (1..=MOST).contains(&constants.len()) && are_compared && !constants.iter().all(is_character);
    fits.then_some((*op == CmpOp::In, elements))
}

impl<'a> Lowerer<'_, 'a> {
    /// Evaluates whether something is one of a few literals into `dst`; false when it is another comparison.
    pub(super) fn membership(&mut self, compare: &'a ExprCompare, dst: Reg) -> Lowered<bool> {
        let Some((is_in, literals)) = literals(compare) else { return Ok(false) };
        self.stepwise(dst, |this, dst| {
            let (found, done) = (this.frame.label(), this.frame.label());
            this.jump_to_found(compare, literals, found)?;
            this.conclude(!is_in, Outcome::Value(dst));
            this.frame.jump(done);
            this.frame.bind(found);
            this.conclude(is_in, Outcome::Value(dst));
            this.frame.bind(done);
            Ok(())
        })?;
        Ok(true)
    }

    /// Jumps to `target` when the truth of such a comparison is `sense`; false when it is another comparison.
    pub(super) fn jump_membership(
        &mut self,
        compare: &'a ExprCompare,
        target: Label,
        sense: bool,
    ) -> Lowered<bool> {
        let Some((is_in, literals)) = literals(compare) else { return Ok(false) };
        if is_in == sense {
            self.jump_to_found(compare, literals, target)?;
            return Ok(true);
        }
        let found = self.frame.label();
        self.jump_to_found(compare, literals, found)?;
        self.frame.jump(target);
        self.frame.bind(found);
        Ok(true)
    }

    /// Jumps to `found` when the left side equals one of these, else goes on.
    fn jump_to_found(&mut self, compare: &'a ExprCompare, literals: &'a [Expr], found: Label) -> Lowered<()> {
        let item = self.operand(&compare.left)?;
        for literal in literals {
            let mark = self.frame.mark();
            let literal = self.operand(literal)?;
            self.emit_jump(CmpOp::Eq, literal, item, found, true, compare.range);
            self.frame.release(mark);
        }
        Ok(())
    }
}
