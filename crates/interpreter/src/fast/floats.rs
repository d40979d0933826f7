//! Instructions behind one whose result is a float: they go on with the float, where they use it, and not with its word.
#![allow(unsafe_code)]

use abi::value::{inline_float_value, is_inline_float};
use bytecode::feedback::Operands;
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::feedback::PropertyKind;
use runtime::language::BinaryOp;
use runtime::value::Value;

use super::{
    FloatHandler, Table, arithmetic, dispatch, dispatch_with, float_word, memory, noted, second_slot, slot,
};
use crate::compute;
use crate::frames::{Registers, closure_of};

/// The operands of the instruction at `pc` as floats, where one of them is `float`, that of register `of`, and the other an
/// inline float.
///
/// # Safety
/// As [`dispatch`], at an instruction of two operands.
#[inline(always)]
unsafe fn operands(pc: *const u64, registers: Registers, of: usize, float: f64) -> Option<(f64, f64)> {
    // SAFETY: as the caller promised.
    unsafe {
        let (lhs, rhs) = (slot(pc, 1), slot(pc, 2));
        if rhs == of {
            if lhs == of {
                return Some((float, float));
            }
            let word = *registers.add(lhs);
            return is_inline_float(word).then(|| (inline_float_value(word), float));
        }
        if lhs != of {
            return None;
        }
        let word = *registers.add(rhs);
        is_inline_float(word).then(|| (float, inline_float_value(word)))
    }
}

/// Handlers of two operands; what they do not serve is left to the plain ones.
macro_rules! binary_handlers {
    ($( $name:ident $Op:ident; )*) => { $(
        unsafe extern "C" fn $name(
            pc: *const u64,
            registers: Registers,
            cx: *mut Context,
            table: *const Table,
            of: usize,
            float: f64,
        ) -> Value {
            // SAFETY: as [`super::handlers`] says.
            unsafe {
                if noted(pc) & Operands::FLOAT != 0
                    && let Some((a, b)) = operands(pc, registers, of, float)
                    && let Some(float) = compute::floats(BinaryOp::$Op, a, b)
                    && let Some(result) = float_word(cx, float)
                {
                    let of = slot(pc, 0);
                    *registers.add(of) = result;
                    return dispatch_with(float, of, pc.add(1), registers, cx, table);
                }
                arithmetic::$name(pc, registers, cx, table)
            }
        }
    )* };
}
binary_handlers! { add Add; sub Sub; mul Mul; div_true DivTrue; div_exact DivExact; }

/// `set_property` of the float, where the property is raw.
unsafe extern "C" fn set_property(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    of: usize,
    float: f64,
) -> Value {
    // SAFETY: as [`super::handlers`] says.
    unsafe {
        let object = Value(*registers.add(slot(pc, 0)));
        if slot(pc, 2) == of && object.is_pointer() {
            let case = &closure_of(registers).cell().slot(second_slot(pc, 0)).cases[0];
            if case.shape() == object.shape_unchecked() && case.property_kind() == PropertyKind::Float {
                object.store_raw_float(case.offset(), float);
                return dispatch(pc.add(2), registers, cx, table);
            }
        }
        memory::set_property(pc, registers, cx, table)
    }
}

pub(super) const fn install(table: &mut [FloatHandler; 256]) {
    table[Opcode::Add as usize] = add;
    table[Opcode::Sub as usize] = sub;
    table[Opcode::Mul as usize] = mul;
    table[Opcode::DivTrue as usize] = div_true;
    table[Opcode::DivExact as usize] = div_exact;
    table[Opcode::AddInPlace as usize] = add;
    table[Opcode::SubInPlace as usize] = sub;
    table[Opcode::MulInPlace as usize] = mul;
    table[Opcode::DivTrueInPlace as usize] = div_true;
    table[Opcode::SetProperty as usize] = set_property;
    table[Opcode::SetOwnProperty as usize] = set_property;
}
