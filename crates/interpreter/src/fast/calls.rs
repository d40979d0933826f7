//! Calls and returns between interpreted functions.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::frame::{
    DISCARDS_RESULT, FRAME_CALLEE, FRAME_CALLER, FRAME_HEADER, FRAME_PC, FRAME_RETURN, RETURN_MARKS,
};
use runtime::function::{FunctionCell, SIMPLE};
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{Handler, Table, classes, complete, dispatch, handlers, host, second_slot, slot};
use crate::execution::CALL_WORDS;
use crate::frames::{Registers, closure_of};

/// Arguments that the fast handlers copy at most.
pub(super) const MAX_COPIED: usize = 6;

/// Copies arguments, upwards: they may be those of a frame that is given up for its callee's.
///
/// # Safety
/// There are `count` words at both places, and no more than [`MAX_COPIED`].
#[inline(always)]
pub(super) unsafe fn copy_arguments(to: Registers, from: *const u64, count: usize) {
    // SAFETY: as the caller promised. Written out, so that it is neither vectorized nor a call.
    unsafe {
        if count > 0 {
            *to = *from;
        }
        if count > 1 {
            *to.add(1) = *from.add(1);
        }
        if count > 2 {
            *to.add(2) = *from.add(2);
        }
        if count > 3 {
            *to.add(3) = *from.add(3);
        }
        if count > 4 {
            *to.add(4) = *from.add(4);
        }
        if count > 5 {
            *to.add(5) = *from.add(5);
        }
    }
}

/// Whether a call of a function with so many arguments goes on in the interpreter, and nobody has to be asked.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
pub(super) unsafe fn is_entered(cell: &FunctionCell, cx: *mut Context, count: usize) -> bool {
    // SAFETY: as the caller promised.
    let interpreter = unsafe { (*cx).interpreter_entry };
    cell.entry.get() as usize == interpreter as usize && cell.countdown.get() != 1 && count <= MAX_COPIED
}

/// As [`is_entered`], for a closure that may have other parameters; counts the call at the site.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn is_entered_from(
    registers: Registers,
    cx: *mut Context,
    callee: Value,
    count: usize,
    feedback_slot: u16,
) -> bool {
    // SAFETY: as the caller promised.
    unsafe {
        let cell = Gc::<Closure>::from_value_unchecked(callee).cell();
        if cell.flags != SIMPLE || cell.parameter_count as usize != count {
            return false;
        }
        // A site has a few callees.
        let cases = &closure_of(registers).cell().slot(feedback_slot).cases;
        let Some(case) = cases.iter().find(|case| case.key.get() == cell.word().0) else { return false };
        if !is_entered(cell, cx, count) {
            return false;
        }
        case.payload.set(case.payload.get() + 1);
        true
    }
}

/// Pushes a frame for a closure of typed code and goes on there; leaves what does not fit to the complete meaning.
///
/// # Safety
/// As [`dispatch`], at a call whose arguments the verifier has checked against the function's parameters.
#[inline(always)]
pub(super) unsafe fn enter_typed(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    closure: Gc<Closure>,
    arguments: impl Fn() -> (*const u64, usize),
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        if !is_entered(closure.cell(), cx, arguments().1) {
            return complete(pc, registers, cx, table);
        }
        push_and_go(pc, registers, cx, table, closure, arguments)
    }
}

/// Pushes a frame for interpreted code and goes on there, unless a limit is reached.
///
/// What is known is stored as soon as it is, and where the arguments are is found afterwards, so that everything has room in
/// registers that nobody has to save.
///
/// # Safety
/// As [`dispatch`], at a call of the closure for which [`is_entered`] holds, with these arguments.
#[inline(always)]
unsafe fn push_and_go(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    closure: Gc<Closure>,
    arguments: impl Fn() -> (*const u64, usize),
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        let Some(frame) = push(cx, closure, pc as u64, registers) else {
            return complete(pc, registers, cx, table);
        };
        let code = closure.cell().code;
        let (first, count) = arguments();
        copy_arguments(frame, first, count);
        dispatch(code, frame, cx, table)
    }
}

/// Pushes a frame for interpreted code, whose arguments are still to be stored, unless a limit is reached.
///
/// # Safety
/// As [`push_and_go`]; the frame returns to an instruction of `caller`'s code.
#[inline(always)]
pub(super) unsafe fn push(
    cx: *mut Context,
    closure: Gc<Closure>,
    return_to: u64,
    caller: Registers,
) -> Option<Registers> {
    // SAFETY: as the caller promised.
    unsafe {
        let cell = closure.cell();
        let frame = (*cx).register_top.wrapping_add(FRAME_HEADER);
        let top = frame.wrapping_add(cell.register_count as usize);
        if top > (*cx).register_limit || (*cx).depth >= (*cx).depth_limit.load(Ordering::Relaxed) {
            return None;
        }
        (*cx).register_top = top;
        *frame.offset(FRAME_CALLEE) = closure.value().0;
        *frame.offset(FRAME_RETURN) = return_to;
        *frame.offset(FRAME_CALLER) = caller as u64;
        *frame.offset(FRAME_PC) = 0;
        (*cx).depth += 1;
        cell.countdown.set(cell.countdown.get() - 1);
        Some(frame)
    }
}

