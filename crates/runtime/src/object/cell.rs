//! Cells: variables that closures share, global variables, attributes of classes.
#![allow(unsafe_code)]

use abi::object_layout::HEADER;

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::shape::ShapeId;
use crate::value::Value;

/// Flag of a cell whose value is a default that its namespace does not define itself.
pub const INHERITED: u16 = 1;
/// Flag of a cell whose value compiled code takes for constant.
pub const WATCHED: u16 = 2;
/// Flag of a cell that was bound and never rewritten.
pub const CONSTANT: u16 = 4;
/// Byte offset of a cell's value.
pub const CELL_VALUE_OFFSET: usize = HEADER;

/// A cell.
#[derive(Debug)]
#[repr(C)]
pub struct Cell {
    header: Header,
    /// Its value, or [`Value::UNBOUND`]. Cells with a name are written by [`Context::store_cell`] alone.
    pub value: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Cell {
    const SHAPE: ShapeId = ShapeId::CELL;
}

impl Cell {
    /// Its value, or [`Value::UNBOUND`].
    #[inline(always)]
    pub fn get(&self) -> Value {
        self.value.get()
    }
}

impl Gc<Cell> {
    /// Whether it has a value that is its namespace's own.
    #[inline]
    pub fn is_own(self) -> bool {
        !self.get().is_unbound() && self.value().flags() & INHERITED == 0
    }
}

impl Context {
    /// A cell holding `value`.
    ///
    /// # Errors
    /// When memory is exhausted.
    #[inline]
    pub fn new_cell(&mut self, value: Value) -> Result<Gc<Cell>> {
        self.new_object([value])
    }
}
