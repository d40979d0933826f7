//! Arithmetic, comparison, jumps.

use bytecode::feedback::{Operands, Truth};
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::language::{BinaryOp, CompareOp};
use runtime::value::Value;

use super::{Handler, Table, complete, dispatch, handlers, note, slot};
use crate::compute;
use crate::frames::Registers;

/// Two operands as floats, inline or boxed, with the feedback bit; `None` when one is neither float nor, beside a float,
/// fixnum.
#[inline(always)]
fn as_floats(lhs: Value, rhs: Value) -> Option<(f64, f64, u8)> {
    if lhs.is_inline_float() && rhs.is_inline_float() {
        let (a, b) = (abi::value::inline_float_value(lhs.0), abi::value::inline_float_value(rhs.0));
        return Some((a, b, Operands::FLOAT));
    }
    let number = |value: Value| value.as_float().or_else(|| value.as_fixnum().map(|n| n as f64));
    let is_exact = |value: Value| value.as_fixnum().is_none_or(|n| n.unsigned_abs() <= 1 << 53);
    let kinds = if lhs.is_fixnum() || rhs.is_fixnum() { Operands::MIXED } else { Operands::FLOAT };
    if is_exact(lhs) && is_exact(rhs) { Some((number(lhs)?, number(rhs)?, kinds)) } else { None }
}

macro_rules! binary_handlers {
    ($( $name:ident $Op:ident; )*) => { handlers! { $(
        fn $name(pc, registers, cx, table, word) {
            let lhs = Value(*registers.add(slot(word, 1)));
            let rhs = Value(*registers.add(slot(word, 2)));
            if (lhs.0 | rhs.0) & abi::value::FIXNUM_MASK == 0 {
                if let Some(result) = compute::fixnums(BinaryOp::$Op, lhs, rhs) {
                    note(pc, word, Operands::FIXNUM);
                    *registers.add(slot(word, 0)) = result.0;
                    return dispatch(pc.add(1), registers, cx, table);
                }
                if !matches!(BinaryOp::$Op, BinaryOp::DivTrue) {
                    return complete(pc, registers, cx, table);
                }
            }
            if matches!(BinaryOp::$Op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::DivTrue)
                && let Some((a, b, kinds)) = as_floats(lhs, rhs)
                && let Some(float) = compute::floats(BinaryOp::$Op, a, b)
                && let Some(result) = compute::float_word(float)
            {
                note(pc, word, kinds);
                *registers.add(slot(word, 0)) = result.0;
                return dispatch(pc.add(1), registers, cx, table);
            }
            complete(pc, registers, cx, table)
        }
    )* } };
}
binary_handlers! {
    add Add; sub Sub; mul Mul; div_true DivTrue; div_floor DivFloor; mod_floor ModFloor; shl Shl; shr Shr;
    bit_and BitAnd; bit_or BitOr; bit_xor BitXor;
}

macro_rules! immediate_handlers {
    ($( $name:ident $Op:ident; )*) => { handlers! { $(
        fn $name(pc, registers, cx, table, word) {
            let lhs = Value(*registers.add(slot(word, 1)));
            let rhs = slot(word, 2) as i16 as i64;
            if lhs.is_fixnum() && let Some(result) = compute::fixnums(BinaryOp::$Op, lhs, Value::small(rhs)) {
                note(pc, word, Operands::FIXNUM);
                *registers.add(slot(word, 0)) = result.0;
                return dispatch(pc.add(1), registers, cx, table);
            }
            if lhs.is_inline_float() {
                let float = compute::floats(BinaryOp::$Op, abi::value::inline_float_value(lhs.0), rhs as f64);
                if let Some(result) = float.and_then(compute::float_word) {
                    note(pc, word, Operands::MIXED);
                    *registers.add(slot(word, 0)) = result.0;
                    return dispatch(pc.add(1), registers, cx, table);
                }
            }
            complete(pc, registers, cx, table)
        }
    )* } };
}
immediate_handlers! { add_int Add; sub_int Sub; }

/// Whether a comparison holds, with the feedback bit.
#[inline(always)]
fn compare(op: CompareOp, lhs: Value, rhs: Value) -> Option<(bool, u8)> {
    if (lhs.0 | rhs.0) & abi::value::FIXNUM_MASK == 0 {
        return Some((compute::compare_fixnums(op, lhs, rhs), Operands::FIXNUM));
    }
    let (a, b, kinds) = as_floats(lhs, rhs)?;
    Some((compute::compare_floats(op, a, b), kinds))
}

