//! What CPython's tokenizer refuses, found by a scan of the text as CPython reads it.
//!
//! CPython reports these before anything its grammar refuses, even when they come later in the file. The scan runs only
//! for texts that the parser refused, so it need not be fast.

use crate::source::Source;
use crate::syntax_error::{SyntaxError, SyntaxErrorKind};

/// What the scan found.
pub(super) struct Scan {
    /// The first error.
    pub error: Option<Box<SyntaxError>>,
    /// Where the innermost bracket that is open at the end stands.
    pub open: Option<u32>,
}

struct Scanner<'s> {
    source: &'s Source<'s>,
    bytes: &'s [u8],
    at: usize,
    brackets: Vec<(u8, usize)>,
    /// Columns of the levels of indentation: with tabs to 8, and with tabs as one.
    indents: Vec<(usize, usize)>,
}

type Found = Result<(), Box<SyntaxError>>;

/// Scans a text.
pub(super) fn scan(source: &Source<'_>) -> Scan {
    let bytes = source.text.as_bytes();
    let mut scanner = Scanner { source, bytes, at: 0, brackets: Vec::new(), indents: vec![(0, 0)] };
    let error = scanner.run().err();
    Scan { error, open: scanner.brackets.last().map(|&(_, at)| at as u32) }
}

