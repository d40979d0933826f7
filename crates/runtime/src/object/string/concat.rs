//! Strings put together: two, of which the first may have been made so and have room for more, or many.
#![allow(unsafe_code)]

use std::ops::Range;

use abi::object_layout::{KIND_LEAF, WORD};

use super::{
    APPENDED, BUFFERED, DATA_OFFSET, LOOSE, MAX_LENGTH, Str, StringBuilder, TWO_BYTES, Units, copy_bytes,
    width,
};
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::number::{WIDEST, decimal_length, write_decimal};
use crate::object::bytes::Bytes;
use crate::shape::ShapeId;
use crate::value::Value;

/// Strings of so many bytes at most are copied word by word.
const SHORT: usize = 4 * WORD;

/// From which length on appending prepares for more appending.
const BUFFER_FROM: usize = 256;

impl Context {
    /// `left` and `right` together.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn concat_two(&mut self, left: Gc<Str>, right: Gc<Str>) -> Result<Gc<Str>> {
        if right.is_empty() {
            return Ok(left);
        }
        if left.is_empty() {
            return Ok(right);
        }
        let total = left.len() + right.len();
        let flags = left.width_flags().max(right.width_flags());
        if total > MAX_LENGTH {
            return self.string_too_long();
        }
        if (left.flags() | right.flags()) & LOOSE != 0 {
            let mut builder = StringBuilder::new();
            builder.push_in_pieces(self, left.units())?;
            builder.push_in_pieces(self, right.units())?;
            return builder.finish(self);
        }
        if left.flags() & (APPENDED | BUFFERED) != 0 && flags == left.width_flags() {
            return self.append(left, right, total);
        }
        let object = self.allocate(DATA_OFFSET + total * width(flags), ShapeId::STRING, KIND_LEAF)?;
        object.set_flags(flags | if total >= BUFFER_FROM { APPENDED } else { 0 });
        let string = Gc::<Str>::from_value(object);
        string.length.set(total as u32);
        let data = object.address() + DATA_OFFSET;
        if flags == 0 && total < BUFFER_FROM {
            let target = data as *mut u8;
            // SAFETY: as below; both are ASCII, a byte a character.
            unsafe {
                copy_bytes(left.data_address() as *const u8, target, left.len());
                copy_bytes(right.data_address() as *const u8, target.add(left.len()), right.len());
            }
            return Ok(string);
        }
        // SAFETY: there is room for both at this width, and nobody else knows the object yet.
        unsafe {
            copy_units(self, left.units(), data, flags)?;
            copy_units(self, right.units(), data + left.len() * width(flags), flags)?;
        }
        Ok(string)
    }

    /// These strings one after another; asked for several times.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn concat_strings<S: Iterator<Item = Gc<Str>>>(
        &mut self,
        strings: impl Fn() -> S,
    ) -> Result<Gc<Str>> {
        self.join_strings(None, strings)
    }

    /// These strings one after another, with a separator between any two; asked for several times.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn join_strings<S: Iterator<Item = Gc<Str>>>(
        &mut self,
        separator: Option<Gc<Str>>,
        strings: impl Fn() -> S,
    ) -> Result<Gc<Str>> {
        let (mut count, mut total, mut flags, mut all_flags) = (0, 0, 0, 0);
        for string in strings() {
            count += 1;
            total += string.len();
            flags = string.width_flags().max(flags);
            all_flags |= string.flags();
        }
        if let Some(separator) = separator.filter(|_| count > 1) {
            total += separator.len() * (count - 1);
            flags = separator.width_flags().max(flags);
            all_flags |= separator.flags();
        }
        // Short ones are shared.
        if total <= 1 || total > MAX_LENGTH || all_flags & LOOSE != 0 {
            let mut builder = StringBuilder::new();
            for (index, string) in strings().enumerate() {
                separator
                    .into_iter()
                    .filter(|_| index > 0)
                    .for_each(|separator| builder.push_string(separator));
                builder.push_string(string);
            }
            return builder.finish(self);
        }
        let (string, mut rest) = self.new_to_fill(total, flags)?;
        let mut between = None;
        for part in strings() {
            if let Some(separator) = between {
                self.fill(&mut rest, separator, flags)?;
            }
            between = separator;
            self.fill(&mut rest, part, flags)?;
        }
        Ok(string)
    }

    /// These strings and the digits of these fixnums, one after another; there is nothing else among them.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn concat_texts(&mut self, parts: &[Value]) -> Result<Gc<Str>> {
        let (mut total, mut flags, mut all_flags) = (0, 0, 0);
        for part in parts {
            if let Some(number) = part.as_fixnum() {
                total += decimal_length(number);
            } else if let Some(string) = part.cast::<Str>() {
                total += string.len();
                flags = string.width_flags().max(flags);
                all_flags |= string.flags();
            }
        }
        let mut room = [0; WIDEST];
        // Short ones are shared.
        if total <= 1 || total > MAX_LENGTH || all_flags & LOOSE != 0 {
            let mut builder = StringBuilder::new();
            for part in parts {
                if let Some(number) = part.as_fixnum() {
                    builder.push_units(Units::Ascii(write_decimal(&mut room, number)));
                } else if let Some(string) = part.cast::<Str>() {
                    builder.push_string(string);
                }
            }
            return builder.finish(self);
        }
        let (string, mut rest) = self.new_to_fill(total, flags)?;
        for part in parts {
            if let Some(number) = part.as_fixnum() {
                let length = decimal_length(number);
                if flags == 0 {
                    // SAFETY: there is room for them, and nobody else knows the object yet, whose bytes are all initialized.
                    let room = unsafe { std::slice::from_raw_parts_mut(rest.start as *mut u8, length) };
                    write_decimal(room, number);
                } else {
                    let digits = write_decimal(&mut room, number);
                    // SAFETY: as above.
                    unsafe { copy_units(self, Units::Ascii(digits), rest.start, flags)? };
                }
                rest.start += length * width(flags);
            } else if let Some(part) = part.cast::<Str>() {
                self.fill(&mut rest, part, flags)?;
            }
        }
        Ok(string)
    }

    /// A string of so many characters of this width, and the addresses where they are to be put.
    #[inline(always)]
    fn new_to_fill(&mut self, length: usize, flags: u16) -> Result<(Gc<Str>, Range<usize>)> {
        let size = length * width(flags);
        let object = self.allocate(DATA_OFFSET + size, ShapeId::STRING, KIND_LEAF)?;
        object.set_flags(flags | if length >= BUFFER_FROM { APPENDED } else { 0 });
        let string = Gc::<Str>::from_value(object);
        string.length.set(length as u32);
        let start = object.address() + DATA_OFFSET;
        Ok((string, start..start + size))
    }

    /// The string of so many characters that `fill` writes, all of which must be ASCII.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_ascii_string(&mut self, length: usize, fill: impl FnOnce(&mut [u8])) -> Result<Gc<Str>> {
        if length > MAX_LENGTH {
            return self.string_too_long();
        }
        // Short ones are shared.
        if length <= 1 {
            let mut room = [0];
            fill(&mut room[..length]);
            return self.new_string_from_units(Units::Ascii(&room[..length]));
        }
        let object = self.allocate(DATA_OFFSET + length, ShapeId::STRING, KIND_LEAF)?;
        let string = Gc::<Str>::from_value(object);
        string.length.set(length as u32);
        let data = (object.address() + DATA_OFFSET) as *mut u8;
        // SAFETY: the object has as many bytes there, which are zeros, and nobody else knows it yet. The collector keeps it, whose
        // address is on the stack.
        fill(unsafe { std::slice::from_raw_parts_mut(data, length) });
        Ok(string)
    }

    /// Copies a string to where a place of the width `flags` starts, which is shorter then.
    #[inline(always)]
    fn fill(&mut self, place: &mut Range<usize>, part: Gc<Str>, flags: u16) -> Result<()> {
        let size = part.len() * width(flags);
        debug_assert!(size <= place.len());
        // SAFETY: there is room for all at this width, and nobody else knows the object yet. What a copy of words writes
        // too much is overwritten by the next one. The words of `part` are its object's or its buffer's.
        unsafe {
            if size <= SHORT && part.width_flags() == flags {
                if size.next_multiple_of(WORD) <= place.len() {
                    copy_words(part.data_address(), place.start, size);
                } else {
                    copy_bytes(part.data_address() as *const u8, place.start as *mut u8, size);
                }
            } else {
                copy_units(self, part.units(), place.start, flags)?;
            }
        }
        place.start += size;
        Ok(())
    }

    /// `left` and `right` together, `total` code points of the width of `left`, in a buffer with room for more: that of
    /// `left`, when `left` has one and reaches to its used end.
    fn append(&mut self, left: Gc<Str>, right: Gc<Str>, total: usize) -> Result<Gc<Str>> {
        let flags = left.width_flags();
        let (used, needed) = (left.len() * width(flags), total * width(flags));
        let own = match left.flags() & BUFFERED != 0 {
            true => left.value().load(DATA_OFFSET).cast::<Bytes>(),
            false => None,
        };
        let fits = own.filter(|buffer| buffer.len() == used && buffer.usable() >= needed);
        let buffer = match fits {
            Some(buffer) => buffer,
            None => {
                let buffer = self.new_buffer(needed + needed / 2 + 64)?;
                // SAFETY: the buffer has room for this; nobody else knows it yet.
                unsafe { copy_units(self, left.units(), buffer.address() + Bytes::DATA_OFFSET, flags) }?;
                buffer
            }
        };
        // Before the data goes into the buffer, so that a failure leaves the buffer as it was.
        let object = self.allocate(DATA_OFFSET + size_of::<Value>(), ShapeId::STRING, 2)?;
        object.set_flags(flags | BUFFERED);
        object.store_new(DATA_OFFSET, buffer.value());
        let string = Gc::<Str>::from_value(object);
        // SAFETY: the buffer has room, and no string sees the part behind `used`.
        unsafe { copy_units(self, right.units(), buffer.address() + Bytes::DATA_OFFSET + used, flags) }?;
        buffer.set_used(needed);
        string.length.set(total as u32);
        Ok(string)
    }
}

