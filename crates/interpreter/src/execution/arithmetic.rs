//! Arithmetic, comparison, truth.

use abi::operators::OperatorForm;
use bytecode::feedback::{Operands, Truth};
use bytecode::operand::*;
use runtime::exception::Result;
use runtime::feedback::PropertyCase;
use runtime::language::{BinaryOp, CompareOp, Operator, OperatorMethod, UnaryOp};
use runtime::number::{self, Number};
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::compute;

use super::{Execution, Step};

/// Whether both words are the same object. Equal boxed floats are: whether a float is boxed must not be seen.
pub(super) fn is_same(a: Value, b: Value) -> bool {
    a == b || boxed_floats_same(a, b)
}

#[inline]
fn boxed_floats_same(a: Value, b: Value) -> bool {
    a.shape() == Some(ShapeId::FLOAT)
        && b.shape() == Some(ShapeId::FLOAT)
        && a.as_float().map(f64::to_bits) == b.as_float().map(f64::to_bits)
}

/// Jumps when `condition` holds.
pub(super) fn jump_if(condition: bool, target: Label) -> Step {
    if condition { Step::Jump(target) } else { Step::Next }
}

/// The feedback bit of a pair of operands.
fn operand_kinds(lhs: Value, rhs: Value) -> u8 {
    let is_float = |value: Value| value.is_inline_float() || value.shape() == Some(ShapeId::FLOAT);
    let is_string = |value: Value| value.shape() == Some(ShapeId::STRING);
    match (lhs.is_fixnum(), rhs.is_fixnum()) {
        (true, true) => Operands::FIXNUM,
        (true, false) if is_float(rhs) => Operands::MIXED,
        (false, true) if is_float(lhs) => Operands::MIXED,
        (false, false) if is_float(lhs) && is_float(rhs) => Operands::FLOAT,
        (false, false) if is_string(lhs) && is_string(rhs) => Operands::STRING,
        _ => Operands::OTHER,
    }
}

