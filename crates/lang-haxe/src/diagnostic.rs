//! Errors and warnings about a program's text, and how they are drawn.
//!
//! The first line has the form of the reference compiler, so that tools that know it find the place:
//!
//! ```text
//! Main.hx:3: characters 9-12 : Unknown identifier : foo
//!   3 |         foo(1);
//!     |         ^^^
//!     = did you mean `fob`?
//! ```

use std::fmt::Write as _;

use crate::source::{SourceMap, Span};

/// How many characters of a long line are shown, and how many of them before the place.
const SHOWN_LENGTH: usize = 160;
const SHOWN_BEFORE: usize = 60;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// The program cannot run.
    Error,
    /// The program can run.
    Warning,
    /// What `$type` prints.
    Info,
}

/// One message about a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong; further lines give details.
    pub message: String,
    /// What could be done.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Error, span, message: message.into(), hint: None }
    }

    /// A warning.
    pub fn warning(span: Span, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, span, message: message.into(), hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The message as the command prints it, each line ended.
    pub fn render(&self, sources: &SourceMap) -> String {
        let file = sources.file(self.span.file);
        let first = file.position(self.span.start);
        let last = file.position(self.span.end.max(self.span.start));
        let place = if first == last {
            format!("{}:{}: character {}", file.name, first.line, first.column)
        } else if first.line == last.line {
            format!("{}:{}: characters {}-{}", file.name, first.line, first.column, last.column)
        } else {
            format!("{}:{}: lines {}-{}", file.name, first.line, first.line, last.line)
        };
        let kind = if self.severity == Severity::Warning { "Warning : " } else { "" };
        let mut text = String::new();
        for (index, line) in self.message.lines().enumerate() {
            let kind = if index == 0 { kind } else { "... " };
            let _ = writeln!(text, "{place} : {kind}{line}");
        }
        let line: Vec<char> = file.line_text(first.line).replace('\t', " ").chars().collect();
        let length = line.len() as u32;
        let end = if first.line == last.line { last.column } else { length + 1 };
        let carets = end.min(length + 1).saturating_sub(first.column).max(1) as usize;
        // Of a line that is too long, the part around the place is shown.
        let skipped = (first.column as usize - 1).saturating_sub(SHOWN_BEFORE);
        let skipped = if line.len() > SHOWN_LENGTH { skipped } else { 0 };
        let shown: String = line.iter().skip(skipped).take(SHOWN_LENGTH).collect();
        let carets = carets.min(SHOWN_LENGTH);
        let number = first.line.to_string();
        let blank = " ".repeat(number.len());
        let _ = writeln!(text, "  {number} | {shown}");
        let before = " ".repeat(first.column as usize - 1 - skipped);
        let _ = writeln!(text, "  {blank} | {before}{}", "^".repeat(carets));
        if let Some(hint) = &self.hint {
            let _ = writeln!(text, "  {blank} = {hint}");
        }
        text
    }
}
