//! The words of one line of text.

use crate::text::ParseError;
use cranelift_entity::EntityRef;

/// A cursor in one line.
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str, line: usize) -> Tokens<'a> {
        Tokens { rest: text.trim(), line }
    }

    /// An error at this place.
    pub(crate) fn error(&self, expected: &str) -> ParseError {
        let found = if self.rest.is_empty() { "the end of the line" } else { self.rest };
        ParseError { line: self.line, message: format!("expected {expected}, found `{found}`") }
    }

    pub(crate) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes `token` when it is next.
    pub(crate) fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    pub(crate) fn expect(&mut self, token: &str) -> Result<(), ParseError> {
        if self.eat(token) { Ok(()) } else { Err(self.error(&format!("`{token}`"))) }
    }

    pub(crate) fn starts_with(&self, token: &str) -> bool {
        self.rest.starts_with(token)
    }

    /// A run of letters, digits and the signs that numbers have.
    pub(crate) fn word(&mut self) -> Result<&'a str, ParseError> {
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '.')))
            .unwrap_or(self.rest.len());
        if end == 0 {
            return Err(self.error("a word"));
        }
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        Ok(word)
    }

    /// A word that `convert` understands.
    pub(crate) fn convert<T>(
        &mut self,
        what: &str,
        convert: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, ParseError> {
        let error = self.error(what);
        convert(self.word()?).ok_or(error)
    }

    /// An entity: its prefix, then its number.
    pub(crate) fn entity<E: EntityRef>(&mut self, prefix: &str) -> Result<E, ParseError> {
        let number = |word: &str| word.strip_prefix(prefix)?.parse::<u32>().ok();
        Ok(E::new(self.convert(&format!("{prefix}N"), number)? as usize))
    }

    /// A number after a prefix.
    pub(crate) fn prefixed(&mut self, prefix: &str) -> Result<u32, ParseError> {
        self.convert(&format!("{prefix}N"), |word| word.strip_prefix(prefix)?.parse().ok())
    }

    /// A string in quotes, without escapes.
    pub(crate) fn quoted(&mut self) -> Result<&'a str, ParseError> {
        self.expect("\"")?;
        let end = self.rest.find('"').ok_or_else(|| self.error("a closing quote"))?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest[1..].trim_start();
        Ok(text)
    }
}
