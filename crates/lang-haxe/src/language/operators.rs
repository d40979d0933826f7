//! Operators on dynamic values, and comparison.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::language::CompareOp;
use runtime::object::bound_method::BoundMethod;
use runtime::object::closure::Closure;
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use super::{text, types};

/// A number.
#[derive(Clone, Copy)]
enum Number {
    Int(i32),
    Float(f64),
}

impl Number {
    fn of(value: Value) -> Option<Number> {
        match (value.as_fixnum(), value.as_float()) {
            (Some(int), _) => Some(Number::Int(int as i32)),
            (None, Some(float)) => Some(Number::Float(float)),
            _ => None,
        }
    }

    fn float(self) -> f64 {
        match self {
            Number::Int(int) => f64::from(int),
            Number::Float(float) => float,
        }
    }

    /// As an operand of bitwise operators: the integer part, wrapped.
    fn int(self) -> i32 {
        match self {
            Number::Int(int) => int,
            Number::Float(float) => float as i64 as i32,
        }
    }
}

fn invalid(cx: &mut Context, op: &str, left: Value, right: Value) -> Result {
    let show = |cx: &mut Context, value| text::to_string(cx, value).map(|text| text.to_cow().into_owned());
    let (left, right) = (show(cx, left)?, show(cx, right)?);
    cx.type_error(format!("Invalid operation: {left} {op} {right}"))
}

fn int(value: i32) -> Result {
    Ok(Value::small(i64::from(value)))
}

fn operands(arguments: &[Value]) -> (Value, Value) {
    (arguments[0], arguments[1])
}

fn add(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = operands(arguments);
    if left.cast::<Str>().is_some() || right.cast::<Str>().is_some() {
        return concat(cx, arguments);
    }
    arithmetic(cx, "+", left, right, i32::wrapping_add, |left, right| left + right)
}

fn arithmetic(
    cx: &mut Context,
    op: &str,
    left: Value,
    right: Value,
    ints: fn(i32, i32) -> i32,
    floats: fn(f64, f64) -> f64,
) -> Result {
    match (Number::of(left), Number::of(right)) {
        (Some(Number::Int(left)), Some(Number::Int(right))) => int(ints(left, right)),
        (Some(left), Some(right)) => cx.new_float(floats(left.float(), right.float())),
        _ => invalid(cx, op, left, right),
    }
}

fn sub(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = operands(arguments);
    arithmetic(cx, "-", left, right, i32::wrapping_sub, |left, right| left - right)
}

fn mul(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = operands(arguments);
    arithmetic(cx, "*", left, right, i32::wrapping_mul, |left, right| left * right)
}

fn div(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = operands(arguments);
    match (Number::of(left), Number::of(right)) {
        (Some(left), Some(right)) => cx.new_float(left.float() / right.float()),
        _ => invalid(cx, "/", left, right),
    }
}

fn rem(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = operands(arguments);
    match (Number::of(left), Number::of(right)) {
        (Some(Number::Int(left)), Some(Number::Int(right))) if right != 0 => int(left.wrapping_rem(right)),
        (Some(left), Some(right)) => cx.new_float(left.float() % right.float()),
        _ => invalid(cx, "%", left, right),
    }
}

fn bitwise(cx: &mut Context, op: &str, arguments: &[Value], apply: fn(i32, i32) -> i32) -> Result {
    let (left, right) = operands(arguments);
    match (Number::of(left), Number::of(right)) {
        (Some(left), Some(right)) => int(apply(left.int(), right.int())),
        _ => invalid(cx, op, left, right),
    }
}

fn shl(cx: &mut Context, arguments: &[Value]) -> Result {
    bitwise(cx, "<<", arguments, |left, right| left.wrapping_shl(right as u32))
}

fn shr(cx: &mut Context, arguments: &[Value]) -> Result {
    bitwise(cx, ">>", arguments, |left, right| left.wrapping_shr(right as u32))
}

fn ushr(cx: &mut Context, arguments: &[Value]) -> Result {
    bitwise(cx, ">>>", arguments, |left, right| left.cast_unsigned().wrapping_shr(right as u32).cast_signed())
}

fn and(cx: &mut Context, arguments: &[Value]) -> Result {
    bitwise(cx, "&", arguments, |left, right| left & right)
}

fn or(cx: &mut Context, arguments: &[Value]) -> Result {
    bitwise(cx, "|", arguments, |left, right| left | right)
}

