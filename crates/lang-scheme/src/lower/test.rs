//! Conditions as branches.

use bytecode::operand::*;

use crate::core::{Expr, Kind};
use crate::reader::number::Number;
use crate::reader::{Datum, Span};

use super::constant::{constant_of, is_immediate};
use super::place::Place;
use super::{Lowerer, Reg};

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
}

impl Compare {
    /// The comparison that a procedure of this name does.
    pub(super) fn find(name: &str) -> Option<Compare> {
        Some(match name {
            "<" => Compare::Lt,
            "<=" => Compare::Le,
            ">" => Compare::Gt,
            ">=" => Compare::Ge,
            "=" => Compare::Eq,
            _ => return None,
        })
    }

    /// The comparison with zero that a procedure of this name does.
    pub(super) fn with_zero(name: &str) -> Option<Compare> {
        Some(match name {
            "zero?" => Compare::Eq,
            "positive?" => Compare::Gt,
            "negative?" => Compare::Lt,
            _ => return None,
        })
    }
}

impl<'a> Lowerer<'a> {
    /// Goes on at `then` if an expression counts as true, else at `other`. `then_follows` says which is bound next.
    pub(super) fn test(&mut self, expr: &'a Expr, then: Label, other: Label, then_follows: bool) {
        if !self.frame.reachable {
            return;
        }
        let place = Place::Branch(then, other, then_follows);
        let mark = self.frame.mark();
        match &expr.kind {
            Kind::Const(datum) => {
                self.frame.jump(if matches!(datum, Datum::Bool(false)) { other } else { then });
            }
            Kind::Unspecified | Kind::Lambda(_) => self.frame.jump(then),
            Kind::If(test, yes, no) => match (&yes.kind, &no.kind) {
                // `and`.
                (_, Kind::Const(Datum::Bool(false))) => {
                    let next = self.frame.asm.label();
                    self.test(test, next, other, true);
                    self.frame.bind(next);
                    self.test(yes, then, other, then_follows);
                }
                _ => {
                    let (first, second) = (self.frame.asm.label(), self.frame.asm.label());
                    self.test(test, first, second, true);
                    self.frame.bind(first);
                    self.test(yes, then, other, then_follows);
                    self.frame.bind(second);
                    self.test(no, then, other, then_follows);
                }
            },
            Kind::Or(items) => {
                if let Some((last, before)) = items.split_last() {
                    for item in before {
                        let next = self.frame.asm.label();
                        self.test(item, then, next, false);
                        self.frame.bind(next);
                    }
                    self.test(last, then, other, then_follows);
                }
            }
            Kind::Seq(items) => {
                if let Some((last, before)) = items.split_last() {
                    before.iter().for_each(|item| self.expr(item, Place::Nowhere));
                    self.test(last, then, other, then_follows);
                }
            }
            Kind::Let(bindings, body) => self.let_form(bindings, body, place),
            Kind::Letrec(bindings, body) => self.letrec(bindings, body, place),
            Kind::Receive(_) | Kind::Try(_) | Kind::Record(..) => self.test_value(expr, place),
            Kind::Call(callee, arguments) => {
                let is_tested = match &callee.kind {
                    Kind::Builtin(name) => self.test_builtin(name, arguments, expr.span, place),
                    _ => false,
                };
                if !is_tested {
                    self.call(expr, callee, arguments, place);
                }
            }
            _ => {
                let register = self.operand(expr);
                self.deliver(register, place);
            }
        }
        self.frame.release(mark);
    }

    /// Tests the value of a form that has no branches of its own to offer.
    fn test_value(&mut self, expr: &'a Expr, place: Place) {
        match &expr.kind {
            Kind::Record(operation, arguments) => self.record(operation, arguments, expr.span, place),
            _ => {
                let register = self.frame.temp();
                self.expr(expr, Place::Register(register));
                self.deliver(register, place);
            }
        }
    }

