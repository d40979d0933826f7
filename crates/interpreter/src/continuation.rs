//! Saving frames into continuations, and going on with them: what [`runtime::continuation`] describes.
//!
//! A saved frame is an array: the next outer frame, the closure, the place of the call that it makes, the generator whose
//! frame it is, and the registers that the frame needs from there on. Typed registers are stored as two fixnums, so that
//! the collector finds nothing but values.
#![allow(unsafe_code)]

use bytecode::operand::slot_offset;
use runtime::context::Context;
use runtime::continuation::{Continuation, Unwinding};
use runtime::exception::{ErrorKind, Result, Thrown, from_word};
use runtime::frame::{FRAME_CALLER, FRAME_RETURN, RETURNS_NATIVELY};
use runtime::function::{Entry, FunctionCell};
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::array::Array;
use runtime::object::closure::Closure;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::value::Value;

use crate::dispatch::{run, run_throwing};
use crate::execution::CALL_WORDS;
use crate::frames::{Registers, check_discarded, clear, closure_of, push_frame};

/// Elements of a saved frame.
const NEXT: usize = 0;
const CLOSURE: usize = 1;
/// Twice the place of the call, and one when its result is dropped.
const PLACE: usize = 2;
const GENERATOR: usize = 3;
const FIRST_REGISTER: usize = 4;

/// The register that a call's result goes to.
///
/// # Safety
/// `call` is an instruction whose first operand is its result register.
unsafe fn result_register(call: *const u64) -> usize {
    // SAFETY: as the caller promised.
    unsafe { *call.byte_add(slot_offset(0)).cast::<u16>() as usize }
}

/// Saves the topmost frame, which makes the call at `place`, behind those that the capture under way has saved.
///
/// # Errors
/// When memory is exhausted; the capture is over then.
///
/// # Safety
/// `registers` is the topmost frame's, and `place` a call of the function that runs in it.
pub(crate) unsafe fn save_frame(
    cx: &mut Context,
    registers: Registers,
    place: u32,
    discards_result: bool,
) -> Result<()> {
    // SAFETY: as the caller promised.
    let closure = unsafe { closure_of(registers) };
    let cell = closure.cell();
    cx.enter_language(cell.language);
    let needed = cell.needed_in_call(place);
    let words: usize = needed.iter().map(|needed| if needed.is_raw { 2 } else { 1 }).sum();
    let frame = cx.new_array(FIRST_REGISTER + words + usize::from(discards_result))?;
    frame.set(cx, NEXT, Value::NONE);
    frame.set(cx, CLOSURE, closure.value());
    frame.set(cx, PLACE, Value::length(place as usize * 2 + usize::from(discards_result)));
    // SAFETY: a frame has a header; the caller of one entered natively is a generator's, when there is one.
    let (return_to, caller) = unsafe { (*registers.offset(FRAME_RETURN), *registers.offset(FRAME_CALLER)) };
    let has_generator = return_to == RETURNS_NATIVELY && caller != 0;
    frame.set(cx, GENERATOR, if has_generator { Value(caller) } else { Value::NONE });
    let mut index = FIRST_REGISTER;
    let mut store = |word: Value| {
        frame.set(cx, index, word);
        index += 1;
    };
    for needed in needed.iter() {
        // SAFETY: liveness names registers of the function, whose frame this is.
        let word = unsafe { *registers.add(needed.register as usize) };
        if needed.is_raw {
            store(Value::length((word >> 32) as usize));
            store(Value::length(word as u32 as usize));
        } else {
            store(Value(word));
        }
    }
    if discards_result {
        // The register holds what the call makes already.
        // SAFETY: the place is that of a call.
        store(Value(unsafe { *registers.add(result_register(cell.address_of(place))) }));
    }
    if let Some(Unwinding::Capture { receiver, first, last }) = cx.unwinding() {
        let first = if first.is_none() { frame.value() } else { first };
        if let Some(last) = last.cast::<Array>() {
            last.set(cx, NEXT, frame.value());
        }
        cx.set_unwinding(Unwinding::Capture { receiver, first, last: frame.value() });
    }
    Ok(())
}

/// Ends a capture with an error: the frame that runs `cell` cannot be saved.
#[cold]
pub fn refuse_capture(cx: &mut Context, cell: &FunctionCell, place: u32) {
    cx.end_unwinding();
    cx.enter_language(cell.language);
    let name = &cell.function().qualified_name;
    let line = cell.function().span_at(place).line;
    let message = format!(
        "cannot capture a continuation through `{name}`, which waits for something else than a call in line {line}"
    );
    // The error is pending, which is what the caller goes on with.
    let _: Result<()> = cx.raise(ErrorKind::Runtime, &message);
}

/// Goes on where a call from the host comes back unwinding: at a boundary of continuations. The result is the call's.
///
/// # Errors
/// What the saved frames raise; an unwinding that ends further out.
pub fn at_boundary(cx: &mut Context) -> Result {
    let mut number = None;
    let result = go_on(cx, &mut number);
    if let Some(number) = number {
        cx.close_boundary(number);
    }
    result
}

