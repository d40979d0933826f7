//! Bytes at an index of byte strings and arrays of bytes, as operations of languages name them.

use abi::exit_reason::ExitReason;
use abi::object_layout::ARRAY_ELEMENTS_OFFSET;
use abi::object_offsets::{BYTES_DATA, BYTES_LENGTH, shape};
use abi::value::NONE;
use ssa::{Op, Type, Value};

use super::environment::Builder;

/// One more than the largest byte.
const BYTE_VALUES: i64 = 1 << u8::BITS;

impl Builder<'_> {
    /// The byte at an index of an object of a fixed shape.
    pub(super) fn byte_at(&mut self, number: u32, object: Value, index: Value) -> Option<Value> {
        let (array, index, offset) = self.byte_place(number, object, index)?;
        Some(self.emit(Op::LoadByte { array, index, offset }))
    }

    /// Replaces the byte at an index of an object of a fixed shape.
    pub(super) fn put_byte(
        &mut self,
        number: u32,
        wraps: bool,
        [object, index, value]: [Value; 3],
    ) -> Option<Value> {
        if !self.may_be_int(value) {
            return None;
        }
        let (array, index, offset) = self.byte_place(number, object, index)?;
        let value = self.as_int(value);
        let value = if wraps {
            let rhs = self.int(BYTE_VALUES - 1);
            self.emit(Op::IntAnd { lhs: value, rhs })
        } else {
            self.as_byte(value)
        };
        self.emit(Op::StoreByte { array, index, value, offset });
        Some(self.word_bits(NONE))
    }

    /// An integer that is a byte, or the code is left.
    pub(super) fn as_byte(&mut self, value: Value) -> Value {
        let value = self.as_int(value);
        let length = self.int(BYTE_VALUES);
        self.guard(|exit| Op::BoundsCheck { index: value, length, exit })
    }

    /// The length of a byte string.
    pub(super) fn bytes_length(&mut self, object: Value) -> Value {
        let value = self.emit(Op::LoadField { object, offset: BYTES_LENGTH as u32, ty: Type::I32 });
        let lhs = self.emit(Op::I32ToInt { value });
        let rhs = self.int(u32::MAX.into());
        self.emit(Op::IntAnd { lhs, rhs })
    }

    /// The object, the index, which is in its bounds, and the byte offset of the first byte.
    fn byte_place(&mut self, number: u32, object: Value, index: Value) -> Option<(Value, Value, u32)> {
        let fits = self.may_have_shape(object, number) && self.may_be_int(index);
        if !fits || self.was_left_for(ExitReason::OutOfBounds) {
            return None;
        }
        let object = self.as_shape(object, number);
        let (length, offset) = match number {
            shape::U8_ARRAY => (self.emit(Op::ArrayLength { array: object }), ARRAY_ELEMENTS_OFFSET),
            _ => (self.bytes_length(object), BYTES_DATA),
        };
        let index = self.as_int(index);
        let index = self.guard(|exit| Op::BoundsCheck { index, length, exit });
        Some((object, index, offset as u32))
    }
}
