//! Frame states: what the interpreter's frames would hold at a point of the function.
//!
//! A frame state names the values of one frame's live registers and, when that frame is of an inlined function,
//! the state of its caller at the call. Callers are shared between the states of one inlined body.
//! A frame state is meant for use at several operations only if no effect lies between them.

use crate::entities::{FrameState, Value};
use abi::deopt_table::ExitMode;

/// The payload of a [`FrameState`].
#[derive(Clone, Debug, PartialEq)]
pub struct FrameStateData {
    /// The frame's function, an index into the compile request's functions; 0 is the compiled one.
    pub function: u32,
    /// The instruction to execute, or in a caller's state the call being executed.
    pub pc: u32,
    /// How to go on. Of no meaning in a caller's state.
    pub mode: ExitMode,
    /// The registers that are alive there, each once.
    pub registers: Vec<FrameSlot>,
    /// The frame that called this one; `None` for the compiled function itself.
    pub caller: Option<FrameCaller>,
}

/// One register of a frame state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameSlot {
    /// The register.
    pub register: u16,
    /// Its value there.
    pub value: Value,
    /// What the register holds.
    pub form: Form,
}

/// What kind of register a value is put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A register of value words: a raw float or boolean is boxed on the way.
    Tagged,
    /// A typed register: the bits go in as they are.
    Raw,
}

/// The calling frame of an inlined function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameCaller {
    /// Its state at the call.
    pub state: FrameState,
    /// Its register that receives the result.
    pub return_register: u16,
}

impl FrameSlot {
    /// A register of value words.
    #[must_use]
    pub const fn tagged(register: u16, value: Value) -> FrameSlot {
        FrameSlot { register, value, form: Form::Tagged }
    }
}
