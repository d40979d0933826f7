//! Iterators over built-in objects, in both directions, stepped by the runtime.
//!
//! An iterator that has come to its end forgets its source and stays at the end, whatever happens to the source.
#![allow(unsafe_code)]

use std::cell::Cell as StdCell;

use abi::object_offsets::{ITERATOR_LIMIT, ITERATOR_MODE, ITERATOR_POSITION, ITERATOR_SOURCE};
use abi::sequence::{EntryPart, iterator_mode};

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::gc::{Gc, Header, HeapObject};
use crate::language::BinaryOp;
use crate::number;
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::raw_list::is_raw_list;
use crate::object::set::Set;
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::shape::ShapeId;
use crate::value::Value;

/// What an iterator goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum IteratorKind {
    /// The end was reached.
    Exhausted,
    /// Elements of a list.
    List,
    /// Elements of a tuple.
    Tuple,
    /// Code points of a string, as strings.
    Str,
    /// Bytes, as integers.
    Bytes,
    /// Integers of a range.
    Range,
    /// Keys of a set.
    Set,
    /// Keys of a dict.
    DictKeys,
    /// Values of a dict.
    DictValues,
    /// Entries of a dict, as tuples of key and value.
    DictItems,
}

impl IteratorKind {
    const ALL: [IteratorKind; 10] = {
        use IteratorKind::*;
        [Exhausted, List, Tuple, Str, Bytes, Range, Set, DictKeys, DictValues, DictItems]
    };

    /// How values of this shape are gone through.
    fn of_shape(shape: ShapeId) -> Option<IteratorKind> {
        Some(match shape {
            shape if shape.is_list() => IteratorKind::List,
            ShapeId::TUPLE => IteratorKind::Tuple,
            ShapeId::STRING => IteratorKind::Str,
            ShapeId::BYTES => IteratorKind::Bytes,
            ShapeId::RANGE => IteratorKind::Range,
            ShapeId::SET | ShapeId::FROZEN_SET => IteratorKind::Set,
            ShapeId::DICT => IteratorKind::DictKeys,
            _ => return None,
        })
    }
}

/// An iterator.
#[derive(Debug)]
#[repr(C)]
pub struct Iterator {
    header: Header,
    /// See [`iterator_mode`]; a fixnum.
    mode: StdCell<Value>,
    /// The object. Range: the step.
    source: StdCell<Value>,
    /// The next index, entry or position; backwards, one more. Range: the next integer.
    position: StdCell<Value>,
    /// Tables: the number of keys there must be. Range: the number of integers left, which may be any integer.
    limit: StdCell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Iterator {
    const SHAPE: ShapeId = ShapeId::ITERATOR;
}

const _: () = {
    assert!(std::mem::offset_of!(Iterator, mode) == ITERATOR_MODE);
    assert!(std::mem::offset_of!(Iterator, source) == ITERATOR_SOURCE);
    assert!(std::mem::offset_of!(Iterator, position) == ITERATOR_POSITION);
    assert!(std::mem::offset_of!(Iterator, limit) == ITERATOR_LIMIT);
    assert!(IteratorKind::List as u8 == EntryPart::Element as u8);
    assert!(IteratorKind::DictKeys as u8 == EntryPart::Key as u8);
    assert!(IteratorKind::DictValues as u8 == EntryPart::Value as u8);
    assert!(IteratorKind::DictItems as u8 == EntryPart::Both as u8);
};

impl Iterator {
    /// What it yields of the entries of a list or dict, which it is about to go through from the first one on; none for others.
    #[must_use]
    pub fn entry_part(&self) -> Option<EntryPart> {
        if self.position.get() != Value::ZERO {
            return None;
        }
        let mode = self.mode.get().fixnum_unchecked();
        EntryPart::ALL.into_iter().find(|part| part.iterator_mode() == mode)
    }

    /// What it goes through.
    #[must_use]
    pub fn kind(&self) -> IteratorKind {
        IteratorKind::ALL[(self.mode.get().fixnum_unchecked() >> 1) as usize]
    }

    /// Whether it goes backwards.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.mode.get().fixnum_unchecked() & 1 != 0
    }

    /// What is left of the elements of a list, another one than `target`, or tuple, in their order there, and whether
    /// they come backwards. The iterator is at its end then.
    #[must_use]
    pub fn take_elements<'a>(&self, target: Gc<List>) -> Option<(&'a [Value], bool)> {
        let source = self.source.get();
        let elements = match self.kind() {
            _ if source == target.value() => return None,
            IteratorKind::List if !is_raw_list(source) => Gc::<List>::from_value(source).as_slice(),
            IteratorKind::Tuple => Gc::<Tuple>::from_value(source).as_slice(),
            _ => return None,
        };
        let (position, is_reversed) = (self.position.get().fixnum_unchecked() as usize, self.is_reversed());
        self.exhaust();
        let left = match is_reversed {
            // What lost its end behind the iterator's place has no next element.
            true => elements.get(..position),
            false => elements.get(position..),
        };
        Some((left.unwrap_or_default(), is_reversed))
    }

    fn exhaust(&self) -> Value {
        for field in [&self.mode, &self.source, &self.position, &self.limit] {
            field.set(Value::ZERO);
        }
        Value::STOP
    }

    /// The next index into a sequence of this length, and moves on; `None` at the end.
    #[inline]
    fn step(&self, length: usize) -> Option<usize> {
        let position = self.position.get().fixnum_unchecked() as usize;
        let (index, next) = if self.is_reversed() {
            let index = position.checked_sub(1)?;
            (index, index)
        } else {
            (position, position + 1)
        };
        if index >= length {
            return None;
        }
        self.position.set(Value::length(next));
        Some(index)
    }
}

