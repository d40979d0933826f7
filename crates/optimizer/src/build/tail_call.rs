//! Calls in place of the frame.
//!
//! In an inlined function such a call is an ordinary one, whose result the function returns: the frame that is given up
//! is no frame of the machine. Code that was entered in a loop leaves at the call, since the interpreter's frame beneath
//! it has to go first.

use abi::context_layout::{EXIT_BUFFER, REGISTER_ARGUMENTS};
use abi::deopt_table::DISCARDED;
use abi::exit_reason::ExitReason;
use abi::literal_table::Literal;
use abi::object_offsets::CLOSURE_CELL;
use abi::runtime_calls::RuntimeCall;
use abi::value::STOP;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Hint, Op, Type, Value};

use super::arguments::{Names, takes_list};
use super::call::{Call, Site};
use super::environment::Builder;
use crate::inlining::Declined;
use crate::request::{Callee, EntryPoint, FunctionCallee};

impl Builder<'_> {
    pub(super) fn build_tail_call(
        &mut self,
        callee: Use,
        first: UseRange,
        count: Count,
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let callee = self.get(callee.0);
        let arguments: Vec<Value> = (first.0..first.0 + count.0).map(|register| self.get(register)).collect();
        if self.frame.caller.is_some() {
            let is_rare = self.is_rare(slot);
            let call = Call { is_tail: true, ..Call::new(DISCARDED, callee, &arguments).rare(is_rare) };
            if let Some(result) = self.call_value(call, slot)? {
                self.build_return(result);
            }
            return Ok(());
        }
        if self.leaves_for_tail_call() {
            return Ok(());
        }
        if let Some(Callee::Function(function)) = self.known_callee(callee)
            && is_jumped_to(&function, arguments.len())
        {
            self.jump_to(&function, callee, &arguments);
            return Ok(());
        }
        let (cases, has_others) = match self.call_site(slot.0) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => (Vec::new(), true),
            Site::Cases(cases, has_others) => (cases, has_others),
        };
        for (index, case) in cases.iter().enumerate() {
            let Callee::Function(function) = case else { continue };
            if !is_jumped_to(function, arguments.len()) {
                continue;
            }
            if index + 1 == cases.len() && !has_others {
                self.guard_callee(callee, case);
                self.jump_to(function, callee, &arguments);
                return Ok(());
            }
            let cond = self.is_callee(callee, case);
            let join = self.begin_join();
            let (is_this, is_not) = self.branch(cond, Hint::Even);
            self.start_arm(&join, is_this);
            self.jump_to(function, callee, &arguments);
            self.start_arm(&join, is_not);
        }
        let callee = self.word(callee);
        let arguments: Vec<Value> = arguments.iter().map(|&value| self.word(value)).collect();
        self.store_arguments(&arguments)?;
        let count = self.i64(arguments.len() as i64);
        let prepared = self.call_runtime(RuntimeCall::prepare_tail_call, &[callee, count]);
        self.jump_to_prepared(prepared);
        Ok(())
    }

    pub(super) fn build_tail_spread(
        &mut self,
        callee: Use,
        first: UseRange,
        count: Count,
        others: [Use; 2],
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let spread = self.spread_of(first, count, others);
        let callee = self.get(callee.0);
        if self.frame.caller.is_some() {
            let is_rare = self.is_rare(slot);
            let call = Call { is_tail: true, ..Call::new(DISCARDED, callee, &[]).rare(is_rare) };
            if let Some(result) = self.call_spread_value(call, &spread, slot)? {
                self.build_return(result);
            }
        } else if !self.leaves_for_tail_call() {
            let prepared = self.call_runtime_spread(RuntimeCall::prepare_tail_spread, callee, &spread)?;
            self.jump_to_prepared(prepared);
        }
        Ok(())
    }

    /// Leaves code that was entered in a loop. Other code polls: loops may be made of tail calls.
    fn leaves_for_tail_call(&mut self) -> bool {
        let leaves = matches!(self.request.entry, EntryPoint::Loop(_));
        if leaves {
            self.exit(ExitReason::TailCall);
        } else {
            let exit = self.resume_state();
            self.emit(Op::Poll { exit });
        }
        leaves
    }

    fn jump_to(&mut self, function: &FunctionCallee, callee: Value, arguments: &[Value]) {
        self.note_declined(Some(function), Declined::TailCall);
        let arguments =
            self.bind_arguments(callee, function, arguments, Names::NONE).expect("they were found to fit");
        let callee = self.word(callee);
        let arguments: Vec<Value> = arguments.iter().map(|&value| self.word(value)).collect();
        let args = self.func.list(&arguments);
        let cell = self.literal_address(Literal::FunctionCell(function.cell));
        self.end(Op::TailCall { cell, callee, args });
    }

    /// Jumps to the closure that the runtime has prepared, or returns the result of a call that it has made.
    fn jump_to_prepared(&mut self, prepared: Value) {
        let stop = self.word_bits(STOP);
        let is_made = self.emit(Op::WordEqual { lhs: prepared, rhs: stop });
        let join = self.begin_join();
        let (made, closure) = self.branch(is_made, Hint::Even);
        let left = |builder: &mut Self, index: usize| {
            builder.emit(Op::LoadContext { offset: (EXIT_BUFFER + 8 * index) as u32, ty: Type::Word })
        };
        self.start_arm(&join, made);
        let result = left(self, 0);
        self.build_return(result);
        self.start_arm(&join, closure);
        let object = self.emit(Op::Refine { value: prepared, ty: Type::Ref });
        let cell = self.emit(Op::LoadFinalAddress { object, offset: CLOSURE_CELL as u32 });
        let arguments: Vec<Value> = (0..REGISTER_ARGUMENTS).map(|index| left(self, index)).collect();
        let args = self.func.list(&arguments);
        self.end(Op::TailCall { cell, callee: prepared, args });
    }
}

/// Whether a call with so many arguments goes straight in.
fn is_jumped_to(function: &FunctionCallee, count: usize) -> bool {
    function.is_simple && function.parameter_count as usize == count || takes_list(function, count)
}
