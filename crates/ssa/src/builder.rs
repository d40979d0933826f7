//! Builds functions: appends operations to a current block.

use crate::entities::{Block, BlockCall, Inst, Value};
use crate::function::Function;
use crate::immediates::{Float64, Hint, WordBits};
use crate::ops::Op;
use abi::literal_table::Literal as LiteralData;

/// Appends to one block of a function at a time.
#[derive(Debug)]
pub struct Builder<'f> {
    /// The function being built.
    pub func: &'f mut Function,
    block: Block,
}

impl<'f> Builder<'f> {
    /// Appends to `block`.
    pub fn new(func: &'f mut Function, block: Block) -> Builder<'f> {
        Builder { func, block }
    }

    /// The block being appended to.
    #[must_use]
    pub fn block(&self) -> Block {
        self.block
    }

    /// Appends to `block` from now on.
    pub fn switch_to(&mut self, block: Block) {
        self.block = block;
    }

    /// Whether the current block has its terminator.
    #[must_use]
    pub fn is_terminated(&self) -> bool {
        self.func.insts(self.block).last().is_some_and(|inst| self.func.op(*inst).is_terminator())
    }

    /// Appends an operation.
    pub fn inst(&mut self, op: Op) -> Inst {
        debug_assert!(!self.is_terminated(), "{} has its terminator", self.block);
        self.func.append(self.block, op)
    }

    /// Appends an operation that has a result.
    ///
    /// # Panics
    /// When it has none.
    pub fn value(&mut self, op: Op) -> Value {
        let inst = self.inst(op);
        self.func.result(inst).expect("the operation has a result")
    }

    /// A target with arguments.
    pub fn target(&mut self, block: Block, args: &[Value]) -> BlockCall {
        self.func.block_call(block, args)
    }

    /// A fixnum.
    pub fn int(&mut self, value: i64) -> Value {
        self.value(Op::ConstInt { value })
    }

    /// A float.
    pub fn f64(&mut self, value: f64) -> Value {
        self.value(Op::ConstF64 { value: Float64::new(value) })
    }

    /// An immediate word.
    pub fn word(&mut self, bits: u64) -> Value {
        self.value(Op::ConstWord { value: WordBits(bits) })
    }

    /// A word of the literal table that holds a value.
    pub fn literal_word(&mut self, literal: LiteralData) -> Value {
        let literal = self.func.literal(literal);
        self.value(Op::LiteralWord { literal })
    }

    /// A word of the literal table that holds a pointer to a heap object.
    pub fn literal_ref(&mut self, literal: LiteralData) -> Value {
        let literal = self.func.literal(literal);
        self.value(Op::LiteralRef { literal })
    }

    /// A word of the literal table that holds a native address.
    pub fn literal_address(&mut self, literal: LiteralData) -> Value {
        let literal = self.func.literal(literal);
        self.value(Op::LiteralAddress { literal })
    }

    /// A word of the literal table that holds a number.
    pub fn literal_i64(&mut self, literal: LiteralData) -> Value {
        let literal = self.func.literal(literal);
        self.value(Op::LiteralI64 { literal })
    }

    /// Ends the block with a jump.
    pub fn jump(&mut self, block: Block, args: &[Value]) {
        let target = self.target(block, args);
        self.inst(Op::Jump { target });
    }

    /// Ends the block with a branch whose targets take these arguments.
    pub fn branch(&mut self, cond: Value, then: (Block, &[Value]), otherwise: (Block, &[Value]), hint: Hint) {
        let then = self.target(then.0, then.1);
        let otherwise = self.target(otherwise.0, otherwise.1);
        self.inst(Op::Branch { cond, then, otherwise, hint });
    }
}
