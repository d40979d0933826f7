//! The decimal digits of small integers, two at a time.

/// Bytes that the longest number takes, with its sign.
pub const WIDEST: usize = 20;

/// All pairs of digits in a row.
const PAIRS: [u8; 200] = {
    let mut pairs = [0; 200];
    let mut number = 0;
    while number < 100 {
        pairs[2 * number] = b'0' + (number / 10) as u8;
        pairs[2 * number + 1] = b'0' + (number % 10) as u8;
        number += 1;
    }
    pairs
};

/// Bytes of a number's text.
#[must_use]
pub fn decimal_length(number: i64) -> usize {
    let digits = number.unsigned_abs().checked_ilog10().unwrap_or(0) as usize + 1;
    usize::from(number < 0) + digits
}

/// Writes a number's text to the end of `buffer`; yields that.
///
/// # Panics
/// When the buffer is shorter than [`decimal_length`] says.
///
/// ```
/// assert_eq!(runtime::number::write_decimal(&mut [0; 20], -1203), b"-1203");
/// ```
#[inline]
pub fn write_decimal(buffer: &mut [u8], number: i64) -> &[u8] {
    let mut at = write_magnitude(buffer, number.unsigned_abs());
    if number < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// Writes digits to the end of `buffer`; yields where they begin.
///
/// # Panics
/// When the buffer is too short.
#[inline]
pub fn write_magnitude(buffer: &mut [u8], mut rest: u64) -> usize {
    let mut at = buffer.len();
    while rest >= 10 {
        let pair = 2 * (rest % 100) as usize;
        rest /= 100;
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    // What is left is a digit, or nothing: the first of a pair is no zero then.
    if rest > 0 || at == buffer.len() {
        at -= 1;
        buffer[at] = b'0' + rest as u8;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_standard_library() {
        let powers = (0..19).map(|exponent| 10i64.pow(exponent));
        let near = powers.flat_map(|power| [power - 1, power, power + 1, 2 * power.min(1 << 60)]);
        for number in near.flat_map(|number| [number, -number]).chain([i64::MIN, i64::MAX, 0]) {
            let expected = number.to_string();
            assert_eq!(write_decimal(&mut [0; WIDEST], number), expected.as_bytes());
            assert_eq!(decimal_length(number), expected.len());
        }
    }
}