    /// A test by one of the language's procedures that is a jump; whether it was one.
    fn test_builtin(&mut self, name: &str, arguments: &'a [Expr], span: Span, place: Place) -> bool {
        let Place::Branch(then, other, then_follows) = place else { return false };
        match (name, arguments) {
            ("not", [argument]) => {
                self.test(argument, other, then, !then_follows);
                return true;
            }
            ("null?", [argument]) => {
                let value = self.operand(argument);
                let null = self.frame.constant(constant_of(&Datum::List([].into())));
                self.branch_same(value, null, place);
                return true;
            }
            ("eq?", [left, right]) => {
                let left = self.operand(left);
                let right = self.operand(right);
                self.branch_same(left, right, place);
                return true;
            }
            ("%eqv?" | "%equal?", [left, right]) if is_simple_constant(left) || is_simple_constant(right) => {
                let left = self.operand(left);
                let right = self.operand(right);
                self.branch_same(left, right, place);
                return true;
            }
            ("eof-object?" | "default-object?", _) => return false,
            _ => {}
        }
        if let (Some(compare), [argument]) = (Compare::with_zero(name), arguments) {
            let value = self.operand(argument);
            let zero = self.frame.constant(constant_of(&Datum::Number(Number::Int(0))));
            self.at(span);
            self.branch_compare(compare, value, zero, place);
            return true;
        }
        match (Compare::find(name), arguments) {
            (Some(compare), [left, right]) => {
                let left = self.operand(left);
                let right = self.operand(right);
                self.at(span);
                self.branch_compare(compare, left, right, place);
                true
            }
            (Some(compare), [_, _, _, ..]) => {
                let values: Vec<Reg> = arguments.iter().map(|argument| self.operand(argument)).collect();
                self.at(span);
                for (index, pair) in values.windows(2).enumerate() {
                    let is_last = index + 2 == values.len();
                    let next = if is_last { then } else { self.frame.asm.label() };
                    let follows = !is_last || then_follows;
                    self.branch_compare(compare, pair[0], pair[1], Place::Branch(next, other, follows));
                    if !is_last {
                        self.frame.bind(next);
                    }
                }
                true
            }
            _ => false,
        }
    }

    fn branch_same(&mut self, left: Reg, right: Reg, place: Place) {
        let Place::Branch(then, other, then_follows) = place else { return };
        if !self.frame.reachable {
            return;
        }
        if then_follows {
            self.frame.asm.jump_if_is_not(Use(left), Use(right), other);
            self.frame.note_jump(other);
            self.frame.jump(then);
        } else {
            self.frame.asm.jump_if_is(Use(left), Use(right), then);
            self.frame.note_jump(then);
            self.frame.jump(other);
        }
    }

    fn branch_compare(&mut self, compare: Compare, left: Reg, right: Reg, place: Place) {
        let Place::Branch(then, other, then_follows) = place else { return };
        if !self.frame.reachable {
            return;
        }
        let (l, r, site) = (Use(left), Use(right), OperandsSite(0));
        let asm = &mut self.frame.asm;
        if then_follows {
            match compare {
                Compare::Lt => asm.jump_unless_lt(l, r, other, site),
                Compare::Le => asm.jump_unless_le(l, r, other, site),
                Compare::Gt => asm.jump_unless_gt(l, r, other, site),
                Compare::Ge => asm.jump_unless_ge(l, r, other, site),
                Compare::Eq => asm.jump_unless_eq(l, r, other, site),
            }
            self.frame.note_jump(other);
            self.frame.jump(then);
        } else {
            match compare {
                Compare::Lt => asm.jump_if_lt(l, r, then, site),
                Compare::Le => asm.jump_if_le(l, r, then, site),
                Compare::Gt => asm.jump_if_gt(l, r, then, site),
                Compare::Ge => asm.jump_if_ge(l, r, then, site),
                Compare::Eq => asm.jump_if_eq(l, r, then, site),
            }
            self.frame.note_jump(then);
            self.frame.jump(other);
        }
    }
}

/// Whether comparing with an expression is comparing identities.
pub(super) fn is_simple_constant(expr: &Expr) -> bool {
    matches!(&expr.kind, Kind::Const(datum) if is_immediate(datum))
}
