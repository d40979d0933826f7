//! Side exits: the branches to them, and the blocks out of line that leave.

use abi::context_layout::{DEOPT_ENTRY, EXIT_BUFFER};
use abi::exit_reason::ExitReason;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use rustc_hash::FxHashMap;
use ssa::{FrameState, Type, Value};

use super::{Lowering, trusted};

/// Exits that share code, at most. Were thousands to join in one block, Cranelift's time to find what dominates it, and to
/// merge what is handed to it, would grow with the square of their number.
const SHARING: usize = 64;

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

    /// Fills the blocks of exits. Those that store the same values share the stores, and all share ways out: what
    /// rarely runs should take the compiler little time.
    pub(super) fn finish_exits(&mut self) {
        self.constants.leave_loops();
        let order = std::mem::take(&mut self.exit_order);
        let mut same: FxHashMap<Vec<Value>, Vec<(FrameState, ExitReason)>> = FxHashMap::default();
        for &(state, reason) in &order {
            same.entry(self.exits.stored(state).to_vec()).or_default().push((state, reason));
        }
        for (state, _) in order {
            // All of them are filled when the first comes.
            let stored = self.exits.stored(state).to_vec();
            for exits in same.remove(&stored).unwrap_or_default().chunks(SHARING) {
                self.fill_exits(exits, &stored);
            }
        }
    }

    /// Fills the blocks of exits that store these values.
    fn fill_exits(&mut self, exits: &[(FrameState, ExitReason)], stored: &[Value]) {
        let shared = (exits.len() > 1).then(|| self.block_for_number());
        for &(state, reason) in exits {
            self.current = self.exit_blocks[&(state, reason)];
            let number = self.iconst(i64::from(self.exits.number(state, reason)));
            match shared {
                Some(shared) => {
                    self.ins().jump(shared, &[BlockArg::Value(number)]);
                }
                None => self.store_and_leave(stored, number),
            }
        }
        if let Some(shared) = shared {
            self.current = shared;
            let number = self.clif.dfg.block_params(shared)[0];
            self.store_and_leave(stored, number);
        }
    }

    /// Stores these values to the exit buffer and takes a way out.
    fn store_and_leave(&mut self, stored: &[Value], number: ir::Value) {
        let start = self.exits.homes().len();
        for (slot, &value) in stored.iter().enumerate() {
            let word = self.whole_word(value);
            self.store_context(word, EXIT_BUFFER + 8 * (start + slot));
        }
        let (way_out, exits) = match self.way_out {
            Some((block, exits)) if exits < SHARING => (block, exits),
            _ => (self.make_way_out(), 0),
        };
        self.way_out = Some((way_out, exits + 1));
        self.ins().jump(way_out, &[BlockArg::Value(number)]);
    }

    /// Makes a block that leaves by the exit whose number it is given.
    fn make_way_out(&mut self) -> ir::Block {
        let block = self.block_for_number();
        let from = std::mem::replace(&mut self.current, block);
        self.copy_homes();
        let number = self.clif.dfg.block_params(block)[0];
        self.leave(number);
        self.current = from;
        block
    }

    /// A block out of line that is given a number, as that of an exit.
    fn block_for_number(&mut self) -> ir::Block {
        let block = self.new_cold_block();
        self.clif.dfg.append_block_param(block, types::I64);
        block
    }

    /// A value as a word that exits read: of an `I32` they do not read the high half.
    fn whole_word(&mut self, value: Value) -> ir::Value {
        let word = self.value(value);
        match self.func.type_of(value) {
            Type::Bool => self.encode_word(word, Type::Bool),
            _ => word,
        }
    }

    /// Stores a value that was just defined to its home, if it has one.
    pub(super) fn keep_at_home(&mut self, value: Value) {
        if let (Some(slot), Some(word)) = (self.home_slot, self.exits.homes().word(value)) {
            let value = self.whole_word(value);
            self.ins().stack_store(types::I64, value, slot, 8 * word as i32);
        }
    }

    /// Copies the homes to the start of the exit buffer, in a loop: some may hold anything, of which no exit that leaves here
    /// speaks.
    fn copy_homes(&mut self) {
        let Some(slot) = self.home_slot else { return };
        let (copy, done) = (self.block_for_number(), self.new_cold_block());
        let first = self.iconst(0);
        self.ins().jump(copy, &[BlockArg::Value(first)]);
        self.current = copy;
        let at = self.clif.dfg.block_params(copy)[0];
        let homes = self.ins().stack_addr(types::I64, slot, 0);
        let context = self.context;
        let [from, to] = [homes, context].map(|base| self.ins().iadd(base, at));
        let word = self.ins().load(types::I64, trusted(), from, 0);
        self.ins().store(trusted(), word, to, EXIT_BUFFER as i32);
        let next = self.ins().iadd_imm_s(at, 8);
        let end = self.iconst(8 * self.exits.homes().len() as i64);
        let goes_on = self.ins().icmp(IntCC::UnsignedLessThan, next, end);
        self.ins().brif(goes_on, copy, &[BlockArg::Value(next)], done, &[]);
        self.current = done;
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
