//! Making strings: from Rust text, from code points, from parts of others.

use super::{MAX_LENGTH, Str, Units};
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::pieces::PIECE;

/// Bytes that the context keeps for strings in the making.
const MOST_ROOM: usize = 1 << 12;

/// A string in the making, kept off the heap. Starts narrow and widens when a code point asks for it.
#[derive(Clone, Debug, Default)]
pub struct StringBuilder {
    buffer: Buffer,
}

#[derive(Clone, Debug)]
enum Buffer {
    Ascii(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Buffer {
    fn default() -> Self {
        Buffer::Ascii(Vec::new())
    }
}

impl StringBuilder {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing yet, with room for this many ASCII characters.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        StringBuilder { buffer: Buffer::Ascii(Vec::with_capacity(capacity)) }
    }

    /// Nothing yet, in the room that the context keeps for strings that are made one after another:
    /// [`StringBuilder::finish_in_room`] gives it back.
    #[must_use]
    pub fn in_room(cx: &mut Context) -> Self {
        StringBuilder { buffer: Buffer::Ascii(std::mem::take(&mut cx.text_room)) }
    }

    /// The string; the room for it is the context's again.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn finish_in_room(self, cx: &mut Context) -> Result<Gc<Str>> {
        let string = self.finish(cx)?;
        if let Buffer::Ascii(mut room) = self.buffer
            && room.capacity() <= MOST_ROOM
        {
            room.clear();
            cx.text_room = room;
        }
        Ok(string)
    }

    /// Number of code points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code points. Their width is the least, except after [`StringBuilder::truncate`].
    #[must_use]
    pub fn units(&self) -> Units<'_> {
        match &self.buffer {
            Buffer::Ascii(units) => Units::Ascii(units),
            Buffer::Two(units) => Units::Two(units),
            Buffer::Four(units) => Units::Four(units),
        }
    }

    /// Makes the buffer wide enough for `code_point`.
    #[cold]
    fn widen(&mut self, code_point: u32) {
        let old = std::mem::take(&mut self.buffer);
        let more = 16;
        self.buffer = match old {
            Buffer::Ascii(units) if code_point < 0x1_0000 => {
                let mut wide = Vec::with_capacity(units.len() + more);
                wide.extend(units.into_iter().map(u16::from));
                Buffer::Two(wide)
            }
            Buffer::Ascii(units) => Buffer::Four(units.into_iter().map(u32::from).collect()),
            Buffer::Two(units) => Buffer::Four(units.into_iter().map(u32::from).collect()),
            four @ Buffer::Four(_) => four,
        };
    }

    /// Appends a code point.
    #[inline]
    pub fn push(&mut self, code_point: u32) {
        match &mut self.buffer {
            Buffer::Ascii(units) if code_point < 0x80 => units.push(code_point as u8),
            Buffer::Two(units) if code_point < 0x1_0000 => units.push(code_point as u16),
            Buffer::Four(units) => units.push(code_point),
            _ => {
                self.widen(code_point);
                self.push(code_point);
            }
        }
    }

    /// Appends a code point so many times.
    pub fn push_repeated(&mut self, code_point: u32, count: usize) {
        if count == 0 {
            return;
        }
        self.push(code_point);
        let length = self.len() + count - 1;
        match &mut self.buffer {
            Buffer::Ascii(units) => units.resize(length, code_point as u8),
            Buffer::Two(units) => units.resize(length, code_point as u16),
            Buffer::Four(units) => units.resize(length, code_point),
        }
    }

    /// Appends Rust text.
    pub fn push_str(&mut self, text: &str) {
        if let Buffer::Ascii(units) = &mut self.buffer
            && text.is_ascii()
        {
            units.extend_from_slice(text.as_bytes());
            return;
        }
        /// Characters that are appended at once, where all are of the buffer's width.
        const RUN: usize = 64;
        let (mut run, mut count) = ([0; RUN], 0);
        for c in text.chars().map(u32::from) {
            if let (Buffer::Two(units), 0..0x1_0000) = (&mut self.buffer, c) {
                run[count] = c as u16;
                count += 1;
                if count == RUN {
                    units.extend_from_slice(&run);
                    count = 0;
                }
                continue;
            }
            self.push_units(Units::Two(&run[..count]));
            count = 0;
            self.push(c);
        }
        self.push_units(Units::Two(&run[..count]));
    }

    /// Appends code points.
    #[inline]
    pub fn push_units(&mut self, units: Units<'_>) {
        match (&mut self.buffer, units) {
            (Buffer::Ascii(target), Units::Ascii(&[unit])) => target.push(unit),
            (Buffer::Ascii(target), Units::Ascii(units)) => target.extend_from_slice(units),
            _ => self.push_wide(units),
        }
    }

    /// As [`StringBuilder::push_units`], where the buffer or the code points are not ASCII.
    fn push_wide(&mut self, units: Units<'_>) {
        match (&mut self.buffer, units) {
            (Buffer::Two(target), Units::Ascii(units)) => {
                target.extend(units.iter().map(|&unit| u16::from(unit)))
            }
            (Buffer::Two(target), Units::Two(units)) => target.extend_from_slice(units),
            (Buffer::Four(target), Units::Ascii(units)) => {
                target.extend(units.iter().map(|&unit| u32::from(unit)))
            }
            (Buffer::Four(target), Units::Two(units)) => {
                target.extend(units.iter().map(|&unit| u32::from(unit)))
            }
            (Buffer::Four(target), Units::Four(units)) => target.extend_from_slice(units),
            (_, units) => units.iter().for_each(|code_point| self.push(code_point)),
        }
    }

    /// Appends a string.
    #[inline]
    pub fn push_string(&mut self, string: Gc<Str>) {
        self.push_units(string.units());
    }

    /// Appends code points in pieces; see [`crate::pieces`].
    ///
    /// # Errors
    /// What an interrupt raises.
    #[inline]
    pub fn push_in_pieces(&mut self, cx: &mut Context, units: Units<'_>) -> Result<()> {
        if units.len() <= PIECE {
            self.push_units(units);
            return Ok(());
        }
        cx.in_pieces(units.len(), |part| self.push_units(units.slice(part.start, part.end)))
    }

    /// Appends the code points of `string` from `start` up to `end`.
    #[inline]
    pub fn push_range(&mut self, string: Gc<Str>, start: usize, end: usize) {
        self.push_units(string.units().slice(start, end));
    }

    /// Keeps the first `len` code points.
    pub fn truncate(&mut self, len: usize) {
        match &mut self.buffer {
            Buffer::Ascii(units) => units.truncate(len),
            Buffer::Two(units) => units.truncate(len),
            Buffer::Four(units) => units.truncate(len),
        }
    }

    /// The string.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn finish(&self, cx: &mut Context) -> Result<Gc<Str>> {
        cx.new_string_from_units(self.units())
    }
}

