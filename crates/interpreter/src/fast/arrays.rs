//! Arrays of typed code.
#![allow(unsafe_code)]

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, WORD};
use abi::value::{FIXNUM_SHIFT, NONE};
use bytecode::opcode::Opcode;
use bytecode::operand::{Element, Operand, Target};
use runtime::context::Context;
use runtime::object::raw_array::shape_of_array;
use runtime::value::Value;

use super::memory::stores_plainly;
use super::typed::wide;
use super::{Handler, Table, branch, complete, dispatch, handlers, second_slot, slot};
use crate::execution::sequences::{LENGTH, STORAGE};
use crate::frames::Registers;

/// The address of an element of `size` bytes, when the index is in the bounds of the array: unsigned, negative indices are
/// large. None when it is not, or there is no array.
///
/// # Safety
/// `array` is none or an array.
#[inline(always)]
unsafe fn element(array: u64, index: u64, size: usize) -> Option<usize> {
    if array == NONE {
        return None;
    }
    let array = Value(array);
    let index = u64::from(index as u32);
    let length = array.load(ARRAY_LENGTH_OFFSET).0 >> FIXNUM_SHIFT;
    (index < length).then(|| array.address() + ARRAY_ELEMENTS_OFFSET + index as usize * size)
}

/// The address of the element that an instruction means, when the word in question is an array of elements of the kind that the
/// instruction names in slot `named`, and the index is in its bounds.
///
/// # Safety
/// As [`slot`].
#[inline(always)]
unsafe fn element_if(
    kind: Element,
    size: usize,
    pc: *const u64,
    named: usize,
    array: Value,
    index: u64,
) -> Found {
    // SAFETY: as the caller promised; the shape of an object can be read.
    unsafe {
        if slot(pc, named) != usize::from(Target::Array(kind).to_slot()) {
            // Keeps the compiler from making a jump by a table of tests for several kinds: it would be one more to be guessed.
            std::arch::asm!("", options(nomem, nostack, preserves_flags));
            return Found::OtherKind;
        }
        if !array.is_pointer() || array.shape_unchecked() != shape_of_array(kind) {
            return Found::Nothing;
        }
        element(array.0, index, size).map_or(Found::Nothing, Found::At)
    }
}

/// What [`element_if`] has found.
enum Found {
    /// The instruction names elements of another kind.
    OtherKind,
    /// It is no such array, or the index is out of bounds.
    Nothing,
    /// The address of the element.
    At(usize),
}

/// Goes on at `pc`: behind the way for what is no such array, where the instruction jumps over it.
///
/// # Safety
/// As [`dispatch`].
#[inline(always)]
unsafe fn pass_over(pc: *const u64, registers: Registers, cx: *mut Context, table: *const Table) -> Value {
    // SAFETY: as the caller promised.
    unsafe { branch(*pc as u8 == Opcode::Jump as u8, slot(pc, 0), 0, pc, registers, cx, table) }
}

/// Handlers that read and write elements of one kind, in arrays that the type of the register tells.
macro_rules! elements {
    ($( $get:ident $set:ident $ty:ty, $size:literal, $element:ident => $read:expr, $bits:ident => $written:expr; )*) => {
        handlers! { $(
            fn $get(pc, registers, cx, table) {
                let (array, index) = (*registers.add(slot(pc, 1)), *registers.add(slot(pc, 2)));
                let Some(address) = element(array, index, $size) else { return complete(pc, registers, cx, table) };
                let $element = *(address as *const $ty);
                *registers.add(slot(pc, 0)) = $read;
                dispatch(pc.add(1), registers, cx, table)
            }
            fn $set(pc, registers, cx, table) {
                let (array, index) = (*registers.add(slot(pc, 0)), *registers.add(slot(pc, 1)));
                let Some(address) = element(array, index, $size) else { return complete(pc, registers, cx, table) };
                let $bits = *registers.add(slot(pc, 2));
                *(address as *mut $ty) = $written;
                dispatch(pc.add(1), registers, cx, table)
            }
        )* }
    };
}

elements! {
    array_get_i32 array_set_i32 i32, 4, found => wide(found), bits => bits as i32;
    array_get_f64 array_set_f64 u64, 8, found => found, bits => bits;
    array_get_u8 array_set_u8 u8, 1, found => u64::from(found), bits => bits as u8;
}

/// What instructions that name the elements do with one, by its kind; without one they go on at their label.
macro_rules! accesses {
    ($array:ident, $index:ident, $named:literal, $pc:ident, $registers:ident, $cx:ident, $table:ident;
        $( $Kind:ident, $size:literal: $at:ident => $access:expr; )*) => {{
        $( match element_if(Element::$Kind, $size, $pc, $named, $array, $index) {
            Found::OtherKind => {}
            Found::Nothing => {
                return dispatch($pc.offset(second_slot($pc, 1) as i16 as isize), $registers, $cx, $table);
            }
            Found::At($at) => {
                $access;
                return pass_over($pc.add(2), $registers, $cx, $table);
            }
        } )*
        complete($pc, $registers, $cx, $table)
    }};
}

