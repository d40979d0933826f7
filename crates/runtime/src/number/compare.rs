//! Exact comparison: an integer is never rounded to be compared with a float.

use std::cmp::Ordering;

use dashu_int::IBig;

use super::Number;
use super::convert::{float_to_big, float_to_small};
use crate::value::Value;

/// The order of two numbers; `None` when one is NaN or no number.
#[must_use]
pub fn compare(a: Value, b: Value) -> Option<Ordering> {
    match (Number::of(a)?, Number::of(b)?) {
        (Number::Small(a), Number::Small(b)) => Some(a.cmp(&b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
        (Number::Float(a), Number::Small(b)) => small_and_float(b, a).map(Ordering::reverse),
        (Number::Small(a), Number::Float(b)) => small_and_float(a, b),
        (Number::Float(a), Number::Big(b)) => big_and_float(&b.to_big(), a).map(Ordering::reverse),
        (Number::Big(a), Number::Float(b)) => big_and_float(&a.to_big(), b),
        (Number::Small(_), Number::Big(b)) => {
            Some(if b.is_negative() { Ordering::Greater } else { Ordering::Less })
        }
        (Number::Big(a), Number::Small(_)) => {
            Some(if a.is_negative() { Ordering::Less } else { Ordering::Greater })
        }
        (Number::Big(a), Number::Big(b)) => Some(a.compare(&b)),
    }
}

/// Whether two numbers are equal; `None` when one is no number.
#[must_use]
pub fn equal(a: Value, b: Value) -> Option<bool> {
    match (Number::of(a)?, Number::of(b)?) {
        (Number::Big(a), Number::Big(b)) => Some(a.equals(&b)),
        (Number::Big(_), Number::Small(_)) | (Number::Small(_), Number::Big(_)) => Some(false),
        _ => Some(compare(a, b) == Some(Ordering::Equal)),
    }
}

fn small_and_float(n: i64, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    match float_to_small(float.trunc()) {
        Some(whole) => {
            Some(n.cmp(&whole).then_with(|| 0.0.partial_cmp(&float.fract()).expect("a finite number")))
        }
        None => Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater }),
    }
}

fn big_and_float(n: &IBig, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    // An integer beyond fixnums never is the whole part of a float that has a fraction.
    Some(n.cmp(&float_to_big(float.trunc())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_and_floats_compare_exactly() {
        let n = (1i64 << 53) + 1;
        assert_eq!(small_and_float(n, n as f64), Some(Ordering::Greater));
        assert_eq!(small_and_float(3, 3.5), Some(Ordering::Less));
        assert_eq!(small_and_float(-3, -3.5), Some(Ordering::Greater));
        assert_eq!(small_and_float(0, -0.0), Some(Ordering::Equal));
        assert_eq!(small_and_float(0, f64::INFINITY), Some(Ordering::Less));
        assert_eq!(small_and_float(0, f64::NAN), None);
        let big = IBig::from(1) << 100;
        assert_eq!(big_and_float(&big, 2f64.powi(100)), Some(Ordering::Equal));
        assert_eq!(big_and_float(&(big + 1), 2f64.powi(100)), Some(Ordering::Greater));
    }
}
