//! `bytes`: construction, text encodings, basic methods.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, StringBuilder};
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{convert, source};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Members, Method, after_receiver, between, define_members, exactly, parse_arguments, receiver,
};
use crate::exceptions::raise;
use crate::state::type_name;

/// The encodings that there are.
#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

fn encoding(cx: &mut Context, value: Value) -> Result<Encoding> {
    if value.is_unbound() {
        return Ok(Encoding::Utf8);
    }
    let name = super::str_::argument(cx, "encoding", value)?.to_cow().into_owned();
    match name.to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
        "utf8" => Ok(Encoding::Utf8),
        "ascii" | "usascii" => Ok(Encoding::Ascii),
        "latin1" | "iso88591" | "l1" => Ok(Encoding::Latin1),
        _ => raise::raise(cx, BuiltinType::LookupError, &format!("unknown encoding: {name}")),
    }
}

/// What is done with what cannot be encoded or decoded.
fn error_handler(cx: &mut Context, value: Value) -> Result<String> {
    if value.is_unbound() {
        return Ok("strict".to_owned());
    }
    Ok(super::str_::argument(cx, "errors", value)?.to_cow().into_owned())
}

/// `text.encode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `UnicodeEncodeError` and `LookupError`.
pub fn encode(cx: &mut Context, text: Gc<Str>, encoding_name: Value, errors: Value) -> Result {
    let encoding = encoding(cx, encoding_name)?;
    let errors = error_handler(cx, errors)?;
    if let Some(plain) = text.as_ascii() {
        return Ok(cx.new_bytes(plain.as_bytes())?.value());
    }
    let (name, limit, reason) = match encoding {
        Encoding::Utf8 => ("utf-8", 0x11_0000, "surrogates not allowed"),
        Encoding::Ascii => ("ascii", 0x80, "ordinal not in range(128)"),
        Encoding::Latin1 => ("latin-1", 0x100, "ordinal not in range(256)"),
    };
    let mut bytes = Vec::with_capacity(text.len() * 2);
    for (index, code_point) in text.code_points().enumerate() {
        let c = char::from_u32(code_point);
        match (encoding, c) {
            (Encoding::Utf8, Some(c)) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            (Encoding::Ascii | Encoding::Latin1, Some(_)) if code_point < limit => {
                bytes.push(code_point as u8)
            }
            _ => match errors.as_str() {
                "ignore" => {}
                "replace" => bytes.push(b'?'),
                "backslashreplace" => {
                    bytes.extend_from_slice(
                        match code_point {
                            0..0x100 => format!("\\x{code_point:02x}"),
                            0x100..0x1_0000 => format!("\\u{code_point:04x}"),
                            _ => format!("\\U{code_point:08x}"),
                        }
                        .as_bytes(),
                    );
                }
                "xmlcharrefreplace" => bytes.extend_from_slice(format!("&#{code_point};").as_bytes()),
                "strict" => {
                    let name = cx.new_string(name)?.value();
                    let reason = cx.new_string(reason)?.value();
                    let (start, end) = (Value::length(index), Value::length(index + 1));
                    let arguments = [name, text.value(), start, end, reason];
                    return raise::raise_with(cx, BuiltinType::UnicodeEncodeError, &arguments);
                }
                other => {
                    let message = format!("unknown error handler name '{other}'");
                    return raise::raise(cx, BuiltinType::LookupError, &message);
                }
            },
        }
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

/// `bytes.decode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `UnicodeDecodeError` and `LookupError`.
pub fn decode(cx: &mut Context, bytes: Gc<Bytes>, encoding_name: Value, errors: Value) -> Result {
    let encoding = encoding(cx, encoding_name)?;
    let errors = error_handler(cx, errors)?;
    let slice = bytes.as_slice();
    if slice.is_ascii() {
        let text = String::from_utf8_lossy(slice);
        return Ok(cx.new_string(&text)?.value());
    }
    let mut builder = StringBuilder::with_capacity(slice.len());
    if encoding == Encoding::Latin1 {
        builder.extend(slice.iter().map(|&byte| u32::from(byte)));
        return Ok(builder.finish(cx)?.value());
    }
    let mut at = 0;
    while at < slice.len() {
        let (valid, bad, reason) = match encoding {
            Encoding::Utf8 => match std::str::from_utf8(&slice[at..]) {
                Ok(text) => (text, 0, ""),
                Err(error) => {
                    let valid = std::str::from_utf8(&slice[at..at + error.valid_up_to()]).unwrap_or("");
                    let rest = slice.len() - at - error.valid_up_to();
                    let first = slice[at + error.valid_up_to()];
                    let reason = match error.error_len() {
                        None => "unexpected end of data",
                        Some(1) if !(0xc2..0xf5).contains(&first) => "invalid start byte",
                        Some(_) => "invalid continuation byte",
                    };
                    (valid, error.error_len().unwrap_or(rest), reason)
                }
            },
            _ => {
                let count = slice[at..].iter().take_while(|byte| byte.is_ascii()).count();
                let valid = std::str::from_utf8(&slice[at..at + count]).unwrap_or("");
                (valid, (at + count < slice.len()) as usize, "ordinal not in range(128)")
            }
        };
        builder.push_str(valid);
        at += valid.len();
        if bad == 0 {
            continue;
        }
        match errors.as_str() {
            "ignore" => {}
            "replace" => builder.push(0xfffd),
            _ => {
                let name = if encoding == Encoding::Utf8 { "utf-8" } else { "ascii" };
                let name = cx.new_string(name)?.value();
                let reason = cx.new_string(reason)?.value();
                let (start, end) = (Value::length(at), Value::length(at + bad));
                let arguments = [name, bytes.value(), start, end, reason];
                return raise::raise_with(cx, BuiltinType::UnicodeDecodeError, &arguments);
            }
        }
        at += bad;
    }
    Ok(builder.finish(cx)?.value())
}

fn bytes_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["source", "encoding", "errors"];
    let [value, encoding, errors] =
        parse_arguments(cx, "bytes", after_receiver(arguments), parameters, 0, 3)?;
    if value.is_unbound() {
        return Ok(cx.new_bytes(&[])?.value());
    }
    if let Some(text) = value.cast::<Str>() {
        if encoding.is_unbound() {
            return cx.type_error("string argument without an encoding");
        }
        return encode(cx, text, encoding, errors);
    }
    if value.cast::<Bytes>().is_some() {
        return Ok(value);
    }
    if convert::is_int(value) {
        let count = convert::to_size(cx, value)?;
        if count < 0 {
            return cx.value_error("negative count");
        }
        return Ok(cx.new_zeroed_bytes(count as usize)?.value());
    }
    let mut bytes = Vec::new();
    source::for_each(cx, value, |cx, item| {
        let number = convert::to_size(cx, item)?;
        match u8::try_from(number) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return cx.value_error("bytes must be in range(0, 256)"),
        }
        Ok(true)
    })?;
    Ok(cx.new_bytes(&bytes)?.value())
}

