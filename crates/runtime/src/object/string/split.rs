//! Where to cut strings: at separators, at white space, at line ends. The results are ranges of code points, from
//! which the caller makes substrings.

use std::ops::Range;

use abi::object_layout::WORD;

use super::{Str, Units};

/// Texts that are split mostly have no more parts.
const USUAL_PARTS: usize = 8;

/// Whether `code_point` separates words: Unicode's white space, and the four ASCII information separators.
#[must_use]
pub fn is_whitespace(code_point: u32) -> bool {
    match code_point {
        0..0x80 => matches!(code_point, 0x09..=0x0d | 0x1c..=0x20),
        _ => char::from_u32(code_point).is_some_and(char::is_whitespace),
    }
}

/// Whether `code_point` ends a line.
fn is_line_end(code_point: u32) -> bool {
    matches!(code_point, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// The places of an ASCII character among others, eight looked at at once: to search on from each would take longer than the
/// texts between are.
fn places_of(text: &[u8], byte: u8) -> impl Iterator<Item = usize> + '_ {
    const LOW: u64 = u64::from_le_bytes([0x7f; WORD]);
    let (words, rest) = text.as_chunks::<WORD>();
    let wanted = u64::from_le_bytes([byte; WORD]);
    let (mut next, mut found) = (0, 0);
    let in_words = std::iter::from_fn(move || {
        while found == 0 {
            // Bytes that are the same are zero here, and no others become 0x7f.
            found = !((u64::from_le_bytes(*words.get(next)?) ^ wanted) + LOW) & !LOW;
            next += 1;
        }
        let at = (next - 1) * WORD + found.trailing_zeros() as usize / 8;
        found &= found - 1;
        Some(at)
    });
    let end = text.len() - rest.len();
    in_words.chain((end..text.len()).filter(move |&at| text[at] == byte))
}

/// What [`Str::split_words`] says of a text of this length.
#[inline(always)]
fn words(end: usize, limit: usize, is_between: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(USUAL_PARTS);
    let mut at = 0;
    loop {
        while at < end && is_between(at) {
            at += 1;
        }
        if at == end {
            return parts;
        }
        let start = at;
        if parts.len() == limit {
            parts.push(start..end);
            return parts;
        }
        while at < end && !is_between(at) {
            at += 1;
        }
        parts.push(start..at);
    }
}

impl Str {
    /// The parts between occurrences of `separator`, which is not empty; at most `limit` cuts, from the left.
    #[must_use]
    pub fn split(&self, separator: &Str, limit: Option<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::with_capacity(USUAL_PARTS);
        let mut start = 0;
        let limit = limit.unwrap_or(usize::MAX);
        if let (Units::Ascii(text), Units::Ascii(&[byte])) = (self.units(), separator.units()) {
            for at in places_of(text, byte).take(limit) {
                parts.push(start..at);
                start = at + 1;
            }
            parts.push(start..text.len());
            return parts;
        }
        for at in self.occurrences(separator, 0, self.len()).take(limit) {
            parts.push(start..at);
            start = at + separator.len();
        }
        parts.push(start..self.len());
        parts
    }

    /// As [`Str::split`], but cuts from the right. The parts are in the order of the text.
    #[must_use]
    pub fn split_from_end(&self, separator: &Str, limit: Option<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut end = self.len();
        for at in self.occurrences_from_end(separator).take(limit.unwrap_or(usize::MAX)) {
            parts.push(at + separator.len()..end);
            end = at;
        }
        parts.push(0..end);
        parts.reverse();
        parts
    }

    /// The words: parts between runs of white space; at most `limit` cuts, from the left. What is left after the last
    /// cut keeps the white space at its end.
    #[must_use]
    pub fn split_words(&self, limit: Option<usize>) -> Vec<Range<usize>> {
        let limit = limit.unwrap_or(usize::MAX);
        match self.units() {
            Units::Ascii(units) => words(units.len(), limit, |at| is_whitespace(units[at].into())),
            units => words(units.len(), limit, |at| is_whitespace(units.get(at))),
        }
    }

    /// As [`Str::split_words`], but cuts from the right. The parts are in the order of the text.
    #[must_use]
    pub fn split_words_from_end(&self, limit: Option<usize>) -> Vec<Range<usize>> {
        let (units, limit) = (self.units(), limit.unwrap_or(usize::MAX));
        let mut parts = Vec::new();
        let mut at = units.len();
        loop {
            while at > 0 && is_whitespace(units.get(at - 1)) {
                at -= 1;
            }
            if at == 0 {
                break;
            }
            let end = at;
            if parts.len() == limit {
                parts.push(0..end);
                break;
            }
            while at > 0 && !is_whitespace(units.get(at - 1)) {
                at -= 1;
            }
            parts.push(at..end);
        }
        parts.reverse();
        parts
    }

    /// The lines, with their ends if `keep_ends`. An end at the end of the text starts no further line.
    #[must_use]
    pub fn split_lines(&self, keep_ends: bool) -> Vec<Range<usize>> {
        let units = self.units();
        let mut parts = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let start = at;
            while at < units.len() && !is_line_end(units.get(at)) {
                at += 1;
            }
            let end = at;
            if at < units.len() {
                let is_pair = units.get(at) == 0x0d && at + 1 < units.len() && units.get(at + 1) == 0x0a;
                at += 1 + usize::from(is_pair);
            }
            parts.push(start..if keep_ends { at } else { end });
        }
        parts
    }

    /// What is left when code points that `is_cut` accepts are taken off the start, the end or both.
    #[must_use]
    pub fn trim(&self, at_start: bool, at_end: bool, is_cut: impl Fn(u32) -> bool) -> Range<usize> {
        match self.units() {
            Units::Ascii(units) => trimmed(units.len(), at_start, at_end, |at| is_cut(units[at].into())),
            units => trimmed(units.len(), at_start, at_end, |at| is_cut(units.get(at))),
        }
    }
}

/// What [`Str::trim`] says of a text of this length.
#[inline(always)]
fn trimmed(length: usize, at_start: bool, at_end: bool, is_cut: impl Fn(usize) -> bool) -> Range<usize> {
    let (mut start, mut end) = (0, length);
    while at_start && start < end && is_cut(start) {
        start += 1;
    }
    while at_end && start < end && is_cut(end - 1) {
        end -= 1;
    }
    start..end
}
