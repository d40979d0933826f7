//! What one function does: its instructions, with what registers hold on the ways to them.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use bytecode::control_flow::{Block, ControlFlow};
use bytecode::module::{Function, Instruction, Module, instruction_at};
use bytecode::opcode::Opcode;
use bytecode::operand::SiteKind;

use super::held::{Held, Kinds};
use super::intrinsics;
use super::{EffectsOfCalls, Found, MAX_WORDS};
use crate::request::{Callee, CompileRequest, FunctionCallee, FunctionRequest, Known};
use abi::heaps::Heaps;
use abi::intrinsic::Intrinsic;
use abi::value;

/// What a form does, as far as is known of those that it calls.
pub(super) fn walk(known: &mut EffectsOfCalls, request: &CompileRequest, number: usize) -> Found {
    let form = &mut known.forms[number];
    let module = form.module.clone();
    let function = &module.functions[form.function as usize];
    if function.code.len() > MAX_WORDS || !function.handlers.is_empty() || function.is_generator {
        return Found { anything: true, ..Found::default() };
    }
    let flow = form.flow.get_or_insert_with(|| Rc::new(ControlFlow::compute(function))).clone();
    let mut registers = vec![Held::OTHER; function.registers.len()];
    for (register, &kinds) in registers.iter_mut().zip(&form.arguments) {
        *register = kinds.into();
    }
    let mut walk = Walk {
        module: &module,
        function,
        described: form.described.map(|place| &request.functions[place]),
        known,
        request,
        number,
        flow: &flow,
        before: vec![None; flow.blocks.len()],
        queue: BTreeSet::new(),
        found: Found::default(),
    };
    walk.reach(Block(0), &registers);
    while let Some(block) = walk.queue.pop_first() {
        let mut registers = walk.before[block].clone().unwrap_or_default();
        walk.follow(block, &mut registers);
        if walk.found.anything {
            return Found { anything: true, ..Found::default() };
        }
    }
    walk.found
}

/// What registers hold.
type Registers<'r> = Vec<Held<'r>>;

struct Walk<'a, 'r> {
    known: &'a mut EffectsOfCalls,
    request: &'r CompileRequest,
    described: Option<&'r FunctionRequest>,
    module: &'a Arc<Module>,
    function: &'a Function,
    number: usize,
    flow: &'a ControlFlow,
    /// What registers hold before each block that has been reached.
    before: Vec<Option<Registers<'r>>>,
    queue: BTreeSet<usize>,
    found: Found,
}

/// Whether control comes past an instruction, as far as is known.
type Passes = bool;

