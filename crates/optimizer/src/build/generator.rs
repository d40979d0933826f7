//! Generators: code that resumes them, and what resumes them.
//!
//! Native code of a generator's function gets the generator in place of the closure, and what is sent. It goes on at the
//! place where the generator is suspended: behind each `yield_value` code is begun with the registers that the generator
//! keeps, as at an entry inside a loop. Control that comes back to loops from there meets at their headers, so a loop is
//! built once for all the places in it, and once more for the start; it ends at the next `yield_value`, which returns.
//!
//! A generator that is suspended elsewhere, runs or is finished is left to the interpreter's own way of resuming it.
//! Exits push the frame that the interpreter would have pushed; it suspends the generator or ends it.

use std::collections::BTreeMap;

use abi::context_layout::{DEPTH, DEPTH_LIMIT, GENERATOR_RESULT, HANDLED};
use abi::exit_reason::ExitReason;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, KIND_ARRAY, WORD};
use abi::object_offsets::*;
use abi::runtime_calls::RuntimeCall;
use abi::value::{NONE, STOP};
use bytecode::opcode::Opcode;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Block, Cond, Hint, Op, Type, Value};

use super::environment::{Builder, Pending};
use super::inline_generator::Step;
use crate::request::EntryPoint;

/// Words of a generator.
const GENERATOR_WORDS: u8 = 4;
/// A generator function of more places to go on at is not compiled.
const MAX_PLACES: usize = 48;

/// The generator that is resumed by the code being built.
#[derive(Clone)]
pub(super) struct Resumed {
    generator: Value,
    /// The array of its registers.
    registers: Value,
    /// What it was resumed with.
    sent: Value,
    /// The function changes which exception is being handled.
    handles: bool,
    /// The depth of recursion while it runs.
    depth: Value,
    /// Registers that hold what the array holds: with the value that was loaded.
    loaded: Vec<(u16, Value)>,
}

/// A place where a generator is suspended.
struct Place {
    /// As the generator has it.
    number: i64,
    /// The instruction to go on at, and the register that gets what is sent.
    pc: u32,
    dst: Option<u16>,
}

fn register_offset(register: u16) -> u32 {
    (ARRAY_ELEMENTS_OFFSET + usize::from(register) * WORD) as u32
}

