//! Operators: arithmetic, comparison, containment, hashing.

pub mod binary;
pub mod builtin;
pub mod comparison;
pub mod containment;
pub mod hash;
pub mod unary;
pub(crate) mod wrappers;

pub(crate) use wrappers::define;
