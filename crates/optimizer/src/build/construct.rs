//! Calls of classes: a new object and its initializer.
//!
//! An initializer that only computes and sets properties of the new object is built in line, and the object is made
//! when it ends, with all its properties. Nobody has seen the object until then, so what the initializer does may be
//! done again: its guards leave for the call itself, and no frame of the initializer has to be rebuilt.

use std::collections::BTreeMap;

use abi::deopt_table::DISCARDED;
use abi::object_layout::{CELL_MAX, HEADER, WORD};
use abi::value::{NONE, UNBOUND};
use bytecode::opcode::{Opcode, visit};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{CallEffects, FrameState, Op, Value};

use super::arguments::Names;
use super::call::Call;
use super::element::MAX_INLINE_ELEMENTS;
use super::environment::Builder;
use super::frame::Frame;
use crate::inlining::Inlined;
use crate::request::{
    Assumption, Callee, FunctionCallee, PropertyCase, ShapeNumber, SlotFeedback, VariableNumber,
};

/// An object that is about to be made.
pub(super) struct Fresh {
    /// The shape that it has by now.
    shape: ShapeNumber,
    /// Its properties, by offset: words, or raw floats where the shape says so.
    values: BTreeMap<u32, Value>,
    /// For an exception while memory is allocated.
    pub exit: FrameState,
    /// Something was built that cannot be done again.
    pub is_spoiled: bool,
    /// The initializer takes a unit of fuel.
    pub takes_fuel: bool,
}

/// Initializers of more words than this are called.
const MAX_INITIALIZER_WORDS: usize = 120;

