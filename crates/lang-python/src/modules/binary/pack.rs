//! Values as bytes in the layouts of C: `pack` and `unpack` of `struct.py`.

use std::collections::HashMap;
use std::rc::Rc;

use dashu_int::IBig;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::value::Value;

use super::bytes_of;
use crate::builtins::bytes::view;
use crate::builtins::{convert, int};
use crate::classes::instance::{held_text, held_value};
use crate::define::{Method, between, exactly, parse_arguments};
use crate::exceptions::raise;
use crate::modules::state::modules;
use crate::state::type_name;

/// One value, or a run of bytes; bytes to skip have the code `x`.
struct Field {
    code: char,
    /// Bytes of the field.
    size: usize,
}

struct Layout {
    is_little: bool,
    fields: Vec<Field>,
    size: usize,
}

/// The size of a code, and where it must be aligned in native layouts.
fn size_of(code: char, is_native: bool) -> Option<usize> {
    Some(match code {
        'b' | 'B' | 'c' | '?' | 'x' | 's' | 'p' => 1,
        'h' | 'H' | 'e' => 2,
        'i' | 'I' | 'f' => 4,
        'l' | 'L' => {
            if is_native {
                8
            } else {
                4
            }
        }
        'q' | 'Q' | 'd' => 8,
        'n' | 'N' | 'P' if is_native => 8,
        _ => return None,
    })
}

/// Layouts of formats that were asked for before.
#[derive(Default)]
pub struct Layouts(HashMap<String, Rc<Layout>>);

impl Layouts {
    /// How many are kept, of so many fields at most.
    const KEPT: usize = 100;
    const FIELDS: usize = 64;

    fn keep(&mut self, format: &str, layout: &Rc<Layout>) {
        if layout.fields.len() > Self::FIELDS || format.len() > Self::FIELDS {
            return;
        }
        if self.0.len() == Self::KEPT {
            self.0.clear();
        }
        self.0.insert(format.to_owned(), layout.clone());
    }
}

/// The layout that a format describes.
fn layout_of(cx: &mut Context, format: Value) -> Result<Rc<Layout>> {
    if let Some(text) = held_text(cx, format) {
        return known_layout(cx, &text.to_cow());
    }
    match format.cast::<Bytes>() {
        Some(bytes) => known_layout(cx, &String::from_utf8_lossy(bytes.as_slice())),
        None => {
            let given = type_name(cx, format);
            cx.type_error(format!("Struct() argument 1 must be a str or bytes object, not {given}"))
        }
    }
}

fn known_layout(cx: &mut Context, format: &str) -> Result<Rc<Layout>> {
    if let Some(layout) = modules(cx).layouts.0.get(format) {
        return Ok(layout.clone());
    }
    let layout = Rc::new(parse(cx, format)?);
    modules(cx).layouts.keep(format, &layout);
    Ok(layout)
}

fn parse(cx: &mut Context, format: &str) -> Result<Layout> {
    let (mark, rest) = match format.chars().next() {
        Some(mark @ ('@' | '=' | '<' | '>' | '!')) => (mark, &format[1..]),
        _ => ('@', format),
    };
    let is_native = mark == '@';
    let mut layout = Layout { is_little: !matches!(mark, '>' | '!'), fields: Vec::new(), size: 0 };
    let mut count: Option<usize> = None;
    for code in rest.chars() {
        if code.is_whitespace() {
            if count.is_some() {
                return fail(cx, "bad char in struct format");
            }
            continue;
        }
        if let Some(digit) = code.to_digit(10) {
            let longer =
                count.unwrap_or(0).checked_mul(10).and_then(|count| count.checked_add(digit as usize));
            count = Some(match longer {
                Some(longer) if longer < 1 << 40 => longer,
                _ => return fail(cx, "total struct size too long"),
            });
            continue;
        }
        let Some(size) = size_of(code, is_native) else {
            return fail(cx, "bad char in struct format");
        };
        let times = count.take().unwrap_or(1);
        let padding = if is_native { layout.size.next_multiple_of(size) - layout.size } else { 0 };
        let Some(end) = times.checked_mul(size).and_then(|bytes| bytes.checked_add(layout.size + padding))
        else {
            return fail(cx, "total struct size too long");
        };
        if end > isize::MAX as usize {
            return fail(cx, "total struct size too long");
        }
        if padding > 0 {
            layout.fields.push(Field { code: 'x', size: padding });
        }
        if matches!(code, 'x' | 's' | 'p') {
            layout.fields.push(Field { code, size: times });
        } else {
            cx.check_room(times * std::mem::size_of::<Field>())?;
            for index in 0..times {
                cx.note_step(index)?;
                layout.fields.push(Field { code, size });
            }
        }
        layout.size = end;
    }
    match count {
        Some(_) => fail(cx, "repeat count given without format specifier"),
        None => Ok(layout),
    }
}

