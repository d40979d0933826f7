//! Complex numbers as texts: written by `repr` and `format`, read by `complex`.

use super::Complex;
use crate::format::float_repr;
use crate::format::number::format_float;
use crate::format::spec::{Align, Sign, Spec, pad};

/// A part without the `.0` of whole floats.
fn part(float: f64) -> String {
    let text = float_repr::repr(float);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn signed(float: f64) -> String {
    let text = part(float);
    if text.starts_with('-') { text } else { format!("+{text}") }
}

/// `repr(number)`.
pub(super) fn repr(number: Complex) -> String {
    if number.re == 0.0 && number.re.is_sign_positive() {
        return format!("{}j", part(number.im));
    }
    format!("({}{}j)", part(number.re), signed(number.im))
}

/// `format(number, spec)`.
pub(super) fn format(number: Complex, spec: &Spec) -> Result<String, String> {
    if spec.fill == '0' && spec.align == Some(Align::AfterSign) {
        return Err("Zero padding is not allowed in complex format specifier".to_owned());
    }
    if spec.align == Some(Align::AfterSign) {
        return Err("'=' alignment flag is not allowed in complex format specifier".to_owned());
    }
    let mut inner = spec.clone();
    inner.width = 0;
    inner.align = None;
    let is_bare = spec.kind.is_none();
    let one = |float: f64, spec: &Spec| -> Result<String, String> {
        if is_bare && spec.precision.is_none() && spec.grouping.is_none() && !spec.alternate {
            let text = part(float);
            let sign = if text.starts_with('-') { "" } else { spec.sign.text(false) };
            return Ok(format!("{sign}{text}"));
        }
        let text = format_float(float, spec, "complex")?;
        let is_whole = is_bare && spec.precision.is_none();
        Ok(text.strip_suffix(".0").filter(|_| is_whole).map_or(text.clone(), str::to_owned))
    };
    let hides_real = is_bare && number.re == 0.0 && number.re.is_sign_positive();
    let mut text = if hides_real { String::new() } else { one(number.re, &inner)? };
    if !hides_real {
        inner.sign = Sign::Plus;
    }
    text += &one(number.im, &inner)?;
    text.push('j');
    if is_bare && !hides_real {
        text = format!("({text})");
    }
    Ok(pad(&text, spec, Align::Right))
}

/// The number that a text says.
pub(super) fn parse(text: &str) -> Option<Complex> {
    let text = text.trim();
    let text = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?.trim(),
        None => text,
    };
    let Some(imaginary) = text.strip_suffix(['j', 'J']) else {
        return crate::builtins::float::parse(text).map(|re| Complex::new(re, 0.0));
    };
    // The sign between the parts: not that of an exponent.
    let bytes = imaginary.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'));
    let (re, im) = imaginary.split_at(split.unwrap_or(0));
    let re = if re.is_empty() { 0.0 } else { number(re)? };
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        text => number(text)?,
    };
    Some(Complex::new(re, im))
}

fn number(text: &str) -> Option<f64> {
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return None;
    }
    crate::builtins::float::parse(text)
}
