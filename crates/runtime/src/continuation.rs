//! Continuations: what a program has still to do, as a value that can be called.
//!
//! Capturing is an unwinding that saves frames instead of dropping them: compiled frames become interpreted ones by the
//! exits that exceptions take, each interpreted frame is copied into an array, and the arrays are chained, the innermost
//! first. The unwinding ends where a function of the host has called the program: a *boundary*, beneath which nothing can
//! be saved. There the receiver is called with the continuation, on top of the saved frames, which are copied back one
//! at a time, when what is above them returns. So deep stacks are copied once however often they are captured, and the
//! chains of several continuations share what they have in common.
//!
//! Reinstating drops frames up to the boundary of the continuation, whose chain is what is to be done from then on. It
//! can be done any number of times while the boundary's call goes on, and is an error afterwards: what the host's function
//! had still to do is lost.
//!
//! An *escape* is the cheap form for leaving alone: it names a call that is still going on (`call_escape`), and throws to
//! its return. Nothing is saved.
//!
//! All three pass every handler, as a termination does. The interpreter does the work: see its `continuation`.
#![allow(unsafe_code)]

use std::cell::Cell;

use crate::context::Context;
use crate::exception::{ErrorKind, Result, Thrown};
use crate::gc::{Gc, Header, HeapObject};
use crate::native::{Arguments, NativeFunction};
use crate::shape::ShapeId;
use crate::value::Value;

/// A continuation.
#[derive(Debug)]
#[repr(C)]
pub struct Continuation {
    header: Header,
    /// The innermost saved frame, or none.
    pub frames: Cell<Value>,
    /// The number of its boundary, a fixnum.
    boundary: Cell<Value>,
    /// The function of the host that the boundary belongs to, or none: for messages.
    host: Cell<Value>,
    /// The exception that was being handled.
    pub handled: Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Continuation {
    const SHAPE: ShapeId = ShapeId::CONTINUATION;
}

/// The identity of a call that can be left from inside.
#[derive(Debug)]
#[repr(C)]
pub struct Escape {
    header: Header,
    unused: Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for Escape {
    const SHAPE: ShapeId = ShapeId::ESCAPE;
}

/// An unwinding that is no exception: in [`Context::exception`] stands what stands there for a termination.
#[derive(Clone, Copy, Debug)]
pub enum Unwinding {
    /// Saves frames up to the boundary.
    Capture {
        /// Is called with the continuation.
        receiver: Value,
        /// The innermost frame saved so far, or none.
        first: Value,
        /// The outermost frame saved so far, or none.
        last: Value,
    },
    /// Drops frames up to the boundary of a continuation and goes on there.
    Reinstate {
        /// The continuation.
        continuation: Gc<Continuation>,
        /// What it gets.
        value: Value,
    },
    /// Drops frames up to a call.
    Escape {
        /// Names the call.
        escape: Value,
        /// Its result.
        value: Value,
    },
}

/// The boundaries at which frames were saved, and the unwinding under way.
#[derive(Debug)]
pub struct Continuations {
    pub(crate) unwinding: Option<Unwinding>,
    /// The numbers of boundaries whose calls go on, in rising order.
    boundaries: Vec<u64>,
    next_boundary: u64,
    /// The function of the host that was called last and goes on, or none.
    pub(crate) host: Value,
    /// Calls from the host that go on.
    pub(crate) host_calls: usize,
    /// Goes on at a boundary; the interpreter installs it.
    pub at_boundary: fn(&mut Context) -> Result,
}

impl Default for Continuations {
    fn default() -> Self {
        Continuations {
            unwinding: None,
            boundaries: Vec::new(),
            next_boundary: 0,
            host: Value::NONE,
            host_calls: 0,
            at_boundary: |_| Err(Thrown),
        }
    }
}

impl Continuations {
    /// Calls `visit` with every value that is referred to.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.host);
        match self.unwinding {
            None => {}
            Some(Unwinding::Capture { receiver, first, last }) => {
                [receiver, first, last].into_iter().for_each(visit)
            }
            Some(Unwinding::Reinstate { continuation, value }) => {
                [continuation.value(), value].into_iter().for_each(visit);
            }
            Some(Unwinding::Escape { escape, value }) => [escape, value].into_iter().for_each(visit),
        }
    }
}

impl Gc<Continuation> {
    /// The number of its boundary.
    pub fn boundary(self) -> u64 {
        self.boundary.get().fixnum_unchecked() as u64
    }
}

impl Context {
    /// The unwinding under way, which is neither an exception nor a termination.
    #[inline]
    pub fn unwinding(&self) -> Option<Unwinding> {
        if self.exception.is_exception() { self.continuations.unwinding } else { None }
    }

