//! Free and bound variables of procedures.

use std::collections::HashSet;

use crate::core::{Expr, Kind, Lambda, Var};

/// The variables that a procedure uses and does not bind, in order.
pub(super) fn free_variables(lambda: &Lambda) -> Vec<Var> {
    let mut found = Found::default();
    found.lambda(lambda);
    found.free()
}

/// The variables that an expression uses and does not bind, in order.
pub(super) fn free_in(expr: &Expr) -> Vec<Var> {
    let mut found = Found::default();
    found.expr(expr);
    found.free()
}

/// The variables that a procedure binds, those of procedures inside included.
pub(super) fn bound_variables(lambda: &Lambda) -> HashSet<Var> {
    let mut found = Found::default();
    found.lambda(lambda);
    found.bound
}

#[derive(Default)]
struct Found {
    used: Vec<Var>,
    bound: HashSet<Var>,
}

impl Found {
    fn free(mut self) -> Vec<Var> {
        self.used.sort_unstable();
        self.used.dedup();
        self.used.retain(|var| !self.bound.contains(var));
        self.used
    }

    fn lambda(&mut self, lambda: &Lambda) {
        self.bound.extend(lambda.parameters.iter().chain(&lambda.rest));
        self.expr(&lambda.body);
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            Kind::Const(_) | Kind::Unspecified | Kind::Global(_) | Kind::Builtin(_) => {}
            Kind::Local(var) => self.used.push(*var),
            Kind::SetLocal(var, value) => {
                self.used.push(*var);
                self.expr(value);
            }
            Kind::SetGlobal(_, value) | Kind::DefineGlobal(_, value) => self.expr(value),
            Kind::Lambda(lambda) => self.lambda(lambda),
            Kind::If(test, then, other) => {
                self.expr(test);
                self.expr(then);
                self.expr(other);
            }
            Kind::Or(items) | Kind::Seq(items) | Kind::Record(_, items) => {
                items.iter().for_each(|item| self.expr(item));
            }
            Kind::Let(bindings, body) | Kind::Letrec(bindings, body) => {
                for (var, value) in bindings {
                    self.bound.insert(*var);
                    self.expr(value);
                }
                self.expr(body);
            }
            Kind::Call(callee, arguments) => {
                self.expr(callee);
                arguments.iter().for_each(|argument| self.expr(argument));
            }
            Kind::Receive(receive) => {
                self.bound.extend(receive.variables.iter().chain(&receive.rest));
                self.expr(&receive.producer);
                self.expr(&receive.body);
            }
            Kind::Try(attempt) => {
                self.bound.insert(attempt.variable);
                self.expr(&attempt.body);
                self.expr(&attempt.handler);
            }
        }
    }
}
