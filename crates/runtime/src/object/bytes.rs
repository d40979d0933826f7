//! Byte strings: leaves of raw bytes. Also what the runtime keeps other raw data in: the index of hash tables, the
//! buffers of strings.
#![allow(unsafe_code)]

use std::cell::Cell as StdCell;

use abi::object_layout::KIND_LEAF;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;

/// Unsigned integers that a [`Bytes`] can be seen as an array of.
pub(crate) trait Slot: Copy {
    /// From a number that fits.
    fn from_usize(n: usize) -> Self;
    /// The number.
    fn to_usize(self) -> usize;
}

macro_rules! slots {
    ($($ty:ty),*) => { $(
        impl Slot for $ty {
            #[inline(always)]
            fn from_usize(n: usize) -> Self { n as $ty }
            #[inline(always)]
            fn to_usize(self) -> usize { self as usize }
        }
    )* };
}
slots!(u8, u16, u32);

/// A byte string.
#[derive(Debug)]
#[repr(C)]
pub struct Bytes {
    header: Header,
    length: StdCell<u32>,
    /// What there is room for; the same as the length, except in buffers.
    room: StdCell<u32>,
}

// SAFETY: `repr(C)`, header first, plain words.
unsafe impl HeapObject for Bytes {
    const SHAPE: ShapeId = ShapeId::BYTES;
}

impl Bytes {
    /// Byte offset of the length, a `u32`.
    pub const LENGTH_OFFSET: usize = 8;
    /// Byte offset of the data.
    pub const DATA_OFFSET: usize = 16;
    /// Bytes that an object may have at most.
    pub const MAX_LENGTH: usize = u32::MAX as usize;

    /// Number of bytes.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.get() as usize
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that there is room for.
    pub(crate) fn usable(&self) -> usize {
        self.room.get() as usize
    }

    /// Says how many bytes of a buffer are used.
    pub(crate) fn set_used(&self, used: usize) {
        assert!(used <= self.usable());
        self.length.set(used as u32);
    }

    #[inline(always)]
    fn data(&self) -> *mut u8 {
        (std::ptr::from_ref(self) as usize + Self::DATA_OFFSET) as *mut u8
    }

    /// The bytes.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: the object was allocated with room for `room` bytes, of which `length` are no more than all. Who changes
        // them (`set_slot`, `cells`) holds no slice.
        unsafe { std::slice::from_raw_parts(self.data(), self.len()) }
    }

    /// The bytes, to be changed: for languages in which byte strings are mutable. No slice of them may be in use.
    #[inline]
    pub fn cells(&self) -> &[StdCell<u8>] {
        // SAFETY: as above; a cell has the layout of what it holds.
        unsafe { std::slice::from_raw_parts(self.data().cast(), self.len()) }
    }

    /// Overwrites those from `at` on by `bytes`, of which none are these. No slice of them may be in use.
    pub fn write(&self, at: usize, bytes: &[u8]) {
        assert!(at <= self.len() && bytes.len() <= self.len() - at);
        // SAFETY: in bounds; who changes them (the caller) holds no slice of them.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.data().add(at), bytes.len()) }
    }

    /// Moves those of a range to where `to` is the first. No slice of them may be in use.
    pub fn move_within(&self, range: std::ops::Range<usize>, to: usize) {
        assert!(range.start <= range.end && range.end <= self.len() && to <= self.len() - range.len());
        // SAFETY: in bounds; who changes them (the caller) holds no slice of them.
        unsafe { std::ptr::copy(self.data().add(range.start), self.data().add(to), range.len()) }
    }

    /// The integer at `index` of the bytes seen as an array of `T`.
    #[inline(always)]
    pub(crate) fn slot<T: Slot>(&self, index: usize) -> usize {
        debug_assert!((index + 1) * size_of::<T>() <= self.len());
        // SAFETY: in bounds, which the hash tables keep by masking with the length; the data is aligned to 8 bytes.
        unsafe { *self.data().cast::<T>().add(index) }.to_usize()
    }

    /// Overwrites the integer at `index`.
    #[inline(always)]
    pub(crate) fn set_slot<T: Slot>(&self, index: usize, n: usize) {
        debug_assert!((index + 1) * size_of::<T>() <= self.len());
        // SAFETY: as in `slot`.
        unsafe { *self.data().cast::<T>().add(index) = T::from_usize(n) }
    }
}

impl Context {
    /// A byte string with these bytes.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> Result<Gc<Bytes>> {
        let object = self.new_zeroed_bytes(bytes.len())?;
        // SAFETY: the object has room for them; nobody else knows it yet.
        self.in_pieces(bytes.len(), |part| unsafe {
            let target = object.data().add(part.start);
            std::ptr::copy_nonoverlapping(bytes.as_ptr().add(part.start), target, part.len());
        })?;
        Ok(object)
    }

    /// A byte string of `length` zeros.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_zeroed_bytes(&mut self, length: usize) -> Result<Gc<Bytes>> {
        let object = self.new_buffer(length)?;
        object.set_used(length);
        Ok(object)
    }

    /// A buffer with room for `room` bytes, none of which is used.
    pub(crate) fn new_buffer(&mut self, room: usize) -> Result<Gc<Bytes>> {
        if room > Bytes::MAX_LENGTH {
            return self.raise(crate::exception::ErrorKind::Memory, "byte string too long");
        }
        let object = self.allocate(Bytes::DATA_OFFSET + room, ShapeId::BYTES, KIND_LEAF)?;
        let bytes = Gc::<Bytes>::from_value(object);
        bytes.room.set(room as u32);
        Ok(bytes)
    }
}
