//! Where an expression's value goes.

use bytecode::operand::*;

use crate::core::Lambda;

use super::{Lowerer, Reg};

/// Where an expression's value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Into a register, which nothing else uses until then.
    Register(Reg),
    /// Nowhere.
    Nowhere,
    /// It is the function's result.
    Result,
    /// To the first label if it counts as true, else to the second; whether the first is the one that follows.
    Branch(Label, Label, bool),
    /// As many values into as many registers in a row.
    Several(Reg, u16),
}

/// Where variables live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// In a register.
    Register(Reg),
    /// In a cell that a register holds.
    Cell(Reg),
    /// In the closure.
    Capture(u16),
    /// In a cell that the closure holds.
    CaptureCell(u16),
}

/// A procedure whose code stands once in the function, to be jumped to.
#[derive(Clone, Debug)]
pub(super) struct Target<'a> {
    /// Its code.
    pub label: Label,
    /// The registers of its parameters, and of the one for the rest.
    pub parameters: Vec<Reg>,
    /// The procedure.
    pub lambda: &'a Lambda,
    /// Where its value goes.
    pub place: Place,
}

impl Lowerer<'_> {
    /// Puts a value that is in a register where it belongs.
    pub(super) fn deliver(&mut self, value: Reg, place: Place) {
        match place {
            Place::Register(register) => self.frame.copy(register, value),
            Place::Nowhere => {}
            Place::Result => {
                if self.frame.reachable {
                    self.frame.asm.ret(Use(value));
                    self.frame.reachable = false;
                }
            }
            Place::Branch(then, other, then_follows) => {
                if !self.frame.reachable {
                    return;
                }
                let no = self.frame.constant(Lowerer::false_constant());
                match then_follows {
                    true => {
                        self.frame.asm.jump_if_is(Use(value), Use(no), other);
                        self.frame.note_jump(other);
                        self.frame.jump(then);
                    }
                    false => {
                        self.frame.asm.jump_if_is_not(Use(value), Use(no), then);
                        self.frame.note_jump(then);
                        self.frame.jump(other);
                    }
                }
            }
            Place::Several(first, 1) => self.frame.copy(first, value),
            Place::Several(first, count) => {
                if self.frame.reachable {
                    self.frame.asm.unpack(Use(value), DefRange(first), Count(count), IterationSite(0));
                }
            }
        }
    }

    /// The register in which a value is best computed that goes to `place`.
    pub(super) fn register_for(&mut self, place: Place) -> Reg {
        match place {
            Place::Register(register) => register,
            _ => self.frame.temp(),
        }
    }
}
