//! The deopt table: for each exit of compiled code, how to rebuild the interpreter's frames.
//!
//! Exit code stores the live values to the context's exit buffer and tail calls the deopt entry with the exit's
//! index. The table, plain data beside the code, says which frames to push and where their registers are.

use crate::exit_reason::ExitReason;
use crate::representation::Representation;

/// The exits of one compiled function; the index is the exit's number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeoptTable {
    /// One record an exit.
    pub exits: Vec<ExitRecord>,
}

/// One exit.
#[derive(Clone, Debug, PartialEq)]
pub struct ExitRecord {
    /// Why it is taken.
    pub reason: ExitReason,
    /// How the innermost frame goes on.
    pub mode: ExitMode,
    /// The frames to push, innermost first; the last one is that of the compiled function itself.
    pub frames: Vec<FrameRecord>,
    /// Objects that the code did without and the frames need, to be made first. Each names only earlier ones.
    pub objects: Vec<ObjectRecord>,
}

/// An object to make at an exit.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectRecord {
    /// The number of its shape.
    pub shape: Location,
    /// Its size in bytes, header included.
    pub bytes: u32,
    /// Its kind, as the collector knows it.
    pub kind: u8,
    /// The words after the header; those beyond hold [`crate::value::UNBOUND`].
    pub words: Vec<Location>,
}

/// How the interpreter goes on after an exit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExitMode {
    /// Executes the instruction at `pc` (again).
    Resume,
    /// An exception is pending: unwinds from the instruction at `pc`.
    Throw,
    /// As `Throw`, when the instruction is a call behind which the frame can go on with a result: it has all that it needs
    /// for being saved in a continuation.
    Call,
    /// As `Call`, when the call's result is dropped and the register of the result holds the new object already.
    Construct,
}

impl ExitMode {
    /// Whether an exception is pending.
    #[must_use]
    pub const fn raises(self) -> bool {
        !matches!(self, ExitMode::Resume)
    }
}

/// Stands for a register in the frame of an inlined function: the closure that runs there.
pub const CALLEE_REGISTER: u16 = u16::MAX;
/// Stands for a register in the innermost frame: what is left of the fuel, but for what [`TAKEN_REGISTER`] says. Where no frame names it,
/// the context is right.
pub const FUEL_REGISTER: u16 = u16::MAX - 1;
/// Beside [`FUEL_REGISTER`]: units that the code has taken since the register had that value.
pub const TAKEN_REGISTER: u16 = u16::MAX - 2;
/// Stands for a return register: the frame's result is dropped, as that of an inlined initializer, whose caller's
/// register holds the new object already.
pub const DISCARDED: u16 = u16::MAX;
/// Stands for a register in the frame of an inlined generator: the generator.
pub const GENERATOR_REGISTER: u16 = u16::MAX - 3;
/// Stands for a return register: the frame is that of a generator which the calling frame's instruction steps.
pub const STEPPED: u16 = u16::MAX - 2;
/// Stands for a return register: the frame's function is the method of the instruction, which finishes with the result.
pub const FINISHING: u16 = u16::MAX - 1;

/// One interpreter frame to push.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameRecord {
    /// Which function, as an index into the compile request's functions (0 is the compiled one).
    pub function: u32,
    /// The instruction: to be executed for the innermost frame, the call being made for the others.
    pub pc: u32,
    /// The register of the calling frame that receives this frame's result; `None` for the outermost.
    pub return_register: Option<u16>,
    /// The registers that matter. What is not listed may hold anything that is a valid word.
    pub registers: Vec<(u16, Location)>,
}

/// Where the value of a register is at an exit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Location {
    /// In the exit buffer.
    Slot {
        /// Index of the word in the buffer.
        slot: u16,
        /// The form of the bits.
        representation: Representation,
        /// Whether the register holds a value word, so that other forms must be boxed; else the bits go in as they are.
        boxed: bool,
    },
    /// The integer of the fixnum in a word of the exit buffer, and something.
    Integer {
        /// Index of the word in the buffer.
        slot: u16,
        /// What is added; the sum is a fixnum.
        add: i64,
        /// Whether the register holds the fixnum; else it holds the integer.
        tagged: bool,
    },
    /// These bits, already as the register holds them.
    Constant(u64),
    /// A float to be boxed that has no inline form.
    Float(f64),
    /// A word of the code's literal table.
    Literal(u32),
    /// The pointer to an object of the exit's list, by index.
    Object(u32),
}
