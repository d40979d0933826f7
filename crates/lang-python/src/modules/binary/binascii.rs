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
use crate::builtins::bytes::hex;
use crate::builtins::convert;
use crate::define::{Members, Method, TypeDefinition, between, define_type, exactly, parse_arguments};
use crate::exceptions::raise;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// For each byte its place in the alphabet, or [`NO_DIGIT`].
const PLACES: [u8; 256] = {
    let mut places = [NO_DIGIT; 256];
    let mut place = 0;
    while place < ALPHABET.len() {
        places[ALPHABET[place] as usize] = place as u8;
        place += 1;
    }
    places
};
/// The place of what is in no alphabet: no other has bits in common with its highest one.
const NO_DIGIT: u8 = 0x80;

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
    let name = this.name().to_cow().into_owned();
    let names = ["data", "sep", "bytes_per_sep"];
    let [data, separator, group] = parse_arguments(cx, &name, arguments, names, 1, 3)?;
    let data = bytes_of(cx, data)?;
    let method = cx.intern("hex")?.value();
    if !separator.is_unbound() {
        let bytes = cx.new_bytes(&data)?.value();
        let group = if group.is_unbound() { Value::small(1) } else { group };
        let text = crate::calls::call_method(cx, bytes, method, &[separator, group])?;
        let ascii = data_of(cx, text)?;
        return Ok(cx.new_bytes(&ascii)?.value());
    }
    let digits = hex::digits(cx, &data)?;
    Ok(cx.new_bytes(digits.as_bytes())?.value())
}

fn unhexlify(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = exactly(cx, this, arguments)?;
    let text = data_of(cx, text)?;
    if !text.len().is_multiple_of(2) {
        return fail(cx, "Odd-length string");
    }
    match hex::bytes(cx, &text)? {
        Some(bytes) => Ok(cx.new_bytes(&bytes)?.value()),
        None => fail(cx, "Non-hexadecimal digit found"),
    }
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
    cx.note_pass(data.len())?;
    let mut text = Vec::with_capacity(data.len() * 4 / 3 + 5);
    let digits = |bits: u32| [18, 12, 6, 0].map(|shift| ALPHABET[(bits >> shift & 63) as usize]);
    let groups = data.chunks_exact(3);
    let rest = groups.remainder();
    for group in groups {
        text.extend(digits(u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2])));
    }
    if !rest.is_empty() {
        let bits = rest.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte));
        text.extend(&digits(bits << (8 * (3 - rest.len())))[..=rest.len()]);
        text.extend(&b"=="[rest.len() - 1..]);
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
    cx.note_pass(text.len())?;
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    // As long as whole groups of digits come, four at a time.
    let mut groups = text.chunks_exact(4);
    let whole = groups.by_ref().take_while(|group| {
        let places = [0, 1, 2, 3].map(|index| PLACES[usize::from(group[index])]);
        let is_whole = places.iter().fold(0, |all, place| all | place) & NO_DIGIT == 0;
        if is_whole {
            let bits = places.iter().fold(0, |bits, &place| bits << 6 | u32::from(place));
            bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
        }
        is_whole
    });
    let begun = 4 * whole.count();
    let (mut bits, mut count, mut padding, mut seen) = (0u32, 0, 0, begun);
    for &byte in &text[begun..] {
        if byte == b'=' {
            padding += 1;
            if count >= 2 && count + padding >= 4 {
                count = 0;
                break;
            }
            continue;
        }
        let place = PLACES[usize::from(byte)];
        if place == NO_DIGIT {
            continue;
        }
        padding = 0;
        seen += 1;
        bits = bits << 6 | u32::from(place);
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
