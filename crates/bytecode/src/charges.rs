//! Charges: what makes a program count its own steps, for isolates whose fuel is limited.
//!
//! A unit is taken at the start of each function and of each iteration of a loop, by an instruction of its own. So every way
//! of running a program takes it at the same points, however much is inlined, compiled or left in between, and programs
//! that are not counted have nothing to skip.

use crate::assembler::{AssembleError, set_slot};
use crate::module::{Function, Module, instruction_at};
use crate::opcode::Opcode;
use crate::operand::OperandKind;

/// Puts charges into all functions of a module.
///
/// # Errors
/// When a jump is too far for its operand.
pub fn insert_charges(module: &mut Module) -> Result<(), AssembleError> {
    module.functions.iter_mut().try_for_each(charge)
}

fn charge(function: &mut Function) -> Result<(), AssembleError> {
    let words = Opcode::Charge.words();
    let mut code: Vec<u64> = vec![0; words];
    code[0] = Opcode::Charge as u64;
    let charge = code.clone();
    // Where each instruction goes; jumps to an instruction skip no charge, since loops have theirs behind the header.
    let mut places = vec![0; function.code.len() + 1];
    for instruction in function.instructions() {
        places[instruction.pc as usize] = code.len() as u32;
        code.extend_from_slice(instruction.words);
        if instruction.info().is_loop_header() {
            code.extend_from_slice(&charge);
        }
    }
    places[function.code.len()] = code.len() as u32;
    for instruction in function.instructions() {
        let from = places[instruction.pc as usize];
        let labels = instruction.info().operands.iter().filter(|operand| operand.kind == OperandKind::Label);
        for operand in labels {
            let Some(target) = instruction.target(instruction.slot(operand.slot)) else { continue };
            let distance = i64::from(places[target as usize]) - i64::from(from);
            let Ok(distance) = i16::try_from(distance) else {
                return Err(AssembleError::JumpTooFar(function.span_at(instruction.pc).line));
            };
            let end = from as usize + instruction.words.len();
            set_slot(&mut code[from as usize..end], operand.slot, distance as u16);
        }
    }
    for handler in &mut function.handlers {
        for place in [&mut handler.start, &mut handler.end, &mut handler.target] {
            *place = places[*place as usize];
        }
    }
    for entry in &mut function.spans {
        entry.pc = places[entry.pc as usize];
    }
    if let Some(first) = function.spans.first_mut() {
        first.pc = 0;
    }
    debug_assert!(instruction_at(&code, 0).is_some());
    function.code = code;
    Ok(())
}
