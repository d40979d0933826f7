//! Loops: `while`, and `for` by range, array, abstract array access, or iterator.

use crate::source::{Name, Span};
use crate::syntax::{self, BinaryOp as Op, ExprKind as Written, ForBinder, Ident};
use crate::typed::{Expr, ExprKind, Place, PlaceKind};
use crate::types::{Type, TypeData};

use super::access::Access;
use super::{Typer, Want};

/// What types a loop's body.
type Body<'b, 't> = &'b mut dyn FnMut(&mut Typer<'t>) -> Expr;

impl<'t> Typer<'t> {
    pub(super) fn while_loop(
        &mut self,
        condition: &syntax::Expr,
        body: &syntax::Expr,
        is_do: bool,
        span: Span,
    ) -> Expr {
        self.while_loop_with(condition, is_do, span, &mut |typer| typer.expr(body, Want::Nothing))
    }

    pub(super) fn while_loop_with(
        &mut self,
        condition: &syntax::Expr,
        is_do: bool,
        span: Span,
        body: Body<'_, 't>,
    ) -> Expr {
        if is_do {
            let body = self.loop_body(body);
            let condition = self.condition(condition);
            return self.void_expr(ExprKind::DoWhile(Box::new(body), Box::new(condition)), span);
        }
        let condition = self.condition(condition);
        let body = self.loop_body(body);
        self.void_expr(ExprKind::While(Box::new(condition), Box::new(body)), span)
    }

    fn loop_body(&mut self, body: Body<'_, 't>) -> Expr {
        self.cx.loops += 1;
        let names = self.cx.names.len();
        let typed = body(self);
        self.cx.names.truncate(names);
        self.cx.loops -= 1;
        typed
    }

    pub(super) fn for_loop(
        &mut self,
        binder: &ForBinder,
        iterable: &syntax::Expr,
        body: &syntax::Expr,
        span: Span,
    ) -> Expr {
        self.for_loop_with(binder, iterable, span, &mut |typer| typer.expr(body, Want::Nothing))
    }

    pub(super) fn for_loop_with(
        &mut self,
        binder: &ForBinder,
        iterable: &syntax::Expr,
        span: Span,
        body: Body<'_, 't>,
    ) -> Expr {
        let names = self.cx.names.len();
        let typed = self.any_for(binder, iterable, span, body);
        self.cx.names.truncate(names);
        typed
    }

    fn any_for(
        &mut self,
        binder: &ForBinder,
        iterable: &syntax::Expr,
        span: Span,
        body: Body<'_, 't>,
    ) -> Expr {
        let mut range = iterable;
        while let Written::Paren(inner) = &range.kind {
            range = inner;
        }
        if let (ForBinder::Value(name), Written::Binary { op: Op::Interval, left, right }) =
            (binder, &range.kind)
        {
            let from = self.expect(left, self.known.int);
            let to = self.expect(right, self.known.int);
            let local = self.declare_local(&name.name, self.known.int, name.span);
            self.cx.counters.push(local);
            let body = self.loop_body(body);
            let kind =
                ExprKind::ForRange { local, from: Box::new(from), to: Box::new(to), body: Box::new(body) };
            return self.void_expr(kind, span);
        }
        let iterated = self.value(iterable);
        let ty = self.without_null(iterated.ty);
        if let TypeData::Class(id, args) = self.program.types.get(ty).clone()
            && id == self.known.array
        {
            return self.array_loop(binder, iterated, args[0], span, body);
        }
        if let TypeData::Abstract(id, args) = self.program.types.get(ty).clone()
            && &*self.program.abstraction(id).name.path == "haxe.Rest"
        {
            let array = self.array_of(args[0]);
            let iterated = Expr::new(ExprKind::Cast(Box::new(iterated)), array, span);
            return self.array_loop(binder, iterated, args[0], span, body);
        }
        if matches!(self.program.types.get(ty), TypeData::Dynamic(_)) {
            let message = "You can't iterate on a Dynamic value, please specify Iterator or Iterable";
            self.error(iterable.span, message);
            return self.broken(span);
        }
        if let ForBinder::Value(name) = binder
            && let Some(looped) = self.indexed_loop(&iterated, name, iterable.span, span, body)
        {
            return looped;
        }
        self.iterator_loop(iterated, binder, iterable.span, span, body)
    }

