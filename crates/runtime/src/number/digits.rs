//! The fewest decimal digits that read back as the same float; how they are written is the languages'.

/// Digits without a point and the exponent of the first, of a magnitude that is finite and not zero.
///
/// ```
/// assert_eq!(runtime::number::shortest_digits(0.25), ("25".to_owned(), -1));
/// ```
#[must_use]
pub fn shortest_digits(float: f64) -> (String, i32) {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(float);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().unwrap_or(0)),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all: String = [whole, fraction].concat();
    let leading = all.bytes().take_while(|&digit| digit == b'0').count();
    let digits = all[leading..].trim_end_matches('0');
    (digits.to_owned(), exponent + whole.len() as i32 - 1 - leading as i32)
}
