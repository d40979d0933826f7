//! A slice: start, stop and step as a program wrote them.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// A slice.
#[derive(Debug)]
#[repr(C)]
pub struct Slice {
    header: Header,
    /// Where it starts, or none.
    pub start: std::cell::Cell<Value>,
    /// Where it stops, or none.
    pub stop: std::cell::Cell<Value>,
    /// Its step, or none.
    pub step: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Slice {
    const SHAPE: ShapeId = ShapeId::SLICE;
}

impl Slice {
    /// Start, stop and step.
    #[must_use]
    pub fn parts(&self) -> [Value; 3] {
        [self.start.get(), self.stop.get(), self.step.get()]
    }
}

impl Context {
    /// A slice of these parts: start, stop and step.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_slice(&mut self, parts: [Value; 3]) -> Result<Gc<Slice>> {
        self.new_object(parts)
    }
}
