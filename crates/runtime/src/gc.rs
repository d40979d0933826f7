//! Typed references to heap objects, and the one place where a word is turned into a reference.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;

use abi::object_layout::{FLAGS_OFFSET, GC_OFFSET, GC_OLD, KIND_OFFSET, SHAPE_OFFSET};
use abi::value::POINTER_TAG;

use crate::shape::ShapeId;
use crate::value::Value;

/// The header word of every object; see [`abi::object_layout`].
#[derive(Debug)]
#[repr(transparent)]
pub struct Header(pub Cell<u64>);

/// A Rust type that describes objects on the heap.
///
/// # Safety
/// `Self` is `#[repr(C)]`, starts with a [`Header`], and consists of words that are valid for any bits; every object
/// whose shape has the number [`HeapObject::SHAPE`], or whose shape's layout is that of `Self`, is at least as large.
pub unsafe trait HeapObject {
    /// The shape of objects of exactly this type.
    const SHAPE: ShapeId;
}

/// A reference to a heap object. Plain data, found by the collector on the stack alone: see [`Value`].
#[repr(transparent)]
pub struct Gc<T> {
    word: Value,
    marker: PhantomData<*const T>,
}

impl<T> Clone for Gc<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Gc<T> {}

impl<T> PartialEq for Gc<T> {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl<T> Eq for Gc<T> {}

impl<T> std::fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.word.fmt(f)
    }
}

impl<T> Gc<T> {
    /// The reference that `value` is. The caller has checked shape or layout.
    #[inline(always)]
    pub(crate) fn from_value(value: Value) -> Self {
        debug_assert!(value.is_pointer());
        Gc { word: value, marker: PhantomData }
    }

    /// The object as a `T`, without a check of its shape.
    ///
    /// # Safety
    /// `value` points to an object with the layout of `T`.
    #[inline(always)]
    pub unsafe fn from_value_unchecked(value: Value) -> Self {
        Self::from_value(value)
    }

    /// The reference as a value.
    #[inline(always)]
    pub fn value(self) -> Value {
        self.word
    }

    /// The object's address.
    #[inline(always)]
    pub fn address(self) -> usize {
        self.word.address()
    }
}

impl<T> From<Gc<T>> for Value {
    fn from(object: Gc<T>) -> Value {
        object.word
    }
}

impl<T> Deref for Gc<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a `Gc` is made from a word whose shape was checked (`cast`) or that was just allocated as a `T`; the
        // collector keeps what a word on the stack points to, and never moves it.
        unsafe { &*(self.word.address() as *const T) }
    }
}

impl Value {
    /// The shape of the object that this points to.
    #[inline(always)]
    pub fn shape_unchecked(self) -> ShapeId {
        debug_assert!(self.is_pointer());
        // SAFETY: a pointer word points to a live object, which starts with a header.
        ShapeId(unsafe { *((self.address() + SHAPE_OFFSET) as *const u32) })
    }

    /// The shape of the object, if this points to one.
    #[inline(always)]
    pub fn shape(self) -> Option<ShapeId> {
        if self.is_pointer() { Some(self.shape_unchecked()) } else { None }
    }

    /// Gives the object that this points to another shape. The caller knows that the layout agrees.
    #[inline(always)]
    pub(crate) fn set_shape(self, shape: ShapeId) {
        // SAFETY: as in `shape_unchecked`; shapes are plain numbers.
        unsafe { *((self.address() + SHAPE_OFFSET) as *mut u32) = shape.0 }
    }

    /// Changes the kind of the object to that of objects of its shape.
    #[inline]
    pub(crate) fn set_kind(self, kind: u8) {
        // SAFETY: as in `shape_unchecked`; the caller gives the kind that belongs to the shape.
        unsafe { *((self.address() + KIND_OFFSET) as *mut u8) = kind }
    }

    /// The runtime's flags in the object's header.
    #[inline(always)]
    pub fn flags(self) -> u16 {
        // SAFETY: as in `shape_unchecked`.
        unsafe { *((self.address() + FLAGS_OFFSET) as *const u16) }
    }

    /// Sets the runtime's flags in the object's header.
    #[inline(always)]
    pub fn set_flags(self, flags: u16) {
        // SAFETY: as in `shape_unchecked`.
        unsafe { *((self.address() + FLAGS_OFFSET) as *mut u16) = flags }
    }

    /// Whether a store of a pointer into this object must tell the collector.
    #[inline(always)]
    pub(crate) fn is_old(self) -> bool {
        // SAFETY: as in `shape_unchecked`.
        unsafe { *((self.address() + GC_OFFSET) as *const u8) == GC_OLD }
    }

    /// The value at byte `offset` of the object. The caller knows that a value is there.
    #[inline(always)]
    pub fn load(self, offset: usize) -> Value {
        // SAFETY: shapes and layouts, kept by this crate, only yield offsets of values in the object.
        Value(unsafe { *((self.address() + offset) as *const u64) })
    }

    /// The raw float at byte `offset` of the object. The caller knows that one is there.
    #[inline(always)]
    pub fn load_raw_float(self, offset: usize) -> f64 {
        f64::from_bits(self.load(offset).0)
    }

    /// Stores a raw float at byte `offset` of the object. The caller knows that one belongs there.
    #[inline(always)]
    pub fn store_raw_float(self, offset: usize, float: f64) {
        self.store_new(offset, Value(float.to_bits()));
    }

    /// Stores into byte `offset` of the object, without the barrier: for objects just allocated, or values that are
    /// no pointers.
    #[inline(always)]
    pub fn store_new(self, offset: usize, value: Value) {
        // SAFETY: as in `load`.
        unsafe { *((self.address() + offset) as *mut u64) = value.0 }
    }

    /// The word for the object at `address`.
    #[inline(always)]
    pub(crate) fn from_address(address: usize) -> Value {
        Value(address as u64 + POINTER_TAG)
    }
}
