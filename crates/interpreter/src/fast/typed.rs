//! Typed instructions: moves, arithmetic, comparisons, fields, arrays.
#![allow(unsafe_code)]

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, HEADER, WORD};
use abi::value::{FIXNUM_SHIFT, NONE};
use bytecode::opcode::Opcode;
use bytecode::operand::{Element, Target};
use runtime::context::Context;
use runtime::object::raw_array::shape_of_array;
use runtime::value::Value;

use super::memory::stores_plainly;
use super::{Handler, Table, branch, complete, dispatch, handlers, second_slot, slot};
use crate::frames::{Registers, closure_of};

/// Sets `dst`, the first slot, and goes on after an instruction of one word.
macro_rules! put {
    ($bits:expr, $pc:ident, $registers:ident, $cx:ident, $table:ident) => {{
        *$registers.add(slot($pc, 0)) = $bits;
        dispatch($pc.add(1), $registers, $cx, $table)
    }};
}

/// Handlers of instructions that compute a register from two others.
macro_rules! binary {
    ($( $name:ident ($a:ident, $b:ident: $read:ident) $result:expr; )*) => {
        handlers! { $(
            fn $name(pc, registers, cx, table) {
                let ($a, $b) = ($read(*registers.add(slot(pc, 1))), $read(*registers.add(slot(pc, 2))));
                put!($result, pc, registers, cx, table)
            }
        )* }
    };
}

/// Handlers of instructions that compute a register from another.
macro_rules! unary {
    ($( $name:ident ($a:ident: $read:ident) $result:expr; )*) => {
        handlers! { $(
            fn $name(pc, registers, cx, table) {
                let $a = $read(*registers.add(slot(pc, 1)));
                put!($result, pc, registers, cx, table)
            }
        )* }
    };
}

/// Handlers of jumps on two registers.
macro_rules! jumps {
    ($( $name:ident ($a:ident, $b:ident: $read:ident) $condition:expr; )*) => {
        handlers! { $(
            fn $name(pc, registers, cx, table) {
                let ($a, $b) = ($read(*registers.add(slot(pc, 0))), $read(*registers.add(slot(pc, 1))));
                branch($condition, slot(pc, 2), 1, pc, registers, cx, table)
            }
        )* }
    };
}

#[inline(always)]
fn i32_of(bits: u64) -> i32 {
    bits as i32
}

#[inline(always)]
fn f64_of(bits: u64) -> f64 {
    f64::from_bits(bits)
}

#[inline(always)]
fn raw(bits: u64) -> u64 {
    bits
}

/// A 32-bit integer as its register has it.
#[inline(always)]
fn wide(value: i32) -> u64 {
    value as i64 as u64
}

unary! {
    mov(a: raw) a;
    neg_f64(a: f64_of) (-a).to_bits();
    neg_i32(a: i32_of) wide(a.wrapping_neg());
    not_bool(a: raw) a ^ 1;
    i32_to_f64(a: i32_of) f64::from(a).to_bits();
    box_i32(a: i32_of) wide(a) << FIXNUM_SHIFT;
    box_bool(a: raw) Value::bool(a != 0).0;
}

binary! {
    add_i32(a, b: i32_of) wide(a.wrapping_add(b));
    sub_i32(a, b: i32_of) wide(a.wrapping_sub(b));
    mul_i32(a, b: i32_of) wide(a.wrapping_mul(b));
    and_i32(a, b: i32_of) wide(a & b);
    or_i32(a, b: i32_of) wide(a | b);
    xor_i32(a, b: i32_of) wide(a ^ b);
    shl_i32(a, b: i32_of) wide(a.wrapping_shl(b as u32));
    shr_i32(a, b: i32_of) wide(a.wrapping_shr(b as u32));
    ushr_i32(a, b: i32_of) wide((a as u32).wrapping_shr(b as u32) as i32);
    lt_i32(a, b: i32_of) u64::from(a < b);
    le_i32(a, b: i32_of) u64::from(a <= b);
    eq_i32(a, b: i32_of) u64::from(a == b);
    add_f64(a, b: f64_of) (a + b).to_bits();
    sub_f64(a, b: f64_of) (a - b).to_bits();
    mul_f64(a, b: f64_of) (a * b).to_bits();
    div_f64(a, b: f64_of) (a / b).to_bits();
    lt_f64(a, b: f64_of) u64::from(a < b);
    le_f64(a, b: f64_of) u64::from(a <= b);
    eq_f64(a, b: f64_of) u64::from(a == b);
    eq_ref(a, b: raw) u64::from(a == b);
}

jumps! {
    jump_if_lt_i32(a, b: i32_of) a < b;
    jump_if_ge_i32(a, b: i32_of) a >= b;
    jump_if_eq_i32(a, b: i32_of) a == b;
    jump_if_ne_i32(a, b: i32_of) a != b;
    jump_if_lt_f64(a, b: f64_of) a < b;
    jump_unless_lt_f64(a, b: f64_of) !(a < b);
    jump_if_le_f64(a, b: f64_of) a <= b;
    jump_unless_le_f64(a, b: f64_of) !(a <= b);
    jump_if_eq_f64(a, b: f64_of) a == b;
    jump_unless_eq_f64(a, b: f64_of) a != b;
}

