//! Assignments, compound assignments, `++` and `--`.

use crate::source::{Name, Span};
use crate::syntax::{self, BinaryOp as Op};
use crate::typed::{
    Access as Rule, Expr, ExprKind, FieldId, FieldKind, Literal, OperandKind, Place, PlaceKind,
};
use crate::types::{Substitution, Type, TypeData};

use super::access::Access;
use super::operator::{Class, typed_op};
use super::{OverloadedOp, Typer, Want};

impl Typer<'_> {
    /// `target = value`.
    pub(super) fn assign(
        &mut self,
        target: &syntax::Expr,
        value: &syntax::Expr,
        span: Span,
        want: Want,
    ) -> Expr {
        let access = self.target(target);
        match access {
            Access::Broken => {
                self.value(value);
                self.broken(span)
            }
            Access::Place(place, refused) => {
                if let Some(message) = refused {
                    self.error(span, message);
                }
                let value = self.expr(value, Want::Type(place.ty));
                let value = self.assignable(value, place.ty, span);
                if is_itself(&place, &value) {
                    self.error(span, "Assigning a value to itself");
                }
                self.store(place, value, span)
            }
            Access::Property { object, field, by } => {
                let ty = self.instantiate(field, &by);
                let value = self.expr(value, Want::Type(ty));
                let value = self.assignable(value, ty, span);
                self.write_property(object, field, by, value, span)
            }
            Access::Element { this, index } => {
                let value = self.value(value);
                self.write_element(this, index, value, span)
            }
            Access::Resolved { this, name } => {
                let value = self.value(value);
                self.resolve_call(this, &name, Some(value), span)
            }
            Access::Method { object, field, by }
                if self.program.field(field).kind == FieldKind::Method(crate::typed::MethodKind::Dynamic) =>
            {
                let ty = self.instantiate(field, &by);
                let place = Place { kind: PlaceKind::Instance(Box::new(object), field), ty, span };
                let value = self.expr(value, Want::Type(ty));
                let value = self.assignable(value, ty, span);
                self.store(place, value, span)
            }
            Access::Static { field, by }
                if self.program.field(field).kind == FieldKind::Method(crate::typed::MethodKind::Dynamic) =>
            {
                let ty = self.instantiate(field, &by);
                let place = Place { kind: PlaceKind::Static(field), ty, span };
                let value = self.expr(value, Want::Type(ty));
                let value = self.assignable(value, ty, span);
                self.store(place, value, span)
            }
            Access::Method { field, .. } | Access::Static { field, .. } | Access::Extension { field, .. } => {
                let name = self.program.field(field).name.clone();
                let _ = want;
                self.value(value);
                self.fail(
                    span,
                    format!(
                        "Cannot rebind this method : please use 'dynamic' before method declaration: {name}"
                    ),
                )
            }
            _ => {
                self.value(value);
                self.fail(target.span, "Invalid assign")
            }
        }
    }

    /// What is assigned.
    fn target(&mut self, target: &syntax::Expr) -> Access {
        let access = self.access(target, Want::Value);
        if let Access::Place(Place { kind: PlaceKind::Local(local), .. }, _) = &access
            && self.cx.this_local == Some(*local)
            && !self.may_assign_this()
        {
            self.error(target.span, "Abstract 'this' value can only be modified inside an inline function");
        }
        access
    }

    fn may_assign_this(&self) -> bool {
        let is_inline = self.cx.field.is_some_and(|field| {
            self.program.field(field).kind == FieldKind::Method(crate::typed::MethodKind::Inline)
        });
        self.cx.in_constructor || is_inline
    }

    /// Writes a place.
    pub(super) fn store(&mut self, place: Place, value: Expr, span: Span) -> Expr {
        let ty = place.ty;
        Expr::new(ExprKind::Assign(Box::new(place), Box::new(value)), ty, span)
    }

    /// Writes a property.
    fn write_property(
        &mut self,
        object: Option<Expr>,
        field: FieldId,
        by: Substitution,
        value: Expr,
        span: Span,
    ) -> Expr {
        let data = self.program.field(field).clone();
        let FieldKind::Variable { write, .. } = data.kind else { return self.broken(span) };
        let ty = self.instantiate(field, &by);
        let allowed = match write {
            Rule::Accessor if !self.in_accessor("set_", field, object.as_ref()) => {
                let setter = format!("set_{}", data.name);
                return self.call_accessor(object, field, by, &setter, vec![value], ty, span);
            }
            Rule::Plain | Rule::Accessor => true,
            Rule::Private => self.is_own(field),
            Rule::Constructor => self.cx.in_constructor && self.is_own(field),
            Rule::Never | Rule::Inline => false,
        };
        if !allowed {
            return self.fail(span, format!("Cannot access field or identifier {} for writing", data.name));
        }
        let kind = match object {
            Some(object) => PlaceKind::Instance(Box::new(object), field),
            None => PlaceKind::Static(field),
        };
        self.store(Place { kind, ty, span }, value, span)
    }

    /// Puts an expression into a temporary, unless reading it again is the same.
    fn once(&mut self, value: Expr, parts: &mut Vec<Expr>) -> Expr {
        let stable = match &value.kind {
            ExprKind::This | ExprKind::Literal(_) | ExprKind::TypeValue(_) => true,
            ExprKind::Cast(inner) => matches!(inner.kind, ExprKind::This),
            _ => false,
        };
        if stable {
            return value;
        }
        let (ty, span) = (value.ty, value.span);
        let local = self.temporary("once", ty, span);
        parts.push(self.void_expr(ExprKind::Declare(local, Some(Box::new(value))), span));
        Expr::new(ExprKind::Local(local), ty, span)
    }

    /// A place whose parts are evaluated before, so that it can be read and written.
    pub(super) fn place_once(&mut self, place: Place, parts: &mut Vec<Expr>) -> Place {
        let kind = match place.kind {
            PlaceKind::Instance(object, field) => {
                PlaceKind::Instance(Box::new(self.once(*object, parts)), field)
            }
            PlaceKind::Anon(object, name) => PlaceKind::Anon(Box::new(self.once(*object, parts)), name),
            PlaceKind::Dynamic(object, name) => PlaceKind::Dynamic(Box::new(self.once(*object, parts)), name),
            PlaceKind::Element(object, index) => {
                let object = self.once(*object, parts);
                let index = self.once(*index, parts);
                PlaceKind::Element(Box::new(object), Box::new(index))
            }
            kind @ (PlaceKind::Local(_) | PlaceKind::Static(_)) => kind,
        };
        Place { kind, ..place }
    }

    fn with_parts(&mut self, mut parts: Vec<Expr>, last: Expr) -> Expr {
        if parts.is_empty() {
            return last;
        }
        let (ty, span) = (last.ty, last.span);
        parts.push(last);
        Expr::new(ExprKind::Block(parts), ty, span)
    }

    /// `target op= value`.
    pub(super) fn assign_op(
        &mut self,
        op: Op,
        target: &syntax::Expr,
        value: &syntax::Expr,
        span: Span,
    ) -> Expr {
        if op == Op::Coalesce || matches!(op, Op::And | Op::Or) {
            return self.fail(span, format!("`{}=` is not supported", op.text()));
        }
        match self.target(target) {
            Access::Broken => {
                self.value(value);
                self.broken(span)
            }
            Access::Place(place, refused) => {
                if let Some(message) = refused {
                    self.error(span, message);
                }
                let value = self.value(value);
                self.place_op(op, place, value, span)
            }
            access @ (Access::Property { .. } | Access::Element { .. } | Access::Resolved { .. }) => self
                .update(access, false, span, &mut |typer, old| {
                    let value = typer.value(value);
                    typer.operate(op, old, value, span)
                }),
            _ => {
                self.value(value);
                self.fail(target.span, "Invalid assign")
            }
        }
    }

    /// Reads, changes and writes what is no place: a property, or what an abstract's functions read and write.
    fn update(
        &mut self,
        access: Access,
        postfix: bool,
        span: Span,
        change: &mut dyn FnMut(&mut Self, Expr) -> Expr,
    ) -> Expr {
        let mut parts = Vec::new();
        let stable = match access {
            Access::Property { object, field, by } => {
                let object = object.map(|object| self.once(object, &mut parts));
                Access::Property { object, field, by }
            }
            Access::Element { this, index } => {
                let this = self.once(this, &mut parts);
                let index = self.once(index, &mut parts);
                Access::Element { this, index }
            }
            Access::Resolved { this, name } => Access::Resolved { this: self.once(this, &mut parts), name },
            access => access,
        };
        let old = self.read(stable.clone(), span);
        let (old, kept) = self.kept(old, postfix, &mut parts);
        let ty = old.ty;
        let new = change(self, old);
        let written = match stable {
            Access::Property { object, field, by } => {
                let new = self.assignable(new, ty, span);
                self.write_property(object, field, by, new, span)
            }
            Access::Element { this, index } => self.write_element(this, index, new, span),
            Access::Resolved { this, name } => self.resolve_call(this, &name, Some(new), span),
            _ => self.fail(span, "Invalid assign"),
        };
        self.old_or_new(parts, written, kept)
    }

    fn place_op(&mut self, op: Op, place: Place, value: Expr, span: Span) -> Expr {
        let ty = place.ty;
        // Abstracts may overload the assignment itself, or the operator.
        if self.has_operators(ty) || self.has_operators(value.ty) {
            let mut parts = Vec::new();
            let place = self.place_once(place, &mut parts);
            let old = self.read(Access::Place(place.clone(), None), span);
            let (old, value) = match self.overloaded(OverloadedOp::Assign(op), old, value, span) {
                Ok(result) => return self.with_parts(parts, result),
                Err(operands) => *operands,
            };
            let new = self.operate(op, old, value, span);
            let new = self.assignable(new, ty, span);
            let written = self.store(place, new, span);
            return self.with_parts(parts, written);
        }
        let (x, y) = (self.classify(ty), self.classify(value.ty));
        let Some(typed) = typed_op(op) else { return self.fail(span, "Invalid assign") };
        if op == Op::Add && (x == Class::String || (x == Class::Unknown && y == Class::String)) {
            if x == Class::Unknown {
                let string = self.known.string;
                let inner = self.without_null(ty);
                let _ = self.unify(inner, string);
            }
            let value = self.as_text(value);
            return Expr::new(ExprKind::AssignConcat(Box::new(place), Box::new(value)), ty, span);
        }
        // The operator says what it gives; that has to fit the place.
        let probe = self.probe(&place);
        let old = probe;
        let result = self.operate(op, old, value, span);
        let fits = self.assignable(result, ty, span);
        match fits.kind {
            ExprKind::Binary(found, kind, _, value) if found == typed => {
                Expr::new(ExprKind::AssignOp(Box::new(place), found, kind, value), ty, span)
            }
            ExprKind::Concat(_) | ExprKind::Cast(_) | ExprKind::Call(..) | ExprKind::Block(_) => {
                // A text in a place that is not a string's, or a cast of the result.
                let mut parts = Vec::new();
                let stable = self.place_once(place, &mut parts);
                let old = self.read(Access::Place(stable.clone(), None), span);
                let fits = replace_probe(fits, &old);
                let written = self.store(stable, fits, span);
                self.with_parts(parts, written)
            }
            _ => self.broken(span),
        }
    }

    /// Stands for a place's old value while an operator is being typed.
    fn probe(&mut self, place: &Place) -> Expr {
        Expr::new(
            ExprKind::Read(Box::new(Place {
                kind: PlaceKind::Dynamic(
                    Box::new(Expr::new(ExprKind::This, place.ty, place.span)),
                    PROBE.into(),
                ),
                ty: place.ty,
                span: place.span,
            })),
            place.ty,
            place.span,
        )
    }

    fn has_operators(&mut self, ty: Type) -> bool {
        let ty = self.without_null(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Abstract(id, _) => {
                self.ensure_abstract(id);
                !self.program.abstraction(id).operators.is_empty()
            }
            _ => false,
        }
    }

    /// `++target` and the like.
    pub(super) fn increment(
        &mut self,
        target: &syntax::Expr,
        is_decrement: bool,
        is_prefix: bool,
        span: Span,
        want: Want,
    ) -> Expr {
        let access = self.target(target);
        let op = if is_decrement { Op::Sub } else { Op::Add };
        let postfix = !is_prefix && want != Want::Nothing;
        match access {
            Access::Broken => self.broken(span),
            Access::Place(place, refused) => {
                if let Some(message) = refused {
                    self.error(span, message);
                }
                let ty = place.ty;
                if self.has_operators(ty) {
                    let read = self.read(Access::Place(place.clone(), None), span);
                    let id_args = self.as_abstract(ty);
                    if let Some((id, args)) = id_args {
                        let overload = OverloadedOp::Increment { is_decrement, is_prefix };
                        if let Some(result) = self.unary_overload(overload, id, &args, &read, span) {
                            return result;
                        }
                    }
                }
                let kind = match self.classify(ty) {
                    Class::Int => OperandKind::Int,
                    Class::Float => OperandKind::Float,
                    Class::Dynamic | Class::NumberParam => OperandKind::Dynamic,
                    Class::Unknown => {
                        let int = self.known.int;
                        let inner = self.without_null(ty);
                        let _ = self.unify(inner, int);
                        OperandKind::Int
                    }
                    Class::String | Class::Other => {
                        let int = self.known.int;
                        let _ = self.unify(ty, int);
                        self.mismatch(ty, int, target.span, None);
                        return self.broken(span);
                    }
                };
                let by = if is_decrement { -1 } else { 1 };
                let kind = ExprKind::Increment { place: Box::new(place), kind, by, postfix };
                Expr::new(kind, ty, span)
            }
            access @ (Access::Property { .. } | Access::Element { .. } | Access::Resolved { .. }) => self
                .update(access, postfix, span, &mut |typer, old| {
                    let one = typer.literal_expr(Literal::Int(1), typer.known.int, span);
                    typer.operate(op, old, one, span)
                }),
            _ => self.fail(target.span, "Invalid operation"),
        }
    }

    /// The old value, in a local if it is the result.
    fn kept(&mut self, old: Expr, postfix: bool, parts: &mut Vec<Expr>) -> (Expr, Option<Expr>) {
        if !postfix {
            return (old, None);
        }
        let (ty, span) = (old.ty, old.span);
        let local = self.temporary("old", ty, span);
        parts.push(self.void_expr(ExprKind::Declare(local, Some(Box::new(old))), span));
        let read = Expr::new(ExprKind::Local(local), ty, span);
        (read.clone(), Some(read))
    }

    fn old_or_new(&mut self, mut parts: Vec<Expr>, written: Expr, kept: Option<Expr>) -> Expr {
        match kept {
            None => self.with_parts(parts, written),
            Some(kept) => {
                parts.push(written);
                self.with_parts(parts, kept)
            }
        }
    }

    /// Reads an element by an abstract's function.
    pub(super) fn read_element(&mut self, this: Expr, index: Expr, span: Span) -> Expr {
        match self.element_function(&this, &index, None, span) {
            Some(call) => call,
            None => {
                let (x, y) = self.program.show_two(this.ty, index.ty);
                self.fail(span, format!("No @:arrayAccess function for {x} accepts argument of {y}"))
            }
        }
    }

    /// Writes an element by an abstract's function.
    fn write_element(&mut self, this: Expr, index: Expr, value: Expr, span: Span) -> Expr {
        // The value of the assignment is the value written.
        let mut parts = Vec::new();
        let simple = matches!(value.kind, ExprKind::Literal(_) | ExprKind::Local(_));
        let this = if simple { this } else { self.once(this, &mut parts) };
        let index = if simple { index } else { self.once(index, &mut parts) };
        let value = self.once_simple(value, &mut parts);
        match self.element_function(&this, &index, Some(&value), span) {
            Some(call) => {
                let void = self.expand(call.ty) == self.known.void;
                if void {
                    parts.push(call);
                    self.with_parts(parts, value)
                } else {
                    self.with_parts(parts, call)
                }
            }
            None => {
                let shown = self.program.show(this.ty);
                let (x, y) = self.program.show_two(index.ty, value.ty);
                self.fail(
                    span,
                    format!("No @:arrayAccess function for {shown} accepts arguments of {x} and {y}"),
                )
            }
        }
    }

    fn once_simple(&mut self, value: Expr, parts: &mut Vec<Expr>) -> Expr {
        if matches!(value.kind, ExprKind::Literal(_) | ExprKind::Local(_)) {
            return value;
        }
        self.once(value, parts)
    }

    fn element_function(
        &mut self,
        this: &Expr,
        index: &Expr,
        value: Option<&Expr>,
        span: Span,
    ) -> Option<Expr> {
        let (id, type_args) = {
            let ty = self.without_null(this.ty);
            self.as_abstract(ty)?
        };
        if let Some(special) = self.special_map(id, &type_args) {
            // A map of a known key: its own methods.
            let map = Expr::new(ExprKind::Cast(Box::new(this.clone())), special, span);
            let TypeData::Class(_, _) = self.program.types.get(special).clone() else { return None };
            let key = self.converted(index.clone(), type_args[0]).ok()?;
            return Some(match value {
                None => self.call_named_method(map, "get", vec![key], span),
                Some(value) => {
                    let value = self.converted(value.clone(), type_args[1]).ok()?;
                    self.call_named_method(map, "set", vec![key, value], span)
                }
            });
        }
        let params = self.program.abstraction(id).params.clone();
        let by = Substitution::new(&params, &type_args);
        let wanted = if value.is_some() { 2 } else { 1 };
        for field in self.program.abstraction(id).array_access.clone() {
            let mark = self.program.types.mark();
            let Some((by, mut args, result)) = self.signature_with(field, &by) else { continue };
            if self.is_static_function(field) {
                args.remove(0);
            }
            if args.len() != wanted {
                continue;
            }
            let Ok(key) = self.converted(index.clone(), args[0].ty) else {
                self.program.types.rewind(mark);
                continue;
            };
            let mut passed = vec![this.clone(), key];
            if let Some(value) = value {
                match self.converted(value.clone(), args[1].ty) {
                    Ok(value) => passed.push(value),
                    Err(_) => {
                        self.program.types.rewind(mark);
                        continue;
                    }
                }
            }
            if self.has_no_body(field) {
                let under = self.underlying(id, &type_args);
                let object = Expr::new(ExprKind::Cast(Box::new(this.clone())), under, span);
                let key = passed.swap_remove(1);
                let kind = PlaceKind::Element(Box::new(object), Box::new(key));
                let place = Place { kind, ty: result, span };
                return Some(match value {
                    None => Expr::new(ExprKind::Read(Box::new(place)), result, span),
                    Some(value) => self.store(place, value.clone(), span),
                });
            }
            return Some(self.call_static(field, passed, &by, result, span));
        }
        None
    }

    /// Reads a field by an abstract's `@:op(a.b)` function.
    pub(super) fn resolve_read(&mut self, this: Expr, name: &Name, span: Span) -> Expr {
        self.resolve_call(this, name, None, span)
    }

    fn resolve_call(&mut self, this: Expr, name: &Name, value: Option<Expr>, span: Span) -> Expr {
        let ty = self.without_null(this.ty);
        let Some((id, type_args)) = self.as_abstract(ty) else { return self.broken(span) };
        let params = self.program.abstraction(id).params.clone();
        let by = Substitution::new(&params, &type_args);
        let wanted = if value.is_some() { 2 } else { 1 };
        for field in self.program.abstraction(id).resolve.clone() {
            let ty = self.instantiate(field, &by);
            let Some((mut args, result)) = self.function_parts(ty) else { continue };
            if self.is_static_function(field) {
                args.remove(0);
            }
            if args.len() != wanted {
                continue;
            }
            let name = self.literal_expr(Literal::String(name.clone()), self.known.string, span);
            let mut passed = vec![this, name];
            if let Some(value) = value {
                passed.push(self.assignable(value, args[1].ty, span));
            }
            return self.call_static(field, passed, &by, result, span);
        }
        let shown = self.program.show(this.ty);
        self.fail(span, format!("{shown} has no field {name}"))
    }
}

