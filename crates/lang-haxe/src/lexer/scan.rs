//! Where tokens begin and end.

use super::token::{Keyword, SIGNS, Token, TokenKind};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// Reads raw tokens from a range of a text, directives among them.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    text: &'a str,
    file: FileId,
    pos: usize,
    end: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// The tokens of an embedded range of a text, as in `${…}`; directives there are errors.
pub fn scan_range(file: FileId, text: &str, start: u32, end: u32) -> super::Tokens {
    let mut scanner = Scanner::new(file, text, start as usize, end as usize);
    let mut list = Vec::new();
    loop {
        let token = scanner.next();
        if token.kind == TokenKind::Directive {
            let message = "Conditional compilation is not allowed inside a string";
            scanner.diagnostics.push(Diagnostic::error(token.span, message));
            continue;
        }
        list.push(token);
        if token.kind == TokenKind::End {
            return super::Tokens { list, diagnostics: scanner.diagnostics };
        }
    }
}

/// Where the code that follows `${` at `start` ends: behind its `}`, or at `end`.
pub fn embedded_end(file: FileId, text: &str, start: u32, end: u32) -> u32 {
    let mut scanner = Scanner::new(file, text, start as usize, end as usize);
    scanner.embedded_code();
    scanner.pos.min(scanner.end) as u32
}

/// How many bytes of an identifier `bytes` begins with.
pub fn name_length(bytes: &[u8]) -> usize {
    match bytes.first() {
        Some(byte) if byte.is_ascii_alphabetic() || *byte == b'_' => {
            bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count()
        }
        _ => 0,
    }
}

impl<'a> Scanner<'a> {
    pub fn new(file: FileId, text: &'a str, start: usize, end: usize) -> Self {
        Scanner { bytes: &text.as_bytes()[..end], text, file, pos: start, end, diagnostics: Vec::new() }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }

