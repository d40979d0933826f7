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
use runtime::pieces::PIECE;
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

    /// The elements where they are floats kept raw. None may be set while they are used.
    #[must_use]
    pub fn floats<'a>(self) -> Option<&'a [f64]> {
        self.0.cast::<FloatList>().map(|list| list.elements())
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
        match self.0.cast::<Array>() {
            Some(array) => Ok(array.get(index)),
            None => self.get_of_list(cx, index),
        }
    }

    /// Apart, so that nothing of it burdens arrays.
    #[inline(never)]
    fn get_of_list(self, cx: &mut Context, index: usize) -> Result {
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
        if let Some(array) = self.array() {
            return Ok(array);
        }
        if self.0.cast::<BoolList>().is_some() {
            state::scheme(cx).false_is_nothing = true;
        }
        cx.unpack_list(self.0)?;
        Ok(self.array().expect("an unpacked list is one of words"))
    }

    /// Sets the elements from `start` to `end`, in bounds, to a value.
    ///
    /// # Errors
    /// When memory is exhausted; termination.
    pub fn fill(self, cx: &mut Context, start: usize, end: usize, value: Value) -> Result<()> {
        cx.note_pass(end - start)?;
        if let (Some(list), Some(bool)) = (self.0.cast::<BoolList>(), u8::of(value)) {
            list.fill(start..end, bool);
        } else if let (Some(list), Some(float)) = (self.0.cast::<FloatList>(), f64::of(value)) {
            list.fill(start..end, float);
        } else if start < end {
            let array = self.in_words(cx)?;
            (start..end).for_each(|index| array.set(cx, index, value));
        }
        Ok(())
    }

    /// Copies elements, in bounds of both, from `start` to `end` of another vector or this one, to what is at `at`.
    ///
    /// # Errors
    /// When memory is exhausted; termination.
    pub fn copy_from(
        self,
        cx: &mut Context,
        at: usize,
        from: Vector,
        start: usize,
        end: usize,
    ) -> Result<()> {
        cx.note_pass(end - start)?;
        if let (Some(to), Some(from)) = (self.0.cast::<BoolList>(), from.0.cast::<BoolList>()) {
            to.copy_from(at, from, start..end);
        } else if let (Some(to), Some(from)) = (self.0.cast::<FloatList>(), from.0.cast::<FloatList>()) {
            to.copy_from(at, from, start..end);
        } else if self == from {
            self.in_words(cx)?.move_within(cx, start, at, end - start);
        } else if let (Some(to), Some(words)) = (self.array(), from.words()) {
            to.write(cx, at, &words[start..end]);
        } else {
            for index in start..end {
                let value = from.get(cx, index)?;
                self.set(cx, at + index - start, value)?;
                if index % PIECE == PIECE - 1 {
                    cx.check_interrupt()?;
                }
            }
        }
        Ok(())
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

    /// A new vector for so many elements of these vectors: raw, if all of them are so alike, and not few.
    fn for_elements_of(cx: &mut Context, vectors: &[Vector], count: usize) -> Result<Vector> {
        let all = |shape: ShapeId| vectors.iter().all(|vector| vector.0.shape() == Some(shape));
        Ok(Vector(if all(ShapeId::BOOL_LIST) && count >= u8::LEAST {
            cx.new_zeroed_list::<u8>(count)?.value()
        } else if all(ShapeId::FLOAT_LIST) && count >= f64::LEAST {
            cx.new_zeroed_list::<f64>(count)?.value()
        } else {
            cx.new_array(count)?.value()
        }))
    }

    /// A new vector of the elements from `start` to `end`, in bounds.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn part(self, cx: &mut Context, start: usize, end: usize) -> Result<Vector> {
        let part = Vector::for_elements_of(cx, &[self], end - start)?;
        part.copy_from(cx, 0, self, start, end)?;
        Ok(part)
    }

    /// A new vector of the elements of these vectors, which are alive elsewhere.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn appended(cx: &mut Context, vectors: &[Vector]) -> Result<Vector> {
        let count = vectors.iter().map(|vector| vector.len()).sum();
        let result = Vector::for_elements_of(cx, vectors, count)?;
        let mut at = 0;
        for &vector in vectors {
            result.copy_from(cx, at, vector, 0, vector.len())?;
            at += vector.len();
        }
        Ok(result)
    }
}
