//! Procedures implemented in Rust.
