//! `new`, and object literals.

use std::collections::HashSet;

use crate::source::{Name, Span};
use crate::syntax::{self, TypePath};
use crate::typed::{ClassKind, Expr, ExprKind, FieldId, Literal};
use crate::types::{AnonAccess, AnonField, ClassId, DYNAMIC, Substitution, Type, TypeData, TypeRef};

use super::{Typer, Want};

impl Typer<'_> {
    /// `new T(args)`.
    pub(super) fn new_object(
        &mut self,
        path: &TypePath,
        args: &[syntax::Expr],
        span: Span,
        want: Want,
    ) -> Expr {
        let ty = self.new_type(path);
        let ty = self.expand(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Class(class, type_args) => {
                if let Want::Type(want) = want
                    && type_args.iter().any(|&arg| self.program.types.has_monos(arg))
                {
                    let want = self.without_null(want);
                    let _ = self.try_unify(ty, want);
                }
                self.new_class_instance(class, &type_args, ty, args, path.span, span)
            }
            TypeData::Abstract(id, type_args) => {
                self.ensure_abstract(id);
                if let Want::Type(want) = want {
                    let want = self.without_null(want);
                    if matches!(self.program.types.get(want), TypeData::Abstract(other, _) if *other == id) {
                        let _ = self.try_unify(ty, want);
                    }
                }
                if self.program.abstraction(id).multi_type {
                    for arg in args {
                        self.value(arg);
                    }
                    return self.new_multi_type(ty, span);
                }
                let constructor = self
                    .program
                    .abstraction(id)
                    .functions
                    .and_then(|class| self.program.class(class).constructor);
                let Some(field) = constructor else {
                    let shown = self.program.abstraction(id).name.path.clone();
                    return self.fail(path.span, format!("{shown} does not have a constructor"));
                };
                let params = self.program.abstraction(id).params.clone();
                let by = Substitution::new(&params, &type_args);
                self.use_field(field);
                if !self.program.field(field).is_public && !self.can_access(field) {
                    self.error(span, "Cannot access private constructor");
                }
                let function = self.instantiate(field, &by);
                let Some((params, _)) = self.function_parts(function) else { return self.broken(span) };
                let args = self.arguments(args, &params, span);
                self.call_static(field, args, &by, ty, span)
            }
            TypeData::Param(param) => {
                let data = &self.program.types.params[param.index()];
                let shown = format!("{}.{}", data.owner, data.name);
                if data.constructible {
                    for arg in args {
                        self.value(arg);
                    }
                    // This body is for when the type is not known; others are copies.
                    let text = format!("new {shown}() where {shown} is not known");
                    let text = self.literal_expr(Literal::String(text.into()), self.known.string, span);
                    Expr::new(ExprKind::Throw(Box::new(text)), ty, span)
                } else {
                    self.fail(path.span, format!("Only generic type parameters can be constructed: {shown}"))
                }
            }
            TypeData::Mono(_) => {
                for arg in args {
                    self.value(arg);
                }
                self.broken(span)
            }
            TypeData::Dynamic(_) => {
                let name = path.name.name.clone();
                self.fail(path.span, format!("{name} cannot be constructed"))
            }
            _ => {
                let shown = self.program.show(ty);
                self.fail(path.span, format!("{shown} cannot be constructed"))
            }
        }
    }

    /// The type after `new`, its arguments open if none are written.
    fn new_type(&mut self, path: &TypePath) -> Type {
        let bound = path.package.is_empty()
            && path.sub.is_none()
            && self.cx.type_params.iter().any(|(known, _)| *known == path.name.name);
        if path.args.is_empty()
            && !bound
            && let Some(of) = self.find_path(path)
        {
            if &*self.program.name_of(of).path == "Dynamic" {
                return DYNAMIC;
            }
            self.ensure_type(of);
            let params = self.params_of(of);
            let by = self.with_unknowns(&params, &Substitution::default());
            let args: Vec<Type> = by.pairs().iter().map(|&(_, ty)| ty).collect();
            return self.program.types.reference(of, &args);
        }
        self.type_path(path)
    }

    fn new_class_instance(
        &mut self,
        class: ClassId,
        type_args: &[Type],
        ty: Type,
        args: &[syntax::Expr],
        path_span: Span,
        span: Span,
    ) -> Expr {
        self.ensure_class(class);
        self.use_class(class);
        let data = self.program.class(class);
        let shown = data.name.path.clone();
        if data.is_abstract {
            self.error(span, format!("{shown} is abstract and cannot be constructed"));
        }
        if self.program.class(class).kind == ClassKind::Interface {
            let _ = path_span;
            return self.fail(span, format!("{shown} does not have a constructor"));
        }
        let Some(field) = self.program.constructor_of(class) else {
            if self.program.class(class).is_struct_init {
                let fields = self.struct_fields(class);
                if fields.is_empty() && args.is_empty() {
                    return Expr::new(ExprKind::New(class, Vec::new()), ty, span);
                }
            }
            return self.fail(span, format!("{shown} does not have a constructor"));
        };
        self.use_field(field);
        if !self.program.field(field).is_public && !self.can_access(field) {
            self.error(span, format!("Cannot access private constructor of {shown}"));
        }
        let owner = self.program.field(field).owner;
        let by = self.ancestor_args(class, type_args, owner);
        let function = self.instantiate(field, &by);
        let Some((params, _)) = self.function_parts(function) else { return self.broken(span) };
        let args = self.arguments(args, &params, span);
        let class = self.own_class(class, type_args);
        Expr::new(ExprKind::New(class, args), ty, span)
    }

    /// `new Map<K, V>()`: of the class that the key type says.
    pub(super) fn new_multi_type(&mut self, ty: Type, span: Span) -> Expr {
        let TypeData::Abstract(id, args) = self.program.types.get(ty).clone() else {
            return self.broken(span);
        };
        // The key type may become known later, by the map's first use: it is decided when the function is done.
        match self.special_map(id, &args) {
            Some(special) => self.new_special_map(special, ty, span),
            None => {
                let key = self.concrete(args[0]);
                if matches!(self.program.types.get(key), TypeData::Mono(_)) {
                    for name in
                        ["haxe.ds.StringMap", "haxe.ds.IntMap", "haxe.ds.ObjectMap", "haxe.ds.EnumValueMap"]
                    {
                        self.load_module(&name.into());
                    }
                    let inner = self.program.types.mono();
                    self.cx.late_maps.push((inner, ty, span));
                    // A new object of a class not yet known; `finish` puts it in.
                    let late = self.cx.late_maps.len() as i32 - 1;
                    let marker = self.literal_expr(crate::typed::Literal::Int(late), inner, span);
                    return Expr::new(ExprKind::Cast(Box::new(marker)), ty, span);
                }
                let shown = self.program.show(args[0]);
                let name = self.program.abstraction(id).name.path.clone();
                self.fail(
                    span,
                    format!("Abstract {name} has no @:to function that accepts keys of type {shown}"),
                )
            }
        }
    }

    /// A new map of a known class, as a `Map`.
    pub(super) fn new_special_map(&mut self, special: Type, ty: Type, span: Span) -> Expr {
        let TypeData::Class(class, type_args) = self.program.types.get(special).clone() else {
            return self.broken(span);
        };
        let made = self.new_class_instance(class, &type_args, special, &[], span, span);
        Expr::new(ExprKind::Cast(Box::new(made)), ty, span)
    }

    /// A constructor as a function (`Type.new`).
    pub(super) fn constructor_function(&mut self, class: ClassId, field: FieldId, span: Span) -> Expr {
        use crate::typed::{Closure, Parameter};
        self.use_field(field);
        let params = self.program.class(class).params.clone();
        let by = self.with_unknowns(&params, &Substitution::default());
        let type_args: Vec<Type> = by.pairs().iter().map(|&(_, ty)| ty).collect();
        let function = self.instantiate(field, &by);
        let Some((args, _)) = self.function_parts(function) else { return self.broken(span) };
        let ty = match self.program.class(class).kind {
            ClassKind::Abstract(id) => self.program.types.abstraction(id, &type_args),
            _ => self.program.types.class(class, &type_args),
        };
        let mut parameters = Vec::new();
        let mut passed = Vec::new();
        for arg in &args {
            let local = self.temporary(&arg.name, arg.ty, span);
            passed.push(Expr::new(ExprKind::Local(local), arg.ty, span));
            parameters.push(Parameter {
                local,
                passed: arg.ty,
                optional: arg.optional,
                default: None,
                is_rest: false,
            });
        }
        let made = match self.program.class(class).kind {
            ClassKind::Abstract(_) => self.call_static(field, passed, &by, ty, span),
            _ => {
                self.use_class(class);
                Expr::new(ExprKind::New(class, passed), ty, span)
            }
        };
        let body = Expr::new(ExprKind::Return(Some(Box::new(made))), ty, span);
        let closure =
            Closure { name: None, parameters, result: ty, body, captures: Vec::new(), uses_this: false };
        let function = self.program.types.function(args, ty);
        Expr::new(ExprKind::Closure(Box::new(closure)), function, span)
    }

    /// `{a: 1}`.
    pub(super) fn object(&mut self, fields: &[syntax::ObjectField], span: Span, want: Want) -> Expr {
        let mut seen: HashSet<Name> = HashSet::new();
        for field in fields {
            if !seen.insert(field.name.name.clone()) {
                let name = &field.name.name;
                self.error(field.name.span, format!("Duplicate field in object declaration : {name}"));
            }
        }
        let wanted = match want {
            Want::Type(ty) => self.without_null(ty),
            _ => return self.free_object(fields, span),
        };
        match self.program.types.get(wanted).clone() {
            TypeData::Anon(anon) if !self.program.types.anon_data(anon).open => {
                let named = match want {
                    Want::Type(ty) if !self.is_null_type(ty) => ty,
                    _ => wanted,
                };
                self.shaped_object(fields, anon, named, span)
            }
            TypeData::Class(class, args) if self.program.class(class).is_struct_init => {
                self.struct_object(class, &args, wanted, fields, span)
            }
            TypeData::Dynamic(Some(of)) => {
                let mut typed = Vec::new();
                for field in fields {
                    typed.push((field.name.name.clone(), self.expect(&field.value, of)));
                }
                Expr::new(ExprKind::Object(typed), wanted, span)
            }
            TypeData::Abstract(id, args) if !self.program.abstraction(id).is_core => {
                // An abstract that structures cast to.
                self.ensure_abstract(id);
                let data = self.program.abstraction(id).clone();
                let by = Substitution::new(&data.params, &args);
                for cast in data.from.iter().filter(|cast| cast.by.is_none()) {
                    let from = self.program.types.substitute(cast.ty, &by);
                    let from = self.expand(from);
                    if let TypeData::Anon(anon) = *self.program.types.get(from) {
                        return self.shaped_object(fields, anon, from, span);
                    }
                }
                self.free_object(fields, span)
            }
            _ => self.free_object(fields, span),
        }
    }

    fn free_object(&mut self, fields: &[syntax::ObjectField], span: Span) -> Expr {
        let mut typed = Vec::new();
        let mut types = Vec::new();
        for field in fields {
            let value = self.value(&field.value);
            let expanded = self.expand(value.ty);
            if expanded == self.known.void {
                self.error(field.value.span, "Fields of type Void are not allowed in structures");
            }
            types.push(AnonField {
                name: field.name.name.clone(),
                ty: value.ty,
                optional: false,
                access: AnonAccess::Variable,
                span: field.name.span,
            });
            typed.push((field.name.name.clone(), value));
        }
        let ty = self.program.types.anon(types);
        Expr::new(ExprKind::Object(typed), ty, span)
    }

    /// A literal where a structure is wanted: its fields have the types wanted.
    fn shaped_object(
        &mut self,
        fields: &[syntax::ObjectField],
        anon: crate::types::Anon,
        ty: Type,
        span: Span,
    ) -> Expr {
        let wanted = self.program.types.anon_data(anon).fields.clone();
        let mut typed = Vec::new();
        let mut types = Vec::new();
        let mut extra = None;
        for field in fields {
            let known = wanted.iter().find(|known| known.name == field.name.name);
            let (value, ty, access) = match known {
                Some(known) => (self.expect(&field.value, known.ty), known.ty, known.access),
                None => {
                    let value = self.value(&field.value);
                    let ty = value.ty;
                    extra = extra.or(Some(field));
                    (value, ty, AnonAccess::Variable)
                }
            };
            types.push(AnonField {
                name: field.name.name.clone(),
                ty,
                optional: false,
                access,
                span: field.name.span,
            });
            typed.push((field.name.name.clone(), value));
        }
        let missing: Vec<&AnonField> = wanted
            .iter()
            .filter(|known| !known.optional && fields.iter().all(|field| field.name.name != known.name))
            .collect();
        if !missing.is_empty() {
            let names: Vec<&str> = missing.iter().map(|field| &*field.name).collect();
            let plural = if names.len() > 1 { "fields" } else { "field" };
            self.error(span, format!("Object requires {plural} {}", names.join(", ")));
        } else if let Some(field) = extra
            && !wanted.is_empty()
        {
            let ty = self.program.types.anon(types.clone());
            let shown = self.program.show(ty);
            let name = &field.name.name;
            let suggestion = Self::suggest(name, wanted.iter().map(|known| &*known.name));
            let suggestion = suggestion.map_or_else(String::new, |found| format!(" (Suggestion: {found})"));
            self.error(field.name.span, format!("{shown} has extra field {name}{suggestion}"));
        }
        // The literal is what is wanted, so that its optional fields are there to be written.
        Expr::new(ExprKind::Object(typed), ty, span)
    }

    /// The variables that a literal of a `@:structInit` class without constructor sets, inherited ones first.
    fn struct_fields(&mut self, class: ClassId) -> Vec<FieldId> {
        let data = self.program.class(class);
        let mut fields = Vec::new();
        if let Some((parent, _)) = &data.super_class {
            let parent = *parent;
            fields.extend(self.struct_fields(parent));
        }
        for &field in &self.program.class(class).fields {
            if matches!(
                self.program.field(field).kind,
                crate::typed::FieldKind::Variable { stored: true, .. }
            ) {
                fields.push(field);
            }
        }
        fields
    }

    /// `{a: 1}` where a `@:structInit` class is wanted.
    fn struct_object(
        &mut self,
        class: ClassId,
        args: &[Type],
        ty: Type,
        fields: &[syntax::ObjectField],
        span: Span,
    ) -> Expr {
        self.ensure_class(class);
        self.use_class(class);
        let local = |typer: &mut Self, field: &syntax::ObjectField, ty: Type, parts: &mut Vec<Expr>| {
            let value = typer.expect(&field.value, ty);
            let local = typer.temporary(&field.name.name, ty, field.value.span);
            parts.push(typer.void_expr(ExprKind::Declare(local, Some(Box::new(value))), field.value.span));
            Expr::new(ExprKind::Local(local), ty, field.value.span)
        };
        let mut parts = Vec::new();
        let constructor = self.program.constructor_of(class);
        let mut known: Vec<Name> = Vec::new();
        let made = if let Some(field) = constructor {
            self.use_field(field);
            let owner = self.program.field(field).owner;
            let by = self.ancestor_args(class, args, owner);
            let function = self.instantiate(field, &by);
            let Some((params, _)) = self.function_parts(function) else { return self.broken(span) };
            known.extend(params.iter().map(|param| param.name.clone()));
            let mut values = std::collections::HashMap::new();
            for written in fields {
                if let Some(param) = params.iter().find(|param| param.name == written.name.name) {
                    let value = local(self, written, param.ty, &mut parts);
                    values.insert(param.name.clone(), value);
                }
            }
            let mut passed = Vec::new();
            for param in &params {
                match values.remove(&param.name) {
                    Some(value) => passed.push(value),
                    None if param.optional => passed.push(self.omitted(param.ty, span)),
                    None => {
                        self.error(span, format!("Object requires field {}", param.name));
                        let broken = self.broken(span);
                        passed.push(broken);
                    }
                }
            }
            Expr::new(ExprKind::New(class, passed), ty, span)
        } else {
            let made = Expr::new(ExprKind::New(class, Vec::new()), ty, span);
            let object = self.temporary("object", ty, span);
            let mut sets = Vec::new();
            let all = self.struct_fields(class);
            for &field in &all {
                let name = self.program.field(field).name.clone();
                known.push(name.clone());
                let owner = self.program.field(field).owner;
                let by = self.ancestor_args(class, args, owner);
                let field_ty = self.instantiate(field, &by);
                match fields.iter().find(|written| written.name.name == name) {
                    Some(_) => sets.push((name, field, field_ty)),
                    None => {
                        let optional =
                            self.program.field(field).meta.iter().any(|meta| &*meta.name == ":optional");
                        let has_init = self.has_initial_value(field);
                        if !optional && !has_init && !self.is_null_type(field_ty) {
                            self.error(span, format!("Object requires field {name}"));
                        }
                    }
                }
            }
            let mut assigns = Vec::new();
            for written in fields {
                let Some((_, field, field_ty)) =
                    sets.iter().find(|(name, _, _)| *name == written.name.name).cloned()
                else {
                    continue;
                };
                let value = local(self, written, field_ty, &mut parts);
                let target = Expr::new(ExprKind::Local(object), ty, span);
                let kind = crate::typed::PlaceKind::Instance(Box::new(target), field);
                let place = crate::typed::Place { kind, ty: field_ty, span };
                assigns.push(Expr::new(ExprKind::Assign(Box::new(place), Box::new(value)), field_ty, span));
            }
            parts.push(self.void_expr(ExprKind::Declare(object, Some(Box::new(made))), span));
            parts.extend(assigns);
            Expr::new(ExprKind::Local(object), ty, span)
        };
        for written in fields {
            let name = &written.name.name;
            if !known.contains(name) {
                let shown = self.program.show(ty);
                self.error(written.name.span, format!("{shown} has no field {name}"));
            }
        }
        if parts.is_empty() {
            return made;
        }
        parts.push(made);
        Expr::new(ExprKind::Block(parts), ty, span)
    }

    fn has_initial_value(&self, field: FieldId) -> bool {
        let file = self.file_of(self.field_states[field.index()].decl);
        match self.field_syntax(&file, field).map(|syntax| &syntax.kind) {
            Some(syntax::FieldKind::Var { init, .. } | syntax::FieldKind::Property { init, .. }) => {
                init.is_some()
            }
            _ => false,
        }
    }

    /// The declaration of a class's type.
    pub(super) fn type_ref(&self, ty: Type) -> Option<TypeRef> {
        match self.program.types.get(ty) {
            TypeData::Class(id, _) => Some(TypeRef::Class(*id)),
            TypeData::Enum(id, _) => Some(TypeRef::Enum(*id)),
            TypeData::Abstract(id, _) => Some(TypeRef::Abstract(*id)),
            TypeData::Typedef(id, _) => Some(TypeRef::Typedef(*id)),
            _ => None,
        }
    }
}
