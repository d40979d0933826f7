//! Numbers of any kind.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::CompareOp;
use runtime::object::string::Str;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::{expect, from_syntax};
use crate::number::arithmetic::{Operation, combine, fold, magnitude};
use crate::number::convert::{self, Rounding, to_exact, to_inexact};
use crate::number::format::number_to_string;
use crate::number::power::{expt, sqrt};
use crate::number::{
    compare, complex, is_exact, is_exact_integer, is_integer, is_number, is_rational, is_real, random, sign,
};
use crate::number::{transcendental, transcendental::unary};
use crate::reader;

pub(super) const NATIVES: &[Native] = &[
    at_least("+", 0, |cx, a| fold(cx, Operation::Add, a)),
    at_least("-", 1, |cx, a| fold(cx, Operation::Subtract, a)),
    at_least("*", 0, |cx, a| fold(cx, Operation::Multiply, a)),
    at_least("/", 1, |cx, a| fold(cx, Operation::Divide, a)),
    at_least("=", 1, |cx, a| compare::chain(cx, CompareOp::Eq, a)),
    at_least("<", 1, |cx, a| compare::chain(cx, CompareOp::Lt, a)),
    at_least(">", 1, |cx, a| compare::chain(cx, CompareOp::Gt, a)),
    at_least("<=", 1, |cx, a| compare::chain(cx, CompareOp::Le, a)),
    at_least(">=", 1, |cx, a| compare::chain(cx, CompareOp::Ge, a)),
    exactly("%number", 1, |cx, a| number(cx, "+", a[0])),
    exactly("number?", 1, |_, a| Ok(Value::bool(is_number(a[0])))),
    exactly("complex?", 1, |_, a| Ok(Value::bool(is_number(a[0])))),
    exactly("real?", 1, |_, a| Ok(Value::bool(is_real(a[0])))),
    exactly("rational?", 1, |_, a| Ok(Value::bool(is_rational(a[0])))),
    exactly("integer?", 1, |_, a| Ok(Value::bool(is_integer(a[0])))),
    exactly("exact?", 1, |cx, a| {
        number(cx, "exact?", a[0])?;
        Ok(Value::bool(has_exact_parts(a[0])))
    }),
    exactly("inexact?", 1, |cx, a| {
        number(cx, "inexact?", a[0])?;
        Ok(Value::bool(!has_exact_parts(a[0])))
    }),
    exactly("exact-integer?", 1, |_, a| Ok(Value::bool(is_exact_integer(a[0])))),
    exactly("exact-rational?", 1, |_, a| Ok(Value::bool(is_exact(a[0])))),
    exactly("exact-nonnegative-integer?", 1, |_, a| {
        Ok(Value::bool(is_exact_integer(a[0]) && sign(a[0]) != Some(-1)))
    }),
    exactly("fixnum?", 1, |_, a| Ok(Value::bool(a[0].is_fixnum()))),
    exactly("bignum?", 1, |_, a| Ok(Value::bool(is_exact_integer(a[0]) && !a[0].is_fixnum()))),
    exactly("ratnum?", 1, |_, a| Ok(Value::bool(is_exact(a[0]) && !is_exact_integer(a[0])))),
    exactly("flonum?", 1, |_, a| Ok(Value::bool(a[0].as_float().is_some()))),
    exactly("nan?", 1, |cx, a| float_test(cx, "nan?", a[0], f64::is_nan)),
    exactly("finite?", 1, |cx, a| float_test(cx, "finite?", a[0], f64::is_finite)),
    exactly("infinite?", 1, |cx, a| float_test(cx, "infinite?", a[0], f64::is_infinite)),
    exactly("zero?", 1, |cx, a| sign_test(cx, "zero?", a[0], 0)),
    exactly("positive?", 1, |cx, a| sign_test(cx, "positive?", a[0], 1)),
    exactly("negative?", 1, |cx, a| sign_test(cx, "negative?", a[0], -1)),
    at_least("max", 1, |cx, a| compare::extremum(cx, "max", CompareOp::Gt, a)),
    at_least("min", 1, |cx, a| compare::extremum(cx, "min", CompareOp::Lt, a)),
    exactly("abs", 1, |cx, a| magnitude(cx, "abs", a[0])),
    exactly("magnitude", 1, |cx, a| match complex::is_complex(a[0]) {
        true => complex::magnitude(cx, a[0]),
        false => magnitude(cx, "magnitude", a[0]),
    }),
    exactly("1+", 1, |cx, a| combine(cx, Operation::Add, a[0], Value::small(1))),
    exactly("-1+", 1, |cx, a| combine(cx, Operation::Subtract, a[0], Value::small(1))),
    exactly("1-", 1, |cx, a| combine(cx, Operation::Subtract, a[0], Value::small(1))),
    exactly("add1", 1, |cx, a| combine(cx, Operation::Add, a[0], Value::small(1))),
    exactly("sub1", 1, |cx, a| combine(cx, Operation::Subtract, a[0], Value::small(1))),
    exactly("square", 1, |cx, a| combine(cx, Operation::Multiply, a[0], a[0])),
    exactly("cube", 1, |cx, a| {
        let square = combine(cx, Operation::Multiply, a[0], a[0])?;
        combine(cx, Operation::Multiply, square, a[0])
    }),
    exactly("exact", 1, |cx, a| to_exact(cx, "exact", a[0])),
    exactly("inexact->exact", 1, |cx, a| to_exact(cx, "inexact->exact", a[0])),
    exactly("inexact", 1, |cx, a| to_inexact(cx, "inexact", a[0])),
    exactly("exact->inexact", 1, |cx, a| to_inexact(cx, "exact->inexact", a[0])),
    exactly("floor", 1, |cx, a| convert::round(cx, "floor", Rounding::Floor, a[0])),
    exactly("ceiling", 1, |cx, a| convert::round(cx, "ceiling", Rounding::Ceiling, a[0])),
    exactly("truncate", 1, |cx, a| convert::round(cx, "truncate", Rounding::Truncate, a[0])),
    exactly("round", 1, |cx, a| convert::round(cx, "round", Rounding::Nearest, a[0])),
    exactly("floor->exact", 1, |cx, a| round_exact(cx, "floor->exact", Rounding::Floor, a[0])),
    exactly("ceiling->exact", 1, |cx, a| round_exact(cx, "ceiling->exact", Rounding::Ceiling, a[0])),
    exactly("truncate->exact", 1, |cx, a| round_exact(cx, "truncate->exact", Rounding::Truncate, a[0])),
    exactly("round->exact", 1, |cx, a| round_exact(cx, "round->exact", Rounding::Nearest, a[0])),
    exactly("rationalize", 2, |cx, a| convert::rationalize(cx, a[0], a[1])),
    exactly("sqrt", 1, |cx, a| sqrt(cx, a[0])),
    exactly("cbrt", 1, |cx, a| unary(cx, "cbrt", f64::cbrt, Some(0), a[0])),
    exactly("expt", 2, |cx, a| expt(cx, a[0], a[1])),
    exactly("exp", 1, |cx, a| unary(cx, "exp", f64::exp, Some(1), a[0])),
    between("log", 1, 2, transcendental::log),
    exactly("sin", 1, |cx, a| unary(cx, "sin", f64::sin, Some(0), a[0])),
    exactly("cos", 1, |cx, a| unary(cx, "cos", f64::cos, Some(1), a[0])),
    exactly("tan", 1, |cx, a| unary(cx, "tan", f64::tan, Some(0), a[0])),
    exactly("asin", 1, |cx, a| unary(cx, "asin", f64::asin, Some(0), a[0])),
    exactly("acos", 1, |cx, a| match a[0] == Value::small(1) {
        true => Ok(Value::ZERO),
        false => unary(cx, "acos", f64::acos, None, a[0]),
    }),
    between("atan", 1, 2, transcendental::atan),
    exactly("sinh", 1, |cx, a| unary(cx, "sinh", f64::sinh, Some(0), a[0])),
    exactly("cosh", 1, |cx, a| unary(cx, "cosh", f64::cosh, Some(1), a[0])),
    exactly("tanh", 1, |cx, a| unary(cx, "tanh", f64::tanh, Some(0), a[0])),
    exactly("asinh", 1, |cx, a| unary(cx, "asinh", f64::asinh, Some(0), a[0])),
    exactly("acosh", 1, |cx, a| unary(cx, "acosh", f64::acosh, None, a[0])),
    exactly("atanh", 1, |cx, a| unary(cx, "atanh", f64::atanh, Some(0), a[0])),
    exactly("real-part", 1, |cx, a| Ok(complex::parts(cx, "real-part", a[0])?.0)),
    exactly("imag-part", 1, |cx, a| Ok(complex::parts(cx, "imag-part", a[0])?.1)),
    exactly("angle", 1, |cx, a| complex::angle(cx, a[0])),
    exactly("make-rectangular", 2, |cx, a| {
        real(cx, "make-rectangular", a[0])?;
        real(cx, "make-rectangular", a[1])?;
        complex::rectangular(cx, a[0], a[1])
    }),
    exactly("make-polar", 2, |cx, a| {
        real(cx, "make-polar", a[0])?;
        complex::polar(cx, a[0], a[1])
    }),
    between("number->string", 1, 2, to_text),
    between("string->number", 1, 2, from_text),
    between("random", 1, 2, |cx, a| random::random(cx, a[0])),
    exactly("random-integer", 1, |cx, a| random::random(cx, a[0])),
    exactly("random-real", 0, |cx, _| {
        let float = random::next_float(cx);
        cx.new_float(float)
    }),
    exactly("random-seed", 1, |cx, a| {
        let seed = expect::fixnum(cx, "random-seed", a[0])?;
        crate::data::state::scheme(cx).random = seed as u64;
        Ok(Value::NONE)
    }),
    at_least("fl+", 0, |cx, a| float_fold(cx, "fl+", Operation::Add, a)),
    at_least("fl-", 1, |cx, a| float_fold(cx, "fl-", Operation::Subtract, a)),
    at_least("fl*", 0, |cx, a| float_fold(cx, "fl*", Operation::Multiply, a)),
    at_least("fl/", 1, |cx, a| float_fold(cx, "fl/", Operation::Divide, a)),
    at_least("fl=?", 1, |cx, a| compare::chain(cx, CompareOp::Eq, a)),
    at_least("fl<?", 1, |cx, a| compare::chain(cx, CompareOp::Lt, a)),
    at_least("fl>?", 1, |cx, a| compare::chain(cx, CompareOp::Gt, a)),
    at_least("fl<=?", 1, |cx, a| compare::chain(cx, CompareOp::Le, a)),
    at_least("fl>=?", 1, |cx, a| compare::chain(cx, CompareOp::Ge, a)),
    at_least("fl=", 1, |cx, a| compare::chain(cx, CompareOp::Eq, a)),
    at_least("fl<", 1, |cx, a| compare::chain(cx, CompareOp::Lt, a)),
    at_least("fl>", 1, |cx, a| compare::chain(cx, CompareOp::Gt, a)),
    at_least("fl<=", 1, |cx, a| compare::chain(cx, CompareOp::Le, a)),
    at_least("fl>=", 1, |cx, a| compare::chain(cx, CompareOp::Ge, a)),
    exactly("fixnum->flonum", 1, |cx, a| to_inexact(cx, "fixnum->flonum", a[0])),
    exactly("flsqrt", 1, |cx, a| unary(cx, "flsqrt", f64::sqrt, None, a[0])),
    exactly("flabs", 1, |cx, a| magnitude(cx, "flabs", a[0])),
    exactly("flfloor", 1, |cx, a| convert::round(cx, "flfloor", Rounding::Floor, a[0])),
];

