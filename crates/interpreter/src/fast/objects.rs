//! Objects whose layout is tested, and calls of typed code.
#![allow(unsafe_code)]

use abi::object_layout::{HEADER, WORD};
use abi::value::{NONE, inline_float_value};
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::gc::Gc;
use runtime::layout::LayoutInfo;
use runtime::record::is_raw;
use runtime::value::Value;

use super::calls::enter_typed;
use super::memory::stores_plainly;
use super::{Handler, Table, complete, dispatch, dispatch_with, float_word, handlers, second_slot, slot};
use crate::frames::{Registers, closure_of};

/// Whether a word is an object of the layout that slot `index` names; with its own shape, or one that tells that its layout
/// extends that.
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
    // SAFETY: as the caller promised.
    unsafe {
        is_exactly(object, pc, index, registers) || extension_of(object, pc, index, registers, cx).is_some()
    }
}

/// Whether a word is an object with the very shape of the layout that slot `index` names.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn is_exactly(object: Value, pc: *const u64, index: usize, registers: Registers) -> bool {
    // SAFETY: as the caller promised; arrays, which an operand may name too, have larger numbers than layouts.
    unsafe {
        let layouts = &closure_of(registers).cell().module.layouts;
        object.is_pointer() && layouts.get(slot(pc, index)).is_some_and(|&of| object.shape_unchecked() == of)
    }
}

/// The layout of an object, if its shape tells that it extends, or is a version of, that which slot `index` names.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn extension_of<'a>(
    object: Value,
    pc: *const u64,
    index: usize,
    registers: Registers,
    cx: *const Context,
) -> Option<&'a LayoutInfo> {
    if !object.is_pointer() {
        return None;
    }
    // SAFETY: as the caller promised; layouts stay as long as there are objects.
    unsafe {
        let of = *closure_of(registers).cell().module.layouts.get(slot(pc, index))?;
        let (shape, shapes) = (object.shape_unchecked(), &(*cx).shapes);
        let span = shapes[of].fixed.as_deref()?.span?;
        if shape.0.wrapping_sub(of.0) < span { shapes[shape].fixed.as_deref() } else { None }
    }
}

handlers! {
    fn get_field_checked(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if !is_exactly(object, pc, 2, registers) {
            return get_field_of_version(pc, registers, cx, table);
        }
        let field = second_slot(pc, 0) as usize;
        *registers.add(slot(pc, 0)) = object.load(HEADER + field * WORD).0;
        dispatch(pc.add(2), registers, cx, table)
    }
    fn get_field_of_version(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        let Some(layout) = extension_of(object, pc, 2, registers, cx) else {
            return complete(pc, registers, cx, table);
        };
        let (field, of) = (second_slot(pc, 0) as usize, slot(pc, 0));
        let word = object.load(HEADER + field * WORD).0;
        if !is_raw(layout.raw_fields, field) {
            *registers.add(of) = word;
            return dispatch(pc.add(2), registers, cx, table);
        }
        let float = f64::from_bits(word);
        let Some(word) = float_word(cx, float) else { return complete(pc, registers, cx, table) };
        *registers.add(of) = word;
        dispatch_with(float, of, pc.add(2), registers, cx, table)
    }
    fn set_field_checked(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 0)));
        let value = Value(*registers.add(second_slot(pc, 0) as usize));
        if !is_exactly(object, pc, 1, registers) || !stores_plainly(object, value) {
            return set_field_of_version(pc, registers, cx, table);
        }
        object.store_new(HEADER + slot(pc, 2) * WORD, value);
        dispatch(pc.add(2), registers, cx, table)
    }
    fn set_field_of_version(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 0)));
        let value = Value(*registers.add(second_slot(pc, 0) as usize));
        let layout = extension_of(object, pc, 1, registers, cx);
        let Some(layout) = layout.filter(|_| stores_plainly(object, value)) else {
            return complete(pc, registers, cx, table);
        };
        let (field, offset) = (slot(pc, 2), HEADER + slot(pc, 2) * WORD);
        if !is_raw(layout.raw_fields, field) {
            object.store_new(offset, value);
        } else if value.is_inline_float() {
            object.store_raw_float(offset, inline_float_value(value.0));
        } else {
            return complete(pc, registers, cx, table);
        }
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
