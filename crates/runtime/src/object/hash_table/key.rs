//! Hashing and comparing keys. Numbers and strings are done here; the rest is the language's.

use crate::context::Context;
use crate::exception::Result;
use crate::gc::Gc;
use crate::number;
use crate::object::bigint::BigInt;
use crate::object::cell::Cell;
use crate::object::closure::Closure;
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
            match self.object_keys.find(self.lookup_epoch, key.shape()?)? {
                KeyHash::Identity => hash_of_identity(key),
                KeyHash::Text { held } => held_text(key, held)?.hash(self.hash_seed),
                KeyHash::Method(_) | KeyHash::Other => return None,
            }
        };
        Some(self.spread(hash))
    }

    /// Whether dicts find a key by a search that runs no program, unless an equal hash has it compared with such a one.
    pub fn is_plain_key(&mut self, key: Value) -> bool {
        key.is_fixnum()
            || key.cast::<Str>().is_some()
            || number::hash(key).is_some()
            || matches!(self.key_hash(key), KeyHash::Identity | KeyHash::Text { .. })
    }

    /// What the language says of objects, remembered by their shapes.
    #[inline]
    fn key_hash(&mut self, key: Value) -> KeyHash {
        let shape = key.shape().filter(|&shape| shape >= ShapeId::FIRST_DYNAMIC && !self.is_polyglot());
        let Some(shape) = shape else { return KeyHash::Other };
        self.object_keys.find(self.lookup_epoch, shape).unwrap_or_else(|| {
            let language = self.language();
            let hash = language.key_hash(self, key);
            self.object_keys.add(self.lookup_epoch, shape, hash);
            hash
        })
    }

    /// The hash of an object of a class of the program's, where its shape tells how that comes about.
    ///
    /// # Errors
    /// What the program's function raises, or when it yields no hash.
    #[inline]
    pub fn hash_of_object(&mut self, key: Value) -> Result<Option<u64>> {
        match self.key_hash(key) {
            KeyHash::Identity => {
                self.hash_varies = true;
                Ok(Some(hash_of_identity(key)))
            }
            KeyHash::Text { held } => {
                self.hash_varies = true;
                Ok(held_text(key, held).map(|text| text.hash(self.hash_seed)))
            }
            KeyHash::Method(cell) => {
                let Some(method) = cell.get().cast::<Closure>().filter(|method| method.cell().takes(1))
                else {
                    return Ok(None);
                };
                let answer = self.invoke_from_host(method, &[key])?;
                match answer.as_fixnum() {
                    Some(hash @ 0..) => Ok(Some(hash as u64)),
                    _ => {
                        let language = self.language();
                        language.checked_hash(self, answer).map(Some)
                    }
                }
            }
            KeyHash::Other => Ok(None),
        }
    }

    /// The string as which a key is hashed and compared, if that is known: of objects, once one of their shape has been hashed.
    #[inline]
    #[must_use]
    pub fn text_of_key(&self, key: Value) -> Option<Gc<Str>> {
        key.cast().or_else(|| match self.object_keys.find(self.lookup_epoch, key.shape()?)? {
            KeyHash::Text { held } => held_text(key, held),
            _ => None,
        })
    }

    /// Whether two keys that are not identical are equal; `None` when only the language knows.
    #[inline]
    pub(in crate::object) fn keys_equal_without_calls(&self, a: Value, b: Value) -> Option<bool> {
        equal_without_calls(a, b).or_else(|| {
            let (a, b) = (self.text_of_key(a)?, self.text_of_key(b)?);
            Some(a.equals(&b))
        })
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
        if let Some(hash) = number::hash(key) {
            return Ok(hash as u64);
        }
        match self.hash_of_object(key)? {
            Some(hash) => Ok(hash),
            None => {
                let language = self.language();
                language.hash(self, key)
            }
        }
    }

    /// As the function of this name, by the isolate's seed.
    #[inline(always)]
    pub(in crate::object) fn spread(&self, hash: u64) -> u32 {
        spread(hash, self.hash_seed)
    }
}

/// Spreads a hash over all bits, such that keys that collide cannot be prepared.
#[inline(always)]
pub(super) fn spread(hash: u64, seed: u64) -> u32 {
    let product = u128::from(hash ^ seed) * 0x9e37_79b9_7f4a_7c15_u128;
    (product as u64 >> 32) as u32 ^ (product >> 64) as u32
}

/// The hash of an object that is a key by its identity.
#[must_use]
pub fn hash_of_identity(object: Value) -> u64 {
    // The low bits are the tag; Python rotates them away too.
    object.0.rotate_right(4) & (u64::MAX >> 4)
}

/// How objects of a shape are hashed as keys.
#[derive(Clone, Copy, Debug)]
pub enum KeyHash {
    /// By their identity, by which they are equal, too.
    Identity,
    /// By the string that they hold at this offset, by which they are equal, too.
    Text {
        /// Where the string is, in bytes from the object's start.
        held: u32,
    },
    /// By the function in the cell of an attribute of their class, which lives as long as that has it.
    Method(Gc<Cell>),
    /// As the language says.
    Other,
}

/// How objects of which shapes are hashed, until lookups in classes change.
#[derive(Debug, Default)]
pub(crate) struct ObjectKeys {
    epoch: u64,
    known: Vec<Option<KeyHash>>,
}

impl ObjectKeys {
    #[inline]
    fn find(&self, epoch: u64, shape: ShapeId) -> Option<KeyHash> {
        let known = self.known.get(shape.0 as usize).copied().flatten();
        known.filter(|_| self.epoch == epoch)
    }

    fn add(&mut self, epoch: u64, shape: ShapeId, hash: KeyHash) {
        if self.epoch != epoch {
            self.known.clear();
            self.epoch = epoch;
        }
        let place = shape.0 as usize;
        if place >= self.known.len() {
            self.known.resize(place + 1, None);
        }
        self.known[place] = Some(hash);
    }
}

/// Whether two keys are strings and equal.
#[inline(always)]
pub(in crate::object) fn equal_strings(a: Value, b: Value) -> bool {
    matches!((a.cast::<Str>(), b.cast::<Str>()), (Some(a), Some(b)) if a.equals(&b))
}

fn held_text(object: Value, held: u32) -> Option<Gc<Str>> {
    object.load(held as usize).cast()
}

/// Whether two keys that are not identical are equal, without a look at what objects hold.
#[inline]
fn equal_without_calls(a: Value, b: Value) -> Option<bool> {
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