fn is_identifier(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 128
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn fail(&self, message: impl Into<String>, start: usize, end: usize) -> Found {
        Err(self.source.error(message, start as u32, end as u32))
    }

    fn run(&mut self) -> Found {
        let mut at_line_start = true;
        while self.at < self.bytes.len() {
            if at_line_start && self.brackets.is_empty() {
                self.indentation()?;
            }
            at_line_start = false;
            match self.peek(0) {
                b'\n' | b'\r' => {
                    at_line_start = true;
                    self.at += 1;
                }
                b'#' => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
                b'\\' => self.continuation()?,
                b'"' | b'\'' => self.string(self.at)?,
                b'0'..=b'9' => self.number()?,
                b'.' if self.peek(1).is_ascii_digit() => self.number()?,
                b'(' | b'[' | b'{' => {
                    self.brackets.push((self.peek(0), self.at));
                    self.at += 1;
                }
                b')' | b']' | b'}' => self.close()?,
                byte if is_identifier(byte) => self.word()?,
                _ => self.at += 1,
            }
        }
        Ok(())
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        while self.at < self.bytes.len() && keep(self.bytes[self.at]) {
            self.at += 1;
        }
    }

    fn indentation(&mut self) -> Found {
        let (mut column, mut alternative) = (0, 0);
        loop {
            match self.peek(0) {
                b' ' => (column, alternative) = (column + 1, alternative + 1),
                b'\t' => (column, alternative) = ((column / 8 + 1) * 8, alternative + 1),
                b'\x0c' => (column, alternative) = (0, 0),
                _ => break,
            }
            self.at += 1;
        }
        if self.at >= self.bytes.len() || matches!(self.peek(0), b'#' | b'\n' | b'\r' | b'\\') {
            return Ok(());
        }
        let inconsistent = |this: &Self| {
            let mut error = this.source.error_of(
                SyntaxErrorKind::TabError,
                "inconsistent use of tabs and spaces in indentation",
                this.at as u32,
                this.at as u32,
            );
            (error.column, error.end_column) = (0, 0);
            Err(error)
        };
        let &(last, last_alternative) = self.indents.last().expect("the first level stays");
        if column == last {
            return if alternative == last_alternative { Ok(()) } else { inconsistent(self) };
        }
        if column > last {
            if alternative <= last_alternative {
                return inconsistent(self);
            }
            self.indents.push((column, alternative));
            return Ok(());
        }
        while self.indents.last().is_some_and(|&(level, _)| level > column) {
            self.indents.pop();
        }
        let &(last, last_alternative) = self.indents.last().expect("the first level stays");
        if column != last {
            let mut error = self.source.error_of(
                SyntaxErrorKind::IndentationError,
                "unindent does not match any outer indentation level",
                self.at as u32,
                self.at as u32,
            );
            let length = self.source.line_text(error.line).chars().count() as u32;
            (error.column, error.end_column) = (length + 1, length + 1);
            return Err(error);
        }
        if alternative == last_alternative { Ok(()) } else { inconsistent(self) }
    }

    fn continuation(&mut self) -> Found {
        self.at += 1;
        match self.peek(0) {
            b'\r' if self.peek(1) == b'\n' => self.at += 2,
            b'\n' | b'\r' => self.at += 1,
            0 if self.at >= self.bytes.len() => {
                return self.fail("unexpected EOF while parsing", self.at, self.at);
            }
            _ => {
                return self.fail("unexpected character after line continuation character", self.at, self.at);
            }
        }
        if self.at >= self.bytes.len() {
            return self.fail("unexpected EOF while parsing", self.at - 1, self.at - 1);
        }
        Ok(())
    }

    /// A string whose quote is here and which starts, prefix and all, at `start`.
    fn string(&mut self, start: usize) -> Found {
        let quote = self.peek(0);
        let is_triple = self.peek(1) == quote && self.peek(2) == quote;
        self.at += if is_triple { 3 } else { 1 };
        while self.at < self.bytes.len() {
            match self.peek(0) {
                b'\\' => self.at += if self.peek(1) == b'\r' && self.peek(2) == b'\n' { 2 } else { 1 },
                b'\n' | b'\r' if !is_triple => break,
                byte if byte == quote && !is_triple => {
                    self.at += 1;
                    return Ok(());
                }
                byte if byte == quote && self.peek(1) == quote && self.peek(2) == quote => {
                    self.at += 3;
                    return Ok(());
                }
                _ => {}
            }
            self.at += 1;
        }
        let end = self.at.min(self.bytes.len());
        let mut line = self.source.line(end as u32);
        if is_triple && self.source.line_text(line).is_empty() && line > 1 {
            line -= 1;
        }
        let mut prefix = self.bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic());
        let is_formatted = prefix.any(|byte| matches!(byte, b'f' | b'F'));
        let kind = match (is_triple, is_formatted) {
            (false, false) => "string",
            (false, true) => "f-string",
            (true, false) => "triple-quoted string",
            (true, true) => "triple-quoted f-string",
        };
        self.fail(format!("unterminated {kind} literal (detected at line {line})"), start, start)
    }

    fn word(&mut self) -> Found {
        let start = self.at;
        self.skip_while(is_identifier);
        let word = &self.bytes[start..self.at];
        let is_prefix = word.len() <= 2 && word.iter().all(|byte| b"rRbBuUfF".contains(byte));
        if is_prefix && matches!(self.peek(0), b'"' | b'\'') {
            return self.string(start);
        }
        let text = &self.source.text[start..self.at];
        for (index, c) in text.char_indices() {
            if !c.is_ascii() && !c.is_alphanumeric() && !is_mark(c) {
                let message = if c.is_control() || c.is_whitespace() || ('\u{2000}'..'\u{2010}').contains(&c)
                {
                    format!("invalid non-printable character U+{:04X}", c as u32)
                } else {
                    format!("invalid character '{c}' (U+{:04X})", c as u32)
                };
                return self.fail(message, start + index, start + index);
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Found {
        let close = self.peek(0);
        let at = self.at;
        self.at += 1;
        let expected = match close {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        match self.brackets.pop() {
            None => self.fail(format!("unmatched '{}'", close as char), at, at),
            Some((open, place)) if open != expected => {
                let (line, here) = (self.source.line(place as u32), self.source.line(at as u32));
                let (close, open) = (close as char, open as char);
                let mut message =
                    format!("closing parenthesis '{close}' does not match opening parenthesis '{open}'");
                if line != here {
                    message.push_str(&format!(" on line {line}"));
                }
                self.fail(message, at, at)
            }
            Some(_) => Ok(()),
        }
    }

    fn number(&mut self) -> Found {
        let start = self.at;
        let (kind, digits): (&str, fn(u8) -> bool) = match (self.peek(0), self.peek(1)) {
            (b'0', b'x' | b'X') => ("hexadecimal", |byte| byte.is_ascii_hexdigit()),
            (b'0', b'o' | b'O') => ("octal", |byte| matches!(byte, b'0'..=b'7')),
            (b'0', b'b' | b'B') => ("binary", |byte| matches!(byte, b'0' | b'1')),
            _ => return self.decimal(start),
        };
        self.at += 2;
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
            }
            if !digits(self.peek(0)) {
                if self.peek(0).is_ascii_digit() {
                    let message = format!("invalid digit '{}' in {kind} literal", self.peek(0) as char);
                    return self.fail(message, self.at, self.at);
                }
                return self.fail(format!("invalid {kind} literal"), self.at - 1, self.at - 1);
            }
            self.skip_while(digits);
            if self.peek(0) != b'_' {
                break;
            }
        }
        if self.peek(0).is_ascii_digit() {
            let message = format!("invalid digit '{}' in {kind} literal", self.peek(0) as char);
            return self.fail(message, self.at, self.at);
        }
        self.end_of_number(kind)
    }

    /// Decimal digits, with underscores between.
    fn digits(&mut self) -> Found {
        loop {
            self.skip_while(|byte| byte.is_ascii_digit());
            if self.peek(0) != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek(0).is_ascii_digit() {
                return self.fail("invalid decimal literal", self.at - 1, self.at - 1);
            }
        }
    }

    fn decimal(&mut self, start: usize) -> Found {
        let mut kind = "decimal";
        self.digits()?;
        let whole = self.at;
        if self.peek(0) == b'.' {
            self.at += 1;
            self.skip_fraction()?;
            kind = "decimal";
        }
        let is_exponent = matches!(self.peek(0), b'e' | b'E');
        if is_exponent {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                self.at += 1 + sign;
                self.digits()?;
            } else if sign == 1 {
                return self.fail("invalid decimal literal", self.at, self.at);
            } else {
                return self.end_of_number(kind);
            }
        }
        let is_imaginary = matches!(self.peek(0), b'j' | b'J');
        if is_imaginary {
            self.at += 1;
            kind = "imaginary";
        }
        let digits = &self.bytes[start..whole];
        let has_zero = digits.len() > 1 && digits[0] == b'0';
        if has_zero && self.at == whole && digits.iter().any(|byte| (b'1'..=b'9').contains(byte)) {
            let zeros = digits.iter().take_while(|&&byte| matches!(byte, b'0' | b'_')).count();
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return self.fail(message, start, start + zeros);
        }
        self.end_of_number(kind)
    }

    fn skip_fraction(&mut self) -> Found {
        if self.peek(0).is_ascii_digit() { self.digits() } else { Ok(()) }
    }

    /// What follows a number must not look like part of it, except for some keywords.
    fn end_of_number(&self, kind: &str) -> Found {
        let rest = &self.bytes[self.at..];
        let keywords: [&[u8]; 7] = [b"and", b"else", b"for", b"in", b"is", b"not", b"or"];
        let is_keyword = keywords.iter().any(|keyword| rest.starts_with(keyword)) || rest.starts_with(b"if");
        if !is_keyword && is_identifier(self.peek(0)) {
            return self.fail(format!("invalid {kind} literal"), self.at - 1, self.at - 1);
        }
        Ok(())
    }
}

/// Whether a character may stand in an identifier without being alphanumeric.
fn is_mark(c: char) -> bool {
    // Combining marks and the connectors that identifiers allow; the parser judged the rest.
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{203f}' | '\u{2040}' | '\u{b7}' | '\u{387}'
    ) || !c.is_ascii_punctuation() && !is_symbol(c)
}

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{feff}')
}
