//! The table of a dict: entries in the order of insertion, and of more than [`SCANNED`] entries an [`index`], open
//! addressing with linear probing over slots that hold entry numbers.
//!
//! A table of zeroed words is an empty one.
#![allow(unsafe_code)]

mod index;
mod key;
pub(in crate::object) mod numbers;

use std::cell::Cell as StdCell;

use abi::object_layout::{HEADER, WORD};
use abi::object_offsets::ENTRY_KEY;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, HeapObject};
use crate::object::entries::{Entries, SMALLEST};
use crate::object::string::Str;
use crate::shape::ShapeId;
use crate::value::Value;
use index::Index;
pub(crate) use key::ObjectKeys;
pub(super) use key::equal_strings;
pub use key::{KeyHash, hash_of_identity};

/// Tables with fewer entries are copied in one go.
const COPIED: usize = 1 << 16;

/// Tables of so many entries have no index.
const SCANNED: usize = 8;

/// Words of a hash table, without the header.
pub const TABLE_WORDS: u32 = abi::object_offsets::DICT_WORDS as u32;
const INDEX_OFFSET: usize = HEADER + 4 * WORD;

/// The table of a dict.
#[derive(Debug)]
#[repr(C)]
pub struct Table {
    entries: Entries<3>,
    /// A byte string, or fixnum 0.
    index: StdCell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Table {
    const SHAPE: ShapeId = ShapeId::DICT;
}

/// The capacity of a table that is to hold so many entries.
#[inline]
fn capacity_for(count: usize) -> usize {
    count.next_power_of_two().max(SMALLEST)
}

impl Gc<Table> {
    #[inline(always)]
    pub(super) fn entries(self) -> Gc<Entries<3>> {
        Gc::from_value(self.value())
    }

    /// Number of keys.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "as for the other containers")]
    pub fn len(self) -> usize {
        self.entries().len()
    }

    /// Entries up to the last one with a key; the bound for going through them by number.
    #[inline(always)]
    pub fn used(self) -> usize {
        self.entries().used()
    }

    /// The key of an entry; `None` when it was removed or is none.
    #[inline]
    pub fn key(self, entry: usize) -> Option<Value> {
        self.entries().key(entry)
    }

    /// The first entry from `entry` on that has a key.
    #[inline]
    pub fn next_entry(self, entry: usize) -> Option<usize> {
        self.entries().next(entry)
    }

    /// The last entry before `end` that has a key.
    pub fn previous_entry(self, end: usize) -> Option<usize> {
        self.entries().previous(end)
    }

    /// A word of an entry below `used`.
    #[inline(always)]
    pub(super) fn word(self, entry: usize, word: usize) -> Value {
        self.entries().word(entry, word)
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

    /// The entry of `key`, whose hash this is.
    #[inline]
    pub(super) fn find(self, cx: &mut Context, key: Value, hash: u32) -> Result<Option<usize>> {
        Ok(self.find_place(cx, key, hash)?.map(|(_, entry)| entry))
    }

    /// The entry of `key`, whose hash this is, and where it was found: in the index, if there is one.
    #[inline(always)]
    pub(super) fn find_place(
        self,
        cx: &mut Context,
        key: Value,
        hash: u32,
    ) -> Result<Option<(usize, usize)>> {
        'search: loop {
            let index = self.index();
            let mut from = index.map_or(0, |index| index.home(hash));
            loop {
                let Some((at, entry)) = self.find_from(index, from, |entry| self.hash(entry) == hash) else {
                    return Ok(None);
                };
                let known = self.word(entry, ENTRY_KEY);
                if known == key {
                    return Ok(Some((at, entry)));
                }
                let equal = match cx.keys_equal_without_calls(known, key) {
                    Some(equal) => equal,
                    None => {
                        let version = self.entries().version();
                        let equal = cx.language().keys_equal(cx, known, key)?;
                        if self.entries().version() != version {
                            continue 'search;
                        }
                        equal
                    }
                };
                if equal {
                    return Ok(Some((at, entry)));
                }
                from = index.map_or(at + 1, |index| index.after(at));
            }
        }
    }

    /// As [`Gc::<Table>::find`], without the language; nothing when it would have to be asked.
    #[inline(always)]
    pub(super) fn find_plain(self, cx: &Context, key: Value, hash: u32) -> Option<Option<usize>> {
        let index = self.index();
        let mut from = index.map_or(0, |index| index.home(hash));
        while let Some((at, entry)) = self.find_from(index, from, |entry| self.hash(entry) == hash) {
            let known = self.word(entry, ENTRY_KEY);
            if known == key || cx.keys_equal_without_calls(known, key)? {
                return Some(Some(entry));
            }
            from = index.map_or(at + 1, |index| index.after(at));
        }
        Some(None)
    }

    /// From a place on, of the index or among the entries, the first entry that is accepted, and its place.
    #[inline(always)]
    fn find_from(
        self,
        index: Option<Index>,
        from: usize,
        accept: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        match index {
            Some(index) => index.find(from, accept),
            None => (from..self.used()).find(|&entry| accept(entry)).map(|entry| (entry, entry)),
        }
    }

