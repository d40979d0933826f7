//! Lowering: the core language to bytecode.
