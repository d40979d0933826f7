//! Reading: the parser, its target version, and its errors in CPython's words.

mod anchors;
mod find;
mod messages;
mod nesting;
mod scan;
pub(crate) mod surrogates;
mod warnings;

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{ParseOptions, Parsed};

use crate::source::Source;
use crate::syntax_error::SyntaxError;

pub(crate) use anchors::operator_in;
pub(crate) use nesting::{Depth, on_large_stack};
pub(crate) use warnings::{SyntaxWarning, find as find_warnings};

/// What a source text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Statements, as in a file.
    Module,
    /// One expression, as for `eval`.
    Expression,
    /// Statements whose names are entries of a mapping, which is the argument of the body; else global variables.
    Snippet,
    /// One expression whose names are as those of [`Mode::Snippet`].
    SnippetExpression,
    /// Statements as those of [`Mode::Interactive`] whose names are as those of [`Mode::Snippet`].
    SnippetInteractive,
    /// Statements that were typed: what expressions among them give is shown.
    Interactive,
}

impl Mode {
    /// Whether names are entries of a mapping.
    pub fn is_snippet(self) -> bool {
        matches!(self, Mode::Snippet | Mode::SnippetExpression | Mode::SnippetInteractive)
    }
}

/// A parsed text, known not to nest too deep.
pub(crate) struct Tree {
    /// The syntax tree.
    pub syntax: Mod,
    /// How deep it nests.
    pub depth: Depth,
}

/// Parses a text.
///
/// # Errors
/// The first error, as CPython would report it.
pub(crate) fn parse(source: &Source<'_>, mode: Mode) -> Result<Tree, Box<SyntaxError>> {
    check(source, read(source, mode)?)
}

/// What the parser gives.
pub(crate) type Read = Result<Parsed<Mod>, Box<SyntaxError>>;

/// Reads a text, be it right or wrong.
///
/// # Errors
/// When there are null bytes in it.
pub(crate) fn read(source: &Source<'_>, mode: Mode) -> Read {
    if let Some(at) = source.text.find('\0') {
        let mut error = source.error("source code string cannot contain null bytes", at as u32, at as u32);
        error.source_line = None;
        return Err(error);
    }
    nesting::check_brackets_and_indentation(source)?;
    let mode = match mode {
        Mode::Module | Mode::Snippet | Mode::Interactive | Mode::SnippetInteractive => {
            ruff_python_parser::Mode::Module
        }
        Mode::Expression | Mode::SnippetExpression => ruff_python_parser::Mode::Expression,
    };
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY312);
    Ok(ruff_python_parser::parse_unchecked(source.text, options))
}

/// The tree of a text that was read.
///
/// # Errors
/// The first error, as CPython would report it.
pub(crate) fn check(source: &Source<'_>, parsed: Parsed<Mod>) -> Result<Tree, Box<SyntaxError>> {
    if let Some(error) = messages::first_error(source, &parsed) {
        let syntax = parsed.into_syntax();
        if !matches!(nesting::measure(&syntax), Ok(Depth::Shallow)) {
            forget(syntax);
        }
        return Err(error);
    }
    let mut syntax = parsed.into_syntax();
    match nesting::measure(&syntax) {
        Ok(depth) => {
            surrogates::put_stand_ins(source, &mut syntax);
            Ok(Tree { syntax, depth })
        }
        Err(at) => {
            forget(syntax);
            Err(source.error("too many nested expressions or statements", at, at))
        }
    }
}

/// Does not drop a tree that nests deep, since dropping recurs as deep; only absurd programs have such.
fn forget(tree: Mod) {
    std::mem::forget(tree);
}
