//! What compiled code, the interpreter and the runtime agree on.
//!
//! Everything here is data: tags of the value word, layouts of heap objects and of the context, the list of
//! runtime calls, literals, exits. The compilers use it to emit code, the runtime implements it and asserts
//! that its Rust types match. Nothing here touches memory.
//!
//! Start with [`value`] and [`object_layout`].

pub mod object_layout;
pub mod value;