fn decode_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let [encoding, errors] =
        parse_arguments(cx, "decode", after_receiver(arguments), ["encoding", "errors"], 0, 2)?;
    decode(cx, bytes, encoding, errors)
}

/// The bytes of an argument.
fn argument(cx: &mut Context, value: Value) -> Result<Gc<Bytes>> {
    match value.cast::<Bytes>() {
        Some(bytes) => Ok(bytes),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("a bytes-like object is required, not '{given}'"))
        }
    }
}

fn hex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    let text: String = bytes.as_slice().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(cx.new_string(&text)?.value())
}

fn from_hex(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = parse_arguments(cx, "fromhex", after_receiver(arguments), [""], 1, 1)?;
    let text = super::str_::argument(cx, "fromhex() argument", text)?.to_cow().into_owned();
    let mut bytes = Vec::new();
    let mut digits = text.char_indices().filter(|(_, c)| !c.is_ascii_whitespace());
    while let Some((at, high)) = digits.next() {
        let low = digits.next();
        match (high.to_digit(16), low.and_then(|(_, low)| low.to_digit(16))) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            (high, _) => {
                let at = if high.is_none() { at } else { low.map_or(text.len(), |(at, _)| at) };
                return cx
                    .value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
            }
        }
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

fn find_in(whole: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() { Some(0) } else { whole.windows(part.len()).position(|window| window == part) }
}

fn find(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 4)?;
    let part = argument(cx, values[1])?;
    let bound = |index: usize| values.get(index).copied().unwrap_or(Value::NONE);
    let start = convert::to_bound(cx, bound(2), bytes.len(), 0)?;
    let end = convert::to_bound(cx, bound(3), bytes.len(), bytes.len())?;
    if end < start {
        return Ok(Value::small(-1));
    }
    let found = find_in(&bytes.as_slice()[start..end], part.as_slice());
    Ok(found.map_or(Value::small(-1), |at| Value::length(start + at)))
}

fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let [_, part] = exactly(cx, this, arguments)?;
    let single;
    let held;
    let part = match convert::to_i64(part).and_then(|byte| u8::try_from(byte).ok()) {
        Some(byte) => {
            single = [byte];
            &single[..]
        }
        None => {
            held = argument(cx, part)?;
            held.as_slice()
        }
    };
    if part.is_empty() {
        return Ok(Value::length(bytes.len() + 1));
    }
    let (mut rest, mut count) = (bytes.as_slice(), 0);
    while let Some(at) = find_in(rest, part) {
        count += 1;
        rest = &rest[at + part.len()..];
    }
    Ok(Value::length(count))
}

fn starts_with(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let [_, part] = exactly(cx, this, arguments)?;
    let part = argument(cx, part)?;
    Ok(Value::bool(bytes.as_slice().starts_with(part.as_slice())))
}

