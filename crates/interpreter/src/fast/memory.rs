//! Moves, variables, properties, elements, iteration.
#![allow(unsafe_code)]

use std::sync::atomic::Ordering;

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, GC_OFFSET, GC_OLD};
use abi::value::{FIXNUM_SHIFT, inline_float_value};
use bytecode::feedback::{Element, Iteration};
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::feedback::PropertyKind;
use runtime::object::cell::CELL_VALUE_OFFSET;
use runtime::object::list::{LIST_LENGTH_OFFSET, LIST_STORAGE_OFFSET};
use runtime::object::raw_array::{load_f64, load_u8};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::{
    Handler, Table, complete, dispatch, dispatch_with, float_word, handlers, note, noted, second_slot, slot,
};
use crate::execution::{LIST_MARKER, RAW_MARKER, TUPLE_MARKER};
use crate::frames::{Registers, closure_of};

/// Whether a store of `value` into `object` needs nothing told to the collector.
///
/// # Safety
/// `object` points to a heap object.
#[inline(always)]
pub(super) unsafe fn stores_plainly(object: Value, value: Value) -> bool {
    // SAFETY: as the caller promised; an object has a header.
    !value.is_pointer() || unsafe { *((object.address() + GC_OFFSET) as *const u8) } != GC_OLD
}

/// The element of a raw list at a fixnum in its bounds; none where that is not so, or where the element must be made.
///
/// # Safety
/// `list` points to a heap object, `cx` is that of the isolate, and nothing else uses it meanwhile.
#[inline(always)]
unsafe fn raw_element(cx: *mut Context, list: Value, index: Value) -> Option<u64> {
    // SAFETY: as the caller promised; a raw list has a length and an array at least as long.
    unsafe {
        let shape = list.shape_unchecked();
        if !shape.is_raw_list() || index.0 >= list.load(LIST_LENGTH_OFFSET).0 {
            return None;
        }
        let (storage, index) = (list.load(LIST_STORAGE_OFFSET), index.fixnum_unchecked() as usize);
        match shape == ShapeId::BOOL_LIST {
            true => Some(Value::bool(load_u8(storage, index) != 0).0),
            false => float_word(cx, load_f64(storage, index)),
        }
    }
}

/// Begins a turn of the loop whose header is at `pc`.
///
/// # Safety
/// As [`dispatch`], at a loop header.
#[inline(always)]
pub(super) unsafe fn turn(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        let countdown = closure_of(registers).cell().slot(slot(pc, 0) as u16).countdown();
        let left = countdown.get().wrapping_sub(1);
        if left == 0 || (*cx).interrupt.load(Ordering::Relaxed) != 0 {
            return complete(pc, registers, cx, table);
        }
        countdown.set(left);
        dispatch(pc.add(1), registers, cx, table)
    }
}

/// Sets `dst`, the first slot, and goes on after `words` words.
macro_rules! set_and_go {
    ($value:expr, $words:expr, $pc:ident, $registers:ident, $cx:ident, $table:ident) => {{
        *$registers.add(slot($pc, 0)) = $value;
        dispatch($pc.add($words), $registers, $cx, $table)
    }};
}

