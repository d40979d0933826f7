//! Why an object file could not be loaded.

use std::fmt;

use crate::RelocationError;

/// Why an object file could not be loaded.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoadError {
    /// The file is not an ELF object that can be read.
    Object(object::Error),
    /// The file reads, but contradicts itself.
    Malformed(&'static str),
    /// The file uses something that an image has no place for.
    Unsupported(String),
    /// The file has no code under the name asked for.
    NoEntry(String),
    /// Nothing stands for this symbol.
    Undefined(String),
    /// A symbol stands for a literal that the table does not have.
    NoLiteral(usize),
    /// The image would be larger than 256 MiB.
    TooLarge,
    /// A relocation cannot be applied.
    Relocation(RelocationError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object(error) => write!(f, "not a readable ELF object: {error}"),
            Self::Malformed(what) => write!(f, "malformed object: {what}"),
            Self::Unsupported(what) => write!(f, "object uses something unsupported: {what}"),
            Self::NoEntry(name) => write!(f, "object has no code named {name:?}"),
            Self::Undefined(name) => write!(f, "undefined symbol {name:?}"),
            Self::NoLiteral(index) => write!(f, "there is no literal {index}"),
            Self::TooLarge => write!(f, "object is too large"),
            Self::Relocation(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<object::Error> for LoadError {
    fn from(error: object::Error) -> Self {
        Self::Object(error)
    }
}

impl From<RelocationError> for LoadError {
    fn from(error: RelocationError) -> Self {
        Self::Relocation(error)
    }
}
