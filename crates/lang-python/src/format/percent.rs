//! `template % values`.

use std::ops::Range;

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::number::{WIDEST, write_decimal};
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::fixed::{ROOM, fixed_digits};
use super::float_repr::{FloatForm, magnitude};
use super::number;
use crate::attributes::lookup::find_special;
use crate::attributes::property_dict;
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::view;
use crate::builtins::{convert, int, str_repr};
use crate::calls::call_special;
use crate::classes::instance::{held_text, held_value};
use crate::define::is_instance;
use crate::exceptions::raise;
use crate::names::Name;
use crate::state::type_name;
use crate::text;

/// One conversion: what stands between `%` and its letter.
#[derive(Clone, Copy, Default)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The values, taken one by one or by name.
struct Values {
    arguments: Value,
    tuple: Option<Gc<Tuple>>,
    is_mapping: bool,
    next: usize,
    /// What is formatted is a byte string, as text with a character for each byte.
    is_bytes: bool,
}

impl Values {
    fn new(cx: &mut Context, arguments: Value, is_bytes: bool) -> Values {
        if arguments.is_fixnum() || arguments.as_float().is_some() {
            return Values { arguments, tuple: None, is_mapping: false, next: 0, is_bytes };
        }
        let tuple = held_value(cx, arguments).cast::<Tuple>();
        let is_text = match is_bytes {
            true => view::of(cx, arguments).is_some(),
            false => held_text(cx, arguments).is_some(),
        };
        let is_mapping = tuple.is_none() && !is_text && find_special(cx, arguments, Name::GetItem).is_some();
        Values { arguments, tuple, is_mapping, next: 0, is_bytes }
    }

    fn take(&mut self, cx: &mut Context) -> Result {
        let index = self.next;
        self.next += 1;
        match self.tuple {
            Some(tuple) if index < tuple.len() => Ok(tuple.get(index)),
            None if index == 0 => {
                if self.is_mapping {
                    property_dict::bring_up_to_date(cx, self.arguments)?;
                }
                Ok(self.arguments)
            }
            _ => cx.type_error("not enough arguments for format string"),
        }
    }

    /// The value of the mapping under a name that is part of the template.
    fn by_name(&mut self, cx: &mut Context, template: Gc<Str>, name: Range<usize>) -> Result {
        // What is looked up in is no value itself from now on.
        self.next = self.next.max(1);
        let mapping = self.arguments;
        if self.is_bytes {
            let bytes: Vec<u8> = name.map(|at| template.code_point(at) as u8).collect();
            let key = cx.new_bytes(&bytes)?.value();
            return cx.language().get_element(cx, mapping, key);
        }
        // Names of attributes and arguments are interned, so no string need be made.
        let known = cx.find_interned_part(template, name.clone());
        if let (Some(key), Some(ShapeId::DICT)) = (known, mapping.shape())
            && let Some(value) = cx.dict_get(mapping.cast().expect("the shape says so"), key.value())?
        {
            return Ok(value);
        }
        if let Some(key) = known
            && let Some(value) = property_dict::property_of(cx, mapping, key.value())?
        {
            return Ok(value);
        }
        let key = cx.substring(template, name.start, name.end)?;
        cx.language().get_element(cx, mapping, key.value())
    }

    fn are_left(&self) -> bool {
        match self.tuple {
            Some(tuple) => self.next < tuple.len(),
            None => self.next == 0 && !self.is_mapping,
        }
    }
}

/// `template % arguments`.
///
/// # Errors
/// `TypeError` and `ValueError` where template and values do not fit, and what the values' own methods raise.
pub fn format(cx: &mut Context, template: Gc<Str>, arguments: Value) -> Result<Gc<Str>> {
    format_as(cx, template, arguments, false)
}

/// Digits behind the point where none are asked for.
const DEFAULT_PRECISION: usize = 6;

/// A result of so many characters may be as long as memory is.
const CHECKED: usize = 1 << 16;

