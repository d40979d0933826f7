//! The natives behind the standard library's extern classes.
