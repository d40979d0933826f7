//! Floats with so many digits behind the point, by arithmetic on integers where those of the machine hold all that matters.
//!
//! A float is a whole number times a power of two. Times a power of ten and shifted it is the digits, and what is shifted out
//! says exactly how to round: to the nearest, of two to the even one.

use std::fmt::Write;

use runtime::number::{WIDEST, write_magnitude};

/// The most digits behind the point that are found so: 10⁹ times a significand is less than 2⁸³.
const MOST: usize = 9;

/// Bytes that the digits found so take, with their point.
pub const ROOM: usize = WIDEST + 1;

/// Appends the digits of a magnitude that is finite.
pub fn write_fixed(text: &mut String, float: f64, precision: usize) {
    match fixed_digits(&mut [0; ROOM], float, precision) {
        Some(digits) => text.push_str(std::str::from_utf8(digits).expect("digits are ASCII")),
        None => write!(text, "{float:.precision$}").expect("a string takes all"),
    }
}

/// The digits of a magnitude that is finite, written to `room`; none where they are not found so.
pub fn fixed_digits(room: &mut [u8; ROOM], float: f64, precision: usize) -> Option<&[u8]> {
    let units = scaled(float, precision)?;
    let mut digits = [b'0'; WIDEST];
    let start = write_magnitude(&mut digits, units).min(WIDEST - 1 - precision);
    let point = WIDEST - precision;
    room[..point].copy_from_slice(&digits[..point]);
    room[point] = b'.';
    room[point + 1..].copy_from_slice(&digits[point..]);
    Some(if precision == 0 { &room[start..point] } else { &room[start..] })
}

/// The magnitude times a power of ten, rounded; none where that is too large.
fn scaled(float: f64, precision: usize) -> Option<u64> {
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
        return Some(0);
    }
    let product = u128::from(significand) * u128::from(scale);
    let (units, rest, half) = (product >> shift, product & ((1 << shift) - 1), 1 << (shift - 1));
    let is_up = rest > half || rest == half && units & 1 == 1;
    u64::try_from(units + u128::from(is_up)).ok()
}
