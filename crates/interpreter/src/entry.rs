//! Native entries of functions that are not compiled.
#![allow(unsafe_code)]

use abi::context_layout::REGISTER_ARGUMENTS;
use runtime::context::Context;
use runtime::exception::to_word;
use runtime::frame::RETURNS_NATIVELY;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::value::Value;

use crate::continuation::take_tail_call;
use crate::dispatch::run;
use crate::frames::{Registers, push_frame};

/// The entry of a function that is interpreted.
///
/// # Safety
/// As [`runtime::function::Entry`].
pub unsafe extern "C" fn interpret(cx: *mut Context, callee: Value, a: u64, b: u64, c: u64, d: u64) -> Value {
    // SAFETY: passed on.
    let result = unsafe { interpret_frame(cx, callee, a, b, c, d) };
    // SAFETY: the context is the isolate's; entry and arguments are those of the closure that is called.
    unsafe {
        match take_tail_call(&mut *cx, result) {
            // Nothing is left here to do: optimized builds jump, so that tail calls between interpreted and compiled code
            // take no native stack.
            Some((entry, callee, [a, b, c, d])) => entry(cx, callee, a, b, c, d),
            None => result,
        }
    }
}

/// As [`interpret`], with the calls that come last left to the caller.
///
/// # Safety
/// As [`runtime::function::Entry`].
#[inline(never)]
unsafe fn interpret_frame(cx: *mut Context, callee: Value, a: u64, b: u64, c: u64, d: u64) -> Value {
    // SAFETY: native functions get the context of the isolate that runs, and no other reference to it is in use; the
    // callee is the closure whose entry this is.
    let (cx, closure): (_, Gc<Closure>) = unsafe { (&mut *cx, Gc::from_value_unchecked(callee)) };
    let cell = closure.cell();
    cx.enter_language(cell.language);
    if cx.check_native_stack().is_err() {
        return Value::EXCEPTION;
    }
    let Ok(registers) = push_frame(cx, closure, RETURNS_NATIVELY, 0) else { return Value::EXCEPTION };
    // SAFETY: the frame has as many registers as the function, which are at least its parameters.
    unsafe { store_arguments(cx, registers, cell.parameter_count as usize, [a, b, c, d]) };
    let left = cell.countdown.get() - 1;
    cell.countdown.set(left);
    if left == 0 {
        (cx.tiering.on_call)(cx, cell);
    }
    // SAFETY: the frame was just pushed for the function; its code starts at 0.
    unsafe { run(cx, cell.address_of(0), registers) }
}

/// The entry of a generator function: makes a generator that has not started.
///
/// # Safety
/// As [`runtime::function::Entry`].
pub unsafe extern "C" fn generate(cx: *mut Context, callee: Value, a: u64, b: u64, c: u64, d: u64) -> Value {
    /// Most functions have no more parameters; clearing room for all that are allowed takes longer than the rest.
    const FEW: usize = 8;
    // SAFETY: as in `interpret`.
    let (cx, closure): (_, Gc<Closure>) = unsafe { (&mut *cx, Gc::from_value_unchecked(callee)) };
    match closure.cell().parameter_count as usize {
        0..=FEW => generate_with::<FEW>(cx, closure, [a, b, c, d]),
        _ => generate_with::<{ abi::context_layout::MAX_PARAMETERS }>(cx, closure, [a, b, c, d]),
    }
}

/// Makes a generator of a function of at most `MOST` parameters.
#[inline(never)]
fn generate_with<const MOST: usize>(
    cx: &mut Context,
    closure: Gc<Closure>,
    first: [u64; REGISTER_ARGUMENTS],
) -> Value {
    let mut parameters = [Value::ZERO; MOST];
    let count = closure.cell().parameter_count as usize;
    assert!(count <= MOST);
    // SAFETY: values and words have the same layout; there is room for as many parameters as the function has.
    unsafe { store_arguments(cx, parameters.as_mut_ptr().cast(), count, first) };
    to_word(cx.new_generator(closure, &parameters[..count]).map(Gc::value))
}

/// Stores the arguments that an entry got.
///
/// # Safety
/// There is room for `count` words at `to`.
unsafe fn store_arguments(cx: &Context, to: Registers, count: usize, first: [u64; REGISTER_ARGUMENTS]) {
    for (index, argument) in first.into_iter().chain(cx.argument_buffer).take(count).enumerate() {
        // SAFETY: there is room, as the caller promised.
        unsafe { *to.add(index) = argument };
    }
}
