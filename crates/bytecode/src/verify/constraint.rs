//! What a few instructions ask of their operands beyond their roles.

use crate::module::{Constant, Function, Instruction, Module};
use crate::opcode::Opcode;
use crate::operand::OperandKind;

use super::Fault;

pub(super) fn check_constraint(
    module: &Module,
    func: &Function,
    instruction: Instruction<'_>,
) -> Result<(), Fault> {
    let operand = |kind: OperandKind| {
        let operand = instruction.info().operands.iter().find(|operand| operand.kind == kind);
        operand.map(|operand| instruction.slot(operand.slot))
    };
    let fail = |reason: String| Err(Fault::at(instruction.pc, reason));
    let count = operand(OperandKind::Count).unwrap_or(0);
    if instruction.opcode == Opcode::NewClosure
        && let Some(function) = operand(OperandKind::Function)
    {
        let captures = module.functions[function as usize].captures.len();
        if captures != usize::from(count) {
            return fail(format!("the function captures {captures} values, not {count}"));
        }
    }
    match instruction.opcode {
        // The method and its receiver are the pair that `get_method` and `get_special` write; `dst` is slot 0.
        Opcode::CallMethod
            if count == 0 || Some(instruction.slot(2)) != instruction.slot(1).checked_add(1) =>
        {
            return fail("the receiver is the first argument and follows the method".to_owned());
        }
        Opcode::CallKeywords => {
            let names = operand(OperandKind::Const).unwrap_or(0);
            let names = match &func.constants[names as usize] {
                Constant::Tuple(names) => names.as_slice(),
                _ => return fail("the names of arguments are no tuple".to_owned()),
            };
            if names.iter().any(|name| !matches!(name, Constant::Str(_))) || names.len() > count as usize {
                return fail("the names of arguments are not as many strings or fewer".to_owned());
            }
        }
        Opcode::NewDict if count % 2 != 0 => return fail("keys and values come in pairs".to_owned()),
        Opcode::NewSlice if count != 3 => return fail("a slice is made of three values".to_owned()),
        _ => {}
    }
    Ok(())
}
