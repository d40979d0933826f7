//! Says whether a module may run: whatever passes cannot make the interpreter or a compiler go astray.
//!
//! Checked are the tables of the module and of each function, every operand of every instruction,
//! where control may go, what few instructions ask beyond the roles of their operands, and that no register is read
//! before it is written on some way, so that frames need no clearing. Time and memory are near linear in the code.
//!
//! Beyond what the roles of operands say, verified code has these properties:
//! - every jump backward leads to a loop header, and a handler lies behind the range it handles;
//! - `catch` is reached only as the start of a handler;
//! - a feedback slot belongs to one instruction;
//! - unused slots of an instruction are zero;
//! - a reference is none or leads to an object of what its register's type names, so that fields, methods and arguments of
//!   direct calls need no tests;
//! - code that knows no types enters only functions of words;
//! - what is used as a cell, as the state of an iteration or as the escape of a call is one.

mod constraint;
mod contents;
mod dataflow;
mod function;
mod initialization;
mod instruction;
mod layouts;
mod typed;

use crate::layout::Layouts;
use crate::module::Module;

/// Why a module may not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Index and name of the function; none when it concerns the module.
    pub function: Option<(usize, String)>,
    /// The instruction, if it concerns one.
    pub pc: Option<u32>,
    /// What is wrong.
    pub reason: String,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some((index, name)) = &self.function {
            write!(f, "function {index} ({name})")?;
            if let Some(pc) = self.pc {
                write!(f, ", pc {pc}")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.reason)
    }
}

impl std::error::Error for VerifyError {}

/// What is wrong, with the instruction it concerns.
struct Fault {
    pc: Option<u32>,
    reason: String,
}

impl Fault {
    fn of_function(reason: impl Into<String>) -> Self {
        Fault { pc: None, reason: reason.into() }
    }

    fn at(pc: u32, reason: impl Into<String>) -> Self {
        Fault { pc: Some(pc), reason: reason.into() }
    }
}

/// Checks a module.
///
/// # Errors
/// The first thing found wrong.
pub fn verify(module: &Module) -> Result<(), VerifyError> {
    let of_module = |reason: &str| VerifyError { function: None, pc: None, reason: reason.to_owned() };
    let Some(first) = module.functions.first() else {
        return Err(of_module("a module has at least one function"));
    };
    if !first.captures.is_empty() {
        return Err(of_module("the first function captures nothing"));
    }
    for (what, count) in [
        ("functions", module.functions.len()),
        ("globals", module.globals.len()),
        ("intrinsics", module.intrinsics.len()),
    ] {
        if count > 1 << 16 {
            return Err(of_module(&format!("a module has at most 65536 {what}, not {count}")));
        }
    }
    let layouts = Layouts::of(module);
    layouts::check_layouts(module, &layouts).map_err(|reason| of_module(&reason))?;
    for (index, func) in module.functions.iter().enumerate() {
        function::check_function(module, &layouts, func).map_err(|fault| VerifyError {
            function: Some((index, func.qualified_name.clone())),
            pc: fault.pc,
            reason: fault.reason,
        })?;
    }
    if !first.is_dynamic() {
        return Err(of_module("the first function takes and returns words"));
    }
    Ok(())
}
