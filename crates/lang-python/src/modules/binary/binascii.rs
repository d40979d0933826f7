//! The module `binascii`: bytes as text, in base 16 and 64, and checksums.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::Str;
use runtime::value::Value;

use super::{PIECE, bytes_of};
use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::define::{Members, Method, TypeDefinition, after_receiver, between, define_type, exactly};
use crate::exceptions::raise;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes, or a string of ASCII.
fn data_of(cx: &mut Context, value: Value) -> Result<Vec<u8>> {
    match value.cast::<Str>() {
        Some(text) => match text.as_ascii() {
            Some(ascii) => cx.concat_in_pieces(&[ascii.as_bytes()]),
            None => cx.value_error("string argument should contain only ASCII characters"),
        },
        None => bytes_of(cx, value),
    }
}

/// Raises `binascii.Error`.
fn fail<T>(cx: &mut Context, message: &str) -> Result<T> {
    let module = crate::imports::import(cx, "binascii")?;
    let name = cx.intern("Error")?.value();
    let class = crate::attributes::read::get_attribute(cx, module, name)?;
    let message = cx.new_string(message)?.value();
    let error = cx.call(class, &[message])?;
    raise::throw_new(cx, error)
}

fn hexlify(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 3)?;
    let data = bytes_of(cx, values[0])?;
    let method = cx.intern("hex")?.value();
    if values.len() > 1 {
        let bytes = cx.new_bytes(&data)?.value();
        let rest = after_receiver(arguments);
        let text = crate::calls::call_method(cx, bytes, method, rest.values)?;
        let ascii = data_of(cx, text)?;
        return Ok(cx.new_bytes(&ascii)?.value());
    }
    let mut hex = Vec::with_capacity(data.len() * 2);
    for (index, byte) in data.into_iter().enumerate() {
        cx.note_step(index)?;
        hex.extend([byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]));
    }
    Ok(cx.new_bytes(&hex)?.value())
}

fn unhexlify(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = exactly(cx, this, arguments)?;
    let text = data_of(cx, text)?;
    if !text.len().is_multiple_of(2) {
        return fail(cx, "Odd-length string");
    }
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for pair in text.chunks_exact(2) {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            _ => return fail(cx, "Non-hexadecimal digit found"),
        }
    }
    Ok(cx.new_bytes(&bytes)?.value())
}

fn to_base64(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let given = Arguments::positional(arguments.positionals());
    let [data] = exactly(cx, this, given)?;
    let data = bytes_of(cx, data)?;
    let mut ends_line = true;
    for (keyword, value) in arguments.named() {
        match crate::text::name_text(keyword).as_str() {
            "newline" => ends_line = convert::is_true(cx, value)?,
            other => {
                return cx.type_error(format!("'{other}' is an invalid keyword argument for b2a_base64()"));
            }
        }
    }
    let mut text = Vec::with_capacity(data.len() * 4 / 3 + 4);
    for group in data.chunks(3) {
        let bits = group.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            if place <= group.len() {
                text.push(ALPHABET[(bits >> (18 - 6 * place) & 63) as usize]);
            } else {
                text.push(b'=');
            }
        }
    }
    if ends_line {
        text.push(b'\n');
    }
    Ok(cx.new_bytes(&text)?.value())
}

fn from_base64(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let given = Arguments::positional(arguments.positionals());
    let [text] = exactly(cx, this, given)?;
    let text = data_of(cx, text)?;
    let (mut bytes, mut bits, mut count, mut padding, mut seen) = (Vec::new(), 0u32, 0, 0, 0usize);
    for byte in text {
        if byte == b'=' {
            padding += 1;
            if count >= 2 && count + padding >= 4 {
                count = 0;
                break;
            }
            continue;
        }
        let Some(value) = ALPHABET.iter().position(|&known| known == byte) else { continue };
        padding = 0;
        seen += 1;
        bits = bits << 6 | value as u32;
        count += 1;
        if count > 1 {
            bytes.push((bits >> (8 - 2 * count)) as u8);
        }
        if count == 4 {
            count = 0;
        }
    }
    match count {
        0 => Ok(cx.new_bytes(&bytes)?.value()),
        1 => fail(
            cx,
            &format!(
                "Invalid base64-encoded string: number of data characters ({seen}) cannot be 1 more than a multiple of 4"
            ),
        ),
        _ => fail(cx, "Incorrect padding"),
    }
}

fn crc32(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let data = bytes_of(cx, values[0])?;
    let start = match values.get(1) {
        Some(&start) => convert::to_size(cx, start)? as u32,
        None => 0,
    };
    let mut hasher = crc32fast::Hasher::new_with_initial(start);
    for part in data.chunks(PIECE) {
        cx.note_steps(part.len())?;
        hasher.update(part);
    }
    cx.new_int(i64::from(hasher.finalize()))
}

/// Builds the module.
pub(in crate::modules) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("hexlify", hexlify),
        Method::new("b2a_hex", hexlify),
        Method::new("unhexlify", unhexlify),
        Method::new("a2b_hex", unhexlify),
        Method::new("b2a_base64", to_base64),
        Method::new("a2b_base64", from_base64),
        Method::new("crc32", crc32),
    ];
    let object = crate::modules::new_module(cx, "binascii", &[FUNCTIONS])?;
    let error = define_type(
        cx,
        &TypeDefinition {
            name: "Error",
            module: "binascii",
            base: BuiltinType::ValueError,
            words: 0,
            members: Members::EMPTY,
        },
    )?;
    module::set_named(cx, object, "Error", error.value())?;
    Ok(object)
}
