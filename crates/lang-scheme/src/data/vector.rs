//! Vectors: arrays, and lists of the machine, which hold truth values or floats raw until they get anything else.
//!
//! A vector of many equal floats or truth values is made raw. What it becomes is told by its shape, and by nothing that a program
//! sees: here is what natives go by. Small vectors, and those of anything else, are arrays as long as they live.
//!
//! False is a truth value, or stands for what is still to come, as in a matrix before it has rows. Once a vector of truth values has got
//! something else, new ones of false are arrays: code that meets both arrays and lists tells them apart at each access (measured: a walk
//! of graphs of 20 to 220 nodes 7.7 ms, 10.5 where each of its vectors was raw at first).

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::array::Array;
use runtime::object::list::List;
use runtime::object::raw_list::{BoolList, FloatList, RawElement};
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::state;

/// A vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vector(Value);

/// An element where nothing may be allocated.
#[derive(Clone, Copy, Debug)]
pub enum Element {
    /// As a value.
    Value(Value),
    /// A float that is kept raw.
    Float(f64),
}

/// How the elements are kept.
enum Elements<'a> {
    Words(&'a [Value]),
    Bools(&'a [u8]),
    Floats(&'a [f64]),
}

impl Vector {
    /// The vector that a value is.
    #[inline]
    #[must_use]
    pub fn of(value: Value) -> Option<Vector> {
        value.shape().is_some_and(|shape| shape == ShapeId::ARRAY || shape.is_list()).then_some(Vector(value))
    }

    /// The vector as a value.
    #[inline]
    #[must_use]
    pub fn value(self) -> Value {
        self.0
    }

    /// Number of elements.
    #[inline]
    #[must_use]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        match self.elements() {
            Elements::Words(words) => words.len(),
            Elements::Bools(bools) => bools.len(),
            Elements::Floats(floats) => floats.len(),
        }
    }

    #[inline]
    fn elements<'a>(self) -> Elements<'a> {
        if let Some(array) = self.0.cast::<Array>() {
            Elements::Words(array.as_slice())
        } else if let Some(list) = self.0.cast::<List>() {
            Elements::Words(list.as_slice())
        } else if let Some(list) = self.0.cast::<BoolList>() {
            Elements::Bools(list.elements())
        } else {
            Elements::Floats(self.0.cast::<FloatList>().expect("a vector is an array or a list").elements())
        }
    }

    /// The elements where they are kept as values. None may be set while they are used.
    #[inline]
    #[must_use]
    pub fn words<'a>(self) -> Option<&'a [Value]> {
        match self.elements() {
            Elements::Words(words) => Some(words),
            _ => None,
        }
    }

    /// The array with the elements, and maybe more, where they are kept as values.
    fn array(self) -> Option<Gc<Array>> {
        self.0.cast::<Array>().or_else(|| self.0.cast::<List>().map(|list| list.storage()))
    }

    /// The element at `index`; none when that is out of bounds.
    #[must_use]
    pub fn element(self, index: usize) -> Option<Element> {
        match self.elements() {
            Elements::Words(words) => words.get(index).copied().map(Element::Value),
            Elements::Bools(bools) => bools.get(index).map(|&bool| Element::Value(Value::bool(bool != 0))),
            Elements::Floats(floats) => floats.get(index).copied().map(Element::Float),
        }
    }

    /// The element at `index`, in bounds, as a value.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn get(self, cx: &mut Context, index: usize) -> Result {
        match self.elements() {
            Elements::Words(words) => Ok(words[index]),
            Elements::Bools(bools) => bools[index].value(cx),
            Elements::Floats(floats) => floats[index].value(cx),
        }
    }

    /// Sets the element at `index`, in bounds.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn set(self, cx: &mut Context, index: usize, value: Value) -> Result<()> {
        if let Some(array) = self.array() {
            array.set(cx, index, value);
        } else if !cx.set_raw_element(self.0, index, value) {
            self.in_words(cx)?.set(cx, index, value);
        }
        Ok(())
    }

    /// The array with the elements, which are kept as values from now on.
    fn in_words(self, cx: &mut Context) -> Result<Gc<Array>> {
        if self.0.cast::<BoolList>().is_some() {
            state::scheme(cx).false_is_nothing = true;
        }
        cx.unpack_list(self.0)?;
        Ok(self.array().expect("an unpacked list is one of words"))
    }

    /// Sets the elements from `start` to `end`, in bounds, to a value.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn fill(self, cx: &mut Context, start: usize, end: usize, value: Value) -> Result<()> {
        for index in start..end {
            self.set(cx, index, value)?;
        }
        Ok(())
    }

    /// Copies elements, in bounds of both, from `start` to `end` of another vector or this one, to what is at `at`.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn copy_from(
        self,
        cx: &mut Context,
        at: usize,
        from: Vector,
        start: usize,
        end: usize,
    ) -> Result<()> {
        if self == from
            && let Some(array) = self.array()
        {
            array.move_within(cx, start, at, end - start);
            return Ok(());
        }
        let copy = |cx: &mut Context, index: usize| {
            let value = from.get(cx, index)?;
            self.set(cx, at + index - start, value)
        };
        // Of a vector's own elements those first that are overwritten.
        match at > start {
            true => (start..end).rev().try_for_each(|index| copy(cx, index)),
            false => (start..end).try_for_each(|index| copy(cx, index)),
        }
    }

    /// A new vector of so many times a value, which is alive elsewhere.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn filled(cx: &mut Context, length: usize, fill: Value) -> Result<Vector> {
        if fill == Value::FALSE && length >= u8::LEAST && state::scheme(cx).false_is_nothing {
            return Ok(Vector(cx.new_list_repeating(&[fill], length)?.value()));
        }
        match cx.new_list_of_raw(fill, length)? {
            Some(list) => Ok(Vector(list)),
            None => Ok(Vector(cx.new_array_repeating(&[fill], length)?.value())),
        }
    }

    /// A new vector of the elements from `start` to `end`, in bounds, kept as they are here unless they are few.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn part(self, cx: &mut Context, start: usize, end: usize) -> Result<Vector> {
        let count = end - start;
        Ok(Vector(match self.elements() {
            Elements::Words(words) => cx.new_array_of(&words[start..end], count)?.value(),
            Elements::Bools(bools) if count >= u8::LEAST => {
                cx.new_list_of_elements(count, |index| bools[start + index])?
            }
            Elements::Floats(floats) if count >= f64::LEAST => {
                cx.new_list_of_elements(count, |index| floats[start + index])?
            }
            _ => {
                let array = cx.new_array(count)?;
                for index in 0..count {
                    let value = self.get(cx, start + index)?;
                    array.set(cx, index, value);
                }
                array.value()
            }
        }))
    }
}
