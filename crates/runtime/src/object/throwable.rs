//! An exception: what it was made with, where it passed, what it came from.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// An exception.
#[derive(Debug)]
#[repr(C)]
pub struct Throwable {
    header: Header,
    /// What it was made with, a tuple.
    pub arguments: std::cell::Cell<Value>,
    /// Where it passed: a list of function cells and places in turn, innermost first; or none.
    pub traceback: std::cell::Cell<Value>,
    /// What the program names as its cause, or none.
    pub cause: std::cell::Cell<Value>,
    /// What was being handled when it was raised, or none.
    pub context: std::cell::Cell<Value>,
    /// What the language keeps with it.
    pub state: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Throwable {
    const SHAPE: ShapeId = ShapeId::THROWABLE;
}

/// Places that the list of those that an exception passed has room for at first: most are caught near where they are raised.
const FEW_PLACES: usize = 2;

/// Words of an exception before its properties.
pub const THROWABLE_WORDS: u32 = 5;

impl Context {
    /// Notes that `exception` passed the instruction at `pc` of `function`.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn push_traceback(
        &mut self,
        exception: Gc<Throwable>,
        function: &crate::function::FunctionCell,
        pc: u32,
    ) -> Result<()> {
        let list = match exception.traceback.get().cast::<crate::object::list::List>() {
            Some(list) => list,
            None => {
                let list = self.new_list_with_capacity(FEW_PLACES * 2)?;
                self.store_field(exception, |exception| &exception.traceback, list.value());
                list
            }
        };
        list.push(self, function.word())?;
        list.push(self, Value::length(pc as usize))
    }
}
