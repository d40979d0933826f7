//! Forms that bind variables: lambda and its clauses, the let family, do loops, local macros.

use std::rc::Rc;

use crate::core::{Expr, Kind, Lambda, Var};
use crate::reader::number::Number;
use crate::reader::{Datum, Identifier, Span, Syntax};

use super::scope::{Binding, Scope};
use super::{Expanded, Expander, Form};

/// A binding as written: the name, and the initial value unless it was left out.
type WrittenBinding<'a> = (&'a Identifier, Option<&'a Syntax>);

impl Expander {
    /// A procedure with these parameters and this body.
    pub(super) fn procedure(
        &mut self,
        name: Option<Rc<str>>,
        formals: &Syntax,
        body: &[Syntax],
        form: &Syntax,
        scope: &Scope,
    ) -> Expanded<Lambda> {
        let (names, rest) = self.formals(formals, "lambda")?;
        let inner = scope.inner();
        let parameters = names.iter().map(|name| self.bind_variable(name, &inner)).collect();
        let rest = rest.map(|name| self.bind_variable(&name, &inner));
        let body = self.body(body, form, &inner)?;
        Ok(Lambda { name, parameters, rest, body, span: form.span })
    }

    pub(super) fn lambda_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, formals, body @ ..] = items else {
            return self.bad_syntax(form, "lambda", "it has no parameters", "(lambda (parameter …) body …)");
        };
        let lambda = self.procedure(None, formals, body, form, scope)?;
        Ok(Expr::new(form.span, Kind::Lambda(Box::new(lambda))))
    }

    pub(super) fn named_lambda(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(named-lambda (name parameter …) body …)";
        let [_, head, body @ ..] = items else {
            return self.bad_syntax(form, "named-lambda", "it has no parameters", SHAPE);
        };
        let Some((name, formals)) = split_first(head) else {
            return self.bad_syntax(head, "named-lambda", "the name is missing", SHAPE);
        };
        let name = name.identifier().map(|identifier| identifier.name.clone());
        let lambda = self.procedure(name, &formals, body, form, scope)?;
        Ok(Expr::new(form.span, Kind::Lambda(Box::new(lambda))))
    }

    pub(super) fn case_lambda(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let mut clauses = Vec::new();
        for clause in &items[1..] {
            match clause.as_list() {
                Some(parts) if parts.len() >= 2 => {
                    clauses.push(self.procedure(None, &parts[0], &parts[1..], clause, scope)?);
                }
                _ => {
                    let problem = "a clause must have parameters and a body";
                    return self.bad_syntax(
                        clause,
                        "case-lambda",
                        problem,
                        "(case-lambda ((parameter …) body …) …)",
                    );
                }
            }
        }
        Ok(self.choose_clause(form.span, clauses))
    }

    /// A procedure that takes any arguments and goes on with the first clause that they fit.
    fn choose_clause(&mut self, span: Span, clauses: Vec<Lambda>) -> Expr {
        let (arguments, count) = (self.new_variable("arguments"), self.new_variable("count"));
        let local = |var| Expr::local(span, var);
        let mut body = Expr::builtin_call(span, "%no-clause", vec![local(arguments)]);
        for clause in clauses.into_iter().rev() {
            let wanted = Number::Int(clause.parameters.len() as i64);
            let wanted = Expr::new(span, Kind::Const(Datum::Number(wanted)));
            let compare = if clause.rest.is_some() { ">=" } else { "=" };
            let test = Expr::builtin_call(span, compare, vec![local(count), wanted]);
            let mut bound = Vec::new();
            let mut list = arguments;
            let last = clause.parameters.len();
            for (index, &parameter) in clause.parameters.iter().enumerate() {
                bound.push((parameter, Expr::builtin_call(span, "car", vec![local(list)])));
                if index + 1 < last || clause.rest.is_some() {
                    let rest = self.new_variable("rest");
                    bound.push((rest, Expr::builtin_call(span, "cdr", vec![local(list)])));
                    list = rest;
                }
            }
            if let Some(rest) = clause.rest {
                bound.push((rest, local(list)));
            }
            let chosen = bound
                .into_iter()
                .rev()
                .fold(clause.body, |body, binding| make_let(span, vec![binding], body));
            body = Expr::choice(span, test, chosen, body);
        }
        let length = Expr::builtin_call(span, "length", vec![local(arguments)]);
        let body = make_let(span, vec![(count, length)], body);
        let lambda = Lambda { name: None, parameters: Vec::new(), rest: Some(arguments), body, span };
        Expr::new(span, Kind::Lambda(Box::new(lambda)))
    }

    /// The bindings of a form of the let family.
    fn bindings<'a>(&self, syntax: &'a Syntax, name: &str) -> Expanded<Vec<WrittenBinding<'a>>> {
        let shape = format!("({name} ((variable expression) …) body …)");
        let Some(items) = syntax.as_list() else {
            return self.bad_syntax(syntax, name, "the bindings must be a list", &shape);
        };
        let mut bindings = Vec::with_capacity(items.len());
        for item in items.iter() {
            let parts = item.as_list().map_or(&[][..], |parts| &parts[..]);
            match parts {
                [variable, value] if variable.identifier().is_some() => {
                    bindings.push((variable.identifier().expect("just seen"), Some(value)));
                }
                [variable] if variable.identifier().is_some() => {
                    let problem = format!(
                        "the variable `{}` has no initial value",
                        variable.identifier().map_or("", |identifier| &identifier.name)
                    );
                    return self.bad_syntax(item, name, &problem, &shape);
                }
                [_, _] => return self.bad_syntax(item, name, "a variable must be an identifier", &shape),
                _ => {
                    return self.bad_syntax(item, name, "a binding must be (variable expression)", &shape);
                }
            }
        }
        Ok(bindings)
    }

    fn no_duplicates(&self, bindings: &[WrittenBinding<'_>], span: Span, name: &str) -> Expanded<()> {
        for (index, (identifier, _)) in bindings.iter().enumerate() {
            if bindings[..index].iter().any(|(other, _)| other == identifier) {
                return self.fail(
                    span,
                    format!("bad syntax in `{name}`: the variable `{}` occurs twice", identifier.name),
                );
            }
        }
        Ok(())
    }

    /// The expression of a binding, named after its variable if it is a procedure.
    fn initial(&mut self, value: &Syntax, name: &Identifier, scope: &Scope) -> Expanded<Expr> {
        let mut value = self.expression(value, scope)?;
        name_procedure(&mut value, &name.name);
        Ok(value)
    }

    pub(super) fn let_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        match items {
            [_, name, bindings, body @ ..] if name.identifier().is_some() => {
                let name = name.identifier().expect("just seen");
                self.named_let(form, name, bindings, body, scope)
            }
            [_, written, body @ ..] => {
                let bindings = self.bindings(written, "let")?;
                self.no_duplicates(&bindings, written.span, "let")?;
                let mut values = Vec::with_capacity(bindings.len());
                for (name, value) in &bindings {
                    values.push(self.initial(value.expect("let has values"), name, scope)?);
                }
                let inner = scope.inner();
                let variables: Vec<Var> =
                    bindings.iter().map(|(name, _)| self.bind_variable(name, &inner)).collect();
                let body = self.body(body, form, &inner)?;
                Ok(make_let(form.span, variables.into_iter().zip(values).collect(), body))
            }
            _ => self.bad_syntax(form, "let", "it has no bindings", "(let ((variable expression) …) body …)"),
        }
    }

    fn named_let(
        &mut self,
        form: &Syntax,
        name: &Identifier,
        written: &Syntax,
        body: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let bindings = self.bindings(written, "let")?;
        self.no_duplicates(&bindings, written.span, "let")?;
        let mut values = Vec::with_capacity(bindings.len());
        for (name, value) in &bindings {
            values.push(self.initial(value.expect("let has values"), name, scope)?);
        }
        let around = scope.inner();
        let procedure = self.bind_variable(name, &around);
        let inner = around.inner();
        let parameters = bindings.iter().map(|(name, _)| self.bind_variable(name, &inner)).collect();
        let body = self.body(body, form, &inner)?;
        let lambda = Lambda { name: Some(name.name.clone()), parameters, rest: None, body, span: form.span };
        Ok(call_loop(form.span, procedure, lambda, values))
    }

    pub(super) fn let_star(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, written, body @ ..] = items else {
            return self.bad_syntax(
                form,
                "let*",
                "it has no bindings",
                "(let* ((variable expression) …) body …)",
            );
        };
        let mut inner = scope.clone();
        let mut bound = Vec::new();
        for (name, value) in self.bindings(written, "let*")? {
            let value = self.initial(value.expect("let* has values"), name, &inner)?;
            inner = inner.inner();
            bound.push((self.bind_variable(name, &inner), value));
        }
        let body = self.body(body, form, &inner.inner())?;
        Ok(bound.into_iter().rev().fold(body, |body, binding| make_let(form.span, vec![binding], body)))
    }

    pub(super) fn letrec(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let name = items[0].identifier().map_or("letrec", |identifier| &identifier.name).to_owned();
        let [_, written, body @ ..] = items else {
            let shape = format!("({name} ((variable expression) …) body …)");
            return self.bad_syntax(form, &name, "it has no bindings", &shape);
        };
        let bindings = self.bindings(written, &name)?;
        self.no_duplicates(&bindings, written.span, &name)?;
        let inner = scope.inner();
        let variables: Vec<Var> = bindings.iter().map(|(name, _)| self.bind_variable(name, &inner)).collect();
        let mut bound = Vec::with_capacity(bindings.len());
        for (&var, (name, value)) in variables.iter().zip(&bindings) {
            bound.push((var, self.initial(value.expect("letrec has values"), name, &inner)?));
        }
        let body = self.body(body, form, &inner)?;
        Ok(match bound.is_empty() {
            true => body,
            false => Expr::new(form.span, Kind::Letrec(bound, Box::new(body))),
        })
    }

    pub(super) fn rec_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(rec name expression) or (rec (name parameter …) body …)";
        let inner = scope.inner();
        let (var, value) = match items {
            [_, name, value] if name.identifier().is_some() => {
                let name = name.identifier().expect("just seen");
                let var = self.bind_variable(name, &inner);
                (var, self.initial(value, name, &inner)?)
            }
            [_, head, body @ ..] if split_first(head).is_some() => {
                let (name, formals) = split_first(head).expect("just seen");
                let Some(identifier) = name.identifier() else {
                    return self.bad_syntax(form, "rec", "the name must be an identifier", SHAPE);
                };
                let var = self.bind_variable(identifier, &inner);
                let name = Some(identifier.name.clone());
                let lambda = self.procedure(name, &formals, body, form, &inner)?;
                (var, Expr::new(form.span, Kind::Lambda(Box::new(lambda))))
            }
            _ => return self.bad_syntax(form, "rec", "the name is missing", SHAPE),
        };
        let body = Box::new(Expr::local(form.span, var));
        Ok(Expr::new(form.span, Kind::Letrec(vec![(var, value)], body)))
    }

    /// `(fluid-let ((variable value) …) body …)`: swaps the values on the way in and out.
    pub(super) fn fluid_let(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, written, body @ ..] = items else {
            let shape = "(fluid-let ((variable expression) …) body …)";
            return self.bad_syntax(form, "fluid-let", "it has no bindings", shape);
        };
        let span = form.span;
        let mut bound = Vec::new();
        let mut swaps = Vec::new();
        for (name, value) in self.bindings(written, "fluid-let")? {
            let value = self.initial(value.expect("fluid-let has values"), name, scope)?;
            let (kept, swapped) = (self.new_variable(&name.name), self.new_variable(&name.name));
            self.variables[kept.0 as usize].is_assigned = true;
            bound.push((kept, value));
            let current = self.reference(name, span, scope)?;
            let target = match &current.kind {
                Kind::Local(var) => {
                    self.variables[var.0 as usize].is_assigned = true;
                    Kind::SetLocal(*var, Box::new(Expr::local(span, kept)))
                }
                Kind::Global(global) => {
                    self.assigned_globals.insert(global.clone());
                    Kind::SetGlobal(global.clone(), Box::new(Expr::local(span, kept)))
                }
                _ => return self.fail(written.span, format!("`{}` cannot be changed", name.name)),
            };
            let back = Kind::SetLocal(kept, Box::new(Expr::local(span, swapped)));
            let both = Expr::sequence(span, vec![Expr::new(span, target), Expr::new(span, back)]);
            swaps.push(make_let(span, vec![(swapped, current)], both));
        }
        let body = self.body(body, form, &scope.inner())?;
        let swap = self.new_variable("swap");
        let swap_body = Expr::sequence(span, swaps);
        bound.push((swap, thunk(span, swap_body)));
        let arguments = vec![Expr::local(span, swap), thunk(span, body), Expr::local(span, swap)];
        let wind = Expr::builtin_call(span, "dynamic-wind", arguments);
        Ok(make_let(span, bound, wind))
    }

    pub(super) fn do_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(do ((variable initial step) …) (test result …) body …)";
        let (Some(specs), Some(exit)) =
            (items.get(1).and_then(Syntax::as_list), items.get(2).and_then(Syntax::as_list))
        else {
            return self.bad_syntax(form, "do", "variables and a test are needed", SHAPE);
        };
        let Some((test, results)) = exit.split_first() else {
            return self.bad_syntax(&items[2], "do", "the test is missing", SHAPE);
        };
        let inner = scope.inner();
        let (mut values, mut parameters, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for spec in specs.iter() {
            let parts = spec.as_list().map_or(&[][..], |parts| &parts[..]);
            let (Some(name), 2..=3) = (parts.first().and_then(Syntax::identifier), parts.len()) else {
                return self.bad_syntax(spec, "do", "a variable must be (variable initial step)", SHAPE);
            };
            if inner.own(name).is_some() {
                return self.bad_syntax(
                    spec,
                    "do",
                    &format!("the variable `{}` occurs twice", name.name),
                    SHAPE,
                );
            }
            values.push(self.initial(&parts[1], name, scope)?);
            parameters.push(self.bind_variable(name, &inner));
            steps.push(parts.get(2));
        }
        let test = self.expression(test, &inner)?;
        let results = self.expressions(results, &inner)?;
        let mut body = self.expressions(&items[3..], &inner)?;
        let procedure = self.new_variable("do");
        let mut next = Vec::with_capacity(steps.len());
        for (step, &var) in steps.iter().zip(&parameters) {
            next.push(match step {
                Some(step) => self.expression(step, &inner)?,
                None => Expr::local(form.span, var),
            });
        }
        let again = Kind::Call(Box::new(Expr::local(form.span, procedure)), next);
        body.push(Expr::new(form.span, again));
        let results = Expr::sequence(form.span, results);
        let body = Expr::sequence(form.span, body);
        let body = Expr::choice(form.span, test, results, body);
        let lambda = Lambda { name: Some("do".into()), parameters, rest: None, body, span: form.span };
        Ok(call_loop(form.span, procedure, lambda, values))
    }

    pub(super) fn let_syntax(
        &mut self,
        which: Form,
        form: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let name = items[0].identifier().map_or("let-syntax", |identifier| &identifier.name).to_owned();
        let shape = format!("({name} ((keyword (syntax-rules …)) …) body …)");
        let [_, written, body @ ..] = items else {
            return self.bad_syntax(form, &name, "it has no bindings", &shape);
        };
        let inner = scope.inner();
        for (keyword, rules) in self.bindings(written, &name)? {
            let seen = if which == Form::LetSyntax { scope } else { &inner };
            let rules = rules.expect("the bindings have values");
            let binding = self.transformer(rules, seen)?;
            inner.bind(keyword.clone(), binding);
        }
        self.body(body, form, &inner)
    }

    /// What `define-syntax` binds a keyword to.
    pub(super) fn transformer(&mut self, syntax: &Syntax, scope: &Scope) -> Expanded<Binding> {
        const HINT: &str = "write (syntax-rules (literal …) (pattern template) …)";
        // A keyword that means a form or macro already: another name for it.
        if let Some(binding @ (Binding::Form(_) | Binding::Macro(_) | Binding::Auxiliary(_))) =
            self.head(syntax, scope)
        {
            return Ok(binding);
        }
        let Some([first, ..]) = syntax.as_list().map(|items| &items[..]) else {
            return self.fail_hint(syntax.span, "a macro must be defined by syntax-rules", HINT);
        };
        match self.head(first, scope) {
            Some(Binding::Form(Form::SyntaxRules)) => Ok(Binding::Macro(self.syntax_rules(syntax, scope)?)),
            Some(Binding::Macro(definition)) => {
                let name = first.identifier().expect("a macro is named").clone();
                let expansion = self.apply_macro(&definition, &name, syntax, scope)?;
                self.transformer(&expansion, scope)
            }
            _ => self.fail_hint(syntax.span, "a macro must be defined by syntax-rules", HINT),
        }
    }
}

