//! Arrays: a length and as many values. Storage of other objects, and the arrays of typed code.
#![allow(unsafe_code)]

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, WORD};

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::pieces::PIECE;
use crate::shape::ShapeId;
use crate::value::Value;

/// An array; its elements follow.
#[derive(Debug)]
#[repr(C)]
pub struct Array {
    header: Header,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Array {
    const SHAPE: ShapeId = ShapeId::ARRAY;
}

/// What is laid out as an array: a length, and as many values.
pub trait ArrayLayout: HeapObject {}

impl ArrayLayout for Array {}

impl<T: ArrayLayout> Gc<T> {
    /// Number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        self.value().load(ARRAY_LENGTH_OFFSET).fixnum_unchecked() as usize
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

    /// The elements as they are now. No allocation and no store among them may happen while the slice is used; those of a
    /// tuple never change.
    #[inline]
    pub fn as_slice<'a>(self) -> &'a [Value] {
        // SAFETY: the object holds as many words from there on; objects do not move, and the conservative scan keeps it
        // alive through the interior pointer. That nobody writes meanwhile is the caller's promise.
        unsafe {
            std::slice::from_raw_parts((self.address() + ARRAY_ELEMENTS_OFFSET) as *const Value, self.len())
        }
    }

    /// The elements of an object that was just allocated. It is as young as can be, so the collector need not be told of what
    /// is stored there.
    pub(super) fn elements_of_new<'a>(self) -> &'a mut [Value] {
        let elements = (self.address() + ARRAY_ELEMENTS_OFFSET) as *mut Value;
        // SAFETY: the object holds as many words from there on, and nobody else has seen it: the callers, which make it, use
        // the slice before anything else happens.
        unsafe { std::slice::from_raw_parts_mut(elements, self.len()) }
    }
}

impl Gc<Array> {
    /// Moves `count` elements from `from` to `to` inside the array.
    pub fn move_within(self, cx: &mut Context, from: usize, to: usize, count: usize) {
        assert!(from + count <= self.len() && to + count <= self.len());
        let base = (self.address() + ARRAY_ELEMENTS_OFFSET) as *mut u64;
        // SAFETY: both ranges are in bounds, as just asserted; the regions may overlap, as `copy` allows.
        unsafe { std::ptr::copy(base.add(from), base.add(to), count) };
        self.tell_collector(cx, to..to + count);
    }

    /// Sets the elements from `start` on to these values, which are none of its own elements.
    ///
    /// # Panics
    /// When they go beyond the end.
    pub fn write(self, cx: &mut Context, start: usize, values: &[Value]) {
        assert!(start <= self.len() && values.len() <= self.len() - start);
        let base = (self.address() + ARRAY_ELEMENTS_OFFSET) as *mut Value;
        // SAFETY: the range is in bounds, as just asserted, and a value is copied as a word.
        unsafe { std::ptr::copy(values.as_ptr(), base.add(start), values.len()) };
        self.tell_collector(cx, start..start + values.len());
    }

    /// As [`Gc::<Array>::write`], the last value first.
    ///
    /// # Panics
    /// When they go beyond the end.
    pub fn write_reversed(self, cx: &mut Context, start: usize, values: &[Value]) {
        assert!(start <= self.len() && values.len() <= self.len() - start);
        let base = (self.address() + ARRAY_ELEMENTS_OFFSET) as *mut Value;
        for (index, &value) in values.iter().rev().enumerate() {
            // SAFETY: the range is in bounds, as just asserted, and a value is copied as a word.
            unsafe { base.add(start + index).write(value) };
        }
        self.tell_collector(cx, start..start + values.len());
    }

    /// What the collector has to know when elements in these places were written: one pointer tells it of all those on the
    /// same card.
    fn tell_collector(self, cx: &mut Context, places: std::ops::Range<usize>) {
        let mut index = places.start;
        while index < places.end && self.value().is_old() {
            let (offset, value) = (ARRAY_ELEMENTS_OFFSET + index * WORD, self.get(index));
            index += 1;
            if value.is_pointer() {
                cx.store(self.value(), offset, value);
                let next_card = (offset / heap::CARD + 1) * heap::CARD;
                index = (next_card - ARRAY_ELEMENTS_OFFSET).div_ceil(WORD);
            }
        }
    }

    /// Sets the element at `index`.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[inline(always)]
    pub fn set(self, cx: &mut Context, index: usize, value: Value) {
        assert!(index < self.len());
        cx.store(self.value(), ARRAY_ELEMENTS_OFFSET + index * WORD, value);
    }
}

impl Context {
    /// An array of `length` fixnums 0.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_array(&mut self, length: usize) -> Result<Gc<Array>> {
        Ok(Gc::from_value(self.allocate_array(length, ShapeId::ARRAY)?))
    }

    /// An array of these values, which must be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_array_of(&mut self, values: &[Value], capacity: usize) -> Result<Gc<Array>> {
        let array = self.new_array(capacity.max(values.len()))?;
        let elements = array.elements_of_new();
        self.in_pieces(values.len(), |part| elements[part.clone()].copy_from_slice(&values[part]))?;
        Ok(array)
    }

    /// An array of so many values, which are alive elsewhere.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_array_with(&mut self, count: usize, value: impl Fn(usize) -> Value) -> Result<Gc<Array>> {
        let array = self.new_array(count)?;
        let elements = array.elements_of_new();
        self.in_pieces(count, |part| {
            for index in part {
                elements[index] = value(index);
            }
        })?;
        Ok(array)
    }

    /// An array of `count` times these values, which must be kept alive elsewhere during the call.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_array_repeating(&mut self, values: &[Value], count: usize) -> Result<Gc<Array>> {
        self.note_pass(values.len() * count)?;
        let array = self.new_array(values.len() * count)?;
        let elements = array.elements_of_new();
        match values {
            [value] => self.in_pieces(count, |part| elements[part].fill(*value))?,
            [] => {}
            _ if values.len() > PIECE => {
                for copy in elements.chunks_exact_mut(values.len()) {
                    self.in_pieces(values.len(), |part| copy[part.clone()].copy_from_slice(&values[part]))?;
                }
            }
            _ => {
                for piece in elements.chunks_mut(PIECE / values.len() * values.len()) {
                    piece.chunks_exact_mut(values.len()).for_each(|copy| copy.copy_from_slice(values));
                    self.check_interrupt()?;
                }
            }
        }
        Ok(array)
    }
}