    fn array_loop(
        &mut self,
        binder: &ForBinder,
        array: Expr,
        element: Type,
        span: Span,
        body: Body<'_, 't>,
    ) -> Expr {
        let (index, local) = match binder {
            ForBinder::Value(name) => (None, self.declare_local(&name.name, element, name.span)),
            ForBinder::KeyValue(key, value) => {
                let index = self.declare_local(&key.name, self.known.int, key.span);
                (Some(index), self.declare_local(&value.name, element, value.span))
            }
        };
        let body = self.loop_body(body);
        self.void_expr(
            ExprKind::ForArray { local, index, array: Box::new(array), body: Box::new(body) },
            span,
        )
    }

    /// A value's method called without arguments, if it has one.
    fn try_method(&mut self, object: &Expr, name: &str, span: Span) -> Option<Expr> {
        let name: Name = name.into();
        let (found, failed) = self.silently(|typer| typer.find_in(object.clone(), &name, span));
        if failed {
            return None;
        }
        match found? {
            Access::Method { .. } | Access::Extension { .. } => {}
            Access::Place(place, _) => {
                self.function_parts(place.ty)?;
            }
            _ => return None,
        }
        Some(self.call_named_method(object.clone(), &name, Vec::new(), span))
    }

    fn has_method(&mut self, object: &Expr, name: &str, span: Span) -> bool {
        let ty = self.without_null(object.ty);
        if matches!(self.program.types.get(ty), TypeData::Mono(_)) {
            return false;
        }
        let name: Name = name.into();
        let (found, failed) = self.silently(|typer| typer.find_in(object.clone(), &name, span));
        !failed && found.is_some()
    }

    /// The iterator that a value is or has; an error if neither.
    fn iterator_of(&mut self, iterated: Expr, method: &str, place: Span) -> Option<Expr> {
        if self.has_method(&iterated, "hasNext", place) && self.has_method(&iterated, "next", place) {
            return Some(iterated);
        }
        let ty = self.without_null(iterated.ty);
        if matches!(self.program.types.get(ty), TypeData::Mono(_)) {
            // Not known yet: something that can be iterated.
            let element = self.program.types.mono();
            let iterable = self.std_named("Iterable", &[element])?;
            let _ = self.unify(ty, iterable);
        }
        if let Some(iterator) = self.try_method(&iterated, method, place) {
            return Some(iterator);
        }
        let shown = self.program.show(iterated.ty);
        self.error(place, format!("{shown} has no field {method}"));
        None
    }

    /// A type declared in `StdTypes`.
    fn std_named(&mut self, name: &str, args: &[Type]) -> Option<Type> {
        let of = *self.program.by_name.get(name)?;
        self.ensure_type(of);
        let ty = self.program.types.reference(of, args);
        Some(self.expand(ty))
    }

    /// Goes through what `hasNext` and `next` of an iterator give: values, or pairs of a key and a value.
    fn iterator_loop(
        &mut self,
        iterated: Expr,
        binder: &ForBinder,
        place: Span,
        span: Span,
        body: Body<'_, 't>,
    ) -> Expr {
        let (method, names) = match binder {
            ForBinder::Value(name) => ("iterator", vec![name]),
            ForBinder::KeyValue(key, value) => ("keyValueIterator", vec![key, value]),
        };
        let Some(iterator) = self.iterator_of(iterated, method, place).map(narrowed) else {
            for name in names {
                let unknown = self.program.types.mono();
                self.declare_local(&name.name, unknown, name.span);
            }
            self.loop_body(body);
            return self.broken(span);
        };
        let ty = iterator.ty;
        let local = self.temporary("iterator", ty, place);
        let declared = self.void_expr(ExprKind::Declare(local, Some(Box::new(iterator))), place);
        let read = Expr::new(ExprKind::Local(local), ty, place);
        let more = self.call_named_method(read.clone(), "hasNext", Vec::new(), place);
        let more = self.assignable(more, self.known.bool_, place);
        let next = self.call_named_method(read, "next", Vec::new(), place);
        let mut parts = match binder {
            ForBinder::Value(name) => vec![self.declare_with(name, next)],
            ForBinder::KeyValue(key, value) => self.declare_pair(key, value, next, place),
        };
        parts.push(self.loop_body(body));
        let inside = self.void_expr(ExprKind::Block(parts), span);
        let looped = self.void_expr(ExprKind::While(Box::new(more), Box::new(inside)), span);
        self.void_expr(ExprKind::Block(vec![declared, looped]), span)
    }

