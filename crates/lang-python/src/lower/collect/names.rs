//! What binds and declares names: `global`, `nonlocal`, annotations, imports, assignment expressions.

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::{Collector, bounds};
use crate::lower::scope::{ScopeKind, Variable};
use crate::syntax_error::SyntaxError;

impl Collector<'_> {
    pub(super) fn unbound_nonlocal(&self, variable: Variable) -> Box<SyntaxError> {
        let symbol = self.scopes.symbol(variable);
        let (start, end) = symbol.declared_at;
        if variable.scope == 0 {
            return self.source.error("nonlocal declaration not allowed at module level", start, end);
        }
        self.source.error(format!("no binding for nonlocal '{}' found", symbol.name), start, end)
    }

    pub(super) fn note_future(&mut self, index: usize, stmt: &Stmt) {
        let is_docstring =
            index == 0 && matches!(stmt, Stmt::Expr(stmt) if stmt.value.is_string_literal_expr());
        let is_future = matches!(stmt, Stmt::ImportFrom(from)
            if from.level == 0 && from.module.as_deref() == Some("__future__"));
        if !is_docstring && !is_future {
            self.may_import_future = false;
        }
    }

    pub(super) fn named(&mut self, named: &ExprNamed) {
        self.visit_expr(&named.value);
        let Expr::Name(target) = &*named.target else { return };
        self.frame().has_walrus = true;
        if self.iterable_depth > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            self.refuse_first(message, named.range);
        }
        let name = self.mangled(&target.id);
        let mut scope = self.scope;
        while matches!(self.scopes.all[scope].kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            if self.scopes.all[scope].symbol(&name).is_some_and(|symbol| symbol.is_iteration) {
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                self.refuse_first(message, target.range);
            }
            scope = self.scopes.all[scope].parent;
        }
        if scope != self.scope && self.scopes.all[scope].kind == ScopeKind::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            self.refuse_first(message, named.range);
        }
        let user = std::mem::replace(&mut self.scope, scope);
        self.bind(&target.id, target.range);
        self.scope = user;
        if user != scope {
            // Names of the inner scopes go outward: mention it there, so that captures are found.
            let symbol = self.scopes.all[user].symbol_mut(&name);
            symbol.is_used = true;
            symbol.is_assigned_outside = true;
        }
    }

    pub(super) fn declare(&mut self, names: &[Identifier], range: TextRange, is_global: bool) {
        let word = if is_global { "global" } else { "nonlocal" };
        for identifier in names {
            let name = self.mangled(identifier);
            let mut place = bounds(range);
            let is_module = self.scope == 0;
            let symbol = self.scopes.all[self.scope].symbol_mut(&name);
            let message = if symbol.is_parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if symbol.is_used && !symbol.is_global && !symbol.is_nonlocal {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if symbol.is_annotated {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if symbol.is_bound && !symbol.is_global && !symbol.is_nonlocal {
                Some(format!("name '{name}' is assigned to before {word} declaration"))
            } else if if is_global { symbol.is_nonlocal } else { symbol.is_global } {
                place = symbol.declared_at;
                Some(format!("name '{name}' is nonlocal and global"))
            } else if !is_global && is_module {
                Some("nonlocal declaration not allowed at module level".to_owned())
            } else {
                None
            };
            symbol.is_global |= is_global;
            symbol.is_nonlocal |= !is_global;
            symbol.declared_at = bounds(range);
            // A text that is given to `exec` has the name as a global one throughout.
            if is_global && self.scopes.all[0].kind == ScopeKind::Snippet {
                self.scopes.all[0].symbol_mut(&name).is_global = true;
            }
            if let Some(message) = message
                && self.first_error.is_none()
            {
                self.first_error = Some(self.source.error(message, place.0, place.1));
            }
        }
    }

    pub(super) fn annotated(&mut self, stmt: &StmtAnnAssign) {
        let in_function = self.scopes.all[self.scope].kind.is_function_like();
        if let Expr::Name(name) = &*stmt.target {
            let mangled = self.mangled(&name.id);
            let symbol = self.scopes.all[self.scope].symbol_mut(&mangled);
            let conflict = stmt.simple && (symbol.is_global || symbol.is_nonlocal) && in_function;
            let word = if symbol.is_global { "global" } else { "nonlocal" };
            if stmt.simple {
                symbol.is_annotated = true;
            }
            if conflict {
                self.refuse_first(format!("annotated name '{mangled}' can't be {word}"), stmt.range);
            }
            if stmt.simple || stmt.value.is_some() {
                self.bind(&name.id, name.range);
            }
        } else {
            self.visit_expr(&stmt.target);
        }
        if !in_function {
            if stmt.simple {
                let scope = &mut self.scopes.all[self.scope];
                scope.has_annotations = true;
                scope.symbol_mut("__annotations__").is_bound = true;
            }
            self.visit_expr(&stmt.annotation);
        }
        if let Some(value) = &stmt.value {
            self.visit_expr(value);
        }
    }

    pub(super) fn import_from(&mut self, stmt: &StmtImportFrom) {
        let module = stmt.module.as_deref();
        if stmt.level == 0 && module == Some("__future__") {
            for alias in &stmt.names {
                self.check_future(alias, stmt.range);
            }
            if !self.may_import_future || self.scope != 0 {
                let message = "from __future__ imports must occur at the beginning of the file";
                self.refuse(message, stmt.range);
            }
        }
        for alias in &stmt.names {
            if alias.name.as_str() == "*" {
                if self.scopes.all[self.scope].kind != ScopeKind::Module {
                    self.refuse_first("import * only allowed at module level", alias.range);
                }
            } else {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                self.bind(name, alias.range);
            }
        }
    }

    pub(super) fn check_future(&mut self, alias: &Alias, range: TextRange) {
        const FEATURES: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        match alias.name.as_str() {
            "braces" => self.refuse("not a chance", TextRange::empty(range.start())),
            name if !FEATURES.contains(&name) => {
                let message = format!("future feature {name} is not defined");
                self.refuse(message, TextRange::empty(range.start()));
            }
            _ => {}
        }
    }

    pub(super) fn check_target(&mut self, target: &Expr) {
        let elements = match target {
            Expr::Tuple(tuple) => &tuple.elts,
            Expr::List(list) => &list.elts,
            Expr::Starred(starred) => {
                self.refuse("starred assignment target must be in a list or tuple", starred.range);
                return;
            }
            _ => return,
        };
        if elements.iter().filter(|element| element.is_starred_expr()).count() > 1 {
            self.refuse("multiple starred expressions in assignment", target.range());
        }
        for element in elements {
            match element {
                Expr::Starred(starred) => self.check_target(&starred.value),
                _ => self.check_target(element),
            }
        }
    }
}