macro_rules! compare_handlers {
    ($( $value:ident $jump_if:ident $jump_unless:ident $Op:ident; )*) => { handlers! { $(
        fn $value(pc, registers, cx, table, word) {
            let (lhs, rhs) = (Value(*registers.add(slot(word, 1))), Value(*registers.add(slot(word, 2))));
            match compare(CompareOp::$Op, lhs, rhs) {
                Some((holds, kinds)) => {
                    note(pc, word, kinds);
                    *registers.add(slot(word, 0)) = Value::bool(holds).0;
                    dispatch(pc.add(1), registers, cx, table)
                }
                None => complete(pc, registers, cx, table),
            }
        }
        fn $jump_if(pc, registers, cx, table, word) {
            let (lhs, rhs) = (Value(*registers.add(slot(word, 0))), Value(*registers.add(slot(word, 1))));
            match compare(CompareOp::$Op, lhs, rhs) {
                Some((holds, kinds)) => {
                    note(pc, word, kinds);
                    let distance = if holds { slot(word, 2) as i16 as isize } else { 1 };
                    dispatch(pc.offset(distance), registers, cx, table)
                }
                None => complete(pc, registers, cx, table),
            }
        }
        fn $jump_unless(pc, registers, cx, table, word) {
            let (lhs, rhs) = (Value(*registers.add(slot(word, 0))), Value(*registers.add(slot(word, 1))));
            match compare(CompareOp::$Op, lhs, rhs) {
                Some((holds, kinds)) => {
                    note(pc, word, kinds);
                    let distance = if holds { 1 } else { slot(word, 2) as i16 as isize };
                    dispatch(pc.offset(distance), registers, cx, table)
                }
                None => complete(pc, registers, cx, table),
            }
        }
    )* } };
}
compare_handlers! {
    lt jump_if_lt jump_unless_lt Lt;
    le jump_if_le jump_unless_le Le;
    gt jump_if_gt jump_unless_gt Gt;
    ge jump_if_ge jump_unless_ge Ge;
    eq jump_if_eq jump_unless_eq Eq;
    ne jump_if_ne jump_unless_ne Ne;
}

/// Whether a common value counts as true, with the feedback bit.
#[inline(always)]
fn truth(value: Value) -> Option<(bool, u8)> {
    if value.is_bool() {
        Some((value == Value::TRUE, Truth::BOOL))
    } else if value.is_fixnum() {
        Some((value != Value::ZERO, Truth::FIXNUM))
    } else if value.is_none() {
        Some((false, Truth::NONE))
    } else {
        None
    }
}

handlers! {
    fn jump(pc, registers, cx, table, word) {
        dispatch(pc.offset(slot(word, 0) as i16 as isize), registers, cx, table)
    }
    fn jump_if_true(pc, registers, cx, table, word) {
        let Some((truth, kind)) = truth(Value(*registers.add(slot(word, 0)))) else { return complete(pc, registers, cx, table) };
        note(pc, word, kind);
        let distance = if truth { slot(word, 1) as i16 as isize } else { 1 };
        dispatch(pc.offset(distance), registers, cx, table)
    }
    fn jump_if_false(pc, registers, cx, table, word) {
        let Some((truth, kind)) = truth(Value(*registers.add(slot(word, 0)))) else { return complete(pc, registers, cx, table) };
        note(pc, word, kind);
        let distance = if truth { 1 } else { slot(word, 1) as i16 as isize };
        dispatch(pc.offset(distance), registers, cx, table)
    }
    fn not(pc, registers, cx, table, word) {
        let Some((truth, kind)) = truth(Value(*registers.add(slot(word, 1)))) else { return complete(pc, registers, cx, table) };
        note(pc, word, kind);
        *registers.add(slot(word, 0)) = Value::bool(!truth).0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn jump_if_none(pc, registers, cx, table, word) {
        let is_none = Value(*registers.add(slot(word, 0))).is_none();
        let distance = if is_none { slot(word, 1) as i16 as isize } else { 1 };
        dispatch(pc.offset(distance), registers, cx, table)
    }
    fn jump_if_not_none(pc, registers, cx, table, word) {
        let is_none = Value(*registers.add(slot(word, 0))).is_none();
        let distance = if is_none { 1 } else { slot(word, 1) as i16 as isize };
        dispatch(pc.offset(distance), registers, cx, table)
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
    add Add; sub Sub; mul Mul; div_true DivTrue; div_floor DivFloor; mod_floor ModFloor; shl Shl; shr Shr;
    bit_and BitAnd; bit_or BitOr; bit_xor BitXor;
    add AddInPlace; sub SubInPlace; mul MulInPlace; div_true DivTrueInPlace; div_floor DivFloorInPlace;
    mod_floor ModFloorInPlace; shl ShlInPlace; shr ShrInPlace; bit_and BitAndInPlace; bit_or BitOrInPlace;
    bit_xor BitXorInPlace; add_int AddInt; sub_int SubInt;
    lt Lt; le Le; gt Gt; ge Ge; eq Eq; ne Ne;
    jump_if_lt JumpIfLt; jump_if_le JumpIfLe; jump_if_gt JumpIfGt; jump_if_ge JumpIfGe; jump_if_eq JumpIfEq;
    jump_if_ne JumpIfNe; jump_unless_lt JumpUnlessLt; jump_unless_le JumpUnlessLe; jump_unless_gt JumpUnlessGt;
    jump_unless_ge JumpUnlessGe; jump_unless_eq JumpUnlessEq; jump_unless_ne JumpUnlessNe;
    jump Jump; jump_if_true JumpIfTrue; jump_if_false JumpIfFalse; not Not; jump_if_none JumpIfNone;
    jump_if_not_none JumpIfNotNone;
}
