//! Conditions, `return`, `try`, `switch`'s arms as values.

use crate::source::Span;
use crate::syntax;
use crate::typed::{Catch, CatchTest, Expr, ExprKind};
use crate::types::{DYNAMIC, Type, TypeData, TypeRef};

use super::{Typer, Want};

impl Typer<'_> {
    /// A condition: a `Bool`.
    pub(super) fn condition(&mut self, expr: &syntax::Expr) -> Expr {
        self.expect(expr, self.known.bool_)
    }

    pub(super) fn if_statement(
        &mut self,
        condition: &syntax::Expr,
        then: &syntax::Expr,
        otherwise: Option<&syntax::Expr>,
        span: Span,
    ) -> Expr {
        let condition = self.condition(condition);
        let then = self.scoped(|typer| typer.expr(then, Want::Nothing));
        let otherwise =
            otherwise.map(|otherwise| Box::new(self.scoped(|typer| typer.expr(otherwise, Want::Nothing))));
        self.void_expr(ExprKind::If(Box::new(condition), Box::new(then), otherwise), span)
    }

    /// `if` and `?:` with a value.
    pub(super) fn if_value(
        &mut self,
        condition: &syntax::Expr,
        then: &syntax::Expr,
        otherwise: &syntax::Expr,
        span: Span,
        want: Want,
    ) -> Expr {
        let condition = self.condition(condition);
        let (then_span, otherwise_span) = (then.span, otherwise.span);
        let then = self.scoped(|typer| typer.expr(then, want));
        let hint = match want {
            Want::Value if !self.program.types.has_monos(then.ty) => Want::Type(then.ty),
            _ => want,
        };
        let otherwise = self.scoped(|typer| typer.expr(otherwise, hint));
        let mut branches = vec![(then, then_span), (otherwise, otherwise_span)];
        let ty = self.join(&mut branches, want);
        let (otherwise, then) = match (branches.pop(), branches.pop()) {
            (Some((otherwise, _)), Some((then, _))) => (otherwise, then),
            _ => return self.broken(span),
        };
        let kind = ExprKind::If(Box::new(condition), Box::new(then), Some(Box::new(otherwise)));
        Expr::new(kind, ty, span)
    }

    /// The type of several values one of which is the result; casts them where they need it.
    pub(super) fn join(&mut self, branches: &mut [(Expr, Span)], want: Want) -> Type {
        if want == Want::Nothing {
            return self.known.void;
        }
        // What does not come back has any type.
        let live: Vec<usize> = (0..branches.len()).filter(|&at| !branches[at].0.diverges()).collect();
        if let Want::Type(ty) = want
            && self.program.types.as_mono(ty).is_none()
            && self.expand(ty) != self.known.void
        {
            for &at in &live {
                let value =
                    std::mem::replace(&mut branches[at].0, Expr::new(ExprKind::Break, ty, Span::default()));
                let span = branches[at].1;
                branches[at].0 = self.assignable(value, ty, span);
            }
            return ty;
        }
        let mut ty = self.program.types.mono();
        let void = self.known.void;
        if live.iter().any(|&at| self.expand(branches[at].0.ty) == void) {
            return void;
        }
        for &at in &live {
            let have = branches[at].0.ty;
            match self.common(ty, have) {
                Some(common) => ty = common,
                None => {
                    let value = branches[at].0.clone();
                    let span = branches[at].1;
                    branches[at].0 = self.assignable(value, ty, span);
                }
            }
        }
        ty
    }

    /// `return value`.
    pub(super) fn return_value(&mut self, value: Option<&syntax::Expr>, span: Span) -> Expr {
        let Some(&result) = self.cx.results.last() else {
            return self.fail(span, "Return outside function");
        };
        let ty = self.program.types.mono();
        let Some(value) = value else {
            let void = self.known.void;
            let mark = self.program.types.mark();
            if !self.unify(void, result) {
                self.program.types.rewind(mark);
                let (have, want) = self.program.show_two(void, result);
                self.error(span, format!("{have} should be {want}"));
            }
            return Expr::new(ExprKind::Return(None), ty, span);
        };
        let expanded = self.expand(result);
        if expanded == self.known.void {
            let typed = self.value(value);
            let have = self.expand(typed.ty);
            if have != self.known.void && self.program.types.as_mono(have).is_none() {
                let shown = self.program.show(typed.ty);
                if self.cx.in_constructor {
                    self.error(span, "Cannot return a value from constructor");
                } else {
                    self.error(value.span, format!("{shown} should be Void"));
                }
            }
            // `return f()` of a function without result calls it and leaves.
            let leave = Expr::new(ExprKind::Return(None), ty, span);
            return Expr::new(ExprKind::Block(vec![typed, leave]), ty, span);
        }
        let typed = self.expr(value, Want::Type(result));
        let have = self.expand(typed.ty);
        if have == self.known.void {
            let void = self.known.void;
            if self.program.types.as_mono(expanded).is_some() {
                let _ = self.unify(result, void);
            } else {
                self.mismatch(void, result, value.span, None);
            }
            let leave = Expr::new(ExprKind::Return(None), ty, span);
            return Expr::new(ExprKind::Block(vec![typed, leave]), ty, span);
        }
        // A result not yet known takes the type of the first `return`; later ones may be more general.
        let typed = self.assignable(typed, result, value.span);
        Expr::new(ExprKind::Return(Some(Box::new(typed))), ty, span)
    }

    /// `try body catch …`.
    pub(super) fn try_catch(
        &mut self,
        body: &syntax::Expr,
        catches: &[syntax::Catch],
        span: Span,
        want: Want,
    ) -> Expr {
        let body_span = body.span;
        let body = self.scoped(|typer| typer.expr(body, want));
        let mut branches = vec![(body, body_span)];
        let mut tests = Vec::new();
        for catch in catches {
            let names = self.cx.names.len();
            let (test, ty) = self.catch_type(catch);
            let local = self.declare_local(&catch.name.name, ty, catch.name.span);
            let hint = match want {
                Want::Value if !self.program.types.has_monos(branches[0].0.ty) => {
                    Want::Type(branches[0].0.ty)
                }
                _ => want,
            };
            let typed = self.scoped(|typer| typer.expr(&catch.body, hint));
            self.cx.names.truncate(names);
            branches.push((typed, catch.body.span));
            tests.push((test, local));
        }
        let ty = self.join(&mut branches, want);
        let mut branches = branches.into_iter().map(|(expr, _)| expr);
        let Some(body) = branches.next() else { return self.broken(span) };
        let catches = tests
            .into_iter()
            .zip(branches)
            .map(|((test, local), body)| Catch { test, local, body })
            .collect();
        Expr::new(ExprKind::Try(Box::new(body), catches), ty, span)
    }

    fn catch_type(&mut self, catch: &syntax::Catch) -> (CatchTest, Type) {
        let exception = |typer: &mut Self| match typer.std_type(&"haxe.Exception".into(), &[]) {
            Some(ty) => {
                typer.use_type(ty);
                if let Some(wrapped) = typer.std_type(&"haxe.ValueException".into(), &[]) {
                    typer.use_type(wrapped);
                    // What is thrown but no exception is wrapped when it is caught.
                    if let TypeData::Class(class, _) = *typer.program.types.get(wrapped)
                        && let Some(constructor) = typer.program.constructor_of(class)
                    {
                        typer.use_field(constructor);
                    }
                }
                (CatchTest::Exception, ty)
            }
            None => (CatchTest::Any, DYNAMIC),
        };
        let Some(written) = &catch.ty else { return exception(self) };
        let ty = self.type_expr(written);
        let expanded = self.without_null(ty);
        match self.program.types.get(expanded).clone() {
            TypeData::Dynamic(_) => (CatchTest::Any, DYNAMIC),
            TypeData::Abstract(id, _) if &*self.program.abstraction(id).name.path == "Any" => {
                (CatchTest::Any, ty)
            }
            TypeData::Class(id, _) if &*self.program.class(id).name.path == "haxe.Exception" => {
                exception(self)
            }
            TypeData::Class(..) | TypeData::Enum(..) | TypeData::Abstract(..) => {
                let concrete = self.concrete(ty);
                match self.type_ref(concrete) {
                    Some(of) => {
                        self.use_ref(of);
                        (CatchTest::Type(of), ty)
                    }
                    None => (CatchTest::Any, ty),
                }
            }
            // Nothing tells values of other types apart when they are thrown.
            _ => (CatchTest::Any, ty),
        }
    }

    /// Marks a declaration as used by code.
    pub(super) fn use_type(&mut self, ty: Type) {
        if let Some(of) = self.type_ref(ty) {
            self.use_ref(of);
        }
    }

    /// Marks a declaration as used by code.
    pub(super) fn use_ref(&mut self, of: TypeRef) {
        match of {
            TypeRef::Class(class) => self.use_class(class),
            TypeRef::Enum(id) => {
                self.ensure_enum(id);
                self.program.enums[id.index()].is_used = true;
            }
            TypeRef::Abstract(_) | TypeRef::Typedef(_) => {}
        }
    }
}
