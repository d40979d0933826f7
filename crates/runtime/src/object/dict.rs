//! Dicts: hash tables from keys to values, in order of insertion. Made of [`Table`]; going through the entries is by
//! number, with [`Gc::<Dict>::entry`] and [`Gc::<Dict>::next_entry`].

use abi::object_offsets::{ENTRY_KEY, ENTRY_VALUE};

use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::object::hash_table::Table;
use crate::value::Value;

/// A dict.
pub type Dict = Table;

impl Gc<Dict> {
    /// Key and value of an entry; `None` when it was removed or is none.
    #[inline]
    pub fn entry(self, entry: usize) -> Option<(Value, Value)> {
        let key = self.key(entry)?;
        Some((key, self.word(entry, ENTRY_VALUE)))
    }
}

impl Gc<Dict> {
    /// Sets the value of an entry that has a key.
    #[inline]
    pub fn set_entry(self, cx: &mut Context, entry: usize, value: Value) {
        assert!(self.key(entry).is_some());
        self.entries().set_word(cx, entry, ENTRY_VALUE, value);
    }

    /// Removes an entry that has a key.
    pub fn remove_entry(self, entry: usize) {
        assert!(self.key(entry).is_some());
        self.remove(entry);
    }
}

/// Dicts by an equality of the caller's: it hashes keys and tells equal ones, and asks for nothing else on the same dict.
impl Context {
    /// The entry with this hash whose key `is_same` accepts.
    #[inline]
    pub fn dict_find_by(&self, dict: Gc<Dict>, hash: u64, is_same: impl Fn(Value) -> bool) -> Option<usize> {
        dict.find_by(self.spread(hash), is_same)
    }

    /// Adds an entry for a key that [`Context::dict_find_by`] does not find.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn dict_append_by(&mut self, dict: Gc<Dict>, hash: u64, key: Value, value: Value) -> Result<()> {
        let hash = self.spread(hash);
        let entry = dict.append(self, key, hash)?;
        dict.entries().set_word(self, entry, ENTRY_VALUE, value);
        Ok(())
    }
}

