//! The function being made: registers, labels, constants.
//!
//! Registers are a stack: parameters first, then what the enclosing forms bind, then temporaries. What is allocated after a
//! mark is free again when the mark is released. Constants that loops use are loaded once, at the function's start; while
//! code is made they have stand-in numbers from [`FIRST_CONSTANT`] on, which [`Frame::finish`] replaces.
//!
//! A jump is written only when it turns out that its target does not follow.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use bytecode::assembler::{AssembleError, Assembler};
use bytecode::module::{Constant, Function, Span, instruction_at};
use bytecode::operand::*;

use crate::core::Var;

use super::Reg;
use super::place::{Home, Target};

/// Registers from here on stand for constants.
const FIRST_CONSTANT: u16 = 0xe000;

/// A height of the stack of registers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark(u16);

/// The start of a function that calls itself last: to be jumped to.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What follows the parameters.
    pub label: Label,
    /// The procedure's own parameters.
    pub parameters: Vec<Reg>,
    /// Its variable, if it is a local procedure.
    pub var: Option<Var>,
    /// Its global variable.
    pub global: Option<Rc<str>>,
}

/// The function being made.
pub(super) struct Frame<'a> {
    /// Its code.
    pub asm: Assembler,
    /// Whether control can reach this place.
    pub reachable: bool,
    /// Loops around this place.
    pub loop_depth: u32,
    /// Where variables live.
    pub homes: HashMap<Var, Home>,
    /// Procedures that are jumped to.
    pub targets: HashMap<Var, Target<'a>>,
    /// The start, if it is jumped to.
    pub entry: Option<Entry>,
    /// A register for booleans, once it is needed.
    boolean: Option<Reg>,
    /// Registers of words that are free, by number: those of other types lie between them.
    top: u16,
    words: Vec<Reg>,
    jumped_to: HashSet<i16>,
    /// A jump that may turn out to lead to what follows.
    open_jump: Option<Label>,
    constants: Vec<Constant>,
}

