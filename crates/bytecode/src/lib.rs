//! The bytecode: the one meaning of a program, as data.
//!
//! [`ops`] declares the instructions once; [`opcode`] derives the opcodes, their table and the visitor from it.
//! A [`module::Module`] is what a language produces, with the [`layout`]s of its typed objects; [`assembler::Assembler`] builds its functions.
//! [`verify`] says whether a module may run; [`control_flow`] and [`liveness`] are what compilers ask of a function;
//! [`text`] prints and parses modules.

pub mod access;
pub mod assembler;
pub mod block_counts;
pub mod charges;
pub mod control_flow;
pub mod feedback;
pub mod heaps;
mod insertion;
pub mod layout;
pub mod liveness;
pub mod module;
pub mod opcode;
pub mod operand;
pub mod ops;
pub mod register_set;
pub mod text;
pub mod verify;