impl Context {
    /// An empty dict.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_dict(&mut self) -> Result<Gc<Dict>> {
        self.new_table()
    }

    /// An empty dict with room for so many entries.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_dict_with_capacity(&mut self, count: usize) -> Result<Gc<Dict>> {
        let dict = self.new_table()?;
        if count > 0 {
            dict.reserve(self, count)?;
        }
        Ok(dict)
    }

    /// A dict of these keys and values, which are kept alive elsewhere.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot hash or compare keys.
    #[inline]
    pub fn new_dict_of(&mut self, pairs: impl Iterator<Item = (Value, Value)> + Clone) -> Result<Gc<Dict>> {
        let dict = self.new_dict()?;
        if !dict.fill_with_names(self, pairs.clone())? {
            dict.reserve(self, pairs.clone().count())?;
            for (key, value) in pairs {
                self.dict_insert(dict, key, value)?;
            }
        }
        Ok(dict)
    }

    /// The value of `key`.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    #[inline]
    pub fn dict_get(&mut self, dict: Gc<Dict>, key: Value) -> Result<Option<Value>> {
        let hash = self.table_hash(key)?;
        Ok(dict.find(self, key, hash)?.map(|entry| dict.word(entry, ENTRY_VALUE)))
    }

    /// The entry of `key`, if there is one; nothing when the program would have to be asked, which is never so when all keys are
    /// strings and fixnums. Runs no program.
    #[inline]
    pub fn dict_find(&self, dict: Gc<Dict>, key: Value) -> Option<Option<usize>> {
        let hash = self.plain_hash(key)?;
        dict.find_plain(self, key, hash)
    }

    /// Whether there is a value of `key`.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    #[inline]
    pub fn dict_contains(&mut self, dict: Gc<Dict>, key: Value) -> Result<bool> {
        Ok(self.dict_get(dict, key)?.is_some())
    }

    /// Sets the value of `key`.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot hash or compare keys.
    #[inline]
    pub fn dict_insert(&mut self, dict: Gc<Dict>, key: Value, value: Value) -> Result<()> {
        let hash = self.table_hash(key)?;
        self.dict_insert_hashed(dict, key, hash, value)
    }

    #[inline]
    fn dict_insert_hashed(&mut self, dict: Gc<Dict>, key: Value, hash: u32, value: Value) -> Result<()> {
        let entry = match dict.find(self, key, hash)? {
            Some(entry) => entry,
            None => dict.append(self, key, hash)?,
        };
        dict.entries().set_word(self, entry, ENTRY_VALUE, value);
        Ok(())
    }

    /// The value of `key`, which becomes `value` if there is none.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot hash or compare keys.
    pub fn dict_get_or_insert(&mut self, dict: Gc<Dict>, key: Value, value: Value) -> Result {
        let hash = self.table_hash(key)?;
        if let Some(entry) = dict.find(self, key, hash)? {
            return Ok(dict.word(entry, ENTRY_VALUE));
        }
        let entry = dict.append(self, key, hash)?;
        dict.entries().set_word(self, entry, ENTRY_VALUE, value);
        Ok(value)
    }

    /// Removes `key` and yields the value it had.
    ///
    /// # Errors
    /// When the language cannot hash or compare keys.
    pub fn dict_remove(&mut self, dict: Gc<Dict>, key: Value) -> Result<Option<Value>> {
        let hash = self.table_hash(key)?;
        let Some((place, entry)) = dict.find_place(self, key, hash)? else { return Ok(None) };
        let value = dict.word(entry, ENTRY_VALUE);
        dict.remove_from(place, entry);
        Ok(Some(value))
    }

    /// Makes the entry of `key` the last one; false when there is none.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot hash or compare keys.
    pub fn dict_move_to_end(&mut self, dict: Gc<Dict>, key: Value) -> Result<bool> {
        let hash = self.table_hash(key)?;
        let Some(at) = dict.find(self, key, hash)? else { return Ok(false) };
        let Some((key, value)) = dict.entry(at).filter(|_| at + 1 < dict.used()) else { return Ok(true) };
        dict.remove(at);
        let entry = dict.append(self, key, hash)?;
        dict.entries().set_word(self, entry, ENTRY_VALUE, value);
        Ok(true)
    }

    /// Removes and yields the last entry.
    pub fn dict_pop_last(&mut self, dict: Gc<Dict>) -> Option<(Value, Value)> {
        let last = dict.previous_entry(usize::MAX)?;
        let entry = dict.entry(last);
        dict.remove(last);
        entry
    }

    /// Removes and yields the first entry.
    pub fn dict_pop_first(&mut self, dict: Gc<Dict>) -> Option<(Value, Value)> {
        let first = dict.next_entry(0)?;
        let entry = dict.entry(first);
        dict.remove(first);
        entry
    }

    /// Removes everything.
    pub fn dict_clear(&mut self, dict: Gc<Dict>) {
        dict.clear();
    }

    /// A new dict with the same entries.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn dict_copy(&mut self, dict: Gc<Dict>) -> Result<Gc<Dict>> {
        let copy = self.new_dict()?;
        copy.copy_from(self, dict)?;
        Ok(copy)
    }

    /// Inserts the entries of `source` into `dict`.
    ///
    /// # Errors
    /// When memory is exhausted, or the language cannot compare keys.
    pub fn dict_update(&mut self, dict: Gc<Dict>, source: Gc<Dict>) -> Result<()> {
        if dict == source {
            return Ok(());
        }
        if dict.len() == 0 {
            self.note_steps(source.len())?;
            return dict.copy_from(self, source);
        }
        let mut next = 0;
        // Comparing keys may change `source`, so each step looks at it anew.
        while let Some(at) = source.next_entry(next) {
            let (key, value) = (source.word(at, ENTRY_KEY), source.word(at, ENTRY_VALUE));
            self.dict_insert_hashed(dict, key, source.hash(at), value)?;
            self.note_step(at)?;
            next = at + 1;
        }
        Ok(())
    }
}
