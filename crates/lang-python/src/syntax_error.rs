//! What is wrong with a program before it runs, and how CPython prints it.

use std::fmt;

/// Which exception it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`.
    SyntaxError,
    /// `IndentationError`.
    IndentationError,
    /// `TabError`.
    TabError,
}

impl SyntaxErrorKind {
    /// The name of the exception's class.
    pub const fn name(self) -> &'static str {
        match self {
            SyntaxErrorKind::SyntaxError => "SyntaxError",
            SyntaxErrorKind::IndentationError => "IndentationError",
            SyntaxErrorKind::TabError => "TabError",
        }
    }
}

/// A program that does not compile. Columns count characters from 1; 0 is no column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Which exception it is.
    pub kind: SyntaxErrorKind,
    /// The message, without the name of the class.
    pub message: String,
    /// Name of the file.
    pub file_name: String,
    /// Line, from 1.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// First column after it; not after `column` when there is only a place.
    pub end_column: u32,
    /// The line's text, without its end, when it is known.
    pub source_line: Option<String>,
}

impl SyntaxError {
    /// The error as CPython 3.11 prints it, ending in a line feed.
    pub fn render(&self) -> String {
        let mut text = format!("  File \"{}\", line {}\n", self.file_name, self.line);
        if let Some(line) = &self.source_line {
            let line = line.trim_end_matches(['\n', '\r']);
            let stripped = line.trim_start_matches([' ', '\t', '\x0c']);
            let indent = (line.chars().count() - stripped.chars().count()) as u32;
            let length = line.chars().count() as u32;
            text.push_str(&format!("    {stripped}\n"));
            let end = if self.end_line > self.line { length + 1 } else { self.end_column };
            if self.column > indent {
                let start = self.column - indent - 1;
                let end = end.min(length + 1).saturating_sub(indent + 1).max(start + 1);
                text.push_str("    ");
                text.extend(std::iter::repeat_n(' ', start as usize));
                text.extend(std::iter::repeat_n('^', (end - start) as usize));
                text.push('\n');
            }
        }
        text.push_str(&format!("{}: {}\n", self.kind.name(), self.message));
        text
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, line {})", self.message, self.file_name, self.line)
    }
}

impl std::error::Error for SyntaxError {}