fn mode(kind: IteratorKind, is_reversed: bool) -> Value {
    Value::small(iterator_mode(kind as u8, is_reversed))
}

impl Context {
    /// An iterator over a list, tuple, string, byte string, range, set or the keys of a dict; `None` for anything else,
    /// instances of classes included.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_iterator(&mut self, source: Value) -> Result<Option<Gc<Iterator>>> {
        match source.shape().and_then(IteratorKind::of_shape) {
            Some(kind) => self.new_iterator_of(kind, source, false).map(Some),
            None => Ok(None),
        }
    }

    /// As [`Context::new_iterator`], from the end to the start. There is none for sets.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_reversed_iterator(&mut self, source: Value) -> Result<Option<Gc<Iterator>>> {
        match source.shape().and_then(IteratorKind::of_shape) {
            Some(IteratorKind::Set) | None => Ok(None),
            Some(kind) => self.new_iterator_of(kind, source, true).map(Some),
        }
    }

    /// An iterator over `source`, which the caller knows to have the layout that `kind` needs.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_iterator_of(
        &mut self,
        kind: IteratorKind,
        source: Value,
        is_reversed: bool,
    ) -> Result<Gc<Iterator>> {
        use IteratorKind as Kind;
        let (end, limit) = match kind {
            Kind::Exhausted => {
                return self.new_object([mode(kind, false), Value::ZERO, Value::ZERO, Value::ZERO]);
            }
            Kind::Range => return self.new_range_iterator(Gc::from_value(source), is_reversed),
            Kind::List => (Gc::<List>::from_value(source).len(), 0),
            Kind::Tuple => (Gc::<Tuple>::from_value(source).len(), 0),
            Kind::Str => (Gc::<Str>::from_value(source).len(), 0),
            Kind::Bytes => (Gc::<Bytes>::from_value(source).len(), 0),
            Kind::Set => (0, Gc::<Set>::from_value(source).len()),
            Kind::DictKeys | Kind::DictValues | Kind::DictItems => {
                (Gc::<Dict>::from_value(source).used(), Gc::<Dict>::from_value(source).len())
            }
        };
        let position = if is_reversed { end } else { 0 };
        self.new_object([mode(kind, is_reversed), source, Value::length(position), Value::length(limit)])
    }

    fn new_range_iterator(&mut self, range: Gc<Range>, is_reversed: bool) -> Result<Gc<Iterator>> {
        let (mut position, mut step, length) = (range.start.get(), range.step.get(), range.length.get());
        if is_reversed {
            let before_end = self.calculate(BinaryOp::Sub, length, Value::small(1))?;
            let distance = self.calculate(BinaryOp::Mul, before_end, step)?;
            position = self.calculate(BinaryOp::Add, position, distance)?;
            step = self.calculate(BinaryOp::Sub, Value::ZERO, step)?;
        }
        self.new_object([mode(IteratorKind::Range, is_reversed), step, position, length])
    }

    fn calculate(&mut self, op: BinaryOp, a: Value, b: Value) -> Result {
        number::binary(self, op, a, b).map(|result| result.expect("ranges consist of integers"))
    }

    /// The next value, or [`Value::STOP`].
    ///
    /// # Errors
    /// When a table has changed its size, or memory is exhausted.
    #[inline]
    pub fn iterator_next(&mut self, iterator: Gc<Iterator>) -> Result {
        let source = iterator.source.get();
        let next = match iterator.kind() {
            IteratorKind::Exhausted => None,
            IteratorKind::List => {
                let list = Gc::<List>::from_value(source);
                match iterator.step(list.len()) {
                    Some(index) if is_raw_list(source) => self.raw_element(source, index)?,
                    Some(index) => Some(list.get(index)),
                    None => None,
                }
            }
            IteratorKind::Tuple => {
                let tuple = Gc::<Tuple>::from_value(source);
                iterator.step(tuple.len()).map(|index| tuple.get(index))
            }
            IteratorKind::Str => {
                let string = Gc::<Str>::from_value(source);
                match iterator.step(string.len()) {
                    Some(index) => Some(self.char_string(string.code_point(index))?.value()),
                    None => None,
                }
            }
            IteratorKind::Bytes => {
                let bytes = Gc::<Bytes>::from_value(source);
                iterator.step(bytes.len()).map(|index| Value::small(i64::from(bytes.as_slice()[index])))
            }
            IteratorKind::Range => self.next_of_range(iterator)?,
            IteratorKind::Set => {
                let set = Gc::<Set>::from_value(source);
                self.check_size(iterator, set.len(), "Set changed size during iteration")?;
                let position = iterator.position.get().fixnum_unchecked() as usize;
                set.next(position).map(|(key, next)| {
                    iterator.position.set(Value::length(next));
                    key
                })
            }
            IteratorKind::DictKeys | IteratorKind::DictValues | IteratorKind::DictItems => {
                self.next_of_dict(iterator, Gc::from_value(source))?
            }
        };
        Ok(next.unwrap_or_else(|| iterator.exhaust()))
    }

    fn next_of_range(&mut self, iterator: Gc<Iterator>) -> Result<Option<Value>> {
        let (position, left) = (iterator.position.get(), iterator.limit.get());
        if left == Value::ZERO {
            return Ok(None);
        }
        let next = self.calculate(BinaryOp::Add, position, iterator.source.get())?;
        let left = self.calculate(BinaryOp::Sub, left, Value::small(1))?;
        self.store_field(iterator, |iterator| &iterator.position, next);
        self.store_field(iterator, |iterator| &iterator.limit, left);
        Ok(Some(position))
    }

    fn next_of_dict(&mut self, iterator: Gc<Iterator>, dict: Gc<Dict>) -> Result<Option<Value>> {
        self.check_size(iterator, dict.len(), "dictionary changed size during iteration")?;
        let at = iterator.position.get().fixnum_unchecked() as usize;
        let entry = if iterator.is_reversed() { dict.previous_entry(at) } else { dict.next_entry(at) };
        iterator.move_to(entry);
        let Some((key, value)) = entry.and_then(|entry| dict.entry(entry)) else { return Ok(None) };
        Ok(Some(match iterator.kind() {
            IteratorKind::DictKeys => key,
            IteratorKind::DictValues => value,
            _ => self.new_tuple(&[key, value])?.value(),
        }))
    }

    /// Raises an error when the number of keys is not what it was.
    #[inline]
    fn check_size(&mut self, iterator: Gc<Iterator>, length: usize, message: &str) -> Result<()> {
        if iterator.limit.get() == Value::length(length) {
            return Ok(());
        }
        // No table has so many keys, so the iterator stays unusable.
        iterator.limit.set(Value::small(-1));
        self.raise(ErrorKind::Runtime, message)
    }
}