/// Copies so many bytes word by word, and so perhaps up to seven more.
///
/// # Safety
/// There are whole words at `from` and room for as many at `target`.
#[inline(always)]
unsafe fn copy_words(from: usize, target: usize, size: usize) {
    for at in (0..size).step_by(WORD) {
        // SAFETY: the caller's promise.
        unsafe {
            let word = ((from + at) as *const u64).read_unaligned();
            ((target + at) as *mut u64).write_unaligned(word);
        }
    }
}

/// Writes code points to `target` with the width that `flags` say. An interrupt may end it before.
///
/// # Safety
/// There is room for them at `target`, and none of them is wider.
#[inline]
pub(super) unsafe fn copy_units(cx: &mut Context, units: Units<'_>, target: usize, flags: u16) -> Result<()> {
    if units.width_flags() == flags {
        let bytes = units.as_bytes();
        // SAFETY: the caller's promise.
        return cx.in_pieces(bytes.len(), |part| unsafe {
            let target = (target as *mut u8).add(part.start);
            copy_bytes(bytes.as_ptr().add(part.start), target, part.len());
        });
    }
    if let (Units::Ascii(bytes), TWO_BYTES) = (units, flags) {
        return cx.in_pieces(bytes.len(), |part| {
            let target = (target as *mut u16).wrapping_add(part.start);
            for (index, &byte) in bytes[part].iter().enumerate() {
                // SAFETY: the caller's promise.
                unsafe { target.add(index).write(u16::from(byte)) };
            }
        });
    }
    cx.in_pieces(units.len(), |part| {
        for (index, code_point) in part.clone().zip(units.slice(part.start, part.end).iter()) {
            // SAFETY: the caller's promise; what is narrower than its place is ASCII in 2 bytes or anything in 4.
            unsafe {
                if flags == TWO_BYTES {
                    *(target as *mut u16).add(index) = code_point as u16;
                } else {
                    *(target as *mut u32).add(index) = code_point;
                }
            }
        }
    })
}
