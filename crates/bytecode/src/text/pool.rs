//! Tables that the text form leaves out when their order is that of first occurrence.
//!
//! The parser fills a pool as it goes; the printer does the same to see whether the parser would get the same table.

use std::collections::HashMap;
use std::hash::Hash;

/// A table of values, each found by its first place.
pub(super) struct Pool<T> {
    values: Vec<T>,
    places: HashMap<T, usize>,
}

impl<T: Clone + Eq + Hash> Pool<T> {
    pub(super) fn new(values: Vec<T>) -> Self {
        let mut pool = Pool { values: Vec::with_capacity(values.len()), places: HashMap::new() };
        for value in values {
            pool.places.entry(value.clone()).or_insert(pool.values.len());
            pool.values.push(value);
        }
        pool
    }

    /// The place of a value, which is added when it is not there.
    pub(super) fn intern(&mut self, value: T) -> usize {
        let values = &mut self.values;
        *self.places.entry(value).or_insert_with_key(|value| {
            values.push(value.clone());
            values.len() - 1
        })
    }

    /// The first place of a value.
    pub(super) fn place(&self, value: &T) -> Option<usize> {
        self.places.get(value).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn into_values(self) -> Vec<T> {
        self.values
    }
}
