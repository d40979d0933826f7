//! Terminators, and the checks of the outside that loops and entries make.

use abi::context_layout::{INTERRUPT, STACK_LIMIT};
use abi::heaps::Heaps;
use ssa::backend::Bailout;
use ssa::{BlockCall, Hint, Op, SwitchTable, Type, Value};

use super::exits::Exit;
use super::{Lowering, internal};
use crate::aliasing::{Areas, STACK_POINTER};
use crate::function_text::{Kind, Label, Odds, Operand};

impl Lowering<'_> {
    pub(super) fn terminator(&mut self, op: Op, exit: Exit) -> Result<(), Bailout> {
        match op {
            Op::Jump { target } => {
                let (label, args) = self.target(target)?;
                self.text.jump(label, &args);
            }
            Op::Branch { cond, then, otherwise, hint } => self.branch(cond, then, otherwise, hint)?,
            Op::Switch { value, table } => self.switch(value, table)?,
            Op::Return { value } => {
                let ty = self.func.type_of(value);
                let value = self.value(value);
                let word = self.encode_word(value, ty);
                self.text.instruction(format_args!("ret i64 {word}"));
            }
            Op::Exit { .. } => {
                let exit = exit.ok_or_else(|| internal("an exit without a reason".to_owned()))?;
                let label = self.exit_block(exit);
                self.text.jump(label, &[]);
            }
            Op::TailCall { cell, callee, args } => {
                let args = self.func.list_values(args).to_vec();
                self.tail_call(cell, callee, &args)?;
            }
            _ => {
                // A trap, so that a fault of ours shows.
                self.intrinsics.insert("void @llvm.trap()");
                self.text.instruction(format_args!("call void @llvm.trap()"));
                self.text.instruction(format_args!("unreachable"));
            }
        }
        Ok(())
    }

    fn target(&self, target: BlockCall) -> Result<(Label, Vec<Operand>), Bailout> {
        let args = target.args(&self.func.operands).iter();
        Ok((self.label(target.block)?, args.map(|value| self.value(*value)).collect()))
    }

    /// The block through which a terminator with several targets goes to `target`.
    fn edge(&mut self, target: BlockCall) -> Result<Label, Bailout> {
        let (label, args) = self.target(target)?;
        Ok(self.text.edge(label, &args))
    }

    fn branch(
        &mut self,
        cond: Value,
        then: BlockCall,
        otherwise: BlockCall,
        hint: Hint,
    ) -> Result<(), Bailout> {
        let odds = match (hint, self.func.is_cold(then.block), self.func.is_cold(otherwise.block)) {
            (Hint::Then, ..) | (_, false, true) => Odds::First,
            (Hint::Else, ..) | (_, true, false) => Odds::Second,
            _ => Odds::Even,
        };
        let cond = self.value(cond);
        let (then, otherwise) = (self.edge(then)?, self.edge(otherwise)?);
        self.text.branch(cond, then, otherwise, odds);
        Ok(())
    }

    fn switch(&mut self, value: Value, table: SwitchTable) -> Result<(), Bailout> {
        use std::fmt::Write as _;
        let data = &self.func.operands.switches[table];
        let untagged = self.untag(value);
        let default = self.edge(data.default)?;
        let mut cases = String::new();
        for (index, target) in data.targets.iter().enumerate() {
            // What does not fit is no fixnum and never met.
            let Some(wanted) = data.low.checked_add(index as i64) else { continue };
            let edge = self.edge(*target)?;
            let _ = write!(cases, " i64 {wanted}, label %{edge}");
        }
        self.text.instruction(format_args!("switch i64 {untagged}, label %{default} [{cases} ]"));
        Ok(())
    }

    /// The interrupt word is written by other threads, so each poll must load it anew: an atomic load.
    pub(super) fn poll(&mut self, exit: Exit) {
        let pointer = self.context_address(INTERRUPT);
        let access = self.metadata.of_access(Areas::of(Heaps::CONTEXT));
        let interrupt =
            self.define(format_args!("load atomic i64, ptr {pointer} monotonic, align 8{access}"));
        let pending = self.define(format_args!("icmp ne i64 {interrupt}, 0"));
        self.leave_if(pending, exit);
    }

    pub(super) fn stack_check(&mut self, exit: Exit) {
        let pointer = self.intrinsic(
            "i64 @llvm.read_register.i64(metadata)",
            format_args!("call i64 @llvm.read_register.i64(metadata !{STACK_POINTER})"),
        );
        let limit = self.load_context(Type::Address, STACK_LIMIT);
        let used_up = self.define(format_args!("icmp ult i64 {pointer}, {limit}"));
        self.leave_if(used_up, exit);
    }

    pub(super) fn count(&mut self, counter: Value, offset: u32, exit: Exit) {
        let counter = self.value(counter);
        let pointer = self.address(counter, i64::from(offset));
        let counters = Areas::of(Heaps::COUNTERS);
        let old = self.load(Kind::I32, pointer, counters);
        let new = self.define(format_args!("add i32 {old}, -1"));
        self.store(Kind::I32, new, pointer, counters);
        let over = self.define(format_args!("icmp eq i32 {new}, 0"));
        self.leave_if(over, exit);
    }

    pub(super) fn count_block(&mut self, counter: Value) {
        let counter = self.value(counter);
        let pointer = self.address(counter, 0);
        let counters = Areas::of(Heaps::COUNTERS);
        let old = self.load(Kind::I64, pointer, counters);
        let new = self.define(format_args!("add i64 {old}, 1"));
        self.store(Kind::I64, new, pointer, counters);
    }
}
