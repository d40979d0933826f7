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
        if self.unify(value.ty, want) {
            return Ok(value);
        }
        let notes = std::mem::take(&mut self.unify_notes);
        self.program.types.rewind(mark);
        let result = self.cast_by_function(value, want);
        self.unify_notes = notes;
        result
    }

    /// Tries the `@:to` functions of the value's abstract, then the `@:from` functions of the wanted one.
    fn cast_by_function(&mut self, value: Expr, want: Type) -> Result<Expr, Expr> {
        let have = self.without_null(value.ty);
        let target = self.without_null(want);
        if let TypeData::Abstract(id, args) = self.program.types.get(have).clone() {
            // A map is also what its class is.
            if let Some(special) = self.special_map(id, &args)
                && self.try_unify(special, target)
            {
                let span = value.span;
                return Ok(Expr::new(ExprKind::Cast(Box::new(value)), special, span));
            }
            if let Some((field, by)) = self.find_to(id, &args, target) {
                return Ok(self.call_cast(field, by, value));
            }
        }
        if let TypeData::Abstract(id, args) = self.program.types.get(target).clone()
            && let Some((field, by)) = self.find_from(id, &args, value.ty, target)
        {
            return Ok(self.call_cast(field, by, value));
        }
        Err(value)
    }

    fn find_to(&mut self, id: AbstractId, args: &[Type], want: Type) -> Option<(FieldId, Substitution)> {
        self.ensure_abstract(id);
        let data = self.program.abstraction(id);
        let by = Substitution::new(&data.params, args);
        let casts: Vec<FieldId> = data.to.iter().filter_map(|cast| cast.by).collect();
        for field in casts {
            let mark = self.program.types.mark();
            self.ensure_signature(field);
            let params = self.program.field(field).params.clone();
            let by = self.with_unknowns(&params, &by);
            let ty = self.field_type(field);
            let ty = self.program.types.substitute(ty, &by);
            let TypeData::Function(fun_args, result) = self.program.types.get(ty).clone() else { continue };
            // A static `@:to` function takes the underlying value.
            let takes_this = fun_args.first().filter(|_| self.is_static_function(field));
            let this_fits = match takes_this {
                Some(arg) => {
                    let under = self.underlying(id, args);
                    self.unify(under, arg.ty)
                }
                None => true,
            };
            if this_fits && self.unify(result, want) {
                return Some((field, by));
            }
            self.program.types.rewind(mark);
        }
        None
    }

    fn find_from(
        &mut self,
        id: AbstractId,
        args: &[Type],
        have: Type,
        want: Type,
    ) -> Option<(FieldId, Substitution)> {
        self.ensure_abstract(id);
        let data = self.program.abstraction(id);
        let by = Substitution::new(&data.params, args);
        let casts: Vec<FieldId> = data.from.iter().filter_map(|cast| cast.by).collect();
        for field in casts {
            let mark = self.program.types.mark();
            self.ensure_signature(field);
            let params = self.program.field(field).params.clone();
            let by = self.with_unknowns(&params, &by);
            let ty = self.field_type(field);
            let ty = self.program.types.substitute(ty, &by);
            let TypeData::Function(fun_args, result) = self.program.types.get(ty).clone() else { continue };
            let Some(arg) = fun_args.first() else { continue };
            if self.unify(have, arg.ty) && self.unify(result, want) {
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
