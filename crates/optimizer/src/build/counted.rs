//! Arithmetic with truths, which some languages count as 0 and 1: `total += a < b`.
//!
//! What compiled code knows to be a boolean becomes an integer here; the other operand is tested for one, and where it is
//! none, the runtime gets the operands as they are.

use abi::exit_reason::ExitReason;
use abi::operators::BinaryOp;
use bytecode::feedback::Operands;
use ssa::backend::Bailout;
use ssa::{Hint, Op, Type, Value};

use super::environment::Builder;

impl Builder<'_> {
    /// The result of arithmetic where at least one operand is known to be a boolean; none where that has no form.
    pub(super) fn counted_arithmetic(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        lhs: Value,
        rhs: Value,
    ) -> Result<Option<Value>, Bailout> {
        let (left, right) = (self.ty(lhs), self.ty(rhs));
        let is_bitwise = matches!(op, BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor);
        let both = left == Type::Bool && right == Type::Bool;
        let is_counted = self.request.booleans_are_numbers
            && (left == Type::Bool || right == Type::Bool)
            // Of two booleans these make a boolean.
            && !(is_bitwise && both);
        let may_overflow =
            self.was_left_for(ExitReason::Overflow) || Operands(self.frame.site()).has(Operands::OVERFLOW);
        if !is_counted || !self.speculates() || may_overflow {
            return Ok(None);
        }
        let (a, b) = (self.counted(lhs), self.counted(rhs));
        Ok(match (self.ty(a), self.ty(b)) {
            (Type::Int, Type::Int) if self.has_int_form(op) => Some(self.int_operation(op, a, b)),
            (Type::Int, Type::F64) | (Type::F64, Type::Int) if self.has_float_form(op) => {
                let (a, b) = (self.as_number(a), self.as_number(b));
                Some(self.float_operation(op, a, b))
            }
            (Type::Int, Type::Word) | (Type::Word, Type::Int) if self.has_int_form(op) => {
                Some(self.ints_or(op, [a, b], Hint::Then, |builder| {
                    builder.complete_arithmetic(op, in_place, lhs, rhs)
                })?)
            }
            _ => None,
        })
    }

    /// A boolean as an integer; other values as they are.
    fn counted(&mut self, value: Value) -> Value {
        if self.ty(value) != Type::Bool {
            return value;
        }
        let (if_true, if_false) = (self.int(1), self.int(0));
        self.emit(Op::Select { cond: value, if_true, if_false, ty: Type::Int })
    }
}