/// Raises `struct.error`.
fn fail<T>(cx: &mut Context, message: &str) -> Result<T> {
    let module = crate::imports::import(cx, "struct")?;
    let name = cx.intern("error")?.value();
    let class = crate::attributes::read::get_attribute(cx, module, name)?;
    let message = cx.new_string(message)?.value();
    let error = cx.call(class, &[message])?;
    raise::throw_new(cx, error)
}

/// `calcsize(format)`.
fn size(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [format] = exactly(cx, this, arguments)?;
    let layout = layout_of(cx, format)?;
    Ok(Value::length(layout.size))
}

/// `pack(format, *values)`.
fn pack(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, usize::MAX)?;
    let layout = layout_of(cx, values[0])?;
    let values = &values[1..];
    let wanted = layout.fields.iter().filter(|field| field.code != 'x').count();
    if wanted != values.len() {
        let given = values.len();
        return fail(cx, &format!("pack expected {wanted} items for packing (got {given})"));
    }
    cx.check_room(layout.size)?;
    let mut bytes = Vec::with_capacity(layout.size);
    let mut values = values.iter();
    for field in &layout.fields {
        if field.code == 'x' {
            bytes.extend(std::iter::repeat_n(0, field.size));
            continue;
        }
        let value = *values.next().expect("they were counted");
        pack_value(cx, &mut bytes, field, layout.is_little, value)?;
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

fn pack_value(
    cx: &mut Context,
    bytes: &mut Vec<u8>,
    field: &Field,
    is_little: bool,
    value: Value,
) -> Result<()> {
    let mut push = |little: &[u8]| {
        if is_little {
            bytes.extend_from_slice(little);
        } else {
            bytes.extend(little.iter().rev());
        }
    };
    match field.code {
        's' | 'p' => {
            let Ok(mut given) = bytes_of(cx, value) else {
                cx.take_exception();
                return fail(cx, &format!("argument for '{}' must be a bytes object", field.code));
            };
            if field.code == 'p' {
                given.truncate(field.size.saturating_sub(1));
                given.insert(0, given.len().min(255) as u8);
            }
            given.resize(field.size, 0);
            bytes.extend(given);
        }
        'c' => match bytes_of(cx, value) {
            Ok(given) if given.len() == 1 => bytes.push(given[0]),
            given => {
                if given.is_err() {
                    cx.take_exception();
                }
                return fail(cx, "char format requires a bytes object of length 1");
            }
        },
        '?' => bytes.push(convert::is_true(cx, value)? as u8),
        'e' | 'f' | 'd' => {
            let Ok(float) = convert::to_float(cx, value) else {
                cx.take_exception();
                return fail(cx, "required argument is not a float");
            };
            match field.code {
                'd' => push(&float.to_le_bytes()),
                'f' => {
                    let narrow = float as f32;
                    if narrow.is_infinite() && float.is_finite() {
                        let message = "float too large to pack with f format";
                        return cx.raise(runtime::exception::ErrorKind::Overflow, message);
                    }
                    push(&narrow.to_le_bytes());
                }
                _ => {
                    let half = half_of(float);
                    if float.is_finite() && half & 0x7fff == 0x7c00 {
                        let message = "float too large to pack with e format";
                        return cx.raise(runtime::exception::ErrorKind::Overflow, message);
                    }
                    push(&half.to_le_bytes());
                }
            }
        }
        code => {
            let Ok(number) = convert::to_index(cx, value) else {
                cx.take_exception();
                return fail(cx, "required argument is not an integer");
            };
            // Larger numbers fit no field.
            let wide = match number.as_fixnum() {
                Some(number) => Ok(i128::from(number)),
                None => i128::try_from(&int::to_big(number).unwrap_or(IBig::ZERO)),
            };
            let bits = field.size as u32 * 8;
            let is_signed = code.is_ascii_lowercase();
            // Pointers are given as numbers of either sign.
            let low = if is_signed || code == 'P' { -(1i128 << (bits - 1)) } else { 0 };
            let high = if is_signed { (1i128 << (bits - 1)) - 1 } else { (1i128 << bits) - 1 };
            match wide {
                Ok(number) if (low..=high).contains(&number) => push(&number.to_le_bytes()[..field.size]),
                _ if code == 'P' => return fail(cx, "int too large to convert"),
                _ => {
                    let message = format!("'{code}' format requires {low} <= number <= {high}");
                    return fail(cx, &message);
                }
            }
        }
    }
    Ok(())
}

/// The bytes of an item of a memory view, as machines have numbers of this format; none when the format is not one of single
/// items.
pub(crate) fn item_size(code: char) -> Option<usize> {
    size_of(code, true).filter(|_| !matches!(code, 'x' | 's' | 'p'))
}

/// The value of an item of a memory view.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn item_value(cx: &mut Context, code: char, item: &[u8]) -> Result {
    unpack_value(cx, code, item, true)
}

