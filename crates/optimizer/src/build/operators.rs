//! Operators on objects, by the methods that their classes have for them.
//!
//! What a method yields is not the operator's result before it was compared to the value by which methods decline. So the
//! frame of an inlined method that is rebuilt returns to the operator, which finishes with it.

use abi::exit_reason::ExitReason;
use abi::object_offsets::shape;
use abi::operators::{BinaryOp, CompareOp, DECLINED, HeldKind, Meaning, OperatorForm};
use abi::runtime_calls::RuntimeCall;
use bytecode::feedback::Operands;
use ssa::backend::Bailout;
use ssa::{Hint, Op, Type, Value};

use super::compare::condition;
use super::environment::Builder;
use crate::request::{Assumption, Callee, OperatorCase};

/// The runtime call of an operator, and its number there.
type Operator = (RuntimeCall, i64);

/// Two operands as the method of a case gets them; so, too, what it gets as the operands stand.
fn in_order(case: &OperatorCase, lhs: Value, rhs: Value) -> (Value, Value) {
    if case.form == OperatorForm::Reflected { (rhs, lhs) } else { (lhs, rhs) }
}

impl Builder<'_> {
    /// What an operator yields for operands of any kind: by a method that was seen, or the runtime.
    pub(super) fn operate(&mut self, operator: Operator, lhs: Value, rhs: Value) -> Result<Value, Bailout> {
        match self.frame.request.operators.get(&self.frame.pc) {
            Some(cases) if self.speculates() && self.request.declines.is_some() => {
                self.operate_on_objects(operator, cases, lhs, rhs)
            }
            _ => Ok(self.operate_by_runtime(operator, lhs, rhs)),
        }
    }

    fn operate_by_runtime(&mut self, (call, number): Operator, lhs: Value, rhs: Value) -> Value {
        let (lhs, rhs) = (self.word(lhs), self.word(rhs));
        let number = self.i64(number);
        self.call_runtime(call, &[number, lhs, rhs])
    }

    fn operate_on_objects(
        &mut self,
        operator: Operator,
        cases: &[OperatorCase],
        lhs: Value,
        rhs: Value,
    ) -> Result<Value, Bailout> {
        self.assume(Assumption::Lookups);
        for case in cases {
            self.constant_variable(case.method);
        }
        let is_only_these = Operands(self.frame.site()).is_only(Operands::OTHER)
            && !self.was_left_for(ExitReason::WrongShape);
        let mut join = self.begin_join();
        for (index, case) in cases.iter().enumerate() {
            if is_only_these && index + 1 == cases.len() {
                let (lhs, rhs) = self.guarded_operands(case, lhs, rhs);
                let value = self.call_operator(operator, case, lhs, rhs)?;
                self.end_arm(&mut join, &[value]);
                return Ok(self.finish_join(join, 1)[0]);
            }
            let cond = self.is_case(case, lhs, rhs);
            let (is_this, is_not) = self.branch(cond, Hint::Then);
            self.start_arm(&join, is_this);
            let value = self.call_operator(operator, case, lhs, rhs)?;
            self.end_arm(&mut join, &[value]);
            self.start_arm(&join, is_not);
        }
        let value = self.operate_by_runtime(operator, lhs, rhs);
        self.end_arm(&mut join, &[value]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// Whether the operands are those of the case.
    fn is_case(&mut self, case: &OperatorCase, lhs: Value, rhs: Value) -> Value {
        let (lhs, rhs) = in_order(case, lhs, rhs);
        let (object, shape) = (self.word(lhs), self.shape_number(case.own));
        let left = self.emit(Op::HasShape { object, shape });
        let right = match (case.other, self.ty(rhs)) {
            (Some(shape), _) => {
                let (object, shape) = (self.word(rhs), self.shape_number(shape));
                self.emit(Op::HasShape { object, shape })
            }
            (None, Type::Int | Type::F64) => return left,
            (None, _) => {
                let value = self.word(rhs);
                let is_ref = self.emit(Op::IsRef { value });
                self.emit(Op::BoolNot { value: is_ref })
            }
        };
        self.emit(Op::BoolAnd { lhs: left, rhs: right })
    }

    /// The operands are those of the case, or the code is left.
    fn guarded_operands(&mut self, case: &OperatorCase, lhs: Value, rhs: Value) -> (Value, Value) {
        let (first, second) = in_order(case, lhs, rhs);
        let guarded = self.guarded_shape(first, case.own);
        let second = match (case.other, self.ty(second)) {
            (Some(shape), _) => self.guarded_shape(second, shape),
            (None, Type::Int | Type::F64) => second,
            (None, _) => {
                let value = self.word(second);
                let is_ref = self.emit(Op::IsRef { value });
                let cond = self.emit(Op::BoolNot { value: is_ref });
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::WrongShape, exit });
                second
            }
        };
        in_order(case, guarded, second)
    }

    /// What an operator yields whose method is known well enough to do without it.
    fn operate_by_meaning(
        &mut self,
        (call, number): Operator,
        case: &OperatorCase,
        operands: [Value; 2],
    ) -> Option<Value> {
        let [lhs, rhs] = operands.map(|operand| self.word(operand));
        match (call, case.meaning) {
            (RuntimeCall::binary, Meaning::Complex { parts }) => {
                let op = BinaryOp::ALL[(number & 0xff) as usize];
                self.complex_arithmetic(op, case, parts, [lhs, rhs])
            }
            (RuntimeCall::compare, Meaning::Identity) => {
                let same = self.emit(Op::WordEqual { lhs, rhs });
                let is_negated = CompareOp::ALL[number as usize] == CompareOp::Ne;
                Some(if is_negated { self.emit(Op::BoolNot { value: same }) } else { same })
            }
            (RuntimeCall::compare, Meaning::Held { kind, lhs: offset, rhs: other }) => {
                let op = CompareOp::ALL[number as usize];
                let lhs = self.held(lhs, offset);
                let rhs = other.map_or(rhs, |offset| self.held(rhs, offset));
                match kind {
                    HeldKind::Integer if self.was_left_for(ExitReason::NotFixnum) => None,
                    HeldKind::Integer => {
                        let (lhs, rhs) = (self.as_int(lhs), self.as_int(rhs));
                        Some(self.emit(Op::IntCompare { cond: condition(op), lhs, rhs }))
                    }
                    // Classes say that what they hold is a string, so nothing is guarded.
                    HeldKind::Text => {
                        let [lhs, rhs] = [lhs, rhs].map(|value| {
                            let object = self.emit(Op::Refine { value, ty: Type::Ref });
                            self.note_shape(object, shape::STRING);
                            object
                        });
                        Some(self.compare_strings(op, lhs, rhs))
                    }
                }
            }
            _ => None,
        }
    }

    /// What an object holds.
    fn held(&mut self, object: Value, offset: u32) -> Value {
        let object = self.emit(Op::Refine { value: object, ty: Type::Ref });
        self.emit(Op::LoadFinal { object, offset })
    }

    /// What the method yields, or what the runtime does when it declines.
    fn call_operator(
        &mut self,
        operator: Operator,
        case: &OperatorCase,
        lhs: Value,
        rhs: Value,
    ) -> Result<Value, Bailout> {
        if !matches!(case.meaning, Meaning::Call)
            && let Some(value) = self.operate_by_meaning(operator, case, [lhs, rhs])
        {
            return Ok(value);
        }
        let method = self.constant_variable(case.method);
        let callee = method.and_then(|method| Some((method, self.known_callee(method)?)));
        let Some((closure, Callee::Function(function))) = callee else {
            return Ok(self.operate_by_runtime(operator, lhs, rhs));
        };
        if !function.is_simple || function.parameter_count != 2 {
            return Ok(self.operate_by_runtime(operator, lhs, rhs));
        }
        let (first, second) = in_order(case, lhs, rhs);
        let result = self.call_own_method(&function, closure, &[first, second])?;
        let Some(declines) = self.request.declines.clone() else { return Ok(result) };
        let is_new = matches!(self.func.defining_op(self.origin(result)), Some(Op::NewObject { .. }));
        if is_new || !matches!(self.ty(result), Type::Word | Type::Ref) {
            return Ok(self.said_by(case, result));
        }
        let expected = self.known_value(&declines);
        let result = self.word(result);
        let declined = self.emit(Op::WordEqual { lhs: result, rhs: expected });
        let mut join = self.begin_join();
        let (other, decided) = self.branch(declined, Hint::Else);
        self.start_arm(&join, decided);
        let said = self.said_by(case, result);
        self.end_arm(&mut join, &[said]);
        self.start_arm(&join, other);
        let value = self.operate_by_runtime((operator.0, operator.1 | DECLINED), lhs, rhs);
        self.end_arm(&mut join, &[value]);
        Ok(self.finish_join(join, 1)[0])
    }
    /// What the operator yields where the method of the case has yielded `result`.
    fn said_by(&mut self, case: &OperatorCase, result: Value) -> Value {
        if case.form != OperatorForm::Negated {
            return result;
        }
        let value = self.truth_of_any(result);
        self.emit(Op::BoolNot { value })
    }
}
