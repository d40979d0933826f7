//! Closures: functions of bytecode with what they capture.
#![allow(unsafe_code)]

use std::rc::Rc;

use abi::object_layout::{HEADER, KIND_MAX_WORDS, WORD};

use crate::context::Context;
use crate::exception::{ErrorKind, Result};
use crate::function::{FunctionCell, LoadedModule};
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// Byte offset of the address of a closure's function cell.
pub const CLOSURE_CELL_OFFSET: usize = HEADER;
/// Byte offset of a closure's first capture.
pub const CLOSURE_CAPTURES_OFFSET: usize = HEADER + 2 * WORD;

/// A closure; its captures follow.
#[derive(Debug)]
#[repr(C)]
pub struct Closure {
    header: Header,
    cell: std::cell::Cell<Value>,
    /// What the language keeps with the function: defaults, attributes.
    pub data: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Closure {
    const SHAPE: ShapeId = ShapeId::CLOSURE;
}

impl Closure {
    /// The function's cell.
    #[inline(always)]
    pub fn cell(&self) -> &'static FunctionCell {
        // SAFETY: closures are made with the address of a cell; cells live as long as the context, after whose end no
        // code of it runs that could hold the reference.
        unsafe { &*(self.cell.get().0 as *const FunctionCell) }
    }
}

impl Gc<Closure> {
    /// The capture with this index.
    #[inline(always)]
    pub fn capture(self, index: usize) -> Value {
        self.value().load(CLOSURE_CAPTURES_OFFSET + index * WORD)
    }
}

impl Context {
    /// A closure of a module's function.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_closure(
        &mut self,
        module: &Rc<LoadedModule>,
        function: u32,
        captures: &[Value],
    ) -> Result<Gc<Closure>> {
        let cell = self.function_cell(module, function)?;
        let words = 2 + captures.len();
        if words > KIND_MAX_WORDS as usize {
            return self.raise(ErrorKind::Runtime, "a function captures more than 246 variables");
        }
        let object = self.allocate(HEADER + words * WORD, ShapeId::CLOSURE, words as u8)?;
        object.store_new(CLOSURE_CELL_OFFSET, cell.word());
        object.store_new(CLOSURE_CELL_OFFSET + WORD, Value::NONE);
        for (index, &capture) in captures.iter().enumerate() {
            object.store_new(CLOSURE_CAPTURES_OFFSET + index * WORD, capture);
        }
        Ok(Gc::from_value(object))
    }
}