impl Context {
    /// An iterator at the same place as another, which goes on by itself.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn copy_iterator(&mut self, iterator: Gc<Iterator>) -> Result<Gc<Iterator>> {
        let words = [&iterator.mode, &iterator.source, &iterator.position, &iterator.limit];
        self.new_object(words.map(StdCell::get))
    }

    /// How many values an iterator has left, an integer; for tables, zero when their size has changed.
    pub fn iterator_left(&self, iterator: Gc<Iterator>) -> Value {
        let source = iterator.source.get();
        let position = iterator.position.get();
        let keys = |length: usize| match iterator.limit.get() == Value::length(length) {
            true => length,
            false => 0,
        };
        let (length, is_table) = match iterator.kind() {
            IteratorKind::Exhausted => return Value::ZERO,
            IteratorKind::Range => return iterator.limit.get(),
            IteratorKind::List => (Gc::<List>::from_value(source).len(), false),
            IteratorKind::Tuple => (Gc::<Tuple>::from_value(source).len(), false),
            IteratorKind::Str => (Gc::<Str>::from_value(source).len(), false),
            IteratorKind::Bytes => (Gc::<Bytes>::from_value(source).len(), false),
            IteratorKind::Set => (keys(Gc::<Set>::from_value(source).len()), true),
            IteratorKind::DictKeys | IteratorKind::DictValues | IteratorKind::DictItems => {
                (keys(Gc::<Dict>::from_value(source).len()), true)
            }
        };
        let position = position.fixnum_unchecked() as usize;
        Value::length(match (is_table, iterator.is_reversed()) {
            (true, _) if length > 0 => iterator.keys_left(position),
            (true, _) => 0,
            (false, true) if position > length => 0,
            (false, true) => position,
            (false, false) => length.saturating_sub(position),
        })
    }
}

impl Iterator {
    /// How many keys of a table lie ahead of a position.
    fn keys_left(&self, mut position: usize) -> usize {
        let source = self.source.get();
        let mut count = 0;
        if self.kind() == IteratorKind::Set {
            let set = Gc::<Set>::from_value(source);
            while let Some((_, next)) = set.next(position) {
                (count, position) = (count + 1, next);
            }
            return count;
        }
        let dict = Gc::<Dict>::from_value(source);
        let ahead = |at| if self.is_reversed() { dict.previous_entry(at) } else { dict.next_entry(at) };
        while let Some(entry) = ahead(position) {
            count += 1;
            position = if self.is_reversed() { entry } else { entry + 1 };
        }
        count
    }

    /// Puts the position behind `entry`, in the direction of the iteration.
    fn move_to(&self, entry: Option<usize>) {
        if let Some(entry) = entry {
            self.position.set(Value::length(if self.is_reversed() { entry } else { entry + 1 }));
        }
    }
}
