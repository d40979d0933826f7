//! Strings of languages in which they may be changed: replacing code points in place, and growing at the end.
//!
//! A string keeps its length and its identity; what changes is its data. Where the data cannot take the change, since a
//! code point is wider or other strings see the same buffer, the string gets a buffer of its own first. Every string that
//! is not empty has room for the pointer to a buffer, for objects consist of whole words. Interned strings never change:
//! callers ask [`Str::is_interned`] and refuse.
//!
//! A string into which a narrow code point was put may be wider than it need be; it is [`LOOSE`], and comparing and hashing
//! it goes by code points.
#![allow(unsafe_code)]

use abi::object_layout::{KIND_LEAF, KIND_OFFSET};

use super::concat::copy_units;
use super::{
    APPENDED, BUFFERED, DATA_OFFSET, EXCLUSIVE, FOUR_BYTES, LOOSE, MAX_LENGTH, Str, TWO_BYTES, Units, width,
};
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::bytes::Bytes;
use crate::shape::ShapeId;
use crate::value::Value;

/// Bytes of the first buffer of a string that is to grow.
const FIRST_ROOM: usize = 64;
/// Kind of a string with a buffer: the word of hash and length, which reads as a fixnum, and the pointer.
const BUFFERED_KIND: u8 = 2;
/// Prefixes of a growing string that are shorter than this are copied.
const SHARE_FROM: usize = 256;

/// The width that a code point needs, as header flags.
fn width_for(code_point: u32) -> u16 {
    match code_point {
        0..0x80 => 0,
        0x80..0x1_0000 => TWO_BYTES,
        _ => FOUR_BYTES,
    }
}

impl Context {
    /// A string of these code points that is shared with nobody, so that it may be changed.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_fresh_string(&mut self, units: Units<'_>) -> Result<Gc<Str>> {
        super::build::narrow(units, |units| self.new_string_exact(units))
    }

    /// A string of this text that is shared with nobody.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_fresh_string_from(&mut self, text: &str) -> Result<Gc<Str>> {
        if text.is_ascii() {
            return self.new_string_exact(Units::Ascii(text.as_bytes()));
        }
        let mut builder = super::StringBuilder::new();
        builder.push_str(text);
        self.new_fresh_string(builder.units())
    }

    /// Replaces the code point at `index`.
    ///
    /// # Errors
    /// When memory is exhausted.
    ///
    /// # Panics
    /// When `index` is out of bounds or the string is interned.
    pub fn string_set(&mut self, string: Gc<Str>, index: usize, code_point: u32) -> Result<()> {
        assert!(index < string.len() && !string.is_interned());
        let needed = width_for(code_point);
        self.prepare_change(string, needed)?;
        let flags = string.flags();
        if needed < string.width_flags() {
            string.value().set_flags(flags | LOOSE);
        }
        let data = string.data_address();
        // SAFETY: in the three: the index is in bounds, and the string, which alone sees its data now, is as wide as the
        // code point, so that nothing is cut off.
        unsafe {
            match flags & (TWO_BYTES | FOUR_BYTES) {
                0 => *(data as *mut u8).add(index) = code_point as u8,
                TWO_BYTES => *(data as *mut u16).add(index) = code_point as u16,
                _ => *(data as *mut u32).add(index) = code_point,
            }
        }
        string.hash.set(0);
        Ok(())
    }

    /// Replaces the code points from `at` on by `source`, which may be part of the same string.
    ///
    /// # Errors
    /// When memory is exhausted.
    ///
    /// # Panics
    /// When they do not fit or the string is interned.
    pub fn string_replace(&mut self, string: Gc<Str>, at: usize, source: Units<'_>) -> Result<()> {
        assert!(at + source.len() <= string.len() && !string.is_interned());
        // The source may be the string's own data, which a new buffer or the copy itself would change.
        let source: Vec<u32> = source.iter().collect();
        for (offset, &code_point) in source.iter().enumerate() {
            self.string_set(string, at + offset, code_point)?;
        }
        Ok(())
    }

    /// Makes the string's data its own and at least so wide.
    #[inline]
    fn prepare_change(&mut self, string: Gc<Str>, needed: u16) -> Result<()> {
        let flags = string.flags();
        let is_shared = flags & (BUFFERED | EXCLUSIVE) == BUFFERED;
        if needed <= string.width_flags() && !is_shared {
            return Ok(());
        }
        let wide = needed.max(string.width_flags());
        self.give_buffer(string, wide, string.len() * width(wide))
    }

    /// Gives the string a buffer of its own with room for so many bytes, at this width, with its data.
    #[cold]
    fn give_buffer(&mut self, string: Gc<Str>, wide: u16, room: usize) -> Result<()> {
        let buffer = self.new_buffer(room)?;
        // SAFETY: the buffer has the room, which callers compute from the length; nobody else knows it yet.
        unsafe { copy_units(self, string.units(), buffer.address() + Bytes::DATA_OFFSET, wide) }?;
        buffer.set_used(string.len() * width(wide));
        let value = string.value();
        let kept = string.flags() & !(TWO_BYTES | FOUR_BYTES | APPENDED);
        // SAFETY: objects take whole words, so that a string of at least one code point has one behind its length; empty
        // ones come here only from `new_growing_string`, which has made it. From now on the collector scans it.
        unsafe { *((value.address() + KIND_OFFSET) as *mut u8) = BUFFERED_KIND };
        value.set_flags(kept | wide | BUFFERED | EXCLUSIVE);
        self.store(value, DATA_OFFSET, buffer.value());
        Ok(())
    }

    // Strings that grow.

    /// An empty string that [`Context::extend_string`] makes longer. It is the host's own: programs see
    /// [`Context::snapshot_string`].
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_growing_string(&mut self) -> Result<Gc<Str>> {
        let buffer = self.new_buffer(FIRST_ROOM)?;
        let object = self.allocate(DATA_OFFSET + size_of::<Value>(), ShapeId::STRING, BUFFERED_KIND)?;
        object.set_flags(BUFFERED | EXCLUSIVE);
        object.store_new(DATA_OFFSET, buffer.value());
        Ok(Gc::from_value(object))
    }

    /// Appends code points to a growing string, in place.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn extend_string(&mut self, string: Gc<Str>, units: Units<'_>) -> Result<()> {
        match units {
            Units::Ascii(_) => self.extend_exactly(string, units),
            _ => super::build::narrow(units, |units| self.extend_exactly(string, units)),
        }
    }

    /// As [`Context::extend_string`], for code points whose width is the least.
    fn extend_exactly(&mut self, string: Gc<Str>, units: Units<'_>) -> Result<()> {
        let total = string.len() + units.len();
        if total > MAX_LENGTH {
            return self.string_too_long();
        }
        let wide = units.width_flags().max(string.width_flags());
        let (used, needed) = (string.len() * width(wide), total * width(wide));
        let buffer: Gc<Bytes> = Gc::from_value(string.value().load(DATA_OFFSET));
        // Another string may have been appended to this buffer, whose end then is not this string's.
        let fits = wide == string.width_flags() && buffer.len() == used && buffer.usable() >= needed;
        if !fits {
            self.give_buffer(string, wide, needed + needed / 2 + FIRST_ROOM)?;
        }
        let buffer: Gc<Bytes> = Gc::from_value(string.value().load(DATA_OFFSET));
        // SAFETY: there is room, and no string sees what is behind `used`.
        unsafe { copy_units(self, units, buffer.address() + Bytes::DATA_OFFSET + used, wide) }?;
        buffer.set_used(needed);
        string.length.set(total as u32);
        string.hash.set(0);
        Ok(())
    }

    /// What a growing string holds now, as a string of the program's; long ones share the data.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn snapshot_string(&mut self, string: Gc<Str>) -> Result<Gc<Str>> {
        if string.len() < SHARE_FROM {
            return self.new_fresh_string(string.units());
        }
        let object = self.allocate(DATA_OFFSET + size_of::<Value>(), ShapeId::STRING, BUFFERED_KIND)?;
        object.set_flags(string.width_flags() | BUFFERED);
        object.store_new(DATA_OFFSET, string.value().load(DATA_OFFSET));
        let snapshot = Gc::<Str>::from_value(object);
        snapshot.length.set(string.length.get());
        Ok(snapshot)
    }
}

