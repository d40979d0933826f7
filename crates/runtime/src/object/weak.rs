//! Weak references: what they lead to may die, and they say so.
//!
//! The collector clears them; one whose `noted` is an object is queued then, for who wants to be told
//! ([`Context::take_cleared`]).

use abi::object_layout::{HEADER, KIND_WEAK, WEAK_TARGET_OFFSET, WEAK_VALUE_OFFSET, WORD};

use crate::context::Context;
use crate::exception::Result;
use crate::shape::ShapeId;
use crate::value::Value;

impl Context {
    /// A weak reference to `target`, an object. `noted` is what [`Context::take_cleared`] gives once the target has
    /// died, if it is an object; the reference keeps it alive.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_weak(&mut self, target: Value, noted: Value) -> Result {
        debug_assert!(target.is_pointer());
        let weak = self.allocate(HEADER + 2 * WORD, ShapeId::WEAK, KIND_WEAK)?;
        weak.store_new(WEAK_TARGET_OFFSET, target);
        weak.store_new(WEAK_VALUE_OFFSET, noted);
        Ok(weak)
    }

    /// What a weak reference leads to, unless that has died.
    pub fn weak_target(&self, weak: Value) -> Option<Value> {
        debug_assert!(weak.shape() == Some(ShapeId::WEAK));
        let target = weak.load(WEAK_TARGET_OFFSET);
        (!target.is_unbound()).then_some(target)
    }

    /// What the next weak reference noted whose target was found dead.
    pub fn take_cleared(&mut self) -> Option<Value> {
        self.heap.take_finalizable().map(|weak| Value(weak).load(WEAK_VALUE_OFFSET))
    }

    /// Frees what no root reaches. What frames hold that is not alive any more is dropped before.
    pub fn collect_garbage(&mut self) {
        self.clear_dead_registers();
        self.heap.collect(heap::CollectKind::Full);
    }
}
