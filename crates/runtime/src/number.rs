//! Arithmetic that languages share: integers of any size and floats, with exact comparison between them, and rounding
//! towards minus infinity in `//` and `%`.
//!
//! Functions answer `None` when an operand is no number or the operation is not defined for it; the language goes on
//! from there. Only fixnums, big integers and floats are numbers here: what else counts as one, such as booleans, the
//! language says.

mod arithmetic;
mod bitwise;
mod compare;
mod convert;
mod decimal;
mod digits;
mod division;
mod euclid;
mod hash;
mod limbs;
mod math;
mod power;
mod product;
mod quotient;
mod text;
mod theory;

pub use arithmetic::{absolute, binary, negate};
pub use bitwise::{bit_count, bit_length, invert};
pub use compare::{compare, equal};
pub use convert::{float_to_int, int_to_f64, int_to_string, to_f64, to_i64};
pub use decimal::{WIDEST, decimal_length, write_decimal, write_magnitude};
pub use digits::shortest_digits;
pub use division::{div_mod_floor, float_div_floor, float_mod_floor, float_rem};
pub use hash::{hash, hash_float, hash_int};
pub use math::math;
pub use power::float_pow;
pub use product::product;
pub use quotient::divide;
pub use text::digits;
pub use theory::{gcd, integer_sqrt, pow_mod};

use dashu_int::IBig;

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::gc::Gc;
use crate::object::bigint::BigInt;
use crate::value::Value;

/// Integers with more bits than this are refused before they are computed.
const MAX_BITS: u64 = 1 << 31;

/// Integers with more bits than this are made only where there is room for them.
const LARGE: u128 = 1 << 23;

/// A value that is a number, told apart.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// A fixnum.
    Small(i64),
    /// An integer beyond fixnums.
    Big(Gc<BigInt>),
    /// A float.
    Float(f64),
}

impl Number {
    /// The number that `value` is.
    #[inline]
    #[must_use]
    pub fn of(value: Value) -> Option<Number> {
        if let Some(n) = value.as_fixnum() {
            Some(Number::Small(n))
        } else if let Some(float) = value.as_float() {
            Some(Number::Float(float))
        } else {
            value.cast().map(Number::Big)
        }
    }

    /// The integer, when it is small enough for native arithmetic; `None` for floats.
    fn to_i128(self) -> Option<i128> {
        match self {
            Number::Small(n) => Some(i128::from(n)),
            Number::Big(big) => big.to_i128(),
            Number::Float(_) => None,
        }
    }

    /// The integer; `None` for floats.
    #[must_use]
    pub fn to_big(self) -> Option<IBig> {
        match self {
            Number::Small(n) => Some(IBig::from(n)),
            Number::Big(big) => Some(big.to_big()),
            Number::Float(_) => None,
        }
    }
}

/// Whether `value` is an integer.
#[inline]
#[must_use]
pub fn is_int(value: Value) -> bool {
    value.is_fixnum() || value.cast::<BigInt>().is_some()
}

/// The integer that `value` is.
#[must_use]
pub fn to_big(value: Value) -> Option<IBig> {
    Number::of(value)?.to_big()
}

/// Raises the error for an integer of `bits` bits, if those are too many.
fn check_size(cx: &mut Context, bits: u128) -> Result<()> {
    let most = u128::from(MAX_BITS).min(cx.heap.config().limit_bytes as u128 * 8);
    if bits > most {
        return cx.raise(ErrorKind::Memory, "integer too large");
    }
    // On the way to it there are others of its size.
    if bits > LARGE { cx.check_room(bits as usize / 4) } else { Ok(()) }
}