    /// Declares a local with a value.
    fn declare_with(&mut self, name: &Ident, value: Expr) -> Expr {
        let local = self.declare_local(&name.name, value.ty, name.span);
        self.void_expr(ExprKind::Declare(local, Some(Box::new(value))), name.span)
    }

    /// Declares the parts of what an iterator of pairs gives.
    fn declare_pair(&mut self, key: &Ident, value: &Ident, next: Expr, place: Span) -> Vec<Expr> {
        let ty = next.ty;
        let pair = self.temporary("pair", ty, place);
        let mut parts = vec![self.void_expr(ExprKind::Declare(pair, Some(Box::new(next))), place)];
        for (name, field) in [(key, "key"), (value, "value")] {
            let object = Expr::new(ExprKind::Local(pair), ty, place);
            let access = self.member(object, &field.into(), place);
            let read = self.read(access, place);
            parts.push(self.declare_with(name, read));
        }
        parts
    }

    /// An abstract with `length` and array access is gone through by index.
    fn indexed_loop(
        &mut self,
        iterated: &Expr,
        name: &Ident,
        place: Span,
        span: Span,
        body: Body<'_, 't>,
    ) -> Option<Expr> {
        let ty = self.without_null(iterated.ty);
        let (id, args) = self.as_abstract(ty)?;
        self.ensure_abstract(id);
        let is_vector = &*self.program.abstraction(id).name.path == "haxe.ds.Vector";
        if !is_vector && self.program.abstraction(id).array_access.is_empty() {
            return None;
        }
        if self.has_method(iterated, "iterator", place) || self.has_method(iterated, "hasNext", place) {
            return None;
        }
        if !self.has_method(iterated, "length", place) {
            return None;
        }
        let held = iterated.ty;
        let local = self.temporary("array", held, place);
        let declared = self.void_expr(ExprKind::Declare(local, Some(Box::new(iterated.clone()))), place);
        let read = Expr::new(ExprKind::Local(local), held, place);
        let length = self.member(read.clone(), &"length".into(), place);
        let length = self.read(length, place);
        let length = self.assignable(length, self.known.int, place);
        let int = self.known.int;
        let index = self.temporary("index", int, place);
        let at = Expr::new(ExprKind::Local(index), int, place);
        let element = if is_vector {
            let kind = PlaceKind::Element(Box::new(read), Box::new(at));
            let place = Place { kind, ty: args[0], span: place };
            Expr::new(ExprKind::Read(Box::new(place)), args[0], span)
        } else {
            self.read_element(read, at, place)
        };
        let first = self.declare_with(name, element);
        let body = self.loop_body(body);
        let inside = self.void_expr(ExprKind::Block(vec![first, body]), span);
        let zero = self.literal_expr(crate::typed::Literal::Int(0), int, place);
        let kind = ExprKind::ForRange {
            local: index,
            from: Box::new(zero),
            to: Box::new(length),
            body: Box::new(inside),
        };
        let looped = self.void_expr(kind, span);
        Some(self.void_expr(ExprKind::Block(vec![declared, looped]), span))
    }
}

/// An expression by the class it makes, where an inlined function says less: its methods are called directly then.
fn narrowed(mut expr: Expr) -> Expr {
    let ty = match &mut expr.kind {
        ExprKind::New(..) => return expr,
        ExprKind::Block(parts) => match parts.pop() {
            Some(last) => {
                let last = narrowed(last);
                let ty = matches!(last.kind, ExprKind::New(..) | ExprKind::Block(_)).then_some(last.ty);
                parts.push(last);
                ty
            }
            None => None,
        },
        ExprKind::Cast(inner) if matches!(inner.kind, ExprKind::New(..)) => {
            let ExprKind::Cast(inner) = expr.kind else { return expr };
            return *inner;
        }
        _ => None,
    };
    if let Some(ty) = ty {
        expr.ty = ty;
    }
    expr
}
