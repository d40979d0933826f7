//! `match`: the common patterns.
//!
//! | Pattern | matches |
//! |---|---|
//! | `_` | anything |
//! | `name` | anything, and binds it |
//! | literal, `'datum` | what is `equal?` to it |
//! | `(p …)`, `(p … . q)`, `#(p …)` | lists and vectors by parts; `p ...` any number |
//! | `` `(a ,p) `` | as written, with patterns after commas |
//! | `(? predicate p …)`, `(= procedure p)` | what satisfies it; what has such a part |
//! | `(and p …)`, `(or p …)`, `(not p)` | combinations |
//!
//! After a pattern, `(guard test)` adds a condition and `(=> name)` names a procedure that goes on with the next clause.
//!
//! A clause is built from its end: first its body, then around it, pattern by pattern, the tests that lead there. What happens
//! when a test fails is a procedure that is called in several places, which the lowering makes a place to jump to.

use crate::core::{Expr, Kind, Lambda, Var};
use crate::reader::number::Number;
use crate::reader::{Datum, Identifier, Span, Syntax};

use super::binding::{make_let, thunk};
use super::forms_table::{Auxiliary, Form};
use super::scope::{Binding, Scope};
use super::{Expanded, Expander};

const SHAPE: &str = "(match expression (pattern body …) …)";

/// A pattern.
enum Pattern {
    Anything,
    Variable(Var),
    Constant(Expr),
    Pair(Box<Pattern>, Box<Pattern>),
    Null,
    /// Any number of one pattern, then these, then the tail.
    Repeated(Box<Pattern>, Vec<Var>, usize, Box<Pattern>),
    Vector(Box<Pattern>),
    Test(Expr),
    Part(Expr, Box<Pattern>),
    All(Vec<Pattern>),
    /// Alternatives; each binds variables of its own, in the order of the clause's.
    Any(Vec<(Pattern, Vec<Var>)>, Vec<Var>),
    Not(Box<Pattern>),
}

impl Expander {
    pub(super) fn match_form(&mut self, form: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let [_, subject, clauses @ ..] = items else {
            return self.bad_syntax(form, "match", "it has no expression", SHAPE);
        };
        let span = form.span;
        let subject = self.expression(subject, scope)?;
        let value = self.new_variable("value");
        let mut result = Expr::builtin_call(span, "%match-error", vec![Expr::local(span, value)]);
        for clause in clauses.iter().rev() {
            let parts = match clause.as_list() {
                Some(parts) if parts.len() >= 2 => parts,
                _ => return self.bad_syntax(clause, "match", "a clause must be (pattern body …)", SHAPE),
            };
            let inner = scope.inner();
            let mut names = Vec::new();
            let pattern = self.pattern(&parts[0], scope, &mut names)?;
            for (name, var) in &names {
                inner.bind(name.clone(), Binding::Local(*var));
            }
            let fail = self.new_variable("next");
            let call = Expr::new(span, Kind::Call(Box::new(Expr::local(span, fail)), Vec::new()));
            let mut body = &parts[1..];
            let mut guard = None;
            if let Some([word, test]) = body[0].as_list().map(|items| &items[..])
                && body.len() > 1
                && (super::top::is_named(word, "guard") || super::top::is_named(word, "when"))
                && self.head(word, &inner).is_none_or(|binding| matches!(binding, Binding::Form(Form::Guard)))
            {
                guard = Some(self.expression(test, &inner)?);
                body = &body[1..];
            }
            // `(=> name)` names a procedure that goes on with the next clause.
            if let Some([arrow, name]) = body[0].as_list().map(|items| &items[..])
                && body.len() > 1
                && self.is_word(arrow, &inner, Auxiliary::Arrow)
                && let Some(name) = name.identifier()
            {
                inner.bind(name.clone(), Binding::Local(fail));
                body = &body[1..];
            }
            let mut body = self.body(body, clause, &inner)?;
            if let Some(test) = guard {
                body = Expr::choice(span, test, body, call.clone());
            }
            let tests = self.tests(&pattern, value, body, &call, span);
            result = make_let(span, vec![(fail, thunk(span, result))], tests);
        }
        Ok(make_let(span, vec![(value, subject)], result))
    }