const _: () = assert!(KIND_LEAF < BUFFERED_KIND);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    #[test]
    fn strings_change_in_place_and_widen() {
        with_context(|cx| {
            let string = cx.new_fresh_string_from("abc").unwrap();
            let hash = string.hash(cx.hash_seed);
            cx.string_set(string, 1, u32::from('x')).unwrap();
            assert_eq!(string.to_cow(), "axc");
            assert_ne!(string.hash(cx.hash_seed), hash);
            cx.string_set(string, 0, u32::from('é')).unwrap();
            assert_eq!(string.to_cow(), "éxc");
            cx.string_set(string, 2, 0x1f600).unwrap();
            assert_eq!(string.to_cow(), "éx\u{1f600}");
            for index in 0..3 {
                cx.string_set(string, index, u32::from('z')).unwrap();
            }
            let narrow = cx.new_fresh_string_from("zzz").unwrap();
            assert!(string.equals(&narrow) && narrow.equals(&string));
            assert_eq!(string.hash(cx.hash_seed), narrow.hash(cx.hash_seed));
            assert_eq!(cx.intern_copy(string).unwrap(), cx.intern("zzz").unwrap());
            assert!(!string.is_interned());
        });
    }

    #[test]
    fn a_change_is_not_seen_through_a_shared_buffer() {
        with_context(|cx| {
            let grown = cx.new_growing_string().unwrap();
            for _ in 0..100 {
                cx.extend_string(grown, Units::Ascii(b"abcdef")).unwrap();
            }
            let first = cx.snapshot_string(grown).unwrap();
            cx.extend_string(grown, Units::Ascii(b"ghi")).unwrap();
            let second = cx.snapshot_string(grown).unwrap();
            cx.string_set(first, 0, u32::from('X')).unwrap();
            assert_eq!((first.len(), second.len()), (600, 603));
            assert_eq!((first.code_point(0), second.code_point(0)), (u32::from('X'), u32::from('a')));
            let more = cx.new_fresh_string_from("!").unwrap();
            let joined = cx.concat_two(second, more).unwrap();
            cx.extend_string(grown, Units::Two(&[0x3b1])).unwrap();
            assert_eq!(joined.code_point(603), u32::from('!'));
            assert_eq!(grown.code_point(603), 0x3b1);
        });
    }
}