/// A value as an item of a memory view.
///
/// # Errors
/// TypeError and ValueError when it is none.
pub(crate) fn item_bytes(cx: &mut Context, code: char, value: Value) -> Result<Vec<u8>> {
    let field = Field { code, size: item_size(code).unwrap_or(1) };
    let mut bytes = Vec::new();
    match pack_value(cx, &mut bytes, &field, true, value) {
        Ok(()) => Ok(bytes),
        Err(_) => {
            cx.take_exception();
            let is_number = convert::is_int(held_value(cx, value));
            match is_number && code != 'c' {
                true => cx.value_error(format!("memoryview: invalid value for format '{code}'")),
                false => cx.type_error(format!("memoryview: invalid type for format '{code}'")),
            }
        }
    }
}

/// The bits of the closest half-precision number, even ones between two.
fn half_of(float: f64) -> u16 {
    let sign = if float.is_sign_negative() { 0x8000 } else { 0 };
    let size = float.abs();
    if size.is_nan() {
        return sign | 0x7e00;
    }
    if size >= 65520.0 {
        return sign | 0x7c00;
    }
    let exponent = if size < 2f64.powi(-14) { -14 } else { (size.to_bits() >> 52) as i32 - 1023 };
    let units = (size * 2f64.powi(10 - exponent)).round_ties_even() as u16;
    if exponent == -14 && units < 1024 {
        sign | units
    } else {
        sign | ((((exponent + 14) as u16) << 10) + units)
    }
}

fn half_value(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    }
}

/// `unpack(format, bytes)`.
fn unpack(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [format, data] = exactly(cx, this, arguments)?;
    let layout = layout_of(cx, format)?;
    let data = view::argument(cx, data)?;
    if data.length != layout.size {
        return fail(cx, &format!("unpack requires a buffer of {} bytes", layout.size));
    }
    unpack_at(cx, &layout, data.as_slice())
}

