//! Objects whose layout is tested, and calls of typed code.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use abi::object_layout::{HEADER, WORD};
use abi::value::NONE;
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::frame::{FRAME_CALLEE, FRAME_CALLER, FRAME_HEADER, FRAME_RETURN};
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::value::Value;

use super::memory::stores_plainly;
use super::{Handler, Table, complete, dispatch, handlers, second_slot, slot};
use crate::frames::{Registers, closure_of};

/// Arguments that the fast handlers copy at most.
const MAX_COPIED: usize = 6;

/// Whether a word is an object of the very layout that slot `index` names.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn is_exactly(object: Value, pc: *const u64, index: usize, registers: Registers) -> bool {
    // SAFETY: as the caller promised; arrays, which an operand may name too, have larger numbers than layouts.
    unsafe {
        let shape = closure_of(registers).cell().module.layouts.get(slot(pc, index));
        object.is_pointer() && shape.is_some_and(|&shape| object.shape_unchecked() == shape)
    }
}

/// Pushes a frame for interpreted code with arguments of any types; leaves what does not fit to the complete meaning.
///
/// # Safety
/// As [`dispatch`], at a call whose arguments the verifier has checked against the function's parameters.
#[inline(always)]
unsafe fn enter_typed(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    closure: Gc<Closure>,
    first: *const u64,
    count: usize,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        let cell = closure.cell();
        let frame = (*cx).register_top.wrapping_add(FRAME_HEADER);
        let top = frame.wrapping_add(cell.register_count as usize);
        let countdown = cell.countdown.get();
        if cell.entry.get() as usize != (*cx).interpreter_entry as usize
            || top > (*cx).register_limit
            || (*cx).depth >= (*cx).depth_limit.load(Ordering::Relaxed)
            || countdown == 1
            || count > MAX_COPIED
        {
            return complete(pc, registers, cx, table);
        }
        cell.countdown.set(countdown - 1);
        *frame.offset(FRAME_RETURN) = pc as u64;
        *frame.offset(FRAME_CALLER) = registers as u64;
        *frame.offset(FRAME_CALLEE) = closure.value().0;
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
        if count > 4 {
            *frame.add(4) = *first.add(4);
        }
        if count > 5 {
            *frame.add(5) = *first.add(5);
        }
        (*cx).register_top = top;
        (*cx).depth += 1;
        dispatch(cell.code, frame, cx, table)
    }
}

handlers! {
    fn get_field_checked(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if !is_exactly(object, pc, 2, registers) {
            return complete(pc, registers, cx, table);
        }
        let field = second_slot(pc, 0) as usize;
        *registers.add(slot(pc, 0)) = object.load(HEADER + field * WORD).0;
        dispatch(pc.add(2), registers, cx, table)
    }
    fn set_field_checked(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 0)));
        let value = Value(*registers.add(second_slot(pc, 0) as usize));
        if !is_exactly(object, pc, 1, registers) || !stores_plainly(object, value) {
            return complete(pc, registers, cx, table);
        }
        object.store_new(HEADER + slot(pc, 2) * WORD, value);
        dispatch(pc.add(2), registers, cx, table)
    }
    fn cast_ref(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if object.0 != NONE && !is_exactly(object, pc, 2, registers) {
            return complete(pc, registers, cx, table);
        }
        *registers.add(slot(pc, 0)) = object.0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn check_layout(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if !is_exactly(object, pc, 2, registers) {
            return complete(pc, registers, cx, table);
        }
        *registers.add(slot(pc, 0)) = object.0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn check_some(pc, registers, cx, table) {
        if *registers.add(slot(pc, 0)) == NONE {
            return complete(pc, registers, cx, table);
        }
        dispatch(pc.add(1), registers, cx, table)
    }
    fn call_static(pc, registers, cx, table) {
        let closure = closure_of(registers).cell().module.known_static_closure(slot(pc, 1) as u16);
        let Some(closure) = closure else { return complete(pc, registers, cx, table) };
        let (first, count) = (registers.add(slot(pc, 2)), second_slot(pc, 0) as usize);
        enter_typed(pc, registers, cx, table, closure, first, count)
    }
    fn call_virtual(pc, registers, cx, table) {
        let first = registers.add(second_slot(pc, 0) as usize);
        let receiver = Value(*first);
        if receiver.0 == NONE {
            return complete(pc, registers, cx, table);
        }
        let shape = receiver.shape_unchecked();
        let feedback = closure_of(registers).cell().slot(second_slot(pc, 2));
        for case in &feedback.cases {
            if case.shape() == shape {
                case.count_receiver();
                let closure = Gc::from_value_unchecked(Value(case.payload.get()));
                return enter_typed(pc, registers, cx, table, closure, first, second_slot(pc, 1) as usize);
            }
        }
        complete(pc, registers, cx, table)
    }
}

pub(super) const fn install(table: &mut [Handler; 256]) {
    table[Opcode::GetFieldChecked as usize] = get_field_checked;
    table[Opcode::SetFieldChecked as usize] = set_field_checked;
    table[Opcode::CastRef as usize] = cast_ref;
    table[Opcode::CheckLayout as usize] = check_layout;
    table[Opcode::CheckSome as usize] = check_some;
    table[Opcode::CallStatic as usize] = call_static;
    table[Opcode::CallVirtual as usize] = call_virtual;
}