    /// Reads a pattern; its variables are added to `names`.
    fn pattern(
        &mut self,
        syntax: &Syntax,
        scope: &Scope,
        names: &mut Vec<(Identifier, Var)>,
    ) -> Expanded<Pattern> {
        match &syntax.datum {
            Datum::Symbol(identifier) => {
                if self.is_word(syntax, scope, Auxiliary::Underscore)
                    || self.is_word(syntax, scope, Auxiliary::Else)
                {
                    return Ok(Pattern::Anything);
                }
                if names.iter().any(|(name, _)| name == identifier) {
                    let message = format!("the pattern variable `{}` occurs twice", identifier.name);
                    return self.fail(syntax.span, message);
                }
                let var = self.new_variable(&identifier.name);
                names.push((identifier.clone(), var));
                Ok(Pattern::Variable(var))
            }
            Datum::List(items) if !items.is_empty() => self.list_pattern(syntax, items, scope, names),
            Datum::Improper(items, tail) => self.sequence_pattern(items, Some(tail), scope, names),
            Datum::Vector(items) => {
                Ok(Pattern::Vector(Box::new(self.sequence_pattern(items, None, scope, names)?)))
            }
            Datum::List(_) => Ok(Pattern::Null),
            datum => Ok(Pattern::Constant(Expr::new(syntax.span, Kind::Const(datum.clone())))),
        }
    }

    fn list_pattern(
        &mut self,
        syntax: &Syntax,
        items: &[Syntax],
        scope: &Scope,
        names: &mut Vec<(Identifier, Var)>,
    ) -> Expanded<Pattern> {
        let word = items[0].identifier().map_or("", |identifier| &*identifier.name);
        match (word, self.head(&items[0], scope)) {
            (_, Some(Binding::Form(Form::Quote))) if items.len() == 2 => {
                Ok(Pattern::Constant(Expr::new(syntax.span, Kind::Const(self.strip(&items[1])))))
            }
            (_, Some(Binding::Form(Form::Quasiquote))) if items.len() == 2 => {
                self.quasi_pattern(&items[1], scope, names)
            }
            ("?", _) if items.len() >= 2 => {
                let mut all = vec![Pattern::Test(self.expression(&items[1], scope)?)];
                for item in &items[2..] {
                    all.push(self.pattern(item, scope, names)?);
                }
                Ok(Pattern::All(all))
            }
            // `=` with two operands; a list of three that starts with `=` is not matched otherwise.
            ("=", _) if items.len() == 3 => {
                let procedure = self.expression(&items[1], scope)?;
                Ok(Pattern::Part(procedure, Box::new(self.pattern(&items[2], scope, names)?)))
            }
            ("and", Some(Binding::Form(Form::And))) => {
                let mut all = Vec::new();
                for item in &items[1..] {
                    all.push(self.pattern(item, scope, names)?);
                }
                Ok(Pattern::All(all))
            }
            ("or", Some(Binding::Form(Form::Or))) => self.alternatives(syntax, &items[1..], scope, names),
            ("not", _) if items.len() == 2 => {
                let inside = self.pattern(&items[1], scope, &mut Vec::new())?;
                Ok(Pattern::Not(Box::new(inside)))
            }
            _ => self.sequence_pattern(items, None, scope, names),
        }
    }

