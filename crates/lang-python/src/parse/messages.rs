//! The parser's errors in CPython's words.

use ruff_python_ast::Mod;
use ruff_python_parser::Parsed;

use crate::source::Source;
use crate::syntax_error::SyntaxError;

/// The first error of a parsed text.
pub(super) fn first_error(source: &Source<'_>, parsed: &Parsed<Mod>) -> Option<Box<SyntaxError>> {
    let error = parsed.errors().first()?;
    Some(source.error(error.error.to_string(), error.location.start().to_u32(), error.location.end().to_u32()))
}
