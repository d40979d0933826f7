//! Operators.
//!
//! Numbers follow the reference: `Int` with `Int` is `Int` but for `/`, `Float` with either is `Float`; an unknown operand of an
//! arithmetic operator is an `Int` unless the other one is not; `+` with a string is text. Abstracts overload operators; those
//! that do not are what they cast to directly.

use crate::source::Span;
use crate::syntax::{self, BinaryOp as Op, UnaryOp as WrittenUnary};
use crate::typed::{BinaryOp, Comparison, Expr, ExprKind, FieldId, Literal, LogicOp, OperandKind, UnaryOp};
use crate::types::{DYNAMIC, Type, TypeData};

use super::fold::fold;
use super::{OverloadedOp, Typer, Want};

/// What an operand is to an operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Int,
    Float,
    String,
    Unknown,
    Dynamic,
    /// A type parameter whose constraint is a number.
    NumberParam,
    Other,
}

impl Typer<'_> {
    /// What an operand of a type is to an operator.
    pub(super) fn classify(&mut self, ty: Type) -> Class {
        let ty = self.without_null(ty);
        if ty == self.known.int {
            return Class::Int;
        }
        if ty == self.known.float {
            return Class::Float;
        }
        if ty == self.known.string {
            return Class::String;
        }
        match self.program.types.get(ty).clone() {
            TypeData::Mono(_) => Class::Unknown,
            TypeData::Dynamic(_) => Class::Dynamic,
            TypeData::Param(param) => {
                let constraints = self.program.types.params[param.index()].constraints.clone();
                for constraint in constraints {
                    match self.classify(constraint) {
                        Class::Int | Class::Float => return Class::NumberParam,
                        Class::String => return Class::String,
                        _ => {}
                    }
                }
                Class::Other
            }
            TypeData::Abstract(id, _) => {
                self.ensure_abstract(id);
                if self.program.abstraction(id).is_core {
                    return Class::Other;
                }
                let (int, float, string) = (self.known.int, self.known.float, self.known.string);
                if self.would_unify(ty, int) {
                    Class::Int
                } else if self.would_unify(ty, float) {
                    Class::Float
                } else if self.would_unify(ty, string) {
                    Class::String
                } else {
                    Class::Other
                }
            }
            _ => Class::Other,
        }
    }

    /// `left op right`.
    pub(super) fn binary(
        &mut self,
        op: Op,
        left: &syntax::Expr,
        right: &syntax::Expr,
        span: Span,
        want: Want,
    ) -> Expr {
        match op {
            Op::And | Op::Or => {
                let left = self.condition(left);
                let right = self.condition(right);
                let logic = if op == Op::And { LogicOp::And } else { LogicOp::Or };
                let kind = ExprKind::Logic(logic, Box::new(left), Box::new(right));
                Expr::new(kind, self.known.bool_, span)
            }
            Op::Interval => {
                let left = self.expect(left, self.known.int);
                let right = self.expect(right, self.known.int);
                let Some(ty) = self.std_type(&"IntIterator".into(), &[]) else {
                    return self.fail(span, "Type not found : IntIterator");
                };
                let TypeData::Class(class, _) = *self.program.types.get(ty) else { return self.broken(span) };
                self.use_class(class);
                if let Some(field) = self.program.constructor_of(class) {
                    self.use_field(field);
                }
                Expr::new(ExprKind::New(class, vec![left, right]), ty, span)
            }
            Op::In => self.fail(span, "This expression is not allowed here: in"),
            Op::Coalesce => self.coalesce(left, right, span, want),
            Op::Eq | Op::NotEq => self.equality(op, left, right, span),
            _ => {
                // A float that is wanted makes float literals of integer operands of `/` only later: operands say what they are.
                let left = self.value(left);
                let hint = match self.classify(left.ty) {
                    Class::Other => Want::Type(left.ty),
                    _ => Want::Value,
                };
                let right = self.expr(right, hint);
                self.operate(op, left, right, span)
            }
        }
    }

    fn coalesce(&mut self, left: &syntax::Expr, right: &syntax::Expr, span: Span, want: Want) -> Expr {
        let left = self.expr(left, want);
        let ty = self.without_null(left.ty);
        let right = self.expr(right, Want::Type(ty));
        let result = self.common(ty, right.ty).unwrap_or(ty);
        let right = self.assignable(right, result, span);
        let held = left.ty;
        let local = self.temporary("value", held, span);
        let declared = self.void_expr(ExprKind::Declare(local, Some(Box::new(left))), span);
        let read = Expr::new(ExprKind::Local(local), held, span);
        let test = Expr::new(ExprKind::IsNull(Box::new(read.clone()), false), self.known.bool_, span);
        let read = Expr::new(ExprKind::Cast(Box::new(read)), result, span);
        let choice = ExprKind::If(Box::new(test), Box::new(right), Some(Box::new(read)));
        let choice = Expr::new(choice, result, span);
        Expr::new(ExprKind::Block(vec![declared, choice]), result, span)
    }

    /// An operator of typed operands.
    pub(super) fn operate(&mut self, op: Op, left: Expr, right: Expr, span: Span) -> Expr {
        let (left, right) = match self.overloaded(OverloadedOp::Binary(op), left, right, span) {
            Ok(result) => return result,
            Err(operands) => *operands,
        };
        match op {
            Op::Add => self.add(left, right, span),
            Op::Sub | Op::Mul | Op::Div | Op::Mod => self.arithmetic(op, left, right, span),
            Op::Shl | Op::Shr | Op::UShr | Op::BitAnd | Op::BitOr | Op::BitXor => {
                let (left_span, right_span) = (left.span, right.span);
                let left = self.assignable(left, self.known.int, left_span);
                let right = self.assignable(right, self.known.int, right_span);
                let typed = match op {
                    Op::Shl => BinaryOp::Shl,
                    Op::Shr => BinaryOp::Shr,
                    Op::UShr => BinaryOp::UShr,
                    Op::BitAnd => BinaryOp::And,
                    Op::BitOr => BinaryOp::Or,
                    _ => BinaryOp::Xor,
                };
                self.folded(typed, OperandKind::Int, left, right, self.known.int, span)
            }
            Op::Lt | Op::LtEq | Op::Gt | Op::GtEq => self.order(op, left, right, span),
            Op::Eq | Op::NotEq => self.equal(op, left, right, span),
            Op::And | Op::Or | Op::Interval | Op::In | Op::Coalesce => self.broken(span),
        }
    }

    /// Makes an unknown operand an `Int`. Is it one now?
    fn as_int(&mut self, class: Class, ty: Type) -> bool {
        match class {
            Class::Int => true,
            Class::Unknown => {
                let int = self.known.int;
                let inner = self.without_null(ty);
                self.unify(inner, int)
            }
            _ => false,
        }
    }

    fn bind_to(&mut self, ty: Type, to: Type) {
        let inner = self.without_null(ty);
        let _ = self.unify(inner, to);
    }

    fn add(&mut self, left: Expr, right: Expr, span: Span) -> Expr {
        let (int, float) = (self.known.int, self.known.float);
        let (x, y) = (self.classify(left.ty), self.classify(right.ty));
        let (kind, ty) = match (x, y) {
            (Class::Int, Class::Int) => (OperandKind::Int, int),
            (Class::Float | Class::Int, Class::Float) | (Class::Float, Class::Int) => {
                (OperandKind::Float, float)
            }
            (Class::String, _) | (_, Class::String) => {
                if x == Class::Unknown {
                    self.bind_to(left.ty, self.known.string);
                }
                if y == Class::Unknown {
                    self.bind_to(right.ty, self.known.string);
                }
                return self.concat(left, right, span);
            }
            (Class::Unknown, Class::Int)
            | (Class::Int, Class::Unknown)
            | (Class::Unknown, Class::Unknown) => {
                let ok = self.as_int(x, left.ty) & self.as_int(y, right.ty);
                if ok { (OperandKind::Int, int) } else { (OperandKind::Float, float) }
            }
            (Class::Unknown, Class::Float) => {
                self.bind_to(left.ty, float);
                (OperandKind::Float, float)
            }
            (Class::Float, Class::Unknown) => {
                self.bind_to(right.ty, float);
                (OperandKind::Float, float)
            }
            (Class::Dynamic, Class::Other) | (Class::Other, Class::Dynamic) => {
                (OperandKind::Dynamic, DYNAMIC)
            }
            (Class::Dynamic, _) | (_, Class::Dynamic) => (OperandKind::Dynamic, DYNAMIC),
            (Class::NumberParam, Class::NumberParam) if self.would_unify(left.ty, right.ty) => {
                let ty = left.ty;
                (OperandKind::Dynamic, ty)
            }
            (Class::NumberParam, Class::NumberParam | Class::Int | Class::Float)
            | (Class::Int | Class::Float, Class::NumberParam) => (OperandKind::Float, float),
            _ => {
                let (x, y) = self.program.show_two(left.ty, right.ty);
                return self.fail(span, format!("Cannot add {x} and {y}"));
            }
        };
        self.folded(BinaryOp::Add, kind, left, right, ty, span)
    }

    /// Text of several parts, in one.
    fn concat(&mut self, left: Expr, right: Expr, span: Span) -> Expr {
        let string = self.known.string;
        let left = self.as_text(left);
        let right = self.as_text(right);
        if let (ExprKind::Literal(Literal::String(x)), ExprKind::Literal(Literal::String(y))) =
            (&left.kind, &right.kind)
        {
            let text = format!("{x}{y}").into();
            return self.literal_expr(Literal::String(text), string, span);
        }
        let mut parts = match left.kind {
            ExprKind::Concat(parts) => parts,
            kind => vec![Expr { kind, ..left }],
        };
        self.push_text(&mut parts, right);
        Expr::new(ExprKind::Concat(parts), string, span)
    }

    /// Adds a part to a text. What stands before it becomes text before it is evaluated.
    pub(super) fn push_text(&mut self, parts: &mut Vec<Expr>, part: Expr) {
        let simple = matches!(part.kind, ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::This);
        if !simple {
            for before in parts.iter_mut() {
                let ty = self.without_null(before.ty);
                let settled = matches!(before.kind, ExprKind::Literal(_) | ExprKind::Concat(_))
                    || self.is_basic(ty)
                    || ty == self.known.string;
                if !settled {
                    let span = before.span;
                    let alone = std::mem::replace(&mut before.kind, ExprKind::This);
                    let alone = Expr::new(alone, before.ty, span);
                    *before = Expr::new(ExprKind::Concat(vec![alone]), self.known.string, span);
                }
            }
        }
        parts.push(part);
    }

    /// An operand of text: an abstract's own text where it has one.
    pub(super) fn as_text(&mut self, value: Expr) -> Expr {
        let value = self.with_own_text(value);
        let ty = self.without_null(value.ty);
        let is_abstract = matches!(self.program.types.get(ty), TypeData::Abstract(id, _)
            if !self.program.abstraction(*id).is_core);
        if !is_abstract {
            return value;
        }
        let string = self.known.string;
        self.converted(value, string).unwrap_or_else(|value| value)
    }

    /// What is shown of a value: an abstract's `toString` where it has one.
    pub(super) fn with_own_text(&mut self, value: Expr) -> Expr {
        let ty = self.without_null(value.ty);
        if let TypeData::Abstract(id, _) = self.program.types.get(ty).clone() {
            self.ensure_abstract(id);
            let data = self.program.abstraction(id);
            let class = data.functions.filter(|_| !data.is_core);
            let method = class.and_then(|class| self.program.class(class).names.get("toString").copied());
            if let Some(method) = method
                && self.can_omit_arguments(method)
            {
                let span = value.span;
                return self.call_named_method(value, "toString", Vec::new(), span);
            }
        }
        self.used_as_text(&value);
        value
    }

    fn can_omit_arguments(&mut self, field: FieldId) -> bool {
        let ty = self.field_type(field);
        match self.program.types.get(ty) {
            TypeData::Function(args, _) => args.iter().all(|arg| arg.optional),
            _ => false,
        }
    }

    fn arithmetic(&mut self, op: Op, left: Expr, right: Expr, span: Span) -> Expr {
        let (int, float) = (self.known.int, self.known.float);
        let (left_span, right_span) = (left.span, right.span);
        let (x, y) = (self.classify(left.ty), self.classify(right.ty));
        let mut ty = match (x, y) {
            (Class::NumberParam, Class::NumberParam)
                if op != Op::Div && self.would_unify(left.ty, right.ty) =>
            {
                let ty = left.ty;
                let typed = arithmetic_op(op);
                let kind = ExprKind::Binary(typed, OperandKind::Dynamic, Box::new(left), Box::new(right));
                return Expr::new(kind, ty, span);
            }
            (Class::NumberParam, _) | (_, Class::NumberParam) => float,
            (Class::Float, Class::Unknown) => {
                self.bind_to(right.ty, float);
                float
            }
            (Class::Unknown, Class::Float) => {
                self.bind_to(left.ty, float);
                float
            }
            (Class::Float, _) | (_, Class::Float) | (Class::Dynamic, _) | (_, Class::Dynamic) => float,
            // Neither is a number: said below.
            (Class::String | Class::Other, _) | (_, Class::String | Class::Other) => int,
            _ => {
                let ok = self.as_int(x, left.ty) & self.as_int(y, right.ty);
                if ok { int } else { float }
            }
        };
        if op == Op::Div {
            ty = float;
        }
        let operand = if ty == int { int } else { float };
        let check = |typer: &mut Self, class: Class, value: Expr, span: Span| match class {
            Class::Int | Class::Float | Class::Unknown | Class::NumberParam | Class::Dynamic => value,
            // The message names what the other operand is.
            _ => {
                let want =
                    if x == Class::Float || y == Class::Float { typer.known.float } else { typer.known.int };
                typer.assignable(value, want, span)
            }
        };
        let left = check(self, x, left, left_span);
        let right = check(self, y, right, right_span);
        // What is no number is refused by the operator, which names it.
        let is_dynamic = x == Class::Dynamic || y == Class::Dynamic;
        let kind = match operand {
            _ if is_dynamic => OperandKind::Dynamic,
            operand if operand == int => OperandKind::Int,
            _ => OperandKind::Float,
        };
        self.folded(arithmetic_op(op), kind, left, right, ty, span)
    }

    /// An operator, or its result if the operands are constants.
    fn folded(
        &mut self,
        op: BinaryOp,
        kind: OperandKind,
        left: Expr,
        right: Expr,
        ty: Type,
        span: Span,
    ) -> Expr {
        if let (Some(x), Some(y)) =
            (super::function::constant_of(&left), super::function::constant_of(&right))
            && let Some(literal) = fold(op, kind, &x, &y)
        {
            return self.literal_expr(literal, ty, span);
        }
        Expr::new(ExprKind::Binary(op, kind, Box::new(left), Box::new(right)), ty, span)
    }

    fn order(&mut self, op: Op, left: Expr, right: Expr, span: Span) -> Expr {
        let (x, y) = (self.classify(left.ty), self.classify(right.ty));
        let kind = match (x, y) {
            (Class::Int, Class::Int) => OperandKind::Int,
            (Class::Float | Class::Int, Class::Float) | (Class::Float, Class::Int) => OperandKind::Float,
            (Class::String, Class::String) => OperandKind::String,
            (Class::Unknown, Class::Unknown) => {
                let ok = self.as_int(x, left.ty) & self.as_int(y, right.ty);
                if ok { OperandKind::Int } else { OperandKind::Float }
            }
            (Class::Unknown, known) | (known, Class::Unknown) => {
                let (known_ty, kind) = match known {
                    Class::Int => (self.known.int, OperandKind::Int),
                    Class::Float => (self.known.float, OperandKind::Float),
                    Class::String => (self.known.string, OperandKind::String),
                    _ => (DYNAMIC, OperandKind::Dynamic),
                };
                let unknown = if x == Class::Unknown { left.ty } else { right.ty };
                self.bind_to(unknown, known_ty);
                kind
            }
            (Class::Dynamic, _) | (_, Class::Dynamic) => OperandKind::Dynamic,
            (Class::NumberParam, Class::NumberParam | Class::Int | Class::Float)
            | (Class::Int | Class::Float, Class::NumberParam) => OperandKind::Dynamic,
            _ => {
                let (x, y) = self.program.show_two(left.ty, right.ty);
                return self.fail(span, format!("Cannot compare {x} and {y}"));
            }
        };
        let op = match op {
            Op::Lt => Comparison::Lt,
            Op::LtEq => Comparison::Le,
            Op::Gt => Comparison::Gt,
            _ => Comparison::Ge,
        };
        Expr::new(ExprKind::Compare(op, kind, Box::new(left), Box::new(right)), self.known.bool_, span)
    }

    fn equality(&mut self, op: Op, left: &syntax::Expr, right: &syntax::Expr, span: Span) -> Expr {
        // `A == x`: a constructor on the left is of the right's type.
        let left = if is_constructor_name(left) && !is_constructor_name(right) {
            let ((), failed) = self.silently(|typer| {
                typer.value(left);
            });
            if failed {
                let right = self.value(right);
                let left = self.expr(left, Want::Type(right.ty));
                return self.operate(op, left, right, span);
            }
            self.value(left)
        } else {
            self.value(left)
        };
        let right = self.expr(right, Want::Type(left.ty));
        self.operate(op, left, right, span)
    }

    fn equal(&mut self, op: Op, left: Expr, right: Expr, span: Span) -> Expr {
        let negated = op == Op::NotEq;
        let is_null = |value: &Expr| matches!(value.kind, ExprKind::Literal(Literal::Null));
        if is_null(&right) {
            return Expr::new(ExprKind::IsNull(Box::new(left), negated), self.known.bool_, span);
        }
        if is_null(&left) {
            return Expr::new(ExprKind::IsNull(Box::new(right), negated), self.known.bool_, span);
        }
        let (left, right) = if self.try_unify(right.ty, left.ty) || self.try_unify(left.ty, right.ty) {
            (left, right)
        } else {
            let left_ty = left.ty;
            match self.converted(right, left_ty) {
                Ok(right) => (left, right),
                Err(right) => {
                    let right_ty = right.ty;
                    match self.converted(left, right_ty) {
                        Ok(left) => (left, right),
                        Err(left) => {
                            let _ = self.unify(right.ty, left.ty);
                            self.mismatch(right.ty, left.ty, span, None);
                            (left, right)
                        }
                    }
                }
            }
        };
        let kind = self.equality_kind(left.ty, right.ty);
        let op = if negated { Comparison::Ne } else { Comparison::Eq };
        Expr::new(ExprKind::Compare(op, kind, Box::new(left), Box::new(right)), self.known.bool_, span)
    }

    /// How values of two types are compared by `==`.
    pub(super) fn equality_kind(&mut self, left: Type, right: Type) -> OperandKind {
        let one = |typer: &mut Self, ty: Type| {
            let nullable = typer.holds_null(ty);
            let ty = typer.concrete(ty);
            match typer.program.types.get(ty).clone() {
                _ if ty == typer.known.int && !nullable => OperandKind::Int,
                _ if ty == typer.known.float && !nullable => OperandKind::Float,
                _ if ty == typer.known.bool_ && !nullable => OperandKind::Bool,
                _ if ty == typer.known.string => OperandKind::String,
                TypeData::Class(..) | TypeData::Enum(..) => OperandKind::Reference,
                _ => OperandKind::Dynamic,
            }
        };
        let (x, y) = (one(self, left), one(self, right));
        match (x, y) {
            _ if x == y => x,
            (OperandKind::Int, OperandKind::Float) | (OperandKind::Float, OperandKind::Int) => {
                OperandKind::Float
            }
            _ => OperandKind::Dynamic,
        }
    }

    /// Is it `Null<T>`, behind typedefs and abstracts?
    fn holds_null(&mut self, ty: Type) -> bool {
        let mut ty = self.expand(ty);
        for _ in 0..50 {
            match self.program.types.get(ty).clone() {
                TypeData::Abstract(id, _) if id == self.known.null => return true,
                TypeData::Abstract(id, args) if !self.program.abstraction(id).is_core => {
                    let under = self.underlying(id, &args);
                    ty = self.expand(under);
                }
                _ => return false,
            }
        }
        false
    }

    /// `-x`, `!x`, `~x`.
    pub(super) fn unary(&mut self, op: WrittenUnary, operand: &syntax::Expr, span: Span, want: Want) -> Expr {
        let hint = match (op, want) {
            (WrittenUnary::Neg, Want::Type(_)) => want,
            _ => Want::Value,
        };
        let value = self.expr(operand, hint);
        if let Some((id, args)) = self.as_overloading(value.ty)
            && let Some(result) = self.unary_overload(OverloadedOp::Unary(op), id, &args, &value, span)
        {
            return result;
        }
        match op {
            WrittenUnary::Spread => self.fail(span, "Spread is only allowed as a rest argument"),
            WrittenUnary::Not => {
                let value = self.assignable(value, self.known.bool_, span);
                if let ExprKind::Literal(Literal::Bool(value)) = value.kind {
                    return self.literal_expr(Literal::Bool(!value), self.known.bool_, span);
                }
                let kind = ExprKind::Unary(UnaryOp::Not, OperandKind::Bool, Box::new(value));
                Expr::new(kind, self.known.bool_, span)
            }
            WrittenUnary::BitNot => {
                let value = self.assignable(value, self.known.int, span);
                if let Some(Literal::Int(value)) = super::function::constant_of(&value) {
                    return self.literal_expr(Literal::Int(!value), self.known.int, span);
                }
                let kind = ExprKind::Unary(UnaryOp::Complement, OperandKind::Int, Box::new(value));
                Expr::new(kind, self.known.int, span)
            }
            WrittenUnary::Neg => {
                match super::function::constant_of(&value) {
                    Some(Literal::Int(number)) => {
                        return self.literal_expr(Literal::Int(number.wrapping_neg()), self.known.int, span);
                    }
                    Some(Literal::Float(number)) => {
                        // `-2147483648` is read as a float, since its magnitude is no `Int`.
                        if number == 2_147_483_648.0 && !matches!(operand.kind, syntax::ExprKind::Paren(_)) {
                            let text_is_int = self.is_int_text(operand.span);
                            if text_is_int {
                                return self.literal_expr(Literal::Int(i32::MIN), self.known.int, span);
                            }
                        }
                        return self.literal_expr(Literal::Float(-number), self.known.float, span);
                    }
                    _ => {}
                }
                let (kind, ty) = match self.classify(value.ty) {
                    Class::Int => (OperandKind::Int, self.known.int),
                    Class::Float => (OperandKind::Float, self.known.float),
                    Class::Dynamic => (OperandKind::Dynamic, DYNAMIC),
                    Class::NumberParam => (OperandKind::Dynamic, value.ty),
                    Class::Unknown => {
                        self.bind_to(value.ty, self.known.int);
                        (OperandKind::Int, self.known.int)
                    }
                    Class::String | Class::Other => {
                        let value = self.assignable(value, self.known.int, operand.span);
                        return Expr::new(value.kind, self.known.int, span);
                    }
                };
                Expr::new(ExprKind::Unary(UnaryOp::Neg, kind, Box::new(value)), ty, span)
            }
        }
    }

    fn is_int_text(&self, span: Span) -> bool {
        // Only a literal of ten digits has this value and no point.
        span.end - span.start == 10
    }
}

