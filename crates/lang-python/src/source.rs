//! A source text: where its lines are, and how errors point into it.

use std::borrow::Cow;
use std::cell::Cell;

use bytecode::module::Span;

use crate::syntax_error::{SyntaxError, SyntaxErrorKind};

/// A text as CPython reads programs: each line ends with a line feed.
pub(crate) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    }
}

/// A source text with the places of its lines.
pub(crate) struct Source<'a> {
    /// The text.
    pub text: &'a str,
    /// The file's name, as messages show it.
    pub file_name: &'a str,
    /// Offset of each line's first byte.
    line_starts: Vec<u32>,
    /// The line found last: most questions are about the same or the next.
    last_line: Cell<usize>,
}

impl<'a> Source<'a> {
    /// Finds the lines of `text`. A carriage return, with or without a line feed, ends a line too.
    pub fn new(text: &'a str, file_name: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (index, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || byte == b'\r' && bytes.get(index + 1) != Some(&b'\n') {
                line_starts.push(index as u32 + 1);
            }
        }
        Source { text, file_name, line_starts, last_line: Cell::new(0) }
    }

    /// The line, from 1, that the byte at `offset` is on.
    pub fn line(&self, offset: u32) -> u32 {
        let guess = self.last_line.get();
        let holds = |line: usize| {
            self.line_starts[line] <= offset
                && self.line_starts.get(line + 1).is_none_or(|&next| offset < next)
        };
        let line = if holds(guess) {
            guess
        } else if guess + 1 < self.line_starts.len() && holds(guess + 1) {
            guess + 1
        } else {
            self.line_starts.partition_point(|&start| start <= offset) - 1
        };
        self.last_line.set(line);
        line as u32 + 1
    }

    /// The span of a range of bytes.
    pub fn span(&self, start: u32, end: u32) -> Span {
        Span { start, end, line: self.line(start) }
    }

    /// The text of a line, from 1, without its end.
    pub fn line_text(&self, line: u32) -> &'a str {
        let index = line as usize - 1;
        let Some(&start) = self.line_starts.get(index) else { return "" };
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// Offset of the first byte of a line, from 1.
    pub fn line_start(&self, line: u32) -> u32 {
        self.line_starts.get(line as usize - 1).copied().unwrap_or(self.text.len() as u32)
    }

    /// The column of `offset` on its line, in characters from 1.
    pub fn column(&self, offset: u32) -> u32 {
        let start = self.line_start(self.line(offset));
        self.text[start as usize..offset as usize].chars().count() as u32 + 1
    }

    /// An error about the bytes from `start` to `end`.
    pub fn error(&self, message: impl Into<String>, start: u32, end: u32) -> Box<SyntaxError> {
        self.error_of(SyntaxErrorKind::SyntaxError, message, start, end)
    }

    /// As [`Source::error`], of this kind.
    pub fn error_of(
        &self,
        kind: SyntaxErrorKind,
        message: impl Into<String>,
        start: u32,
        end: u32,
    ) -> Box<SyntaxError> {
        let length = self.text.len() as u32;
        let (start, end) = (start.min(length), end.min(length));
        let line = self.line(start);
        Box::new(SyntaxError {
            kind,
            message: message.into(),
            file_name: self.file_name.to_owned(),
            line,
            column: self.column(start),
            end_line: self.line(end),
            end_column: self.column(end),
            source_line: Some(self.line_text(line).to_owned()),
        })
    }
}