    fn alternatives(
        &mut self,
        syntax: &Syntax,
        items: &[Syntax],
        scope: &Scope,
        names: &mut Vec<(Identifier, Var)>,
    ) -> Expanded<Pattern> {
        let mut alternatives = Vec::new();
        let mut order: Option<Vec<Identifier>> = None;
        for item in items {
            let mut own = Vec::new();
            let pattern = self.pattern(item, scope, &mut own)?;
            let order = order.get_or_insert_with(|| own.iter().map(|(name, _)| name.clone()).collect());
            let mut variables = Vec::new();
            for name in order.iter() {
                match own.iter().find(|(own, _)| own == name) {
                    Some((_, var)) => variables.push(*var),
                    None => {
                        let message = format!("`{}` is not bound by every alternative of `or`", name.name);
                        return self.fail(item.span, message);
                    }
                }
            }
            if own.len() != order.len() {
                return self.fail(item.span, "the alternatives of `or` bind different variables");
            }
            alternatives.push((pattern, variables));
        }
        let mut outer = Vec::new();
        for name in order.unwrap_or_default() {
            if names.iter().any(|(known, _)| *known == name) {
                let message = format!("the pattern variable `{}` occurs twice", name.name);
                return self.fail(syntax.span, message);
            }
            let var = self.new_variable(&name.name);
            names.push((name, var));
            outer.push(var);
        }
        Ok(Pattern::Any(alternatives, outer))
    }

    fn is_ellipsis(&self, syntax: &Syntax, scope: &Scope) -> bool {
        self.is_word(syntax, scope, Auxiliary::Ellipsis) || super::top::is_named(syntax, "___")
    }

    fn sequence_pattern(
        &mut self,
        items: &[Syntax],
        tail: Option<&Syntax>,
        scope: &Scope,
        names: &mut Vec<(Identifier, Var)>,
    ) -> Expanded<Pattern> {
        let Some((first, rest)) = items.split_first() else {
            return match tail {
                Some(tail) => self.pattern(tail, scope, names),
                None => Ok(Pattern::Null),
            };
        };
        if rest.first().is_some_and(|next| self.is_ellipsis(next, scope)) {
            let rest = &rest[1..];
            if rest.iter().any(|item| self.is_ellipsis(item, scope)) {
                return self.fail(first.span, "a list pattern has only one ellipsis");
            }
            let before = names.len();
            let pattern = self.pattern(first, scope, names)?;
            let variables = names[before..].iter().map(|(_, var)| *var).collect();
            let tail = self.sequence_pattern(rest, tail, scope, names)?;
            return Ok(Pattern::Repeated(Box::new(pattern), variables, rest.len(), Box::new(tail)));
        }
        let first = self.pattern(first, scope, names)?;
        let rest = self.sequence_pattern(rest, tail, scope, names)?;
        Ok(Pattern::Pair(Box::new(first), Box::new(rest)))
    }

    fn quasi_pattern(
        &mut self,
        syntax: &Syntax,
        scope: &Scope,
        names: &mut Vec<(Identifier, Var)>,
    ) -> Expanded<Pattern> {
        let constant = |expander: &Expander| {
            Pattern::Constant(Expr::new(syntax.span, Kind::Const(expander.strip(syntax))))
        };
        let (items, tail): (&[Syntax], Option<&Syntax>) = match &syntax.datum {
            Datum::List(items) => (items, None),
            Datum::Improper(items, tail) => (items, Some(tail)),
            Datum::Vector(items) => {
                let list = Syntax::list(syntax.span, items.to_vec());
                return Ok(Pattern::Vector(Box::new(self.quasi_pattern(&list, scope, names)?)));
            }
            _ => return Ok(constant(self)),
        };
        match items {
            [] => Ok(Pattern::Null),
            [word, pattern] if self.is_word(word, scope, Auxiliary::Unquote) => {
                self.pattern(pattern, scope, names)
            }
            [first, rest @ ..] => {
                let rest = match tail {
                    Some(tail) => Syntax::with_tail(syntax.span, rest.to_vec(), tail.clone()),
                    None => Syntax::list(syntax.span, rest.to_vec()),
                };
                if let Some([next, after @ ..]) = rest.as_list().map(|items| &items[..])
                    && self.is_ellipsis(next, scope)
                {
                    let before = names.len();
                    let pattern = self.quasi_pattern(first, scope, names)?;
                    let variables = names[before..].iter().map(|(_, var)| *var).collect();
                    let count = after.len();
                    let after = Syntax::list(syntax.span, after.to_vec());
                    let tail = self.quasi_pattern(&after, scope, names)?;
                    return Ok(Pattern::Repeated(Box::new(pattern), variables, count, Box::new(tail)));
                }
                let first = self.quasi_pattern(first, scope, names)?;
                let rest = self.quasi_pattern(&rest, scope, names)?;
                Ok(Pattern::Pair(Box::new(first), Box::new(rest)))
            }
        }
    }

