//! Blocks: edges between them, what registers hold where edges meet, and loops.
//!
//! Blocks are visited in reverse postorder. Edges forward wait for their target, each in a block of its own, where values
//! are brought into the form that the target wants; so every form is known when the target is begun, and registers that
//! hold the same on all ways need no parameter. Only the blocks where loops start have edges that come later: their
//! parameters are the registers that the loop writes. (Where a loop starts is a matter of the graph: `loop_header` may
//! stand elsewhere in it.)
//!
//! Code that is entered inside loops may go back before the place where it was begun. Building then begins once more
//! there, as a further region: the first one is the rest of the iteration that was going on.

use std::collections::BTreeMap;

use bytecode::control_flow::BlockData;
use bytecode::module::{Instruction, instruction_at};
use bytecode::opcode::visit;
use bytecode::operand::{self, Label};
use bytecode::register_set::RegisterSet;
use ssa::backend::Bailout;
use ssa::{Block, Hint, Op, Type, Value};

use super::LoopVariable;
use super::environment::{Builder, Headers, Pending, type_of};
use abi::exit_reason::ExitReason;

/// Regions of one function at most; further jumps back leave the code. Code that is entered in an inner loop has another
/// region for each loop around it; these are better entered by themselves, with one copy of what is in them.
const MAX_REGIONS: usize = 1;

/// Code that is built in one go, from one place on.
#[derive(Default)]
pub(super) struct Region {
    /// The place in the order of blocks where it starts.
    start: usize,
    /// The place of the block being built.
    position: usize,
    pending: Pending,
    headers: Headers,
    /// Edges to places before the start, where further regions begin.
    outer: Pending,
    /// The header of the loop that alone is built; edges out of it stay where they are.
    within: Option<bytecode::control_flow::Block>,
}

/// A register, of the frame or of one that waits for what it yields.
struct Slot {
    /// Its place among the registers of all of these frames.
    index: usize,
    ty: operand::Type,
    /// A loop of the frame writes it.
    is_written: bool,
}

impl Slot {
    fn is_tagged(&self) -> bool {
        type_of(self.ty) == Type::Word
    }
}

impl Region {
    fn new(start: usize, pending: Pending) -> Self {
        Region { start, position: start, pending, ..Region::default() }
    }

    /// Whether the loop that starts at `pc` is being built.
    pub(super) fn has_loop(&self, pc: u32) -> bool {
        self.headers.contains_key(&pc)
    }
}

/// An edge that waits for its target.
pub(super) struct Edge {
    /// A block without a terminator, used by this edge alone.
    block: Block,
    registers: Vec<Option<Value>>,
    is_unchecked: bool,
}

/// A loop header that is built.
pub(super) struct Header {
    block: Block,
    /// The registers that are parameters, by place, with their types.
    parameters: Vec<(usize, Type)>,
    /// What registers hold at the start of an iteration.
    registers: Vec<Option<Value>>,
}

impl<'r> Builder<'r> {
    /// Builds the frame's code from `start` on, where the current block leads.
    pub fn build_from(&mut self, start: u32) -> Result<(), Bailout> {
        let edge = self.take_edge();
        let position = self.frame.analysis.position_of(start);
        self.build_regions(BTreeMap::from([(position, vec![edge])]), MAX_REGIONS)
    }

    /// Builds the frame's code from these edges on, in so many regions at most.
    pub fn build_regions(&mut self, mut starts: Pending, most: usize) -> Result<(), Bailout> {
        let analysis = self.frame.analysis.clone();
        for _ in 0..most {
            let Some((start, edges)) = starts.pop_last() else { break };
            let pending = BTreeMap::from([(start, edges)]);
            self.frame.region = Region { outer: starts, ..Region::new(start, pending) };
            self.build_region()?;
            starts = std::mem::take(&mut self.frame.region.outer);
        }
        for (start, edges) in starts {
            let start = analysis.flow.block(analysis.order[start]).start;
            self.frame.region = Region::default();
            self.merge(edges, start);
            self.frame.pc = self.place_of(start);
            self.frame.resume = None;
            self.exit(ExitReason::Unsupported);
        }
        Ok(())
    }

    fn build_region(&mut self) -> Result<(), Bailout> {
        let analysis = self.frame.analysis.clone();
        let body = self.frame.region.within.and_then(|header| analysis.body(header));
        for (position, &block) in analysis.order.iter().enumerate().skip(self.frame.region.start) {
            if body.is_some_and(|body| !body.contains(&block)) {
                continue;
            }
            let Some(edges) = self.frame.region.pending.remove(&position) else { continue };
            let data = analysis.flow.block(block);
            self.merge(edges, data.start);
            self.frame.region.position = position;
            if analysis.written_in_loop(block).is_some() && !self.consumes_generator(block) {
                self.start_loop(block, data.start);
            }
            self.build_block(data)?;
        }
        Ok(())
    }

