//! Calls.

use crate::source::{Name, Span};
use crate::syntax::{self, ExprKind as Written};
use crate::typed::{Callee, Closure, Expr, ExprKind, FieldKind, MethodKind, Parameter, Place, PlaceKind};
use crate::types::{Argument, DYNAMIC, Substitution, Type, TypeData, TypeRef};

use super::access::Access;
use super::{Typer, Want};

impl Typer<'_> {
    /// `callee(args)`.
    pub(super) fn call(
        &mut self,
        callee: &syntax::Expr,
        args: &[syntax::Expr],
        span: Span,
        want: Want,
    ) -> Expr {
        if let Some(typed) = self.special_call(callee, args, span) {
            return typed;
        }
        let expected = if matches!(callee.kind, Written::Name(_)) { want } else { Want::Value };
        let access = self.access(callee, expected);
        self.call_access(access, callee.span, args, span, want)
    }

    /// Calls that are no calls: `super()`, `trace`, tests of types, `f.bind`.
    fn special_call(&mut self, callee: &syntax::Expr, args: &[syntax::Expr], span: Span) -> Option<Expr> {
        match &callee.kind {
            Written::Super => Some(self.super_call(args, span)),
            Written::Name(name) if &**name == "trace" && !self.is_bound(name) => {
                let mut shown = Vec::new();
                for arg in args {
                    let value = self.expr(arg, Want::Type(DYNAMIC));
                    let value = self.with_own_text(value);
                    shown.push(self.converted(value, DYNAMIC).unwrap_or_else(|value| value));
                }
                Some(self.void_expr(ExprKind::Trace(shown), span))
            }
            Written::Field { object, name, .. }
                if &*name.name == "string"
                    && args.len() == 1
                    && matches!(&object.kind, Written::Name(class) if &**class == "Std") =>
            {
                let value = self.expr(&args[0], Want::Type(DYNAMIC));
                let value = self.with_own_text(value);
                let value = self.converted(value, DYNAMIC).unwrap_or_else(|value| value);
                Some(Expr::new(ExprKind::Concat(vec![value]), self.known.string, span))
            }
            Written::Name(name) if name.starts_with("__") && name.ends_with("__") && !self.is_bound(name) => {
                Some(self.fail(callee.span, format!("Unknown identifier : {name}")))
            }
            Written::Field { object, name, .. } if &*name.name == "match" && args.len() == 1 => {
                self.match_call(object, &args[0], span)
            }
            Written::Field { object, name, .. } if &*name.name == "bind" => {
                self.bind_call(object, args, span)
            }
            Written::Field { object, name, .. }
                if args.len() == 2 && matches!(&*name.name, "isOfType" | "is") =>
            {
                let Written::Name(class) = &object.kind else { return None };
                if &**class != "Std" {
                    return None;
                }
                let written = path_of(&args[1])?;
                let of = self.type_of_name(&written)?;
                let value = self.value(&args[0]);
                Some(Expr::new(ExprKind::Is(Box::new(value), of), self.known.bool_, span))
            }
            _ => None,
        }
    }

    /// `value.match(pattern)` of an enum's value: does the pattern match?
    fn match_call(&mut self, object: &syntax::Expr, pattern: &syntax::Expr, span: Span) -> Option<Expr> {
        let (value, failed) = self.silently(|typer| typer.value(object));
        let ty = self.without_null(value.ty);
        let is_enum = match *self.program.types.get(ty) {
            TypeData::Enum(..) => true,
            TypeData::Abstract(id, _) => {
                &*self.program.abstraction(id).name.path == "EnumValue"
                    || self.program.abstraction(id).is_enum
            }
            _ => false,
        };
        if failed || !is_enum {
            return None;
        }
        let literal =
            |value: bool| vec![syntax::Expr { kind: Written::Literal(syntax::Literal::Bool(value)), span }];
        let sorted = crate::parser::pattern_of(pattern);
        if sorted.kind == syntax::PatternKind::Error {
            self.error(pattern.span, "Unrecognized pattern");
        }
        let case = syntax::Case { pattern: sorted, guard: None, body: literal(true), span: pattern.span };
        let no = literal(false);
        Some(self.switch(object, &[case], Some(&no), span, Want::Type(self.known.bool_)))
    }

    fn super_call(&mut self, args: &[syntax::Expr], span: Span) -> Expr {
        if !self.cx.in_constructor {
            return self.fail(span, "Cannot call super constructor outside class constructor");
        }
        let parent = self.cx.class.and_then(|class| self.program.class(class).super_class.clone());
        let Some((parent, type_args)) = parent else {
            return self.fail(span, "Current class does not have a superclass");
        };
        self.cx.calls_super = true;
        let Some(field) = self.program.constructor_of(parent) else {
            let shown = self.program.class(parent).name.path.clone();
            return self.fail(span, format!("{shown} does not have a constructor"));
        };
        self.use_field(field);
        let by = self.ancestor_args(parent, &type_args, self.program.field(field).owner);
        let ty = self.instantiate(field, &by);
        let TypeData::Function(params, _) = self.program.types.get(ty).clone() else {
            return self.broken(span);
        };
        let args = self.arguments(args, &params, span);
        self.void_expr(ExprKind::Call(Callee::SuperConstructor(parent, field), args), span)
    }

    /// What the parameters of an ancestor stand for, in a class with these arguments.
    pub(super) fn ancestor_args(
        &mut self,
        class: crate::types::ClassId,
        args: &[Type],
        ancestor: crate::types::ClassId,
    ) -> Substitution {
        let data = self.program.class(class);
        let by = Substitution::new(&data.params, args);
        if class == ancestor {
            return by;
        }
        let parents: Vec<_> = data.super_class.iter().chain(&data.interfaces).cloned().collect();
        for (parent, of) in parents {
            if self.program.is_subclass(parent, ancestor) {
                let of: Vec<Type> = of.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect();
                return self.ancestor_args(parent, &of, ancestor);
            }
        }
        by
    }

    /// Calls what something means.
    pub(super) fn call_access(
        &mut self,
        access: Access,
        callee_span: Span,
        args: &[syntax::Expr],
        span: Span,
        want: Want,
    ) -> Expr {
        match access {
            Access::Broken => {
                for arg in args {
                    self.value(arg);
                }
                self.broken(span)
            }
            Access::Method { object, field, by } => {
                let Some((by, params, result)) = self.signature_with(field, &by) else {
                    return self.broken(span);
                };
                let args = self.arguments(args, &params, span);
                let field = self.own_function(field, &by);
                if self.program.field(field).overridden
                    || self.program.class(self.program.field(field).owner).kind
                        == crate::typed::ClassKind::Interface
                {
                    self.use_virtual(field);
                }
                self.call_method(object, field, args, &by, result, span)
            }
            Access::Static { field, by } => {
                let Some((by, params, result)) = self.signature_with(field, &by) else {
                    return self.broken(span);
                };
                let args = self.arguments(args, &params, span);
                self.note_reflection(field);
                if self.program.field(field).kind == FieldKind::Method(MethodKind::Dynamic) {
                    let ty = self.instantiate(field, &by);
                    let place = Place { kind: PlaceKind::Static(field), ty, span: callee_span };
                    let callee = Expr::new(ExprKind::Read(Box::new(place)), ty, callee_span);
                    return Expr::new(ExprKind::CallValue(Box::new(callee), args), result, span);
                }
                let field = self.own_function(field, &by);
                self.call_static(field, args, &by, result, span)
            }
            Access::Extension { this, field, by } => self.call_extension(this, field, &by, args, span),
            Access::SuperMethod { field, by } => {
                let ty = self.instantiate(field, &by);
                let Some((params, result)) = self.function_parts(ty) else { return self.broken(span) };
                let args = self.arguments(args, &params, span);
                Expr::new(ExprKind::Call(Callee::Super(field), args), result, span)
            }
            Access::Constructor(of) => {
                self.use_ref(TypeRef::Enum(of.of));
                let (params, result) = self.constructor_type(of);
                let Some(params) = params else {
                    let shown = self.program.show(result);
                    return self.fail(callee_span, format!("{shown} cannot be called"));
                };
                if let Want::Type(want) = want {
                    let want = self.without_null(want);
                    let _ = self.try_unify(result, want);
                }
                let args = self.arguments(args, &params, span);
                Expr::new(ExprKind::Construct(of, args), result, span)
            }
            access => {
                let callee = self.read(access, callee_span);
                self.call_value(callee, args, span)
            }
        }
    }

    fn call_extension(
        &mut self,
        this: Expr,
        field: crate::typed::FieldId,
        by: &Substitution,
        args: &[syntax::Expr],
        span: Span,
    ) -> Expr {
        let Some((by, mut params, result)) = self.signature_with(field, by) else { return self.broken(span) };
        if !self.has_this(field) && !params.is_empty() {
            let first = params.remove(0);
            let this = self.assignable(this, first.ty, span);
            let mut all = vec![this];
            all.extend(self.arguments(args, &params, span));
            return self.call_static(field, all, &by, result, span);
        }
        let mut all = vec![this];
        all.extend(self.arguments(args, &params, span));
        self.call_static(field, all, &by, result, span)
    }

    /// Parameters and result of a function's type.
    pub(super) fn function_parts(&mut self, ty: Type) -> Option<(Vec<Argument>, Type)> {
        let ty = self.without_null(ty);
        match self.program.types.get(ty) {
            TypeData::Function(args, result) => Some((args.to_vec(), *result)),
            _ => None,
        }
    }

    /// Calls a value.
    fn call_value(&mut self, callee: Expr, args: &[syntax::Expr], span: Span) -> Expr {
        let mut callee = callee;
        let mut ty = self.without_null(callee.ty);
        if let TypeData::Abstract(id, of) = self.program.types.get(ty).clone() {
            self.ensure_abstract(id);
            let under = self.underlying(id, &of);
            let under = self.expand(under);
            let is_function =
                matches!(self.program.types.get(under), TypeData::Function(..) | TypeData::Dynamic(_));
            if self.program.abstraction(id).callable || is_function && !self.program.abstraction(id).is_core {
                ty = under;
            } else if let Some(expr) = self.constraint_call(id) {
                ty = expr;
            }
        }
        match self.program.types.get(ty).clone() {
            TypeData::Function(params, result) => {
                let args = self.arguments(args, &params, span);
                self.finish_value_call(callee, args, result, span)
            }
            TypeData::Dynamic(of) => {
                let args: Vec<Expr> = args.iter().map(|arg| self.value(arg)).collect();
                self.finish_value_call(callee, args, of.unwrap_or(DYNAMIC), span)
            }
            TypeData::Mono(_) => {
                let args: Vec<Expr> = args.iter().map(|arg| self.value(arg)).collect();
                let params = args
                    .iter()
                    .map(|arg| Argument { name: "".into(), optional: false, ty: arg.ty })
                    .collect();
                let result = self.program.types.mono();
                let function = self.program.types.function(params, result);
                if !self.unify(ty, function) {
                    let shown = self.program.show(ty);
                    self.error(callee.span, format!("{shown} cannot be called"));
                }
                callee.ty = function;
                self.finish_value_call(callee, args, result, span)
            }
            _ => {
                let shown = self.program.show(callee.ty);
                for arg in args {
                    self.value(arg);
                }
                self.fail(callee.span, format!("{shown} cannot be called"))
            }
        }
    }

    /// `haxe.Constraints.Function` is called as anything.
    fn constraint_call(&mut self, id: crate::types::AbstractId) -> Option<Type> {
        (&*self.program.abstraction(id).name.name == "Function").then_some(DYNAMIC)
    }

    fn finish_value_call(&mut self, callee: Expr, args: Vec<Expr>, result: Type, span: Span) -> Expr {
        // A field found by name is called with its object as `this`.
        match callee.kind {
            ExprKind::Read(place) => match *place {
                Place { kind: PlaceKind::Anon(object, name) | PlaceKind::Dynamic(object, name), .. } => {
                    self.use_name(&name);
                    Expr::new(ExprKind::CallNamed(object, name, args), result, span)
                }
                place => {
                    let callee = Expr { kind: ExprKind::Read(Box::new(place)), ..callee };
                    Expr::new(ExprKind::CallValue(Box::new(callee), args), result, span)
                }
            },
            kind => {
                let callee = Expr { kind, ..callee };
                Expr::new(ExprKind::CallValue(Box::new(callee), args), result, span)
            }
        }
    }

    /// Calls a method by name with arguments that are typed.
    pub(super) fn call_named_method(
        &mut self,
        object: Expr,
        name: &str,
        args: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let name: Name = name.into();
        match self.member(object, &name, span) {
            Access::Method { object, field, by } => {
                let Some((by, params, result)) = self.signature_with(field, &by) else {
                    return self.broken(span);
                };
                let args = self.fit(args, &params);
                if self.program.field(field).overridden
                    || self.program.class(self.program.field(field).owner).kind
                        == crate::typed::ClassKind::Interface
                {
                    self.use_virtual(field);
                }
                self.call_method(object, field, args, &by, result, span)
            }
            Access::Extension { this, field, by } => {
                let Some((by, params, result)) = self.signature_with(field, &by) else {
                    return self.broken(span);
                };
                let mut all = vec![this];
                let skip = usize::from(!self.has_this(field));
                all.extend(self.fit(args, &params[skip.min(params.len())..]));
                self.call_static(field, all, &by, result, span)
            }
            access => {
                let callee = self.read(access, span);
                let ty = callee.ty;
                match self.function_parts(ty) {
                    Some((params, result)) => {
                        let args = self.fit(args, &params);
                        self.finish_value_call(callee, args, result, span)
                    }
                    None => self.finish_value_call(callee, args, DYNAMIC, span),
                }
            }
        }
    }

    fn fit(&mut self, args: Vec<Expr>, params: &[Argument]) -> Vec<Expr> {
        let count = args.len();
        let mut fitted: Vec<Expr> = args
            .into_iter()
            .zip(params)
            .map(|(value, param)| {
                let span = value.span;
                self.assignable(value, param.ty, span)
            })
            .collect();
        for param in params.iter().skip(count) {
            let span = fitted.last().map_or_else(Span::default, |value| value.span);
            fitted.push(self.omitted(param.ty, span));
        }
        fitted
    }

    /// `f.bind(1, _)`: a function of the arguments that are left.
    fn bind_call(&mut self, object: &syntax::Expr, args: &[syntax::Expr], span: Span) -> Option<Expr> {
        // A method that happens to be called `bind` is one.
        let (callee, failed) = self.silently(|typer| {
            let depth = typer.cx.names.len();
            let typed = typer.value(object);
            typer.cx.names.truncate(depth);
            typed
        });
        if failed {
            return None;
        }
        let (params, result) = self.function_parts(callee.ty)?;
        let object = self.value(object);
        let function_ty = object.ty;
        let local = self.temporary("function", function_ty, span);
        let mut parts = vec![self.void_expr(ExprKind::Declare(local, Some(Box::new(object))), span)];
        let mut passed = Vec::new();
        let mut parameters = Vec::new();
        let mut open = Vec::new();
        if args.len() > params.len() {
            self.error(args[params.len()].span, "Too many callback arguments");
        }
        for (at, param) in params.iter().enumerate() {
            let placeholder =
                args.get(at).is_none_or(|arg| matches!(&arg.kind, Written::Name(name) if &**name == "_"));
            if placeholder {
                if at >= args.len() && param.optional {
                    passed.push(self.omitted(param.ty, span));
                    continue;
                }
                let own = self.temporary(&param.name, param.ty, span);
                passed.push(Expr::new(ExprKind::Local(own), param.ty, span));
                parameters.push(Parameter {
                    local: own,
                    passed: param.ty,
                    optional: param.optional,
                    default: None,
                    is_rest: false,
                });
                open.push(param.clone());
            } else {
                let value = self.expect(&args[at], param.ty);
                let bound = self.temporary(&param.name, param.ty, span);
                parts.push(self.void_expr(ExprKind::Declare(bound, Some(Box::new(value))), span));
                passed.push(Expr::new(ExprKind::Local(bound), param.ty, span));
            }
        }
        let callee = Expr::new(ExprKind::Local(local), function_ty, span);
        let call = Expr::new(ExprKind::CallValue(Box::new(callee), passed), result, span);
        let body = if self.expand(result) == self.known.void {
            call
        } else {
            Expr::new(ExprKind::Return(Some(Box::new(call))), result, span)
        };
        let closure =
            Closure { name: None, parameters, result, body, captures: Vec::new(), uses_this: false };
        let ty = self.program.types.function(open, result);
        parts.push(Expr::new(ExprKind::Closure(Box::new(closure)), ty, span));
        Some(Expr::new(ExprKind::Block(parts), ty, span))
    }
}

/// A path of names as a type expression.
fn path_of(expr: &syntax::Expr) -> Option<syntax::TypeExpr> {
    let parts = super::access::dotted(expr)?;
    let upper =
        parts.iter().position(|(name, _)| name.starts_with(|first: char| first.is_ascii_uppercase()))?;
    let ident = |(name, span): &(Name, Span)| syntax::Ident { name: name.clone(), span: *span };
    if parts.len() > upper + 2 {
        return None;
    }
    let path = syntax::TypePath {
        package: parts[..upper].iter().map(ident).collect(),
        name: ident(&parts[upper]),
        sub: parts.get(upper + 1).map(ident),
        args: Vec::new(),
        span: expr.span,
    };
    Some(syntax::TypeExpr { kind: syntax::TypeKind::Path(path), span: expr.span })
}
