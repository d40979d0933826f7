//! Modules: reading them and listing what they declare.

use std::collections::HashMap;
use std::rc::Rc;

use crate::modules::{Module, ModulePath};
use crate::source::Name;
use crate::syntax::{Modifiers, TypeDeclKind, find_metadata};
use crate::typed::{Abstract, Class, ClassKind, Enum, Meta, ModuleId, ModuleInfo, TypeName, Typedef};
use crate::types::{AbstractId, ClassId, DYNAMIC, EnumId, Param, TypeRef, TypedefId};

use super::names::Imports;
use super::{DeclSource, State, Typer};

/// A module and what is known of it.
#[derive(Debug)]
pub(super) struct ModuleState {
    /// Its tree.
    pub file: Rc<Module>,
    /// Its package, dotted.
    pub package: Name,
    /// Its types by name, private ones included.
    pub types: HashMap<Name, TypeRef>,
    /// Its types in order.
    pub order: Vec<TypeRef>,
    /// The class of its own fields.
    pub statics: Option<ClassId>,
    /// What it imports, once asked for.
    pub imports: Option<Rc<Imports>>,
    /// Have its bodies been queued?
    pub is_typed: bool,
}

/// Metadata, as far as it is literals and names.
pub(super) fn metadata(list: &[crate::syntax::Metadata]) -> Vec<Meta> {
    list.iter()
        .map(|meta| Meta { name: meta.name.clone(), args: meta.args.iter().map(expr_text).collect() })
        .collect()
}

fn expr_text(expr: &crate::syntax::Expr) -> Name {
    use crate::syntax::{ExprKind, Literal};
    match &expr.kind {
        ExprKind::Name(name) | ExprKind::Literal(Literal::String(name)) => name.clone(),
        ExprKind::Literal(Literal::Int(value)) => value.to_string().into(),
        ExprKind::Literal(Literal::Bool(value)) => value.to_string().into(),
        ExprKind::Field { object, name, .. } => {
            let object = expr_text(object);
            if object.is_empty() { name.name.clone() } else { format!("{object}.{}", name.name).into() }
        }
        _ => "".into(),
    }
}

