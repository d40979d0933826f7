//! Quasi-quotation, nested and in vectors.

use crate::core::{Expr, Kind};
use crate::reader::{Datum, Span, Syntax};

use super::forms_table::{Auxiliary, Form};
use super::scope::{Binding, Scope};
use super::{Expanded, Expander};

impl Expander {
    pub(super) fn quasiquote(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        match items {
            [_, template] => self.quasi(template, 0, scope),
            _ => self.bad_syntax(form, "quasiquote", "it takes one template", "`template"),
        }
    }

    /// The parts of `(unquote x)` and its like.
    fn prefixed<'a>(&self, syntax: &'a Syntax, scope: &Scope) -> Option<(Prefix, &'a Syntax, &'a Syntax)> {
        let [first, argument] = &syntax.as_list()?[..] else { return None };
        let prefix = match self.head(first, scope)? {
            Binding::Auxiliary(Auxiliary::Unquote) => Prefix::Unquote,
            Binding::Auxiliary(Auxiliary::UnquoteSplicing) => Prefix::Splice,
            Binding::Form(Form::Quasiquote) => Prefix::Quasiquote,
            _ => return None,
        };
        Some((prefix, first, argument))
    }

    fn quasi(&mut self, template: &Syntax, depth: usize, scope: &Scope) -> Expanded<Expr> {
        let span = template.span;
        match self.prefixed(template, scope) {
            Some((Prefix::Unquote, _, argument)) if depth == 0 => return self.expression(argument, scope),
            Some((Prefix::Splice, ..)) if depth == 0 => {
                return self.fail_hint(span, "unquote-splicing outside of a list", "use `,` here");
            }
            Some((prefix, first, argument)) => {
                let depth = if prefix == Prefix::Quasiquote { depth + 1 } else { depth - 1 };
                let argument = self.quasi(argument, depth, scope)?;
                let first = self.constant(first);
                let rest = cons(span, argument, null(span));
                return Ok(cons(span, first, rest));
            }
            None => {}
        }
        match &template.datum {
            Datum::List(items) => self.quasi_list(items, null(span), depth, scope),
            Datum::Improper(items, tail) => {
                // `(a . ,b)` is read as `(a unquote b)`, a proper list, which is seen to by `quasi_list`.
                let tail = self.quasi(tail, depth, scope)?;
                self.quasi_list(items, tail, depth, scope)
            }
            Datum::Vector(items) => {
                let list = self.quasi_list(items, null(span), depth, scope)?;
                Ok(match constant_list(&list) {
                    Some(items) => Expr::new(span, Kind::Const(Datum::Vector(items))),
                    None => Expr::builtin_call(span, "list->vector", vec![list]),
                })
            }
            _ => Ok(self.constant(template)),
        }
    }

    fn quasi_list(&mut self, items: &[Syntax], tail: Expr, depth: usize, scope: &Scope) -> Expanded<Expr> {
        let mut result = tail;
        let mut items = items;
        // The end `. ,x` of a list.
        if items.len() >= 3 {
            let end = Syntax::list(items[items.len() - 2].span, items[items.len() - 2..].to_vec());
            if matches!(self.prefixed(&end, scope), Some((Prefix::Unquote | Prefix::Quasiquote, ..)))
                && is_null(&result)
            {
                result = self.quasi(&end, depth, scope)?;
                items = &items[..items.len() - 2];
            }
        }
        for item in items.iter().rev() {
            let span = item.span;
            result = match self.prefixed(item, scope) {
                Some((Prefix::Splice, _, argument)) if depth == 0 => {
                    let spliced = self.expression(argument, scope)?;
                    match is_null(&result) {
                        true => spliced,
                        false => Expr::builtin_call(span, "append", vec![spliced, result]),
                    }
                }
                _ => {
                    let first = self.quasi(item, depth, scope)?;
                    cons(span, first, result)
                }
            };
        }
        Ok(result)
    }

    fn constant(&self, syntax: &Syntax) -> Expr {
        Expr::new(syntax.span, Kind::Const(self.strip(syntax)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    Unquote,
    Splice,
    Quasiquote,
}

fn null(span: Span) -> Expr {
    Expr::new(span, Kind::Const(Datum::List([].into())))
}

fn is_null(expr: &Expr) -> bool {
    constant_list(expr).is_some_and(|items| items.is_empty())
}

fn constant_list(expr: &Expr) -> Option<std::rc::Rc<[Syntax]>> {
    match &expr.kind {
        Kind::Const(Datum::List(items)) => Some(items.clone()),
        _ => None,
    }
}

/// A pair; a constant when both parts are.
fn cons(span: Span, first: Expr, rest: Expr) -> Expr {
    if let (Kind::Const(first_datum), Kind::Const(rest_datum)) = (&first.kind, &rest.kind) {
        let first = Syntax::new(first.span, first_datum.clone());
        let rest = Syntax::new(rest.span, rest_datum.clone());
        return Expr::new(span, Kind::Const(Syntax::with_tail(span, vec![first], rest).datum));
    }
    Expr::builtin_call(span, "cons", vec![first, rest])
}