    /// Builds the loop that starts with `header` from the block at `start` on, where the current block leads; what leads back to the
    /// block that is being built, if that is the header, is built from there to its end.
    pub fn build_body(&mut self, header: bytecode::control_flow::Block, start: u32) -> Result<(), Bailout> {
        let analysis = self.frame.analysis.clone();
        let edge = self.take_edge();
        let position = analysis.position_of(start);
        let within = Region {
            within: Some(header),
            ..Region::new(position, BTreeMap::from([(position, vec![edge])]))
        };
        let around = std::mem::replace(&mut self.frame.region, within);
        let built = self.build_region();
        let inner = std::mem::replace(&mut self.frame.region, around);
        built?;
        for (position, edges) in inner.pending.into_iter().chain(inner.outer) {
            let block = analysis.order[position];
            let data = analysis.flow.block(block);
            if block == header && position == self.frame.region.position {
                self.merge(edges, data.start);
                self.build_block(data)?;
                continue;
            }
            for edge in edges {
                self.is_dead = false;
                self.is_unchecked = edge.is_unchecked;
                self.block = edge.block;
                self.set_registers(edge.registers);
                self.go_to(data.start);
            }
        }
        Ok(())
    }

    fn build_block(&mut self, data: &BlockData) -> Result<(), Bailout> {
        let analysis = self.frame.analysis.clone();
        self.frame.masked = None;
        let mut ends = false;
        for &pc in &analysis.flow.instructions[data.instructions.clone()] {
            self.check_size()?;
            let instruction = self.begin_instruction(pc);
            ends = instruction.info().effects.ends;
            visit(instruction.opcode, |slot| instruction.slot(slot), self)?;
            if self.is_dead {
                return Ok(());
            }
        }
        if !ends {
            self.go_to(data.end);
        }
        Ok(())
    }

