//! Walking the interpreter's frames, to drop what they hold for nothing.
//!
//! The register stack is scanned as it is: registers that are not alive any more keep objects alive. That costs little as
//! long as there is memory. When the heap's limit is reached, dead registers are cleared before an allocation is given
//! up.
#![allow(unsafe_code)]

use bytecode::module::instruction_at;
use bytecode::register_set::RegisterSet;

use crate::context::Context;
use crate::frame::{
    FRAME_CALLEE, FRAME_CALLER, FRAME_HEADER, FRAME_IS_ENTERED, FRAME_PC, FRAME_RETURN, RETURN_MARKS,
    RETURNS_NATIVELY,
};
use crate::function::FunctionCell;
use crate::gc::Gc;
use crate::object::closure::Closure;
use crate::value::Value;

impl Context {
    /// Clears the registers of frames that are not alive where the frames are.
    pub(crate) fn clear_dead_registers(&self) {
        let mut registers = self.register_base.wrapping_add(FRAME_HEADER);
        while registers <= self.register_top {
            // SAFETY: frames lie one behind the other from the base to the top; each has a header.
            let (cell, pc) = unsafe {
                let closure: Gc<Closure> = Gc::from_value_unchecked(Value(*registers.offset(FRAME_CALLEE)));
                (closure.cell(), *registers.offset(FRAME_PC))
            };
            let next = registers.wrapping_add(cell.register_count as usize + FRAME_HEADER);
            let called = (next <= self.register_top)
                // SAFETY: a further frame begins there.
                .then(|| unsafe { (*next.offset(FRAME_RETURN), *next.offset(FRAME_CALLER)) })
                .filter(|&(return_to, caller)| return_to != RETURNS_NATIVELY && caller == registers as u64);
            let needed = match called {
                Some((return_to, _)) => {
                    let call = cell.pc_of((return_to & !RETURN_MARKS) as *const u64);
                    let mut needed = cell.liveness().live_in_call(call);
                    add_operands(cell, call, false, &mut needed);
                    Some(needed)
                }
                // The code has read its registers, and writes all that matter when it leaves.
                None if pc == FRAME_IS_ENTERED => Some(RegisterSet::new(cell.register_count as usize)),
                None if pc != 0 => {
                    let place = cell.pc_of(pc as *const u64);
                    let mut needed = cell.liveness().live_in(place);
                    cell.liveness()
                        .live_across(place)
                        .iter()
                        .for_each(|register| needed.insert_one(register));
                    add_operands(cell, place, true, &mut needed);
                    Some(needed)
                }
                None => None,
            };
            if let Some(needed) = needed {
                for register in (0..cell.register_count).filter(|&register| !needed.contains(register)) {
                    // SAFETY: a register of the frame; nothing reads it before it is written again.
                    unsafe { *registers.add(register as usize) = 0 };
                }
            }
            registers = next;
        }
    }
}

/// Adds what the instruction at `place` writes, and what it reads when it is still under way.
fn add_operands(cell: &FunctionCell, place: u32, reads: bool, needed: &mut RegisterSet) {
    let Some(instruction) = instruction_at(&cell.function().code, place) else { return };
    for access in instruction.accesses().filter(|access| access.is_write || reads) {
        needed.insert(access.registers());
    }
}

/// The heap calls it when its limit is reached.
pub(crate) fn at_limit(data: *mut std::ffi::c_void) {
    let this = data.cast::<Context>();
    // SAFETY: the context that owns the heap passes itself; a collection is about to run on its thread, while the mutable
    // reference that led here is not used.
    let cx = unsafe { &*this };
    if cx.is_rebuilding {
        return;
    }
    cx.clear_dead_registers();
    (cx.tiering.on_memory_limit)(cx);
    // SAFETY: as above. Both buffers carry values from one place to another, without an allocation in between but for the
    // rebuilding of frames.
    unsafe {
        let cx = &mut *this;
        cx.exit_buffer.fill(0);
        cx.argument_buffer.fill(0);
    }
}
