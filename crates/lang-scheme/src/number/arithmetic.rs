//! Sum, difference, product and quotient by the rules of contagion: exact numbers stay exact, a float makes the result one.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::BinaryOp;
use runtime::number as machine;
use runtime::value::Value;

use super::{Ratio, by_zero, complex, exact_ratio, is_number, small, to_f64};
use crate::data::expect;

/// The operations that all numbers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Sum.
    Add,
    /// Difference.
    Subtract,
    /// Product.
    Multiply,
    /// Quotient, exact for exact numbers.
    Divide,
}

impl Operation {
    /// Its name in programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Operation::Add => "+",
            Operation::Subtract => "-",
            Operation::Multiply => "*",
            Operation::Divide => "/",
        }
    }

    fn machine(self) -> Option<BinaryOp> {
        match self {
            Operation::Add => Some(BinaryOp::Add),
            Operation::Subtract => Some(BinaryOp::Sub),
            Operation::Multiply => Some(BinaryOp::Mul),
            Operation::Divide => None,
        }
    }

    /// The result for integers, if it is one of a machine word.
    fn fixnums(self, a: i64, b: i64) -> Option<i64> {
        match self {
            Operation::Add => a.checked_add(b),
            Operation::Subtract => a.checked_sub(b),
            Operation::Multiply => a.checked_mul(b),
            Operation::Divide => (b != 0 && a % b == 0).then(|| a / b),
        }
    }

    fn floats(self, a: f64, b: f64) -> f64 {
        match self {
            Operation::Add => a + b,
            Operation::Subtract => a - b,
            Operation::Multiply => a * b,
            Operation::Divide => a / b,
        }
    }

    /// The exact result; the divisor is not zero.
    fn ratios(self, a: &Ratio, b: &Ratio) -> Ratio {
        let (x, y) = (&a.numerator, &a.denominator);
        let (z, w) = (&b.numerator, &b.denominator);
        match self {
            Operation::Add => Ratio::new(x * w + z * y, y * w),
            Operation::Subtract => Ratio::new(x * w - z * y, y * w),
            Operation::Multiply => Ratio::new(x * z, y * w),
            Operation::Divide => Ratio::new(x * w, y * z),
        }
    }
}

/// `a` and `b` combined.
///
/// # Errors
/// When one is no number, or an exact zero divides.
pub fn combine(cx: &mut Context, operation: Operation, a: Value, b: Value) -> Result {
    if let (Some(x), Some(y)) = (a.as_fixnum(), b.as_fixnum())
        && let Some(result) = operation.fixnums(x, y)
    {
        return cx.new_int(result);
    }
    if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
        return cx.new_float(operation.floats(x, y));
    }
    if !is_number(a) {
        return expect::wrong(cx, operation.name(), "a number", a);
    }
    if !is_number(b) {
        return expect::wrong(cx, operation.name(), "a number", b);
    }
    if operation == Operation::Divide && b == Value::ZERO {
        return by_zero(cx, "/");
    }
    if let Some(result) = small::combine(cx, operation, a, b)? {
        return Ok(result);
    }
    if complex::is_complex(a) || complex::is_complex(b) {
        return complex::combine_parts(cx, operation, a, b);
    }
    if (a.as_float().is_some() || b.as_float().is_some())
        && let (Some(a), Some(b)) = (to_f64(a), to_f64(b))
    {
        return cx.new_float(operation.floats(a, b));
    }
    if let Some(op) = operation.machine()
        && let Some(result) = machine::binary(cx, op, a, b)?
    {
        return Ok(result);
    }
    let (Some(a), Some(b)) = (exact_ratio(a), exact_ratio(b)) else {
        return expect::wrong(cx, operation.name(), "a number", a);
    };
    operation.ratios(&a, &b).to_value(cx)
}

/// All of `arguments` combined from the left; one of them with the operation's neutral number, as `(- x)` and `(/ x)` do.
///
/// # Errors
/// As [`combine`].
pub fn fold(cx: &mut Context, operation: Operation, arguments: &[Value]) -> Result {
    let neutral = match operation {
        Operation::Add | Operation::Subtract => Value::ZERO,
        Operation::Multiply | Operation::Divide => Value::small(1),
    };
    match *arguments {
        [] => Ok(neutral),
        // A float's sign survives: `(- 0.0)` is `-0.0`.
        [only] if operation == Operation::Subtract => negate(cx, only),
        [only] => combine(cx, operation, neutral, only),
        [first, ref rest @ ..] => {
            let mut result = first;
            for &argument in rest {
                result = combine(cx, operation, result, argument)?;
            }
            Ok(result)
        }
    }
}

/// `-a`.
///
/// # Errors
/// When it is no number.
pub fn negate(cx: &mut Context, a: Value) -> Result {
    if let Some(result) = machine::negate(cx, a)? {
        return Ok(result);
    }
    match exact_ratio(a) {
        Some(ratio) => Ratio { numerator: -ratio.numerator, ..ratio }.to_value(cx),
        None if complex::is_complex(a) => complex::combine_parts(cx, Operation::Subtract, Value::ZERO, a),
        None => expect::wrong(cx, "-", "a number", a),
    }
}

/// The magnitude of `a`.
///
/// # Errors
/// When it is no number.
pub fn magnitude(cx: &mut Context, name: &str, a: Value) -> Result {
    if let Some(result) = machine::absolute(cx, a)? {
        return Ok(result);
    }
    match super::sign(a) {
        Some(-1) => negate(cx, a),
        Some(_) => Ok(a),
        None => expect::wrong(cx, name, "a number", a),
    }
}