impl<'r> Walk<'_, 'r> {
    fn reach(&mut self, block: Block, registers: &Registers<'r>) {
        let changed = match &mut self.before[block.index()] {
            None => {
                self.before[block.index()] = Some(registers.clone());
                true
            }
            Some(before) => {
                let mut changed = false;
                for (before, &now) in before.iter_mut().zip(registers) {
                    let joined = before.join(now);
                    changed |= *before != joined;
                    *before = joined;
                }
                changed
            }
        };
        if changed {
            self.queue.insert(block.index());
        }
    }

    fn follow(&mut self, block: usize, registers: &mut Registers<'r>) {
        let (flow, function) = (self.flow, self.function);
        let data = &flow.blocks[block];
        for &pc in &flow.instructions[data.instructions.clone()] {
            let instruction = instruction_at(&function.code, pc).expect("listed instructions are whole");
            let effects = instruction.info().effects;
            if effects.branches && !effects.delivers {
                // Its results are only at the next instruction. It is the last of the block.
                data.targets.iter().for_each(|&target| self.reach(target, registers));
            }
            if !self.pass(instruction, registers) {
                return;
            }
            if effects.branches && effects.delivers {
                data.targets.iter().for_each(|&target| self.reach(target, registers));
            }
        }
        if let Some(next) = data.fall_through {
            self.reach(next, registers);
        }
    }

    /// Goes past an instruction.
    fn pass(&mut self, instruction: Instruction<'_>, registers: &mut Registers<'r>) -> Passes {
        let effects = instruction.info().effects;
        let result = match self.call_at(instruction, registers) {
            Some(result) => result,
            None => self.result(instruction, registers),
        };
        if instruction.opcode == Opcode::TailCall || instruction.info().returned().is_some() {
            self.found.result = self.found.result.union(result.kinds);
        }
        if result.kinds == Kinds::NOTHING || effects.ends && !effects.branches {
            return false;
        }
        for access in instruction.accesses().filter(|access| access.is_write) {
            if access.is_read {
                // The state of an iteration stays what it is.
                continue;
            }
            registers[access.registers()].fill(Held::OTHER);
            registers[usize::from(access.first)] = result;
        }
        true
    }

    /// What an instruction that calls a function yields.
    fn call_at(&mut self, instruction: Instruction<'_>, registers: &Registers<'r>) -> Option<Held<'r>> {
        let slot = |place| instruction.slot(place);
        let kinds_of = |first: u16, count: u16| -> Vec<Kinds> {
            let range = usize::from(first)..usize::from(first) + usize::from(count);
            registers[range].iter().map(|argument| argument.kinds).collect()
        };
        Some(match instruction.opcode {
            Opcode::Call => self.call(registers[usize::from(slot(1))], &kinds_of(slot(2), slot(3))),
            Opcode::TailCall => self.call(registers[usize::from(slot(0))], &kinds_of(slot(1), slot(2))),
            Opcode::CallStatic => self.call_form(self.module, slot(1).into(), &kinds_of(slot(2), slot(3))),
            Opcode::CallVirtual => {
                // Access of none raises.
                self.found.throws = true;
                let method = (slot(1), slot(2));
                match self.described.and_then(|this| this.links.methods.get(&method)) {
                    Some(callee) => self.call_function(&callee.function, &kinds_of(slot(3), slot(4))),
                    None => self.anything(),
                }
            }
            Opcode::Intrinsic => {
                let form = self.described.and_then(|this| this.intrinsics[usize::from(slot(1))]);
                self.call_host(form, &kinds_of(slot(2), slot(3)))
            }
            _ => return None,
        })
    }

    /// What an instruction yields that calls no function; nothing where it never does.
    fn result(&mut self, instruction: Instruction<'_>, registers: &Registers<'r>) -> Held<'r> {
        let slot = |place| usize::from(instruction.slot(place));
        match instruction.opcode {
            Opcode::Mov => registers[slot(1)],
            Opcode::Ret => registers[slot(0)],
            Opcode::LoadConst => Kinds::of_constant(&self.function.constants[slot(1)]).into(),
            Opcode::LoadInt | Opcode::BoxI32 => Kinds::INT.into(),
            Opcode::LoadNone => Kinds::EMPTY.into(),
            Opcode::LoadTrue | Opcode::LoadFalse | Opcode::BoxBool | Opcode::Is | Opcode::IsNot => {
                Kinds::BOOL.into()
            }
            // Floats have no identity, and are made without raising.
            Opcode::BoxF64 => Kinds::FLOAT.into(),
            Opcode::LoadGlobal => self.load_variable(slot(1)),
            Opcode::LoopHeader => {
                self.found.loops = true;
                Held::OTHER
            }
            Opcode::IterInit if registers[slot(1)].kinds == Kinds::RANGE => Kinds::RANGE.into(),
            Opcode::IterNext if registers[slot(1)].kinds == Kinds::RANGE => {
                self.found.makes = true;
                Kinds::INT.into()
            }
            Opcode::GetField => {
                // The type of the register tells which of the heaps that are declared.
                let is_value = self.function.registers[slot(0)].is_value();
                let heap = if is_value { Heaps::SLOTS } else { Heaps::RAW_FIELDS };
                self.found.reads = self.found.reads.union(heap);
                self.found.throws = true;
                Held::OTHER
            }
            _ => self.declared(instruction, registers),
        }
    }

    /// What an instruction does as it is declared, and by what it holds.
    fn declared(&mut self, instruction: Instruction<'_>, registers: &Registers<'r>) -> Held<'r> {
        let info = instruction.info();
        let effects = info.effects;
        let found = &mut self.found;
        found.reads = found.reads.union(effects.reads);
        found.writes = found.writes.union(effects.writes);
        found.stores_variables |= matches!(instruction.opcode, Opcode::StoreGlobal | Opcode::DeleteGlobal);
        if !effects.calls || effects.allocates {
            found.throws |= effects.throws;
            found.makes |= effects.allocates;
            return Held::OTHER;
        }
        let read = instruction.accesses().filter(|access| access.is_read);
        let operands = read.flat_map(|access| &registers[access.registers()]);
        let kinds = operands.fold(Kinds::NOTHING, |all, operand| all.union(operand.kinds));
        let is_truth = info.site() == Some(SiteKind::Truth);
        let of_itself = if is_truth { Kinds::OF_KNOWN_TRUTH } else { Kinds::NUMBERS };
        if effects.numeric && kinds.is_within(of_itself) {
            let is_one_kind = kinds == Kinds::INT || kinds == Kinds::FLOAT || is_truth;
            found.throws |= !(effects.total && is_one_kind);
        } else if effects.hooked && !self.request.has_hooks {
            found.throws = true;
        } else {
            return self.anything();
        }
        let result = result_of(instruction.opcode, kinds);
        let has_result = instruction.accesses().any(|access| access.is_write);
        found.makes |= has_result && !result.is_within(Kinds::PLAIN);
        result.into()
    }

    fn load_variable(&mut self, global: usize) -> Held<'r> {
        let number = self.described.map(|this| this.globals[global]);
        let variable = number.and_then(|number| self.request.variables.get(number as usize));
        match (number, variable) {
            (Some(number), Some(variable))
                if self.request.settings.speculate
                    && variable.is_constant
                    && variable.value != Known::Word(value::UNBOUND) =>
            {
                self.found.relies.insert(number);
                Held::of(&variable.value)
            }
            _ => {
                self.found.reads = self.found.reads.union(Opcode::LoadGlobal.info().effects.reads);
                self.found.throws = true;
                Held::OTHER
            }
        }
    }

    fn call(&mut self, callee: Held<'r>, arguments: &[Kinds]) -> Held<'r> {
        match callee.callee {
            Some(Callee::Function(function)) if function.is_simple => self.call_function(function, arguments),
            Some(&Callee::Native { intrinsic, .. }) => self.call_host(intrinsic, arguments),
            _ => self.anything(),
        }
    }

    /// A call of a function of the host that compilers know so.
    fn call_host(&mut self, known: Option<Intrinsic>, arguments: &[Kinds]) -> Held<'r> {
        let done = known.and_then(|known| intrinsics::done(known, arguments, self.request.has_hooks));
        let Some(done) = done else { return self.anything() };
        let found = &mut self.found;
        found.reads = found.reads.union(done.reads);
        found.writes = found.writes.union(done.writes);
        found.throws = true;
        found.makes |= !done.finds && !done.result.is_within(Kinds::PLAIN);
        done.result.into()
    }

    fn call_function(&mut self, function: &FunctionCallee, arguments: &[Kinds]) -> Held<'r> {
        if function.is_foreign || usize::from(function.parameter_count) != arguments.len() {
            return self.anything();
        }
        let signature = &function.signature;
        self.call_form(&signature.module, signature.index, arguments)
    }

    fn call_form(&mut self, module: &Arc<Module>, function: u32, arguments: &[Kinds]) -> Held<'r> {
        let number = self.known.form(self.request, module, function, arguments);
        self.known.forms[number].callers.insert(self.number);
        self.known.forms[self.number].calls.insert(number);
        self.found.absorb(&self.known.forms[number].found);
        self.known.forms[number].found.result.into()
    }

    fn anything(&mut self) -> Held<'r> {
        self.found.anything = true;
        Kinds::NOTHING.into()
    }
}

/// What an operator yields for operands of these kinds, numbers for most.
fn result_of(opcode: Opcode, operands: Kinds) -> Kinds {
    match opcode {
        Opcode::Lt | Opcode::Le | Opcode::Gt | Opcode::Ge | Opcode::Eq | Opcode::Ne | Opcode::Not => {
            Kinds::BOOL
        }
        // Complex numbers, ratios.
        Opcode::Pow | Opcode::PowInPlace | Opcode::DivExact => Kinds::OTHER,
        Opcode::DivTrue | Opcode::DivTrueInPlace if operands.is_within(Kinds::NUMBERS) => Kinds::FLOAT,
        _ if operands.is_within(Kinds::NUMBERS) => operands,
        _ => Kinds::OTHER,
    }
}
