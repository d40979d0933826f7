//! What a name or a field means, before it is known whether it is read, written or called.

use crate::source::{Name, Span};
use crate::syntax::{self, ExprKind as Written, Ident};
use crate::typed::{
    Access as Rule, Callee, ConstructorRef, Expr, ExprKind, FieldId, FieldKind, LocalId, MethodKind, Place,
    PlaceKind,
};
use crate::types::{ClassId, DYNAMIC, Substitution, Type, TypeData, TypeRef};

use super::{Typer, Want};

/// What a name or field means.
#[derive(Clone, Debug)]
pub(super) enum Access {
    /// A value, and no place.
    Value(Expr),
    /// A place. If it cannot be written here, why.
    Place(Place, Option<String>),
    /// A property with at least one accessor. Static ones have no object.
    Property { object: Option<Expr>, field: FieldId, by: Substitution },
    /// A method of an object.
    Method { object: Expr, field: FieldId, by: Substitution },
    /// A static method.
    Static { field: FieldId, by: Substitution },
    /// A function whose first argument is there: of an abstract, or a static extension.
    Extension { this: Expr, field: FieldId, by: Substitution },
    /// `super.method`.
    SuperMethod { field: FieldId, by: Substitution },
    /// An enum's constructor.
    Constructor(ConstructorRef),
    /// A type's name.
    Type(TypeRef),
    /// `array[index]` of an abstract.
    Element { this: Expr, index: Expr },
    /// A field that an abstract resolves by name.
    Resolved { this: Expr, name: Name },
    /// Already reported.
    Broken,
}

