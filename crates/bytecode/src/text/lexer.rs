//! Splits the text form into tokens.

use super::ParseError;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A word; may hold dots inside.
    Ident(&'a str),
    /// A number as written, with its sign and suffix; also `-inf`.
    Number(&'a str),
    Str(String),
    Bytes(Vec<u8>),
    Char(char),
    /// `@start-end:line`.
    Span(&'a str),
    Punct(&'static str),
    End,
}

impl std::fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Ident(text) | Token::Number(text) | Token::Span(text) => write!(f, "`{text}`"),
            Token::Str(_) => write!(f, "a string"),
            Token::Bytes(_) => write!(f, "a byte string"),
            Token::Char(_) => write!(f, "a character"),
            Token::Punct(text) => write!(f, "`{text}`"),
            Token::End => write!(f, "the end of the text"),
        }
    }
}

/// A token and its place.
#[derive(Clone, Debug)]
pub(super) struct Lexeme<'a> {
    pub(super) token: Token<'a>,
    /// Byte offset of its start.
    pub(super) start: usize,
    /// Line it starts on, from 1.
    pub(super) line: u32,
}

/// Longer ones first.
const PUNCTUATION: [&str; 20] = [
    "->", "..", "!{", "**", "@#", "%#", "&#", "(", ")", "[", "]", "{", "}", ",", ":", "*", "/", "#", "$", "=",
];
/// Those that introduce a name; apart, for they may stand before anything.
const SIGILS: [&str; 3] = ["@", "%", "&"];

pub(super) struct Lexer<'a> {
    text: &'a str,
    position: usize,
    line: u32,
}

pub(super) fn is_ident_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

fn is_ident_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether a name can be written without quotes.
pub(super) fn is_ident(name: &str) -> bool {
    name.split('.').enumerate().all(|(index, part)| {
        part.chars().all(is_ident_part)
            && part.chars().next().is_some_and(|first| index > 0 || is_ident_start(first))
    })
}

