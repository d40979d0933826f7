//! Iterators over lists, such as methods yield that are asked for one: made and stepped in line, as the runtime does it. Of one that nobody
//! else has only a few words are left in a loop.

use abi::exit_reason::ExitReason;
use abi::object_offsets::*;
use abi::sequence::EntryPart;
use bytecode::operand::*;
use ssa::{Cond, Hint, Op, Value};

use super::environment::Builder;
use crate::request::ProtocolCase;

impl Builder<'_> {
    /// A new iterator over a list, where a list was met here; the code is left for anything else.
    pub(super) fn iterator_of(&mut self, value: Value) -> Option<Value> {
        let were_lists = match self.frame.request.protocols.get(&self.frame.pc).map(Vec::as_slice) {
            Some(&[(shape, ProtocolCase::Given)]) => {
                self.request.shapes[shape as usize].built_in == Some(shape::LIST)
            }
            _ => false,
        };
        if !were_lists || self.was_left_for(ExitReason::WrongShape) {
            return None;
        }
        let list = self.as_shape(value, shape::LIST);
        let no_limit = self.int(0);
        Some(self.new_iterator(EntryPart::Element, list, no_limit))
    }

    /// Steps an iterator over a list, which at the end forgets the list.
    pub(super) fn step_list_iterator(&mut self, dst: Def, state: UseTriple, target: Label) {
        let iterator = self.get(state.0);
        let iterator = self.as_shape(iterator, shape::ITERATOR);
        self.guard_iterator_mode(iterator, EntryPart::Element);
        let source = self.emit(Op::LoadSlot { object: iterator, offset: ITERATOR_SOURCE as u32 });
        let list = self.as_shape(source, shape::LIST);
        let at = self.emit(Op::LoadSlot { object: iterator, offset: ITERATOR_POSITION as u32 });
        let at = self.refined_int(at);
        let length = self.emit(Op::LoadLength { object: list, offset: LIST_LENGTH as u32 });
        let goes_on = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: at, rhs: length });
        self.jump_after(goes_on, false, Hint::Then, target, |builder| {
            builder.end_iterator(iterator);
        });
        let array = self.emit(Op::LoadStorage { object: list, offset: LIST_STORAGE as u32 });
        let item = self.emit(Op::LoadElement { array, index: at });
        self.advance_iterator(iterator, at);
        self.set(dst.0, item);
    }
}
