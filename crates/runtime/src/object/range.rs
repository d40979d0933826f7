//! A range: an arithmetic progression of integers of any size.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// A range.
#[derive(Debug)]
#[repr(C)]
pub struct Range {
    header: Header,
    /// The first integer.
    pub start: std::cell::Cell<Value>,
    /// The limit, which is not part of it.
    pub stop: std::cell::Cell<Value>,
    /// The step, not zero.
    pub step: std::cell::Cell<Value>,
    /// The number of integers in it.
    pub length: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Range {
    const SHAPE: ShapeId = ShapeId::RANGE;
}

impl Range {
    /// Start, stop and step, when all are fixnums.
    #[inline]
    pub fn fixnums(&self) -> Option<(i64, i64, i64)> {
        Some((self.start.get().as_fixnum()?, self.stop.get().as_fixnum()?, self.step.get().as_fixnum()?))
    }
}

impl Context {
    /// A range of fixnums; `step` is not zero.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_range(&mut self, start: i64, stop: i64, step: i64) -> Result<Gc<Range>> {
        let (distance, stride) = if step > 0 {
            (stop as i128 - start as i128, step as i128)
        } else {
            (start as i128 - stop as i128, -(step as i128))
        };
        let length = if distance <= 0 { 0 } else { (distance + stride - 1) / stride };
        let length = self.new_int_from_i128(length)?;
        let (start, stop, step) = (self.new_int(start)?, self.new_int(stop)?, self.new_int(step)?);
        self.new_object([start, stop, step, length])
    }
}
