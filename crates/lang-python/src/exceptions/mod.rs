//! Exceptions: how they are made and raised, what they know, how they are printed.

pub mod groups;
pub mod members;
pub mod print;
pub mod raise;
pub(crate) mod suggestion;
pub mod traceback;
mod unicode;
