//! Haxe 4 as a language of the machine: lexer, parser, typer, lowering to bytecode, object model, standard library.
//!
//! Texts are kept in a [`source::SourceMap`]. [`parser`] turns one into a [`syntax::File`] (with [`lexer`], which
//! knows conditional compilation); [`modules::Loader`] finds and parses modules when a path names them. [`typer`] gives
//! every expression a type ([`types`]) and a meaning, as a tree of [`typed`]; [`lower`] turns that into bytecode with
//! layouts and typed registers. [`language`] is what instructions mean for dynamic values, [`std`] the natives behind the
//! extern classes of the embedded standard library in the folder `std`.
//!
//! What is wrong with a program before it runs is a [`diagnostic::Diagnostic`].

pub mod diagnostic;
pub mod hxml;
pub mod language;
pub mod lexer;
pub mod lower;
pub mod modules;
pub mod parser;
mod run;
pub mod source;
pub mod std;
pub mod syntax;
pub mod typed;
pub mod typer;
pub mod types;

pub use language::errors::describe;
pub use run::{Program, compile, execute, install, run_main};
