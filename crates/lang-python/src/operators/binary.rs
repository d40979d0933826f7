//! Arithmetic with two operands: builtin types first, then the methods of both operands as Python orders them.

use abi::operators::OperatorForm;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::{BinaryOp, OperatorMethod};
use runtime::native::NativeFunction;
use runtime::object::cell::Cell;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::builtin;
use crate::attributes::lookup::{find_cell, find_in_class, find_special};
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::view;
use crate::builtins::complex;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::classes::record;
use crate::define::is_instance;
use crate::elements::layout_of;
use crate::names::{Name, name};
use crate::state::{class_of, python, type_name};

/// The methods of an operator: of the left operand, of the right one, in place.
pub(crate) fn methods(op: BinaryOp) -> (Name, Name, Name) {
    match op {
        BinaryOp::Add => (Name::Add, Name::RightAdd, Name::InPlaceAdd),
        BinaryOp::Sub => (Name::Sub, Name::RightSub, Name::InPlaceSub),
        BinaryOp::Mul => (Name::Mul, Name::RightMul, Name::InPlaceMul),
        BinaryOp::DivTrue => (Name::DivTrue, Name::RightDivTrue, Name::InPlaceDivTrue),
        BinaryOp::DivFloor => (Name::DivFloor, Name::RightDivFloor, Name::InPlaceDivFloor),
        BinaryOp::ModFloor => (Name::ModFloor, Name::RightModFloor, Name::InPlaceModFloor),
        BinaryOp::Pow => (Name::Pow, Name::RightPow, Name::InPlacePow),
        BinaryOp::Shl => (Name::Shl, Name::RightShl, Name::InPlaceShl),
        BinaryOp::Shr => (Name::Shr, Name::RightShr, Name::InPlaceShr),
        BinaryOp::BitAnd => (Name::BitAnd, Name::RightBitAnd, Name::InPlaceBitAnd),
        BinaryOp::BitOr => (Name::BitOr, Name::RightBitOr, Name::InPlaceBitOr),
        BinaryOp::BitXor => (Name::BitXor, Name::RightBitXor, Name::InPlaceBitXor),
        BinaryOp::Matmul => (Name::Matmul, Name::RightMatmul, Name::InPlaceMatmul),
        BinaryOp::DivTrunc | BinaryOp::RemTrunc | BinaryOp::DivExact => {
            unreachable!("Python's functions have no such instruction")
        }
    }
}

/// Whether a value is of a class with shapes of its own, which may have methods of any name, or itself a class with a
/// metaclass of a program.
#[inline]
pub(crate) fn is_object(value: Value) -> bool {
    value.shape().is_some_and(|shape| {
        shape >= ShapeId::FIRST_DYNAMIC
            || shape == ShapeId::CLASS && value.cast().and_then(record::metaclass).is_some()
    })
}

/// `lhs op rhs`, or `lhs op= rhs`.
///
/// # Errors
/// TypeError when the operands do not support it; what their methods raise.
pub fn binary(cx: &mut Context, op: BinaryOp, in_place: bool, lhs: Value, rhs: Value) -> Result {
    // Asked for in hot loops, where all that may be meant otherwise would take as long as the sum.
    if op == BinaryOp::Add
        && let (Some(left), Some(right)) = (lhs.cast(), rhs.cast())
    {
        return Ok(cx.concat_two(left, right)?.value());
    }
    if !is_object(lhs) && !is_object(rhs) {
        return match builtin::binary(cx, op, in_place, lhs, rhs)? {
            Some(result) => Ok(result),
            None => unsupported(cx, op, in_place, lhs, rhs),
        };
    }
    let first = reflected_of_sequence(cx, op, in_place, lhs, rhs);
    if let Some(method) = first {
        let result = call_special(cx, method, rhs, &[lhs])?;
        if result != python(cx).not_implemented {
            return Ok(result);
        }
    }
    if in_place {
        let in_place_method = methods(op).2;
        if !is_object(lhs) {
            if let Some(result) = builtin::in_place(cx, op, lhs, rhs)? {
                return Ok(result);
            }
        } else if let Some(method) = find_special(cx, lhs, in_place_method) {
            let result = call_special(cx, method, lhs, &[rhs])?;
            if result != python(cx).not_implemented {
                return Ok(result);
            }
        }
    }
    by_methods(cx, op, in_place, lhs, rhs, first.is_some())
}

