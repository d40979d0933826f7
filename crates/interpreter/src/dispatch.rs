//! Running a frame: the loop over the complete meaning, and the jump into the fast handlers.
#![allow(unsafe_code)]

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::value::Value;

use crate::frames::Registers;
use crate::unwind::unwind;

/// The meaning of one instruction: the next instruction's address, or null when the frame that was entered natively has
/// returned. The registers to go on with, or the result, are left in the context.
pub(crate) type Meaning = extern "C" fn(*const u64, Registers, *mut Context) -> *const u64;

/// Runs from `pc` in the topmost frame until a frame that was entered natively returns: its result, or
/// [`Value::EXCEPTION`].
///
/// # Safety
/// `registers` is the topmost frame's, and `pc` an instruction of the verified code that runs in it.
pub unsafe fn run(cx: &mut Context, pc: *const u64, registers: Registers) -> Value {
    #[cfg(tail_handlers)]
    if !cx.runs_plainly {
        // SAFETY: passed on.
        return unsafe { crate::fast::enter(cx, pc, registers) };
    }
    // SAFETY: passed on.
    unsafe { run_plainly(cx, pc, registers) }
}

/// Runs by the complete meaning alone.
///
/// # Safety
/// As [`run`].
pub unsafe fn run_plainly(cx: &mut Context, mut pc: *const u64, mut registers: Registers) -> Value {
    loop {
        // SAFETY: `pc` is in verified code, whose opcodes are in the table.
        let opcode = unsafe { *pc as u8 } as usize;
        pc = crate::execution::MEANINGS[opcode](pc, registers, cx);
        if pc.is_null() {
            return cx.frame_result;
        }
        registers = cx.next_registers;
    }
}

/// Raises the pending exception at the instruction at `pc` in the topmost frame, and goes on from its handler.
///
/// # Safety
/// As [`run`].
pub unsafe fn run_throwing(cx: &mut Context, pc: *const u64, registers: Registers) -> Value {
    // SAFETY: passed on.
    match unsafe { unwind(cx, pc, registers) } {
        // SAFETY: unwinding yields a handler in the frame that is topmost then.
        Some((pc, registers)) => unsafe { run(cx, pc, registers) },
        None => Value::EXCEPTION,
    }
}

const _: () = assert!(Opcode::ALL.len() <= 256);
