//! The functions of `math` that are about integers.

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::value::Value;

use crate::builtins::{convert, int};
use crate::define::{Method, between, exactly, no_keywords};

/// The functions of this file.
pub(super) const FUNCTIONS: &[Method] = &[
    Method::new("factorial", factorial),
    Method::new("gcd", gcd),
    Method::new("lcm", lcm),
    Method::new("isqrt", isqrt),
    Method::new("comb", comb),
    Method::new("perm", perm),
];

/// The product of the integers from `low` up to `high`, by halves so that factors are of similar size.
fn product(cx: &mut Context, low: u64, high: u64) -> Result<IBig> {
    if low > high {
        return Ok(IBig::ONE);
    }
    if high - low < 16 {
        return Ok((low..=high).fold(IBig::ONE, |product, factor| product * IBig::from(factor)));
    }
    cx.note_work()?;
    let middle = low.midpoint(high);
    let (lower, upper) = (product(cx, low, middle)?, product(cx, middle + 1, high)?);
    number::product(cx, &lower, &upper)
}

fn factorial(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let value = convert::to_index(cx, value)?;
    match convert::to_i64(value) {
        Some(count @ 0..=20) => cx.new_int((1..=count).product()),
        Some(count @ 0..0x7fff_ffff) => {
            let result = product(cx, 1, count as u64)?;
            int::from_big(cx, result)
        }
        _ if int::is_negative(value) => cx.value_error("factorial() not defined for negative values"),
        _ => cx.raise(ErrorKind::Overflow, "factorial() argument should not exceed 9223372036854775807"),
    }
}

fn gcd(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    no_keywords(cx, this, arguments)?;
    let mut divisor = Value::ZERO;
    for &value in arguments.values {
        let value = convert::to_index(cx, value)?;
        divisor = number::gcd(cx, divisor, value)?.unwrap_or(Value::ZERO);
    }
    Ok(divisor)
}

fn lcm(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    no_keywords(cx, this, arguments)?;
    let mut multiple = Value::small(1);
    for &value in arguments.values {
        let value = convert::to_index(cx, value)?;
        if value == Value::ZERO {
            multiple = Value::ZERO;
        }
        if multiple == Value::ZERO {
            continue;
        }
        let divisor = number::gcd(cx, multiple, value)?.unwrap_or(Value::small(1));
        let quotient = convert::binary(cx, BinaryOp::DivFloor, multiple, divisor)?;
        let signed = convert::binary(cx, BinaryOp::Mul, quotient, value)?;
        multiple = number::absolute(cx, signed)?.unwrap_or(signed);
    }
    Ok(multiple)
}

fn isqrt(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let value = convert::to_index(cx, value)?;
    match number::integer_sqrt(cx, value)? {
        Some(root) => Ok(root),
        None => cx.value_error("isqrt() argument must be nonnegative"),
    }
}

/// The product of `count` integers from `from` downward.
fn falling(cx: &mut Context, from: Value, count: u64) -> Result<IBig> {
    if let Some(high) = convert::to_i64(from) {
        return product(cx, high as u64 - count + 1, high as u64);
    }
    let mut factor = convert::to_big(cx, from)?;
    let mut result = IBig::ONE;
    for _ in 0..count {
        cx.note_work()?;
        result *= &factor;
        factor -= 1;
    }
    Ok(result)
}

/// Two arguments that are not negative.
fn two_counts(cx: &mut Context, n: Value, k: Value) -> Result<(Value, Value)> {
    let (n, k) = (convert::to_index(cx, n)?, convert::to_index(cx, k)?);
    if int::is_negative(n) {
        return cx.value_error("n must be a non-negative integer");
    }
    if int::is_negative(k) {
        return cx.value_error("k must be a non-negative integer");
    }
    Ok((n, k))
}

fn is_greater(a: Value, b: Value) -> bool {
    number::compare(a, b) == Some(std::cmp::Ordering::Greater)
}

fn comb(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [n, k] = exactly(cx, this, arguments)?;
    let (n, k) = two_counts(cx, n, k)?;
    if is_greater(k, n) {
        return Ok(Value::ZERO);
    }
    let other = convert::binary(cx, BinaryOp::Sub, n, k)?;
    let few = if is_greater(k, other) { other } else { k };
    let Some(count) = convert::to_i64(few) else {
        return cx.raise(ErrorKind::Overflow, "min(n - k, k) must not exceed 9223372036854775807");
    };
    let numerator = falling(cx, n, count as u64)?;
    let denominator = product(cx, 1, count as u64)?;
    let (combinations, _) = number::divide(cx, &numerator, &denominator)?;
    int::from_big(cx, combinations)
}

fn perm(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let k = values.get(1).copied().filter(|k| !k.is_none()).unwrap_or(values[0]);
    let (n, k) = two_counts(cx, values[0], k)?;
    if is_greater(k, n) {
        return Ok(Value::ZERO);
    }
    let Some(count) = convert::to_i64(k) else {
        return cx.raise(ErrorKind::Overflow, "k must not exceed 9223372036854775807");
    };
    let result = falling(cx, n, count as u64)?;
    int::from_big(cx, result)
}
