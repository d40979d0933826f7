//! Frames of the interpreter, on the isolate's register stack.
//!
//! A frame is a header of [`FRAME_HEADER`] words and the function's registers; code refers to the first register. The
//! header holds, below it: the address of the call in the caller's code or 0, the caller's registers, the callee.
//! A frame whose return address is 0 was entered natively and returns natively.

/// Words of a frame before its registers.
pub const FRAME_HEADER: usize = 3;
/// Index, from the first register, of the address of the call to return to; 0 in a frame entered natively.
pub const FRAME_RETURN: isize = -1;
/// Index, from the first register, of the address of the caller's first register.
pub const FRAME_CALLER: isize = -2;
/// Index, from the first register, of the closure that runs.
pub const FRAME_CALLEE: isize = -3;
