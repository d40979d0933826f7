//! What makes sets of sets, step by step as CPython 3.12 does: where keys end up, and so their order, follows from the
//! order in which they are added and from when the slots become more.

use super::slots::{FEWEST, FIRST, Place, Slots, UNUSED};
use super::{Set, VARIES, hash_word};
use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::pieces::PIECE;
use crate::value::Value;

impl Context {
    /// A new set with the same keys.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_copy(&mut self, set: Gc<Set>, frozen: bool) -> Result<Gc<Set>> {
        let copy = self.new_set(frozen)?;
        self.set_update(copy, set)?;
        Ok(copy)
    }

    /// Adds the keys of `source` to `set`.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_update(&mut self, set: Gc<Set>, source: Gc<Set>) -> Result<()> {
        if set == source || source.len() == 0 {
            return Ok(());
        }
        set.note_variance(source.varies());
        self.set_expect(set, source.len())?;
        if set.fill() == 0 {
            return set.fill_from(self, source);
        }
        let mut position = 0;
        // Comparing keys may change `source`, so each step looks at it anew.
        while let Some((hash, key, next)) = source.next_hashed(position) {
            set.add(self, key, hash)?;
            self.note_step(position)?;
            position = next;
        }
        Ok(())
    }

    /// Makes the slots more at once, if so many keys are likely to make them more.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_expect(&mut self, set: Gc<Set>, keys: usize) -> Result<()> {
        if set.slots().are_crowded(set.fill() + keys) {
            set.resize(self, (set.len() + keys) * 2)?;
        }
        Ok(())
    }

    /// Adds `count` keys to an empty set, if they are integers from 0 on that ascend and lie so close together that each gets
    /// the first slot of its hash: wherever they come from, they are then where adding them one by one would put them, and need
    /// not be moved whenever slots become more. False when they are not, and nothing is added. `key` tells each, none for what is
    /// no fixnum.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_fill_ascending(
        &mut self,
        set: Gc<Set>,
        count: usize,
        key: impl Fn(usize) -> Option<i64>,
    ) -> Result<bool> {
        // Fewer are as soon added, of more there is no time to look at them twice without a look for interrupts.
        if !(FEWEST..PIECE).contains(&count) || set.fill() != 0 {
            return Ok(false);
        }
        let slot_count = Slots::count_behind(count);
        let Some(first @ 0..) = key(0) else { return Ok(false) };
        let mut before = first - 1;
        let is_near = |n: i64| n - first < slot_count as i64 && Value::fixnum(n).is_some();
        for at in 0..count {
            match key(at) {
                Some(n) if n > before && is_near(n) => before = n,
                _ => return Ok(false),
            }
        }
        let mut slots = Slots::allocate(self, slot_count)?;
        set.renew_entries(self, count)?;
        let mask = slots.mask();
        for n in (0..count).filter_map(key) {
            let entry = set.entries().push(self, hash_word(n as u64), Value::small(n));
            slots.set(n as usize & mask, entry + FIRST);
        }
        set.set_slots(self, slots);
        set.fill.set(Value::length(count));
        Ok(true)
    }

    /// A new set of the keys that both have.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_intersection(&mut self, a: Gc<Set>, b: Gc<Set>) -> Result<Gc<Set>> {
        if a == b {
            return self.set_copy(a, a.is_frozen());
        }
        let result = self.new_set(a.is_frozen())?;
        let (shorter, longer) = if b.len() > a.len() { (a, b) } else { (b, a) };
        self.add_those(result, shorter, longer, true)?;
        Ok(result)
    }

    /// Adds to `result` those keys of `set` that are, or are not, in `other`.
    fn add_those(&mut self, result: Gc<Set>, set: Gc<Set>, other: Gc<Set>, are_in: bool) -> Result<()> {
        let mut position = 0;
        while let Some((hash, key, next)) = set.next_hashed(position) {
            if other.find(self, key, hash)?.entry().is_some() == are_in {
                result.note_variance(set.varies() && !key.is_fixnum());
                result.add_absent(self, key, hash)?;
            }
            self.note_step(position)?;
            position = next;
        }
        Ok(())
    }

    /// A new set of the keys of `a` that `b` has not.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_difference(&mut self, a: Gc<Set>, b: Gc<Set>) -> Result<Gc<Set>> {
        if a.len() / 4 > b.len() {
            let result = self.set_copy(a, a.is_frozen())?;
            self.set_difference_update(result, b)?;
            return Ok(result);
        }
        let result = self.new_set(a.is_frozen())?;
        self.add_those(result, a, b, false)?;
        Ok(result)
    }

    /// Removes the keys of `other` from `set`.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_difference_update(&mut self, set: Gc<Set>, other: Gc<Set>) -> Result<()> {
        if set == other {
            self.set_clear(set);
            return Ok(());
        }
        let other = if other.len() / 8 > set.len() { self.set_intersection(set, other)? } else { other };
        let mut position = 0;
        while let Some((hash, key, next)) = other.next_hashed(position) {
            let place = set.find(self, key, hash)?;
            set.take_out(place);
            position = next;
        }
        self.set_forget_removed(set)
    }

    /// Drops the marks of removed keys if these are many: what comes behind a removal of keys one by one.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_forget_removed(&mut self, set: Gc<Set>) -> Result<()> {
        match set.fill() - set.len() > set.slots().mask() / 4 {
            true => set.resize(self, super::room_for(set.len())),
            false => Ok(()),
        }
    }

    /// Removes the keys of `set` that are in `other`, and adds the others of those.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_symmetric_difference_update(&mut self, set: Gc<Set>, other: Gc<Set>) -> Result<()> {
        if set == other {
            self.set_clear(set);
            return Ok(());
        }
        set.note_variance(other.varies());
        let mut position = 0;
        while let Some((hash, key, next)) = other.next_hashed(position) {
            let place = set.find(self, key, hash)?;
            if !set.take_out(place) {
                set.put(self, place, key, hash)?;
            }
            position = next;
        }
        Ok(())
    }

    /// Makes `set` what `result` is, which is not used again.
    pub fn set_become(&mut self, set: Gc<Set>, result: Gc<Set>) {
        set.entries().take(self, result.entries());
        set.set_slots(self, result.slots());
        set.fill.set(result.fill.get());
        set.state.set(Value::small(if result.varies() { VARIES } else { 0 }));
    }

    /// Whether the two have no key in common.
    ///
    /// # Errors
    /// When the language cannot compare keys.
    pub fn set_is_disjoint(&mut self, a: Gc<Set>, b: Gc<Set>) -> Result<bool> {
        let (shorter, longer) = if b.len() > a.len() { (a, b) } else { (b, a) };
        let mut position = 0;
        while let Some((hash, key, next)) = shorter.next_hashed(position) {
            if longer.find(self, key, hash)?.entry().is_some() {
                return Ok(false);
            }
            position = next;
        }
        Ok(true)
    }

    /// Whether all keys of `set` are in `other`.
    ///
    /// # Errors
    /// When the language cannot compare keys.
    pub fn set_is_subset(&mut self, set: Gc<Set>, other: Gc<Set>) -> Result<bool> {
        let mut position = 0;
        while let Some((hash, key, next)) = set.next_hashed(position) {
            if other.find(self, key, hash)?.entry().is_none() {
                return Ok(false);
            }
            position = next;
        }
        Ok(true)
    }
}

impl Gc<Set> {
    /// Adds a key that is not there, to a set that has no marks: keys of another set need no comparison.
    fn add_absent(self, cx: &mut Context, key: Value, hash: Value) -> Result<()> {
        self.put(cx, Place { slot: self.slots().unused_for(hash), number: UNUSED }, key, hash)
    }

    /// Fills this set, which has no keys and no marks, with those of `source`.
    fn fill_from(self, cx: &mut Context, source: Gc<Set>) -> Result<()> {
        let count = source.len();
        let capacity = self.slots().most_entries();
        let slots = if self.slots().mask() == source.slots().mask() && source.fill() == count {
            let slots = source.slots().copy(cx)?;
            self.entries().copy_from(cx, source.entries(), capacity)?;
            slots
        } else {
            let mut slots = Slots::allocate(cx, self.slots().mask() + 1)?;
            self.renew_entries(cx, capacity)?;
            let mut position = 0;
            while let Some((hash, key, next)) = source.next_hashed(position) {
                slots.place(hash, self.entries().push(cx, hash, key));
                position = next;
            }
            slots
        };
        self.set_slots(cx, slots);
        self.fill.set(Value::length(count));
        Ok(())
    }
}
