//! Calls and returns between interpreted functions.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::frame::{FRAME_CALLEE, FRAME_CALLER, FRAME_HEADER, FRAME_PC, FRAME_RETURN, RETURN_MARKS};
use runtime::function::SIMPLE;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{Handler, Table, complete, dispatch, handlers, second_slot, slot};
use crate::execution::CALL_WORDS;
use crate::frames::{Registers, closure_of};

/// Arguments that the fast handler copies at most.
const MAX_COPIED: usize = 4;

/// Pushes a frame for `callee` with `count` arguments from `first` on and goes on there; leaves what does not fit to the
/// complete meaning.
///
/// # Safety
/// As [`dispatch`], at a call instruction.
#[inline(always)]
#[allow(clippy::too_many_arguments, reason = "all of them are in machine registers")]
unsafe fn enter_frame(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    callee: Value,
    first: *const u64,
    count: usize,
    feedback_slot: u16,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        if !callee.is_pointer() || callee.shape_unchecked() != ShapeId::CLOSURE {
            return complete(pc, registers, cx, table);
        }
        let closure: Gc<Closure> = Gc::from_value_unchecked(callee);
        let cell = closure.cell();
        let case = &closure_of(registers).cell().slot(feedback_slot).cases[0];
        let frame = (*cx).register_top.wrapping_add(FRAME_HEADER);
        let top = frame.wrapping_add(cell.register_count as usize);
        let countdown = cell.countdown.get();
        if cell.flags != SIMPLE
            || cell.parameter_count as usize != count
            || cell.entry.get() as usize != (*cx).interpreter_entry as usize
            || case.key.get() != cell.word().0
            || top > (*cx).register_limit
            || (*cx).depth >= (*cx).depth_limit.load(Ordering::Relaxed)
            || countdown == 1
            || count > MAX_COPIED
        {
            return complete(pc, registers, cx, table);
        }
        case.payload.set(case.payload.get() + 1);
        cell.countdown.set(countdown - 1);
        *frame.offset(FRAME_RETURN) = pc as u64;
        *frame.offset(FRAME_CALLER) = registers as u64;
        *frame.offset(FRAME_CALLEE) = callee.0;
        *frame.offset(FRAME_PC) = 0;
        // Written out, so that it is neither vectorized nor a call.
        if count > 0 {
            *frame = *first;
        }
        if count > 1 {
            *frame.add(1) = *first.add(1);
        }
        if count > 2 {
            *frame.add(2) = *first.add(2);
        }
        if count > 3 {
            *frame.add(3) = *first.add(3);
        }
        (*cx).register_top = top;
        (*cx).depth += 1;
        dispatch(cell.code, frame, cx, table)
    }
}

handlers! {
    fn call(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 1)));
        let first = registers.add(slot(pc, 2));
        let (count, feedback) = (second_slot(pc, 0) as usize, second_slot(pc, 1));
        enter_frame(pc, registers, cx, table, callee, first, count, feedback)
    }
    fn call_method(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 1)));
        let receiver = registers.add(slot(pc, 2));
        let (count, feedback) = (second_slot(pc, 0) as usize, second_slot(pc, 1));
        let skipped = Value(*receiver).is_unbound() as usize;
        enter_frame(pc, registers, cx, table, callee, receiver.add(skipped), count - skipped, feedback)
    }
    /// Of a result of any type.
    fn ret(pc, registers, cx, table) {
        let result = *registers.add(slot(pc, 0));
        let return_to = *registers.offset(FRAME_RETURN);
        if return_to & RETURN_MARKS != 0 {
            return complete(pc, registers, cx, table);
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
    table[Opcode::Ret as usize] = ret;
    table[Opcode::RetI32 as usize] = ret;
    table[Opcode::RetI64 as usize] = ret;
    table[Opcode::RetF64 as usize] = ret;
    table[Opcode::RetBool as usize] = ret;
    table[Opcode::RetRef as usize] = ret;
}
