//! Instructions without a special form: the runtime executes them.

use abi::context_layout::{ARGUMENT_BUFFER, ARGUMENT_BUFFER_WORDS, EXIT_BUFFER, LANGUAGE};
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::operand::{Label, OperandKind};
use ssa::backend::Bailout;
use ssa::{Op, Value};

use super::environment::{Builder, type_of};

/// A register that the runtime has written, and where it left the value.
struct Written {
    register: u16,
    index: usize,
    /// It is read as well: the state of an iteration, which is written however the instruction goes on.
    is_state: bool,
}

impl Builder<'_> {
    /// A runtime call. It may run anything, unless it is declared to do less.
    pub fn call_runtime(&mut self, function: RuntimeCall, args: &[Value]) -> Value {
        let info = function.info();
        let args = self.func.list(args);
        if !info.throws {
            return self.emit(Op::CallRuntimeNoThrow { function, args });
        }
        self.tell_language();
        let attempt = Op::TryCallRuntime { function, args };
        self.emit_throwing(attempt, |exit| Op::CallRuntime { function, args, exit })
    }

    /// Has the runtime work by the rules of this language, where there are others.
    pub fn tell_language(&mut self) {
        if let Some(language) = self.request.settings.language {
            let value = self.i64(language.into());
            self.emit(Op::StoreContext { offset: LANGUAGE as u32, value });
        }
    }

    /// Leaves values in the argument buffer.
    pub fn store_arguments(&mut self, values: &[Value]) -> Result<(), Bailout> {
        if values.len() > ARGUMENT_BUFFER_WORDS {
            return Err(Bailout::TooLarge { what: "operands", count: values.len() });
        }
        for (index, &value) in values.iter().enumerate() {
            self.emit(Op::StoreContext { offset: (ARGUMENT_BUFFER + 8 * index) as u32, value });
        }
        Ok(())
    }

    /// Has the runtime execute this instruction: its result, see [`RuntimeCall::execute`].
    pub(super) fn execute(&mut self) -> Result<Value, Bailout> {
        let mut values = Vec::new();
        for access in self.frame.instruction().accesses().filter(|access| access.is_read) {
            for register in access.registers() {
                let value = self.get(register as u16);
                let is_tagged = self.frame.is_tagged(register as u16);
                values.push(if is_tagged { self.word(value) } else { value });
            }
        }
        self.store_arguments(&values)?;
        let place = self.i64(self.frame.pc.into());
        let callee = self.frame.callee;
        Ok(self.call_runtime(RuntimeCall::execute, &[callee, place]))
    }

    /// The complete form of this instruction, whichever it is.
    pub fn complete(&mut self) -> Result<(), Bailout> {
        let instruction = self.frame.instruction();
        let effects = instruction.info().effects;
        let mut written = Vec::new();
        for access in instruction.accesses().filter(|access| access.is_write) {
            // A step changes the first register of its state alone.
            let count = if access.is_read { 1 } else { access.registers().len() };
            for register in access.registers().take(count) {
                let index = written.len();
                written.push(Written { register: register as u16, index, is_state: access.is_read });
            }
        }
        let result = self.execute()?;
        if effects.ends {
            self.end(Op::Unreachable {});
            return Ok(());
        }
        let label = instruction.info().operands.iter().find(|operand| operand.kind == OperandKind::Label);
        let label = label.map(|operand| Label(instruction.slot(operand.slot) as i16));
        let values: Vec<Value> = written
            .iter()
            .map(|written| match written.index {
                0 if !effects.delivers && self.frame.is_tagged(written.register) => result,
                index => self.left_in_buffer(written.register, index),
            })
            .collect();
        let Some(label) = label else {
            for (written, value) in written.iter().zip(values) {
                self.set(written.register, value);
            }
            return Ok(());
        };
        let has_results = !written.is_empty();
        for (written, &value) in written.iter().zip(&values) {
            if effects.delivers || written.is_state {
                self.set(written.register, value);
            }
        }
        let signal = self.word_bits(if has_results { value::STOP } else { value::TRUE });
        let jumps = self.emit(Op::WordEqual { lhs: result, rhs: signal });
        self.jump_when(jumps, true, label);
        for (written, value) in written.iter().zip(values) {
            self.set(written.register, value);
        }
        Ok(())
    }

    fn left_in_buffer(&mut self, register: u16, index: usize) -> Value {
        let ty = type_of(self.frame.request.function().registers[register as usize]);
        self.emit(Op::LoadContext { offset: (EXIT_BUFFER + 8 * index) as u32, ty })
    }
}
