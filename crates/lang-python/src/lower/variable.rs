//! Variables: where each of a frame lives, and reading, writing and deleting them by name.

use bytecode::module::Constant;
use bytecode::operand::*;

use super::Lowerer;
use super::expand::FRAME_READERS;
use super::intrinsics::Intrinsic;
use super::registers::{Place, Reg};
use super::scope::{Meaning, ScopeKind, Variable};

impl Lowerer<'_, '_> {
    /// Gives the variables of the frame their places. Parameters fill the first registers, in the order of the
    /// function's `parameters`.
    pub(super) fn open_frame(&mut self) {
        let owner = self.frame.owner;
        let scope = &self.scopes.all[owner];
        if matches!(scope.kind, ScopeKind::Class | ScopeKind::Snippet) {
            self.frame.namespace = Some(0);
            self.open_class_cell();
        } else if scope.kind.is_function_like() {
            let parameters = self.frame.asm.function().parameters.names.clone();
            let mut cells = Vec::new();
            for place in 0..self.scopes.all[owner].symbols.len() {
                let variable = Variable { scope: owner, symbol: place };
                let symbol = self.scopes.symbol(variable).clone();
                if !symbol.is_bound || symbol.is_global || symbol.is_nonlocal {
                    continue;
                }
                let parameter = parameters.iter().position(|name| *name == symbol.name);
                let register = match parameter {
                    Some(index) => index as Reg,
                    None => self.frame.permanent(),
                };
                if symbol.is_captured {
                    self.frame.places.insert(variable, Place::Cell(register));
                    cells.push((register, parameter.is_some()));
                } else {
                    let local = self.frame.add_local(variable, register, symbol.is_deleted);
                    if parameter.is_some() {
                        self.frame.flow.assign(local);
                    }
                }
            }
            let constants = self.scopes.all[owner].loop_constants.clone();
            self.frame.reserve_constants(&constants);
            let called = &self.scopes.all[owner].called;
            let asks = called.iter().any(|name| FRAME_READERS.contains(&name.as_str()));
            self.frame.variables = asks.then(|| self.frame.permanent());
            for (register, is_parameter) in cells {
                if !is_parameter {
                    self.frame.asm.load_unbound(Def(register));
                }
                self.frame.asm.new_cell(Def(register), Use(register));
            }
            if let Some(variables) = self.frame.variables {
                self.frame.asm.new_dict(Def(variables), UseRange(0), Count(0));
            }
            return;
        }
        let constants = self.scopes.all[owner].loop_constants.clone();
        self.frame.reserve_constants(&constants);
    }

    fn open_class_cell(&mut self) {
        if let Some(variable) = self.class_cell_variable(self.frame.owner) {
            let cell = self.frame.permanent();
            self.frame.asm.load_unbound(Def(cell));
            self.frame.asm.new_cell(Def(cell), Use(cell));
            self.frame.places.insert(variable, Place::Cell(cell));
        }
    }

    /// The `__class__` of a class scope, if anything uses it.
    pub(super) fn class_cell_variable(&self, class: usize) -> Option<Variable> {
        let scope = &self.scopes.all[class];
        let symbol = scope.place("__class__").filter(|_| scope.needs_class_cell)?;
        scope.symbols[symbol].is_captured.then_some(Variable { scope: class, symbol })
    }

    /// What a mangled name means here.
    pub(super) fn meaning(&self, name: &str) -> Meaning {
        match self.scopes.resolve(self.scope(), name) {
            // What is expanded in a frame finds the variables of the frame at hand.
            Meaning::Free(variable) if self.scopes.all[variable.scope].frame == self.frame.owner => {
                Meaning::Local(variable)
            }
            meaning => meaning,
        }
    }

    /// The register of a variable that surely has a value, to be used in place.
    pub(super) fn in_place(&self, name: &str) -> Option<Reg> {
        let Meaning::Local(variable) = self.meaning(name) else { return None };
        match self.frame.places.get(&variable)? {
            Place::Local(local) if self.frame.flow.is_assigned(*local) => {
                Some(self.frame.locals[*local].register)
            }
            _ => None,
        }
    }

    /// The register in which a variable lives, so that a value can be computed right into it.
    pub(super) fn home(&self, name: &str) -> Option<Reg> {
        let Meaning::Local(variable) = self.meaning(name) else { return None };
        match self.frame.places.get(&variable)? {
            Place::Local(local) => Some(self.frame.locals[*local].register),
            Place::Cell(_) => None,
        }
    }

    /// The value of a variable: its register, or a temporary.
    pub(super) fn name_operand(&mut self, name: &str) -> Reg {
        if let Some(register) = self.in_place(name) {
            return register;
        }
        if let Some(register) = self.check_local(name) {
            return register;
        }
        let register = self.frame.temp();
        self.load_name(name, register);
        register
    }

    /// Checks that a variable in a register has a value; its register.
    fn check_local(&mut self, name: &str) -> Option<Reg> {
        let Meaning::Local(variable) = self.meaning(name) else { return None };
        let Some(&Place::Local(local)) = self.frame.places.get(&variable) else { return None };
        let register = self.frame.locals[local].register;
        if !self.frame.flow.is_assigned(local) {
            // A parameter has a value at entry, and a comprehension marks its own variables.
            let is_parameter = (register as usize) < self.frame.asm.function().parameters.count();
            self.frame.locals[local].needs_unbound |=
                !is_parameter && !self.frame.reserved.contains(&register);
            let name = self.name(name);
            self.frame.asm.check_bound(Use(register), name);
            self.frame.flow.assign(local);
        }
        Some(register)
    }

