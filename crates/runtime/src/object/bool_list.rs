//! Lists of truth values, a byte each: what a list becomes that is made by repeating a truth value many times.
//!
//! Programs see a list. The shape tells how the elements are kept, so that code for lists of words needs no other test than the one
//! it has. A list of truth values turns into one of words, for good and where it is, when it is to hold anything else or when
//! something has no form for it: [`Context::unpack_list`]. So a list of words is one as long as it lives.
#![allow(unsafe_code)]

use bytecode::operand::Element;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::list::List;
use crate::object::raw_array::{bytes_of_array, fill_elements};
use crate::shape::ShapeId;
use crate::value::Value;

/// Lists of fewer truth values are kept in words from the start.
pub const LEAST_BOOLS: usize = 64;

/// A list of truth values; laid out as a list, with an array of bytes as storage.
#[derive(Debug)]
#[repr(C)]
pub struct BoolList {
    header: Header,
    length: std::cell::Cell<Value>,
    storage: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for BoolList {
    const SHAPE: ShapeId = ShapeId::BOOL_LIST;
}

impl Gc<BoolList> {
    /// Number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        self.length.get().fixnum_unchecked() as usize
    }

    /// The elements, 1 for those that are true. No allocation may happen while they are used, nor any other access of them.
    #[inline]
    pub fn bytes<'a>(self) -> &'a mut [u8] {
        &mut bytes_of_array(self.storage.get())[..self.len()]
    }

    /// The element at `index`.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[inline]
    pub fn get(self, index: usize) -> Value {
        Value::bool(self.bytes()[index] != 0)
    }

    /// Sets the element at `index`, if it is a truth value.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[must_use]
    pub fn set(self, index: usize, value: Value) -> bool {
        let Some(value) = value.as_bool() else { return false };
        self.bytes()[index] = u8::from(value);
        true
    }
}

impl Context {
    /// A list of as many times this truth value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_bool_list(&mut self, count: usize, value: bool) -> Result<Gc<BoolList>> {
        let storage = self.new_raw_array(Element::U8, count)?;
        self.in_pieces(count, |part| fill_elements(storage, part.start, part.len(), u64::from(value)))?;
        self.new_object([Value::length(count), storage])
    }

    /// A list of the truth values that `bytes` stand for, in words when they are few.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_of_bools(&mut self, bytes: &[u8]) -> Result {
        if bytes.len() < LEAST_BOOLS {
            return Ok(self.new_list_with(bytes.len(), |index| Value::bool(bytes[index] != 0))?.value());
        }
        let storage = self.new_raw_array(Element::U8, bytes.len())?;
        bytes_of_array(storage).copy_from_slice(bytes);
        let list: Gc<BoolList> = self.new_object([Value::length(bytes.len()), storage])?;
        Ok(list.value())
    }

    /// Makes a list of truth values one of words, where it is. Any other value stays what it is.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn unpack_list(&mut self, value: Value) -> Result<()> {
        match value.cast::<BoolList>() {
            Some(list) => self.unpack_bools(list),
            None => Ok(()),
        }
    }

    #[cold]
    fn unpack_bools(&mut self, list: Gc<BoolList>) -> Result<()> {
        let array = self.new_array(list.len())?;
        for (element, &byte) in array.elements_of_new().iter_mut().zip(list.bytes().iter()) {
            *element = Value::bool(byte != 0);
        }
        self.store_field(list, |list| &list.storage, array.value());
        list.value().set_shape(ShapeId::LIST);
        Ok(())
    }

    /// The list that a value is, or an object laid out as one; in words from now on.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn list_in_words(&mut self, value: Value) -> Result<Option<Gc<List>>> {
        self.unpack_list(value)?;
        Ok(self.cast(value))
    }
}
