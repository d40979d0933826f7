//! Patterns: what their names mean and which types they need.

use crate::source::{Name, Span};
use crate::syntax::{self, Ident, Pattern, PatternKind};
use crate::typed::{ConstructorRef, Expr, ExprKind, Literal, LocalId};
use crate::types::{Type, TypeData, TypeRef};

use super::access::Access;
use super::{Typer, Want};

/// A pattern whose names are resolved.
#[derive(Clone, Debug)]
pub(super) enum Typed {
    /// Anything.
    Any,
    /// What the pattern matches, kept in a local.
    Bind(LocalId, Box<Typed>),
    /// An enum's constructor.
    Constructor(ConstructorRef, Vec<Typed>),
    /// A literal other than `null`.
    Literal(Literal),
    /// `null`.
    Null,
    /// A value, compared by `==`.
    Value(Box<Expr>),
    /// An array of this length.
    Array(Vec<Typed>, Type),
    /// Fields of an object.
    Fields(Vec<(Name, Typed)>),
    /// One of several.
    Or(Vec<Typed>),
    /// A function of the value (in the local) matches.
    Extractor(LocalId, Box<Expr>, Box<Typed>),
}

/// Locals that a case's patterns bind.
pub(super) type Captures = Vec<(Name, LocalId)>;