/// The error at a byte of the text.
pub(super) fn error_at(text: &str, position: usize, message: impl Into<String>) -> ParseError {
    let before = &text[..position.min(text.len())];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    ParseError {
        line: before.bytes().filter(|&byte| byte == b'\n').count() as u32 + 1,
        column: before[line_start..].chars().count() as u32 + 1,
        message: message.into(),
        hint: None,
    }
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lexer { text, position: 0, line: 1 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn advance(&mut self, c: char) {
        self.position += c.len_utf8();
        if c == '\n' {
            self.line += 1;
        }
    }

    fn skip_while(&mut self, accept: impl Fn(char) -> bool) {
        while let Some(c) = self.peek().filter(|&c| accept(c)) {
            self.advance(c);
        }
    }

    fn skip_blank(&mut self) {
        loop {
            self.skip_while(char::is_whitespace);
            if self.peek() != Some(';') {
                return;
            }
            self.skip_while(|c| c != '\n');
        }
    }

    pub(super) fn next(&mut self) -> Result<Lexeme<'a>, ParseError> {
        self.skip_blank();
        let (start, line) = (self.position, self.line);
        let token = self.token(start)?;
        Ok(Lexeme { token, start, line })
    }

    fn token(&mut self, start: usize) -> Result<Token<'a>, ParseError> {
        let rest = self.rest();
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return Ok(Token::End) };
        let second = chars.next();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if first == '"' {
            self.advance(first);
            return self.string(start).map(Token::Str);
        }
        if first == 'b' && second == Some('"') {
            self.position += 2;
            return self.bytes(start).map(Token::Bytes);
        }
        if first == '\'' {
            self.advance(first);
            return self.character(start).map(Token::Char);
        }
        if first.is_ascii_digit() || (matches!(first, '-' | '+') && is_digit(second)) {
            return Ok(Token::Number(self.number(start)));
        }
        if rest.starts_with("-inf") {
            self.position += 4;
            return Ok(Token::Number("-inf"));
        }
        if is_ident_start(first) || (first == '.' && second.is_some_and(is_ident_start)) {
            self.advance(first);
            self.words();
            return Ok(Token::Ident(&self.text[start..self.position]));
        }
        if first == '@' && is_digit(second) {
            self.advance(first);
            self.skip_while(|c| c.is_ascii_digit() || matches!(c, '-' | ':'));
            return Ok(Token::Span(&self.text[start + 1..self.position]));
        }
        match PUNCTUATION.iter().chain(&SIGILS).find(|text| rest.starts_with(**text)) {
            Some(text) => {
                self.position += text.len();
                Ok(Token::Punct(text))
            }
            None => Err(error_at(self.text, start, format!("unexpected character {first:?}"))),
        }
    }

    /// Goes on in a word; a dot belongs to it when a word's character follows.
    fn words(&mut self) {
        loop {
            self.skip_while(is_ident_part);
            let mut rest = self.rest().chars();
            if rest.next() != Some('.') || !rest.next().is_some_and(is_ident_part) {
                return;
            }
            self.position += 1;
        }
    }

    fn number(&mut self, start: usize) -> &'a str {
        self.position += 1;
        if !self.text[start..].starts_with(|c: char| c.is_ascii_digit()) {
            self.position += 1;
        }
        self.words();
        // `1e-5`: the sign is part of the number after an exponent's mark.
        let so_far = &self.text[start..self.position];
        let is_exponent = so_far.ends_with(['e', 'E']) && !so_far.contains("0x");
        if is_exponent && self.rest().starts_with(['-', '+']) {
            self.position += 1;
            self.skip_while(|c| c.is_ascii_digit());
        }
        &self.text[start..self.position]
    }

    fn string(&mut self, start: usize) -> Result<String, ParseError> {
        let mut text = String::new();
        loop {
            match self.peek() {
                Some('"') => {
                    self.advance('"');
                    return Ok(text);
                }
                Some('\\') => text.push(self.escape()?),
                Some(c) if c != '\n' => {
                    self.advance(c);
                    text.push(c);
                }
                _ => return Err(error_at(self.text, start, "the string does not end on its line")),
            }
        }
    }

    fn character(&mut self, start: usize) -> Result<char, ParseError> {
        let c = match self.peek() {
            Some('\\') => self.escape()?,
            Some(c) if c != '\n' && c != '\'' => {
                self.advance(c);
                c
            }
            _ => return Err(error_at(self.text, start, "no character between quotes")),
        };
        match self.peek() {
            Some('\'') => {
                self.advance('\'');
                Ok(c)
            }
            _ => Err(error_at(self.text, start, "a character ends with a quote")),
        }
    }

    fn bytes(&mut self, start: usize) -> Result<Vec<u8>, ParseError> {
        let mut bytes = Vec::new();
        loop {
            match self.peek() {
                Some('"') => {
                    self.advance('"');
                    return Ok(bytes);
                }
                Some('\\') => {
                    let position = self.position;
                    let escaped = u32::from(self.escape()?);
                    bytes.push(
                        u8::try_from(escaped)
                            .map_err(|_| error_at(self.text, position, "a byte is at most \\xff"))?,
                    );
                }
                Some(c) if c.is_ascii() && c != '\n' => {
                    self.advance(c);
                    bytes.push(c as u8);
                }
                Some(c) if c != '\n' => {
                    return Err(error_at(self.text, self.position, "a byte string holds ASCII and escapes"));
                }
                _ => return Err(error_at(self.text, start, "the byte string does not end on its line")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ParseError> {
        let position = self.position;
        let fail = || {
            error_at(self.text, position, "unknown escape: one of \\n \\r \\t \\0 \\\\ \\\" \\' \\x \\u{}")
        };
        let rest = &self.rest()[1..];
        let (c, length) = match rest.chars().next().ok_or_else(fail)? {
            'n' => ('\n', 1),
            'r' => ('\r', 1),
            't' => ('\t', 1),
            '0' => ('\0', 1),
            c @ ('\\' | '"' | '\'') => (c, 1),
            'x' => {
                let digits = rest.get(1..3).ok_or_else(fail)?;
                (hex(digits).and_then(char::from_u32).ok_or_else(fail)?, 3)
            }
            'u' => {
                let digits = rest.get(1..).and_then(|rest| rest.strip_prefix('{')).ok_or_else(fail)?;
                let length = digits.find('}').filter(|&length| length <= 6).ok_or_else(fail)?;
                (hex(&digits[..length]).and_then(char::from_u32).ok_or_else(fail)?, 3 + length)
            }
            _ => return Err(fail()),
        };
        self.position += 1 + length;
        Ok(c)
    }
}

fn hex(digits: &str) -> Option<u32> {
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hex { u32::from_str_radix(digits, 16).ok() } else { None }
}
