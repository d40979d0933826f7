//! Sets: keys alone, mutable or frozen, which differ in shape only. Their [`slots`] say where each is and in which order
//! they come.
//!
//! The order is by the hashes of keys, and so the same in every run only if the hashes are: those of strings depend on a
//! seed, those of objects on where they are. A set that ever had such a key *varies*: its keys come in the order of
//! insertion.
#![allow(unsafe_code)]

mod operations;
mod slots;

use std::cell::Cell as StdCell;

use abi::object_layout::{HEADER, WORD};
use abi::object_offsets::ENTRY_KEY;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, HeapObject};
use crate::number;
use crate::object::entries::Entries;
use crate::object::string::Str;
use crate::shape::ShapeId;
use crate::value::Value;
use slots::{FEWEST, FIRST, Place, REMOVED, Slots, UNUSED};

/// Words of a set, without the header.
pub const SET_WORDS: u32 = 8;
const SLOTS_OFFSET: usize = HEADER + 4 * WORD;

/// A set of more keys than this gets twice as many slots when they are too few, a smaller one four times as many.
const LARGE: usize = 50_000;

/// A set with keys has room for so many at least, if its slots can number them.
const FEWEST_ENTRIES: usize = 8;

/// Set in the state of a set that varies.
const VARIES: i64 = 1;
/// Set in the state of a frozen set whose hash was asked for.
const HASH_KNOWN: i64 = 2;
/// Where the highest bits of the hash are in the state.
const HASH_SHIFT: u32 = 2;

/// A set. Zeroed words are an empty one.
#[derive(Debug)]
#[repr(C)]
pub struct Set {
    entries: Entries<2>,
    slots: StdCell<Value>,
    /// Number of slots that are not unused.
    fill: StdCell<Value>,
    /// The slot behind that of the key that was taken out last without being named. Of a frozen set: the hash, if it is
    /// known, but for its two highest bits.
    finger: StdCell<Value>,
    /// [`VARIES`], and of a frozen set [`HASH_KNOWN`] and above it the two highest bits of the hash.
    state: StdCell<Value>,
}

// SAFETY: `repr(C)`, header first, words only. Frozen sets have another shape and this layout.
unsafe impl HeapObject for Set {
    const SHAPE: ShapeId = ShapeId::SET;
}

/// A hash as entries hold it: without the highest two bits, which would matter after a dozen collisions, it is a fixnum.
#[inline(always)]
fn hash_word(hash: u64) -> Value {
    Value(hash << 2)
}

/// For how many keys there should be slots when `keys` have made the slots too few.
fn room_for(keys: usize) -> usize {
    if keys > LARGE { keys * 2 } else { keys * 4 }
}

impl Gc<Set> {
    /// The set, mutable or frozen, that `value` is.
    #[inline]
    #[must_use]
    pub fn of(value: Value) -> Option<Gc<Set>> {
        match value.shape() {
            Some(ShapeId::SET | ShapeId::FROZEN_SET) => Some(Gc::from_value(value)),
            _ => None,
        }
    }

    /// Whether it is frozen.
    #[must_use]
    pub fn is_frozen(self) -> bool {
        self.value().shape() == Some(ShapeId::FROZEN_SET)
    }

    /// Number of keys.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "as for the other containers")]
    pub fn len(self) -> usize {
        self.entries().len()
    }

    /// The first key from a position on, and the position behind it. The first position is 0.
    #[inline]
    #[must_use]
    pub fn next(self, position: usize) -> Option<(Value, usize)> {
        self.next_hashed(position).map(|(_, key, next)| (key, next))
    }

    #[inline(always)]
    fn next_hashed(self, position: usize) -> Option<(Value, Value, usize)> {
        let entries = self.entries();
        let (entry, next) = if self.varies() {
            let entry = entries.next(position)?;
            (entry, entry + 1)
        } else {
            let slots = self.slots();
            let (at, entry) = slots.next_taken(position)?;
            (entry, at + 1)
        };
        Some((entries.word(entry, 0), entries.word(entry, ENTRY_KEY), next))
    }

    #[inline(always)]
    fn entries(self) -> Gc<Entries<2>> {
        Gc::from_value(self.value())
    }

    #[inline(always)]
    fn slots(self) -> Slots {
        Slots::new(self.slots.get())
    }

    fn set_slots(self, cx: &mut Context, slots: Slots) {
        cx.store(self.value(), SLOTS_OFFSET, slots.word());
    }

    #[inline(always)]
    fn fill(self) -> usize {
        self.fill.get().fixnum_unchecked() as usize
    }