/// Is a value what is in the place already: the same local, or the same field of `this`?
fn is_itself(place: &Place, value: &Expr) -> bool {
    match (&place.kind, &value.kind) {
        (PlaceKind::Local(target), ExprKind::Local(local)) => target == local,
        (PlaceKind::Instance(object, field), ExprKind::Read(read)) => match &read.kind {
            PlaceKind::Instance(other, read) => {
                field == read && matches!((&object.kind, &other.kind), (ExprKind::This, ExprKind::This))
            }
            _ => false,
        },
        (PlaceKind::Static(target), ExprKind::Read(read)) => {
            matches!(read.kind, PlaceKind::Static(field) if field == *target)
        }
        _ => false,
    }
}

/// The name of the field that stands for a place's old value.
const PROBE: &str = "`old";

/// Puts the old value where it was stood for.
fn replace_probe(mut expr: Expr, old: &Expr) -> Expr {
    fn replace(expr: &mut Expr, old: &Expr) {
        if let ExprKind::Read(place) = &expr.kind
            && matches!(&place.kind, PlaceKind::Dynamic(_, name) if &**name == PROBE)
        {
            *expr = old.clone();
            return;
        }
        crate::typed::children_mut(expr, &mut |part| replace(part, old));
    }
    replace(&mut expr, old);
    expr
}
