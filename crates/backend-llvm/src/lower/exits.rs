//! Side exits: the branches to them, and the blocks out of line that leave.

use std::collections::HashMap;

use abi::context_layout::{DEOPT_ENTRY, EXIT_BUFFER};
use abi::exit_reason::ExitReason;
use abi::heaps::Heaps;
use ssa::{FrameState, Type};

use super::{LITERALS, Lowering, native_parameters};
use crate::aliasing::Areas;
use crate::function_text::{Kind, Label, Operand};

/// Where an operation leaves to, and why; nothing for those that cannot.
pub(super) type Exit = Option<(FrameState, ExitReason)>;

impl Lowering<'_> {
    /// The block that leaves by `exit`.
    pub(super) fn exit_block(&mut self, exit: (FrameState, ExitReason)) -> Label {
        if let Some(&label) = self.exit_blocks.get(&exit) {
            return label;
        }
        let label = self.text.new_block(true);
        self.exit_blocks.insert(exit, label);
        self.exit_order.push(exit);
        label
    }

    /// Leaves by `exit` when `cond` holds. Without an exit the fact is known, and nothing is tested.
    pub(super) fn leave_if(&mut self, cond: Operand, exit: Exit) {
        if let Some(exit) = exit {
            let label = self.exit_block(exit);
            self.branch_away(cond, label);
        }
    }

    /// Leaves by `exit` unless `cond` holds.
    pub(super) fn leave_unless(&mut self, cond: Operand, exit: Exit) {
        if exit.is_some() {
            let negated = self.define(format_args!("xor i1 {cond}, true"));
            self.leave_if(negated, exit);
        }
    }

    /// Fills the blocks of exits. Those that share a frame state share the stores.
    pub(super) fn finish_exits(&mut self) {
        let mut shared: HashMap<FrameState, Label> = HashMap::new();
        for (state, reason) in std::mem::take(&mut self.exit_order) {
            let label = self.exit_block((state, reason));
            let number = Operand::Int(i64::from(self.exits.number(state, reason)));
            if self.exits.reasons(state) == 1 {
                self.text.go_on_in(label);
                self.leave(state, number);
                continue;
            }
            let stores = shared.get(&state).copied();
            let stores = stores.unwrap_or_else(|| {
                let block = self.text.new_block(true);
                shared.insert(state, block);
                let number = self.text.append_param(block, Kind::I64);
                self.text.go_on_in(block);
                self.leave(state, number);
                block
            });
            self.text.go_on_in(label);
            self.text.jump(stores, &[number]);
        }
    }

    /// Stores what is alive in `state` and leaves as exit `number`.
    fn leave(&mut self, state: FrameState, number: Operand) {
        for (slot, value) in self.exits.stored(state).to_vec().into_iter().enumerate() {
            let operand = self.value(value);
            let pointer = self.context_address(EXIT_BUFFER + 8 * slot);
            let context = Areas::of(Heaps::CONTEXT);
            match self.func.type_of(value) {
                // Read back as a whole word; the high half of an `I32` is not.
                Type::Bool => {
                    let word = self.encode_word(operand, Type::Bool);
                    self.store(Kind::I64, word, pointer, context);
                }
                ty => self.store_typed(ty, operand, pointer, context),
            }
        }
        let pointer = self.context_address(DEOPT_ENTRY);
        let entry = self.load_invariant(Kind::Pointer, pointer);
        let (context, callee) = (self.context(), self.callee());
        let args = native_parameters(self.target.arch, |index| match index {
            Some(0) => format!("ptr {context}"),
            Some(1) => format!("i64 {callee}"),
            Some(2) => format!("i64 {number}"),
            Some(3) => format!("i64 ptrtoint (ptr @{LITERALS} to i64)"),
            _ => "i64 undef".to_owned(),
        });
        self.tail_call_of(entry, &args);
    }

    /// Ends the current block with a call in place of this function.
    pub(super) fn tail_call_of(&mut self, entry: Operand, args: &str) {
        let result = self.define(format_args!("musttail call i64 {entry}({args}) nounwind"));
        self.text.instruction(format_args!("ret i64 {result}"));
    }
}