    #[inline(always)]
    fn varies(self) -> bool {
        self.state.get().fixnum_unchecked() & VARIES != 0
    }

    #[inline(always)]
    fn note_variance(self, varies: bool) {
        if varies {
            self.state.set(Value::small(VARIES));
        }
    }

    /// The hash that a frozen set was given, and whether it varies.
    #[must_use]
    pub fn known_hash(self) -> Option<(i64, bool)> {
        let state = self.state.get().fixnum_unchecked();
        let low = self.finger.get().fixnum_unchecked() as u64 & (u64::MAX >> 2);
        let hash = ((state as u64 >> HASH_SHIFT) << 62 | low) as i64;
        (self.is_frozen() && state & HASH_KNOWN != 0).then_some((hash, self.varies()))
    }

    /// Keeps the hash of a frozen set, which never changes.
    pub fn note_hash(self, hash: i64) {
        if self.is_frozen() {
            let high = (hash as u64 >> 62) as i64;
            let varies = if self.varies() { VARIES } else { 0 };
            self.state.set(Value::small(high << HASH_SHIFT | HASH_KNOWN | varies));
            self.finger.set(Value((hash << 2) as u64));
        }
    }

    /// Adds `key`, whose hash this is; false when it was there.
    #[inline(always)]
    fn add(self, cx: &mut Context, key: Value, hash: Value) -> Result<bool> {
        let place = self.find(cx, key, hash)?;
        if place.entry().is_some() {
            return Ok(false);
        }
        self.put(cx, place, key, hash)?;
        Ok(true)
    }

    /// Puts a key into the place that was found for it. Runs no program.
    #[inline(always)]
    fn put(self, cx: &mut Context, place: Place, key: Value, hash: Value) -> Result<()> {
        let fill = self.fill() + usize::from(place.number == UNUSED);
        let entries = self.entries();
        if self.slots().are_crowded(fill) || entries.used() == entries.capacity() {
            return self.put_and_grow(cx, place, key, hash);
        }
        self.put_into(cx, place, key, hash);
        Ok(())
    }

    /// As [`Gc::<Set>::put`], where there is room.
    #[inline(always)]
    fn put_into(self, cx: &mut Context, place: Place, key: Value, hash: Value) {
        let entry = self.entries().push(cx, hash, key);
        self.set_slot(place.slot, entry + FIRST);
        self.fill.set(Value::length(self.fill() + usize::from(place.number == UNUSED)));
    }

    /// As [`Gc::<Set>::put`], where there is none.
    #[cold]
    fn put_and_grow(self, cx: &mut Context, place: Place, key: Value, hash: Value) -> Result<()> {
        let is_crowded = self.slots().are_crowded(self.fill() + 1) && place.number == UNUSED;
        // Made before anything changes, so that there are always unused slots, which end searches.
        let more = match is_crowded {
            true => Some(Slots::allocate(cx, Slots::count_for(room_for(self.len() + 1)))?),
            false => None,
        };
        let (entries, most) = (self.entries(), more.unwrap_or(self.slots()).most_entries());
        if entries.used() == entries.capacity() || entries.capacity() > most {
            // Slots are many at once, and entries are long.
            let room = ((entries.len() + 1) * 2).max(FEWEST_ENTRIES);
            self.renew_entries(cx, room.min(most))?;
        }
        self.put_into(cx, place, key, hash);
        if let Some(more) = more {
            self.place_all(cx, self.slots(), more);
        }
        Ok(())
    }

    #[inline(always)]
    fn set_slot(self, at: usize, number: usize) {
        let mut slots = self.slots();
        slots.set(at, number);
        if let Slots::Few(_) = slots {
            self.slots.set(slots.word());
        }
    }

    /// Gives the entries room for so many, and closes the gaps of removed ones if there is need. Never for more than slots can
    /// number.
    #[cold]
    fn renew_entries(self, cx: &mut Context, capacity: usize) -> Result<()> {
        let entries = self.entries();
        if entries.used() == entries.len() || entries.used() < capacity {
            return entries.copy_from(cx, entries, capacity);
        }
        let mut new_numbers = vec![0; entries.used()];
        entries.move_from(cx, entries, capacity, |new, old| new_numbers[old] = new)?;
        let mut slots = self.slots();
        let mut from = 0;
        while let Some((at, entry)) = slots.next_taken(from) {
            slots.set(at, new_numbers[entry] + FIRST);
            from = at + 1;
        }
        self.set_slots(cx, slots);
        Ok(())
    }

