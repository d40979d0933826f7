//! Operations with two operands by kind of operands, and the simple ones.

use dashu_int::IBig;
use dashu_int::ops::{Abs, BitTest};

use super::{Number, bitwise, check_size, division, int_to_f64, limbs, power, product};
use crate::context::Context;
use crate::exception::Result;
use crate::language::BinaryOp;
use crate::value::Value;

/// `a op b`.
///
/// # Errors
/// Division by zero, a negative shift count, results that are too large.
#[inline]
pub fn binary(cx: &mut Context, op: BinaryOp, a: Value, b: Value) -> Result<Option<Value>> {
    if let (Some(a), Some(b)) = (a.as_fixnum(), b.as_fixnum()) {
        return small(cx, op, a, b);
    }
    match (Number::of(a), Number::of(b)) {
        (Some(a), Some(b)) => numbers(cx, op, a, b),
        _ => Ok(None),
    }
}

fn numbers(cx: &mut Context, op: BinaryOp, a: Number, b: Number) -> Result<Option<Value>> {
    if matches!(op, BinaryOp::DivTrunc | BinaryOp::RemTrunc | BinaryOp::DivExact) {
        return division::unrounded(cx, op, a, b);
    }
    let (a, b) = match (a, b) {
        (Number::Float(a), Number::Float(b)) => (a, b),
        (Number::Float(a), b) if is_for_floats(op) => (a, as_float(cx, b)?),
        (a, Number::Float(b)) if is_for_floats(op) => (as_float(cx, a)?, b),
        (a, b) => {
            if let (Some(a), Some(b)) = (a.to_i128(), b.to_i128())
                && let Some(result) = wide(op, a, b)
            {
                return cx.new_int_from_i128(result).map(Some);
            }
            if let Some(result) = limbs::binary(cx, op, &a, &b)? {
                return Ok(Some(result));
            }
            return match (a.to_big(), b.to_big()) {
                (Some(a), Some(b)) => big(cx, op, &a, &b),
                _ => Ok(None),
            };
        }
    };
    floats(cx, op, a, b)
}

fn as_float(cx: &mut Context, number: Number) -> Result<f64> {
    match number {
        Number::Small(n) => Ok(n as f64),
        Number::Float(float) => Ok(float),
        Number::Big(big) if cx.language().is_infinite_when_too_large() => {
            let float = super::convert::limbs_to_f64(big.is_negative(), big.limbs());
            Ok(float.unwrap_or(if big.is_negative() { f64::NEG_INFINITY } else { f64::INFINITY }))
        }
        Number::Big(big) => int_to_f64(cx, big.value()),
    }
}

fn is_for_floats(op: BinaryOp) -> bool {
    use BinaryOp::{Add, DivFloor, DivTrue, ModFloor, Mul, Pow, Sub};
    matches!(op, Add | Sub | Mul | DivTrue | DivFloor | ModFloor | Pow)
}

fn small(cx: &mut Context, op: BinaryOp, a: i64, b: i64) -> Result<Option<Value>> {
    let result = match op {
        // Fixnums have 62 bits, so these do not overflow.
        BinaryOp::Add => cx.new_int(a + b),
        BinaryOp::Sub => cx.new_int(a - b),
        BinaryOp::Mul => match a.checked_mul(b) {
            Some(product) => cx.new_int(product),
            None => cx.new_int_from_i128(i128::from(a) * i128::from(b)),
        },
        BinaryOp::DivTrue => division::divide_small(cx, a, b),
        BinaryOp::DivFloor => division::div_floor_small(cx, a, b),
        BinaryOp::ModFloor => division::mod_floor_small(cx, a, b),
        BinaryOp::Pow => return power::pow_small(cx, a, b),
        BinaryOp::Shl => bitwise::shift_left_small(cx, a, b),
        BinaryOp::Shr => bitwise::shift_right_small(cx, a, b),
        BinaryOp::BitAnd => Ok(Value::small(a & b)),
        BinaryOp::BitOr => Ok(Value::small(a | b)),
        BinaryOp::BitXor => Ok(Value::small(a ^ b)),
        BinaryOp::DivTrunc | BinaryOp::RemTrunc | BinaryOp::DivExact => {
            return division::unrounded(cx, op, Number::Small(a), Number::Small(b));
        }
        BinaryOp::Matmul => return Ok(None),
    };
    result.map(Some)
}