impl Execution<'_> {
    pub(super) fn binary(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        dst: Def,
        lhs: Value,
        rhs: Value,
    ) -> Result<Step> {
        if let Some(result) = self.take_delivered() {
            let value = match Some(result) == self.language().declines(self.cx) {
                true => self.language().binary_declined(self.cx, op, in_place, lhs, rhs)?,
                false => result,
            };
            return self.set(dst, value);
        }
        let kinds = operand_kinds(lhs, rhs);
        if kinds == Operands::FIXNUM
            && let Some(value) = compute::fixnums(op, lhs, rhs)
        {
            self.note(kinds);
            return self.set(dst, value);
        }
        let operator = if in_place { Operator::InPlace(op) } else { Operator::Binary(op) };
        self.note_operator(kinds, operator, lhs, rhs);
        let value = match number::binary(self.cx, op, lhs, rhs)? {
            Some(value) => value,
            None => self.language().binary(self.cx, op, in_place, lhs, rhs)?,
        };
        self.note(match kinds {
            Operands::FIXNUM if value.is_fixnum() => Operands::FIXNUM,
            Operands::FIXNUM if value.as_float().is_some() => Operands::MIXED,
            Operands::FIXNUM => Operands::OVERFLOW,
            kinds => kinds,
        });
        self.set(dst, value)
    }

    /// Notes the method that an operator comes to, where its first operand is an object of a class of the program's, or, of arithmetic,
    /// the second one behind a word that is no pointer.
    fn note_operator(&mut self, kinds: u8, operator: Operator, lhs: Value, rhs: Value) {
        let of_program = |value: Value| value.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC);
        let is_by_second =
            lhs.shape().is_none() && matches!(operator, Operator::Binary(_) | Operator::InPlace(_));
        if of_program(if is_by_second { rhs } else { lhs }).is_none()
            || kinds != Operands::OTHER
            || self.is_single
        {
            return;
        }
        let method = self.language().operator_method(self.cx, operator, lhs, rhs);
        self.cell().note_operator(self.place(), |slot| {
            let [own, other] = match method {
                Some(OperatorMethod { form: OperatorForm::Reflected, .. }) => [rhs, lhs],
                _ => [lhs, rhs],
            };
            match (own.shape(), method) {
                (Some(shape), Some(method)) => slot.add_operator(shape, other.shape(), method),
                _ => slot.set_megamorphic(),
            }
        });
    }

    /// Notes the method that a call, or an operation on a container, comes to, where that is an object of a class of the program's.
    pub(super) fn note_container(&mut self, operator: Operator, container: Value, item: Value) {
        let Some(shape) = self.unnoted_object(container) else { return };
        let is_element = matches!(operator, Operator::GetElement | Operator::SetElement);
        if is_element && shape.is_raw_list() && self.language().elements_are_of_vectors() {
            self.cell().note_operator(self.place(), |slot| slot.add_property(shape, PropertyCase::Elements));
            return;
        }
        let method = self.language().operator_method(self.cx, operator, container, item);
        self.cell().note_operator(self.place(), |slot| match method {
            Some(method) => slot.add_property(shape, PropertyCase::method(method.cell)),
            None => slot.set_megamorphic(),
        });
    }

    /// The shape of an object of a class of the program's, of a byte string or a raw list, for which nothing is noted here.
    pub(super) fn unnoted_object(&self, object: Value) -> Option<ShapeId> {
        let is_unnoted = |shape: &ShapeId| {
            (*shape >= ShapeId::FIRST_DYNAMIC || *shape == ShapeId::BYTES || shape.is_raw_list())
                && !self.cell().has_noted_operator(self.place(), *shape)
        };
        object.shape().filter(is_unnoted).filter(|_| !self.is_single)
    }

    pub(super) fn unary(&mut self, op: UnaryOp, dst: Def, operand: Value) -> Result<Step> {
        if let Some(result) = self.take_delivered() {
            return self.set(dst, result);
        }
        let kinds = operand_kinds(operand, operand);
        let result = match op {
            UnaryOp::Neg => number::negate(self.cx, operand)?,
            UnaryOp::Invert => number::invert(self.cx, operand)?,
            UnaryOp::Pos => Number::of(operand).map(|_| operand),
        };
        let value = match result {
            Some(value) => value,
            None => {
                self.note_container(Operator::Unary(op), operand, operand);
                self.language().unary(self.cx, op, operand)?
            }
        };
        let overflows = kinds == Operands::FIXNUM && !value.is_fixnum();
        self.note(if overflows { Operands::OVERFLOW } else { kinds });
        self.set(dst, value)
    }

    pub(super) fn compare(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> Result {
        if let Some(result) = self.take_delivered() {
            return self.language().finish_comparison(self.cx, op, lhs, rhs, result);
        }
        let kinds = match operand_kinds(lhs, rhs) {
            Operands::OTHER if self.are_tuples(lhs, rhs) => Operands::TUPLE,
            kinds => kinds,
        };
        self.note(kinds);
        if kinds == Operands::FIXNUM {
            return Ok(Value::bool(compute::compare_fixnums(op, lhs, rhs)));
        }
        self.note_operator(kinds, Operator::Compare(op), lhs, rhs);
        if Number::of(lhs).is_some() && Number::of(rhs).is_some() {
            return Ok(Value::bool(op.holds(number::compare(lhs, rhs))));
        }
        self.language().compare(self.cx, op, lhs, rhs)
    }

    /// Whether two operands are compared by their elements.
    fn are_tuples(&self, lhs: Value, rhs: Value) -> bool {
        let is_tuple = |value: Value| value.shape() == Some(ShapeId::TUPLE);
        is_tuple(lhs) && is_tuple(rhs) && self.language().tuples_compare_by_elements()
    }

    pub(super) fn compare_truth(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> Result<bool> {
        let value = self.compare(op, lhs, rhs)?;
        match value.as_bool() {
            Some(truth) => Ok(truth),
            None => self.language().truth(self.cx, value),
        }
    }

    pub(super) fn truth(&mut self, value: Value) -> Result<bool> {
        if let Some(answer) = self.take_delivered() {
            let answer = match self.language().truth_method(self.cx, value) {
                Some((asking, _)) => self.language().checked_answer(self.cx, asking, answer)?,
                None => answer,
            };
            return self.language().truth(self.cx, answer);
        }
        let (kind, truth) = match value {
            value if value.is_bool() => (Truth::BOOL, value == Value::TRUE),
            value if value.is_fixnum() => (Truth::FIXNUM, value != Value::ZERO),
            value if value.is_none() => (Truth::NONE, false),
            value => {
                let kind = match value.shape() {
                    Some(ShapeId::LIST) if self.language().empty_is_false() => Truth::LIST,
                    Some(ShapeId::STRING) if self.language().empty_is_false() => Truth::STRING,
                    _ => Truth::OTHER,
                };
                if kind == Truth::OTHER
                    && let Some(shape) = self.unnoted_object(value)
                {
                    let is_true = self.language().is_always_true(self.cx, value);
                    let method = self.language().truth_method(self.cx, value);
                    self.cell().note_operator(self.place(), |slot| match method {
                        _ if is_true => slot.add_property(shape, PropertyCase::True),
                        Some((asking, method)) => {
                            slot.add_property(shape, PropertyCase::Asked { asking, method: method.value() });
                        }
                        None => slot.set_megamorphic(),
                    });
                }
                (kind, self.language().truth(self.cx, value)?)
            }
        };
        self.note(kind);
        Ok(truth)
    }
}
