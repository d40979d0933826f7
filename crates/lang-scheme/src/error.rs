//! What is wrong with a program before it runs, and how it is shown.

use std::fmt::Write;
use std::rc::Rc;

use crate::reader::{ReadError, Span};

/// An error in a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to do about it.
    pub hint: Option<String>,
}

impl From<ReadError> for SyntaxError {
    fn from(error: ReadError) -> Self {
        SyntaxError { message: error.message, span: error.span, hint: error.hint }
    }
}

/// A source text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in messages.
    pub file: Rc<str>,
    /// Its text.
    pub text: Rc<str>,
}

/// Line and column of a byte, both from 1.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
}

/// A place with its line and a mark under what is meant.
pub fn show_place(out: &mut String, source: &Source, start: usize, end: usize) {
    let text = &*source.text;
    let (line, column) = line_and_column(text, start);
    let Some(content) = text.lines().nth(line - 1) else { return };
    let in_line = text.get(start..end.max(start)).and_then(|text| text.lines().next()).unwrap_or("");
    let width = in_line.chars().count().max(1);
    // Tabs stay tabs, so that the mark stands where it should however wide they are.
    let indent: String =
        content.chars().take(column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let _ = writeln!(out, "  {content}\n  {indent}{}", "^".repeat(width));
}

impl SyntaxError {
    /// The message with its place, for people.
    pub fn render(&self, sources: &[Source]) -> String {
        let mut out = String::new();
        match sources.get(self.span.source as usize) {
            Some(source) => {
                let (line, column) = line_and_column(&source.text, self.span.start as usize);
                let _ = writeln!(out, "{}:{line}:{column}: error: {}", source.file, self.message);
                show_place(&mut out, source, self.span.start as usize, self.span.end as usize);
            }
            None => {
                let _ = writeln!(out, "error: {}", self.message);
            }
        }
        if let Some(hint) = &self.hint {
            let _ = writeln!(out, "  hint: {hint}");
        }
        out.truncate(out.trim_end().len());
        out
    }
}
