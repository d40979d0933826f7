//! Checks what instructions take on trust: that a register holds a cell, the state of an iteration, an escape.
//!
//! Such a thing is in a register from the instruction that made it until the register is written again. Cells are
//! found in captures too: a function declares which of its captures are cells, and who makes its closures is held to
//! that. Where a cell arrives otherwise, as an argument, `check_cell` makes sure.

use crate::control_flow::ControlFlow;
use crate::module::{Captured, Function, Instruction, Module};
use crate::opcode::Opcode;
use crate::register_set::RegisterSet;

use super::Fault;
use super::dataflow::{Facts, check_facts};

/// What is in a register.
#[derive(Clone, Copy)]
enum Content {
    /// The cell of a variable.
    Cell,
    /// The first word of the state of an iteration; the others follow.
    Iteration,
    /// An escape that was made in this frame.
    Escape,
}

impl Content {
    fn name(self) -> &'static str {
        match self {
            Content::Cell => "a cell",
            Content::Iteration => "the state of an iteration",
            Content::Escape => "an escape of this frame's own",
        }
    }
}

/// Registers of the state of an iteration.
const STATE: usize = 3;

/// What is in which register: a fact for each content and register.
struct Contents<'a> {
    module: &'a Module,
    func: &'a Function,
}

pub(super) fn check_contents(module: &Module, func: &Function, flow: &ControlFlow) -> Result<(), Fault> {
    let contents = Contents { module, func };
    let mut trusted = false;
    func.instructions().for_each(|instruction| contents.for_trusted(instruction, |_, _| trusted = true));
    if trusted { check_facts(func, flow, &contents) } else { Ok(()) }
}

impl Contents<'_> {
    fn fact(&self, content: Content, register: u16) -> usize {
        content as usize * self.func.registers.len() + usize::from(register)
    }

    /// Calls `visit` with what an instruction takes on trust.
    fn for_trusted(&self, instruction: Instruction<'_>, mut visit: impl FnMut(Content, u16)) {
        match instruction.opcode {
            Opcode::LoadCell => visit(Content::Cell, instruction.slot(1)),
            Opcode::StoreCell => visit(Content::Cell, instruction.slot(0)),
            Opcode::IterNext => visit(Content::Iteration, instruction.slot(1)),
            Opcode::CallEscape => visit(Content::Escape, instruction.slot(2)),
            Opcode::NewClosure => {
                let captures = &self.module.functions[usize::from(instruction.slot(1))].captures;
                for (register, _) in
                    (instruction.slot(2)..).zip(captures).filter(|(_, captured)| **captured == Captured::Cell)
                {
                    visit(Content::Cell, register);
                }
            }
            _ => {}
        }
    }

    /// What an instruction puts into its first operand.
    fn made(&self, instruction: Instruction<'_>, facts: &RegisterSet) -> Option<Content> {
        let holds = |content, register| {
            let fact = self.fact(content, register);
            facts.first_missing(fact..fact + 1).is_none()
        };
        match instruction.opcode {
            Opcode::NewCell | Opcode::CheckCell => Some(Content::Cell),
            Opcode::LoadCapture => {
                let captured = self.func.captures[usize::from(instruction.slot(1))];
                (captured == Captured::Cell).then_some(Content::Cell)
            }
            Opcode::Mov => {
                let mut moved = [Content::Cell, Content::Escape].into_iter();
                moved.find(|&content| holds(content, instruction.slot(1)))
            }
            Opcode::IterInit => Some(Content::Iteration),
            Opcode::NewEscape => Some(Content::Escape),
            _ => None,
        }
    }
}

impl Facts for Contents<'_> {
    const ONLY_GROW: bool = false;

    fn count(&self) -> usize {
        (Content::Escape as usize + 1) * self.func.registers.len()
    }

    fn enter(&self, _: &mut RegisterSet) {}

    fn pass(&self, instruction: Instruction<'_>, facts: &mut RegisterSet) {
        let made = self.made(instruction, facts);
        self.raise(instruction, facts);
        if let Some(content) = made {
            let fact = self.fact(content, instruction.slot(0));
            facts.insert(fact..fact + 1);
        }
    }

    /// Registers that would have been written may hold anything.
    fn raise(&self, instruction: Instruction<'_>, facts: &mut RegisterSet) {
        // A step of an iteration leaves its state a state.
        for access in instruction.accesses().filter(|access| access.is_write && !access.is_read) {
            let (first, end) = (access.registers().start, access.registers().end);
            for content in [Content::Cell, Content::Iteration, Content::Escape] {
                let first = if matches!(content, Content::Iteration) {
                    first.saturating_sub(STATE - 1)
                } else {
                    first
                };
                let base = self.fact(content, 0);
                facts.remove(base + first..base + end);
            }
        }
    }

    fn check(&self, instruction: Instruction<'_>, facts: &RegisterSet) -> Result<(), String> {
        let mut found = Ok(());
        self.for_trusted(instruction, |content, register| {
            let fact = self.fact(content, register);
            if found.is_ok() && facts.first_missing(fact..fact + 1).is_some() {
                found = Err(format!("register r{register} may hold something else than {}", content.name()));
            }
        });
        found
    }
}