/// Whether a number is exact in all its parts.
fn has_exact_parts(value: Value) -> bool {
    if complex::is_complex(value) { complex::has_exact_parts(value) } else { is_exact(value) }
}

/// A real argument.
fn real(cx: &mut Context, name: &str, value: Value) -> Result {
    if is_real(value) { Ok(value) } else { expect::wrong(cx, name, "a real number", value) }
}

/// The argument, when it is a number.
fn number(cx: &mut Context, name: &str, value: Value) -> Result {
    if is_number(value) { Ok(value) } else { expect::wrong(cx, name, "a number", value) }
}

fn float_test(cx: &mut Context, name: &str, value: Value, test: fn(f64) -> bool) -> Result {
    match value.as_float() {
        Some(float) => Ok(Value::bool(test(float))),
        None => {
            number(cx, name, value)?;
            Ok(Value::bool(test(0.0)))
        }
    }
}

fn sign_test(cx: &mut Context, name: &str, value: Value, wanted: i32) -> Result {
    if let Some(n) = value.as_fixnum() {
        return Ok(Value::bool(n.signum() == i64::from(wanted)));
    }
    if wanted == 0 && complex::is_complex(value) {
        return Ok(Value::bool(complex::is_zero(value)));
    }
    real(cx, name, value)?;
    Ok(Value::bool(sign(value) == Some(wanted)))
}

