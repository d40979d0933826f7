//! Hash tables that keep the order of insertion: what dicts and sets are made of.
//!
//! The *entries* are an array in which each takes `STRIDE` words: the hash, the key, and for dicts the value. Removing
//! leaves an entry whose key is unbound, except at the end; in place of its hash such an entry says how many entries to
//! pass by, at least, so that taking from the front again and again does not count through what was taken. Tables of more than [`SCANNED`] entries also have an
//! [`index`], open addressing with linear probing over slots that hold entry numbers.
//!
//! A table of zeroed words is an empty one.
//!
//! Comparing keys may run programs, which may change the table that is being searched. The *version* changes with each
//! insertion, removal and rebuilding; a search that finds it changed after a comparison starts again.
#![allow(unsafe_code)]

mod index;
mod key;

use std::cell::Cell as StdCell;

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, HEADER, WORD};

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::array::Array;
use crate::shape::ShapeId;
use crate::value::Value;
use index::Index;

/// Tables of so many entries have no index.
const SCANNED: usize = 8;
/// Entries of the smallest table that is not empty.
const SMALLEST: usize = 4;

/// Words of a hash table, without the header.
pub const TABLE_WORDS: u32 = 5;
const ENTRIES_OFFSET: usize = HEADER + WORD;
const INDEX_OFFSET: usize = HEADER + 3 * WORD;

/// A hash table with `STRIDE` words an entry.
#[derive(Debug)]
#[repr(C)]
pub struct Table<const STRIDE: usize> {
    header: Header,
    /// Number of keys.
    live: StdCell<Value>,
    /// An array, or fixnum 0 when nothing was ever inserted.
    entries: StdCell<Value>,
    /// Entries up to the last one with a key.
    used: StdCell<Value>,
    /// A byte string, or fixnum 0.
    index: StdCell<Value>,
    version: StdCell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Table<3> {
    const SHAPE: ShapeId = ShapeId::DICT;
}

// SAFETY: as above. Frozen sets have another shape and this layout.
unsafe impl HeapObject for Table<2> {
    const SHAPE: ShapeId = ShapeId::SET;
}

impl<const STRIDE: usize> Gc<Table<STRIDE>> {
    /// Number of keys.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "as for the other containers")]
    pub fn len(self) -> usize {
        self.live.get().fixnum_unchecked() as usize
    }

    /// Entries up to the last one with a key; the bound for going through them by number.
    #[inline(always)]
    pub fn used(self) -> usize {
        self.used.get().fixnum_unchecked() as usize
    }

    /// The key of an entry; `None` when it was removed or is none.
    #[inline]
    pub fn key(self, entry: usize) -> Option<Value> {
        if entry >= self.used() {
            return None;
        }
        let key = self.word(entry, 1);
        if key.is_unbound() { None } else { Some(key) }
    }

    /// The first entry from `entry` on that has a key.
    #[inline]
    pub fn next_entry(self, entry: usize) -> Option<usize> {
        match entry < self.used() {
            true if !self.word(entry, 1).is_unbound() => Some(entry),
            true => self.next_behind(entry),
            false => None,
        }
    }

    /// The first entry behind the removed entry `start` that has a key. That is noted in `start`: what is passed by
    /// stays removed, or goes with `start` when it is at the end.
    fn next_behind(self, start: usize) -> Option<usize> {
        let used = self.used();
        let mut entry = start;
        while entry < used && self.word(entry, 1).is_unbound() {
            entry += (self.hash(entry) as usize).max(1);
        }
        if let Ok(passed) = u32::try_from(entry - start) {
            self.entries.get().store_new(Self::offset(start, 0), Value::small(i64::from(passed)));
        }
        (entry < used).then_some(entry)
    }

    /// The last entry before `end` that has a key.
    pub fn previous_entry(self, end: usize) -> Option<usize> {
        (0..end.min(self.used())).rev().find(|&entry| !self.word(entry, 1).is_unbound())
    }

    fn capacity(self) -> usize {
        match self.entries.get() {
            entries if entries.is_pointer() => Gc::<Array>::from_value(entries).len() / STRIDE,
            _ => 0,
        }
    }

    fn offset(entry: usize, word: usize) -> usize {
        ARRAY_ELEMENTS_OFFSET + (entry * STRIDE + word) * WORD
    }

    /// A word of an entry below `used`.
    #[inline(always)]
    pub(super) fn word(self, entry: usize, word: usize) -> Value {
        debug_assert!(entry < self.capacity());
        self.entries.get().load(Self::offset(entry, word))
    }

    #[inline]
    pub(super) fn set_word(self, cx: &mut Context, entry: usize, word: usize, value: Value) {
        debug_assert!(entry < self.capacity());
        cx.store(self.entries.get(), Self::offset(entry, word), value);
    }

    /// The hash of an entry below `used`.
    #[inline(always)]
    pub(super) fn hash(self, entry: usize) -> u32 {
        self.word(entry, 0).fixnum_unchecked() as u32
    }

    #[inline(always)]
    fn index(self) -> Option<Index> {
        let index = self.index.get();
        if index.is_pointer() { Some(Index::new(Gc::from_value(index))) } else { None }
    }

    fn touch(self) {
        // Any fixnum will do, so that wrapping around does no harm.
        self.version.set(Value(self.version.get().0.wrapping_add(Value::small(1).0)));
    }

