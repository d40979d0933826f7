//! Reading: text to syntax objects that know their place.
//!
//! [`Reader`] yields one datum after another from a text; the procedure `read` uses it too. It keeps its own stack of what is
//! open, so that nesting is bounded by [`MAX_DEPTH`] and never by the native stack. [`number`] reads numbers, [`token`]
//! single tokens, [`written`] gives a datum's text back.

pub mod number;
mod parse;
pub mod syntax;
mod token;
pub mod written;

pub use parse::{MAX_DEPTH, Reader};
pub use syntax::{Datum, Identifier, Span, Syntax};

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to do about it.
    pub hint: Option<String>,
    /// Whether more text could make it right: a string or list is still open.
    pub is_incomplete: bool,
}

/// Reads the datum that starts at byte `at` of `text`, and the place after it; nothing when there is only blank space.
///
/// # Errors
/// When the text is no datum.
pub fn read(text: &str, at: usize) -> Result<Option<(Syntax, usize)>, ReadError> {
    let mut reader = Reader::new(text, 0);
    reader.seek(at);
    Ok(reader.next_datum()?.map(|datum| (datum, reader.position())))
}

#[cfg(test)]
mod tests;
