//! What can go wrong between an embedder and a program.

use std::fmt;

use crate::value::Object;

/// Why an operation failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The program raised an exception that it did not catch.
    Guest(Box<GuestError>),
    /// The program was stopped: its isolate can be used again.
    Stopped(Stop),
    /// A value cannot be what was asked for.
    Conversion {
        /// What was asked for, such as `an integer`.
        expected: &'static str,
        /// What the value is, such as `string`.
        found: &'static str,
    },
    /// A module has no global variable of this name.
    NotFound(String),
    /// The number of arguments is not that of the function's parameters.
    Arguments {
        /// What the function takes.
        expected: usize,
        /// What it was given.
        found: usize,
    },
    /// A handle was used with an isolate that it does not belong to.
    WrongIsolate,
    /// A module of bytecode is malformed.
    Module(String),
    /// Settings contradict each other or cannot be met.
    Config(String),
    /// A value of a program has another form than serde was asked for, or the other way round.
    Data(String),
    /// A function of the host failed.
    Host(String),
    /// The system refused.
    System(String),
}

/// Why a program was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stop {
    /// Its time was over.
    Timeout,
    /// The embedder asked for it.
    Cancelled,
    /// It wrote more than it may.
    Output,
    /// It took all of its fuel.
    Fuel,
}

/// An exception that a program did not catch.
#[derive(Clone)]
pub struct GuestError {
    /// Its class, such as `ValueError`; empty where the language has none.
    pub class: String,
    /// What it says.
    pub message: String,
    /// What the language's own implementation prints: the message, the places it passed, the source there.
    pub report: String,
    /// The exception itself.
    pub exception: Object,
}

impl fmt::Debug for GuestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuestError").field("class", &self.class).field("message", &self.message).finish()
    }
}

impl fmt::Display for GuestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.class.as_str(), self.message.as_str()) {
            ("", message) => f.write_str(message),
            (class, "") => f.write_str(class),
            (class, message) => write!(f, "{class}: {message}"),
        }
    }
}

impl std::error::Error for GuestError {}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stop::Timeout => "the program's time is over",
            Stop::Cancelled => "the program was cancelled",
            Stop::Output => "the program wrote more than it may",
            Stop::Fuel => "the program's fuel is used up",
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Guest(error) => write!(f, "{error}"),
            Error::Stopped(stop) => write!(f, "{stop}"),
            Error::Conversion { expected, found } => write!(f, "expected {expected}, found {found}"),
            Error::NotFound(name) => write!(f, "no global variable `{name}`"),
            Error::Arguments { expected, found } => {
                write!(f, "the function takes {expected} arguments, not {found}")
            }
            Error::WrongIsolate => f.write_str("the handle belongs to another isolate"),
            Error::Module(message) => write!(f, "malformed module: {message}"),
            Error::Config(message) | Error::Data(message) | Error::Host(message) | Error::System(message) => {
                f.write_str(message)
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Guest(error) => Some(&**error),
            _ => None,
        }
    }
}

impl From<engine::Error> for Error {
    fn from(error: engine::Error) -> Error {
        match error {
            engine::Error::Module(message) => Error::Module(message),
            other => Error::System(other.to_string()),
        }
    }
}

impl From<String> for Error {
    fn from(message: String) -> Error {
        Error::Host(message)
    }
}

impl From<&str> for Error {
    fn from(message: &str) -> Error {
        Error::Host(message.to_owned())
    }
}

impl From<Box<dyn std::error::Error + Send + Sync>> for Error {
    fn from(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
        Error::Host(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::System(error.to_string())
    }
}