    /// `then`, if the pattern matches what `subject` holds, else `fail`.
    fn tests(&mut self, pattern: &Pattern, subject: Var, then: Expr, fail: &Expr, span: Span) -> Expr {
        let value = Expr::local(span, subject);
        match pattern {
            Pattern::Anything => then,
            Pattern::Variable(var) => make_let(span, vec![(*var, value)], then),
            Pattern::Null => {
                let test = Expr::builtin_call(span, "null?", vec![value]);
                Expr::choice(span, test, then, fail.clone())
            }
            Pattern::Constant(constant) => {
                let compare = match &constant.kind {
                    Kind::Const(Datum::Symbol(_) | Datum::Bool(_) | Datum::Char(_)) => "eq?",
                    _ => "equal?",
                };
                let test = Expr::builtin_call(span, compare, vec![value, constant.clone()]);
                Expr::choice(span, test, then, fail.clone())
            }
            Pattern::Test(predicate) => {
                let test = self.make_call(span, predicate.clone(), vec![value]);
                Expr::choice(span, test, then, fail.clone())
            }
            Pattern::Part(procedure, inside) => {
                let part = self.new_variable("part");
                let call = self.make_call(span, procedure.clone(), vec![value]);
                let then = self.tests(inside, part, then, fail, span);
                make_let(span, vec![(part, call)], then)
            }
            Pattern::Pair(first, rest) => {
                let (car, cdr) = (self.new_variable("car"), self.new_variable("cdr"));
                let then = self.tests(rest, cdr, then, fail, span);
                let then = self.tests(first, car, then, fail, span);
                let parts = vec![
                    (car, Expr::builtin_call(span, "car", vec![value.clone()])),
                    (cdr, Expr::builtin_call(span, "cdr", vec![value.clone()])),
                ];
                let test = Expr::builtin_call(span, "pair?", vec![value]);
                Expr::choice(span, test, make_let(span, parts, then), fail.clone())
            }
            Pattern::Vector(inside) => {
                let list = self.new_variable("items");
                let items = Expr::builtin_call(span, "vector->list", vec![value.clone()]);
                let then = self.tests(inside, list, then, fail, span);
                let test = Expr::builtin_call(span, "vector?", vec![value]);
                Expr::choice(span, test, make_let(span, vec![(list, items)], then), fail.clone())
            }
            Pattern::All(all) => {
                all.iter().rev().fold(then, |then, pattern| self.tests(pattern, subject, then, fail, span))
            }
            Pattern::Not(inside) => {
                let then_var = self.new_variable("then");
                let call = Expr::new(span, Kind::Call(Box::new(Expr::local(span, then_var)), Vec::new()));
                let tests = self.tests(inside, subject, fail.clone(), &call, span);
                make_let(span, vec![(then_var, thunk(span, then))], tests)
            }
            Pattern::Any(alternatives, outer) => {
                let success = self.new_variable("then");
                let lambda = Lambda { name: None, parameters: outer.clone(), rest: None, body: then, span };
                let mut result = fail.clone();
                for (pattern, variables) in alternatives.iter().rev() {
                    let arguments = variables.iter().map(|&var| Expr::local(span, var)).collect();
                    let call = Kind::Call(Box::new(Expr::local(span, success)), arguments);
                    let next = self.new_variable("next");
                    let go_on = Expr::new(span, Kind::Call(Box::new(Expr::local(span, next)), Vec::new()));
                    let tests = self.tests(pattern, subject, Expr::new(span, call), &go_on, span);
                    result = make_let(span, vec![(next, thunk(span, result))], tests);
                }
                let lambda = Expr::new(span, Kind::Lambda(Box::new(lambda)));
                make_let(span, vec![(success, lambda)], result)
            }
            Pattern::Repeated(inside, variables, after, tail) => {
                self.repeated(inside, variables, *after, tail, subject, then, fail, span)
            }
        }
    }

