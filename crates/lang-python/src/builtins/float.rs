//! `float`: conversions, rounding, methods.

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::object::bigint::BigInt;
use runtime::object::string::Str;
use runtime::value::Value;

use super::bytes::view;
use super::{convert, int, int_parse};
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::classes::instance::held_value;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, between, exactly, parse_arguments,
};
use crate::format::float_repr;
use crate::names::Name;
use crate::state::type_name;
use crate::text::repr_text;

fn float_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = convert::optional_argument(cx, "float", arguments)?;
    if value.is_unbound() {
        return cx.new_float(0.0);
    }
    to_float_object(cx, value)
}

/// `float(value)`.
///
/// # Errors
/// As `float` raises them.
pub fn to_float_object(cx: &mut Context, value: Value) -> Result {
    if value.as_float().is_some() {
        return Ok(value);
    }
    if value.is_fixnum() || value.cast::<BigInt>().is_some() {
        let float = number::int_to_f64(cx, value)?;
        return cx.new_float(float);
    }
    if let Some(float) = value.cast::<Str>().and_then(|text| parse(&text.to_cow())) {
        return cx.new_float(float);
    }
    let held = held_value(cx, value);
    let text = match (held.cast::<Str>(), view::of(cx, value)) {
        (Some(text), _) => text.to_cow().into_owned(),
        (_, Some(bytes)) => String::from_utf8_lossy(bytes.as_slice()).into_owned(),
        _ => {
            let is_number = convert::is_int(value)
                || find_special(cx, value, Name::Float).is_some()
                || find_special(cx, value, Name::Index).is_some();
            if !is_number {
                let given = type_name(cx, value);
                return cx.type_error(format!(
                    "float() argument must be a string or a real number, not '{given}'"
                ));
            }
            // Subclasses of float may have a `__float__` of their own, which only this conversion asks.
            let own = if held == value { None } else { convert::own_float(cx, value)? };
            let float = match own {
                Some(float) => float,
                None => convert::to_float(cx, value)?,
            };
            return cx.new_float(float);
        }
    };
    match parse(&text) {
        Some(float) => cx.new_float(float),
        None => {
            let shown = repr_text(cx, value)?;
            cx.value_error(format!("could not convert string to float: {shown}"))
        }
    }
}

/// The float that a text says.
pub fn parse(text: &str) -> Option<f64> {
    // As nearly all texts are; those of Rust's that are no numbers of Python's have letters.
    if text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'+' | b'-'))
        && let Ok(float) = text.parse()
    {
        return Some(float);
    }
    let trimmed = text.trim_matches(|c: char| runtime::object::string::is_whitespace(c as u32));
    let mut plain = String::with_capacity(trimmed.len());
    let mut last = ' ';
    for c in trimmed.chars() {
        if c == '_' {
            if !last.is_ascii_digit() {
                return None;
            }
        } else {
            let c = match int_parse::digit_value(c) {
                Some(digit) => char::from_digit(digit, 10)?,
                None => c,
            };
            if last == '_' && !c.is_ascii_digit() {
                return None;
            }
            plain.push(c);
            last = c;
            continue;
        }
        last = c;
    }
    if last == '_' {
        return None;
    }
    let (is_negative, magnitude) = match plain.as_bytes().first()? {
        b'-' => (true, &plain[1..]),
        b'+' => (false, &plain[1..]),
        _ => (false, &plain[..]),
    };
    let lower = magnitude.to_ascii_lowercase();
    let float = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let starts_well = lower.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            if !starts_well
                || !lower.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'+' | b'-'))
            {
                return None;
            }
            lower.parse::<f64>().ok()?
        }
    };
    Some(if is_negative { -float } else { float })
}

/// The receiver.
fn receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<f64> {
    let [value] = exactly(cx, this, arguments)?;
    match held_value(cx, value).as_float() {
        Some(float) => Ok(float),
        None => crate::define::wrong_receiver(cx, this, value),
    }
}

fn is_integer(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    Ok(Value::bool(float.is_finite() && float.fract() == 0.0))
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    cx.new_float(float)
}

fn zero(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    cx.new_float(0.0)
}

/// Mantissa and exponent: `float == mantissa * 2^exponent`.
pub fn decode(float: f64) -> (i64, i32) {
    let bits = float.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i32;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) =
        if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
    (if float.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}

fn as_integer_ratio(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    if float.is_nan() {
        return cx.value_error("cannot convert NaN to integer ratio");
    }
    if float.is_infinite() {
        return cx.raise(ErrorKind::Overflow, "cannot convert Infinity to integer ratio");
    }
    let (mut mantissa, mut exponent) = decode(float);
    if mantissa == 0 {
        return Ok(cx.new_tuple(&[Value::ZERO, Value::small(1)])?.value());
    }
    while exponent < 0 && mantissa & 1 == 0 {
        mantissa >>= 1;
        exponent += 1;
    }
    let shift = |number: IBig, by: i32| number << by as usize;
    let numerator = int::from_big(cx, shift(IBig::from(mantissa), exponent.max(0)))?;
    let denominator = int::from_big(cx, shift(IBig::ONE, (-exponent).max(0)))?;
    Ok(cx.new_tuple(&[numerator, denominator])?.value())
}

fn hex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    let text = if !float.is_finite() {
        float_repr::repr(float)
    } else {
        let sign = if float.is_sign_negative() { "-" } else { "" };
        let bits = float.to_bits();
        let biased = (bits >> 52 & 0x7ff) as i32;
        let fraction = bits & ((1 << 52) - 1);
        match (biased, fraction) {
            (0, 0) => format!("{sign}0x0.0p+0"),
            (0, _) => format!("{sign}0x0.{fraction:013x}p-1022"),
            _ => format!("{sign}0x1.{fraction:013x}p{:+}", biased - 1023),
        }
    };
    Ok(cx.new_string(&text)?.value())
}