    /// Loads a variable into `dst`.
    pub(super) fn load_name(&mut self, name: &str, dst: Reg) {
        match self.meaning(name) {
            Meaning::Global => {
                let global = self.global(name);
                self.frame.asm.load_global(Def(dst), global);
            }
            Meaning::ClassEntry => self.load_class_entry(name, dst),
            Meaning::Local(variable) => match self.frame.places[&variable] {
                Place::Local(_) => {
                    if let Some(register) = self.check_local(name) {
                        self.frame.copy(dst, register);
                    }
                }
                Place::Cell(cell) => {
                    let name = self.name(name);
                    self.frame.asm.load_cell(Def(dst), Use(cell), name);
                }
            },
            Meaning::Free(variable) => {
                let mark = self.frame.mark();
                let cell = if self.frame.is_scratch(dst) { dst } else { self.frame.temp() };
                self.load_free_cell(variable, cell);
                let name = self.name(name);
                self.frame.asm.load_cell(Def(dst), Use(cell), name);
                self.frame.release(mark);
            }
        }
    }

    fn load_class_entry(&mut self, name: &str, dst: Reg) {
        let mark = self.frame.mark();
        let first = self.frame.temps(2);
        self.frame.copy(first, self.frame.namespace.expect("class entries are read in class bodies"));
        self.frame.load(first + 1, Constant::Str(name.to_owned()));
        self.intrinsic(first, Intrinsic::ClassLookup, first, 2);
        let (missing, done) = (self.frame.label(), self.frame.label());
        self.frame.asm.jump_if_unbound(Use(first), missing);
        self.frame.flow.branch(missing);
        self.frame.copy(dst, first);
        self.frame.jump(done);
        self.frame.bind(missing);
        let global = self.global(name);
        self.frame.asm.load_global(Def(dst), global);
        self.frame.bind(done);
        self.frame.release(mark);
    }

    /// Loads the cell of a variable of another frame.
    pub(super) fn load_free_cell(&mut self, variable: Variable, dst: Reg) {
        let free = &self.scopes.all[self.frame.owner].free;
        let index = free.iter().position(|&captured| captured == variable);
        let index = index.expect("what is used was found to be captured");
        self.frame.asm.load_capture(Def(dst), Capture(index as u16));
    }

    /// The register of a variable's cell, of this frame or another.
    pub(super) fn cell_of(&mut self, variable: Variable) -> Reg {
        match self.frame.places.get(&variable) {
            Some(&Place::Cell(cell)) => cell,
            _ => {
                let cell = self.frame.temp();
                self.load_free_cell(variable, cell);
                cell
            }
        }
    }

    /// Gives a variable the value in `src`.
    pub(super) fn store_name(&mut self, name: &str, src: Reg) {
        match self.meaning(name) {
            Meaning::Global => {
                let global = self.global(name);
                self.frame.asm.store_global(global, Use(src));
            }
            Meaning::ClassEntry => {
                let mark = self.frame.mark();
                let namespace = self.frame.namespace.expect("class entries are written in class bodies");
                let key = self.string(name);
                self.frame.asm.set_element(Use(namespace), Use(key), Use(src), ElementSite(0));
                self.frame.release(mark);
            }
            Meaning::Local(variable) => match self.frame.places[&variable] {
                Place::Local(local) => {
                    let register = self.frame.locals[local].register;
                    self.frame.copy(register, src);
                    self.frame.flow.assign(local);
                }
                Place::Cell(cell) => self.frame.asm.store_cell(Use(cell), Use(src)),
            },
            Meaning::Free(variable) => {
                let mark = self.frame.mark();
                let cell = self.cell_of(variable);
                self.frame.asm.store_cell(Use(cell), Use(src));
                self.frame.release(mark);
            }
        }
    }

    /// Notes that a variable got its value right in its register.
    pub(super) fn stored_in_home(&mut self, name: &str) {
        if let Meaning::Local(variable) = self.meaning(name)
            && let Some(&Place::Local(local)) = self.frame.places.get(&variable)
        {
            self.frame.flow.assign(local);
        }
    }

    /// Takes a variable's value away; raises when it has none.
    pub(super) fn delete_name(&mut self, name: &str) {
        let mark = self.frame.mark();
        match self.meaning(name) {
            Meaning::Global => {
                let global = self.global(name);
                self.frame.asm.delete_global(global);
            }
            Meaning::ClassEntry => {
                let namespace = self.frame.namespace.expect("class entries are deleted in class bodies");
                let key = self.string(name);
                let result = self.frame.temp();
                self.intrinsic_of(result, Intrinsic::ClassDelete, &[namespace, key]);
            }
            Meaning::Local(_) | Meaning::Free(_) => {
                self.name_operand(name);
                self.unbind_name(name);
            }
        }
        self.frame.release(mark);
    }

    /// Takes a variable's value away, as at the end of `except … as name`: it may have none.
    pub(super) fn unbind_name(&mut self, name: &str) {
        let mark = self.frame.mark();
        match self.meaning(name) {
            Meaning::Global | Meaning::ClassEntry => {
                let none = self.frame.temp();
                self.frame.asm.load_none(Def(none));
                self.store_name(name, none);
                self.delete_name(name);
            }
            Meaning::Local(variable) | Meaning::Free(variable) => {
                if let Some(&Place::Local(local)) = self.frame.places.get(&variable) {
                    self.frame.asm.load_unbound(Def(self.frame.locals[local].register));
                    self.frame.flow.unassign(local);
                } else {
                    let cell = self.cell_of(variable);
                    let unbound = self.frame.temp();
                    self.frame.asm.load_unbound(Def(unbound));
                    self.frame.asm.store_cell(Use(cell), Use(unbound));
                }
            }
        }
        self.frame.release(mark);
    }
}
