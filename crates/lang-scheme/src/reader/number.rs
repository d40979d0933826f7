//! The syntax of numbers: prefixes, exponents, rationals, infinities.
//!
//! Exact numbers keep every digit; an inexact decimal is rounded once, by the standard library. The parts of a complex number
//! are read one by one.

use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};

/// A real number.
#[derive(Clone, Debug, PartialEq)]
pub enum Number {
    /// An exact integer of 64 bits.
    Int(i64),
    /// A larger exact integer.
    Big(IBig),
    /// An exact fraction in lowest terms, whose denominator is above 1.
    Ratio(IBig, UBig),
    /// An inexact number.
    Float(f64),
    /// A number that is not real: its real and its imaginary part.
    Complex(Box<(Number, Number)>),
}

/// What a token is that could be a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Parsed {
    /// A number.
    Number(Number),
    /// A fraction whose denominator is zero.
    ZeroDenominator,
    /// No number.
    No,
}

impl Number {
    /// The smallest form of an exact integer.
    pub fn integer(value: IBig) -> Number {
        match i64::try_from(&value) {
            Ok(small) => Number::Int(small),
            Err(_) => Number::Big(value),
        }
    }

    /// The smallest form of a fraction; the denominator is not zero.
    pub fn ratio(numerator: IBig, denominator: UBig) -> Number {
        let divisor = gcd(unsigned(&numerator), denominator.clone());
        let numerator = numerator / IBig::from(divisor.clone());
        let denominator = denominator / divisor;
        match denominator == UBig::ONE {
            true => Number::integer(numerator),
            false => Number::Ratio(numerator, denominator),
        }
    }
}

fn unsigned(value: &IBig) -> UBig {
    let magnitude = if *value < IBig::ZERO { -value.clone() } else { value.clone() };
    UBig::try_from(magnitude).unwrap_or(UBig::ZERO)
}

fn gcd(mut a: UBig, mut b: UBig) -> UBig {
    while b != UBig::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    a
}

/// The number that `text` is in this radix, prefixes included.
pub fn parse_number(text: &str, radix: u32) -> Option<Number> {
    match parse(text, radix) {
        Parsed::Number(number) => Some(number),
        _ => None,
    }
}

/// What `text` is in this radix.
pub fn parse(text: &str, mut radix: u32) -> Parsed {
    let mut exactness = None;
    let mut rest = text;
    while let Some(after) = rest.strip_prefix('#') {
        let Some(letter) = after.chars().next() else { return Parsed::No };
        match letter.to_ascii_lowercase() {
            'x' => radix = 16,
            'd' => radix = 10,
            'o' => radix = 8,
            'b' => radix = 2,
            'e' => exactness = Some(true),
            'i' => exactness = Some(false),
            _ => return Parsed::No,
        }
        rest = &after[letter.len_utf8()..];
    }
    let real = match real(rest, radix, exactness == Some(true)) {
        Parsed::No => match complex(rest, radix, exactness == Some(true)) {
            Some(number) => Parsed::Number(number),
            None => Parsed::No,
        },
        other => other,
    };
    match (real, exactness) {
        (Parsed::Number(Number::Complex(parts)), Some(false)) => {
            let parts = (Number::Float(to_float(&parts.0)), Number::Float(to_float(&parts.1)));
            Parsed::Number(Number::Complex(Box::new(parts)))
        }
        (Parsed::Number(number), Some(false)) => Parsed::Number(Number::Float(to_float(&number))),
        (Parsed::Number(Number::Float(_)), Some(true)) => Parsed::No,
        (real, _) => real,
    }
}

/// The nearest float.
fn to_float(number: &Number) -> f64 {
    match number {
        Number::Int(value) => *value as f64,
        Number::Big(value) => value.to_f64().value(),
        Number::Ratio(numerator, denominator) => ratio_to_float(numerator, denominator),
        Number::Float(value) => *value,
        Number::Complex(parts) => to_float(&parts.0),
    }
}

/// The float nearest to a fraction: the quotient is taken with more bits than a float has, the last one sticky.
pub fn ratio_to_float(numerator: &IBig, denominator: &UBig) -> f64 {
    let magnitude = unsigned(numerator);
    if magnitude == UBig::ZERO {
        return 0.0;
    }
    let shift = 66 - (magnitude.bit_len() as i64 - denominator.bit_len() as i64);
    let (scaled, divisor) = match shift >= 0 {
        true => (magnitude << shift as usize, denominator.clone()),
        false => (magnitude, denominator.clone() << (-shift) as usize),
    };
    let quotient = &scaled / &divisor;
    let sticky = &quotient * &divisor != scaled;
    // 66 or 67 bits: small enough for `u128`, whose conversion rounds to nearest even.
    let bits = u128::try_from(&quotient).unwrap_or(u128::MAX) << 1 | sticky as u128;
    let exponent = -(shift + 1);
    let float = if exponent < -1000 {
        // Subnormal results round once: the bits that do not fit are dropped into the sticky bit first.
        let keep = (128 - bits.leading_zeros()) as i64 + exponent + 1074;
        let total = (128 - bits.leading_zeros()) as i64;
        let drop = (total - keep.clamp(0, 54) - 1).max(0);
        let sticky = (bits & ((1u128 << drop.min(127)) - 1) != 0) as u128;
        let kept = ((bits >> drop.min(127)) | sticky) as f64;
        scale(kept, exponent + drop)
    } else {
        scale(bits as f64, exponent)
    };
    if *numerator < IBig::ZERO { -float } else { float }
}

