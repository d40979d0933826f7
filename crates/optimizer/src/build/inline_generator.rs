//! Generators that are inlined into the loop that steps them.
//!
//! A loop over a generator that was made for it, and that nothing else knows, becomes the generator's own code, with the loop's body
//! in the place of each `yield_value`: the loops of the generator are then the loops, and no generator is left. While the generator's
//! code is built the frame of the loop waits ([`Consumer`]), and its registers meet where those of the generator meet, since
//! bodies change them. While a body is built the generator's frame waits, unchanged.
//!
//! What exits name: in the generator's code, its frame, which returns to the instruction that steps ([`STEPPED`]), and the generator,
//! which runs; in a body, the generator, suspended with its registers. These objects are made by exits alone
//! (`defer_allocations`).
//!
//! [`STEPPED`]: abi::deopt_table::STEPPED

use abi::deopt_table::STEPPED;
use abi::object_layout::WORD;
use abi::object_offsets::{GENERATOR_FINISHED, GENERATOR_REGISTERS, GENERATOR_RUNNING};
use abi::value::NONE;
use bytecode::control_flow::Block;
use bytecode::opcode::Opcode;
use bytecode::operand::{Label, Use};
use bytecode::register_set::RegisterSet;
use ssa::backend::Bailout;
use ssa::{FrameCaller, Op, Value};

use super::blocks::Edge;
use super::environment::Builder;
use super::frame::{Frame, LoopId};
use super::inline::frame_key;
use crate::inlining::Declined;
use crate::request::{FunctionCallee, FunctionIndex};

/// Generators that yield in more places are not inlined: each gets a copy of the loop's body.
const MAX_YIELDS: usize = 4;

/// A generator that was made here and has not been seen to start.
#[derive(Clone)]
pub(super) struct MadeGenerator {
    callee: FunctionCallee,
    function: FunctionIndex,
    closure: Value,
    arguments: Vec<Value>,
    /// The loop in which it was made.
    made_in: Option<LoopId>,
}

/// A generator that is to be inlined into a loop.
struct Consumed {
    made: MadeGenerator,
    /// Where the loop starts.
    header: Block,
    /// Its words of bytecode, and those of the loop's body for each copy but one.
    words: usize,
}

/// An instruction that steps a generator.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The register that gets what is yielded.
    pub dst: u16,
    /// The register that holds the generator.
    pub held: u16,
    /// Where it goes on when the generator returns.
    pub end: Label,
    /// `dst` gets what the generator returns.
    pub takes_result: bool,
}

/// The loop that steps an inlined generator.
pub(super) struct Consumer<'r> {
    /// Its frame, at the instruction that steps.
    pub frame: Frame<'r>,
    /// Its registers that are alive there.
    pub live: RegisterSet,
    /// The generator, as exits name it while it runs.
    pub running: Value,
    /// The generator as it was made.
    not_started: Value,
    step: Step,
    header: Block,
}

/// A generator inlined into a frame, while that frame's code is built.
pub(super) struct Suspended {
    generator: Value,
    /// Where it is stepped again.
    steps: Vec<Edge>,
}

impl Consumer<'_> {
    /// Whether the loop's body writes a register; the one that holds the generator holds what runs whenever it runs.
    pub fn writes(&self, register: u16) -> bool {
        let written = self.frame.analysis.written_in_loop(self.header);
        register != self.step.held && written.is_none_or(|written| written.contains(register))
    }
}

