//! Arrays of numbers: a length and as many integers, floats or bytes. The collector does not look into them.
#![allow(unsafe_code)]

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, ARRAY_LENGTH_OFFSET, KIND_LEAF};
use bytecode::operand::Element;

use crate::context::Context;
use crate::exception::Result;
use crate::shape::ShapeId;
use crate::value::Value;

/// Bytes of an element.
#[inline]
pub const fn element_bytes(element: Element) -> usize {
    match element {
        Element::Word | Element::F64 => 8,
        Element::I32 => 4,
        Element::U8 => 1,
    }
}

/// The shape of arrays of such elements.
#[inline]
pub const fn shape_of_array(element: Element) -> ShapeId {
    match element {
        Element::Word => ShapeId::ARRAY,
        Element::I32 => ShapeId::I32_ARRAY,
        Element::F64 => ShapeId::F64_ARRAY,
        Element::U8 => ShapeId::U8_ARRAY,
    }
}

/// What the elements of an array are; none when it is no array.
#[inline]
pub fn elements_of(array: Value) -> Option<Element> {
    match array.shape()? {
        ShapeId::ARRAY => Some(Element::Word),
        ShapeId::I32_ARRAY => Some(Element::I32),
        ShapeId::F64_ARRAY => Some(Element::F64),
        ShapeId::U8_ARRAY => Some(Element::U8),
        _ => None,
    }
}

/// The length of what is known to be an array, of whatever elements.
#[inline(always)]
pub fn array_length(array: Value) -> usize {
    debug_assert!(elements_of(array).is_some());
    array.load(ARRAY_LENGTH_OFFSET).fixnum_unchecked() as usize
}

/// The bytes of an array of numbers. No allocation may happen while they are used, nor any other access of them.
///
/// # Panics
/// When it is no array of numbers.
pub fn bytes_of_array<'a>(array: Value) -> &'a mut [u8] {
    let element = elements_of(array).filter(|&element| element != Element::Word);
    let bytes = array_length(array) * element_bytes(element.expect("an array of numbers"));
    // SAFETY: an array's elements follow its length; objects do not move, and the conservative scan keeps the array alive
    // through the interior pointer. That nobody uses the bytes meanwhile is the caller's promise.
    unsafe { std::slice::from_raw_parts_mut((array.address() + ARRAY_ELEMENTS_OFFSET) as *mut u8, bytes) }
}

macro_rules! element_accessors {
    ($( $load:ident $store:ident $ty:ty; )*) => { $(
        /// An element of what is known to be an array of such elements, at an index in its bounds.
        #[inline(always)]
        pub fn $load(array: Value, index: usize) -> $ty {
            debug_assert!(index < array_length(array));
            // SAFETY: in bounds, as the caller has checked; the elements are numbers of this size.
            unsafe { *((array.address() + ARRAY_ELEMENTS_OFFSET) as *const $ty).add(index) }
        }

        /// Sets an element of what is known to be an array of such elements, at an index in its bounds.
        #[inline(always)]
        pub fn $store(array: Value, index: usize, element: $ty) {
            debug_assert!(index < array_length(array));
            // SAFETY: as above.
            unsafe { *((array.address() + ARRAY_ELEMENTS_OFFSET) as *mut $ty).add(index) = element }
        }
    )* };
}

element_accessors! {
    load_i32 store_i32 i32;
    load_f64 store_f64 f64;
    load_u8 store_u8 u8;
}

impl Context {
    /// An array of as many zeros.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_raw_array(&mut self, element: Element, length: usize) -> Result {
        if element == Element::Word {
            return Ok(self.new_array(length)?.value());
        }
        if length > 1 << 40 {
            return self.out_of_memory();
        }
        let bytes = ARRAY_ELEMENTS_OFFSET + length * element_bytes(element);
        let array = self.allocate(bytes, shape_of_array(element), KIND_LEAF)?;
        array.store_new(ARRAY_LENGTH_OFFSET, Value::length(length));
        Ok(array)
    }

    /// An array of typed code: of as many zeros, or nones.
    ///
    /// # Errors
    /// When the length is negative, or memory is exhausted.
    pub fn new_typed_array(&mut self, element: Element, length: i32) -> Result {
        let Ok(length) = usize::try_from(length) else { return self.value_error("negative array length") };
        let array = self.new_raw_array(element, length)?;
        if element == Element::Word {
            fill_elements(array, 0, length, Value::NONE.0);
        }
        Ok(array)
    }

    /// Makes an array of whatever elements longer where it is, if that can be; the new elements are zero, or fixnums 0. Only who
    /// has the array to itself may do that: its length is part of what others are.
    ///
    /// # Panics
    /// When it is no array, or not shorter.
    pub fn grow_array(&mut self, array: Value, length: usize) -> bool {
        let element = elements_of(array).expect("an array");
        assert!(array_length(array) < length);
        // SAFETY: an array of such elements, and a larger one wanted, as just seen.
        unsafe { self.heap.grow_array(array.address() as *mut u64, length, element_bytes(element)) }
    }
}

/// Sets `count` elements of an array, in its bounds, to what the bits of a register stand for; words, to no pointer.
pub fn fill_elements(array: Value, start: usize, count: usize, bits: u64) {
    let element = elements_of(array).expect("an array");
    assert!(start + count <= array_length(array));
    debug_assert!(element != Element::Word || !Value(bits).is_pointer());
    let first = array.address() + ARRAY_ELEMENTS_OFFSET + start * element_bytes(element);
    // SAFETY: the elements are in bounds, as just asserted, aligned by their size, and used by nobody else meanwhile.
    unsafe {
        match element {
            Element::I32 => std::slice::from_raw_parts_mut(first as *mut i32, count).fill(bits as i32),
            Element::U8 => std::slice::from_raw_parts_mut(first as *mut u8, count).fill(bits as u8),
            Element::F64 | Element::Word => {
                std::slice::from_raw_parts_mut(first as *mut u64, count).fill(bits);
            }
        }
    }
}

/// Copies `count` elements between arrays of the same kind, in their bounds, as if through a third.
pub fn copy_elements(
    cx: &mut Context,
    to: Value,
    to_start: usize,
    from: Value,
    from_start: usize,
    count: usize,
) {
    let element = elements_of(to).filter(|_| to.shape() == from.shape()).expect("arrays of the same kind");
    assert!(to_start + count <= array_length(to) && from_start + count <= array_length(from));
    let size = element_bytes(element);
    let place = |array: Value, start: usize| array.address() + ARRAY_ELEMENTS_OFFSET + start * size;
    // SAFETY: both ranges are in bounds, as just asserted, and may overlap, as `copy` allows.
    unsafe {
        std::ptr::copy(place(from, from_start) as *const u8, place(to, to_start) as *mut u8, count * size);
    }
    if element == Element::Word && to.is_old() {
        cx.heap.barrier_for_all(to.address());
    }
}
