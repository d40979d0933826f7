//! Integers: division, divisors, bits.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::{BinaryOp, CompareOp};
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::expect;
use crate::number::arithmetic::{Operation, fold};
use crate::number::compare;
use crate::number::division::{Division, Part, divide};
use crate::number::integer;

use Division::{Euclidean, Floor, Truncate};
use Part::{Both, Quotient, Remainder};

pub(super) const NATIVES: &[Native] = &[
    exactly("quotient", 2, |cx, a| divide(cx, "quotient", Truncate, Quotient, a[0], a[1])),
    exactly("remainder", 2, |cx, a| divide(cx, "remainder", Truncate, Remainder, a[0], a[1])),
    exactly("modulo", 2, |cx, a| divide(cx, "modulo", Floor, Remainder, a[0], a[1])),
    exactly("truncate-quotient", 2, |cx, a| divide(cx, "truncate-quotient", Truncate, Quotient, a[0], a[1])),
    exactly("truncate-remainder", 2, |cx, a| {
        divide(cx, "truncate-remainder", Truncate, Remainder, a[0], a[1])
    }),
    exactly("truncate/", 2, |cx, a| divide(cx, "truncate/", Truncate, Both, a[0], a[1])),
    exactly("floor-quotient", 2, |cx, a| divide(cx, "floor-quotient", Floor, Quotient, a[0], a[1])),
    exactly("floor-remainder", 2, |cx, a| divide(cx, "floor-remainder", Floor, Remainder, a[0], a[1])),
    exactly("floor/", 2, |cx, a| divide(cx, "floor/", Floor, Both, a[0], a[1])),
    exactly("div", 2, |cx, a| divide(cx, "div", Euclidean, Quotient, a[0], a[1])),
    exactly("mod", 2, |cx, a| divide(cx, "mod", Euclidean, Remainder, a[0], a[1])),
    exactly("div-and-mod", 2, |cx, a| divide(cx, "div-and-mod", Euclidean, Both, a[0], a[1])),
    exactly("quotient/", 2, |cx, a| divide(cx, "quotient/", Truncate, Both, a[0], a[1])),
    exactly("even?", 1, |cx, a| parity(cx, "even?", a[0], false)),
    exactly("odd?", 1, |cx, a| parity(cx, "odd?", a[0], true)),
    at_least("gcd", 0, |cx, a| integer::gcd_lcm(cx, "gcd", false, a)),
    at_least("lcm", 0, |cx, a| integer::gcd_lcm(cx, "lcm", true, a)),
    exactly("numerator", 1, |cx, a| integer::part_of_ratio(cx, "numerator", false, a[0])),
    exactly("denominator", 1, |cx, a| integer::part_of_ratio(cx, "denominator", true, a[0])),
    exactly("exact-integer-sqrt", 1, |cx, a| integer::exact_sqrt(cx, a[0])),
    exactly("isqrt", 1, |cx, a| match runtime::number::integer_sqrt(cx, a[0])? {
        Some(root) => Ok(root),
        None => expect::wrong(cx, "isqrt", "an exact integer that is not negative", a[0]),
    }),
    at_least("bitwise-and", 0, |cx, a| integer::bitwise(cx, "bitwise-and", BinaryOp::BitAnd, -1, a)),
    at_least("bitwise-or", 0, |cx, a| integer::bitwise(cx, "bitwise-or", BinaryOp::BitOr, 0, a)),
    at_least("bitwise-ior", 0, |cx, a| integer::bitwise(cx, "bitwise-ior", BinaryOp::BitOr, 0, a)),
    at_least("bitwise-xor", 0, |cx, a| integer::bitwise(cx, "bitwise-xor", BinaryOp::BitXor, 0, a)),
    at_least("logand", 0, |cx, a| integer::bitwise(cx, "logand", BinaryOp::BitAnd, -1, a)),
    at_least("logior", 0, |cx, a| integer::bitwise(cx, "logior", BinaryOp::BitOr, 0, a)),
    at_least("logor", 0, |cx, a| integer::bitwise(cx, "logor", BinaryOp::BitOr, 0, a)),
    at_least("logxor", 0, |cx, a| integer::bitwise(cx, "logxor", BinaryOp::BitXor, 0, a)),
    exactly("bitwise-not", 1, |cx, a| integer::invert(cx, "bitwise-not", a[0])),
    exactly("lognot", 1, |cx, a| integer::invert(cx, "lognot", a[0])),
    exactly("arithmetic-shift", 2, |cx, a| integer::shift(cx, "arithmetic-shift", a[0], a[1])),
    exactly("bitwise-arithmetic-shift", 2, |cx, a| {
        integer::shift(cx, "bitwise-arithmetic-shift", a[0], a[1])
    }),
    exactly("ash", 2, |cx, a| integer::shift(cx, "ash", a[0], a[1])),
    exactly("shift-left", 2, |cx, a| integer::shift(cx, "shift-left", a[0], a[1])),
    exactly("bitwise-arithmetic-shift-left", 2, |cx, a| {
        integer::shift(cx, "bitwise-arithmetic-shift-left", a[0], a[1])
    }),
    exactly("shift-right", 2, |cx, a| shift_right(cx, "shift-right", a)),
    exactly("bitwise-arithmetic-shift-right", 2, |cx, a| {
        shift_right(cx, "bitwise-arithmetic-shift-right", a)
    }),
    exactly("bit-count", 1, |cx, a| integer::bit_count(cx, "bit-count", a[0])),
    exactly("bitwise-bit-count", 1, |cx, a| integer::bit_count(cx, "bitwise-bit-count", a[0])),
    exactly("logcount", 1, |cx, a| integer::bit_count(cx, "logcount", a[0])),
    exactly("integer-length", 1, |cx, a| integer::bit_length(cx, "integer-length", a[0])),
    exactly("bitwise-length", 1, |cx, a| integer::bit_length(cx, "bitwise-length", a[0])),
    exactly("first-set-bit", 1, |cx, a| integer::first_bit(cx, "first-set-bit", a[0])),
    exactly("bitwise-first-bit-set", 1, |cx, a| integer::first_bit(cx, "bitwise-first-bit-set", a[0])),
    exactly("bit-set?", 2, |cx, a| integer::bit_is_set(cx, "bit-set?", a[1], a[0])),
    exactly("logbit?", 2, |cx, a| integer::bit_is_set(cx, "logbit?", a[1], a[0])),
    exactly("bitwise-bit-set?", 2, |cx, a| integer::bit_is_set(cx, "bitwise-bit-set?", a[0], a[1])),
    at_least("fx+", 0, |cx, a| small_fold(cx, "fx+", Operation::Add, a)),
    at_least("fx-", 1, |cx, a| small_fold(cx, "fx-", Operation::Subtract, a)),
    at_least("fx*", 0, |cx, a| small_fold(cx, "fx*", Operation::Multiply, a)),
    exactly("fxquotient", 2, |cx, a| divide(cx, "fxquotient", Truncate, Quotient, a[0], a[1])),
    exactly("fxremainder", 2, |cx, a| divide(cx, "fxremainder", Truncate, Remainder, a[0], a[1])),
    exactly("fxmodulo", 2, |cx, a| divide(cx, "fxmodulo", Floor, Remainder, a[0], a[1])),
    exactly("fxdiv", 2, |cx, a| divide(cx, "fxdiv", Euclidean, Quotient, a[0], a[1])),
    exactly("fxmod", 2, |cx, a| divide(cx, "fxmod", Euclidean, Remainder, a[0], a[1])),
    at_least("fx=?", 1, |cx, a| compare::chain(cx, CompareOp::Eq, a)),
    at_least("fx<?", 1, |cx, a| compare::chain(cx, CompareOp::Lt, a)),
    at_least("fx>?", 1, |cx, a| compare::chain(cx, CompareOp::Gt, a)),
    at_least("fx<=?", 1, |cx, a| compare::chain(cx, CompareOp::Le, a)),
    at_least("fx>=?", 1, |cx, a| compare::chain(cx, CompareOp::Ge, a)),
    at_least("fx=", 1, |cx, a| compare::chain(cx, CompareOp::Eq, a)),
    at_least("fx<", 1, |cx, a| compare::chain(cx, CompareOp::Lt, a)),
    at_least("fx>", 1, |cx, a| compare::chain(cx, CompareOp::Gt, a)),
    at_least("fx<=", 1, |cx, a| compare::chain(cx, CompareOp::Le, a)),
    at_least("fx>=", 1, |cx, a| compare::chain(cx, CompareOp::Ge, a)),
    at_least("fxand", 0, |cx, a| integer::bitwise(cx, "fxand", BinaryOp::BitAnd, -1, a)),
    at_least("fxior", 0, |cx, a| integer::bitwise(cx, "fxior", BinaryOp::BitOr, 0, a)),
    at_least("fxxor", 0, |cx, a| integer::bitwise(cx, "fxxor", BinaryOp::BitXor, 0, a)),
    exactly("fxnot", 1, |cx, a| integer::invert(cx, "fxnot", a[0])),
    exactly("fxsll", 2, |cx, a| integer::shift(cx, "fxsll", a[0], a[1])),
    exactly("fxsra", 2, |cx, a| shift_right(cx, "fxsra", a)),
    exactly("fxarithmetic-shift-left", 2, |cx, a| integer::shift(cx, "fxarithmetic-shift-left", a[0], a[1])),
    exactly("fxarithmetic-shift-right", 2, |cx, a| shift_right(cx, "fxarithmetic-shift-right", a)),
    exactly("fxzero?", 1, |cx, a| Ok(Value::bool(expect::fixnum(cx, "fxzero?", a[0])? == 0))),
    between("greatest-fixnum", 0, 0, |_, _| Ok(Value::small(abi::value::FIXNUM_MAX))),
    between("most-positive-fixnum", 0, 0, |_, _| Ok(Value::small(abi::value::FIXNUM_MAX))),
    between("least-fixnum", 0, 0, |_, _| Ok(Value::small(abi::value::FIXNUM_MIN))),
    between("most-negative-fixnum", 0, 0, |_, _| Ok(Value::small(abi::value::FIXNUM_MIN))),
    between("fixnum-width", 0, 0, |_, _| Ok(Value::small(62))),
];

fn parity(cx: &mut Context, name: &str, value: Value, is_odd: bool) -> Result {
    if let Some(n) = value.as_fixnum() {
        return Ok(Value::bool((n & 1 != 0) == is_odd));
    }
    let rest = divide(cx, name, Floor, Remainder, value, Value::small(2))?;
    Ok(Value::bool((crate::number::sign(rest) != Some(0)) == is_odd))
}

fn shift_right(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let count = expect::fixnum(cx, name, arguments[1])?;
    integer::shift(cx, name, arguments[0], Value::small(-count))
}

/// Arithmetic of fixnums, whose result must be one.
fn small_fold(cx: &mut Context, name: &str, operation: Operation, arguments: &[Value]) -> Result {
    for &argument in arguments {
        expect::fixnum(cx, name, argument)?;
    }
    let result = fold(cx, operation, arguments)?;
    match result.is_fixnum() {
        true => Ok(result),
        false => crate::data::error::fail(cx, &format!("{name}: the result is no fixnum:"), &[result]),
    }
}