fn floats(cx: &mut Context, op: BinaryOp, a: f64, b: f64) -> Result<Option<Value>> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::DivTrue if b == 0.0 => return division::by_zero(cx, "float division by zero"),
        BinaryOp::DivTrue => a / b,
        BinaryOp::DivFloor if b == 0.0 => return division::by_zero(cx, "float floor division by zero"),
        BinaryOp::DivFloor => division::float_div_floor(a, b),
        BinaryOp::ModFloor if b == 0.0 => return division::by_zero(cx, "float modulo"),
        BinaryOp::ModFloor => division::float_mod_floor(a, b),
        BinaryOp::Pow => return power::pow_floats(cx, a, b),
        _ => return Ok(None),
    };
    cx.new_float(result).map(Some)
}

/// The most frequent operations, when native integers suffice for operands and result.
fn wide(op: BinaryOp, a: i128, b: i128) -> Option<i128> {
    match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::ModFloor if b > 0 => Some(a.rem_euclid(b)),
        BinaryOp::DivFloor if b > 0 => Some(a.div_euclid(b)),
        BinaryOp::BitAnd => Some(a & b),
        BinaryOp::BitOr => Some(a | b),
        BinaryOp::BitXor => Some(a ^ b),
        _ => None,
    }
}

/// At least one operand is no fixnum.
fn big(cx: &mut Context, op: BinaryOp, a: &IBig, b: &IBig) -> Result<Option<Value>> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => {
            check_size(cx, a.bit_len() as u128 + b.bit_len() as u128)?;
            product::product(cx, a, b)?
        }
        BinaryOp::DivTrue => return division::divide_big(cx, a, b).map(Some),
        BinaryOp::DivFloor if b.is_zero() => return division::by_zero(cx, division::INTEGER_DIVISION),
        BinaryOp::DivFloor => division::div_mod_floor_big(cx, a, b)?.0,
        BinaryOp::ModFloor if b.is_zero() => return division::by_zero(cx, division::INTEGER_MODULO),
        BinaryOp::ModFloor => division::div_mod_floor_big(cx, a, b)?.1,
        BinaryOp::Pow => return power::pow_big(cx, a, b),
        BinaryOp::Shl => return bitwise::shift_left_big(cx, a, b).map(Some),
        BinaryOp::Shr => return bitwise::shift_right_big(cx, a, b).map(Some),
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::Matmul | BinaryOp::DivTrunc | BinaryOp::RemTrunc | BinaryOp::DivExact => return Ok(None),
    };
    cx.new_int_from_big(&result).map(Some)
}

/// `-a`.
///
/// # Errors
/// When memory is exhausted.
pub fn negate(cx: &mut Context, a: Value) -> Result<Option<Value>> {
    let result = match Number::of(a) {
        Some(Number::Small(n)) => cx.new_int(-n),
        Some(Number::Float(float)) => cx.new_float(-float),
        Some(Number::Big(big)) => cx.new_int_from_big(&-big.to_big()),
        None => return Ok(None),
    };
    result.map(Some)
}

/// The magnitude of `a`.
///
/// # Errors
/// When memory is exhausted.
pub fn absolute(cx: &mut Context, a: Value) -> Result<Option<Value>> {
    let result = match Number::of(a) {
        Some(Number::Small(n)) => cx.new_int(n.abs()),
        Some(Number::Float(float)) => cx.new_float(float.abs()),
        Some(Number::Big(big)) => match big.is_negative() {
            true => cx.new_int_from_big(&big.to_big().abs()),
            false => Ok(a),
        },
        None => return Ok(None),
    };
    result.map(Some)
}
