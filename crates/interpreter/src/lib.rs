//! The interpreter: tier 0, and the meaning of every program.
//!
//! [`execution`] gives each instruction its complete meaning. In optimized builds [`fast`] puts short handlers before
//! it, for the common operands of hot instructions; they end in calls in tail position, so that the state of the
//! interpreter stays in registers. What a fast handler does not serve it passes on to the meaning, and both share the
//! functions that compute results, so that they cannot differ.
//!
//! Frames are on the isolate's register stack (see [`runtime::frame`]); a call from interpreted code to interpreted code
//! pushes a frame and goes on, everything else is a native call. The interpreter names no compiler: it counts and asks
//! the hooks in [`runtime::context::TieringHooks`].

pub mod aggregates;
pub mod compute;
pub mod continuation;
pub mod dispatch;
pub mod elements;
pub mod entry;
mod execution;
#[cfg(tail_handlers)]
mod fast;
pub mod frames;
pub mod generator;
pub mod single;
mod spread;
pub mod unwind;

pub use spread::Spread;
