//! Why code could not be installed.

use std::{fmt, io};

use crate::RelocationError;

/// Why code memory could not be had, or an image not be installed.
#[derive(Debug)]
pub enum CodeMemoryError {
    /// The operating system refused; the first field says what was asked of it.
    System(&'static str, io::Error),
    /// The limit on code, or the region, has no room left for an image.
    Full {
        /// Bytes the image needs.
        requested: usize,
        /// Bytes that installed code takes.
        in_use: usize,
        /// Bytes that installed code may take.
        limit: usize,
    },
    /// The image contradicts itself: a part of it lies outside its bytes or is not aligned.
    BadImage(&'static str),
    /// A relocation of the image cannot be applied.
    Relocation(RelocationError),
}

impl fmt::Display for CodeMemoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(what, error) => write!(f, "cannot {what}: {error}"),
            Self::Full { requested, in_use, limit } => {
                write!(f, "code memory is full: {requested} bytes wanted, {in_use} of {limit} in use")
            }
            Self::BadImage(what) => write!(f, "malformed code image: {what}"),
            Self::Relocation(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for CodeMemoryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System(_, error) => Some(error),
            Self::Relocation(error) => Some(error),
            Self::Full { .. } | Self::BadImage(_) => None,
        }
    }
}

impl From<RelocationError> for CodeMemoryError {
    fn from(error: RelocationError) -> Self {
        Self::Relocation(error)
    }
}
