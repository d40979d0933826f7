#![allow(unsafe_code)]
//! Large objects: runs of blocks in a chunk, or runs of chunks when they do not fit in one.

use crate::chunk::{BLOCK, Bitmap, BlockState, CHUNK, PAYLOAD_BLOCKS, PAYLOAD_OFFSET, is_marked};
use crate::mapping;
use crate::space::{BlockId, Space};
use crate::table::Owner;
use abi::object_layout::CACHE_LINE;

/// Size of a card: the piece of a large object that the barrier remembers.
pub const CARD: usize = 512;
/// Objects up to this size are remembered whole: scanning them again costs less than the cold path at every
/// store.
pub(crate) const REMEMBERED_WHOLE_MAX: usize = 64 << 10;

/// Large objects begin at one of this many cache lines: at the start of a block each, the same elements of all of them would
/// lie in the same sets of the processor's caches.
const FIRST_LINES: usize = 64;

/// Where a large object lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In so many blocks from this one on.
    Blocks(BlockId, usize),
    /// In this many chunks of its own, which start with bitmaps as every chunk does.
    Chunks(usize),
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
            Place::Blocks(_, count) => count * BLOCK,
            Place::Chunks(_) => LargeObjects::footprint(self.bytes),
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
    /// Number of objects allocated so far.
    allocated: usize,
    /// Footprints of the objects that have chunks of their own.
    huge_bytes: usize,
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

    /// Whether some were allocated since the last collection.
    pub(crate) fn has_young(&self) -> bool {
        !self.young.is_empty()
    }

    /// Footprints of the objects that have chunks of their own.
    pub(crate) fn huge_bytes(&self) -> usize {
        self.huge_bytes
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
        self.allocated += 1;
        if bytes > PAYLOAD_BLOCKS * BLOCK {
            let count = (bytes + PAYLOAD_OFFSET).div_ceil(CHUNK);
            let (start, zeroed) = space.pool.take(count)?;
            if !zeroed {
                // SAFETY: the chunks are mapped and this object's alone.
                unsafe { std::ptr::write_bytes(start as *mut u8, 0, PAYLOAD_OFFSET) };
            }
            self.huge_bytes += Self::footprint(bytes);
            let address = start + PAYLOAD_OFFSET + self.first_line(count * CHUNK - PAYLOAD_OFFSET - bytes);
            let place = Place::Chunks(count);
            let slot = self.insert(LargeObject { address, bytes, place, cards: Vec::new() });
            space.table.insert(start, count * CHUNK, Owner::Huge(slot));
            return Some((slot, zeroed));
        }
        let count = bytes.div_ceil(BLOCK);
        let id = space.take_blocks(count, BlockState::Large)?;
        let zeroed = space.block(id).zeroed;
        let address = space.address(id) + self.first_line(count * BLOCK - bytes);
        let place = Place::Blocks(id, count);
        let slot = self.insert(LargeObject { address, bytes, place, cards: Vec::new() });
        space.set_large(id, count, slot);
        Some((slot, zeroed))
    }

    /// How far from the start of its memory the next object lies, when so much is to spare.
    fn first_line(&self, spare: usize) -> usize {
        self.allocated % (spare / CACHE_LINE + 1).min(FIRST_LINES) * CACHE_LINE
    }

    /// Makes the object in `slot` end behind `bytes` bytes, if the memory behind it is free. The new bytes are zero. Whether it
    /// was.
    pub(crate) fn grow(&mut self, space: &mut Space, slot: u32, bytes: usize) -> bool {
        let object = self.slots[slot as usize].as_mut().expect("a slot in use");
        let (unit, start, count) = match object.place {
            Place::Blocks(id, count) => (BLOCK, space.address(id), count),
            Place::Chunks(count) => (CHUNK, object.address & !(CHUNK - 1), count),
        };
        let old_end = object.address + object.bytes;
        let new_end = object.address + bytes;
        let more = (new_end - start).div_ceil(unit).saturating_sub(count);
        let end_of_memory = start + count * unit;
        let mut is_zeroed = true;
        if more != 0 {
            let taken = match object.place {
                Place::Blocks(id, count) => space.take_blocks_behind(id, count, more),
                Place::Chunks(_) => space.pool.take_at(end_of_memory, more),
            };
            let Some(zeroed) = taken else { return false };
            is_zeroed = zeroed;
            let count = count + more;
            match &mut object.place {
                Place::Blocks(id, old) => {
                    *old = count;
                    space.set_large(*id, count, slot);
                }
                Place::Chunks(old) => {
                    *old = count;
                    space.table.insert(end_of_memory, more * CHUNK, Owner::Huge(slot));
                }
            }
        }
        // What lay behind the object in its own memory may hold anything.
        let clear_to = if is_zeroed { new_end.min(end_of_memory) } else { new_end };
        // SAFETY: the object's own memory from here on, in which nothing is yet.
        unsafe { std::ptr::write_bytes(old_end as *mut u8, 0, clear_to - old_end) };
        if matches!(object.place, Place::Chunks(_)) {
            self.huge_bytes += Self::footprint(bytes) - Self::footprint(object.bytes);
        }
        object.bytes = bytes;
        if !object.cards.is_empty() {
            object.cards.resize(bytes.div_ceil(CARD), 0);
        }
        true
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

    /// Clears the marks in `bitmap` of the objects that have their own chunks; the space clears the others.
    pub(crate) fn clear_marks(&mut self, bitmap: Bitmap) {
        for object in self.iter().filter(|object| matches!(object.place, Place::Chunks(_))) {
            // SAFETY: the object starts in its first chunk, and marking has not
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
            // SAFETY: the object starts in its first chunk.
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
            Place::Blocks(id, count) => space.free_blocks(id, count),
            Place::Chunks(count) => {
                let start = object.address & !(CHUNK - 1);
                self.huge_bytes -= object.footprint();
                space.table.remove(start, count * CHUNK);
                // SAFETY: the chunks were taken for this object, which is dead.
                unsafe { space.pool.give(start, count) };
            }
        }
    }
}

impl Drop for LargeObjects {
    fn drop(&mut self) {
        for object in self.iter() {
            if let Place::Chunks(count) = object.place {
                // SAFETY: the chunks were taken for this object, and the heap is gone.
                unsafe { mapping::unmap(object.address & !(CHUNK - 1), count * CHUNK) };
            }
        }
    }
}
