//! The entries of a dict or set, in the order of insertion: an array in which each takes `STRIDE` words, the hash, the
//! key, and for dicts the value. How an entry is found is the business of [`super::hash_table`] and [`super::set`].
//!
//! Removing leaves an entry whose key is unbound, except at the end; in place of its hash such an entry says how many
//! entries to pass by, at least, so that taking from the front again and again does not count through what was taken.
//!
//! Comparing keys may run programs, which may change the table that is being searched. The *version* changes with each
//! insertion, removal and rebuilding; a search that finds it changed after a comparison starts again.
//!
//! Zeroed words are no entries.

use std::cell::Cell as StdCell;

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, HEADER, WORD};
use abi::object_offsets::{DICT_ENTRY_WORDS, DICT_LENGTH, DICT_STORAGE, DICT_USED, ENTRY_KEY};

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header};
use crate::object::array::Array;
use crate::value::Value;

/// Entries of the smallest array.
pub(super) const SMALLEST: usize = 4;

const STORAGE_OFFSET: usize = HEADER + WORD;

/// What dicts and sets start with.
#[derive(Debug)]
#[repr(C)]
pub struct Entries<const STRIDE: usize> {
    header: Header,
    /// Number of keys.
    live: StdCell<Value>,
    /// An array, or fixnum 0 when nothing was ever inserted.
    storage: StdCell<Value>,
    /// Entries up to the last one with a key.
    used: StdCell<Value>,
    version: StdCell<Value>,
}

const _: () = {
    assert!(std::mem::offset_of!(Entries<DICT_ENTRY_WORDS>, live) == DICT_LENGTH);
    assert!(std::mem::offset_of!(Entries<DICT_ENTRY_WORDS>, storage) == DICT_STORAGE);
    assert!(std::mem::offset_of!(Entries<DICT_ENTRY_WORDS>, used) == DICT_USED);
};

impl<const STRIDE: usize> Gc<Entries<STRIDE>> {
    /// Number of keys.
    #[inline(always)]
    pub(super) fn len(self) -> usize {
        self.live.get().fixnum_unchecked() as usize
    }

    /// Entries up to the last one with a key; the bound for going through them by number.
    #[inline(always)]
    pub(super) fn used(self) -> usize {
        self.used.get().fixnum_unchecked() as usize
    }

    /// The key of an entry; `None` when it was removed or is none.
    #[inline]
    pub(super) fn key(self, entry: usize) -> Option<Value> {
        if entry >= self.used() {
            return None;
        }
        let key = self.word(entry, ENTRY_KEY);
        if key.is_unbound() { None } else { Some(key) }
    }

    /// The first entry from `entry` on that has a key.
    #[inline]
    pub(super) fn next(self, entry: usize) -> Option<usize> {
        match entry < self.used() {
            true if !self.word(entry, ENTRY_KEY).is_unbound() => Some(entry),
            true => self.next_behind(entry),
            false => None,
        }
    }

    /// The first entry behind the removed entry `start` that has a key. That is noted in `start`: what is passed by
    /// stays removed, or goes with `start` when it is at the end.
    fn next_behind(self, start: usize) -> Option<usize> {
        let used = self.used();
        let mut entry = start;
        while entry < used && self.word(entry, ENTRY_KEY).is_unbound() {
            entry += (self.word(entry, 0).fixnum_unchecked() as u32 as usize).max(1);
        }
        if let Ok(passed) = u32::try_from(entry - start) {
            self.storage.get().store_new(Self::offset(start, 0), Value::small(i64::from(passed)));
        }
        (entry < used).then_some(entry)
    }

    /// The last entry before `end` that has a key.
    pub(super) fn previous(self, end: usize) -> Option<usize> {
        (0..end.min(self.used())).rev().find(|&entry| !self.word(entry, ENTRY_KEY).is_unbound())
    }

