//! Pseudo-random numbers: SplitMix64, seeded by the isolate's hash seed unless the program seeds it.

use dashu_int::IBig;
use dashu_int::ops::BitTest;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Real, real, sign};
use crate::data::expect;
use crate::data::state::scheme;

/// The next word.
pub fn next(cx: &mut Context) -> u64 {
    let state = &mut scheme(cx).random;
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut word = *state;
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// A float from 0 up to 1.
pub fn next_float(cx: &mut Context) -> f64 {
    (next(cx) >> 11) as f64 / (1u64 << 53) as f64
}

/// `(random limit)`: a number of the limit's exactness from 0 up to it.
///
/// # Errors
/// When the limit is no integer or float above zero.
pub fn random(cx: &mut Context, limit: Value) -> Result {
    if sign(limit) != Some(1) {
        return expect::wrong(cx, "random", "a positive number", limit);
    }
    if let Some(limit) = limit.as_fixnum() {
        let wide = u128::from(next(cx)) * limit as u128;
        return Ok(Value::small((wide >> 64) as i64));
    }
    match real(limit) {
        Some(Real::Float(limit)) => {
            let float = next_float(cx) * limit;
            cx.new_float(float)
        }
        Some(Real::Integer(limit)) => {
            let words = limit.bit_len() / 64 + 2;
            let mut number = IBig::ZERO;
            for _ in 0..words {
                number = (number << 64) + IBig::from(next(cx));
            }
            cx.new_int_from_big(&(number % limit))
        }
        _ => expect::wrong(cx, "random", "an integer or a float", limit),
    }
}
