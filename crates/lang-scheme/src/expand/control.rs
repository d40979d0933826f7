//! Forms about control: parameterize, promises, guard, and what asks the compiler for something.
//!
//! A guard is a handler of the machine's exceptions. The variable `%handlers` holds the stack of handlers that are in force: a
//! procedure for each with-exception-handler, `#f` for each guard. An exception that reaches a guard is its own if the stack
//! is as the guard made it; otherwise it comes from inside a handler that runs further out, and is passed on.

use std::rc::Rc;

use crate::core::{Expr, Kind, Try, Var};
use crate::reader::{Datum, Span, Syntax};

use super::binding::{make_let, thunk};
use super::forms_table::Form;
use super::scope::Scope;
use super::{Expanded, Expander};

/// The stack of handlers in force.
const HANDLERS: &str = "%handlers";
/// The dynamic-winds that are entered.
const WINDS: &str = "%winds";

fn builtin(span: Span, name: &str) -> Expr {
    Expr::new(span, Kind::Builtin(name.into()))
}

fn set_builtin(span: Span, name: &str, value: Expr) -> Expr {
    Expr::new(span, Kind::SetGlobal(Rc::from(name), Box::new(value)))
}

impl Expander {
    pub(super) fn parameterize(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(parameterize ((parameter value) …) body …)";
        let span = form.span;
        let Some(bindings) = items.get(1).and_then(Syntax::as_list) else {
            return self.bad_syntax(form, "parameterize", "the bindings must be a list", SHAPE);
        };
        let mut list = Expr::new(span, Kind::Const(Datum::List([].into())));
        let mut pairs = Vec::with_capacity(bindings.len());
        for binding in bindings.iter() {
            let Some([parameter, value]) = binding.as_list().map(|parts| &parts[..]) else {
                return self.bad_syntax(
                    binding,
                    "parameterize",
                    "a binding must be (parameter value)",
                    SHAPE,
                );
            };
            pairs.push((
                binding.span,
                vec![self.expression(parameter, scope)?, self.expression(value, scope)?],
            ));
        }
        let body = self.body(&items[2..], form, &scope.inner())?;
        if pairs.is_empty() {
            return Ok(body);
        }
        if pairs.len() == 1
            && let Some((_, mut arguments)) = pairs.pop()
        {
            arguments.push(thunk(span, body));
            return Ok(Expr::builtin_call(span, "%parameterize1", arguments));
        }
        for (place, pair) in pairs.into_iter().rev() {
            let pair = Expr::builtin_call(place, "cons", pair);
            list = Expr::builtin_call(span, "cons", vec![pair, list]);
        }
        Ok(Expr::builtin_call(span, "%parameterize", vec![list, thunk(span, body)]))
    }

    pub(super) fn delay(
        &mut self,
        which: Form,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let name = items[0].identifier().map_or("delay", |identifier| &identifier.name).to_owned();
        let [_, body] = items else {
            return self.bad_syntax(form, &name, "it takes one expression", &format!("({name} expression)"));
        };
        let body = self.expression(body, scope)?;
        let body = if which == Form::Delay { promise(form.span, true, body) } else { body };
        Ok(promise(form.span, false, thunk(form.span, body)))
    }