fn is_constructor_name(expr: &syntax::Expr) -> bool {
    match &expr.kind {
        syntax::ExprKind::Name(name) => name.starts_with(|first: char| first.is_ascii_uppercase()),
        _ => false,
    }
}

fn arithmetic_op(op: Op) -> BinaryOp {
    match op {
        Op::Sub => BinaryOp::Sub,
        Op::Mul => BinaryOp::Mul,
        Op::Div => BinaryOp::Div,
        Op::Mod => BinaryOp::Rem,
        _ => BinaryOp::Add,
    }
}

/// The typed operator of an arithmetic or bit operator.
pub(super) fn typed_op(op: Op) -> Option<BinaryOp> {
    Some(match op {
        Op::Add => BinaryOp::Add,
        Op::Sub => BinaryOp::Sub,
        Op::Mul => BinaryOp::Mul,
        Op::Div => BinaryOp::Div,
        Op::Mod => BinaryOp::Rem,
        Op::Shl => BinaryOp::Shl,
        Op::Shr => BinaryOp::Shr,
        Op::UShr => BinaryOp::UShr,
        Op::BitAnd => BinaryOp::And,
        Op::BitOr => BinaryOp::Or,
        Op::BitXor => BinaryOp::Xor,
        _ => return None,
    })
}
