//! The frame of the function being lowered: its registers, its flow, and the emission of code.
//!
//! Parameters come first, then variables, then literals that loops use, then temporaries as a stack: what is allocated
//! after a [`Mark`] is free again when the mark is released.

use std::collections::HashMap;

use bytecode::assembler::Assembler;
use bytecode::module::{Constant, Function, Span};
use bytecode::operand::*;

use super::control::Context;
use super::expand::Expanded;
use super::flow::Flow;
use super::scope::{ScopeId, Variable};

/// A register.
pub(super) type Reg = u16;

/// A height of the stack of temporaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(u16);

/// Where a variable of the frame lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the register of this local.
    Local(usize),
    /// In the cell that a register holds.
    Cell(Reg),
}

/// A variable in a register.
#[derive(Clone, Debug)]
pub(super) struct Local {
    /// Its register.
    pub register: Reg,
    /// Whether it must be marked as unbound at entry, since some code may find it so.
    pub needs_unbound: bool,
}

/// A literal that loops use, in a register of its own.
#[derive(Clone, Debug)]
struct LoopConstant {
    constant: Constant,
    register: Reg,
    is_used: bool,
}

/// The function being lowered.
pub(super) struct Frame<'a> {
    /// Its code.
    pub asm: Assembler,
    /// The scope that the frame belongs to.
    pub owner: ScopeId,
    /// The scope at the current place: a comprehension's, or the owner.
    pub scope: ScopeId,
    /// What has a value.
    pub flow: Flow,
    /// Loops, handlers and clean-up around the current place, the innermost last.
    pub contexts: Vec<Context<'a>>,
    /// Loops around the current place.
    pub loop_depth: u32,
    /// The generator expression that is being expanded.
    pub expanded: Option<Expanded>,
    /// For a class body: the register of its namespace.
    pub namespace: Option<Reg>,
    /// For a function that asks for its variables: the register of the dict that tells them each time.
    pub variables: Option<Reg>,
    /// Where its variables live.
    pub places: HashMap<Variable, Place>,
    /// Its variables in registers.
    pub locals: Vec<Local>,
    constants: Vec<LoopConstant>,
    /// Registers of comprehensions' variables, which come from the temporaries.
    pub reserved: Vec<Reg>,
    first_temp: u16,
    top: u16,
}

