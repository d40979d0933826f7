//! From text to tokens, conditional compilation included.
//!
//! [`tokenize`] reads a whole file: the parser looks ahead freely. [`scan`] knows where tokens end, [`conditional`] which
//! of them count, [`literal`] what numbers and escapes mean. Whatever bytes come, there is a list of tokens that ends in
//! [`TokenKind::End`], and the rest is diagnostics.

mod conditional;
pub mod defines;
pub mod literal;
mod scan;
mod token;

pub use conditional::tokenize;
pub use defines::Defines;
pub use scan::{embedded_end, name_length, scan_range};
pub use token::{Keyword, Token, TokenKind, Tokens};
