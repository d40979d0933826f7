//! Choices: and, cond, case, when and unless, assert.

use crate::core::{Expr, Kind};
use crate::reader::number::Number;
use crate::reader::{Datum, Syntax};

use super::binding::make_let;
use super::forms_table::Auxiliary;
use super::scope::Scope;
use super::{Expanded, Expander, Form};

const COND: &str = "(cond (test expression …) … (else expression …))";
const CASE: &str = "(case key ((datum …) expression …) … (else expression …))";

impl Expander {
    pub(super) fn is_word(&self, syntax: &Syntax, scope: &Scope, word: Auxiliary) -> bool {
        syntax.identifier().is_some_and(|identifier| self.is_auxiliary(identifier, scope, word))
    }

    pub(super) fn and_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let parts = self.expressions(&items[1..], scope)?;
        Ok(parts
            .into_iter()
            .rev()
            .reduce(|rest, part| Expr::choice(form.span, part, rest, Expr::boolean(form.span, false)))
            .unwrap_or_else(|| Expr::boolean(form.span, true)))
    }

    /// `(and-let* (clause …) body …)`.
    pub(super) fn and_let(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(and-let* ((variable expression) (test) variable …) body …)";
        let Some(clauses) = items.get(1).and_then(Syntax::as_list) else {
            return self.bad_syntax(form, "and-let*", "the clauses must be a list", SHAPE);
        };
        let mut inner = scope.clone();
        let mut parts = Vec::new();
        for clause in clauses.iter() {
            match clause.as_list().map_or(&[][..], |parts| &parts[..]) {
                [name, value] if name.identifier().is_some() => {
                    let value = self.expression(value, &inner)?;
                    inner = inner.inner();
                    let var = self.bind_variable(name.identifier().expect("just seen"), &inner);
                    parts.push((Some(var), value));
                }
                [test] => parts.push((None, self.expression(test, &inner)?)),
                _ if clause.identifier().is_some() => parts.push((None, self.expression(clause, &inner)?)),
                _ => return self.bad_syntax(clause, "and-let*", "a clause is malformed", SHAPE),
            }
        }
        let span = form.span;
        let mut result = match items.len() {
            2 => Expr::boolean(span, true),
            _ => self.body(&items[2..], form, &inner.inner())?,
        };
        for (var, value) in parts.into_iter().rev() {
            result = match var {
                None => Expr::choice(span, value, result, Expr::boolean(span, false)),
                Some(var) => {
                    let test = Expr::local(span, var);
                    let choice = Expr::choice(span, test, result, Expr::boolean(span, false));
                    make_let(span, vec![(var, value)], choice)
                }
            };
        }
        Ok(result)
    }

    pub(super) fn when_unless(
        &mut self,
        which: Form,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let name = if which == Form::When { "when" } else { "unless" };
        let [_, test, body @ ..] = items else {
            return self.bad_syntax(form, name, "it has no test", &format!("({name} test expression …)"));
        };
        let test = self.expression(test, scope)?;
        let body = self.expressions(body, scope)?;
        let body = Expr::sequence(form.span, body);
        let nothing = Expr::new(form.span, Kind::Unspecified);
        Ok(match which {
            Form::When => Expr::choice(form.span, test, body, nothing),
            _ => Expr::choice(form.span, test, nothing, body),
        })
    }

    pub(super) fn cond(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let nothing = Expr::new(form.span, Kind::Unspecified);
        self.cond_clauses(form, "cond", &items[1..], scope, nothing)
    }

    /// Whether the last of some clauses starts with `else`.
    pub(super) fn has_else(&self, clauses: &[Syntax], scope: &Scope) -> bool {
        clauses
            .last()
            .and_then(Syntax::as_list)
            .and_then(|parts| parts.first())
            .is_some_and(|first| self.is_word(first, scope, Auxiliary::Else))
    }

    /// The clauses of a cond; `otherwise` is what happens when none applies.
    pub(super) fn cond_clauses(
        &mut self,
        form: &Syntax,
        name: &str,
        clauses: &[Syntax],
        scope: &Scope,
        otherwise: Expr,
    ) -> Expanded<Expr> {
        let mut result = otherwise;
        for (index, clause) in clauses.iter().enumerate().rev() {
            let span = clause.span;
            let Some(parts) = clause.as_list().filter(|parts| !parts.is_empty()) else {
                return self.bad_syntax(clause, name, "a clause must be a list", COND);
            };
            if self.is_word(&parts[0], scope, Auxiliary::Else) {
                if index + 1 < clauses.len() {
                    return self.bad_syntax(clause, name, "clauses follow the one with `else`", COND);
                }
                if parts.len() == 1 {
                    return self.bad_syntax(clause, name, "nothing follows `else`", COND);
                }
                let body = self.expressions(&parts[1..], scope)?;
                result = Expr::sequence(span, body);
                continue;
            }
            let test = self.expression(&parts[0], scope)?;
            result = if parts.len() == 1 {
                Expr::new(span, Kind::Or(vec![test, result]))
            } else if self.is_word(&parts[1], scope, Auxiliary::Arrow) {
                let [_, _, receiver] = &parts[..] else {
                    return self.bad_syntax(clause, name, "one expression must follow `=>`", COND);
                };
                let receiver = self.expression(receiver, scope)?;
                let var = self.new_variable("test");
                let call = self.make_call(span, receiver, vec![Expr::local(span, var)]);
                let choice = Expr::choice(span, Expr::local(span, var), call, result);
                make_let(span, vec![(var, test)], choice)
            } else {
                let body = self.expressions(&parts[1..], scope)?;
                Expr::choice(span, test, Expr::sequence(span, body), result)
            };
        }
        let _ = form;
        Ok(result)
    }

    pub(super) fn case(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, key, clauses @ ..] = items else {
            return self.bad_syntax(form, "case", "it has no key", CASE);
        };
        let key_span = key.span;
        let key = self.expression(key, scope)?;
        let var = self.new_variable("key");
        let mut result = Expr::new(form.span, Kind::Unspecified);
        for (index, clause) in clauses.iter().enumerate().rev() {
            let span = clause.span;
            let Some(parts) = clause.as_list().filter(|parts| parts.len() >= 2) else {
                return self.bad_syntax(clause, "case", "a clause must have data and an expression", CASE);
            };
            let body = if self.is_word(&parts[1], scope, Auxiliary::Arrow) {
                let [_, _, receiver] = &parts[..] else {
                    return self.bad_syntax(clause, "case", "one expression must follow `=>`", CASE);
                };
                let receiver = self.expression(receiver, scope)?;
                self.make_call(span, receiver, vec![Expr::local(span, var)])
            } else {
                let body = self.expressions(&parts[1..], scope)?;
                Expr::sequence(span, body)
            };
            if self.is_word(&parts[0], scope, Auxiliary::Else) {
                if index + 1 < clauses.len() {
                    return self.bad_syntax(clause, "case", "clauses follow the one with `else`", CASE);
                }
                result = body;
                continue;
            }
            let Some(data) = parts[0].as_list() else {
                return self.bad_syntax(&parts[0], "case", "the data of a clause must be a list", CASE);
            };
            let tests: Vec<Expr> = data
                .iter()
                .map(|datum| {
                    let constant = Expr::new(datum.span, Kind::Const(self.strip(datum)));
                    Expr::builtin_call(span, eqv_for(&constant), vec![Expr::local(key_span, var), constant])
                })
                .collect();
            let test = match tests.len() {
                0 => Expr::boolean(span, false),
                1 => tests.into_iter().next().expect("there is one"),
                _ => Expr::new(span, Kind::Or(tests)),
            };
            result = Expr::choice(span, test, body, result);
        }
        Ok(make_let(form.span, vec![(var, key)], result))
    }

    pub(super) fn assert_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, test, rest @ ..] = items else {
            return self.bad_syntax(form, "assert", "it has no expression", "(assert expression)");
        };
        let text = crate::reader::written::written(test);
        let test = self.expression(test, scope)?;
        let mut arguments = vec![
            Expr::new(form.span, Kind::Const(Datum::String("assertion failed".into()))),
            Expr::new(form.span, Kind::Const(Datum::Symbol(crate::reader::Identifier::plain(&text)))),
        ];
        arguments.extend(self.expressions(rest, scope)?);
        let failure = Expr::builtin_call(form.span, "error", arguments);
        Ok(Expr::choice(form.span, test, Expr::new(form.span, Kind::Unspecified), failure))
    }
}

/// The procedure that compares with a constant as eqv? does: identity is enough for most.
pub(super) fn eqv_for(constant: &Expr) -> &'static str {
    match &constant.kind {
        Kind::Const(Datum::Number(Number::Int(value))) if value.unsigned_abs() < 1 << 60 => "eq?",
        Kind::Const(Datum::Number(_)) => "eqv?",
        _ => "eq?",
    }
}
