//! Errors in strings: escapes, f-strings, and what else the lexer refuses.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Report, Reporter};

/// A field of an f-string up to some place.
#[derive(Default)]
struct Field {
    /// What closes the brackets that are open.
    brackets: Vec<TokenKind>,
    has_conversion: bool,
    has_format: bool,
}

impl Field {
    fn closes(&self, kind: TokenKind) -> bool {
        self.brackets.last() == Some(&kind)
    }
}

impl Reporter<'_> {
    pub(super) fn lexical(&self, error: &LexicalErrorType, range: TextRange) -> Report {
        match error {
            LexicalErrorType::FStringError(kind) => self.fstring(kind, range),
            LexicalErrorType::InvalidByteLiteral => {
                let token = self.token_at(range.start()).range();
                self.error("bytes can only contain ASCII literal characters", token)
            }
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace => self.escape(range),
            LexicalErrorType::IndentationError => {
                self.indentation_error("unindent does not match any outer indentation level", range.start())
            }
            LexicalErrorType::Eof => {
                self.at_line_end("unexpected EOF while parsing", self.token_at(range.start()))
            }
            LexicalErrorType::LineContinuationError => {
                self.error("unexpected character after line continuation character", range)
            }
            _ if self.is_in_field(range.start()) => self.unclosed_field(range.start()),
            _ => self.invalid(range.start()),
        }
    }

    /// A bad escape of a string: CPython names the codec, and places by the string.
    pub(super) fn escape(&self, range: TextRange) -> Report {
        let token = self.token_at(range.start()).range();
        let text = self.text(token);
        let is_bytes = text.chars().take(2).any(|c| matches!(c, 'b' | 'B'));
        if is_bytes {
            let body = text.find(['"', '\'']).map_or(0, |quote| quote + 1);
            let place = text[body..].find("\\x").unwrap_or(0);
            return self.error(format!("(value error) invalid \\x escape at position {place}"), token);
        }
        let body = text.find(['"', '\'']).map_or(0, |quote| quote + 1);
        let place = text[body..].find('\\').unwrap_or(0);
        let escape = &text[body + place..];
        let digits = escape.chars().skip(2).take_while(char::is_ascii_hexdigit).count();
        let (shape, length) = match escape.chars().nth(1) {
            Some('x') => ("truncated \\xXX escape", 2 + digits),
            Some('u') => ("truncated \\uXXXX escape", 2 + digits),
            Some('U') if digits == 8 => ("illegal Unicode character", 10),
            Some('U') => ("truncated \\UXXXXXXXX escape", 2 + digits),
            _ => match escape.find('}') {
                Some(end) if escape[2..].starts_with('{') => ("unknown Unicode character name", end + 1),
                _ => ("malformed \\N character escape", 2),
            },
        };
        let last = place + length - 1;
        let where_ =
            if last == place { format!("position {place}") } else { format!("position {place}-{last}") };
        let message =
            format!("(unicode error) 'unicodeescape' codec can't decode bytes in {where_}: {shape}");
        self.error(message, token)
    }

    pub(super) fn fstring(&self, kind: &InterpolatedStringErrorType, range: TextRange) -> Report {
        let message = match kind {
            InterpolatedStringErrorType::UnclosedLbrace => return self.unclosed_field(range.start()),
            InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
            InterpolatedStringErrorType::InvalidConversionFlag
            | InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                return self.conversion(range.start());
            }
            InterpolatedStringErrorType::UnterminatedString => "f-string: unterminated string",
            InterpolatedStringErrorType::UnterminatedTripleQuotedString => "f-string: unterminated string",
            InterpolatedStringErrorType::LambdaWithoutParentheses => {
                "f-string: lambda expressions are not allowed without parentheses"
            }
            InterpolatedStringErrorType::NewlineInFormatSpec => "f-string: expecting '}'",
        };
        self.error(message, range)
    }

    /// Whether a place is in a field of an f-string.
    pub(super) fn is_in_field(&self, at: TextSize) -> bool {
        let mut depth = 0;
        for token in self.tokens.iter().take_while(|token| token.start() < at) {
            match token.kind() {
                TokenKind::FStringStart => depth += 1,
                TokenKind::FStringEnd => depth -= 1,
                _ => {}
            }
        }
        depth > 0
    }

    /// A field of an f-string that does not end where it should.
    fn unclosed_field(&self, at: TextSize) -> Report {
        let token = self.token_at(at);
        let (before, opened) = (self.token_before(at), self.opened_in_field(at));
        let message = match token.kind() {
            TokenKind::Rpar | TokenKind::Rsqb if !opened.closes(token.kind()) => {
                format!("f-string: unmatched '{}'", self.text(token.range()))
            }
            _ if opened.has_conversion => "f-string: expecting ':' or '}'".to_owned(),
            TokenKind::FStringEnd | TokenKind::Newline | TokenKind::EndOfFile if opened.has_format => {
                "f-string: expecting '}', or format specs".to_owned()
            }
            TokenKind::FStringEnd | TokenKind::Newline | TokenKind::EndOfFile => {
                "f-string: expecting '}'".to_owned()
            }
            _ if before.is_some_and(|before| before.kind() == TokenKind::Equal) => {
                "f-string: expecting '!', or ':', or '}'".to_owned()
            }
            _ => match self.missing_comma(at) {
                Some(report) => return report,
                None => "f-string: expecting '=', or '!', or ':', or '}'".to_owned(),
            },
        };
        self.error(message, token.range())
    }

    /// What the field of an f-string around a place has before it.
    fn opened_in_field(&self, at: TextSize) -> Field {
        let mut field = Field::default();
        for token in self.tokens.iter().take_while(|token| token.start() < at) {
            match token.kind() {
                TokenKind::Lbrace => field = Field { brackets: vec![TokenKind::Rbrace], ..Field::default() },
                TokenKind::Lpar => field.brackets.push(TokenKind::Rpar),
                TokenKind::Lsqb => field.brackets.push(TokenKind::Rsqb),
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    field.brackets.pop();
                }
                TokenKind::Exclamation if field.brackets.len() == 1 => field.has_conversion = true,
                TokenKind::Colon if field.brackets.len() == 1 => field.has_format = true,
                _ => {}
            }
        }
        field
    }

    /// What is behind the `!` of a field and is no conversion.
    fn conversion(&self, at: TextSize) -> Report {
        let text = &self.source.text[at.to_usize()..];
        let place = text.find('!').map_or(0, |mark| mark + 1);
        let behind = text[place..].trim_start_matches('!');
        let name: String = behind.chars().take_while(|&c| c == '_' || c.is_alphanumeric()).collect();
        let message = match behind.chars().next() {
            Some(c) if c.is_whitespace() => {
                "f-string: conversion type must come right after the exclamanation mark".to_owned()
            }
            Some(c) if c.is_alphabetic() || c == '_' => {
                format!("f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'")
            }
            Some('}' | ':') => "f-string: missing conversion character".to_owned(),
            _ => "f-string: invalid conversion character".to_owned(),
        };
        self.error(message, self.token_at(at).range())
    }

    /// A field of an f-string without an expression.
    pub(super) fn empty_field(&self, start: TextSize) -> Report {
        let token = self.token_at(start);
        let text = self.text(token.range());
        match token.kind() {
            TokenKind::Rbrace | TokenKind::Exclamation | TokenKind::Colon | TokenKind::Equal => {
                self.error(format!("f-string: valid expression required before '{text}'"), token.range())
            }
            TokenKind::Rpar | TokenKind::Rsqb => {
                self.error(format!("f-string: unmatched '{text}'"), token.range())
            }
            TokenKind::FStringEnd | TokenKind::Newline | TokenKind::EndOfFile => {
                self.error("f-string: expecting '}'", token.range())
            }
            TokenKind::Lambda => {
                self.error("f-string: lambda expressions are not allowed without parentheses", token.range())
            }
            _ => self.error("f-string: expecting a valid expression after '{'", token.range()),
        }
    }
}
