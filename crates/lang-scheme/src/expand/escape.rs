//! `call/cc` whose continuation only leaves: the cheap form of the machine.
//!
//! The receiver must stand in its place, and its parameter must be used in no other way than being called, from code that
//! runs while the receiver does: from the receiver itself, from local procedures that are only called, and from procedures
//! given straight to one of the language's own that calls them and forgets them. And nothing that the receiver calls last may
//! be a procedure of the program, since that call would be a tail call, which the cheap form would make grow the stack.

use std::rc::Rc;

use crate::core::{Expr, Kind, Lambda, Var, each_child, push_children};
use crate::reader::Span;

use super::Expander;
use super::binding::make_let;

/// Procedures that call the procedures they are given while they run, and only then.
const DOWNWARD: &[&str] = &[
    "%map1",
    "%map2",
    "%for-each1",
    "%for-each2",
    "%vector-map1",
    "%vector-for-each1",
    "map",
    "for-each",
    "vector-map",
    "vector-for-each",
    "string-for-each",
    "filter",
    "remove",
    "fold",
    "fold-left",
    "fold-right",
    "reduce",
    "any",
    "every",
    "find",
    "find-tail",
    "count",
    "hash-table-walk",
    "dynamic-wind",
    "call-with-values",
    "%apply",
    "%apply-behind",
    "apply",
    "sort",
    "hash-table-update!",
    "with-exception-handler",
];

/// Whether a procedure of this name captures the continuation.
pub(super) fn is_capture(name: &str) -> bool {
    matches!(name, "call/cc" | "call-with-current-continuation" | "call/ec" | "call-with-escape-continuation")
}

/// Whether the arguments of a capture allow the cheap form.
pub(super) fn leaves_only(arguments: &[Expr]) -> bool {
    let [Expr { kind: Kind::Lambda(lambda), .. }] = arguments else { return false };
    let (&[k], None) = (&lambda.parameters[..], lambda.rest) else { return false };
    is_called_only(&lambda.body, k) && ends_plainly(&lambda.body, k)
}

/// Whether `k` is used in `expr` only to be called, by code that runs no later.
fn is_called_only(expr: &Expr, k: Var) -> bool {
    match &expr.kind {
        Kind::Local(var) | Kind::SetLocal(var, _) if *var == k => false,
        Kind::Lambda(lambda) => !mentions(&lambda.body, k),
        Kind::Call(callee, arguments) => {
            let callee_fits = match &callee.kind {
                Kind::Local(_) => true,
                _ => is_called_only(callee, k),
            };
            let is_downward = matches!(&callee.kind, Kind::Builtin(name) if DOWNWARD.contains(&&**name));
            callee_fits
                && arguments.iter().all(|argument| match &argument.kind {
                    Kind::Lambda(lambda) if is_downward => is_called_only(&lambda.body, k),
                    _ => is_called_only(argument, k),
                })
        }
        Kind::Let(bindings, body) | Kind::Letrec(bindings, body) => {
            bindings.iter().all(|(var, value)| match &value.kind {
                Kind::Lambda(lambda) if mentions(&lambda.body, k) => {
                    is_called_only(&lambda.body, k)
                        && is_operator_only(body, *var)
                        && bindings.iter().all(|(_, value)| is_operator_only(value, *var))
                }
                _ => is_called_only(value, k),
            }) && is_called_only(body, k)
        }
        _ => {
            let mut children = Vec::new();
            push_children(expr, &mut children);
            children.into_iter().all(|child| is_called_only(child, k))
        }
    }
}

/// Whether a variable's value is only called, anywhere in an expression but in procedures that may run later.
fn is_operator_only(expr: &Expr, var: Var) -> bool {
    match &expr.kind {
        Kind::Local(other) | Kind::SetLocal(other, _) if *other == var => false,
        Kind::Lambda(lambda) => {
            // A call from a loop's own procedure is one from code that is only called itself, or is not to be trusted.
            !mentions(&lambda.body, var) || is_operator_only(&lambda.body, var)
        }
        Kind::Call(callee, arguments) => {
            (matches!(callee.kind, Kind::Local(_)) || is_operator_only(callee, var))
                && arguments.iter().all(|argument| match &argument.kind {
                    // A procedure that is handed on could call it at any time.
                    Kind::Lambda(lambda) => !mentions(&lambda.body, var),
                    _ => is_operator_only(argument, var),
                })
        }
        _ => {
            let mut children = Vec::new();
            push_children(expr, &mut children);
            children.into_iter().all(|child| is_operator_only(child, var))
        }
    }
}

