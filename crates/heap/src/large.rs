#![allow(unsafe_code)]
//! Large objects: runs of blocks in a chunk, or mappings of their own when they do not fit in one.

use crate::chunk::{BLOCK, Bitmap, BlockState, CHUNK, PAYLOAD_BLOCKS, PAYLOAD_OFFSET, is_marked};
use crate::mapping;
use crate::space::{BlockId, Space};
use crate::table::Owner;

/// Size of a card: the piece of a large object that the barrier remembers.
pub(crate) const CARD: usize = 512;
/// Objects up to this size are remembered whole: scanning them again costs less than the cold path at every
/// store.
pub(crate) const REMEMBERED_WHOLE_MAX: usize = 64 << 10;

/// Where a large object lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In as many blocks as it needs, from this one on.
    Blocks(BlockId),
    /// In a mapping of its own, of this size.
    Mapping(usize),
}

/// A large object.
#[derive(Debug)]
pub(crate) struct LargeObject {
    pub(crate) address: usize,
    /// Its size, in whole granules.
    pub(crate) bytes: usize,
    pub(crate) place: Place,
    /// A byte for each card, not zero when the card is remembered; empty until the first one is.
    pub(crate) cards: Vec<u8>,
}

impl LargeObject {
    /// The bytes that it keeps from other use.
    pub(crate) fn footprint(&self) -> usize {
        match self.place {
            Place::Blocks(_) => self.bytes.div_ceil(BLOCK) * BLOCK,
            Place::Mapping(bytes) => bytes,
        }
    }
}

/// The large objects of a heap, by slot. A slot stays the same for an object's life.
#[derive(Debug, Default)]
pub(crate) struct LargeObjects {
    slots: Vec<Option<LargeObject>>,
    vacant: Vec<u32>,
    /// Slots of the objects allocated since the last collection.
    young: Vec<u32>,
    /// Bytes of the mappings of objects that have their own.
    mapped_bytes: usize,
}

impl LargeObjects {
    pub(crate) fn get(&self, slot: u32) -> &LargeObject {
        self.slots[slot as usize].as_ref().expect("a slot in use")
    }

    pub(crate) fn get_mut(&mut self, slot: u32) -> &mut LargeObject {
        self.slots[slot as usize].as_mut().expect("a slot in use")
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &LargeObject> {
        self.slots.iter().flatten()
    }

    /// Bytes of the mappings of objects that have their own.
    pub(crate) fn mapped_bytes(&self) -> usize {
        self.mapped_bytes
    }

    /// The bytes that an object of `bytes` bytes will keep from other use.
    pub(crate) fn footprint(bytes: usize) -> usize {
        if bytes <= PAYLOAD_BLOCKS * BLOCK {
            bytes.next_multiple_of(BLOCK)
        } else {
            (bytes + PAYLOAD_OFFSET).next_multiple_of(BLOCK)
        }
    }

    /// Finds room for an object of `bytes` bytes. The slot, and whether its memory is zero already; `None`
    /// when the system gives no more memory.
    pub(crate) fn allocate(&mut self, space: &mut Space, bytes: usize) -> Option<(u32, bool)> {
        if bytes > PAYLOAD_BLOCKS * BLOCK {
            let mapping = Self::footprint(bytes);
            let start = mapping::map_aligned(mapping, CHUNK, 0)?;
            if mapping >= 2 * mapping::HUGE_PAGE {
                mapping::advise_huge_pages(start, mapping);
            }
            self.mapped_bytes += mapping;
            let address = start + PAYLOAD_OFFSET;
            let slot = self.insert(LargeObject {
                address,
                bytes,
                place: Place::Mapping(mapping),
                cards: Vec::new(),
            });
            space.table.insert(start, mapping, Owner::Huge(slot));
            return Some((slot, true));
        }
        let count = bytes.div_ceil(BLOCK);
        let id = space.take_blocks(count, BlockState::Large)?;
        let zeroed = space.block(id).zeroed;
        let slot = self.insert(LargeObject {
            address: space.address(id),
            bytes,
            place: Place::Blocks(id),
            cards: Vec::new(),
        });
        space.set_large(id, count, slot);
        Some((slot, zeroed))
    }

    fn insert(&mut self, object: LargeObject) -> u32 {
        let slot = match self.vacant.pop() {
            Some(slot) => {
                self.slots[slot as usize] = Some(object);
                slot
            }
            None => {
                self.slots.push(Some(object));
                (self.slots.len() - 1) as u32
            }
        };
        self.young.push(slot);
        slot
    }

    /// Clears the marks in `bitmap` of the objects that have their own mappings; the space clears the others.
    pub(crate) fn clear_marks(&mut self, bitmap: Bitmap) {
        for object in self.iter().filter(|object| matches!(object.place, Place::Mapping(_))) {
            // SAFETY: the object starts in the first chunk's length of its mapping, and marking has not
            // begun.
            unsafe { *(bitmap.word_address(object.address) as *mut u64) = 0 };
        }
    }

    /// Frees the objects without a mark: all of them, or the young ones. Returns the bytes of those among
    /// them that live.
    pub(crate) fn sweep(&mut self, space: &mut Space, all: bool) -> usize {
        let young = std::mem::take(&mut self.young);
        let slots = if all { (0..self.slots.len() as u32).collect() } else { young };
        let mut live = 0;
        for slot in slots {
            let Some(object) = &self.slots[slot as usize] else { continue };
            // SAFETY: the object starts in the first chunk's length of its mapping.
            if unsafe { is_marked(object.address, space.current) } {
                live += object.footprint();
            } else {
                let object = self.slots[slot as usize].take().expect("checked above");
                self.vacant.push(slot);
                self.release(space, &object);
            }
        }
        live
    }

    fn release(&mut self, space: &mut Space, object: &LargeObject) {
        match object.place {
            Place::Blocks(id) => space.free_blocks(id, object.bytes.div_ceil(BLOCK)),
            Place::Mapping(bytes) => {
                self.mapped_bytes -= bytes;
                space.table.remove(object.address - PAYLOAD_OFFSET, bytes);
                // SAFETY: the mapping was made for this object, which is dead or goes with the heap.
                unsafe { mapping::unmap(object.address - PAYLOAD_OFFSET, bytes) };
            }
        }
    }
}

impl Drop for LargeObjects {
    fn drop(&mut self) {
        for object in self.iter() {
            if let Place::Mapping(bytes) = object.place {
                // SAFETY: the mapping was made for this object, and the heap is gone.
                unsafe { mapping::unmap(object.address - PAYLOAD_OFFSET, bytes) };
            }
        }
    }
}
