//! Lists the fields of classes, and of abstracts' functions.

use std::rc::Rc;

use crate::modules::Module;
use crate::syntax::{self, Accessor, FieldKind as Written, TypeDeclKind, find_metadata};
use crate::typed::{Access, ClassKind, Field, FieldId, FieldKind, MethodKind};
use crate::types::ClassId;

use super::module::metadata;
use super::{DeclSource, FieldState, State, Typer};

impl Typer<'_> {
    /// Where a field is written.
    pub(super) fn field_syntax<'f>(&self, file: &'f Rc<Module>, field: FieldId) -> Option<&'f syntax::Field> {
        let state = self.field_states[field.index()];
        let index = state.index?;
        let fields = match state.decl.index {
            None => &file.syntax.fields,
            Some(decl) => match &file.syntax.types[decl].kind {
                TypeDeclKind::Class { fields, .. }
                | TypeDeclKind::Interface { fields, .. }
                | TypeDeclKind::Abstract { fields, .. } => fields,
                TypeDeclKind::Enum { .. } | TypeDeclKind::Typedef { .. } => return None,
            },
        };
        fields.get(index)
    }

    /// Adds a field to the program.
    pub(super) fn new_field(&mut self, field: Field, decl: DeclSource, index: Option<usize>) -> FieldId {
        let id = FieldId(self.program.fields.len() as u32);
        self.program.fields.push(field);
        self.field_states.push(FieldState {
            decl,
            index,
            signature: State::New,
            body: State::New,
            has_this: false,
        });
        id
    }

    /// Lists the fields of a class.
    pub(super) fn list_fields(&mut self, class: ClassId, source: DeclSource, fields: &[syntax::Field]) {
        for (index, field) in fields.iter().enumerate() {
            self.list_field(class, source, index, field);
        }
        if self.program.class(class).kind == ClassKind::Interface {
            self.imply_accessors(class, source);
        }
        self.note_overrides(class);
    }

    /// An interface's property means methods for its accessors, written or not.
    fn imply_accessors(&mut self, class: ClassId, source: DeclSource) {
        for property in self.program.class(class).fields.clone() {
            let data = self.program.field(property).clone();
            let FieldKind::Variable { read, write, .. } = &data.kind else { continue };
            for (rule, prefix) in [(read, "get_"), (write, "set_")] {
                let name: crate::source::Name = format!("{prefix}{}", data.name).into();
                if *rule != Access::Accessor || self.program.class(class).names.contains_key(&name) {
                    continue;
                }
                let ty = self.program.types.mono();
                let accessor = Field {
                    name: name.clone(),
                    ty,
                    kind: FieldKind::Method(MethodKind::Normal),
                    is_used: false,
                    ..data.clone()
                };
                let accessor = self.new_field(accessor, source, None);
                let class = &mut self.program.classes[class.index()];
                class.fields.push(accessor);
                class.names.insert(name, accessor);
            }
        }
    }

    fn list_field(&mut self, class: ClassId, source: DeclSource, index: usize, syntax: &syntax::Field) {
        let data = self.program.class(class);
        let kind = data.kind;
        let class_extern = data.is_extern;
        let public_fields = data.meta.iter().any(|meta| &*meta.name == ":publicFields");
        let abstraction = match kind {
            ClassKind::Abstract(id) => Some(id),
            _ => None,
        };
        let is_enum = abstraction.is_some_and(|id| self.program.abstraction(id).is_enum);
        let name = syntax.name.name.clone();
        let modifiers = &syntax.modifiers;
        let is_module = kind == ClassKind::Module;
        let is_variable = !matches!(syntax.kind, Written::Function(_));
        let is_value = is_enum && !modifiers.is_static && matches!(syntax.kind, Written::Var { .. });
        let is_static = modifiers.is_static || is_module || is_value;
        let is_constructor = &*name == "new" && !is_variable;
        let is_public = match modifiers.access {
            Some(access) => access == syntax::Access::Public,
            None => kind == ClassKind::Interface || is_module || is_value || class_extern || public_fields,
        };
        if modifiers.is_overload {
            self.error(syntax.name.span, "Overloads are not supported");
        }
        if find_metadata(&syntax.meta, ":overload").is_some() && !class_extern {
            self.error(syntax.name.span, "Overloads are not supported");
        }
        let inline = modifiers.is_inline || is_value;
        let has_body;
        let field_kind = match &syntax.kind {
            Written::Var { init, .. } => {
                has_body = init.is_some();
                let (read, write) = if inline {
                    (Access::Inline, Access::Never)
                } else if modifiers.is_final {
                    let write = if is_static || has_body { Access::Never } else { Access::Constructor };
                    (Access::Plain, write)
                } else {
                    (Access::Plain, Access::Plain)
                };
                FieldKind::Variable { read, write, stored: !inline && (abstraction.is_none() || is_static) }
            }
            Written::Property { get, set, init, .. } => {
                has_body = init.is_some();
                let (read, write) = (access(*get), access(*set));
                let is_var = find_metadata(&syntax.meta, ":isVar").is_some();
                let computed = |access: &Access| matches!(access, Access::Accessor | Access::Never);
                let stored = is_var || !(computed(&read) && computed(&write));
                let stored = stored && kind != ClassKind::Interface && (abstraction.is_none() || is_static);
                FieldKind::Variable { read, write, stored }
            }
            Written::Function(function) => {
                has_body = function.body.is_some();
                let method = if modifiers.is_dynamic {
                    MethodKind::Dynamic
                } else if inline {
                    MethodKind::Inline
                } else {
                    MethodKind::Normal
                };
                FieldKind::Method(method)
            }
        };
        // A second field of a name is an error; the first one stands.
        let data = self.program.class(class);
        let taken = if is_constructor {
            data.constructor.is_some()
        } else {
            data.names.contains_key(&name) || data.static_names.contains_key(&name)
        };
        // Operators of an abstract that are the underlying type's may share a name.
        let is_operator = abstraction.is_some() && !has_body && find_metadata(&syntax.meta, ":op").is_some();
        if taken && !is_operator {
            let path = self.program.class(class).name.path.clone();
            self.error(syntax.name.span, format!("Duplicate class field declaration : {path}.{name}"));
            return;
        }
        let ty = self.program.types.mono();
        let field = self.new_field(
            Field {
                name: name.clone(),
                owner: class,
                ty,
                params: Vec::new(),
                kind: field_kind,
                is_static: is_static || (abstraction.is_some() && !is_variable),
                is_public,
                is_final: modifiers.is_final || find_metadata(&syntax.meta, ":final").is_some(),
                is_abstract: !has_body && !is_variable && !class_extern && kind != ClassKind::Interface,
                is_extern: modifiers.is_extern || (class_extern && !has_body),
                overrides: None,
                overridden: false,
                is_used: false,
                init: None,
                init_locals: Vec::new(),
                constant: None,
                function: None,
                meta: metadata(&syntax.meta),
                span: syntax.name.span,
            },
            source,
            Some(index),
        );
        if is_variable && !is_static && abstraction.is_none() && inline {
            self.error(syntax.name.span, "Inline variable must be static");
        }
        self.field_states[field.index()].has_this = abstraction.is_some() && !is_static;
        let data = &mut self.program.classes[class.index()];
        if is_constructor {
            data.constructor = Some(field);
            if abstraction.is_some() {
                data.statics.push(field);
            }
        } else if is_static {
            if &*name == "__init__" && !is_variable {
                data.init = Some(field);
            }
            data.statics.push(field);
            data.static_names.entry(name).or_insert(field);
        } else {
            if abstraction.is_none() {
                data.fields.push(field);
            } else if !is_variable {
                data.statics.push(field);
            }
            data.names.insert(name, field);
        }
        if let Some(id) = abstraction {
            if is_value {
                self.program.abstracts[id.index()].values.push(field);
            }
            self.note_abstract_field(id, syntax, field);
        }
    }

    /// Notes which methods of ancestors the fields of a class override.
    pub(super) fn note_overrides(&mut self, class: ClassId) {
        if self.program.class(class).kind != ClassKind::Class {
            return;
        }
        let Some((parent, _)) = self.program.class(class).super_class.clone() else { return };
        for field in self.program.class(class).fields.clone() {
            let data = self.program.field(field);
            if !matches!(data.kind, FieldKind::Method(_)) {
                continue;
            }
            let name = data.name.clone();
            let Some(overridden) = self.program.find_field(parent, &name) else { continue };
            if self.program.class(self.program.field(overridden).owner).kind == ClassKind::Interface {
                continue;
            }
            self.program.fields[field.index()].overrides = Some(overridden);
            if self.program.field(overridden).is_public {
                self.program.fields[field.index()].is_public = true;
            }
            let mut at = Some(overridden);
            while let Some(id) = at {
                self.program.fields[id.index()].overridden = true;
                at = self.program.field(id).overrides;
            }
        }
    }
}

fn access(accessor: Accessor) -> Access {
    match accessor {
        Accessor::Default => Access::Plain,
        Accessor::Method | Accessor::Dynamic => Access::Accessor,
        Accessor::Null => Access::Private,
        Accessor::Never => Access::Never,
    }
}
