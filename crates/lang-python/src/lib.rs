//! Python 3.12 as a language of the machine: parser, lowering to bytecode, object model, builtins.
//!
//! [`compile`] parses with `ruff_python_parser`, checks what CPython's compiler checks, and lowers to a
//! [`bytecode::module::Module`]. The intrinsics that the code calls are listed in [`lower::intrinsics`] and implemented
//! in [`intrinsics`]. [`install`] puts the object model and the builtins into an isolate, [`run_main`] runs a program.
//!
//! Start at `parse` for reading, [`lower`] for lowering; only these two name the parser's types. For the run time,
//! start with [`language`] for what the instructions do, [`state`] for what an isolate keeps, [`define`] for how
//! builtins are declared. What is wrong with a program before it runs is a [`SyntaxError`], worded and drawn as CPython
//! 3.12 does.

pub mod attributes;
pub mod builtin_type;
pub mod builtins;
pub mod calls;
pub mod classes;
mod compile;
mod coroutines;
pub mod define;
pub mod elements;
pub mod embedding;
pub mod exceptions;
pub mod format;
mod frames;
pub mod generators;
pub mod imports;
pub mod interactive;
pub mod intrinsics;
pub mod iteration;
pub mod language;
pub mod lower;
pub mod modules;
pub mod names;
pub mod operators;
mod parse;
mod run;
mod source;
pub mod state;
mod syntax_error;
pub mod tables;
pub mod text;
pub mod truth;

pub use compile::compile;
pub(crate) use compile::compile_for_program;
pub use parse::Mode;
pub use run::{Program, install, run_main};
pub use syntax_error::{SyntaxError, SyntaxErrorKind};
