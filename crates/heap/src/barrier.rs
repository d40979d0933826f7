#![allow(unsafe_code)]
//! The write barrier: how a minor collection learns which old objects may point to young ones.
//!
//! After a pointer is stored into an object, the collector's byte of the object is tested; if it is `GC_OLD`,
//! the cold path below runs. It remembers the object and makes its byte `GC_YOUNG` until the next collection,
//! so that further stores cost only the test. Of an object above `REMEMBERED_WHOLE_MAX` it remembers the card
//! that was stored into.

use crate::Heap;
use crate::chunk::BlockState;
use crate::large::{CARD, REMEMBERED_WHOLE_MAX};
use crate::object::Object;
use crate::table::Owner;
use abi::object_layout::{GC_OLD, GC_YOUNG};

impl Heap {
    /// Stores `value` into word `slot` of the object at `object` (the header is word 0), with the barrier.
    ///
    /// # Safety
    /// `object` is an object of this heap and `slot` is within it.
    #[inline(always)]
    pub unsafe fn store(&mut self, object: *mut u64, slot: usize, value: u64) {
        // SAFETY: the caller's promise.
        unsafe {
            let slot = object.add(slot);
            *slot = value;
            if Object::new(object as usize).gc() == GC_OLD {
                self.barrier(object as usize, slot as usize);
            }
        }
    }

    /// The barrier's cold path, after a store into the slot at address `slot` of the object at address
    /// `object`, whose collector's byte is `GC_OLD`. Trusts the addresses, as the crate's contract says.
    #[cold]
    #[inline(never)]
    pub fn barrier(&mut self, object: usize, slot: usize) {
        self.stats.remembered += 1;
        // Who fills a large object comes to the same card again and again.
        let card = (slot - object) / CARD;
        if self.last_card == (object, card) {
            return;
        }
        if let Some(large) = self.carded_slot(object) {
            let large_object = self.large.get_mut(large);
            if large_object.cards.is_empty() {
                large_object.cards = vec![0; large_object.bytes.div_ceil(CARD)];
            }
            if large_object.cards[card] == 0 {
                large_object.cards[card] = 1;
                self.remembered_cards.push((large, card as u32));
            }
            self.last_card = (object, card);
            return;
        }
        // SAFETY: an object starts there, by the contract of the crate.
        let object = unsafe { Object::new(object) };
        object.set_gc(GC_YOUNG);
        self.remembered.push(object);
    }

    /// Remembers the whole object at address `object`, if it is old: for code that moves many values within
    /// it.
    pub fn barrier_for_all(&mut self, object: usize) {
        // SAFETY: an object starts there, by the contract of the crate.
        let header = unsafe { Object::new(object) };
        if header.gc() != GC_OLD {
            return;
        }
        if self.carded_slot(object).is_none() {
            self.barrier(object, object);
            return;
        }
        let (start, end) = header.values();
        for slot in (start..end).step_by(CARD).chain(end.checked_sub(8).filter(|&last| last >= start)) {
            self.barrier(object, slot);
        }
    }

    /// The slot of a large object that has cards.
    fn carded_slot(&self, object: usize) -> Option<u32> {
        self.large_slot(object).filter(|&slot| self.large.get(slot).bytes > REMEMBERED_WHOLE_MAX)
    }

    /// The slot of the object at address `object`, if it is a large one.
    pub(crate) fn large_slot(&self, object: usize) -> Option<u32> {
        match self.space.table.get(object)? {
            Owner::Huge(slot) => Some(slot),
            Owner::Chunk(chunk) => {
                let block = self.space.block(self.space.block_at(chunk, object));
                (block.state == BlockState::Large).then_some(block.large)
            }
        }
    }
}
