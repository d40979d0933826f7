//! Unwinding: from where an exception was raised to the handler, through interpreted frames.
#![allow(unsafe_code)]

use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::continuation::Unwinding;
use runtime::frame::{DISCARDS_RESULT, FRAME_CALLER, FRAME_PC, FRAME_RETURN, RETURN_MARKS, RETURNS_NATIVELY};
use runtime::function::FunctionCell;
use runtime::gc::Gc;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::value::Value;

use crate::continuation::{refuse_capture, save_frame};
use crate::frames::{Registers, place_of, pop_frame};

/// Finds the handler of the pending exception, raised by the instruction at `pc` in the topmost frame, popping frames
/// that have none. `None` when a frame that was entered natively is passed. An unwinding that is no exception saves the
/// frames, drops them, or ends at the call that it leaves.
///
/// # Safety
/// `registers` is the topmost frame's, and `pc` an instruction of the function that runs in it.
#[cold]
pub unsafe fn unwind(
    cx: &mut Context,
    mut pc: *const u64,
    mut registers: Registers,
) -> Option<(*const u64, Registers)> {
    let mut notes_place = !std::mem::take(&mut cx.is_rethrowing);
    let mut discards_result = std::mem::take(&mut cx.discards_result);
    loop {
        // SAFETY: the frame is as the caller promised, or its caller's, which is as sound.
        let (cell, place) = unsafe { place_of(registers, pc) };
        // SAFETY: a frame has a header.
        unsafe { *registers.offset(FRAME_PC) = pc as u64 };
        if cx.is_terminating() {
            // SAFETY: as above.
            if let Some(next) = unsafe { pass_frame(cx, pc, registers, discards_result) } {
                return Some((next, registers));
            }
        }
        if !cx.is_terminating() {
            if let Some(end) = end_of_iteration(cx, cell, place) {
                return Some((cell.address_of(end), registers));
            }
            if notes_place {
                let exception = cx.exception;
                cell.language().add_traceback(cx, exception, cell, place);
            }
            if let Some(handler) = cell.function().handler_at(place) {
                return Some((cell.address_of(handler.target), registers));
            }
        }
        notes_place = true;
        // SAFETY: a frame has a header.
        let (return_to, caller) =
            unsafe { (*registers.offset(FRAME_RETURN), *registers.offset(FRAME_CALLER)) };
        pop_frame(cx, registers);
        if return_to == RETURNS_NATIVELY {
            if caller != 0 && !cx.is_capturing() {
                // SAFETY: the caller of a frame entered natively is a generator's, when there is one.
                let generator: Gc<Generator> = unsafe { Gc::from_value_unchecked(Value(caller)) };
                cx.end_generator(generator, GeneratorState::Finished);
            }
            return None;
        }
        discards_result = return_to & DISCARDS_RESULT != 0;
        (pc, registers) = ((return_to & !RETURN_MARKS) as *const u64, caller as Registers);
    }
}

/// Where the loop goes on that steps an iterator at this instruction, if the pending exception tells the end, which is taken then.
fn end_of_iteration(cx: &mut Context, cell: &FunctionCell, place: u32) -> Option<u32> {
    let step = instruction_at(&cell.function().code, place)?;
    let ends = step.opcode == Opcode::IterNext && cell.language().ends_iteration(cx);
    ends.then(|| place.wrapping_add_signed((step.slot(2) as i16).into()))
}

/// Notes that the pending exception passes an instruction of compiled code; false, with nothing done, when that has to be
/// left and its frames unwound: for what nothing catches, and for a handler that begins with a clean stack.
pub fn trace_exception(cx: &mut Context, cell: &FunctionCell, place: u32) -> bool {
    if cx.is_terminating() || cx.is_short_of_memory {
        return false;
    }
    if !std::mem::take(&mut cx.is_rethrowing) {
        let exception = cx.exception;
        cell.language().add_traceback(cx, exception, cell, place);
    }
    true
}

/// What an unwinding that is no exception does with the topmost frame: where to go on, when it ends here. An error that
/// ends it may be pending afterwards.
///
/// # Safety
/// As [`unwind`].
unsafe fn pass_frame(
    cx: &mut Context,
    pc: *const u64,
    registers: Registers,
    discards_result: bool,
) -> Option<*const u64> {
    // SAFETY: as the caller promised.
    let (cell, place) = unsafe { place_of(registers, pc) };
    let instruction = instruction_at(&cell.function().code, place).expect("frames are at instructions");
    let effects = instruction.info().effects;
    match cx.unwinding()? {
        // A tail call has given its frame up.
        Unwinding::Capture { .. } if effects.ends => None,
        Unwinding::Capture { .. } if !effects.awaits => {
            refuse_capture(cx, cell, place);
            None
        }
        Unwinding::Capture { .. } => {
            // SAFETY: as the caller promised. What it raises is pending.
            let _ = unsafe { save_frame(cx, registers, place, discards_result) };
            None
        }
        Unwinding::Escape { escape, value } if effects.holds => {
            // SAFETY: verified operands are registers of the frame; the result register comes first and the escape third.
            unsafe {
                if *registers.add(instruction.slot(2) as usize) != escape.0 {
                    return None;
                }
                *registers.add(instruction.slot(0) as usize) = value.0;
                cx.end_unwinding();
                Some(pc.add(instruction.info().words))
            }
        }
        Unwinding::Escape { .. } | Unwinding::Reinstate { .. } => None,
    }
}