/// `value * 2^exponent`, in steps that stay in range.
fn scale(mut value: f64, mut exponent: i64) -> f64 {
    while exponent > 1000 {
        value *= 2f64.powi(1000);
        exponent -= 1000;
        if value.is_infinite() {
            return value;
        }
    }
    while exponent < -1000 {
        value *= 2f64.powi(-1000);
        exponent += 1000;
        if value == 0.0 {
            return value;
        }
    }
    value * 2f64.powi(exponent as i32)
}

fn real(text: &str, radix: u32, exact: bool) -> Parsed {
    match text.to_ascii_lowercase().as_str() {
        "+inf.0" if !exact => return Parsed::Number(Number::Float(f64::INFINITY)),
        "-inf.0" if !exact => return Parsed::Number(Number::Float(f64::NEG_INFINITY)),
        "+nan.0" | "-nan.0" if !exact => return Parsed::Number(Number::Float(f64::NAN)),
        _ => {}
    }
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'+') => (false, &text[1..]),
        Some(b'-') => (true, &text[1..]),
        _ => (false, text),
    };
    if !digits.is_empty() && digits.bytes().all(|byte| (byte as char).is_digit(radix)) {
        return integer(digits, negative, radix);
    }
    if let Some((numerator, denominator)) = digits.split_once('/') {
        let is_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
        if !is_digits(numerator) || !is_digits(denominator) {
            return Parsed::No;
        }
        let (Ok(numerator), Ok(denominator)) =
            (IBig::from_str_radix(numerator, radix), UBig::from_str_radix(denominator, radix))
        else {
            return Parsed::No;
        };
        if denominator == UBig::ZERO {
            return Parsed::ZeroDenominator;
        }
        return Parsed::Number(Number::ratio(if negative { -numerator } else { numerator }, denominator));
    }
    if radix == 10 { decimal(digits, negative, exact) } else { Parsed::No }
}

fn integer(digits: &str, negative: bool, radix: u32) -> Parsed {
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        return Parsed::Number(Number::Int(if negative { -value } else { value }));
    }
    match IBig::from_str_radix(digits, radix) {
        Ok(value) => Parsed::Number(Number::integer(if negative { -value } else { value })),
        Err(_) => Parsed::No,
    }
}

/// Digits with a point, an exponent or both.
fn decimal(text: &str, negative: bool, exact: bool) -> Parsed {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    if !is_digits(whole)
        || !is_digits(fraction)
        || whole.len() + fraction.len() == 0
        || exponent_digits.is_some_and(|digits| digits.is_empty() || !is_digits(digits))
    {
        return Parsed::No;
    }
    if exact {
        return exact_decimal(whole, fraction, exponent.unwrap_or("0"), negative);
    }
    let normal = format!("{}{whole}.{fraction}e{}", if negative { "-" } else { "" }, exponent.unwrap_or("0"));
    match normal.parse::<f64>() {
        Ok(value) => Parsed::Number(Number::Float(value)),
        Err(_) => Parsed::No,
    }
}

fn exact_decimal(whole: &str, fraction: &str, exponent: &str, negative: bool) -> Parsed {
    /// Exact decimals beyond this many digits are refused: nobody writes them, and they would fill the memory.
    const MAX_EXPONENT: i64 = 100_000;
    let (Ok(digits), Ok(exponent)) =
        (IBig::from_str_radix(&format!("0{whole}{fraction}"), 10), exponent.parse::<i64>())
    else {
        return Parsed::No;
    };
    let power = exponent.saturating_sub(fraction.len() as i64);
    if power.abs() > MAX_EXPONENT {
        return Parsed::No;
    }
    let digits = if negative { -digits } else { digits };
    let factor = UBig::from(10u8).pow(power.unsigned_abs() as usize);
    Parsed::Number(match power >= 0 {
        true => Number::integer(digits * IBig::from(factor)),
        false => Number::ratio(digits, factor),
    })
}

/// The complex number that a text is, as a sum or by magnitude and angle.
fn complex(text: &str, radix: u32, exact: bool) -> Option<Number> {
    let part = |text: &str| match real(text, radix, exact) {
        Parsed::Number(number) => Some(number),
        _ => None,
    };
    if let Some((magnitude, angle)) = text.split_once('@') {
        let (magnitude, angle) = (part(magnitude)?, part(angle)?);
        if angle == Number::Int(0) {
            return Some(magnitude);
        }
        let (length, angle) = (to_float(&magnitude), to_float(&angle));
        return Some(of_parts(Number::Float(length * angle.cos()), Number::Float(length * angle.sin())));
    }
    let body = text.strip_suffix(['i', 'I'])?;
    let signs = body.char_indices().rev().filter(|(_, c)| matches!(c, '+' | '-'));
    signs.map(|(at, _)| body.split_at(at)).find_map(|(re, im)| {
        let re = if re.is_empty() { Number::Int(0) } else { part(re)? };
        let im = match im {
            "+" => Number::Int(1),
            "-" => Number::Int(-1),
            im => part(im)?,
        };
        Some(of_parts(re, im))
    })
}

fn of_parts(re: Number, im: Number) -> Number {
    if im == Number::Int(0) { re } else { Number::Complex(Box::new((re, im))) }
}
