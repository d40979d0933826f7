//! Arithmetic, comparison, jumps.

use bytecode::feedback::{Operands, Truth};
use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::language::{BinaryOp, CompareOp};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::memory::turn;
use super::{
    Handler, Table, branch, complete, dispatch, dispatch_with, float_word, handlers, note, noted, slot,
};
use crate::compute;
use crate::frames::Registers;

/// Two operands that are inline floats, as one test.
#[inline(always)]
fn inline_floats(lhs: Value, rhs: Value) -> Option<(f64, f64)> {
    use abi::value::{are_inline_floats, inline_float_value};
    are_inline_floats(lhs.0, rhs.0).then(|| (inline_float_value(lhs.0), inline_float_value(rhs.0)))
}

/// Two operands as floats, inline or boxed or one of them a fixnum, with the feedback bit.
#[inline(always)]
fn as_floats(lhs: Value, rhs: Value) -> Option<(f64, f64, u8)> {
    let number = |value: Value| value.as_float().or_else(|| value.as_fixnum().map(|n| n as f64));
    let is_exact = |value: Value| value.as_fixnum().is_none_or(|n| n.unsigned_abs() <= 1 << 53);
    let kinds = if lhs.is_fixnum() || rhs.is_fixnum() { Operands::MIXED } else { Operands::FLOAT };
    if is_exact(lhs) && is_exact(rhs) { Some((number(lhs)?, number(rhs)?, kinds)) } else { None }
}

/// Handlers of two operands. Each has a second handler for mixed and boxed floats, so that the first has nothing to save, and
/// for kinds that the site has not met yet, so that those it has met take no branch.
macro_rules! binary_handlers {
    ($( $name:ident $mixed:ident $Op:ident; )*) => { handlers! { $(
        fn $name(pc, registers, cx, table) {
            let lhs = Value(*registers.add(slot(pc, 1)));
            let rhs = Value(*registers.add(slot(pc, 2)));
            if (lhs.0 | rhs.0) & abi::value::FIXNUM_MASK == 0 {
                if noted(pc) & Operands::FIXNUM != 0
                    && let Some(result) = compute::fixnums(BinaryOp::$Op, lhs, rhs)
                {
                    *registers.add(slot(pc, 0)) = result.0;
                    return dispatch(pc.add(1), registers, cx, table);
                }
            } else if matches!(
                BinaryOp::$Op,
                BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::DivTrue | BinaryOp::DivExact
            ) && noted(pc) & Operands::FLOAT != 0
                && let Some((a, b)) = inline_floats(lhs, rhs)
                && let Some(float) = compute::floats(BinaryOp::$Op, a, b)
                && let Some(result) = compute::float_word(float)
            {
                let of = slot(pc, 0);
                *registers.add(of) = result.0;
                return dispatch_with(float, of, pc.add(1), registers, cx, table);
            }
            $mixed(pc, registers, cx, table)
        }
        #[inline(never)]
        fn $mixed(pc, registers, cx, table) {
            let lhs = Value(*registers.add(slot(pc, 1)));
            let rhs = Value(*registers.add(slot(pc, 2)));
            let are_fixnums = (lhs.0 | rhs.0) & abi::value::FIXNUM_MASK == 0;
            if matches!(
                BinaryOp::$Op,
                BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::DivTrue | BinaryOp::DivExact
            ) && (!are_fixnums || matches!(BinaryOp::$Op, BinaryOp::DivTrue))
                // An exact zero as divisor is the language's.
                && (rhs != Value::ZERO || !matches!(BinaryOp::$Op, BinaryOp::DivExact))
                && let Some((a, b, kinds)) = as_floats(lhs, rhs)
                && let Some(float) = compute::floats(BinaryOp::$Op, a, b)
                && let Some(result) = float_word(cx, float)
            {
                note(pc, kinds);
                let of = slot(pc, 0);
                *registers.add(of) = result;
                return dispatch_with(float, of, pc.add(1), registers, cx, table);
            }
            complete(pc, registers, cx, table)
        }
    )* } };
}
binary_handlers! {
    add add_mixed Add; sub sub_mixed Sub; mul mul_mixed Mul; div_true div_true_mixed DivTrue;
    div_floor div_floor_mixed DivFloor; mod_floor mod_floor_mixed ModFloor; shl shl_mixed Shl; shr shr_mixed Shr;
    bit_and bit_and_mixed BitAnd; bit_or bit_or_mixed BitOr; bit_xor bit_xor_mixed BitXor;
    div_trunc div_trunc_mixed DivTrunc; rem_trunc rem_trunc_mixed RemTrunc; div_exact div_exact_mixed DivExact;
}

