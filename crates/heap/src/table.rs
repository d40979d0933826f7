//! Whose chunk an address lies in: a hash table from chunk numbers, asked for every word of the stack that
//! looks like a pointer into the heap.

use crate::chunk::CHUNK;

/// What a chunk-sized piece of the address space belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The chunk with this index.
    Chunk(u32),
    /// A chunk of the huge object with this slot.
    Huge(u32),
}

/// Open addressing with linear probing; kept at most half full.
#[derive(Debug)]
pub(crate) struct ChunkTable {
    slots: Vec<Option<(usize, Owner)>>,
    len: usize,
    /// All chunks lie in `low..high`.
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

    /// Whose chunk `address` lies in.
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
                self.grow();
            }
            self.put(number, owner);
        }
        self.low = self.low.min(address);
        self.high = self.high.max(address + bytes);
    }

    /// Forgets the `bytes` bytes from `address` on, which were inserted as one.
    pub(crate) fn remove(&mut self, address: usize, bytes: usize) {
        for number in address / CHUNK..(address + bytes).div_ceil(CHUNK) {
            self.take(number);
        }
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

    /// Removes an entry, and moves those that follow it to where they are found without it.
    fn take(&mut self, number: usize) {
        let mask = self.slots.len() - 1;
        let mut hole = self.start(number);
        while self.slots[hole].is_none_or(|(key, _)| key != number) {
            assert!(self.slots[hole].is_some(), "an entry of the table");
            hole = (hole + 1) & mask;
        }
        let mut index = hole;
        loop {
            index = (index + 1) & mask;
            let Some((key, _)) = self.slots[index] else { break };
            // An entry may move to the hole unless its search starts behind the hole.
            if index.wrapping_sub(self.start(key)) & mask >= index.wrapping_sub(hole) & mask {
                self.slots[hole] = self.slots[index];
                hole = index;
            }
        }
        self.slots[hole] = None;
        self.len -= 1;
    }

    fn grow(&mut self) {
        let slots = (self.slots.len() * 2).max(16);
        let entries = std::mem::replace(&mut self.slots, vec![None; slots]);
        self.len = 0;
        for (number, owner) in entries.into_iter().flatten() {
            self.put(number, owner);
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
        table.remove(9000 * CHUNK, 10 * CHUNK + 1);
        assert_eq!(table.get(9005 * CHUNK), None);
        for index in (0..1000).step_by(2) {
            table.remove((5000 - 3 * index) * CHUNK, CHUNK);
        }
        for index in 0..1000 {
            let expected = (index % 2 == 1).then_some(Owner::Chunk(index as u32));
            assert_eq!(table.get((5000 - 3 * index) * CHUNK), expected);
        }
        assert_eq!(table.len, 500);
    }
}
