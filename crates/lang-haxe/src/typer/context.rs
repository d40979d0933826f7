//! What the typer knows of the place it is at: module, class, method, locals.

use crate::source::{Name, Span};
use crate::typed::{FieldId, LocalData, LocalId, ModuleId};
use crate::types::{AbstractId, ClassId, Type};

use super::Typer;

/// The place the typer is at.
#[derive(Default, Debug)]
pub(crate) struct Context {
    /// The module.
    pub module: Option<ModuleId>,
    /// The class; of an abstract, the class that has its functions.
    pub class: Option<ClassId>,
    /// The abstract.
    pub abstraction: Option<AbstractId>,
    /// The field.
    pub field: Option<FieldId>,
    /// Type parameters by name, innermost last.
    pub type_params: Vec<(Name, Type)>,
    /// The type of `this`, if there is one.
    pub this_type: Option<Type>,
    /// The local that is `this`, in functions of abstracts.
    pub this_local: Option<LocalId>,
    /// Is it a constructor?
    pub in_constructor: bool,
    /// Has `super()` been called?
    pub calls_super: bool,
    /// All locals of the method.
    pub locals: Vec<LocalData>,
    /// Locals in scope, innermost last.
    pub names: Vec<(Name, LocalId)>,
    /// Results of functions around, innermost last.
    pub results: Vec<Type>,
    /// Loops around, in the innermost function.
    pub loops: u32,
    /// `@:privateAccess` around.
    pub private_access: u32,
    /// `@:bypassAccessor` around.
    pub bypass_accessor: u32,
    /// Locals that are `final`.
    pub finals: Vec<LocalId>,
    /// Counters of loops over ranges, which cannot be assigned.
    pub counters: Vec<LocalId>,
    /// Type parameters of local functions, by their locals.
    pub generics: Vec<(LocalId, Vec<crate::types::Param>)>,
    /// Where comprehensions put elements: the array and the element's type.
    pub comprehensions: Vec<Comprehension>,
    /// Maps whose key type was not known where they were made.
    pub late_maps: Vec<super::finish::LateMap>,
    /// Errors are only counted, not noted, while this is not zero.
    pub silent: u32,
    /// Errors counted.
    pub silent_errors: u32,
}

/// A comprehension being typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comprehension {
    /// The array or map.
    pub local: LocalId,
    /// What elements are.
    pub element: Type,
    /// Keys' type, of a map.
    pub key: Option<Type>,
}

impl Typer<'_> {
    /// A new local that has no name in scope.
    pub(crate) fn temporary(&mut self, name: &str, ty: Type, span: Span) -> LocalId {
        let local = LocalId(self.cx.locals.len() as u32);
        let name = format!("`{name}").into();
        self.cx.locals.push(LocalData { name, ty, captured: false, assigned: false, span });
        local
    }

    /// A new local, in scope from here on.
    pub(crate) fn declare_local(&mut self, name: &Name, ty: Type, span: Span) -> LocalId {
        let local = LocalId(self.cx.locals.len() as u32);
        self.cx.locals.push(LocalData { name: name.clone(), ty, captured: false, assigned: false, span });
        self.cx.names.push((name.clone(), local));
        local
    }

    /// Runs something in a scope of its own.
    pub(crate) fn scoped<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.cx.names.len();
        let result = inside(self);
        self.cx.names.truncate(depth);
        result
    }

    /// A local's type.
    pub(crate) fn local_type(&self, local: LocalId) -> Type {
        self.cx.locals[local.index()].ty
    }

    /// Runs something whose errors only count. Gives the result and whether there were errors.
    pub(crate) fn silently<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let before = self.cx.silent_errors;
        self.cx.silent += 1;
        let result = inside(self);
        self.cx.silent -= 1;
        let failed = self.cx.silent_errors > before;
        self.cx.silent_errors = before;
        (result, failed)
    }
}