    pub(super) fn cons_stream(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, first, rest] = items else {
            let problem = "it takes two expressions";
            return self.bad_syntax(form, "cons-stream", problem, "(cons-stream first rest)");
        };
        let first = self.expression(first, scope)?;
        let rest = self.expression(rest, scope)?;
        let rest = promise(form.span, false, thunk(form.span, promise(form.span, true, rest)));
        Ok(Expr::builtin_call(form.span, "cons", vec![first, rest]))
    }

    /// `(%try body (variable) handler)`.
    pub(super) fn try_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, body, variable, handler] = items else {
            return self.bad_syntax(form, "%try", "three parts are needed", "(%try body (variable) handler)");
        };
        let body = self.expression(body, scope)?;
        let (names, _) = self.formals(variable, "%try")?;
        let [name] = &names[..] else {
            return self.bad_syntax(form, "%try", "one variable is needed", "(%try body (variable) handler)");
        };
        let inner = scope.inner();
        let variable = self.bind_variable(name, &inner);
        let handler = self.expression(handler, &inner)?;
        Ok(Expr::new(form.span, Kind::Try(Box::new(Try { body, variable, handler }))))
    }

    pub(super) fn guard(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(guard (variable clause …) body …)";
        let span = form.span;
        let [_, head, body @ ..] = items else {
            return self.bad_syntax(form, "guard", "it has no clauses", SHAPE);
        };
        let head = head.as_list().map_or(&[][..], |parts| &parts[..]);
        let Some((name, clauses)) = head.split_first() else {
            return self.bad_syntax(form, "guard", "the variable is missing", SHAPE);
        };
        let Some(name) = name.identifier() else {
            return self.bad_syntax(form, "guard", "the variable must be an identifier", SHAPE);
        };
        let body = self.body(body, form, &scope.inner())?;
        let inner = scope.inner();
        let raised = self.bind_variable(name, &inner);
        let exits = self.has_else(clauses, scope);
        let state = GuardState {
            handlers: self.new_variable("handlers"),
            winds: self.new_variable("winds"),
            mine: self.new_variable("mine"),
            exception: self.new_variable("exception"),
        };
        let otherwise = match exits {
            true => Expr::new(span, Kind::Unspecified),
            false => Expr::builtin_call(
                span,
                "%reraise",
                vec![Expr::local(span, state.exception), Expr::local(span, raised)],
            ),
        };
        let clauses = self.cond_clauses(form, "guard", clauses, &inner, otherwise)?;
        let result = self.new_variable("result");
        let protected = Expr::sequence(
            span,
            vec![
                set_builtin(span, HANDLERS, Expr::local(span, state.mine)),
                make_let(
                    span,
                    vec![(result, body)],
                    Expr::sequence(
                        span,
                        vec![
                            set_builtin(span, HANDLERS, Expr::local(span, state.handlers)),
                            Expr::local(span, result),
                        ],
                    ),
                ),
            ],
        );
        Ok(state.around(span, exits, protected, raised, clauses))
    }

    /// `(time expression)` and `(with-profiling expression …)`.
    pub(super) fn timed(
        &mut self,
        name: &str,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let [_, body @ ..] = items else { return self.fail(form.span, "it is empty") };
        if body.is_empty() {
            return self.bad_syntax(form, name, "it has no expression", &format!("({name} expression)"));
        }
        let body = self.body(body, form, &scope.inner())?;
        let procedure = if name == "time" { "%time" } else { "%with-profiling" };
        Ok(Expr::builtin_call(form.span, procedure, vec![thunk(form.span, body)]))
    }

    pub(super) fn with_jit_threshold(
        &mut self,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let [_, threshold, body @ ..] = items else {
            let shape = "(with-jit-threshold calls expression …)";
            return self.bad_syntax(form, "with-jit-threshold", "the number of calls is missing", shape);
        };
        let threshold = self.expression(threshold, scope)?;
        let body = self.body(body, form, &scope.inner())?;
        Ok(Expr::builtin_call(form.span, "%with-jit-threshold", vec![threshold, thunk(form.span, body)]))
    }
}

/// The variables of a guard.
struct GuardState {
    handlers: Var,
    winds: Var,
    mine: Var,
    exception: Var,
}

impl GuardState {
    /// The guard around what it protects.
    fn around(self, span: Span, exits: bool, body: Expr, raised: Var, clauses: Expr) -> Expr {
        let is_mine =
            Expr::builtin_call(span, "eq?", vec![builtin(span, HANDLERS), Expr::local(span, self.mine)]);
        // Nor does a guard stop the program from ending.
        let ends = Expr::builtin_call(span, "%exit-exception?", vec![Expr::local(span, self.exception)]);
        let goes_on = Expr::builtin_call(span, "not", vec![ends]);
        let is_mine = Expr::choice(span, is_mine, goes_on, Expr::boolean(span, false));
        let pass_on = Expr::builtin_call(span, "%rethrow", vec![Expr::local(span, self.exception)]);
        let is_wound =
            Expr::builtin_call(span, "eq?", vec![builtin(span, WINDS), Expr::local(span, self.winds)]);
        let rewind = Expr::builtin_call(span, "%rewind", vec![Expr::local(span, self.winds)]);
        let nothing = || Expr::new(span, Kind::Unspecified);
        let payload = if exits { "%payload" } else { "%guard-payload" };
        let payload = Expr::builtin_call(span, payload, vec![Expr::local(span, self.exception)]);
        let handler = Expr::sequence(
            span,
            vec![
                Expr::choice(span, is_mine, nothing(), pass_on),
                set_builtin(span, HANDLERS, Expr::local(span, self.handlers)),
                Expr::choice(span, is_wound, nothing(), rewind),
                make_let(span, vec![(raised, payload)], clauses),
            ],
        );
        let attempt = Expr::new(span, Kind::Try(Box::new(Try { body, variable: self.exception, handler })));
        // A guard that may raise again says so to `raise`, which then keeps the continuation.
        let mark = Expr::boolean(span, !exits);
        let mine = Expr::builtin_call(span, "cons", vec![mark, Expr::local(span, self.handlers)]);
        make_let(
            span,
            vec![(self.handlers, builtin(span, HANDLERS)), (self.winds, builtin(span, WINDS))],
            make_let(span, vec![(self.mine, mine)], attempt),
        )
    }
}

/// A promise: of a value, or of what a procedure yields.
fn promise(span: Span, is_done: bool, content: Expr) -> Expr {
    let content = Expr::builtin_call(span, "cons", vec![Expr::boolean(span, is_done), content]);
    Expr::builtin_call(span, "%make-promise", vec![content])
}