fn round_exact(cx: &mut Context, name: &str, rounding: Rounding, value: Value) -> Result {
    let rounded = convert::round(cx, name, rounding, value)?;
    to_exact(cx, name, rounded)
}

fn float_fold(cx: &mut Context, name: &str, operation: Operation, arguments: &[Value]) -> Result {
    for &argument in arguments {
        if argument.as_float().is_none() {
            return expect::wrong(cx, name, "a float", argument);
        }
    }
    match arguments {
        [] => {
            let neutral = fold(cx, operation, arguments)?;
            to_inexact(cx, name, neutral)
        }
        _ => fold(cx, operation, arguments),
    }
}

fn radix(cx: &mut Context, name: &str, arguments: &[Value]) -> Result<u32> {
    match arguments.get(1) {
        None => Ok(10),
        Some(&radix) => match radix.as_fixnum() {
            Some(radix @ 2..=36) => Ok(radix as u32),
            _ => expect::wrong(cx, name, "a radix from 2 to 36", radix),
        },
    }
}

fn to_text(cx: &mut Context, arguments: &[Value]) -> Result {
    let radix = radix(cx, "number->string", arguments)?;
    if let (Some(n), 10) = (arguments[0].as_fixnum(), radix) {
        return Ok(small_to_text(cx, n)?.value());
    }
    let text = match runtime::number::digits(cx, arguments[0], radix)? {
        Some(digits) => Some(digits),
        None => number_to_string(arguments[0], radix),
    };
    match text {
        Some(text) => Ok(cx.new_fresh_string_from(&text)?.value()),
        None => expect::wrong(cx, "number->string", "a number", arguments[0]),
    }
}

/// The decimal text of a fixnum, without memory of Rust's.
fn small_to_text(cx: &mut Context, n: i64) -> Result<runtime::gc::Gc<Str>> {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = n.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if n < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    cx.new_fresh_string(runtime::object::string::Units::Ascii(&digits[at..]))
}

fn from_text(cx: &mut Context, arguments: &[Value]) -> Result {
    let radix = radix(cx, "string->number", arguments)?;
    let text = expect::string(cx, "string->number", arguments[0])?;
    match reader::number::parse_number(&text.to_cow(), radix) {
        Some(number) => from_syntax::number(cx, &number),
        None => Ok(Value::FALSE),
    }
}
