//! Integers from and to digits: those with very many in pieces, between which the program can be stopped.
//!
//! Both halve the digits: the upper ones are multiplied by, or are the quotient of, a power of the radix.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

use super::product::{PIECE, product_of_magnitudes};
use super::quotient::divide_magnitudes;
use super::{Number, convert};
use crate::context::Context;
use crate::exception::Result;
use crate::value::Value;

/// Digits that are converted at once.
const DIGITS: usize = 1 << 16;

/// The digits of an integer, lower case, after a sign if it is negative; `None` when `value` is none.
///
/// # Errors
/// When the program is to stop.
///
/// # Panics
/// When `radix` is not from 2 to 36.
pub fn digits(cx: &mut Context, value: Value, radix: u32) -> Result<Option<String>> {
    let big = match Number::of(value) {
        Some(Number::Big(big)) => big.to_big(),
        _ => return Ok(convert::int_to_string(value, radix)),
    };
    if big.bit_len() <= PIECE / 4 || radix.is_power_of_two() {
        return Ok(convert::int_to_string(value, radix));
    }
    let mut text = String::from(if big.sign() == Sign::Negative { "-" } else { "" });
    let bits_a_digit = f64::from(radix).log2();
    let powers = powers(cx, radix, (big.bit_len() as f64 / bits_a_digit) as usize)?;
    write(cx, big.unsigned_abs(), radix, &powers, 0, &mut text)?;
    Ok(Some(text))
}

/// The radix to the power of [`DIGITS`], its square, and so on, as long as a number of so many digits may be larger.
fn powers(cx: &mut Context, radix: u32, digits: usize) -> Result<Vec<UBig>> {
    let mut powers = vec![UBig::from(radix).pow(DIGITS)];
    while DIGITS << powers.len() < digits {
        let last = &powers[powers.len() - 1];
        powers.push(product_of_magnitudes(cx, last.clone(), last.clone())?);
    }
    Ok(powers)
}

/// Writes a number below the square of the last of `powers`, with zeros before it up to `width` digits.
fn write(
    cx: &mut Context,
    n: UBig,
    radix: u32,
    powers: &[UBig],
    width: usize,
    text: &mut String,
) -> Result<()> {
    cx.note_work()?;
    let Some((power, smaller)) = powers.split_last() else {
        let digits = n.in_radix(radix as u8).to_string();
        text.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len())));
        text.push_str(&digits);
        return Ok(());
    };
    let lower = DIGITS << smaller.len();
    let (high, low) = divide_magnitudes(cx, n, power.clone())?;
    if width == 0 && high.is_zero() {
        return write(cx, low, radix, smaller, 0, text);
    }
    write(cx, high, radix, smaller, width.saturating_sub(lower), text)?;
    write(cx, low, radix, smaller, lower, text)
}

impl Context {
    /// The integer that `digits` say, with an optional sign before them; `None` when they do not.
    ///
    /// # Errors
    /// When memory is exhausted, or the program is to stop.
    pub fn parse_int(&mut self, digits: &str, radix: u32) -> Result<Option<Value>> {
        let magnitude = digits.strip_prefix(['+', '-']).unwrap_or(digits);
        if magnitude.is_empty() || !magnitude.chars().all(|c| c.is_digit(radix)) {
            return Ok(None);
        }
        if let Ok(n) = i64::from_str_radix(digits, radix) {
            return self.new_int(n).map(Some);
        }
        let powers = match magnitude.len() <= DIGITS || radix.is_power_of_two() {
            true => Vec::new(),
            false => powers(self, radix, magnitude.len())?,
        };
        let magnitude = read(self, magnitude, radix, &powers)?;
        let sign = if digits.starts_with('-') { Sign::Negative } else { Sign::Positive };
        self.new_int_from_big(&IBig::from_parts(sign, magnitude)).map(Some)
    }
}

/// The number that digits say, which are at most twice as many as the last of `powers` has.
fn read(cx: &mut Context, digits: &str, radix: u32, powers: &[UBig]) -> Result<UBig> {
    cx.note_work()?;
    let Some((power, smaller)) = powers.split_last() else {
        return Ok(UBig::from_str_radix(digits, radix).unwrap_or(UBig::ZERO));
    };
    let Some(middle) = digits.len().checked_sub(DIGITS << smaller.len()).filter(|&middle| middle > 0) else {
        return read(cx, digits, radix, smaller);
    };
    let high = read(cx, &digits[..middle], radix, smaller)?;
    let low = read(cx, &digits[middle..], radix, smaller)?;
    Ok(product_of_magnitudes(cx, high, power.clone())? + low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    #[test]
    fn many_digits_are_written_and_read() {
        with_context(|cx| {
            for radix in [3, 10, 36] {
                for exponent in [DIGITS, 2 * DIGITS, 5 * DIGITS - 3] {
                    for distance in [-1, 0, 7] {
                        let n = IBig::from(radix).pow(exponent) + IBig::from(distance);
                        let value = cx.new_int_from_big(&-n.clone()).unwrap();
                        let text = digits(cx, value, radix as u32).unwrap().unwrap();
                        assert!(
                            text == format!("-{}", n.in_radix(radix as u8)),
                            "{radix} {exponent} {distance}"
                        );
                        let again = cx.parse_int(&text, radix as u32).unwrap().unwrap();
                        assert_eq!(crate::number::compare(again, value), Some(std::cmp::Ordering::Equal));
                    }
                }
            }
        });
    }
}
