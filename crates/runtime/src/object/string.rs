//! Strings: sequences of Unicode code points, indexed in constant time. Immutable, but for languages in which programs
//! may change strings: see [`mutate`].
//!
//! A string takes 1, 2 or 4 bytes a code point, always the least that its largest code point allows: 1 for ASCII
//! alone, so that [`Str::as_ascii`] costs nothing. So equal strings have equal widths. Lone surrogates are ordinary
//! code points here.
//!
//! Most strings are leaves with their data behind the header. Those that are made by appending again and again have
//! their data in a buffer with room for more, which several strings share, each seeing a prefix of it; appending to the
//! longest of them then copies the new part alone.
//!
//! The word after the header is the hash, whose two low bits are zero, and the length. It reads as a fixnum, so that
//! the collector may scan it in strings with a buffer.
#![allow(unsafe_code)]

mod build;
mod concat;
mod hash;
mod intern;
mod mutate;
mod search;
mod split;

pub use build::StringBuilder;
pub use intern::Interner;
pub use split::is_whitespace;

use std::borrow::Cow;
use std::cell::Cell as StdCell;
use std::cmp::Ordering;

use abi::object_layout::{FLAGS_OFFSET, KIND_LEAF};

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::gc::{Gc, Header, HeapObject};
use crate::object::bytes::Bytes;
use crate::shape::ShapeId;
use crate::value::Value;

/// Header flag: the string is in the isolate's table of interned strings; equal interned strings are identical.
pub const INTERNED: u16 = 1 << 0;
/// Header flag: two bytes a code point.
pub const TWO_BYTES: u16 = 1 << 1;
/// Header flag: four bytes a code point.
pub const FOUR_BYTES: u16 = 1 << 2;
/// Header flag: the data is in a buffer, to which the word at [`DATA_OFFSET`] points.
pub const BUFFERED: u16 = 1 << 3;
/// Header flag: made by appending to a string.
const APPENDED: u16 = 1 << 4;
/// Header flag: may be wider than its code points ask for, since one of them was replaced.
pub const LOOSE: u16 = 1 << 5;
/// Header flag: no other string sees what the buffer holds for this one.
const EXCLUSIVE: u16 = 1 << 6;

/// Byte offset of the cached hash, a `u32`; 0 when it has not been computed.
pub const HASH_OFFSET: usize = 8;
/// Byte offset of the length in code points, a `u32`.
pub const LENGTH_OFFSET: usize = 12;
/// Byte offset of the code points.
pub const DATA_OFFSET: usize = 16;

/// Code points that a string may have at most.
pub const MAX_LENGTH: usize = (1 << 31) - 1;

/// A string.
#[derive(Debug)]
#[repr(C)]
pub struct Str {
    header: Header,
    hash: StdCell<u32>,
    length: StdCell<u32>,
    /// The buffer, with [`BUFFERED`]; else the first code points, or nothing of the object's.
    data: [StdCell<Value>; 0],
}

// SAFETY: `repr(C)`, header first, plain words. Code points behind it are reached by `Str::units` alone.
unsafe impl HeapObject for Str {
    const SHAPE: ShapeId = ShapeId::STRING;
}

/// The code points of a string, by width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units<'a> {
    /// All below 128.
    Ascii(&'a [u8]),
    /// All below 2^16, some not below 128.
    Two(&'a [u16]),
    /// Some not below 2^16.
    Four(&'a [u32]),
}

impl<'a> Units<'a> {
    /// Number of code points.
    #[inline]
    pub fn len(self) -> usize {
        match self {
            Units::Ascii(units) => units.len(),
            Units::Two(units) => units.len(),
            Units::Four(units) => units.len(),
        }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at `index`, which must be below the length.
    #[inline]
    pub fn get(self, index: usize) -> u32 {
        match self {
            Units::Ascii(units) => u32::from(units[index]),
            Units::Two(units) => u32::from(units[index]),
            Units::Four(units) => units[index],
        }
    }

    /// The code points from `start` up to `end`. Their width may not be the least.
    #[inline]
    pub fn slice(self, start: usize, end: usize) -> Units<'a> {
        match self {
            Units::Ascii(units) => Units::Ascii(&units[start..end]),
            Units::Two(units) => Units::Two(&units[start..end]),
            Units::Four(units) => Units::Four(&units[start..end]),
        }
    }

    /// The code points.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone + 'a {
        (0..self.len()).map(move |index| self.get(index))
    }

    fn width_flags(self) -> u16 {
        match self {
            Units::Ascii(_) => 0,
            Units::Two(_) => TWO_BYTES,
            Units::Four(_) => FOUR_BYTES,
        }
    }

    /// The memory of the code points.
    fn as_bytes(self) -> &'a [u8] {
        match self {
            Units::Ascii(units) => units,
            // SAFETY: any memory of integers may be read as bytes.
            Units::Two(units) => unsafe {
                std::slice::from_raw_parts(units.as_ptr().cast(), size_of_val(units))
            },
            // SAFETY: as above.
            Units::Four(units) => unsafe {
                std::slice::from_raw_parts(units.as_ptr().cast(), size_of_val(units))
            },
        }
    }
}

