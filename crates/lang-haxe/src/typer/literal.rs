//! Literals: tokens, interpolated strings, arrays, maps, comprehensions.

use crate::source::Span;
use crate::syntax::{self, ExprKind as Written, StringPart};
use crate::typed::{Expr, ExprKind, Literal};
use crate::types::{DYNAMIC, Type, TypeData};

use super::context::Comprehension;
use super::{Typer, Want};

impl Typer<'_> {
    /// A literal of one token.
    pub(super) fn token(&mut self, literal: &syntax::Literal, span: Span, want: Want) -> Expr {
        match literal {
            syntax::Literal::Null => {
                if let Want::Type(ty) = want {
                    // A null of a known type is of that type, made nullable where it would not be.
                    let expanded = self.expand(ty);
                    if self.program.types.as_mono(expanded).is_none() && expanded != self.known.void {
                        let ty = self.nullable(ty);
                        return self.literal_expr(Literal::Null, ty, span);
                    }
                }
                self.null_expr(span)
            }
            syntax::Literal::Bool(value) => self.literal_expr(Literal::Bool(*value), self.known.bool_, span),
            syntax::Literal::Int(value) => {
                // An integer where a float is wanted is one.
                if let Want::Type(ty) = want {
                    let wanted = self.without_null(ty);
                    if wanted == self.known.float {
                        return self.literal_expr(Literal::Float(f64::from(*value)), self.known.float, span);
                    }
                }
                self.literal_expr(Literal::Int(*value), self.known.int, span)
            }
            syntax::Literal::UInt(value) => {
                self.literal_expr(Literal::Int(*value as i32), self.known.int, span)
            }
            syntax::Literal::Int64(_) => self.fail(span, "Integers of 64 bits are not supported as literals"),
            syntax::Literal::Float(value) => {
                self.literal_expr(Literal::Float(*value), self.known.float, span)
            }
            syntax::Literal::String(text) => {
                self.literal_expr(Literal::String(text.clone()), self.known.string, span)
            }
        }
    }

    /// `'a $b'`.
    pub(super) fn interpolation(&mut self, parts: &[StringPart], span: Span) -> Expr {
        let mut typed = Vec::new();
        for part in parts {
            match part {
                StringPart::Text(text, span) => {
                    typed.push(self.literal_expr(Literal::String(text.clone()), self.known.string, *span));
                }
                StringPart::Expr(expr) => {
                    let value = self.value(expr);
                    let value = self.as_text(value);
                    self.push_text(&mut typed, value);
                }
            }
        }
        Expr::new(ExprKind::Concat(typed), self.known.string, span)
    }

    /// What becomes text has its `toString` called.
    pub(super) fn used_as_text(&mut self, value: &Expr) {
        if !self.is_basic(self.program.types.follow(value.ty)) {
            self.use_name(&"toString".into());
        }
    }

    /// The elements that an array literal should have. Unknown ones are found from the literal.
    fn wanted_element(&mut self, want: Want) -> Option<Type> {
        let element = self.element_wanted(want)?;
        self.program.types.as_mono(element).is_none().then_some(element)
    }

    fn element_wanted(&mut self, want: Want) -> Option<Type> {
        let Want::Type(ty) = want else { return None };
        let ty = self.without_null(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Class(id, args) if id == self.known.array => Some(args[0]),
            TypeData::Abstract(id, args) => {
                // An abstract that arrays cast to: `from Array<T>`, or an abstract of an array.
                let data = self.program.abstraction(id);
                if data.is_core {
                    return None;
                }
                self.ensure_abstract(id);
                let casts = self.program.abstraction(id).from.clone();
                let params = self.program.abstraction(id).params.clone();
                let by = crate::types::Substitution::new(&params, &args);
                for cast in casts {
                    let from = match cast.by {
                        None => cast.ty,
                        Some(field) => match self.cast_source(field) {
                            Some(ty) => ty,
                            None => continue,
                        },
                    };
                    let from = self.program.types.substitute(from, &by);
                    let from = self.expand(from);
                    if let TypeData::Class(class, args) = self.program.types.get(from).clone()
                        && class == self.known.array
                    {
                        return Some(args[0]);
                    }
                }
                None
            }
            TypeData::Anon(anon) => {
                // `Iterable<T>`.
                let iterator = self.program.types.anon_field(anon, "iterator")?.ty;
                let TypeData::Function(_, result) = self.program.types.get(iterator).clone() else {
                    return None;
                };
                let result = self.expand(result);
                let TypeData::Anon(anon) = *self.program.types.get(result) else { return None };
                let next = self.program.types.anon_field(anon, "next")?.ty;
                match self.program.types.get(next) {
                    TypeData::Function(_, result) => Some(*result),
                    _ => None,
                }
            }
            TypeData::Dynamic(_) => Some(DYNAMIC),
            _ => None,
        }
    }

    /// What a `@:from` function takes, if that does not depend on parameters of its own.
    fn cast_source(&mut self, field: crate::typed::FieldId) -> Option<Type> {
        let ty = self.field_type(field);
        if !self.program.field(field).params.is_empty() {
            return None;
        }
        match self.program.types.get(ty) {
            TypeData::Function(args, _) => args.first().map(|arg| arg.ty),
            _ => None,
        }
    }

    /// `[a, b]`.
    pub(super) fn array(&mut self, parts: &[syntax::Expr], span: Span, want: Want) -> Expr {
        // An empty literal where a map is wanted is a map.
        if parts.is_empty()
            && let Some((key, value)) = self.wanted_map(want)
        {
            return self.new_map(key, value, span);
        }
        if let Some(element) = self.wanted_element(want) {
            let mut typed = Vec::new();
            for part in parts {
                typed.push(self.expect(part, element));
            }
            let ty = self.array_of(element);
            return Expr::new(ExprKind::Array(typed), ty, span);
        }
        let mut element = self.program.types.mono();
        let mut typed: Vec<Expr> = Vec::new();
        let mut mixed = false;
        for part in parts {
            let known = self.program.types.as_mono(element).is_none();
            let value = self.expr(part, if known { Want::Type(element) } else { Want::Value });
            if mixed {
                typed.push(value);
                continue;
            }
            match self.common(element, value.ty) {
                Some(ty) => element = ty,
                None => {
                    self.error(
                        part.span,
                        "Arrays of mixed types are only allowed if the type is forced to Array<Dynamic>",
                    );
                    let (have, want) = self.program.show_two(value.ty, element);
                    self.error(part.span, format!("{have} should be {want}"));
                    mixed = true;
                }
            }
            typed.push(value);
        }
        let element = if mixed { DYNAMIC } else { element };
        // Parts typed before the common type was known may need a cast.
        let typed = if mixed {
            typed
        } else {
            typed
                .into_iter()
                .map(|value| self.converted(value, element).unwrap_or_else(|value| value))
                .collect()
        };
        let ty = self.array_of(element);
        Expr::new(ExprKind::Array(typed), ty, span)
    }

    /// A type that both fit, where two values meet: the branches of `if`, elements of arrays.
    pub(super) fn common(&mut self, a: Type, b: Type) -> Option<Type> {
        let (x, y) = (self.program.types.follow(a), self.program.types.follow(b));
        if x == y {
            return Some(x);
        }
        // `null` first: the other, nullable.
        if self.is_null_type(x) && !self.is_null_type(y) {
            let inner = self.without_null(x);
            if self.program.types.as_mono(inner).is_some() {
                let other = self.expand(y);
                if self.try_unify(inner, y) {
                    return Some(if self.is_basic(other) { x } else { y });
                }
                return None;
            }
            if self.try_unify(y, inner) || self.try_unify(inner, y) {
                return Some(x);
            }
            return None;
        }
        if self.is_null_type(y) && !self.is_null_type(x) {
            let inner = self.without_null(y);
            if self.program.types.as_mono(x).is_none() && self.try_unify(inner, x) {
                return Some(self.nullable(x));
            }
        }
        if self.try_unify(y, x) {
            return Some(x);
        }
        if self.try_unify(x, y) {
            return Some(y);
        }
        self.common_ancestor(x, y)
    }

    fn common_ancestor(&mut self, a: Type, b: Type) -> Option<Type> {
        let (a, b) = (self.expand(a), self.expand(b));
        match (self.program.types.get(a).clone(), self.program.types.get(b).clone()) {
            (TypeData::Class(class, args), TypeData::Class(..)) => {
                let mut at = Some((class, args.to_vec()));
                while let Some((class, args)) = at {
                    let ty = self.program.types.class(class, &args);
                    if self.try_unify(b, ty) {
                        return Some(ty);
                    }
                    let by =
                        crate::types::Substitution::new(&self.program.class(class).params.clone(), &args);
                    let data = self.program.class(class);
                    let interfaces = data.interfaces.clone();
                    let parent = data.super_class.clone();
                    for (interface, of) in interfaces {
                        let of: Vec<Type> =
                            of.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect();
                        let ty = self.program.types.class(interface, &of);
                        if self.try_unify(b, ty) {
                            return Some(ty);
                        }
                    }
                    at = parent.map(|(parent, of)| {
                        (parent, of.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect())
                    });
                }
                None
            }
            (TypeData::Anon(x), TypeData::Anon(y)) => {
                // The fields that both have.
                let (xs, ys) =
                    (self.program.types.anon_data(x).clone(), self.program.types.anon_data(y).clone());
                let mut fields = Vec::new();
                for field in xs.fields {
                    if let Some(other) = ys.fields.iter().find(|other| other.name == field.name)
                        && self.try_unify(other.ty, field.ty)
                    {
                        fields.push(field);
                    }
                }
                if fields.is_empty() { None } else { Some(self.program.types.anon(fields)) }
            }
            _ => None,
        }
    }

    /// Key and value of a map that is wanted.
    fn wanted_map(&mut self, want: Want) -> Option<(Type, Type)> {
        let Want::Type(ty) = want else { return None };
        let ty = self.without_null(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Abstract(id, args) if &*self.program.abstraction(id).name.path == "haxe.ds.Map" => {
                Some((args[0], args[1]))
            }
            _ => None,
        }
    }

    fn new_map(&mut self, key: Type, value: Type, span: Span) -> Expr {
        let path = "haxe.ds.Map".into();
        let Some(ty) = self.std_type(&path, &[key, value]) else {
            return self.fail(span, "Type not found : haxe.ds.Map");
        };
        self.new_multi_type(ty, span)
    }

    /// `[k => v]`.
    pub(super) fn map(&mut self, entries: &[(syntax::Expr, syntax::Expr)], span: Span, want: Want) -> Expr {
        let (key, value) = match self.wanted_map(want) {
            Some((key, value)) => {
                let entries: Vec<(Expr, Expr)> =
                    entries.iter().map(|(k, v)| (self.expect(k, key), self.expect(v, value))).collect();
                return self.filled_map(key, value, entries, span);
            }
            None => (self.program.types.mono(), self.program.types.mono()),
        };
        let (mut key, mut value) = (key, value);
        let mut typed = Vec::new();
        for (k, v) in entries {
            let known = self.program.types.as_mono(key).is_none();
            let k_typed = self.expr(k, if known { Want::Type(key) } else { Want::Value });
            match self.common(key, k_typed.ty) {
                Some(ty) => key = ty,
                None => self.mismatch(k_typed.ty, key, k.span, None),
            }
            let known = self.program.types.as_mono(value).is_none();
            let v_typed = self.expr(v, if known { Want::Type(value) } else { Want::Value });
            match self.common(value, v_typed.ty) {
                Some(ty) => value = ty,
                None => {
                    let message =
                        "Map of mixed types are only allowed if the type is forced to Map<_, Dynamic>";
                    self.error(v.span, message);
                    value = DYNAMIC;
                }
            }
            typed.push((k_typed, v_typed));
        }
        self.filled_map(key, value, typed, span)
    }

    fn filled_map(&mut self, key: Type, value: Type, entries: Vec<(Expr, Expr)>, span: Span) -> Expr {
        let map = self.new_map(key, value, span);
        let ty = map.ty;
        let local = self.temporary("map", ty, span);
        let mut parts = vec![self.void_expr(ExprKind::Declare(local, Some(Box::new(map))), span)];
        for (k, v) in entries {
            let object = Expr::new(ExprKind::Local(local), ty, span);
            let set = self.call_named_method(object, "set", vec![k, v], span);
            parts.push(set);
        }
        parts.push(Expr::new(ExprKind::Local(local), ty, span));
        Expr::new(ExprKind::Block(parts), ty, span)
    }

    /// `[for (…) e]`, `[while (…) e]`.
    pub(super) fn comprehension(&mut self, body: &syntax::Expr, span: Span, want: Want) -> Expr {
        let is_map = holds_entries(body);
        let wanted = if is_map { self.wanted_map(want) } else { None };
        let (key, element) = match wanted {
            Some((key, value)) => (Some(key), value),
            None if is_map => (Some(self.program.types.mono()), self.program.types.mono()),
            None => {
                let element = self.wanted_element(want).unwrap_or_else(|| self.program.types.mono());
                (None, element)
            }
        };
        let ty = match key {
            Some(key) => match self.std_type(&"haxe.ds.Map".into(), &[key, element]) {
                Some(ty) => ty,
                None => return self.fail(span, "Type not found : haxe.ds.Map"),
            },
            None => self.array_of(element),
        };
        let local = self.temporary(if is_map { "map" } else { "array" }, ty, span);
        self.cx.comprehensions.push(Comprehension { local, element, key });
        let body = self.comprehension_body(body);
        self.cx.comprehensions.pop();
        match key {
            None => Expr::new(ExprKind::Comprehension { local, body: Box::new(body) }, ty, span),
            Some(key) => {
                let map = self.new_map(key, element, span);
                let parts = vec![
                    self.void_expr(ExprKind::Declare(local, Some(Box::new(map))), span),
                    body,
                    Expr::new(ExprKind::Local(local), ty, span),
                ];
                Expr::new(ExprKind::Block(parts), ty, span)
            }
        }
    }

    /// The innermost expression of a comprehension is an element; loops, conditions and blocks around it are as always.
    pub(super) fn comprehension_body(&mut self, body: &syntax::Expr) -> Expr {
        let span = body.span;
        match &body.kind {
            Written::For { binder, iterable, body } => {
                self.for_loop_with(binder, iterable, span, &mut |typer| typer.comprehension_body(body))
            }
            Written::While { condition, body, is_do } => {
                self.while_loop_with(condition, *is_do, span, &mut |typer| typer.comprehension_body(body))
            }
            Written::Paren(inner) | Written::Meta { expr: inner, .. } => self.comprehension_body(inner),
            Written::If { condition, then, otherwise } => {
                let condition = self.condition(condition);
                let then = self.comprehension_body(then);
                let otherwise = otherwise.as_ref().map(|part| Box::new(self.comprehension_body(part)));
                self.void_expr(ExprKind::If(Box::new(condition), Box::new(then), otherwise), span)
            }
            Written::Block(parts) if !parts.is_empty() => {
                let mut typed = Vec::new();
                self.scoped(|typer| {
                    for (at, part) in parts.iter().enumerate() {
                        typed.push(if at + 1 == parts.len() {
                            typer.comprehension_body(part)
                        } else {
                            typer.expr(part, Want::Nothing)
                        });
                    }
                });
                self.void_expr(ExprKind::Block(typed), span)
            }
            Written::Switch { subject, cases, default } if self.cx.comprehensions.last().is_some() => self
                .switch_with(subject, cases, default.as_deref(), span, &mut |typer, parts, span| {
                    let block = syntax::Expr { kind: Written::Block(parts.to_vec()), span };
                    typer.comprehension_body(&block)
                }),
            Written::Continue | Written::Break | Written::Return(_) | Written::Throw(_) => {
                self.expr(body, Want::Nothing)
            }
            Written::Arrow { key, value } => {
                let Some(Comprehension { local, element, key: Some(key_type) }) =
                    self.cx.comprehensions.last().copied()
                else {
                    return self.fail(span, "Unexpected =>");
                };
                let key = self.expect(key, key_type);
                let value = self.expect(value, element);
                let ty = self.local_type(local);
                let object = Expr::new(ExprKind::Local(local), ty, span);
                self.call_named_method(object, "set", vec![key, value], span)
            }
            _ => {
                let Some(Comprehension { local, element, .. }) = self.cx.comprehensions.last().copied()
                else {
                    return self.expr(body, Want::Nothing);
                };
                let value = self.expect(body, element);
                self.void_expr(ExprKind::Append(local, Box::new(value)), span)
            }
        }
    }
}

/// Is the innermost expression of a comprehension `k => v`?
fn holds_entries(body: &syntax::Expr) -> bool {
    match &body.kind {
        Written::For { body, .. } | Written::While { body, .. } => holds_entries(body),
        Written::Paren(inner) | Written::Meta { expr: inner, .. } => holds_entries(inner),
        Written::If { then, otherwise, .. } => {
            holds_entries(then) || otherwise.as_ref().is_some_and(|part| holds_entries(part))
        }
        Written::Block(parts) => parts.last().is_some_and(holds_entries),
        Written::Arrow { .. } => true,
        _ => false,
    }
}
