//! The cache that megamorphic sites share: how a property was found, by the object's shape and the property's name.
//!
//! Entries hold until lookups in classes change, as cases of feedback slots do. Names are interned, and live as long as
//! the isolate; shapes are never freed.

use crate::feedback::{Case, FeedbackSlot, PropertyCase};
use crate::shape::ShapeId;
use crate::value::Value;

/// Entries; a power of two.
const ENTRIES: usize = 1024;

/// What a property is looked up for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Its value.
    #[default]
    Read,
    /// A call of it.
    Call,
    /// To write it.
    Write,
}

#[derive(Default)]
struct Entry {
    name: u64,
    purpose: Purpose,
    case: Case,
}

/// See the module's text. Made when it is first needed.
#[derive(Default)]
pub struct SharedCache {
    epoch: u64,
    entries: Vec<Entry>,
}

impl SharedCache {
    fn place(shape: ShapeId, name: Value, purpose: Purpose) -> usize {
        let mixed = (name.0 >> 4) ^ (name.0 >> 13) ^ u64::from(shape.0).wrapping_mul(0x9e37) ^ purpose as u64;
        mixed as usize & (ENTRIES - 1)
    }

    /// How a property of objects of this shape is found. Not decoded: that would take as long as all else.
    #[inline(always)]
    pub fn find(&self, epoch: u64, shape: ShapeId, name: Value, purpose: Purpose) -> Option<&Case> {
        let entry = self.entries.get(SharedCache::place(shape, name, purpose))?;
        let fits = self.epoch == epoch
            && entry.name == name.0
            && entry.purpose == purpose
            && entry.case.shape() == shape;
        fits.then_some(&entry.case)
    }

    /// Remembers what a lookup has left in a slot of its own.
    pub fn add(&mut self, epoch: u64, shape: ShapeId, name: Value, purpose: Purpose, found: &FeedbackSlot) {
        let [case, ..] = &found.cases;
        // Cases of classes themselves are not told by the shape.
        let is_by_shape = match case.property() {
            Some((
                _,
                PropertyCase::OfClass { .. } | PropertyCase::WrappedOfClass { .. } | PropertyCase::After(_),
            )) => false,
            Some((known, _)) => known == shape,
            None => false,
        };
        if !is_by_shape {
            return;
        }
        if self.epoch != epoch || self.entries.is_empty() {
            self.entries.clear();
            self.entries.resize_with(ENTRIES, Entry::default);
            self.epoch = epoch;
        }
        let entry = &mut self.entries[SharedCache::place(shape, name, purpose)];
        (entry.name, entry.purpose) = (name.0, purpose);
        entry.case.key.set(case.key.get());
        entry.case.payload.set(case.payload.get());
    }

    /// Calls `visit` with the cells that entries hold.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.entries.iter().for_each(|entry| entry.case.trace_property(visit));
    }
}
