//! Fixed shapes and the places in built-in objects that compiled code reads and writes.
//!
//! The runtime declares the objects and asserts that it agrees.

use crate::object_layout::{ARRAY_LENGTH_OFFSET, HEADER, WORD};

/// Numbers of the fixed shapes that compiled code tests for and makes.
pub mod shape {
    /// Boxed float.
    pub const FLOAT: u32 = 1;
    /// String.
    pub const STRING: u32 = 3;
    /// Byte string.
    pub const BYTES: u32 = 4;
    /// Raw array.
    pub const ARRAY: u32 = 5;
    /// Immutable sequence.
    pub const TUPLE: u32 = 6;
    /// Growable sequence.
    pub const LIST: u32 = 7;
    /// Hash table.
    pub const DICT: u32 = 8;
    /// Hash set.
    pub const SET: u32 = 9;
    /// Variable that closures share.
    pub const CELL: u32 = 11;
    /// Function of bytecode with its captures.
    pub const CLOSURE: u32 = 12;
    /// Function with a receiver.
    pub const BOUND_METHOD: u32 = 14;
    /// Class.
    pub const CLASS: u32 = 15;
    /// Generator.
    pub const GENERATOR: u32 = 17;
    /// Arithmetic progression.
    pub const RANGE: u32 = 18;
    /// Start, stop and step of a slice.
    pub const SLICE: u32 = 19;
    /// Iterator over one of the runtime's containers.
    pub const ITERATOR: u32 = 20;
    /// Exception.
    pub const THROWABLE: u32 = 21;
    /// Identity of a call that can be left from inside.
    pub const ESCAPE: u32 = 26;
    /// Two mutable values.
    pub const PAIR: u32 = 23;
    /// Name that is a value.
    pub const SYMBOL: u32 = 24;
    /// Array of 32-bit integers.
    pub const I32_ARRAY: u32 = 27;
    /// Array of floats.
    pub const F64_ARRAY: u32 = 28;
    /// Array of bytes.
    pub const U8_ARRAY: u32 = 29;
    /// Growable sequence of truth values.
    pub const BOOL_LIST: u32 = 31;
    /// Growable sequence of raw floats.
    pub const FLOAT_LIST: u32 = 32;

    /// Whether objects of a fixed shape keep it as long as they live. A raw list may become one of words in any call, and a dict
    /// becomes a namespace when code is run with it.
    #[must_use]
    pub const fn lasts(shape: u32) -> bool {
        !matches!(shape, BOOL_LIST | FLOAT_LIST | DICT)
    }
}

/// Byte offset of a list's length, a fixnum; the same for one of truth values or raw floats.
pub const LIST_LENGTH: usize = HEADER;
/// Byte offset of a list's storage, an array at least as long.
pub const LIST_STORAGE: usize = HEADER + WORD;
/// Words of a list.
pub const LIST_WORDS: usize = 2;
/// Byte offset of a tuple's length, a fixnum; the layout is that of an array.
pub const TUPLE_LENGTH: usize = ARRAY_LENGTH_OFFSET;
/// Byte offset of the number of a dict's keys, a fixnum.
pub const DICT_LENGTH: usize = HEADER;
/// Byte offset of a dict's entries, an array, once there are any: of each the hash, the key and the value. The key of one that was
/// removed is unbound.
pub const DICT_STORAGE: usize = HEADER + WORD;
/// Byte offset of the number of a dict's entries, a fixnum.
pub const DICT_USED: usize = HEADER + 2 * WORD;
/// Words of a dict's entry.
pub const DICT_ENTRY_WORDS: usize = 3;
/// Which word of an entry is the key.
pub const ENTRY_KEY: usize = 1;
/// Which word of a dict's entry is the value.
pub const ENTRY_VALUE: usize = 2;
/// Words of a dict; one of zeros is empty.
pub const DICT_WORDS: usize = 5;
/// Byte offset of a class's number, a fixnum.
pub const CLASS_NUMBER: usize = HEADER;
/// Byte offset of what an iterator goes through and how, a fixnum.
pub const ITERATOR_MODE: usize = HEADER;
/// Byte offset of an iterator's object.
pub const ITERATOR_SOURCE: usize = HEADER + WORD;
/// Byte offset of an iterator's next index or entry, a fixnum for all but ranges.
pub const ITERATOR_POSITION: usize = HEADER + 2 * WORD;
/// Byte offset of the number of keys that the dict of an iterator must have, a fixnum.
pub const ITERATOR_LIMIT: usize = HEADER + 3 * WORD;
/// Words of an iterator.
pub const ITERATOR_WORDS: usize = 4;
/// Byte offset of a string's length in code points, a `u32`.
pub const STRING_LENGTH: usize = HEADER + 4;
/// Byte offset of the code points of a string that has no buffer.
pub const STRING_DATA: usize = HEADER + 8;
/// Byte offset of a byte string's length, a `u32`.
pub const BYTES_LENGTH: usize = HEADER;
/// Byte offset of the bytes of a byte string.
pub const BYTES_DATA: usize = HEADER + 8;
/// Byte offset of the half of the header with the flags of a string; [`STRING_NOT_ASCII`] are bits of it.
pub const STRING_FLAGS: usize = crate::object_layout::FLAGS_OFFSET;
/// The bits that are zero in strings of one byte a code point without a buffer.
pub const STRING_NOT_ASCII: i32 = 0b1110;
/// The bit of a string that is the only one with its contents among those with the bit.
pub const STRING_INTERNED: i32 = 1;
/// Byte offset of a cell's value.
pub const CELL_VALUE: usize = HEADER;
/// Words of a cell.
pub const CELL_WORDS: usize = 1;
/// Byte offset of the address of a closure's function cell.
pub const CLOSURE_CELL: usize = HEADER;
/// Byte offset of what the language keeps with a closure.
pub const CLOSURE_DATA: usize = HEADER + WORD;
/// Byte offset of a closure's first capture.
pub const CLOSURE_CAPTURES: usize = HEADER + 2 * WORD;
/// Byte offset of a range's first integer.
pub const RANGE_START: usize = HEADER;
/// Byte offset of a range's limit.
pub const RANGE_STOP: usize = HEADER + WORD;
/// Byte offset of a range's step.
pub const RANGE_STEP: usize = HEADER + 2 * WORD;
/// Byte offset of the function of a bound method.
pub const BOUND_FUNCTION: usize = HEADER;
/// Byte offset of what a bound method passes first.
pub const BOUND_RECEIVER: usize = HEADER + WORD;
/// Byte offset of a generator's closure.
pub const GENERATOR_CLOSURE: usize = HEADER;
/// Byte offset of the place where a generator is suspended: a fixnum, that of a `yield_value` or one of those below 0.
pub const GENERATOR_PLACE: usize = HEADER + WORD;
/// Byte offset of the registers of a suspended generator, an array.
pub const GENERATOR_REGISTERS: usize = HEADER + 2 * WORD;
/// Byte offset of the exception that a generator was handling when it was suspended, or none; while it runs, of the one
/// that who resumed it handles.
pub const GENERATOR_HANDLED: usize = HEADER + 3 * WORD;
/// In place of a place: the generator runs.
pub const GENERATOR_RUNNING: i64 = -1;
/// In place of a place: the generator has returned or raised.
pub const GENERATOR_FINISHED: i64 = -2;
/// In place of a place: the generator has not started; its parameters are in its registers.
pub const GENERATOR_CREATED: i64 = -3;
/// Byte offset of a pair's first value.
pub const PAIR_CAR: usize = HEADER;
/// Byte offset of a pair's second value.
pub const PAIR_CDR: usize = HEADER + WORD;
