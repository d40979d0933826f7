//! Bodies: finding the definitions before anything in them is expanded.
//!
//! The forms are gone through once, macros expanded just far enough to see whether they define something. What they define
//! is then visible in all of them, and they are expanded in order: a body is a `letrec*`. Expressions between definitions are
//! allowed, as in most implementations.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::core::{Expr, Kind, Lambda, Var};
use crate::reader::number::Number;
use crate::reader::{Datum, Identifier, Span, Syntax};

use super::binding::{name_procedure, split_first};
use super::scope::{Binding, Scope};
use super::{Expanded, Expander, Form};

/// What a definition gives its variable.
pub(super) enum Definition {
    /// The value of an expression.
    Expression(Syntax),
    /// A procedure; with more than one list of parameters, one that yields procedures.
    Procedure(Vec<Syntax>, Rc<[Syntax]>, Syntax),
    /// Nothing yet.
    Nothing(Span),
    /// Something expanded already.
    Ready(Expr),
    /// One of the values that were put into a vector.
    Part(Var, usize, Span),
}

/// What a form of a body does.
enum Item {
    Definition(Var, Definition),
    /// Several values, put into a vector.
    Values(Var, Vec<Var>, Option<Var>, Syntax),
    Expression(Syntax),
}

impl Expander {
    /// The variable and the definition of `(define …)`.
    pub(super) fn definition(&self, form: &Syntax, items: &[Syntax]) -> Expanded<(Identifier, Definition)> {
        const SHAPE: &str = "(define variable expression) or (define (name parameter …) body …)";
        let Some(target) = items.get(1) else {
            return self.bad_syntax(form, "define", "nothing is defined", SHAPE);
        };
        if let Some(identifier) = target.identifier() {
            return match items {
                [_, _] => Ok((identifier.clone(), Definition::Nothing(form.span))),
                [_, _, value] => Ok((identifier.clone(), Definition::Expression(value.clone()))),
                _ => self.bad_syntax(form, "define", "a variable takes one expression", SHAPE),
            };
        }
        let mut formals = Vec::new();
        let mut head = target.clone();
        loop {
            let Some((first, rest)) = split_first(&head) else {
                return self.bad_syntax(target, "define", "what is defined must be an identifier", SHAPE);
            };
            formals.insert(0, rest);
            if let Some(identifier) = first.identifier() {
                let body: Rc<[Syntax]> = items[2..].into();
                if body.is_empty() {
                    let problem = format!("the procedure `{}` has no body", identifier.name);
                    return self.bad_syntax(form, "define", &problem, SHAPE);
                }
                return Ok((identifier.clone(), Definition::Procedure(formals, body, form.clone())));
            }
            head = first;
        }
    }

    /// The value of a definition.
    pub(super) fn defined_value(
        &mut self,
        definition: Definition,
        name: &Rc<str>,
        scope: &Scope,
    ) -> Expanded<Expr> {
        let mut value = match definition {
            Definition::Expression(value) => self.expression(&value, scope)?,
            Definition::Procedure(formals, body, form) => {
                let lambda = self.curried(&formals, &body, &form, scope)?;
                Expr::new(form.span, Kind::Lambda(Box::new(lambda)))
            }
            Definition::Nothing(span) => Expr::new(span, Kind::Unspecified),
            Definition::Ready(value) => value,
            Definition::Part(vector, index, span) => {
                let index = Kind::Const(Datum::Number(Number::Int(index as i64)));
                let arguments = vec![Expr::local(span, vector), Expr::new(span, index)];
                Expr::builtin_call(span, "vector-ref", arguments)
            }
        };
        name_procedure(&mut value, name);
        Ok(value)
    }

    fn curried(
        &mut self,
        formals: &[Syntax],
        body: &[Syntax],
        form: &Syntax,
        scope: &Scope,
    ) -> Expanded<Lambda> {
        let [first, rest @ ..] = formals else { unreachable!("a procedure has parameters") };
        if rest.is_empty() {
            return self.procedure(None, first, body, form, scope);
        }
        let (names, tail) = self.formals(first, "define")?;
        let inner = scope.inner();
        let parameters = names.iter().map(|name| self.bind_variable(name, &inner)).collect();
        let tail = tail.map(|name| self.bind_variable(&name, &inner));
        let lambda = self.curried(rest, body, form, &inner)?;
        let body = Expr::new(form.span, Kind::Lambda(Box::new(lambda)));
        Ok(Lambda { name: None, parameters, rest: tail, body, span: form.span })
    }

