//! Frames of the interpreter, on the isolate's register stack.
//!
//! A frame is a header of [`FRAME_HEADER`] words and the function's registers; code refers to the first register. The
//! header holds, below it: where to return to, the caller's registers, the closure that runs, and the instruction that
//! was last begun by its complete meaning.
//!
//! Frames lie one behind the other without gaps, so that they can be walked from the base of the stack.
//!
//! Where to return to is the address of the call in the caller's code, plain or marked: [`RETURNS_NATIVELY`] alone for a
//! frame that was entered natively; [`DISCARDS_RESULT`] added for a frame whose result nobody gets, as an initializer's; [`FINISHES`] added where
//! it is no call, but an instruction that goes on with what its method, such as that of an operator, has yielded.

/// Words of a frame before its registers.
pub const FRAME_HEADER: usize = 4;
/// Index, from the first register, of where to return to.
pub const FRAME_RETURN: isize = -1;
/// Index, from the first register, of the address of the caller's first register; in a frame entered natively, of the
/// generator that runs, or 0.
pub const FRAME_CALLER: isize = -2;
/// Index, from the first register, of the closure that runs.
pub const FRAME_CALLEE: isize = -3;

/// Index, from the first register, of the address of the instruction that was last begun by its complete meaning; 0 when
/// there was none. Whenever something is allocated, that is where the frame is, unless a frame that it called is above it.
pub const FRAME_PC: isize = -4;
/// In place of an instruction's address: compiled code that was entered in a loop of the frame runs.
pub const FRAME_IS_ENTERED: u64 = 1;

/// In place of a call's address: the frame was entered natively and returns natively.
pub const RETURNS_NATIVELY: u64 = 1;
/// Added to a call's address: the result is dropped.
pub const DISCARDS_RESULT: u64 = 2;
/// Added to the address of an instruction: it finishes with the result, which is that of its method.
pub const FINISHES: u64 = 4;
/// The bits that mark; none is set in a plain address.
pub const RETURN_MARKS: u64 = RETURNS_NATIVELY | DISCARDS_RESULT | FINISHES;
