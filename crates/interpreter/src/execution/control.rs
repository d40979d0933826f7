//! Variables, loops, exceptions, generators, returns.
#![allow(unsafe_code)]

use bytecode::opcode::Opcode;
use bytecode::operand::*;
use runtime::exception::{ErrorKind, Result, Termination, Thrown, to_word};
use runtime::frame::{
    DISCARDS_RESULT, FINISHES, FRAME_CALLER, FRAME_IS_ENTERED, FRAME_PC, FRAME_RETURN, RETURN_MARKS,
    RETURNS_NATIVELY,
};
use runtime::gc::Gc;
use runtime::language::Language;
use runtime::object::cell::Cell;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::object::string::Str;
use runtime::stack::clear_unused_stack;
use runtime::value::Value;

use crate::frames::{Registers, check_discarded, pop_frame};
use crate::generator::suspend;
use crate::unwind::unwind;

use super::{Execution, Step};

/// Words of the calls that push a frame: their result register comes first, and the caller goes on after them.
pub(crate) const CALL_WORDS: usize = 2;
// Reading a computed property is a call as well.
const _: () = assert!(Opcode::GetProperty.words() == CALL_WORDS && Opcode::Call.words() == CALL_WORDS);

impl Execution<'_> {
    /// The language of the function that runs.
    pub(super) fn language(&self) -> &'static dyn Language {
        self.cell().language()
    }

    /// A name operand: an interned string.
    pub(super) fn name(&self, name: Name) -> Value {
        self.cell().constant(name.0)
    }

    fn name_text(&self, name: Value) -> String {
        name.cast::<Str>().map(|name| name.to_cow().into_owned()).unwrap_or_default()
    }

    /// The cell in a register.
    pub(super) fn variable(&self, cell: Use) -> Gc<Cell> {
        self.get(cell).cast().expect("only cells are captured as variables")
    }

    /// The cell of a global variable.
    pub(super) fn global(&self, global: Global) -> Gc<Cell> {
        self.cell().global(global.0).cast().expect("the table of globals holds cells")
    }

    #[cold]
    pub(super) fn unbound_local(&mut self, name: Name) -> Result<Step> {
        let text = self.name_text(self.name(name));
        let message =
            format!("cannot access local variable '{text}' where it is not associated with a value");
        self.cx.raise(ErrorKind::UnboundLocal, &message)
    }

    #[cold]
    pub(super) fn unbound_cell(&mut self, cell: Use, name: Name) -> Result<Step> {
        let (cell, closure) = (self.get(cell), self.closure());
        let captures = self.cell().function().captures.len();
        // A variable of the function's own is in a cell where functions inside capture it.
        if (0..captures).all(|index| closure.capture(index) != cell) {
            return self.unbound_local(name);
        }
        let text = self.name_text(self.name(name));
        let message = format!(
            "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
        );
        self.cx.raise(ErrorKind::Name, &message)
    }

    #[cold]
    pub(super) fn unbound_global(&mut self, global: Global) -> Result<Step> {
        let name = &self.cell().module.module.globals[global.0 as usize];
        self.cx.raise(ErrorKind::Name, &format!("name '{name}' is not defined"))
    }

    pub(super) fn delete_global_cell(&mut self, global: Global) -> Result<Step> {
        let cell = self.global(global);
        if !cell.is_own() {
            return self.unbound_global(global);
        }
        self.cx.store_cell(cell, Value::UNBOUND);
        let module = &self.cell().module;
        let name = self.cx.intern(&module.module.globals[global.0 as usize])?;
        if let Some(default) = module.language.default_global(self.cx, name.value()) {
            self.cx.store_cell(cell, default);
            cell.value().set_flags(runtime::object::cell::INHERITED);
        }
        Ok(Step::Next)
    }

    /// Counts an iteration; enters compiled code when there is some for this loop.
    pub(super) fn start_iteration(&mut self, slot: LoopSlot) -> Result<Step> {
        // Before compiled code is entered, which leaves at once while an interrupt is pending.
        self.cx.check_interrupt()?;
        let cell = self.cell();
        let entry = cell.slot(slot.0);
        let left = entry.countdown().get().saturating_sub(1);
        entry.countdown().set(left);
        if left == 0 {
            let place = self.place();
            (self.cx.tiering.on_loop)(self.cx, cell, slot.0, place);
            let code = entry.osr_entry().get();
            if code != 0 {
                return self.enter_loop(code);
            }
        }
        Ok(Step::Next)
    }

    pub(super) fn take_fuel(&mut self) -> Result<Step> {
        match self.cx.fuel.checked_sub(1) {
            Some(left) => self.cx.fuel = left,
            None => return self.cx.terminate(Termination::Fuel),
        }
        Ok(Step::Next)
    }

    /// Counts an execution of a block.
    pub(super) fn count_execution(&mut self, slot: BlockSlot) -> Result<Step> {
        let executions = self.closure().cell().slot(slot.0).executions();
        executions.set(executions.get().wrapping_add(1));
        Ok(Step::Next)
    }

    /// Enters compiled code in the middle of this frame, whose result is the frame's.
    fn enter_loop(&mut self, code: u64) -> Result<Step> {
        // SAFETY: a loop slot holds 0 or the address of compiled code with the native convention; whoever frees the code
        // clears the slot. The code gets this frame's registers as its first argument.
        let entry: runtime::function::Entry = unsafe { std::mem::transmute(code as usize) };
        let callee = self.closure().value();
        // SAFETY: a frame has a header.
        unsafe { *self.registers.offset(FRAME_PC) = FRAME_IS_ENTERED };
        // A number's bits may be those of `Value::RESUME`: then no place is named.
        self.cx.resume_at.0 = std::ptr::null();
        // SAFETY: this is the context that runs, and the closure whose loop the code was compiled for.
        let result = unsafe { entry(self.cx, callee, self.registers as u64, 0, 0, 0) };
        if result == Value::RESUME && !self.cx.resume_at.0.is_null() {
            let (pc, registers, raises) = self.cx.resume_at;
            self.cx.resume_at.0 = std::ptr::null();
            return if raises { self.raise_at(pc, registers) } else { Ok(Step::Enter(pc, registers)) };
        }
        if self.cx.has_thrown(result.0) {
            return self.leave_raising();
        }
        self.leave(result.0)
    }

    /// Pops the frame, which gave itself up to a call that raised.
    fn leave_raising(&mut self) -> Result<Step> {
        let (return_to, caller) = self.header();
        pop_frame(self.cx, self.registers);
        self.deliver(return_to, caller, Err(Thrown))
    }

    /// Goes on where a frame that is popped returns to, with the outcome of the call in its place.
    pub(super) fn deliver(&mut self, return_to: u64, caller: u64, outcome: Result) -> Result<Step> {
        if return_to == RETURNS_NATIVELY {
            return Ok(Step::Leave(to_word(outcome)));
        }
        let (call, caller) = ((return_to & !RETURN_MARKS) as *const u64, caller as Registers);
        let discards_result = return_to & DISCARDS_RESULT != 0;
        let outcome = match outcome {
            // SAFETY: the frame returns to an instruction of the caller's, whose frame is the topmost now.
            Ok(result) if discards_result => unsafe { check_discarded(self.cx, call, caller, result) },
            outcome => outcome,
        };
        let Ok(result) = outcome else {
            self.cx.discards_result = discards_result;
            return self.raise_at(call, caller);
        };
        if return_to & FINISHES != 0 {
            // It comes to its complete meaning: the operands are objects with methods of their own.
            self.cx.delivered = result;
            return Ok(Step::Enter(call, caller));
        }
        // SAFETY: the frame returns to a call in verified code, whose first operand is its result register.
        unsafe {
            if !discards_result {
                *caller.add((*call >> 16) as u16 as usize) = result.0;
            }
            Ok(Step::Enter(call.add(CALL_WORDS), caller))
        }
    }

    /// What the method of this instruction has yielded, when it only has to finish.
    pub(super) fn take_delivered(&mut self) -> Option<Value> {
        let value = std::mem::replace(&mut self.cx.delivered, Value::UNBOUND);
        (!value.is_unbound()).then_some(value)
    }

    /// Raises the pending exception at an instruction of the topmost frame.
    fn raise_at(&mut self, pc: *const u64, registers: Registers) -> Result<Step> {
        // SAFETY: whoever left compiled code has rebuilt this frame, with the place where it goes on.
        match unsafe { unwind(self.cx, pc, registers) } {
            Some((pc, registers)) => Ok(Step::Enter(pc, registers)),
            None => Ok(Step::Leave(Value::EXCEPTION)),
        }
    }

    /// Where the frame returns to, and its caller.
    pub(super) fn header(&self) -> (u64, u64) {
        // SAFETY: a frame has a header.
        unsafe { (*self.registers.offset(FRAME_RETURN), *self.registers.offset(FRAME_CALLER)) }
    }

    /// Pops the frame with this result.
    pub(super) fn leave(&mut self, result: u64) -> Result<Step> {
        let (return_to, caller) = self.header();
        pop_frame(self.cx, self.registers);
        if return_to == RETURNS_NATIVELY {
            if caller == 0 {
                return Ok(Step::Leave(Value(result)));
            }
            let generator = generator_of(caller);
            self.cx.end_generator(generator, GeneratorState::Finished);
            self.cx.generator_result = Value(result);
            return Ok(Step::Leave(Value::STOP));
        }
        self.deliver(return_to, caller, Ok(Value(result)))
    }

    pub(super) fn raise_value(&mut self, value: Value) -> Result<Step> {
        let exception = self.language().to_exception(self.cx, value)?;
        self.cx.throw(exception)
    }

    pub(super) fn catch_exception(&mut self, dst: Def) -> Result<Step> {
        if std::mem::take(&mut self.cx.is_short_of_memory) {
            // Here, since other instructions use the stack from here on.
            clear_unused_stack();
        }
        let exception = self.cx.take_exception();
        self.set(dst, exception)
    }

    pub(super) fn suspend_generator(&mut self, value: Value) -> Result<Step> {
        let (_, caller) = self.header();
        let place = self.place();
        // SAFETY: the verifier allows this instruction in generators alone, whose frames `resume` pushes.
        unsafe { suspend(self.cx, generator_of(caller), self.registers, place) };
        pop_frame(self.cx, self.registers);
        Ok(Step::Leave(value))
    }

    pub(super) fn resume_other(
        &mut self,
        dst: Def,
        generator: Value,
        sent: Value,
        target: Label,
    ) -> Result<Step> {
        let value = match self.take_delivered() {
            Some(value) => value,
            None => {
                let Some(generator) = generator.cast::<Generator>() else {
                    return self.cx.type_error("only generators can be resumed");
                };
                self.cx.resume_generator(generator, sent, false)?
            }
        };
        if value == Value::STOP {
            let result = self.cx.generator_result;
            self.set(dst, result)?;
            return Ok(Step::Jump(target));
        }
        self.set(dst, value)
    }
}

/// The generator that a frame's header names.
fn generator_of(caller: u64) -> Gc<Generator> {
    Value(caller).cast().expect("the caller of a frame entered natively is a generator's, when there is one")
}