    fn error(&mut self, start: usize, end: usize, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(self.span(start, end), message));
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.pos + ahead).copied().unwrap_or(0)
    }

    /// The text of a token.
    pub fn token_text(&self, token: Token) -> &'a str {
        &self.text[token.span.start as usize..token.span.end as usize]
    }

    /// The next token. Past the end there are only `End`s.
    pub fn next(&mut self) -> Token {
        let mut doc = None;
        loop {
            self.skip_blanks(&mut doc);
            let start = self.pos;
            if start >= self.end {
                return Token { kind: TokenKind::End, span: self.span(self.end, self.end), doc };
            }
            if let Some(kind) = self.scan(start) {
                return Token { kind, span: self.span(start, self.pos), doc };
            }
        }
    }

    /// Passes over blanks and comments; remembers the last documentation comment.
    fn skip_blanks(&mut self, doc: &mut Option<(u32, u32)>) {
        loop {
            match self.peek(0) {
                b' ' | b'\t' | b'\r' | b'\n' if self.pos < self.end => self.pos += 1,
                0xef if self.bytes[self.pos..].starts_with("\u{feff}".as_bytes()) => self.pos += 3,
                b'/' if self.peek(1) == b'/' => {
                    while self.pos < self.end && self.peek(0) != b'\n' {
                        self.pos += 1;
                    }
                }
                b'/' if self.peek(1) == b'*' => {
                    let start = self.pos;
                    let is_doc = self.peek(2) == b'*' && self.peek(3) != b'/';
                    if self.skip_block_comment() && is_doc {
                        *doc = Some((start as u32 + 3, self.pos as u32 - 2));
                    }
                }
                _ => return,
            }
        }
    }

    /// Passes over `/* … */`; answers whether it was closed.
    fn skip_block_comment(&mut self) -> bool {
        let start = self.pos;
        self.pos += 2;
        while self.pos < self.end {
            if self.peek(0) == b'*' && self.peek(1) == b'/' {
                self.pos += 2;
                return true;
            }
            self.pos += 1;
        }
        self.error(start, start, "Unclosed comment");
        false
    }

    /// Reads the token at `start`; `None` if there was only an error.
    fn scan(&mut self, start: usize) -> Option<TokenKind> {
        let rest = &self.bytes[start..];
        let length = name_length(rest);
        if length > 0 {
            self.pos += length;
            let word = &self.text[start..self.pos];
            return Some(Keyword::find(word).map_or(TokenKind::Name, TokenKind::Keyword));
        }
        match rest[0] {
            b'0'..=b'9' => Some(self.number()),
            b'.' if self.peek(1).is_ascii_digit() => Some(self.number()),
            b'"' => Some(self.string()),
            b'\'' => Some(self.interpolated()),
            b'~' if self.peek(1) == b'/' => self.regex(),
            b'@' => self.meta(),
            b'$' if name_length(&rest[1..]) > 0 => {
                self.pos += 1 + name_length(&rest[1..]);
                Some(TokenKind::Dollar)
            }
            b'#' if name_length(&rest[1..]) > 0 => {
                self.pos += 1 + name_length(&rest[1..]);
                Some(TokenKind::Directive)
            }
            _ => self.sign(),
        }
    }

    fn sign(&mut self) -> Option<TokenKind> {
        let rest = &self.bytes[self.pos..];
        for &(sign, kind) in SIGNS {
            // `a?.5:b` is a conditional expression with a number.
            let is_question = kind == TokenKind::SafeDot && rest.get(2).is_some_and(u8::is_ascii_digit);
            if rest.starts_with(sign.as_bytes()) && !is_question {
                self.pos += sign.len();
                return Some(kind);
            }
        }
        let start = self.pos;
        let character = self.text[start..].chars().next().unwrap_or('\0');
        self.pos += character.len_utf8();
        self.error(start, self.pos, format!("Invalid character 0x{:02X}", u32::from(character)));
        None
    }

    fn digits(&mut self, is_digit: fn(&u8) -> bool) {
        while is_digit(&self.peek(0)) || self.peek(0) == b'_' && is_digit(&self.peek(1)) {
            self.pos += 1;
        }
    }

    fn number(&mut self) -> TokenKind {
        let mut kind = TokenKind::Int;
        if self.peek(0) == b'0' && matches!(self.peek(1), b'x' | b'X') && self.peek(2).is_ascii_hexdigit() {
            self.pos += 2;
            self.digits(u8::is_ascii_hexdigit);
        } else {
            self.digits(u8::is_ascii_digit);
            if self.peek(0) == b'.' && self.peek(1) != b'.' && self.is_fraction() {
                kind = TokenKind::Float;
                self.pos += 1;
                self.digits(u8::is_ascii_digit);
            }
            if let Some(length) = self.exponent_length(0) {
                kind = TokenKind::Float;
                self.pos += length;
                self.digits(u8::is_ascii_digit);
            }
        }
        let blank = usize::from(self.peek(0) == b'_');
        let rest = &self.bytes[self.pos + blank..];
        for suffix in ["i32", "i64", "u32", "f64"] {
            if rest.starts_with(suffix.as_bytes()) && name_length(rest) == suffix.len() {
                self.pos += blank + suffix.len();
                if suffix == "f64" {
                    kind = TokenKind::Float;
                }
            }
        }
        kind
    }

    /// Whether the `.` here belongs to the number: `1.5`, `1.`, `1.e3`, but not `1.max(2)`.
    fn is_fraction(&self) -> bool {
        self.exponent_length(1).is_some() || name_length(&self.bytes[self.pos + 1..]) == 0
    }

    /// How long `e`, its sign and no digits are, if there is an exponent `ahead` bytes from here.
    fn exponent_length(&self, ahead: usize) -> Option<usize> {
        if !matches!(self.peek(ahead), b'e' | b'E') {
            return None;
        }
        let sign = usize::from(matches!(self.peek(ahead + 1), b'+' | b'-'));
        self.peek(ahead + 1 + sign).is_ascii_digit().then_some(1 + sign)
    }

    /// A string in double quotes: to the next quote that no `\` stands before.
    fn string(&mut self) -> TokenKind {
        let start = self.pos;
        self.pos += 1;
        while self.pos < self.end {
            match self.peek(0) {
                b'\\' => self.pos += 2,
                b'"' => {
                    self.pos += 1;
                    return TokenKind::String;
                }
                _ => self.pos += 1,
            }
        }
        self.unterminated_string(start)
    }

    fn unterminated_string(&mut self, start: usize) -> TokenKind {
        self.pos = self.end;
        self.error(start, start, "Unterminated string");
        TokenKind::String
    }

    /// A string in single quotes, with code in `${…}`.
    fn interpolated(&mut self) -> TokenKind {
        let start = self.pos;
        self.pos += 1;
        while self.pos < self.end {
            match self.peek(0) {
                b'\\' => self.pos += 2,
                b'$' if self.peek(1) == b'$' => self.pos += 2,
                b'$' if self.peek(1) == b'{' => {
                    self.pos += 2;
                    self.embedded_code();
                }
                b'\'' => {
                    self.pos += 1;
                    return TokenKind::Interpolated;
                }
                _ => self.pos += 1,
            }
        }
        self.unterminated_string(start)
    }

    /// Passes over the code after `${`, its `}` included. Errors in it are found when it is parsed.
    fn embedded_code(&mut self) {
        let mut depth = 1;
        // Nested strings recurse through `next`; a bound keeps hostile texts from the native stack's end.
        while self.pos < self.end && depth > 0 {
            match self.peek(0) {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                b'"' => {
                    let _ = self.string();
                    continue;
                }
                b'\'' => {
                    self.skip_nested_string();
                    continue;
                }
                b'/' if self.peek(1) == b'*' => {
                    self.skip_block_comment();
                    continue;
                }
                _ => {}
            }
            self.pos += 1;
        }
    }

    /// Passes over a string in single quotes inside embedded code. Code within it may hold strings again: the open
    /// braces of each level are on a list of their own and not on the native stack.
    fn skip_nested_string(&mut self) {
        let mut levels = vec![0usize];
        let mut in_string = true;
        self.pos += 1;
        while self.pos < self.end {
            match (self.peek(0), in_string) {
                (b'\\', true) => self.pos += 1,
                (b'$', true) if self.peek(1) == b'{' => {
                    self.pos += 1;
                    levels.push(1);
                    in_string = false;
                }
                (b'\'', true) => {
                    levels.pop();
                    in_string = false;
                    if levels.is_empty() {
                        self.pos += 1;
                        return;
                    }
                }
                (b'\'', false) => {
                    levels.push(0);
                    in_string = true;
                }
                (b'"', false) => {
                    let _ = self.string();
                    continue;
                }
                (b'{', false) => *levels.last_mut().expect("a level per open code") += 1,
                (b'}', false) => {
                    let level = levels.last_mut().expect("a level per open code");
                    *level -= 1;
                    if *level == 0 {
                        levels.pop();
                        in_string = true;
                    }
                }
                _ => {}
            }
            self.pos += 1;
        }
    }

    fn regex(&mut self) -> Option<TokenKind> {
        let start = self.pos;
        self.pos += 2;
        while self.pos < self.end {
            match self.peek(0) {
                b'\\' => self.pos += 2,
                b'/' => {
                    self.pos += 1;
                    while self.peek(0).is_ascii_alphabetic() {
                        self.pos += 1;
                    }
                    return Some(TokenKind::Regex);
                }
                b'\n' => break,
                _ => self.pos += 1,
            }
        }
        self.pos = self.pos.min(self.end);
        self.error(start, start, "Unterminated regular expression");
        None
    }

    fn meta(&mut self) -> Option<TokenKind> {
        let start = self.pos;
        let colon = usize::from(self.peek(1) == b':');
        self.pos += 1 + colon;
        loop {
            let length = name_length(&self.bytes[self.pos.min(self.end)..]);
            self.pos += length;
            let is_dotted =
                self.peek(0) == b'.' && name_length(&self.bytes[(self.pos + 1).min(self.end)..]) > 0;
            if length == 0 {
                self.error(start, self.pos, "Expected a name of metadata after @");
                return None;
            }
            if !is_dotted {
                return Some(TokenKind::Meta);
            }
            self.pos += 1;
        }
    }
}
