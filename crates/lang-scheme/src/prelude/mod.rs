//! Library procedures written in Scheme, compiled when a program names them.

/// Whether the prelude defines a procedure of this name.
pub fn defines(_name: &str) -> bool {
    false
}
