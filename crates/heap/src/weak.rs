//! What happens to references that do not keep their objects alive, once marking is done: weak references,
//! ephemerons, and objects whose program wants to be told of their death.
//!
//! The order is that of Python: weak references to dead objects are cleared first, then dead finalizable
//! objects come to life once more for the queue, then ephemerons whose keys are dead even so are cleared. The
//! queue holds the finalizable objects, and the cleared weak references that have a pointer (a callback) as
//! their second value; the runtime takes from it at a later safepoint.

use crate::mark::Marker;
use crate::{Heap, large::LargeObjects, space::Space};
use abi::object_layout::{KIND_WEAK, WEAK_TARGET_OFFSET, WEAK_VALUE_OFFSET};
use abi::value::{POINTER_TAG, UNBOUND, is_pointer};
use std::collections::VecDeque;

/// Finalizable objects and the queue.
#[derive(Debug, Default)]
pub(crate) struct WeakState {
    /// Words of finalizable objects that are old.
    old: Vec<u64>,
    /// Words of finalizable objects registered since the last collection.
    young: Vec<u64>,
    queue: VecDeque<u64>,
}

impl WeakState {
    /// Whether finalizable objects were registered since the last collection.
    pub(crate) fn has_young(&self) -> bool {
        !self.young.is_empty()
    }

    /// Marks what the queue holds.
    pub(crate) fn mark_queue(&self, marker: &mut Marker) {
        self.queue.iter().for_each(|&word| marker.mark(word));
    }

    /// Finishes marking: decides which weakly held objects live, and clears the references to the others.
    pub(crate) fn process(&mut self, marker: &mut Marker, space: &Space, large: &LargeObjects) {
        mark_ephemeron_values(marker, space, large);
        self.clear_weak(marker);
        let mut dead = Vec::new();
        let mut split = |words: &mut Vec<u64>, marker: &Marker| {
            words.retain(|&word| {
                marker.is_kept(word) || {
                    dead.push(word);
                    false
                }
            });
        };
        if !marker.is_minor() {
            split(&mut self.old, marker);
        }
        split(&mut self.young, marker);
        self.old.append(&mut self.young);
        for word in dead {
            marker.mark(word);
            self.queue.push_back(word);
        }
        marker.drain(space, large);
        mark_ephemeron_values(marker, space, large);
        self.clear_weak(marker);
        for ephemeron in std::mem::take(&mut marker.todo.weak) {
            ephemeron.set_word(WEAK_TARGET_OFFSET, UNBOUND);
            ephemeron.set_word(WEAK_VALUE_OFFSET, UNBOUND);
        }
        // The values of cleared ephemerons and the queue's weak references were marked when they were
        // visited.
        debug_assert!(self.queue.iter().all(|&word| marker.is_kept(word)));
    }

    /// Clears the weak references to objects that are not marked, and leaves only ephemerons in the marker's
    /// list.
    fn clear_weak(&mut self, marker: &mut Marker) {
        for object in std::mem::take(&mut marker.todo.weak) {
            if object.kind() != KIND_WEAK {
                marker.todo.weak.push(object);
            } else if !marker.is_kept(object.word(WEAK_TARGET_OFFSET)) {
                object.set_word(WEAK_TARGET_OFFSET, UNBOUND);
                if is_pointer(object.word(WEAK_VALUE_OFFSET)) {
                    self.queue.push_back(object.address() as u64 + POINTER_TAG);
                }
            }
        }
    }
}

/// Marks the values of ephemerons whose keys are marked, until there are no more such; leaves the others in
/// the marker's list.
fn mark_ephemeron_values(marker: &mut Marker, space: &Space, large: &LargeObjects) {
    loop {
        let mut progress = false;
        for object in std::mem::take(&mut marker.todo.weak) {
            if object.kind() == KIND_WEAK || !marker.is_kept(object.word(WEAK_TARGET_OFFSET)) {
                marker.todo.weak.push(object);
            } else {
                marker.mark(object.word(WEAK_VALUE_OFFSET));
                progress = true;
            }
        }
        if !progress {
            return;
        }
        marker.drain(space, large);
    }
}

impl Heap {
    /// Has the object that `word` points to put into the queue when it dies, once.
    pub fn add_finalizable(&mut self, word: u64) {
        debug_assert!(is_pointer(word));
        self.weak.young.push(word);
    }

    /// The next finalizable object that was found dead (it lives again as long as it is reachable), or the
    /// next cleared weak reference that has a callback.
    pub fn take_finalizable(&mut self) -> Option<u64> {
        self.weak.queue.pop_front()
    }

    /// Whether [`Heap::take_finalizable`] has something.
    #[must_use]
    pub fn has_finalizable(&self) -> bool {
        !self.weak.queue.is_empty()
    }
}