fn ends_with(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let [_, part] = exactly(cx, this, arguments)?;
    let part = argument(cx, part)?;
    Ok(Value::bool(bytes.as_slice().ends_with(part.as_slice())))
}

fn join(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let separator: Gc<Bytes> = receiver(cx, this, arguments)?;
    let [_, iterable] = exactly(cx, this, arguments)?;
    let mut joined = Vec::new();
    let mut index = 0;
    source::for_each(cx, iterable, |cx, item| {
        let Some(part) = item.cast::<Bytes>() else {
            let given = type_name(cx, item);
            return cx
                .type_error(format!("sequence item {index}: expected a bytes-like object, {given} found"));
        };
        if index > 0 {
            joined.extend_from_slice(separator.as_slice());
        }
        joined.extend_from_slice(part.as_slice());
        index += 1;
        Ok(true)
    })?;
    Ok(cx.new_bytes(&joined)?.value())
}

fn split(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 1, 2)?;
    let list = cx.new_list(&[])?;
    let Some(separator) = values.get(1).copied().filter(|value| !value.is_none()) else {
        for part in bytes.as_slice().split(|byte| byte.is_ascii_whitespace()).filter(|part| !part.is_empty())
        {
            let part = cx.new_bytes(part)?;
            list.push(cx, part.value())?;
        }
        return Ok(list.value());
    };
    let separator = argument(cx, separator)?;
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    let mut rest = bytes.as_slice();
    while let Some(at) = find_in(rest, separator.as_slice()) {
        let part = cx.new_bytes(&rest[..at])?;
        list.push(cx, part.value())?;
        rest = &rest[at + separator.len()..];
    }
    let part = cx.new_bytes(rest)?;
    list.push(cx, part.value())?;
    Ok(list.value())
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let bytes: Gc<Bytes> = receiver(cx, this, arguments)?;
    let slice = bytes.as_slice();
    let quote = if slice.contains(&b'\'') && !slice.contains(&b'"') { b'"' } else { b'\'' };
    let mut text = String::with_capacity(slice.len() + 3);
    text.push('b');
    text.push(quote as char);
    for &byte in slice {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'\\' => text.push_str("\\\\"),
            byte if byte == quote => {
                text.push('\\');
                text.push(byte as char);
            }
            0x20..0x7f => text.push(byte as char),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push(quote as char);
    Ok(cx.new_string(&text)?.value())
}

/// The text of `UnicodeEncodeError` and `UnicodeDecodeError`: codec, what cannot be converted, where, why.
fn unicode_error_str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let parts = exception.arguments.get().cast::<Tuple>().filter(|parts| parts.len() == 5);
    let Some(parts) = parts else { return Ok(cx.new_string("")?.value()) };
    let (codec, reason) = (crate::text::name_text(parts.get(0)), crate::text::name_text(parts.get(4)));
    let (start, end) = (parts.get(2).as_fixnum().unwrap_or(0), parts.get(3).as_fixnum().unwrap_or(0));
    let (verb, what) = match (parts.get(1).cast::<Str>(), parts.get(1).cast::<Bytes>()) {
        (Some(text), _) if end == start + 1 && (start as usize) < text.len() => {
            let code_point = text.code_point(start as usize);
            let escaped = match code_point {
                0..0x100 => format!("\\x{code_point:02x}"),
                0x100..0x1_0000 => format!("\\u{code_point:04x}"),
                _ => format!("\\U{code_point:08x}"),
            };
            ("encode", format!("character '{escaped}' in position {start}"))
        }
        (Some(_), _) => ("encode", format!("characters in position {start}-{}", end - 1)),
        (_, Some(bytes)) if end == start + 1 && (start as usize) < bytes.len() => {
            ("decode", format!("byte 0x{:02x} in position {start}", bytes.as_slice()[start as usize]))
        }
        _ => ("decode", format!("bytes in position {start}-{}", end - 1)),
    };
    Ok(cx.new_string(&format!("'{codec}' codec can't {verb} {what}: {reason}"))?.value())
}

/// Defines the members of `bytes`, and the text of the errors of encoding and decoding.
pub(super) fn define(cx: &mut Context) -> Result<()> {
    const TEXT: &[Method] = &[Method::new("__str__", unicode_error_str)];
    for ty in [BuiltinType::UnicodeEncodeError, BuiltinType::UnicodeDecodeError] {
        define_members(cx, ty, &Members { methods: TEXT, ..Members::EMPTY })?;
    }
    define_members(
        cx,
        BuiltinType::Bytes,
        const {
            &Members {
                methods: &[
                    Method::new("decode", decode_native),
                    Method::new("hex", hex),
                    Method::new("find", find),
                    Method::new("count", count),
                    Method::new("startswith", starts_with),
                    Method::new("endswith", ends_with),
                    Method::new("join", join),
                    Method::new("split", split),
                    Method::new("__repr__", repr),
                ],
                class_methods: &[Method::new("fromhex", from_hex)],
                new: Some(bytes_new),
                ..Members::EMPTY
            }
        },
    )
}