/// As [`format`], of a byte string where `is_bytes`, whose bytes are the characters of the template and of the result.
///
/// # Errors
/// As [`format`].
pub(crate) fn format_as(
    cx: &mut Context,
    template: Gc<Str>,
    arguments: Value,
    is_bytes: bool,
) -> Result<Gc<Str>> {
    let mut result = StringBuilder::in_room(cx);
    let mut values = Values::new(cx, arguments, is_bytes);
    let units = template.units();
    let mut at = 0;
    while let Some(percent) = find_percent(units, at) {
        result.push_units(units.slice(at, percent));
        at = percent;
        let letter = if is_bytes || at + 1 == units.len() { 0 } else { units.get(at + 1) };
        at = match char::from_u32(letter) {
            Some(letter @ ('s' | 'd')) => {
                let value = values.take(cx)?;
                write_plain(cx, letter, value, &mut result)?;
                at + 2
            }
            _ => convert_one(cx, template, at + 1, &mut values, &mut result)?,
        };
        if result.len() >= CHECKED {
            cx.check_room(result.len())?;
        }
    }
    result.push_units(units.slice(at, units.len()));
    if values.are_left() {
        let kind = if is_bytes { "bytes" } else { "string" };
        return cx.type_error(format!("not all arguments converted during {kind} formatting"));
    }
    result.finish_in_room(cx)
}

/// Where the next conversion starts.
fn find_percent(units: Units<'_>, from: usize) -> Option<usize> {
    match units {
        Units::Ascii(units) => units[from..].iter().position(|&unit| unit == b'%').map(|at| from + at),
        _ => (from..units.len()).find(|&at| units.get(at) == u32::from('%')),
    }
}

/// What `%d` stands for.
///
/// # Errors
/// As [`format`].
pub(crate) fn decimal(cx: &mut Context, value: Value) -> Result<Gc<Str>> {
    let mut result = StringBuilder::in_room(cx);
    write_plain(cx, 'd', value, &mut result)?;
    result.finish_in_room(cx)
}

/// Writes what `%s` or `%d` stands for, with nothing between the two characters: most conversions are that.
fn write_plain(cx: &mut Context, letter: char, value: Value, result: &mut StringBuilder) -> Result<()> {
    if let Some(number) = value.as_fixnum() {
        result.push_units(Units::Ascii(write_decimal(&mut [0; WIDEST], number)));
        return Ok(());
    }
    match (letter, value.cast::<Str>()) {
        ('s', Some(text)) => result.push_range(text, 0, text.len()),
        ('s', None) => write_text(cx, letter, value, &Conversion::default(), result)?,
        _ => write_number(cx, letter, value, &Conversion::default(), result)?,
    }
    Ok(())
}

