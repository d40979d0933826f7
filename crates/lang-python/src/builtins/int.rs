//! `int` and `bool`: digits, conversions, methods.

use dashu_int::{IBig, UBig};
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::object::string::Str;
use runtime::value::Value;

use super::bytes::view;
use super::{convert, int_parse, source};
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::classes::instance::{held_text, held_value};
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, between, exactly, parse_arguments,
};
use crate::names::Name;
use crate::state::{python, type_class, type_name};

/// Decimal digits that a conversion between text and integer may have.
pub const MAX_DIGITS: usize = 4300;

/// The integer as a big one; none when it is no integer.
pub fn to_big(value: Value) -> Option<IBig> {
    match value.as_fixnum() {
        Some(number) => Some(IBig::from(number)),
        None if value.is_bool() => Some(IBig::from((value == Value::TRUE) as i64)),
        None => number::to_big(value),
    }
}

/// The value of a big integer.
///
/// # Errors
/// When memory is exhausted.
pub fn from_big(cx: &mut Context, big: IBig) -> Result {
    cx.new_int_from_big(&big)
}

/// Whether an integer is below zero.
pub fn is_negative(value: Value) -> bool {
    match value.as_fixnum() {
        Some(number) => number < 0,
        None => to_big(value).is_some_and(|big| big < IBig::ZERO),
    }
}

/// Sign and digits of an integer in radix 2, 8, 10 or 16.
///
/// # Errors
/// When the program is to stop.
pub fn digits(cx: &mut Context, value: Value, radix: u32) -> Result<(bool, String)> {
    let Some(number) = convert::to_i64(value) else {
        let text = number::digits(cx, value, radix)?.unwrap_or_default();
        return Ok(match text.strip_prefix('-') {
            Some(magnitude) => (true, magnitude.to_owned()),
            None => (false, text),
        });
    };
    let magnitude = number.unsigned_abs();
    let text = match radix {
        2 => format!("{magnitude:b}"),
        8 => format!("{magnitude:o}"),
        16 => format!("{magnitude:x}"),
        10 => magnitude.to_string(),
        _ => unreachable!("only these are asked for"),
    };
    Ok((number < 0, text))
}

/// An integer's decimal text.
///
/// # Errors
/// `ValueError` when it has more digits than allowed.
pub fn decimal_text(cx: &mut Context, value: Value) -> Result<String> {
    if let Some(number) = convert::to_i64(value) {
        return Ok(number.to_string());
    }
    let limit = python(cx).max_digits;
    // Digits are counted only where the bits leave it open, since the conversion may be long.
    let is_too_long = limit > 0 && bits(value) as f64 > (limit as f64 + 1.0) * std::f64::consts::LOG2_10;
    let text = if is_too_long { None } else { number::digits(cx, value, 10)? };
    match text {
        Some(text) if limit == 0 || text.trim_start_matches('-').len() <= limit => Ok(text),
        _ => cx.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() \
             to increase the limit"
        )),
    }
}

/// An integer as a float.
///
/// # Errors
/// `OverflowError` when it is too large.
pub fn to_float(cx: &mut Context, value: Value) -> Result<f64> {
    if let Some(number) = convert::to_i64(value) {
        return Ok(number as f64);
    }
    number::int_to_f64(cx, value)
}

/// A float without its fraction.
///
/// # Errors
/// `OverflowError` and `ValueError` for infinities and NaN.
pub fn from_float(cx: &mut Context, float: f64) -> Result {
    if float.abs() < 1e18 {
        return cx.new_int(float as i64);
    }
    if float.is_nan() {
        return cx.value_error("cannot convert float NaN to integer");
    }
    if float.is_infinite() {
        return cx.raise(ErrorKind::Overflow, "cannot convert float infinity to integer");
    }
    number::float_to_int(cx, float)
}

