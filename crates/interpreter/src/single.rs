//! One instruction on behalf of compiled code: what a compiler has no code of its own for, it leaves to this.
#![allow(unsafe_code)]

use bytecode::module::instruction_at;
use runtime::context::Context;
use runtime::exception::{Result, Thrown};
use runtime::frame::RETURNS_NATIVELY;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::value::Value;

use crate::execution::{Step, step};
use crate::frames::{pop_frame, push_frame};

/// Runs of registers that an instruction writes at most.
const MAX_WRITES: usize = 2;

/// Executes the instruction at `place` of the closure's function by its complete meaning, in a frame of its own.
///
/// The registers that it reads get the words of the argument buffer, in the order of its operands; those that it writes
/// are left in the exit buffer. The result is the first of these, if it is a value, or for an instruction that jumped: the stop word when
/// it writes registers, else a boolean that says whether it jumped.
///
/// # Errors
/// What the instruction raises; the place is not noted, since the caller's exit does that.
pub fn execute(cx: &mut Context, closure: Gc<Closure>, place: u32) -> Result {
    let cell = closure.cell();
    let code = &cell.function().code;
    let instruction = instruction_at(code, place).expect("compiled code names instructions");
    let registers = push_frame(cx, closure, RETURNS_NATIVELY, 0)?;
    // Few instructions write more than one run of registers; reads come before all writes.
    let mut writes = [None; MAX_WRITES];
    let (mut next_argument, mut next_write) = (0, 0);
    for access in instruction.accesses() {
        if access.is_read {
            for register in access.registers() {
                // SAFETY: verified operands are registers of the frame.
                unsafe { *registers.add(register) = std::mem::take(&mut cx.argument_buffer[next_argument]) };
                next_argument += 1;
            }
        }
        if access.is_write {
            writes[next_write] = Some(access);
            next_write += 1;
        }
    }
    // SAFETY: the frame was pushed for the function that the instruction is of.
    let outcome = unsafe { step(cx, cell.address_of(place), registers) };
    let mut written = 0;
    if matches!(outcome, Ok(Step::Next | Step::Jump(_))) {
        for register in writes.iter().flatten().flat_map(|access| access.registers()) {
            // SAFETY: as above.
            cx.exit_buffer[written] = unsafe { *registers.add(register) };
            written += 1;
        }
    }
    match outcome {
        Ok(Step::Next) => {
            pop_frame(cx, registers);
            let is_value =
                writes[0].is_some_and(|access| cell.function().registers[access.first as usize].is_value());
            Ok(if written == 0 || !is_value { Value::FALSE } else { Value(cx.exit_buffer[0]) })
        }
        Ok(Step::Jump(_)) => {
            pop_frame(cx, registers);
            Ok(if written == 0 { Value::TRUE } else { Value::STOP })
        }
        // A call that pushed a frame: its result comes back here, as this frame returns natively.
        Ok(Step::Enter(..) | Step::Leave(_)) => unreachable!("compiled code makes calls and returns itself"),
        Err(Thrown) => {
            pop_frame(cx, registers);
            Err(Thrown)
        }
    }
}

#[cfg(test)]
mod tests {
    use bytecode::opcode::OPS;

    #[test]
    fn no_instruction_writes_more_runs() {
        for (opcode, op) in OPS.iter().enumerate() {
            let code = [opcode as u64, 0, 0];
            let instruction = bytecode::module::instruction_at(&code, 0).expect("an instruction");
            let writes = instruction.accesses().filter(|access| access.is_write).count();
            assert!(writes <= super::MAX_WRITES, "{}", op.name);
        }
    }
}