/// `unpack_from(format, buffer, offset=0)`.
fn unpack_from(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [format, data, offset] =
        parse_arguments(cx, "unpack_from", arguments, ["", "buffer", "offset"], 2, 3)?;
    let layout = layout_of(cx, format)?;
    // Finding the offset may run code of the program, which may change the buffer.
    let offset = if offset.is_unbound() { 0 } else { convert::to_size(cx, offset)? };
    let data = view::argument(cx, data)?;
    if offset < 0 && offset + layout.size as i64 > 0 {
        let message = format!("not enough data to unpack {} bytes at offset {offset}", layout.size);
        return fail(cx, &message);
    }
    if offset < -(data.length as i64) {
        return fail(cx, &format!("offset {offset} out of range for {}-byte buffer", data.length));
    }
    let offset = if offset < 0 { offset + data.length as i64 } else { offset };
    let rest = usize::try_from(offset).ok().and_then(|offset| data.as_slice().get(offset..)).unwrap_or(&[]);
    match rest.get(..layout.size) {
        Some(part) => unpack_at(cx, &layout, part),
        None => {
            let message = format!(
                "unpack_from requires a buffer of at least {} bytes for unpacking {} bytes at offset {offset} (actual \
                 buffer size is {})",
                layout.size as i128 + i128::from(offset),
                layout.size,
                data.length
            );
            fail(cx, &message)
        }
    }
}

/// The values of a layout, whose bytes these are, as a tuple.
fn unpack_at(cx: &mut Context, layout: &Layout, bytes: &[u8]) -> Result {
    /// Values that are collected without a list: most layouts have no more.
    const FEW: usize = 16;
    let mut few = [Value::NONE; FEW];
    let count = layout.fields.len();
    if count > FEW {
        let list = cx.new_list(&[])?;
        let mut index = 0;
        each_value(cx, layout, bytes, |cx, value| {
            cx.note_step(index)?;
            index += 1;
            list.push(cx, value)
        })?;
        return Ok(cx.new_tuple(list.as_slice())?.value());
    }
    let mut index = 0;
    each_value(cx, layout, bytes, |_, value| {
        few[index] = value;
        index += 1;
        Ok(())
    })?;
    Ok(cx.new_tuple(&few[..index])?.value())
}

fn each_value(
    cx: &mut Context,
    layout: &Layout,
    bytes: &[u8],
    mut take: impl FnMut(&mut Context, Value) -> Result<()>,
) -> Result<()> {
    let mut at = 0;
    for field in &layout.fields {
        let part = &bytes[at..at + field.size];
        at += field.size;
        if field.code != 'x' {
            let value = unpack_value(cx, field.code, part, layout.is_little)?;
            take(cx, value)?;
        }
    }
    Ok(())
}

fn unpack_value(cx: &mut Context, code: char, part: &[u8], is_little: bool) -> Result {
    let mut little = [0u8; 8];
    if !matches!(code, 's' | 'p') {
        little[..part.len()].copy_from_slice(part);
        if !is_little {
            little[..part.len()].reverse();
        }
    }
    let raw = u64::from_le_bytes(little);
    match code {
        's' | 'c' => Ok(cx.new_bytes(part)?.value()),
        'p' => {
            let count = part.first().map_or(0, |&count| usize::from(count)).min(part.len().saturating_sub(1));
            let text = part.get(1..1 + count).unwrap_or(&[]);
            Ok(cx.new_bytes(text)?.value())
        }
        '?' => Ok(Value::bool(raw != 0)),
        'd' => cx.new_float(f64::from_bits(raw)),
        'f' => cx.new_float(f64::from(f32::from_bits(raw as u32))),
        'e' => cx.new_float(half_value(raw as u16)),
        _ if code.is_ascii_lowercase() => {
            let unused = 64 - part.len() as u32 * 8;
            cx.new_int((raw << unused) as i64 >> unused)
        }
        _ => match i64::try_from(raw) {
            Ok(number) => cx.new_int(number),
            Err(_) => int::from_big(cx, IBig::from(raw)),
        },
    }
}

/// Builds the module `_struct`, beneath `struct`.
pub(in crate::modules) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("calcsize", size),
        Method::new("pack", pack),
        Method::new("unpack", unpack),
        Method::new("unpack_from", unpack_from),
    ];
    crate::modules::new_module(cx, "_struct", &[FUNCTIONS])
}