impl Typer<'_> {
    /// Resolves a pattern for values of a type.
    pub(super) fn pattern(&mut self, pattern: &Pattern, ty: Type, captures: &mut Captures) -> Typed {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Wildcard | PatternKind::Error => Typed::Any,
            PatternKind::Capture(name) => Typed::Bind(self.capture(name, ty, captures), Box::new(Typed::Any)),
            PatternKind::Binding { name, pattern } => {
                let local = self.capture(name, ty, captures);
                let inner = self.pattern(pattern, ty, captures);
                Typed::Bind(local, Box::new(inner))
            }
            PatternKind::Name(name) => self.name_pattern(name, ty, captures),
            PatternKind::Constructor { callee, args } => {
                self.constructor_pattern(callee, args, ty, captures, span)
            }
            PatternKind::Array(parts) => {
                let expanded = self.concrete(ty);
                let element = match self.program.types.get(expanded).clone() {
                    TypeData::Class(id, args) if id == self.known.array => args[0],
                    TypeData::Mono(_) => {
                        let element = self.program.types.mono();
                        let array = self.array_of(element);
                        let _ = self.unify(expanded, array);
                        element
                    }
                    TypeData::Dynamic(_) => crate::types::DYNAMIC,
                    _ => {
                        let shown = self.program.show(ty);
                        self.error(span, format!("{shown} should be Array"));
                        self.program.types.mono()
                    }
                };
                let parts = parts.iter().map(|part| self.pattern(part, element, captures)).collect();
                Typed::Array(parts, element)
            }
            PatternKind::Object(fields) => {
                let mut typed = Vec::new();
                for (name, pattern) in fields {
                    let object = Expr::new(ExprKind::This, ty, name.span);
                    let access = self.member(object, &name.name, name.span);
                    let field = self.read(access, name.span);
                    typed.push((name.name.clone(), self.pattern(pattern, field.ty, captures)));
                }
                Typed::Fields(typed)
            }
            PatternKind::Or(parts) => self.or_pattern(parts, ty, captures),
            PatternKind::Extractor { expr, pattern } => {
                let names = self.cx.names.len();
                let local = self.declare_local(&"_".into(), ty, span);
                let value = self.value(expr);
                self.cx.names.truncate(names);
                let inner = self.pattern(pattern, value.ty, captures);
                Typed::Extractor(local, Box::new(value), Box::new(inner))
            }
            PatternKind::Typed { pattern, ty: written } => {
                let written_ty = self.type_expr(written);
                if !self.unify(ty, written_ty) && !self.unify(written_ty, ty) {
                    self.mismatch(ty, written_ty, written.span, None);
                }
                self.pattern(pattern, written_ty, captures)
            }
            PatternKind::Value(value) => self.value_pattern(value, ty, span),
        }
    }

    fn capture(&mut self, name: &Ident, ty: Type, captures: &mut Captures) -> LocalId {
        if let Some((_, local)) = captures.iter().find(|(known, _)| *known == name.name) {
            let local = *local;
            let known = self.local_type(local);
            if !self.unify(ty, known) {
                self.mismatch(ty, known, name.span, None);
            }
            return local;
        }
        let depth = self.cx.names.len();
        let local = self.declare_local(&name.name, ty, name.span);
        // It comes into scope with the guard and the body.
        self.cx.names.truncate(depth);
        captures.push((name.name.clone(), local));
        local
    }

    fn or_pattern(&mut self, parts: &[Pattern], ty: Type, captures: &mut Captures) -> Typed {
        let mut typed = Vec::new();
        let mut first: Option<Vec<Name>> = None;
        for part in parts {
            // Each alternative binds the same names, to the same locals.
            typed.push(self.pattern(part, ty, captures));
            let mut bound = Vec::new();
            names_bound(&typed[typed.len() - 1], captures, &mut bound);
            bound.sort();
            bound.dedup();
            match &first {
                None => first = Some(bound),
                Some(first) => {
                    let odd = first.iter().find(|name| !bound.contains(name));
                    let odd = odd.or_else(|| bound.iter().find(|name| !first.contains(name)));
                    if let Some(name) = odd.cloned() {
                        let message = format!("Variable {name} must appear exactly once in each sub-pattern");
                        self.error(part.span, message);
                    }
                }
            }
        }
        Typed::Or(typed)
    }

    fn name_pattern(&mut self, name: &Ident, ty: Type, captures: &mut Captures) -> Typed {
        let span = name.span;
        if let Some(access) = self.expected_constructor(&name.name, span, Want::Type(ty)) {
            return self.access_pattern(access, ty, span);
        }
        let upper = name.name.trim_start_matches('_').starts_with(|first: char| first.is_ascii_uppercase());
        if !upper {
            // A constant of the class or module around is a value; anything else is a new name.
            if let Some(literal) = self.constant_named(&name.name, span) {
                return Typed::Literal(literal);
            }
            let open = {
                let ty = self.without_null(ty);
                matches!(self.program.types.get(ty), TypeData::Mono(_) | TypeData::Dynamic(_))
            };
            if open
                && let Some(access @ Access::Constructor(_)) =
                    self.enum_constructor_in_scope(&name.name, span)
            {
                return self.access_pattern(access, ty, span);
            }
            return Typed::Bind(self.capture(name, ty, captures), Box::new(Typed::Any));
        }
        let (known, failed) = self.silently(|typer| {
            let access = typer.identifier(&name.name, span, Want::Type(ty));
            !matches!(access, Access::Broken)
        });
        if !known || failed {
            let expanded = self.without_null(ty);
            let names: Vec<Name> = match self.program.types.get(expanded) {
                TypeData::Enum(id, _) => self
                    .program
                    .enumeration(*id)
                    .constructors
                    .iter()
                    .map(|known| known.name.clone())
                    .collect(),
                TypeData::Abstract(id, _) => {
                    let values = &self.program.abstraction(*id).values;
                    values.iter().map(|&field| self.program.field(field).name.clone()).collect()
                }
                _ => Vec::new(),
            };
            let hint = Self::suggest(&name.name, names.iter().map(|known| &**known));
            let hint = hint.map(|found| format!("did you mean `{found}`?"));
            self.error_with_hint(span, "Pattern variables must be lower-case", hint);
            return Typed::Any;
        }
        let access = self.identifier(&name.name, span, Want::Type(ty));
        self.access_pattern(access, ty, span)
    }

    fn enum_constructor_in_scope(&mut self, name: &Name, span: Span) -> Option<Access> {
        let module = self.cx.module?;
        let imports = self.imports_of(module);
        let enums = imports.enums.clone();
        enums.into_iter().find_map(|of| match of {
            TypeRef::Enum(_) => self.constructor_of_type(of, name, span),
            _ => None,
        })
    }

    /// A `static inline` or `static final` constant of the class around.
    fn constant_named(&mut self, name: &Name, span: Span) -> Option<Literal> {
        use crate::typed::{Access as Rule, FieldKind};
        if self.cx.names.iter().any(|(known, _)| known == name) {
            return None;
        }
        let class = self.cx.class?;
        let field = self.program.class(class).static_names.get(name).copied()?;
        match self.program.field(field).kind {
            FieldKind::Variable { read: Rule::Inline, .. } => {
                let access = self.static_field(field, span);
                let value = self.read(access, span);
                super::function::constant_of(&value)
            }
            _ => None,
        }
    }

    /// A pattern that is a constructor without parameters, or a constant.
    fn access_pattern(&mut self, access: Access, ty: Type, span: Span) -> Typed {
        if let Access::Constructor(of) = access {
            let (args, result) = self.constructor_type(of);
            if let Some(args) = args {
                let function = self.program.types.function(args, result);
                self.mismatch_plain(function, result, span);
                return Typed::Any;
            }
            self.use_ref(TypeRef::Enum(of.of));
            if !self.unify(result, ty) {
                self.mismatch(result, ty, span, None);
            }
            return Typed::Constructor(of, Vec::new());
        }
        if matches!(access, Access::Broken) {
            return Typed::Any;
        }
        let value = self.read(access, span);
        self.typed_value(value, ty, span)
    }

    fn mismatch_plain(&mut self, have: Type, want: Type, span: Span) {
        let (have, want) = self.program.show_two(have, want);
        self.error(span, format!("{have} should be {want}"));
    }

    fn value_pattern(&mut self, value: &syntax::Expr, ty: Type, span: Span) -> Typed {
        if let syntax::ExprKind::Literal(syntax::Literal::Null) = value.kind {
            return Typed::Null;
        }
        let access = match &value.kind {
            syntax::ExprKind::Name(_) | syntax::ExprKind::Field { .. } => self.access(value, Want::Type(ty)),
            syntax::ExprKind::Regex { .. } => {
                self.error(span, "Regular expressions are no patterns");
                return Typed::Any;
            }
            _ => {
                let typed = self.expr(value, Want::Type(ty));
                return self.typed_value(typed, ty, span);
            }
        };
        self.access_pattern(access, ty, span)
    }

    fn typed_value(&mut self, value: Expr, ty: Type, span: Span) -> Typed {
        let value = self.assignable(value, ty, span);
        match super::function::constant_of(&value) {
            Some(Literal::Null) => Typed::Null,
            Some(literal) => {
                let wanted = self.concrete(ty);
                match literal {
                    Literal::Int(value) if wanted == self.known.float => {
                        Typed::Literal(Literal::Float(value.into()))
                    }
                    literal => Typed::Literal(literal),
                }
            }
            None => match &value.kind {
                ExprKind::Constructor(of) => Typed::Constructor(*of, Vec::new()),
                _ => Typed::Value(Box::new(value)),
            },
        }
    }

    fn constructor_pattern(
        &mut self,
        callee: &syntax::Expr,
        args: &[Pattern],
        ty: Type,
        captures: &mut Captures,
        span: Span,
    ) -> Typed {
        let expected = match &callee.kind {
            syntax::ExprKind::Name(name) => self.expected_constructor(name, callee.span, Want::Type(ty)),
            _ => None,
        };
        let access = match expected {
            Some(access) => access,
            None => self.access(callee, Want::Type(ty)),
        };
        let Access::Constructor(of) = access else {
            if !matches!(access, Access::Broken) {
                self.error(callee.span, "Enum constructor expected");
            }
            for arg in args {
                let unknown = self.program.types.mono();
                self.pattern(arg, unknown, captures);
            }
            return Typed::Any;
        };
        self.use_ref(TypeRef::Enum(of.of));
        let (params, result) = self.constructor_type(of);
        let expanded = self.without_null(ty);
        if !self.unify(result, expanded) {
            self.mismatch(result, expanded, span, None);
        }
        let params = params.unwrap_or_default();
        if args.len() > params.len() {
            let place = args[params.len()].span;
            self.error(place, "Too many arguments");
        } else if params[args.len()..].iter().any(|param| !param.optional) {
            self.error(span, "Not enough arguments");
        }
        let mut typed: Vec<Typed> =
            args.iter().zip(&params).map(|(arg, param)| self.pattern(arg, param.ty, captures)).collect();
        while typed.len() < params.len() {
            typed.push(Typed::Any);
        }
        Typed::Constructor(of, typed)
    }
}

/// The names that a pattern binds.
fn names_bound(pattern: &Typed, captures: &Captures, bound: &mut Vec<Name>) {
    match pattern {
        Typed::Any | Typed::Literal(_) | Typed::Null | Typed::Value(_) => {}
        Typed::Bind(local, inner) => {
            bound.extend(captures.iter().filter(|(_, known)| known == local).map(|(name, _)| name.clone()));
            names_bound(inner, captures, bound);
        }
        Typed::Constructor(_, parts) | Typed::Array(parts, _) => {
            parts.iter().for_each(|part| names_bound(part, captures, bound));
        }
        Typed::Or(parts) => {
            if let Some(first) = parts.first() {
                names_bound(first, captures, bound);
            }
        }
        Typed::Fields(fields) => fields.iter().for_each(|(_, part)| names_bound(part, captures, bound)),
        Typed::Extractor(_, _, inner) => names_bound(inner, captures, bound),
    }
}