handlers! {
    fn mov(pc, registers, cx, table) {
        set_and_go!(*registers.add(slot(pc, 1)), 1, pc, registers, cx, table)
    }
    fn load_const(pc, registers, cx, table) {
        let value = closure_of(registers).cell().constant(slot(pc, 1) as u16);
        set_and_go!(value.0, 1, pc, registers, cx, table)
    }
    fn load_int(pc, registers, cx, table) {
        set_and_go!(((slot(pc, 1) as i16 as i64) << FIXNUM_SHIFT) as u64, 1, pc, registers, cx, table)
    }
    fn load_none(pc, registers, cx, table) {
        set_and_go!(abi::value::NONE, 1, pc, registers, cx, table)
    }
    fn load_true(pc, registers, cx, table) {
        set_and_go!(abi::value::TRUE, 1, pc, registers, cx, table)
    }
    fn load_false(pc, registers, cx, table) {
        set_and_go!(abi::value::FALSE, 1, pc, registers, cx, table)
    }
    fn load_capture(pc, registers, cx, table) {
        let value = closure_of(registers).capture(slot(pc, 1));
        set_and_go!(value.0, 1, pc, registers, cx, table)
    }
    fn load_cell(pc, registers, cx, table) {
        let value = Value(*registers.add(slot(pc, 1))).load(CELL_VALUE_OFFSET);
        if value.is_unbound() {
            return complete(pc, registers, cx, table);
        }
        set_and_go!(value.0, 1, pc, registers, cx, table)
    }
    fn store_cell(pc, registers, cx, table) {
        let (cell, value) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 1))));
        if !stores_plainly(cell, value) {
            return complete(pc, registers, cx, table);
        }
        cell.store_new(CELL_VALUE_OFFSET, value);
        dispatch(pc.add(1), registers, cx, table)
    }
    fn load_global(pc, registers, cx, table) {
        let value = closure_of(registers).cell().global(slot(pc, 1) as u16).load(CELL_VALUE_OFFSET);
        if value.is_unbound() {
            return complete(pc, registers, cx, table);
        }
        set_and_go!(value.0, 1, pc, registers, cx, table)
    }
    fn store_global(pc, registers, cx, table) {
        let cell = closure_of(registers).cell().global(slot(pc, 0) as u16);
        let value = Value(*registers.add(slot(pc, 1)));
        if cell.flags() != 0 || cell.load(CELL_VALUE_OFFSET).is_unbound() || !stores_plainly(cell, value) {
            return complete(pc, registers, cx, table);
        }
        cell.store_new(CELL_VALUE_OFFSET, value);
        dispatch(pc.add(1), registers, cx, table)
    }
    fn get_property(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if object.is_pointer() {
            let shape = object.shape_unchecked();
            let feedback = closure_of(registers).cell().slot(second_slot(pc, 0));
            for case in &feedback.cases[..2] {
                if case.shape() == shape {
                    match case.property_kind() {
                        PropertyKind::Slot => {
                            let value = object.load(case.offset());
                            return set_and_go!(value.0, 2, pc, registers, cx, table);
                        }
                        PropertyKind::Float => {
                            let (float, of) = (object.load_raw_float(case.offset()), slot(pc, 0));
                            let Some(word) = float_word(cx, float) else { break };
                            *registers.add(of) = word;
                            return dispatch_with(float, of, pc.add(2), registers, cx, table);
                        }
                        PropertyKind::Cell => {
                            let value = Value(case.payload.get()).load(CELL_VALUE_OFFSET);
                            return set_and_go!(value.0, 2, pc, registers, cx, table);
                        }
                        _ => break,
                    }
                }
            }
        }
        complete(pc, registers, cx, table)
    }
    fn set_property(pc, registers, cx, table) {
        let (object, value) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 2))));
        if object.is_pointer() {
            let shape = object.shape_unchecked();
            let case = &closure_of(registers).cell().slot(second_slot(pc, 0)).cases[0];
            if case.shape() == shape {
                let kind = case.property_kind();
                if kind == PropertyKind::Float && value.is_inline_float() {
                    object.store_raw_float(case.offset(), inline_float_value(value.0));
                    return dispatch(pc.add(2), registers, cx, table);
                }
                if kind == PropertyKind::Slot && stores_plainly(object, value) {
                    object.store_new(case.offset(), value);
                    return dispatch(pc.add(2), registers, cx, table);
                }
            }
        }
        set_property_in_cases(pc, registers, cx, table)
    }
    /// `set_property` of what is added, or of another shape than the first.
    #[inline(never)]
    fn set_property_in_cases(pc, registers, cx, table) {
        let (object, value) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 2))));
        if object.is_pointer() && stores_plainly(object, value) {
            let shape = object.shape_unchecked();
            let feedback = closure_of(registers).cell().slot(second_slot(pc, 0));
            for case in &feedback.cases[..2] {
                if case.shape() == shape {
                    match case.property_kind() {
                        PropertyKind::Slot => {
                            object.store_new(case.offset(), value);
                            return dispatch(pc.add(2), registers, cx, table);
                        }
                        PropertyKind::Float if value.is_inline_float() => {
                            object.store_raw_float(case.offset(), inline_float_value(value.0));
                            return dispatch(pc.add(2), registers, cx, table);
                        }
                        PropertyKind::AddFloat if value.is_inline_float() => {
                            let (shape, float) = (ShapeId(case.payload.get() as u32), inline_float_value(value.0));
                            (*cx).add_float_slot(object, case.offset(), shape, float);
                            return dispatch(pc.add(2), registers, cx, table);
                        }
                        PropertyKind::Add => {
                            (*cx).add_slot_new(object, case.offset(), ShapeId(case.payload.get() as u32), value);
                            return dispatch(pc.add(2), registers, cx, table);
                        }
                        _ => break,
                    }
                }
            }
        }
        complete(pc, registers, cx, table)
    }
    fn get_method(pc, registers, cx, table) {
        let object = Value(*registers.add(slot(pc, 1)));
        if object.is_pointer() {
            let shape = object.shape_unchecked();
            let feedback = closure_of(registers).cell().slot(second_slot(pc, 0));
            for case in &feedback.cases {
                if case.shape() == shape {
                    if case.property_kind() != PropertyKind::Method {
                        break;
                    }
                    *registers.add(slot(pc, 0)) = Value(case.payload.get()).load(CELL_VALUE_OFFSET).0;
                    *registers.add(slot(pc, 0) + 1) = object.0;
                    return dispatch(pc.add(2), registers, cx, table);
                }
            }
        }
        complete(pc, registers, cx, table)
    }
    fn get_element(pc, registers, cx, table) {
        let (object, key) = (Value(*registers.add(slot(pc, 1))), Value(*registers.add(slot(pc, 2))));
        if object.is_pointer() && key.is_fixnum() {
            // As unsigned words, negative indices are out of bounds, and the order of fixnums is that of integers.
            let shape = object.shape_unchecked();
            if shape == ShapeId::LIST {
                if key.0 < object.load(LIST_LENGTH_OFFSET).0 && noted(pc) & Element::LIST != 0 {
                    let value = object.load(LIST_STORAGE_OFFSET).load(ARRAY_ELEMENTS_OFFSET + (key.0 << 1) as usize);
                    return set_and_go!(value.0, 1, pc, registers, cx, table);
                }
            } else if shape == ShapeId::ARRAY || shape == ShapeId::TUPLE {
                let kind = if shape == ShapeId::ARRAY { Element::ARRAY } else { Element::TUPLE };
                if key.0 < object.load(ARRAY_LENGTH_OFFSET).0 && noted(pc) & kind != 0 {
                    let value = object.load(ARRAY_ELEMENTS_OFFSET + (key.0 << 1) as usize);
                    return set_and_go!(value.0, 1, pc, registers, cx, table);
                }
            } else {
                return get_raw(pc, registers, cx, table);
            }
        }
        complete(pc, registers, cx, table)
    }
    fn set_element(pc, registers, cx, table) {
        let (object, key) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 1))));
        let value = Value(*registers.add(slot(pc, 2)));
        if object.is_pointer() && key.is_fixnum() {
            let shape = object.shape_unchecked();
            let (length, storage, kind) = if shape == ShapeId::LIST {
                (object.load(LIST_LENGTH_OFFSET), object.load(LIST_STORAGE_OFFSET), Element::LIST)
            } else if shape == ShapeId::ARRAY {
                (object.load(ARRAY_LENGTH_OFFSET), object, Element::ARRAY)
            } else {
                return set_raw(pc, registers, cx, table);
            };
            if key.0 < length.0 && noted(pc) & kind != 0 && stores_plainly(storage, value) {
                storage.store_new(ARRAY_ELEMENTS_OFFSET + (key.0 << 1) as usize, value);
                return dispatch(pc.add(1), registers, cx, table);
            }
        }
        complete(pc, registers, cx, table)
    }
    /// `get_element` of a raw list, once its complete meaning has noted that there are such.
    #[inline(never)]
    fn get_raw(pc, registers, cx, table) {
        let (object, key) = (Value(*registers.add(slot(pc, 1))), Value(*registers.add(slot(pc, 2))));
        if noted(pc) & Element::OTHER != 0 {
            if object.shape_unchecked() == ShapeId::FLOAT_LIST && key.0 < object.load(LIST_LENGTH_OFFSET).0 {
                let storage = object.load(LIST_STORAGE_OFFSET);
                let (float, of) = (load_f64(storage, key.fixnum_unchecked() as usize), slot(pc, 0));
                if let Some(word) = float_word(cx, float) {
                    *registers.add(of) = word;
                    return dispatch_with(float, of, pc.add(1), registers, cx, table);
                }
            } else if let Some(word) = raw_element(cx, object, key) {
                return set_and_go!(word, 1, pc, registers, cx, table);
            }
        }
        complete(pc, registers, cx, table)
    }
    /// `set_element`, likewise.
    #[inline(never)]
    fn set_raw(pc, registers, cx, table) {
        let (object, key) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 1))));
        let value = Value(*registers.add(slot(pc, 2)));
        let shape = object.shape_unchecked();
        if noted(pc) & Element::OTHER != 0
            && shape.is_raw_list()
            && key.0 < object.load(LIST_LENGTH_OFFSET).0
            && (*cx).set_raw_element(object, key.fixnum_unchecked() as usize, value)
        {
            return dispatch(pc.add(1), registers, cx, table);
        }
        complete(pc, registers, cx, table)
    }
    fn iter_next(pc, registers, cx, table) {
        let state = registers.add(slot(pc, 1));
        if *state.add(2) != 1 << FIXNUM_SHIFT || noted(pc) & Iteration::RANGE == 0 {
            return step_other(pc, registers, cx, table);
        }
        let (first, limit) = (*state as i64, *state.add(1) as i64);
        if first >= limit {
            return dispatch(pc.offset(slot(pc, 2) as i16 as isize), registers, cx, table);
        }
        *state = first.wrapping_add(1 << FIXNUM_SHIFT) as u64;
        set_and_go!(first as u64, 1, pc, registers, cx, table)
    }
    /// `iter_next` of anything but a range whose step is 1.
    #[inline(never)]
    fn step_other(pc, registers, cx, table) {
        let state = registers.add(slot(pc, 1));
        let (first, second, third) = (Value(*state), Value(*state.add(1)), Value(*state.add(2)));
        let (length, storage, kind) = match third {
            LIST_MARKER => (second.load(LIST_LENGTH_OFFSET), second.load(LIST_STORAGE_OFFSET), Iteration::LIST),
            TUPLE_MARKER => (second.load(ARRAY_LENGTH_OFFSET), second, Iteration::TUPLE),
            step if step.is_fixnum() => return step_range(pc, registers, cx, table),
            RAW_MARKER => return step_raw(pc, registers, cx, table),
            _ => return complete(pc, registers, cx, table),
        };
        if noted(pc) & kind == 0 {
            return complete(pc, registers, cx, table);
        }
        if first.0 < length.0 {
            // Negative integers are large words.
            *state = first.0.wrapping_add(1 << FIXNUM_SHIFT);
            let value = storage.load(ARRAY_ELEMENTS_OFFSET + (first.0 << 1) as usize);
            return set_and_go!(value.0, 1, pc, registers, cx, table);
        }
        if third == LIST_MARKER {
            // A list that grows after its end was reached is not iterated further.
            *state = Value::small(abi::value::FIXNUM_MAX).0;
        }
        dispatch(pc.offset(slot(pc, 2) as i16 as isize), registers, cx, table)
    }
    /// `iter_next` of a raw list, once its complete meaning has noted that there are such.
    #[inline(never)]
    fn step_raw(pc, registers, cx, table) {
        let state = registers.add(slot(pc, 1));
        let (index, list) = (Value(*state), Value(*state.add(1)));
        if noted(pc) & Iteration::OTHER != 0 && let Some(word) = raw_element(cx, list, index) {
            // Negative integers are large words.
            *state = index.0.wrapping_add(1 << FIXNUM_SHIFT);
            return set_and_go!(word, 1, pc, registers, cx, table);
        }
        complete(pc, registers, cx, table)
    }
    /// `iter_next` of a range with any step.
    #[inline(never)]
    fn step_range(pc, registers, cx, table) {
        let state = registers.add(slot(pc, 1));
        let (first, limit, step) = (*state as i64, *state.add(1) as i64, *state.add(2) as i64);
        note(pc, Iteration::of_range(step >> FIXNUM_SHIFT));
        if if step > 0 { first >= limit } else { first <= limit } {
            return dispatch(pc.offset(slot(pc, 2) as i16 as isize), registers, cx, table);
        }
        // Past the last integer there is no next one; the limit ends the iteration as well.
        *state = first.checked_add(step).unwrap_or(limit) as u64;
        set_and_go!(first as u64, 1, pc, registers, cx, table)
    }
    fn loop_header(pc, registers, cx, table) {
        turn(pc, registers, cx, table)
    }
    fn list_append(pc, registers, cx, table) {
        let (list, value) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 1))));
        if list.shape() != Some(ShapeId::LIST) {
            return complete(pc, registers, cx, table);
        }
        let (length, storage) = (list.load(LIST_LENGTH_OFFSET), list.load(LIST_STORAGE_OFFSET));
        let has_room = length.0 < storage.load(ARRAY_LENGTH_OFFSET).0;
        if !has_room || !stores_plainly(storage, value) {
            return complete(pc, registers, cx, table);
        }
        storage.store_new(ARRAY_ELEMENTS_OFFSET + (length.0 << 1) as usize, value);
        list.store_new(LIST_LENGTH_OFFSET, Value(length.0 + (1 << FIXNUM_SHIFT)));
        dispatch(pc.add(1), registers, cx, table)
    }
    fn charge(pc, registers, cx, table) {
        let Some(left) = (*cx).fuel.checked_sub(1) else { return complete(pc, registers, cx, table) };
        (*cx).fuel = left;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn count_block(pc, registers, cx, table) {
        let executions = closure_of(registers).cell().slot(slot(pc, 0) as u16).executions();
        executions.set(executions.get().wrapping_add(1));
        dispatch(pc.add(1), registers, cx, table)
    }
}

macro_rules! install {
    ($( $name:ident $Op:ident; )*) => {
        pub(super) const fn install(table: &mut [Handler; 256]) {
            $( table[Opcode::$Op as usize] = $name; )*
        }
    };
}
install! {
    mov Mov; load_const LoadConst; load_int LoadInt; load_none LoadNone; load_true LoadTrue; load_false LoadFalse;
    load_capture LoadCapture; load_cell LoadCell; store_cell StoreCell; load_global LoadGlobal;
    store_global StoreGlobal; get_property GetProperty; set_property SetProperty; set_property SetOwnProperty; get_method GetMethod; get_method GetSpecial;
    get_element GetElement; set_element SetElement; iter_next IterNext; loop_header LoopHeader; list_append ListAppend; charge Charge;
    count_block CountBlock;
}
