//! The standard library: embedded sources, and the natives behind their extern classes.

pub mod natives;
pub mod sources;
