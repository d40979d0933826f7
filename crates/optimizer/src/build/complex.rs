//! Arithmetic of complex numbers on their parts; the objects that hold the results vanish where they do not escape.

use abi::exit_reason::ExitReason;
use abi::operators::BinaryOp;
use ssa::{Op, Type, Value};

use super::environment::Builder;
use crate::request::OperatorCase;

/// Real and imaginary part.
type Parts = [Value; 2];

impl Builder<'_> {
    /// What an operator yields for operands of the case, of complex numbers with parts at these offsets, where it is one of those
    /// that do nothing but compute.
    pub(super) fn complex_arithmetic(
        &mut self,
        op: BinaryOp,
        case: &OperatorCase,
        parts: [u32; 2],
        [lhs, rhs]: [Value; 2],
    ) -> Option<Value> {
        if self.was_left_for(ExitReason::NotFloat) || self.was_left_for(ExitReason::NotNumber) {
            return None;
        }
        let [a, b] = self.parts_of(lhs, parts);
        let [c, d] = match case.other {
            Some(shape) if shape == case.own => self.parts_of(rhs, parts),
            _ => [self.as_number(rhs), self.float(0.0)],
        };
        let [re, im] = match op {
            BinaryOp::Add => [(a, c), (b, d)].map(|(lhs, rhs)| self.emit(Op::FloatAdd { lhs, rhs })),
            BinaryOp::Sub => [(a, c), (b, d)].map(|(lhs, rhs)| self.emit(Op::FloatSub { lhs, rhs })),
            BinaryOp::Mul => {
                let [ac, bd, ad, bc] =
                    [(a, c), (b, d), (a, d), (b, c)].map(|(lhs, rhs)| self.emit(Op::FloatMul { lhs, rhs }));
                [self.emit(Op::FloatSub { lhs: ac, rhs: bd }), self.emit(Op::FloatAdd { lhs: ad, rhs: bc })]
            }
            _ => return None,
        };
        let words = [re, im].map(|part| self.word(part));
        Some(self.new_object_of(case.own, &words))
    }

    /// The parts of a complex number: those it was made of, if the code has made it.
    fn parts_of(&mut self, object: Value, parts: [u32; 2]) -> Parts {
        if let Some(&Op::NewObject { values, .. }) = self.func.defining_op(self.origin(object))
            && let &[re, im] = self.func.list_values(values)
        {
            return [re, im].map(|part| self.as_float(part));
        }
        let object = self.emit(Op::Refine { value: object, ty: Type::Ref });
        parts.map(|offset| {
            let part = self.emit(Op::LoadFinal { object, offset });
            self.as_float(part)
        })
    }
}