    /// Entries that there is room for.
    #[inline]
    pub(super) fn capacity(self) -> usize {
        match self.storage.get() {
            storage if storage.is_pointer() => Gc::<Array>::from_value(storage).len() / STRIDE,
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
        self.storage.get().load(Self::offset(entry, word))
    }

    #[inline]
    pub(super) fn set_word(self, cx: &mut Context, entry: usize, word: usize, value: Value) {
        debug_assert!(entry < self.capacity());
        cx.store(self.storage.get(), Self::offset(entry, word), value);
    }

    /// Changes with every change of the entries.
    #[inline(always)]
    pub(super) fn version(self) -> Value {
        self.version.get()
    }

    fn touch(self) {
        // Any fixnum will do, so that wrapping around does no harm.
        self.version.set(Value(self.version.get().0.wrapping_add(Value::small(1).0)));
    }

    /// Adds an entry, for which there is room, and yields its number.
    #[inline]
    pub(super) fn push(self, cx: &mut Context, hash: Value, key: Value) -> usize {
        let entry = self.used();
        // A fixnum, so no barrier.
        self.storage.get().store_new(Self::offset(entry, 0), hash);
        self.set_word(cx, entry, ENTRY_KEY, key);
        self.used.set(Value::length(entry + 1));
        self.live.set(Value::length(self.len() + 1));
        self.touch();
        entry
    }

    /// Fills these, which are none yet, with `entries`, which are made without allocating, with room for `capacity`.
    pub(super) fn fill(
        self,
        cx: &mut Context,
        capacity: usize,
        entries: impl Iterator<Item = [Value; STRIDE]>,
    ) -> Result<()> {
        // The last allocation here: what is stored into it needs no barrier.
        let storage = cx.new_array(capacity * STRIDE)?.value();
        let mut count = 0;
        for words in entries {
            for (word, value) in words.into_iter().enumerate() {
                storage.store_new(Self::offset(count, word), value);
            }
            count += 1;
        }
        self.adopt(cx, storage, count);
        Ok(())
    }

    /// Makes these the entries in `storage`, so many.
    fn adopt(self, cx: &mut Context, storage: Value, count: usize) {
        cx.store(self.value(), STORAGE_OFFSET, storage);
        self.used.set(Value::length(count));
        self.live.set(Value::length(count));
        self.touch();
    }

    /// Takes the key out of an entry.
    pub(super) fn remove(self, entry: usize) {
        // No pointers, so no barrier.
        let storage = self.storage.get();
        storage.store_new(Self::offset(entry, 0), Value::ZERO);
        storage.store_new(Self::offset(entry, 1), Value::UNBOUND);
        for word in 2..STRIDE {
            storage.store_new(Self::offset(entry, word), Value::ZERO);
        }
        self.live.set(Value::length(self.len() - 1));
        // Without removed entries at the end, those who take from the end find it at once.
        let mut used = self.used();
        while used > 0 && self.word(used - 1, ENTRY_KEY).is_unbound() {
            used -= 1;
            for word in 0..STRIDE {
                storage.store_new(Self::offset(used, word), Value::ZERO);
            }
        }
        self.used.set(Value::length(used));
        self.touch();
    }

    /// Takes all keys out.
    pub(super) fn clear(self) {
        for field in [&self.live, &self.storage, &self.used] {
            field.set(Value::ZERO);
        }
        self.touch();
    }

    /// Takes over the entries of `source`, which is not used again.
    pub(super) fn take(self, cx: &mut Context, source: Gc<Entries<STRIDE>>) {
        cx.store(self.value(), STORAGE_OFFSET, source.storage.get());
        self.live.set(source.live.get());
        self.used.set(source.used.get());
        self.touch();
    }

    /// Makes these the entries of `source`, which may be the same ones, with room for `capacity`, no fewer than are used.
    pub(super) fn copy_from(
        self,
        cx: &mut Context,
        source: Gc<Entries<STRIDE>>,
        capacity: usize,
    ) -> Result<()> {
        let used = source.used();
        let words = source.storage.get().cast::<Array>();
        let words = words.as_ref().map_or(&[][..], |words| &words.as_slice()[..used * STRIDE]);
        let copy = cx.new_array_of(words, capacity * STRIDE)?;
        cx.store(self.value(), STORAGE_OFFSET, copy.value());
        self.live.set(source.live.get());
        self.used.set(source.used.get());
        self.touch();
        Ok(())
    }

    /// Makes these the entries of `source`, which may be the same ones, with room for `capacity`. `moved` is told of
    /// each, by its new number and its old one. Until all are moved nothing is changed, so that the program can be stopped.
    pub(super) fn move_from(
        self,
        cx: &mut Context,
        source: Gc<Entries<STRIDE>>,
        capacity: usize,
        mut moved: impl FnMut(usize, usize),
    ) -> Result<()> {
        // The last allocation here: what is stored into it meanwhile needs no barrier.
        let storage = cx.new_array(capacity * STRIDE)?.value();
        let mut count = 0;
        for entry in 0..source.used() {
            if entry % 4096 == 4095 {
                cx.check_interrupt()?;
            }
            if source.word(entry, ENTRY_KEY).is_unbound() {
                continue;
            }
            for word in 0..STRIDE {
                storage.store_new(Self::offset(count, word), source.word(entry, word));
            }
            moved(count, entry);
            count += 1;
        }
        self.adopt(cx, storage, count);
        Ok(())
    }
}