impl std::fmt::Write for StringBuilder {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl Extend<u32> for StringBuilder {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, code_points: I) {
        code_points.into_iter().for_each(|code_point| self.push(code_point));
    }
}

/// Calls `with` with the same code points at their least width.
pub(super) fn narrow<R>(units: Units<'_>, with: impl FnOnce(Units<'_>) -> R) -> R {
    match units {
        Units::Two(wide) if wide.iter().all(|&unit| unit < 0x80) => {
            let ascii: Vec<u8> = wide.iter().map(|&unit| unit as u8).collect();
            with(Units::Ascii(&ascii))
        }
        Units::Four(wide) => match wide.iter().fold(0, |all, &unit| all | unit) {
            0..0x80 => {
                let ascii: Vec<u8> = wide.iter().map(|&unit| unit as u8).collect();
                with(Units::Ascii(&ascii))
            }
            0x80..0x1_0000 => {
                let two: Vec<u16> = wide.iter().map(|&unit| unit as u16).collect();
                with(Units::Two(&two))
            }
            _ => with(units),
        },
        _ => with(units),
    }
}

/// Texts of so many bytes are repeated one string at a time.
const SHORT: usize = 256;

impl Context {
    /// The string of this text.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_string(&mut self, text: &str) -> Result<Gc<Str>> {
        if text.is_ascii() {
            return self.new_string_from_units(Units::Ascii(text.as_bytes()));
        }
        let mut builder = StringBuilder::new();
        builder.push_str(text);
        builder.finish(self)
    }

    /// The string of these code points.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_string_from_code_points(&mut self, code_points: &[u32]) -> Result<Gc<Str>> {
        self.new_string_from_units(Units::Four(code_points))
    }

    /// The string of these code points, which may be of any width.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_string_from_units(&mut self, units: Units<'_>) -> Result<Gc<Str>> {
        match units {
            Units::Ascii([_, _, ..]) => self.new_string_exact(units),
            _ => match units.len() {
                0 => self.empty_string(),
                1 => self.char_string(units.get(0)),
                _ => narrow(units, |units| self.new_string_exact(units)),
            },
        }
    }

    /// All of `parts` in a row.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn concat(&mut self, parts: &[Gc<Str>]) -> Result<Gc<Str>> {
        match *parts {
            [] => self.empty_string(),
            [only] => Ok(only),
            [left, right] => self.concat_two(left, right),
            _ => {
                let total: usize = parts.iter().map(|part| part.len()).sum();
                if total > MAX_LENGTH {
                    return self.string_too_long();
                }
                // Copied before anything is allocated, for `parts` may be where the collector does not look.
                let mut builder = StringBuilder::with_capacity(total);
                for &part in parts {
                    builder.push_in_pieces(self, part.units())?;
                }
                builder.finish(self)
            }
        }
    }

    /// `count` times `string` in a row.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn repeat_string(&mut self, string: Gc<Str>, count: usize) -> Result<Gc<Str>> {
        if count == 0 || string.is_empty() {
            return self.empty_string();
        }
        if count == 1 {
            return Ok(string);
        }
        let bytes = match string.len().checked_mul(count) {
            Some(total) if total <= MAX_LENGTH => string.units().as_bytes().len() * count,
            _ => return self.string_too_long(),
        };
        if bytes > self.heap.config().limit_bytes {
            return self.string_too_long();
        }
        if let Units::Ascii(&[byte]) = string.units()
            && bytes <= PIECE
        {
            return self.new_ascii_string(count, |place| place.fill(byte));
        }
        if bytes <= SHORT {
            return self.concat_strings(|| std::iter::repeat_n(string, count));
        }
        self.note_pass(bytes)?;
        // As many as make a piece, as often as that fits, and the rest.
        let block_count = (PIECE / string.len()).clamp(1, count);
        let mut builder = StringBuilder::new();
        (0..block_count).for_each(|_| builder.push_string(string));
        if block_count < count {
            let block = std::mem::take(&mut builder);
            for _ in 0..count / block_count {
                builder.push_in_pieces(self, block.units())?;
            }
            let rest = count % block_count * string.len();
            builder.push_in_pieces(self, block.units().slice(0, rest))?;
        }
        builder.finish(self)
    }

    /// The code points of `string` from `start` up to `end`.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn substring(&mut self, string: Gc<Str>, start: usize, end: usize) -> Result<Gc<Str>> {
        if start == 0 && end == string.len() {
            return Ok(string);
        }
        self.new_string_from_units(string.units().slice(start, end))
    }
}