impl Typer<'_> {
    /// The module of a dotted name, read if it has not been yet.
    pub(super) fn load_module(&mut self, name: &Name) -> Option<ModuleId> {
        if let Some(&known) = self.module_ids.get(name) {
            return known;
        }
        let Some(found) = self.source.load(&ModulePath::parse(name)) else {
            self.module_ids.insert(name.clone(), None);
            return None;
        };
        let id = ModuleId(self.modules.len() as u32);
        self.module_ids.insert(name.clone(), Some(id));
        let package: Vec<&str> = found.syntax.package.iter().map(|part| &*part.name).collect();
        let package: Name = package.join(".").into();
        self.program.modules.push(ModuleInfo { name: name.clone(), is_std: found.is_standard });
        self.modules.push(ModuleState {
            file: found.clone(),
            package: package.clone(),
            types: HashMap::new(),
            order: Vec::new(),
            statics: None,
            imports: None,
            is_typed: false,
        });
        for index in 0..found.syntax.types.len() {
            self.declare_type(id, index, &found, &package);
        }
        if !found.syntax.fields.is_empty() {
            let path: Name = format!("{name}_Fields").into();
            let span = found.syntax.fields[0].name.span;
            let name = TypeName { path, name: "Fields".into(), module: id, is_private: false, span };
            let class =
                self.new_class(name, ClassKind::Module, Vec::new(), DeclSource { module: id, index: None });
            self.modules[id.index()].statics = Some(class);
        }
        Some(id)
    }

    pub(super) fn new_class(
        &mut self,
        name: TypeName,
        kind: ClassKind,
        params: Vec<Param>,
        source: DeclSource,
    ) -> ClassId {
        let id = ClassId(self.program.classes.len() as u32);
        self.program.classes.push(Class {
            name,
            kind,
            params,
            super_class: None,
            interfaces: Vec::new(),
            subclasses: Vec::new(),
            is_extern: false,
            is_final: false,
            is_abstract: false,
            is_used: false,
            fields: Vec::new(),
            statics: Vec::new(),
            constructor: None,
            names: HashMap::new(),
            static_names: HashMap::new(),
            is_struct_init: false,
            dynamic_fields: None,
            init: None,
            meta: Vec::new(),
        });
        self.class_states.push((State::New, source));
        id
    }

    fn declare_type(&mut self, module: ModuleId, index: usize, file: &Rc<Module>, package: &Name) {
        let decl = &file.syntax.types[index];
        let name = decl.name.name.clone();
        let path: Name = if package.is_empty() { name.clone() } else { format!("{package}.{name}").into() };
        let is_private = decl.modifiers.access == Some(crate::syntax::Access::Private);
        if self.modules[module.index()].types.contains_key(&name) {
            self.error(decl.name.span, format!("Name {name} is already defined in this module"));
            return;
        }
        if let (false, Some(&before)) = (is_private, self.program.by_name.get(&path)) {
            let before = self.program.name_of(before);
            if !before.is_private {
                let module = self.program.modules[before.module.index()].name.clone();
                self.error(decl.name.span, format!("Type name {path} is redefined from module {module}"));
            }
        }
        for meta in &decl.meta {
            if matches!(&*meta.name, ":build" | ":autoBuild" | ":genericBuild") {
                self.error(meta.span, format!("Build macros are not supported: @{}", meta.name));
            }
        }
        let mut params = Vec::new();
        for param in &decl.params {
            params.push(self.program.types.param(param.name.name.clone(), path.clone()).0);
        }
        let source = DeclSource { module, index: Some(index) };
        let type_name =
            TypeName { path: path.clone(), name: name.clone(), module, is_private, span: decl.name.span };
        let meta = metadata(&decl.meta);
        let Modifiers { is_extern, is_final, is_abstract, .. } = decl.modifiers;
        let has = |name: &str| find_metadata(&decl.meta, name).is_some();
        let of = match &decl.kind {
            TypeDeclKind::Class { .. } => {
                let id = self.new_class(type_name, ClassKind::Class, params, source);
                let class = &mut self.program.classes[id.index()];
                class.is_extern = is_extern;
                class.is_final = is_final || has(":final");
                class.is_abstract = is_abstract;
                class.is_struct_init = has(":structInit");
                class.meta = meta;
                TypeRef::Class(id)
            }
            TypeDeclKind::Interface { .. } => {
                let id = self.new_class(type_name, ClassKind::Interface, params, source);
                let class = &mut self.program.classes[id.index()];
                class.is_extern = is_extern;
                class.meta = meta;
                TypeRef::Class(id)
            }
            TypeDeclKind::Enum { .. } => {
                let id = EnumId(self.program.enums.len() as u32);
                self.program.enums.push(Enum {
                    name: type_name,
                    params,
                    constructors: Vec::new(),
                    is_used: false,
                    meta,
                });
                self.enum_states.push((State::New, source));
                TypeRef::Enum(id)
            }
            TypeDeclKind::Typedef { .. } => {
                let id = TypedefId(self.program.typedefs.len() as u32);
                self.program.typedefs.push(Typedef { name: type_name, params, ty: DYNAMIC });
                self.typedef_states.push((State::New, source));
                TypeRef::Typedef(id)
            }
            TypeDeclKind::Abstract { is_enum, fields, .. } => {
                let id = AbstractId(self.program.abstracts.len() as u32);
                let functions = (!fields.is_empty()).then(|| {
                    let kind = ClassKind::Abstract(id);
                    let class = self.new_class(type_name.clone(), kind, params.clone(), source);
                    self.program.classes[class.index()].is_extern = is_extern;
                    class
                });
                let names = |list: &[crate::syntax::Expr]| list.iter().map(expr_text).collect();
                let forward = find_metadata(&decl.meta, ":forward").map(|meta| names(&meta.args));
                let forward_statics =
                    find_metadata(&decl.meta, ":forwardStatics").map(|meta| names(&meta.args));
                self.program.abstracts.push(Abstract {
                    name: type_name,
                    params,
                    underlying: DYNAMIC,
                    is_core: has(":coreType"),
                    is_enum: *is_enum,
                    from: Vec::new(),
                    to: Vec::new(),
                    operators: Vec::new(),
                    array_access: Vec::new(),
                    forward,
                    forward_statics,
                    functions,
                    values: Vec::new(),
                    resolve: Vec::new(),
                    multi_type: has(":multiType"),
                    callable: has(":callable"),
                    meta,
                });
                self.abstract_states.push((State::New, source));
                TypeRef::Abstract(id)
            }
        };
        if !is_private || !self.program.by_name.contains_key(&path) {
            self.program.by_name.insert(path, of);
        }
        let state = &mut self.modules[module.index()];
        state.types.insert(name, of);
        state.order.push(of);
    }
}