impl Builder<'_> {
    /// Whether the code resumes a generator, and the frame is that generator's.
    pub(super) fn is_resumed(&self) -> bool {
        self.frame.caller.is_none() && self.resumed.is_some()
    }

    /// The entry of code that resumes generators: the edges to where it goes on.
    pub(super) fn enter_generator(&mut self, entry: Block) -> Result<Pending, Bailout> {
        let function = self.frame.request.function();
        let generator = self.frame.callee;
        let sent = self.func.append_param(entry, Type::Word);
        let closure = self.emit(Op::LoadFinal { object: generator, offset: GENERATOR_CLOSURE as u32 });
        self.frame.callee = self.emit(Op::Refine { value: closure, ty: Type::Ref });
        let registers = self.emit(Op::LoadFinal { object: generator, offset: GENERATOR_REGISTERS as u32 });
        let registers = self.emit(Op::Refine { value: registers, ty: Type::Ref });
        let handles = function.stores_handled();
        let mut places = vec![Place { number: GENERATOR_CREATED, pc: 0, dst: None }];
        for instruction in function.instructions().filter(|one| one.opcode == Opcode::YieldValue) {
            let (number, pc) = (instruction.pc.into(), instruction.next_pc());
            places.push(Place { number, pc, dst: Some(instruction.slot(0)) });
        }
        if places.len() > MAX_PLACES {
            return Err(Bailout::TooLarge {
                what: "places where a generator is suspended",
                count: places.len(),
            });
        }
        let place = self.emit(Op::LoadSlot { object: generator, offset: GENERATOR_PLACE as u32 });
        let place = self.emit(Op::Refine { value: place, ty: Type::Int });
        let elsewhere = self.func.make_block();
        // Values pass through all generators that delegate to another: too many would take forever before the stack is
        // used up, so they count against the limit of recursion, which the interpreter's way reports.
        let [lhs, rhs] = [DEPTH, DEPTH_LIMIT]
            .map(|offset| self.emit(Op::LoadContext { offset: offset as u32, ty: Type::I64 }));
        let cond = self.emit(Op::I64Compare { cond: Cond::Lt, lhs, rhs });
        let (fits, deep) = self.branch(cond, Hint::Then);
        self.block = deep;
        self.jump(elsewhere, &[]);
        self.block = fits;
        let one = self.i64(1);
        let depth = self.emit(Op::I64Add { lhs, rhs: one });
        self.resumed = Some(Resumed { generator, registers, sent, handles, depth, loaded: Vec::new() });
        let mut starts = BTreeMap::new();
        self.tell_places_apart(place, &places, elsewhere, &mut starts)?;
        self.block = elsewhere;
        self.is_dead = false;
        let args = self.func.list(&[generator, sent]);
        let function = RuntimeCall::interpret_generator;
        let value = self.emit(Op::CallRuntimeNoThrow { function, args });
        self.end(Op::Return { value });
        Ok(starts)
    }

    /// Branches to where the generator goes on.
    fn tell_places_apart(
        &mut self,
        place: Value,
        places: &[Place],
        elsewhere: Block,
        starts: &mut Pending,
    ) -> Result<(), Bailout> {
        const FEW: usize = 3;
        if places.len() > FEW {
            let (low, high) = places.split_at(places.len() / 2);
            let rhs = self.int(high[0].number);
            let cond = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: place, rhs });
            let (below, above) = self.branch(cond, Hint::Even);
            for (block, places) in [(below, low), (above, high)] {
                self.block = block;
                self.tell_places_apart(place, places, elsewhere, starts)?;
            }
            return Ok(());
        }
        for one in places {
            let rhs = self.int(one.number);
            let cond = self.emit(Op::IntCompare { cond: Cond::Eq, lhs: place, rhs });
            let (here, other) = self.branch(cond, Hint::Even);
            self.block = here;
            self.go_on_at(one);
            let position = self.frame.analysis.position_of(one.pc);
            let edge = self.take_edge();
            starts.entry(position).or_default().push(edge);
            (self.block, self.is_dead) = (other, false);
        }
        self.jump(elsewhere, &[]);
        Ok(())
    }

    /// Loads the registers of a generator that goes on at a place.
    fn go_on_at(&mut self, place: &Place) {
        let mut resumed = self.resumed.take().expect("the code resumes a generator");
        let object = resumed.generator;
        let running = self.int(GENERATOR_RUNNING);
        self.emit(Op::StoreSlot { object, value: running, offset: GENERATOR_PLACE as u32 });
        self.emit(Op::StoreContext { offset: DEPTH as u32, value: resumed.depth });
        if resumed.handles {
            let own = self.emit(Op::LoadSlot { object, offset: GENERATOR_HANDLED as u32 });
            let outer = self.emit(Op::LoadContext { offset: HANDLED as u32, ty: Type::Word });
            self.emit(Op::StoreSlot { object, value: outer, offset: GENERATOR_HANDLED as u32 });
            let cond = self.is_word(own, NONE);
            let value = self.emit(Op::Select { cond, if_true: outer, if_false: own, ty: Type::Word });
            self.emit(Op::StoreContext { offset: HANDLED as u32, value });
        }
        self.frame.registers.fill(None);
        let analysis = self.frame.analysis.clone();
        for register in analysis.liveness.live_in(place.pc).iter() {
            let value = if place.dst == Some(register) {
                resumed.sent
            } else {
                let (object, offset) = (resumed.registers, register_offset(register));
                let value = self.emit(Op::LoadSlot { object, offset });
                resumed.loaded.push((register, value));
                value
            };
            self.frame.registers[register as usize] = Some(value);
        }
        self.resumed = Some(resumed);
        self.frame.pc = place.pc;
        self.frame.resume = None;
        let exit = self.resume_state_at(place.pc);
        self.emit(Op::StackCheck { exit });
        self.count(self.request.settings.counts_calls, exit);
    }

    pub(super) fn build_yield(&mut self, src: Use) -> Result<(), Bailout> {
        if self.frame.consumer.is_some() {
            return self.yield_to_consumer(src);
        }
        let Some(resumed) = self.resumed.clone() else {
            self.exit(ExitReason::Yield);
            return Ok(());
        };
        let value = self.get_word(src.0);
        let analysis = self.frame.analysis.clone();
        for register in analysis.liveness.live_across(self.frame.pc).iter() {
            let Some(held) = self.frame.registers[register as usize] else { continue };
            let origin = self.origin(held);
            if resumed.loaded.iter().any(|&(of, value)| of == register && (value == held || value == origin))
            {
                continue;
            }
            let value = self.word(held);
            self.emit(Op::StoreSlot { object: resumed.registers, value, offset: register_offset(register) });
        }
        let object = resumed.generator;
        if resumed.handles {
            let handled = self.emit(Op::LoadContext { offset: HANDLED as u32, ty: Type::Word });
            let outer = self.emit(Op::LoadSlot { object, offset: GENERATOR_HANDLED as u32 });
            let cond = self.emit(Op::WordEqual { lhs: handled, rhs: outer });
            let none = self.word_bits(NONE);
            let own = self.emit(Op::Select { cond, if_true: none, if_false: handled, ty: Type::Word });
            self.emit(Op::StoreSlot { object, value: own, offset: GENERATOR_HANDLED as u32 });
            self.emit(Op::StoreContext { offset: HANDLED as u32, value: outer });
        }
        let place = self.int(self.frame.pc.into());
        self.stop_generator(object, place, value);
        Ok(())
    }

    /// Ends the code with this result.
    fn stop_generator(&mut self, object: Value, place: Value, value: Value) {
        self.emit(Op::StoreSlot { object, value: place, offset: GENERATOR_PLACE as u32 });
        let lhs = self.emit(Op::LoadContext { offset: DEPTH as u32, ty: Type::I64 });
        let rhs = self.i64(1);
        let depth = self.emit(Op::I64Sub { lhs, rhs });
        self.emit(Op::StoreContext { offset: DEPTH as u32, value: depth });
        self.end(Op::Return { value });
    }

    /// The generator returns.
    pub(super) fn finish_generator(&mut self, result: Value) {
        let Some(resumed) = self.resumed.clone() else { return };
        let object = resumed.generator;
        let value = self.word(result);
        self.emit(Op::StoreContext { offset: GENERATOR_RESULT as u32, value });
        if resumed.handles {
            let value = self.emit(Op::LoadSlot { object, offset: GENERATOR_HANDLED as u32 });
            self.emit(Op::StoreContext { offset: HANDLED as u32, value });
            let none = self.word_bits(NONE);
            self.emit(Op::StoreSlot { object, value: none, offset: GENERATOR_HANDLED as u32 });
        }
        let finished = self.int(GENERATOR_FINISHED);
        let value = self.word_bits(STOP);
        self.stop_generator(object, finished, value);
    }

    /// A generator that has not started: what a call of its function makes.
    pub(super) fn new_generator(&mut self, closure: Value, arguments: &[Value], registers: usize) -> Value {
        let unset = self.int(0);
        let mut words = arguments.to_vec();
        words.resize(registers.max(arguments.len()), unset);
        self.new_generator_at(closure, GENERATOR_CREATED, words)
    }

    /// A generator at this place, with these registers.
    pub(super) fn new_generator_at(
        &mut self,
        closure: Value,
        place: i64,
        mut registers: Vec<Value>,
    ) -> Value {
        registers.insert(0, self.int(registers.len() as i64));
        let registers = self.new_object(shape::ARRAY, KIND_ARRAY, &registers);
        let (place, none) = (self.int(place), self.word_bits(NONE));
        self.new_object(shape::GENERATOR, GENERATOR_WORDS, &[closure, place, registers, none])
    }

    // Resuming others.

    /// Whether a generator can be resumed by its function's own entry.
    pub(super) fn resumes_directly(&self) -> bool {
        // Continuations that are captured beneath it would have to end here.
        self.speculates()
            && !self.request.settings.continuations
            && !self.was_left_for(ExitReason::WrongShape)
    }

    /// Resumes what is a generator, or the code is left: what it yields, or the stop word.
    pub(super) fn resume_generator(&mut self, generator: Value, sent: Value) -> Value {
        let generator = self.as_shape(generator, shape::GENERATOR);
        let closure = self.emit(Op::LoadFinal { object: generator, offset: GENERATOR_CLOSURE as u32 });
        let object = self.emit(Op::Refine { value: closure, ty: Type::Ref });
        let cell = self.emit(Op::LoadFinalAddress { object, offset: CLOSURE_CELL as u32 });
        let sent = self.word(sent);
        let attempt = Op::TryResumeGenerator { cell, generator, sent };
        let value = self.emit_throwing(attempt, |exit| Op::ResumeGenerator { cell, generator, sent, exit });
        self.tell_language();
        value
    }

    pub(super) fn build_resume(
        &mut self,
        dst: Def,
        generator: Use,
        sent: Use,
        target: Label,
    ) -> Result<(), Bailout> {
        if self.step_inlined(Step { dst: dst.0, held: generator.0, end: target, takes_result: true })? {
            return Ok(());
        }
        if !self.resumes_directly() {
            return self.complete();
        }
        let (generator, sent) = (self.get(generator.0), self.get(sent.0));
        let value = self.resume_generator(generator, sent);
        let is_done = self.is_word(value, STOP);
        self.jump_after(is_done, true, Hint::Even, target, |builder| {
            let result = builder.emit(Op::LoadContext { offset: GENERATOR_RESULT as u32, ty: Type::Word });
            builder.set(dst.0, result);
        });
        self.set(dst.0, value);
        Ok(())
    }

    /// Whether the function is a generator's and the code is entered by resuming one.
    pub(super) fn is_entered_by_resuming(&self) -> bool {
        self.request.functions[0].function().is_generator && self.request.entry == EntryPoint::Call
    }
}
