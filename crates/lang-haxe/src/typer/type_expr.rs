//! Types as written to types.

use crate::source::{Name, Span};
use crate::syntax::{Accessor, Field, FieldKind, TypeArgument, TypeExpr, TypeKind, TypeParam, TypePath};
use crate::types::{AnonAccess, AnonData, AnonField, Argument, DYNAMIC, Param, Type, TypeData, TypeRef};

use super::Typer;

impl Typer<'_> {
    /// The type that is written. An unknown one is reported and stands for anything.
    pub(super) fn type_expr(&mut self, expr: &TypeExpr) -> Type {
        match &expr.kind {
            TypeKind::Path(path) => self.type_path(path),
            TypeKind::Paren(inner) => self.type_expr(inner),
            TypeKind::Error => self.program.types.mono(),
            TypeKind::Function { params, result } => {
                let mut args = Vec::new();
                for param in params {
                    let ty = self.type_expr(&param.ty);
                    let ty = if param.is_optional { self.nullable(ty) } else { ty };
                    let ty = if param.is_rest { self.rest_of(ty) } else { ty };
                    let name = param.name.as_ref().map_or_else(|| "".into(), |name| name.name.clone());
                    args.push(Argument { name, optional: param.is_optional || param.is_rest, ty });
                }
                let result = self.type_expr(result);
                self.program.types.function(args, result)
            }
            TypeKind::Structure { extends, fields } => {
                let mut all = Vec::new();
                for path in extends {
                    let ty = self.type_path(path);
                    self.add_structure(&mut all, ty, path.span);
                }
                for field in fields {
                    let field = self.structure_field(field);
                    all.retain(|known: &AnonField| known.name != field.name);
                    all.push(field);
                }
                self.program.types.anon(all)
            }
            TypeKind::Intersection(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    let ty = self.type_expr(part);
                    self.add_structure(&mut all, ty, part.span);
                }
                self.program.types.anon(all)
            }
        }
    }

    fn add_structure(&mut self, all: &mut Vec<AnonField>, ty: Type, span: Span) {
        let ty = self.expand(ty);
        let TypeData::Anon(anon) = *self.program.types.get(ty) else {
            self.error(span, "Can only extend structures");
            return;
        };
        let AnonData { fields, .. } = self.program.types.anon_data(anon).clone();
        for field in fields {
            if all.iter().all(|known| known.name != field.name) {
                all.push(field);
            }
        }
    }

    fn structure_field(&mut self, field: &Field) -> AnonField {
        let mut access = if field.modifiers.is_final { AnonAccess::ReadOnly } else { AnonAccess::Variable };
        let ty = match &field.kind {
            FieldKind::Var { ty, .. } => ty.as_ref().map_or(DYNAMIC, |ty| self.type_expr(ty)),
            FieldKind::Property { get, set, ty, .. } => {
                access = match (get, set) {
                    (Accessor::Never | Accessor::Null, _) => AnonAccess::WriteOnly,
                    (_, Accessor::Never | Accessor::Null) => AnonAccess::ReadOnly,
                    _ => AnonAccess::Variable,
                };
                ty.as_ref().map_or(DYNAMIC, |ty| self.type_expr(ty))
            }
            FieldKind::Function(function) => {
                access = AnonAccess::Method;
                let depth = self.cx.type_params.len();
                self.bind_params(&function.type_params, &field.name.name);
                let mut args = Vec::new();
                for param in &function.params {
                    let optional = param.is_optional || param.default.is_some();
                    let ty = param.ty.as_ref().map_or(DYNAMIC, |ty| self.type_expr(ty));
                    let ty = if optional { self.nullable(ty) } else { ty };
                    args.push(Argument { name: param.name.name.clone(), optional, ty });
                }
                let result = function.result.as_ref().map_or(self.known.void, |ty| self.type_expr(ty));
                self.cx.type_params.truncate(depth);
                self.program.types.function(args, result)
            }
        };
        let optional =
            field.modifiers.is_optional || crate::syntax::find_metadata(&field.meta, ":optional").is_some();
        let ty = if optional && access != AnonAccess::Method { self.nullable(ty) } else { ty };
        AnonField { name: field.name.name.clone(), ty, optional, access, span: field.name.span }
    }

    /// The type of a path with its arguments.
    pub(super) fn type_path(&mut self, path: &TypePath) -> Type {
        let name = &path.name.name;
        if path.package.is_empty() && path.sub.is_none() {
            let bound = self.cx.type_params.iter().rev().find(|(known, _)| known == name);
            if let Some(&(_, ty)) = bound {
                return ty;
            }
        }
        let Some(of) = self.find_path(path) else {
            let mut text = String::new();
            for part in &path.package {
                text.push_str(&part.name);
                text.push('.');
            }
            text.push_str(name);
            if let Some(sub) = &path.sub {
                text.push('.');
                text.push_str(&sub.name);
            }
            if path.package.iter().any(|part| &*part.name == "macro")
                || (path.package.is_empty() && matches!(&**name, "Expr" | "ExprOf"))
            {
                self.error(path.span, format!("Macros are not supported: type {text}"));
            } else if let Some((module, private)) = self.private_type(path) {
                self.error(path.span, format!("Cannot access private type {private} in module {module}"));
            } else {
                let hint = self.suggest_type(name);
                self.error_with_hint(path.span, format!("Type not found : {text}"), hint);
            }
            return self.program.types.mono();
        };
        let params = self.params_of(of);
        let is_dynamic = &*self.program.name_of(of).path == "Dynamic";
        if is_dynamic {
            return match path.args.first() {
                None => DYNAMIC,
                Some(arg) => {
                    let of = self.type_argument(arg);
                    self.program.types.make(TypeData::Dynamic(Some(of)))
                }
            };
        }
        // A rest of arguments may be left out where the type is a value's or only partly known.
        if path.args.is_empty() && !params.is_empty() {
            let name = self.program.name_of(of).path.clone();
            if matches!(&*name, "Class" | "Enum" | "Map" | "haxe.ds.Map") && params.len() == 1 {
                return self.program.types.reference(of, &[DYNAMIC]);
            }
            self.error(path.span, format!("Not enough type parameters for {name}"));
            let args: Vec<Type> = params.iter().map(|_| self.program.types.mono()).collect();
            return self.program.types.reference(of, &args);
        }
        let mut args: Vec<Type> = path.args.iter().map(|arg| self.type_argument(arg)).collect();
        let name = self.program.name_of(of).path.clone();
        if args.len() > params.len() {
            self.error(path.span, format!("Too many type parameters for {name}"));
            args.truncate(params.len());
        } else if args.len() < params.len() {
            self.error(path.span, format!("Not enough type parameters for {name}"));
            while args.len() < params.len() {
                args.push(self.program.types.mono());
            }
        }
        self.program.types.reference(of, &args)
    }

    fn type_argument(&mut self, arg: &TypeArgument) -> Type {
        match arg {
            TypeArgument::Type(ty) => self.type_expr(ty),
            TypeArgument::Const(expr) => {
                self.error(expr.span, "Constants as type parameters are not supported");
                self.program.types.mono()
            }
        }
    }

    pub(super) fn suggest_type(&mut self, name: &Name) -> Option<String> {
        let module = self.cx.module?;
        let state = &self.modules[module.index()];
        let known = state.types.keys().chain(state.imports.iter().flat_map(|imports| imports.types.keys()));
        let found = Self::suggest(name, known.map(|known| &**known))?;
        Some(format!("did you mean `{found}`?"))
    }

    /// The parameters of a declaration.
    pub(super) fn params_of(&self, of: TypeRef) -> Vec<Param> {
        match of {
            TypeRef::Class(id) => self.program.class(id).params.clone(),
            TypeRef::Enum(id) => self.program.enumeration(id).params.clone(),
            TypeRef::Typedef(id) => self.program.typedef(id).params.clone(),
            TypeRef::Abstract(id) => self.program.abstraction(id).params.clone(),
        }
    }

    /// Brings a method's type parameters into scope; the caller takes them out.
    pub(super) fn bind_params(&mut self, params: &[TypeParam], owner: &Name) -> Vec<Param> {
        let mut bound = Vec::new();
        for param in params {
            let (id, ty) = self.program.types.param(param.name.name.clone(), owner.clone());
            self.cx.type_params.push((param.name.name.clone(), ty));
            bound.push(id);
        }
        for (param, &id) in params.iter().zip(&bound) {
            self.resolve_constraints(param, id);
        }
        bound
    }

    /// Resolves the constraints of a parameter.
    pub(super) fn resolve_constraints(&mut self, param: &TypeParam, id: Param) {
        for constraint in &param.constraints {
            // `T:A & B` of classes is two constraints.
            let parts: Vec<&TypeExpr> = match &constraint.kind {
                TypeKind::Intersection(parts) => parts.iter().collect(),
                _ => vec![constraint],
            };
            for part in parts {
                let ty = self.type_expr(part);
                let is_constructible = match *self.program.types.get(ty) {
                    TypeData::Typedef(of, _) => &*self.program.typedef(of).name.name == "Constructible",
                    TypeData::Abstract(of, _) => &*self.program.abstraction(of).name.name == "Constructible",
                    _ => false,
                };
                let data = &mut self.program.types.params[id.index()];
                if is_constructible {
                    data.constructible = true;
                } else {
                    data.constraints.push(ty);
                }
            }
        }
    }
}
