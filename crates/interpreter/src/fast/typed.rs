//! Typed instructions: moves, arithmetic, comparisons, fields.
#![allow(unsafe_code)]

use abi::object_layout::{HEADER, WORD};
use abi::value::{FIXNUM_SHIFT, NONE};
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::value::Value;

use super::memory::stores_plainly;
use super::{Handler, Table, branch, complete, dispatch, float_word, handlers, slot};
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
pub(super) fn wide(value: i32) -> u64 {
    value as i64 as u64
}

unary! {
    mov(a: raw) a;
    neg_f64(a: f64_of) (-a).to_bits();
    neg_i32(a: i32_of) wide(a.wrapping_neg());
    not_bool(a: raw) a ^ 1;
    sqrt_f64(a: f64_of) a.sqrt().to_bits();
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

handlers! {
    fn load_small(pc, registers, cx, table) {
        put!(slot(pc, 1) as i16 as i64 as u64, pc, registers, cx, table)
    }
    fn load_const_f64(pc, registers, cx, table) {
        let value = closure_of(registers).cell().constant(slot(pc, 1) as u16);
        let Some(float) = value.as_float() else { return complete(pc, registers, cx, table) };
        put!(float.to_bits(), pc, registers, cx, table)
    }
    fn load_const_int(pc, registers, cx, table) {
        let value = closure_of(registers).cell().constant(slot(pc, 1) as u16);
        let Some(int) = value.as_fixnum() else { return complete(pc, registers, cx, table) };
        put!(int as u64, pc, registers, cx, table)
    }
    fn div_i32(pc, registers, cx, table) {
        let (a, b) = (i32_of(*registers.add(slot(pc, 1))), i32_of(*registers.add(slot(pc, 2))));
        if b == 0 {
            return complete(pc, registers, cx, table);
        }
        put!(wide(a.wrapping_div(b)), pc, registers, cx, table)
    }
    fn rem_i32(pc, registers, cx, table) {
        let (a, b) = (i32_of(*registers.add(slot(pc, 1))), i32_of(*registers.add(slot(pc, 2))));
        if b == 0 {
            return complete(pc, registers, cx, table);
        }
        put!(wide(a.wrapping_rem(b)), pc, registers, cx, table)
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
        match float_word(cx, f64_of(*registers.add(slot(pc, 1)))) {
            Some(word) => put!(word, pc, registers, cx, table),
            None => complete(pc, registers, cx, table),
        }
    }
    fn unbox_f64(pc, registers, cx, table) {
        let value = Value(*registers.add(slot(pc, 1)));
        let Some(float) = value.as_float() else { return complete(pc, registers, cx, table) };
        put!(float.to_bits(), pc, registers, cx, table)
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
    load_small LoadI32 LoadI64 LoadBool; load_const_f64 LoadConstF64; load_const_int LoadConstI32 LoadConstI64; load_none_ref LoadNoneRef;
    sqrt_f64 SqrtF64; neg_f64 NegF64; neg_i32 NegI32; not_bool NotBool; i32_to_f64 I32ToF64; box_i32 BoxI32; box_bool BoxBool;
    unbox_i32 UnboxI32; box_f64 BoxF64; unbox_f64 UnboxF64;
    add_i32 AddI32; sub_i32 SubI32; mul_i32 MulI32; and_i32 AndI32; or_i32 OrI32; xor_i32 XorI32; shl_i32 ShlI32;
    shr_i32 ShrI32; ushr_i32 UshrI32; lt_i32 LtI32; le_i32 LeI32; eq_i32 EqI32; add_int_i32 AddIntI32;
    div_i32 DivI32; rem_i32 RemI32;
    add_f64 AddF64; sub_f64 SubF64; mul_f64 MulF64; div_f64 DivF64; lt_f64 LtF64; le_f64 LeF64; eq_f64 EqF64;
    eq_ref EqRef; jump_if_bool JumpIfBool; jump_unless_bool JumpUnlessBool; jump_if_none_ref JumpIfNoneRef;
    jump_if_not_none_ref JumpIfNotNoneRef; jump_if_lt_i32 JumpIfLtI32; jump_if_ge_i32 JumpIfGeI32;
    jump_if_eq_i32 JumpIfEqI32; jump_if_ne_i32 JumpIfNeI32; jump_if_lt_f64 JumpIfLtF64;
    jump_unless_lt_f64 JumpUnlessLtF64; jump_if_le_f64 JumpIfLeF64; jump_unless_le_f64 JumpUnlessLeF64;
    jump_if_eq_f64 JumpIfEqF64; jump_unless_eq_f64 JumpUnlessEqF64; get_field GetField; get_field_i32 GetFieldI32;
    set_field SetField; set_field_raw SetFieldRaw;
}
