//! The LLVM backend: compiles through textual IR and a libLLVM that is found at run time.
//!
//! Building this crate needs no LLVM, and one binary runs with and without it: [`library`] looks for libLLVM 15 or
//! newer when the first compilation asks for it, and says what to install when there is none. [`LlvmBackend`] writes a
//! function as IR (`lower`), a [`Session`] turns that into object code, which is loaded and taken apart (`object_code`).
//! A session belongs to one thread at a time, and any number of them work in parallel.
//!
//! Conventions of the code are those of the other backend's: the context, the callee and four words, by C's convention on
//! x86-64; calls and tail calls go either way. Tail calls and exits are `musttail`, so all functions have one prototype.
//!
//! Invariants:
//! - Nothing is printed: what LLVM has to say comes back in errors.
//! - Every compilation has an LLVM context of its own, gone with everything in it when the compilation returns.
//! - Errors that LLVM calls fatal (an instruction it cannot select, inline assembly) end the process, so the IR that
//!   this crate writes keeps to what every version supports.
//! - The library is never unloaded. LLVM's global destructors run when the process exits, so whoever owns the
//!   threads that compile joins them before that.

mod aliasing;
mod api;
mod backend;
mod error;
mod function_text;
mod library;
mod lower;
mod object_code;
mod owned;
pub mod pipeline;
mod session;

pub use backend::{LlvmBackend, ir_text};
pub use error::{LlvmError, LlvmUnavailable};
pub use library::{Library, library};
pub use session::{CodegenEffort, Machine, Session};
