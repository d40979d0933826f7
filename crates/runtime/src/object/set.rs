//! Sets: hash tables of keys alone, in order of insertion; mutable, or frozen, which differ in shape only.

use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::hash_table::Table;
use crate::shape::ShapeId;
use crate::value::Value;

/// A set.
pub type Set = Table<2>;

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
}

impl Context {
    /// An empty set.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_set(&mut self, frozen: bool) -> Result<Gc<Set>> {
        self.new_table(if frozen { ShapeId::FROZEN_SET } else { ShapeId::SET })
    }

    /// Whether `key` is in the set.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    #[inline]
    pub fn set_contains(&mut self, set: Gc<Set>, key: Value) -> Result<bool> {
        let hash = self.table_hash(key)?;
        Ok(set.find(self, key, hash)?.is_some())
    }

    /// Adds `key`; false when it was there.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot hash or compare keys.
    #[inline]
    pub fn set_add(&mut self, set: Gc<Set>, key: Value) -> Result<bool> {
        let hash = self.table_hash(key)?;
        self.set_add_hashed(set, key, hash)
    }

    fn set_add_hashed(&mut self, set: Gc<Set>, key: Value, hash: u32) -> Result<bool> {
        if set.find(self, key, hash)?.is_some() {
            return Ok(false);
        }
        set.append(self, key, hash)?;
        Ok(true)
    }

    /// Removes `key`; false when it was not there.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    pub fn set_remove(&mut self, set: Gc<Set>, key: Value) -> Result<bool> {
        let hash = self.table_hash(key)?;
        match set.find(self, key, hash)? {
            Some(entry) => {
                set.remove(entry);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Removes and yields the key that was added last.
    pub fn set_pop_last(&mut self, set: Gc<Set>) -> Option<Value> {
        let last = set.previous_entry(usize::MAX)?;
        let key = set.key(last);
        set.remove(last);
        key
    }

    /// Removes everything.
    pub fn set_clear(&mut self, set: Gc<Set>) {
        set.clear();
    }

    /// A new set with the same keys.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn set_copy(&mut self, set: Gc<Set>, frozen: bool) -> Result<Gc<Set>> {
        let copy = self.new_set(frozen)?;
        copy.copy_from(self, set)?;
        Ok(copy)
    }

    /// Adds the keys of `source` to `set`.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_update(&mut self, set: Gc<Set>, source: Gc<Set>) -> Result<()> {
        if set == source {
            return Ok(());
        }
        if set.len() == 0 {
            return set.copy_from(self, source);
        }
        let mut next = 0;
        // Comparing keys may change `source`, so each step looks at it anew.
        while let Some(at) = source.next_entry(next) {
            self.set_add_hashed(set, source.word(at, 1), source.hash(at))?;
            next = at + 1;
        }
        Ok(())
    }

    /// A new set of those keys of `set` that are, or are not, in `other`.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn set_filter(&mut self, set: Gc<Set>, other: Gc<Set>, keep_common: bool) -> Result<Gc<Set>> {
        let result = self.new_set(set.is_frozen())?;
        let mut next = 0;
        while let Some(at) = set.next_entry(next) {
            let (key, hash) = (set.word(at, 1), set.hash(at));
            if other.find(self, key, hash)?.is_some() == keep_common {
                self.set_add_hashed(result, key, hash)?;
            }
            next = at + 1;
        }
        Ok(result)
    }

    /// Whether all keys of `set` are in `other`.
    ///
    /// # Errors
    /// When the language cannot compare keys.
    pub fn set_is_subset(&mut self, set: Gc<Set>, other: Gc<Set>) -> Result<bool> {
        let mut next = 0;
        while let Some(at) = set.next_entry(next) {
            if other.find(self, set.word(at, 1), set.hash(at))?.is_none() {
                return Ok(false);
            }
            next = at + 1;
        }
        Ok(true)
    }
}
