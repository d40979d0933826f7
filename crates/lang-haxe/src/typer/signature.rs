//! Types of fields, resolved when first asked for.

use crate::source::Span;
use crate::syntax::{self, FieldKind as Written};
use crate::typed::{ClassKind, FieldId, FieldKind};
use crate::types::{Argument, ClassId, Substitution, Type, TypeData};

use super::{Context, State, Typer};

impl Typer<'_> {
    /// The place of a field: its class, its type parameters.
    pub(super) fn field_context(&mut self, field: FieldId) -> Context {
        let data = self.program.field(field).clone();
        let source = self.field_states[field.index()].decl;
        let class = data.owner;
        let params = self.program.class(class).params.clone();
        let mut cx = self.decl_context(source, &params);
        cx.class = Some(class);
        cx.field = Some(field);
        for &param in &data.params {
            let name = self.program.types.params[param.index()].name.clone();
            cx.type_params.push((name, self.program.types.param_type(param)));
        }
        // A copy of a generic function knows what its parameters are; the innermost of a name counts.
        cx.type_params.extend(self.generic_bindings.get(&field).into_iter().flatten().cloned());
        let own: Vec<Type> = params.iter().map(|&param| self.program.types.param_type(param)).collect();
        match self.program.class(class).kind {
            ClassKind::Abstract(id) => {
                cx.abstraction = Some(id);
                if self.has_this(field) {
                    cx.this_type = Some(self.underlying(id, &own));
                }
            }
            _ if !data.is_static => cx.this_type = Some(self.program.types.class(class, &own)),
            _ => {}
        }
        cx.in_constructor = &*data.name == "new";
        cx
    }

    /// Is it a function of an abstract that has a `this`?
    pub(super) fn has_this(&self, field: FieldId) -> bool {
        self.field_states[field.index()].has_this
    }

    /// A field's declared type. A type that is not written is found by typing the field.
    pub(super) fn field_type(&mut self, field: FieldId) -> Type {
        self.ensure_signature(field);
        let state = self.field_states[field.index()];
        if state.body == State::New && self.is_inferred(field) {
            self.ensure_body(field);
        }
        self.program.field(field).ty
    }

    fn is_inferred(&self, field: FieldId) -> bool {
        let file = self.file_of(self.field_states[field.index()].decl);
        match self.field_syntax(&file, field).map(|syntax| &syntax.kind) {
            Some(Written::Var { ty, init } | Written::Property { ty, init, .. }) => {
                ty.is_none() && init.is_some()
            }
            Some(Written::Function(function)) => {
                let is_constructor = &*self.program.field(field).name == "new";
                function.body.is_some()
                    && ((function.result.is_none() && !is_constructor)
                        || function.params.iter().any(|param| param.ty.is_none()))
            }
            None => false,
        }
    }

    /// Resolves a field's written type.
    pub(super) fn ensure_signature(&mut self, field: FieldId) {
        if self.field_states[field.index()].signature != State::New {
            return;
        }
        self.field_states[field.index()].signature = State::Busy;
        let file = self.file_of(self.field_states[field.index()].decl);
        if let Some(syntax) = self.field_syntax(&file, field) {
            let cx = self.field_context(field);
            let ty = self.within(cx, |typer| typer.written_type(field, syntax));
            let before = self.program.field(field).ty;
            if let Some(mono) = self.program.types.as_mono(before)
                && self.program.types.follow(ty) != self.program.types.follow(before)
                && !self.program.types.occurs(mono, ty)
            {
                self.program.types.bind(mono, ty);
            }
            self.program.fields[field.index()].ty = ty;
        } else {
            self.accessor_type(field);
        }
        self.field_states[field.index()].signature = State::Done;
    }

    /// The type of an accessor that an interface's property implies.
    fn accessor_type(&mut self, field: FieldId) {
        let data = self.program.field(field);
        let (owner, name) = (data.owner, data.name.clone());
        let Some(property) =
            name.get(4..).and_then(|name| self.program.class(owner).names.get(name).copied())
        else {
            return;
        };
        let ty = self.field_type(property);
        let args = if name.starts_with("set_") {
            vec![Argument { name: "value".into(), optional: false, ty }]
        } else {
            Vec::new()
        };
        self.program.fields[field.index()].ty = self.program.types.function(args, ty);
    }

    fn written_type(&mut self, field: FieldId, syntax: &syntax::Field) -> Type {
        let owner = self.program.field(field).owner;
        let kind = self.program.class(owner).kind;
        let bodiless = self.program.class(owner).is_extern || kind == ClassKind::Interface;
        match &syntax.kind {
            Written::Var { ty, init } | Written::Property { ty, init, .. } => {
                let is_value = match kind {
                    ClassKind::Abstract(id) => self.program.abstraction(id).values.contains(&field),
                    _ => false,
                };
                match ty {
                    Some(ty) => {
                        let ty = self.type_expr(ty);
                        let expanded = self.expand(ty);
                        if expanded == self.known.void {
                            self.error(syntax.name.span, "Fields of type Void are not allowed");
                        }
                        ty
                    }
                    None if is_value => self.own_abstract(owner),
                    None => {
                        if bodiless && init.is_none() {
                            self.error(syntax.name.span, "Type required for extern classes and interfaces");
                        }
                        self.program.field(field).ty
                    }
                }
            }
            Written::Function(function) => {
                let params = self.bind_params(&function.type_params, &syntax.name.name);
                self.program.fields[field.index()].params = params;
                let inherited = self.inherited_type(field);
                let mut args = Vec::new();
                for (at, param) in function.params.iter().enumerate() {
                    let optional = param.is_optional || param.default.is_some();
                    let ty = match &param.ty {
                        Some(ty) => self.type_expr(ty),
                        None => {
                            if bodiless {
                                let message = "Type required for extern classes and interfaces";
                                self.error(param.name.span, message);
                            }
                            let known =
                                inherited.as_ref().and_then(|(args, _)| args.get(at)).map(|arg| arg.ty);
                            match known {
                                Some(ty) => ty,
                                None => self.program.types.mono(),
                            }
                        }
                    };
                    let ty = if param.is_rest { self.rest_of(ty) } else { ty };
                    let null_default = matches!(&param.default, Some(expr) if matches!(expr.kind, syntax::ExprKind::Literal(syntax::Literal::Null)));
                    let nullable = (param.is_optional && param.default.is_none()) || null_default;
                    let ty = if nullable && !self.is_null_type(ty) { self.nullable(ty) } else { ty };
                    let optional = optional || param.is_rest;
                    args.push(Argument { name: param.name.name.clone(), optional, ty });
                }
                let is_constructor = &*syntax.name.name == "new";
                let result = match &function.result {
                    Some(ty) => self.type_expr(ty),
                    None if is_constructor => self.known.void,
                    None => {
                        if bodiless && function.body.is_none() {
                            self.error(syntax.name.span, "Type required for extern classes and interfaces");
                        }
                        // A method that overrides another has its result unless it says otherwise.
                        match inherited {
                            Some((_, result)) if function.body.is_none() => result,
                            _ => self.program.types.mono(),
                        }
                    }
                };
                self.program.types.function(args, result)
            }
        }
    }

    /// `haxe.Rest<T>`.
    pub(super) fn rest_of(&mut self, ty: Type) -> Type {
        let module = "haxe.Rest".into();
        self.load_module(&module);
        match self.program.by_name.get("haxe.Rest").copied() {
            Some(of) => self.program.types.reference(of, &[ty]),
            None => self.array_of(ty),
        }
    }

    fn own_abstract(&mut self, class: ClassId) -> Type {
        let data = self.program.class(class);
        let params = data.params.clone();
        let args: Vec<Type> = params.iter().map(|&param| self.program.types.param_type(param)).collect();
        match self.program.class(class).kind {
            ClassKind::Abstract(id) => self.program.types.abstraction(id, &args),
            _ => self.program.types.class(class, &args),
        }
    }

    /// The type of the method that a method overrides or implements, as its class sees it.
    fn inherited_type(&mut self, field: FieldId) -> Option<(Vec<Argument>, Type)> {
        let data = self.program.field(field);
        let owner = data.owner;
        if data.is_static || &*data.name == "new" {
            return None;
        }
        let name = data.name.clone();
        let class = self.program.class(owner);
        let parents: Vec<(ClassId, Vec<Type>)> =
            class.super_class.iter().chain(&class.interfaces).cloned().collect();
        for (parent, args) in parents {
            if let Some((found, by)) = self.find_member(parent, &args, &name) {
                if found == field || !matches!(self.program.field(found).kind, FieldKind::Method(_)) {
                    continue;
                }
                let ty = self.field_type(found);
                let ty = self.program.types.substitute(ty, &by);
                if let TypeData::Function(args, result) = self.program.types.get(ty).clone() {
                    return Some((args.to_vec(), result));
                }
            }
        }
        None
    }

    /// A field of instances of a class, its own or inherited, and what the parameters of its owner stand for.
    pub(super) fn find_member(
        &mut self,
        class: ClassId,
        args: &[Type],
        name: &str,
    ) -> Option<(FieldId, Substitution)> {
        self.ensure_class(class);
        let data = self.program.class(class);
        let by = Substitution::new(&data.params, args);
        if let Some(&field) = data.names.get(name) {
            return Some((field, by));
        }
        let parents: Vec<(ClassId, Vec<Type>)> =
            data.super_class.iter().chain(&data.interfaces).cloned().collect();
        for (parent, args) in parents {
            let args: Vec<Type> = args.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect();
            if let Some(found) = self.find_member(parent, &args, name) {
                return Some(found);
            }
        }
        None
    }

    /// A declared type at a use: parameters of the owner and of the field replaced, the latter by unknowns.
    pub(super) fn instantiate(&mut self, field: FieldId, by: &Substitution) -> Type {
        let ty = self.field_type(field);
        let params = self.program.field(field).params.clone();
        if params.is_empty() {
            return self.program.types.substitute(ty, by);
        }
        let by = self.with_unknowns(&params, by);
        self.program.types.substitute(ty, &by)
    }

    /// What a function takes and gives where it is used, its own parameters open: what all parameters are, arguments,
    /// result.
    pub(super) fn signature_with(
        &mut self,
        field: FieldId,
        by: &Substitution,
    ) -> Option<(Substitution, Vec<Argument>, Type)> {
        self.ensure_signature(field);
        let params = self.program.field(field).params.clone();
        let by = self.with_unknowns(&params, by);
        let ty = self.field_type(field);
        let ty = self.program.types.substitute(ty, &by);
        let (args, result) = self.function_parts(ty)?;
        Some((by, args, result))
    }

    /// A substitution that has unknowns for more parameters.
    pub(super) fn with_unknowns(
        &mut self,
        params: &[crate::types::Param],
        by: &Substitution,
    ) -> Substitution {
        let mut by = by.clone();
        let unknowns: Vec<Type> = params.iter().map(|_| self.program.types.mono()).collect();
        by.extend(params, &unknowns);
        for (&param, &unknown) in params.iter().zip(&unknowns) {
            let constraints = self.program.types.params[param.index()].constraints.clone();
            let constraints: Vec<Type> =
                constraints.into_iter().map(|ty| self.program.types.substitute(ty, &by)).collect();
            if let Some(mono) = self.program.types.as_mono(unknown) {
                let data = self.program.types.mono_data_mut(mono);
                data.constraints = constraints;
                data.stands_for = Some(param);
            }
        }
        by
    }

    /// The place where a field is declared.
    pub(super) fn field_span(&self, field: FieldId) -> Span {
        self.program.field(field).span
    }
}
