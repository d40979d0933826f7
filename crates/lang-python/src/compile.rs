//! From a source text to a module; what there is to warn of goes to the program's module `warnings`.

use bytecode::module::Module;
use runtime::context::Context;
use runtime::exception::Result as Outcome;
use runtime::value::Value;

use crate::parse::{self, Mode, Read, SyntaxWarning};
use crate::source::Source;
use crate::syntax_error::SyntaxError;

/// Compiles a source text.
///
/// Function 0 of the module is its body; of an expression it returns the value.
///
/// # Errors
/// What CPython would report, or what is not supported yet, by name.
pub fn compile(source: &str, file_name: &str, mode: Mode) -> Result<Module, Box<SyntaxError>> {
    let source = Source::new(source, file_name);
    lower(&source, parse::parse(&source, mode)?, mode)
}

/// Lowers a tree. What is wrong with a tree that was read, CPython tells with the line's text as it finds it in the file, and of a
/// text that is in no file without.
fn lower(source: &Source<'_>, tree: parse::Tree, mode: Mode) -> Result<Module, Box<SyntaxError>> {
    crate::lower::lower(source, tree, mode).map_err(|mut error| {
        if source.file_name.starts_with('<') && source.file_name.ends_with('>') {
            error.source_line = None;
        }
        error
    })
}

/// A compiled text, and what there is to warn of.
type Compiled = Result<(Module, Vec<SyntaxWarning>), Box<SyntaxError>>;

/// As [`compile`]; `read` runs what it is given where the parser finds its stack. The library's own texts give no warnings.
fn compile_with_warnings(
    source: &str,
    file_name: &str,
    mode: Mode,
    read: impl FnOnce(&dyn Fn() -> Read) -> Read,
) -> Compiled {
    let source = Source::new(source, file_name);
    let parsed = read(&|| parse::read(&source, mode))?;
    let tree = parse::check(&source, parsed)?;
    let is_looked_at = !file_name.starts_with("<builtin ") && tree.depth == parse::Depth::Shallow;
    let warnings = if is_looked_at { parse::find_warnings(&source, &tree.syntax) } else { Vec::new() };
    Ok((lower(&source, tree, mode)?, warnings))
}

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
) -> Outcome<Result<Module, Box<SyntaxError>>> {
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
) -> Outcome<Result<(), Box<SyntaxError>>> {
    for warning in warnings {
        let module = crate::imports::import(cx, "warnings")?;
        let name = cx.intern("_warn_of_syntax")?.value();
        let message = cx.new_string(&warning.message)?.value();
        let file = cx.new_string(file_name)?.value();
        let line = cx.new_int(i64::from(warning.line))?;
        let is_error = crate::calls::call_method(cx, module, name, &[message, file, line])?;
        if is_error == Value::TRUE {
            let source = Source::new(source, file_name);
            return Ok(Err(source.error(&*warning.message, warning.range.0, warning.range.1)));
        }
    }
    Ok(Ok(()))
}
