//! Resuming generators.
//!
//! Native code resumes them, by the entry that their function's cell has for that: [`interpret`], or compiled code.
#![allow(unsafe_code)]

use bytecode::opcode::Opcode;
use runtime::context::Context;
use runtime::exception::{Result, from_word, to_word};
use runtime::frame::RETURNS_NATIVELY;
use runtime::gc::Gc;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::value::Value;

use crate::dispatch::{run, run_throwing};
use crate::frames::{Registers, push_frame};

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
    cx.check_native_stack()?;
    let language = cx.language_number();
    let word = match sent {
        Sent::Value(value) => {
            let entry = generator.closure().cell().resume.get();
            // SAFETY: the context is the isolate's, and no other reference to it is in use; the entry is that of the
            // generator's function.
            unsafe { entry(cx, generator.value(), value.0, 0, 0, 0) }
        }
        Sent::Exception(exception) => to_word(throw(cx, generator, exception)),
    };
    let mut word = word;
    if word.is_exception() && cx.unwinding().is_some() {
        // What resumes a generator cannot be saved: continuations captured in it end here.
        word = to_word((cx.continuations.at_boundary)(cx));
    }
    cx.enter_language(language);
    from_word(word)
}

/// Raises an exception where a generator is suspended.
fn throw(cx: &mut Context, generator: Gc<Generator>, exception: Value) -> Result {
    match generator.state() {
        GeneratorState::Running => running_already(cx),
        GeneratorState::Created | GeneratorState::Finished => {
            generator.set_state(GeneratorState::Finished);
            cx.throw(exception)
        }
        GeneratorState::Suspended(place) => {
            let registers = restore(cx, generator)?;
            cx.exception = exception;
            let pc = generator.closure().cell().address_of(place);
            // SAFETY: the frame was pushed for the generator's function, and `place` is in its code.
            from_word(unsafe { run_throwing(cx, pc, registers) })
        }
    }
}

#[cold]
fn running_already(cx: &mut Context) -> Result {
    cx.value_error("generator already executing")
}

/// Resumes a generator of a function that is not compiled: called with the generator and what is sent.
///
/// # Safety
/// As [`runtime::function::FunctionCell::resume`].
pub unsafe extern "C" fn interpret(
    cx: *mut Context,
    generator: Value,
    sent: u64,
    _: u64,
    _: u64,
    _: u64,
) -> Value {
    // SAFETY: native functions get the context of the isolate that runs, and no other reference to it is in use; the
    // first argument is a generator.
    let (cx, generator): (_, Gc<Generator>) = unsafe { (&mut *cx, Gc::from_value_unchecked(generator)) };
    let state = generator.state();
    match state {
        GeneratorState::Running => return to_word(running_already(cx)),
        GeneratorState::Finished => {
            cx.generator_result = Value::NONE;
            return Value::STOP;
        }
        GeneratorState::Created | GeneratorState::Suspended(_) => {}
    }
    let cell = generator.closure().cell();
    cx.enter_language(cell.language);
    if cx.check_native_stack().is_err() {
        return Value::EXCEPTION;
    }
    let Ok(registers) = restore(cx, generator) else { return Value::EXCEPTION };
    let left = cell.countdown.get().saturating_sub(1);
    cell.countdown.set(left);
    if left == 0 {
        (cx.tiering.on_call)(cx, cell);
        // Compiled code that left this to the interpreter counts itself, and asks when it comes to 0.
        cell.countdown.set(cell.countdown.get().max(1));
    }
    // SAFETY: the frame was pushed for the generator's function. It goes on at its start, or behind a `yield_value`, whose
    // destination is its first operand; verified code.
    unsafe {
        match state {
            GeneratorState::Suspended(place) => {
                let pc = cell.address_of(place);
                *registers.add((*pc >> 16) as u16 as usize) = sent;
                run(cx, pc.add(Opcode::YieldValue.words()), registers)
            }
            _ => run(cx, cell.address_of(0), registers),
        }
    }
}

/// Pushes the frame of a suspended generator, which runs from here on.
fn restore(cx: &mut Context, generator: Gc<Generator>) -> Result<Registers> {
    let registers = push_frame(cx, generator.closure(), RETURNS_NATIVELY, generator.value().0)?;
    for (index, value) in generator.registers().as_slice().iter().enumerate() {
        // SAFETY: the array is as long as the frame.
        unsafe { *registers.add(index) = value.0 };
    }
    cx.begin_generator(generator);
    Ok(registers)
}

/// Suspends the generator whose frame this is, at the `yield_value` at `place`.
///
/// # Safety
/// `registers` are those of a frame that [`restore`] has pushed for `generator`.
pub(crate) unsafe fn suspend(cx: &mut Context, generator: Gc<Generator>, registers: *mut u64, place: u32) {
    let saved = generator.registers();
    for index in 0..saved.len() {
        // SAFETY: the frame is as long as the array.
        let value = Value(unsafe { *registers.add(index) });
        saved.set(cx, index, value);
    }
    cx.end_generator(generator, GeneratorState::Suspended(place));
}

/// Installs what the runtime cannot reach by itself.
pub fn install(cx: &mut Context) {
    cx.continuations.at_boundary = crate::continuation::at_boundary;
    cx.resume_entry = |cx, generator, value, is_exception| {
        resume(cx, generator, if is_exception { Sent::Exception(value) } else { Sent::Value(value) })
    };
}
