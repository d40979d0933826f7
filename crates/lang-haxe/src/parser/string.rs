//! Reads strings, the code embedded in them, and regular expressions.

use super::{Parsed, Parser};
use crate::lexer::{Token, TokenKind, embedded_end, literal, name_length, scan_range};
use crate::source::{Name, Span};
use crate::syntax::{Expr, ExprKind, Literal, StringPart};

impl Parser<'_> {
    /// The bytes between a string's quotes. One that is not closed has none behind it.
    fn between_quotes(&self, token: Token) -> (usize, usize) {
        let text = self.token_text(token);
        let start = token.span.start as usize + 1;
        let is_closed = text.len() > 1 && text.as_bytes()[0] == text.as_bytes()[text.len() - 1];
        let end = token.span.end as usize - usize::from(is_closed);
        (start, end.max(start))
    }

    /// The text of a string without embedded code.
    pub(super) fn plain_string(&mut self, token: Token) -> Name {
        let (start, end) = self.between_quotes(token);
        literal::unescape(self.file, &self.text[start..end], start as u32, &mut self.diagnostics)
    }

    /// A string in single quotes: a literal if no code is embedded.
    pub(super) fn interpolated_string(&mut self, token: Token) -> Parsed<ExprKind> {
        let (start, end) = self.between_quotes(token);
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut text_start = start;
        let mut pos = start;
        let mut flushed = start;
        while let Some(offset) = self.text[pos..end].find(['$', '\\']) {
            let at = pos + offset;
            let rest = &self.text.as_bytes()[at..end];
            if rest[0] == b'\\' {
                pos = (at + 1 + self.text[at + 1..end].chars().next().map_or(0, char::len_utf8)).min(end);
                continue;
            }
            let (code, code_end) = match rest.get(1) {
                Some(b'$') => {
                    text += &self.unescaped(flushed, at + 1);
                    pos = at + 2;
                    flushed = pos;
                    continue;
                }
                Some(b'{') => {
                    let code_end = embedded_end(self.file, self.text, at as u32 + 2, end as u32) as usize;
                    let is_closed = code_end > at + 2 && self.text.as_bytes()[code_end - 1] == b'}';
                    let inner_end = if is_closed { code_end - 1 } else { code_end };
                    (self.embedded(at + 2, inner_end, is_closed)?, code_end)
                }
                Some(_) if name_length(&rest[1..]) > 0 => {
                    let code_end = at + 1 + name_length(&rest[1..]);
                    (self.embedded_name(at + 1, code_end), code_end)
                }
                _ => {
                    pos = at + 1;
                    continue;
                }
            };
            text += &self.unescaped(flushed, at);
            self.push_text(&mut parts, &mut text, text_start, at);
            parts.push(StringPart::Expr(code));
            pos = code_end;
            flushed = pos;
            text_start = pos;
        }
        text += &self.unescaped(flushed, end);
        if parts.is_empty() {
            return Ok(ExprKind::Literal(Literal::String(text.into())));
        }
        self.push_text(&mut parts, &mut text, text_start, end);
        Ok(ExprKind::Interpolation(parts))
    }

    fn unescaped(&mut self, start: usize, end: usize) -> Name {
        literal::unescape(self.file, &self.text[start..end], start as u32, &mut self.diagnostics)
    }

    fn push_text(&self, parts: &mut Vec<StringPart>, text: &mut String, start: usize, end: usize) {
        if !text.is_empty() {
            let span = Span::new(self.file, start as u32, end as u32);
            parts.push(StringPart::Text(std::mem::take(text).into(), span));
        }
    }

    /// `$name`.
    fn embedded_name(&self, start: usize, end: usize) -> Expr {
        let name = &self.text[start..end];
        let kind = match name {
            "this" => ExprKind::This,
            "null" => ExprKind::Literal(Literal::Null),
            "true" | "false" => ExprKind::Literal(Literal::Bool(name == "true")),
            _ => ExprKind::Name(name.into()),
        };
        Expr { kind, span: Span::new(self.file, start as u32, end as u32) }
    }

    /// The code of `${…}`, read by a parser of its own on that range of the text.
    fn embedded(&mut self, start: usize, end: usize, is_closed: bool) -> Parsed<Expr> {
        let span = Span::new(self.file, start as u32, end as u32);
        if !is_closed {
            self.error_at(span.at_start(), "Unclosed code block: expected } in this string");
            return Ok(Expr { kind: ExprKind::Error, span });
        }
        let tokens = scan_range(self.file, self.text, start as u32, end as u32);
        let mut inner = Parser::new(self.file, self.text, tokens);
        inner.depth = self.depth;
        let mut result = inner.expr();
        if result.is_ok() && !inner.at(TokenKind::End) {
            result = Err(inner.unexpected());
        }
        self.diagnostics.append(&mut inner.diagnostics);
        // What is wrong in a string's code does not hinder reading what follows the string.
        Ok(result.unwrap_or(Expr { kind: ExprKind::Error, span }))
    }

    /// `~/pattern/flags`.
    pub(super) fn regex(&mut self, token: Token) -> ExprKind {
        let text = self.token_text(token);
        let close = text.rfind('/').unwrap_or(1).max(2);
        let flags = &text[(close + 1).min(text.len())..];
        for (index, flag) in flags.char_indices() {
            if !"gimsu".contains(flag) {
                let at = token.span.start + (close + 1 + index) as u32;
                self.error_at(
                    Span::new(self.file, at, at + 1),
                    format!("Invalid regular expression flag {flag}"),
                );
            }
        }
        let pattern = text[2..close].replace("\\/", "/");
        ExprKind::Regex { pattern: pattern.into(), flags: flags.into() }
    }
}
