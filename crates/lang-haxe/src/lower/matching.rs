//! `switch`: decision trees.
//!
//! Integers and tags are found by halving where there are many; the arms stand behind the tree, each once.

use bytecode::operand::*;

use super::body::{Body, Val};
use super::layouts::{ARRAY, ENUM_VALUE, LENGTH, TAG};
use super::rep::Rep;
use crate::typed::{Comparison, Decision, Expr, Literal, LocalId, Match};

/// How many cases are compared one after the other.
const FEW: usize = 4;

impl<'a> Body<'_, 'a> {
    pub fn match_value(&mut self, found: &'a Match, expr: &'a Expr, hint: Option<Val>) -> Val {
        let into = self.joined(expr, hint);
        let mark = self.mark();
        for (local, value) in &found.subjects {
            self.declare(*local);
            self.initialize(*local, Some(value));
        }
        // Captures are bound on the way to their arm, which several ways may lead to: one place for all.
        for arm in &found.arms {
            for &capture in &arm.captures {
                self.declare(capture);
            }
        }
        let arms: Vec<Label> = found.arms.iter().map(|_| self.asm.label()).collect();
        let done = self.asm.label();
        self.decide(&found.decision, &arms, done);
        for (arm, label) in found.arms.iter().zip(arms) {
            self.asm.bind(label);
            self.part(&arm.body, into);
            if !arm.body.diverges() {
                self.asm.jump(done);
            }
        }
        self.asm.bind(done);
        self.release(mark);
        match into {
            Some(into) => into,
            None => self.nothing(),
        }
    }

    fn decide(&mut self, decision: &'a Decision, arms: &[Label], done: Label) {
        let mark = self.mark();
        match decision {
            Decision::Arm(index) => self.asm.jump(arms[*index]),
            Decision::Nothing => self.asm.jump(done),
            Decision::Bind(local, value, rest) => {
                self.initialize(*local, Some(value));
                self.decide(rest, arms, done);
            }
            Decision::If(condition, then, otherwise) => {
                let no = self.asm.label();
                self.jump_if(condition, no, false);
                self.decide(then, arms, done);
                self.asm.bind(no);
                self.decide(otherwise, arms, done);
            }
            Decision::Tag { subject, cases, otherwise } => {
                let value = self.load(&super::place::Prepared::Local(*subject), None);
                let object = match value.rep {
                    Rep::Ref(_) => value.reg,
                    _ => self.convert(value, Rep::Ref(ENUM_VALUE)),
                };
                let tag = self.temp(Rep::Int);
                // Null goes where values of no listed constructor go; if there is no such place, reading its tag raises.
                if otherwise.is_some() {
                    let (some, tested) = (self.asm.label(), self.asm.label());
                    self.asm.jump_if_not_none_ref(UseRef(object), some);
                    self.load_int(tag, -1);
                    self.asm.jump(tested);
                    self.asm.bind(some);
                    self.asm.load_field(tag, object, TAG);
                    self.asm.bind(tested);
                } else {
                    self.asm.load_field(tag, object, TAG);
                }
                let cases = cases.iter().map(|(of, to)| (of.index as i32, to)).collect();
                self.decide_int(tag, cases, otherwise.as_deref(), arms, done);
            }
            Decision::Length { subject, cases, otherwise } => {
                let value = self.load(&super::place::Prepared::Local(*subject), None);
                let array = self.convert(value, Rep::Ref(ARRAY));
                let length = self.temp(Rep::Int);
                self.asm.load_field(length, array, LENGTH);
                let cases = cases.iter().map(|(length, to)| (*length as i32, to)).collect();
                self.decide_int(length, cases, otherwise.as_deref(), arms, done);
            }
            Decision::Literal { subject, cases, otherwise } => {
                self.decide_literal(*subject, cases, otherwise.as_deref(), arms, done);
            }
        }
        self.release(mark);
    }

    /// Chooses by an integer.
    fn decide_int(
        &mut self,
        value: u16,
        mut cases: Vec<(i32, &'a Decision)>,
        otherwise: Option<&'a Decision>,
        arms: &[Label],
        done: Label,
    ) {
        cases.sort_by_key(|&(case, _)| case);
        let rest = self.asm.label();
        // Without a way for others the last case needs no test.
        let is_closed = otherwise.is_none();
        self.halve(value, &cases, is_closed, rest, arms, done);
        self.asm.bind(rest);
        match otherwise {
            Some(otherwise) => self.decide(otherwise, arms, done),
            None => self.asm.jump(done),
        }
    }

    fn halve(
        &mut self,
        value: u16,
        cases: &[(i32, &'a Decision)],
        is_closed: bool,
        rest: Label,
        arms: &[Label],
        done: Label,
    ) {
        let bound = self.temp(Rep::Int);
        if cases.len() > FEW {
            let middle = cases.len() / 2;
            let upper = self.asm.label();
            self.load_int(bound, cases[middle].0);
            self.jump_if_ints(Comparison::Ge, value, bound, upper, true);
            self.halve(value, &cases[..middle], is_closed, rest, arms, done);
            self.asm.bind(upper);
            return self.halve(value, &cases[middle..], is_closed, rest, arms, done);
        }
        for (index, &(case, to)) in cases.iter().enumerate() {
            if is_closed && index + 1 == cases.len() {
                return self.decide(to, arms, done);
            }
            self.load_int(bound, case);
            if let Decision::Arm(arm) = to {
                self.jump_if_ints(Comparison::Eq, value, bound, arms[*arm], true);
                continue;
            }
            let next = self.asm.label();
            self.jump_if_ints(Comparison::Eq, value, bound, next, false);
            self.decide(to, arms, done);
            self.asm.bind(next);
        }
        self.asm.jump(rest);
    }

    fn decide_literal(
        &mut self,
        subject: LocalId,
        cases: &'a [(Literal, Decision)],
        otherwise: Option<&'a Decision>,
        arms: &[Label],
        done: Label,
    ) {
        let value = self.load(&super::place::Prepared::Local(subject), None);
        let ints: Option<Vec<(i32, &'a Decision)>> = cases
            .iter()
            .map(|(literal, to)| match literal {
                Literal::Int(case) => Some((*case, to)),
                _ => None,
            })
            .collect();
        if let (Rep::Int, Some(ints)) = (value.rep, ints) {
            return self.decide_int(value.reg, ints, otherwise, arms, done);
        }
        for (index, (literal, to)) in cases.iter().enumerate() {
            let next = self.asm.label();
            if otherwise.is_some() || index + 1 < cases.len() {
                let rep = match (value.rep, literal) {
                    (Rep::Int | Rep::Float, Literal::Float(_) | Literal::Int(_)) => Rep::Float,
                    (Rep::Bool, Literal::Bool(_)) => Rep::Bool,
                    _ => Rep::Word,
                };
                let mark = self.mark();
                let subject = self.convert(value, rep);
                let constant = Val { reg: self.temp(rep), rep };
                if let (Rep::Bool, Literal::Bool(wanted)) = (rep, literal) {
                    if *wanted {
                        self.asm.jump_unless_bool(UseBool(subject), next);
                    } else {
                        self.asm.jump_if_bool(UseBool(subject), next);
                    }
                } else {
                    self.literal_into(literal, constant);
                    if rep == Rep::Float {
                        self.asm.jump_unless_eq_f64(UseF64(subject), UseF64(constant.reg), next);
                    } else {
                        self.jump_if_words(Comparison::Eq, subject, constant.reg, next, false);
                    }
                }
                self.release(mark);
            }
            self.decide(to, arms, done);
            self.asm.bind(next);
        }
        match otherwise {
            Some(otherwise) => self.decide(otherwise, arms, done),
            None => self.asm.jump(done),
        }
    }
}
