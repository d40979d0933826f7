//! Library procedures written in Scheme, compiled when a program names them.
