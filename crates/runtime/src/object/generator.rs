//! A generator: a function that was suspended, with its registers.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::closure::Closure;
use crate::shape::ShapeId;
use crate::value::Value;

/// A generator.
#[derive(Debug)]
#[repr(C)]
pub struct Generator {
    header: Header,
    /// The function.
    pub closure: std::cell::Cell<Value>,
    /// A [`GeneratorState`], a fixnum.
    state: std::cell::Cell<Value>,
    /// Place of the instruction it is suspended at, a fixnum; where it goes on is known from it.
    pub pc: std::cell::Cell<Value>,
    /// Its registers, an array.
    pub registers: std::cell::Cell<Value>,
    /// The exception that it was handling when it was suspended, or none.
    pub handled: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Generator {
    const SHAPE: ShapeId = ShapeId::GENERATOR;
}

/// What a generator is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// At a `yield_value`.
    Suspended,
    /// In a frame.
    Running,
    /// Returned or raised.
    Finished,
}

impl Generator {
    /// What it is doing.
    pub fn state(&self) -> GeneratorState {
        match self.state.get().fixnum_unchecked() {
            0 => GeneratorState::Created,
            1 => GeneratorState::Suspended,
            2 => GeneratorState::Running,
            _ => GeneratorState::Finished,
        }
    }

    /// Notes what it is doing.
    pub fn set_state(&self, state: GeneratorState) {
        self.state.set(Value::small(state as i64));
    }
}

impl Context {
    /// A generator that will run `closure` with these arguments.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_generator(&mut self, closure: Gc<Closure>, arguments: &[Value]) -> Result<Gc<Generator>> {
        let registers = self.new_array_of(arguments, closure.cell().register_count as usize)?;
        self.new_object([closure.value(), Value::ZERO, Value::ZERO, registers.value(), Value::NONE])
    }
}
