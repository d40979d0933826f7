//! Reads what begins with a keyword and has a body: `if`, loops, `switch`, `try`.

use super::expr::Operand;
use super::{Parsed, Parser};
use crate::lexer::{Keyword, TokenKind};
use crate::source::Span;
use crate::syntax::{Case, Catch, Expr, ExprKind, ForBinder, Pattern, PatternKind};

use Keyword as K;

impl Parser<'_> {
    pub(super) fn control(&mut self, keyword: Keyword) -> Parsed<Operand> {
        let start = self.next().span;
        let kind = match keyword {
            K::If => self.if_rest()?,
            K::For => self.for_rest()?,
            K::While => {
                let condition = self.paren_condition()?;
                let body = Box::new(self.body()?);
                ExprKind::While { condition, body, is_do: false }
            }
            K::Do => {
                let body = Box::new(self.body()?);
                if !self.accept_keyword(K::While) {
                    return Err(self.expected("while"));
                }
                let condition = self.paren_condition()?;
                ExprKind::While { condition, body, is_do: true }
            }
            K::Switch => self.switch_rest()?,
            _ => self.try_rest()?,
        };
        Operand::closed(kind, self.span_from(start))
    }

    /// `(condition)`.
    fn paren_condition(&mut self) -> Parsed<Box<Expr>> {
        let open = self.expect(TokenKind::ParenOpen)?.span;
        let condition = Box::new(self.expr()?);
        self.expect_close(TokenKind::ParenClose, open, ")")?;
        Ok(condition)
    }

    fn body(&mut self) -> Parsed<Expr> {
        self.expr()
    }

    fn if_rest(&mut self) -> Parsed<ExprKind> {
        let condition = self.paren_condition()?;
        let then = Box::new(self.body()?);
        if self.at(TokenKind::Semicolon) && self.ahead(1).kind == TokenKind::Keyword(K::Else) {
            self.next();
        }
        let otherwise = if self.accept_keyword(K::Else) { Some(Box::new(self.body()?)) } else { None };
        Ok(ExprKind::If { condition, then, otherwise })
    }

    fn for_rest(&mut self) -> Parsed<ExprKind> {
        let open = self.expect(TokenKind::ParenOpen)?.span;
        let first = self.ident()?;
        let binder = if self.accept(TokenKind::FatArrow) {
            ForBinder::KeyValue(first, self.ident()?)
        } else {
            ForBinder::Value(first)
        };
        if !self.accept_keyword(K::In) {
            return Err(self.expected("in"));
        }
        let iterable = Box::new(self.expr()?);
        self.expect_close(TokenKind::ParenClose, open, ")")?;
        let body = Box::new(self.body()?);
        Ok(ExprKind::For { binder, iterable, body })
    }

    fn switch_rest(&mut self) -> Parsed<ExprKind> {
        let subject = Box::new(self.expr()?);
        let open = self.expect(TokenKind::BraceOpen)?.span;
        let mut cases = Vec::new();
        let mut default = None;
        loop {
            let start = self.span();
            if self.accept_keyword(K::Case) {
                let case = self.case_rest(start)?;
                cases.push(case);
            } else if self.at_keyword(K::Default) {
                if default.is_some() {
                    self.error_here("Duplicate default");
                }
                self.next();
                self.expect(TokenKind::Colon)?;
                default = Some(self.case_body()?);
            } else {
                let what = if cases.is_empty() && default.is_none() { "case or }" } else { "}" };
                self.expect_close(TokenKind::BraceClose, open, what)?;
                return Ok(ExprKind::Switch { subject, cases, default });
            }
        }
    }

    /// A case behind its keyword.
    fn case_rest(&mut self, start: Span) -> Parsed<Case> {
        let mut patterns = vec![self.pattern()?];
        while self.accept(TokenKind::Comma) {
            patterns.push(self.pattern()?);
        }
        let pattern = if patterns.len() == 1 {
            patterns.remove(0)
        } else {
            let span = patterns[0].span.to(self.previous_span());
            let alternatives = patterns.into_iter().flat_map(|pattern| match pattern.kind {
                PatternKind::Or(alternatives) => alternatives,
                _ => vec![pattern],
            });
            Pattern { kind: PatternKind::Or(alternatives.collect()), span }
        };
        let mut guard = None;
        if self.accept_keyword(K::If) {
            guard = Some(*self.paren_condition()?);
        }
        self.expect(TokenKind::Colon)?;
        let body = self.case_body()?;
        Ok(Case { pattern, guard, body, span: self.span_from(start) })
    }

    fn case_body(&mut self) -> Parsed<Vec<Expr>> {
        self.block_elements(|kind| matches!(kind, TokenKind::Keyword(K::Case | K::Default)))
    }

    fn try_rest(&mut self) -> Parsed<ExprKind> {
        let body = Box::new(self.body()?);
        let mut catches = Vec::new();
        while self.at_keyword(K::Catch) {
            let start = self.next().span;
            let open = self.expect(TokenKind::ParenOpen)?.span;
            let name = self.ident()?;
            let ty = self.type_hint()?;
            self.expect_close(TokenKind::ParenClose, open, ")")?;
            let body = self.body()?;
            catches.push(Catch { name, ty, body, span: self.span_from(start) });
        }
        Ok(ExprKind::Try { body, catches })
    }
}
