//! The optimizing intermediate representation.
//!
//! A [`Function`] is a control-flow graph of blocks with parameters (there are no phis); each instruction is an
//! [`Op`] with named operands and at most one result. Operations that can leave compiled code carry a
//! [`FrameState`]: how to rebuild the interpreter's frames there. Operations are declared once, in [`ops`]; operand
//! visiting, effects, types, printing and parsing follow from the declaration.
//!
//! Rules every producer and pass keeps, checked by [`verify::verify`] where a program can:
//! - *Facts travel in values.* A guard returns its operand with the proved type; what needs the fact uses the
//!   guard's result. So an operation may stand wherever its operands do, unless its effects say it may fault.
//! - Frame states are uses: a value named in one is alive, and dominates the operation that carries it.
//! - `Int` and `Ref` are subtypes of `Word`: the same bits, with a fact.
//! - Between two safepoints no object is half made: [`Op::NewObject`] takes the initial values of all slots.
//!
//! Start with [`ops`], then [`function`] and [`builder`]. The text form is in [`text`].

pub mod backend;
pub mod builder;
pub mod call_effects;
pub mod cfg;
pub mod dominators;
pub mod effects;
pub mod entities;
pub mod exits;
mod field;
pub mod frame_state;
pub mod function;
pub mod homes;
pub mod immediates;
pub mod loops;
pub mod ops;
pub mod text;
pub mod types;
pub mod verify;

pub use builder::Builder;
pub use call_effects::CallEffects;
pub use entities::{Block, BlockCall, FrameState, Inst, Literal, SwitchTable, Value, ValueList};
pub use frame_state::{Form, FrameCaller, FrameSlot, FrameStateData};
pub use function::{EntryKind, Function, ValueDef};
pub use immediates::{Cond, Float64, Hint, WordBits};
pub use ops::Op;
pub use types::Type;
