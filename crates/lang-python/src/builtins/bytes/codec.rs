//! Encodings of text, and the texts of the errors they raise.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, StringBuilder};
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Members, Method, receiver};
use crate::exceptions::raise;

/// The encodings that there are.
#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    /// With a mark of the order of bytes in front, or without and of this order.
    Utf16(Option<Endian>),
    /// With a mark in front.
    Utf8Signed,
}

/// An order of bytes.
#[derive(Clone, Copy, PartialEq)]
enum Endian {
    Little,
    Big,
}

fn encoding(cx: &mut Context, value: Value) -> Result<Encoding> {
    if value.is_unbound() {
        return Ok(Encoding::Utf8);
    }
    let name = crate::builtins::str_::argument(cx, "encoding", value)?.to_cow().into_owned();
    match name.to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
        "utf8" => Ok(Encoding::Utf8),
        "ascii" | "usascii" => Ok(Encoding::Ascii),
        "utf8sig" => Ok(Encoding::Utf8Signed),
        "utf16" => Ok(Encoding::Utf16(None)),
        "utf16le" => Ok(Encoding::Utf16(Some(Endian::Little))),
        "utf16be" => Ok(Encoding::Utf16(Some(Endian::Big))),
        "latin1" | "iso88591" | "l1" => Ok(Encoding::Latin1),
        _ => raise::raise(cx, BuiltinType::LookupError, &format!("unknown encoding: {name}")),
    }
}

/// What is done with what cannot be encoded or decoded.
fn error_handler(cx: &mut Context, value: Value) -> Result<String> {
    if value.is_unbound() {
        return Ok("strict".to_owned());
    }
    Ok(crate::builtins::str_::argument(cx, "errors", value)?.to_cow().into_owned())
}

/// `text.encode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `UnicodeEncodeError` and `LookupError`.
pub fn encode(cx: &mut Context, text: Gc<Str>, encoding_name: Value, errors: Value) -> Result {
    let encoding = encoding(cx, encoding_name)?;
    let errors = error_handler(cx, errors)?;
    match encoding {
        Encoding::Utf16(endian) => return encode_utf16(cx, text, endian),
        Encoding::Utf8Signed => {
            let bytes = ["\u{feff}", &text.to_cow()].concat();
            return Ok(cx.new_bytes(bytes.as_bytes())?.value());
        }
        _ => {}
    }
    if let Some(plain) = text.as_ascii() {
        return Ok(cx.new_bytes(plain.as_bytes())?.value());
    }
    let (name, limit, reason) = match encoding {
        Encoding::Utf8 | Encoding::Utf8Signed | Encoding::Utf16(_) => {
            ("utf-8", 0x11_0000, "surrogates not allowed")
        }
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
                "surrogateescape" if (0xdc80..0xdd00).contains(&code_point) => {
                    bytes.push((code_point - 0xdc00) as u8);
                }
                "namereplace" | "replace" => bytes.push(b'?'),
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

fn encode_utf16(cx: &mut Context, text: Gc<Str>, endian: Option<Endian>) -> Result {
    let text = text.to_cow().into_owned();
    let mark = if endian.is_none() { "\u{feff}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    let bytes: Vec<u8> = match endian {
        Some(Endian::Big) => units.flat_map(u16::to_be_bytes).collect(),
        _ => units.flat_map(u16::to_le_bytes).collect(),
    };
    Ok(cx.new_bytes(&bytes)?.value())
}

fn decode_utf16(cx: &mut Context, slice: &[u8], endian: Option<Endian>) -> Result {
    let (slice, endian) = match (slice, endian) {
        ([0xff, 0xfe, rest @ ..], None) => (rest, Endian::Little),
        ([0xfe, 0xff, rest @ ..], None) => (rest, Endian::Big),
        (slice, endian) => (slice, endian.unwrap_or(Endian::Little)),
    };
    let units: Vec<u16> = slice
        .chunks(2)
        .map(|pair| match (pair, endian) {
            (&[first, second], Endian::Little) => u16::from_le_bytes([first, second]),
            (&[first, second], Endian::Big) => u16::from_be_bytes([first, second]),
            _ => 0xfffd,
        })
        .collect();
    Ok(cx.new_string(&String::from_utf16_lossy(&units))?.value())
}

/// `bytes.decode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `UnicodeDecodeError` and `LookupError`.
pub fn decode(cx: &mut Context, slice: &[u8], encoding_name: Value, errors: Value) -> Result {
    let encoding = encoding(cx, encoding_name)?;
    let errors = error_handler(cx, errors)?;
    let (slice, encoding) = match encoding {
        Encoding::Utf16(endian) => return decode_utf16(cx, slice, endian),
        Encoding::Utf8Signed => (slice.strip_prefix(b"\xef\xbb\xbf").unwrap_or(slice), Encoding::Utf8),
        encoding => (slice, encoding),
    };
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
            "backslashreplace" => {
                slice[at..at + bad].iter().for_each(|byte| builder.push_str(&format!("\\x{byte:02x}")));
            }
            "surrogateescape" => {
                builder.extend(slice[at..at + bad].iter().map(|&byte| 0xdc00 + u32::from(byte)));
            }
            _ => {
                let name = if encoding == Encoding::Utf8 { "utf-8" } else { "ascii" };
                let name = cx.new_string(name)?.value();
                let reason = cx.new_string(reason)?.value();
                let (start, end) = (Value::length(at), Value::length(at + bad));
                let object = cx.new_bytes(slice)?.value();
                let arguments = [name, object, start, end, reason];
                return raise::raise_with(cx, BuiltinType::UnicodeDecodeError, &arguments);
            }
        }
        at += bad;
    }
    Ok(builder.finish(cx)?.value())
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

/// Defines the text of the errors of encoding and decoding.
pub(super) fn define(types: &mut Declarations) {
    const TEXT: &[Method] = &[Method::new("__str__", unicode_error_str)];
    for ty in [BuiltinType::UnicodeEncodeError, BuiltinType::UnicodeDecodeError] {
        types.add(ty, &Members { methods: TEXT, ..Members::EMPTY });
    }
}
