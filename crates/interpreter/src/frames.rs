//! Pushing and popping frames.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::frame::{FRAME_CALLEE, FRAME_CALLER, FRAME_HEADER, FRAME_PC, FRAME_RETURN};
use runtime::function::FunctionCell;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::value::Value;

/// The first register of a frame.
pub type Registers = *mut u64;

/// The closure that runs in a frame.
///
/// # Safety
/// `registers` is a frame's.
#[inline(always)]
pub unsafe fn closure_of(registers: Registers) -> Gc<Closure> {
    // SAFETY: a frame's header holds the closure it was pushed for.
    unsafe { Gc::from_value_unchecked(Value(*registers.offset(FRAME_CALLEE))) }
}

/// Pushes a frame for `closure`. Its registers hold whatever was there; the caller stores the parameters.
/// `return_to` and `caller` are what its header shall say.
///
/// # Errors
/// The language's error for too deep recursion.
#[inline]
pub fn push_frame(cx: &mut Context, closure: Gc<Closure>, return_to: u64, caller: u64) -> Result<Registers> {
    let cell = closure.cell();
    let registers = cx.register_top.wrapping_add(FRAME_HEADER);
    let top = registers.wrapping_add(cell.register_count as usize);
    if top > cx.register_limit || cx.depth >= cx.depth_limit.load(Ordering::Relaxed) {
        cx.serve_at_limit()?;
        check_room(cx, top)?;
    }
    Ok(fill_header(cx, closure, registers, return_to, caller))
}

/// As [`push_frame`], for a frame that was there already, in compiled code: serves no interrupt, whose exception its
/// handlers could not catch.
///
/// # Errors
/// As [`push_frame`].
pub fn push_rebuilt_frame(
    cx: &mut Context,
    closure: Gc<Closure>,
    return_to: u64,
    caller: u64,
) -> Result<Registers> {
    let registers = cx.register_top.wrapping_add(FRAME_HEADER);
    check_room(cx, registers.wrapping_add(closure.cell().register_count as usize))?;
    Ok(fill_header(cx, closure, registers, return_to, caller))
}

fn check_room(cx: &mut Context, top: *mut u64) -> Result<()> {
    if top > cx.register_limit || cx.depth >= cx.recursion_limit {
        return cx.raise(ErrorKind::Recursion, "maximum recursion depth exceeded");
    }
    Ok(())
}

/// Makes the header of a frame there is room for.
#[inline(always)]
fn fill_header(
    cx: &mut Context,
    closure: Gc<Closure>,
    registers: Registers,
    return_to: u64,
    caller: u64,
) -> Registers {
    // SAFETY: below the limit of the register stack, which is mapped.
    unsafe {
        *registers.offset(FRAME_RETURN) = return_to;
        *registers.offset(FRAME_CALLER) = caller;
        *registers.offset(FRAME_CALLEE) = closure.value().0;
        *registers.offset(FRAME_PC) = 0;
    }
    cx.register_top = registers.wrapping_add(closure.cell().register_count as usize);
    cx.depth += 1;
    registers
}

/// Makes the registers of a new frame harmless.
///
/// # Safety
/// `registers` is the frame's, which has as many.
pub unsafe fn clear(registers: Registers, count: u16) {
    // SAFETY: as the caller promised.
    unsafe { std::ptr::write_bytes(registers, 0, count as usize) };
}

/// Pops the frame with these registers, which is the topmost.
#[inline(always)]
pub fn pop_frame(cx: &mut Context, registers: Registers) {
    cx.register_top = registers.wrapping_sub(FRAME_HEADER);
    cx.depth -= 1;
}

/// The function and place of an instruction's address in a frame.
///
/// # Safety
/// `registers` is a frame's, and `pc` an instruction of the function that runs in it.
pub unsafe fn place_of(registers: Registers, pc: *const u64) -> (&'static FunctionCell, u32) {
    // SAFETY: passed on.
    let cell = unsafe { closure_of(registers) }.cell();
    (cell, cell.pc_of(pc))
}

/// A result that the instruction at `call` drops, when that is right: an initializer has to yield none; what the method of an
/// instruction that is no call yields nobody asks for.
///
/// # Errors
/// What the language of the frame raises for an initializer that yields something.
///
/// # Safety
/// `caller` is the topmost frame, and `call` an instruction of the function that runs in it.
pub(crate) unsafe fn check_discarded(
    cx: &mut Context,
    call: *const u64,
    caller: Registers,
    result: Value,
) -> Result {
    // SAFETY: as the caller promises.
    let (opcode, closure) = unsafe { (*call as u8, closure_of(caller)) };
    let calls = [Opcode::Call, Opcode::CallMethod, Opcode::CallSpread];
    if !result.is_none() && calls.iter().any(|known| *known as u8 == opcode) {
        cx.enter_language(closure.cell().language);
        cx.language().check_initialized(cx, result)?;
    }
    Ok(result)
}
