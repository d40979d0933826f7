//! The runtime: values, objects, shapes, classes, functions, and the context they live in.
//!
//! Everything that is common to the interpreter, compiled code and the languages' own builtins. It knows no language
//! by name: what differs goes through [`language::Language`]. Start with [`value::Value`] and [`context::Context`].
//!
//! Invariants: a [`value::Value`] or [`gc::Gc`] off the stack is invisible to the collector (see [`gc`]); a function
//! that returns [`exception::Thrown`] has left an exception in [`context::Context::exception`].

pub mod aside;
pub mod call;
pub mod class;
pub mod clock;
pub mod context;
pub mod continuation;
pub mod departure;
pub mod exception;
pub mod feedback;
pub mod frame;
pub mod frame_walk;
pub mod function;
pub mod gc;
mod instance_table;
pub mod language;
pub mod layout;
pub mod namespace;
pub mod native;
pub mod number;
pub mod object;
pub mod outside;
pub mod pieces;
pub mod record;
mod roots;
pub mod shape;
pub mod shared_cache;
pub mod shared_lookup;
pub mod stack;
pub mod stack_mapping;
mod states;
pub mod streams;
#[cfg(test)]
mod testing;
pub mod value;
pub mod word_map;
