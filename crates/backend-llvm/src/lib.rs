//! The LLVM backend: compiles through textual IR and a libLLVM that is found at run time.
//!
//! Building this crate needs no LLVM, and one binary runs with and without it: [`library`] looks for libLLVM 15 or
//! newer when the first compilation asks for it, and says what to install when there is none. A [`Session`] turns
//! IR into object code; it belongs to one thread at a time, and any number of them work in parallel.
//!
//! Invariants:
//! - Nothing is printed: what LLVM has to say comes back in errors.
//! - Every compilation has an LLVM context of its own, gone with everything in it when the compilation returns.
//! - Errors that LLVM calls fatal (an instruction it cannot select, inline assembly) end the process, so the IR that
//!   this crate writes keeps to what every version supports.
//! - The library is never unloaded. LLVM's global destructors run when the process exits, so whoever owns the
//!   threads that compile joins them before that.

mod api;
mod error;
mod library;
mod owned;
pub mod pipeline;
mod session;

pub use error::{LlvmError, LlvmUnavailable};
pub use library::{Library, library};
pub use session::{CodegenEffort, Machine, Session};
