//! Scheme's data on the machine's objects, and what an isolate keeps for Scheme.
//!
//! | Scheme | object |
//! |---|---|
//! | pair, symbol | `Pair`, `Symbol` of the runtime |
//! | string | `Str`, changed in place unless interned, as literals are |
//! | vector | `Array`; a list, raw or once raw, see [`vector`] |
//! | bytevector | `Bytes` |
//! | several values | `Tuple`; one value is itself |
//! | error object | `Throwable`, see [`error`] |
//! | what the machine does not know | [`foreign`] |
//!
//! The empty list and characters are immediates; the unspecified value is none.

pub mod equality;
pub mod error;
pub mod expect;
pub mod foreign;
pub mod from_syntax;
pub mod list;
pub mod state;
pub mod vector;

pub use state::define;