impl Typer<'_> {
    /// What an expression means as a name, field or element.
    pub(super) fn access(&mut self, expr: &syntax::Expr, want: Want) -> Access {
        let span = expr.span;
        match &expr.kind {
            // In interpolated strings these are names like others.
            Written::Name(name) if matches!(&**name, "null" | "true" | "false") => {
                let literal = match &**name {
                    "null" => syntax::Literal::Null,
                    name => syntax::Literal::Bool(name == "true"),
                };
                Access::Value(self.token(&literal, span, want))
            }
            Written::Name(name) if &**name == "this" => {
                self.access(&syntax::Expr { kind: Written::This, span }, want)
            }
            Written::Name(name) => self.identifier(name, span, want),
            Written::This => match self.this_expr(span) {
                Some(this) => match this.kind {
                    ExprKind::Local(local) => {
                        let ty = this.ty;
                        Access::Place(Place { kind: PlaceKind::Local(local), ty, span }, None)
                    }
                    _ => Access::Value(this),
                },
                None => {
                    self.error(span, "Cannot access this from a static function");
                    Access::Broken
                }
            },
            Written::Paren(inner) => self.access(inner, want),
            Written::Field { object, name, is_safe } => {
                if *is_safe {
                    return Access::Value(self.safe_field(object, name, span));
                }
                self.field_access(object, name, want)
            }
            Written::Index { object, index } => self.element(object, index, span),
            _ => Access::Value(self.expr(expr, want)),
        }
    }

    /// `this`, if there is one.
    pub(super) fn this_expr(&mut self, span: Span) -> Option<Expr> {
        let ty = self.cx.this_type?;
        let kind = match self.cx.this_local {
            Some(local) => ExprKind::Local(local),
            None => ExprKind::This,
        };
        Some(Expr::new(kind, ty, span))
    }

    /// `object?.name`: null if the object is.
    fn safe_field(&mut self, object: &syntax::Expr, name: &Ident, span: Span) -> Expr {
        let object = self.value(object);
        let ty = object.ty;
        let local = self.temporary("safe", ty, span);
        let declared = self.void_expr(ExprKind::Declare(local, Some(Box::new(object))), span);
        let read = Expr::new(ExprKind::Local(local), ty, span);
        let test = ExprKind::IsNull(Box::new(read.clone()), false);
        let test = Expr::new(test, self.known.bool_, span);
        let access = self.member(read, &name.name, name.span);
        let value = self.read(access, span);
        let ty = self.nullable(value.ty);
        let null = self.literal_expr(crate::typed::Literal::Null, ty, span);
        let choice = ExprKind::If(Box::new(test), Box::new(null), Some(Box::new(value)));
        let choice = Expr::new(choice, ty, span);
        Expr::new(ExprKind::Block(vec![declared, choice]), ty, span)
    }

    /// `object.name`, where the object may be a package or a type.
    fn field_access(&mut self, object: &syntax::Expr, name: &Ident, want: Want) -> Access {
        if matches!(object.kind, Written::Super) {
            return self.super_field(&name.name, name.span);
        }
        // A dotted path of names may be a path of packages.
        if let Some(parts) = dotted(object) {
            let (root, _) = &parts[0];
            if !self.is_bound(root) {
                let mut parts = parts.clone();
                parts.push((name.name.clone(), name.span));
                if let Some((of, used)) = self.find_dotted(&parts) {
                    let mut access = Access::Type(of);
                    for (name, span) in &parts[used..] {
                        access = self.field_of(access, name, *span, Want::Value);
                    }
                    return access;
                }
                let upper = root.starts_with(|first: char| first.is_ascii_uppercase());
                if !upper {
                    let at = parts[..parts.len() - 1]
                        .iter()
                        .position(|(part, _)| part.starts_with(|first: char| first.is_ascii_uppercase()));
                    let span = object.span;
                    match at {
                        Some(at) => {
                            let path: Vec<&str> = parts[..=at].iter().map(|(part, _)| &**part).collect();
                            self.error(span, format!("Type not found : {}", path.join(".")));
                        }
                        None => self.unknown_identifier(root, parts[0].1),
                    }
                    return Access::Broken;
                }
            }
        }
        if let Written::Name(root) = &object.kind
            && root.starts_with(|first: char| first.is_ascii_uppercase())
            && !self.is_bound(root)
        {
            let hint = self.suggest_type(root);
            self.error_with_hint(object.span, format!("Type not found : {root}"), hint);
            return Access::Broken;
        }
        let access = self.access(object, Want::Value);
        self.field_of(access, &name.name, name.span, want)
    }

    /// A field of what something means.
    fn field_of(&mut self, access: Access, name: &Name, span: Span, want: Want) -> Access {
        match access {
            Access::Broken => Access::Broken,
            Access::Type(of) => self.static_member(of, name, span, want),
            access => {
                let object = self.read(access, span);
                self.member(object, name, span)
            }
        }
    }

    fn super_field(&mut self, name: &Name, span: Span) -> Access {
        let parent = self.cx.class.and_then(|class| self.program.class(class).super_class.clone());
        let (Some((parent, args)), Some(_)) = (parent, self.cx.this_type) else {
            self.error(span, "Current class does not have a superclass");
            return Access::Broken;
        };
        match self.find_member(parent, &args, name) {
            Some((field, by)) => {
                self.use_field(field);
                match self.program.field(field).kind {
                    FieldKind::Method(_) => {
                        if self.program.field(field).is_abstract {
                            self.error(
                                span,
                                format!("Abstract method {name} cannot be called through super"),
                            );
                        }
                        Access::SuperMethod { field, by }
                    }
                    FieldKind::Variable { .. } => {
                        // A property's accessors are called as the parent has them.
                        let Some(this) = self.this_expr(span) else { return Access::Broken };
                        self.class_field(this, field, by, span)
                    }
                }
            }
            None => {
                let shown = self.program.class(parent).name.path.clone();
                self.error(span, format!("{shown} has no field {name}"));
                Access::Broken
            }
        }
    }

    /// `object[index]`.
    fn element(&mut self, object: &syntax::Expr, index: &syntax::Expr, span: Span) -> Access {
        let object_span = object.span;
        let object = self.value(object);
        let ty = self.without_null(object.ty);
        match self.program.types.get(ty).clone() {
            TypeData::Class(id, args) if id == self.known.array => {
                let index = self.expect(index, self.known.int);
                let kind = PlaceKind::Element(Box::new(object), Box::new(index));
                Access::Place(Place { kind, ty: args[0], span }, None)
            }
            TypeData::Abstract(id, args) => {
                self.ensure_abstract(id);
                let path = self.program.abstraction(id).name.path.clone();
                if matches!(&*path, "haxe.ds.Vector" | "haxe.Rest") {
                    let index = self.expect(index, self.known.int);
                    let read_only = (&*path == "haxe.Rest").then(|| "Array access is read-only".to_owned());
                    let kind = PlaceKind::Element(Box::new(object), Box::new(index));
                    return Access::Place(Place { kind, ty: args[0], span }, read_only);
                }
                if self.program.abstraction(id).array_access.is_empty() {
                    let under = self.underlying(id, &args);
                    let under = self.expand(under);
                    if !self.program.abstraction(id).is_core
                        && matches!(self.program.types.get(under), TypeData::Class(class, _) if *class == self.known.array)
                        && self.program.abstraction(id).forward.is_some()
                    {
                        let object = Expr::new(ExprKind::Cast(Box::new(object)), under, object_span);
                        let TypeData::Class(_, of) = self.program.types.get(under).clone() else {
                            return Access::Broken;
                        };
                        let index = self.expect(index, self.known.int);
                        let kind = PlaceKind::Element(Box::new(object), Box::new(index));
                        return Access::Place(Place { kind, ty: of[0], span }, None);
                    }
                    let shown = self.program.show(object.ty);
                    self.error(object_span, format!("Array access is not allowed on {shown}"));
                    return Access::Broken;
                }
                let index = self.value(index);
                Access::Element { this: object, index }
            }
            TypeData::Dynamic(of) => {
                let index = self.value(index);
                let kind = PlaceKind::Element(Box::new(object), Box::new(index));
                Access::Place(Place { kind, ty: of.unwrap_or(DYNAMIC), span }, None)
            }
            TypeData::Mono(_) => {
                let element = self.program.types.mono();
                let array = self.array_of(element);
                let _ = self.unify(ty, array);
                let index = self.expect(index, self.known.int);
                let kind = PlaceKind::Element(Box::new(object), Box::new(index));
                Access::Place(Place { kind, ty: element, span }, None)
            }
            TypeData::Class(id, args) => match self.array_access_of(id, &args) {
                Some(element) => {
                    let index = self.expect(index, self.known.int);
                    let kind = PlaceKind::Element(Box::new(object), Box::new(index));
                    Access::Place(Place { kind, ty: element, span }, None)
                }
                None => {
                    let shown = self.program.show(object.ty);
                    self.error(object_span, format!("Array access is not allowed on {shown}"));
                    Access::Broken
                }
            },
            _ => {
                let shown = self.program.show(object.ty);
                self.error(object_span, format!("Array access is not allowed on {shown}"));
                Access::Broken
            }
        }
    }

    /// The elements of an extern class that implements `ArrayAccess<T>`.
    fn array_access_of(&mut self, class: ClassId, args: &[Type]) -> Option<Type> {
        self.ensure_class(class);
        let data = self.program.class(class);
        if &*data.name.path == "ArrayAccess" {
            return args.first().copied();
        }
        let by = Substitution::new(&data.params, args);
        let parents: Vec<(ClassId, Vec<Type>)> =
            data.super_class.iter().chain(&data.interfaces).cloned().collect();
        parents.into_iter().find_map(|(parent, args)| {
            let args: Vec<Type> = args.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect();
            self.array_access_of(parent, &args)
        })
    }

    /// Reads what something means.
    pub(super) fn read(&mut self, access: Access, span: Span) -> Expr {
        match access {
            Access::Broken => self.broken(span),
            Access::Value(value) => value,
            Access::Place(Place { kind: PlaceKind::Local(local), ty, .. }, _) => {
                Expr::new(ExprKind::Local(local), ty, span)
            }
            Access::Place(place, _) => {
                let ty = place.ty;
                Expr::new(ExprKind::Read(Box::new(place)), ty, span)
            }
            Access::Property { object, field, by } => self.read_property(object, field, by, span),
            Access::Method { object, field, by } => {
                let ty = self.instantiate(field, &by);
                if self.program.field(field).kind == FieldKind::Method(MethodKind::Dynamic) {
                    let place = Place { kind: PlaceKind::Instance(Box::new(object), field), ty, span };
                    return Expr::new(ExprKind::Read(Box::new(place)), ty, span);
                }
                self.reach_by_value(field);
                Expr::new(ExprKind::BoundMethod(Box::new(object), field), ty, span)
            }
            Access::Static { field, by } => {
                let ty = self.instantiate(field, &by);
                if self.program.field(field).kind == FieldKind::Method(MethodKind::Dynamic) {
                    let place = Place { kind: PlaceKind::Static(field), ty, span };
                    return Expr::new(ExprKind::Read(Box::new(place)), ty, span);
                }
                Expr::new(ExprKind::StaticMethod(field), ty, span)
            }
            Access::Extension { this, field, by } => self.bound_extension(this, field, &by, span),
            Access::SuperMethod { field, by } => {
                let ty = self.instantiate(field, &by);
                Expr::new(ExprKind::BoundSuper(field), ty, span)
            }
            Access::Constructor(of) => {
                let (args, result) = self.constructor_type(of);
                self.use_ref(TypeRef::Enum(of.of));
                match args {
                    None => Expr::new(ExprKind::Constructor(of), result, span),
                    Some(args) => {
                        let ty = self.program.types.function(args, result);
                        Expr::new(ExprKind::ConstructorFunction(of), ty, span)
                    }
                }
            }
            Access::Type(of) => {
                let of = self.through_typedef(of);
                self.use_ref(of);
                if let TypeRef::Class(class) = of
                    && let Some(field) = self.program.constructor_of(class)
                {
                    self.use_field(field);
                }
                let ty = self.program.types.make(TypeData::Statics(of));
                Expr::new(ExprKind::TypeValue(of), ty, span)
            }
            Access::Element { this, index } => self.read_element(this, index, span),
            Access::Resolved { this, name } => self.resolve_read(this, &name, span),
        }
    }

    /// The type behind a typedef's name.
    pub(super) fn through_typedef(&mut self, of: TypeRef) -> TypeRef {
        let TypeRef::Typedef(id) = of else { return of };
        self.ensure_typedef(id);
        let ty = self.program.typedef(id).ty;
        let ty = self.expand(ty);
        match *self.program.types.get(ty) {
            TypeData::Class(id, _) => TypeRef::Class(id),
            TypeData::Enum(id, _) => TypeRef::Enum(id),
            TypeData::Abstract(id, _) => TypeRef::Abstract(id),
            _ => of,
        }
    }

    /// A constructor's parameters and result, at a use.
    pub(super) fn constructor_type(
        &mut self,
        of: ConstructorRef,
    ) -> (Option<Vec<crate::types::Argument>>, Type) {
        self.ensure_enum(of.of);
        let params = self.program.enumeration(of.of).params.clone();
        let constructor = self.program.constructor(of).clone();
        let mut all = params.clone();
        all.extend(&constructor.params);
        let by = self.with_unknowns(&all, &Substitution::default());
        let args: Vec<Type> = params
            .iter()
            .map(|&param| {
                let ty = self.program.types.param_type(param);
                self.program.types.substitute(ty, &by)
            })
            .collect();
        let result = self.program.types.enumeration(of.of, &args);
        let arguments = constructor.arguments.map(|arguments| {
            arguments
                .into_iter()
                .map(|arg| crate::types::Argument { ty: self.program.types.substitute(arg.ty, &by), ..arg })
                .collect()
        });
        (arguments, result)
    }

    /// A function of an abstract or extension as a value: a closure that has its first argument.
    fn bound_extension(&mut self, this: Expr, field: FieldId, by: &Substitution, span: Span) -> Expr {
        use crate::typed::{Closure, Parameter};
        let ty = self.instantiate(field, by);
        let is_method = self.has_this(field);
        let TypeData::Function(args, result) = self.program.types.get(ty).clone() else {
            return self.broken(span);
        };
        let args: Vec<_> = if is_method { args.to_vec() } else { args[1..].to_vec() };
        let this_ty = this.ty;
        let local = self.temporary("this", this_ty, span);
        let declared = self.void_expr(ExprKind::Declare(local, Some(Box::new(this))), span);
        let mut passed = vec![Expr::new(ExprKind::Local(local), this_ty, span)];
        let mut parameters = Vec::new();
        for arg in &args {
            let local: LocalId = self.temporary(&arg.name, arg.ty, span);
            passed.push(Expr::new(ExprKind::Local(local), arg.ty, span));
            let passed_type = arg.ty;
            parameters.push(Parameter {
                local,
                passed: passed_type,
                optional: arg.optional,
                default: None,
                is_rest: false,
            });
        }
        let call = self.call_static(field, passed, by, result, span);
        let body = if self.expand(result) == self.known.void {
            call
        } else {
            Expr::new(ExprKind::Return(Some(Box::new(call))), result, span)
        };
        let closure =
            Closure { name: None, parameters, result, body, captures: Vec::new(), uses_this: false };
        let ty = self.program.types.function(args, result);
        let closure = Expr::new(ExprKind::Closure(Box::new(closure)), ty, span);
        Expr::new(ExprKind::Block(vec![declared, closure]), ty, span)
    }

    /// Reads a property.
    fn read_property(&mut self, object: Option<Expr>, field: FieldId, by: Substitution, span: Span) -> Expr {
        let data = self.program.field(field).clone();
        let FieldKind::Variable { read, .. } = data.kind else { return self.broken(span) };
        let ty = self.instantiate(field, &by);
        match read {
            Rule::Accessor if !self.in_accessor("get_", field, object.as_ref()) => {
                let getter = format!("get_{}", data.name);
                self.call_accessor(object, field, by, &getter, Vec::new(), ty, span)
            }
            Rule::Never => {
                self.error(span, format!("Field {} cannot be accessed for reading", data.name));
                self.broken(span)
            }
            Rule::Private if !self.is_own(field) => {
                self.error(span, format!("Field {} cannot be accessed for reading", data.name));
                self.broken(span)
            }
            _ => {
                let kind = match object {
                    Some(object) => PlaceKind::Instance(Box::new(object), field),
                    None => PlaceKind::Static(field),
                };
                Expr::new(ExprKind::Read(Box::new(Place { kind, ty, span })), ty, span)
            }
        }
    }

    /// Is the typer in the accessor of a property, where the property is its storage?
    pub(super) fn in_accessor(&self, prefix: &str, field: FieldId, object: Option<&Expr>) -> bool {
        if self.cx.bypass_accessor > 0 {
            return true;
        }
        let Some(current) = self.cx.field else { return false };
        let is_this = object.is_none_or(|object| matches!(object.kind, ExprKind::This));
        let name = &self.program.field(current).name;
        is_this && name.strip_prefix(prefix).is_some_and(|rest| *rest == *self.program.field(field).name)
    }

    /// Is the typer in the class of a field, or may it look into it?
    pub(super) fn is_own(&self, field: FieldId) -> bool {
        let owner = self.program.field(field).owner;
        self.cx.class.is_some_and(|class| class == owner || self.program.is_subclass(class, owner))
            || self.has_access(field)
    }

    /// Calls `get_x` or `set_x`.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn call_accessor(
        &mut self,
        object: Option<Expr>,
        field: FieldId,
        by: Substitution,
        name: &str,
        args: Vec<Expr>,
        ty: Type,
        span: Span,
    ) -> Expr {
        let owner = self.program.field(field).owner;
        let class = self.program.class(owner);
        let is_abstract = matches!(class.kind, crate::typed::ClassKind::Abstract(_));
        match object {
            None => match class.static_names.get(name).copied() {
                Some(accessor) => self.call_static(accessor, args, &by, ty, span),
                None => self.fail(span, format!("Method {name} required by property is missing")),
            },
            Some(object) if is_abstract => match class.names.get(name).copied() {
                Some(accessor) => {
                    let mut all = vec![object];
                    all.extend(args);
                    self.call_static(accessor, all, &by, ty, span)
                }
                None => self.fail(span, format!("Method {name} required by property is missing")),
            },
            Some(object) => {
                let found = match self.program.types.get(self.program.types.follow(object.ty)).clone() {
                    TypeData::Class(class, of) => self.find_member(class, &of, name),
                    _ => None,
                };
                let found = found.or_else(|| self.program.find_field(owner, name).map(|field| (field, by)));
                match found {
                    Some((accessor, by)) => self.call_method(object, accessor, args, &by, ty, span),
                    None => self.fail(span, format!("Method {name} required by property is missing")),
                }
            }
        }
    }

    /// Calls a method whose arguments are complete; inlined if it asks for it.
    pub(super) fn call_method(
        &mut self,
        object: Expr,
        field: FieldId,
        args: Vec<Expr>,
        by: &Substitution,
        result: Type,
        span: Span,
    ) -> Expr {
        self.use_field(field);
        if self.program.field(field).kind == FieldKind::Method(MethodKind::Dynamic) {
            let ty = self.instantiate(field, by);
            let place = Place { kind: PlaceKind::Instance(Box::new(object), field), ty, span };
            let callee = Expr::new(ExprKind::Read(Box::new(place)), ty, span);
            return Expr::new(ExprKind::CallValue(Box::new(callee), args), result, span);
        }
        match self.inlined(field, Some(object), args, by, result, span) {
            Ok(value) => value,
            Err((Some(object), args)) => {
                let callee = Callee::Method { object: Box::new(object), field };
                Expr::new(ExprKind::Call(callee, args), result, span)
            }
            Err((None, args)) => Expr::new(ExprKind::Call(Callee::Static(field), args), result, span),
        }
    }
}

/// The parts of an expression that is names with dots between.
pub(super) fn dotted(expr: &syntax::Expr) -> Option<Vec<(Name, Span)>> {
    match &expr.kind {
        Written::Name(name) => Some(vec![(name.clone(), expr.span)]),
        Written::Field { object, name, is_safe: false } => {
            let mut parts = dotted(object)?;
            parts.push((name.name.clone(), name.span));
            Some(parts)
        }
        _ => None,
    }
}
