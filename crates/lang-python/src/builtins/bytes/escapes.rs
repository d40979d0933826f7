//! `unicode_escape` and `raw_unicode_escape`: text in ASCII or Latin-1 with the escapes of literals.

use runtime::object::string::StringBuilder;

/// Appends a character.
pub(super) fn encode(code_point: u32, is_raw: bool, bytes: &mut Vec<u8>) {
    let plain = match (code_point, is_raw) {
        (0..0x100, true) => true,
        (0x20..0x7f, false) => code_point != u32::from(b'\\'),
        _ => false,
    };
    if plain {
        bytes.push(code_point as u8);
        return;
    }
    let text = match char::from_u32(code_point) {
        Some('\\') => "\\\\".to_owned(),
        Some('\t') => "\\t".to_owned(),
        Some('\n') => "\\n".to_owned(),
        Some('\r') => "\\r".to_owned(),
        _ => super::codec::escaped(code_point),
    };
    bytes.extend_from_slice(text.as_bytes());
}

/// Decodes up to the first error: how many bytes of `rest` are wrong, and why. `at` is moved behind what was decoded.
pub(super) fn decode(
    rest: &[u8],
    is_raw: bool,
    builder: &mut StringBuilder,
    at: &mut usize,
) -> (usize, &'static str) {
    let mut read = 0;
    while let Some(&byte) = rest.get(read) {
        if byte != b'\\' {
            builder.push(byte.into());
            read += 1;
            continue;
        }
        match escape(&rest[read..], is_raw) {
            Ok((code_point, length)) => {
                builder.extend(code_point);
                read += length;
            }
            Err((length, reason)) => {
                *at += read;
                return (length, reason);
            }
        }
    }
    *at += read;
    (0, "")
}

/// What an escape stands for, and its length. Without a character: a line that goes on, or no escape, which stands for its
/// backslash.
fn escape(rest: &[u8], is_raw: bool) -> Result<(Option<u32>, usize), (usize, &'static str)> {
    const BACKSLASH: (Option<u32>, usize) = (Some(b'\\' as u32), 1);
    let Some(&kind) = rest.get(1) else {
        return if is_raw { Ok(BACKSLASH) } else { Err((1, "\\ at end of string")) };
    };
    let hexadecimal = |digits: usize, reason| {
        let count = rest[2..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
        if count < digits {
            return Err((2 + count, reason));
        }
        let text = std::str::from_utf8(&rest[2..2 + digits]).unwrap_or("");
        match u32::from_str_radix(text, 16) {
            Ok(code_point) if code_point < 0x11_0000 => Ok((Some(code_point), 2 + digits)),
            _ => Err((2 + digits, "illegal Unicode character")),
        }
    };
    match kind {
        b'u' => return hexadecimal(4, "truncated \\uXXXX escape"),
        b'U' => return hexadecimal(8, "truncated \\UXXXXXXXX escape"),
        _ if is_raw => return Ok(BACKSLASH),
        b'x' => return hexadecimal(2, "truncated \\xXX escape"),
        b'0'..b'8' => {
            let digits = rest[1..].iter().take(3).take_while(|byte| (b'0'..b'8').contains(byte));
            let (value, count) = digits
                .fold((0, 0), |(value, count), &digit| (value * 8 + u32::from(digit - b'0'), count + 1));
            return Ok((Some(value), 1 + count));
        }
        b'N' => {
            let end = rest.iter().position(|&byte| byte == b'}').filter(|_| rest.get(2) == Some(&b'{'));
            let Some(end) = end else { return Err((2, "malformed \\N character escape")) };
            let name = std::str::from_utf8(&rest[3..end]).unwrap_or("");
            return match unicode_names2::character(name) {
                Some(c) => Ok((Some(c.into()), end + 1)),
                None => Err((end + 1, "unknown Unicode character name")),
            };
        }
        b'\n' => return Ok((None, 2)),
        _ => {}
    }
    let simple = match kind {
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        b'\\' | b'\'' | b'"' => kind,
        _ => return Ok(BACKSLASH),
    };
    Ok((Some(simple.into()), 2))
}
