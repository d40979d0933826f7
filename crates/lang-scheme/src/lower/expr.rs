//! Expressions.

use bytecode::module::Constant;
use bytecode::operand::*;

use crate::core::{Expr, Kind, Receive, Try, Var};
use crate::reader::Span;

use super::constant::constant_of;
use super::place::{Home, Place};
use super::{Lowerer, Reg};

impl<'a> Lowerer<'a> {
    /// Lowers an expression; its value goes to `place`.
    pub(super) fn expr(&mut self, expr: &'a Expr, place: Place) {
        if !self.frame.reachable {
            return;
        }
        if let Place::Branch(then, other, then_follows) = place {
            return self.test(expr, then, other, then_follows);
        }
        let mark = self.frame.mark();
        match &expr.kind {
            Kind::Const(datum) => self.load(constant_of(datum), place),
            Kind::Unspecified => self.load(Constant::None, place),
            Kind::Local(var) => self.variable(*var, expr.span, place),
            Kind::Global(name) | Kind::Builtin(name) => {
                let register = self.register_for(place);
                self.at(expr.span);
                let global = self.global(name);
                self.frame.asm.load_global(Def(register), global);
                self.deliver(register, place);
            }
            Kind::SetLocal(var, value) => {
                self.set_local(*var, value);
                self.load(Constant::None, place);
            }
            Kind::SetGlobal(name, value) => self.set_global(name, value, expr.span, place),
            Kind::DefineGlobal(name, value) => {
                let value = self.global_value(name, value);
                let global = self.global(name);
                if self.frame.reachable {
                    self.frame.asm.store_global(global, Use(value));
                }
                self.load(Constant::None, place);
            }
            Kind::Lambda(lambda) => {
                let register = self.register_for(place);
                self.closure(lambda, None, register);
                self.deliver(register, place);
            }
            Kind::If(test, then, other) => self.choice(test, then, other, place),
            Kind::Or(items) => self.alternatives(items, place),
            Kind::Seq(items) => {
                if let Some((last, before)) = items.split_last() {
                    for item in before {
                        self.expr(item, Place::Nowhere);
                    }
                    self.expr(last, place);
                }
            }
            Kind::Let(bindings, body) => self.let_form(bindings, body, place),
            Kind::Letrec(bindings, body) => self.letrec(bindings, body, place),
            Kind::Call(callee, arguments) => self.call(expr, callee, arguments, place),
            Kind::Receive(receive) => self.receive(receive, place),
            Kind::Record(operation, arguments) => self.record(operation, arguments, expr.span, place),
            Kind::Try(attempt) => self.attempt(attempt, expr.span, place),
        }
        self.frame.release(mark);
    }

    /// A constant, delivered.
    fn load(&mut self, constant: Constant, place: Place) {
        match place {
            Place::Nowhere => {}
            Place::Register(register) => self.frame.load(register, constant),
            _ if self.frame.reachable => {
                let register = self.frame.temp();
                self.frame.load(register, constant);
                self.deliver(register, place);
            }
            _ => {}
        }
    }

    /// The register of an expression's value: the variable's own, if it is one.
    pub(super) fn operand(&mut self, expr: &'a Expr) -> Reg {
        match &expr.kind {
            Kind::Local(var) if !self.is_assigned(*var) => {
                if let Some(Home::Register(register)) = self.frame.homes.get(var) {
                    return *register;
                }
            }
            Kind::Const(datum) => return self.frame.constant(constant_of(datum)),
            _ => {}
        }
        let register = self.frame.temp();
        self.expr(expr, Place::Register(register));
        register
    }

    /// Values into new registers in a row; the first of them.
    pub(super) fn in_row(&mut self, arguments: &'a [Expr]) -> Reg {
        let first = self.frame.temps(arguments.len());
        for (index, argument) in arguments.iter().enumerate() {
            self.expr(argument, Place::Register(first + index as u16));
        }
        first
    }

    fn variable(&mut self, var: Var, span: Span, place: Place) {
        match self.frame.homes.get(&var).copied() {
            Some(Home::Register(register)) => self.deliver(register, place),
            _ => {
                let register = self.register_for(place);
                self.at(span);
                self.load_variable(var, register);
                self.deliver(register, place);
            }
        }
    }

    /// Loads a variable's value.
    fn load_variable(&mut self, var: Var, register: Reg) {
        if !self.frame.reachable {
            return;
        }
        let cell = match self.frame.homes.get(&var).copied() {
            Some(Home::Register(from)) => return self.frame.copy(register, from),
            Some(Home::Capture(capture)) => {
                self.frame.asm.load_capture(Def(register), Capture(capture));
                return;
            }
            Some(Home::Cell(cell)) => cell,
            Some(Home::CaptureCell(capture)) => {
                self.frame.asm.load_capture(Def(register), Capture(capture));
                register
            }
            None => unreachable!("the variable {var:?} has no home here"),
        };
        let name = self.var_name(var);
        self.frame.asm.load_cell(Def(register), Use(cell), name);
    }

    /// What a closure captures of a variable, or a lifted procedure gets: the value, or the cell.
    pub(super) fn shared(&mut self, var: Var, register: Reg) {
        if !self.frame.reachable {
            return;
        }
        match self.frame.homes.get(&var).copied() {
            Some(Home::Register(from) | Home::Cell(from)) => self.frame.copy(register, from),
            Some(Home::Capture(capture) | Home::CaptureCell(capture)) => {
                self.frame.asm.load_capture(Def(register), Capture(capture));
            }
            None => unreachable!("the variable {var:?} has no home here"),
        }
    }

