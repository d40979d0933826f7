//! Lists of nothing but truth values, a byte each, and of nothing but floats, without tags: what a list becomes that is made of many
//! of these at once.
//!
//! Programs see a list, or a vector. The shape tells how the elements are kept, so that code for lists of words needs no other test
//! than the one it has. A raw list turns into one of words, for good and where it is, when it is to hold anything else or when
//! something has no form for it: [`Context::unpack_list`]. So a list of words is one as long as it lives.
//!
//! The method is known as storage strategies: C. F. Bolz, L. Diekmann, L. Tratt, *Storage Strategies for Collections in Dynamically
//! Typed Languages*, OOPSLA 2013.
#![allow(unsafe_code)]

use std::marker::PhantomData;
use std::ops::Range;

use abi::object_layout::ARRAY_ELEMENTS_OFFSET;
use bytecode::operand::Element;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::array::Array;
use crate::object::list::List;
use crate::object::raw_array::array_length;
use crate::pieces::PIECE;
use crate::shape::ShapeId;
use crate::value::Value;

/// What the elements of a raw list are.
pub trait RawElement: Copy {
    /// The shape of such lists.
    const SHAPE: ShapeId;
    /// What their storage consists of.
    const ELEMENT: Element;
    /// Lists of fewer elements are kept in words from the start.
    const LEAST: usize;

    /// The element that a value is, if it is one.
    fn of(value: Value) -> Option<Self>;

    /// The element as a value.
    ///
    /// # Errors
    /// When memory is exhausted.
    fn value(self, cx: &mut Context) -> Result;
}

/// A truth value: 1 stands for true.
impl RawElement for u8 {
    const SHAPE: ShapeId = ShapeId::BOOL_LIST;
    const ELEMENT: Element = Element::U8;
    const LEAST: usize = 64;

    #[inline]
    fn of(value: Value) -> Option<u8> {
        value.as_bool().map(u8::from)
    }

    #[inline]
    fn value(self, _: &mut Context) -> Result {
        Ok(Value::bool(self != 0))
    }
}

impl RawElement for f64 {
    const SHAPE: ShapeId = ShapeId::FLOAT_LIST;
    const ELEMENT: Element = Element::F64;
    const LEAST: usize = 8;

    #[inline]
    fn of(value: Value) -> Option<f64> {
        value.as_float()
    }

    #[inline]
    fn value(self, cx: &mut Context) -> Result {
        cx.new_float(self)
    }
}

/// A raw list; laid out as a list, with an array of `E` as storage.
#[derive(Debug)]
#[repr(C)]
pub struct RawList<E> {
    header: Header,
    length: std::cell::Cell<Value>,
    storage: std::cell::Cell<Value>,
    elements: PhantomData<E>,
}

/// A list of truth values.
pub type BoolList = RawList<u8>;
/// A list of floats.
pub type FloatList = RawList<f64>;

// SAFETY: `repr(C)`, header first, words only.
unsafe impl<E: RawElement> HeapObject for RawList<E> {
    const SHAPE: ShapeId = E::SHAPE;
}

/// Whether a value is a raw list.
#[inline]
pub fn is_raw_list(value: Value) -> bool {
    value.shape().is_some_and(ShapeId::is_raw_list)
}

/// The number of elements of a list, raw or not; none of other values.
#[inline]
pub fn length_of_list(value: Value) -> Option<usize> {
    // All are laid out alike.
    value.shape()?.is_list().then(|| Gc::<List>::from_value(value).len())
}

/// Where the elements of an array of numbers start.
fn first_of<E>(storage: Value) -> *mut E {
    (storage.address() + ARRAY_ELEMENTS_OFFSET) as *mut E
}

