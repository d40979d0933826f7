//! The bytecode: the one meaning of a program, as data.
//!
//! [`ops`] declares the instructions once; [`opcode`] derives the opcodes, their table and the visitor from it.
//! A [`module::Module`] is what a language produces; [`assembler::Assembler`] builds its functions.

pub mod assembler;
pub mod feedback;
pub mod module;
pub mod opcode;
pub mod operand;
pub mod ops;
