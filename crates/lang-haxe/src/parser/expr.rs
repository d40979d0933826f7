//! Reads expressions: operators and what binds tighter.

use super::{Parsed, Parser};
use crate::lexer::TokenKind;
use crate::source::Span;
use crate::syntax::{BinaryOp, Expr, ExprKind, UnaryOp};

/// An operand, and whether an operator may follow: nothing goes on behind `if`, a block, a function and the like.
pub(super) struct Operand {
    pub expr: Expr,
    pub is_open: bool,
}

impl Operand {
    pub fn open(kind: ExprKind, span: Span) -> Parsed<Self> {
        Ok(Operand { expr: Expr { kind, span }, is_open: true })
    }

    pub fn closed(kind: ExprKind, span: Span) -> Parsed<Self> {
        Ok(Operand { expr: Expr { kind, span }, is_open: false })
    }
}

/// What stands between operands.
#[derive(Clone, Copy)]
enum Infix {
    Binary(BinaryOp),
    Assign(Option<BinaryOp>),
    Arrow,
    Ternary,
    Is,
}

impl Infix {
    /// How tight it binds: an operator takes operands of those that bind tighter.
    fn power(self) -> u32 {
        use BinaryOp as B;
        match self {
            Infix::Assign(_) => 1,
            Infix::Arrow => 2,
            Infix::Ternary => 3,
            Infix::Binary(op) => match op {
                B::Coalesce => 4,
                B::Or => 5,
                B::And => 6,
                B::Interval => 7,
                B::Eq | B::NotEq | B::Lt | B::LtEq | B::Gt | B::GtEq => 8,
                B::BitAnd | B::BitOr | B::BitXor => 9,
                B::Shl | B::Shr | B::UShr => 10,
                B::Add | B::Sub => 11,
                B::Mul | B::Div => 12,
                B::Mod => 13,
                B::In => 4,
            },
            Infix::Is => 14,
        }
    }
}

