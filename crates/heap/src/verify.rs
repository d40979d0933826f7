#![allow(unsafe_code)]
//! Checks that find a broken contract near its cause, and a walk over all objects for debugging.

use crate::Heap;
use crate::chunk::{BLOCK_MARK_WORDS, BlockState, GRANULE};
use crate::collect::CollectKind;
use crate::large::CARD;
use crate::mark::Marker;
use crate::object::Object;
use crate::shapes::ShapeWords;
use abi::object_layout::{GC_OLD, KIND_EPHEMERON, KIND_WEAK, WEAK_TARGET_OFFSET, class_size};
use abi::value::{POINTER_TAG, is_pointer};
use std::collections::HashSet;

impl Heap {
    /// Checks that every marked object has marked objects only in its values, and that values end within the
    /// object.
    ///
    /// # Panics
    /// If not.
    pub fn verify_marks(&self) {
        self.for_each_marked(|object, size| {
            let (_, end, _) = self.marker.shapes.values(object);
            let address = object.address();
            assert!(end - address <= size, "the values of {address:#x} exceed its {size} bytes");
            for (offset, word) in references(&self.marker.shapes, object) {
                match self.is_old(word) {
                    Some(true) => {}
                    Some(false) => panic!("{address:#x} + {offset} holds {word:#x}, which was not marked"),
                    None => panic!("{address:#x} + {offset} holds {word:#x}, which is no object's word"),
                }
            }
        });
    }

    /// Checks that every old object that points to a young one is remembered. True between collections only.
    ///
    /// # Panics
    /// If not.
    pub(crate) fn verify_barriers(&self, shapes: &ShapeWords) {
        self.for_each_marked(|object, _| {
            if object.gc() != GC_OLD {
                return;
            }
            let address = object.address();
            for (offset, word) in references(shapes, object) {
                if self.is_old(word) == Some(false) && !self.is_card_remembered(address, offset) {
                    panic!("missing write barrier: old {address:#x} + {offset} holds young {word:#x}");
                }
            }
        });
    }

    /// Checks, after a collection of young objects, that the trace hook marked all that may be young.
    ///
    /// # Panics
    /// If not.
    pub(crate) fn verify_off_heap(&self, marker: &mut Marker) {
        let Some((hook, data)) = self.trace_hook else { return };
        hook(data, marker, CollectKind::Full);
        for (word, _) in marker.todo.unchecked.split_off(0) {
            assert!(
                marker.is_kept(word),
                "a structure off the heap holds {word:#x}, which the hook did not mark"
            );
        }
    }

    /// Checks, before a step of a full collection, that what it has visited points only to what it has marked.
    pub(crate) fn verify_cycle(&self, marker: &Marker) {
        let Some(ahead) = marker.ahead() else { return };
        // SAFETY: those who ask name objects' addresses.
        let is_marked = |address: usize| unsafe { crate::chunk::is_marked(address, ahead) };
        let waiting: HashSet<_> = marker.later.stack.iter().map(|object| object.address()).collect();
        let unchecked: HashSet<_> = marker.later.unchecked.iter().map(|&(word, _)| word).collect();
        self.for_each_marked(|object, _| {
            let address = object.address();
            if !is_marked(address) || waiting.contains(&address) || object.kind() == KIND_EPHEMERON {
                return;
            }
            let is_weak = object.kind() == KIND_WEAK;
            for (offset, word) in references(&marker.shapes, object) {
                let at = address + offset;
                let is_waiting = marker.later.slices.iter().any(|&(start, end)| at >= start && at < end);
                let is_known = is_marked((word - POINTER_TAG) as usize) || unchecked.contains(&word);
                assert!(
                    is_known || is_waiting || (is_weak && offset == WEAK_TARGET_OFFSET),
                    "{address:#x} + {offset} was visited and holds {word:#x}, which was not marked"
                );
            }
        });
    }

    /// Calls `f` with the address and size of each object: what is old, and what was allocated since the last
    /// collection, dead or alive.
    pub fn for_each_object(&mut self, mut f: impl FnMut(*mut u64, usize)) {
        self.sync_cursors();
        for id in self.space.blocks_in_use() {
            let block = *self.space.block(id);
            if block.state != BlockState::Cells {
                continue;
            }
            let size = class_size(block.class as usize);
            let base = self.space.address(id);
            for offset in block.cells() {
                if offset < block.handed_out as usize || self.space.is_marked(id, base + offset) {
                    f((base + offset) as *mut u64, size);
                }
            }
        }
        for object in self.large.iter() {
            f(object.address as *mut u64, object.bytes);
        }
    }

    fn for_each_marked(&self, mut f: impl FnMut(Object, usize)) {
        for id in self.space.blocks_in_use() {
            let block = self.space.block(id);
            if block.state != BlockState::Cells {
                continue;
            }
            let size = class_size(block.class as usize);
            let base = self.space.address(id);
            let marks = self.space.marks(id);
            for granule in 0..BLOCK_MARK_WORDS * 64 {
                if marks[granule / 64] >> (granule % 64) & 1 != 0 {
                    let offset = granule * GRANULE;
                    let is_start = block.cell_at(offset) == Some(offset);
                    assert!(is_start, "a mark at {:#x}, where no object starts", base + offset);
                    // SAFETY: what is marked is an object, and nothing is freed meanwhile.
                    f(unsafe { Object::new(base + offset) }, size);
                }
            }
        }
        for object in self.large.iter() {
            // SAFETY: a large object's address is within the first chunk's length of its mapping, and it is
            // not freed meanwhile.
            unsafe {
                if crate::chunk::is_marked(object.address, self.space.current) {
                    f(Object::new(object.address), object.bytes);
                }
            }
        }
    }

    /// Whether the object that `word` points to is marked; `None` when `word` points to no object's start.
    fn is_old(&self, word: u64) -> Option<bool> {
        let address = (word - POINTER_TAG) as usize;
        let (start, _) = self.extent(address)?;
        if start != address {
            return None;
        }
        // SAFETY: an object may start at the address, so its mark is in a bitmap.
        Some(unsafe { crate::chunk::is_marked(address, self.space.current) })
    }

    fn is_card_remembered(&self, object: usize, offset: usize) -> bool {
        self.large
            .iter()
            .find(|large| large.address == object)
            .is_some_and(|large| large.cards.get(offset / CARD).is_some_and(|&card| card != 0))
    }
}

/// The pointers in the values of an object, and its weakly held one, each with its offset.
fn references(shapes: &ShapeWords, object: Object) -> impl Iterator<Item = (usize, u64)> + use<'_> {
    let address = object.address();
    let is_weak = matches!(object.kind(), KIND_WEAK | KIND_EPHEMERON);
    let (start, end, raw) = shapes.values(object);
    (start..end)
        .step_by(8)
        .enumerate()
        .filter(move |&(index, _)| raw == 0 || !shapes.is_raw(object, raw, index))
        .map(move |(_, at)| at - address)
        .chain(is_weak.then_some(WEAK_TARGET_OFFSET))
        .map(move |offset| (offset, object.word(offset)))
        .filter(|&(_, word)| is_pointer(word))
}
