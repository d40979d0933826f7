//! Where constants are made.
//!
//! The register allocator cannot make a constant again: one that lives across a call is kept on the stack, and is
//! loaded from there in each iteration of the loops behind. So an integer is made at each use, where it is an
//! immediate, and a float in front of the outermost loop around its use that no call interrupts; at its use, if there
//! is none.

use cranelift_codegen::cursor::{Cursor, FuncCursor};
use cranelift_codegen::ir::immediates::Ieee64;
use cranelift_codegen::ir::{self, InstBuilder};
use cranelift_entity::SecondaryMap;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::loops::{Loop, Loops};
use ssa::{Block, Function, Op};

use super::Lowering;

/// The floats that are kept in registers during loops.
pub(super) struct Constants {
    /// For a loop in which nothing is called: the block in front of it.
    preheaders: SecondaryMap<Loop, Option<Block>>,
    /// Where the code of a block ends that is lowered already.
    ends: SecondaryMap<Block, Option<ir::Block>>,
    floats: FxHashMap<(u64, Loop), ir::Value>,
}

impl Constants {
    pub(super) fn new(func: &Function, cfg: &Cfg, loops: &Loops) -> Constants {
        let mut preheaders = SecondaryMap::new();
        for (id, data) in loops.iter() {
            let interrupts =
                |block: &Block| func.insts(*block).iter().any(|inst| loses_registers(func.op(*inst)));
            if !data.blocks.iter().any(interrupts) {
                preheaders[id] = loops.preheader(cfg, id);
            }
        }
        Constants { preheaders, ends: SecondaryMap::new(), floats: FxHashMap::default() }
    }

    /// The code of `block` ends in `end`.
    pub(super) fn note_end(&mut self, block: Block, end: ir::Block) {
        self.ends[block] = Some(end);
    }

    /// All loops are lowered; what follows is out of line.
    pub(super) fn leave_loops(&mut self) {
        self.preheaders.clear();
    }
}

/// Whether what is in registers is lost. The rare calls of an allocation keep them.
fn loses_registers(op: &Op) -> bool {
    op.runtime_call().is_some() || op.effects().calls && !matches!(op, Op::NewObject { .. })
}

impl Lowering<'_> {
    /// A constant for the operation that is being lowered.
    pub(super) fn f64const(&mut self, value: f64) -> ir::Value {
        let immediate = Ieee64::with_bits(value.to_bits());
        let Some((id, end)) = self.home() else { return self.ins().f64const(immediate) };
        *self.constants.floats.entry((value.to_bits(), id)).or_insert_with(|| {
            let last = self.clif.layout.last_inst(end).expect("the code of a block ends in a jump");
            FuncCursor::new(&mut self.clif).at_inst(last).ins().f64const(immediate)
        })
    }

    /// The outermost loop around the current block in which nothing is called, and the end of the code before it.
    fn home(&self) -> Option<(Loop, ir::Block)> {
        let mut found = None;
        let mut next = self.loops.innermost(self.ssa_block);
        while let Some(id) = next {
            if let Some(end) = self.constants.preheaders[id].and_then(|block| self.constants.ends[block]) {
                found = Some((id, end));
            }
            next = self.loops.data(id).parent;
        }
        found
    }
}