impl Parser<'_> {
    /// Any expression.
    pub(super) fn expr(&mut self) -> Parsed<Expr> {
        self.nested(|parser| parser.binary(0))
    }

    /// An operand with its prefixes and suffixes.
    pub(super) fn unary_expr(&mut self) -> Parsed<Expr> {
        Ok(self.nested(Self::unary)?.expr)
    }

    fn binary(&mut self, min_power: u32) -> Parsed<Expr> {
        let left = self.unary()?;
        self.binary_rest(left, min_power)
    }

    /// Goes on behind an operand with operators that bind tighter than `min_power`.
    pub(super) fn binary_rest(&mut self, left: Operand, min_power: u32) -> Parsed<Expr> {
        let Operand { expr: mut left, is_open } = left;
        if !is_open {
            return Ok(left);
        }
        while let Some((infix, tokens)) = self.infix() {
            let power = infix.power();
            if power <= min_power {
                break;
            }
            for _ in 0..tokens {
                self.next();
            }
            left = self.infix_rest(left, infix)?;
        }
        Ok(left)
    }

    /// Reads what is behind an operator.
    fn infix_rest(&mut self, left: Expr, infix: Infix) -> Parsed<Expr> {
        let power = infix.power();
        let start = left.span;
        let left = Box::new(left);
        let kind = match infix {
            Infix::Binary(op) => {
                let right = Box::new(self.right_operand(power)?);
                ExprKind::Binary { op, left, right }
            }
            Infix::Assign(op) => {
                let value = Box::new(self.right_operand(power - 1)?);
                ExprKind::Assign { op, target: left, value }
            }
            Infix::Arrow => {
                let value = Box::new(self.right_operand(power - 1)?);
                ExprKind::Arrow { key: left, value }
            }
            Infix::Ternary => {
                let then = Box::new(self.expr()?);
                self.expect(TokenKind::Colon)?;
                let otherwise = Box::new(self.expr()?);
                ExprKind::Ternary { condition: left, then, otherwise }
            }
            Infix::Is => ExprKind::Is { value: left, ty: self.type_atom()? },
        };
        Ok(Expr { kind, span: self.span_from(start) })
    }

    fn right_operand(&mut self, min_power: u32) -> Parsed<Expr> {
        self.nested(|parser| parser.binary(min_power))
    }

    /// The operator that stands here, and of how many tokens it is.
    fn infix(&self) -> Option<(Infix, usize)> {
        use BinaryOp as B;
        let one = |infix| Some((infix, 1));
        let binary = |op| Some((Infix::Binary(op), 1));
        let assign = |op| Some((Infix::Assign(Some(op)), 1));
        match self.kind() {
            TokenKind::Assign => one(Infix::Assign(None)),
            TokenKind::FatArrow => one(Infix::Arrow),
            TokenKind::Question => one(Infix::Ternary),
            TokenKind::Name if self.at_word("is") => one(Infix::Is),
            TokenKind::Gt => Some(self.greater_than()),
            TokenKind::Coalesce => binary(B::Coalesce),
            TokenKind::OrOr => binary(B::Or),
            TokenKind::AndAnd => binary(B::And),
            TokenKind::Spread => binary(B::Interval),
            TokenKind::EqEq => binary(B::Eq),
            TokenKind::NotEq => binary(B::NotEq),
            TokenKind::Lt => binary(B::Lt),
            TokenKind::LtEq => binary(B::LtEq),
            TokenKind::And => binary(B::BitAnd),
            TokenKind::Or => binary(B::BitOr),
            TokenKind::Caret => binary(B::BitXor),
            TokenKind::Shl => binary(B::Shl),
            TokenKind::Plus => binary(B::Add),
            TokenKind::Minus => binary(B::Sub),
            TokenKind::Star => binary(B::Mul),
            TokenKind::Slash => binary(B::Div),
            TokenKind::Percent => binary(B::Mod),
            TokenKind::ShlAssign => assign(B::Shl),
            TokenKind::CoalesceAssign => assign(B::Coalesce),
            TokenKind::PlusAssign => assign(B::Add),
            TokenKind::MinusAssign => assign(B::Sub),
            TokenKind::StarAssign => assign(B::Mul),
            TokenKind::SlashAssign => assign(B::Div),
            TokenKind::PercentAssign => assign(B::Mod),
            TokenKind::AndAssign => assign(B::BitAnd),
            TokenKind::OrAssign => assign(B::BitOr),
            TokenKind::CaretAssign => assign(B::BitXor),
            _ => None,
        }
    }

    /// What begins with `>`, whose signs are tokens of their own.
    fn greater_than(&self) -> (Infix, usize) {
        use BinaryOp as B;
        let mut count = 1;
        while count < 3 && self.adjacent(count, TokenKind::Gt) {
            count += 1;
        }
        let assigns = self.adjacent(count, TokenKind::Assign);
        match (count, assigns) {
            (1, false) => (Infix::Binary(B::Gt), 1),
            (1, true) => (Infix::Binary(B::GtEq), 2),
            (2, false) => (Infix::Binary(B::Shr), 2),
            (2, true) => (Infix::Assign(Some(B::Shr)), 3),
            (_, false) => (Infix::Binary(B::UShr), 3),
            (_, true) => (Infix::Assign(Some(B::UShr)), 4),
        }
    }

    /// Whether the token `count` ahead is of this kind and nothing stands before it.
    fn adjacent(&self, count: usize, kind: TokenKind) -> bool {
        let token = self.ahead(count);
        token.kind == kind && token.span.start == self.ahead(count - 1).span.end
    }

    /// An operand with its prefixes and suffixes.
    pub(super) fn unary(&mut self) -> Parsed<Operand> {
        let start = self.span();
        let op = match self.kind() {
            TokenKind::Minus => Some(UnaryOp::Neg),
            TokenKind::Not => Some(UnaryOp::Not),
            TokenKind::Tilde => Some(UnaryOp::BitNot),
            TokenKind::Spread => Some(UnaryOp::Spread),
            TokenKind::PlusPlus | TokenKind::MinusMinus => None,
            _ => {
                let operand = self.primary()?;
                return if operand.is_open { self.suffixes(operand.expr) } else { Ok(operand) };
            }
        };
        let sign = self.next().kind;
        let Operand { expr, is_open } = self.nested(Self::unary)?;
        let operand = Box::new(expr);
        let kind = match op {
            Some(op) => ExprKind::Unary { op, operand },
            None => ExprKind::Increment {
                target: operand,
                is_decrement: sign == TokenKind::MinusMinus,
                is_prefix: true,
            },
        };
        Ok(Operand { expr: Expr { kind, span: self.span_from(start) }, is_open })
    }

    /// Fields, indices, calls and increments behind an operand.
    pub(super) fn suffixes(&mut self, first: Expr) -> Parsed<Operand> {
        let start = first.span;
        let mut left = first;
        loop {
            let kind = match self.kind() {
                TokenKind::Dot | TokenKind::SafeDot => {
                    let is_safe = self.next().kind == TokenKind::SafeDot;
                    if self.at(TokenKind::Dollar) {
                        return Err(self.error_here("Reification is not supported"));
                    }
                    let name = self.any_word()?;
                    ExprKind::Field { object: Box::new(left), name, is_safe }
                }
                TokenKind::BracketOpen => {
                    let open = self.next().span;
                    let index = Box::new(self.expr()?);
                    self.expect_close(TokenKind::BracketClose, open, "]")?;
                    ExprKind::Index { object: Box::new(left), index }
                }
                TokenKind::ParenOpen => {
                    let args = self.call_args()?;
                    match &left.kind {
                        ExprKind::TypeTrace(_) => return Err(self.unexpected()),
                        _ => ExprKind::Call { callee: Box::new(left), args },
                    }
                }
                TokenKind::PlusPlus | TokenKind::MinusMinus if is_place(&left) => {
                    let is_decrement = self.next().kind == TokenKind::MinusMinus;
                    ExprKind::Increment { target: Box::new(left), is_decrement, is_prefix: false }
                }
                _ => return Ok(Operand { expr: left, is_open: true }),
            };
            left = Expr { kind, span: self.span_from(start) };
        }
    }

    /// `(a, b)` of a call.
    pub(super) fn call_args(&mut self) -> Parsed<Vec<Expr>> {
        let open = self.expect(TokenKind::ParenOpen)?.span;
        self.list(open, TokenKind::ParenClose, false, Self::expr)
    }
}

/// Whether `++` makes sense behind it; if not, it belongs to what follows.
fn is_place(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(_) | ExprKind::Field { .. } | ExprKind::Index { .. } | ExprKind::This => true,
        ExprKind::Paren(inner) => is_place(inner),
        _ => false,
    }
}
