//! Pairs: two values that may be replaced. What linked lists are made of.
#![allow(unsafe_code)]

use abi::object_offsets::{PAIR_CAR, PAIR_CDR};

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// A pair.
#[derive(Debug)]
#[repr(C)]
pub struct Pair {
    header: Header,
    car: std::cell::Cell<Value>,
    cdr: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Pair {
    const SHAPE: ShapeId = ShapeId::PAIR;
}

const _: () = {
    assert!(std::mem::offset_of!(Pair, car) == PAIR_CAR);
    assert!(std::mem::offset_of!(Pair, cdr) == PAIR_CDR);
};

impl Pair {
    /// The first value.
    #[inline(always)]
    pub fn car(&self) -> Value {
        self.car.get()
    }

    /// The second value; of a list, its rest.
    #[inline(always)]
    pub fn cdr(&self) -> Value {
        self.cdr.get()
    }
}

impl Gc<Pair> {
    /// Replaces the first value.
    #[inline]
    pub fn set_car(self, cx: &mut Context, value: Value) {
        cx.store_field(self, |pair| &pair.car, value);
    }

    /// Replaces the second value.
    #[inline]
    pub fn set_cdr(self, cx: &mut Context, value: Value) {
        cx.store_field(self, |pair| &pair.cdr, value);
    }

    /// Replaces the second value of one of many pairs that are linked anew.
    #[inline]
    pub fn relink(self, cx: &mut Context, value: Value) {
        cx.relink_field(self, |pair| &pair.cdr, value);
    }
}

impl Context {
    /// A new pair.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn cons(&mut self, car: Value, cdr: Value) -> Result<Gc<Pair>> {
        self.new_object([car, cdr])
    }
}