/// Handles the conversion that starts behind the `%` before `at`; yields where it ends.
fn convert_one(
    cx: &mut Context,
    template: Gc<Str>,
    mut at: usize,
    values: &mut Values,
    result: &mut StringBuilder,
) -> Result<usize> {
    let start = at;
    let units = template.units();
    // What is not ASCII means nothing here.
    let peek = |at: usize| match units {
        Units::Ascii(units) => units.get(at).map_or('\0', |&unit| char::from(unit)),
        _ if at < units.len() => char::from_u32(units.get(at)).unwrap_or('\u{fffd}'),
        _ => '\0',
    };
    let mut conversion = Conversion::default();
    let mut named = None;
    if peek(at) == '(' {
        let from = at + 1;
        let mut depth = 1;
        while depth > 0 {
            at += 1;
            if at >= template.len() {
                return cx.value_error("incomplete format key");
            }
            match peek(at) {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
        }
        if !values.is_mapping {
            return cx.type_error("format requires a mapping");
        }
        named = Some(values.by_name(cx, template, from..at)?);
        at += 1;
        if let Some(value) = named
            && let letter @ ('s' | 'd') = peek(at)
            && !values.is_bytes
        {
            write_plain(cx, letter, value, result)?;
            return Ok(at + 1);
        }
    }
    // Most have a letter alone.
    while !peek(at).is_ascii_alphabetic() {
        match peek(at) {
            '-' => conversion.left = true,
            '+' => conversion.plus = true,
            ' ' => conversion.space = true,
            '#' => conversion.alternate = true,
            '0' => conversion.zero = true,
            _ => break,
        }
        at += 1;
    }
    if peek(at) == '*' {
        let width = star(cx, values)?;
        conversion.left |= width < 0;
        conversion.width = width.unsigned_abs() as usize;
        at += 1;
    } else {
        conversion.width = digits(cx, template, &mut at, "width too big")?.unwrap_or(0);
    }
    if peek(at) == '.' {
        at += 1;
        conversion.precision = if peek(at) == '*' {
            at += 1;
            Some(star(cx, values)?.max(0) as usize)
        } else {
            Some(digits(cx, template, &mut at, "precision too big")?.unwrap_or(0))
        };
    }
    if matches!(peek(at), 'h' | 'l' | 'L') {
        at += 1;
    }
    if at >= template.len() {
        return cx.value_error("incomplete format");
    }
    let letter = peek(at);
    if letter == '%' && at == start {
        result.push('%' as u32);
        return Ok(at + 1);
    }
    let value = match named {
        Some(value) => value,
        None => values.take(cx)?,
    };
    let of_bytes = values.is_bytes && matches!(letter, 'b' | 's' | 'c');
    if !of_bytes
        && !matches!(
            letter,
            's' | 'r' | 'a' | 'c' | 'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G'
        )
    {
        let code = template.code_point(at);
        let shown = if (0x20..0x7f).contains(&code) { letter } else { '?' };
        return cx.value_error(format!("unsupported format character '{shown}' (0x{code:x}) at index {at}"));
    }
    match letter {
        _ if of_bytes => {
            let text = text_of_bytes(cx, letter, value)?;
            push_padded(text, letter, &conversion, result);
        }
        'r' if values.is_bytes => write_text(cx, 'a', value, &conversion, result)?,
        's' | 'r' | 'a' | 'c' => write_text(cx, letter, value, &conversion, result)?,
        'i' if values.is_bytes => write_number(cx, 'd', value, &conversion, result)?,
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' if values.is_bytes => {
            let float = float_of_bytes(cx, value)?;
            write_number(cx, letter, float, &conversion, result)?;
        }
        _ => write_number(cx, letter, value, &conversion, result)?,
    }
    Ok(at + 1)
}

fn star(cx: &mut Context, values: &mut Values) -> Result<i64> {
    let value = values.take(cx)?;
    let value = held_value(cx, value);
    match convert::to_i64(value) {
        Some(number) if i32::try_from(number).is_ok() => Ok(number),
        None if !convert::is_int(value) => cx.type_error("* wants int"),
        _ => cx.raise(ErrorKind::Overflow, "Python int too large to convert to C int"),
    }
}

fn digits(cx: &mut Context, template: Gc<Str>, at: &mut usize, too_big: &str) -> Result<Option<usize>> {
    let start = *at;
    let mut number = 0usize;
    while *at < template.len() {
        let Some(digit) = char::from_u32(template.code_point(*at)).and_then(|c| c.to_digit(10)) else {
            break;
        };
        number = number.saturating_mul(10).saturating_add(digit as usize);
        *at += 1;
    }
    if number > i32::MAX as usize {
        return cx.value_error(too_big);
    }
    Ok((*at > start).then_some(number))
}

fn write_text(
    cx: &mut Context,
    letter: char,
    value: Value,
    conversion: &Conversion,
    result: &mut StringBuilder,
) -> Result<()> {
    let text = match letter {
        's' => text::str(cx, value)?,
        'r' => text::repr(cx, value)?,
        'a' => str_repr::ascii(cx, value)?,
        _ => character(cx, value)?,
    };
    push_padded(text, letter, conversion, result);
    Ok(())
}

/// The number that `%f` and its like show in a byte string, where whatever is none is told in the same words.
fn float_of_bytes(cx: &mut Context, value: Value) -> Result {
    match convert::to_float(cx, value) {
        Ok(float) => cx.new_float(float),
        Err(_) if raise::take_if(cx, BuiltinType::Exception).is_some() => {
            let given = type_name(cx, value);
            cx.type_error(format!("float argument required, not {given}"))
        }
        Err(thrown) => Err(thrown),
    }
}