macro_rules! immediate_handlers {
    ($( $name:ident $Op:ident; )*) => { handlers! { $(
        fn $name(pc, registers, cx, table) {
            let lhs = Value(*registers.add(slot(pc, 1)));
            let rhs = slot(pc, 2) as i16 as i64;
            if lhs.is_fixnum()
                && noted(pc) & Operands::FIXNUM != 0
                && let Some(result) = compute::fixnums(BinaryOp::$Op, lhs, Value::small(rhs))
            {
                *registers.add(slot(pc, 0)) = result.0;
                return dispatch(pc.add(1), registers, cx, table);
            }
            if lhs.is_inline_float() && noted(pc) & Operands::MIXED != 0 {
                let float = compute::floats(BinaryOp::$Op, abi::value::inline_float_value(lhs.0), rhs as f64);
                if let Some(result) = float.and_then(compute::float_word) {
                    *registers.add(slot(pc, 0)) = result.0;
                    return dispatch(pc.add(1), registers, cx, table);
                }
            }
            complete(pc, registers, cx, table)
        }
    )* } };
}
immediate_handlers! { add_int Add; sub_int Sub; }

/// Handlers of comparisons: the fixnums and inline floats, then the rest in a handler of its own.
macro_rules! compare_handlers {
    ($( $Op:ident: $value:ident $value_mixed:ident $jump_if:ident $jump_if_mixed:ident $jump_unless:ident $jump_unless_mixed:ident; )*) => {
        $(
            compare_handlers!(@one $value $value_mixed $Op, 1, 2, |holds, pc, registers, cx, table| {
                *registers.add(slot(pc, 0)) = Value::bool(holds).0;
                dispatch(pc.add(1), registers, cx, table)
            });
            compare_handlers!(@one $jump_if $jump_if_mixed $Op, 0, 1, |holds, pc, registers, cx, table| {
                branch(holds, slot(pc, 2), 1, pc, registers, cx, table)
            });
            compare_handlers!(@one $jump_unless $jump_unless_mixed $Op, 0, 1, |holds, pc, registers, cx, table| {
                branch(!holds, slot(pc, 2), 1, pc, registers, cx, table)
            });
        )*
    };
    (@one $name:ident $mixed:ident $Op:ident, $lhs:literal, $rhs:literal,
        |$holds:ident, $pc:ident, $registers:ident, $cx:ident, $table:ident| $next:block) => {
        handlers! {
            fn $name($pc, $registers, $cx, $table) {
                let lhs = Value(*$registers.add(slot($pc, $lhs)));
                let rhs = Value(*$registers.add(slot($pc, $rhs)));
                if (lhs.0 | rhs.0) & abi::value::FIXNUM_MASK == 0 {
                    if noted($pc) & Operands::FIXNUM == 0 {
                        return complete($pc, $registers, $cx, $table);
                    }
                    let $holds = compute::compare_fixnums(CompareOp::$Op, lhs, rhs);
                    return $next;
                }
                if noted($pc) & Operands::FLOAT != 0 && let Some((a, b)) = inline_floats(lhs, rhs) {
                    let $holds = compute::compare_floats(CompareOp::$Op, a, b);
                    return $next;
                }
                $mixed($pc, $registers, $cx, $table)
            }
            #[inline(never)]
            fn $mixed($pc, $registers, $cx, $table) {
                let lhs = Value(*$registers.add(slot($pc, $lhs)));
                let rhs = Value(*$registers.add(slot($pc, $rhs)));
                match as_floats(lhs, rhs) {
                    Some((a, b, kinds)) => {
                        note($pc, kinds);
                        let $holds = compute::compare_floats(CompareOp::$Op, a, b);
                        $next
                    }
                    None => complete($pc, $registers, $cx, $table),
                }
            }
        }
    };
}
compare_handlers! {
    Lt: lt lt_mixed jump_if_lt jump_if_lt_mixed jump_unless_lt jump_unless_lt_mixed;
    Le: le le_mixed jump_if_le jump_if_le_mixed jump_unless_le jump_unless_le_mixed;
    Gt: gt gt_mixed jump_if_gt jump_if_gt_mixed jump_unless_gt jump_unless_gt_mixed;
    Ge: ge ge_mixed jump_if_ge jump_if_ge_mixed jump_unless_ge jump_unless_ge_mixed;
    Eq: eq eq_mixed jump_if_eq jump_if_eq_mixed jump_unless_eq jump_unless_eq_mixed;
    Ne: ne ne_mixed jump_if_ne jump_if_ne_mixed jump_unless_ne jump_unless_ne_mixed;
}

/// Whether a common value counts as true, if its kind is one of those that the site has met.
#[inline(always)]
fn truth_of(value: Value, met: u8) -> Option<bool> {
    if value.is_bool() {
        (met & Truth::BOOL != 0).then_some(value == Value::TRUE)
    } else if value.is_fixnum() {
        (met & Truth::FIXNUM != 0).then_some(value != Value::ZERO)
    } else if value.is_none() {
        (met & Truth::NONE != 0).then_some(false)
    } else {
        None
    }
}

