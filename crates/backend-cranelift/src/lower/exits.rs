//! Side exits: the branches to them, and the blocks out of line that leave.

use abi::context_layout::{DEOPT_ENTRY, EXIT_BUFFER};
use abi::exit_reason::ExitReason;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use cranelift_entity::packed_option::ReservedValue;
use rustc_hash::FxHashMap;
use ssa::{FrameState, Type, Value};

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

    /// Fills the blocks of exits. Those that store the same values share the stores, and all share the way out: what
    /// rarely runs should take the compiler little time.
    pub(super) fn finish_exits(&mut self) {
        let order = std::mem::take(&mut self.exit_order);
        if order.is_empty() {
            return;
        }
        self.constants.leave_loops();
        let mut stores: FxHashMap<Vec<Value>, (ir::Block, u32)> = FxHashMap::default();
        for (state, _) in &order {
            let stored = self.exits.stored(*state);
            match stores.get_mut(stored) {
                Some((_, exits)) => *exits += 1,
                None => {
                    stores.insert(stored.to_vec(), (ir::Block::reserved_value(), 1));
                }
            }
        }
        let way_out = self.block_for_number();
        for (state, reason) in order {
            self.current = self.exit_blocks[&(state, reason)];
            let number = i64::from(self.exits.number(state, reason));
            let number = self.iconst(number);
            let stored = self.exits.stored(state).to_vec();
            let (block, exits) = stores[&stored];
            if exits == 1 {
                self.store_all(&stored);
                self.ins().jump(way_out, &[BlockArg::Value(number)]);
                continue;
            }
            let mut shared = block;
            if block.is_reserved_value() {
                let from = self.current;
                shared = self.block_for_number();
                self.current = shared;
                self.store_all(&stored);
                let number = self.clif.dfg.block_params(shared)[0];
                self.ins().jump(way_out, &[BlockArg::Value(number)]);
                self.current = from;
                stores.insert(stored, (shared, exits));
            }
            self.ins().jump(shared, &[BlockArg::Value(number)]);
        }
        self.current = way_out;
        let number = self.clif.dfg.block_params(way_out)[0];
        self.leave(number);
    }

    /// A block out of line that is given the number of the exit.
    fn block_for_number(&mut self) -> ir::Block {
        let block = self.new_cold_block();
        self.clif.dfg.append_block_param(block, types::I64);
        block
    }

    /// Stores what is alive at an exit to the exit buffer.
    fn store_all(&mut self, stored: &[Value]) {
        for (slot, &value) in stored.iter().enumerate() {
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
    }

    /// Goes to the deopt entry as exit `number`.
    fn leave(&mut self, number: ir::Value) {
        let entry = self.load_context(types::I64, DEOPT_ENTRY);
        let signature = self.native_signature(3);
        let table = self.table_for_exits;
        let table = self.ins().symbol_value(types::I64, table);
        let args = [self.context, self.callee, number, table];
        self.ins().return_call_indirect(signature, entry, &args);
    }
}