fn get_format(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [kind] = parse_arguments(cx, "__getformat__", after_receiver(arguments), [""], 1, 1)?;
    match crate::text::name_text(kind).as_str() {
        "double" | "float" => Ok(cx.new_string("IEEE, little-endian")?.value()),
        _ => cx.value_error("__getformat__() argument 1 must be 'double' or 'float'"),
    }
}

fn from_hex(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = parse_arguments(cx, "fromhex", after_receiver(arguments), [""], 1, 1)?;
    let text = super::str_::argument(cx, "fromhex() argument", text)?.to_cow().trim().to_lowercase();
    match parse_hex(&text) {
        Some(float) => {
            let float = cx.new_float(float)?;
            super::int::of_class(cx, arguments, BuiltinType::Float, float)
        }
        None => cx.value_error("invalid hexadecimal floating-point string"),
    }
}

/// Reads `0x1.8p+1` and the like. Digits beyond 60 bits are cut off.
fn parse_hex(text: &str) -> Option<f64> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    match rest {
        "inf" | "infinity" => return Some(sign * f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let rest = rest.strip_prefix("0x").unwrap_or(rest);
    let (mantissa, exponent) = match rest.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || digits.len() > 15 && digits.trim_start_matches('0').len() > 15 {
        return None;
    }
    let number = u64::from_str_radix(&digits, 16).ok()?;
    let exponent = exponent - 4 * fraction.len() as i32;
    let half = exponent / 2;
    Some(sign * number as f64 * 2f64.powi(half) * 2f64.powi(exponent - half))
}

fn float_repr_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    Ok(cx.new_string(&float_repr::repr(float))?.value())
}

fn float_format(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, spec] = exactly(cx, this, arguments)?;
    let spec = super::str_::argument(cx, "__format__() argument", spec)?;
    let Some(float) = held_value(cx, value).as_float() else {
        return crate::define::wrong_receiver(cx, this, value);
    };
    Ok(crate::format::value::format_float(cx, float, spec)?.value())
}

fn float_round(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let Some(float) = held_value(cx, values[0]).as_float() else {
        return crate::define::wrong_receiver(cx, this, values[0]);
    };
    round(cx, float, values.get(1).copied().unwrap_or(Value::NONE))
}

/// `round(float, places)`.
///
/// # Errors
/// When the result is no integer where one is asked for, or too large.
pub fn round(cx: &mut Context, float: f64, places: Value) -> Result {
    if places.is_none() {
        return int::from_float(cx, float.round_ties_even());
    }
    let places = convert::to_clamped(cx, places)?;
    if !float.is_finite() || float == 0.0 {
        return cx.new_float(float);
    }
    // Beyond these, the text of the float is itself, or zero.
    if places > 323 {
        return cx.new_float(float);
    }
    if places < -308 {
        return cx.new_float(0.0 * float);
    }
    let rounded =
        if places >= 0 { round_by_text(float, places as usize) } else { round_whole(float, -places as i32) };
    if rounded.is_infinite() {
        return cx.raise(ErrorKind::Overflow, "rounded value too large to represent");
    }
    cx.new_float(rounded)
}

/// Exact: std's text of a float with so many digits is correctly rounded, ties to even.
fn round_by_text(float: f64, places: usize) -> f64 {
    format!("{float:.places$}").parse().unwrap_or(float)
}

/// Rounds to a multiple of a power of ten, by the exact digits.
fn round_whole(float: f64, zeros: i32) -> f64 {
    let zeros = zeros as usize;
    let text = format!("{:.0}", float.trunc().abs());
    if text.len() < zeros {
        return 0.0f64.copysign(float);
    }
    let (kept, cut) = text.split_at(text.len() - zeros);
    let mut kept = if kept.is_empty() { IBig::ZERO } else { kept.parse::<IBig>().unwrap_or(IBig::ZERO) };
    let half = "5".to_owned() + &"0".repeat(zeros - 1);
    let is_tie = cut == half && float.fract() == 0.0;
    if (!is_tie && *cut >= *half) || (is_tie && &kept % 2 != 0) {
        kept += 1;
    }
    let magnitude = (kept.to_string() + "e" + &zeros.to_string()).parse::<f64>().unwrap_or(f64::INFINITY);
    magnitude.copysign(float)
}

fn float_int(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    int::from_float(cx, float)
}

fn float_floor(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    int::from_float(cx, float.floor())
}

fn float_ceil(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    int::from_float(cx, float.ceil())
}

fn float_bool(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let float = receiver(cx, this, arguments)?;
    Ok(Value::bool(float != 0.0))
}

/// Defines the members of `float`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Float,
        const {
            &Members {
                methods: &[
                    Method::new("is_integer", is_integer),
                    Method::new("conjugate", itself),
                    Method::new("as_integer_ratio", as_integer_ratio),
                    Method::new("hex", hex),
                    Method::new("__repr__", float_repr_native),
                    Method::new("__format__", float_format),
                    Method::new("__round__", float_round),
                    Method::new("__int__", float_int),
                    Method::new("__trunc__", float_int),
                    Method::new("__floor__", float_floor),
                    Method::new("__ceil__", float_ceil),
                    Method::new("__float__", itself),
                    Method::new("__bool__", float_bool),
                ],
                class_methods: &[Method::new("fromhex", from_hex), Method::new("__getformat__", get_format)],
                getters: &[Getter::new("real", itself), Getter::new("imag", zero)],
                new: Some(float_new),
                ..Members::EMPTY
            }
        },
    )
}
