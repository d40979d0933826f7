//! Programs: definitions at the top, imports, included files, choices by feature.
//!
//! As in a body, definitions are found before anything is expanded, so a program may use what it defines further down.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::core::{Expr, Kind, Var};
use crate::library::FEATURES;
use crate::reader::{Datum, Identifier, Span, Syntax};

use super::body::{Definition, prepend};
use super::forms_table::Auxiliary;
use super::scope::{Binding, Scope};
use super::{Expanded, Expander, Form};

/// What a form of a program does.
enum Item {
    Definition(Rc<str>, Rc<str>, Definition),
    Values(Rc<str>, Vec<Var>, Option<Var>, Syntax),
    Part(Rc<str>, Rc<str>, usize, Span),
    Expression(Syntax),
}

impl Expander {
    /// Expands a program whose definitions go into `scope`: its expressions in order.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn program(&mut self, forms: &[Syntax], scope: &Scope) -> Expanded<Vec<Expr>> {
        let items = self.scan_program(forms, scope)?;
        let mut expressions = Vec::with_capacity(items.len());
        for item in items {
            expressions.push(self.program_item(item, scope)?);
        }
        Ok(expressions)
    }

    fn program_item(&mut self, item: Item, scope: &Scope) -> Expanded<Expr> {
        Ok(match item {
            Item::Expression(syntax) => self.expression(&syntax, scope)?,
            Item::Definition(global, name, definition) => {
                let value = self.defined_value(definition, &name, scope)?;
                Expr::new(value.span, Kind::DefineGlobal(global, Box::new(value)))
            }
            Item::Values(global, variables, rest, producer) => {
                let producer = self.expression(&producer, scope)?;
                let value = self.values_to_vector(variables, rest, producer);
                Expr::new(value.span, Kind::DefineGlobal(global, Box::new(value)))
            }
            Item::Part(global, vector, index, span) => {
                let index = Datum::Number(crate::reader::number::Number::Int(index as i64));
                let arguments =
                    vec![Expr::new(span, Kind::Global(vector)), Expr::new(span, Kind::Const(index))];
                let value = Expr::builtin_call(span, "vector-ref", arguments);
                Expr::new(span, Kind::DefineGlobal(global, Box::new(value)))
            }
        })
    }

    /// Makes an identifier a global variable of a scope; its name in the module.
    fn define_global(&mut self, identifier: &Identifier, scope: &Scope) -> Rc<str> {
        let known = match scope.own(identifier) {
            Some(Binding::Global(name)) => Some(name),
            _ => None,
        };
        let name: Rc<str> = match (known, identifier.alias) {
            (Some(name), _) => name,
            (None, 0) => self.global_name(&identifier.name, scope),
            // What a macro's expansion defines is its own; only what its user wrote keeps its name.
            (None, alias) => format!("{} #{alias}", self.global_name(&identifier.name, scope)).into(),
        };
        if !self.defined_globals.insert(name.clone()) {
            self.assigned_globals.insert(name.clone());
            self.known.globals.remove(&name);
        }
        scope.bind(identifier.clone(), Binding::Global(name.clone()));
        name
    }

    fn scan_program(&mut self, forms: &[Syntax], scope: &Scope) -> Expanded<Vec<Item>> {
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
                    if expansions > 1_000_000 {
                        return self.fail(form.span, "the expansion of a macro does not end");
                    }
                    let name = parts[0].identifier().expect("a macro is named").clone();
                    queue.push_front(self.apply_macro(&definition, &name, &form, scope)?);
                }
                Some(Binding::Form(which)) => {
                    self.scan_form(which, form, &parts, scope, &mut queue, &mut items)?
                }
                // Imports are understood even where nothing has been imported yet.
                None if is_named(&parts[0], "import") => self.import(&form, &parts, scope)?,
                None if is_named(&parts[0], "define-library") => self.define_library(&form, &parts)?,
                _ => items.push(Item::Expression(form)),
            }
        }
        Ok(items)
    }

    fn scan_form(
        &mut self,
        which: Form,
        form: Syntax,
        parts: &[Syntax],
        scope: &Scope,
        queue: &mut VecDeque<Syntax>,
        items: &mut Vec<Item>,
    ) -> Expanded<()> {
        match which {
            Form::Begin => prepend(queue, &parts[1..]),
            Form::CondExpand => {
                let chosen = self.cond_expand(&form, parts, scope)?;
                prepend(queue, &chosen);
            }
            Form::Include | Form::IncludeCi => {
                let included = self.include(which, &form, parts)?;
                prepend(queue, &included);
            }
            Form::Import => self.import(&form, parts, scope)?,
            Form::DefineLibrary => self.define_library(&form, parts)?,
            Form::Define => {
                let (identifier, definition) = self.definition(&form, parts)?;
                let global = self.define_global(&identifier, scope);
                items.push(Item::Definition(global, identifier.name.clone(), definition));
            }
            Form::DefineValues => {
                let (names, rest, producer) = self.values_definition(&form, parts)?;
                let unique = self.next_unique();
                let vector: Rc<str> = format!("%values {unique}").into();
                let variables = names.iter().map(|name| self.new_variable(&name.name)).collect();
                let rest_variable = rest.as_ref().map(|name| self.new_variable(&name.name));
                items.push(Item::Values(vector.clone(), variables, rest_variable, producer));
                for (index, name) in names.iter().chain(&rest).enumerate() {
                    let global = self.define_global(name, scope);
                    items.push(Item::Part(global, vector.clone(), index, form.span));
                }
            }
            Form::DefineSyntax => {
                let (keyword, rules) = self.syntax_definition(&form, parts)?;
                let binding = self.transformer(&rules, scope)?;
                scope.bind(keyword, binding);
            }
            Form::DefineRecordType => {
                let record = self.record_type(&form, parts, scope)?;
                let type_name = record.type_name.name.clone();
                scope.bind(record.type_name, Binding::RecordType(type_name));
                for (identifier, procedure) in record.procedures {
                    let global = self.define_global(&identifier, scope);
                    let value = self.record_procedure(&procedure, &identifier.name, form.span);
                    if !self.assigned_globals.contains(&global) {
                        self.known.globals.insert(global.clone(), procedure);
                    }
                    items.push(Item::Definition(global, identifier.name.clone(), Definition::Ready(value)));
                }
            }
            _ => items.push(Item::Expression(form)),
        }
        Ok(())
    }

    /// The forms of the files that an include names.
    pub(crate) fn include(&mut self, which: Form, form: &Syntax, parts: &[Syntax]) -> Expanded<Vec<Syntax>> {
        let mut forms = Vec::new();
        for part in &parts[1..] {
            let Datum::String(name) = &part.datum else {
                return self.bad_syntax(
                    part,
                    "include",
                    "a file name must be a string",
                    "(include \"file.scm\")",
                );
            };
            let file = self.sources[form.span.source as usize].file.clone();
            let path =
                std::path::Path::new(&*file).parent().unwrap_or(std::path::Path::new("")).join(&**name);
            let path = path.to_string_lossy().into_owned();
            let text = match self.read_text(&path) {
                Ok(text) => text,
                Err(error) => return self.fail(part.span, format!("cannot read `{path}`: {error}")),
            };
            if self.sources.len() >= 1000 {
                return self.fail(part.span, "too many files are included; one may include itself");
            }
            let source = self.add_source(&path, &text);
            forms.extend(self.read_source(source, which == Form::IncludeCi)?);
        }
        Ok(forms)
    }

    /// The forms that a cond-expand chooses.
    pub(crate) fn cond_expand(
        &mut self,
        form: &Syntax,
        parts: &[Syntax],
        scope: &Scope,
    ) -> Expanded<Vec<Syntax>> {
        for clause in &parts[1..] {
            let Some((requirement, forms)) = clause.as_list().and_then(|parts| parts.split_first()) else {
                return self.bad_syntax(
                    clause,
                    "cond-expand",
                    "a clause must be a list",
                    "(cond-expand (requirement form …) …)",
                );
            };
            if self.is_word(requirement, scope, Auxiliary::Else) || is_named(requirement, "else") {
                return Ok(forms.to_vec());
            }
            if self.requirement(requirement)? {
                return Ok(forms.to_vec());
            }
        }
        let _ = form;
        Ok(Vec::new())
    }

    fn requirement(&mut self, syntax: &Syntax) -> Expanded<bool> {
        if let Some(identifier) = syntax.identifier() {
            return Ok(FEATURES.contains(&&*identifier.name));
        }
        let items = syntax.as_list().cloned().unwrap_or_else(|| Rc::from([]));
        let word = items.first().and_then(Syntax::identifier).map(|identifier| identifier.name.clone());
        match word.as_deref() {
            Some("and") => {
                for item in &items[1..] {
                    if !self.requirement(item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Some("or") => {
                for item in &items[1..] {
                    if self.requirement(item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Some("not") if items.len() == 2 => Ok(!self.requirement(&items[1])?),
            Some("library") if items.len() == 2 => Ok(self.has_library(&items[1])),
            _ => self.bad_syntax(
                syntax,
                "cond-expand",
                "this is no requirement",
                "a feature, (and …), (or …), (not …), (library …) or else",
            ),
        }
    }
}

/// Whether something is an identifier of this name, whatever it means.
pub(crate) fn is_named(syntax: &Syntax, name: &str) -> bool {
    syntax.identifier().is_some_and(|identifier| &*identifier.name == name)
}
