//! Arrays of numbers and bytes; copying and filling of arrays of all kinds.

use bytecode::operand::*;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::layout::LayoutError;
use runtime::object::array::Array;
use runtime::object::raw_array::{
    array_length, copy_elements, elements_of, fill_elements, load_f64, load_i32, load_u8, store_f64,
    store_i32, store_u8,
};
use runtime::value::Value;

use super::{Execution, Step};

/// An array that is known to hold words.
fn words(array: Value) -> Gc<Array> {
    array.cast().expect("its elements are words")
}

impl Execution<'_> {
    pub(super) fn make_raw_array(&mut self, dst: DefRef, elements: Target, length: i32) -> Result<Step> {
        let Target::Array(element) = elements else {
            unreachable!("the verifier checks that an array is named")
        };
        let array = self.cx.new_typed_array(element, length)?;
        self.put(dst.0, array.0)
    }

    /// An array of any kind, or the error for none and for what is no array.
    fn any_array(&mut self, register: UseRef) -> Result {
        let array = Value(self.raw(register.0));
        if elements_of(array).is_some() {
            Ok(array)
        } else if array.is_none() {
            self.layout_error(LayoutError::None)
        } else {
            self.cx.type_error("an array is required")
        }
    }

    pub(super) fn length_of_array(&mut self, dst: DefI32, array: UseRef) -> Result<Step> {
        let length = array_length(self.any_array(array)?);
        self.put(dst.0, length as u64)
    }

    /// The array in a register whose type tells its elements, and an index in its bounds.
    pub(super) fn raw_place(&mut self, array: UseRef, index: UseI32) -> Result<(Value, usize)> {
        let array = Value(self.raw(array.0));
        if array.is_none() {
            return self.layout_error(LayoutError::None);
        }
        let index = self.raw(index.0) as i32;
        match usize::try_from(index) {
            Ok(index) if index < array_length(array) => Ok((array, index)),
            _ => self.cx.raise(ErrorKind::Index, "array index out of range"),
        }
    }

    /// The place that is meant, if the array has such elements and the index is in its bounds.
    fn place_in(&self, array: UseRef, elements: Target, index: UseI32) -> Option<(Value, Element, usize)> {
        let array = Value(self.raw(array.0));
        let element = elements_of(array).filter(|&element| elements == Target::Array(element))?;
        let index = usize::try_from(self.raw(index.0) as i32).ok()?;
        (index < array_length(array)).then_some((array, element, index))
    }

    pub(super) fn put_element(
        &mut self,
        array: UseRef,
        elements: Target,
        index: UseI32,
        src: UseAny,
        target: Label,
    ) -> Result<Step> {
        let Some((array, element, index)) = self.place_in(array, elements, index) else {
            return Ok(Step::Jump(target));
        };
        let bits = self.raw(src.0);
        self.put_raw_element(array, element, index, bits);
        Ok(Step::Next)
    }

    /// What a register gets of an element of an array, whose kind and bounds have been looked at.
    pub(super) fn raw_element(&self, array: Value, element: Element, index: usize) -> u64 {
        match element {
            Element::Word => words(array).get(index).0,
            Element::I32 => load_i32(array, index) as i64 as u64,
            Element::F64 => load_f64(array, index).to_bits(),
            Element::U8 => u64::from(load_u8(array, index)),
        }
    }

    /// Writes an element of an array, whose kind and bounds have been looked at.
    pub(super) fn put_raw_element(&mut self, array: Value, element: Element, index: usize, bits: u64) {
        match element {
            Element::Word => words(array).set(self.cx, index, Value(bits)),
            Element::I32 => store_i32(array, index, bits as i32),
            Element::F64 => store_f64(array, index, f64::from_bits(bits)),
            Element::U8 => store_u8(array, index, bits as u8),
        }
    }

    /// `count` elements from `start` on are in the bounds of an array: both as sizes.
    fn array_range(&mut self, array: Value, start: UseI32, count: UseI32) -> Result<(usize, usize)> {
        let (start, count) = (self.raw(start.0) as i32, self.raw(count.0) as i32);
        match (usize::try_from(start), usize::try_from(count)) {
            (Ok(start), Ok(count)) if start + count <= array_length(array) => Ok((start, count)),
            _ => self.cx.raise(ErrorKind::Index, "array index out of range"),
        }
    }

    pub(super) fn copy_array(
        &mut self,
        to: UseRef,
        to_start: UseI32,
        from: UseRef,
        from_start: UseI32,
        count: UseI32,
    ) -> Result<Step> {
        let (to, from) = (self.any_array(to)?, self.any_array(from)?);
        if to.shape() != from.shape() {
            return self.cx.type_error("arrays of the same kind are required");
        }
        let (to_start, count_to) = self.array_range(to, to_start, count)?;
        let (from_start, _) = self.array_range(from, from_start, count)?;
        copy_elements(self.cx, to, to_start, from, from_start, count_to);
        Ok(Step::Next)
    }

    pub(super) fn fill_array(
        &mut self,
        array: UseRef,
        start: UseI32,
        count: UseI32,
        src: UseAny,
    ) -> Result<Step> {
        let array = self.any_array(array)?;
        let (start, count) = self.array_range(array, start, count)?;
        let bits = self.raw(src.0);
        match array.cast::<Array>() {
            Some(words) => {
                (start..start + count).for_each(|index| words.set(self.cx, index, Value(bits)));
            }
            None => fill_elements(array, start, count, bits),
        }
        Ok(Step::Next)
    }
}