    /// The entry of `key`, whose hash this is.
    #[inline]
    pub(super) fn find(self, cx: &mut Context, key: Value, hash: u32) -> Result<Option<usize>> {
        'search: loop {
            let version = self.version.get();
            let index = self.index();
            let mut at = index.map_or(0, |index| index.home(hash));
            loop {
                let entry = match index {
                    Some(index) => match index.entry(at) {
                        Some(entry) => entry,
                        None => return Ok(None),
                    },
                    None if at < self.used() => at,
                    None => return Ok(None),
                };
                at = index.map_or(at + 1, |index| index.after(at));
                if self.hash(entry) != hash {
                    continue;
                }
                let known = self.word(entry, 1);
                if known == key {
                    return Ok(Some(entry));
                }
                let equal = match key::equal_without_calls(known, key) {
                    Some(equal) => equal,
                    None => {
                        let equal = cx.language().keys_equal(cx, known, key)?;
                        if self.version.get() != version {
                            continue 'search;
                        }
                        equal
                    }
                };
                if equal {
                    return Ok(Some(entry));
                }
            }
        }
    }

    /// The entry with this hash whose key `is_same` accepts, which runs no program.
    #[inline]
    pub(super) fn find_by(self, hash: u32, is_same: impl Fn(Value) -> bool) -> Option<usize> {
        let Some(index) = self.index() else {
            return (0..self.used())
                .find(|&entry| self.hash(entry) == hash && self.key(entry).is_some_and(&is_same));
        };
        let mut at = index.home(hash);
        while let Some(entry) = index.entry(at) {
            if self.hash(entry) == hash && is_same(self.word(entry, 1)) {
                return Some(entry);
            }
            at = index.after(at);
        }
        None
    }

    /// Adds an entry for a key that is not in the table, and yields its number. Runs no program.
    pub(super) fn append(self, cx: &mut Context, key: Value, hash: u32) -> Result<usize> {
        if self.used() == self.capacity() {
            self.make_room(cx)?;
        }
        let entry = self.used();
        self.set_word(cx, entry, 0, Value::small(i64::from(hash)));
        self.set_word(cx, entry, 1, key);
        if let Some(index) = self.index() {
            index.insert(hash, entry);
        }
        self.used.set(Value::length(entry + 1));
        self.live.set(Value::length(self.len() + 1));
        self.touch();
        Ok(entry)
    }

    /// Takes the key out of an entry.
    pub(super) fn remove(self, entry: usize) {
        if let Some(index) = self.index() {
            index.remove(self.hash(entry), entry, |entry| self.hash(entry));
        }
        // No pointers, so no barrier.
        let entries = self.entries.get();
        entries.store_new(Self::offset(entry, 0), Value::ZERO);
        entries.store_new(Self::offset(entry, 1), Value::UNBOUND);
        for word in 2..STRIDE {
            entries.store_new(Self::offset(entry, word), Value::ZERO);
        }
        self.live.set(Value::length(self.len() - 1));
        // Without removed entries at the end, those who take from the end find it at once.
        let mut used = self.used();
        while used > 0 && self.word(used - 1, 1).is_unbound() {
            used -= 1;
            for word in 0..STRIDE {
                entries.store_new(Self::offset(used, word), Value::ZERO);
            }
        }
        self.used.set(Value::length(used));
        self.touch();
    }

    /// Takes all keys out.
    pub(super) fn clear(self) {
        for field in [&self.live, &self.entries, &self.used, &self.index] {
            field.set(Value::ZERO);
        }
        self.touch();
    }

    /// Makes room for one more entry: drops removed ones if they are many, else doubles.
    #[cold]
    fn make_room(self, cx: &mut Context) -> Result<()> {
        let capacity = self.capacity();
        let has_many_removed = capacity > 0 && self.len() <= capacity / 8 * 5;
        let capacity = if has_many_removed { capacity } else { (capacity * 2).max(SMALLEST) };
        self.rebuild(cx, self, capacity)
    }

    /// Makes this table hold the entries of `source`, which may be itself, with room for `capacity`, a power of two.
    pub(super) fn rebuild(self, cx: &mut Context, source: Gc<Table<STRIDE>>, capacity: usize) -> Result<()> {
        let index = if capacity > SCANNED { Some(Index::allocate(cx, capacity)?) } else { None };
        // The last allocation here: what is stored into it meanwhile needs no barrier.
        let entries = cx.new_array(capacity * STRIDE)?.value();
        let mut count = 0;
        for entry in 0..source.used() {
            if source.word(entry, 1).is_unbound() {
                continue;
            }
            for word in 0..STRIDE {
                entries.store_new(Self::offset(count, word), source.word(entry, word));
            }
            if let Some(index) = index {
                index.insert(source.hash(entry), count);
            }
            count += 1;
        }
        cx.store(self.value(), ENTRIES_OFFSET, entries);
        cx.store(self.value(), INDEX_OFFSET, index.map_or(Value::ZERO, Index::value));
        self.used.set(Value::length(count));
        self.live.set(Value::length(count));
        self.touch();
        Ok(())
    }

    /// Makes this empty table hold what `source` holds.
    pub(super) fn copy_from(self, cx: &mut Context, source: Gc<Table<STRIDE>>) -> Result<()> {
        match source.len() {
            0 => Ok(()),
            length => self.rebuild(cx, source, length.next_power_of_two().max(SMALLEST)),
        }
    }
}

impl Context {
    /// A new empty table of the given shape.
    pub(super) fn new_table<const STRIDE: usize>(&mut self, shape: ShapeId) -> Result<Gc<Table<STRIDE>>> {
        let table = self.allocate(HEADER + TABLE_WORDS as usize * WORD, shape, TABLE_WORDS as u8)?;
        Ok(Gc::from_value(table))
    }
}