impl<E: RawElement> Gc<RawList<E>> {
    /// Number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        self.length.get().fixnum_unchecked() as usize
    }

    /// The elements as they are now; once the list is one of words, as they were then. None may be set while they are used.
    #[inline]
    pub fn elements<'a>(self) -> &'a [E] {
        let storage = self.storage.get();
        debug_assert!(self.len() <= array_length(storage));
        // SAFETY: the storage holds as many elements of this type, which any bits make up; objects do not move, and the conservative
        // scan keeps the array alive through the interior pointer. That nobody writes meanwhile is the caller's promise.
        unsafe { std::slice::from_raw_parts(first_of(storage), self.len()) }
    }

    /// The elements of a list that was just made.
    fn elements_of_new<'a>(self) -> &'a mut [E] {
        // SAFETY: as above; nobody else has seen the list.
        unsafe { std::slice::from_raw_parts_mut(first_of(self.storage.get()), self.len()) }
    }

    /// Sets the element at `index`.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[inline]
    pub fn put(self, index: usize, element: E) {
        assert!(index < self.len());
        // SAFETY: the storage holds as many elements as the list has.
        unsafe { *first_of::<E>(self.storage.get()).add(index) = element }
    }

    /// Sets the elements in a range.
    ///
    /// # Panics
    /// When it is out of bounds.
    pub fn fill(self, range: Range<usize>, element: E) {
        assert!(range.start <= range.end && range.end <= self.len());
        // SAFETY: the storage holds as many elements as the list has.
        unsafe {
            std::slice::from_raw_parts_mut(
                first_of::<E>(self.storage.get()).add(range.start),
                range.end - range.start,
            )
        }
        .fill(element);
    }

    /// Copies the elements in a range of another list, or of this one, to what is at `at`.
    ///
    /// # Panics
    /// When one of both ranges is out of bounds.
    pub fn copy_from(self, at: usize, from: Self, range: Range<usize>) {
        assert!(range.start <= range.end && range.end <= from.len());
        let count = range.end - range.start;
        assert!(at <= self.len() && count <= self.len() - at);
        let (source, target) = (first_of::<E>(from.storage.get()), first_of::<E>(self.storage.get()));
        // SAFETY: both ranges are in bounds, as just asserted; they may overlap, as `copy` allows.
        unsafe { std::ptr::copy(source.add(range.start), target.add(at), count) };
    }

    /// The element at `index`; none when that is out of bounds.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn get(self, cx: &mut Context, index: usize) -> Result<Option<Value>> {
        match self.elements().get(index) {
            Some(&element) => element.value(cx).map(Some),
            None => Ok(None),
        }
    }

    /// Sets the element at `index`, if the list can hold the value.
    ///
    /// # Panics
    /// When `index` is out of bounds.
    #[must_use]
    pub fn set(self, index: usize, value: Value) -> bool {
        let Some(element) = E::of(value) else { return false };
        self.put(index, element);
        true
    }
}