impl Frame<'_> {
    /// A frame whose parameters fill the first registers.
    pub fn new(function: Function, owner: ScopeId) -> Self {
        let top = function.registers.len() as u16;
        Frame {
            asm: Assembler::new(function),
            owner,
            scope: owner,
            flow: Flow::new(),
            contexts: Vec::new(),
            loop_depth: 0,
            expanded: None,
            namespace: None,
            variables: None,
            places: HashMap::new(),
            locals: Vec::new(),
            constants: Vec::new(),
            reserved: Vec::new(),
            first_temp: top,
            top,
        }
    }

    /// A register that is never freed. Only before the first temporary.
    pub fn permanent(&mut self) -> Reg {
        let register = self.temp();
        self.first_temp = self.top;
        register
    }

    /// Gives the literals that loops use their registers.
    pub fn reserve_constants(&mut self, constants: &[Constant]) {
        for constant in constants {
            let register = self.permanent();
            self.constants.push(LoopConstant { constant: constant.clone(), register, is_used: false });
        }
    }

    /// The register of a literal, if this is a loop and it has one.
    pub fn loop_constant(&mut self, constant: &Constant) -> Option<Reg> {
        if self.loop_depth == 0 {
            return None;
        }
        let known = self.constants.iter_mut().find(|known| known.constant == *constant)?;
        known.is_used = true;
        Some(known.register)
    }

    /// A new temporary, next to the one allocated before it.
    pub fn temp(&mut self) -> Reg {
        let register = self.top;
        if register as usize >= self.asm.function().registers.len() {
            self.asm.register(Type::Word);
        }
        self.top = self.top.saturating_add(1);
        register
    }

    /// `count` temporaries in a row; the first of them.
    pub fn temps(&mut self, count: usize) -> Reg {
        let first = self.top;
        for _ in 0..count {
            self.temp();
        }
        first
    }

    /// The present height of the temporaries.
    pub fn mark(&self) -> Mark {
        Mark(self.top)
    }

    /// Frees the temporaries allocated since `mark`.
    pub fn release(&mut self, mark: Mark) {
        self.top = mark.0;
    }

    /// Whether a register may be overwritten before its final value is known: no variable's and no literal's.
    pub fn is_scratch(&self, register: Reg) -> bool {
        register >= self.first_temp && !self.reserved.contains(&register)
    }

    /// Adds a variable that lives in `register`; its number.
    pub fn add_local(&mut self, variable: Variable, register: Reg, is_deletable: bool) -> usize {
        let index = self.locals.len();
        self.locals.push(Local { register, needs_unbound: false });
        self.places.insert(variable, Place::Local(index));
        if is_deletable {
            self.flow.deletable.insert(index);
        }
        index
    }

    /// Lets every variable be seen as unbound until it has a value.
    pub fn keep_variables(&mut self) {
        let parameters = self.asm.function().parameters.count();
        for local in &mut self.locals {
            let is_own = local.register as usize >= parameters && !self.reserved.contains(&local.register);
            local.needs_unbound |= is_own;
        }
    }

    /// The code that belongs before all other: it marks variables as unbound and loads literals.
    fn prefix(&self) -> Assembler {
        let mut asm = Assembler::new(Function::new("", Default::default()));
        asm.set_span(self.asm.function().spans.first().map_or(Span::default(), |entry| entry.span));
        for local in self.locals.iter().filter(|local| local.needs_unbound) {
            asm.load_unbound(Def(local.register));
        }
        asm
    }

    /// Ends the function: resolves its labels and puts its prefix in front.
    pub fn finish(mut self) -> Result<Function, bytecode::assembler::AssembleError> {
        let mut prefix = self.prefix();
        for known in self.constants.iter().filter(|known| known.is_used) {
            match &known.constant {
                Constant::Int(value) if i16::try_from(*value).is_ok() => {
                    prefix.load_int(Def(known.register), Immediate(*value as i16));
                }
                constant => {
                    let place = self.asm.constant(constant.clone());
                    prefix.load_const(Def(known.register), place);
                }
            }
        }
        let prefix = prefix.finish()?;
        let mut function = self.asm.finish()?;
        if !prefix.code.is_empty() {
            function.prepend(prefix.code);
        }
        Ok(function)
    }

    /// A new label.
    pub fn label(&mut self) -> Label {
        self.asm.label()
    }

    /// Binds `label` here.
    pub fn bind(&mut self, label: Label) {
        self.asm.bind(label);
        self.flow.bind(label);
    }

    /// Jumps, if this place can be reached.
    pub fn jump(&mut self, label: Label) {
        if self.flow.is_reachable() {
            self.asm.jump(label);
            self.flow.branch(label);
            self.flow.end();
        }
    }

    /// Loads a constant.
    pub fn load(&mut self, dst: Reg, constant: Constant) {
        match constant {
            Constant::None => self.asm.load_none(Def(dst)),
            Constant::Bool(true) => self.asm.load_true(Def(dst)),
            Constant::Bool(false) => self.asm.load_false(Def(dst)),
            Constant::Int(value) if i16::try_from(value).is_ok() => {
                self.asm.load_int(Def(dst), Immediate(value as i16));
            }
            constant => {
                if let Some(register) = self.loop_constant(&constant) {
                    self.asm.mov(Def(dst), Use(register));
                } else {
                    let place = self.asm.constant(constant);
                    self.asm.load_const(Def(dst), place);
                }
            }
        }
    }

    /// Copies, unless both are the same.
    pub fn copy(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.asm.mov(Def(dst), Use(src));
        }
    }
}
