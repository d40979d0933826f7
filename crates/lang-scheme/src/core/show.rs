//! The core language as text, for tests: variables are written with their numbers.

use std::fmt::Write;

use crate::reader::{Span, Syntax, written};

use super::{Expr, Kind, Lambda, RecordAction, Var, VarInfo};

/// The text of an expression.
pub fn show(expr: &Expr, variables: &[VarInfo]) -> String {
    let mut out = String::new();
    Shown { variables, out: &mut out }.expr(expr);
    out
}

struct Shown<'a> {
    variables: &'a [VarInfo],
    out: &'a mut String,
}

impl Shown<'_> {
    fn var(&mut self, var: Var) {
        let _ = write!(self.out, "{}.{}", self.variables[var.0 as usize].name, var.0);
    }

    fn list(&mut self, word: &str, items: &[&Expr]) {
        let _ = write!(self.out, "({word}");
        for item in items {
            self.out.push(' ');
            self.expr(item);
        }
        self.out.push(')');
    }

    fn formals(&mut self, variables: &[Var], rest: Option<Var>) {
        self.out.push('(');
        for (index, &var) in variables.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.var(var);
        }
        if let Some(rest) = rest {
            self.out.push_str(" . ");
            self.var(rest);
        }
        self.out.push(')');
    }

    fn lambda(&mut self, lambda: &Lambda) {
        self.formals(&lambda.parameters, lambda.rest);
        self.out.push(' ');
        self.expr(&lambda.body);
    }

    fn bindings(&mut self, word: &str, bindings: &[(Var, Expr)], body: &Expr) {
        let _ = write!(self.out, "({word} (");
        for (index, (var, value)) in bindings.iter().enumerate() {
            self.out.push_str(if index > 0 { " (" } else { "(" });
            self.var(*var);
            self.out.push(' ');
            self.expr(value);
            self.out.push(')');
        }
        self.out.push_str(") ");
        self.expr(body);
        self.out.push(')');
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            Kind::Const(datum) => {
                let text = written::written(&Syntax::new(Span::default(), datum.clone()));
                let _ = write!(self.out, "'{text}");
            }
            Kind::Unspecified => self.out.push_str("nothing"),
            Kind::Local(var) => self.var(*var),
            Kind::Global(name) => {
                let _ = write!(self.out, "global:{}", name.replace(' ', "~"));
            }
            Kind::Builtin(name) => self.out.push_str(name),
            Kind::SetLocal(var, value) => {
                self.out.push_str("(set! ");
                self.var(*var);
                self.out.push(' ');
                self.expr(value);
                self.out.push(')');
            }
            Kind::SetGlobal(name, value) => self.list(&format!("set! {}", name.replace(' ', "~")), &[value]),
            Kind::DefineGlobal(name, value) => {
                self.list(&format!("define {}", name.replace(' ', "~")), &[value])
            }
            Kind::Lambda(lambda) => {
                self.out.push_str("(lambda ");
                self.lambda(lambda);
                self.out.push(')');
            }
            Kind::If(test, then, other) => self.list("if", &[test, then, other]),
            Kind::Or(items) => self.list("or", &items.iter().collect::<Vec<_>>()),
            Kind::Seq(items) => self.list("begin", &items.iter().collect::<Vec<_>>()),
            Kind::Let(bindings, body) => self.bindings("let", bindings, body),
            Kind::Letrec(bindings, body) => self.bindings("letrec", bindings, body),
            Kind::Call(callee, arguments) => {
                self.out.push('(');
                self.expr(callee);
                for argument in arguments {
                    self.out.push(' ');
                    self.expr(argument);
                }
                self.out.push(')');
            }
            Kind::Receive(receive) => {
                self.out.push_str("(receive ");
                self.formals(&receive.variables, receive.rest);
                self.out.push(' ');
                self.expr(&receive.producer);
                self.out.push(' ');
                self.expr(&receive.body);
                self.out.push(')');
            }
            Kind::Record(operation, arguments) => {
                let name = &operation.record.name;
                let word = match operation.action {
                    RecordAction::Make => format!("%make {name}"),
                    RecordAction::Test => format!("%is {name}"),
                    RecordAction::Get(field) => {
                        format!("%get {name}.{}", operation.record.fields[field as usize])
                    }
                    RecordAction::Set(field) => {
                        format!("%set {name}.{}", operation.record.fields[field as usize])
                    }
                };
                self.list(&word, &arguments.iter().collect::<Vec<_>>());
            }
            Kind::Try(attempt) => {
                self.out.push_str("(try ");
                self.expr(&attempt.body);
                self.out.push_str(" (");
                self.var(attempt.variable);
                self.out.push_str(") ");
                self.expr(&attempt.handler);
                self.out.push(')');
            }
        }
    }
}
