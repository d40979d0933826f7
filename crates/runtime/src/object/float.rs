//! Floats that do not fit the value word.
#![allow(unsafe_code)]

use abi::object_layout::{HEADER, KIND_LEAF, WORD};
use abi::value::inline_float;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// A boxed float.
#[derive(Debug)]
#[repr(C)]
pub struct BoxedFloat {
    header: Header,
    /// The float.
    pub value: f64,
}

// SAFETY: `repr(C)`, header first; a float is valid for any bits.
unsafe impl HeapObject for BoxedFloat {
    const SHAPE: ShapeId = ShapeId::FLOAT;
}

/// Byte offset of a boxed float's bits.
pub const FLOAT_OFFSET: usize = HEADER;

impl Context {
    /// The value of `float`.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline(always)]
    pub fn new_float(&mut self, float: f64) -> Result {
        match inline_float(float) {
            Some(word) => Ok(Value(word)),
            None => self.new_uncommon_float(float),
        }
    }

    #[cold]
    #[inline(never)]
    fn new_uncommon_float(&mut self, float: f64) -> Result {
        if float.to_bits() == 0 {
            Ok(self.float_zero)
        } else if float.is_nan() {
            Ok(self.float_nan)
        } else {
            self.new_boxed_float(float)
        }
    }

    pub(crate) fn new_boxed_float(&mut self, float: f64) -> Result {
        let object = self.allocate(HEADER + WORD, ShapeId::FLOAT, KIND_LEAF)?;
        object.store_new(FLOAT_OFFSET, Value(float.to_bits()));
        Ok(object)
    }
}
