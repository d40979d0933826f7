//! Resuming generators.
#![allow(unsafe_code)]

use runtime::context::Context;
use runtime::exception::{Result, from_word, to_word};
use runtime::frame::RETURNS_NATIVELY;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::value::Value;

use crate::dispatch::{run, run_throwing};
use crate::frames::push_frame;

/// What a generator is resumed with.
#[derive(Clone, Copy, Debug)]
pub enum Sent {
    /// A value; the first resumption ignores it.
    Value(Value),
    /// An exception, raised where the generator is suspended.
    Exception(Value),
}

/// Runs a generator until it yields or returns: the value that it yields, or [`Value::STOP`] when it has returned, with
/// its result in [`Context::generator_result`].
///
/// # Errors
/// What the generator raises; the language's error when it is running already.
pub fn resume(cx: &mut Context, generator: Gc<Generator>, sent: Sent) -> Result {
    let state = generator.state();
    match (state, sent) {
        (GeneratorState::Running, _) => return cx.value_error("generator already executing"),
        (GeneratorState::Finished, Sent::Value(_)) => {
            cx.generator_result = Value::NONE;
            return Ok(Value::STOP);
        }
        (GeneratorState::Created | GeneratorState::Finished, Sent::Exception(exception)) => {
            generator.set_state(GeneratorState::Finished);
            return cx.throw(exception);
        }
        _ => {}
    }
    cx.check_native_stack()?;
    // SAFETY: a generator's closure is a closure.
    let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(generator.closure.get()) };
    let cell = closure.cell();
    let registers = push_frame(cx, closure, RETURNS_NATIVELY, generator.value().0)?;
    // SAFETY: registers are stored in an array when the generator is made and suspended.
    let saved: Gc<runtime::object::array::Array> =
        unsafe { Gc::from_value_unchecked(generator.registers.get()) };
    for (index, value) in saved.as_slice().iter().enumerate() {
        // SAFETY: the array is as long as the frame.
        unsafe { *registers.add(index) = value.0 };
    }
    let language = cx.language_number();
    let outer_handled = std::mem::replace(&mut cx.handled, generator.handled.get());
    if cx.handled.is_none() {
        cx.handled = outer_handled;
    }
    generator.set_state(GeneratorState::Running);
    let place = generator.pc.get().fixnum_unchecked() as u32;
    let pc = cell.address_of(place);
    let word = match sent {
        // SAFETY: the frame was pushed for the generator's function, and `place` is in its code.
        _ if state == GeneratorState::Created => unsafe { run(cx, pc, registers) },
        Sent::Value(value) => {
            // SAFETY: `place` is that of a `yield_value`, whose destination is its first operand; verified code.
            unsafe {
                *registers.add((*pc >> 16) as u16 as usize) = value.0;
                run(cx, pc.add(bytecode::opcode::Opcode::YieldValue.words()), registers)
            }
        }
        Sent::Exception(exception) => {
            cx.exception = exception;
            // SAFETY: as above.
            unsafe { run_throwing(cx, pc, registers) }
        }
    };
    let mut word = word;
    if word.is_exception() && cx.unwinding().is_some() {
        // What resumes a generator cannot be saved: continuations captured in it end here.
        word = to_word((cx.continuations.at_boundary)(cx));
    }
    cx.enter_language(language);
    if generator.state() == GeneratorState::Suspended {
        let handled = if cx.handled == outer_handled { Value::NONE } else { cx.handled };
        cx.store_field(generator, |generator| &generator.handled, handled);
    }
    cx.handled = outer_handled;
    from_word(word)
}

/// Suspends the generator whose frame this is, at the `yield_value` at `place`.
///
/// # Safety
/// `registers` are those of a frame that [`resume`] has pushed for `generator`.
pub(crate) unsafe fn suspend(cx: &mut Context, generator: Gc<Generator>, registers: *mut u64, place: u32) {
    // SAFETY: as in `resume`.
    let saved: Gc<runtime::object::array::Array> =
        unsafe { Gc::from_value_unchecked(generator.registers.get()) };
    for index in 0..saved.len() {
        // SAFETY: the frame is as long as the array.
        let value = Value(unsafe { *registers.add(index) });
        saved.set(cx, index, value);
    }
    generator.pc.set(Value::length(place as usize));
    generator.set_state(GeneratorState::Suspended);
}

/// Installs what the runtime cannot reach by itself.
pub fn install(cx: &mut Context) {
    cx.continuations.at_boundary = crate::continuation::at_boundary;
    cx.resume_entry = |cx, generator, value, is_exception| {
        resume(cx, generator, if is_exception { Sent::Exception(value) } else { Sent::Value(value) })
    };
}
