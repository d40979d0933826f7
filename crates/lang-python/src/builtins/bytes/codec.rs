//! Encodings of text, and the texts of the errors they raise.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::pieces::PIECE;
use runtime::value::Value;

use super::character_maps::CharacterMap;
use super::escapes;
use super::wide::Wide;
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Members, Method, receiver};
use crate::exceptions::raise;

/// The encodings that there are.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    /// UTF-16 or UTF-32.
    Wide(Wide),
    /// UTF-8 with a mark in front.
    Utf8Signed,
    /// A byte for each character.
    Map(&'static CharacterMap),
    /// ASCII with escapes as in literals, or only those with `u` for what Latin-1 lacks.
    Escapes {
        is_raw: bool,
    },
}

impl Encoding {
    /// What errors call it.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Wide(wide) => wide.name(),
            Encoding::Map(map) => map.name,
            Encoding::Escapes { is_raw: false } => "unicodeescape",
            Encoding::Escapes { is_raw: true } => "rawunicodeescape",
        }
    }

    /// Why errors say that a character cannot be encoded.
    fn refusal(self) -> &'static str {
        match self {
            Encoding::Ascii => "ordinal not in range(128)",
            Encoding::Latin1 => "ordinal not in range(256)",
            Encoding::Map(_) => "character maps to <undefined>",
            _ => "surrogates not allowed",
        }
    }

    /// Appends a character; false when the encoding has none such.
    fn encode_one(self, code_point: u32, bytes: &mut Vec<u8>) -> bool {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => {
                let Some(c) = char::from_u32(code_point) else { return false };
                bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Encoding::Ascii if code_point < 0x80 => bytes.push(code_point as u8),
            Encoding::Latin1 if code_point < 0x100 => bytes.push(code_point as u8),
            Encoding::Ascii | Encoding::Latin1 => return false,
            Encoding::Wide(wide) => {
                let Some(c) = char::from_u32(code_point) else { return false };
                wide.encode(c.into(), bytes);
            }
            Encoding::Map(map) => {
                let Some(byte) = map.encode(code_point) else { return false };
                bytes.push(byte);
            }
            Encoding::Escapes { is_raw } => escapes::encode(code_point, is_raw, bytes),
        }
        true
    }
}

fn encoding(cx: &mut Context, value: Value, function: &str) -> Result<Encoding> {
    if value.is_unbound() {
        return Ok(Encoding::Utf8);
    }
    let name = crate::builtins::str_::argument(cx, "encoding", value)?.to_cow().into_owned();
    let plain = name.to_ascii_lowercase().replace(['-', '_', ' '], "");
    Ok(match plain.as_str() {
        "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "ascii" | "usascii" | "646" => Encoding::Ascii,
        "utf8sig" => Encoding::Utf8Signed,
        "latin1" | "iso88591" | "l1" | "latin" | "8859" | "cp819" => Encoding::Latin1,
        "unicodeescape" => Encoding::Escapes { is_raw: false },
        "rawunicodeescape" => Encoding::Escapes { is_raw: true },
        plain => {
            if let Some(wide) = Wide::find(plain) {
                Encoding::Wide(wide)
            } else if let Some(map) = CharacterMap::find(plain) {
                Encoding::Map(map)
            } else if ["rot13", "hex", "base64", "zlib", "bz2", "quopri", "uu"].contains(&plain) {
                let message = format!(
                    "'{name}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs"
                );
                return raise::raise(cx, BuiltinType::LookupError, &message);
            } else {
                return raise::raise(cx, BuiltinType::LookupError, &format!("unknown encoding: {name}"));
            }
        }
    })
}

/// What is done with what cannot be encoded or decoded.
fn error_handler(cx: &mut Context, value: Value) -> Result<String> {
    if value.is_unbound() {
        return Ok("strict".to_owned());
    }
    Ok(crate::builtins::str_::argument(cx, "errors", value)?.to_cow().into_owned())
}

fn unknown_handler<T>(cx: &mut Context, name: &str) -> Result<T> {
    raise::raise(cx, BuiltinType::LookupError, &format!("unknown error handler name '{name}'"))
}