handlers! {
    fn call(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 1)));
        let arguments = || (registers.add(slot(pc, 2)).cast_const(), second_slot(pc, 0) as usize);
        match callee.shape() {
            Some(ShapeId::CLOSURE) if is_entered_from(registers, cx, callee, arguments().1, second_slot(pc, 1)) => {
                push_and_go(pc, registers, cx, table, Gc::from_value_unchecked(callee), arguments)
            }
            Some(ShapeId::NATIVE_FUNCTION) => host::call(pc, registers, cx, table),
            Some(ShapeId::CLASS) => classes::call(pc, registers, cx, table),
            _ => complete(pc, registers, cx, table),
        }
    }
    fn call_method(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 1)));
        let arguments = || {
            let (receiver, count) = (registers.add(slot(pc, 2)), second_slot(pc, 0) as usize);
            let skipped = Value(*receiver).is_unbound() as usize;
            (receiver.add(skipped).cast_const(), count - skipped)
        };
        match callee.shape() {
            Some(ShapeId::CLOSURE) if is_entered_from(registers, cx, callee, arguments().1, second_slot(pc, 1)) => {
                push_and_go(pc, registers, cx, table, Gc::from_value_unchecked(callee), arguments)
            }
            Some(ShapeId::NATIVE_FUNCTION) => host::call_method(pc, registers, cx, table),
            Some(ShapeId::CLASS) => classes::call_method(pc, registers, cx, table),
            _ => complete(pc, registers, cx, table),
        }
    }
    /// The callee's frame takes the place of this one, and returns where it would.
    fn tail_call(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 0)));
        let (first, count) = (registers.add(slot(pc, 1)), slot(pc, 2));
        if callee.shape() != Some(ShapeId::CLOSURE) || (*cx).interrupt.load(Ordering::Relaxed) != 0 {
            return complete(pc, registers, cx, table);
        }
        let cell = Gc::<Closure>::from_value_unchecked(callee).cell();
        let top = registers.wrapping_add(cell.register_count as usize);
        if top > (*cx).register_limit || !is_entered_from(registers, cx, callee, count, second_slot(pc, 0)) {
            return complete(pc, registers, cx, table);
        }
        (*cx).register_top = top;
        cell.countdown.set(cell.countdown.get() - 1);
        *registers.offset(FRAME_CALLEE) = callee.0;
        *registers.offset(FRAME_PC) = 0;
        copy_arguments(registers, first, count);
        dispatch(cell.code, registers, cx, table)
    }
    /// `ret` where the result is dropped, as an initializer's.
    #[inline(never)]
    fn ret_marked(pc, registers, cx, table) {
        let return_to = *registers.offset(FRAME_RETURN);
        if return_to & RETURN_MARKS != DISCARDS_RESULT || *registers.add(slot(pc, 0)) != Value::NONE.0 {
            return complete(pc, registers, cx, table);
        }
        let call = (return_to & !RETURN_MARKS) as *const u64;
        let caller = *registers.offset(FRAME_CALLER) as Registers;
        (*cx).register_top = registers.wrapping_sub(FRAME_HEADER);
        (*cx).depth -= 1;
        dispatch(call.add(CALL_WORDS), caller, cx, table)
    }
    /// Of a result of any type.
    fn ret(pc, registers, cx, table) {
        let result = *registers.add(slot(pc, 0));
        let return_to = *registers.offset(FRAME_RETURN);
        if return_to & RETURN_MARKS != 0 {
            return ret_marked(pc, registers, cx, table);
        }
        let call = return_to as *const u64;
        let caller = *registers.offset(FRAME_CALLER) as Registers;
        (*cx).register_top = registers.wrapping_sub(FRAME_HEADER);
        (*cx).depth -= 1;
        *caller.add(slot(call, 0)) = result;
        dispatch(call.add(CALL_WORDS), caller, cx, table)
    }
}

pub(super) const fn install(table: &mut [Handler; 256]) {
    table[Opcode::Call as usize] = call;
    table[Opcode::CallMethod as usize] = call_method;
    table[Opcode::TailCall as usize] = tail_call;
    table[Opcode::Ret as usize] = ret;
    table[Opcode::RetI32 as usize] = ret;
    table[Opcode::RetI64 as usize] = ret;
    table[Opcode::RetF64 as usize] = ret;
    table[Opcode::RetBool as usize] = ret;
    table[Opcode::RetRef as usize] = ret;
}
