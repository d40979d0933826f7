//! What a bare name means: a local, a field, a constructor, a type.

use crate::source::{Name, Span};
use crate::typed::{ConstructorRef, FieldId, LocalId, Place, PlaceKind};
use crate::types::{ClassId, Substitution, Type, TypeData, TypeRef};

use super::access::Access;
use super::{Typer, Want};

impl Typer<'_> {
    fn local_named(&self, name: &str) -> Option<LocalId> {
        self.cx.names.iter().rev().find(|(known, _)| &**known == name).map(|&(_, local)| local)
    }

    /// Does a name mean something other than a package here?
    pub(super) fn is_bound(&mut self, name: &Name) -> bool {
        if self.local_named(name).is_some() {
            return true;
        }
        let (access, failed) =
            self.silently(|typer| typer.find_identifier(name, Span::default(), Want::Value));
        !failed && access.is_some()
    }

    /// What a name means.
    pub(super) fn identifier(&mut self, name: &Name, span: Span, want: Want) -> Access {
        match self.find_identifier(name, span, want) {
            Some(access) => access,
            None => {
                self.unknown_identifier(name, span);
                Access::Broken
            }
        }
    }

    /// Says that a name means nothing.
    pub(super) fn unknown_identifier(&mut self, name: &Name, span: Span) {
        if self.cx.this_type.is_none()
            && let Some(class) = self.cx.class
            && self.program.find_field(class, name).is_some()
        {
            self.error(span, format!("Cannot access {name} in static function"));
            return;
        }
        let mut known: Vec<Name> = self.cx.names.iter().map(|(name, _)| name.clone()).collect();
        let mut at = self.cx.class;
        while let Some(class) = at {
            let data = self.program.class(class);
            known.extend(data.static_names.keys().cloned());
            if self.cx.this_type.is_some() {
                known.extend(data.names.keys().cloned());
            }
            at = data.super_class.as_ref().map(|(class, _)| *class);
        }
        known.sort();
        let hint = Self::suggest(name, known.iter().map(|known| &**known));
        let hint = hint.map(|found| format!("did you mean `{found}`?"));
        self.error_with_hint(span, format!("Unknown identifier : {name}"), hint);
    }

    fn find_identifier(&mut self, name: &Name, span: Span, want: Want) -> Option<Access> {
        if let Some(local) = self.local_named(name) {
            let mut ty = self.local_type(local);
            let generic =
                self.cx.generics.iter().find(|(of, _)| *of == local).map(|(_, params)| params.clone());
            if let Some(params) = generic {
                // Each use of a local function with type parameters has arguments of its own.
                let by = self.with_unknowns(&params, &Substitution::default());
                ty = self.program.types.substitute(ty, &by);
            }
            let is_final = self.cx.finals.contains(&local);
            let place = Place { kind: PlaceKind::Local(local), ty, span };
            let refused = if is_final {
                Some("Cannot assign to final".to_owned())
            } else if self.cx.counters.contains(&local) {
                Some("Loop variable cannot be modified".to_owned())
            } else {
                None
            };
            return Some(Access::Place(place, refused));
        }
        if let Some(access) = self.own_member(name, span) {
            return Some(access);
        }
        if let Some(class) = self.cx.class {
            self.ensure_class(class);
            if let Some(&field) = self.program.class(class).static_names.get(name) {
                return Some(self.static_field(field, span));
            }
            if let Some(id) = self.cx.abstraction
                && self.program.abstraction(id).forward_statics.is_some()
                && let Some(access) = self.forwarded_static(id, name, span)
            {
                return Some(access);
            }
        }
        if let Some(access) = self.expected_constructor(name, span, want) {
            return Some(access);
        }
        let module = self.cx.module?;
        if let Some(statics) = self.modules[module.index()].statics
            && let Some(access) = self.static_named(statics, name, span)
        {
            return Some(access);
        }
        let imports = self.imports_of(module);
        if let Some((of, field)) = imports.statics.get(name) {
            return Some(self.static_member(*of, &field.clone(), span, want));
        }
        // Constructors of enums and values of enum abstracts of this module and of imported ones.
        for &of in &imports.enums {
            if let Some(access) = self.constructor_of_type(of, name, span) {
                return Some(access);
            }
        }
        for &of in &imports.all_statics {
            let of = self.through_typedef(of);
            match of {
                TypeRef::Class(class) => {
                    if let Some(access) = self.static_named(class, name, span) {
                        return Some(access);
                    }
                }
                TypeRef::Abstract(id) => {
                    if let Some(class) = self.program.abstraction(id).functions
                        && let Some(access) = self.static_named(class, name, span)
                    {
                        return Some(access);
                    }
                }
                _ => {
                    if let Some(access) = self.constructor_of_type(of, name, span) {
                        return Some(access);
                    }
                }
            }
        }
        if let Some(of) = self.find_type(name) {
            return Some(Access::Type(of));
        }
        None
    }

    fn static_named(&mut self, class: ClassId, name: &Name, span: Span) -> Option<Access> {
        self.ensure_class(class);
        let field = self.program.class(class).static_names.get(name).copied()?;
        let data = self.program.field(field);
        if !data.is_public && self.cx.module != Some(self.program.class(class).name.module) {
            return None;
        }
        Some(self.static_field(field, span))
    }

    /// A field of `this`.
    fn own_member(&mut self, name: &Name, span: Span) -> Option<Access> {
        let class = self.cx.class?;
        let this_type = self.cx.this_type?;
        if let Some(id) = self.cx.abstraction {
            self.ensure_class(class);
            let this = self.this_expr(span)?;
            if let Some(&field) = self.program.class(class).names.get(name) {
                let params = self.program.abstraction(id).params.clone();
                let args: Vec<Type> =
                    params.iter().map(|&param| self.program.types.param_type(param)).collect();
                let ty = self.program.types.abstraction(id, &args);
                let mut this = this;
                this.ty = ty;
                return Some(self.abstract_field(this, field, Substitution::default(), span));
            }
            let own = self.abstract_self();
            let mut this = this;
            this.ty = own;
            if let Some(forward) = &self.program.abstraction(id).forward
                && (forward.is_empty() || forward.contains(name))
            {
                let (access, failed) = self.silently(|typer| typer.find_in(this.clone(), name, span));
                if !failed && let Some(access) = access {
                    return Some(access);
                }
            }
            return None;
        }
        let TypeData::Class(_, args) = self.program.types.get(this_type).clone() else { return None };
        let (field, by) = self.find_member(class, &args, name)?;
        let this = self.this_expr(span)?;
        Some(self.class_field(this, field, by, span))
    }

    /// A constructor, or a value of an enum abstract, of the type that is expected.
    pub(super) fn expected_constructor(&mut self, name: &Name, span: Span, want: Want) -> Option<Access> {
        let Want::Type(ty) = want else { return None };
        let ty = self.without_null(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Enum(id, _) => self.constructor_of_type(TypeRef::Enum(id), name, span),
            TypeData::Abstract(id, _) => self.constructor_of_type(TypeRef::Abstract(id), name, span),
            TypeData::Function(_, result) => self.expected_constructor(name, span, Want::Type(result)),
            _ => None,
        }
    }

    /// A constructor of an enum, or a value of an enum abstract.
    pub(super) fn constructor_of_type(&mut self, of: TypeRef, name: &Name, span: Span) -> Option<Access> {
        match self.through_typedef(of) {
            TypeRef::Enum(id) => {
                self.ensure_enum(id);
                let at =
                    self.program.enumeration(id).constructors.iter().position(|known| known.name == *name)?;
                Some(Access::Constructor(ConstructorRef { of: id, index: at as u32 }))
            }
            TypeRef::Abstract(id) if self.program.abstraction(id).is_enum => {
                self.ensure_abstract(id);
                let field = self.value_named(id, name)?;
                Some(self.static_field(field, span))
            }
            _ => None,
        }
    }

    /// A value of an enum abstract.
    pub(super) fn value_named(&self, id: crate::types::AbstractId, name: &str) -> Option<FieldId> {
        let values = &self.program.abstraction(id).values;
        values.iter().copied().find(|&field| &*self.program.field(field).name == name)
    }
}