impl Builder<'_> {
    /// The new object, or none when the runtime has to make it.
    pub(super) fn construct(
        &mut self,
        call: Call<'_>,
        names: Names<'_>,
        shape: ShapeNumber,
        initializer: Option<&(VariableNumber, FunctionCallee)>,
    ) -> Result<Option<Value>, Bailout> {
        if !self.is_made_here(shape) {
            return Ok(None);
        }
        let Some((variable, callee)) = initializer else {
            if !call.arguments.is_empty() {
                return Ok(None);
            }
            self.assume(Assumption::Lookups);
            let exit = self.throw_state();
            return Ok(Some(self.make_object(shape, &BTreeMap::new(), exit)));
        };
        let Some(function) = callee.function else { return Ok(None) };
        let Some(closure) = self.constant_variable(*variable) else { return Ok(None) };
        self.assume(Assumption::Lookups);
        let Some(bound) = self.bind_initializer(closure, callee, call.arguments, names) else {
            return Ok(None);
        };
        let call = Call { arguments: &bound, ..call };
        if let Some(object) = self.inline_initializer(call, shape, callee, function, closure)? {
            return Ok(Some(object));
        }
        if !self.returns_none(function) {
            return Ok(None);
        }
        let exit = self.throw_state();
        let object = self.make_object(shape, &BTreeMap::new(), exit);
        self.initialize(call, object, callee, closure)
    }

    /// As [`Builder::construct`], of a class whose objects keep a tuple of the arguments.
    pub(super) fn construct_record(
        &mut self,
        call: Call<'_>,
        shape: ShapeNumber,
        empties: usize,
        (variable, callee): &(VariableNumber, FunctionCallee),
    ) -> Result<Option<Value>, Bailout> {
        let is_small = call.arguments.len() <= MAX_INLINE_ELEMENTS;
        let returns_none = callee.function.is_some_and(|function| self.returns_none(function));
        if !self.is_made_here(shape) || !is_small || !returns_none {
            return Ok(None);
        }
        let Some(closure) = self.constant_variable(*variable) else { return Ok(None) };
        self.assume(Assumption::Lookups);
        let Some(bound) = self.bind_initializer(closure, callee, call.arguments, Names::NONE) else {
            return Ok(None);
        };
        let object = self.make_record(shape, call.arguments, empties);
        self.initialize(Call { arguments: &bound, ..call }, object, callee, closure)
    }

    /// Calls an initializer that returns none: the object, or none when the runtime has to do all.
    fn initialize(
        &mut self,
        call: Call<'_>,
        object: Value,
        callee: &FunctionCallee,
        closure: Value,
    ) -> Result<Option<Value>, Bailout> {
        let mut arguments = vec![object];
        arguments.extend(call.arguments.iter().map(|&value| self.word(value)));
        // A handler that wants the register's old value could not have it while the initializer runs.
        let pc = self.frame.pc;
        let handler = self.frame.request.function().handler_at(pc);
        let wanted = |target| self.frame.analysis.liveness.live_in(target).contains(call.dst);
        if !handler.is_some_and(|handler| wanted(handler.target)) {
            let before = self.frame.registers[call.dst as usize].replace(object);
            let initialize = Call { callee: closure, arguments: &arguments, ..call };
            let inlined = self.inline_returning(initialize, callee, DISCARDED)?;
            let is_saved = self.request.settings.continuations;
            let state = (inlined.is_none() && is_saved).then(|| self.construct_state(call.dst));
            self.frame.registers[call.dst as usize] = before;
            if let Some(state) = state {
                self.call_cell_or(callee, closure, &arguments, state);
            } else if inlined.is_none() {
                self.call_cell(callee, closure, &arguments, CallEffects::ANYTHING);
            }
            return Ok(Some(object));
        }
        if self.request.settings.continuations {
            return Ok(None);
        }
        self.call_cell(callee, closure, &arguments, CallEffects::ANYTHING);
        Ok(Some(object))
    }

    /// A new object of what is known to be a class, with nothing in it.
    pub(super) fn bare_object(&mut self, class: Value) -> Option<Value> {
        let (Callee::Class { shape, .. } | Callee::Bare { shape, .. }) = self.known_callee(class)? else {
            return None;
        };
        if !self.is_made_here(shape) {
            return None;
        }
        self.assume(Assumption::Lookups);
        let exit = self.throw_state();
        Some(self.make_object(shape, &BTreeMap::new(), exit))
    }

    /// Whether objects of this shape are made by compiled code.
    fn is_made_here(&self, shape: ShapeNumber) -> bool {
        let size = self.request.shapes[shape as usize].object_bytes as usize;
        size > HEADER && size <= CELL_MAX && self.frame.fresh.is_none()
    }

    fn make_object(
        &mut self,
        shape: ShapeNumber,
        properties: &BTreeMap<u32, Value>,
        exit: FrameState,
    ) -> Value {
        let description = &self.request.shapes[shape as usize];
        let (bytes, kind) = (description.object_bytes, description.kind);
        let mut words = Vec::new();
        for (&offset, &value) in properties {
            while words.len() * WORD + HEADER < offset as usize {
                words.push(self.word_bits(UNBOUND));
            }
            words.push(value);
        }
        let shape = self.shape_number(shape);
        let values = self.func.list(&words);
        self.tell_language();
        self.emit(Op::NewObject { shape, bytes, kind, values, exit })
    }

    /// Builds an initializer in line; none when it does more than set properties.
    fn inline_initializer(
        &mut self,
        call: Call<'_>,
        shape: ShapeNumber,
        callee: &FunctionCallee,
        function: u32,
        closure: Value,
    ) -> Result<Option<Value>, Bailout> {
        if !self.is_plain_initializer(function) || self.is_dead {
            return Ok(None);
        }
        let (restart, exit) = (self.resume_state(), self.throw_state());
        let (block, length) = (self.block, self.func.insts(self.block).len());
        let mut frame = Frame::new(self.request, self.analyses, function, closure);
        let notes = self.inlining.len();
        // It costs no budget: what is made in line is hardly longer than the call.
        let inlined = Inlined { words: frame.request.code.len(), left: self.inline_left };
        frame.inlined_as = Some(self.note(Some(callee), Ok(inlined)));
        frame.restart = Some(restart);
        frame.fresh =
            Some(Fresh { shape, values: BTreeMap::new(), exit, is_spoiled: false, takes_fuel: false });
        frame.chain = self.frame.chain.clone();
        frame.chain.push(function);
        frame.registers[0] = Some(self.word_bits(UNBOUND));
        for (register, &argument) in (1..).zip(call.arguments) {
            frame.registers[register] = Some(argument);
        }
        // Marks the frame as one that does not return from the function.
        frame.caller = Some(self.caller_state(call.dst, DISCARDED));
        let outer = std::mem::replace(&mut self.frame, frame);
        let built = self.build_initializer();
        let inner = std::mem::replace(&mut self.frame, outer);
        built?;
        let fresh = inner.fresh.expect("it was there before");
        if let [returned] = &inner.returns[..]
            && !fresh.is_spoiled
            && self.known_bits(returned.value) == Some(NONE)
        {
            (self.block, self.is_dead) = (returned.block, false);
            if fresh.takes_fuel {
                self.emit(Op::Charge { exit: restart });
            }
            return Ok(Some(self.make_object(fresh.shape, &fresh.values, exit)));
        }
        // As if nothing had been built.
        let kept = self.func.insts(block)[..length].to_vec();
        self.func.set_insts(block, kept);
        self.inlining.truncate(notes);
        (self.block, self.is_dead) = (block, false);
        Ok(None)
    }

    fn build_initializer(&mut self) -> Result<(), Bailout> {
        let analysis = self.frame.analysis.clone();
        for &pc in &analysis.flow.instructions {
            let instruction = self.begin_instruction(pc);
            visit(instruction.opcode, |slot| instruction.slot(slot), self)?;
            if self.is_dead {
                break;
            }
        }
        Ok(())
    }

    /// Whether the initializer goes straight on and only computes, reads, and sets properties of its first parameter.
    fn is_plain_initializer(&self, function: u32) -> bool {
        let request = &self.request.functions[function as usize];
        let analysis = self.analyses.of(self.request, function);
        let is_straight = analysis.flow.blocks.len() == 1 && request.function().handlers.is_empty();
        let fits = request.code.len() <= MAX_INITIALIZER_WORDS && analysis.has_run;
        let is_word = |ty: &bytecode::operand::Type| *ty == bytecode::operand::Type::Word;
        is_straight
            && fits
            && !request.function().is_generator
            && request.function().registers.iter().all(is_word)
            && request.function().instructions().all(|instruction| {
                use Opcode::*;
                let reads_self =
                    |access: bytecode::access::Access| access.is_read && access.registers().contains(&0);
                let writes_self =
                    instruction.accesses().any(|access| access.is_write && access.registers().contains(&0));
                let uses = instruction.accesses().filter(|access| reads_self(*access)).count();
                let is_allowed = match instruction.opcode {
                    SetProperty | SetOwnProperty => instruction.slot(0) == 0 && instruction.slot(2) != 0,
                    GetProperty => true,
                    Mov | LoadConst | LoadInt | LoadNone | LoadTrue | LoadFalse | LoadGlobal
                    | LoadCapture | Add | Sub | Mul | DivTrue | DivFloor | ModFloor | Shl | Shr | BitAnd
                    | BitOr | BitXor | AddInt | SubInt | Neg | Pos | GetElement | NewList | NewTuple
                    | NewCell | Charge | Ret => uses == 0,
                    _ => false,
                };
                is_allowed && !writes_self
            })
    }

    /// The one case of a property site in an initializer that is built in line.
    fn fresh_case(&self, object: Use, slot: PropertySlot) -> Option<PropertyCase> {
        let fresh = self.frame.fresh.as_ref().filter(|_| object.0 == 0)?;
        match self.slot(slot.0) {
            Some(SlotFeedback::Property { cases, is_megamorphic: false }) => {
                cases.iter().find(|(shape, _)| *shape == fresh.shape).map(|(_, case)| case.clone())
            }
            _ => None,
        }
    }

    /// Sets a property of the object that is being initialized; false when the instruction does something else.
    pub(super) fn set_fresh_property(&mut self, object: Use, src: Use, slot: PropertySlot) -> bool {
        if self.frame.fresh.is_none() {
            return false;
        }
        let case = self.fresh_case(object, slot);
        let mut value = self.get_word(src.0);
        if let Some(PropertyCase::AddFloat { .. } | PropertyCase::Float { .. }) = case {
            value = self.guard(|exit| Op::UnboxFloat { value, exit });
        }
        let fresh = self.frame.fresh.as_mut().expect("there is one");
        match case {
            Some(PropertyCase::Add { offset, shape } | PropertyCase::AddFloat { offset, shape }) => {
                fresh.values.insert(offset, value);
                fresh.shape = shape;
            }
            Some(PropertyCase::Slot { offset } | PropertyCase::Float { offset })
                if fresh.values.contains_key(&offset) =>
            {
                fresh.values.insert(offset, value);
            }
            _ => fresh.is_spoiled = true,
        }
        true
    }

    /// A property of the object that is being initialized.
    pub(super) fn fresh_property(&mut self, object: Use, slot: PropertySlot) -> Option<Value> {
        self.frame.fresh.as_ref().filter(|_| object.0 == 0)?;
        let case = self.fresh_case(object, slot);
        let known = |builder: &Self, offset| {
            builder.frame.fresh.as_ref().and_then(|fresh| fresh.values.get(&offset).copied())
        };
        let value = match case {
            Some(PropertyCase::Slot { offset }) => known(self, offset),
            Some(PropertyCase::Float { offset }) => {
                known(self, offset).map(|value| self.emit(Op::BoxFloat { value }))
            }
            _ => None,
        };
        let fresh = self.frame.fresh.as_mut().expect("there is one");
        fresh.is_spoiled |= value.is_none();
        value.or(self.frame.registers[0])
    }

    /// Whether every return of a function returns the empty value, as far as its code tells.
    fn returns_none(&self, function: u32) -> bool {
        let mut previous = None;
        for instruction in self.request.functions[function as usize].function().instructions() {
            let is_none = previous == Some((Opcode::LoadNone, instruction.slot(0)));
            if instruction.opcode == Opcode::TailCall || instruction.opcode == Opcode::Ret && !is_none {
                return false;
            }
            previous = Some((instruction.opcode, instruction.slot(0)));
        }
        // A jump between the two would lead to a return of something else.
        let analysis = self.analyses.of(self.request, function);
        let mut instructions = self.request.functions[function as usize].function().instructions();
        !instructions.any(|instruction| {
            instruction.opcode == Opcode::Ret && analysis.flow.block_at(instruction.pc).is_some()
        })
    }
}
