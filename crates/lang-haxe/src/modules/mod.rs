//! Finds modules by path and reads each once.