    /// The instruction at `pc`, which is built next.
    pub fn begin_instruction(&mut self, pc: u32) -> Instruction<'r> {
        self.frame.pc = pc;
        self.frame.resume = None;
        self.is_mixed = self.is_mixed || self.frame.is_mixed(pc);
        self.frame.instruction()
    }

    pub fn instruction_at(&self, pc: u32) -> Instruction<'r> {
        instruction_at(&self.frame.request.code, pc).expect("verified code is whole")
    }

    // Edges.

    /// Ends the current block with an edge whose target is not known yet.
    pub fn take_edge(&mut self) -> Edge {
        let edge = Edge { block: self.block, registers: self.registers(), is_unchecked: self.is_unchecked };
        self.die();
        edge
    }

    /// What the registers hold of the frame, and of those that wait for what it yields.
    fn registers(&self) -> Vec<Option<Value>> {
        let mut registers = self.frame.registers.clone();
        let mut frame = &self.frame;
        while let Some(consumer) = &frame.consumer {
            frame = &consumer.frame;
            registers.extend_from_slice(&frame.registers);
        }
        registers
    }

    /// The reverse of [`Builder::registers`].
    fn set_registers(&mut self, mut registers: Vec<Option<Value>>) {
        let mut frame = &mut self.frame;
        loop {
            let others = registers.split_off(frame.registers.len());
            frame.registers = registers;
            registers = others;
            match &mut frame.consumer {
                Some(consumer) => frame = &mut consumer.frame,
                None => break,
            }
        }
        self.renew_caller();
    }

    /// The registers that matter at `pc`; those of `header`'s loop are written that the loop writes.
    fn slots(&self, pc: u32, header: bytecode::control_flow::Block) -> Vec<Slot> {
        let written = self.frame.analysis.written_in_loop(header);
        let types = &self.frame.request.function().registers;
        let live = self.live_at(pc);
        let own = live.iter().map(|register| Slot {
            index: register.into(),
            ty: types[register as usize],
            is_written: written.is_none_or(|written| written.contains(register)),
        });
        let mut slots: Vec<Slot> = own.collect();
        let (mut frame, mut first) = (&self.frame, 0);
        while let Some(consumer) = &frame.consumer {
            first += frame.registers.len();
            frame = &consumer.frame;
            let types = &frame.request.function().registers;
            slots.extend(consumer.live.iter().map(|register| Slot {
                index: first + register as usize,
                ty: types[register as usize],
                is_written: consumer.writes(register),
            }));
        }
        slots
    }

    /// Goes on at the instruction at `target`, which starts a block.
    pub fn go_to(&mut self, target: u32) {
        if self.is_dead {
            return;
        }
        let position = self.frame.analysis.position_of(target);
        let is_back = position <= self.frame.region.position;
        if is_back && self.frame.region.headers.contains_key(&target) {
            return self.go_back(target);
        }
        let edge = self.take_edge();
        let region = &mut self.frame.region;
        let waiting = if is_back { &mut region.outer } else { &mut region.pending };
        waiting.entry(position).or_default().push(edge);
    }

    /// Where a label of this instruction leads.
    pub fn target(&self, label: Label) -> u32 {
        self.frame.pc.wrapping_add_signed(label.0.into())
    }

    /// Goes on at `label` when `condition` is `wanted`, else at the next instruction.
    pub fn jump_when(&mut self, condition: Value, wanted: bool, label: Label) {
        let target = self.target(label);
        if let Some(Op::ConstBool { value }) = self.func.defining_op(condition) {
            if *value == wanted {
                self.go_to(target);
            }
            return;
        }
        self.jump_after(condition, wanted, Hint::Even, label, |_| {});
    }

    /// As [`Builder::jump_when`], whatever is known of the condition; `before` is what is done on the way.
    pub fn jump_after(
        &mut self,
        condition: Value,
        wanted: bool,
        hint: Hint,
        label: Label,
        before: impl FnOnce(&mut Self),
    ) {
        let target = self.target(label);
        let (then, otherwise) = self.branch(condition, hint);
        let (jump, next) = if wanted { (then, otherwise) } else { (otherwise, then) };
        let was_dead = self.is_dead;
        let (registers, is_unchecked) = (self.frame.registers.clone(), self.is_unchecked);
        self.block = jump;
        before(self);
        self.go_to(target);
        (self.block, self.is_dead) = (next, was_dead);
        (self.frame.registers, self.is_unchecked) = (registers, is_unchecked);
    }

    /// Ends the block with a branch to two new ones.
    pub fn branch(&mut self, cond: Value, hint: Hint) -> (Block, Block) {
        let (then, otherwise) = (self.func.make_block(), self.func.make_block());
        let (to_then, to_otherwise) = (self.func.block_call(then, &[]), self.func.block_call(otherwise, &[]));
        self.func.append(self.block, Op::Branch { cond, then: to_then, otherwise: to_otherwise, hint });
        (then, otherwise)
    }

    /// Ends the current block with a jump.
    pub fn jump(&mut self, block: Block, args: &[Value]) {
        let target = self.func.block_call(block, args);
        self.func.append(self.block, Op::Jump { target });
    }

    // Where edges meet.

    /// Begins the code at `pc`, where these edges lead.
    pub fn merge(&mut self, mut edges: Vec<Edge>, pc: u32) {
        self.is_dead = false;
        self.is_unchecked = edges.iter().any(|edge| edge.is_unchecked);
        if edges.len() == 1 {
            let edge = edges.remove(0);
            self.block = edge.block;
            self.set_registers(edge.registers);
            return;
        }
        let block = self.func.make_block();
        let mut registers = vec![None; edges[0].registers.len()];
        let mut arguments: Vec<Vec<Value>> = vec![Vec::new(); edges.len()];
        let header = self.frame.analysis.flow.block_of(pc).expect("code is in blocks");
        for slot in self.slots(pc, header) {
            let held: Option<Vec<Value>> = edges.iter().map(|edge| edge.registers[slot.index]).collect();
            let Some(held) = held else { continue };
            registers[slot.index] = Some(match self.common(&held) {
                Some(value) if slot.is_tagged() || value == held[0] => value,
                _ => {
                    let ty = self.joined_type(&held);
                    for ((edge, value), arguments) in edges.iter().zip(held).zip(&mut arguments) {
                        self.block = edge.block;
                        let value = self.as_type(value, ty);
                        arguments.push(value);
                    }
                    self.func.append_param(block, ty)
                }
            });
        }
        for (edge, arguments) in edges.iter().zip(arguments) {
            self.block = edge.block;
            self.jump(block, &arguments);
        }
        self.block = block;
        self.set_registers(registers);
    }

    /// The registers that edges to the block at `pc` bring along: those that are live, and that of the exception which a
    /// handler takes, which has been taken on the way.
    fn live_at(&self, pc: u32) -> RegisterSet {
        let mut live = self.frame.analysis.liveness.live_in(pc);
        let first = self.instruction_at(pc);
        if first.info().effects.catches {
            live.insert_one(first.slot(0));
        }
        live
    }

    /// Where the interpreter goes on with what edges to the block at `pc` bring along.
    fn place_of(&self, pc: u32) -> u32 {
        let first = self.instruction_at(pc);
        if first.info().effects.catches { first.next_pc() } else { pc }
    }

    /// The value that all of these are, if they are one.
    pub fn common(&self, values: &[Value]) -> Option<Value> {
        let first = *values.first()?;
        if values.iter().all(|&value| value == first) {
            return Some(first);
        }
        let origin = self.origin(first);
        values.iter().all(|&value| self.origin(value) == origin).then_some(origin)
    }

    /// The type that all of these have or can be given.
    pub fn joined_type(&self, values: &[Value]) -> Type {
        let mut types = values.iter().map(|&value| self.ty(value));
        let first = types.next().unwrap_or(Type::Word);
        types.try_fold(first, |joined, ty| joined.join(ty)).unwrap_or(Type::Word)
    }

    /// A value in a form that is wanted, which is its own or that of words.
    pub fn as_type(&mut self, value: Value, ty: Type) -> Value {
        if self.ty(value).is_subtype_of(ty) { value } else { self.word(value) }
    }

    // Loops.

    /// Begins the loop whose header is the block at `pc`. That may be a handler, where a generator is resumed in what the
    /// handler belongs to.
    fn start_loop(&mut self, block: bytecode::control_flow::Block, pc: u32) {
        let place = self.place_of(pc);
        self.frame.pc = place;
        self.frame.resume = None;
        // A guard that was hoisted to this point and failed is better found where it belongs, so that its instruction is
        // built otherwise.
        let left = |(at, reason): &(u32, ExitReason)| {
            *at == place && !matches!(reason, ExitReason::Unsupported | ExitReason::LargeVariable)
        };
        if !self.frame.request.exits.iter().any(left) {
            let exit = self.resume_state();
            self.emit(Op::FramePoint { exit });
        }
        let header = self.func.make_block();
        let (mut parameters, mut arguments) = (Vec::new(), Vec::new());
        let held = self.registers();
        let mut registers = vec![None; held.len()];
        for slot in self.slots(pc, block) {
            let Some(value) = held[slot.index] else { continue };
            let guess = self.guesses.words.contains(&self.loop_variable(pc, slot.index));
            if !slot.is_written && !guess && !self.guesses.only_words {
                registers[slot.index] = Some(value);
                continue;
            }
            let keeps_type = !guess && !self.guesses.only_words;
            let ty = match self.ty(value) {
                Type::Int | Type::F64 | Type::Bool if slot.is_tagged() && keeps_type => self.ty(value),
                // A reference that is not none when the loop is entered mostly stays so.
                Type::Ref if slot.ty.is_ref() && keeps_type => Type::Ref,
                _ => type_of(slot.ty),
            };
            arguments.push(self.as_type(value, ty));
            parameters.push((slot.index, ty));
            registers[slot.index] = Some(self.func.append_param(header, ty));
        }
        self.jump(header, &arguments);
        self.block = header;
        self.set_registers(registers.clone());
        self.frame.resume = None;
        // What the loop calls may break an assumption before the next iteration.
        self.is_unchecked = true;
        self.frame.region.headers.insert(pc, Header { block: header, parameters, registers });
    }

    /// Ends the block with a jump to a loop header that is built.
    fn go_back(&mut self, target: u32) {
        let Some(header) = self.frame.region.headers.remove(&target) else { return };
        let mut wrong = Vec::new();
        let mut arguments = Vec::new();
        let held = self.registers();
        for &(index, ty) in &header.parameters {
            // Nothing wrote it on the way here: only in code that cannot be reached.
            let value = held[index].unwrap_or_else(|| self.word_bits(abi::value::UNBOUND));
            if !(self.ty(value).is_subtype_of(ty) || ty == Type::Word) {
                wrong.push(index);
            }
            arguments.push(self.as_type(value, ty));
        }
        for (index, at_start) in header.registers.iter().enumerate() {
            let is_parameter = header.parameters.iter().any(|&(parameter, _)| parameter == index);
            if let (Some(at_start), Some(now)) = (*at_start, held[index])
                && !is_parameter
                && self.origin(at_start) != self.origin(now)
            {
                wrong.push(index);
            }
        }
        for index in wrong {
            let variable = self.loop_variable(target, index);
            self.guesses.words.insert(variable);
            self.guesses.failed = true;
        }
        self.jump(header.block, &arguments);
        self.die();
        self.frame.region.headers.insert(target, header);
    }

    fn loop_variable(&self, pc: u32, index: usize) -> LoopVariable {
        (self.frame.key, self.frame.region.start, pc, index)
    }
}
