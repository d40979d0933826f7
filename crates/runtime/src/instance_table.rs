//! Which objects are instances of which classes, by the shape of the object: asked by compiled code itself, where a test has met more shapes
//! than it tells apart.
//!
//! A shape's class never changes, and which classes that is made from only where lookups in classes are invalidated, which empties the table. So
//! an entry holds as long as it is there. What has no entry, or has lost it to others, is what the language says.

use abi::instance_table::{ENTRIES, entry, place};

use crate::class::Class;
use crate::context::Context;
use crate::gc::Gc;
use crate::value::Value;

/// See the module's text. A vacant entry is that of a shape that no object has.
pub struct InstanceTable {
    entries: Box<[u64; ENTRIES]>,
    is_empty: bool,
}

impl Default for InstanceTable {
    fn default() -> Self {
        let entries = vec![0; ENTRIES].into_boxed_slice();
        InstanceTable { entries: entries.try_into().expect("as long as that"), is_empty: true }
    }
}

impl InstanceTable {
    /// Where the entries are, which do not move.
    pub(crate) fn address(&self) -> *const u64 {
        self.entries.as_ptr()
    }

    pub(crate) fn clear(&mut self) {
        if !self.is_empty {
            self.entries.fill(0);
            self.is_empty = true;
        }
    }
}

impl Context {
    /// Whether a value is an instance of a class, as the language says, which the table remembers where it goes by the shape.
    pub fn instance_of(&mut self, value: Value, class: Gc<Class>) -> bool {
        let is_instance = self.language().is_instance(self, value, class);
        if let Some(shape) = value.shape()
            && self.shapes[shape].class.is_some()
        {
            let (shape, class) = (u64::from(shape.0), u64::from(class.number()));
            let table = &mut self.instance_table;
            table.entries[place(shape, class)] = entry(shape, class) | u64::from(is_instance);
            table.is_empty = false;
        }
        is_instance
    }
}
