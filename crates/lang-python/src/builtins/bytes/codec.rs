//! Encodings of text.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, StringBuilder, Units};
use runtime::pieces::PIECE;
use runtime::value::Value;

use super::character_maps::CharacterMap;
use super::escapes;
use super::wide::Wide;
use crate::builtin_type::BuiltinType;
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
    #[inline]
    fn encode_one(self, code_point: u32, bytes: &mut Vec<u8>) -> bool {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => match code_point {
                0..0x80 => bytes.push(code_point as u8),
                0x80..0x800 => {
                    bytes.extend_from_slice(&[0xc0 | (code_point >> 6) as u8, continuation(code_point)]);
                }
                0x800..0xd800 | 0xe000..0x1_0000 => bytes.extend_from_slice(&three_bytes(code_point)),
                _ => {
                    let Some(c) = char::from_u32(code_point) else { return false };
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            },
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

    /// Appends characters up to one that the encoding does not have: how many.
    fn encode_run(self, units: Units<'_>, bytes: &mut Vec<u8>) -> usize {
        let is_utf8 = matches!(self, Encoding::Utf8 | Encoding::Utf8Signed);
        match units {
            Units::Two(units) if is_utf8 => encode_utf8(units, bytes),
            Units::Four(units) if is_utf8 => encode_utf8(units, bytes),
            Units::Ascii(units) => self.encode_all(units.iter().map(|&unit| unit.into()), bytes),
            Units::Two(units) => self.encode_all(units.iter().map(|&unit| unit.into()), bytes),
            Units::Four(units) => self.encode_all(units.iter().copied(), bytes),
        }
    }

    fn encode_all(self, mut units: impl ExactSizeIterator<Item = u32>, bytes: &mut Vec<u8>) -> usize {
        let length = units.len();
        units.position(|code_point| !self.encode_one(code_point, bytes)).unwrap_or(length)
    }

    /// Whether lone surrogates have forms of their own that can be passed.
    fn has_surrogates(self) -> bool {
        matches!(self, Encoding::Utf8 | Encoding::Utf8Signed | Encoding::Wide(_))
    }
}

/// Appends the UTF-8 of characters up to a surrogate: how many.
fn encode_utf8<T: Copy + Into<u32>>(units: &[T], bytes: &mut Vec<u8>) -> usize {
    /// Characters whose bytes are appended at once.
    const RUN: usize = 64;
    for (index, run) in units.chunks(RUN).enumerate() {
        let (mut made, mut length) = ([0; RUN * 4], 0);
        for (at, &unit) in run.iter().enumerate() {
            let code_point: u32 = unit.into();
            let place = &mut made[length..length + 4];
            length += match code_point {
                0..0x80 => {
                    place[0] = code_point as u8;
                    1
                }
                0x80..0x800 => {
                    place[..2].copy_from_slice(&[0xc0 | (code_point >> 6) as u8, continuation(code_point)]);
                    2
                }
                0xd800..0xe000 => {
                    bytes.extend_from_slice(&made[..length]);
                    return index * RUN + at;
                }
                0x800..0x1_0000 => {
                    place[..3].copy_from_slice(&three_bytes(code_point));
                    3
                }
                _ => {
                    place[0] = 0xf0 | (code_point >> 18) as u8;
                    place[1] = continuation(code_point >> 12);
                    place[2] = continuation(code_point >> 6);
                    place[3] = continuation(code_point);
                    4
                }
            };
        }
        bytes.extend_from_slice(&made[..length]);
    }
    units.len()
}

/// A byte of UTF-8 behind the first of a character: of its last six bits.
fn continuation(code_point: u32) -> u8 {
    0x80 | (code_point & 0x3f) as u8
}

/// UTF-8 of a character that takes three bytes, as a lone surrogate would.
fn three_bytes(code_point: u32) -> [u8; 3] {
    [0xe0 | (code_point >> 12) as u8, continuation(code_point >> 6), continuation(code_point)]
}

fn encoding(cx: &mut Context, value: Value, function: &str) -> Result<Encoding> {
    if value.is_unbound() {
        return Ok(Encoding::Utf8);
    }
    // The names that files are told at each line.
    match value.cast::<Str>() {
        Some(name) if name.equals_str("utf-8") => return Ok(Encoding::Utf8),
        Some(name) if name.equals_str("utf-8-sig") => return Ok(Encoding::Utf8Signed),
        _ => {}
    }
    let name = crate::builtins::str_::argument(cx, "encoding", value)?.to_cow().into_owned();
    let plain = name.to_ascii_lowercase().replace(['-', '_', ' '], "");
    Ok(match plain.as_str() {
        "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "ascii" | "usascii" | "646" => Encoding::Ascii,
        "utf8sig" => Encoding::Utf8Signed,
        "latin1" | "iso88591" | "l1" | "latin" | "8859" | "cp819" | "charmap" => Encoding::Latin1,
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

/// How text is read from a file.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reading {
    /// Piece by piece, of bytes that begin characters and others.
    Utf8,
    /// The same behind a mark, which may be there.
    Signed,
    /// Piece by piece, of a byte for each character.
    Bytes,
    /// At once.
    Whole,
}

/// How text of an encoding is read from a file.
///
/// # Errors
/// `LookupError` when there is no such encoding.
pub(crate) fn reading(cx: &mut Context, encoding_name: Value) -> Result<Reading> {
    Ok(match encoding(cx, encoding_name, "decode")? {
        Encoding::Utf8 => Reading::Utf8,
        Encoding::Utf8Signed => Reading::Signed,
        Encoding::Ascii | Encoding::Latin1 | Encoding::Map(_) => Reading::Bytes,
        Encoding::Wide(_) | Encoding::Escapes { .. } => Reading::Whole,
    })
}

/// The name of the encoding of what comes behind these bytes, which are first: one without a mark in front, or of the order of
/// bytes that a mark tells. None for encodings that know neither.
///
/// # Errors
/// `LookupError` when there is no such encoding.
pub(crate) fn encoding_behind(
    cx: &mut Context,
    encoding_name: Value,
    first: &[u8],
) -> Result<Option<&'static str>> {
    Ok(match encoding(cx, encoding_name, "encode")? {
        Encoding::Utf8Signed => Some("utf-8"),
        Encoding::Wide(wide) => Some(wide.behind_mark(first).1.name()),
        _ => None,
    })
}

/// What is done with what cannot be encoded or decoded.
fn error_handler(cx: &mut Context, value: Value) -> Result<String> {
    if value.is_unbound() {
        return Ok("strict".to_owned());
    }
    Ok(crate::builtins::str_::argument(cx, "errors", value)?.to_cow().into_owned())
}

/// The error that this part of a text or of bytes has no form in an encoding.
fn new_error(
    cx: &mut Context,
    encoding: Encoding,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
) -> Result {
    let ty = match object.cast::<Str>() {
        Some(_) => BuiltinType::UnicodeEncodeError,
        None => BuiltinType::UnicodeDecodeError,
    };
    let (name, reason) = (cx.new_string(encoding.name())?.value(), cx.new_string(reason)?.value());
    let arguments = [name, object, Value::length(start), Value::length(end), reason];
    raise::new_exception(cx, ty, &arguments)
}

/// What a handler has in place of what an error tells of, and where it goes on: a handler that `codecs.register_error` was
/// given. Raises the error for those that replace nothing.
fn replacement(cx: &mut Context, handler: &str, error: Value) -> Result<(Value, usize)> {
    if is_strict(handler) {
        return raise::throw_new(cx, error);
    }
    let codecs = crate::imports::import(cx, "codecs")?;
    let function = cx.intern("_handled")?.value();
    let handler = cx.new_string(handler)?.value();
    let handled = crate::calls::call_method(cx, codecs, function, &[handler, error])?;
    let handled: Vec<Value> = crate::iteration::tuple_of(cx, handled)?.as_slice().to_vec();
    match handled[..] {
        [with, position] => Ok((with, crate::builtins::convert::to_size(cx, position)? as usize)),
        _ => raise::throw_new(cx, error),
    }
}

/// Whether a handler of this name raises what it does not replace itself.
fn is_strict(handler: &str) -> bool {
    ["strict", "surrogateescape", "surrogatepass"].contains(&handler)
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
    // A handler of the program's says where to go on, so that is not always the next character.
    let mut next = 0;
    let units = text.units();
    while next < units.len() {
        cx.check_room(bytes.len())?;
        let piece = units.slice(next, units.len().min(next + PIECE));
        let count = encoding.encode_run(piece, &mut bytes);
        cx.note_pass(count)?;
        next += count;
        if count == piece.len() {
            continue;
        }
        let (index, code_point) = (next, units.get(next));
        cx.note_step(index)?;
        next += 1;
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
            "surrogatepass" if encoding.has_surrogates() && (0xd800..0xe000).contains(&code_point) => {
                match encoding {
                    Encoding::Wide(wide) => wide.encode(code_point, &mut bytes),
                    _ => bytes.extend_from_slice(&three_bytes(code_point)),
                }
            }
            "replace" => replace("?"),
            "namereplace" => match char::from_u32(code_point).and_then(unicode_names2::name) {
                Some(name) => replace(&format!("\\N{{{name}}}")),
                None => replace(&escaped(code_point)),
            },
            "backslashreplace" => replace(&escaped(code_point)),
            "xmlcharrefreplace" => replace(&format!("&#{code_point};")),
            handler => {
                let mut skipped = Vec::new();
                // The wide encodings tell each by itself.
                let most = if matches!(encoding, Encoding::Wide(_)) { 1 } else { units.len() - index };
                let rest = units.slice(index, index + most).iter();
                let count = rest.take_while(|&c| !encoding.encode_one(c, &mut skipped)).count();
                let place = (index, index + count);
                let error = new_error(cx, encoding, text.value(), place, encoding.refusal())?;
                let (with, position) = replacement(cx, handler, error)?;
                next = position;
                if let Some(given) = with.cast::<Bytes>() {
                    cx.check_room(bytes.len() + given.len())?;
                    bytes.extend_from_slice(given.as_slice());
                } else if let Some(given) = with.cast::<Str>() {
                    cx.check_room(bytes.len() + given.len())?;
                    if encoding.encode_run(given.units(), &mut bytes) < given.len() {
                        return raise::throw_new(cx, error);
                    }
                }
            }
        }
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

/// A character as an escape of a literal.
pub(crate) fn escaped(code_point: u32) -> String {
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
    // A handler of the program's might change an array of bytes.
    let copy: Vec<u8>;
    let known = ["ignore", "replace", "backslashreplace"].contains(&errors.as_str()) || is_strict(&errors);
    let slice = match known {
        true => slice,
        false => {
            copy = slice.to_vec();
            &copy
        }
    };
    let mut builder = StringBuilder::with_capacity(slice.len());
    // What errors show, made for the first.
    let mut object = None;
    while at < slice.len() {
        cx.check_interrupt()?;
        cx.check_room(memory(builder.units()))?;
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
            ("surrogatepass", &[0xed, ..])
                if matches!(encoding, Encoding::Utf8) && is_surrogate(&slice[at..]) =>
            {
                let [_, b, c] = [slice[at], slice[at + 1], slice[at + 2]].map(u32::from);
                builder.push(0xd000 | (b & 0x3f) << 6 | c & 0x3f);
                at += 3 - bad;
            }
            (handler, _) => {
                let object = match object {
                    Some(object) => object,
                    None => *object.insert(cx.new_bytes(slice)?.value()),
                };
                let error = new_error(cx, encoding, object, (at, at + bad), reason)?;
                let (with, position) = replacement(cx, handler, error)?;
                if let Some(given) = with.cast::<Str>() {
                    cx.check_room(memory(builder.units()) + memory(given.units()))?;
                    builder.extend(given.code_points());
                }
                at = position;
                continue;
            }
        }
        at += bad;
    }
    Ok(builder.finish(cx)?.value())
}

/// The bytes that characters take in memory.
fn memory(units: Units<'_>) -> usize {
    match units {
        Units::Ascii(units) => units.len(),
        Units::Two(units) => size_of_val(units),
        Units::Four(units) => size_of_val(units),
    }
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
