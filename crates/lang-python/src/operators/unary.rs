//! Arithmetic with one operand.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::UnaryOp;
use runtime::number;
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::names::Name;
use crate::state::type_name;

/// The number that a boolean counts as; other values as they are.
#[inline]
pub(crate) fn as_number(value: Value) -> Value {
    match value.as_bool() {
        Some(b) => Value::small(b as i64),
        None => value,
    }
}

/// The operation on a number; none of Rust's for other values.
pub(crate) fn on_number(cx: &mut Context, op: UnaryOp, operand: Value) -> Result<Option<Value>> {
    let operand = as_number(held_value(cx, operand));
    match op {
        UnaryOp::Neg => number::negate(cx, operand),
        UnaryOp::Pos => Ok(number::Number::of(operand).map(|_| operand)),
        UnaryOp::Invert => number::invert(cx, operand),
    }
}

/// The method of an operator.
pub(crate) fn method_name(op: UnaryOp) -> Name {
    match op {
        UnaryOp::Neg => Name::Neg,
        UnaryOp::Pos => Name::Pos,
        UnaryOp::Invert => Name::Invert,
    }
}

/// `op operand`.
///
/// # Errors
/// TypeError when the operand does not support it; what its method raises.
pub fn unary(cx: &mut Context, op: UnaryOp, operand: Value) -> Result {
    // Objects of classes made from numbers may have methods of their own.
    let is_number = held_value(cx, operand) == operand;
    if is_number && let Some(result) = on_number(cx, op, operand)? {
        return Ok(result);
    }
    match find_special(cx, operand, method_name(op)) {
        Some(method) => call_special(cx, method, operand, &[]),
        None => {
            let (symbol, given) = (op.symbol(), type_name(cx, operand));
            cx.type_error(format!("bad operand type for unary {symbol}: '{given}'"))
        }
    }
}