/// `int(object)` for what is neither a number nor text.
///
/// # Errors
/// `TypeError` when it has no conversion.
pub fn from_object(cx: &mut Context, value: Value) -> Result {
    for (name, text) in [(Name::Int, "__int__"), (Name::Index, "__index__")] {
        if let Some(method) = find_special(cx, value, name) {
            let result = call_special(cx, method, value, &[])?;
            let result = held_value(cx, result);
            if convert::is_int(result) {
                return convert::to_index(cx, result);
            }
            let given = type_name(cx, result);
            return cx.type_error(format!("{text} returned non-int (type {given})"));
        }
    }
    let trunc = cx.intern("__trunc__")?.value();
    let class = crate::state::class_of(cx, value);
    if let Some(method) = crate::attributes::lookup::find_in_class(cx, class, trunc) {
        let result = call_special(cx, method, value, &[])?;
        return convert::to_index(cx, result);
    }
    let given = type_name(cx, value);
    cx.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{given}'"
    ))
}

fn int_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let arguments = after_receiver(arguments);
    match (arguments.values, arguments.keywords) {
        ([], []) => return Ok(Value::ZERO),
        (&[value], []) => return to_int(cx, value),
        _ => {}
    }
    let [value, base] = parse_arguments(cx, "int", arguments, ["", "base"], 0, 2)?;
    if value.is_unbound() {
        return cx.type_error("int() missing string argument");
    }
    if base.is_unbound() {
        return to_int(cx, value);
    }
    let base = convert::to_clamped(cx, base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return cx.value_error("int() base must be >= 2 and <= 36, or 0");
    }
    match (held_text(cx, value), view::of(cx, value)) {
        (Some(text), _) => int_parse::parse(cx, &text.to_cow(), base as u32, value),
        (_, Some(bytes)) => {
            let text = String::from_utf8_lossy(bytes.as_slice()).into_owned();
            int_parse::parse(cx, &text, base as u32, value)
        }
        _ => cx.type_error("int() can't convert non-string with explicit base"),
    }
}

/// `int(value)`.
///
/// # Errors
/// As `int` raises them.
pub fn to_int(cx: &mut Context, value: Value) -> Result {
    let held = held_value(cx, value);
    if held != value {
        // Subclasses of numbers may have an `__int__` of their own.
        let is_number = convert::is_int(held) || held.as_float().is_some();
        return if is_number { from_object(cx, value) } else { to_int(cx, held) };
    }
    if value.is_fixnum() {
        return Ok(value);
    }
    if let Some(float) = value.as_float() {
        return from_float(cx, float);
    }
    if let Some(text) = value.cast::<Str>() {
        return int_parse::parse(cx, &text.to_cow(), 10, value);
    }
    if let Some(bytes) = view::of(cx, value) {
        let text = String::from_utf8_lossy(bytes.as_slice()).into_owned();
        return int_parse::parse(cx, &text, 10, value);
    }
    if convert::is_int(value) { convert::to_index(cx, value) } else { from_object(cx, value) }
}

fn bool_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = convert::optional_argument(cx, "bool", arguments)?;
    Ok(Value::bool(!value.is_unbound() && convert::is_true(cx, value)?))
}

/// The receiver, an integer or boolean.
fn receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    crate::define::own_receiver(cx, this, arguments)
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    convert::to_index(cx, value)
}

fn bit_length(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    Ok(Value::length(bits(value)))
}

/// Bits of an integer's magnitude.
pub fn bits(value: Value) -> usize {
    match convert::to_i64(value) {
        Some(number) => 64 - number.unsigned_abs().leading_zeros() as usize,
        None => number::bit_length(value).unwrap_or(0),
    }
}

fn bit_count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let ones = match convert::to_i64(value) {
        Some(number) => number.unsigned_abs().count_ones() as usize,
        None => number::bit_count(value).unwrap_or(0),
    };
    Ok(Value::length(ones))
}

fn byte_order(cx: &mut Context, value: Value) -> Result<bool> {
    match held_text(cx, value) {
        None if value.is_unbound() => Ok(true),
        Some(text) if text.equals_str("big") => Ok(true),
        Some(text) if text.equals_str("little") => Ok(false),
        _ => cx.value_error("byteorder must be either 'little' or 'big'"),
    }
}

