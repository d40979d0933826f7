//! Hashing and comparing keys. Numbers and strings are done here; the rest is the language's.

use crate::context::Context;
use crate::exception::Result;
use crate::number;
use crate::object::bigint::BigInt;
use crate::object::string::Str;
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
