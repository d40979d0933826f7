//! Decimal text of floats: shortest digits that read back the same, or as many digits as asked for.

use std::fmt::Write;

use runtime::number::shortest_digits;

use super::fixed::write_fixed;

/// More digits than any float has after the point or in all; those behind them are zeros.
const MOST_DIGITS: usize = 1100;

/// How a float is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatForm {
    /// With an exponent, and this many digits after the point.
    Exponent(usize),
    /// Without an exponent, and this many digits after the point.
    Fixed(usize),
    /// With so many significant digits, in whichever of the other forms fits.
    General(usize),
    /// With as few digits as read back the same.
    Shortest,
}

/// `repr(float)`.
pub fn repr(float: f64) -> String {
    let mut text = String::with_capacity(24);
    write_repr(&mut text, float);
    text
}

/// Appends `repr(float)`.
pub fn write_repr(text: &mut String, float: f64) {
    if !float.is_finite() {
        text.push_str(if float.is_nan() {
            "nan"
        } else if float > 0.0 {
            "inf"
        } else {
            "-inf"
        });
        return;
    }
    if float.fract() == 0.0 && float.abs() < 1e15 {
        if float.is_sign_negative() {
            text.push('-');
        }
        write_fixed(text, float.abs(), 1);
        return;
    }
    if float.is_sign_negative() {
        text.push('-');
    }
    text.push_str(&magnitude(float.abs(), FloatForm::Shortest, false, true));
}

/// The digits of a finite magnitude, rounded to so many significant ones, and the exponent of the first.
fn significant_digits(float: f64, count: usize) -> (String, i32) {
    let text = format!("{:.*e}", (count - 1).min(MOST_DIGITS), float);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits = mantissa.replace('.', "");
    digits.extend(std::iter::repeat_n('0', (count - 1).saturating_sub(MOST_DIGITS)));
    (digits, exponent.parse().unwrap_or(0))
}

fn with_exponent(digits: &str, exponent: i32, alternate: bool) -> String {
    let mut text = String::with_capacity(digits.len() + 8);
    text.push_str(&digits[..1]);
    if digits.len() > 1 || alternate {
        text.push('.');
    }
    text.push_str(&digits[1..]);
    let sign = if exponent < 0 { '-' } else { '+' };
    let _ = write!(text, "e{sign}{:02}", exponent.unsigned_abs());
    text
}

fn without_exponent(digits: &str, exponent: i32, alternate: bool) -> String {
    let mut text = String::with_capacity(digits.len() + 8);
    let point = exponent + 1;
    if point <= 0 {
        text.push_str("0.");
        text.extend(std::iter::repeat_n('0', -point as usize));
        text.push_str(digits);
        return text;
    }
    let point = point as usize;
    if digits.len() <= point {
        text.push_str(digits);
        text.extend(std::iter::repeat_n('0', point - digits.len()));
        if alternate {
            text.push('.');
        }
    } else {
        text.push_str(&digits[..point]);
        text.push('.');
        text.push_str(&digits[point..]);
    }
    text
}

/// The text of a magnitude, finite or not. `alternate` keeps the point and, in the general form, zeros at the end;
/// `add_zero` gives whole numbers without an exponent a digit after the point.
pub fn magnitude(float: f64, form: FloatForm, alternate: bool, add_zero: bool) -> String {
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return "inf".to_owned();
    }
    let (mut digits, exponent, limit) = match form {
        FloatForm::Exponent(precision) => {
            let (digits, exponent) = significant_digits(float, precision + 1);
            return with_exponent(&digits, exponent, alternate);
        }
        FloatForm::Fixed(precision) => {
            let shown = precision.min(MOST_DIGITS);
            let mut text = String::with_capacity(shown.min(9) + 24);
            write_fixed(&mut text, float, shown);
            text.extend(std::iter::repeat_n('0', precision - shown));
            if precision == 0 && alternate {
                text.push('.');
            }
            return text;
        }
        FloatForm::General(precision) => {
            let precision = precision.max(1);
            let (digits, exponent) = significant_digits(float, precision);
            (digits, exponent, precision as i32 - add_zero as i32)
        }
        FloatForm::Shortest if float == 0.0 => ("0".to_owned(), 0, 16),
        FloatForm::Shortest => {
            let (digits, exponent) = shortest_digits(float);
            (digits, exponent, 16)
        }
    };
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    if exponent < -4 || exponent >= limit {
        return with_exponent(&digits, exponent, alternate);
    }
    let mut text = without_exponent(&digits, exponent, alternate);
    if add_zero && !text.contains('.') {
        text.push_str(".0");
    } else if add_zero && text.ends_with('.') {
        text.push('0');
    }
    text
}
