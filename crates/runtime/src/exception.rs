//! Exceptions as Rust sees them: a result that says that one is pending in the context.

use crate::context::Context;
use crate::language::Language;
use crate::layout::LayoutError;
use crate::value::Value;

/// An exception is pending in [`Context::exception`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thrown;

/// The result of what may raise an exception of the program's.
pub type Result<T = Value> = std::result::Result<T, Thrown>;

/// Errors that the runtime itself finds; a language makes its own exception objects of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// A value of the wrong type.
    Type,
    /// A value that is not acceptable.
    Value,
    /// An index out of range.
    Index,
    /// A key that is not there.
    Key,
    /// A property that is not there.
    Attribute,
    /// A global variable without a value.
    Name,
    /// A local variable without a value.
    UnboundLocal,
    /// Division by zero.
    ZeroDivision,
    /// A number that is too large.
    Overflow,
    /// The heap's limit is reached.
    Memory,
    /// The stack's limit is reached.
    Recursion,
    /// Anything else.
    Runtime,
}

/// Why an isolate stopped a program; programs cannot catch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Termination {
    /// The time limit passed.
    Timeout,
    /// The embedder asked for it.
    Cancelled,
    /// Someone pressed Ctrl-C, and the language has no exception for that.
    Interrupted,
    /// It wrote more than it may.
    Output,
    /// It took all of its fuel.
    Fuel,
}

impl Context {
    /// Raises an error of the running language.
    #[cold]
    pub fn raise<T>(&mut self, kind: ErrorKind, message: &str) -> Result<T> {
        let language = self.language();
        if let Ok(error) = language.new_error(self, kind, message) {
            self.exception = error;
        }
        Err(Thrown)
    }

    /// Raises a type error.
    #[cold]
    pub fn type_error<T>(&mut self, message: impl AsRef<str>) -> Result<T> {
        self.raise(ErrorKind::Type, message.as_ref())
    }

    /// Raises an error about an unacceptable value.
    #[cold]
    pub fn value_error<T>(&mut self, message: impl AsRef<str>) -> Result<T> {
        self.raise(ErrorKind::Value, message.as_ref())
    }

    /// Raises the error for a value that is not the object that an instruction on layouts wants.
    #[cold]
    pub fn layout_error<T>(&mut self, language: &'static dyn Language, error: LayoutError) -> Result<T> {
        let error = language.new_layout_error(self, error)?;
        self.throw(error)
    }

    /// Whether a typed function that has returned these bits has raised an exception. Bits of a number may be those of
    /// [`Value::EXCEPTION`]; but then nothing is pending.
    #[inline(always)]
    pub fn has_thrown(&self, result: u64) -> bool {
        result == Value::EXCEPTION.0 && !self.exception.is_none()
    }

    /// Raises `exception`, an exception object.
    #[cold]
    pub fn throw<T>(&mut self, exception: Value) -> Result<T> {
        self.exception = exception;
        Err(Thrown)
    }

    /// Takes the pending exception. Termination stays pending: [`Context::is_terminating`] tells.
    pub fn take_exception(&mut self) -> Value {
        std::mem::replace(&mut self.exception, Value::NONE)
    }

    /// The pending exception in words, where the language has no report of its own.
    pub fn describe_exception(&mut self) -> String {
        if let Some(reason) = self.termination {
            return format!("terminated: {reason:?}");
        }
        match self.exception.cast::<crate::object::string::Str>() {
            Some(text) => text.to_cow().into_owned(),
            None => format!("{:?}", self.exception),
        }
    }

    /// Stops the program: unwinds past all handlers.
    #[cold]
    pub fn terminate<T>(&mut self, reason: Termination) -> Result<T> {
        self.termination = Some(reason);
        self.exception = Value::EXCEPTION;
        Err(Thrown)
    }

    /// Whether the pending exception is a termination, which no handler may catch.
    #[inline]
    pub fn is_terminating(&self) -> bool {
        self.exception.is_exception()
    }
}

/// The word that compiled code and the interpreter return for a result.
#[inline(always)]
pub fn to_word(result: Result) -> Value {
    match result {
        Ok(value) => value,
        Err(Thrown) => Value::EXCEPTION,
    }
}

/// The result that a returned word stands for.
#[inline(always)]
pub fn from_word(word: Value) -> Result {
    if word.is_exception() { Err(Thrown) } else { Ok(word) }
}
