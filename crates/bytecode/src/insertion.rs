//! Puts instructions into code that is whole already: what isolates have counted that others do not.
//!
//! What a function does stays the same, as long as what is put in does nothing to its registers.

use crate::assembler::{AssembleError, set_slot};
use crate::module::{Function, Instruction, instruction_at};
use crate::operand::OperandKind;

/// What goes before and behind an instruction; a jump to the instruction leads to what is before it.
pub(crate) type Around = [Option<u64>; 2];

/// Puts `entry` at the start of a function, where no jump leads, and what `around` says around each instruction.
///
/// # Errors
/// When a jump is too far for its operand; the function is what it was.
pub(crate) fn insert(
    function: &mut Function,
    entry: Option<u64>,
    around: impl Fn(&Instruction<'_>) -> Around,
) -> Result<(), AssembleError> {
    let mut code: Vec<u64> = entry.into_iter().collect();
    // Where each instruction, with what is before it, and the instruction itself goes.
    let mut places = vec![(0, 0); function.code.len() + 1];
    for instruction in function.instructions() {
        let [before, behind] = around(&instruction);
        let place = code.len() as u32;
        code.extend(before);
        places[instruction.pc as usize] = (place, code.len() as u32);
        code.extend_from_slice(instruction.words);
        code.extend(behind);
    }
    places[function.code.len()] = (code.len() as u32, code.len() as u32);
    for instruction in function.instructions() {
        let (_, from) = places[instruction.pc as usize];
        let labels = instruction.info().operands.iter().filter(|operand| operand.kind == OperandKind::Label);
        for operand in labels {
            let Some(target) = instruction.target(instruction.slot(operand.slot)) else { continue };
            let (target, _) = places[target as usize];
            let Ok(distance) = i16::try_from(i64::from(target) - i64::from(from)) else {
                return Err(AssembleError::JumpTooFar(function.span_at(instruction.pc).line));
            };
            let end = from as usize + instruction.words.len();
            set_slot(&mut code[from as usize..end], operand.slot, distance as u16);
        }
    }
    for handler in &mut function.handlers {
        for place in [&mut handler.start, &mut handler.end, &mut handler.target] {
            (*place, _) = places[*place as usize];
        }
    }
    function.source.move_places(|place| places[place as usize].0);
    for entry in &mut function.spans {
        (entry.pc, _) = places[entry.pc as usize];
    }
    if let Some(first) = function.spans.first_mut() {
        first.pc = 0;
    }
    debug_assert!(instruction_at(&code, 0).is_some());
    function.code = code;
    Ok(())
}
