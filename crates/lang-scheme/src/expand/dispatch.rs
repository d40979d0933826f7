//! From a form's name to the function that expands it, and the small forms.

use crate::core::{Expr, Kind};
use crate::reader::{Datum, Identifier, Syntax};

use super::scope::{Binding, Scope};
use super::{Expanded, Expander, Form, Resolved};

impl Expander {
    /// Expands a form of the language in the place of an expression.
    pub(super) fn form(
        &mut self,
        form: Form,
        syntax: &Syntax,
        items: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Expr> {
        let name = items[0].identifier().map_or("", |identifier| &identifier.name).to_owned();
        match form {
            Form::Quote => match items {
                [_, datum] => Ok(Expr::new(syntax.span, Kind::Const(self.strip(datum)))),
                _ => self.bad_syntax(syntax, "quote", "it takes one datum", "(quote datum) or 'datum"),
            },
            Form::Quasiquote => self.quasiquote(syntax, items, scope),
            Form::Lambda => self.lambda_form(syntax, items, scope),
            Form::NamedLambda => self.named_lambda(syntax, items, scope),
            Form::If => self.if_form(syntax, items, scope),
            Form::Set => self.set_form(syntax, items, scope),
            Form::Begin => match items {
                [_] => Ok(Expr::new(syntax.span, Kind::Unspecified)),
                _ => {
                    let expressions = self.expressions(&items[1..], scope)?;
                    Ok(Expr::sequence(syntax.span, expressions))
                }
            },
            Form::Let => self.let_form(syntax, items, scope),
            Form::LetStar => self.let_star(syntax, items, scope),
            Form::Letrec | Form::LetrecStar => self.letrec(syntax, items, scope),
            Form::Rec => self.rec_form(syntax, items, scope),
            Form::FluidLet => self.fluid_let(syntax, items, scope),
            Form::LetValues => self.let_values(syntax, items, scope),
            Form::LetStarValues => self.let_star_values(syntax, items, scope),
            Form::Receive => self.receive(syntax, items, scope),
            Form::LetSyntax | Form::LetrecSyntax => self.let_syntax(form, syntax, items, scope),
            Form::And => self.and_form(syntax, items, scope),
            Form::Or => {
                let mut parts = self.expressions(&items[1..], scope)?;
                Ok(match parts.len() {
                    0 => Expr::boolean(syntax.span, false),
                    1 => parts.remove(0),
                    _ => Expr::new(syntax.span, Kind::Or(parts)),
                })
            }
            Form::AndLet => self.and_let(syntax, items, scope),
            Form::When | Form::Unless => self.when_unless(form, syntax, items, scope),
            Form::Cond => self.cond(syntax, items, scope),
            Form::Case => self.case(syntax, items, scope),
            Form::Do => self.do_form(syntax, items, scope),
            Form::CaseLambda => self.case_lambda(syntax, items, scope),
            Form::Parameterize => self.parameterize(syntax, items, scope),
            Form::Delay | Form::MakePromiseLazy => self.delay(form, syntax, items, scope),
            Form::ConsStream => self.cons_stream(syntax, items, scope),
            Form::Guard => self.guard(syntax, items, scope),
            Form::Try => self.try_form(syntax, items, scope),
            Form::Assert => self.assert_form(syntax, items, scope),
            Form::Match => self.match_form(syntax, items, scope),
            Form::Time | Form::WithProfiling => self.timed(&name, syntax, items, scope),
            Form::WithJitThreshold => self.with_jit_threshold(syntax, items, scope),
            Form::CondExpand => {
                let chosen = self.cond_expand(syntax, items, scope)?;
                self.sequence_of(&chosen, syntax, scope)
            }
            Form::Include | Form::IncludeCi => {
                let forms = self.include(form, syntax, items)?;
                self.sequence_of(&forms, syntax, scope)
            }
            Form::SyntaxError => self.syntax_error(syntax, items),
            Form::SyntaxRules => self.fail_hint(
                syntax.span,
                "syntax-rules is no expression",
                "it belongs into define-syntax, let-syntax or letrec-syntax",
            ),
            Form::Define | Form::DefineValues | Form::DefineSyntax | Form::DefineRecordType => self
                .fail_hint(
                    syntax.span,
                    format!("a definition stands where an expression must: `{name}`"),
                    "definitions belong at the top of a program or of a body; wrap it in (let () …)",
                ),
            Form::DefineLibrary | Form::Import => self.fail_hint(
                syntax.span,
                format!("`{name}` stands inside an expression"),
                "it belongs at the top of a file",
            ),
        }
    }

    fn sequence_of(&mut self, forms: &[Syntax], syntax: &Syntax, scope: &Scope) -> Expanded<Expr> {
        let expressions = self.expressions(forms, scope)?;
        Ok(Expr::sequence(syntax.span, expressions))
    }

    fn if_form(&mut self, syntax: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        let (test, then, other) = match items {
            [_, test, then] => (test, then, None),
            [_, test, then, other] => (test, then, Some(other)),
            _ => {
                let problem = match items.len() {
                    0..3 => "a test and a branch are needed",
                    _ => "there are more than two branches",
                };
                return self.bad_syntax(syntax, "if", problem, "(if test then else)");
            }
        };
        let test = self.expression(test, scope)?;
        let then = self.expression(then, scope)?;
        let other = match other {
            Some(other) => self.expression(other, scope)?,
            None => Expr::new(syntax.span, Kind::Unspecified),
        };
        Ok(Expr::choice(syntax.span, test, then, other))
    }

    fn set_form(&mut self, syntax: &Syntax, items: &[Syntax], scope: &Scope) -> Expanded<Expr> {
        const SHAPE: &str = "(set! variable expression)";
        let [_, target, value] = items else {
            return self.bad_syntax(syntax, "set!", "it takes a variable and an expression", SHAPE);
        };
        let Some(identifier) = target.identifier() else {
            return self.bad_syntax(target, "set!", "the target must be a variable", SHAPE);
        };
        let value = Box::new(self.expression(value, scope)?);
        let kind = match self.resolve(identifier, scope) {
            Resolved::Bound(Binding::Local(var)) => {
                self.variables[var.0 as usize].is_assigned = true;
                Kind::SetLocal(var, value)
            }
            Resolved::Bound(Binding::Global(name)) => {
                self.assigned_globals.insert(name.clone());
                Kind::SetGlobal(name, value)
            }
            Resolved::Unbound(symbol, top) => {
                let name = self.global_name(&symbol.name, &top);
                self.assigned_globals.insert(name.clone());
                Kind::SetGlobal(name, value)
            }
            // The prelude's own state.
            Resolved::Bound(Binding::Builtin(name)) if name.starts_with('%') => Kind::SetGlobal(name, value),
            Resolved::Bound(Binding::Builtin(name)) => {
                return self.fail_hint(
                    target.span,
                    format!("`{name}` belongs to the language and cannot be changed"),
                    format!("define your own first: (define {name} …)"),
                );
            }
            Resolved::Bound(_) => {
                return self.fail(target.span, format!("`{}` is syntax, not a variable", identifier.name));
            }
        };
        Ok(Expr::new(syntax.span, kind))
    }

    fn syntax_error<T>(&mut self, syntax: &Syntax, items: &[Syntax]) -> Expanded<T> {
        let Some(Syntax { datum: Datum::String(message), .. }) = items.get(1) else {
            return self.bad_syntax(
                syntax,
                "syntax-error",
                "it takes a message",
                "(syntax-error \"message\" datum …)",
            );
        };
        let mut text = message.to_string();
        for item in &items[2..] {
            text.push(' ');
            text.push_str(&crate::reader::written::written(item));
        }
        self.fail(syntax.span, text)
    }

    /// The identifiers of a list of parameters, and the one for the rest.
    pub(super) fn formals(
        &self,
        syntax: &Syntax,
        what: &str,
    ) -> Expanded<(Vec<Identifier>, Option<Identifier>)> {
        let (items, tail): (&[Syntax], Option<&Syntax>) = match &syntax.datum {
            Datum::List(items) => (items, None),
            Datum::Improper(items, tail) => (items, Some(tail)),
            _ => (&[], Some(syntax)),
        };
        let mut names: Vec<Identifier> = Vec::with_capacity(items.len());
        let mut rest = None;
        for item in items.iter().chain(tail) {
            let Some(identifier) = item.identifier() else {
                return self.fail_hint(
                    item.span,
                    format!("bad syntax in `{what}`: a parameter must be an identifier"),
                    "parameters are written (a b c), (a b . rest) or rest",
                );
            };
            if names.contains(identifier) {
                return self.fail(
                    item.span,
                    format!("bad syntax in `{what}`: the parameter `{}` occurs twice", identifier.name),
                );
            }
            match tail.is_some_and(|tail| std::ptr::eq(tail, item)) {
                true => rest = Some(identifier.clone()),
                false => names.push(identifier.clone()),
            }
        }
        Ok((names, rest))
    }
}