    /// Gives the set slots for more than `keys`, without marks of removed ones.
    fn resize(self, cx: &mut Context, keys: usize) -> Result<()> {
        let (old, count) = (self.slots(), Slots::count_for(keys));
        let is_needless = count == FEWEST && old.mask() + 1 == FEWEST && self.fill() == self.len();
        if !is_needless {
            let new = Slots::allocate(cx, count)?;
            if self.entries().capacity() > new.most_entries() {
                self.renew_entries(cx, new.most_entries())?;
            }
            self.place_all(cx, self.slots(), new);
        }
        Ok(())
    }

    /// Puts the entries into new slots, in the order of the old.
    fn place_all(self, cx: &mut Context, old: Slots, mut new: Slots) {
        let entries = self.entries();
        old.each_taken(|entry| new.place(entries.word(entry, 0), entry));
        self.set_slots(cx, new);
        self.fill.set(Value::length(self.len()));
    }

    /// Removes the key that was found; false when none was.
    fn take_out(self, place: Place) -> bool {
        let Some(entry) = place.entry() else { return false };
        self.set_slot(place.slot, REMOVED);
        self.entries().remove(entry);
        true
    }
}

impl Context {
    /// An empty set.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_set(&mut self, frozen: bool) -> Result<Gc<Set>> {
        let shape = if frozen { ShapeId::FROZEN_SET } else { ShapeId::SET };
        let set = self.allocate(HEADER + SET_WORDS as usize * WORD, shape, SET_WORDS as u8)?;
        Ok(Gc::from_value(set))
    }

    /// The hash of a key as entries hold it, and whether it varies from one run to the next. May run programs.
    #[inline(always)]
    fn set_hash(&mut self, key: Value) -> Result<(Value, bool)> {
        if let Some(n) = key.as_fixnum() {
            return Ok((hash_word(number::hash_int(n) as u64), false));
        }
        match key.cast::<Str>() {
            Some(string) => Ok((hash_word(string.hash(self.hash_seed)), true)),
            None => self.set_hash_of_others(key),
        }
    }

    #[inline(never)]
    fn set_hash_of_others(&mut self, key: Value) -> Result<(Value, bool)> {
        if let Some(hash) = number::hash(key) {
            return Ok((hash_word(hash as u64), false));
        }
        let outer = std::mem::replace(&mut self.hash_varies, false);
        let hash = self.hash_key(key);
        let varies = self.hash_varies;
        self.hash_varies |= outer;
        Ok((hash_word(hash?), varies))
    }

    /// Whether `key` is in the set.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    #[inline]
    pub fn set_contains(&mut self, set: Gc<Set>, key: Value) -> Result<bool> {
        let (hash, _) = self.set_hash(key)?;
        Ok(set.find(self, key, hash)?.entry().is_some())
    }

    /// Adds `key`; false when it was there.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot hash or compare keys.
    #[inline]
    pub fn set_add(&mut self, set: Gc<Set>, key: Value) -> Result<bool> {
        let (hash, varies) = self.set_hash(key)?;
        set.note_variance(varies);
        set.add(self, key, hash)
    }

    /// Removes `key`; false when it was not there.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    pub fn set_remove(&mut self, set: Gc<Set>, key: Value) -> Result<bool> {
        let (hash, _) = self.set_hash(key)?;
        let place = set.find(self, key, hash)?;
        Ok(set.take_out(place))
    }

    /// Removes and yields some key: the first of a set that varies, else the first behind the one before.
    pub fn set_pop(&mut self, set: Gc<Set>) -> Option<Value> {
        let slots = set.slots();
        let slot = if set.varies() {
            let entry = set.entries().next(0)?;
            let mut probe = slots::Probe::new(set.entries().word(entry, 0), slots.mask());
            while slots.get(probe.at) != entry + FIRST {
                probe.advance();
            }
            probe.at
        } else if set.len() == 0 {
            return None;
        } else {
            let start = set.finger.get().fixnum_unchecked() as usize;
            let mut around = (start..).map(|at| at & slots.mask());
            around.find(|&at| slots.get(at) >= FIRST).expect("a set with keys has them in its slots")
        };
        let number = slots.get(slot);
        let key = set.entries().word(number - FIRST, 1);
        set.take_out(Place { slot, number });
        set.finger.set(Value::length(slot + 1));
        Some(key)
    }

    /// Removes everything.
    pub fn set_clear(&mut self, set: Gc<Set>) {
        set.entries().clear();
        for field in [&set.slots, &set.fill, &set.state] {
            field.set(Value::ZERO);
        }
    }
}