fn xor(cx: &mut Context, arguments: &[Value]) -> Result {
    bitwise(cx, "^", arguments, |left, right| left ^ right)
}

fn neg(cx: &mut Context, arguments: &[Value]) -> Result {
    match Number::of(arguments[0]) {
        Some(Number::Int(value)) => int(value.wrapping_neg()),
        Some(Number::Float(value)) => cx.new_float(-value),
        None => {
            let of = types::type_name(cx, arguments[0]);
            cx.type_error(format!("Invalid operation: -{of}"))
        }
    }
}

fn complement(cx: &mut Context, arguments: &[Value]) -> Result {
    match Number::of(arguments[0]) {
        Some(number) => int(!number.int()),
        None => {
            let of = types::type_name(cx, arguments[0]);
            cx.type_error(format!("Invalid operation: ~{of}"))
        }
    }
}

/// The texts of the arguments in one string.
fn concat(cx: &mut Context, arguments: &[Value]) -> Result {
    if let [left, right] = arguments
        && let (Some(left), Some(right)) = (left.cast::<Str>(), right.cast::<Str>())
    {
        return Ok(cx.concat_two(left, right)?.value());
    }
    let mut out = StringBuilder::new();
    for &argument in arguments {
        text::append(cx, &mut out, argument, 0)?;
    }
    Ok(out.finish(cx)?.value())
}

/// Functions of this file that code calls by name.
pub const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("concat", concat),
    ("dynamic_add", add),
    ("dynamic_and", and),
    ("dynamic_complement", complement),
    ("dynamic_div", div),
    ("dynamic_mul", mul),
    ("dynamic_neg", neg),
    ("dynamic_or", or),
    ("dynamic_rem", rem),
    ("dynamic_shl", shl),
    ("dynamic_shr", shr),
    ("dynamic_sub", sub),
    ("dynamic_ushr", ushr),
    ("dynamic_xor", xor),
];

/// Whether two values are equal by `==`.
pub fn equals(left: Value, right: Value) -> bool {
    if left == right {
        // Not a number is equal to nothing.
        return !left.as_float().is_some_and(f64::is_nan);
    }
    if let (Some(left), Some(right)) = (left.cast::<Str>(), right.cast::<Str>()) {
        return left.equals(&right);
    }
    if let (Some(left), Some(right)) = (Number::of(left), Number::of(right)) {
        return left.float() == right.float();
    }
    if let (Some(left), Some(right)) = (left.cast::<BoundMethod>(), right.cast::<BoundMethod>()) {
        return left.function.get() == right.function.get() && left.receiver.get() == right.receiver.get();
    }
    // Wrappers of the same method, of the same object.
    if let (Some(left), Some(right)) = (left.cast::<Closure>(), right.cast::<Closure>()) {
        let function = left.cell().function();
        let count = function.captures.len();
        return std::ptr::eq(left.cell(), right.cell())
            && function.name != "<function>"
            && count <= 1
            && (0..count).all(|index| left.capture(index) == right.capture(index));
    }
    false
}

/// Compares.
///
/// # Errors
/// When values that have no order are compared.
pub fn compare(cx: &mut Context, op: CompareOp, left: Value, right: Value) -> Result {
    let order = match op {
        CompareOp::Eq => return Ok(Value::bool(equals(left, right))),
        CompareOp::Ne => return Ok(Value::bool(!equals(left, right))),
        _ => order(left, right),
    };
    let Some(order) = order else {
        let (left, right) = (types::type_name(cx, left), types::type_name(cx, right));
        return cx.type_error(format!("Cannot compare {left} and {right}"));
    };
    Ok(Value::bool(match (op, order) {
        // Comparisons with what is not a number are false.
        (_, None) => false,
        (CompareOp::Lt, Some(order)) => order.is_lt(),
        (CompareOp::Le, Some(order)) => order.is_le(),
        (CompareOp::Gt, Some(order)) => order.is_gt(),
        (_, Some(order)) => order.is_ge(),
    }))
}

/// The order of two values: none of Rust's if they have none, `Some(None)` with what is not a number.
#[allow(clippy::option_option)]
fn order(left: Value, right: Value) -> Option<Option<Ordering>> {
    if let (Some(left), Some(right)) = (left.cast::<Str>(), right.cast::<Str>()) {
        return Some(Some(left.compare(&right)));
    }
    let (left, right) = (Number::of(left)?, Number::of(right)?);
    Some(left.float().partial_cmp(&right.float()))
}