fn mentions(expr: &Expr, var: Var) -> bool {
    let mut stack = vec![expr];
    while let Some(expr) = stack.pop() {
        match &expr.kind {
            Kind::Local(other) | Kind::SetLocal(other, _) if *other == var => return true,
            _ => push_children(expr, &mut stack),
        }
    }
    false
}

/// Whether nothing that an expression does last is a call of a procedure of the program.
fn ends_plainly(expr: &Expr, k: Var) -> bool {
    match &expr.kind {
        Kind::If(_, then, other) => ends_plainly(then, k) && ends_plainly(other, k),
        Kind::Or(items) | Kind::Seq(items) => items.last().is_none_or(|last| ends_plainly(last, k)),
        Kind::Let(bindings, body) | Kind::Letrec(bindings, body) => {
            // A loop ends as its procedures end.
            ends_plainly_within(bindings, body, k)
        }
        Kind::Receive(receive) => ends_plainly(&receive.body, k),
        Kind::Try(_) => false,
        Kind::Call(callee, _) => match &callee.kind {
            Kind::Local(var) => *var == k,
            Kind::Builtin(name) => {
                crate::natives::find(name).is_some()
                    || crate::prelude::is_front(name)
                    || DOWNWARD.contains(&&**name)
            }
            _ => false,
        },
        _ => true,
    }
}

fn ends_plainly_within(bindings: &[(Var, Expr)], body: &Expr, k: Var) -> bool {
    let procedures: Vec<Var> = bindings
        .iter()
        .filter(|(_, value)| matches!(value.kind, Kind::Lambda(_)))
        .map(|(var, _)| *var)
        .collect();
    let plain = |expr: &Expr| {
        let mut expr = expr.clone();
        forget_calls(&mut expr, &procedures);
        ends_plainly(&expr, k)
    };
    plain(body)
        && bindings.iter().all(|(_, value)| match &value.kind {
            Kind::Lambda(lambda) => plain(&lambda.body),
            _ => true,
        })
}

/// Puts nothing in the place of calls of these procedures.
fn forget_calls(expr: &mut Expr, procedures: &[Var]) {
    if let Kind::Call(callee, _) = &expr.kind
        && matches!(callee.kind, Kind::Local(var) if procedures.contains(&var))
    {
        expr.kind = Kind::Unspecified;
        return;
    }
    each_child(&mut expr.kind, &mut |child| forget_calls(child, procedures));
}

impl Expander {
    /// The cheap form of a capture: calls of the continuation leave what was wound up, and then the receiver.
    pub(super) fn escaping_call(&mut self, span: Span, mut arguments: Vec<Expr>) -> Expr {
        let (winds, handlers) = (self.new_variable("winds"), self.new_variable("handlers"));
        let builtin = |name: &str| Expr::new(span, Kind::Builtin(name.into()));
        let Some(Expr { kind: Kind::Lambda(lambda), .. }) = arguments.pop() else {
            unreachable!("the caller has seen the receiver")
        };
        let mut lambda: Lambda = *lambda;
        let k = lambda.parameters[0];
        self.rewrite_escapes(&mut lambda.body, k, winds, handlers);
        let receiver = Expr::new(span, Kind::Lambda(Box::new(lambda)));
        let call = Expr::builtin_call(span, "%call-escape", vec![receiver]);
        make_let(span, vec![(winds, builtin("%winds")), (handlers, builtin("%handlers"))], call)
    }

    fn rewrite_escapes(&mut self, expr: &mut Expr, k: Var, winds: Var, handlers: Var) {
        each_child(&mut expr.kind, &mut |child| self.rewrite_escapes(child, k, winds, handlers));
        let Kind::Call(callee, arguments) = &mut expr.kind else { return };
        if !matches!(callee.kind, Kind::Local(var) if var == k) {
            return;
        }
        let span = expr.span;
        let value = match arguments.len() {
            1 => arguments.remove(0),
            _ => Expr::builtin_call(span, "values", std::mem::take(arguments)),
        };
        let result = self.new_variable("result");
        let builtin = |name: &str| Expr::new(span, Kind::Builtin(name.into()));
        let is_wound = Expr::builtin_call(span, "eq?", vec![builtin("%winds"), Expr::local(span, winds)]);
        let rewind = Expr::builtin_call(span, "%rewind", vec![Expr::local(span, winds)]);
        let nothing = Expr::new(span, Kind::Unspecified);
        let restore = Kind::SetGlobal(Rc::from("%handlers"), Box::new(Expr::local(span, handlers)));
        let leave =
            Expr::builtin_call(span, "%escape", vec![Expr::local(span, k), Expr::local(span, result)]);
        let steps = vec![Expr::choice(span, is_wound, nothing, rewind), Expr::new(span, restore), leave];
        *expr = make_let(span, vec![(result, value)], Expr::sequence(span, steps));
    }
}