fn go_on(cx: &mut Context, number: &mut Option<u64>) -> Result {
    // The saved frames that are still to be returned to; the stack keeps them alive.
    let mut frames = Value::NONE;
    let mut outcome = Err(Thrown);
    loop {
        if outcome.is_err() {
            match cx.unwinding() {
                Some(Unwinding::Capture { receiver, first, last }) => {
                    if let Some(last) = last.cast::<Array>() {
                        last.set(cx, NEXT, frames);
                        frames = first;
                    }
                    cx.end_unwinding();
                    let boundary = *number.get_or_insert_with(|| cx.open_boundary());
                    outcome = call_receiver(cx, receiver, frames, boundary);
                    continue;
                }
                Some(Unwinding::Reinstate { continuation, value })
                    if Some(continuation.boundary()) == *number =>
                {
                    cx.end_unwinding();
                    frames = continuation.frames.get();
                    cx.handled = continuation.handled.get();
                    outcome = Ok(value);
                    continue;
                }
                Some(Unwinding::Reinstate { .. }) => return Err(Thrown),
                Some(Unwinding::Escape { .. }) => {}
                None if cx.is_terminating() => return Err(Thrown),
                None => {}
            }
        }
        let Some(frame) = frames.cast::<Array>() else { return outcome };
        frames = frame.get(NEXT);
        outcome = resume_frame(cx, frame, outcome);
    }
}

fn call_receiver(cx: &mut Context, receiver: Value, frames: Value, boundary: u64) -> Result {
    let continuation: Gc<Continuation> = cx.new_continuation(frames, boundary)?;
    cx.call_through(receiver, Arguments::positional(&[continuation.value()]))
}

/// Pushes a copy of a saved frame and runs it, with the outcome of the call that it makes, until it returns.
fn resume_frame(cx: &mut Context, frame: Gc<Array>, outcome: Result) -> Result {
    // SAFETY: a saved frame holds a closure there.
    let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(frame.get(CLOSURE)) };
    let cell = closure.cell();
    let (place, discards_result) =
        (frame.get(PLACE).fixnum_unchecked() as u32 / 2, frame.get(PLACE).fixnum_unchecked() % 2 != 0);
    let generator = frame.get(GENERATOR).cast::<Generator>();
    cx.enter_language(cell.language);
    let registers =
        push_frame(cx, closure, RETURNS_NATIVELY, generator.map_or(0, |generator| generator.value().0))?;
    if let Some(generator) = generator {
        generator.set_state(GeneratorState::Running);
    }
    let words = frame.as_slice();
    let pc = cell.address_of(place);
    // SAFETY: the frame was pushed for the function whose frame was saved: the registers are those that were saved, the
    // place that of a call, behind which verified code goes on.
    let word = unsafe {
        clear(registers, cell.register_count);
        let mut index = FIRST_REGISTER;
        for needed in cell.needed_in_call(place).iter() {
            let register = registers.add(needed.register as usize);
            if needed.is_raw {
                let half = |index: usize| words[index].fixnum_unchecked() as u64;
                *register = half(index) << 32 | half(index + 1);
                index += 2;
            } else {
                *register = words[index].0;
                index += 1;
            }
        }
        let outcome = match outcome {
            Ok(value) if discards_result => check_discarded(cx, pc, registers, value),
            outcome => outcome,
        };
        match outcome {
            Ok(value) => {
                let result = if discards_result { words[index] } else { value };
                *registers.add(result_register(pc)) = result.0;
                run(cx, pc.add(CALL_WORDS), registers)
            }
            Err(Thrown) => run_throwing(cx, pc, registers),
        }
    };
    finish(cx, word)
}

/// The result that a run's word stands for; makes the call that it has left to do.
pub(crate) fn finish(cx: &mut Context, word: Value) -> Result {
    match take_tail_call(cx, word) {
        // SAFETY: the entry and arguments are those of the closure that the interpreter has left in the context.
        Some((entry, callee, [a, b, c, d])) => from_word(unsafe { entry(cx, callee, a, b, c, d) }),
        None => from_word(word),
    }
}

/// The call that is left to be made, when a run's result says so. The bits of a number may say the same: then no closure
/// is left in the context.
#[inline]
pub fn take_tail_call(cx: &mut Context, result: Value) -> Option<(Entry, Value, [u64; 4])> {
    if result != Value::TAIL_CALL || cx.tail_call[0] == 0 {
        return None;
    }
    let [callee, a, b, c, d] = std::mem::take(&mut cx.tail_call);
    // SAFETY: the interpreter leaves a closure there.
    let closure: Gc<Closure> = unsafe { Gc::from_value_unchecked(Value(callee)) };
    Some((closure.cell().entry.get(), Value(callee), [a, b, c, d]))
}
