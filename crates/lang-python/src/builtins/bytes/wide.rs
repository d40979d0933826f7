//! UTF-16 and UTF-32.

use runtime::object::string::StringBuilder;

/// The mark in front that tells the order of bytes.
const MARK: u32 = 0xfeff;

/// An encoding of units of two or four bytes, in an order that is given, or told by a mark in front.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    /// Bytes of a unit.
    size: usize,
    is_big: bool,
    has_mark: bool,
}

impl Wide {
    /// The encoding of this name, in lower case and without punctuation.
    pub fn find(name: &str) -> Option<Wide> {
        let (size, order) = match (name.strip_prefix("utf16"), name.strip_prefix("utf32")) {
            (Some(order), _) => (2, order),
            (_, Some(order)) => (4, order),
            _ => match name {
                "u16" => (2, ""),
                "u32" => (4, ""),
                _ => return None,
            },
        };
        match order {
            "" => Some(Wide { size, is_big: false, has_mark: true }),
            "le" | "be" => Some(Wide { size, is_big: order == "be", has_mark: false }),
            _ => None,
        }
    }

    /// The same without a mark in front.
    pub fn without_mark(self) -> Wide {
        Wide { has_mark: false, ..self }
    }

    /// What errors call it.
    pub fn name(self) -> &'static str {
        match (self.size, self.has_mark, self.is_big) {
            (2, true, _) => "utf-16",
            (2, _, false) => "utf-16-le",
            (2, _, true) => "utf-16-be",
            (_, true, _) => "utf-32",
            (_, _, false) => "utf-32-le",
            _ => "utf-32-be",
        }
    }

    /// Appends the mark, if the encoding has one.
    pub fn encode_mark(self, bytes: &mut Vec<u8>) {
        if self.has_mark {
            self.encode(MARK, bytes);
        }
    }

    /// Appends a character.
    pub fn encode(self, code_point: u32, bytes: &mut Vec<u8>) {
        match char::from_u32(code_point).filter(|_| self.size == 2) {
            Some(c) => c.encode_utf16(&mut [0; 2]).iter().for_each(|&unit| self.push(unit.into(), bytes)),
            None => self.push(code_point, bytes),
        }
    }

    fn push(self, unit: u32, bytes: &mut Vec<u8>) {
        let mut encoded = unit.to_le_bytes();
        let encoded = &mut encoded[..self.size];
        if self.is_big {
            encoded.reverse();
        }
        bytes.extend_from_slice(encoded);
    }

    /// The length of the mark in front, and the encoding of what is behind it.
    pub fn behind_mark(self, slice: &[u8]) -> (usize, Wide) {
        if self.has_mark && slice.len() >= self.size {
            for is_big in [false, true] {
                let order = Wide { is_big, has_mark: false, ..self };
                if order.unit(slice) == Some(MARK) {
                    return (self.size, order);
                }
            }
        }
        (0, self.without_mark())
    }

    fn unit(self, rest: &[u8]) -> Option<u32> {
        let unit = rest.get(..self.size)?;
        let append = |value: u32, &byte: &u8| value << 8 | u32::from(byte);
        Some(if self.is_big { unit.iter().fold(0, append) } else { unit.iter().rev().fold(0, append) })
    }

    /// Decodes up to the first error: how many bytes of `rest` are wrong, and why. `at` is moved behind what was decoded.
    pub fn decode(
        self,
        rest: &[u8],
        keeps_surrogates: bool,
        builder: &mut StringBuilder,
        at: &mut usize,
    ) -> (usize, &'static str) {
        let mut read = 0;
        while read < rest.len() {
            let here = &rest[read..];
            let Some(unit) = self.unit(here) else {
                *at += read;
                return (here.len(), "truncated data");
            };
            let low = self.unit(&here[self.size..]).filter(|low| (0xdc00..0xe000).contains(low));
            let (code_point, units) = match (unit, low) {
                (0xd800..0xdc00, Some(low)) if self.size == 2 => {
                    (0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 2)
                }
                _ => (unit, 1),
            };
            if char::from_u32(code_point).is_none() && !(keeps_surrogates && code_point < 0x1_0000) {
                *at += read;
                return match (self.size, unit) {
                    (2, 0xd800..0xdc00) if here.len() < 4 => (here.len(), "unexpected end of data"),
                    (2, 0xd800..0xdc00) => (2, "illegal UTF-16 surrogate"),
                    (2, _) => (2, "illegal encoding"),
                    (_, 0xd800..0xe000) => (4, "code point in surrogate code point range(0xd800, 0xe000)"),
                    _ => (4, "code point not in range(0x110000)"),
                };
            }
            builder.push(code_point);
            read += units * self.size;
        }
        *at += read;
        (0, "")
    }
}