/// The byte offset of the field that slot `index` names.
///
/// # Safety
/// As [`slot`].
#[inline(always)]
unsafe fn field(pc: *const u64, index: usize) -> usize {
    // SAFETY: passed on.
    HEADER + unsafe { slot(pc, index) } * WORD
}

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

/// The elements that slot `index` names, if a word is an array of them.
///
/// # Safety
/// As [`slot`], and the slot names an array.
#[inline(always)]
unsafe fn elements_at(pc: *const u64, array: Value, index: usize) -> Option<Element> {
    // SAFETY: as the caller promised; the shape of an object can be read.
    unsafe {
        let element = Element::ALL[(slot(pc, index) - Target::Array(Element::ALL[0]).to_slot() as usize) & 3];
        (array.is_pointer() && array.shape_unchecked() == shape_of_array(element)).then_some(element)
    }
}

/// Handlers that read and write elements of one kind, in arrays that the type of the register tells.
macro_rules! elements {
    ($( $get:ident $set:ident $ty:ty, $size:literal, $element:ident => $read:expr, $bits:ident => $written:expr; )*) => {
        handlers! { $(
            fn $get(pc, registers, cx, table) {
                let (array, index) = (*registers.add(slot(pc, 1)), *registers.add(slot(pc, 2)));
                let Some(address) = element(array, index, $size) else { return complete(pc, registers, cx, table) };
                let $element = *(address as *const $ty);
                put!($read, pc, registers, cx, table)
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

handlers! {
    fn load_small(pc, registers, cx, table) {
        put!(slot(pc, 1) as i16 as i64 as u64, pc, registers, cx, table)
    }
    fn load_const_f64(pc, registers, cx, table) {
        let value = closure_of(registers).cell().constant(slot(pc, 1) as u16);
        if !value.is_inline_float() {
            return complete(pc, registers, cx, table);
        }
        put!(abi::value::inline_float_value(value.0).to_bits(), pc, registers, cx, table)
    }
    fn load_none_ref(pc, registers, cx, table) {
        put!(NONE, pc, registers, cx, table)
    }
    fn add_int_i32(pc, registers, cx, table) {
        let sum = i32_of(*registers.add(slot(pc, 1))).wrapping_add(slot(pc, 2) as i16 as i32);
        put!(wide(sum), pc, registers, cx, table)
    }
    fn unbox_i32(pc, registers, cx, table) {
        let value = Value(*registers.add(slot(pc, 1)));
        match value.as_fixnum().map(i32::try_from) {
            Some(Ok(value)) => put!(wide(value), pc, registers, cx, table),
            _ => complete(pc, registers, cx, table),
        }
    }
    fn box_f64(pc, registers, cx, table) {
        match abi::value::inline_float(f64_of(*registers.add(slot(pc, 1)))) {
            Some(word) => put!(word, pc, registers, cx, table),
            None => complete(pc, registers, cx, table),
        }
    }
    fn unbox_f64(pc, registers, cx, table) {
        let value = Value(*registers.add(slot(pc, 1)));
        if !value.is_inline_float() {
            return complete(pc, registers, cx, table);
        }
        put!(abi::value::inline_float_value(value.0).to_bits(), pc, registers, cx, table)
    }
    fn jump_if_bool(pc, registers, cx, table) {
        branch(*registers.add(slot(pc, 0)) != 0, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn jump_unless_bool(pc, registers, cx, table) {
        branch(*registers.add(slot(pc, 0)) == 0, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn jump_if_none_ref(pc, registers, cx, table) {
        branch(*registers.add(slot(pc, 0)) == NONE, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn jump_if_not_none_ref(pc, registers, cx, table) {
        branch(*registers.add(slot(pc, 0)) != NONE, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn get_field(pc, registers, cx, table) {
        let object = *registers.add(slot(pc, 1));
        if object == NONE {
            return complete(pc, registers, cx, table);
        }
        put!(Value(object).load(field(pc, 2)).0, pc, registers, cx, table)
    }
    fn get_field_i32(pc, registers, cx, table) {
        let object = *registers.add(slot(pc, 1));
        if object == NONE {
            return complete(pc, registers, cx, table);
        }
        put!(wide(Value(object).load(field(pc, 2)).0 as i32), pc, registers, cx, table)
    }
    fn set_field(pc, registers, cx, table) {
        let (object, value) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 2))));
        if object.0 == NONE || !stores_plainly(object, value) {
            return complete(pc, registers, cx, table);
        }
        object.store_new(field(pc, 1), value);
        dispatch(pc.add(1), registers, cx, table)
    }
    fn set_field_raw(pc, registers, cx, table) {
        let (object, bits) = (Value(*registers.add(slot(pc, 0))), *registers.add(slot(pc, 2)));
        if object.0 == NONE {
            return complete(pc, registers, cx, table);
        }
        object.store_new(field(pc, 1), Value(bits));
        dispatch(pc.add(1), registers, cx, table)
    }
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
        put!(array.load(ARRAY_LENGTH_OFFSET).0 >> FIXNUM_SHIFT, pc, registers, cx, table)
    }
    fn array_get(pc, registers, cx, table) {
        let (array, index) = (Value(*registers.add(slot(pc, 1))), *registers.add(slot(pc, 2)));
        if !array.is_pointer() || array.shape_unchecked() != shape_of_array(Element::Word) {
            return complete(pc, registers, cx, table);
        }
        let Some(address) = element(array.0, index, WORD) else { return complete(pc, registers, cx, table) };
        put!(*(address as *const u64), pc, registers, cx, table)
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
    fn array_at(pc, registers, cx, table) {
        let array = Value(*registers.add(slot(pc, 1)));
        let index = *registers.add(second_slot(pc, 0) as usize);
        let bits = match elements_at(pc, array, 2) {
            Some(Element::F64 | Element::Word) => element(array.0, index, WORD).map(|at| *(at as *const u64)),
            Some(Element::I32) => element(array.0, index, 4).map(|at| wide(*(at as *const i32))),
            Some(Element::U8) => element(array.0, index, 1).map(|at| u64::from(*(at as *const u8))),
            None => None,
        };
        let Some(bits) = bits else { return complete(pc, registers, cx, table) };
        *registers.add(slot(pc, 0)) = bits;
        dispatch(pc.add(2), registers, cx, table)
    }
    fn array_put(pc, registers, cx, table) {
        let array = Value(*registers.add(slot(pc, 0)));
        let (index, bits) = (*registers.add(slot(pc, 2)), *registers.add(second_slot(pc, 0) as usize));
        let elements = elements_at(pc, array, 1);
        let size = match elements {
            Some(Element::Word) if !stores_plainly(array, Value(bits)) => return complete(pc, registers, cx, table),
            Some(Element::F64 | Element::Word) => WORD,
            Some(Element::I32) => 4,
            Some(Element::U8) => 1,
            None => return complete(pc, registers, cx, table),
        };
        let Some(address) = element(array.0, index, size) else { return complete(pc, registers, cx, table) };
        match size {
            1 => *(address as *mut u8) = bits as u8,
            4 => *(address as *mut u32) = bits as u32,
            _ => *(address as *mut u64) = bits,
        }
        dispatch(pc.add(2), registers, cx, table)
    }
}

macro_rules! install {
    ($( $name:ident $($Op:ident)*; )*) => {
        pub(super) const fn install(table: &mut [Handler; 256]) {
            $( $( table[Opcode::$Op as usize] = $name; )* )*
        }
    };
}
install! {
    mov MovI32 MovI64 MovF64 MovBool MovRef BoxRef I32ToI64;
    load_small LoadI32 LoadI64 LoadBool; load_const_f64 LoadConstF64; load_none_ref LoadNoneRef;
    neg_f64 NegF64; neg_i32 NegI32; not_bool NotBool; i32_to_f64 I32ToF64; box_i32 BoxI32; box_bool BoxBool;
    unbox_i32 UnboxI32; box_f64 BoxF64; unbox_f64 UnboxF64;
    add_i32 AddI32; sub_i32 SubI32; mul_i32 MulI32; and_i32 AndI32; or_i32 OrI32; xor_i32 XorI32; shl_i32 ShlI32;
    shr_i32 ShrI32; ushr_i32 UshrI32; lt_i32 LtI32; le_i32 LeI32; eq_i32 EqI32; add_int_i32 AddIntI32;
    add_f64 AddF64; sub_f64 SubF64; mul_f64 MulF64; div_f64 DivF64; lt_f64 LtF64; le_f64 LeF64; eq_f64 EqF64;
    eq_ref EqRef; jump_if_bool JumpIfBool; jump_unless_bool JumpUnlessBool; jump_if_none_ref JumpIfNoneRef;
    jump_if_not_none_ref JumpIfNotNoneRef; jump_if_lt_i32 JumpIfLtI32; jump_if_ge_i32 JumpIfGeI32;
    jump_if_eq_i32 JumpIfEqI32; jump_if_ne_i32 JumpIfNeI32; jump_if_lt_f64 JumpIfLtF64;
    jump_unless_lt_f64 JumpUnlessLtF64; jump_if_le_f64 JumpIfLeF64; jump_unless_le_f64 JumpUnlessLeF64;
    jump_if_eq_f64 JumpIfEqF64; jump_unless_eq_f64 JumpUnlessEqF64; get_field GetField; get_field_i32 GetFieldI32;
    set_field SetField; set_field_raw SetFieldRaw; array_length ArrayLength; array_get ArrayGet; array_set ArraySet;
    array_get_i32 ArrayGetI32; array_set_i32 ArraySetI32; array_get_f64 ArrayGetF64; array_set_f64 ArraySetF64;
    array_get_u8 ArrayGetU8; array_at ArrayAt; array_put ArrayPut; array_set_u8 ArraySetU8;
}
