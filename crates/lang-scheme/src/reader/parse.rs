//! The reader: tokens and nesting in one loop over an explicit stack.

use std::rc::Rc;

use super::ReadError;
use super::number::{self, Number, Parsed};
use super::syntax::{Datum, Identifier, Span, Syntax};
use super::token::{self, Escape, is_delimiter};

/// How deep data may nest.
pub const MAX_DEPTH: usize = 1000;

/// What is open.
enum Open {
    /// A list; after the dot, its tail.
    List { at: usize, close: char, items: Vec<Syntax>, dot: Option<usize>, tail: Option<Syntax> },
    /// A vector.
    Vector { at: usize, items: Vec<Syntax> },
    /// A bytevector.
    Bytes { at: usize, bytes: Vec<u8> },
    /// `'` and its like: the symbol it stands for.
    Prefix { at: usize, symbol: &'static str },
    /// `#n=`.
    Label { at: usize, label: u32 },
    /// `#;`.
    Comment { at: usize },
}

/// Reads data from a text.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    source: u16,
    folds_case: bool,
}

type Read<T> = Result<T, ReadError>;

impl<'a> Reader<'a> {
    /// A reader at the start of a text; spans bear the number of the source.
    pub fn new(text: &'a str, source: u16) -> Self {
        let mut reader = Reader { text, at: 0, source, folds_case: false };
        // The line by which a shell finds the interpreter.
        if text.starts_with("#!/") || text.starts_with("#! ") {
            reader.at = text.find('\n').unwrap_or(text.len());
        }
        reader
    }

    /// Goes on at this byte, the start of a character.
    pub fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// The byte at which it goes on.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Whether symbols are folded to lower case.
    pub fn folds_case(&self) -> bool {
        self.folds_case
    }

    /// Chooses whether symbols are folded to lower case.
    pub fn set_folds_case(&mut self, folds: bool) {
        self.folds_case = folds;
    }

    fn span(&self, start: usize) -> Span {
        Span { source: self.source, start: start as u32, end: self.at as u32 }
    }

    fn fail<T>(&self, start: usize, message: impl Into<String>) -> Read<T> {
        Err(ReadError { message: message.into(), span: self.span(start), hint: None, is_incomplete: false })
    }