/// The method of the right operand that comes before a builtin sequence is joined or repeated, which is no arithmetic: one of
/// the program's, where the left operand's are not.
fn reflected_of_sequence(
    cx: &mut Context,
    op: BinaryOp,
    in_place: bool,
    lhs: Value,
    rhs: Value,
) -> Option<Value> {
    if !matches!(op, BinaryOp::Add | BinaryOp::Mul) || !is_sequence(cx, lhs) {
        return None;
    }
    let (lhs_class, rhs_class) = (class_of(cx, lhs), class_of(cx, rhs));
    if lhs_class == rhs_class {
        return None;
    }
    let (left, right, in_place_method) = methods(op);
    let mut method = |class, key| {
        let key = name(cx, key);
        find_in_class(cx, class, key).filter(|method| method.cast::<NativeFunction>().is_none())
    };
    let reflected = method(rhs_class, right)?;
    if method(lhs_class, left).is_some() || in_place && method(lhs_class, in_place_method).is_some() {
        return None;
    }
    // A class of the program's that is made from a sequence that grows takes `+=` from it as if it were arithmetic.
    let grows = in_place && op == BinaryOp::Add && record::is_programs(lhs_class);
    (!grows || find_special(cx, lhs, in_place_method).is_none()).then_some(reflected)
}

/// Whether a value is, or is made from, a builtin sequence that can be joined and repeated.
fn is_sequence(cx: &mut Context, value: Value) -> bool {
    match layout_of(cx, held_value(cx, value)) {
        ShapeId::STRING | ShapeId::TUPLE | ShapeId::BYTES => true,
        shape if shape.is_list() => true,
        _ => is_instance(cx, value, BuiltinType::ByteArray),
    }
}

/// What the methods of the operands yield that change neither. The reflected one may have been asked.
fn by_methods(
    cx: &mut Context,
    op: BinaryOp,
    in_place: bool,
    lhs: Value,
    rhs: Value,
    is_right_asked: bool,
) -> Result {
    let (left, right, _) = methods(op);
    let not_implemented = python(cx).not_implemented;
    let (lhs_class, rhs_class) = (class_of(cx, lhs), class_of(cx, rhs));
    let right_name = name(cx, right);
    let is_asked = is_right_asked || lhs_class == rhs_class;
    let mut right_method = if is_asked { None } else { find_in_class(cx, rhs_class, right_name) };
    if let Some(method) = right_method.filter(|_| cx.is_subclass(rhs_class, lhs_class)) {
        // The more specific type comes first, when it has a method of its own.
        if find_in_class(cx, lhs_class, right_name) != Some(method) {
            let result = call_special(cx, method, rhs, &[lhs])?;
            if result != not_implemented {
                return Ok(result);
            }
            right_method = None;
        }
    }
    if let Some(method) = find_special(cx, lhs, left) {
        let result = call_special(cx, method, lhs, &[rhs])?;
        if result != not_implemented {
            return Ok(result);
        }
    }
    if let Some(method) = right_method {
        let result = call_special(cx, method, rhs, &[lhs])?;
        if result != not_implemented {
            return Ok(result);
        }
    }
    unsupported(cx, op, in_place, lhs, rhs)
}

