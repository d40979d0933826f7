//! Abstracts: underlying types, casts, operators.

use crate::syntax::{Expr, ExprKind, Field, FieldKind, TypeDeclKind, UnaryOp, find_metadata};
use crate::typed::{AbstractCast, AbstractOperator, FieldId};
use crate::types::{AbstractId, Substitution, Type, TypeData};

use super::{OverloadedOp, State, Typer};

impl Typer<'_> {
    /// Finds out what an abstract is.
    pub(super) fn ensure_abstract(&mut self, id: AbstractId) {
        let (state, source) = self.abstract_states[id.index()];
        if state != State::New {
            return;
        }
        self.abstract_states[id.index()].0 = State::Busy;
        let file = self.file_of(source);
        let decl = &file.syntax.types[source.index.unwrap_or(0)];
        let params = self.program.abstraction(id).params.clone();
        let own: Vec<Type> = params.iter().map(|&param| self.program.types.param_type(param)).collect();
        let itself = self.program.types.abstraction(id, &own);
        self.program.abstracts[id.index()].underlying = itself;
        let mut cx = self.decl_context(source, &params);
        cx.abstraction = Some(id);
        self.within(cx, |typer| {
            let TypeDeclKind::Abstract { underlying, from, to, .. } = &decl.kind else { return };
            if let Some(underlying) = underlying {
                let ty = typer.type_expr(underlying);
                typer.program.abstracts[id.index()].underlying = ty;
            } else if !typer.program.abstraction(id).is_core {
                typer.error(decl.name.span, "Abstract without underlying type");
            }
            for ty in from {
                let ty = typer.type_expr(ty);
                typer.program.abstracts[id.index()].from.push(AbstractCast { ty, by: None });
            }
            for ty in to {
                let ty = typer.type_expr(ty);
                typer.program.abstracts[id.index()].to.push(AbstractCast { ty, by: None });
            }
            for (param, &id) in decl.params.iter().zip(&params) {
                typer.resolve_constraints(param, id);
            }
        });
        self.abstract_states[id.index()].0 = State::Done;
        if let Some(class) = self.program.abstraction(id).functions {
            self.ensure_class(class);
        }
    }

    /// The type an abstract's values have when the program runs, one step down.
    pub(super) fn underlying(&mut self, id: AbstractId, args: &[Type]) -> Type {
        self.ensure_abstract(id);
        let data = self.program.abstraction(id);
        let by = Substitution::new(&data.params, args);
        let underlying = data.underlying;
        self.program.types.substitute(underlying, &by)
    }

    /// Notes what a function of an abstract is for, by its metadata.
    pub(super) fn note_abstract_field(&mut self, id: AbstractId, syntax: &Field, field: FieldId) {
        for meta in &syntax.meta {
            match &*meta.name {
                ":from" => self.note_cast(id, syntax, field, true),
                ":to" => self.note_cast(id, syntax, field, false),
                ":arrayAccess" => self.program.abstracts[id.index()].array_access.push(field),
                ":resolve" => self.program.abstracts[id.index()].resolve.push(field),
                ":op" => {
                    let Some(arg) = meta.args.first() else { continue };
                    match &arg.kind {
                        ExprKind::Field { .. } => self.program.abstracts[id.index()].resolve.push(field),
                        ExprKind::Array(_) | ExprKind::Index { .. } => {
                            self.program.abstracts[id.index()].array_access.push(field);
                        }
                        _ => match operator(arg) {
                            Some(op) => {
                                let commutative = find_metadata(&syntax.meta, ":commutative").is_some();
                                let operator = AbstractOperator { op, by: field, commutative };
                                self.program.abstracts[id.index()].operators.push(operator);
                            }
                            None => self.error(meta.span, "Invalid operator overload"),
                        },
                    }
                }
                _ => {}
            }
        }
    }

    fn note_cast(&mut self, id: AbstractId, syntax: &Field, field: FieldId, is_from: bool) {
        let FieldKind::Function(function) = &syntax.kind else {
            self.error(syntax.name.span, "Cast functions must be functions");
            return;
        };
        // The type is found when it is needed: the function's signature says it.
        let ty = self.program.types.mono();
        let cast = AbstractCast { ty, by: Some(field) };
        if is_from {
            if function.params.is_empty() {
                self.error(syntax.name.span, "Cast functions from another type take a value");
                return;
            }
            self.program.abstracts[id.index()].from.push(cast);
        } else {
            self.program.abstracts[id.index()].to.push(cast);
        }
    }

    /// The type of an abstract that a type is, behind typedefs, with its arguments.
    pub(super) fn as_abstract(&mut self, ty: Type) -> Option<(AbstractId, Vec<Type>)> {
        let ty = self.expand(ty);
        match self.program.types.get(ty) {
            TypeData::Abstract(id, args) => Some((*id, args.to_vec())),
            _ => None,
        }
    }

    /// Is it `Null<T>`?
    pub(super) fn is_null_type(&self, ty: Type) -> bool {
        matches!(self.program.types.get(ty), TypeData::Abstract(id, _) if *id == self.known.null)
    }

    /// `T` of `Null<T>`, behind typedefs; other types as they are, typedefs expanded.
    pub(super) fn without_null(&mut self, ty: Type) -> Type {
        let mut ty = self.expand(ty);
        for _ in 0..20 {
            match self.program.types.get(ty).clone() {
                TypeData::Abstract(id, args) if id == self.known.null => ty = self.expand(args[0]),
                _ => break,
            }
        }
        ty
    }

    /// The type behind typedefs, `Null` and abstracts.
    pub(super) fn concrete(&mut self, ty: Type) -> Type {
        let mut ty = self.without_null(ty);
        for _ in 0..50 {
            let TypeData::Abstract(id, args) = self.program.types.get(ty).clone() else { return ty };
            self.ensure_abstract(id);
            if self.program.abstraction(id).is_core {
                return ty;
            }
            let under = self.underlying(id, &args);
            ty = self.without_null(under);
        }
        ty
    }
}

fn operator(expr: &Expr) -> Option<OverloadedOp> {
    match &expr.kind {
        ExprKind::Paren(inner) => operator(inner),
        ExprKind::Binary { op, .. } => Some(OverloadedOp::Binary(*op)),
        ExprKind::Assign { op: Some(op), .. } => Some(OverloadedOp::Assign(*op)),
        ExprKind::Unary { op, .. } if *op != UnaryOp::Spread => Some(OverloadedOp::Unary(*op)),
        ExprKind::Increment { is_decrement, is_prefix, .. } => {
            Some(OverloadedOp::Increment { is_decrement: *is_decrement, is_prefix: *is_prefix })
        }
        ExprKind::Is { .. } => None,
        _ => None,
    }
}
