//! Division: true, and rounded towards minus infinity with the remainder that belongs to it.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign};

use super::convert::round_scaled;
use super::quotient::{divide, divide_magnitudes};
use super::{Number, to_big};
use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::language::BinaryOp;
use crate::value::Value;

pub(super) const INTEGER_DIVISION: &str = "integer division or modulo by zero";
pub(super) const INTEGER_MODULO: &str = "integer modulo by zero";

/// Integers up to this magnitude are floats exactly.
const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

#[cold]
pub(super) fn by_zero<T>(cx: &mut Context, message: &str) -> Result<T> {
    cx.raise(ErrorKind::ZeroDivision, message)
}

pub(super) fn divide_small(cx: &mut Context, a: i64, b: i64) -> Result {
    if b == 0 {
        by_zero(cx, "division by zero")
    } else if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        cx.new_float(a as f64 / b as f64)
    } else {
        divide_big(cx, &IBig::from(a), &IBig::from(b))
    }
}

/// The float nearest to the quotient.
pub(super) fn divide_big(cx: &mut Context, a: &IBig, b: &IBig) -> Result {
    if b.is_zero() {
        return by_zero(cx, "division by zero");
    }
    match divide_rounded(cx, a, b)? {
        Some(quotient) => cx.new_float(quotient),
        None => cx.raise(ErrorKind::Overflow, "integer division result too large for a float"),
    }
}

/// The float nearest to `a / b`, where `b` is not zero; `None` when it is too large.
fn divide_rounded(cx: &mut Context, a: &IBig, b: &IBig) -> Result<Option<f64>> {
    let sign = if a.sign() == b.sign() { 1.0 } else { -1.0 };
    let (a, b) = (a.unsigned_abs(), b.unsigned_abs());
    if a.is_zero() {
        return Ok(Some(0.0 * sign));
    }
    // So many bits that the quotient has 65 or 66 of them; the remainder only says whether it is exact.
    let extra = 66 - (a.bit_len() as i64 - b.bit_len() as i64);
    if extra > 1300 {
        return Ok(Some(0.0 * sign));
    }
    let shift = extra.unsigned_abs() as usize;
    let (a, b) = if extra >= 0 { (a << shift, b) } else { (a, b << shift) };
    let (quotient, rest) = divide_magnitudes(cx, a, b)?;
    let quotient = u128::try_from(quotient).expect("a quotient of 66 bits");
    Ok(round_scaled(quotient, !rest.is_zero(), -extra).map(|magnitude| magnitude * sign))
}

pub(super) fn div_floor_small(cx: &mut Context, a: i64, b: i64) -> Result {
    if b == 0 {
        return by_zero(cx, INTEGER_DIVISION);
    }
    let quotient = a / b;
    cx.new_int(if a % b != 0 && (a ^ b) < 0 { quotient - 1 } else { quotient })
}

pub(super) fn mod_floor_small(cx: &mut Context, a: i64, b: i64) -> Result {
    if b == 0 {
        return by_zero(cx, INTEGER_MODULO);
    }
    let rest = a % b;
    Ok(Value::small(if rest != 0 && (rest ^ b) < 0 { rest + b } else { rest }))
}

/// Quotient rounded towards zero, its remainder, or the quotient when the division comes out even. What languages see
/// differently is left to them: division by zero, and but for the even quotient floats that are not whole and operands of
/// different kinds.
///
/// # Errors
/// When memory is exhausted.
pub(super) fn unrounded(cx: &mut Context, op: BinaryOp, a: Number, b: Number) -> Result<Option<Value>> {
    let is_exact = op == BinaryOp::DivExact;
    let floats = match (a, b) {
        (Number::Float(a), Number::Float(b)) => Some((a, b)),
        (Number::Small(a), Number::Float(b)) if is_exact => Some((a as f64, b)),
        (Number::Float(a), Number::Small(b)) if is_exact && b != 0 => Some((a, b as f64)),
        _ => None,
    };
    if let Some((a, b)) = floats {
        let are_whole = a.fract() == 0.0 && b.fract() == 0.0 && b != 0.0;
        return match op {
            BinaryOp::DivExact => cx.new_float(a / b).map(Some),
            BinaryOp::DivTrunc if are_whole => cx.new_float((a - a % b) / b).map(Some),
            BinaryOp::RemTrunc if are_whole => cx.new_float(a % b).map(Some),
            _ => Ok(None),
        };
    }
    if let (Some(a), Some(b)) = (a.to_i128(), b.to_i128())
        && let (Some(quotient), Some(rest)) = (a.checked_div(b), a.checked_rem(b))
    {
        return match op {
            BinaryOp::RemTrunc => cx.new_int_from_i128(rest).map(Some),
            BinaryOp::DivExact if rest != 0 => Ok(None),
            _ => cx.new_int_from_i128(quotient).map(Some),
        };
    }
    let (Some(a), Some(b)) = (a.to_big(), b.to_big()) else { return Ok(None) };
    if b.is_zero() {
        return Ok(None);
    }
    let (quotient, rest) = divide(cx, &a, &b)?;
    match op {
        BinaryOp::RemTrunc => cx.new_int_from_big(&rest).map(Some),
        BinaryOp::DivExact if !rest.is_zero() => Ok(None),
        _ => cx.new_int_from_big(&quotient).map(Some),
    }
}

