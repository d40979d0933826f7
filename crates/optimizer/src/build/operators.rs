//! Operators on objects, by the methods that their classes have for them.
//!
//! A method is called, and not inlined: what it yields is not the operator's result before it was compared to the value by
//! which methods decline, and a frame that is rebuilt would deliver it as such.

use abi::exit_reason::ExitReason;
use abi::operators::DECLINED;
use abi::runtime_calls::RuntimeCall;
use ssa::{Hint, Op, Type, Value};

use super::environment::Builder;
use crate::request::{Assumption, Callee, OperatorCase};

/// The runtime call of an operator, and its number there.
type Operator = (RuntimeCall, i64);

impl Builder<'_> {
    /// What an operator yields for operands of any kind: by a method that was seen, or the runtime.
    pub(super) fn operate(&mut self, operator: Operator, lhs: Value, rhs: Value) -> Value {
        let (lhs, rhs) = (self.word(lhs), self.word(rhs));
        let cases = self.frame.request.operators.get(&self.frame.pc);
        let was_left =
            self.was_left_for(ExitReason::WrongShape) || self.was_left_for(ExitReason::UnexpectedValue);
        match cases {
            Some(cases) if self.speculates() && !was_left && self.request.declines.is_some() => {
                self.operate_on_objects(operator, cases, lhs, rhs)
            }
            _ => self.operate_by_runtime(operator, lhs, rhs),
        }
    }

    fn operate_by_runtime(&mut self, (call, number): Operator, lhs: Value, rhs: Value) -> Value {
        let number = self.i64(number);
        self.call_runtime(call, &[number, lhs, rhs])
    }

    fn operate_on_objects(
        &mut self,
        operator: Operator,
        cases: &[OperatorCase],
        lhs: Value,
        rhs: Value,
    ) -> Value {
        self.assume(Assumption::Lookups);
        for case in cases {
            self.constant_variable(case.method);
        }
        let mut join = self.begin_join();
        for case in cases {
            let cond = self.is_case(case, lhs, rhs);
            let (is_this, is_not) = self.branch(cond, Hint::Then);
            self.start_arm(&join, is_this);
            let value = self.call_operator(operator, case, lhs, rhs);
            self.end_arm(&mut join, &[value]);
            self.start_arm(&join, is_not);
        }
        let value = self.operate_by_runtime(operator, lhs, rhs);
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    /// Whether the operands are those of the case.
    fn is_case(&mut self, case: &OperatorCase, lhs: Value, rhs: Value) -> Value {
        let shape = self.shape_number(case.lhs);
        let left = self.emit(Op::HasShape { object: lhs, shape });
        let right = match (case.rhs, self.ty(rhs)) {
            (Some(shape), _) => {
                let shape = self.shape_number(shape);
                self.emit(Op::HasShape { object: rhs, shape })
            }
            (None, Type::Int) => return left,
            (None, _) => {
                let is_ref = self.emit(Op::IsRef { value: rhs });
                self.emit(Op::BoolNot { value: is_ref })
            }
        };
        self.emit(Op::BoolAnd { lhs: left, rhs: right })
    }

    /// Calls the method; asks the runtime for what comes next when it declines.
    fn call_operator(&mut self, operator: Operator, case: &OperatorCase, lhs: Value, rhs: Value) -> Value {
        let method = self.constant_variable(case.method);
        let callee = method.and_then(|method| Some((method, self.known_callee(method)?)));
        let Some((closure, Callee::Function(function))) = callee else {
            return self.operate_by_runtime(operator, lhs, rhs);
        };
        if !function.is_simple || function.parameter_count != 2 {
            return self.operate_by_runtime(operator, lhs, rhs);
        }
        let result = self.call_cell(&function, closure, &[lhs, rhs]);
        let Some(declines) = self.request.declines.clone() else { return result };
        let expected = self.known_value(&declines);
        let declined = self.emit(Op::WordEqual { lhs: result, rhs: expected });
        let mut join = self.begin_join();
        let (other, decided) = self.branch(declined, Hint::Else);
        self.start_arm(&join, decided);
        self.end_arm(&mut join, &[result]);
        self.start_arm(&join, other);
        let value = self.operate_by_runtime((operator.0, operator.1 | DECLINED), lhs, rhs);
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }
}
