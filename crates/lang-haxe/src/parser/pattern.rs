//! Sorts patterns, which are read as expressions.

use super::{Parsed, Parser};
use crate::lexer::{Keyword, TokenKind};
use crate::source::Name;
use crate::syntax::{BinaryOp, Expr, ExprKind, Ident, Literal, Pattern, PatternKind};

impl Parser<'_> {
    /// A pattern behind `case`.
    pub(super) fn pattern(&mut self) -> Parsed<Pattern> {
        let is_capture = matches!(self.kind(), TokenKind::Keyword(Keyword::Var | Keyword::Final));
        if is_capture && self.ahead(2).kind == TokenKind::Colon {
            // The colon ends the pattern and begins no type.
            let start = self.next().span;
            let name = self.ident()?;
            return Ok(Pattern { kind: PatternKind::Capture(name), span: self.span_from(start) });
        }
        let expr = self.expr()?;
        Ok(self.sort_pattern(expr))
    }

    fn sort_pattern(&mut self, expr: Expr) -> Pattern {
        let span = expr.span;
        let kind = match expr.kind {
            ExprKind::Name(name) if &*name == "_" => PatternKind::Wildcard,
            ExprKind::Name(name) => PatternKind::Name(Ident { name, span }),
            ExprKind::Paren(inner) => return Pattern { span, ..self.sort_pattern(*inner) },
            ExprKind::Call { callee, args } => {
                PatternKind::Constructor { callee, args: self.sort_patterns(args) }
            }
            ExprKind::Array(elements) => PatternKind::Array(self.sort_patterns(elements)),
            ExprKind::Block(elements) if elements.is_empty() => PatternKind::Object(Vec::new()),
            ExprKind::Object(fields) => PatternKind::Object(
                fields.into_iter().map(|field| (field.name, self.sort_pattern(field.value))).collect(),
            ),
            ExprKind::Binary { op: BinaryOp::BitOr, left, right } => {
                let left = self.sort_pattern(*left);
                let right = self.sort_pattern(*right);
                let mut alternatives = match left.kind {
                    PatternKind::Or(alternatives) => alternatives,
                    _ => vec![left],
                };
                alternatives.push(right);
                PatternKind::Or(alternatives)
            }
            ExprKind::Arrow { key, value } => {
                PatternKind::Extractor { expr: key, pattern: Box::new(self.sort_pattern(*value)) }
            }
            ExprKind::Assign { op: None, target, value } => match bare_name(*target) {
                Some(name) => PatternKind::Binding { name, pattern: Box::new(self.sort_pattern(*value)) },
                None => self.bad_pattern(span),
            },
            ExprKind::TypeCheck { value, ty } => {
                PatternKind::Typed { pattern: Box::new(self.sort_pattern(*value)), ty }
            }
            ExprKind::Var { mut vars, .. } if vars.len() == 1 && vars[0].ty.is_none() => {
                let variable = vars.remove(0);
                match variable.init {
                    Some(init) => PatternKind::Binding {
                        name: variable.name,
                        pattern: Box::new(self.sort_pattern(init)),
                    },
                    None => PatternKind::Capture(variable.name),
                }
            }
            kind @ (ExprKind::Literal(_) | ExprKind::Field { .. } | ExprKind::Regex { .. }) => {
                PatternKind::Value(Box::new(Expr { kind, span }))
            }
            ExprKind::Unary { op, operand } if is_number(&operand) => {
                PatternKind::Value(Box::new(Expr { kind: ExprKind::Unary { op, operand }, span }))
            }
            // Constant expressions, and strings with embedded code, are the typer's to judge.
            kind @ (ExprKind::Binary { .. }
            | ExprKind::Interpolation(_)
            | ExprKind::Cast { ty: None, .. }) => PatternKind::Value(Box::new(Expr { kind, span })),
            ExprKind::Meta { expr, .. } => return self.sort_pattern(*expr),
            ExprKind::Error => PatternKind::Error,
            _ => self.bad_pattern(span),
        };
        Pattern { kind, span }
    }

    fn sort_patterns(&mut self, list: Vec<Expr>) -> Vec<Pattern> {
        list.into_iter().map(|expr| self.sort_pattern(expr)).collect()
    }

    fn bad_pattern(&mut self, span: crate::source::Span) -> PatternKind {
        self.error_at(span, "Unrecognized pattern");
        PatternKind::Error
    }
}

/// The pattern that an expression is, for `value.match(pattern)`. What is none is [`PatternKind::Error`].
pub fn pattern_of(expr: &Expr) -> Pattern {
    let tokens = crate::lexer::tokenize(expr.span.file, "", &crate::lexer::Defines::default());
    Parser::new(expr.span.file, "", tokens).sort_pattern(expr.clone())
}

fn bare_name(expr: Expr) -> Option<Ident> {
    match expr.kind {
        ExprKind::Name(name) => Some(Ident { name: Name::clone(&name), span: expr.span }),
        _ => None,
    }
}

fn is_number(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Literal(Literal::Int(_) | Literal::Float(_) | Literal::Int64(_) | Literal::UInt(_))
    )
}
