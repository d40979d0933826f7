//! What the common operands of an instruction yield: shared by the fast handlers and the complete meaning.
//!
//! Each function serves fixnums or floats that are held in their words, and is `None` for everything else.

use abi::value::{FIXNUM_SHIFT, inline_float};
use runtime::language::{BinaryOp, CompareOp};
use runtime::value::Value;

/// Arithmetic of two fixnums with a fixnum as the result.
#[inline(always)]
pub fn fixnums(op: BinaryOp, lhs: Value, rhs: Value) -> Option<Value> {
    debug_assert!(lhs.is_fixnum() && rhs.is_fixnum());
    let (a, b) = (lhs.0 as i64, rhs.0 as i64);
    let word = match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Sub => a.checked_sub(b)?,
        BinaryOp::Mul => (a >> FIXNUM_SHIFT).checked_mul(b)?,
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::DivFloor
        | BinaryOp::ModFloor
        | BinaryOp::DivTrunc
        | BinaryOp::RemTrunc
        | BinaryOp::DivExact
            if b == 0 =>
        {
            return None;
        }
        BinaryOp::DivFloor => return Value::fixnum(div_floor(a >> FIXNUM_SHIFT, b >> FIXNUM_SHIFT)),
        // The shift is common to both, so that the remainder is shifted likewise.
        BinaryOp::ModFloor => mod_floor(a, b),
        // Words are multiples of 4, so that no quotient overflows 64 bits.
        BinaryOp::DivTrunc => return Value::fixnum(a / b),
        BinaryOp::RemTrunc => a % b,
        BinaryOp::DivExact if a % b != 0 => return None,
        BinaryOp::DivExact => return Value::fixnum(a / b),
        BinaryOp::Shl => {
            let (value, count) = (a >> FIXNUM_SHIFT, b >> FIXNUM_SHIFT);
            let fits = (0..62).contains(&count) && (value << count) >> count == value;
            return if fits { Value::fixnum(value << count) } else { None };
        }
        BinaryOp::Shr if b < 0 => return None,
        BinaryOp::Shr => ((a >> FIXNUM_SHIFT) >> (b >> FIXNUM_SHIFT).min(63)) << FIXNUM_SHIFT,
        BinaryOp::DivTrue | BinaryOp::Pow | BinaryOp::Matmul => return None,
    };
    Some(Value(word as u64))
}

/// The quotient rounded down; `b` is not zero.
#[inline(always)]
pub fn div_floor(a: i64, b: i64) -> i64 {
    let quotient = a.wrapping_div(b);
    quotient - ((a % b != 0) && ((a < 0) != (b < 0))) as i64
}

/// The remainder with the sign of `b`, which is not zero.
#[inline(always)]
pub fn mod_floor(a: i64, b: i64) -> i64 {
    let remainder = a.wrapping_rem(b);
    if remainder != 0 && (remainder ^ b) < 0 { remainder + b } else { remainder }
}

/// Arithmetic of two floats that cannot raise.
#[inline(always)]
pub fn floats(op: BinaryOp, a: f64, b: f64) -> Option<f64> {
    Some(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::DivTrue if b != 0.0 => a / b,
        BinaryOp::DivExact => a / b,
        _ => return None,
    })
}

/// The word of a float that has an inline form.
#[inline(always)]
pub fn float_word(float: f64) -> Option<Value> {
    inline_float(float).map(Value)
}

/// Comparison of two fixnums.
#[inline(always)]
pub fn compare_fixnums(op: CompareOp, lhs: Value, rhs: Value) -> bool {
    let (a, b) = (lhs.0 as i64, rhs.0 as i64);
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
    }
}

/// Comparison of two floats.
#[inline(always)]
pub fn compare_floats(op: CompareOp, a: f64, b: f64) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixnums_agree_with_wide_arithmetic() {
        let numbers = [
            0,
            1,
            -1,
            2,
            -2,
            3,
            -3,
            7,
            -7,
            63,
            1 << 40,
            -(1 << 40),
            abi::value::FIXNUM_MAX,
            abi::value::FIXNUM_MIN,
        ];
        for a in numbers {
            for b in numbers {
                let (x, y) = (Value::small(a), Value::small(b));
                let (p, q) = (a as i128, b as i128);
                let expect = |n: i128| i64::try_from(n).ok().and_then(Value::fixnum);
                assert_eq!(fixnums(BinaryOp::Add, x, y), expect(p + q));
                assert_eq!(fixnums(BinaryOp::Sub, x, y), expect(p - q));
                assert_eq!(fixnums(BinaryOp::Mul, x, y), expect(p * q));
                if b != 0 {
                    assert_eq!(
                        fixnums(BinaryOp::DivFloor, x, y),
                        expect((p - p.rem_euclid(q) - if q < 0 && p.rem_euclid(q) != 0 { q } else { 0 }) / q)
                    );
                    let floor_mod = ((p % q) + q) % q;
                    assert_eq!(fixnums(BinaryOp::ModFloor, x, y), expect(floor_mod), "{a} % {b}");
                    assert_eq!(fixnums(BinaryOp::DivTrunc, x, y), expect(p / q));
                    assert_eq!(fixnums(BinaryOp::RemTrunc, x, y), expect(p % q));
                    let exact = if p % q == 0 { expect(p / q) } else { None };
                    assert_eq!(fixnums(BinaryOp::DivExact, x, y), exact);
                }
                if (0..62).contains(&b) {
                    assert_eq!(fixnums(BinaryOp::Shl, x, y), expect(p << q), "{a} << {b}");
                    assert_eq!(fixnums(BinaryOp::Shr, x, y), expect(p >> q));
                }
            }
        }
    }
}
