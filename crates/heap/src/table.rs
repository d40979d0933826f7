//! Which mapping an address lies in: a hash table from chunk numbers, asked for every word of the stack that looks
//! like a pointer into the heap.

use crate::chunk::CHUNK;

/// What a chunk-sized piece of the address space belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The chunk with this index.
    Chunk(u32),
    /// The mapping of the huge object with this slot.
    Huge(u32),
}

/// Open addressing with linear probing; kept at most half full.
#[derive(Debug)]
pub(crate) struct ChunkTable {
    slots: Vec<Option<(usize, Owner)>>,
    len: usize,
    /// All mappings lie in `low..high`.
    low: usize,
    high: usize,
}

impl ChunkTable {
    pub(crate) const fn new() -> Self {
        ChunkTable { slots: Vec::new(), len: 0, low: usize::MAX, high: 0 }
    }

    /// Whether `address` may lie in the heap: one comparison, so that most words are done with here.
    #[inline(always)]
    pub(crate) fn may_contain(&self, address: usize) -> bool {
        address >= self.low && address < self.high
    }

    /// The mapping in which `address` lies.
    #[inline]
    pub(crate) fn get(&self, address: usize) -> Option<Owner> {
        if !self.may_contain(address) {
            return None;
        }
        let number = address / CHUNK;
        let mut index = self.start(number);
        loop {
            match self.slots[index] {
                Some((key, owner)) if key == number => return Some(owner),
                None => return None,
                Some(_) => index = (index + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// Notes that `bytes` bytes from `address` on belong to `owner`.
    pub(crate) fn insert(&mut self, address: usize, bytes: usize, owner: Owner) {
        for number in address / CHUNK..(address + bytes).div_ceil(CHUNK) {
            if (self.len + 1) * 2 > self.slots.len() {
                let slots = (self.slots.len() * 2).max(16);
                self.rebuild(slots, |_| true);
            }
            self.put(number, owner);
        }
        self.low = self.low.min(address);
        self.high = self.high.max(address + bytes);
    }

    /// Forgets what belongs to `owner`.
    pub(crate) fn remove(&mut self, owner: Owner) {
        self.rebuild(self.slots.len(), |other| other != owner);
    }

    fn start(&self, number: usize) -> usize {
        // Multiplicative hashing: the high bits of the product are well mixed.
        let hash = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    fn put(&mut self, number: usize, owner: Owner) {
        let mut index = self.start(number);
        while self.slots[index].is_some() {
            index = (index + 1) & (self.slots.len() - 1);
        }
        self.slots[index] = Some((number, owner));
        self.len += 1;
    }

    fn rebuild(&mut self, slots: usize, keep: impl Fn(Owner) -> bool) {
        let entries = std::mem::replace(&mut self.slots, vec![None; slots]);
        self.len = 0;
        for (number, owner) in entries.into_iter().flatten() {
            if keep(owner) {
                self.put(number, owner);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_inserted_and_not_what_was_removed() {
        let mut table = ChunkTable::new();
        assert_eq!(table.get(CHUNK), None);
        for index in 0..1000 {
            table.insert((5000 - 3 * index) * CHUNK, CHUNK, Owner::Chunk(index as u32));
        }
        table.insert(9000 * CHUNK, 10 * CHUNK + 1, Owner::Huge(7));
        for index in 0..1000 {
            assert_eq!(table.get((5000 - 3 * index) * CHUNK + 5), Some(Owner::Chunk(index as u32)));
            assert_eq!(table.get((5001 - 3 * index) * CHUNK), None);
        }
        assert_eq!(table.get(9010 * CHUNK), Some(Owner::Huge(7)));
        table.remove(Owner::Huge(7));
        assert_eq!(table.get(9005 * CHUNK), None);
        assert_eq!(table.get(5000 * CHUNK), Some(Owner::Chunk(0)));
    }
}