/// Bytes a code point that these header flags say.
#[inline(always)]
fn width(flags: u16) -> usize {
    1 << ((flags & (TWO_BYTES | FOUR_BYTES)) >> 1)
}

impl Str {
    #[inline(always)]
    fn flags(&self) -> u16 {
        (self.header.0.get() >> (8 * FLAGS_OFFSET)) as u16
    }

    fn width_flags(&self) -> u16 {
        self.flags() & (TWO_BYTES | FOUR_BYTES)
    }

    /// Number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.get() as usize
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether equal strings that are interned too are this very object.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.flags() & INTERNED != 0
    }

    #[inline(always)]
    fn data_address(&self) -> usize {
        let data = std::ptr::from_ref(self) as usize + DATA_OFFSET;
        if self.flags() & BUFFERED == 0 {
            return data;
        }
        // SAFETY: with this flag, the word after the length is the buffer's, set when the string was made.
        let buffer = unsafe { *(data as *const Value) };
        buffer.address() + Bytes::DATA_OFFSET
    }

    /// The code points.
    #[inline(always)]
    pub fn units(&self) -> Units<'_> {
        let (data, length) = (self.data_address(), self.len());
        let flags = self.flags();
        // SAFETY: in the three arms: the object or its buffer was allocated with `length` code points of the width that
        // the flags say, filled before anybody else saw the string. Who changes it holds no slice of it. The collector keeps it as long as
        // a pointer into it is on the stack.
        unsafe {
            if flags & (TWO_BYTES | FOUR_BYTES) == 0 {
                Units::Ascii(std::slice::from_raw_parts(data as *const u8, length))
            } else if flags & TWO_BYTES != 0 {
                Units::Two(std::slice::from_raw_parts(data as *const u16, length))
            } else {
                Units::Four(std::slice::from_raw_parts(data as *const u32, length))
            }
        }
    }

    /// The text, if all of it is ASCII.
    #[inline(always)]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.units() {
            // SAFETY: strings of this width consist of ASCII, by construction.
            Units::Ascii(bytes) => Some(unsafe { std::str::from_utf8_unchecked(bytes) }),
            _ => None,
        }
    }

    /// The code point at `index`, which must be below the length.
    #[inline]
    pub fn code_point(&self, index: usize) -> u32 {
        self.units().get(index)
    }

    /// The code points, from both ends.
    #[inline]
    pub fn code_points(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone + '_ {
        self.units().iter()
    }

    /// The characters, with U+FFFD in place of lone surrogates.
    pub fn chars(&self) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.code_points().map(|code_point| char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Whether there are surrogates, which UTF-8 cannot represent.
    pub fn has_surrogates(&self) -> bool {
        self.as_ascii().is_none() && self.code_points().any(|code_point| char::from_u32(code_point).is_none())
    }

    /// The text, with U+FFFD in place of lone surrogates.
    pub fn to_cow(&self) -> Cow<'_, str> {
        match self.as_ascii() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.chars().collect()),
        }
    }

    /// The hash, by which tables find strings: seeded with the isolate's seed, never 0, below 2^32.
    #[inline(always)]
    pub fn hash(&self, seed: u64) -> u64 {
        match self.hash.get() {
            0 => self.compute_hash(seed),
            hash => u64::from(hash),
        }
    }

    #[cold]
    fn compute_hash(&self, seed: u64) -> u64 {
        let hash = match self.flags() & LOOSE {
            0 => hash::of_units(self.units(), seed),
            _ => build::narrow(self.units(), |units| hash::of_units(units, seed)),
        };
        self.hash.set(hash);
        u64::from(hash)
    }

    /// Whether both have the same code points.
    #[inline]
    pub fn equals(&self, other: &Str) -> bool {
        if std::ptr::eq(self, other) {
            return true;
        }
        if self.length.get() != other.length.get() || (self.is_interned() && other.is_interned()) {
            return false;
        }
        let (hash, other_hash) = (self.hash.get(), other.hash.get());
        if hash != other_hash && hash != 0 && other_hash != 0 {
            return false;
        }
        if self.width_flags() == other.width_flags() {
            return same_bytes(self.units().as_bytes(), other.units().as_bytes());
        }
        (self.flags() | other.flags()) & LOOSE != 0 && self.units().iter().eq(other.units().iter())
    }

    /// Whether the text is `text`.
    pub fn equals_str(&self, text: &str) -> bool {
        match self.as_ascii() {
            Some(ascii) => ascii == text,
            None => self.len() <= text.len() && self.code_points().eq(text.chars().map(u32::from)),
        }
    }

    /// The order by code points.
    pub fn compare(&self, other: &Str) -> Ordering {
        match (self.units(), other.units()) {
            (Units::Ascii(a), Units::Ascii(b)) => a.cmp(b),
            (Units::Two(a), Units::Two(b)) => a.cmp(b),
            (Units::Four(a), Units::Four(b)) => a.cmp(b),
            (a, b) => a.iter().cmp(b.iter()),
        }
    }
}

