//! Calls of functions of the host, and operations of the language's own. They push no frame.
//!
//! Handlers that call keep things on the native stack meanwhile, but not when they go on: nothing here may have an address
//! that is handed on, so arguments are wrapped, and exceptions unwound, in functions of their own.
#![allow(unsafe_code)]

use std::ops::RangeInclusive;

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::exception::to_word;
use runtime::frame::FRAME_PC;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{Handler, Table, complete, dispatch, handlers, second_slot, slot};
use crate::execution::raise;
use crate::frames::{Registers, closure_of};

/// The result of a function of the host, or [`Value::EXCEPTION`].
///
/// # Safety
/// As [`dispatch`]; there are `count` words at `first`, in the topmost frame.
#[inline(never)]
unsafe fn result_of(
    cx: *mut Context,
    function: Gc<NativeFunction>,
    first: *const u64,
    count: usize,
) -> Value {
    // SAFETY: as the caller promised; the frame stays while the function runs.
    let (cx, values) = unsafe { (&mut *cx, std::slice::from_raw_parts(first.cast(), count)) };
    to_word(cx.enter_native(function, Arguments::positional(values)))
}

/// Whether it may be finished here what a method has yielded, or be noted what the function asks of an object that is its first
/// argument, where it has so many.
///
/// # Safety
/// There are `count` words at `first`.
#[inline(always)]
unsafe fn asks(cx: *mut Context, first: *const u64, counts: RangeInclusive<usize>, count: usize) -> bool {
    // SAFETY: as the caller promised.
    let (is_delivered, first) = unsafe { (!(*cx).delivered.is_unbound(), first.cast::<Value>()) };
    // SAFETY: as the caller promised.
    let is_object = || unsafe { *first }.shape().is_some_and(|shape| shape >= ShapeId::FIRST_DYNAMIC);
    is_delivered || counts.contains(&count) && is_object()
}

/// Calls a function of the host that the site has met first of all; leaves others to the complete meaning.
///
/// # Safety
/// As [`dispatch`], at a call whose callee is a function of the host.
#[inline(always)]
unsafe fn call_host(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    callee: Value,
    first: *const u64,
    count: usize,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        let case = &closure_of(registers).cell().slot(second_slot(pc, 1)).cases[0];
        // What is tested by a second argument is noted as well.
        let is_noted = asks(cx, first, 1..=2, count);
        if case.key.get() != callee.0 || (*cx).is_polyglot() || is_noted {
            return complete(pc, registers, cx, table);
        }
        case.payload.set(case.payload.get() + 1);
        *registers.offset(FRAME_PC) = pc as u64;
        let result = result_of(cx, Gc::from_value_unchecked(callee), first, count);
        deliver(result, pc, registers, cx, table)
    }
}

/// Goes on with what an instruction of two words has come to, its first operand.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
pub(super) unsafe fn deliver(
    result: Value,
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        if result == Value::EXCEPTION {
            let next = raise(pc, registers, cx);
            if next.is_null() {
                return (*cx).frame_result;
            }
            return dispatch(next, (*cx).next_registers, cx, table);
        }
        *registers.add(slot(pc, 0)) = result.0;
        dispatch(pc.add(2), registers, cx, table)
    }
}

handlers! {
    /// `call` of a function of the host.
    #[inline(never)]
    fn call(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 1)));
        call_host(pc, registers, cx, table, callee, registers.add(slot(pc, 2)), second_slot(pc, 0) as usize)
    }
    /// `call_method` of a function of the host.
    #[inline(never)]
    fn call_method(pc, registers, cx, table) {
        let callee = Value(*registers.add(slot(pc, 1)));
        let receiver = registers.add(slot(pc, 2));
        let (count, skipped) = (second_slot(pc, 0) as usize, Value(*receiver).is_unbound() as usize);
        call_host(pc, registers, cx, table, callee, receiver.add(skipped), count - skipped)
    }
    fn intrinsic(pc, registers, cx, table) {
        let function = closure_of(registers).cell().module.intrinsics.get(slot(pc, 1));
        let (first, count) = (registers.add(slot(pc, 2)), second_slot(pc, 0) as usize);
        let Some(function) = function.filter(|_| !(*cx).is_polyglot() && !asks(cx, first, 1..=1, count)) else {
            return complete(pc, registers, cx, table);
        };
        *registers.offset(FRAME_PC) = pc as u64;
        let arguments = std::slice::from_raw_parts(first.cast(), count);
        let result = to_word(function(&mut *cx, arguments));
        deliver(result, pc, registers, cx, table)
    }
}

pub(super) const fn install(table: &mut [Handler; 256]) {
    table[Opcode::Intrinsic as usize] = intrinsic;
}
