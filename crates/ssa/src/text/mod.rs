//! The text form of functions, `.ssa`: prints and parses back with the same numbers.
//!
//! ```text
//! function "sum" -> Word {
//!   literal0 = function_cell 0
//!   tuple3 = [bits 4, constant 5]
//!   fs0 = resume f0 pc4 [r1=v1 r2=raw v2] caller fs1 r3
//!   switch0 = low 0 [block1, block2] else block3
//!   block0(v0: Word, v1: Word):
//!     v2 = GuardInt v1, fs0
//!     Jump block1(v2)
//! }
//! ```
//! The tuple is the constant 3, of which this is known. A comment starts with `;` and ends with its line. Blocks come in layout order, the first is the entry. A block
//! that is rarely executed has the word `cold` before its colon; a function entered inside a loop is a
//! `function osr`. Numbers need not be dense.

mod parse;
mod print;
pub(crate) mod tokens;

pub use parse::{ParseError, parse_function, parse_functions};
