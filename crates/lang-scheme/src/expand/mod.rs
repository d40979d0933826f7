//! Expanding: syntax objects to the core language, macros and hygiene on the way.
//!
//! [`Expander::program`] takes a program's forms, [`Expander::expression`] one expression. [`scope`] says what identifiers
//! mean, [`rules`] is `syntax-rules`, [`body`] finds definitions; the other modules hold a family of forms each. Everything
//! the forms of the language stand for is built as core expressions, never as syntax, so they need no hygiene of their own.

mod binding;
mod body;
mod conditional;
mod control;
mod dispatch;
mod escape;
mod forms_table;
mod matching;
mod quasi;
mod record;
pub mod rules;
pub mod scope;
mod top;
mod values;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use runtime::outside::Outside;

use crate::core::{Expr, Kind, RecordProcedure, Var, VarInfo};
use crate::error::{Source, SyntaxError};
use crate::library::Libraries;
use crate::reader::{Datum, Identifier, Reader, Span, Syntax};

pub use forms_table::{Auxiliary, Form};
use scope::{Alias, ScopeKind};
pub use scope::{Binding, Scope};

/// A result of expanding.
pub type Expanded<T> = Result<T, Box<SyntaxError>>;

/// How deep expressions and macros' expansions may nest; [`crate::compile`] runs on a stack that has room for so many.
const MAX_DEPTH: usize = 10_000;

/// What an identifier was found to mean.
pub enum Resolved {
    /// Something known.
    Bound(Binding),
    /// A variable that nobody defines: the symbol, and the top scope in which it was looked for.
    Unbound(Identifier, Scope),
}

/// What is known of a procedure that is bound to a variable.
#[derive(Clone, Debug, Default)]
pub struct KnownProcedures {
    /// Local variables.
    pub locals: HashMap<Var, RecordProcedure>,
    /// Global variables.
    pub globals: HashMap<Rc<str>, RecordProcedure>,
}

/// Expands programs; one for everything that is compiled together.
pub struct Expander {
    /// The texts that spans refer to.
    pub sources: Vec<Source>,
    /// The local variables.
    pub variables: Vec<VarInfo>,
    /// Global variables that are changed after their definition.
    pub assigned_globals: HashSet<Rc<str>>,
    /// Global variables that are defined.
    pub defined_globals: HashSet<Rc<str>>,
    /// Procedures of record types.
    pub known: KnownProcedures,
    /// Whether the program may keep continuations and go on from them more than once. Then what `set!` changes must not be in
    /// frames, which are copied.
    pub keeps_continuations: bool,
    /// What tells the program's modules and record types from those of other programs of the isolate.
    pub program_name: String,
    /// The libraries.
    pub libraries: Libraries,
    /// What it may read of the machine.
    pub outside: Outside,
    /// The definition of the prelude that is expanded.
    prelude_definition: Option<Rc<str>>,
    base: Scope,
    is_builtin: fn(&str) -> bool,
    aliases: Vec<Alias>,
    depth: usize,
    unique: u32,
}

impl Expander {
    /// An expander; `is_builtin` says which procedures the language supplies.
    pub fn new(is_builtin: fn(&str) -> bool) -> Self {
        Expander {
            sources: Vec::new(),
            variables: Vec::new(),
            assigned_globals: HashSet::new(),
            defined_globals: HashSet::new(),
            known: KnownProcedures::default(),
            keeps_continuations: false,
            program_name: String::new(),
            libraries: Libraries::default(),
            outside: Outside::default(),
            prelude_definition: None,
            base: Scope::base(),
            is_builtin,
            aliases: Vec::new(),
            depth: 0,
            unique: 0,
        }
    }

    /// The scope of everything that the language supplies.
    pub fn base(&self) -> &Scope {
        &self.base
    }

    /// Adds a text; the number that spans call it by.
    pub fn add_source(&mut self, file: &str, text: &str) -> u16 {
        self.sources.push(Source { file: file.into(), text: text.into() });
        (self.sources.len() - 1) as u16
    }

    /// The text of a file.
    ///
    /// # Errors
    /// What the system reports.
    pub fn read_text(&self, file: &str) -> std::io::Result<String> {
        let bytes = self.outside.read(file)?;
        String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is not UTF-8"))
    }

    /// Reads the data of a source.
    ///
    /// # Errors
    /// When it is no sequence of data.
    pub fn read_source(&self, source: u16, fold_case: bool) -> Expanded<Vec<Syntax>> {
        let text = self.sources[source as usize].text.clone();
        let mut reader = Reader::new(&text, source);
        reader.set_folds_case(fold_case);
        let mut data = Vec::new();
        while let Some(datum) = reader.next_datum().map_err(|error| Box::new(error.into()))? {
            data.push(datum);
        }
        Ok(data)
    }

    /// An error at a place.
    pub(crate) fn fail<T>(&self, span: Span, message: impl Into<String>) -> Expanded<T> {
        Err(Box::new(SyntaxError { message: message.into(), span, hint: None }))
    }