/// What `%b`, `%s` and `%c` stand for in a byte string, a character for each byte.
fn text_of_bytes(cx: &mut Context, letter: char, value: Value) -> Result<Gc<Str>> {
    let bytes = match (letter, view::of(cx, value)) {
        ('c', view) => vec![byte_of(cx, value, view)?],
        (_, Some(view)) => view.as_slice().to_vec(),
        (_, None) => match find_special(cx, value, Name::Bytes) {
            Some(method) => {
                let made = call_special(cx, method, value, &[])?;
                match view::of(cx, made) {
                    Some(view) => view.as_slice().to_vec(),
                    None => {
                        let given = type_name(cx, made);
                        return cx.type_error(format!("__bytes__ returned non-bytes (type {given})"));
                    }
                }
            }
            None => {
                let given = type_name(cx, value);
                let wanted = "a bytes-like object, or an object that implements __bytes__";
                return cx.type_error(format!("%b requires {wanted}, not '{given}'"));
            }
        },
    };
    let text: String = bytes.into_iter().map(char::from).collect();
    cx.new_string(&text)
}

fn is_bytes(cx: &mut Context, value: Value) -> bool {
    is_instance(cx, value, BuiltinType::Bytes) || is_instance(cx, value, BuiltinType::ByteArray)
}

/// What `%c` stands for: a number, or the only byte of a byte string.
fn byte_of(cx: &mut Context, value: Value, view: Option<view::View>) -> Result<u8> {
    if let Some(&[byte]) = view.as_ref().map(|view| view.as_slice())
        && is_bytes(cx, value)
    {
        return Ok(byte);
    }
    let is_number = convert::is_int(value) || find_special(cx, value, Name::Index).is_some();
    if value.as_float().is_some() || !is_number {
        return cx.type_error("%c requires an integer in range(256) or a single byte");
    }
    let number = convert::to_index(cx, value)?;
    match convert::to_i64(number).and_then(|number| u8::try_from(number).ok()) {
        Some(byte) => Ok(byte),
        None => cx.raise(ErrorKind::Overflow, "%c arg not in range(256)"),
    }
}

fn push_padded(text: Gc<Str>, letter: char, conversion: &Conversion, result: &mut StringBuilder) {
    let shown = match conversion.precision {
        Some(precision) if letter != 'c' => precision.min(text.len()),
        _ => text.len(),
    };
    let padding = conversion.width.saturating_sub(shown);
    if !conversion.left {
        result.push_repeated(u32::from(' '), padding);
    }
    result.push_range(text, 0, shown);
    if conversion.left {
        result.push_repeated(u32::from(' '), padding);
    }
}

fn character(cx: &mut Context, value: Value) -> Result<Gc<Str>> {
    if let Some(text) = held_text(cx, value) {
        return if text.len() == 1 { Ok(text) } else { cx.type_error("%c requires int or char") };
    }
    if value.as_float().is_some()
        || (!convert::is_int(value) && find_special(cx, value, Name::Index).is_none())
    {
        return cx.type_error("%c requires int or char");
    }
    let value = convert::to_index(cx, value)?;
    match convert::to_i64(value).and_then(|n| u32::try_from(n).ok()).filter(|&n| n < 0x11_0000) {
        Some(code_point) => cx.char_string(code_point),
        None => cx.raise(ErrorKind::Overflow, "%c arg not in range(0x110000)"),
    }
}

