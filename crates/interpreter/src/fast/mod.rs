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
mod classes;
mod floats;
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

/// A handler of an instruction that follows one whose result is a float: gets the register that has its word, and the float
/// itself, which need not be taken from the word then. Chains of float arithmetic go on in machine registers, which takes
/// half the time from one result to the next.
type FloatHandler =
    unsafe extern "C" fn(*const u64, Registers, *mut Context, *const Table, usize, f64) -> Value;

/// Handlers by opcode.
#[repr(C)]
struct Table {
    handlers: [Handler; 256],
    after_float: [FloatHandler; 256],
}

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
    unsafe { (*table).handlers[*pc as u8 as usize](pc, registers, cx, table) }
}

/// Goes on at `pc`, behind an instruction that has put the word of `float` into register `of`.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn dispatch_with(
    float: f64,
    of: usize,
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
) -> Value {
    // SAFETY: the table has an entry for each byte.
    unsafe { (*table).after_float[*pc as u8 as usize](pc, registers, cx, table, of, float) }
}

/// What most instructions do behind one whose result is a float: what they do behind any.
unsafe extern "C" fn plain<const OPCODE: usize>(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    _of: usize,
    _float: f64,
) -> Value {
    // SAFETY: passed on.
    unsafe { HANDLERS[OPCODE](pc, registers, cx, table) }
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
    let bits = float.to_bits();
    // SAFETY: as the caller promised.
    let zero = unsafe { (*cx).float_zero.0 };
    // Zeros are frequent and come in no order, so the two are chosen from without a branch.
    let word = std::hint::select_unpredictable(bits == 0, zero, bits.rotate_left(abi::value::FLOAT_ROTATE));
    (bits == 0 || abi::value::is_inline_float(word)).then_some(word)
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

const HANDLERS: [Handler; 256] = {
    let mut table: [Handler; 256] = [complete; 256];
    arithmetic::install(&mut table);
    memory::install(&mut table);
    calls::install(&mut table);
    typed::install(&mut table);
    objects::install(&mut table);
    arrays::install(&mut table);
    host::install(&mut table);
    table
};

/// The plain handlers of all instructions, as those behind floats.
macro_rules! plain_handlers {
    ($( $(#[$doc:meta])* $name:ident = $Op:ident { $($operands:tt)* } [$($effects:tt)*]; )*) => {{
        // No instruction has another opcode.
        let mut table: [FloatHandler; 256] = [plain::<0>; 256];
        $( table[Opcode::$Op as usize] = plain::<{ Opcode::$Op as usize }>; )*
        table
    }};
}

static TABLE: Table = {
    let mut after_float = bytecode::for_each_op!(plain_handlers);
    floats::install(&mut after_float);
    Table { handlers: HANDLERS, after_float }
};

const _: () =
    assert!(Opcode::Add.words() == 1 && Opcode::Call.words() == 2 && Opcode::GetProperty.words() == 2);
