//! Side exits: the branches to them, and the blocks out of line that leave.

use abi::context_layout::{DEOPT_ENTRY, EXIT_BUFFER};
use abi::exit_reason::ExitReason;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use ssa::{FrameState, Type};
use std::collections::HashMap;

use super::Lowering;

/// Where an operation leaves to, and why; nothing for those that cannot.
pub(super) type Exit = Option<(FrameState, ExitReason)>;

impl Lowering<'_> {
    /// The block that leaves by `exit`.
    pub(super) fn exit_block(&mut self, exit: (FrameState, ExitReason)) -> ir::Block {
        if let Some(&block) = self.exit_blocks.get(&exit) {
            return block;
        }
        let block = self.new_cold_block();
        self.exit_blocks.insert(exit, block);
        self.exit_order.push(exit);
        block
    }

    /// Leaves by `exit` when `cond` is not zero. Without an exit the fact is known, and nothing is tested.
    pub(super) fn leave_if(&mut self, cond: ir::Value, exit: Exit) {
        if let Some(exit) = exit {
            let block = self.exit_block(exit);
            self.branch_away(cond, block);
        }
    }

    /// Fills the blocks of exits. Those that share a frame state share the stores.
    pub(super) fn finish_exits(&mut self) {
        let mut shared: HashMap<FrameState, ir::Block> = HashMap::new();
        for (state, reason) in std::mem::take(&mut self.exit_order) {
            self.current = self.exit_blocks[&(state, reason)];
            let number = i64::from(self.exits.number(state, reason));
            let number = self.iconst(number);
            if self.exits.reasons(state) == 1 {
                self.leave(state, number);
                continue;
            }
            let stores = shared.get(&state).copied();
            let stores = stores.unwrap_or_else(|| {
                let block = self.new_cold_block();
                shared.insert(state, block);
                let from = std::mem::replace(&mut self.current, block);
                let number = self.clif.dfg.append_block_param(block, types::I64);
                self.leave(state, number);
                self.current = from;
                block
            });
            self.ins().jump(stores, &[BlockArg::Value(number)]);
        }
    }

    /// Stores what is alive in `state` and leaves as exit `number`.
    fn leave(&mut self, state: FrameState, number: ir::Value) {
        for (slot, value) in self.exits.stored(state).to_vec().into_iter().enumerate() {
            let word = match self.func.type_of(value) {
                // Read back as a whole word; the high half of an `I32` is not.
                Type::Bool => {
                    let value = self.value(value);
                    self.encode_word(value, Type::Bool)
                }
                _ => self.value(value),
            };
            self.store_context(word, EXIT_BUFFER + 8 * slot);
        }
        let entry = self.load_context(types::I64, DEOPT_ENTRY);
        let signature = self.native_signature(3);
        let table = self.table_for_exits;
        let table = self.ins().symbol_value(types::I64, table);
        let args = [self.context, self.callee, number, table];
        self.ins().return_call_indirect(signature, entry, &args);
    }
}