/// `text.encode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `UnicodeEncodeError` and `LookupError`.
pub fn encode(cx: &mut Context, text: Gc<Str>, encoding_name: Value, errors: Value) -> Result {
    let encoding = encoding(cx, encoding_name, "encode")?;
    let errors = error_handler(cx, errors)?;
    let keeps_ascii =
        !matches!(encoding, Encoding::Wide(_) | Encoding::Utf8Signed | Encoding::Escapes { .. });
    if let Some(plain) = text.as_ascii().filter(|_| keeps_ascii) {
        return Ok(cx.new_bytes(plain.as_bytes())?.value());
    }
    let mut bytes = Vec::with_capacity(text.len() * 2);
    match encoding {
        Encoding::Utf8Signed => bytes.extend_from_slice(b"\xef\xbb\xbf"),
        Encoding::Wide(wide) => wide.encode_mark(&mut bytes),
        _ => {}
    }
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        if encoding.encode_one(code_point, &mut bytes) {
            continue;
        }
        let mut replace = |with: &str| {
            for c in with.chars() {
                encoding.encode_one(c.into(), &mut bytes);
            }
        };
        match errors.as_str() {
            "ignore" => {}
            "surrogateescape" if (0xdc80..0xdd00).contains(&code_point) => {
                bytes.push((code_point - 0xdc00) as u8);
            }
            "surrogatepass" if (0xd800..0xe000).contains(&code_point) => match encoding {
                Encoding::Wide(wide) => wide.encode(code_point, &mut bytes),
                _ => bytes.extend_from_slice(&[
                    0xe0 | (code_point >> 12) as u8,
                    0x80 | (code_point >> 6 & 0x3f) as u8,
                    0x80 | (code_point & 0x3f) as u8,
                ]),
            },
            "replace" => replace("?"),
            "namereplace" => match char::from_u32(code_point).and_then(unicode_names2::name) {
                Some(name) => replace(&format!("\\N{{{name}}}")),
                None => replace(&escaped(code_point)),
            },
            "backslashreplace" => replace(&escaped(code_point)),
            "xmlcharrefreplace" => replace(&format!("&#{code_point};")),
            "strict" | "surrogateescape" | "surrogatepass" => {
                let mut skipped = Vec::new();
                let rest = text.code_points().skip(index);
                let count = rest.take_while(|&next| !encoding.encode_one(next, &mut skipped)).count();
                let name = cx.new_string(encoding.name())?.value();
                let reason = cx.new_string(encoding.refusal())?.value();
                let (start, end) = (Value::length(index), Value::length(index + count));
                let arguments = [name, text.value(), start, end, reason];
                return raise::raise_with(cx, BuiltinType::UnicodeEncodeError, &arguments);
            }
            other => return unknown_handler(cx, other),
        }
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

/// A character as an escape of a literal.
pub(super) fn escaped(code_point: u32) -> String {
    match code_point {
        0..0x100 => format!("\\x{code_point:02x}"),
        0x100..0x1_0000 => format!("\\u{code_point:04x}"),
        _ => format!("\\U{code_point:08x}"),
    }
}

/// What follows in encoded text: characters that are handed on, and what cannot be decoded behind them: how many bytes, and
/// why. No bytes at the end.
type Piece = (usize, &'static str);

/// `bytes.decode(encoding, errors)`; both may be unbound.
///
/// # Errors
/// `UnicodeDecodeError` and `LookupError`.
pub fn decode(cx: &mut Context, slice: &[u8], encoding_name: Value, errors: Value) -> Result {
    let encoding = encoding(cx, encoding_name, "decode")?;
    let errors = error_handler(cx, errors)?;
    let (slice, mut at, encoding) = match encoding {
        Encoding::Utf8Signed => (slice.strip_prefix(b"\xef\xbb\xbf").unwrap_or(slice), 0, Encoding::Utf8),
        Encoding::Wide(wide) => {
            let (mark, wide) = wide.behind_mark(slice);
            (slice, mark, Encoding::Wide(wide))
        }
        encoding => (slice, 0, encoding),
    };
    let keeps_ascii = !matches!(encoding, Encoding::Wide(_) | Encoding::Escapes { .. });
    cx.note_pass(slice.len())?;
    if keeps_ascii && slice.is_ascii() {
        return Ok(cx.new_string_from_units(Units::Ascii(slice))?.value());
    }
    let mut builder = StringBuilder::with_capacity(slice.len());
    while at < slice.len() {
        cx.check_interrupt()?;
        let rest = &slice[at..];
        let part = &rest[..rest.len().min(PIECE)];
        let (bad, reason) = match encoding {
            Encoding::Utf8 | Encoding::Utf8Signed => {
                decode_utf8(part, part.len() < rest.len(), &mut builder, &mut at)
            }
            Encoding::Ascii => {
                let count = part.iter().take_while(|byte| byte.is_ascii()).count();
                builder.extend(part[..count].iter().map(|&byte| u32::from(byte)));
                at += count;
                ((count < part.len()) as usize, "ordinal not in range(128)")
            }
            Encoding::Latin1 => {
                builder.extend(part.iter().map(|&byte| u32::from(byte)));
                at += part.len();
                (0, "")
            }
            Encoding::Map(map) => {
                let known = part.iter().map_while(|&byte| map.decode(byte));
                let count = known.map(|c| builder.push(c.into())).count();
                at += count;
                ((count < part.len()) as usize, "character maps to <undefined>")
            }
            Encoding::Wide(wide) => wide.decode(rest, errors == "surrogatepass", &mut builder, &mut at),
            Encoding::Escapes { is_raw } => escapes::decode(rest, is_raw, &mut builder, &mut at),
        };
        if bad == 0 {
            continue;
        }
        let wrong = &slice[at..at + bad];
        match (errors.as_str(), wrong) {
            ("ignore", _) => {}
            ("replace", _) => builder.push(0xfffd),
            ("backslashreplace", _) => {
                wrong.iter().for_each(|byte| builder.push_str(&format!("\\x{byte:02x}")));
            }
            ("surrogateescape", _) if wrong.iter().all(|byte| !byte.is_ascii()) => {
                builder.extend(wrong.iter().map(|&byte| 0xdc00 + u32::from(byte)));
            }
            ("surrogatepass", &[0xed, ..]) if is_surrogate(&slice[at..]) => {
                let [_, b, c] = [slice[at], slice[at + 1], slice[at + 2]].map(u32::from);
                builder.push(0xd000 | (b & 0x3f) << 6 | c & 0x3f);
                at += 3 - bad;
            }
            ("strict" | "surrogateescape" | "surrogatepass", _) => {
                let name = cx.new_string(encoding.name())?.value();
                let reason = cx.new_string(reason)?.value();
                let (start, end) = (Value::length(at), Value::length(at + bad));
                let object = cx.new_bytes(slice)?.value();
                let arguments = [name, object, start, end, reason];
                return raise::raise_with(cx, BuiltinType::UnicodeDecodeError, &arguments);
            }
            (other, _) => return unknown_handler(cx, other),
        }
        at += bad;
    }
    Ok(builder.finish(cx)?.value())
}

/// Whether UTF-8 goes on with a lone surrogate.
fn is_surrogate(rest: &[u8]) -> bool {
    matches!(rest, [0xed, 0xa0..0xc0, 0x80..0xc0, ..])
}

/// `goes_on` says that more bytes follow, of which the last character may have some.
fn decode_utf8(rest: &[u8], goes_on: bool, builder: &mut StringBuilder, at: &mut usize) -> Piece {
    let error = match std::str::from_utf8(rest) {
        Ok(text) => {
            builder.push_str(text);
            *at += rest.len();
            return (0, "");
        }
        Err(error) => error,
    };
    let valid = error.valid_up_to();
    builder.push_str(std::str::from_utf8(&rest[..valid]).unwrap_or(""));
    *at += valid;
    let reason = match error.error_len() {
        None if goes_on => return (0, ""),
        None => "unexpected end of data",
        Some(1) if !(0xc2..0xf5).contains(&rest[valid]) => "invalid start byte",
        Some(_) => "invalid continuation byte",
    };
    (error.error_len().unwrap_or(rest.len() - valid), reason)
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
            ("encode", format!("character '{}' in position {start}", escaped(code_point)))
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
