//! Sets of registers as bits, and tables of such sets.

use std::ops::Range;

/// A set of registers of one function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterSet {
    words: Vec<u64>,
}

impl RegisterSet {
    /// The empty set of up to `count` registers.
    pub fn new(count: usize) -> Self {
        RegisterSet { words: vec![0; count.div_ceil(64)] }
    }

    /// Whether `register` is in it.
    pub fn contains(&self, register: u16) -> bool {
        self.words.get(register as usize / 64).is_some_and(|word| word >> (register % 64) & 1 != 0)
    }

    /// How many registers are in it.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no register is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// The registers, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then(|| (index * 64) as u16 + bit as u16)
            })
        })
    }

    /// Adds registers. They must be within the set.
    pub fn insert(&mut self, registers: Range<usize>) {
        for (word, mask) in masks(registers) {
            self.words[word] |= mask;
        }
    }

    /// Adds a register, which must be within the set.
    pub fn insert_one(&mut self, register: u16) {
        self.insert(register as usize..register as usize + 1);
    }

    /// Takes registers out.
    pub fn remove(&mut self, registers: Range<usize>) {
        for (word, mask) in masks(registers) {
            self.words[word] &= !mask;
        }
    }

    /// The first of these registers that is not in it.
    pub fn first_missing(&self, registers: Range<usize>) -> Option<usize> {
        masks(registers).find_map(|(word, mask)| {
            let missing = mask & !self.words[word];
            (missing != 0).then(|| word * 64 + missing.trailing_zeros() as usize)
        })
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Adds a row of a table.
    pub fn union_row(&mut self, rows: &RegisterRows, row: usize) {
        for (word, other) in self.words.iter_mut().zip(rows.row(row)) {
            *word |= other;
        }
    }

    /// Becomes a row of a table.
    pub fn copy_row(&mut self, rows: &RegisterRows, row: usize) {
        self.words.copy_from_slice(rows.row(row));
    }
}

impl IntoIterator for RegisterSet {
    type Item = u16;
    type IntoIter = std::vec::IntoIter<u16>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

/// The words of a set that these registers lie in, each with the bits concerned.
fn masks(registers: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let Range { start, end } = registers;
    let words = if start < end { start / 64..(end - 1) / 64 + 1 } else { 0..0 };
    words.map(move |word| {
        let low = start.saturating_sub(word * 64).min(63);
        let high = (end - word * 64).min(64);
        (word, u64::MAX << low & u64::MAX >> (64 - high))
    })
}

/// A table of sets of the same registers.
#[derive(Clone, Debug)]
pub struct RegisterRows {
    stride: usize,
    words: Vec<u64>,
}

impl RegisterRows {
    /// `rows` empty sets of up to `count` registers.
    pub fn new(rows: usize, count: usize) -> Self {
        let stride = count.div_ceil(64);
        RegisterRows { stride, words: vec![0; rows * stride] }
    }

    fn row(&self, row: usize) -> &[u64] {
        &self.words[row * self.stride..][..self.stride]
    }

    /// Sets a row; whether it was another.
    pub fn set(&mut self, row: usize, set: &RegisterSet) -> bool {
        let row = &mut self.words[row * self.stride..][..self.stride];
        let changed = *row != *set.words;
        row.copy_from_slice(&set.words);
        changed
    }

    /// Keeps in a row only what is in `set` too; whether that took something away.
    pub fn intersect(&mut self, row: usize, set: &RegisterSet) -> bool {
        let mut changed = false;
        for (word, other) in self.words[row * self.stride..][..self.stride].iter_mut().zip(&set.words) {
            changed |= *word & !other != 0;
            *word &= other;
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_across_words() {
        for (start, end) in [(0, 0), (0, 1), (3, 64), (63, 65), (64, 128), (10, 190), (199, 200), (5, 5)] {
            let mut set = RegisterSet::new(200);
            set.insert(start..end);
            assert_eq!(set.iter().map(usize::from).collect::<Vec<_>>(), (start..end).collect::<Vec<_>>());
            assert_eq!(set.len(), end - start);
            assert_eq!(set.first_missing(start..end), None);
            assert_eq!(set.first_missing(start..200), (end < 200).then_some(end));
            set.remove(start..end);
            assert!(set.is_empty());
        }
    }
}
