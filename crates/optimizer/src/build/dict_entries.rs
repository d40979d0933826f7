//! Going through the entries of a dict in line.
//!
//! The iterator itself is kept as the runtime keeps it, so code can be left between any two steps. What is unusual leaves: a dict
//! that has changed its size, or from which keys were removed.

use abi::exit_reason::ExitReason;
use abi::object_offsets::*;
use abi::sequence::EntryPart;
use abi::value::UNBOUND;
use bytecode::feedback::Iteration;
use bytecode::operand::*;
use ssa::{Cond, Hint, Op, Type, Value};

use super::environment::Builder;
use crate::request::ProtocolCase;

impl Builder<'_> {
    /// What the iterators yield that this step has met, if all go through dicts.
    pub(super) fn entries_met(&self) -> Option<EntryPart> {
        let was_left =
            [ExitReason::WrongShape, ExitReason::UnexpectedValue].map(|reason| self.was_left_for(reason));
        let kinds = Iteration(self.frame.site());
        if !self.speculates() || was_left.contains(&true) || !kinds.is_only(Iteration::OTHER) {
            return None;
        }
        match self.frame.request.protocols.get(&self.frame.pc).map(Vec::as_slice) {
            Some(&[(_, ProtocolCase::Entries(part))]) => Some(part),
            _ => None,
        }
    }

    /// An iterator over the entries of a dict in place of what shows them, where the next instruction asks that for one and nobody else sees
    /// it: an iterator's iterator is itself.
    pub(super) fn iterator_of_view(&mut self, dst: u16, dict: Value, part: EntryPart) -> Option<Value> {
        if !self.is_only_iterated(dst) {
            return None;
        }
        let dict = match self.is_laid_out_as(dict, shape::DICT) {
            true => dict,
            false if self.may_have_shape(dict, shape::DICT) => self.as_shape(dict, shape::DICT),
            false => return None,
        };
        let limit = self.load(dict, DICT_LENGTH);
        Some(self.new_iterator(part, dict, limit))
    }

    /// Steps an iterator over a dict, which at the end forgets the dict.
    pub(super) fn step_entries(&mut self, dst: Def, state: UseTriple, target: Label, part: EntryPart) {
        let iterator = self.get(state.0);
        let iterator = self.as_shape(iterator, shape::ITERATOR);
        self.guard_iterator_mode(iterator, part);
        let dict = self.load_object(iterator, ITERATOR_SOURCE);
        let (at, used) = (self.load_int(iterator, ITERATOR_POSITION), self.load_int(dict, DICT_USED));
        let (keys, limit) = (self.load(dict, DICT_LENGTH), self.load(iterator, ITERATOR_LIMIT));
        let cond = self.emit(Op::WordEqual { lhs: keys, rhs: limit });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        let goes_on = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: at, rhs: used });
        self.jump_after(goes_on, false, Hint::Then, target, |builder| {
            builder.end_iterator(iterator);
        });
        let word = |builder: &mut Self, word: usize| {
            let (array, index) = builder.entry_word(dict, at, word);
            builder.emit(Op::LoadElement { array, index })
        };
        let key = word(self, ENTRY_KEY);
        let is_removed = self.is_word(key, UNBOUND);
        let cond = self.emit(Op::BoolNot { value: is_removed });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        let item = match part {
            EntryPart::Element => unreachable!("iterators over lists are stepped otherwise"),
            EntryPart::Key => key,
            EntryPart::Value => word(self, ENTRY_VALUE),
            EntryPart::Both => {
                let value = word(self, ENTRY_VALUE);
                self.make_array(shape::TUPLE, &[key, value])
            }
        };
        self.advance_iterator(iterator, at);
        self.set(dst.0, item);
    }

    /// Where a dict has a word of an entry: the array, and the index in it.
    pub(super) fn entry_word(&mut self, dict: Value, entry: Value, word: usize) -> (Value, Value) {
        let storage = self.load_object(dict, DICT_STORAGE);
        let (stride, offset) = (self.int(DICT_ENTRY_WORDS as i64), self.int(word as i64));
        // Far below the limits of integers: there is memory for the entries.
        let lhs = self.emit(Op::IntMul { lhs: entry, rhs: stride });
        (storage, self.emit(Op::IntAdd { lhs, rhs: offset }))
    }

    fn load(&mut self, object: Value, offset: usize) -> Value {
        self.emit(Op::LoadSlot { object, offset: offset as u32 })
    }

    fn load_int(&mut self, object: Value, offset: usize) -> Value {
        let value = self.load(object, offset);
        self.refined_int(value)
    }

    fn load_object(&mut self, object: Value, offset: usize) -> Value {
        let value = self.load(object, offset);
        self.emit(Op::Refine { value, ty: Type::Ref })
    }
}
