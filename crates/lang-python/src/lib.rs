//! Python 3.11 as a language of the machine: source text to bytecode.
//!
//! [`compile`] parses with `ruff_python_parser`, checks what CPython's compiler checks, and lowers to a
//! [`bytecode::module::Module`]. The intrinsics that the code calls are listed in [`lower::intrinsics`].
//!
//! Start at `parse` for reading, [`lower`] for lowering. Only these two name the parser's types. Everything wrong
//! with a program at this stage is a [`SyntaxError`], worded and drawn as CPython 3.11 does.

pub mod lower;
mod parse;
mod source;
mod syntax_error;

pub use parse::Mode;
pub use syntax_error::{SyntaxError, SyntaxErrorKind};

/// Compiles a source text.
///
/// Function 0 of the module is its body; in [`Mode::Expression`] it returns the value of the expression.
///
/// # Errors
/// What CPython would report, or what is not supported yet, by name.
pub fn compile(
    source: &str,
    file_name: &str,
    mode: Mode,
) -> Result<bytecode::module::Module, Box<SyntaxError>> {
    let source = source::Source::new(source, file_name);
    let tree = parse::parse(&source, mode)?;
    lower::lower(&source, tree)
}
