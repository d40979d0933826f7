//! Tokens that are missing or too many: colons, commas, `=` for `==`, statements without a separator.

use ruff_python_ast::Expr;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Report, Reporter, is_operand};
use crate::parse::find::{conditional_ending, expr_ending, expr_starting, name_of};

impl Reporter<'_> {
    /// Two statements on a line, most often two expressions without an operator.
    pub(super) fn two_statements(&self, at: TextSize) -> Report {
        let before = self.token_before(at);
        let is_first = |word: Token| {
            let ahead = self.token_before(word.start()).map(|token| token.kind());
            let starts = matches!(ahead, Some(TokenKind::Colon | TokenKind::Semi))
                && self.bracket_around(at).is_none();
            starts || self.line_head(at, false).is_some_and(|head| head.range() == word.range())
        };
        if let Some(word) = before
            && is_first(word)
            && matches!(self.text(word.range()), "print" | "exec")
            && self.starts_expression(at)
        {
            let name = self.text(word.range());
            let end = expr_starting(self.parsed.syntax(), at).map_or(at, |expr| expr.end());
            let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            return self.error(message, TextRange::new(word.start(), end));
        }
        self.missing_comma(at).unwrap_or_else(|| self.invalid(at))
    }

    pub(super) fn starts_expression(&self, at: TextSize) -> bool {
        expr_starting(self.parsed.syntax(), at).is_some()
    }

    /// Two expressions side by side in brackets.
    pub(super) fn missing_comma(&self, at: TextSize) -> Option<Report> {
        self.bracket_around(at)?;
        let before = self.token_before(at)?;
        let left = expr_ending(self.parsed.syntax(), before.end())?;
        let right = expr_starting(self.parsed.syntax(), at)?;
        if matches!(left, Expr::Name(_)) && matches!(right, Expr::StringLiteral(_) | Expr::FString(_)) {
            return None;
        }
        let range = TextRange::new(left.start(), right.end());
        Some(self.error("invalid syntax. Perhaps you forgot a comma?", range))
    }

    pub(super) fn expected(&self, expected: TokenKind, found: TokenKind, range: TextRange) -> Report {
        let start = range.start();
        if expected == TokenKind::Colon {
            return self.expected_colon(found, start);
        }
        if matches!(expected, TokenKind::Comma | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace) {
            if found == TokenKind::Equal {
                return self.stray_equals(start);
            }
            if let Some(report) = self.missing_comma(start) {
                return report;
            }
        }
        if expected == TokenKind::Else {
            let whole = self.token_before(start).and_then(|token| {
                conditional_ending(self.parsed.syntax(), token.end())
                    .map(|expr| TextRange::new(expr.start(), token.end()))
            });
            if let Some(range) = whole {
                return self.error("expected 'else' after 'if' expression", range);
            }
        }
        if expected == TokenKind::Lpar
            && let Some(head) = self.line_head(start, false)
            && matches!(head.kind(), TokenKind::Def | TokenKind::Async)
        {
            let token = self.token_at(start);
            return match token.kind() {
                TokenKind::Newline => self.at_line_end("expected '('", token),
                _ => self.error("expected '('", token.range()),
            };
        }
        self.invalid(start)
    }

    pub(super) fn expected_colon(&self, found: TokenKind, start: TextSize) -> Report {
        if self.bracket_around(start) == Some(TokenKind::Lbrace) {
            if let Some(key) = self.token_before(start)
                && matches!(found, TokenKind::Comma | TokenKind::Rbrace)
            {
                let last = key.end() - TextSize::new(1);
                return self.error("':' expected after dictionary key", TextRange::empty(last));
            }
            return self.missing_comma(start).unwrap_or_else(|| self.invalid(start));
        }
        let head = self.line_head(start, false).map(|token| token.kind());
        if found == TokenKind::Equal
            && matches!(head, Some(TokenKind::If | TokenKind::Elif | TokenKind::While))
        {
            return self.stray_equals(start);
        }
        let forces =
            matches!(head, Some(TokenKind::Def | TokenKind::Else | TokenKind::Try | TokenKind::Finally));
        let token = self.token_at(start);
        match token.kind() {
            TokenKind::Newline | TokenKind::EndOfFile if head != Some(TokenKind::Lambda) => {
                self.at_line_end("expected ':'", token)
            }
            _ if forces => self.error("expected ':'", token.range()),
            _ => self.invalid(start),
        }
    }

    /// A `=` where a comparison may be meant.
    pub(super) fn stray_equals(&self, at: TextSize) -> Report {
        let syntax = self.parsed.syntax();
        let left = self.token_before(at).and_then(|token| expr_ending(syntax, token.end()));
        let after = self.token_at(self.token_at(at).end());
        let Some(left) = left else { return self.invalid(at) };
        let stars = self.token_before(left.start()).filter(|token| token.kind() == TokenKind::DoubleStar);
        if let Some(stars) = stars.filter(|_| self.bracket_around(at) == Some(TokenKind::Lpar)) {
            let range = TextRange::new(stars.start(), self.token_at(at).end());
            return self.error("cannot assign to keyword argument unpacking", range);
        }
        if let Expr::Name(_) = left {
            let end = expr_starting(syntax, after.start()).map_or(after.end(), |expr| expr.end());
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.error(message, TextRange::new(left.start(), end));
        }
        if is_operand(left) || matches!(left, Expr::Attribute(_) | Expr::Subscript(_)) {
            let message =
                format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", name_of(left));
            return self.error(message, left.range());
        }
        self.invalid(at)
    }

    /// A `=` of an argument or a parameter without a value behind it.
    fn missing_value(&self, start: TextSize) -> Option<Report> {
        let equals = self.token_before(start).filter(|token| token.kind() == TokenKind::Equal)?;
        let head = self.line_head(start, false)?;
        let token = self.token_at(start);
        let is_lambda = head.kind() == TokenKind::Lambda || token.kind() == TokenKind::Colon;
        let is_parameter = matches!(head.kind(), TokenKind::Def | TokenKind::Async) || is_lambda;
        let ends = matches!(token.kind(), TokenKind::Comma | TokenKind::Rpar | TokenKind::Colon);
        if is_parameter && ends {
            return Some(self.error("expected default value expression", equals.range()));
        }
        let is_argument = self.bracket_around(start) == Some(TokenKind::Lpar);
        let name = self.token_before(equals.start()).filter(|_| is_argument && ends)?;
        let range = TextRange::new(name.start(), equals.end());
        Some(self.error("expected argument value expression", range))
    }

    /// A parameter in parentheses, as Python 2 had it.
    pub(super) fn parenthesized_parameter(&self, at: TextSize) -> Option<Report> {
        let token = self.token_at(at);
        let (head, before) = (self.line_head(at, false)?, self.token_before(at)?);
        if token.kind() != TokenKind::Lpar {
            return None;
        }
        let closing = self.closing_of(token.start())?;
        let range = TextRange::new(token.start(), closing);
        let in_def = matches!(head.kind(), TokenKind::Def | TokenKind::Async)
            && matches!(before.kind(), TokenKind::Lpar | TokenKind::Comma)
            && self.bracket_around(at) == Some(TokenKind::Lpar);
        if in_def {
            return Some(self.error("Function parameters cannot be parenthesized", range));
        }
        let after_lambda = before.kind() == TokenKind::Lambda
            || before.kind() == TokenKind::Comma
                && self.tokens.iter().any(|token| token.kind() == TokenKind::Lambda && token.end() < at);
        after_lambda.then(|| self.error("Lambda expression parameters cannot be parenthesized", range))
    }

    /// Where the bracket that opens at `at` is closed.
    fn closing_of(&self, at: TextSize) -> Option<TextSize> {
        let mut depth = 0;
        self.tokens.iter().filter(|token| token.start() >= at).find_map(|token| {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
                _ => {}
            }
            (depth == 0).then(|| token.end())
        })
    }

    /// A `/` among parameters where none may be.
    pub(super) fn misplaced_slash(&self, at: TextSize) -> Option<Report> {
        let slash = self.token_at(at);
        let head = self.line_head(at, false)?;
        let is_head =
            |token: TokenKind| matches!(token, TokenKind::Def | TokenKind::Async | TokenKind::Lambda);
        let has_more = self.token_at(slash.end()).kind() == TokenKind::Comma;
        if slash.kind() != TokenKind::Slash || !is_head(head.kind()) {
            return None;
        }
        let message = match self.token_before(slash.start())?.kind() {
            TokenKind::Lpar | TokenKind::Lambda if has_more => "at least one argument must precede /",
            TokenKind::Comma => "/ must be ahead of *",
            _ => return None,
        };
        Some(self.error(message, slash.range()))
    }

    pub(super) fn expected_expression(&self, start: TextSize) -> Report {
        let before = self.token_before(start);
        if let Some(colon) = before
            && colon.kind() == TokenKind::Colon
            && self.bracket_around(start) == Some(TokenKind::Lbrace)
            && matches!(self.token_at(start).kind(), TokenKind::Comma | TokenKind::Rbrace)
        {
            let message = "expression expected after dictionary key and ':'";
            return self.error(message, colon.range());
        }
        if before.is_some_and(|token| token.kind() == TokenKind::Lbrace) && self.is_in_field(start) {
            return self.empty_field(start);
        }
        self.missing_value(start).unwrap_or_else(|| self.invalid(start))
    }
}