impl Builder<'_> {
    /// Notes what a generator was made from.
    pub(super) fn note_generator(
        &mut self,
        generator: Value,
        function: &FunctionCallee,
        closure: Value,
        arguments: &[Value],
    ) {
        let callee = function.clone();
        let Some(function) = function.function else {
            self.note_declined(Some(&callee), self.why_undescribed(&callee));
            return;
        };
        let made_in = self.frame.current_loop();
        let made = MadeGenerator { callee, function, closure, arguments: arguments.to_vec(), made_in };
        self.values.generators.insert(generator, made);
    }

    /// Whether the loop that starts with `header` steps a generator that will be inlined.
    pub(super) fn consumes_generator(&mut self, header: Block) -> bool {
        let analysis = self.frame.analysis.clone();
        let instructions = analysis.flow.block(header).instructions.clone();
        let Some(&last) = analysis.flow.instructions[instructions].last() else { return false };
        let pc = std::mem::replace(&mut self.frame.pc, last);
        let step = self.frame.instruction();
        let is_consumed = step.opcode == Opcode::IterNext
            && self.consumed(step.slot(1)).is_some_and(|consumed| consumed.header == header);
        self.frame.pc = pc;
        is_consumed
    }

    /// Steps a generator that is inlined here; false when the instruction has to step something else.
    pub(super) fn step_inlined(&mut self, step: Step) -> Result<bool, Bailout> {
        let held = self.get(step.held);
        if !self.is_dead
            && let Some(index) = self.frame.suspended.iter().position(|one| one.generator == held)
        {
            let edge = self.take_edge();
            self.frame.suspended[index].steps.push(edge);
            return Ok(true);
        }
        let Some(consumed) = self.consumed(step.held) else { return Ok(false) };
        self.inline_generator(consumed, step)?;
        Ok(true)
    }

    /// The generator in a register that this instruction steps, if it can be inlined.
    fn consumed(&mut self, held: u16) -> Option<Consumed> {
        let value = self.frame.registers[held as usize]?;
        let made = self.values.generators.get(&value)?.clone();
        let analysis = self.frame.analysis.clone();
        let block = analysis.flow.block_of(self.frame.pc)?;
        let (start, is_first) = (analysis.flow.block(block).start, analysis.body(block).is_some());
        let header = match is_first {
            true if self.frame.region.has_loop(start) => return None,
            true => block,
            false => analysis.flow.block_at(self.frame.instruction().next_pc())?,
        };
        let body = analysis.body(header)?;
        let yields_in_body = || {
            let instructions = body.iter().map(|block| analysis.flow.block(*block).instructions.clone());
            let mut places = instructions.flat_map(|range| &analysis.flow.instructions[range]);
            places.any(|pc| self.instruction_at(*pc).opcode == Opcode::YieldValue)
        };
        let request = &self.request.functions[made.function as usize];
        let function = request.function();
        let yields = function.instructions().filter(|one| one.opcode == Opcode::YieldValue).count();
        let is_possible = self.speculates()
            && !self.is_dead
            && !self.guesses.only_words
            && !self.request.settings.continuations
            && self.frame.fresh.is_none()
            && function.is_generator
            && yields > 0;
        if !is_possible {
            return None;
        }
        // Made once for each time that the loop is entered.
        let is_made_for_it = || {
            made.made_in == self.frame.loop_around(block)
                // What suspends for good would have to go on in the middle.
                && (self.frame.consumer.is_some() || !yields_in_body())
                && self.is_held_alone(value, held)
        };
        let size = |block: &Block| analysis.flow.block(*block).end - analysis.flow.block(*block).start;
        let copied = body.iter().map(size).sum::<u32>() as usize * (yields - 1);
        let (words, left) = (request.code.len() + copied, self.inline_left());
        let why = match self.may_inline(made.function, false) {
            _ if function.stores_handled() => Declined::KeepsHandled,
            _ if yields > MAX_YIELDS => Declined::Yields { places: yields, most: MAX_YIELDS },
            Err(why) => why,
            Ok(()) if !is_made_for_it() => Declined::Shared,
            Ok(()) if words as isize > left => Declined::Budget { words, left },
            Ok(()) => return Some(Consumed { made, header, words }),
        };
        self.lacks_inlining |= matches!(why, Declined::Budget { .. });
        self.note_declined(Some(&made.callee), why);
        None
    }

    /// Whether nothing but this register knows an object, and exits before this place.
    fn is_held_alone(&self, object: Value, held: u16) -> bool {
        let live = self.frame.analysis.liveness.live_in(self.frame.pc);
        let is_object = |value: Option<Value>| value.is_some_and(|value| self.origin(value) == object);
        if live.iter().any(|register| register != held && is_object(self.frame.registers[register as usize]))
        {
            return false;
        }
        let mut started = Vec::new();
        let mut frame = &self.frame;
        while let Some(consumer) = &frame.consumer {
            frame = &consumer.frame;
            started.push(consumer.not_started);
            if consumer.live.iter().any(|register| is_object(frame.registers[register as usize])) {
                return false;
            }
        }
        let mut caller = self.frame.caller;
        while let Some(FrameCaller { state, .. }) = caller {
            let state = &self.func.frame_states[state];
            if state.registers.iter().any(|slot| is_object(Some(slot.value))) {
                return false;
            }
            caller = state.caller;
        }
        // As an argument of a generator that is inlined itself it is known to the object that exits before that starts make.
        let of_started = |registers: Option<Value>| {
            registers.is_some() && started.iter().any(|made| self.registers_of(*made) == registers)
        };
        !self.func.layout().iter().flat_map(|block| self.func.insts(*block)).any(|inst| {
            let mut is_used = false;
            let op = self.func.op(*inst);
            if of_started(self.func.result(*inst)) {
                return false;
            }
            op.for_each_value(&self.func.operands, |value| is_used |= is_object(Some(value)));
            is_used
        })
    }

    /// The array of registers of a generator that was made here.
    fn registers_of(&self, generator: Value) -> Option<Value> {
        match self.func.defining_op(generator) {
            Some(Op::NewObject { values, .. }) => {
                self.func.list_values(*values).get(GENERATOR_REGISTERS / WORD - 1).copied()
            }
            _ => None,
        }
    }

    fn inline_generator(&mut self, consumed: Consumed, step: Step) -> Result<(), Bailout> {
        let Consumed { made, header, words } = consumed;
        let MadeGenerator { callee, function, closure, arguments, made_in } = made;
        let note = self.note_inlined(&callee, words);
        let mut frame = Frame::new(self.request, self.analyses, function, closure);
        let not_started = self.get(step.held);
        let running = self.generator_of(closure, frame.registers.len(), GENERATOR_RUNNING);
        self.set(step.held, running);
        frame.inlined_as = Some(note);
        frame.key = frame_key(self.frame.key, self.frame.pc, function);
        frame.chain = self.frame.chain.clone();
        frame.chain.push(function);
        frame.loops_around = self.frame.loops();
        // The loop that steps it turns as the generator goes on, not around it.
        frame.loop_around = made_in;
        for (register, argument) in arguments.into_iter().enumerate() {
            frame.registers[register] = Some(argument);
        }
        let live = self.frame.analysis.liveness.live_in(self.frame.pc);
        let outer = std::mem::replace(&mut self.frame, frame);
        self.frame.consumer =
            Some(Box::new(Consumer { frame: outer, live, running, not_started, step, header }));
        self.renew_caller();
        let built = self.build_from(0);
        let consumer = self.frame.consumer.take().expect("it waits for the generator");
        self.frame = consumer.frame;
        self.frame.resume = None;
        self.die();
        built
    }

    /// A generator at a place where its registers do not matter.
    fn generator_of(&mut self, closure: Value, registers: usize, place: i64) -> Value {
        let unset = self.int(0);
        self.new_generator_at(closure, place, vec![unset; registers])
    }

    /// The state of the loop that waits for what this frame yields may have changed.
    pub(super) fn renew_caller(&mut self) {
        if self.frame.consumer.is_none() {
            return;
        }
        let caller = self.in_consumer(|builder, step| {
            builder.renew_caller();
            builder.caller_state(step.dst, STEPPED)
        });
        self.frame.caller = Some(caller);
        self.frame.resume = None;
    }

    /// Does something in the frame of the loop that steps this frame's generator.
    fn in_consumer<T>(&mut self, action: impl FnOnce(&mut Self, Step) -> T) -> T {
        let mut consumer = self.frame.consumer.take().expect("the frame is an inlined generator's");
        std::mem::swap(&mut self.frame, &mut consumer.frame);
        self.frame.resume = None;
        let result = action(self, consumer.step);
        std::mem::swap(&mut self.frame, &mut consumer.frame);
        self.frame.consumer = Some(consumer);
        result
    }

    /// A `yield_value`: what the loop does with it, and what follows when the generator is stepped again.
    pub(super) fn yield_to_consumer(&mut self, src: Use) -> Result<(), Bailout> {
        if self.is_dead {
            return Ok(());
        }
        let value = self.get(src.0);
        let sent = self.frame.instruction().slot(0);
        let live = self.frame.analysis.liveness.live_across(self.frame.pc);
        let mut registers = vec![self.int(0); self.frame.registers.len()];
        for register in live.iter() {
            if let Some(held) = self.frame.registers[register as usize] {
                registers[register as usize] = self.word(held);
            }
        }
        let generator = self.new_generator_at(self.frame.callee, self.frame.pc.into(), registers);
        let consumer = self.frame.consumer.as_ref().expect("the caller has looked");
        let (header, running) = (consumer.header, consumer.running);
        let goes_on = self.in_consumer(|builder, step| {
            builder.set(step.held, generator);
            builder.set(step.dst, value);
            builder.frame.suspended.push(Suspended { generator, steps: Vec::new() });
            let (pc, next) = (builder.frame.pc, builder.frame.instruction().next_pc());
            let built = builder.build_body(header, next);
            let steps = builder.frame.suspended.pop().expect("it was pushed above").steps;
            built?;
            builder.frame.pc = pc;
            let goes_on = !steps.is_empty();
            if goes_on {
                builder.merge(steps, pc);
                builder.set(step.held, running);
            }
            Ok(goes_on)
        })?;
        if !goes_on {
            self.die();
        }
        self.renew_caller();
        let none = self.word_bits(NONE);
        self.set(sent, none);
        Ok(())
    }

    /// The generator returns: the loop ends.
    pub(super) fn return_to_consumer(&mut self, result: Value) {
        let finished = self.generator_of(self.frame.callee, self.frame.registers.len(), GENERATOR_FINISHED);
        self.in_consumer(|builder, step| {
            builder.set(step.held, finished);
            if step.takes_result {
                builder.set(step.dst, result);
            }
            let end = builder.target(step.end);
            builder.go_to(end);
        });
    }
}
