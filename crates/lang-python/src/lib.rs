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

use runtime::context::Context;
use runtime::value::Value;

use parse::SyntaxWarning;

pub use parse::Mode;
pub use run::{Program, install, run_main};
pub use syntax_error::{SyntaxError, SyntaxErrorKind};

/// Compiles a source text.
///
/// Function 0 of the module is its body; of an expression it returns the value.
///
/// # Errors
/// What CPython would report, or what is not supported yet, by name.
pub fn compile(
    source: &str,
    file_name: &str,
    mode: Mode,
) -> Result<bytecode::module::Module, Box<SyntaxError>> {
    let source = source::Source::new(source, file_name);
    lower::lower(&source, parse::parse(&source, mode)?, mode)
}

/// A compiled text, and what there is to warn of.
type Compiled = Result<(bytecode::module::Module, Vec<SyntaxWarning>), Box<SyntaxError>>;

/// As [`compile`]; `read` runs what it is given where the parser finds its stack. The library's own texts give no warnings.
fn compile_with_warnings(
    source: &str,
    file_name: &str,
    mode: Mode,
    read: impl FnOnce(&dyn Fn() -> Read) -> Read,
) -> Compiled {
    let source = source::Source::new(source, file_name);
    let parsed = read(&|| parse::read(&source, mode))?;
    let tree = parse::check(&source, parsed)?;
    let is_looked_at = !file_name.starts_with("<builtin ") && tree.depth == parse::Depth::Shallow;
    let warnings = if is_looked_at { parse::find_warnings(&source, &tree.syntax) } else { Vec::new() };
    Ok((lower::lower(&source, tree, mode)?, warnings))
}

/// What the parser gives.
type Read = Result<ruff_python_parser::Parsed<ruff_python_ast::Mod>, Box<SyntaxError>>;

/// Bytes of source text that take longer to compile than another thread takes to start.
const LONG_SOURCE: usize = 64 << 10;

/// As [`compile`], for a program that runs: it can be stopped meanwhile, and takes fuel by the length.
///
/// # Errors
/// When the program is to stop. What is wrong with the text is in the result.
pub(crate) fn compile_for_program(
    cx: &mut Context,
    source: &str,
    file_name: &str,
    mode: Mode,
) -> runtime::exception::Result<Result<bytecode::module::Module, Box<SyntaxError>>> {
    let compiled = if source.len() < LONG_SOURCE {
        compile_with_warnings(source, file_name, mode, |read| cx.on_outer_stack(read))
    } else {
        cx.note_steps(source.len())?;
        let (source, file_name) = (source.to_owned(), file_name.to_owned());
        cx.aside(move || compile_with_warnings(&source, &file_name, mode, |read| read()))?
    };
    match compiled {
        Ok((module, warnings)) => Ok(warn(cx, source, file_name, &warnings)?.map(|()| module)),
        Err(error) => Ok(Err(error)),
    }
}

/// Tells the module `warnings` what there is to warn of. It may make an error of that.
fn warn(
    cx: &mut Context,
    source: &str,
    file_name: &str,
    warnings: &[SyntaxWarning],
) -> runtime::exception::Result<Result<(), Box<SyntaxError>>> {
    for warning in warnings {
        let module = imports::import(cx, "warnings")?;
        let name = cx.intern("_warn_of_syntax")?.value();
        let message = cx.new_string(&warning.message)?.value();
        let file = cx.new_string(file_name)?.value();
        let line = cx.new_int(i64::from(warning.line))?;
        let is_error = calls::call_method(cx, module, name, &[message, file, line])?;
        if is_error == Value::TRUE {
            let source = source::Source::new(source, file_name);
            return Ok(Err(source.error(&*warning.message, warning.range.0, warning.range.1)));
        }
    }
    Ok(Ok(()))
}
