//! Exceptions that are caught where they are raised, in the code being built.
//!
//! A call whose exception a handler of its own frame catches, or of a frame that its frame is inlined into, does not leave
//! when it has thrown: the builder tests its result, and what follows an exception is an edge like others. On it the
//! runtime adds the places that the exception passes to its trace, as unwinding would; where it cannot be handled so
//! (nothing catches a termination), the code is left for the interpreter to unwind.
//!
//! Only handlers that have been entered before are built; for others the code is left, and is compiled anew when that
//! happens often.

use abi::context_layout::{EXCEPTION as PENDING, HANDLED};
use abi::object_offsets::shape;
use abi::runtime_calls::RuntimeCall;
use abi::value::{EXCEPTION, NONE};
use bytecode::module::instruction_at;
use bytecode::operand::Use;
use ssa::backend::Bailout;
use ssa::{Block, FrameState, Hint, Op, Type, Value};

use super::environment::Builder;
use super::frame::Return;
use crate::request::{Assumption, Callee};

/// Where an exception goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// To the handler at this place, in the same frame.
    Here(u32),
    /// To a handler of a frame around it.
    Outwards,
    /// Out of the code.
    Leaves,
}

impl Builder<'_> {
    fn way_of_exceptions(&self) -> Way {
        if self.frame.restart.is_some() || self.frame.fresh.is_some() {
            return Way::Leaves;
        }
        match self.frame.request.function().handler_at(self.frame.pc) {
            Some(handler) if self.frame.analysis.is_entered(handler.target) => Way::Here(handler.target),
            None if self.frame.is_caught => Way::Outwards,
            _ => Way::Leaves,
        }
    }

    /// Whether what this instruction calls need not leave the code when it has thrown.
    pub(super) fn catches(&self) -> bool {
        self.frame.stop.target.is_some() || self.way_of_exceptions() != Way::Leaves
    }

    /// Emits a call that leaves when it has thrown, or goes to the handler.
    pub(super) fn emit_throwing(&mut self, attempt: Op, leaving: impl FnOnce(FrameState) -> Op) -> Value {
        self.is_unchecked = true;
        if !self.catches() {
            let exit = self.throw_state();
            return self.emit(leaving(exit));
        }
        let result = self.emit(attempt);
        let has_thrown = self.is_word(result, EXCEPTION);
        let (thrown, next) = self.branch(has_thrown, Hint::Else);
        let (was_dead, resume) = (self.is_dead, self.frame.resume);
        let registers = self.frame.registers.clone();
        self.block = thrown;
        self.raise();
        (self.block, self.is_dead, self.is_unchecked) = (next, was_dead, true);
        (self.frame.registers, self.frame.resume) = (registers, resume);
        result
    }

    pub(super) fn throw_value(&mut self, src: Use) -> Result<(), Bailout> {
        let value = self.get_word(src.0);
        if self.raise_stop(value) {
            return Ok(());
        }
        let value = self.raised_object(value);
        if self.is_laid_out_as(value, shape::THROWABLE) && self.catches() {
            // What is raised while nothing is handled stays as it is.
            let handled = self.emit(Op::LoadContext { offset: HANDLED as u32, ty: Type::Word });
            let is_plain = self.is_word(handled, NONE);
            let (plain, other) = self.branch(is_plain, Hint::Then);
            let (registers, was_dead) = (self.frame.registers.clone(), self.is_dead);
            self.block = plain;
            self.emit(Op::StoreContext { offset: PENDING as u32, value });
            self.raise();
            (self.block, self.is_dead) = (other, was_dead);
            self.frame.registers = registers;
            self.frame.resume = None;
        }
        self.call_runtime(RuntimeCall::throw, &[value]);
        self.end(Op::Unreachable {});
        Ok(())
    }

    /// Goes on behind the iteration that this inlined frame steps, if what is raised here tells its end, and nobody sees it: a class,
    /// or an object made for this alone.
    fn raise_stop(&mut self, value: Value) -> bool {
        let (pc, function) = (self.frame.pc, self.frame.request.function());
        let is_class = matches!(self.known_callee(value), Some(Callee::Record { ends_iteration: true, .. }));
        if !(is_class && self.speculates() || self.frame.stop.made == Some((value, pc)))
            || function.handler_at(pc).is_some()
            || function.expansion_at(pc).is_some()
        {
            return false;
        }
        let Some(mut raised_in) = self.frame.stop.raised_in.take() else { return false };
        if is_class {
            self.assume(Assumption::Lookups);
        }
        if !self.is_dead {
            raised_in.push(self.block);
            self.die();
        }
        self.frame.stop.raised_in = Some(raised_in);
        true
    }

    /// Goes on behind an iteration, in the frame that makes it, where code inlined to step it has told the end.
    pub(super) fn stop_from_inlined(&mut self, raised_in: Vec<Block>) {
        let Some(end) = self.frame.stop.target else { return };
        for block in raised_in {
            let registers = self.frame.registers.clone();
            (self.block, self.is_dead, self.is_unchecked) = (block, false, true);
            self.go_to(end);
            self.frame.registers = registers;
        }
    }

    /// What is raised for a class of exceptions: an object that is made without arguments.
    fn raised_object(&mut self, value: Value) -> Value {
        match self.known_callee(value) {
            Some(Callee::Record { shape, fields: None, empties, initializer: None, .. })
                if self.speculates() =>
            {
                self.assume(Assumption::Lookups);
                self.make_record(shape, &[], empties)
            }
            _ => value,
        }
    }

    /// Whether an exception is caught by a class, or one of a tuple of classes: for those of the class itself without the runtime.
    pub(super) fn exception_matches(
        &mut self,
        exception: Value,
        classes: Value,
        ask: impl FnOnce(&mut Self) -> Result<Value, Bailout>,
    ) -> Result<Value, Bailout> {
        let classes = match self.words_of_new(classes, shape::TUPLE) {
            Some(words) => words.get(1..).unwrap_or_default().to_vec(),
            None => vec![classes],
        };
        // What is no class of exceptions must be refused, wherever it stands.
        let shapes: Option<Vec<_>> = classes
            .into_iter()
            .map(|class| match self.known_callee(class) {
                Some(Callee::Record { shape, fields: None, .. }) => Some(shape),
                _ => None,
            })
            .collect();
        let mut join = self.begin_join();
        for shape in shapes.unwrap_or_default() {
            let object = self.word(exception);
            let shape = self.shape_number(shape);
            let is_its = self.emit(Op::HasShape { object, shape });
            self.settle(&mut join, is_its, Hint::Then, |builder| builder.bool(true));
        }
        let verdict = ask(self)?;
        self.end_arm(&mut join, &[verdict]);
        Ok(self.finish_join(join, 1)[0])
    }

    /// Goes on with an exception that this instruction has left pending.
    fn raise(&mut self) {
        if let Some(end) = self.frame.stop.target.take() {
            // Throws what does not tell the end.
            self.call_runtime(RuntimeCall::end_iteration, &[]);
            self.go_to(end);
            self.frame.stop.target = Some(end);
            return;
        }
        let way = self.way_of_exceptions();
        let function = match way {
            Way::Here(_) => RuntimeCall::catch_exception,
            _ => RuntimeCall::pass_exception,
        };
        self.tell_language();
        let place = self.i64(self.frame.pc.into());
        let args = self.func.list(&[self.frame.callee, place]);
        let exit = self.throw_state();
        let value = self.emit(Op::CallRuntime { function, args, exit });
        self.is_unchecked = true;
        match way {
            Way::Here(target) => {
                let catch =
                    instruction_at(&self.frame.request.code, target).expect("handlers are instructions");
                self.set(catch.slot(0), value);
                self.go_to(target);
            }
            _ if !self.is_dead => {
                self.frame.throws.push(Return { block: self.block, value, is_unchecked: true });
                self.die();
            }
            _ => {}
        }
    }

    /// Goes on, in the frame that makes the call, with exceptions that code inlined for it has raised.
    pub(super) fn raise_from_inlined(&mut self, throws: Vec<Return>) {
        if throws.is_empty() {
            return;
        }
        let meeting = self.func.make_block();
        for Return { block, .. } in throws {
            self.block = block;
            self.jump(meeting, &[]);
        }
        let registers = self.frame.registers.clone();
        (self.block, self.is_dead) = (meeting, false);
        self.raise();
        self.frame.registers = registers;
    }
}
