//! Lookups of attributes in classes, with a cache beside that of the feedback.
//!
//! The cache is dropped when the context's lookup epoch moves, so every class that has an entry is noted as looked up.

use runtime::class::Class;
use runtime::context::Context;
use runtime::gc::Gc;
use runtime::object::cell::Cell;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::names::Name;
use crate::state::{class_of, python};

/// Entries of the cache; a power of two.
const ENTRIES: usize = 1024;

#[derive(Clone, Copy)]
struct Entry {
    class: Value,
    name: Value,
    cell: Option<Gc<Cell>>,
}

const VACANT: Entry = Entry { class: Value::NONE, name: Value::NONE, cell: None };

/// Where lookups of names in classes ended.
pub(crate) struct LookupCache {
    epoch: u64,
    entries: Box<[Entry]>,
}

impl Default for LookupCache {
    /// One that is dropped, and has no entries, before it is first used.
    fn default() -> Self {
        LookupCache { epoch: u64::MAX, entries: Box::new([]) }
    }
}

impl LookupCache {
    /// Calls `visit` with what the entries hold. Classes and interned names live as long as the isolate.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for entry in &self.entries {
            entry.cell.iter().for_each(|cell| visit(cell.value()));
        }
    }
}

/// Where the outcome of a lookup is kept.
#[inline]
fn place(class: Value, name: Value) -> usize {
    let mixed = (class.0 ^ name.0.rotate_left(u64::BITS / 2)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (u64::BITS - ENTRIES.ilog2())) as usize
}

/// The cell of the attribute that objects of `class` see under the interned `name`.
#[inline]
pub fn find_cell(cx: &mut Context, class: Gc<Class>, name: Value) -> Option<Gc<Cell>> {
    let epoch = cx.lookup_epoch;
    let index = place(class.value(), name);
    let cache = &mut python(cx).lookups;
    if cache.epoch == epoch {
        let entry = &cache.entries[index];
        if entry.class == class.value() && entry.name == name {
            return entry.cell;
        }
    } else {
        match cache.entries.len() {
            0 => cache.entries = vec![VACANT; ENTRIES].into(),
            _ => cache.entries.fill(VACANT),
        }
        cache.epoch = epoch;
    }
    let cell = cx.find_class_attribute(class, name);
    cx.note_cached_lookup(class, name);
    python(cx).lookups.entries[index] = Entry { class: class.value(), name, cell };
    cell
}

/// The value of the attribute that objects of `class` see under the interned `name`.
#[inline]
pub fn find_in_class(cx: &mut Context, class: Gc<Class>, name: Value) -> Option<Value> {
    find_cell(cx, class, name).map(|cell| cell.get())
}

/// The value that the type of `object` has under a special name, unbound.
#[inline]
pub fn find_special(cx: &mut Context, object: Value, name: Name) -> Option<Value> {
    let class = class_of(cx, object);
    let name = crate::names::name(cx, name);
    find_in_class(cx, class, name)
}

/// The cell of the method that the class of an object has under a special name, when it is a function of Python.
pub fn method_in_python(cx: &mut Context, object: Value, name: Name) -> Option<Gc<Cell>> {
    let class = class_of(cx, object);
    let name = crate::names::name(cx, name);
    let method = find_cell(cx, class, name)?;
    (method.get().shape() == Some(ShapeId::CLOSURE)).then_some(method)
}
