//! Iterators over what keeps its entries by number: made, told apart, moved on and ended as the runtime does it.

use abi::object_offsets::*;
use abi::sequence::EntryPart;
use ssa::{Op, Value};

use super::environment::Builder;

impl Builder<'_> {
    /// A new iterator over such entries of `source`; see [`ITERATOR_LIMIT`] for `limit`.
    pub(super) fn new_iterator(&mut self, part: EntryPart, source: Value, limit: Value) -> Value {
        let (mode, position) = (self.int(part.iterator_mode()), self.int(0));
        let words = [mode, source, position, limit].map(|word| self.word(word));
        self.new_object(shape::ITERATOR, ITERATOR_WORDS as u8, &words)
    }

    /// Leaves the code unless the iterator goes through such entries.
    pub(super) fn guard_iterator_mode(&mut self, iterator: Value, part: EntryPart) {
        let mode = self.emit(Op::LoadSlot { object: iterator, offset: ITERATOR_MODE as u32 });
        let expected = self.int(part.iterator_mode());
        let expected = self.word(expected);
        self.guard(|exit| Op::GuardSame { value: mode, expected, exit });
    }

    /// Moves an iterator behind the entry `at`.
    pub(super) fn advance_iterator(&mut self, iterator: Value, at: Value) {
        let one = self.int(1);
        let following = self.emit(Op::IntAdd { lhs: at, rhs: one });
        let value = self.word(following);
        self.emit(Op::StoreSlot { object: iterator, value, offset: ITERATOR_POSITION as u32 });
    }

    /// Has an iterator that is at its end forget what it went through.
    pub(super) fn end_iterator(&mut self, iterator: Value) {
        let zero = self.int(0);
        let value = self.word(zero);
        for offset in [ITERATOR_MODE, ITERATOR_SOURCE, ITERATOR_POSITION, ITERATOR_LIMIT] {
            self.emit(Op::StoreSlot { object: iterator, value, offset: offset as u32 });
        }
    }
}
