//! Fast handlers: what hot instructions do with common operands, before their complete meaning.
//!
//! A handler ends in a call in tail position to the next one, which optimized builds turn into a jump: address of the
//! instruction, registers, context and the table of handlers stay in machine registers. That holds only while a handler
//! keeps nothing on the native stack, so handlers call no function that is not inlined, except in tail position; whatever
//! needs one is left to [`complete`], which runs the complete meaning.
#![allow(unsafe_code)]

mod arithmetic;
mod arrays;
mod calls;
mod host;
mod memory;
mod objects;
mod typed;

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::value::Value;

use crate::execution::MEANINGS;
use crate::frames::Registers;

/// A handler: runs from its instruction on until a frame that was entered natively returns.
type Handler = unsafe extern "C" fn(*const u64, Registers, *mut Context, *const Table) -> Value;

/// Handlers by opcode.
#[repr(transparent)]
struct Table([Handler; 256]);

/// Runs from `pc` in the topmost frame.
///
/// # Safety
/// As [`crate::dispatch::run`].
pub(crate) unsafe fn enter(cx: &mut Context, pc: *const u64, registers: Registers) -> Value {
    // SAFETY: passed on.
    unsafe { dispatch(pc, registers, cx, &TABLE) }
}

/// Goes on at `pc`.
///
/// # Safety
/// `registers` is the topmost frame's, and `pc` an instruction of its verified code.
#[inline(always)]
unsafe fn dispatch(pc: *const u64, registers: Registers, cx: *mut Context, table: *const Table) -> Value {
    // SAFETY: the table has an entry for each byte.
    unsafe { (*table).0[*pc as u8 as usize](pc, registers, cx, table) }
}

/// Runs the complete meaning of the instruction and goes on. Not inlined: handlers shall have nothing to save.
///
/// # Safety
/// As [`dispatch`].
#[inline(never)]
unsafe extern "C" fn complete(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
) -> Value {
    // SAFETY: as the caller promised; a meaning leaves the context with what is needed to go on.
    unsafe {
        let next = MEANINGS[*pc as u8 as usize](pc, registers, cx);
        if next.is_null() {
            return (*cx).frame_result;
        }
        dispatch(next, (*cx).next_registers, cx, table)
    }
}

/// The contents of 16-bit slot `index` of the instruction at `pc`: one narrow load.
///
/// # Safety
/// `pc` is an instruction.
#[inline(always)]
unsafe fn slot(pc: *const u64, index: usize) -> usize {
    // SAFETY: an instruction's first word has three slots after opcode and feedback.
    unsafe { *pc.cast::<u16>().add(1 + index) as usize }
}

/// Goes on at `distance` words from `pc` when `condition` holds, else `words` words on.
///
/// # Safety
/// As [`dispatch`], for both places.
#[inline(always)]
unsafe fn branch(
    condition: bool,
    distance: usize,
    words: usize,
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        if condition {
            // Keeps the compiler from computing the place without a branch: the processor must be able to guess it.
            std::arch::asm!("", options(nomem, nostack, preserves_flags));
            return dispatch(pc.offset(distance as i16 as isize), registers, cx, table);
        }
        dispatch(pc.add(words), registers, cx, table)
    }
}

/// The contents of 16-bit slot `index` of an instruction's second word, counted from its first.
///
/// # Safety
/// The instruction at `pc` has two words.
#[inline(always)]
unsafe fn second_slot(pc: *const u64, index: usize) -> u16 {
    // SAFETY: as the caller promised.
    unsafe { *pc.add(1).cast::<u16>().add(index) }
}

/// The word of a float, unless a box has to be made for it.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn float_word(cx: *mut Context, float: f64) -> Option<u64> {
    match abi::value::inline_float(float) {
        // SAFETY: as the caller promised.
        None if float.to_bits() == 0 => Some(unsafe { (*cx).float_zero.0 }),
        word => word,
    }
}

/// Notes operand kinds in the feedback byte of the instruction at `pc`.
///
/// # Safety
/// `pc` is an instruction in the isolate's copy of the code.
#[inline(always)]
unsafe fn note(pc: *const u64, bits: u8) {
    // SAFETY: as the caller promised; only this thread uses the copy.
    unsafe {
        let site = (pc as *mut u8).add(1);
        if *site & bits == 0 {
            *site |= bits;
        }
    }
}

/// What the instruction at `pc` has noted.
///
/// # Safety
/// As [`note`].
#[inline(always)]
unsafe fn noted(pc: *const u64) -> u8 {
    // SAFETY: as the caller promised; only this thread uses the copy.
    unsafe { *(pc as *const u8).add(1) }
}

/// Defines handlers.
macro_rules! handlers {
    ($( $(#[$attribute:meta])* fn $name:ident($pc:ident, $registers:ident, $cx:ident, $table:ident) $body:block )*) => { $(
        $(#[$attribute])*
        pub(super) unsafe extern "C" fn $name(
            $pc: *const u64,
            $registers: Registers,
            $cx: *mut Context,
            $table: *const Table,
        ) -> Value {
            // SAFETY: `dispatch` is called with the topmost frame and an instruction of verified code: operands are in
            // bounds, labels lead to instructions. The context is the running isolate's, and nobody else uses it.
            unsafe { $body }
        }
    )* };
}
use handlers;

static TABLE: Table = {
    let mut table: [Handler; 256] = [complete; 256];
    arithmetic::install(&mut table);
    memory::install(&mut table);
    calls::install(&mut table);
    typed::install(&mut table);
    objects::install(&mut table);
    arrays::install(&mut table);
    host::install(&mut table);
    Table(table)
};

const _: () =
    assert!(Opcode::Add.words() == 1 && Opcode::Call.words() == 2 && Opcode::GetProperty.words() == 2);