    fn fail_open<T>(&self, start: usize, message: impl Into<String>, hint: &str) -> Read<T> {
        let span = Span { source: self.source, start: start as u32, end: start as u32 + 1 };
        Err(ReadError { message: message.into(), span, hint: Some(hint.into()), is_incomplete: true })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next datum; nothing at the end of the text.
    ///
    /// # Errors
    /// When the text is no datum.
    pub fn next_datum(&mut self) -> Read<Option<Syntax>> {
        let mut stack: Vec<Open> = Vec::new();
        loop {
            self.skip_blanks()?;
            let at = self.at;
            let Some(c) = self.peek() else { return self.at_end(&stack) };
            if stack.len() > MAX_DEPTH {
                return self.fail(at, format!("data nested more than {MAX_DEPTH} deep"));
            }
            let done = match c {
                '(' | '[' => {
                    self.at += 1;
                    let close = if c == '(' { ')' } else { ']' };
                    stack.push(Open::List { at, close, items: Vec::new(), dot: None, tail: None });
                    continue;
                }
                ')' | ']' => {
                    self.at += 1;
                    self.close(&mut stack, at, c)?
                }
                '\'' | '`' | ',' => {
                    self.at += 1;
                    let symbol = match c {
                        '\'' => "quote",
                        '`' => "quasiquote",
                        _ if self.rest().starts_with('@') => {
                            self.at += 1;
                            "unquote-splicing"
                        }
                        _ => "unquote",
                    };
                    stack.push(Open::Prefix { at, symbol });
                    continue;
                }
                '#' => match self.hash(&mut stack)? {
                    Some(datum) => datum,
                    None => continue,
                },
                '.' if self.is_dot() => {
                    self.dot(&mut stack)?;
                    continue;
                }
                _ => self.atom()?,
            };
            if let Some(datum) = self.complete(&mut stack, done)? {
                return Ok(Some(datum));
            }
        }
    }

    fn at_end(&self, stack: &[Open]) -> Read<Option<Syntax>> {
        match stack.last() {
            None => Ok(None),
            Some(Open::List { at, close, .. }) => self.fail_open(
                *at,
                format!("this parenthesis is never closed: there is no `{close}` for it"),
                "add the missing parenthesis; the indentation of what follows may show where",
            ),
            Some(Open::Vector { at, .. } | Open::Bytes { at, .. }) => {
                self.fail_open(*at, "this vector is never closed", "add the missing `)`")
            }
            Some(Open::Prefix { at, .. } | Open::Label { at, .. } | Open::Comment { at }) => {
                self.fail_open(*at, "nothing follows this", "a datum must follow")
            }
        }
    }

    fn is_dot(&self) -> bool {
        self.rest()[1..].chars().next().is_none_or(is_delimiter)
    }

    fn dot(&mut self, stack: &mut [Open]) -> Read<()> {
        let start = self.at;
        self.at += 1;
        match stack.last_mut() {
            Some(Open::List { items, dot: dot @ None, .. }) if !items.is_empty() => {
                *dot = Some(start);
                Ok(())
            }
            Some(Open::List { dot: Some(_), .. }) => self.fail(start, "a list has only one dot"),
            _ => self.fail(start, "a dot may stand only before the last datum of a list"),
        }
    }

    fn close(&mut self, stack: &mut Vec<Open>, start: usize, c: char) -> Read<Syntax> {
        match stack.pop() {
            None => Err(ReadError {
                message: format!("unbalanced `{c}`: nothing is open here"),
                span: self.span(start),
                hint: Some("remove it, or add the parenthesis that it should close".into()),
                is_incomplete: false,
            }),
            Some(Open::List { close, .. }) if close != c => {
                self.fail(start, format!("`{c}` where `{close}` should close the list"))
            }
            Some(Open::List { dot: Some(dot), tail: None, .. }) => {
                self.at = dot + 1;
                self.fail(dot, "nothing follows the dot")
            }
            Some(Open::List { at, items, tail, .. }) => {
                let span = self.span(at);
                Ok(match tail {
                    None => Syntax::list(span, items),
                    Some(tail) => Syntax::with_tail(span, items, tail),
                })
            }
            Some(Open::Vector { at, items }) => Ok(Syntax::new(self.span(at), Datum::Vector(items.into()))),
            Some(Open::Bytes { at, bytes }) => {
                Ok(Syntax::new(self.span(at), Datum::Bytevector(bytes.into())))
            }
            Some(Open::Prefix { .. } | Open::Label { .. } | Open::Comment { .. }) => {
                self.fail(start, format!("`{c}` where a datum should follow"))
            }
        }
    }

    /// Puts a datum where it belongs; yields it when nothing is open.
    fn complete(&mut self, stack: &mut Vec<Open>, mut datum: Syntax) -> Read<Option<Syntax>> {
        loop {
            let span = datum.span;
            match stack.last_mut() {
                None => return Ok(Some(datum)),
                Some(Open::List { dot: Some(_), tail: tail @ None, .. }) => *tail = Some(datum),
                Some(Open::List { tail: Some(_), .. }) => {
                    return Err(ReadError {
                        message: "only one datum may follow the dot of a list".into(),
                        span,
                        hint: None,
                        is_incomplete: false,
                    });
                }
                Some(Open::List { items, .. } | Open::Vector { items, .. }) => items.push(datum),
                Some(Open::Bytes { bytes, .. }) => match datum.datum {
                    Datum::Number(Number::Int(byte @ 0..=255)) => bytes.push(byte as u8),
                    _ => {
                        return Err(ReadError {
                            message: "a bytevector holds integers from 0 to 255".into(),
                            span,
                            hint: None,
                            is_incomplete: false,
                        });
                    }
                },
                Some(Open::Comment { .. }) => {
                    stack.pop();
                }
                Some(Open::Prefix { at, symbol }) => {
                    let start = *at;
                    let mark = Span { end: start as u32 + 1, ..self.span(start) };
                    let symbol = Syntax::new(mark, Datum::Symbol(Identifier::plain(symbol)));
                    stack.pop();
                    datum = Syntax::list(self.span(start), vec![symbol, datum]);
                    continue;
                }
                Some(Open::Label { at, label }) => {
                    let (start, label) = (*at, *label);
                    stack.pop();
                    datum = Syntax::new(self.span(start), Datum::Labelled(label, Rc::new(datum)));
                    continue;
                }
            }
            return Ok(None);
        }
    }

    fn skip_blanks(&mut self) -> Read<()> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with(';') {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("#|") {
                self.skip_block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn skip_block_comment(&mut self) -> Read<()> {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            let rest = self.rest();
            let Some(at) = rest.find(['#', '|']) else {
                return self.fail_open(start, "this comment is never closed", "add `|#`");
            };
            let rest = &rest[at..];
            self.at += at;
            if rest.starts_with("#|") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("|#") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return Ok(());
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// What starts with `#`; nothing when it only opened something.
    fn hash(&mut self, stack: &mut Vec<Open>) -> Read<Option<Syntax>> {
        let start = self.at;
        let rest = &self.rest()[1..];
        if let Some(text) = rest.strip_prefix('\\') {
            self.at += 2;
            return self.char_literal(start, text).map(Some);
        }
        if rest.starts_with('(') {
            self.at += 2;
            stack.push(Open::Vector { at: start, items: Vec::new() });
            return Ok(None);
        }
        if rest.starts_with(';') {
            self.at += 2;
            stack.push(Open::Comment { at: start });
            return Ok(None);
        }
        let lower = rest.get(..3).map(str::to_ascii_lowercase);
        if lower.as_deref() == Some("u8(") {
            self.at += 4;
            stack.push(Open::Bytes { at: start, bytes: Vec::new() });
            return Ok(None);
        }
        let token_length = rest.find(is_delimiter).unwrap_or(rest.len());
        let token = &rest[..token_length];
        if let Some(directive) = token.strip_prefix('!') {
            self.at += 1 + token_length;
            match directive {
                "fold-case" => self.folds_case = true,
                "no-fold-case" => self.folds_case = false,
                _ => return self.fail(start, format!("unknown directive `#!{directive}`")),
            }
            return Ok(None);
        }
        let digits = token.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.len());
        if digits > 0 && token[digits..].starts_with(['=', '#']) {
            return self.label(stack, start, &token[..digits], &token[digits..]);
        }
        self.at += 1 + token_length;
        let datum = match token.to_ascii_lowercase().as_str() {
            "t" | "true" => Datum::Bool(true),
            "f" | "false" => Datum::Bool(false),
            _ => match number::parse(&self.text[start..self.at], 10) {
                Parsed::Number(number) => Datum::Number(number),
                other => return self.no_number(start, other),
            },
        };
        Ok(Some(Syntax::new(self.span(start), datum)))
    }

    fn no_number(&self, start: usize, parsed: Parsed) -> Read<Option<Syntax>> {
        let text = &self.text[start..self.at];
        match parsed {
            Parsed::ZeroDenominator => self.fail(start, format!("division by zero in the number `{text}`")),
            _ => self.fail(start, format!("unknown syntax `{text}`")),
        }
    }

    fn label(
        &mut self,
        stack: &mut Vec<Open>,
        start: usize,
        digits: &str,
        rest: &str,
    ) -> Read<Option<Syntax>> {
        self.at = start + 2 + digits.len();
        let Ok(label) = digits.parse() else { return self.fail(start, "this label is too large") };
        if rest.starts_with('=') {
            stack.push(Open::Label { at: start, label });
            return Ok(None);
        }
        Ok(Some(Syntax::new(self.span(start), Datum::Reference(label))))
    }

    fn char_literal(&mut self, start: usize, text: &str) -> Read<Syntax> {
        let Some(first) = text.chars().next() else {
            return self.fail_open(start, "no character follows `#\\`", "write `#\\space` for a blank");
        };
        let more = text[first.len_utf8()..].find(is_delimiter).unwrap_or(text.len() - first.len_utf8());
        let name = &text[..first.len_utf8() + more];
        let is_named = name.chars().nth(1).is_some();
        // Only a letter or digit can start a name; `#\((` is a parenthesis and another one.
        let name = if is_named && !first.is_alphanumeric() { &text[..first.len_utf8()] } else { name };
        self.at += name.len();
        let folded = if self.folds_case { name.to_lowercase() } else { name.to_owned() };
        let hex = || {
            let digits = name.strip_prefix(['x', 'X'])?;
            u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
        };
        let c = if name.len() == first.len_utf8() {
            Some(first)
        } else {
            token::named_char(&folded).or_else(hex)
        };
        match c {
            Some(c) => Ok(Syntax::new(self.span(start), Datum::Char(c))),
            None => self.fail(start, format!("unknown character name `#\\{name}`")),
        }
    }

    /// A string, number or symbol.
    fn atom(&mut self) -> Read<Syntax> {
        let start = self.at;
        match self.peek() {
            Some('"') => {
                self.at += 1;
                let text = self.quoted(start, '"', "string")?;
                return Ok(Syntax::new(self.span(start), Datum::String(text.into())));
            }
            Some('{' | '}') => {
                self.at += 1;
                return self.fail(start, "braces are not used in Scheme");
            }
            _ => {}
        }
        let mut name = String::new();
        let mut has_bars = false;
        while let Some(c) = self.peek() {
            if c == '|' {
                has_bars = true;
                let at = self.at;
                self.at += 1;
                name.push_str(&self.quoted(at, '|', "symbol")?);
            } else if is_delimiter(c) {
                break;
            } else {
                let rest = self.rest();
                let length = rest.find(|c| is_delimiter(c) || c == '|').unwrap_or(rest.len());
                self.at += length;
                match self.folds_case {
                    true => name.push_str(&rest[..length].to_lowercase()),
                    false => name.push_str(&rest[..length]),
                }
            }
        }
        let span = self.span(start);
        if !has_bars && name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
            match number::parse(&name, 10) {
                Parsed::Number(number) => return Ok(Syntax::new(span, Datum::Number(number))),
                Parsed::No => {}
                other => {
                    return self.no_number(start, other).map(|_| Syntax::new(span, Datum::Bool(false)));
                }
            }
        }
        Ok(Syntax::new(span, Datum::Symbol(Identifier::plain(&name))))
    }

    /// The rest of a string or barred symbol, whose opening quote has been read.
    fn quoted(&mut self, start: usize, quote: char, what: &str) -> Read<String> {
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let Some(at) = rest.find([quote, '\\', '\r']) else {
                return self.fail_open(
                    start,
                    format!("this {what} is never closed"),
                    &format!("add the closing `{quote}`"),
                );
            };
            text.push_str(&rest[..at]);
            self.at += at + 1;
            let rest = &rest[at..];
            if rest.starts_with(quote) {
                return Ok(text);
            }
            if let Some(next) = rest.strip_prefix('\r') {
                // Every end of a line is a newline.
                if !next.starts_with('\n') {
                    text.push('\n');
                }
                continue;
            }
            match token::escape(&rest[1..]) {
                Escape::Char(c, length) => {
                    text.push(c);
                    self.at += length;
                }
                Escape::Continued(length) => self.at += length,
                Escape::Unknown(escape) => {
                    let at = self.at - 1;
                    return self.fail(at, format!("unknown escape in a {what}: {escape}"));
                }
            }
        }
    }
}