    /// Whether frames are being saved.
    #[inline]
    pub fn is_capturing(&self) -> bool {
        matches!(self.unwinding(), Some(Unwinding::Capture { .. }))
    }

    /// Sets the unwinding under way.
    pub fn set_unwinding(&mut self, unwinding: Unwinding) {
        self.continuations.unwinding = Some(unwinding);
        self.exception = Value::EXCEPTION;
    }

    fn unwind<T>(&mut self, unwinding: Unwinding) -> Result<T> {
        self.set_unwinding(unwinding);
        Err(Thrown)
    }

    /// Ends the unwinding under way.
    pub fn end_unwinding(&mut self) {
        self.continuations.unwinding = None;
        self.exception = Value::NONE;
    }

    /// Gives a boundary a number; the call that it belongs to goes on.
    pub fn open_boundary(&mut self) -> u64 {
        let number = self.continuations.next_boundary;
        self.continuations.next_boundary += 1;
        self.continuations.boundaries.push(number);
        number
    }

    /// The call that this boundary belongs to is over.
    pub fn close_boundary(&mut self, number: u64) {
        let last = self.continuations.boundaries.pop();
        debug_assert_eq!(last, Some(number), "calls are nested");
    }

    /// A continuation that goes on with these saved frames, up to a boundary.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_continuation(&mut self, frames: Value, boundary: u64) -> Result<Gc<Continuation>> {
        self.captures = Value::small(self.captures.fixnum_unchecked() + 1);
        let (host, handled) = (self.continuations.host, self.handled);
        self.new_object([frames, Value::length(boundary as usize), host, handled])
    }

    /// The identity of a call to come.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_escape(&mut self) -> Result<Gc<Escape>> {
        self.new_object([Value::NONE])
    }

    /// Calls `receiver` with the current continuation. As [`Context::reinstate`], to be returned at once by a function
    /// of the host.
    ///
    /// # Errors
    /// Always: an unwinding has begun.
    pub fn capture<T>(&mut self, receiver: Value) -> Result<T> {
        self.unwind(Unwinding::Capture { receiver, first: Value::NONE, last: Value::NONE })
    }

    /// Goes on with a continuation, which gets `value`.
    ///
    /// # Errors
    /// Always: an unwinding has begun, or the language's error that the continuation has ended with its boundary.
    pub fn reinstate<T>(&mut self, continuation: Gc<Continuation>, value: Value) -> Result<T> {
        let boundary = continuation.boundary();
        if self.continuations.boundaries.binary_search(&boundary).is_ok() {
            return self.unwind(Unwinding::Reinstate { continuation, value });
        }
        let host = match continuation.host.get().cast::<NativeFunction>() {
            Some(host) => format!("`{}`, a function of the host,", host.name().to_cow()),
            None => "a function of the host".to_owned(),
        };
        let message =
            format!("cannot go on with a continuation that was captured in a call from {host} that is over");
        self.raise(ErrorKind::Runtime, &message)
    }

    /// Leaves the call that `escape` names, which yields `value`.
    ///
    /// # Errors
    /// Always: an unwinding has begun.
    pub fn escape<T>(&mut self, escape: Value, value: Value) -> Result<T> {
        if escape.cast::<Escape>().is_none() {
            return self.type_error("what a call is left by must be an escape");
        }
        self.unwind(Unwinding::Escape { escape, value })
    }

    /// The program's outermost call is being left by an escape: the call that it names is over.
    #[cold]
    pub(crate) fn escape_too_late<T>(&mut self) -> Result<T> {
        self.end_unwinding();
        self.raise(ErrorKind::Runtime, "cannot leave a call that is over")
    }
}

/// As a function of the host: `call_with_continuation(receiver)` calls the receiver with the current continuation.
///
/// # Errors
/// Always: see [`Context::capture`].
pub fn call_with_continuation(cx: &mut Context, _: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match (arguments.values, arguments.keywords) {
        (&[receiver], []) => cx.capture(receiver),
        _ => cx.type_error("capturing a continuation takes a function to call with it"),
    }
}

/// As a function of the host: `reinstate(continuation, value)` goes on with a continuation.
///
/// # Errors
/// Always: see [`Context::reinstate`].
pub fn reinstate(cx: &mut Context, _: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match (arguments.values, arguments.keywords) {
        (&[continuation, value], []) => match continuation.cast() {
            Some(continuation) => cx.reinstate(continuation, value),
            None => cx.type_error("only continuations can be reinstated"),
        },
        _ => cx.type_error("reinstating takes a continuation and a value"),
    }
}