    /// The entry with this hash whose key `is_same` accepts, which runs no program.
    #[inline]
    pub(super) fn find_by(self, hash: u32, is_same: impl Fn(Value) -> bool) -> Option<usize> {
        let index = self.index();
        let from = index.map_or(0, |index| index.home(hash));
        let accept = |entry| self.hash(entry) == hash && self.key(entry).is_some_and(&is_same);
        self.find_from(index, from, accept).map(|(_, entry)| entry)
    }

    /// Adds an entry for a key that is not in the table, and yields its number. Runs no program.
    pub(super) fn append(self, cx: &mut Context, key: Value, hash: u32) -> Result<usize> {
        let entries = self.entries();
        if entries.used() == entries.capacity() {
            self.make_room(cx)?;
        }
        let entry = entries.push(cx, Value::small(i64::from(hash)), key);
        if let Some(index) = self.index() {
            index.insert(hash, entry);
        }
        Ok(entry)
    }

    /// Takes the key out of an entry.
    pub(super) fn remove(self, entry: usize) {
        let place = self.index().map_or(0, |index| index.place_of(self.hash(entry), entry));
        self.remove_from(place, entry);
    }

    /// As [`Gc::<Table>::remove`], of an entry that was found there.
    #[inline]
    pub(super) fn remove_from(self, place: usize, entry: usize) {
        if let Some(index) = self.index() {
            index.remove(place, |entry| self.hash(entry));
        }
        self.entries().remove(entry);
    }

    /// Takes all keys out.
    pub(super) fn clear(self) {
        self.entries().clear();
        self.index.set(Value::ZERO);
    }

    /// Makes room for one more entry: as much as there was when many were removed, else twice as much.
    #[cold]
    fn make_room(self, cx: &mut Context) -> Result<()> {
        let capacity = self.entries().capacity();
        let has_many_removed = capacity > 0 && self.len() <= capacity / 8 * 5;
        let larger = if has_many_removed { capacity } else { (capacity * 2).max(SMALLEST) };
        self.rebuild(cx, self, larger)
    }

    /// Makes this table hold the entries of `source`, which may be itself, with room for `capacity`, a power of two.
    fn rebuild(self, cx: &mut Context, source: Gc<Table>, capacity: usize) -> Result<()> {
        let index = if capacity > SCANNED { Some(Index::allocate(cx, capacity)?) } else { None };
        self.entries().move_from(cx, source.entries(), capacity, |entry, old| {
            if let Some(index) = index {
                index.insert(source.hash(old), entry);
            }
        })?;
        cx.store(self.value(), INDEX_OFFSET, index.map_or(Value::ZERO, Index::value));
        Ok(())
    }

    /// Makes this empty table hold what `source` holds.
    pub(super) fn copy_from(self, cx: &mut Context, source: Gc<Table>) -> Result<()> {
        match (source.len(), source.index()) {
            (0, _) => Ok(()),
            // Where nothing was removed, entries and index are as they would be made, or once as large. Larger tables are
            // copied with a look at interrupts.
            (length, Some(index))
                if length == source.used()
                    && length < COPIED
                    && source.entries().capacity() <= capacity_for(length) * 2 =>
            {
                let index = index.copy(cx)?.value();
                self.entries().copy_from(cx, source.entries(), source.entries().capacity())?;
                cx.store(self.value(), INDEX_OFFSET, index);
                Ok(())
            }
            (length, _) => self.rebuild(cx, source, capacity_for(length)),
        }
    }

    /// Fills this empty table with few different interned strings and their values; false when these are other keys or too many.
    #[inline]
    pub(super) fn fill_with_names(
        self,
        cx: &mut Context,
        pairs: impl Iterator<Item = (Value, Value)> + Clone,
    ) -> Result<bool> {
        let is_name = |key: Value| key.cast::<Str>().is_some_and(|key| key.is_interned());
        let mut count = 0;
        for (key, _) in pairs.clone() {
            let is_new = pairs.clone().take(count).all(|(known, _)| known != key);
            if count == SCANNED || !is_name(key) || !is_new {
                return Ok(false);
            }
            count += 1;
        }
        if count > 0 {
            let seed = cx.hash_seed;
            let entry = |(key, value): (Value, Value)| {
                let hash = key::spread(Gc::<Str>::from_value(key).hash(seed), seed);
                [Value::small(i64::from(hash)), key, value]
            };
            self.entries().fill(cx, capacity_for(count), pairs.map(entry))?;
        }
        Ok(true)
    }

    /// Gives this empty table room for so many entries.
    pub(super) fn reserve(self, cx: &mut Context, count: usize) -> Result<()> {
        self.rebuild(cx, self, capacity_for(count))
    }
}

impl Context {
    /// A new empty table.
    pub(super) fn new_table(&mut self) -> Result<Gc<Table>> {
        let table = self.allocate(HEADER + TABLE_WORDS as usize * WORD, ShapeId::DICT, TABLE_WORDS as u8)?;
        Ok(Gc::from_value(table))
    }
}
