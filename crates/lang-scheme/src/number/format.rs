//! The text of numbers: digits of exact ones in any radix, the shortest decimal text of floats that reads back the same.

use std::fmt::Write;

use dashu_int::IBig;
use runtime::number as machine;
use runtime::number::shortest_digits;
use runtime::value::Value;

use super::convert::float_to_ratio;
use super::{Ratio, Real, real};

/// From this exponent of the first digit on, floats are written with an exponent.
const LARGE: i32 = 21;
/// Up to this exponent as well.
const SMALL: i32 = -4;

/// The text of a number; `None` when `value` is none.
///
/// # Panics
/// When `radix` is not from 2 to 36.
#[must_use]
pub fn number_to_string(value: Value, radix: u32) -> Option<String> {
    if let Some(digits) = machine::int_to_string(value, radix) {
        return Some(digits);
    }
    if let Some(text) = super::complex::to_text(value, radix) {
        return Some(text);
    }
    match real(value)? {
        Real::Float(float) if radix == 10 => Some(float_to_string(float)),
        Real::Float(float) => Some(float_in_radix(float, radix)),
        Real::Ratio(ratio) => {
            let digits = |n: &IBig| n.in_radix(radix as u8).to_string();
            Some(format!("{}/{}", digits(&ratio.numerator), digits(&ratio.denominator)))
        }
        Real::Integer(_) => None,
    }
}

/// The decimal text of a float.
#[must_use]
pub fn float_to_string(float: f64) -> String {
    if !float.is_finite() {
        let text = if float.is_nan() {
            "+nan.0"
        } else if float > 0.0 {
            "+inf.0"
        } else {
            "-inf.0"
        };
        return text.to_owned();
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    if float.fract() == 0.0 && float.abs() < 1e15 {
        return format!("{sign}{}.0", float.abs() as u64);
    }
    let (digits, exponent) = shortest_digits(float.abs());
    let mut text = sign.to_owned();
    if (SMALL + 1..LARGE).contains(&exponent) {
        positional(&mut text, &digits, exponent);
    } else {
        text.push_str(&digits[..1]);
        if digits.len() > 1 {
            text.push('.');
            text.push_str(&digits[1..]);
        }
        let _ = write!(text, "e{exponent}");
    }
    text
}

fn positional(text: &mut String, digits: &str, exponent: i32) {
    if exponent < 0 {
        text.push_str("0.");
        text.extend(std::iter::repeat_n('0', (-exponent - 1) as usize));
        text.push_str(digits);
        return;
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        text.push_str(digits);
        text.extend(std::iter::repeat_n('0', whole - digits.len()));
        text.push_str(".0");
    } else {
        text.push_str(&digits[..whole]);
        text.push('.');
        text.push_str(&digits[whole..]);
    }
}

/// Digits of a fraction in another radix than ten before it is cut off; powers of two need no more than these.
const FRACTION_DIGITS: usize = 1100;

fn float_in_radix(float: f64, radix: u32) -> String {
    let Some(exact) = float_to_ratio(float.abs()) else { return float_to_string(float) };
    let mut text = if float.is_sign_negative() { "-".to_owned() } else { String::new() };
    let whole = &exact.numerator / &exact.denominator;
    let _ = write!(text, "{}.", whole.in_radix(radix as u8));
    let mut rest = Ratio::new(&exact.numerator - whole * &exact.denominator, exact.denominator);
    let start = text.len();
    while !rest.numerator.is_zero() && text.len() - start < FRACTION_DIGITS {
        let scaled = &rest.numerator * IBig::from(radix);
        let digit = &scaled / &rest.denominator;
        let _ = write!(text, "{}", digit.in_radix(radix as u8));
        rest = Ratio::new(scaled - digit * &rest.denominator, rest.denominator);
    }
    if text.len() == start {
        text.push('0');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_have_the_shortest_text() {
        for (float, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (100.0, "100.0"),
            (123_456.789, "123456.789"),
            (0.001, "0.001"),
            (0.000_123_4, "1.234e-4"),
            (1e-7, "1e-7"),
            (1e21, "1e21"),
            (1e20, "100000000000000000000.0"),
            (1.5e300, "1.5e300"),
            (6.02e23, "6.02e23"),
            (5e-324, "5e-324"),
            (9_007_199_254_740_993.0, "9007199254740992.0"),
            (f64::INFINITY, "+inf.0"),
            (f64::NEG_INFINITY, "-inf.0"),
            (f64::NAN, "+nan.0"),
        ] {
            assert_eq!(float_to_string(float), text);
        }
    }

    #[test]
    fn floats_in_other_radixes_are_exact() {
        assert_eq!(float_in_radix(0.5, 2), "0.1");
        assert_eq!(float_in_radix(-10.25, 16), "-a.4");
        assert_eq!(float_in_radix(8.0, 8), "10.0");
    }
}
