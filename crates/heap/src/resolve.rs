#![allow(unsafe_code)]
//! From any word to the object that it points to, if it does: the filter for conservative roots.
//!
//! Only objects count that are marked or were handed out since the last collection; a free cell never does.
//! Pointers into the inside of an object count, and so does one that stands just past its end, where a loop
//! over an array leaves it.

use crate::Heap;
use crate::chunk::{BLOCK, BlockState};
use crate::large::LargeObjects;
use crate::space::Space;
use crate::table::Owner;
use abi::object_layout::class_size;
use abi::value::TAG_MASK;

impl Space {
    /// Start and size of the object in which `address` lies. The cursors must have been synchronized.
    pub(crate) fn object_containing(&self, large: &LargeObjects, address: usize) -> Option<(usize, usize)> {
        let slot = match self.table.get(address)? {
            Owner::Huge(slot) => slot,
            Owner::Chunk(chunk) => {
                let id = self.block_at(chunk, address);
                let block = self.block(id);
                match block.state {
                    BlockState::Metadata | BlockState::Free => return None,
                    BlockState::Large => block.large,
                    BlockState::Cells => {
                        let offset = block.cell_at(address % BLOCK)?;
                        let start = self.address(id) + offset;
                        let is_object = offset < block.handed_out as usize || self.is_marked(id, start);
                        return is_object.then(|| (start, class_size(block.class as usize)));
                    }
                }
            }
        };
        let object = large.get(slot);
        let is_inside = address >= object.address && address - object.address < object.bytes;
        is_inside.then_some((object.address, object.bytes))
    }

    /// Calls `f` with the addresses of the objects that `word` may keep: none, one, or two when it stands
    /// between two.
    #[inline]
    pub(crate) fn for_each_target(&self, large: &LargeObjects, word: usize, mut f: impl FnMut(usize)) {
        if !self.table.may_contain(word) && !self.table.may_contain(word.wrapping_sub(1)) {
            return;
        }
        let found = self.object_containing(large, word).map(|(start, _)| start);
        if let Some(start) = found {
            f(start);
        }
        // An untagged address of an object's first byte may be the end of the object before.
        if word & TAG_MASK as usize == 0
            && found.is_none_or(|start| start == word)
            && let Some((before, _)) = self.object_containing(large, word.wrapping_sub(1))
        {
            f(before);
        }
    }
}

impl Heap {
    /// The address of the object that `word` (a value, or an address in an object) points to, if it is one.
    #[must_use]
    pub fn resolve(&mut self, word: u64) -> Option<usize> {
        self.sync_cursors();
        let mut found = None;
        self.space.for_each_target(&self.large, word as usize, |object| _ = found.get_or_insert(object));
        found
    }

    /// Start and size of the object in which `address` lies, whether or not it is alive.
    pub(crate) fn extent(&self, address: usize) -> Option<(usize, usize)> {
        match self.space.table.get(address)? {
            Owner::Huge(slot) => Some(slot),
            Owner::Chunk(chunk) => {
                let id = self.space.block_at(chunk, address);
                let block = self.space.block(id);
                match block.state {
                    BlockState::Metadata | BlockState::Free => None,
                    BlockState::Large => Some(block.large),
                    BlockState::Cells => {
                        let start = self.space.address(id) + block.cell_at(address % BLOCK)?;
                        return Some((start, class_size(block.class as usize)));
                    }
                }
            }
        }
        .map(|slot| (self.large.get(slot).address, self.large.get(slot).bytes))
    }
}
