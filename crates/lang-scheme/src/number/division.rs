//! Division of integers: rounded to zero, rounded down, and Euclid's; of floats without fraction as well.

use dashu_int::IBig;
use dashu_int::ops::DivRem;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::number as machine;
use runtime::value::Value;

use super::{by_zero, is_integer};
use crate::data::expect;

/// How a quotient of integers is rounded; the remainder is what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// Down: the remainder has the divisor's sign.
    Floor,
    /// To zero: the remainder has the dividend's sign.
    Truncate,
    /// So that the remainder is not negative.
    Euclidean,
}

/// Quotient rounded down and remainder with the sign of `b`, which is not zero.
#[must_use]
pub fn floor_divide(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (quotient, rest) = a.div_rem(b);
    if !rest.is_zero() && (rest < IBig::ZERO) != (*b < IBig::ZERO) {
        (quotient - 1, rest + b)
    } else {
        (quotient, rest)
    }
}

impl Division {
    fn small(self, a: i64, b: i64) -> (i64, i64) {
        let (quotient, rest) = (a / b, a % b);
        match self {
            Division::Floor if rest != 0 && (rest < 0) != (b < 0) => (quotient - 1, rest + b),
            Division::Euclidean => (a.div_euclid(b), a.rem_euclid(b)),
            _ => (quotient, rest),
        }
    }

    fn big(self, cx: &mut Context, a: &IBig, b: &IBig) -> Result<(IBig, IBig)> {
        let (quotient, rest) = machine::divide(cx, a, b)?;
        let (is_negative, is_divisor_negative) = (rest < IBig::ZERO, *b < IBig::ZERO);
        Ok(match self {
            Division::Floor if !rest.is_zero() && is_negative != is_divisor_negative => {
                (quotient - 1, rest + b)
            }
            Division::Euclidean if is_negative && is_divisor_negative => (quotient + 1, rest - b),
            Division::Euclidean if is_negative => (quotient - 1, rest + b),
            _ => (quotient, rest),
        })
    }

    fn floats(self, a: f64, b: f64) -> (f64, f64) {
        let rest = a % b;
        let quotient = ((a - rest) / b).round();
        match self {
            Division::Floor if rest != 0.0 && (rest < 0.0) != (b < 0.0) => (quotient - 1.0, rest + b),
            Division::Euclidean if rest < 0.0 => {
                if b > 0.0 {
                    (quotient - 1.0, rest + b)
                } else {
                    (quotient + 1.0, rest - b)
                }
            }
            _ => (quotient, rest),
        }
    }
}

/// Which results of a division are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The quotient.
    Quotient,
    /// The remainder.
    Remainder,
    /// Both, as two values.
    Both,
}

/// Divides integers.
///
/// # Errors
/// When one is no integer, or the divisor is zero.
pub fn divide(cx: &mut Context, name: &str, division: Division, part: Part, a: Value, b: Value) -> Result {
    for value in [a, b] {
        if !is_integer(value) {
            return expect::wrong(cx, name, "an integer", value);
        }
    }
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        if b == 0 {
            return by_zero(cx, name);
        }
        let (quotient, rest) = division.small(a, b);
        return match part {
            Part::Quotient => cx.new_int(quotient),
            Part::Remainder => Ok(Value::small(rest)),
            Part::Both => {
                let quotient = cx.new_int(quotient)?;
                Ok(cx.new_tuple(&[quotient, Value::small(rest)])?.value())
            }
        };
    }
    if let (Some(a), Some(b)) = (machine::to_big(a), machine::to_big(b)) {
        if b.is_zero() {
            return by_zero(cx, name);
        }
        let (quotient, rest) = division.big(cx, &a, &b)?;
        return match part {
            Part::Quotient => cx.new_int_from_big(&quotient),
            Part::Remainder => cx.new_int_from_big(&rest),
            Part::Both => {
                let quotient = cx.new_int_from_big(&quotient)?;
                let rest = cx.new_int_from_big(&rest)?;
                Ok(cx.new_tuple(&[quotient, rest])?.value())
            }
        };
    }
    let (a, b) = (super::float_argument(cx, name, a)?, super::float_argument(cx, name, b)?);
    if b == 0.0 {
        return by_zero(cx, name);
    }
    let (quotient, rest) = division.floats(a, b);
    match part {
        Part::Quotient => cx.new_float(quotient),
        Part::Remainder => cx.new_float(rest),
        Part::Both => {
            let (quotient, rest) = (cx.new_float(quotient)?, cx.new_float(rest)?);
            Ok(cx.new_tuple(&[quotient, rest])?.value())
        }
    }
}
