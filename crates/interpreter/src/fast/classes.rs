//! Calls of classes that make an object and run an interpreted initializer with it.
//!
//! They allocate, so that they keep things on the native stack meanwhile, as calls of the host do.
#![allow(unsafe_code)]

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::to_word;
use runtime::frame::{DISCARDS_RESULT, FRAME_PC};
use runtime::function::SIMPLE;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::calls::{MAX_COPIED, copy_arguments, is_entered, push};
use super::host::deliver;
use super::{Table, complete, dispatch, handlers, second_slot, slot};
use crate::frames::{Registers, closure_of};

/// The function that a call of the class runs with a new object and `count` arguments, where that is all it does, it is
/// interpreted, and the site has met the class before.
///
/// # Safety
/// As [`dispatch`], at a call of the class.
#[inline(always)]
unsafe fn initializer(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    class: Gc<Class>,
    count: usize,
) -> Option<Gc<Closure>> {
    // SAFETY: as the caller promised.
    unsafe {
        let cell = closure_of(registers).cell();
        let cases = &cell.slot(second_slot(pc, 1)).cases;
        let case = cases.iter().find(|case| case.key.get() == class.value().0)?;
        // The object is in the call's register before the initializer has returned, which a handler could see.
        if count >= MAX_COPIED || !cell.function().handlers.is_empty() {
            return None;
        }
        let initializer = (*cx).known_plain_class(class)?.initializer?.get();
        if initializer.shape() != Some(ShapeId::CLOSURE) {
            return None;
        }
        let closure = Gc::<Closure>::from_value_unchecked(initializer);
        let callee = closure.cell();
        let takes = callee.flags == SIMPLE && callee.parameter_count as usize == count + 1;
        if !takes || !is_entered(callee, cx, count + 1) {
            return None;
        }
        case.payload.set(case.payload.get() + 1);
        Some(closure)
    }
}

/// An object of the class, or [`Value::EXCEPTION`].
///
/// # Safety
/// As [`dispatch`].
#[inline(never)]
unsafe fn new_instance(cx: *mut Context, class: Gc<Class>) -> Value {
    // SAFETY: as the caller promised.
    to_word(unsafe { (*cx).new_instance(class) })
}

/// Makes the object and goes on in the initializer's frame; leaves what does not fit to the complete meaning.
///
/// # Safety
/// As [`dispatch`], at a call of the class with the `count` words at `first`.
#[inline(always)]
unsafe fn construct(
    pc: *const u64,
    registers: Registers,
    cx: *mut Context,
    table: *const Table,
    class: Value,
    first: *const u64,
    count: usize,
) -> Value {
    // SAFETY: as the caller promised.
    unsafe {
        let class = Gc::from_value_unchecked(class);
        let Some(closure) = initializer(pc, registers, cx, class, count) else {
            return complete(pc, registers, cx, table);
        };
        *registers.offset(FRAME_PC) = pc as u64;
        let object = new_instance(cx, class);
        if object == Value::EXCEPTION {
            return deliver(object, pc, registers, cx, table);
        }
        let Some(frame) = push(cx, closure, pc as u64 | DISCARDS_RESULT, registers) else {
            return complete(pc, registers, cx, table);
        };
        *frame = object.0;
        copy_arguments(frame.add(1), first, count);
        *registers.add(slot(pc, 0)) = object.0;
        dispatch(closure.cell().code, frame, cx, table)
    }
}

handlers! {
    /// `call` of a class.
    #[inline(never)]
    fn call(pc, registers, cx, table) {
        let class = Value(*registers.add(slot(pc, 1)));
        let first = registers.add(slot(pc, 2));
        construct(pc, registers, cx, table, class, first, second_slot(pc, 0) as usize)
    }
    /// `call_method` of a class, an attribute of what is no receiver then.
    #[inline(never)]
    fn call_method(pc, registers, cx, table) {
        let class = Value(*registers.add(slot(pc, 1)));
        let receiver = registers.add(slot(pc, 2));
        let (count, skipped) = (second_slot(pc, 0) as usize, Value(*receiver).is_unbound() as usize);
        construct(pc, registers, cx, table, class, receiver.add(skipped), count - skipped)
    }
}