impl Frame<'_> {
    /// A frame whose parameters fill the first registers.
    pub fn new(function: Function) -> Self {
        let count = function.registers.len() as u16;
        Frame {
            asm: Assembler::new(function),
            reachable: true,
            loop_depth: 0,
            homes: HashMap::new(),
            targets: HashMap::new(),
            entry: None,
            boolean: None,
            top: count,
            words: (0..count).collect(),
            jumped_to: HashSet::new(),
            open_jump: None,
            constants: Vec::new(),
        }
    }

    /// A new register.
    pub fn temp(&mut self) -> Reg {
        if self.top as usize >= self.words.len() {
            let register = self.asm.register(Type::Word);
            self.words.push(register);
        }
        let register = self.words[self.top as usize];
        self.top += 1;
        register
    }

    /// `count` registers in a row; the first of them.
    pub fn temps(&mut self, count: usize) -> Reg {
        if count == 0 {
            return self.words.get(self.top as usize).copied().unwrap_or(0);
        }
        loop {
            let first = self.temp();
            let mark = self.top;
            let mut last = first;
            let in_row = (1..count).all(|_| {
                let next = self.temp();
                let fits = next == last + 1;
                last = next;
                fits
            });
            if in_row {
                return first;
            }
            // A register of another type lies between: try behind it.
            self.top = mark;
        }
    }

    /// A register for a boolean that is used at once.
    pub fn boolean(&mut self) -> Reg {
        match self.boolean {
            Some(register) => register,
            None => {
                let register = self.asm.register(Type::Bool);
                self.boolean = Some(register);
                register
            }
        }
    }

    /// The present height of the registers.
    pub fn mark(&self) -> Mark {
        Mark(self.top)
    }

    /// Frees the registers allocated since `mark`.
    pub fn release(&mut self, mark: Mark) {
        self.top = mark.0;
    }

    /// A register that holds a constant: for the whole function inside a loop, else for now.
    pub fn constant(&mut self, constant: Constant) -> Reg {
        if self.loop_depth == 0 {
            let register = self.temp();
            load(&mut self.asm, register, &constant);
            return register;
        }
        let index = match self.constants.iter().position(|known| *known == constant) {
            Some(index) => index,
            None => {
                self.constants.push(constant);
                self.constants.len() - 1
            }
        };
        FIRST_CONSTANT + index as u16
    }

    /// Loads a constant into a register.
    pub fn load(&mut self, register: Reg, constant: Constant) {
        if self.reachable {
            load(&mut self.asm, register, &constant);
        }
    }

    /// Copies, unless both are the same.
    pub fn copy(&mut self, to: Reg, from: Reg) {
        if to != from && self.reachable {
            self.asm.mov(Def(to), Use(from));
        }
    }

    /// Notes that a jump to `label` was written.
    pub fn note_jump(&mut self, label: Label) {
        self.jumped_to.insert(label.0);
    }

    /// Whether something jumps to `label`.
    pub fn is_used(&self, label: Label) -> bool {
        self.jumped_to.contains(&label.0)
    }

    /// Goes on at `label`.
    pub fn jump(&mut self, label: Label) {
        if self.reachable {
            self.note_jump(label);
            self.open_jump = Some(label);
            self.reachable = false;
        }
    }

    /// Binds a label that jumps may lead to.
    pub fn bind(&mut self, label: Label) {
        match self.open_jump.take() {
            Some(open) if open == label => {}
            Some(open) => self.asm.jump(open),
            None => {}
        }
        self.asm.bind(label);
        self.reachable |= self.is_used(label);
    }

    /// Binds a label that marks the end of a range of instructions.
    pub fn bind_mark(&mut self, label: Label) {
        if let Some(open) = self.open_jump.take() {
            self.asm.jump(open);
        }
        self.asm.bind(label);
    }

    /// Ends the function.
    pub fn finish(mut self) -> Result<Function, AssembleError> {
        if let Some(open) = self.open_jump.take() {
            self.asm.jump(open);
        }
        if self.words.len() >= FIRST_CONSTANT as usize || self.constants.len() > 0x1000 {
            return Err(AssembleError::TooMany("registers"));
        }
        let mut prefix = Assembler::new(Function::new("", Default::default()));
        let span = self.asm.function().spans.first().map_or(Span::default(), |entry| entry.span);
        prefix.set_span(span);
        let mut registers = Vec::with_capacity(self.constants.len());
        for constant in &self.constants {
            let register = self.asm.register(Type::Word);
            registers.push(register);
            match constant {
                Constant::None => prefix.load_none(Def(register)),
                Constant::Bool(true) => prefix.load_true(Def(register)),
                Constant::Bool(false) => prefix.load_false(Def(register)),
                Constant::Int(value) if i16::try_from(*value).is_ok() => {
                    prefix.load_int(Def(register), Immediate(*value as i16));
                }
                constant => {
                    let place = self.asm.constant(constant.clone());
                    prefix.load_const(Def(register), place);
                }
            }
        }
        let prefix = prefix.finish()?;
        let mut function = self.asm.finish()?;
        name_constants(&mut function.code, &registers);
        if !prefix.code.is_empty() {
            function.prepend(prefix.code);
        }
        Ok(function)
    }
}

fn load(asm: &mut Assembler, register: Reg, constant: &Constant) {
    match constant {
        Constant::None => asm.load_none(Def(register)),
        Constant::Bool(true) => asm.load_true(Def(register)),
        Constant::Bool(false) => asm.load_false(Def(register)),
        Constant::Int(value) if i16::try_from(*value).is_ok() => {
            asm.load_int(Def(register), Immediate(*value as i16));
        }
        constant => {
            let place = asm.constant(constant.clone());
            asm.load_const(Def(register), place);
        }
    }
}

/// Puts the registers of constants in place of the numbers that stood for them. Only operands that are read hold such
/// numbers, and no others of those are as large.
fn name_constants(code: &mut [u64], registers: &[Reg]) {
    if registers.is_empty() {
        return;
    }
    let mut pc = 0;
    while let Some(instruction) = instruction_at(code, pc) {
        let next = instruction.next_pc();
        let operands = instruction.info().operands;
        let found: Vec<(u8, u16)> = operands
            .iter()
            .filter(|operand| matches!(operand.kind, OperandKind::Use(Type::Word) | OperandKind::UseValue))
            .map(|operand| (operand.slot, instruction.slot(operand.slot)))
            .filter(|(_, register)| *register >= FIRST_CONSTANT)
            .collect();
        for (slot, register) in found {
            let bit = slot_offset(slot) * 8;
            let word = &mut code[pc as usize + bit / 64];
            let shift = bit % 64;
            let real = registers[(register - FIRST_CONSTANT) as usize];
            *word = *word & !(0xffff << shift) | (real as u64) << shift;
        }
        pc = next;
    }
}
