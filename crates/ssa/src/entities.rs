//! The index types of a function, and the pooled operands that refer to several values.

use cranelift_entity::{EntityList, ListPool, PrimaryMap, entity_impl};

/// A value: the result of an instruction or a parameter of a block.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(u32);
entity_impl!(Value, "v");

/// An instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Inst(u32);
entity_impl!(Inst, "inst");

/// A basic block.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Block(u32);
entity_impl!(Block, "block");

/// A recipe for rebuilding interpreter frames.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FrameState(u32);
entity_impl!(FrameState, "fs");

/// A word of the function's literal table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Literal(u32);
entity_impl!(Literal, "literal");

/// The targets of a switch.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SwitchTable(u32);
entity_impl!(SwitchTable, "switch");

/// A list of values in the function's pool. Belongs to one operand: copying an operation that has one needs
/// [`crate::Function::copy_op`].
pub type ValueList = EntityList<Value>;

/// A block to go to, with the values of its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BlockCall {
    /// The target.
    pub block: Block,
    /// One value for each parameter of the target.
    pub args: ValueList,
}

impl BlockCall {
    /// The values of the target's parameters.
    #[must_use]
    pub fn args<'a>(&self, operands: &'a Operands) -> &'a [Value] {
        self.args.as_slice(&operands.lists)
    }
}

/// Where a switch goes: `targets[i]` for the integer `low + i`.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchData {
    /// The integer of the first target.
    pub low: i64,
    /// One for each integer from `low` on.
    pub targets: Vec<BlockCall>,
    /// For all other integers.
    pub default: BlockCall,
}

/// Storage of the operands that do not fit an operation.
#[derive(Clone, Debug, Default)]
pub struct Operands {
    /// Value lists.
    pub lists: ListPool<Value>,
    /// Targets of switches.
    pub switches: PrimaryMap<SwitchTable, SwitchData>,
}
