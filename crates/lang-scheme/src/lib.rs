//! Scheme (R7RS-small) as a language of the machine: reader, expander, lowering to bytecode, data, natives.
//!
//! Text becomes syntax objects ([`reader`]), these become a small core language while macros are expanded ([`expand`]),
//! and the core becomes bytecode ([`lower`]). Library procedures are natives ([`natives`]) or Scheme source that is compiled
//! when a program names it ([`prelude`]).

pub mod data;
pub mod expand;
pub mod language;
pub mod library;
pub mod lower;
pub mod natives;
pub mod number;
pub mod port;
pub mod prelude;
pub mod print;
pub mod reader;
