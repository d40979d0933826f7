//! What an expression becomes where a type is wanted: itself, or a call of an abstract's cast function.

use crate::source::Span;
use crate::typed::{Callee, Expr, ExprKind, FieldId};
use crate::types::{AbstractId, Substitution, Type, TypeData};

use super::Typer;

impl Typer<'_> {
    /// `value` where a `want` is wanted, with an error if it does not fit.
    pub(crate) fn assignable(&mut self, value: Expr, want: Type, span: Span) -> Expr {
        match self.converted(value, want) {
            Ok(value) => value,
            Err(value) => {
                self.mismatch(value.ty, want, span, None);
                value
            }
        }
    }

    /// Says that a type does not fit.
    pub(super) fn mismatch(&mut self, have: Type, want: Type, span: Span, argument: Option<String>) {
        let notes = self.unify_notes.clone();
        let mut lines = Vec::new();
        let (shown_have, shown_want) = self.program.show_two(have, want);
        match notes.first() {
            Some(first) if first.starts_with('!') => {
                lines.push(first[1..].to_owned());
                lines.extend(notes[1..].iter().cloned());
            }
            Some(first) if first.starts_with("error: ") => lines.extend(notes.iter().cloned()),
            _ => {
                lines.push(format!("{shown_have} should be {shown_want}"));
                lines.extend(notes.iter().cloned());
            }
        }
        lines.extend(argument);
        self.error(span, lines.join("\n"));
    }

    /// `value` where a `want` is wanted; back as it was if it does not fit.
    pub(super) fn converted(&mut self, value: Expr, want: Type) -> Result<Expr, Expr> {
        let mark = self.program.types.mark();
        // What an abstract says of itself goes before what its underlying type would do.
        if let Some((field, by)) = self.find_to(value.ty, want) {
            return Ok(self.call_cast(field, by, value));
        }
        if self.unify(value.ty, want) {
            return Ok(value);
        }
        let notes = std::mem::take(&mut self.unify_notes);
        self.program.types.rewind(mark);
        let result = self.cast_by_function(value, want);
        self.unify_notes = notes;
        result
    }

    /// Tries what a map's class is, then the `@:from` functions of the wanted abstract.
    fn cast_by_function(&mut self, value: Expr, want: Type) -> Result<Expr, Expr> {
        let have = self.without_null(value.ty);
        let target = self.without_null(want);
        if let TypeData::Abstract(id, args) = self.program.types.get(have).clone()
            && let Some(special) = self.special_map(id, &args)
            && self.try_unify(special, target)
        {
            let span = value.span;
            return Ok(Expr::new(ExprKind::Cast(Box::new(value)), special, span));
        }
        if let TypeData::Abstract(id, args) = self.program.types.get(target).clone() {
            self.ensure_abstract(id);
            let casts = self.program.abstraction(id).from.iter().filter_map(|cast| cast.by).collect();
            if let Some((field, by)) = self.find_cast(id, &args, casts, Some(value.ty), target) {
                return Ok(self.call_cast(field, by, value));
            }
        }
        Err(value)
    }

    /// The `@:to` function of the value's abstract that gives what is wanted.
    fn find_to(&mut self, have: Type, want: Type) -> Option<(FieldId, Substitution)> {
        let (have, target) = (self.without_null(have), self.without_null(want));
        let TypeData::Abstract(id, args) = self.program.types.get(have).clone() else { return None };
        self.ensure_abstract(id);
        let casts: Vec<FieldId> = self.program.abstraction(id).to.iter().filter_map(|cast| cast.by).collect();
        let is_itself = match self.program.types.get(target) {
            TypeData::Abstract(other, _) => *other == id,
            TypeData::Mono(_) => true,
            _ => false,
        };
        if casts.is_empty() || is_itself {
            return None;
        }
        self.find_cast(id, &args, casts, None, target)
    }

    /// The first cast function of an abstract that takes such a value, or its underlying one, and gives what is wanted.
    fn find_cast(
        &mut self,
        id: AbstractId,
        args: &[Type],
        casts: Vec<FieldId>,
        have: Option<Type>,
        want: Type,
    ) -> Option<(FieldId, Substitution)> {
        let by = Substitution::new(&self.program.abstraction(id).params, args);
        let is_dynamic = |typer: &Self, ty| matches!(typer.program.types.get(ty), TypeData::Dynamic(_));
        let wants_dynamic = is_dynamic(self, want);
        for field in casts {
            let mark = self.program.types.mark();
            let Some((by, taken, result)) = self.signature_with(field, &by) else { continue };
            let takes = match (taken.first(), have) {
                (Some(first), Some(have)) => self.unify(have, first.ty),
                (None, Some(_)) => false,
                // A static `@:to` function takes the underlying value.
                (Some(first), None) if self.is_static_function(field) => {
                    let under = self.underlying(id, args);
                    self.unify(under, first.ty)
                }
                (_, None) => true,
            };
            // Everything would fit Dynamic.
            let gives = |typer: &mut Self| !wants_dynamic || have.is_some() || is_dynamic(typer, result);
            if takes && gives(self) && self.unify(result, want) {
                return Some((field, by));
            }
            self.program.types.rewind(mark);
        }
        None
    }

    /// Is it a function of an abstract without `this`?
    pub(super) fn is_static_function(&self, field: FieldId) -> bool {
        !self.has_this(field)
    }

    fn call_cast(&mut self, field: FieldId, by: Substitution, value: Expr) -> Expr {
        let ty = self.field_type(field);
        let ty = self.program.types.substitute(ty, &by);
        let result = match self.program.types.get(ty) {
            TypeData::Function(_, result) => *result,
            _ => ty,
        };
        let span = value.span;
        self.call_static(field, vec![value], &by, result, span)
    }

    /// A call of a static function whose arguments are complete; inlined if the function asks for it.
    pub(super) fn call_static(
        &mut self,
        field: FieldId,
        args: Vec<Expr>,
        by: &Substitution,
        result: Type,
        span: Span,
    ) -> Expr {
        self.use_field(field);
        match self.inlined(field, None, args, by, result, span) {
            Ok(value) => value,
            Err((_, args)) => Expr::new(ExprKind::Call(Callee::Static(field), args), result, span),
        }
    }
}
