//! A generator: a function that was suspended, with its registers.
#![allow(unsafe_code)]

use abi::object_offsets::{GENERATOR_CREATED, GENERATOR_FINISHED, GENERATOR_RUNNING};

use crate::context::Context;
use crate::exception::Result;
use crate::function::HANDLES;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::array::Array;
use crate::object::closure::Closure;
use crate::shape::ShapeId;
use crate::value::Value;

/// A generator. Compiled code knows the places of its fields.
#[derive(Debug)]
#[repr(C)]
pub struct Generator {
    header: Header,
    /// The function.
    pub(crate) closure: std::cell::Cell<Value>,
    /// A [`GeneratorState`], a fixnum.
    pub(crate) place: std::cell::Cell<Value>,
    /// Its registers, an array as long as a frame of the function.
    pub(crate) registers: std::cell::Cell<Value>,
    /// The exception that it was handling when it was suspended, or none. While it runs, the exception that who has resumed
    /// it handles. Used when the function [`HANDLES`].
    pub(crate) handled: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Generator {
    const SHAPE: ShapeId = ShapeId::GENERATOR;
}

/// What a generator is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// At the `yield_value` at this place.
    Suspended(u32),
    /// In a frame.
    Running,
    /// Returned or raised.
    Finished,
}

impl Generator {
    /// What it is doing.
    pub fn state(&self) -> GeneratorState {
        match self.place.get().fixnum_unchecked() {
            GENERATOR_CREATED => GeneratorState::Created,
            GENERATOR_RUNNING => GeneratorState::Running,
            GENERATOR_FINISHED => GeneratorState::Finished,
            place => GeneratorState::Suspended(place as u32),
        }
    }

    /// Notes what it is doing.
    pub fn set_state(&self, state: GeneratorState) {
        self.place.set(Value::small(match state {
            GeneratorState::Created => GENERATOR_CREATED,
            GeneratorState::Running => GENERATOR_RUNNING,
            GeneratorState::Finished => GENERATOR_FINISHED,
            GeneratorState::Suspended(place) => place.into(),
        }));
    }
}

impl Gc<Generator> {
    /// The function.
    pub fn closure(self) -> Gc<Closure> {
        // SAFETY: a generator is made with a closure, which is never replaced.
        unsafe { Gc::from_value_unchecked(self.closure.get()) }
    }

    /// Its registers while it is suspended.
    pub fn registers(self) -> Gc<Array> {
        // SAFETY: a generator is made with an array, which is never replaced.
        unsafe { Gc::from_value_unchecked(self.registers.get()) }
    }

    /// The exception that it handles where it is suspended, or none.
    pub fn handled_exception(self) -> Value {
        match self.state() {
            GeneratorState::Suspended(_) => self.handled.get(),
            _ => Value::NONE,
        }
    }

    fn handles(self) -> bool {
        self.closure().cell().flags & HANDLES != 0
    }
}

impl Context {
    /// A generator that will run `closure` with these arguments.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_generator(&mut self, closure: Gc<Closure>, arguments: &[Value]) -> Result<Gc<Generator>> {
        let registers = self.new_array_of(arguments, closure.cell().register_count as usize)?;
        let place = Value::small(GENERATOR_CREATED);
        self.new_object([closure.value(), place, registers.value(), Value::NONE])
    }

    /// A generator begins to run: the exception that it handles changes places with that of who resumes it.
    pub fn begin_generator(&mut self, generator: Gc<Generator>) {
        generator.set_state(GeneratorState::Running);
        if generator.handles() {
            let (own, outer) = (generator.handled.get(), self.handled);
            self.store_field(generator, |generator| &generator.handled, outer);
            if !own.is_none() {
                self.handled = own;
            }
        }
    }

    /// A generator stops, in this state: the reverse of [`Context::begin_generator`].
    pub fn end_generator(&mut self, generator: Gc<Generator>, state: GeneratorState) {
        generator.set_state(state);
        if generator.handles() {
            let outer = generator.handled.get();
            let is_own = matches!(state, GeneratorState::Suspended(_)) && self.handled != outer;
            let own = if is_own { self.handled } else { Value::NONE };
            self.store_field(generator, |generator| &generator.handled, own);
            self.handled = outer;
        }
    }
}