/// Whether two texts of the same length are the same. Those of up to two words, as nearly all keys are, are compared
/// without a call.
#[inline]
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    fn ends<const N: usize>(a: &[u8], b: &[u8]) -> bool {
        a.first_chunk::<N>() == b.first_chunk::<N>() && a.last_chunk::<N>() == b.last_chunk::<N>()
    }
    match a.len() {
        1 => a[0] == b[0],
        2..4 => ends::<2>(a, b),
        4..8 => ends::<4>(a, b),
        8..=16 => ends::<8>(a, b),
        _ => a == b,
    }
}

/// Copies so many bytes, short texts without a call: their first bytes and their last, which may overlap.
///
/// # Safety
/// There are as many at `from`, and there is room for them at `target`, which is elsewhere.
#[inline(always)]
unsafe fn copy_bytes(from: *const u8, target: *mut u8, length: usize) {
    #[inline(always)]
    unsafe fn ends<T>(from: *const u8, target: *mut u8, length: usize) {
        let last = length - size_of::<T>();
        // SAFETY: the caller's promise, and `length` is no less than the size of a `T`.
        unsafe {
            let (first, end) =
                (from.cast::<T>().read_unaligned(), from.add(last).cast::<T>().read_unaligned());
            target.cast::<T>().write_unaligned(first);
            target.add(last).cast::<T>().write_unaligned(end);
        }
    }
    // SAFETY: the caller's promise.
    unsafe {
        match length {
            1 => target.write(from.read()),
            2..4 => ends::<u16>(from, target, length),
            4..8 => ends::<u32>(from, target, length),
            8..16 => ends::<u64>(from, target, length),
            16..=32 => ends::<u128>(from, target, length),
            _ => std::ptr::copy_nonoverlapping(from, target, length),
        }
    }
}

impl std::fmt::Display for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.to_cow())
    }
}

impl Context {
    /// Raises the error for a string that would be too long.
    #[cold]
    fn string_too_long<T>(&mut self) -> Result<T> {
        self.raise(ErrorKind::Memory, "string too long")
    }

    /// A new string of code points whose width is the least.
    fn new_string_exact(&mut self, units: Units<'_>) -> Result<Gc<Str>> {
        let bytes = units.as_bytes();
        if units.len() > MAX_LENGTH {
            return self.string_too_long();
        }
        let object = self.allocate(DATA_OFFSET + bytes.len(), ShapeId::STRING, KIND_LEAF)?;
        object.set_flags(units.width_flags());
        let string = Gc::<Str>::from_value(object);
        string.length.set(units.len() as u32);
        // SAFETY: the object was allocated with room for the bytes; nobody else knows it yet. The source is memory of
        // Rust's or of a string, which the pointer on the stack keeps.
        self.in_pieces(bytes.len(), |part| unsafe {
            let target = (object.address() + DATA_OFFSET + part.start) as *mut u8;
            copy_bytes(bytes.as_ptr().add(part.start), target, part.len());
        })?;
        Ok(string)
    }
}