    /// Gives a new variable the value in a register that nothing else uses.
    pub(super) fn bind_register(&mut self, var: Var, register: Reg) {
        if self.analysis.boxed.contains(&var) {
            if self.frame.reachable {
                self.frame.asm.new_cell(Def(register), Use(register));
            }
            self.frame.homes.insert(var, Home::Cell(register));
        } else {
            self.frame.homes.insert(var, Home::Register(register));
        }
    }

    fn set_local(&mut self, var: Var, value: &'a Expr) {
        match self.frame.homes.get(&var).copied() {
            Some(Home::Register(register)) => {
                // The old value may be read while the new one is computed, and a branch may write before another reads.
                let new = self.frame.temp();
                self.expr(value, Place::Register(new));
                self.frame.copy(register, new);
            }
            home => {
                let new = self.operand(value);
                if !self.frame.reachable {
                    return;
                }
                let cell = match home {
                    Some(Home::Cell(cell)) => cell,
                    Some(Home::CaptureCell(capture)) => {
                        let cell = self.frame.temp();
                        self.frame.asm.load_capture(Def(cell), Capture(capture));
                        cell
                    }
                    _ => unreachable!("an assigned variable that is captured is in a cell"),
                };
                self.frame.asm.store_cell(Use(cell), Use(new));
            }
        }
    }

    fn set_global(&mut self, name: &std::rc::Rc<str>, value: &'a Expr, span: Span, place: Place) {
        let value = self.operand(value);
        if !self.frame.reachable {
            return;
        }
        self.at(span);
        let global = self.global(name);
        if !self.expander.defined_globals.contains(name) && !name.starts_with('%') {
            // Raises unless the variable has a value.
            let ignored = self.frame.temp();
            self.frame.asm.load_global(Def(ignored), global);
        }
        self.frame.asm.store_global(global, Use(value));
        self.load(Constant::None, place);
    }

    fn choice(&mut self, test: &'a Expr, then: &'a Expr, other: &'a Expr, place: Place) {
        let (yes, no, end) = (self.frame.asm.label(), self.frame.asm.label(), self.frame.asm.label());
        self.test(test, yes, no, true);
        self.frame.bind(yes);
        self.expr(then, place);
        self.frame.jump(end);
        self.frame.bind(no);
        self.expr(other, place);
        self.frame.jump(end);
        self.frame.bind(end);
    }

    fn alternatives(&mut self, items: &'a [Expr], place: Place) {
        let Some((last, before)) = items.split_last() else { return };
        let end = self.frame.asm.label();
        for item in before {
            let next = self.frame.asm.label();
            match place {
                Place::Nowhere => self.test(item, end, next, false),
                _ => {
                    let mark = self.frame.mark();
                    let register = self.register_for(place);
                    self.expr(item, Place::Register(register));
                    let found = self.frame.asm.label();
                    self.deliver(register, Place::Branch(found, next, true));
                    self.frame.bind(found);
                    self.deliver(register, place);
                    self.frame.jump(end);
                    self.frame.release(mark);
                }
            }
            self.frame.bind(next);
        }
        self.expr(last, place);
        self.frame.jump(end);
        self.frame.bind(end);
    }

    fn receive(&mut self, receive: &'a Receive, place: Place) {
        let count = receive.variables.len();
        match receive.rest {
            None => {
                let first = self.frame.temps(count.max(1));
                if count == 0 {
                    self.expr(&receive.producer, Place::Register(first));
                    // Any other number of values than none is an error.
                    self.at(receive.producer.span);
                    if self.frame.reachable {
                        self.frame.asm.unpack(Use(first), DefRange(first), Count(0), IterationSite(0));
                    }
                } else {
                    self.expr(&receive.producer, Place::Several(first, count as u16));
                }
                for (index, &var) in receive.variables.iter().enumerate() {
                    self.bind_register(var, first + index as u16);
                }
            }
            Some(rest) => {
                let first = self.frame.temps(count + 1);
                let list = first + count as u16;
                self.expr(&receive.producer, Place::Register(list));
                self.at(receive.producer.span);
                self.intrinsic_call("%tuple->list", list, list, 1);
                for (index, &var) in receive.variables.iter().enumerate() {
                    let register = first + index as u16;
                    self.intrinsic_call("car", register, list, 1);
                    self.intrinsic_call("cdr", list, list, 1);
                    self.bind_register(var, register);
                }
                self.bind_register(rest, list);
            }
        }
        self.expr(&receive.body, place);
    }

    fn attempt(&mut self, attempt: &'a Try, span: Span, place: Place) {
        let asm = &mut self.frame.asm;
        let (start, end, handler, done) = (asm.label(), asm.label(), asm.label(), asm.label());
        let register = self.frame.temp();
        self.frame.bind_mark(start);
        self.expr(&attempt.body, Place::Register(register));
        let was_reachable = self.frame.reachable;
        self.frame.bind_mark(end);
        self.frame.reachable = was_reachable;
        self.deliver(register, place);
        self.frame.jump(done);
        self.frame.note_jump(handler);
        self.frame.bind(handler);
        self.frame.asm.handler(start, end, handler);
        self.at(span);
        self.frame.asm.catch(Def(register), TruthSite(0));
        self.bind_register(attempt.variable, register);
        self.expr(&attempt.handler, place);
        self.frame.jump(done);
        self.frame.bind(done);
    }

    /// Calls one of the language's own functions with arguments in a row of registers.
    pub(super) fn intrinsic_call(&mut self, name: &str, dst: Reg, first: Reg, count: usize) {
        if self.frame.reachable {
            let intrinsic = self.intrinsic(name);
            self.frame.asm.intrinsic(Def(dst), intrinsic, UseRange(first), Count(count as u16));
        }
    }
}
