//! What can go wrong with an embedder's use of the engine. A program's own exceptions are values, not errors.

use std::fmt;

/// A mistake of the embedder's, or a refusal of the system's.
#[derive(Debug)]
pub enum Error {
    /// The system refused address space or memory.
    System(std::io::Error),
    /// Memory for machine code could not be had.
    CodeMemory(String),
    /// A module is malformed.
    Module(String),
    /// The module ended with an exception that it did not handle.
    Uncaught(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::System(error) => write!(f, "the system refuses memory: {error}"),
            Error::CodeMemory(text) => write!(f, "no memory for machine code: {text}"),
            Error::Module(text) => write!(f, "malformed module: {text}"),
            Error::Uncaught(text) => write!(f, "uncaught exception: {text}"),
        }
    }
}

impl std::error::Error for Error {}