fn to_bytes(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = receiver(cx, this, arguments)?;
    let parameters = ["length", "byteorder", "signed"];
    let [length, order, signed] =
        parse_arguments(cx, "to_bytes", after_receiver(arguments), parameters, 0, 2)?;
    let length = if length.is_unbound() { 1 } else { convert::to_size(cx, length)? };
    if length < 0 {
        return cx.value_error("length argument must be non-negative");
    }
    let length = length as usize;
    cx.check_room(length)?;
    let is_big_endian = byte_order(cx, order)?;
    let is_signed = is_signed(cx, signed)?;
    if let Some(number) = value.as_fixnum()
        && (1..=8).contains(&length)
    {
        return small_to_bytes(cx, number, length, is_big_endian, is_signed);
    }
    let big = to_big(value).unwrap_or(IBig::ZERO);
    let is_negative = big < IBig::ZERO;
    if is_negative && !is_signed {
        return negative_to_unsigned(cx);
    }
    let limit_bits = if is_signed { (8 * length).saturating_sub(1) } else { 8 * length };
    let magnitude = if is_negative { -&big - IBig::ONE } else { big.clone() };
    use dashu_int::ops::BitTest;
    if magnitude.bit_len() > limit_bits {
        return too_big_to_convert(cx);
    }
    let (_, magnitude) = magnitude.into_parts();
    let mut bytes = magnitude.to_le_bytes().to_vec();
    bytes.resize(length, 0);
    if is_negative {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    if is_big_endian {
        bytes.reverse();
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

#[cold]
fn negative_to_unsigned(cx: &mut Context) -> Result {
    cx.raise(ErrorKind::Overflow, "can't convert negative int to unsigned")
}

#[cold]
fn too_big_to_convert(cx: &mut Context) -> Result {
    cx.raise(ErrorKind::Overflow, "int too big to convert")
}

/// The bytes of a number that fits a machine word, one to eight of them.
fn small_to_bytes(
    cx: &mut Context,
    number: i64,
    length: usize,
    is_big_endian: bool,
    is_signed: bool,
) -> Result {
    if number < 0 && !is_signed {
        return negative_to_unsigned(cx);
    }
    let unused = 64 - 8 * length as u32;
    let fits = match is_signed {
        true => number << unused >> unused == number,
        false => (number as u64) << unused >> unused == number as u64,
    };
    if !fits {
        return too_big_to_convert(cx);
    }
    let bytes = match is_big_endian {
        true => cx.new_bytes(&number.to_be_bytes()[8 - length..])?,
        false => cx.new_bytes(&number.to_le_bytes()[..length])?,
    };
    Ok(bytes.value())
}

/// What a class method made: of the class it was called on, which comes first.
pub(super) fn of_class(cx: &mut Context, arguments: Arguments<'_>, ty: BuiltinType, made: Value) -> Result {
    match arguments.positionals() {
        &[class, ..] if class != type_class(cx, ty).value() => cx.call(class, &[made]),
        _ => Ok(made),
    }
}

/// What the argument `signed` says, which may be unbound.
fn is_signed(cx: &mut Context, signed: Value) -> Result<bool> {
    Ok(!signed.is_unbound() && convert::is_true(cx, signed)?)
}

/// The number that one to seven bytes are.
fn small_from_bytes(bytes: &[u8], is_big_endian: bool, is_signed: bool) -> i64 {
    let add = |number: i64, &byte: &u8| number << 8 | i64::from(byte);
    let number = match is_big_endian {
        true => bytes.iter().fold(0, add),
        false => bytes.iter().rev().fold(0, add),
    };
    let unused = 64 - 8 * bytes.len();
    if is_signed { number << unused >> unused } else { number }
}

fn from_bytes(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["bytes", "byteorder", "signed"];
    let [source, order, signed] =
        parse_arguments(cx, "from_bytes", after_receiver(arguments), parameters, 1, 2)?;
    let view = super::bytes::view::of(cx, source);
    if let Some(view) = view
        && (1..=7).contains(&view.as_slice().len())
    {
        let (is_big_endian, is_signed) = (byte_order(cx, order)?, is_signed(cx, signed)?);
        let number = Value::small(small_from_bytes(view.as_slice(), is_big_endian, is_signed));
        return of_class(cx, arguments, BuiltinType::Int, number);
    }
    let mut bytes = match view {
        Some(view) => cx.concat_in_pieces(&[view.as_slice()])?,
        None if held_text(cx, source).is_some() => {
            let given = type_name(cx, source);
            return cx.type_error(format!("cannot convert '{given}' object to bytes"));
        }
        None => {
            let mut bytes = Vec::new();
            source::for_each(cx, source, |cx, value| {
                match convert::to_i64(value).and_then(|n| u8::try_from(n).ok()) {
                    Some(byte) => bytes.push(byte),
                    None => return cx.value_error("bytes must be in range(0, 256)"),
                }
                Ok(true)
            })?;
            bytes
        }
    };
    if byte_order(cx, order)? {
        bytes.reverse();
    }
    let is_negative = is_signed(cx, signed)? && bytes.last().is_some_and(|&byte| byte >= 0x80);
    if is_negative {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    let magnitude = IBig::from(UBig::from_le_bytes(&bytes));
    let made = from_big(cx, if is_negative { -magnitude - IBig::ONE } else { magnitude })?;
    of_class(cx, arguments, BuiltinType::Int, made)
}

fn is_integer(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    itself(cx, this, arguments)?;
    Ok(Value::TRUE)
}

fn as_integer_ratio(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = itself(cx, this, arguments)?;
    Ok(cx.new_tuple(&[value, Value::small(1)])?.value())
}

fn one(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::small(1))
}

fn zero(_cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::ZERO)
}

fn int_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = itself(cx, this, arguments)?;
    let text = decimal_text(cx, value)?;
    Ok(cx.new_string(&text)?.value())
}

fn bool_repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    Ok(cx.intern(if value == Value::TRUE { "True" } else { "False" })?.value())
}

