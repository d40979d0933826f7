//! Operators that abstracts overload.

use crate::source::Span;
use crate::syntax::{self, BinaryOp as Op, UnaryOp as WrittenUnary};
use crate::typed::{Expr, ExprKind, FieldId, OperandKind, UnaryOp};
use crate::types::{Substitution, Type, TypeData};

use super::operator::Class;
use super::{OverloadedOp, Typer};

impl Typer<'_> {
    /// An operator that an abstract overloads. Operands back if none does.
    pub(super) fn overloaded(
        &mut self,
        op: OverloadedOp,
        left: Expr,
        right: Expr,
        span: Span,
    ) -> Result<Expr, Box<(Expr, Expr)>> {
        let (x, y) = (self.as_overloading(left.ty), self.as_overloading(right.ty));
        for (of, is_left) in [(x, true), (y, false)] {
            let Some((id, args)) = of else { continue };
            let data = self.program.abstraction(id);
            let params = data.params.clone();
            let operators = data.operators.clone();
            let by = Substitution::new(&params, &args);
            for operator in operators.iter().filter(|known| known.op == op) {
                let orders: &[bool] = if operator.commutative { &[false, true] } else { &[false] };
                for &swapped in orders {
                    // A method's `this` is the operand that is of the abstract, not one that casts to it.
                    if self.has_this(operator.by) && is_left == swapped {
                        continue;
                    }
                    let mark = self.program.types.mark();
                    let (first, second) = if swapped { (&right, &left) } else { (&left, &right) };
                    let found = self.operator_fits(operator.by, &by, first, second, id);
                    let _ = is_left;
                    if let Some((by, operands, result)) = found {
                        return Ok(self.call_operator(
                            op,
                            operator.by,
                            by,
                            left,
                            right,
                            swapped,
                            operands,
                            result,
                            span,
                        ));
                    }
                    self.program.types.rewind(mark);
                }
            }
        }
        // `a != b` where `==` is overloaded alone.
        if op == OverloadedOp::Binary(Op::NotEq) {
            return match self.overloaded(OverloadedOp::Binary(Op::Eq), left, right, span) {
                Ok(equal) => {
                    let kind = ExprKind::Unary(UnaryOp::Not, OperandKind::Bool, Box::new(equal));
                    Ok(Expr::new(kind, self.known.bool_, span))
                }
                Err(operands) => Err(operands),
            };
        }
        Err(Box::new((left, right)))
    }

    pub(super) fn as_overloading(&mut self, ty: Type) -> Option<(crate::types::AbstractId, Vec<Type>)> {
        let ty = self.without_null(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Abstract(id, args) => {
                self.ensure_abstract(id);
                (!self.program.abstraction(id).operators.is_empty()).then(|| (id, args.to_vec()))
            }
            _ => None,
        }
    }

    /// Do operands fit an operator's function? What its parameters stand for, its operands' types and result.
    fn operator_fits(
        &mut self,
        field: FieldId,
        by: &Substitution,
        first: &Expr,
        second: &Expr,
        id: crate::types::AbstractId,
    ) -> Option<(Substitution, [Type; 2], Type)> {
        let (by, args, result) = self.signature_with(field, by)?;
        let (x, y) = if self.is_static_function(field) {
            (args.first()?.ty, args.get(1)?.ty)
        } else {
            let args_of = self.program.abstraction(id).params.clone();
            let own: Vec<Type> = args_of
                .iter()
                .map(|&param| {
                    let ty = self.program.types.param_type(param);
                    self.program.types.substitute(ty, &by)
                })
                .collect();
            (self.program.types.abstraction(id, &own), args.first()?.ty)
        };
        // The operand that is the abstract has to be it, not what casts to it.
        let fits = self.unify(first.ty, x)
            && (self.unify(second.ty, y) || self.converted(second.clone(), y).is_ok());
        fits.then_some((by, [x, y], result))
    }

    #[allow(clippy::too_many_arguments)]
    fn call_operator(
        &mut self,
        op: OverloadedOp,
        field: FieldId,
        by: Substitution,
        left: Expr,
        right: Expr,
        swapped: bool,
        operands: [Type; 2],
        result: Type,
        span: Span,
    ) -> Expr {
        let convert = |typer: &mut Self, value: Expr, ty: Type| {
            let span = value.span;
            typer.assignable(value, ty, span)
        };
        if self.has_no_body(field) {
            // The operator of the underlying type.
            let under = |typer: &mut Self, value: Expr, ty: Type| {
                let value = convert(typer, value, ty);
                let span = value.span;
                let ty = typer.concrete(ty);
                Expr::new(ExprKind::Cast(Box::new(value)), ty, span)
            };
            let (x, y) = if swapped { (operands[1], operands[0]) } else { (operands[0], operands[1]) };
            let (left, right) = (under(self, left, x), under(self, right, y));
            let written = match op {
                OverloadedOp::Binary(op) | OverloadedOp::Assign(op) => op,
                _ => return self.broken(span),
            };
            let value = self.operate(written, left, right, span);
            return Expr::new(ExprKind::Cast(Box::new(value)), result, span);
        }
        if swapped {
            // Operands are evaluated as written.
            let simple = |value: &Expr| {
                matches!(value.kind, ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::This)
            };
            if simple(&left) || simple(&right) {
                let first = convert(self, right, operands[0]);
                let second = convert(self, left, operands[1]);
                return self.call_static(field, vec![first, second], &by, result, span);
            }
            let second = convert(self, left, operands[1]);
            let ty = second.ty;
            let local = self.temporary("left", ty, span);
            let declared = self.void_expr(ExprKind::Declare(local, Some(Box::new(second))), span);
            let second = Expr::new(ExprKind::Local(local), ty, span);
            let first = convert(self, right, operands[0]);
            let call = self.call_static(field, vec![first, second], &by, result, span);
            return Expr::new(ExprKind::Block(vec![declared, call]), result, span);
        }
        let first = convert(self, left, operands[0]);
        let second = convert(self, right, operands[1]);
        self.call_static(field, vec![first, second], &by, result, span)
    }

    /// Is it a function without body: of an abstract, an operator that is the underlying type's?
    pub(super) fn has_no_body(&self, field: FieldId) -> bool {
        let file = self.file_of(self.field_states[field.index()].decl);
        match self.field_syntax(&file, field).map(|syntax| &syntax.kind) {
            Some(syntax::FieldKind::Function(function)) => function.body.is_none(),
            _ => false,
        }
    }

    /// An operator of one operand that an abstract overloads.
    pub(super) fn unary_overload(
        &mut self,
        op: OverloadedOp,
        id: crate::types::AbstractId,
        args: &[Type],
        value: &Expr,
        span: Span,
    ) -> Option<Expr> {
        let data = self.program.abstraction(id);
        let by = Substitution::new(&data.params, args);
        let operators = data.operators.clone();
        for operator in operators.iter().filter(|known| known.op == op) {
            let field = operator.by;
            let Some((by, fun_args, result)) = self.signature_with(field, &by) else { continue };
            if let (true, Some(arg)) = (self.is_static_function(field), fun_args.first())
                && !self.try_unify(value.ty, arg.ty)
            {
                continue;
            }
            if self.has_no_body(field) {
                let under = self.concrete(value.ty);
                let inner = Expr::new(ExprKind::Cast(Box::new(value.clone())), under, span);
                let OverloadedOp::Unary(op) = op else { return None };
                let class = self.classify(under);
                let kind = match class {
                    Class::Int => OperandKind::Int,
                    Class::Float => OperandKind::Float,
                    _ if op == WrittenUnary::Not => OperandKind::Bool,
                    _ => OperandKind::Dynamic,
                };
                let op = match op {
                    WrittenUnary::Neg => UnaryOp::Neg,
                    WrittenUnary::Not => UnaryOp::Not,
                    _ => UnaryOp::Complement,
                };
                let value = Expr::new(ExprKind::Unary(op, kind, Box::new(inner)), under, span);
                return Some(Expr::new(ExprKind::Cast(Box::new(value)), result, span));
            }
            return Some(self.call_static(field, vec![value.clone()], &by, result, span));
        }
        None
    }
}
