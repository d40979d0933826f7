//! Arguments of calls: matched with parameters, optional ones skipped, rests collected.

use crate::source::{Name, Span};
use crate::syntax::{self, ExprKind as Written, UnaryOp};
use crate::typed::{Expr, ExprKind, Literal};
use crate::types::{Argument, Type, TypeData, TypeRef};

use super::{Typer, Want};

impl Typer<'_> {
    /// Types the arguments of a call: one expression for each parameter.
    pub(super) fn arguments(
        &mut self,
        written: &[syntax::Expr],
        params: &[Argument],
        span: Span,
    ) -> Vec<Expr> {
        let mut typed = Vec::new();
        let mut rest = written.iter().peekable();
        let mut params = params.iter().enumerate().peekable();
        // An argument that was typed for a parameter that was skipped.
        let mut waiting: Option<Expr> = None;
        while let Some((at, param)) = params.next() {
            if let (Some(element), true) = (self.rest_element(param.ty), params.peek().is_none()) {
                typed.push(self.rest_argument(&mut rest, waiting.take(), element, param, span));
                return typed;
            }
            let (value, place) = match waiting.take() {
                Some(value) => {
                    let place = value.span;
                    (value, place)
                }
                None => match rest.next() {
                    Some(expr) => {
                        let value = self.argument(expr, param.ty);
                        (value, expr.span)
                    }
                    None if param.optional => {
                        typed.push(self.omitted(param.ty, span));
                        continue;
                    }
                    None => {
                        let missing = std::iter::once(param).chain(params.map(|(_, param)| param));
                        let missing: Vec<String> = missing
                            .map(|param| {
                                let ty = self.program.show(param.ty);
                                if param.name.is_empty() { ty } else { format!("{}:{ty}", param.name) }
                            })
                            .collect();
                        self.error(span, format!("Not enough arguments, expected {}", missing.join(", ")));
                        let broken = self.broken(span);
                        typed.push(broken);
                        return typed;
                    }
                },
            };
            match self.converted(value, param.ty) {
                Ok(value) => typed.push(value),
                Err(value) => {
                    let more = params.peek().is_some();
                    let remaining = rest.len();
                    let left = params.len();
                    if param.optional && more && remaining < left {
                        let next_fits = params.clone().any(|(_, next)| self.would_unify(value.ty, next.ty));
                        if next_fits {
                            typed.push(self.omitted(param.ty, span));
                            waiting = Some(value);
                            continue;
                        }
                    }
                    let _ = self.converted(value.clone(), param.ty);
                    let kind = if param.optional { "optional " } else { "" };
                    let argument = (!param.name.is_empty())
                        .then(|| format!("For {kind}function argument '{}'", param.name));
                    let _ = at;
                    self.mismatch(value.ty, param.ty, place, argument);
                    typed.push(value);
                }
            }
        }
        let extra = match waiting {
            Some(value) => Some(value.span),
            None => rest.next().map(|expr| expr.span),
        };
        if let Some(span) = extra {
            self.error(span, "Too many arguments");
            for expr in rest {
                self.expr(expr, Want::Value);
            }
        }
        typed
    }

    fn argument(&mut self, expr: &syntax::Expr, want: Type) -> Expr {
        self.expr(expr, Want::Type(want))
    }

    /// What is passed for an argument that is left out: null, or the place of the call where that is asked for.
    pub(super) fn omitted(&mut self, ty: Type, span: Span) -> Expr {
        if self.is_position(ty) {
            return self.position(ty, span);
        }
        let ty = self.nullable(ty);
        self.literal_expr(Literal::Null, ty, span)
    }

    /// Whether a parameter is a `haxe.PosInfos`.
    fn is_position(&mut self, ty: Type) -> bool {
        let Some(TypeRef::Typedef(position)) = self.program.by_name.get("haxe.PosInfos").copied() else {
            return false;
        };
        let position = self.program.typedef(position).ty;
        let position = self.expand(position);
        let ty = self.without_null(ty);
        self.expand(ty) == position
    }

    /// Where the expression is: a `haxe.PosInfos`.
    fn position(&mut self, ty: Type, span: Span) -> Expr {
        let class =
            self.cx.class.map_or_else(Name::default, |class| self.program.class(class).name.path.clone());
        let method = self.cx.field.map_or_else(Name::default, |field| self.program.field(field).name.clone());
        let file = self.source.sources.file(span.file);
        let (file_name, line) = (file.name.clone(), file.line(span.start) as i32);
        let string = self.known.string;
        let text = |text: Name| self.literal_expr(Literal::String(text), string, span);
        let (file_name, class, method) = (text(file_name), text(class), text(method));
        let line = self.literal_expr(Literal::Int(line), self.known.int, span);
        let fields = vec![
            ("fileName".into(), file_name),
            ("lineNumber".into(), line),
            ("className".into(), class),
            ("methodName".into(), method),
        ];
        let ty = self.without_null(ty);
        Expr::new(ExprKind::Object(fields), ty, span)
    }

    /// `T` of `haxe.Rest<T>`.
    pub(super) fn rest_element(&mut self, ty: Type) -> Option<Type> {
        match self.program.types.get(ty) {
            TypeData::Abstract(id, args) if &*self.program.abstraction(*id).name.path == "haxe.Rest" => {
                Some(args[0])
            }
            _ => None,
        }
    }

    fn rest_argument(
        &mut self,
        rest: &mut dyn Iterator<Item = &syntax::Expr>,
        first: Option<Expr>,
        element: Type,
        param: &Argument,
        span: Span,
    ) -> Expr {
        let Argument { name, ty, .. } = param;
        let ty = *ty;
        let mut parts = Vec::new();
        if let Some(value) = first {
            let place = value.span;
            parts.push(self.assignable(value, element, place));
        }
        for expr in rest {
            if let Written::Unary { op: UnaryOp::Spread, operand } = &expr.kind {
                if !parts.is_empty() {
                    self.error(expr.span, "A spread argument has to be the only one of the rest");
                }
                let array = self.array_of(element);
                let value = self.expr(operand, Want::Type(array));
                if self.try_unify(value.ty, ty) {
                    return value;
                }
                let value = self.assignable(value, array, operand.span);
                return Expr::new(ExprKind::Cast(Box::new(value)), ty, expr.span);
            }
            let value = self.expr(expr, Want::Type(element));
            match self.converted(value, element) {
                Ok(value) => parts.push(value),
                Err(value) => {
                    let argument = (!name.is_empty()).then(|| format!("For function argument '{name}'"));
                    self.mismatch(value.ty, element, expr.span, argument);
                }
            }
        }
        Expr::new(ExprKind::Array(parts), ty, span)
    }
}