/// Whether two words are the same object; none for two objects of which the first is a float's box.
#[inline(always)]
fn is_same(lhs: Value, rhs: Value) -> Option<bool> {
    if lhs == rhs {
        return Some(true);
    }
    let are_boxes = lhs.is_pointer() && rhs.is_pointer() && lhs.shape() == Some(ShapeId::FLOAT);
    (!are_boxes).then_some(false)
}

handlers! {
    fn jump(pc, registers, cx, table) {
        let target = pc.offset(slot(pc, 0) as i16 as isize);
        if *target as u8 == Opcode::LoopHeader as u8 {
            // Most jumps are the ends of loops.
            return turn(target, registers, cx, table);
        }
        dispatch(target, registers, cx, table)
    }
    fn jump_if_true(pc, registers, cx, table) {
        let Some(truth) = truth_of(Value(*registers.add(slot(pc, 0))), noted(pc)) else { return complete(pc, registers, cx, table) };
        branch(truth, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn jump_if_false(pc, registers, cx, table) {
        let Some(truth) = truth_of(Value(*registers.add(slot(pc, 0))), noted(pc)) else { return complete(pc, registers, cx, table) };
        branch(!truth, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn not(pc, registers, cx, table) {
        let Some(truth) = truth_of(Value(*registers.add(slot(pc, 1))), noted(pc)) else { return complete(pc, registers, cx, table) };
        *registers.add(slot(pc, 0)) = Value::bool(!truth).0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn jump_if_is(pc, registers, cx, table) {
        let (lhs, rhs) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 1))));
        match is_same(lhs, rhs) {
            Some(same) => branch(same, slot(pc, 2), 1, pc, registers, cx, table),
            None => complete(pc, registers, cx, table),
        }
    }
    fn jump_if_is_not(pc, registers, cx, table) {
        let (lhs, rhs) = (Value(*registers.add(slot(pc, 0))), Value(*registers.add(slot(pc, 1))));
        match is_same(lhs, rhs) {
            Some(same) => branch(!same, slot(pc, 2), 1, pc, registers, cx, table),
            None => complete(pc, registers, cx, table),
        }
    }
    fn is(pc, registers, cx, table) {
        let (lhs, rhs) = (Value(*registers.add(slot(pc, 1))), Value(*registers.add(slot(pc, 2))));
        let Some(same) = is_same(lhs, rhs) else { return complete(pc, registers, cx, table) };
        *registers.add(slot(pc, 0)) = Value::bool(same).0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn is_not(pc, registers, cx, table) {
        let (lhs, rhs) = (Value(*registers.add(slot(pc, 1))), Value(*registers.add(slot(pc, 2))));
        let Some(same) = is_same(lhs, rhs) else { return complete(pc, registers, cx, table) };
        *registers.add(slot(pc, 0)) = Value::bool(!same).0;
        dispatch(pc.add(1), registers, cx, table)
    }
    fn jump_if_unbound(pc, registers, cx, table) {
        let is_unbound = Value(*registers.add(slot(pc, 0))).is_unbound();
        branch(is_unbound, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn jump_if_none(pc, registers, cx, table) {
        let is_none = Value(*registers.add(slot(pc, 0))).is_none();
        branch(is_none, slot(pc, 1), 1, pc, registers, cx, table)
    }
    fn jump_if_not_none(pc, registers, cx, table) {
        let is_none = Value(*registers.add(slot(pc, 0))).is_none();
        branch(!is_none, slot(pc, 1), 1, pc, registers, cx, table)
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
    bit_and BitAnd; bit_or BitOr; bit_xor BitXor; div_trunc DivTrunc; rem_trunc RemTrunc; div_exact DivExact;
    add AddInPlace; sub SubInPlace; mul MulInPlace; div_true DivTrueInPlace; div_floor DivFloorInPlace;
    mod_floor ModFloorInPlace; shl ShlInPlace; shr ShrInPlace; bit_and BitAndInPlace; bit_or BitOrInPlace;
    bit_xor BitXorInPlace; add_int AddInt; sub_int SubInt;
    lt Lt; le Le; gt Gt; ge Ge; eq Eq; ne Ne;
    jump_if_lt JumpIfLt; jump_if_le JumpIfLe; jump_if_gt JumpIfGt; jump_if_ge JumpIfGe; jump_if_eq JumpIfEq;
    jump_if_ne JumpIfNe; jump_unless_lt JumpUnlessLt; jump_unless_le JumpUnlessLe; jump_unless_gt JumpUnlessGt;
    jump_unless_ge JumpUnlessGe; jump_unless_eq JumpUnlessEq; jump_unless_ne JumpUnlessNe;
    jump Jump; jump_if_true JumpIfTrue; jump_if_false JumpIfFalse; not Not; jump_if_none JumpIfNone;
    jump_if_not_none JumpIfNotNone; jump_if_is JumpIfIs; jump_if_is_not JumpIfIsNot; is Is; is_not IsNot;
    jump_if_unbound JumpIfUnbound;
}
