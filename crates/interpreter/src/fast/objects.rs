//! Objects whose layout is tested, and calls of typed code.
#![allow(unsafe_code)]

use abi::object_layout::{HEADER, WORD};
use abi::value::NONE;
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::gc::Gc;
use runtime::value::Value;

use super::calls::enter_typed;
use super::memory::stores_plainly;
use super::{Handler, Table, complete, dispatch, handlers, second_slot, slot};
use crate::frames::{Registers, closure_of};

/// Whether a word is an object of the layout that slot `index` names, or of one whose shape tells that it extends that.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn is_object_of(
    object: Value,
    pc: *const u64,
    index: usize,
    registers: Registers,
    cx: *const Context,
) -> bool {
    // SAFETY: as the caller promised; arrays, which an operand may name too, have larger numbers than layouts.
    unsafe {
        let Some(&of) = closure_of(registers).cell().module.layouts.get(slot(pc, index)) else {
            return false;
        };
        if !object.is_pointer() {
            return false;
        }
        let shape = object.shape_unchecked();
        let shapes = &(*cx).shapes;
        let span = || shapes[of].fixed.as_deref().and_then(|layout| layout.span);
        shape == of || span().is_some_and(|span| shape.0.wrapping_sub(of.0) < span)
    }
}

handlers! {
    fn get_field_checked(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if !is_object_of(object, pc, 2, registers, cx) {
            return complete(pc, registers, cx, table);
        }
        let field = second_slot(pc, 0) as usize;
        *registers.add(slot(pc, 0)) = object.load(HEADER + field * WORD).0;
        dispatch(pc.add(2), registers, cx, table)
    }
    fn set_field_checked(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 0)));
        let value = Value(*registers.add(second_slot(pc, 0) as usize));
        if !is_object_of(object, pc, 1, registers, cx) || !stores_plainly(object, value) {
            return complete(pc, registers, cx, table);
        }
        object.store_new(HEADER + slot(pc, 2) * WORD, value);
        dispatch(pc.add(2), registers, cx, table)
    }
    fn cast_ref(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if object.0 != NONE && !is_object_of(object, pc, 2, registers, cx) {
            return complete(pc, registers, cx, table);
        }
        *registers.add(slot(pc, 0)) = object.0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn check_layout(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if !is_object_of(object, pc, 2, registers, cx) {
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
        let arguments = || (registers.add(slot(pc, 2)).cast_const(), second_slot(pc, 0) as usize);
        enter_typed(pc, registers, cx, table, closure, arguments)
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
                let arguments = || (registers.add(second_slot(pc, 0) as usize).cast_const(), second_slot(pc, 1) as usize);
                return enter_typed(pc, registers, cx, table, closure, arguments);
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
