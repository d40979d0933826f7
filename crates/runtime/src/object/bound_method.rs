//! A function with its receiver.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// A function with its receiver.
#[derive(Debug)]
#[repr(C)]
pub struct BoundMethod {
    header: Header,
    /// The function.
    pub function: std::cell::Cell<Value>,
    /// What is passed first.
    pub receiver: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for BoundMethod {
    const SHAPE: ShapeId = ShapeId::BOUND_METHOD;
}

impl Context {
    /// `function` with its receiver.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_bound_method(&mut self, function: Value, receiver: Value) -> Result<Gc<BoundMethod>> {
        self.new_object([function, receiver])
    }
}