    /// A definition of the prelude, whose variable is the language's own.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn prelude_definition(&mut self, form: &Syntax) -> Expanded<Expr> {
        let scope = self.base().clone();
        let items = form.as_list().cloned().unwrap_or_else(|| Rc::from([]));
        let (identifier, definition) = self.definition(form, &items)?;
        self.prelude_definition = Some(identifier.name.clone());
        let value = self.defined_value(definition, &identifier.name, &scope)?;
        self.defined_globals.insert(identifier.name.clone());
        Ok(Expr::new(form.span, Kind::DefineGlobal(identifier.name, Box::new(value))))
    }

    /// Expands a body; its definitions go into `scope`, which belongs to it.
    pub(super) fn body(&mut self, forms: &[Syntax], form: &Syntax, scope: &Scope) -> Expanded<Expr> {
        if forms.is_empty() {
            return self.fail_hint(
                form.span,
                "a body without expressions",
                "add an expression whose value it yields",
            );
        }
        // Most bodies are a single expression that is no definition.
        let scope = &scope.inner();
        let items = self.scan_body(forms, scope)?;
        let last_definition =
            items.iter().rposition(|item| !matches!(item, Item::Expression(_))).map_or(0, |at| at + 1);
        if last_definition == items.len() {
            return self.fail_hint(
                form.span,
                "no expression follows the definitions of this body",
                "a body yields the value of its last expression",
            );
        }
        let mut bindings = Vec::new();
        let mut expressions = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            match item {
                Item::Definition(var, definition) => {
                    let name = self.variables[var.0 as usize].name.clone();
                    bindings.push((var, self.defined_value(definition, &name, scope)?));
                }
                Item::Values(vector, variables, rest, producer) => {
                    let producer = self.expression(&producer, scope)?;
                    bindings.push((vector, self.values_to_vector(variables, rest, producer)));
                }
                Item::Expression(syntax) if index < last_definition => {
                    let var = self.new_variable("ignored");
                    bindings.push((var, self.expression(&syntax, scope)?));
                }
                Item::Expression(syntax) => expressions.push(self.expression(&syntax, scope)?),
            }
        }
        let body = Expr::sequence(form.span, expressions);
        Ok(match bindings.is_empty() {
            true => body,
            false => Expr::new(form.span, Kind::Letrec(bindings, Box::new(body))),
        })
    }

    /// Several values as a vector.
    pub(super) fn values_to_vector(
        &mut self,
        variables: Vec<Var>,
        rest: Option<Var>,
        producer: Expr,
    ) -> Expr {
        let span = producer.span;
        let parts = variables.iter().chain(&rest).map(|&var| Expr::local(span, var)).collect();
        let body = Expr::builtin_call(span, "vector", parts);
        Expr::new(span, Kind::Receive(Box::new(crate::core::Receive { variables, rest, producer, body })))
    }

    fn define_here(&mut self, identifier: &Identifier, span: Span, scope: &Scope) -> Expanded<Var> {
        if scope.own(identifier).is_some() {
            return self.fail(span, format!("`{}` is defined twice in this body", identifier.name));
        }
        Ok(self.bind_variable(identifier, scope))
    }

    fn scan_body(&mut self, forms: &[Syntax], scope: &Scope) -> Expanded<Vec<Item>> {
        let mut queue: VecDeque<Syntax> = forms.iter().cloned().collect();
        let mut items = Vec::new();
        let mut expansions = 0;
        while let Some(form) = queue.pop_front() {
            let parts = match &form.datum {
                Datum::List(parts) if !parts.is_empty() => parts.clone(),
                _ => {
                    items.push(Item::Expression(form));
                    continue;
                }
            };
            match self.head(&parts[0], scope) {
                Some(Binding::Macro(definition)) => {
                    expansions += 1;
                    if expansions > 100_000 {
                        return self.fail(form.span, "the expansion of a macro does not end");
                    }
                    let name = parts[0].identifier().expect("a macro is named").clone();
                    queue.push_front(self.apply_macro(&definition, &name, &form, scope)?);
                }
                Some(Binding::Form(Form::Begin)) => {
                    prepend(&mut queue, &parts[1..]);
                }
                Some(Binding::Form(Form::CondExpand)) => {
                    let chosen = self.cond_expand(&form, &parts, scope)?;
                    prepend(&mut queue, &chosen);
                }
                Some(Binding::Form(which @ (Form::Include | Form::IncludeCi))) => {
                    let included = self.include(which, &form, &parts)?;
                    prepend(&mut queue, &included);
                }
                Some(Binding::Form(Form::Define)) => {
                    let (identifier, definition) = self.definition(&form, &parts)?;
                    let var = self.define_here(&identifier, parts[1].span, scope)?;
                    items.push(Item::Definition(var, definition));
                }
                Some(Binding::Form(Form::DefineValues)) => {
                    self.scan_values(&form, &parts, scope, &mut items)?
                }
                Some(Binding::Form(Form::DefineSyntax)) => {
                    let (keyword, rules) = self.syntax_definition(&form, &parts)?;
                    // Bound before the rules are read, so that the macro can name itself.
                    let binding = self.transformer(&rules, scope)?;
                    scope.bind(keyword, binding);
                }
                Some(Binding::Form(Form::DefineRecordType)) => {
                    let record = self.record_type(&form, &parts, scope)?;
                    scope.bind(record.type_name.clone(), Binding::RecordType(record.type_name.name.clone()));
                    for (identifier, procedure) in record.procedures {
                        let var = self.define_here(&identifier, form.span, scope)?;
                        let value = self.record_procedure(&procedure, &identifier.name, form.span);
                        self.known.locals.insert(var, procedure);
                        items.push(Item::Definition(var, Definition::Ready(value)));
                    }
                }
                _ => items.push(Item::Expression(form)),
            }
        }
        Ok(items)
    }

    fn scan_values(
        &mut self,
        form: &Syntax,
        parts: &[Syntax],
        scope: &Scope,
        items: &mut Vec<Item>,
    ) -> Expanded<()> {
        let (names, rest, producer) = self.values_definition(form, parts)?;
        let vector = self.new_variable("values");
        let temporaries: Vec<Var> = names.iter().map(|name| self.new_variable(&name.name)).collect();
        let rest_temporary = rest.as_ref().map(|name| self.new_variable(&name.name));
        items.push(Item::Values(vector, temporaries, rest_temporary, producer));
        for (index, name) in names.iter().chain(&rest).enumerate() {
            let var = self.define_here(name, parts[1].span, scope)?;
            items.push(Item::Definition(var, Definition::Part(vector, index, form.span)));
        }
        Ok(())
    }

    /// The parts of `(define-values formals expression)`.
    #[allow(clippy::type_complexity, reason = "three parts, taken apart at once")]
    pub(super) fn values_definition(
        &self,
        form: &Syntax,
        parts: &[Syntax],
    ) -> Expanded<(Vec<Identifier>, Option<Identifier>, Syntax)> {
        let [_, formals, producer] = parts else {
            let shape = "(define-values (variable …) expression)";
            return self.bad_syntax(form, "define-values", "it takes variables and an expression", shape);
        };
        let (names, rest) = self.formals(formals, "define-values")?;
        Ok((names, rest, producer.clone()))
    }

    /// The keyword and the rules of `(define-syntax keyword rules)`.
    pub(super) fn syntax_definition(
        &self,
        form: &Syntax,
        parts: &[Syntax],
    ) -> Expanded<(Identifier, Syntax)> {
        match parts {
            [_, keyword, rules] if keyword.identifier().is_some() => {
                Ok((keyword.identifier().expect("just seen").clone(), rules.clone()))
            }
            _ => {
                let shape = "(define-syntax keyword (syntax-rules …))";
                self.bad_syntax(form, "define-syntax", "it takes a keyword and its rules", shape)
            }
        }
    }
}

/// Puts forms before all others.
pub(super) fn prepend(queue: &mut VecDeque<Syntax>, forms: &[Syntax]) {
    for form in forms.iter().rev() {
        queue.push_front(form.clone());
    }
}
