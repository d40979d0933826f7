//! The part of the context that compiled code reads and writes: byte offsets from its start.
//!
//! The context is one block of memory for each isolate, whose address every native function gets first.

use crate::object_layout::CURSOR_SIZE;

/// Not zero when the isolate wants attention: loops poll it. A `u64`, also written by other threads.
pub const INTERRUPT: usize = 0;
/// Lowest address that the native stack may reach.
pub const STACK_LIMIT: usize = 8;
/// The pending exception.
pub const EXCEPTION: usize = 16;
/// Address of the first free word of the register stack.
pub const REGISTER_TOP: usize = 24;
/// Address that the register stack may not pass.
pub const REGISTER_LIMIT: usize = 32;
/// Address of the deopt entry, to which exits jump: `(context, callee, exit number, address of the code's literal table, 0, 0)`.
pub const DEOPT_ENTRY: usize = 40;
/// The exception that is being handled.
pub const HANDLED: usize = 48;
/// Address of the table of runtime functions, in the order of [`crate::runtime_calls::RuntimeCall::ALL`].
pub const RUNTIME_TABLE: usize = 56;
/// Number of the language whose rules hold, a `u64`; see `Context::language`.
pub const LANGUAGE: usize = 64;
/// What the generator that returned last returned.
pub const GENERATOR_RESULT: usize = 72;
/// Frames that are counted against the limit of recursion.
pub const DEPTH: usize = 80;
/// The limit of recursion.
pub const DEPTH_LIMIT: usize = 88;
/// Units of fuel that are left.
pub const FUEL: usize = 96;
/// How many continuations were made, a fixnum.
pub const CAPTURES: usize = 104;
/// Arguments of a call from the fifth on.
pub const ARGUMENT_BUFFER: usize = 112;
/// Words of the argument buffer.
pub const ARGUMENT_BUFFER_WORDS: usize = 252;
/// Arguments that travel in registers.
pub const REGISTER_ARGUMENTS: usize = 4;
/// Parameters that a function may have.
pub const MAX_PARAMETERS: usize = REGISTER_ARGUMENTS + ARGUMENT_BUFFER_WORDS;
/// Where exits leave live values.
pub const EXIT_BUFFER: usize = ARGUMENT_BUFFER + 8 * ARGUMENT_BUFFER_WORDS;
/// Words of the exit buffer; an exit with more live values is not compiled.
pub const EXIT_BUFFER_WORDS: usize = 1024;
/// Where an entry that keeps all registers leaves its result: in the middle of the exit buffer, which other calls fill from its
/// start, and exits from both ends.
pub const KEEPING_RESULT: usize = EXIT_BUFFER + 8 * (EXIT_BUFFER_WORDS / 2);
/// The preallocated box of 0.0, a value.
pub const FLOAT_ZERO: usize = EXIT_BUFFER + 8 * EXIT_BUFFER_WORDS;
/// The table of strings of one character, an array of the code points below 256; a value.
pub const CHARACTER_STRINGS: usize = FLOAT_ZERO + 8;
/// Address of the table of instances, see [`crate::instance_table`].
pub const INSTANCE_TABLE: usize = CHARACTER_STRINGS + 8;
/// The allocation cursors, [`CURSOR_SIZE`] bytes for each size class.
pub const CURSORS: usize = INSTANCE_TABLE + 8;

/// Offset of the next free address of a size class.
pub const fn cursor(class: usize) -> usize {
    CURSORS + class * CURSOR_SIZE
}

/// In a function cell: the address of the native entry.
pub const CELL_ENTRY: usize = 0;
/// In a function cell: calls until the tiering hook is asked, a `u32`.
pub const CELL_COUNTDOWN: usize = 48;
/// In a function cell: calls and iterations until its code is sampled, a `u32`.
pub const CELL_UNTIL_SAMPLE: usize = 80;
/// In a function cell: the address of the native code that resumes a generator of the function.
pub const CELL_RESUME: usize = 56;
