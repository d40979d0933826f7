//! Sums of numbers that keep what additions of floats lose: see [`Intrinsic::SumLost`](abi::intrinsic::Intrinsic::SumLost).
//!
//! As long as the total is an integer nothing is lost, and what was lost before is a constant.

use abi::exit_reason::ExitReason;
use bytecode::feedback::{Operands, seen};
use bytecode::module::{Instruction, instruction_at};
use bytecode::opcode::Opcode;
use ssa::{Hint, Op, Type, Value};

use super::environment::Builder;

/// From the instruction that asks what is known to the addition, with the operands of the one between that asks what is lost.
const ADDED_WITHIN: usize = 6;

impl Builder<'_> {
    /// The total, to which a number is added next.
    pub(super) fn sum_known(&mut self, total: Value, item: Value) -> Option<Value> {
        match (self.ty(total), self.ty(item)) {
            (Type::Int, _) | (_, Type::Int | Type::F64) => Some(total),
            (_, Type::Word) => {
                let (ints, floats) = (ExitReason::NotFixnum, ExitReason::NotFloat);
                let guesses = if self.adds_ints() { [ints, floats] } else { [floats, ints] };
                let guess = guesses.into_iter().find(|reason| !self.was_left_for(*reason))?;
                match guess {
                    ExitReason::NotFixnum => self.as_int(item),
                    _ => self.as_float(item),
                };
                Some(total)
            }
            _ => None,
        }
    }

    /// Whether the addition that follows has met fixnums alone.
    fn adds_ints(&self) -> bool {
        let following = |one: &Instruction<'_>| instruction_at(&self.frame.request.code, one.next_pc());
        let instructions = std::iter::successors(Some(self.frame.instruction()), following);
        let addition = instructions.take(ADDED_WITHIN).find(|one| one.opcode == Opcode::Add);
        addition.is_some_and(|one| Operands(seen(one.site())).is_only(Operands::FIXNUM))
    }

    /// What has been lost when a number has been added.
    pub(super) fn sum_lost(&mut self, lost: Value, total: Value, item: Value) -> Option<Value> {
        match (self.ty(total), self.ty(item)) {
            (Type::Int, _) | (_, Type::Int) => Some(lost),
            (Type::F64, Type::F64) => Some(self.add_lost(lost, total, item)),
            (Type::Word, Type::F64) if !self.was_left_for(ExitReason::NotFloat) => {
                let is_int = self.emit(Op::IsInt { value: total });
                let mut join = self.begin_join();
                self.settle(&mut join, is_int, Hint::Even, |_| lost);
                let total = self.as_float(total);
                let more = self.add_lost(lost, total, item);
                self.end_arm(&mut join, &[more]);
                Some(self.finish_join(join, 1)[0])
            }
            _ => None,
        }
    }

    fn add_lost(&mut self, lost: Value, lhs: Value, rhs: Value) -> Value {
        let lost = self.as_float(lost);
        let sum = self.emit(Op::FloatAdd { lhs, rhs });
        let added = self.emit(Op::FloatSub { lhs: sum, rhs: lhs });
        let kept = self.emit(Op::FloatSub { lhs: sum, rhs: added });
        let of_first = self.emit(Op::FloatSub { lhs, rhs: kept });
        let of_second = self.emit(Op::FloatSub { lhs: rhs, rhs: added });
        let rhs = self.emit(Op::FloatAdd { lhs: of_first, rhs: of_second });
        self.emit(Op::FloatAdd { lhs: lost, rhs })
    }
}
