//! Several values: let-values and its like.

use crate::core::{Expr, Kind, Receive, Var};
use crate::reader::{Span, Syntax};

use super::scope::Scope;
use super::{Expanded, Expander};

impl Expander {
    /// `(call-with-values producer consumer)`; direct where the consumer stands in its place.
    pub(super) fn call_with_values(&mut self, span: Span, mut arguments: Vec<Expr>) -> Expr {
        let (consumer, producer) =
            (arguments.pop().expect("there are two"), arguments.pop().expect("there are two"));
        match consumer.kind {
            Kind::Lambda(lambda) => {
                let producer = self.make_call(span, producer, Vec::new());
                let lambda = *lambda;
                let receive =
                    Receive { variables: lambda.parameters, rest: lambda.rest, producer, body: lambda.body };
                Expr::new(span, Kind::Receive(Box::new(receive)))
            }
            kind => {
                let consumer = Expr { span: consumer.span, kind };
                Expr::builtin_call(span, "call-with-values", vec![producer, consumer])
            }
        }
    }

    pub(super) fn receive(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, formals, producer, body @ ..] = items else {
            let shape = "(receive (variable …) expression body …)";
            return self.bad_syntax(form, "receive", "it takes variables and an expression", shape);
        };
        let producer = self.expression(producer, scope)?;
        let (names, rest) = self.formals(formals, "receive")?;
        let inner = scope.inner();
        let variables = names.iter().map(|name| self.bind_variable(name, &inner)).collect();
        let rest = rest.map(|name| self.bind_variable(&name, &inner));
        let body = self.body(body, form, &inner)?;
        Ok(Expr::new(form.span, Kind::Receive(Box::new(Receive { variables, rest, producer, body }))))
    }

    pub(super) fn let_values(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        // The producers see none of the variables, and since variables are numbers, nesting is enough.
        let inner = scope.inner();
        let parts = self.values_bindings(form, items, "let-values", |expander, producer, names| {
            let producer = expander.expression(producer, scope)?;
            let (names, rest) = names;
            let mut variables = Vec::with_capacity(names.len());
            for name in &names {
                if inner.own(name).is_some() {
                    let message =
                        format!("bad syntax in `let-values`: the variable `{}` occurs twice", name.name);
                    return expander.fail(form.span, message);
                }
                variables.push(expander.bind_variable(name, &inner));
            }
            let rest = rest.map(|name| expander.bind_variable(&name, &inner));
            Ok((variables, rest, producer))
        })?;
        let body = self.body(&items[2..], form, &inner)?;
        Ok(nest(form.span, parts, body))
    }

    pub(super) fn let_star_values(
        &mut self,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let mut inner = scope.clone();
        let parts = self.values_bindings(form, items, "let*-values", |expander, producer, names| {
            let producer = expander.expression(producer, &inner)?;
            inner = inner.inner();
            let (names, rest) = names;
            let variables = names.iter().map(|name| expander.bind_variable(name, &inner)).collect();
            let rest = rest.map(|name| expander.bind_variable(&name, &inner));
            Ok((variables, rest, producer))
        })?;
        let body = self.body(&items[2..], form, &inner)?;
        Ok(nest(form.span, parts, body))
    }

    fn values_bindings(
        &mut self,
        form: &Syntax,
        items: &[Syntax],
        name: &str,
        mut bind: impl FnMut(
            &mut Expander,
            &Syntax,
            (Vec<crate::reader::Identifier>, Option<crate::reader::Identifier>),
        ) -> Expanded<Part>,
    ) -> Expanded<Vec<Part>> {
        let shape = format!("({name} (((variable …) expression) …) body …)");
        let Some(bindings) = items.get(1).and_then(Syntax::as_list) else {
            return self.bad_syntax(form, name, "the bindings must be a list", &shape);
        };
        let mut parts = Vec::with_capacity(bindings.len());
        for binding in bindings.iter() {
            let Some([formals, producer]) = binding.as_list().map(|parts| &parts[..]) else {
                return self.bad_syntax(binding, name, "a binding must be ((variable …) expression)", &shape);
            };
            let formals = self.formals(formals, name)?;
            parts.push(bind(self, producer, formals)?);
        }
        Ok(parts)
    }
}

type Part = (Vec<Var>, Option<Var>, Expr);

fn nest(span: Span, parts: Vec<Part>, body: Expr) -> Expr {
    parts.into_iter().rev().fold(body, |body, (variables, rest, producer)| {
        Expr::new(span, Kind::Receive(Box::new(Receive { variables, rest, producer, body })))
    })
}
