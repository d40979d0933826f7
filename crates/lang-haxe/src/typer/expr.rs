//! Expressions: where each kind is typed.

use crate::source::Span;
use crate::syntax::{self, ExprKind as Written};
use crate::typed::{Expr, ExprKind, Literal};
use crate::types::{Type, TypeData, TypeRef};

use super::{DEPTH, Typer, Want};

impl Typer<'_> {
    /// Types an expression. `want` guides it; whoever needs the type checks it.
    pub(crate) fn expr(&mut self, expr: &syntax::Expr, want: Want) -> Expr {
        if self.depth > DEPTH {
            return self.fail(expr.span, "Expressions nest too deeply");
        }
        self.depth += 1;
        let typed = stacker::maybe_grow(256 * 1024, 4 * 1024 * 1024, || self.expr_kind(expr, want));
        self.depth -= 1;
        typed
    }

    /// Types an expression whose value is used.
    pub(crate) fn value(&mut self, expr: &syntax::Expr) -> Expr {
        self.expr(expr, Want::Value)
    }

    /// Types an expression where a type is wanted, and checks it.
    pub(crate) fn expect(&mut self, expr: &syntax::Expr, want: Type) -> Expr {
        let value = self.expr(expr, Want::Type(want));
        self.assignable(value, want, expr.span)
    }

    /// A literal.
    pub(super) fn literal_expr(&self, literal: Literal, ty: Type, span: Span) -> Expr {
        Expr::new(ExprKind::Literal(literal), ty, span)
    }

    /// `null`, of unknown type.
    pub(super) fn null_expr(&mut self, span: Span) -> Expr {
        let mono = self.program.types.mono();
        let ty = self.nullable(mono);
        Expr::new(ExprKind::Literal(Literal::Null), ty, span)
    }

    /// An expression without value.
    pub(super) fn void_expr(&self, kind: ExprKind, span: Span) -> Expr {
        Expr::new(kind, self.known.void, span)
    }

    fn expr_kind(&mut self, expr: &syntax::Expr, want: Want) -> Expr {
        let span = expr.span;
        match &expr.kind {
            Written::Literal(literal) => self.token(literal, span, want),
            Written::Interpolation(parts) => self.interpolation(parts, span),
            Written::Regex { pattern, flags } => {
                let name = "EReg".into();
                let Some(ty) = self.std_type(&name, &[]) else {
                    return self.fail(span, "Type not found : EReg");
                };
                self.use_type(ty);
                if let TypeData::Class(class, _) = *self.program.types.get(ty)
                    && let Some(constructor) = self.program.constructor_of(class)
                {
                    self.use_field(constructor);
                }
                Expr::new(ExprKind::Regex(pattern.clone(), flags.clone()), ty, span)
            }
            Written::Name(_) | Written::Field { .. } | Written::Index { .. } | Written::This => {
                let access = self.access(expr, want);
                self.read(access, span)
            }
            Written::Super => self.fail(span, "Cannot use super as value"),
            Written::Call { callee, args } => self.call(callee, args, span, want),
            Written::New { path, args } => self.new_object(path, args, span, want),
            Written::Binary { op, left, right } => self.binary(*op, left, right, span, want),
            Written::Assign { op: None, target, value } => self.assign(target, value, span, want),
            Written::Assign { op: Some(op), target, value } => self.assign_op(*op, target, value, span),
            Written::Unary { op, operand } => self.unary(*op, operand, span, want),
            Written::Increment { target, is_decrement, is_prefix } => {
                self.increment(target, *is_decrement, *is_prefix, span, want)
            }
            Written::Ternary { condition, then, otherwise } => {
                self.if_value(condition, then, otherwise, span, want)
            }
            Written::If { condition, then, otherwise } => match otherwise {
                Some(otherwise) if want != Want::Nothing => {
                    self.if_value(condition, then, otherwise, span, want)
                }
                _ => self.if_statement(condition, then, otherwise.as_deref(), span),
            },
            Written::Is { value, ty } => {
                let value = self.value(value);
                match self.type_of_name(ty) {
                    Some(of) => Expr::new(ExprKind::Is(Box::new(value), of), self.known.bool_, span),
                    None => self.broken(span),
                }
            }
            Written::Paren(inner) => self.expr(inner, want),
            Written::TypeCheck { value, ty } => {
                let ty = self.type_expr(ty);
                let value = self.expect(value, ty);
                if value.ty == ty { value } else { Expr::new(ExprKind::Cast(Box::new(value)), ty, span) }
            }
            Written::Cast { value, ty } => self.cast(value, ty.as_ref(), span, want),
            Written::Array(parts) => self.array(parts, span, want),
            Written::Map(entries) => self.map(entries, span, want),
            Written::Comprehension(body) => self.comprehension(body, span, want),
            Written::Arrow { .. } => self.fail(span, "Unexpected =>"),
            Written::Object(fields) => self.object(fields, span, want),
            // Where a value is wanted, `{}` is an object without fields.
            Written::Block(parts) if parts.is_empty() && want != Want::Nothing => {
                self.object(&[], span, want)
            }
            Written::Block(parts) => self.block(parts, span, want),
            Written::Var { vars, is_final } => self.variables(vars, *is_final, span),
            Written::Function(literal) => self.closure(literal, want, span),
            Written::For { binder, iterable, body } => self.for_loop(binder, iterable, body, span),
            Written::While { condition, body, is_do } => self.while_loop(condition, body, *is_do, span),
            Written::Switch { subject, cases, default } => {
                self.switch(subject, cases, default.as_deref(), span, want)
            }
            Written::Try { body, catches } => self.try_catch(body, catches, span, want),
            Written::Throw(value) => {
                let value = self.value(value);
                let ty = self.program.types.mono();
                self.used_as_text(&value);
                Expr::new(ExprKind::Throw(Box::new(value)), ty, span)
            }
            Written::Return(value) => self.return_value(value.as_deref(), span),
            Written::Break | Written::Continue => {
                let is_break = expr.kind == Written::Break;
                if self.cx.loops == 0 {
                    let word = if is_break { "Break" } else { "Continue" };
                    self.error(span, format!("{word} outside loop"));
                }
                let ty = self.program.types.mono();
                Expr::new(if is_break { ExprKind::Break } else { ExprKind::Continue }, ty, span)
            }
            Written::Untyped(inner) => {
                self.error(span, "`untyped` is not supported");
                let _ = inner;
                self.broken(span)
            }
            Written::Inline(inner) => self.expr(inner, want),
            Written::Meta { meta, expr } => match &*meta.name {
                ":privateAccess" => {
                    self.cx.private_access += 1;
                    let typed = self.expr(expr, want);
                    self.cx.private_access -= 1;
                    typed
                }
                ":bypassAccessor" => {
                    self.cx.bypass_accessor += 1;
                    let typed = self.expr(expr, want);
                    self.cx.bypass_accessor -= 1;
                    typed
                }
                ":nullSafety" | ":mergeBlock" | ":pure" | ":keep" | ":implicitReturn" | ":analyzer" => {
                    self.expr(expr, want)
                }
                _ => self.expr(expr, want),
            },
            Written::TypeTrace(inner) => {
                let typed = self.expr(inner, want);
                let shown = self.program.show(typed.ty);
                let mut diagnostic = crate::diagnostic::Diagnostic::warning(inner.span, shown);
                diagnostic.severity = crate::diagnostic::Severity::Warning;
                self.report(diagnostic);
                typed
            }
            Written::Error => self.broken(span),
        }
    }

    /// The declaration that a type expression names, its arguments left open: for `is`, `cast`, `catch`.
    pub(super) fn type_of_name(&mut self, expr: &syntax::TypeExpr) -> Option<TypeRef> {
        let ty = match &expr.kind {
            syntax::TypeKind::Path(path) if path.args.is_empty() => {
                let bound = path.package.is_empty()
                    && self.cx.type_params.iter().any(|(known, _)| *known == path.name.name);
                if bound {
                    self.type_path(path)
                } else if let Some(of) = self.find_path(path) {
                    let args: Vec<Type> = self.params_of(of).iter().map(|_| crate::types::DYNAMIC).collect();
                    if &*self.program.name_of(of).path == "Dynamic" {
                        return Some(of);
                    }
                    self.program.types.reference(of, &args)
                } else {
                    self.type_path(path);
                    return None;
                }
            }
            _ => self.type_expr(expr),
        };
        let has_args = matches!(&expr.kind, syntax::TypeKind::Path(path) if !path.args.is_empty());
        let expanded = self.without_null(ty);
        let (of, args) = match self.program.types.get(expanded).clone() {
            TypeData::Class(id, args) => (TypeRef::Class(id), args),
            TypeData::Enum(id, args) => (TypeRef::Enum(id), args),
            TypeData::Abstract(id, args) => (TypeRef::Abstract(id), args),
            TypeData::Dynamic(_) => return self.program.by_name.get("Dynamic").copied(),
            TypeData::Mono(_) => return None,
            _ => {
                self.error(expr.span, "Unsupported type for a test or cast");
                return None;
            }
        };
        if has_args
            && args.iter().any(|&arg| {
                !matches!(self.program.types.get(arg), TypeData::Dynamic(None) | TypeData::Mono(_))
            })
        {
            self.error(expr.span, "Cast type parameters must be Dynamic");
        }
        self.use_ref(of);
        Some(of)
    }

    fn cast(&mut self, value: &syntax::Expr, ty: Option<&syntax::TypeExpr>, span: Span, want: Want) -> Expr {
        let value = self.value(value);
        let Some(written) = ty else {
            let ty = match want {
                Want::Type(ty) => ty,
                _ => self.program.types.mono(),
            };
            return Expr::new(ExprKind::Cast(Box::new(value)), ty, span);
        };
        let Some(of) = self.type_of_name(written) else { return self.broken(span) };
        let args: Vec<Type> = self.params_of(of).iter().map(|_| crate::types::DYNAMIC).collect();
        let ty = match of {
            TypeRef::Abstract(_) if &*self.program.name_of(of).path == "Dynamic" => crate::types::DYNAMIC,
            _ => self.program.types.reference(of, &args),
        };
        // What is of the type anyway needs no test.
        if let TypeRef::Abstract(id) = of {
            let is_test = self.program.abstraction(id).is_core;
            if !is_test {
                return self.assignable(value, ty, span);
            }
        }
        Expr::new(ExprKind::CheckedCast(Box::new(value), of), ty, span)
    }

    /// A block. Its value is the last expression's.
    pub(super) fn block(&mut self, parts: &[syntax::Expr], span: Span, want: Want) -> Expr {
        let mut typed = Vec::new();
        let ty = self.scoped(|typer| {
            let mut ty = typer.known.void;
            for (at, part) in parts.iter().enumerate() {
                let is_last = at + 1 == parts.len();
                let value = typer.expr(part, if is_last { want } else { Want::Nothing });
                if is_last && want != Want::Nothing {
                    ty = value.ty;
                }
                match value.kind {
                    // Several variables in one declaration are of this block.
                    ExprKind::Block(declared) if matches!(part.kind, Written::Var { .. }) => {
                        typed.extend(declared);
                    }
                    kind => typed.push(Expr { kind, ..value }),
                }
            }
            ty
        });
        Expr::new(ExprKind::Block(typed), ty, span)
    }

    /// `var a = 1, b:Int`.
    fn variables(&mut self, vars: &[syntax::VarDecl], is_final: bool, span: Span) -> Expr {
        let mut declared = Vec::new();
        for var in vars {
            let ty = match &var.ty {
                Some(ty) => self.type_expr(ty),
                None => self.program.types.mono(),
            };
            let init = var.init.as_ref().map(|init| {
                let value = self.expr(init, Want::Type(ty));
                let whole = if vars.len() == 1 { span } else { var.span };
                let place = if matches!(init.kind, Written::Object(_)) && var.ty.is_some() {
                    init.span
                } else {
                    whole
                };
                self.assignable(value, ty, place)
            });
            let expanded = self.expand(ty);
            if expanded == self.known.void {
                self.error(var.name.span, "Variables of type Void are not allowed");
            }
            let local = self.declare_local(&var.name.name, ty, var.name.span);
            if is_final {
                self.cx.finals.push(local);
            }
            declared.push(self.void_expr(ExprKind::Declare(local, init.map(Box::new)), var.span));
        }
        if declared.len() == 1 {
            return declared.remove(0);
        }
        // Several declarations in one: they are of the scope around, so this is no block of its own for names.
        self.void_expr(ExprKind::Block(declared), span)
    }

    /// A type of the standard library, if it is there.
    pub(super) fn std_type(&mut self, path: &crate::source::Name, args: &[Type]) -> Option<Type> {
        self.load_module(path)?;
        let of = *self.program.by_name.get(path)?;
        self.ensure_type(of);
        Some(self.program.types.reference(of, args))
    }
}