impl Context {
    /// A raw list of as many times a value; none if it would be too short or the value is of no such kind.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_of_raw(&mut self, value: Value, count: usize) -> Result<Option<Value>> {
        if let Some(truth) = u8::of(value).filter(|_| count >= u8::LEAST) {
            return self.new_filled_list(truth, count).map(Some);
        }
        match f64::of(value).filter(|_| count >= f64::LEAST) {
            Some(float) => self.new_filled_list(float, count).map(Some),
            None => Ok(None),
        }
    }

    fn new_filled_list<E: RawElement>(&mut self, element: E, count: usize) -> Result {
        self.note_pass(count)?;
        let list = self.new_zeroed_list::<E>(count)?;
        let elements = list.elements_of_new();
        self.in_pieces(count, |part| elements[part].fill(element))?;
        Ok(list.value())
    }

    /// A raw list of as many zeros.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_zeroed_list<E: RawElement>(&mut self, count: usize) -> Result<Gc<RawList<E>>> {
        let storage = self.new_raw_array(E::ELEMENT, count)?;
        self.new_object([Value::length(count), storage])
    }

    /// A list of so many elements, in words when they are few.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_of_elements<E: RawElement>(
        &mut self,
        count: usize,
        element: impl Fn(usize) -> E,
    ) -> Result {
        if count < E::LEAST {
            let list = self.new_list_with_capacity(count)?;
            for index in 0..count {
                let value = element(index).value(self)?;
                list.push(self, value)?;
            }
            return Ok(list.value());
        }
        let list = self.new_zeroed_list::<E>(count)?;
        let elements = list.elements_of_new();
        self.in_pieces(count, |part| part.for_each(|index| elements[index] = element(index)))?;
        Ok(list.value())
    }

    /// A raw list of these values, which are alive elsewhere, if they are floats, and not few.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_of_floats(&mut self, values: &[Value]) -> Result<Option<Value>> {
        // Mostly the first one tells.
        if values.len() < f64::LEAST || f64::of(values[0]).is_none() {
            return Ok(None);
        }
        let list = self.new_zeroed_list::<f64>(values.len())?;
        for (element, &value) in list.elements_of_new().iter_mut().zip(values) {
            let Some(float) = f64::of(value) else { return Ok(None) };
            *element = float;
        }
        Ok(Some(list.value()))
    }

    /// Makes a raw list one of words, where it is. Any other value stays what it is.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn unpack_list(&mut self, value: Value) -> Result<()> {
        match value.shape() {
            Some(ShapeId::BOOL_LIST) => self.unpack::<u8>(Gc::from_value(value)),
            Some(ShapeId::FLOAT_LIST) => self.unpack::<f64>(Gc::from_value(value)),
            _ => Ok(()),
        }
    }

    #[cold]
    fn unpack<E: RawElement>(&mut self, list: Gc<RawList<E>>) -> Result<()> {
        let array = self.words_of(list)?;
        self.store_field(list, |list| &list.storage, array.value());
        list.value().set_shape(ShapeId::LIST);
        Ok(())
    }

    /// An array of a raw list's elements.
    fn words_of<E: RawElement>(&mut self, list: Gc<RawList<E>>) -> Result<Gc<Array>> {
        let elements = list.elements();
        let array = self.new_array(elements.len())?;
        for (index, element) in elements.iter().enumerate() {
            let value = element.value(self)?;
            array.set(self, index, value);
            if index % PIECE == PIECE - 1 {
                self.check_interrupt()?;
            }
        }
        Ok(array)
    }

    /// A new list in words of a raw list's elements; none of other values.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_list_of_raw_list(&mut self, value: Value) -> Result<Option<Gc<List>>> {
        let storage = match value.shape() {
            Some(ShapeId::BOOL_LIST) => self.words_of::<u8>(Gc::from_value(value))?,
            Some(ShapeId::FLOAT_LIST) => self.words_of::<f64>(Gc::from_value(value))?,
            _ => return Ok(None),
        };
        self.new_object([Value::length(storage.len()), storage.value()]).map(Some)
    }

    /// The list that a value is, or an object laid out as one; in words from now on.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn list_in_words(&mut self, value: Value) -> Result<Option<Gc<List>>> {
        self.unpack_list(value)?;
        Ok(self.cast(value))
    }

    /// The element at `index` of a raw list; none when that is out of bounds, or of other values.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn raw_element(&mut self, list: Value, index: usize) -> Result<Option<Value>> {
        match list.shape() {
            Some(ShapeId::BOOL_LIST) => Gc::<BoolList>::from_value(list).get(self, index),
            Some(ShapeId::FLOAT_LIST) => Gc::<FloatList>::from_value(list).get(self, index),
            _ => Ok(None),
        }
    }

    /// The element at `index` of a list, raw or not, or of an object laid out as one; none when that is out of bounds, or of other values.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn list_element(&mut self, list: Value, index: usize) -> Result<Option<Value>> {
        match self.cast::<List>(list) {
            Some(list) => Ok(list.as_slice().get(index).copied()),
            None => self.raw_element(list, index),
        }
    }

    /// Sets the element at `index`, in bounds, of a raw list that can hold the value; whether that was done.
    pub fn set_raw_element(&mut self, list: Value, index: usize, value: Value) -> bool {
        match list.shape() {
            Some(ShapeId::BOOL_LIST) => Gc::<BoolList>::from_value(list).set(index, value),
            Some(ShapeId::FLOAT_LIST) => Gc::<FloatList>::from_value(list).set(index, value),
            _ => false,
        }
    }
}