fn int_format(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, spec] = exactly(cx, this, arguments)?;
    let spec = super::str_::argument(cx, "__format__() argument", spec)?;
    let value = held_value(cx, value);
    Ok(crate::format::value::format_int(cx, value, spec)?.value())
}

fn int_bool(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = itself(cx, this, arguments)?;
    Ok(Value::bool(value != Value::ZERO))
}

fn int_float(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let value = itself(cx, this, arguments)?;
    let float = to_float(cx, value)?;
    cx.new_float(float)
}

fn int_round(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    round(cx, values[0], values.get(1).copied().unwrap_or(Value::NONE))
}

/// `round(integer, places)`.
///
/// # Errors
/// When `places` is no integer.
pub fn round(cx: &mut Context, value: Value, places: Value) -> Result {
    let value = convert::to_index(cx, value)?;
    if places.is_none() {
        return Ok(value);
    }
    let places = convert::to_clamped(cx, places)?;
    if places >= 0 {
        return Ok(value);
    }
    let big = to_big(value).unwrap_or(IBig::ZERO);
    if places.unsigned_abs() as usize > bits(value) {
        return Ok(Value::ZERO);
    }
    let unit = IBig::from(10).pow(places.unsigned_abs() as usize);
    let (quotient, remainder) = {
        use dashu_int::ops::DivRemEuclid;
        (&big).div_rem_euclid(&unit)
    };
    let twice = IBig::from(remainder) * 2;
    let is_odd = &quotient % 2 != 0;
    let up = twice > unit || (twice == unit && is_odd);
    let rounded = (if up { quotient + 1 } else { quotient }) * unit;
    from_big(cx, rounded)
}

/// Defines the members of `int` and `bool`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Int,
        const {
            &Members {
                methods: &[
                    Method::new("bit_length", bit_length),
                    Method::new("bit_count", bit_count),
                    Method::new("to_bytes", to_bytes),
                    Method::new("conjugate", itself),
                    Method::new("is_integer", is_integer),
                    Method::new("as_integer_ratio", as_integer_ratio),
                    Method::new("__repr__", int_repr),
                    Method::new("__format__", int_format),
                    Method::new("__bool__", int_bool),
                    Method::new("__int__", itself),
                    Method::new("__index__", itself),
                    Method::new("__trunc__", itself),
                    Method::new("__floor__", itself),
                    Method::new("__ceil__", itself),
                    Method::new("__float__", int_float),
                    Method::new("__round__", int_round),
                ],
                class_methods: &[Method::new("from_bytes", from_bytes)],
                getters: &[
                    Getter::new("real", itself),
                    Getter::new("numerator", itself),
                    Getter::new("imag", zero),
                    Getter::new("denominator", one),
                ],
                new: Some(int_new),
                ..Members::EMPTY
            }
        },
    );
    const TEXT: &[Method] = &[Method::new("__repr__", bool_repr)];
    types.add(BuiltinType::Bool, const { &Members { methods: TEXT, new: Some(bool_new), ..Members::EMPTY } })
}
