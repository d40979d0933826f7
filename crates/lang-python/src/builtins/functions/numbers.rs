//! Functions of numbers and characters.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::object::string::{Str, Units};
use runtime::value::Value;

use crate::attributes::lookup::{find_in_class, find_special};
use crate::builtins::bytes::view;
use crate::builtins::{convert, float, int};
use crate::calls::{call_if_special, call_special};
use crate::classes::instance::{held_text, held_value};
use crate::define::{exactly, parse_arguments};
use crate::names::Name;
use crate::operators::unary::as_number;
use crate::state::{class_of, python, type_name};

pub(super) fn abs(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    if let Some(result) = number::absolute(cx, as_number(value))? {
        return Ok(result);
    }
    match call_if_special(cx, value, Name::Abs, &[])? {
        Some(result) => Ok(result),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("bad operand type for abs(): '{given}'"))
        }
    }
}

/// The text of an integer with as many bits a digit, behind a prefix.
fn in_radix<const BITS: u32>(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    prefix: [u8; 2],
) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let value = convert::to_index(cx, value)?;
    let Some(number) = value.as_fixnum() else {
        let (is_negative, digits) = int::digits(cx, value, 1 << BITS)?;
        let prefix = prefix.map(char::from);
        let text: String =
            is_negative.then_some('-').into_iter().chain(prefix).chain(digits.chars()).collect();
        return Ok(cx.new_string(&text)?.value());
    };
    let (mut text, mut rest, mut at) = ([0; 67], number.unsigned_abs(), 67);
    loop {
        let digit = (rest & ((1 << BITS) - 1)) as u8;
        rest >>= BITS;
        at -= 1;
        text[at] = if digit < 10 { b'0' + digit } else { b'a' - 10 + digit };
        if rest == 0 {
            break;
        }
    }
    at -= 2;
    text[at..at + 2].copy_from_slice(&prefix);
    if number < 0 {
        at -= 1;
        text[at] = b'-';
    }
    Ok(cx.new_string_from_units(Units::Ascii(&text[at..]))?.value())
}

pub(super) fn bin(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    in_radix::<1>(cx, this, arguments, *b"0b")
}

pub(super) fn oct(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    in_radix::<3>(cx, this, arguments, *b"0o")
}

pub(super) fn hex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    in_radix::<4>(cx, this, arguments, *b"0x")
}

pub(super) fn chr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let value = convert::to_index(cx, value)?;
    match convert::to_i64(value) {
        Some(code_point @ 0..0x11_0000) => Ok(cx.char_string(code_point as u32)?.value()),
        Some(_) => cx.value_error("chr() arg not in range(0x110000)"),
        None => cx.raise(ErrorKind::Overflow, "Python int too large to convert to C int"),
    }
}

pub(super) fn ord(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    if let Some(text) = value.cast::<Str>()
        && text.len() == 1
    {
        return Ok(Value::length(text.code_point(0) as usize));
    }
    let length = match (held_text(cx, value), view::of(cx, value)) {
        (Some(text), _) if text.len() == 1 => return Ok(Value::length(text.code_point(0) as usize)),
        (_, Some(bytes)) if bytes.as_slice().len() == 1 => {
            return Ok(Value::length(bytes.as_slice()[0] as usize));
        }
        (Some(text), _) => text.len(),
        (_, Some(bytes)) => bytes.as_slice().len(),
        _ => {
            let given = type_name(cx, value);
            return cx.type_error(format!("ord() expected string of length 1, but {given} found"));
        }
    };
    cx.type_error(format!("ord() expected a character, but string of length {length} found"))
}

pub(super) fn div_mod(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = exactly(cx, this, arguments)?;
    let (x, y) = (as_number(a), as_number(b));
    if y.as_float().is_some_and(|float| float == 0.0) || (x.as_float().is_some() && y == Value::ZERO) {
        return cx.raise(ErrorKind::ZeroDivision, "float divmod()");
    }
    if let Some((quotient, remainder)) = number::div_mod_floor(cx, x, y)? {
        return Ok(cx.new_tuple(&[quotient, remainder])?.value());
    }
    for (object, other, method) in [(a, b, "__divmod__"), (b, a, "__rdivmod__")] {
        let method = cx.intern(method)?.value();
        let class = class_of(cx, object);
        if let Some(method) = find_in_class(cx, class, method) {
            let result = call_special(cx, method, object, &[other])?;
            if result != python(cx).not_implemented {
                return Ok(result);
            }
        }
    }
    let (a, b) = (type_name(cx, a), type_name(cx, b));
    cx.type_error(format!("unsupported operand type(s) for divmod(): '{a}' and '{b}'"))
}

pub(super) fn pow(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [base, exponent, modulus] = parse_arguments(cx, "pow", arguments, ["base", "exp", "mod"], 2, 3)?;
    if modulus.is_unbound() || modulus.is_none() {
        return convert::binary(cx, BinaryOp::Pow, base, exponent);
    }
    if let Some(method) = find_special(cx, base, Name::Pow)
        && crate::operators::binary::is_object(base)
    {
        return call_special(cx, method, base, &[exponent, modulus]);
    }
    power(cx, [base, exponent, modulus])
}

/// `base ** exponent % modulus`, which have no methods of their own for it.
///
/// # Errors
/// TypeError when they are not integers; ValueError when there is no such number.
pub(crate) fn power(cx: &mut Context, [base, exponent, modulus]: [Value; 3]) -> Result {
    let operands = [base, exponent, modulus].map(|operand| as_number(held_value(cx, operand)));
    if operands.iter().all(|&operand| number::is_int(operand)) {
        if operands[2] == Value::ZERO {
            return cx.value_error("pow() 3rd argument cannot be 0");
        }
        if let Some(result) = number::pow_mod(cx, operands[0], operands[1], operands[2])? {
            return Ok(result);
        }
    }
    if operands.iter().all(|&operand| convert::is_int(operand) || operand.as_float().is_some()) {
        return cx.type_error("pow() 3rd argument not allowed unless all arguments are integers");
    }
    let [a, b, c] = [type_name(cx, base), type_name(cx, exponent), type_name(cx, modulus)];
    cx.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'"))
}

pub(super) fn round(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [number, places] = parse_arguments(cx, "round", arguments, ["number", "ndigits"], 1, 2)?;
    let given_places = !places.is_unbound() && !places.is_none();
    let places = if given_places { places } else { Value::NONE };
    if let Some(float) = number.as_float() {
        return float::round(cx, float, places);
    }
    if convert::is_int(number) {
        return int::round(cx, number, places);
    }
    let arguments = [places];
    let arguments = &arguments[..given_places as usize];
    match call_if_special(cx, number, Name::Round, arguments)? {
        Some(result) => Ok(result),
        None => {
            let given = type_name(cx, number);
            cx.type_error(format!("type {given} doesn't define __round__ method"))
        }
    }
}
