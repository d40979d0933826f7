//! Bytes as hexadecimal digits, two each.

use runtime::context::Context;
use runtime::exception::Result;

const DIGITS: &[u8; 16] = b"0123456789abcdef";
/// For each byte its digits.
const PAIRS: [[u8; 2]; 256] = {
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        pairs[byte] = [DIGITS[byte >> 4], DIGITS[byte & 15]];
        byte += 1;
    }
    pairs
};
/// For each byte its value as a digit, or [`NO_DIGIT`].
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut byte = 0;
    while byte < 256 {
        if let Some(value) = char::to_digit(byte as u8 as char, 16) {
            values[byte] = value as u8;
        }
        byte += 1;
    }
    values
};
const NO_DIGIT: u8 = 0x80;

/// The digits of a byte.
pub(super) fn pair(byte: u8) -> [char; 2] {
    PAIRS[usize::from(byte)].map(char::from)
}

/// The digits of these bytes.
///
/// # Errors
/// What an interrupt raises.
pub(crate) fn digits(cx: &mut Context, bytes: &[u8]) -> Result<String> {
    let mut text = Vec::with_capacity(2 * bytes.len());
    cx.in_pieces(bytes.len(), |part| {
        for &byte in &bytes[part] {
            text.extend_from_slice(&PAIRS[usize::from(byte)]);
        }
    })?;
    Ok(String::from_utf8(text).expect("digits are ASCII"))
}

/// The bytes that these digits say; none when there is anything else among them, or one is left.
///
/// # Errors
/// What an interrupt raises.
pub(crate) fn bytes(cx: &mut Context, digits: &[u8]) -> Result<Option<Vec<u8>>> {
    let pairs = digits.chunks_exact(2);
    let mut all = if pairs.remainder().is_empty() { 0 } else { NO_DIGIT };
    let mut bytes = Vec::with_capacity(pairs.len());
    cx.note_pass(digits.len())?;
    for pair in pairs {
        let (high, low) = (VALUES[usize::from(pair[0])], VALUES[usize::from(pair[1])]);
        all |= high | low;
        bytes.push(high << 4 | low & 15);
    }
    Ok((all & NO_DIGIT == 0).then_some(bytes))
}
