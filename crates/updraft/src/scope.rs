//! Where values of an isolate can be touched: on its stack, by one thread.

use std::panic::resume_unwind;

use engine::{Context, Frontend, Termination};
use runtime::exception::{ErrorKind, Result as Raised, Thrown};
use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoValue, convert};
use crate::error::{Error, GuestError, Stop};
use crate::host_state::HostState;
use crate::value::Object;

/// An isolate that is being used. Functions of the host that want to use the isolate which calls them take it as their
/// first parameter.
pub struct Scope<'i> {
    pub(crate) cx: &'i mut Context,
    pub(crate) state: &'i HostState,
    pub(crate) frontend: Option<&'static dyn Frontend>,
    /// No program of the isolate waits for what is done here.
    pub(crate) is_outermost: bool,
}

/// What can be used as an isolate: an [`Isolate`](crate::Isolate), or the [`Scope`] of a function that it calls.
///
/// Nobody else can implement it.
pub trait AsScope: sealed::Sealed {
    #[doc(hidden)]
    fn with_scope<R>(&mut self, f: impl FnOnce(&mut Scope<'_>) -> R) -> R;
}

pub(crate) mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Scope<'_> {}
    impl Sealed for crate::Isolate {}
}

impl AsScope for Scope<'_> {
    fn with_scope<R>(&mut self, f: impl FnOnce(&mut Scope<'_>) -> R) -> R {
        f(self)
    }
}

impl AsScope for crate::Isolate {
    #[inline]
    fn with_scope<R>(&mut self, f: impl FnOnce(&mut Scope<'_>) -> R) -> R {
        let (frontend, state, watchdog) = (self.frontend, &*self.state, &self.watchdog);
        // Written where it is read: results that are handed through cost more than short calls.
        let mut outcome = None;
        self.inner.enter(|cx| {
            if let Some(watchdog) = watchdog {
                watchdog.wake();
            }
            let mut scope = Scope { cx, state, frontend, is_outermost: true };
            outcome = Some(f(&mut scope));
            if scope.cx.heap.has_departed() {
                scope.release_departed();
            }
        });
        outcome.expect("what did not panic has ended")
    }
}

impl std::fmt::Debug for Scope<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Scope")
    }
}

impl Scope<'_> {
    /// The word of a handle's object.
    #[inline]
    pub(crate) fn word(&self, object: &Object) -> Result<Word, Error> {
        // Not `ok_or`, which would make the error first and drop it then: a tenth of a short call.
        #[allow(clippy::unnecessary_lazy_evaluations, reason = "the error has a destructor")]
        self.state.handles.word(object).ok_or_else(|| Error::WrongIsolate)
    }

    /// What the program did, as the embedder sees it: takes the pending exception.
    #[inline]
    pub(crate) fn outcome<T>(&mut self, result: Raised<T>) -> Result<T, Error> {
        result.map_err(|Thrown| self.take_error())
    }

    #[cold]
    fn take_error(&mut self) -> Error {
        if let Some(panic) = self.state.panic.take() {
            self.reset();
            resume_unwind(panic);
        }
        if let Some(error) = self.state.failure.take() {
            self.reset();
            return error;
        }
        // A program that a limit is about to stop may have ended first, with the exception that it got for it.
        if self.cx.is_terminating() || self.is_outermost && self.cx.check_interrupt().is_err() {
            let stop = match self.cx.termination {
                Some(Termination::Timeout) => Stop::Timeout,
                Some(Termination::Output) => Stop::Output,
                Some(Termination::Fuel) => Stop::Fuel,
                _ => Stop::Cancelled,
            };
            self.reset();
            return Error::Stopped(stop);
        }
        let exception = self.cx.take_exception();
        self.cx.handled = Word::NONE;
        let object = self.state.handles.keep(exception);
        let failure = match self.frontend {
            Some(frontend) => frontend.describe(self.cx, exception),
            None => {
                self.cx.exception = exception;
                let message = self.cx.describe_exception();
                self.cx.take_exception();
                engine::Failure { message, ..engine::Failure::default() }
            }
        };
        let engine::Failure { class, message, report } = failure;
        Error::Guest(Box::new(GuestError { class, message, report, exception: object }))
    }

    /// Makes the isolate usable after a program was stopped. One that waits for a function of the host has still to stop,
    /// whatever that makes of the error.
    pub(crate) fn reset(&mut self) {
        self.cx.take_exception();
        self.cx.termination = None;
        self.cx.handled = Word::NONE;
        if self.is_outermost {
            engine::forget_stops(self.cx);
        }
    }

    /// Raises what a function of the host failed with in the program that called it.
    #[cold]
    pub(crate) fn raise(&mut self, error: Error) -> Thrown {
        match error {
            Error::Guest(error) => {
                if let Ok(word) = self.word(&error.exception) {
                    self.cx.exception = word;
                    return Thrown;
                }
                self.raise_error(ErrorKind::Runtime, &error.to_string())
            }
            Error::Stopped(_) => {
                self.state.failure.set(Some(error));
                let _ = self.cx.terminate::<()>(Termination::Cancelled);
                Thrown
            }
            Error::Conversion { .. } | Error::Data(_) | Error::Arguments { .. } => {
                self.raise_error(ErrorKind::Type, &error.to_string())
            }
            other => self.raise_error(ErrorKind::Runtime, &other.to_string()),
        }
    }

    /// A value as one of another type, as if a program had been given the one and the host the other: a list as a vector, an
    /// object of the host as a handle of it.
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is of another type, and when memory is exhausted.
    pub fn convert<T: FromValue>(&mut self, value: impl IntoValue) -> Result<T, Error> {
        convert(self, value)
    }

    /// An exception of the language's class for errors of this kind, such as Python's `ValueError` for [`ErrorKind::Value`]: for a
    /// function of the host to return. Other errors that it returns are of the class for [`ErrorKind::Runtime`], and those of
    /// conversions for [`ErrorKind::Type`].
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, ErrorKind, IsolateConfig, Language, Scope};
    ///
    /// let mut isolate = Engine::new(Default::default())?.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// let module = isolate.module("m")?;
    /// module.define(&mut isolate, "half", |scope: &mut Scope<'_>, n: i64| {
    ///     if n % 2 == 0 { Ok(n / 2) } else { Err(scope.error(ErrorKind::Value, "an odd number")) }
    /// })?;
    /// module.run(&mut isolate, "
    /// try: half(3)
    /// except ValueError as error: told = str(error)
    /// ")?;
    /// assert_eq!(module.get::<String>(&mut isolate, "told")?, "an odd number");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn error(&mut self, kind: ErrorKind, message: &str) -> Error {
        let _ = self.raise_error(kind, message);
        self.take_error()
    }

    fn raise_error(&mut self, kind: ErrorKind, message: &str) -> Thrown {
        let _ = self.cx.raise::<()>(kind, message);
        Thrown
    }
}
