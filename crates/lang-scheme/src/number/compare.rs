//! Comparison, exact between kinds: no number is rounded to be compared.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::CompareOp;
use runtime::number as machine;
use runtime::value::Value;

use super::convert::float_to_ratio;
use super::small::Small;
use super::{Real, complex, exact_ratio, is_number, is_real, real};
use crate::data::expect;

/// The order of two numbers; `None` when one is NaN or none.
#[must_use]
pub fn order(a: Value, b: Value) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        return Some(a.cmp(&b));
    }
    if let (Some(a), Some(b)) = (Small::of(a), Small::of(b)) {
        return Some(a.order(b));
    }
    match (real(a)?, real(b)?) {
        (Real::Ratio(_), Real::Float(float)) => order_with_float(a, float),
        (Real::Float(float), Real::Ratio(_)) => order_with_float(b, float).map(Ordering::reverse),
        (Real::Ratio(_), _) | (_, Real::Ratio(_)) => {
            let (a, b) = (exact_ratio(a)?, exact_ratio(b)?);
            Some((&a.numerator * &b.denominator).cmp(&(&b.numerator * &a.denominator)))
        }
        _ => machine::compare(a, b),
    }
}

fn order_with_float(exact: Value, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    let Some(other) = float_to_ratio(float) else {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    };
    let exact = exact_ratio(exact)?;
    Some((&exact.numerator * &other.denominator).cmp(&(&other.numerator * &exact.denominator)))
}

/// The name of a comparison in programs.
#[must_use]
pub fn name(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Lt => "<",
        CompareOp::Le => "<=",
        CompareOp::Gt => ">",
        CompareOp::Ge => ">=",
        CompareOp::Eq | CompareOp::Ne => "=",
    }
}

/// Whether two numbers compare so.
///
/// # Errors
/// When one is none.
pub fn compare(cx: &mut Context, op: CompareOp, a: Value, b: Value) -> Result<bool> {
    compare_named(cx, name(op), op, a, b)
}

fn compare_named(cx: &mut Context, name: &str, op: CompareOp, a: Value, b: Value) -> Result<bool> {
    let order = order(a, b);
    if order.is_none() {
        let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        if is_equality && (complex::is_complex(a) || complex::is_complex(b)) {
            return Ok(complex::equal(cx, a, b)? == (op == CompareOp::Eq));
        }
        for value in [a, b] {
            if !is_real(value) {
                let expected = if is_equality { "a number" } else { "a real number" };
                return expect::wrong(cx, name, expected, value);
            }
        }
    }
    Ok(op.holds(order))
}

/// Whether each of `arguments` compares so to the next.
///
/// # Errors
/// When one is no number.
pub fn chain(cx: &mut Context, op: CompareOp, arguments: &[Value]) -> Result {
    if let [only] = *arguments
        && !is_number(only)
    {
        return expect::wrong(cx, name(op), "a number", only);
    }
    let mut holds = true;
    for pair in arguments.windows(2) {
        // All are looked at, for each must be a number.
        holds &= compare(cx, op, pair[0], pair[1])?;
    }
    Ok(Value::bool(holds))
}

/// The least or, when `op` is `Gt`, the greatest of `arguments`; a float when one of them is.
///
/// # Errors
/// When one is no number.
pub fn extremum(cx: &mut Context, name: &str, op: CompareOp, arguments: &[Value]) -> Result {
    let mut best = arguments[0];
    let mut is_inexact = false;
    for &argument in arguments {
        if !is_real(argument) {
            return expect::wrong(cx, name, "a real number", argument);
        }
        is_inexact |= argument.as_float().is_some();
        let is_nan = argument.as_float().is_some_and(f64::is_nan);
        if is_nan || compare_named(cx, name, op, argument, best)? {
            best = argument;
        }
        if best.as_float().is_some_and(f64::is_nan) {
            return Ok(best);
        }
    }
    if is_inexact { super::convert::to_inexact(cx, name, best) } else { Ok(best) }
}
