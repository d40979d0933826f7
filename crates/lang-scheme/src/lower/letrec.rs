//! Bound variables: let, letrec, and the procedures among them that are jumped to.

use bytecode::operand::*;

use crate::core::{Expr, Kind, Lambda, Var};

use super::analysis::Fate;
use super::order::steps;
use super::place::{Home, Place, Target};
use super::{Lowerer, Reg};

impl<'a> Lowerer<'a> {
    pub(super) fn fate(&self, var: Var) -> Option<Fate> {
        self.analysis.procedures.get(&var).map(|(fate, _)| *fate)
    }

    pub(super) fn let_form(&mut self, bindings: &'a [(Var, Expr)], body: &'a Expr, place: Place) {
        let mut targets = Vec::new();
        for (var, value) in bindings {
            match (self.fate(*var), &value.kind) {
                (None, _) => self.bind_value(*var, value),
                (Some(Fate::Closure), Kind::Lambda(lambda)) => {
                    let register = self.frame.temp();
                    self.closure(lambda, Some(*var), register);
                    self.bind_register(*var, register);
                }
                (Some(Fate::Label(is_loop)), Kind::Lambda(lambda)) => {
                    self.add_target(*var, lambda, place);
                    targets.push((*var, is_loop));
                }
                _ => {}
            }
        }
        self.with_targets(&targets, body, place);
    }

    /// Binds a variable to the value of an expression.
    pub(super) fn bind_value(&mut self, var: Var, value: &'a Expr) {
        // A variable that is another name for one that does not change.
        if let Kind::Local(other) = value.kind
            && !self.is_assigned(var)
            && !self.is_assigned(other)
            && let Some(home @ Home::Register(_)) = self.frame.homes.get(&other).copied()
            && !self.analysis.boxed.contains(&var)
        {
            self.frame.homes.insert(var, home);
            return;
        }
        let register = self.frame.temp();
        self.expr(value, Place::Register(register));
        self.bind_register(var, register);
    }

    pub(super) fn letrec(&mut self, bindings: &'a [(Var, Expr)], body: &'a Expr, place: Place) {
        let mut targets = Vec::new();
        for (var, value) in bindings {
            match (self.fate(*var), &value.kind) {
                (Some(Fate::Label(is_loop)), Kind::Lambda(lambda)) => {
                    self.add_target(*var, lambda, place);
                    targets.push((*var, is_loop));
                }
                (Some(Fate::Inline | Fate::Lifted | Fate::Unused), _) => {}
                _ if self.analysis.boxed.contains(var) => {
                    let cell = self.frame.temp();
                    if self.frame.reachable {
                        self.frame.asm.load_unbound(Def(cell));
                        self.frame.asm.new_cell(Def(cell), Use(cell));
                    }
                    self.frame.homes.insert(*var, Home::Cell(cell));
                }
                _ => {}
            }
        }
        for step in steps(bindings, &self.analysis) {
            let (var, value) = &bindings[step];
            match (self.frame.homes.get(var).copied(), self.fate(*var), &value.kind) {
                (Some(Home::Cell(cell)), fate, kind) => {
                    let mark = self.frame.mark();
                    let register = self.frame.temp();
                    match (fate, kind) {
                        (Some(_), Kind::Lambda(lambda)) => self.closure(lambda, Some(*var), register),
                        _ => self.expr(value, Place::Register(register)),
                    }
                    if self.frame.reachable {
                        self.frame.asm.store_cell(Use(cell), Use(register));
                    }
                    self.frame.release(mark);
                }
                (_, Some(_), Kind::Lambda(lambda)) => {
                    let register = self.frame.temp();
                    self.closure(lambda, Some(*var), register);
                    self.frame.homes.insert(*var, Home::Register(register));
                }
                _ => self.bind_value(*var, value),
            }
        }
        self.with_targets(&targets, body, place);
    }

    fn add_target(&mut self, var: Var, lambda: &'a Lambda, place: Place) {
        let count = lambda.parameters.len() + lambda.rest.is_some() as usize;
        let parameters = (0..count).map(|_| self.frame.temp()).collect();
        let label = self.frame.asm.label();
        self.frame.targets.insert(var, Target { label, parameters, lambda, place });
    }

    /// The body of a form, then the code of the procedures it binds that are jumped to.
    fn with_targets(&mut self, targets: &[(Var, bool)], body: &'a Expr, place: Place) {
        // A branch that would follow does not, when other code comes between.
        let place = match place {
            Place::Branch(then, other, _) if !targets.is_empty() => Place::Branch(then, other, true),
            place => place,
        };
        let end = self.frame.asm.label();
        self.expr(body, place);
        self.frame.jump(end);
        let mut left: Vec<(Var, bool)> = targets.to_vec();
        while let Some(index) = left.iter().position(|(var, _)| {
            self.frame.targets.get(var).is_some_and(|target| self.frame.is_used(target.label))
        }) {
            let (var, is_loop) = left.remove(index);
            let target = self.frame.targets[&var].clone();
            self.frame.bind(target.label);
            self.frame.loop_depth += is_loop as u32;
            if is_loop && self.frame.reachable {
                self.at(target.lambda.span);
                let slot = self.frame.asm.loop_slot();
                self.frame.asm.loop_header(slot);
            }
            let mark = self.frame.mark();
            self.bind_parameters(target.lambda, &target.parameters);
            self.expr(&target.lambda.body, target.place);
            self.frame.release(mark);
            self.frame.loop_depth -= is_loop as u32;
            self.frame.jump(end);
        }
        self.frame.bind(end);
    }

    /// Binds parameters that arrive in registers, which jumps write again: what lives in a cell gets a new one each time.
    pub(super) fn bind_parameters(&mut self, lambda: &'a Lambda, registers: &[Reg]) {
        for (&var, &register) in lambda.parameters.iter().chain(&lambda.rest).zip(registers) {
            if self.analysis.boxed.contains(&var) {
                let cell = self.frame.temp();
                if self.frame.reachable {
                    self.frame.asm.new_cell(Def(cell), Use(register));
                }
                self.frame.homes.insert(var, Home::Cell(cell));
            } else {
                self.frame.homes.insert(var, Home::Register(register));
            }
        }
    }
}
