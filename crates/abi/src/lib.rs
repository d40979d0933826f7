//! What compiled code, the interpreter and the runtime agree on.
//!
//! Everything here is data: tags of the value word, layouts of heap objects and of the context, the list of
//! runtime calls, literals, exits. The compilers use it to emit code, the runtime implements it and asserts
//! that its Rust types match. Nothing here touches memory.
//!
//! Start with [`value`] and [`object_layout`].

// Instructions declare effects in the same terms as what compiled code calls.
pub use bytecode::heaps;

pub mod context_layout;
pub mod deopt_table;
pub mod exit_reason;
pub mod instance_table;
pub mod intrinsic;
pub mod literal_table;
pub mod object_layout;
pub mod object_offsets;
pub mod operators;
pub mod representation;
pub mod runtime_calls;
pub mod sequence;
pub mod value;
