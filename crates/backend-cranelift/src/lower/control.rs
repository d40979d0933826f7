//! Terminators, and the checks of the outside that loops and entries make.

use abi::context_layout::{INTERRUPT, STACK_LIMIT};
use abi::value::{FIXNUM_SHIFT, fixnum};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, JumpTableData, TrapCode, types};
use ssa::backend::Bailout;
use ssa::{BlockCall, Hint, Op, SwitchTable, Value};

use super::exits::Exit;
use super::{Lowering, trusted};

/// Up to this many targets a switch is a row of comparisons.
const FEW_TARGETS: usize = 4;

impl Lowering<'_> {
    pub(super) fn terminator(&mut self, op: Op, exit: Exit) -> Result<(), Bailout> {
        match op {
            Op::Jump { target } => {
                let (block, args) = self.target(target);
                self.ins().jump(block, &args);
            }
            Op::Branch { cond, then, otherwise, hint } => self.branch(cond, then, otherwise, hint),
            Op::Switch { value, table } => self.switch(value, table),
            Op::Return { value } => {
                let ty = self.func.type_of(value);
                let value = self.value(value);
                let word = self.encode_word(value, ty);
                self.ins().return_(&[word]);
            }
            Op::Exit { .. } => {
                let block = exit.map(|exit| self.exit_block(exit));
                let block =
                    block.ok_or_else(|| Bailout::Internal { what: "an exit without a reason".to_owned() })?;
                self.ins().jump(block, &[]);
            }
            Op::TailCall { cell, callee, args } => {
                let args = self.func.list_values(args).to_vec();
                self.tail_call(cell, callee, &args)?;
            }
            _ => {
                self.ins().trap(TrapCode::unwrap_user(1));
            }
        }
        Ok(())
    }

    pub(super) fn target(&mut self, target: BlockCall) -> (ir::Block, Vec<BlockArg>) {
        let block = self.blocks[target.block].expect("a target is reachable from where it is named");
        let args = target.args(&self.func.operands).to_vec();
        (block, args.into_iter().map(|value| BlockArg::Value(self.value(value))).collect())
    }

    /// Puts the target that leaves a loop, or is rarely taken, first.
    fn branch(&mut self, cond: Value, then: BlockCall, otherwise: BlockCall, hint: Hint) {
        let swap = match hint {
            Hint::Then => true,
            Hint::Else => false,
            Hint::Even => self.is_less_likely(otherwise.block, then.block),
        };
        if self.branch_on_shape(cond, then, otherwise, swap) {
            return;
        }
        let cond = self.condition(cond, swap);
        let (first, second) = if swap { (otherwise, then) } else { (then, otherwise) };
        let ((first, first_args), (second, second_args)) = (self.target(first), self.target(second));
        self.ins().brif(cond, first, &first_args, second, &second_args);
    }

    /// Whether `a` is the less likely one, by coldness and by leaving the loop that the current block is in.
    fn is_less_likely(&self, a: ssa::Block, b: ssa::Block) -> bool {
        let (a_cold, b_cold) = (self.func.is_cold(a), self.func.is_cold(b));
        if a_cold != b_cold {
            return a_cold;
        }
        let stays = |block| {
            self.loops.innermost(self.ssa_block).is_none_or(|innermost| self.loops.contains(innermost, block))
        };
        !stays(a) && stays(b)
    }

    fn switch(&mut self, value: Value, table: SwitchTable) {
        let data = &self.func.operands.switches[table];
        let (low, count) = (data.low, data.targets.len());
        let targets: Vec<_> = data.targets.iter().map(|target| self.target(*target)).collect();
        let (default, default_args) = self.target(data.default);
        let tagged = self.value(value);
        if count <= FEW_TARGETS {
            for (index, (block, args)) in targets.into_iter().enumerate() {
                // An integer that is no fixnum is never met.
                let Some(wanted) = low.checked_add(index as i64).and_then(fixnum) else { continue };
                let is_it = self.ins().icmp_imm_s(IntCC::Equal, tagged, wanted as i64);
                let next = self.new_block_after_current();
                self.ins().brif(is_it, block, &args, next, &[]);
                self.current = next;
            }
            self.ins().jump(default, &default_args);
            return;
        }
        let untagged = self.ins().sshr_imm_u(tagged, i64::from(FIXNUM_SHIFT));
        let index = self.ins().iadd_imm_s(untagged, low.wrapping_neg());
        // The table takes 32 bits; what does not fit must not wrap into it.
        let outside = self.ins().icmp_imm_s(IntCC::UnsignedGreaterThanOrEqual, index, count as i64);
        let inside = self.new_block_after_current();
        self.ins().brif(outside, default, &default_args, inside, &[]);
        self.current = inside;
        let index = self.ins().ireduce(types::I32, index);
        let pool = &mut self.clif.dfg.value_lists;
        let calls: Vec<ir::BlockCall> = targets
            .iter()
            .map(|(block, args)| ir::BlockCall::new(*block, args.iter().copied(), pool))
            .collect();
        let default = ir::BlockCall::new(default, default_args.iter().copied(), pool);
        let table = self.clif.dfg.jump_tables.push(JumpTableData::new(default, &calls));
        self.ins().br_table(index, table);
    }

    /// The interrupt word is written by other threads, so each poll must load it anew: an atomic load.
    pub(super) fn poll(&mut self, exit: Exit) {
        let context = self.context;
        let address = match INTERRUPT {
            0 => context,
            offset => self.ins().iadd_imm_s(context, offset as i64),
        };
        let interrupt = self.ins().atomic_load(types::I64, trusted(), address);
        self.leave_if(interrupt, exit);
    }

    pub(super) fn stack_check(&mut self, exit: Exit) {
        let pointer = self.ins().get_stack_pointer(types::I64);
        let limit = self.load_context(types::I64, STACK_LIMIT);
        let used_up = self.ins().icmp(IntCC::UnsignedLessThan, pointer, limit);
        self.leave_if(used_up, exit);
    }

    pub(super) fn count(&mut self, counter: Value, offset: u32, exit: Exit) {
        let counter = self.value(counter);
        let old = self.ins().load(types::I32, trusted(), counter, offset as i32);
        let new = self.ins().iadd_imm_s(old, -1);
        self.ins().store(trusted(), new, counter, offset as i32);
        let over = self.ins().icmp_imm_s(IntCC::Equal, new, 0);
        self.leave_if(over, exit);
    }

    pub(super) fn count_block(&mut self, counter: Value) {
        let counter = self.value(counter);
        let old = self.ins().load(types::I64, trusted(), counter, 0);
        let new = self.ins().iadd_imm_s(old, 1);
        self.ins().store(trusted(), new, counter, 0);
    }
}
