//! Unwinding: from where an exception was raised to the handler, through interpreted frames.
#![allow(unsafe_code)]

use runtime::context::Context;
use runtime::frame::{FRAME_CALLER, FRAME_RETURN, RETURN_MARKS, RETURNS_NATIVELY};
use runtime::gc::Gc;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::value::Value;

use crate::frames::{Registers, place_of, pop_frame};

/// Finds the handler of the pending exception, raised by the instruction at `pc` in the topmost frame, popping frames
/// that have none. `None` when a frame that was entered natively is passed.
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
    loop {
        // SAFETY: the frame is as the caller promised, or its caller's, which is as sound.
        let (cell, place) = unsafe { place_of(registers, pc) };
        if !cx.is_terminating() {
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
            if caller != 0 {
                // SAFETY: the caller of a frame entered natively is a generator's, when there is one.
                let generator: Gc<Generator> = unsafe { Gc::from_value_unchecked(Value(caller)) };
                generator.set_state(GeneratorState::Finished);
            }
            return None;
        }
        (pc, registers) = ((return_to & !RETURN_MARKS) as *const u64, caller as Registers);
    }
}
