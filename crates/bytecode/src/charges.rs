//! Charges: what makes a program count its own steps, for isolates whose fuel is limited.
//!
//! A unit is taken at the start of each function and of each iteration of a loop, by an instruction of its own. So every way
//! of running a program takes it at the same points, however much is inlined, compiled or left in between, and programs
//! that are not counted have nothing to skip.

use crate::assembler::AssembleError;
use crate::insertion::insert;
use crate::module::Module;
use crate::opcode::Opcode;

/// Puts charges into all functions of a module.
///
/// # Errors
/// When a jump is too far for its operand.
pub fn insert_charges(module: &mut Module) -> Result<(), AssembleError> {
    let charge = Some(Opcode::Charge as u64);
    module.functions.iter_mut().try_for_each(|function| {
        // Jumps to an instruction skip no charge, since loops have theirs behind the header.
        insert(function, charge, |instruction| [None, charge.filter(|_| instruction.info().is_loop_header())])
    })
}