/// The attribute with the method that is called first, for all operands of these shapes; only where it is a function of the
/// program's, or one that needs not be called: see [`super::wrappers::meaning`]. Behind a word that is no pointer, whose own method
/// declines every object that is no number, it is the reflected one.
pub(crate) fn first_method(
    cx: &mut Context,
    op: BinaryOp,
    in_place: bool,
    lhs: Value,
    rhs: Value,
) -> Option<OperatorMethod> {
    let (left, right, in_place_method) = methods(op);
    let (lhs_class, rhs_class) = (class_of(cx, lhs), class_of(cx, rhs));
    let names = [left, right, in_place_method].map(|key| name(cx, key));
    let of_program = |method: &Gc<Cell>| method.get().shape() == Some(ShapeId::CLOSURE);
    if lhs.shape().is_none() {
        let is_plain = held_value(cx, rhs) == rhs;
        let method = find_cell(cx, rhs_class, names[1]).filter(|method| is_plain && of_program(method))?;
        return Some(OperatorMethod { cell: method, form: OperatorForm::Reflected });
    }
    if in_place && let Some(method) = find_cell(cx, lhs_class, names[2]) {
        return Some(method).filter(of_program).map(OperatorMethod::from);
    }
    let may_be_first = lhs_class != rhs_class && cx.is_subclass(rhs_class, lhs_class);
    if may_be_first && find_cell(cx, rhs_class, names[1]).is_some() {
        return None;
    }
    let method = find_cell(cx, lhs_class, names[0])?;
    let is_usable = match method.get().cast::<NativeFunction>() {
        Some(native) => complex::computes_parts(cx, native, lhs, rhs),
        None => of_program(&method),
    };
    is_usable.then_some(method.into())
}

/// As [`binary`], after the method that [`first_method`] has found has declined.
pub(crate) fn binary_declined(
    cx: &mut Context,
    op: BinaryOp,
    in_place: bool,
    lhs: Value,
    rhs: Value,
) -> Result {
    if in_place && find_special(cx, lhs, methods(op).2).is_some() {
        return by_methods(cx, op, in_place, lhs, rhs, false);
    }
    let (lhs_class, rhs_class) = (class_of(cx, lhs), class_of(cx, rhs));
    let right = name(cx, methods(op).1);
    if lhs.shape().is_some()
        && lhs_class != rhs_class
        && let Some(method) = find_in_class(cx, rhs_class, right)
    {
        let result = call_special(cx, method, rhs, &[lhs])?;
        if result != python(cx).not_implemented {
            return Ok(result);
        }
    }
    unsupported(cx, op, in_place, lhs, rhs)
}

#[cold]
fn unsupported(cx: &mut Context, op: BinaryOp, in_place: bool, lhs: Value, rhs: Value) -> Result {
    // Bytes are followed by those of whatever has some.
    if op == BinaryOp::Add
        && layout_of(cx, lhs) == ShapeId::BYTES
        && let (Some(left), Some(right)) = (view::of(cx, lhs), view::of(cx, rhs))
    {
        let joined = [left.as_slice(), right.as_slice()].concat();
        return Ok(cx.new_bytes(&joined)?.value());
    }
    let (left, right) = (type_name(cx, lhs), type_name(cx, rhs));
    let sequence = match layout_of(cx, lhs) {
        ShapeId::STRING => Some("str"),
        shape if shape.is_list() => Some("list"),
        ShapeId::TUPLE => Some("tuple"),
        ShapeId::BYTES => Some("bytes"),
        _ => None,
    };
    if op == BinaryOp::Add
        && let Some(kind) = sequence
    {
        return cx.type_error(match kind {
            "bytes" => format!("can't concat {right} to bytes"),
            _ => format!("can only concatenate {kind} (not \"{right}\") to {kind}"),
        });
    }
    if op == BinaryOp::Mul {
        if is_sequence(cx, lhs) {
            return cx.type_error(format!("can't multiply sequence by non-int of type '{right}'"));
        }
        if is_sequence(cx, rhs) {
            return cx.type_error(format!("can't multiply sequence by non-int of type '{left}'"));
        }
    }
    let symbol = match (op, in_place) {
        (BinaryOp::Pow, false) => "** or pow()".to_owned(),
        (op, false) => op.symbol().to_owned(),
        (op, true) => format!("{}=", op.symbol()),
    };
    let is_print = op == BinaryOp::Shr
        && !in_place
        && lhs.cast::<NativeFunction>().is_some_and(|function| function.name().to_cow() == "print");
    let hint = if is_print { ". Did you mean \"print(<message>, file=<output_stream>)\"?" } else { "" };
    cx.type_error(format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'{hint}"))
}
