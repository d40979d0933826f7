//! `@:generic`: functions and classes get bodies of their own for the types that they are used with, so that these may
//! make objects of them (`new T()`).
//!
//! A function is copied for each list of types; a call that does not know them yet gets a copy of its own, whose body is
//! typed when they are. A class is extended by one that overrides its methods with copies (`Pool_Player`): what makes an
//! object makes one of that class, and types stay as they are. A constructor is not copied, nor are classes that extend
//! others: their bodies are typed once, as those of other generic classes.

use crate::source::Name;
use crate::typed::{ClassKind, Field, FieldId, FieldKind, Meta, MethodKind, TypeName};
use crate::types::{ClassId, Param, Substitution, Type};

use super::{State, Typer};

fn is_generic(meta: &[Meta]) -> bool {
    meta.iter().any(|meta| &*meta.name == ":generic")
}

impl Typer<'_> {
    /// The copy of a function for the types that its parameters are in a call; itself if it has none.
    pub(super) fn own_function(&mut self, field: FieldId, by: &Substitution) -> FieldId {
        let data = self.program.field(field);
        let is_plain = matches!(data.kind, FieldKind::Method(MethodKind::Normal)) && !data.overridden;
        if !is_plain || !is_generic(&data.meta) || data.params.is_empty() {
            return field;
        }
        let params = data.params.clone();
        let Some(bound) = self.bound_types(&params, by) else { return field };
        let types: Vec<Type> = bound.iter().map(|&(_, ty)| ty).collect();
        let is_known = !types.iter().any(|&ty| self.program.types.has_monos(ty));
        if is_known && let Some(&copy) = self.generic_functions.get(&(field, types.clone())) {
            return copy;
        }
        let ty = self.field_type(field);
        let ty = self.program.types.substitute(ty, by);
        let mut name = self.program.field(field).name.clone();
        if is_known {
            name = self.name_of_copy(&name, &types);
        }
        let copy = self.copy_method(field, name, ty, bound);
        if is_known {
            self.generic_functions.insert((field, types), copy);
        }
        copy
    }

    /// The class that has bodies of its own for these type arguments; the class itself if it has none.
    pub(super) fn own_class(&mut self, class: ClassId, args: &[Type]) -> ClassId {
        let data = self.program.class(class);
        let is_plain = data.kind == ClassKind::Class && data.super_class.is_none() && !data.is_extern;
        if !is_plain || !is_generic(&data.meta) || data.params.is_empty() {
            return class;
        }
        let (params, own) = (data.params.clone(), data.name.clone());
        let by = Substitution::new(&params, args);
        let Some(bound) = self.bound_types(&params, &by) else { return class };
        let types: Vec<Type> = bound.iter().map(|&(_, ty)| ty).collect();
        if types.iter().any(|&ty| self.program.types.has_monos(ty)) {
            return class;
        }
        if let Some(&known) = self.generic_classes.get(&(class, types.clone())) {
            return known;
        }
        let path = self.name_of_copy(&own.path, &types);
        let name = TypeName { name: self.name_of_copy(&own.name, &types), path: path.clone(), ..own };
        let source = self.class_states[class.index()].1;
        let copy = self.new_class(name, ClassKind::Class, Vec::new(), source);
        self.generic_classes.insert((class, types.clone()), copy);
        self.class_states[copy.index()].0 = State::Done;
        self.program.by_name.insert(path, crate::types::TypeRef::Class(copy));
        self.program.classes[copy.index()].super_class = Some((class, types));
        self.program.classes[class.index()].subclasses.push(copy);
        for method in self.program.class(class).fields.clone() {
            if !matches!(self.program.field(method).kind, FieldKind::Method(MethodKind::Normal)) {
                continue;
            }
            let ty = self.field_type(method);
            let ty = self.program.types.substitute(ty, &by);
            let name = self.program.field(method).name.clone();
            let own = self.copy_method(method, name.clone(), ty, bound.clone());
            self.program.fields[own.index()].owner = copy;
            let data = &mut self.program.classes[copy.index()];
            data.fields.push(own);
            data.names.insert(name, own);
        }
        self.note_overrides(copy);
        self.use_class(copy);
        for method in self.program.class(copy).fields.clone() {
            self.use_field(method);
        }
        copy
    }

    /// What parameters stand for, by name; none if that is not all known to be types outside of generic code.
    fn bound_types(&mut self, params: &[Param], by: &Substitution) -> Option<Vec<(Name, Type)>> {
        let mut bound = Vec::new();
        for &param in params {
            let ty = self.program.types.resolved(by.get(param)?);
            if self.program.types.has_params(ty) {
                return None;
            }
            bound.push((self.program.types.params[param.index()].name.clone(), ty));
        }
        Some(bound)
    }

    /// `Pool_Player`, as reflection shows it.
    fn name_of_copy(&self, name: &Name, types: &[Type]) -> Name {
        let mut text = name.to_string();
        for &ty in types {
            text.push('_');
            text.extend(self.program.show(ty).chars().map(|c| if c.is_alphanumeric() { c } else { '_' }));
        }
        text.into()
    }

    fn copy_method(&mut self, field: FieldId, name: Name, ty: Type, bound: Vec<(Name, Type)>) -> FieldId {
        let state = self.field_states[field.index()];
        let data = Field {
            name,
            ty,
            params: Vec::new(),
            overrides: None,
            overridden: false,
            is_used: false,
            function: None,
            ..self.program.field(field).clone()
        };
        let copy = self.new_field(data, state.decl, state.index);
        let own = &mut self.field_states[copy.index()];
        own.signature = State::Done;
        own.has_this = state.has_this;
        self.generic_bindings.insert(copy, bound);
        copy
    }
}