/// The first element of a list, and the rest of it.
pub(super) fn split_first(syntax: &Syntax) -> Option<(Syntax, Syntax)> {
    match &syntax.datum {
        Datum::List(items) => {
            let (first, rest) = items.split_first()?;
            Some((first.clone(), Syntax::list(syntax.span, rest.to_vec())))
        }
        Datum::Improper(items, tail) => {
            let (first, rest) = items.split_first()?;
            Some((first.clone(), Syntax::with_tail(syntax.span, rest.to_vec(), (**tail).clone())))
        }
        _ => None,
    }
}

/// Gives a procedure without a name this one.
pub(super) fn name_procedure(value: &mut Expr, name: &Rc<str>) {
    match &mut value.kind {
        Kind::Lambda(lambda) if lambda.name.is_none() => lambda.name = Some(name.clone()),
        // A procedure below its own variables.
        Kind::Let(_, body) | Kind::Letrec(_, body) => name_procedure(body, name),
        _ => {}
    }
}

/// Variables around a body, unless there are none.
pub(super) fn make_let(span: Span, bindings: Vec<(Var, Expr)>, body: Expr) -> Expr {
    match bindings.is_empty() {
        true => body,
        false => Expr::new(span, Kind::Let(bindings, Box::new(body))),
    }
}

/// A procedure without parameters.
pub(super) fn thunk(span: Span, body: Expr) -> Expr {
    let lambda = Lambda { name: None, parameters: Vec::new(), rest: None, body, span };
    Expr::new(span, Kind::Lambda(Box::new(lambda)))
}

/// Binds a procedure to a variable that it sees itself, and calls it.
fn call_loop(span: Span, procedure: Var, lambda: Lambda, values: Vec<Expr>) -> Expr {
    let call = Kind::Call(Box::new(Expr::local(span, procedure)), values);
    let bindings = vec![(procedure, Expr::new(span, Kind::Lambda(Box::new(lambda))))];
    Expr::new(span, Kind::Letrec(bindings, Box::new(Expr::new(span, call))))
}
