//! Scopes: what identifiers mean.
//!
//! A macro's expansion puts an *alias* in place of each symbol of its template: a fresh identifier that remembers the symbol
//! and the scope of the macro's definition. A binding form binds the alias like any identifier; an alias that nothing binds
//! means what its symbol means where the macro was defined. So neither does the macro capture variables of its user, nor the
//! user those of the macro, at any depth of macros that define macros.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::core::Var;
use crate::reader::Identifier;

use super::forms_table::{Auxiliary, Form};
use super::rules::Macro;

/// What an identifier means.
#[derive(Clone, Debug)]
pub enum Binding {
    /// A form that the expander knows.
    Form(Form),
    /// A word that forms know, such as `else`.
    Auxiliary(Auxiliary),
    /// A macro of the program.
    Macro(Rc<Macro>),
    /// A local variable.
    Local(Var),
    /// A global variable, by its name in the module.
    Global(Rc<str>),
    /// A procedure that the language supplies.
    Builtin(Rc<str>),
    /// A syntactic name of no use in expressions, such as a record type's.
    RecordType(Rc<str>),
}

impl Binding {
    /// Whether two identifiers with these bindings mean the same.
    pub fn is_same(&self, other: &Binding) -> bool {
        match (self, other) {
            (Binding::Form(a), Binding::Form(b)) => a == b,
            (Binding::Auxiliary(a), Binding::Auxiliary(b)) => a == b,
            (Binding::Macro(a), Binding::Macro(b)) => Rc::ptr_eq(a, b),
            (Binding::Local(a), Binding::Local(b)) => a == b,
            (Binding::Global(a), Binding::Global(b))
            | (Binding::Builtin(a), Binding::Builtin(b))
            | (Binding::RecordType(a), Binding::RecordType(b)) => a == b,
            _ => false,
        }
    }
}

/// A scope and those around it.
#[derive(Clone, Debug)]
pub struct Scope(Rc<ScopeData>);

#[derive(Debug)]
struct ScopeData {
    parent: Option<Scope>,
    kind: ScopeKind,
    bindings: RefCell<HashMap<Identifier, Binding>>,
}

/// What kind of scope it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// Inside an expression.
    Local,
    /// A program's or library's own.
    Top(Rc<str>),
    /// Everything that the language supplies.
    Base,
}

impl Scope {
    /// The scope of everything that the language supplies.
    pub fn base() -> Scope {
        Scope::with(None, ScopeKind::Base)
    }

    /// The scope of a program or library; without a parent it sees what it imports.
    pub fn top(name: &str, parent: Option<Scope>) -> Scope {
        Scope::with(parent, ScopeKind::Top(name.into()))
    }

    /// A scope inside this one.
    pub fn inner(&self) -> Scope {
        Scope::with(Some(self.clone()), ScopeKind::Local)
    }

    fn with(parent: Option<Scope>, kind: ScopeKind) -> Scope {
        Scope(Rc::new(ScopeData { parent, kind, bindings: RefCell::default() }))
    }

    /// Gives an identifier a meaning in this scope.
    pub fn bind(&self, identifier: Identifier, binding: Binding) {
        self.0.bindings.borrow_mut().insert(identifier, binding);
    }

    /// What an identifier means by this scope alone.
    pub fn own(&self, identifier: &Identifier) -> Option<Binding> {
        self.0.bindings.borrow().get(identifier).cloned()
    }

    /// What kind of scope it is.
    pub fn kind(&self) -> &ScopeKind {
        &self.0.kind
    }

    /// The scope around it.
    pub fn parent(&self) -> Option<&Scope> {
        self.0.parent.as_ref()
    }

    /// Calls `visit` with the identifiers that are bound here or around.
    pub fn visit_names(&self, visit: &mut dyn FnMut(&Identifier)) {
        self.0.bindings.borrow().keys().for_each(&mut *visit);
        if let Some(parent) = &self.0.parent {
            parent.visit_names(visit);
        }
    }
}

/// What an alias stands for.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The identifier in the macro's template.
    pub stands_for: Identifier,
    /// The scope of the macro's definition.
    pub scope: Scope,
}
