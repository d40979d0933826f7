//! Floats with so many digits behind the point, by arithmetic on integers where those of the machine hold all that matters.
//!
//! A float is a whole number times a power of two. Times a power of ten and shifted it is the digits, and what is shifted out
//! says exactly how to round: to the nearest, of two to the even one.

use std::fmt::Write;

/// The most digits behind the point that are found so: 10⁹ times a significand is less than 2⁸³.
const MOST: usize = 9;

/// Appends the digits of a magnitude that is finite.
pub fn write_fixed(text: &mut String, float: f64, precision: usize) {
    let written = match scaled(float, precision) {
        Some((units, 1)) => write!(text, "{units}"),
        Some((units, scale)) => write!(text, "{}.{:0precision$}", units / scale, units % scale),
        None => write!(text, "{float:.precision$}"),
    };
    written.expect("a string takes all");
}

/// The magnitude times a power of ten, rounded, and that power; none where these are too large.
fn scaled(float: f64, precision: usize) -> Option<(u64, u64)> {
    const FRACTION_BITS: u32 = 52;
    if precision > MOST {
        return None;
    }
    let scale = 10u64.pow(precision as u32);
    let bits = float.to_bits();
    let fraction = bits & ((1 << FRACTION_BITS) - 1);
    let (significand, exponent) = match (bits >> FRACTION_BITS) as i32 & 0x7ff {
        0 => (fraction, -1074),
        exponent => (fraction | 1 << FRACTION_BITS, exponent - 1075),
    };
    // Other numbers are whole, and have many digits.
    let shift = u32::try_from(-exponent).ok().filter(|&shift| shift > 0)?;
    if shift >= u128::BITS {
        // Less than a half, by far.
        return Some((0, scale));
    }
    let product = u128::from(significand) * u128::from(scale);
    let (units, rest, half) = (product >> shift, product & ((1 << shift) - 1), 1 << (shift - 1));
    let is_up = rest > half || rest == half && units & 1 == 1;
    Some((u64::try_from(units + u128::from(is_up)).ok()?, scale))
}