/// Quotient rounded down and remainder with the sign of `b`, which is not zero.
///
/// # Errors
/// When the program is to stop.
pub(super) fn div_mod_floor_big(cx: &mut Context, a: &IBig, b: &IBig) -> Result<(IBig, IBig)> {
    let (quotient, rest) = divide(cx, a, b)?;
    let is_negative = |n: &IBig| n.sign() == Sign::Negative;
    Ok(if !rest.is_zero() && is_negative(&rest) != is_negative(b) {
        (quotient - 1, rest + b)
    } else {
        (quotient, rest)
    })
}

/// The remainder of floats with the sign of `a`.
#[must_use]
pub fn float_rem(a: f64, b: f64) -> f64 {
    /// Whole numbers below it are exact as floats.
    const EXACT: f64 = (1u64 << f64::MANTISSA_DIGITS) as f64;
    // Whole numbers are divided as such: the general way goes bit by bit (8.6 ns to 1.3 for a step of Collatz).
    if a.abs() < EXACT && b.abs() < EXACT {
        let (n, m) = (a as i64, b as i64);
        if n as f64 == a && m as f64 == b && m != 0 {
            return ((n % m) as f64).copysign(a);
        }
    }
    a % b
}

/// The remainder of floats with the sign of `b`, which is not zero.
#[must_use]
pub fn float_mod_floor(a: f64, b: f64) -> f64 {
    let rest = float_rem(a, b);
    if rest == 0.0 {
        0f64.copysign(b)
    } else if (rest < 0.0) != (b < 0.0) {
        rest + b
    } else {
        rest
    }
}

/// The quotient of floats rounded down; `b` is not zero.
#[must_use]
pub fn float_div_floor(a: f64, b: f64) -> f64 {
    let rest = float_rem(a, b);
    // The division is exact or nearly so, since the remainder is exact.
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f64.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

/// `a // b` and `a % b`.
///
/// # Errors
/// Division by zero.
pub fn div_mod_floor(cx: &mut Context, a: Value, b: Value) -> Result<Option<(Value, Value)>> {
    if let (Some(n), Some(m)) = (a.as_fixnum(), b.as_fixnum()) {
        let quotient = div_floor_small(cx, n, m)?;
        return Ok(Some((quotient, mod_floor_small(cx, n, m)?)));
    }
    if let (Some(n), Some(m)) = (to_big(a), to_big(b)) {
        if m.is_zero() {
            return by_zero(cx, INTEGER_DIVISION);
        }
        let (quotient, rest) = div_mod_floor_big(cx, &n, &m)?;
        let quotient = cx.new_int_from_big(&quotient)?;
        return Ok(Some((quotient, cx.new_int_from_big(&rest)?)));
    }
    if Number::of(a).is_none() || Number::of(b).is_none() {
        return Ok(None);
    }
    let (Some(n), Some(m)) = (super::to_f64(cx, a)?, super::to_f64(cx, b)?) else { return Ok(None) };
    if m == 0.0 {
        return by_zero(cx, "float divmod()");
    }
    let quotient = cx.new_float(float_div_floor(n, m))?;
    Ok(Some((quotient, cx.new_float(float_mod_floor(n, m))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_round_towards_minus_infinity() {
        for (a, b, quotient, rest) in [
            (7.0, 2.0, 3.0, 1.0),
            (-7.0, 2.0, -4.0, 1.0),
            (7.0, -2.0, -4.0, -1.0),
            (-5.0, f64::INFINITY, -1.0, f64::INFINITY),
            (5.0, f64::INFINITY, 0.0, 5.0),
            (1.0, 0.1, 9.0, 0.09999999999999995),
        ] {
            assert_eq!((float_div_floor(a, b), float_mod_floor(a, b)), (quotient, rest), "{a} {b}");
        }
        assert!(float_div_floor(-0.0, 1.0).is_sign_negative());
        assert!(float_mod_floor(4.0, -2.0).is_sign_negative());
    }

    #[test]
    fn quotients_of_integers_are_the_nearest_floats() {
        crate::testing::with_context(|cx| {
            let ten = IBig::from(10);
            let mut divide = |a: &IBig, b: &IBig| divide_rounded(cx, a, b).unwrap();
            assert_eq!(divide(&ten.pow(400), &ten.pow(399)), Some(10.0));
            assert_eq!(divide(&-ten.pow(400), &(ten.pow(400) * 3)), Some(-1.0 / 3.0));
            assert_eq!(divide(&ten.pow(400), &IBig::from(3)), None);
            assert_eq!(divide(&IBig::from(1), &ten.pow(400)), Some(0.0));
            assert_eq!(divide(&IBig::from(1), &ten.pow(320)), Some(1e-320));
            assert_eq!(divide(&IBig::from(9007199254740993i64), &IBig::from(1)), Some(9007199254740992.0));
            assert_eq!(divide(&IBig::from(9007199254740995i64), &IBig::from(1)), Some(9007199254740996.0));
        });
    }
}
