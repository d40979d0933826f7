//! Hashing and comparing keys. Numbers and strings are done here; the rest is the language's.

use crate::context::Context;
use crate::exception::Result;
use crate::number;
use crate::object::bigint::BigInt;
use crate::object::string::Str;
use crate::shape::ShapeId;
use crate::value::Value;

impl Context {
    /// The hash of a key as tables store it. May run programs.
    #[inline]
    pub(in crate::object) fn table_hash(&mut self, key: Value) -> Result<u32> {
        if let Some(n) = key.as_fixnum() {
            return Ok(self.spread(number::hash_int(n) as u64));
        }
        let hash = self.hash_key(key)?;
        Ok(self.spread(hash))
    }

    /// As [`Context::table_hash`], of keys that are known to be hashed without asking the program.
    #[inline]
    pub(in crate::object) fn plain_hash(&self, key: Value) -> Option<u32> {
        let hash = if let Some(n) = key.as_fixnum() {
            number::hash_int(n) as u64
        } else if let Some(string) = key.cast::<Str>() {
            string.hash(self.hash_seed)
        } else if let Some(hash) = number::hash(key) {
            hash as u64
        } else {
            let is_hashed = self.identity_keys.find(self.lookup_epoch, key.shape()?)?;
            is_hashed.then(|| hash_of_identity(key))?
        };
        Some(self.spread(hash))
    }

    /// Whether dicts find a key by a search that runs no program, unless an equal hash has it compared with such a one.
    pub fn is_plain_key(&mut self, key: Value) -> bool {
        key.is_fixnum()
            || key.cast::<Str>().is_some()
            || number::hash(key).is_some()
            || self.is_hashed_by_identity(key)
    }

    /// What the language says of objects, remembered by their shapes.
    #[inline]
    fn is_hashed_by_identity(&mut self, key: Value) -> bool {
        let Some(shape) = key.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC) else { return false };
        if self.is_polyglot() {
            return false;
        }
        let is_hashed = match self.identity_keys.find(self.lookup_epoch, shape) {
            Some(known) => known,
            None => {
                let language = self.language();
                let is_hashed = language.hashes_by_identity(self, key);
                self.identity_keys.add(self.lookup_epoch, shape, is_hashed);
                is_hashed
            }
        };
        self.hash_varies |= is_hashed;
        is_hashed
    }

    /// The hash of a key: of numbers, equal ones have the same; of strings, by the isolate's seed; of anything else, by
    /// the language. What a language computes for values that equal a number or a string must agree with this.
    ///
    /// # Errors
    /// When the key cannot be hashed.
    #[inline]
    pub fn hash_key(&mut self, key: Value) -> Result<u64> {
        if let Some(string) = key.cast::<Str>() {
            return Ok(string.hash(self.hash_seed));
        }
        match number::hash(key) {
            Some(hash) => Ok(hash as u64),
            None if self.is_hashed_by_identity(key) => Ok(hash_of_identity(key)),
            None => {
                let language = self.language();
                language.hash(self, key)
            }
        }
    }

    /// Spreads a hash over all bits, such that keys that collide cannot be prepared.
    #[inline(always)]
    pub(in crate::object) fn spread(&self, hash: u64) -> u32 {
        let product = u128::from(hash ^ self.hash_seed) * 0x9e37_79b9_7f4a_7c15_u128;
        (product as u64 >> 32) as u32 ^ (product >> 64) as u32
    }
}

/// The hash of an object that is a key by its identity.
#[must_use]
pub fn hash_of_identity(object: Value) -> u64 {
    // The low bits are the tag; Python rotates them away too.
    object.0.rotate_right(4) & (u64::MAX >> 4)
}

/// Objects of which shapes are keys by their identity, until lookups in classes change.
#[derive(Debug, Default)]
pub(crate) struct IdentityKeys {
    epoch: u64,
    known: Vec<Option<bool>>,
}

impl IdentityKeys {
    #[inline]
    fn find(&self, epoch: u64, shape: ShapeId) -> Option<bool> {
        let known = self.known.get(shape.0 as usize).copied().flatten();
        known.filter(|_| self.epoch == epoch)
    }

    fn add(&mut self, epoch: u64, shape: ShapeId, is_hashed: bool) {
        if self.epoch != epoch {
            self.known.clear();
            self.epoch = epoch;
        }
        let place = shape.0 as usize;
        if place >= self.known.len() {
            self.known.resize(place + 1, None);
        }
        self.known[place] = Some(is_hashed);
    }
}

/// Whether two keys are strings and equal.
#[inline(always)]
pub(in crate::object) fn equal_strings(a: Value, b: Value) -> bool {
    matches!((a.cast::<Str>(), b.cast::<Str>()), (Some(a), Some(b)) if a.equals(&b))
}

/// Whether two keys that are not identical are equal; `None` when only the language knows.
#[inline]
pub(in crate::object) fn equal_without_calls(a: Value, b: Value) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Some(a.equals(&b));
    }
    if a.is_fixnum() && b.is_fixnum() {
        return Some(false);
    }
    match (a.cast::<BigInt>(), b.cast::<BigInt>()) {
        (Some(a), Some(b)) => Some(a.equals(&b)),
        _ => None,
    }
}