/// The storage of the sequence in a register, if the index is below its length; without one the handler is left.
macro_rules! storage {
    ($sequence:literal, $index:ident, $pc:ident, $registers:ident, $cx:ident, $table:ident) => {{
        let sequence = Value(*$registers.add(slot($pc, $sequence)));
        if sequence.is_none() {
            return complete($pc, $registers, $cx, $table);
        }
        if $index as u32 >= sequence.load(LENGTH).0 as u32 {
            return dispatch($pc.offset(second_slot($pc, 1) as i16 as isize), $registers, $cx, $table);
        }
        sequence.load(STORAGE)
    }};
}

/// Writes an element of an array of the kind that the instruction names.
macro_rules! put {
    ($array:ident, $index:expr, $pc:ident, $registers:ident, $cx:ident, $table:ident) => {{
        let (index, bits) = ($index, *$registers.add(second_slot($pc, 0) as usize));
        accesses!($array, index, 1, $pc, $registers, $cx, $table;
            F64, 8: at => *(at as *mut u64) = bits;
            I32, 4: at => *(at as *mut u32) = bits as u32;
            Word, 8: at => {
                if !stores_plainly($array, Value(bits)) {
                    return complete($pc, $registers, $cx, $table);
                }
                *(at as *mut u64) = bits;
            };
            U8, 1: at => *(at as *mut u8) = bits as u8;
        )
    }};
}

handlers! {
    fn array_length(pc, registers, cx, table) {
        let array = Value(*registers.add(slot(pc, 1)));
        if !array.is_pointer() {
            return complete(pc, registers, cx, table);
        }
        // A reference to anything may lead to something else.
        let shape = array.shape_unchecked();
        let is_array = shape == shape_of_array(Element::I32)
            || shape == shape_of_array(Element::F64)
            || shape == shape_of_array(Element::U8)
            || shape == shape_of_array(Element::Word);
        if !is_array {
            return complete(pc, registers, cx, table);
        }
        *registers.add(slot(pc, 0)) = array.load(ARRAY_LENGTH_OFFSET).0 >> FIXNUM_SHIFT;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn array_get(pc, registers, cx, table) {
        let (array, index) = (Value(*registers.add(slot(pc, 1))), *registers.add(slot(pc, 2)));
        if !array.is_pointer() || array.shape_unchecked() != shape_of_array(Element::Word) {
            return complete(pc, registers, cx, table);
        }
        let Some(address) = element(array.0, index, WORD) else { return complete(pc, registers, cx, table) };
        *registers.add(slot(pc, 0)) = *(address as *const u64);
        dispatch(pc.add(1), registers, cx, table)
    }
    fn array_set(pc, registers, cx, table) {
        let (array, index) = (Value(*registers.add(slot(pc, 0))), *registers.add(slot(pc, 1)));
        let value = Value(*registers.add(slot(pc, 2)));
        if !array.is_pointer()
            || array.shape_unchecked() != shape_of_array(Element::Word)
            || !stores_plainly(array, value)
        {
            return complete(pc, registers, cx, table);
        }
        let Some(address) = element(array.0, index, WORD) else { return complete(pc, registers, cx, table) };
        *(address as *mut u64) = value.0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn sequence_at(pc, registers, cx, table) {
        let index = *registers.add(second_slot(pc, 0) as usize);
        let array = storage!(1, index, pc, registers, cx, table);
        accesses!(array, index, 2, pc, registers, cx, table;
            F64, 8: at => *registers.add(slot(pc, 0)) = *(at as *const u64);
            I32, 4: at => *registers.add(slot(pc, 0)) = wide(*(at as *const i32));
            Word, 8: at => *registers.add(slot(pc, 0)) = *(at as *const u64);
            U8, 1: at => *registers.add(slot(pc, 0)) = u64::from(*(at as *const u8));
        )
    }
    fn sequence_put(pc, registers, cx, table) {
        let index = *registers.add(slot(pc, 2));
        let array = storage!(0, index, pc, registers, cx, table);
        put!(array, index, pc, registers, cx, table)
    }
    fn array_put(pc, registers, cx, table) {
        let array = Value(*registers.add(slot(pc, 0)));
        put!(array, *registers.add(slot(pc, 2)), pc, registers, cx, table)
    }
    fn sequence_resize(pc, registers, cx, table) {
        let (sequence, length) = (Value(*registers.add(slot(pc, 0))), *registers.add(slot(pc, 2)) as u32);
        if sequence.is_none() {
            return complete(pc, registers, cx, table);
        }
        let storage = sequence.load(STORAGE);
        let Target::Array(kind) = Target::from_slot(slot(pc, 1) as u16) else {
            return complete(pc, registers, cx, table);
        };
        let fits = storage.is_pointer()
            && storage.shape_unchecked() == shape_of_array(kind)
            && u64::from(length) <= storage.load(ARRAY_LENGTH_OFFSET).0 >> FIXNUM_SHIFT;
        if !fits {
            return complete(pc, registers, cx, table);
        }
        sequence.store_new(LENGTH, Value(length.into()));
        pass_over(pc.add(2), registers, cx, table)
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
    array_length ArrayLength; array_get ArrayGet; array_set ArraySet; array_get_i32 ArrayGetI32;
    array_set_i32 ArraySetI32; array_get_f64 ArrayGetF64; array_set_f64 ArraySetF64; array_get_u8 ArrayGetU8;
    array_set_u8 ArraySetU8; array_put ArrayPut; sequence_at SequenceAt;
    sequence_put SequencePut; sequence_resize SequenceResize;
}
