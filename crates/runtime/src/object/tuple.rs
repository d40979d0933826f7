//! Tuples: immutable sequences.
#![allow(unsafe_code)]

use heap::RootVec;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::array::ArrayLayout;
use crate::pieces::PIECE;
use crate::shape::ShapeId;
use crate::value::Value;

/// A tuple, laid out as an array; its elements follow.
#[derive(Debug)]
#[repr(C)]
pub struct Tuple {
    header: Header,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Tuple {
    const SHAPE: ShapeId = ShapeId::TUPLE;
}

impl ArrayLayout for Tuple {}

impl Context {
    /// A tuple of these values, which must be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple(&mut self, values: &[Value]) -> Result<Gc<Tuple>> {
        let tuple = self.new_empty_tuple(values.len())?;
        let elements = tuple.elements_of_new();
        self.in_pieces(values.len(), |part| elements[part.clone()].copy_from_slice(&values[part]))?;
        Ok(tuple)
    }

    /// A tuple of `length` elements, which `element` gives without allocating.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple_with(&mut self, length: usize, element: impl Fn(usize) -> Value) -> Result<Gc<Tuple>> {
        let tuple = self.new_empty_tuple(length)?;
        let elements = tuple.elements_of_new();
        self.in_pieces(length, |part| {
            for index in part {
                elements[index] = element(index);
            }
        })?;
        Ok(tuple)
    }

    /// A tuple of these values and then those, which must all be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple_of_two(&mut self, first: &[Value], second: &[Value]) -> Result<Gc<Tuple>> {
        let total = first.len() + second.len();
        if total > PIECE {
            return self.new_tuple(&[first, second].concat());
        }
        let tuple = self.new_empty_tuple(total)?;
        let (start, end) = tuple.elements_of_new().split_at_mut(first.len());
        start.copy_from_slice(first);
        end.copy_from_slice(second);
        Ok(tuple)
    }

    /// A tuple of what a root vector holds.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_tuple_from(&mut self, values: &RootVec) -> Result<Gc<Tuple>> {
        self.new_tuple_with(values.len(), |index| Value(values.get(index)))
    }

    /// A tuple whose elements are still to be set.
    fn new_empty_tuple(&mut self, length: usize) -> Result<Gc<Tuple>> {
        Ok(Gc::from_value(self.allocate_array(length, ShapeId::TUPLE)?))
    }
}
