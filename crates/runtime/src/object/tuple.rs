//! Tuples: immutable sequences.
#![allow(unsafe_code)]

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use heap::RootVec;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// A tuple, laid out as an array; its elements follow.
#[derive(Debug)]
#[repr(C)]
pub struct Tuple {
    header: Header,
    length: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Tuple {
    const SHAPE: ShapeId = ShapeId::TUPLE;
}

impl Gc<Tuple> {
    /// Number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        self.length.get().fixnum_unchecked() as usize
    }

    /// The element at `index`.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[inline(always)]
    pub fn get(self, index: usize) -> Value {
        assert!(index < self.len());
        self.value().load(ARRAY_ELEMENTS_OFFSET + index * WORD)
    }

    /// The elements.
    #[inline]
    pub fn as_slice<'a>(self) -> &'a [Value] {
        // SAFETY: the tuple holds as many words from there on, which never change; objects do not move, and the
        // conservative scan keeps the tuple alive through the interior pointer.
        unsafe {
            std::slice::from_raw_parts((self.address() + ARRAY_ELEMENTS_OFFSET) as *const Value, self.len())
        }
    }
}

impl Context {
    /// A tuple of these values, which must be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple(&mut self, values: &[Value]) -> Result<Gc<Tuple>> {
        let tuple = self.allocate_array(values.len(), ShapeId::TUPLE)?;
        for (index, &value) in values.iter().enumerate() {
            self.store(tuple, ARRAY_ELEMENTS_OFFSET + index * WORD, value);
        }
        Ok(Gc::from_value(tuple))
    }

    /// A tuple of `length` elements, which `element` gives without allocating.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple_with(&mut self, length: usize, element: impl Fn(usize) -> Value) -> Result<Gc<Tuple>> {
        let tuple = self.allocate_array(length, ShapeId::TUPLE)?;
        for index in 0..length {
            self.store(tuple, ARRAY_ELEMENTS_OFFSET + index * WORD, element(index));
        }
        Ok(Gc::from_value(tuple))
    }

    /// A tuple of what a root vector holds.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple_from(&mut self, values: &RootVec) -> Result<Gc<Tuple>> {
        let tuple = self.allocate_array(values.len(), ShapeId::TUPLE)?;
        for index in 0..values.len() {
            self.store(tuple, ARRAY_ELEMENTS_OFFSET + index * WORD, Value(values.get(index)));
        }
        Ok(Gc::from_value(tuple))
    }
}
