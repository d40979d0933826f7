//! Errors in strings: escapes, f-strings, and what else the lexer refuses.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Report, Reporter};

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
            _ => self.invalid(range.start()),
        }
    }

    /// A bad escape of a string: CPython names the codec, and places by the string.
    pub(super) fn escape(&self, range: TextRange) -> Report {
        let token = self.token_at(range.start()).range();
        let text = self.text(token);
        let place_of_error = self.after_string(token.start());
        let is_bytes = text.chars().take(2).any(|c| matches!(c, 'b' | 'B'));
        if is_bytes {
            let body = text.find(['"', '\'']).map_or(0, |quote| quote + 1);
            let place = text[body..].find("\\x").unwrap_or(0);
            return self
                .error(format!("(value error) invalid \\x escape at position {place}"), place_of_error);
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
        self.error(message, place_of_error)
    }

    pub(super) fn fstring(&self, kind: &InterpolatedStringErrorType, range: TextRange) -> Report {
        let message = match kind {
            InterpolatedStringErrorType::UnclosedLbrace => "f-string: expecting '}'",
            InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
            InterpolatedStringErrorType::InvalidConversionFlag
            | InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: invalid conversion character: expected 's', 'r', or 'a'"
            }
            InterpolatedStringErrorType::UnterminatedString => "f-string: unterminated string",
            InterpolatedStringErrorType::UnterminatedTripleQuotedString => "f-string: unterminated string",
            InterpolatedStringErrorType::LambdaWithoutParentheses => "f-string: invalid syntax",
            InterpolatedStringErrorType::NewlineInFormatSpec => "f-string: expecting '}'",
        };
        self.error(message, self.after_string(range.start()))
    }

    /// CPython places errors in strings at the token after the last string side by side.
    pub(super) fn after_string(&self, at: TextSize) -> TextRange {
        let mut depth = 0;
        for token in self.tokens.iter().filter(|token| !matches!(token.kind(), TokenKind::Comment)) {
            let is_string = depth > 0 || matches!(token.kind(), TokenKind::String | TokenKind::FStringStart);
            match token.kind() {
                TokenKind::FStringStart => depth += 1,
                TokenKind::FStringEnd => depth -= 1,
                TokenKind::Newline => depth = 0,
                _ => {}
            }
            if token.kind() == TokenKind::Newline && token.end() > at {
                return TextRange::empty(token.start());
            }
            if !is_string && token.start() > at {
                return token.range();
            }
        }
        TextRange::empty(at)
    }
}
