//! Lists: growable sequences.
#![allow(unsafe_code)]

use abi::object_layout::{HEADER, WORD};
use heap::RootVec;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::array::Array;
use crate::pieces::PIECE;
use crate::shape::ShapeId;
use crate::value::Value;

/// Byte offset of a list's length.
pub const LIST_LENGTH_OFFSET: usize = HEADER;
/// Byte offset of a list's storage, an array at least as long.
pub const LIST_STORAGE_OFFSET: usize = HEADER + WORD;
/// Words of a list.
pub const LIST_WORDS: u32 = 2;

/// A list.
#[derive(Debug)]
#[repr(C)]
pub struct List {
    header: Header,
    length: std::cell::Cell<Value>,
    storage: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for List {
    const SHAPE: ShapeId = ShapeId::LIST;
}

impl Gc<List> {
    /// Number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        self.length.get().fixnum_unchecked() as usize
    }

    /// The array that holds the elements.
    #[inline(always)]
    pub fn storage(self) -> Gc<Array> {
        Gc::from_value(self.storage.get())
    }

    /// The element at `index`.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[inline(always)]
    pub fn get(self, index: usize) -> Value {
        assert!(index < self.len());
        self.storage().get(index)
    }

    /// The elements as they are now. No allocation that runs programs and no change of the list may happen meanwhile.
    #[inline]
    pub fn as_slice<'a>(self) -> &'a [Value] {
        &self.storage().as_slice()[..self.len()]
    }

    /// Sets the element at `index`.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[inline(always)]
    pub fn set(self, cx: &mut Context, index: usize, value: Value) {
        assert!(index < self.len());
        self.storage().set(cx, index, value);
    }

    /// Appends an element.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn push(self, cx: &mut Context, value: Value) -> Result<()> {
        let length = self.len();
        if length == self.storage().len() {
            self.reserve(cx, length + 1)?;
        }
        self.storage().set(cx, length, value);
        self.length.set(Value::length(length + 1));
        Ok(())
    }

    /// Adds these values, which are none of its own elements, the last one first.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn extend_reversed(self, cx: &mut Context, values: &[Value]) -> Result<()> {
        let (length, new_length) = (self.len(), self.len() + values.len());
        if new_length > self.storage().len() {
            self.reserve(cx, new_length)?;
        }
        self.storage().write_reversed(cx, length, values);
        self.length.set(Value::length(new_length));
        Ok(())
    }

    /// Takes the last element.
    pub fn pop(self) -> Option<Value> {
        let last = self.len().checked_sub(1)?;
        let value = self.storage().get(last);
        self.clear_from(last);
        Some(value)
    }

    /// Makes the list's storage hold at least `capacity` elements.
    #[cold]
    fn reserve(self, cx: &mut Context, capacity: usize) -> Result<()> {
        let capacity = capacity.max(self.storage().len() * 3 / 2).max(4);
        if cx.grow_array(self.storage.get(), capacity) {
            return Ok(());
        }
        let storage = cx.new_array_of(self.as_slice(), capacity)?;
        cx.store_field(self, |list| &list.storage, storage.value());
        Ok(())
    }

    /// Drops the elements from `length` on.
    pub fn truncate(self, length: usize) {
        if length < self.len() {
            self.clear_from(length);
        }
    }

    fn clear_from(self, length: usize) {
        let storage = self.storage().value();
        for index in length..self.len() {
            storage.store_new(abi::object_layout::ARRAY_ELEMENTS_OFFSET + index * WORD, Value::ZERO);
        }
        self.length.set(Value::length(length));
    }

    /// Replaces the elements from `start` to `end` by `values`, which must be kept alive elsewhere and not be a slice of
    /// this list's own storage.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn splice(self, cx: &mut Context, start: usize, end: usize, values: &[Value]) -> Result<()> {
        let length = self.len();
        assert!(start <= end && end <= length);
        let new_length = length - (end - start) + values.len();
        if new_length > self.storage().len() {
            self.reserve(cx, new_length)?;
        }
        if new_length != length {
            self.storage().move_within(cx, end, start + values.len(), length - end);
        }
        self.storage().write(cx, start, values);
        if new_length < length {
            self.clear_from(new_length);
        }
        self.length.set(Value::length(new_length));
        Ok(())
    }

    /// Replaces all elements by those of `other`, which loses nothing.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn assign(self, cx: &mut Context, values: &[Value]) -> Result<()> {
        let storage = cx.new_array_of(values, values.len())?;
        cx.store_field(self, |list| &list.storage, storage.value());
        self.length.set(Value::length(values.len()));
        Ok(())
    }
}

impl Context {
    /// A list of these values, which must be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list(&mut self, values: &[Value]) -> Result<Gc<List>> {
        let storage = self.new_array_of(values, values.len())?;
        self.new_object([Value::length(values.len()), storage.value()])
    }

    /// A list of these values and then those, which must all be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_of_two(&mut self, first: &[Value], second: &[Value]) -> Result<Gc<List>> {
        let total = first.len() + second.len();
        if total > PIECE {
            // Interrupts are served on the way, which may make the storage an old one.
            let list = self.new_list_with_capacity(total)?;
            list.splice(self, 0, 0, first)?;
            list.splice(self, first.len(), first.len(), second)?;
            return Ok(list);
        }
        let storage = self.new_array_of(first, total)?;
        storage.elements_of_new()[first.len()..total].copy_from_slice(second);
        self.new_object([Value::length(total), storage.value()])
    }

    /// A list of so many values, which are alive elsewhere.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_with(&mut self, count: usize, value: impl Fn(usize) -> Value) -> Result<Gc<List>> {
        let storage = self.new_array_with(count, value)?;
        self.new_object([Value::length(count), storage.value()])
    }

    /// A list of `count` times these values, which must be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_repeating(&mut self, values: &[Value], count: usize) -> Result<Gc<List>> {
        let storage = self.new_array_repeating(values, count)?;
        self.new_object([Value::length(values.len() * count), storage.value()])
    }

    /// An empty list with room for `capacity` elements.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_with_capacity(&mut self, capacity: usize) -> Result<Gc<List>> {
        let storage = self.new_array(capacity)?;
        self.new_object([Value::ZERO, storage.value()])
    }

    /// A list of what a root vector holds.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_from(&mut self, values: &RootVec) -> Result<Gc<List>> {
        let list = self.new_list_with_capacity(values.len())?;
        for index in 0..values.len() {
            list.push(self, Value(values.get(index)))?;
        }
        Ok(list)
    }

    /// Gives an object with the layout of a list, just allocated, its empty storage.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn initialize_list(&mut self, list: Gc<List>) -> Result<()> {
        let storage = self.new_array(0)?;
        self.store_field(list, |list| &list.storage, storage.value());
        Ok(())
    }
}
