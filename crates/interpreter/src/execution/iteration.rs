//! Iteration: ranges, lists and tuples step in registers, the rest through iterators.

use abi::sequence::EntryPart;
use bytecode::feedback::Iteration;
use bytecode::operand::*;
use runtime::exception::{ErrorKind, Result};
use runtime::feedback::PropertyCase;
use runtime::gc::Gc;
use runtime::language::Operator;
use runtime::object::generator::Generator;
use runtime::object::iterator::Iterator;
use runtime::object::list::List;
use runtime::object::range::Range;
use runtime::object::raw_list::{is_raw_list, length_of_list};
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::elements;

use super::{Execution, Step};

/// Third register of a state that steps through a list by index.
pub const LIST_MARKER: Value = Value::FALSE;
/// Third register of a state that steps through a tuple by index.
pub const TUPLE_MARKER: Value = Value::TRUE;
/// Third register of a state that steps through a string by index.
pub const STRING_MARKER: Value = Value::UNBOUND;
/// Third register of a state that steps through a raw list by index.
pub const RAW_MARKER: Value = Value::EMPTY_LIST;
/// Third register of a state that asks an iterator.
pub const ITERATOR_MARKER: Value = Value::NONE;

impl Execution<'_> {
    pub(super) fn start_iterating(&mut self, state: DefTriple, iterable: Value) -> Result<Step> {
        let (kind, words) = if let Some(result) = self.take_delivered() {
            let iterator = self.language().checked_iterator(self.cx, result)?;
            (Iteration::OTHER, [iterator, Value::NONE, ITERATOR_MARKER])
        } else if let Some((start, stop, step)) = iterable.cast::<Range>().and_then(|range| range.fixnums()) {
            (Iteration::of_range(step), [Value::small(start), Value::small(stop), Value::small(step)])
        } else if iterable.cast::<List>().is_some() {
            (Iteration::LIST, [Value::ZERO, iterable, LIST_MARKER])
        } else if iterable.cast::<Tuple>().is_some() {
            (Iteration::TUPLE, [Value::ZERO, iterable, TUPLE_MARKER])
        } else if iterable.cast::<Str>().is_some() {
            (Iteration::STRING, [Value::ZERO, iterable, STRING_MARKER])
        } else if iterable.cast::<Generator>().is_some() {
            (Iteration::GENERATOR, [iterable, Value::NONE, ITERATOR_MARKER])
        } else {
            self.note_container(Operator::Iterate, iterable, iterable);
            let words = match is_raw_list(iterable) {
                true => [Value::ZERO, iterable, RAW_MARKER],
                false => self.iteration_of_object(iterable)?,
            };
            (Iteration::OTHER, words)
        };
        self.note(kind);
        for (index, word) in words.into_iter().enumerate() {
            self.set_raw(state.0 + index as u16, word.0);
        }
        Ok(Step::Next)
    }

    /// The state of what the language knows how to go through.
    fn iteration_of_object(&mut self, iterable: Value) -> Result<[Value; 3]> {
        Ok(match self.language().iterated_sequence(self.cx, iterable) {
            Some(sequence) if sequence.cast::<Tuple>().is_some() => [Value::ZERO, sequence, TUPLE_MARKER],
            Some(list) => [Value::ZERO, list, LIST_MARKER],
            None => [self.language().iterate(self.cx, iterable)?, Value::NONE, ITERATOR_MARKER],
        })
    }

    pub(super) fn iterate(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<Step> {
        let [first, second, third] = [0, 1, 2].map(|index| Value(self.raw(state.0 + index)));
        let value = match third {
            LIST_MARKER => {
                self.note(Iteration::LIST);
                let list: Gc<List> = self.cx.cast(second).expect("the state of a list");
                let index = first.fixnum_unchecked();
                if index as usize >= list.len() {
                    // A list that grows after its end was reached is not iterated further.
                    self.set_raw(state.0, Value::small(abi::value::FIXNUM_MAX).0);
                    return Ok(Step::Jump(target));
                }
                self.set_raw(state.0, Value::small(index + 1).0);
                list.get(index as usize)
            }
            RAW_MARKER if !is_raw_list(second) => {
                // It has become a list of words.
                self.set_raw(state.0 + 2, LIST_MARKER.0);
                return self.iterate(dst, state, target);
            }
            RAW_MARKER => {
                self.note(Iteration::OTHER);
                self.note_container(Operator::Iterate, second, second);
                let index = first.fixnum_unchecked();
                let Some(value) = self.cx.raw_element(second, index as usize)? else {
                    self.set_raw(state.0, Value::small(abi::value::FIXNUM_MAX).0);
                    return Ok(Step::Jump(target));
                };
                self.set_raw(state.0, Value::small(index + 1).0);
                value
            }
            TUPLE_MARKER => {
                self.note(Iteration::TUPLE);
                let (tuple, index) =
                    (second.cast::<Tuple>().expect("the state of a tuple"), first.fixnum_unchecked());
                if index as usize >= tuple.len() {
                    return Ok(Step::Jump(target));
                }
                self.set_raw(state.0, Value::small(index + 1).0);
                tuple.get(index as usize)
            }
            STRING_MARKER => {
                self.note(Iteration::STRING);
                let (string, index) =
                    (second.cast::<Str>().expect("the state of a string"), first.fixnum_unchecked());
                if index as usize >= string.len() {
                    return Ok(Step::Jump(target));
                }
                self.set_raw(state.0, Value::small(index + 1).0);
                self.cx.char_string(string.code_point(index as usize))?.value()
            }
            ITERATOR_MARKER => {
                let value = match self.take_delivered() {
                    Some(value) => value,
                    None => {
                        self.note_iterator(first);
                        self.next_of(first)?
                    }
                };
                if value == Value::STOP {
                    return Ok(Step::Jump(target));
                }
                value
            }
            step => {
                let (next, limit, step) =
                    (first.fixnum_unchecked(), second.fixnum_unchecked(), step.fixnum_unchecked());
                self.note(Iteration::of_range(step));
                if if step > 0 { next >= limit } else { next <= limit } {
                    return Ok(Step::Jump(target));
                }
                // Past the last integer the next one may not be a fixnum; the limit ends the iteration as well.
                let following = Value::fixnum(next.saturating_add(step)).unwrap_or(second);
                self.set_raw(state.0, following.0);
                first
            }
        };
        self.set(dst, value)
    }

    fn note_iterator(&mut self, iterator: Value) {
        let part = iterator.cast::<Iterator>().and_then(|iterator| iterator.entry_part());
        match part {
            Some(part) => self.note_entries(part),
            None => self.note_container(Operator::Next, iterator, iterator),
        }
    }

    /// Notes what an iterator yields of the entries of a list or dict.
    fn note_entries(&mut self, part: EntryPart) {
        let (cell, place) = (self.cell(), self.place());
        if !self.is_single && !cell.has_noted_operator(place, ShapeId::ITERATOR) {
            let case = PropertyCase::Entries(part);
            cell.note_operator(place, |slot| slot.add_property(ShapeId::ITERATOR, case));
        }
    }

    /// The next value of an iterator, or [`Value::STOP`].
    fn next_of(&mut self, iterator: Value) -> Result {
        let (language, note) = (self.language(), self.noting());
        elements::next(self.cx, language, iterator, note)
    }

    pub(super) fn unpack_values(&mut self, source: Value, first: DefRange, count: Count) -> Result<Step> {
        if length_of_list(source) == Some(count.0.into()) && is_raw_list(source) {
            self.note(Iteration::OTHER);
            self.note_container(Operator::Iterate, source, source);
            for index in 0..count.0 {
                let element = self.cx.raw_element(source, index.into())?.expect("the length says so");
                self.set_raw(first.0 + index, element.0);
            }
            return Ok(Step::Next);
        }
        let sequence = match (source.cast::<Tuple>(), source.cast::<List>()) {
            (Some(tuple), _) => {
                self.note(Iteration::TUPLE);
                Some(tuple.as_slice())
            }
            (_, Some(list)) => {
                self.note(Iteration::LIST);
                Some(list.as_slice())
            }
            _ => None,
        };
        let expected = count.0 as usize;
        if let Some(values) = sequence {
            if values.len() != expected {
                return self.wrong_count(values.len(), expected);
            }
            for (index, value) in values.iter().enumerate() {
                self.set_raw(first.0 + index as u16, value.0);
            }
            return Ok(Step::Next);
        }
        self.note(Iteration::OTHER);
        self.note_container(Operator::Iterate, source, source);
        let iterator = match source.cast::<Generator>() {
            Some(_) => source,
            None => self.language().iterate_to_unpack(self.cx, source)?,
        };
        for index in 0..expected {
            let value = self.next_of(iterator)?;
            if value == Value::STOP {
                return self.wrong_count(index, expected);
            }
            self.set_raw(first.0 + index as u16, value.0);
        }
        if self.next_of(iterator)? != Value::STOP {
            return self.wrong_count(expected + 1, expected);
        }
        Ok(Step::Next)
    }

    #[cold]
    fn wrong_count(&mut self, found: usize, expected: usize) -> Result<Step> {
        let message = if found > expected {
            format!("too many values to unpack (expected {expected})")
        } else {
            format!("not enough values to unpack (expected {expected}, got {found})")
        };
        self.cx.raise(ErrorKind::Value, &message)
    }
}
