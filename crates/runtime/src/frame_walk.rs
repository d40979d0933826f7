//! Walking the interpreter's frames, to drop what they hold for nothing, and for programs that ask what calls are under way.
//!
//! The register stack is scanned as it is: registers that are not alive any more keep objects alive. That costs little as
//! long as there is memory. When the heap's limit is reached, dead registers are cleared before an allocation is given
//! up.
#![allow(unsafe_code)]

use bytecode::module::instruction_at;
use bytecode::register_set::RegisterSet;

use crate::context::{Context, TieringHooks};
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

/// A frame of the interpreter, as it is at the moment.
#[derive(Clone, Copy)]
pub struct FrameView {
    /// The closure that runs.
    pub closure: Gc<Closure>,
    /// The instruction that it is at: the call, in frames that called others.
    pub pc: u32,
    /// Where its registers begin: words from the base of the stack. No two frames that are there at once share that.
    pub offset: usize,
    registers: *const u64,
}

impl Context {
    /// From now on all code is interpreted, so that every call under way has a frame that can be walked: for programs that
    /// ask for frames.
    pub fn observe_frames(&mut self) {
        if !self.observes_frames {
            self.observes_frames = true;
            (self.tiering.on_rules_change)(self);
            let TieringHooks { on_call, on_loop, .. } = TieringHooks::default();
            (self.tiering.on_call, self.tiering.on_loop) = (on_call, on_loop);
        }
    }

    /// Whether every call under way has a frame that can be walked.
    pub fn observes_frames(&self) -> bool {
        self.observes_frames
    }

    /// The frames of the interpreter, innermost first. Those of compiled code are not among them ([`Context::observe_frames`]).
    pub fn interpreted_frames(&self) -> Vec<FrameView> {
        let mut frames = Vec::new();
        let mut registers = self.register_base.wrapping_add(FRAME_HEADER);
        while registers <= self.register_top {
            // SAFETY: as in `clear_dead_registers`.
            let (closure, pc) = unsafe {
                let closure: Gc<Closure> = Gc::from_value_unchecked(Value(*registers.offset(FRAME_CALLEE)));
                (closure, *registers.offset(FRAME_PC))
            };
            let cell = closure.cell();
            let next = registers.wrapping_add(cell.register_count as usize + FRAME_HEADER);
            let called = (next <= self.register_top)
                // SAFETY: a further frame begins there.
                .then(|| unsafe { (*next.offset(FRAME_RETURN), *next.offset(FRAME_CALLER)) })
                .filter(|&(return_to, caller)| return_to != RETURNS_NATIVELY && caller == registers as u64);
            let pc = match called {
                Some((return_to, _)) => cell.pc_of((return_to & !RETURN_MARKS) as *const u64),
                None if pc > FRAME_IS_ENTERED => cell.pc_of(pc as *const u64),
                None => 0,
            };
            let offset = (registers as usize - self.register_base as usize) / size_of::<u64>();
            frames.push(FrameView { closure, pc, offset, registers });
            registers = next;
        }
        frames.reverse();
        frames
    }

    /// What is in a register of a frame that is still there.
    ///
    /// # Panics
    /// When the frame has no such register, or is gone.
    pub fn frame_register(&self, frame: FrameView, register: u16) -> Value {
        assert!((register as usize) < frame.closure.cell().register_count as usize);
        assert!(frame.registers <= self.register_top.cast_const());
        // SAFETY: a register of a frame between the base and the top of the stack.
        unsafe { Value(*frame.registers.add(register as usize)) }
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
