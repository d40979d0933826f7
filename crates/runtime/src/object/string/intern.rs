//! Interned strings: one object for each text, compared by identity; the names of a program's properties and variables.

use std::ops::Range;

use super::build::narrow;
use super::{INTERNED, LOOSE, Str, StringBuilder, Units, hash};
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::array::Array;
use crate::value::Value;

/// Code points whose strings are kept for good. They are not in the table, since they are found by their number.
const CHARS: Range<u32> = 0..256;

/// The interned strings of an isolate, which it keeps alive; an open-addressing table at most half full.
#[derive(Debug)]
pub struct Interner {
    slots: Vec<Value>,
    count: usize,
    /// The empty string, unbound before it is first needed.
    empty: Value,
}

impl Default for Interner {
    fn default() -> Self {
        Interner { slots: vec![Value::UNBOUND; 256], count: 0, empty: Value::UNBOUND }
    }
}

impl Interner {
    /// Number of interned strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Calls `visit` with every string.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        let all = self.slots.iter().chain([&self.empty]);
        all.copied().filter(|slot| !slot.is_unbound()).for_each(visit);
    }

    fn string(slot: Value) -> Option<Gc<Str>> {
        if slot.is_unbound() { None } else { Some(Gc::from_value(slot)) }
    }

    /// The string in the table that `is_same` accepts, among those with this hash.
    #[inline]
    fn find(&self, hash: u32, seed: u64, is_same: impl Fn(Gc<Str>) -> bool) -> Option<Gc<Str>> {
        let mask = self.slots.len() - 1;
        let mut at = slot_of(hash) & mask;
        while let Some(string) = Self::string(self.slots[at]) {
            if string.hash(seed) == u64::from(hash) && is_same(string) {
                return Some(string);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Adds a string that is not in the table.
    fn insert(&mut self, string: Gc<Str>, seed: u64) {
        if (self.count + 1) * 2 > self.slots.len() {
            let larger = vec![Value::UNBOUND; self.slots.len() * 2];
            let old = std::mem::replace(&mut self.slots, larger);
            old.into_iter().filter_map(Self::string).for_each(|string| self.place(string, seed));
        }
        string.value().set_flags(string.value().flags() | INTERNED);
        self.place(string, seed);
        self.count += 1;
    }

    fn place(&mut self, string: Gc<Str>, seed: u64) {
        let mask = self.slots.len() - 1;
        let mut at = slot_of(string.hash(seed) as u32) & mask;
        while !self.slots[at].is_unbound() {
            at = (at + 1) & mask;
        }
        self.slots[at] = string.value();
    }
}

/// The code point of which these units consist, if it is one whose string is kept for good.
#[inline]
fn kept_char(units: Units<'_>) -> Option<u32> {
    let code_point = if units.len() == 1 { units.get(0) } else { return None };
    CHARS.contains(&code_point).then_some(code_point)
}

/// Calls `with` with this one code point at its least width.
fn with_code_point<R>(code_point: u32, with: impl FnOnce(Units<'_>) -> R) -> R {
    match code_point {
        0..0x80 => with(Units::Ascii(&[code_point as u8])),
        0x80..0x1_0000 => with(Units::Two(&[code_point as u16])),
        _ => with(Units::Four(&[code_point])),
    }
}

/// The two low bits of a hash are always zero.
fn slot_of(hash: u32) -> usize {
    (hash >> 2) as usize
}

impl Context {
    /// The interned string of this text.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn intern(&mut self, text: &str) -> Result<Gc<Str>> {
        if text.is_ascii() {
            return self.intern_units(Units::Ascii(text.as_bytes()));
        }
        let mut builder = StringBuilder::new();
        builder.push_str(text);
        self.intern_units(builder.units())
    }

    /// The interned string of these code points, whose width is the least.
    fn intern_units(&mut self, units: Units<'_>) -> Result<Gc<Str>> {
        if let Some(code_point) = kept_char(units) {
            return self.char_string(code_point);
        }
        let seed = self.hash_seed;
        if let Some(known) =
            self.interner.find(hash::of_units(units, seed), seed, |known| known.units() == units)
        {
            return Ok(known);
        }
        let string = self.new_string_exact(units)?;
        self.note_root(string.value());
        self.interner.insert(string, seed);
        Ok(string)
    }

    /// The interned string equal to `string`, which may be itself.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn intern_string(&mut self, string: Gc<Str>) -> Result<Gc<Str>> {
        if string.is_interned() { Ok(string) } else { self.intern_other(string) }
    }

    /// As [`Context::intern_string`], of one that is not interned.
    fn intern_other(&mut self, string: Gc<Str>) -> Result<Gc<Str>> {
        if string.flags() & LOOSE != 0 {
            return self.intern_copy(string);
        }
        if let Some(code_point) = kept_char(string.units()) {
            return self.char_string(code_point);
        }
        let seed = self.hash_seed;
        let hash = string.hash(seed) as u32;
        match self.interner.find(hash, seed, |known| known.equals(&string)) {
            Some(known) => Ok(known),
            None => {
                self.note_root(string.value());
                self.interner.insert(string, seed);
                Ok(string)
            }
        }
    }

    /// The interned string equal to `string`, which stays what it was: a program may change it later.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn intern_copy(&mut self, string: Gc<Str>) -> Result<Gc<Str>> {
        match string.is_interned() {
            true => Ok(string),
            false => narrow(string.units(), |units| self.intern_units(units)),
        }
    }

    /// The interned string equal to `text`, if there is one.
    #[must_use]
    pub fn find_interned(&self, text: &str) -> Option<Gc<Str>> {
        let mut builder = StringBuilder::new();
        builder.push_str(text);
        if let Some(code_point) = kept_char(builder.units()) {
            return Some(self.kept_string(code_point));
        }
        let hash = hash::of_units(builder.units(), self.hash_seed);
        self.interner.find(hash, self.hash_seed, |known| known.units() == builder.units())
    }

    /// The interned string equal to this part of `string`, if there is one and it is ASCII.
    #[must_use]
    pub fn find_interned_part(&self, string: Gc<Str>, part: Range<usize>) -> Option<Gc<Str>> {
        let Units::Ascii(units) = string.units().slice(part.start, part.end) else { return None };
        let units = Units::Ascii(units);
        if let Some(code_point) = kept_char(units) {
            return Some(self.kept_string(code_point));
        }
        let hash = hash::of_units(units, self.hash_seed);
        self.interner.find(hash, self.hash_seed, |known| known.units() == units)
    }

    /// The string of this one code point.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn char_string(&mut self, code_point: u32) -> Result<Gc<Str>> {
        if CHARS.contains(&code_point) {
            return Ok(self.kept_string(code_point));
        }
        with_code_point(code_point, |units| self.new_string_exact(units))
    }

    /// The string of one of [`CHARS`].
    #[inline]
    fn kept_string(&self, code_point: u32) -> Gc<Str> {
        let strings = Gc::<Array>::from_value(self.character_strings);
        Gc::from_value(strings.get(code_point as usize))
    }

    /// The array of the strings of one code point that are kept for good.
    pub(crate) fn new_character_strings(&mut self) -> Result {
        let strings = self.new_array(CHARS.len())?;
        for code_point in CHARS {
            let string = with_code_point(code_point, |units| self.new_string_exact(units))?;
            string.value().set_flags(string.value().flags() | INTERNED);
            strings.set(self, code_point as usize, string.value());
        }
        Ok(strings.value())
    }

    /// The string of no code points.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn empty_string(&mut self) -> Result<Gc<Str>> {
        if let Some(empty) = Interner::string(self.interner.empty) {
            return Ok(empty);
        }
        let empty = self.intern_units(Units::Ascii(&[]))?;
        self.note_root(empty.value());
        self.interner.empty = empty.value();
        Ok(empty)
    }
}