fn write_number(
    cx: &mut Context,
    letter: char,
    value: Value,
    conversion: &Conversion,
    result: &mut StringBuilder,
) -> Result<()> {
    let mut room = [0; WIDEST];
    let text;
    let plain_radix = match letter {
        'd' | 'i' | 'u' => Some(10),
        'x' => Some(16),
        _ => None,
    };
    let mut fixed_room = [0; ROOM];
    let fixed = match (letter, value.as_float()) {
        ('f', Some(float)) if float.is_finite() && !conversion.alternate => {
            let precision = conversion.precision.unwrap_or(DEFAULT_PRECISION);
            fixed_digits(&mut fixed_room, float.abs(), precision)
                .map(|digits| (float.is_sign_negative(), digits))
        }
        _ => None,
    };
    let (is_negative, prefix, digits) = match (fixed, plain_radix, value.as_fixnum()) {
        (Some((is_negative, digits)), ..) => (is_negative, "", digits),
        (_, Some(radix), Some(n)) => {
            let prefix = if radix == 16 && conversion.alternate { "0x" } else { "" };
            (n < 0, prefix, number::write_digits(n.unsigned_abs(), radix, &mut room))
        }
        _ => {
            let (is_negative, prefix, digits) = number_parts(cx, letter, value, conversion)?;
            text = digits;
            (is_negative, prefix, text.as_bytes())
        }
    };
    let is_integer = !matches!(letter.to_ascii_lowercase(), 'e' | 'f' | 'g');
    let least = if is_integer { conversion.precision.unwrap_or(0) } else { 0 };
    cx.check_room(least)?;
    let missing = least.saturating_sub(digits.len());
    let sign = match conversion {
        _ if is_negative => "-",
        Conversion { plus: true, .. } => "+",
        Conversion { space: true, .. } => " ",
        _ => "",
    };
    let padding = conversion.width.saturating_sub(sign.len() + prefix.len() + missing + digits.len());
    let (before, zeros, after) = match conversion {
        Conversion { left: true, .. } => (0, 0, padding),
        Conversion { zero: true, .. } => (0, padding, 0),
        _ => (padding, 0, 0),
    };
    result.push_repeated(u32::from(' '), before);
    result.push_str(sign);
    result.push_str(prefix);
    result.push_repeated(u32::from('0'), zeros + missing);
    result.push_units(Units::Ascii(digits));
    result.push_repeated(u32::from(' '), after);
    Ok(())
}

/// Whether a number is negative, the prefix of its text, and its digits.
fn number_parts(
    cx: &mut Context,
    letter: char,
    value: Value,
    conversion: &Conversion,
) -> Result<(bool, &'static str, String)> {
    Ok(match letter {
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let float = convert::to_float(cx, value)?;
            let precision = conversion.precision.unwrap_or(DEFAULT_PRECISION);
            let form = match letter.to_ascii_lowercase() {
                'e' => FloatForm::Exponent(precision),
                'f' => FloatForm::Fixed(precision),
                _ => FloatForm::General(precision),
            };
            let mut text = magnitude(float.abs(), form, conversion.alternate, false);
            if letter.is_ascii_uppercase() {
                text.make_ascii_uppercase();
            }
            (float.is_sign_negative() && !float.is_nan(), "", text)
        }
        'd' | 'i' | 'u' => {
            let value = decimal_operand(cx, letter, value)?;
            let text = int::decimal_text(cx, value)?;
            let digits = text.trim_start_matches('-');
            (digits.len() != text.len(), "", digits.to_owned())
        }
        _ => {
            let value = radix_operand(cx, letter, value)?;
            let (radix, prefix) = match letter {
                'o' => (8, "0o"),
                'x' => (16, "0x"),
                _ => (16, "0X"),
            };
            let (is_negative, mut digits) = int::digits(cx, value, radix)?;
            if letter == 'X' {
                digits.make_ascii_uppercase();
            }
            (is_negative, if conversion.alternate { prefix } else { "" }, digits)
        }
    })
}

fn decimal_operand(cx: &mut Context, letter: char, value: Value) -> Result {
    if convert::is_int(value) {
        return Ok(value);
    }
    if let Some(float) = value.as_float() {
        return int::from_float(cx, float);
    }
    for name in [Name::Int, Name::Index] {
        if held_text(cx, value).is_none() && find_special(cx, value, name).is_some() {
            return int::from_object(cx, value);
        }
    }
    let given = type_name(cx, value);
    cx.type_error(format!("%{letter} format: a real number is required, not {given}"))
}

fn radix_operand(cx: &mut Context, letter: char, value: Value) -> Result {
    if convert::is_int(value) {
        return Ok(value);
    }
    if find_special(cx, value, Name::Index).is_some() {
        return convert::to_index(cx, value);
    }
    let given = type_name(cx, value);
    cx.type_error(format!("%{letter} format: an integer is required, not {given}"))
}
