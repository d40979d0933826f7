//! Frame states: what the interpreter needs to go on at an instruction.

use abi::deopt_table::{CALLEE_REGISTER, DISCARDED, ExitMode, FINISHING, GENERATOR_REGISTER, STEPPED};
use bytecode::register_set::RegisterSet;
use ssa::{Form, FrameCaller, FrameSlot, FrameState, FrameStateData};

use super::environment::Builder;

impl Builder<'_> {
    /// The state for executing this instruction in the interpreter.
    pub fn resume_state(&mut self) -> FrameState {
        if let Some(state) = self.frame.restart {
            return state;
        }
        if let Some(state) = self.state_before_masked() {
            return state;
        }
        if let Some(state) = self.frame.resume {
            return state;
        }
        let state = self.resume_state_at(self.frame.pc);
        self.frame.resume = Some(state);
        state
    }

    /// The state for going on at `pc`, with the registers as they are.
    pub fn resume_state_at(&mut self, pc: u32) -> FrameState {
        let live = self.frame.analysis.liveness.live_in(pc);
        self.make_state(pc, ExitMode::Resume, &live)
    }

    /// The state for an exception that this instruction raises.
    pub fn throw_state(&mut self) -> FrameState {
        if let Some(fresh) = &mut self.frame.fresh {
            fresh.is_spoiled = true;
        }
        let function = self.frame.request.function();
        let pc = self.frame.pc;
        if self.request.settings.continuations && self.frame.instruction().info().effects.awaits {
            let live = self.frame.analysis.liveness.live_in_call(pc);
            return self.make_state(pc, ExitMode::Call, &live);
        }
        let live = match function.handler_at(pc) {
            Some(handler) => self.frame.analysis.liveness.live_in(handler.target),
            None => RegisterSet::new(function.registers.len()),
        };
        self.make_state(pc, ExitMode::Throw, &live)
    }

    /// The state for an exception that the initializer of an object raises, which `dst` holds already; for code whose frames may
    /// be saved.
    pub fn construct_state(&mut self, dst: u16) -> FrameState {
        let pc = self.frame.pc;
        let mut live = self.frame.analysis.liveness.live_in_call(pc);
        live.insert(dst as usize..dst as usize + 1);
        self.make_state(pc, ExitMode::Construct, &live)
    }

    /// The frame that calls at this instruction, for the frame of what is called. When the result of that is dropped,
    /// the register of the result is alive already; when the instruction finishes with it, the operands are.
    pub fn caller_state(&mut self, dst: u16, return_register: u16) -> FrameCaller {
        let pc = self.frame.pc;
        let liveness = &self.frame.analysis.liveness;
        let live = match return_register {
            // The operands may be needed again.
            FINISHING | STEPPED => liveness.live_in(pc),
            DISCARDED => {
                let mut live = liveness.live_in_call(pc);
                live.insert(dst as usize..dst as usize + 1);
                live
            }
            _ => liveness.live_in_call(pc),
        };
        let state = self.make_state(pc, ExitMode::Resume, &live);
        FrameCaller { state, return_register }
    }

    fn make_state(&mut self, pc: u32, mode: ExitMode, live: &RegisterSet) -> FrameState {
        // The closure of the outermost frame is the code's own callee.
        let closure = self.frame.caller.map(|_| FrameSlot::tagged(CALLEE_REGISTER, self.frame.callee));
        let generator = self.frame.consumer.as_ref();
        let generator = generator.map(|consumer| FrameSlot::tagged(GENERATOR_REGISTER, consumer.running));
        let registers = live
            .iter()
            .filter_map(|register| {
                let value = self.frame.registers[register as usize]?;
                let form = if self.frame.is_tagged(register) { Form::Tagged } else { Form::Raw };
                Some(FrameSlot { register, value, form })
            })
            .chain(closure)
            .chain(generator)
            .collect();
        let data =
            FrameStateData { function: self.frame.function, pc, mode, registers, caller: self.frame.caller };
        self.func.frame_state(data)
    }
}