    /// An error at a place, and what to do about it.
    pub(crate) fn fail_hint<T>(
        &self,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Expanded<T> {
        Err(Box::new(SyntaxError { message: message.into(), span, hint: Some(hint.into()) }))
    }

    /// The error of a form that is written wrongly.
    fn bad_syntax<T>(&self, form: &Syntax, name: &str, problem: &str, shape: &str) -> Expanded<T> {
        self.fail_hint(form.span, format!("bad syntax in `{name}`: {problem}"), format!("write {shape}"))
    }

    fn new_alias(&mut self, alias: Alias) -> Identifier {
        let name = alias.stands_for.name.clone();
        self.aliases.push(alias);
        Identifier { name, alias: self.aliases.len() as u32 }
    }

    /// A number that was not given before.
    fn next_unique(&mut self) -> u32 {
        self.unique += 1;
        self.unique
    }

    /// A new local variable.
    pub fn new_variable(&mut self, name: &str) -> Var {
        self.variables.push(VarInfo { name: name.into(), is_assigned: false });
        Var(self.variables.len() as u32 - 1)
    }

    /// A new local variable that an identifier means in this scope.
    fn bind_variable(&mut self, identifier: &Identifier, scope: &Scope) -> Var {
        let var = self.new_variable(&identifier.name);
        scope.bind(identifier.clone(), Binding::Local(var));
        var
    }

    /// What an identifier means in a scope.
    pub fn resolve(&self, identifier: &Identifier, scope: &Scope) -> Resolved {
        let mut identifier = identifier.clone();
        let mut scope = scope.clone();
        loop {
            let mut place = Some(&scope);
            let mut top = None;
            while let Some(at) = place {
                if let Some(binding) = at.own(&identifier) {
                    return Resolved::Bound(binding);
                }
                match at.kind() {
                    ScopeKind::Top(_) => top = Some(at.clone()),
                    ScopeKind::Base if identifier.alias == 0 => {
                        if let Some(binding) = self.base_binding(&identifier.name) {
                            return Resolved::Bound(binding);
                        }
                    }
                    _ => {}
                }
                place = at.parent();
            }
            if identifier.alias == 0 {
                return Resolved::Unbound(identifier, top.unwrap_or_else(|| self.base.clone()));
            }
            let alias = &self.aliases[identifier.alias as usize - 1];
            let next = (alias.stands_for.clone(), alias.scope.clone());
            (identifier, scope) = next;
        }
    }

    /// What a symbol means in the language itself.
    pub fn base_binding(&self, name: &str) -> Option<Binding> {
        if let Some(form) = Form::find(name) {
            return Some(Binding::Form(form));
        }
        if let Some(word) = Auxiliary::find(name) {
            return Some(Binding::Auxiliary(word));
        }
        (self.is_builtin)(name).then(|| Binding::Builtin(name.into()))
    }

    /// The name by which a module knows a global variable of a top scope.
    pub(super) fn global_name(&self, name: &str, top: &Scope) -> Rc<str> {
        match top.kind() {
            ScopeKind::Top(library) if !library.is_empty() => format!("{name} {library}").into(),
            ScopeKind::Top(_) if self.base_binding(name).is_some() => crate::redefined_name(name).into(),
            _ => name.into(),
        }
    }

    /// Expands an expression.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn expression(&mut self, syntax: &Syntax, scope: &Scope) -> Expanded<Expr> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.depth = 0;
            return self.fail_hint(
                syntax.span,
                "the program nests too deeply here",
                "a macro may expand to itself without end",
            );
        }
        let result = self.expression_inside(syntax, scope);
        self.depth = self.depth.saturating_sub(1);
        result
    }

    fn expression_inside(&mut self, syntax: &Syntax, scope: &Scope) -> Expanded<Expr> {
        let span = syntax.span;
        match &syntax.datum {
            Datum::Symbol(identifier) => self.reference(identifier, span, scope),
            Datum::List(items) if items.is_empty() => {
                self.fail_hint(span, "`()` is no expression", "write '() for the empty list")
            }
            Datum::List(items) => match self.head(&items[0], scope) {
                Some(Binding::Form(form)) => self.form(form, syntax, items, scope),
                Some(Binding::Macro(definition)) => {
                    let name = items[0].identifier().expect("a macro is named").clone();
                    let expansion = self.apply_macro(&definition, &name, syntax, scope)?;
                    self.expression(&expansion, scope)
                }
                _ => self.call(items, span, scope),
            },
            Datum::Improper(items, _) => match self.head(&items[0], scope) {
                Some(Binding::Macro(definition)) => {
                    let name = items[0].identifier().expect("a macro is named").clone();
                    let expansion = self.apply_macro(&definition, &name, syntax, scope)?;
                    self.expression(&expansion, scope)
                }
                _ => {
                    self.fail_hint(span, "a list with a dot is no expression", "quote it, or remove the dot")
                }
            },
            Datum::Labelled(..) | Datum::Reference(_) => {
                self.fail_hint(span, "a datum with labels is no expression", "quote it")
            }
            datum => Ok(Expr::new(span, Kind::Const(datum.clone()))),
        }
    }

    /// What the identifier means that a form starts with, if it does.
    fn head(&self, first: &Syntax, scope: &Scope) -> Option<Binding> {
        match self.resolve(first.identifier()?, scope) {
            Resolved::Bound(binding) => Some(binding),
            Resolved::Unbound(..) => None,
        }
    }

    fn reference(&mut self, identifier: &Identifier, span: Span, scope: &Scope) -> Expanded<Expr> {
        let kind = match self.resolve(identifier, scope) {
            Resolved::Bound(Binding::Local(var)) => Kind::Local(var),
            Resolved::Bound(Binding::Global(name)) => Kind::Global(name),
            Resolved::Bound(Binding::Builtin(name)) => {
                self.keeps_continuations |= escape::is_capture(&name) || matches!(&*name, "eval" | "load");
                Kind::Builtin(name)
            }
            Resolved::Bound(Binding::Form(_) | Binding::Macro(_)) => {
                let name = &identifier.name;
                return self.fail_hint(
                    span,
                    format!("`{name}` is syntax, not a variable"),
                    format!("it must be the first of a list: ({name} …)"),
                );
            }
            Resolved::Bound(Binding::Auxiliary(_)) => {
                let name = &identifier.name;
                return self.fail(span, format!("`{name}` has no meaning here"));
            }
            Resolved::Bound(Binding::RecordType(name)) => Kind::Global(name),
            // Keywords such as `:threshold` are themselves.
            Resolved::Unbound(symbol, _) if symbol.name.len() > 1 && symbol.name.starts_with(':') => {
                Kind::Const(Datum::Symbol(symbol))
            }
            Resolved::Unbound(symbol, top) => Kind::Global(self.global_name(&symbol.name, &top)),
        };
        Ok(Expr::new(span, kind))
    }

    fn expressions(&mut self, items: &[Syntax], scope: &Scope) -> Expanded<Vec<Expr>> {
        items.iter().map(|item| self.expression(item, scope)).collect()
    }

    fn call(&mut self, items: &[Syntax], span: Span, scope: &Scope) -> Expanded<Expr> {
        let keeps = self.keeps_continuations;
        let callee = self.expression(&items[0], scope)?;
        if let Kind::Builtin(name) = &callee.kind
            && escape::is_capture(name)
        {
            // Only calls that do more than leave count, see `make_call`.
            self.keeps_continuations = keeps;
        }
        let arguments = self.expressions(&items[1..], scope)?;
        Ok(self.make_call(span, callee, arguments))
    }

    /// A call; one of a procedure that stands in its place is no call at all.
    pub(crate) fn make_call(&mut self, span: Span, callee: Expr, arguments: Vec<Expr>) -> Expr {
        match callee.kind {
            Kind::Lambda(lambda) if lambda.rest.is_none() && lambda.parameters.len() == arguments.len() => {
                let bindings = lambda.parameters.into_iter().zip(arguments).collect::<Vec<_>>();
                if bindings.is_empty() {
                    return lambda.body;
                }
                Expr::new(span, Kind::Let(bindings, Box::new(lambda.body)))
            }
            Kind::Builtin(name) if &*name == "call-with-values" && arguments.len() == 2 => {
                self.call_with_values(span, arguments)
            }
            Kind::Builtin(name) if escape::is_capture(&name) && escape::leaves_only(&arguments) => {
                self.escaping_call(span, arguments)
            }
            Kind::Builtin(name) => {
                self.keeps_continuations |= escape::is_capture(&name);
                let name = match crate::prelude::specialized(&name, arguments.len()) {
                    Some(form) if self.prelude_definition.as_deref() != Some(form) => Rc::from(form),
                    _ => name,
                };
                let callee = Expr { span: callee.span, kind: Kind::Builtin(name) };
                Expr::new(span, Kind::Call(Box::new(callee), arguments))
            }
            kind => {
                let callee = Expr { span: callee.span, kind };
                Expr::new(span, Kind::Call(Box::new(callee), arguments))
            }
        }
    }

    /// A datum without what macros put into it: as `quote` sees it.
    pub(super) fn strip(&self, syntax: &Syntax) -> Datum {
        let strip_all = |items: &[Syntax]| -> Rc<[Syntax]> {
            items.iter().map(|item| Syntax::new(item.span, self.strip(item))).collect()
        };
        match &syntax.datum {
            Datum::Symbol(identifier) => Datum::Symbol(Identifier::plain(&identifier.name)),
            Datum::List(items) => Datum::List(strip_all(items)),
            Datum::Improper(items, tail) => {
                Datum::Improper(strip_all(items), Rc::new(Syntax::new(tail.span, self.strip(tail))))
            }
            Datum::Vector(items) => Datum::Vector(strip_all(items)),
            Datum::Labelled(label, datum) => {
                Datum::Labelled(*label, Rc::new(Syntax::new(datum.span, self.strip(datum))))
            }
            datum => datum.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