    /// A loop over as many elements as leave enough for the patterns after the ellipsis.
    #[allow(clippy::too_many_arguments, reason = "the parts of a pattern and where it stands")]
    fn repeated(
        &mut self,
        inside: &Pattern,
        variables: &[Var],
        after: usize,
        tail: &Pattern,
        subject: Var,
        then: Expr,
        fail: &Expr,
        span: Span,
    ) -> Expr {
        let number = |value: i64| Expr::new(span, Kind::Const(Datum::Number(Number::Int(value))));
        let local = |var| Expr::local(span, var);
        let (count, procedure) = (self.new_variable("count"), self.new_variable("each"));
        let (left, rest, item) =
            (self.new_variable("left"), self.new_variable("rest"), self.new_variable("item"));
        let lists: Vec<Var> = variables.iter().map(|_| self.new_variable("list")).collect();
        let mut done = self.tests(tail, rest, then, fail, span);
        let reversed = variables
            .iter()
            .zip(&lists)
            .map(|(&var, &list)| (var, Expr::builtin_call(span, "reverse", vec![local(list)])))
            .collect();
        done = make_let(span, reversed, done);
        let mut arguments = vec![
            Expr::builtin_call(span, "-", vec![local(left), number(1)]),
            Expr::builtin_call(span, "cdr", vec![local(rest)]),
        ];
        // The element's variables have the same numbers as the lists bound after the loop, whose scope is apart.
        let elements: Vec<Var> = variables.iter().map(|_| self.new_variable("element")).collect();
        for (&list, &element) in lists.iter().zip(&elements) {
            arguments.push(Expr::builtin_call(span, "cons", vec![local(element), local(list)]));
        }
        let again = Expr::new(span, Kind::Call(Box::new(local(procedure)), arguments));
        let mut inside = self.tests(inside, item, again, fail, span);
        rename(&mut inside, variables, &elements);
        let first = Expr::builtin_call(span, "car", vec![local(rest)]);
        let step = make_let(span, vec![(item, first)], inside);
        let test = Expr::builtin_call(span, "<=", vec![local(left), number(0)]);
        let body = Expr::choice(span, test, done, step);
        let mut parameters = vec![left, rest];
        parameters.extend_from_slice(&lists);
        let lambda = Lambda { name: Some("match".into()), parameters, rest: None, body, span };
        let mut values =
            vec![Expr::builtin_call(span, "-", vec![local(count), number(after as i64)]), local(subject)];
        values.extend(lists.iter().map(|_| Expr::new(span, Kind::Const(Datum::List([].into())))));
        let start = Expr::new(span, Kind::Call(Box::new(local(procedure)), values));
        let bindings = vec![(procedure, Expr::new(span, Kind::Lambda(Box::new(lambda))))];
        let run = Expr::new(span, Kind::Letrec(bindings, Box::new(start)));
        let enough = Expr::builtin_call(span, ">=", vec![local(count), number(after as i64)]);
        let choice = Expr::choice(span, enough, run, fail.clone());
        let pairs = Expr::builtin_call(span, "%pair-count", vec![local(subject)]);
        make_let(span, vec![(count, pairs)], choice)
    }
}

/// Puts other variables in place of those that a pattern binds.
fn rename(expr: &mut Expr, from: &[Var], to: &[Var]) {
    let replace = |var: &mut Var| {
        if let Some(index) = from.iter().position(|known| known == var) {
            *var = to[index];
        }
    };
    match &mut expr.kind {
        Kind::Local(var) => replace(var),
        Kind::SetLocal(var, value) => {
            replace(var);
            rename(value, from, to);
        }
        Kind::Let(bindings, body) | Kind::Letrec(bindings, body) => {
            for (var, value) in bindings {
                replace(var);
                rename(value, from, to);
            }
            rename(body, from, to);
        }
        Kind::Lambda(lambda) => {
            lambda.parameters.iter_mut().chain(&mut lambda.rest).for_each(replace);
            rename(&mut lambda.body, from, to);
        }
        kind => crate::core::each_child(kind, &mut |child| rename(child, from, to)),
    }
}
