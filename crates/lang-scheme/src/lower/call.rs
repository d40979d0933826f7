//! Calls: of procedures that are jumped to, inlined, lifted, of the language's own, and of anything else.

use std::rc::Rc;

use bytecode::operand::*;

use crate::core::{Expr, Kind, Lambda, Var};
use crate::reader::Span;

use super::analysis::Fate;
use super::constant::constant_of;
use super::place::{Home, Place};
use super::{Lowerer, Reg};

/// A procedure, as calls of itself name it.
#[derive(Clone, Copy)]
pub(super) struct SelfCall<'s> {
    pub var: Option<Var>,
    pub global: Option<&'s Rc<str>>,
    pub lambda: &'s Lambda,
}

/// Where an argument goes, and whether it must be computed before anything is moved.
struct Move<'a> {
    to: Reg,
    value: &'a Expr,
    /// The registers it reads, if it is so simple that it can be computed in its place.
    reads: Option<Vec<Reg>>,
}

impl<'a> Lowerer<'a> {
    pub(super) fn call(&mut self, expr: &'a Expr, callee: &'a Expr, arguments: &'a [Expr], place: Place) {
        match &callee.kind {
            Kind::Local(var) => match self.fate(*var) {
                Some(Fate::Inline) => {
                    let (_, lambda) = self.analysis.procedures[var];
                    return self.inline(lambda, arguments, expr.span, place);
                }
                Some(Fate::Label(_)) => {
                    let target = self.frame.targets[var].clone();
                    self.move_arguments(target.lambda, &target.parameters, arguments, expr.span);
                    return self.frame.jump(target.label);
                }
                Some(Fate::Lifted) => {
                    let var = *var;
                    if place == Place::Result
                        && let Some(entry) = &self.frame.entry
                        && entry.var == Some(var)
                    {
                        return self.call_itself(arguments, expr.span);
                    }
                    return self.call_lifted(var, arguments, expr.span, place);
                }
                _ => {
                    if let Some(procedure) = self.expander.known.locals.get(var)
                        && !self.is_assigned(*var)
                        && self.known_record(procedure, arguments, expr.span, place)
                    {
                        return;
                    }
                }
            },
            Kind::Global(name) => {
                if place == Place::Result
                    && let Some(entry) = &self.frame.entry
                    && entry.global.as_ref() == Some(name)
                    && accepts(entry.parameters.len(), self.entry_has_rest(), arguments.len())
                {
                    return self.call_itself(arguments, expr.span);
                }
                if let Some(procedure) = self.expander.known.globals.get(name)
                    && !self.expander.assigned_globals.contains(name)
                    && self.known_record(procedure, arguments, expr.span, place)
                {
                    return;
                }
            }
            Kind::Builtin(name) => {
                // Procedures of the prelude are known by the names that programs use for them.
                if place == Place::Result
                    && let Some(entry) = &self.frame.entry
                    && entry.global.as_ref() == Some(name)
                    && accepts(entry.parameters.len(), self.entry_has_rest(), arguments.len())
                {
                    return self.call_itself(arguments, expr.span);
                }
                if self.builtin(name, arguments, expr.span, place) {
                    return;
                }
            }
            Kind::Lambda(lambda) if accepts_arguments(lambda, arguments.len()) => {
                return self.inline(lambda, arguments, expr.span, place);
            }
            _ => {}
        }
        self.general_call(callee, arguments, expr.span, place);
    }

    fn entry_has_rest(&self) -> bool {
        self.frame.asm.function().parameters.has_rest
    }

    /// Calls whatever the callee is.
    fn general_call(&mut self, callee: &'a Expr, arguments: &'a [Expr], span: Span, place: Place) {
        let callee = self.operand(callee);
        let first = self.in_row(arguments);
        self.emit_call(callee, first, arguments.len(), span, place);
    }

    pub(super) fn emit_call(&mut self, callee: Reg, first: Reg, count: usize, span: Span, place: Place) {
        if !self.frame.reachable {
            return;
        }
        self.at(span);
        let slot = self.frame.asm.call_slot();
        let count = Count(count as u16);
        if place == Place::Result {
            self.frame.asm.tail_call(Use(callee), UseRange(first), count, slot);
            self.frame.reachable = false;
            return;
        }
        let register = self.register_for(place);
        self.frame.asm.call(Def(register), Use(callee), UseRange(first), count, slot);
        self.deliver(register, place);
    }

    fn known_record(
        &mut self,
        procedure: &'a crate::core::RecordProcedure,
        arguments: &'a [Expr],
        span: Span,
        place: Place,
    ) -> bool {
        use crate::core::{RecordAction, RecordOp, RecordProcedure};
        match procedure {
            RecordProcedure::Operation(operation) => {
                let wanted = if matches!(operation.action, RecordAction::Set(_)) { 2 } else { 1 };
                if arguments.len() != wanted {
                    return false;
                }
                self.record(operation, arguments, span, place);
            }
            RecordProcedure::Constructor(record, order, count) => {
                if arguments.len() != *count as usize {
                    return false;
                }
                let operation = RecordOp { record: record.clone(), action: RecordAction::Make };
                self.make_record(&operation.record, order, arguments, span, place);
            }
        }
        true
    }

    /// The body of a procedure in the place of its call.
    fn inline(&mut self, lambda: &'a Lambda, arguments: &'a [Expr], span: Span, place: Place) {
        let (fixed, rest) = arguments.split_at(lambda.parameters.len());
        for (&var, value) in lambda.parameters.iter().zip(fixed) {
            match self.fate(var) {
                None => self.bind_value(var, value),
                Some(_) => unreachable!("parameters are not known procedures"),
            }
        }
        if let Some(var) = lambda.rest {
            let register = self.frame.temp();
            self.list(rest, register, span);
            self.bind_register(var, register);
        }
        self.expr(&lambda.body, place);
    }

    /// A new list of the values of expressions.
    pub(super) fn list(&mut self, items: &'a [Expr], register: Reg, span: Span) {
        let mark = self.frame.mark();
        let first = self.in_row(items);
        self.at(span);
        self.intrinsic_call("list", register, first, items.len());
        self.frame.release(mark);
    }

    fn call_itself(&mut self, arguments: &'a [Expr], span: Span) {
        let entry = self.frame.entry.clone().expect("the caller saw it");
        let has_rest = self.entry_has_rest();
        self.move_into(&entry.parameters, has_rest, arguments, span);
        self.frame.jump(entry.label);
    }

    fn call_lifted(&mut self, var: Var, arguments: &'a [Expr], span: Span, place: Place) {
        let index = self.lifted_function(var);
        let free = self.analysis.lifted[&var].clone();
        let callee = self.frame.temp();
        let name = self.lifted_name(index);
        let global = self.global(&name);
        if self.frame.reachable {
            self.frame.asm.load_global(Def(callee), global);
        }
        let first = self.frame.temps(free.len() + arguments.len());
        for (index, argument) in arguments.iter().enumerate() {
            self.expr(argument, Place::Register(first + (free.len() + index) as u16));
        }
        for (index, &var) in free.iter().enumerate() {
            self.shared(var, first + index as u16);
        }
        self.emit_call(callee, first, free.len() + arguments.len(), span, place);
    }

    fn move_arguments(&mut self, lambda: &Lambda, registers: &[Reg], arguments: &'a [Expr], span: Span) {
        self.move_into(registers, lambda.rest.is_some(), arguments, span);
    }

    /// Computes arguments into the registers of parameters, some of which the arguments may read.
    fn move_into(&mut self, registers: &[Reg], has_rest: bool, arguments: &'a [Expr], span: Span) {
        let mark = self.frame.mark();
        let fixed = registers.len() - has_rest as usize;
        let (arguments, rest) = arguments.split_at(fixed);
        let mut waiting: Vec<Move<'a>> = Vec::new();
        let mut ready: Vec<(Reg, Reg)> = Vec::new();
        if has_rest {
            let register = self.frame.temp();
            self.list(rest, register, span);
            ready.push((registers[fixed], register));
        }
        let mut longer: Vec<(Reg, &'a Expr)> = Vec::new();
        for (&to, value) in registers.iter().zip(arguments) {
            match self.reads(value) {
                Some(reads) if reads == [to] && matches!(value.kind, Kind::Local(_)) => {}
                reads @ Some(_) => waiting.push(Move { to, value, reads }),
                None => longer.push((to, value)),
            }
        }
        let last = longer.len().wrapping_sub(1);
        for (index, (to, value)) in longer.into_iter().enumerate() {
            // The last can be computed in its place, unless those that wait still read that.
            let is_read = |one: &Move<'a>| one.reads.as_ref().is_none_or(|reads| reads.contains(&to));
            if index == last && self.is_written_last(value) && !waiting.iter().any(is_read) {
                self.expr(value, Place::Register(to));
                continue;
            }
            let register = self.frame.temp();
            self.expr(value, Place::Register(register));
            ready.push((to, register));
        }
        while !waiting.is_empty() {
            // One whose target no other still reads can be computed in its place.
            let free = waiting.iter().position(|one| {
                waiting.iter().all(|other| {
                    std::ptr::eq(one, other)
                        || other.reads.as_ref().is_none_or(|reads| !reads.contains(&one.to))
                })
            });
            match free {
                Some(index) => {
                    let one = waiting.remove(index);
                    self.expr(one.value, Place::Register(one.to));
                }
                None => {
                    let one = waiting.remove(0);
                    let register = self.frame.temp();
                    self.expr(one.value, Place::Register(register));
                    ready.push((one.to, register));
                }
            }
        }
        for (to, register) in ready {
            self.frame.copy(to, register);
        }
        self.frame.release(mark);
    }

    /// The registers that an expression reads, if it is computed by one instruction that reads them before it writes.
    fn reads(&self, expr: &Expr) -> Option<Vec<Reg>> {
        match &expr.kind {
            Kind::Const(_) | Kind::Unspecified => Some(Vec::new()),
            Kind::Local(var) => match self.frame.homes.get(var) {
                Some(Home::Register(register)) => Some(vec![*register]),
                Some(Home::Capture(_)) => Some(Vec::new()),
                _ => None,
            },
            Kind::Call(callee, arguments) if arguments.len() <= 2 => {
                let Kind::Builtin(name) = &callee.kind else { return None };
                if !super::primitive::is_single(name) {
                    return None;
                }
                let mut reads = Vec::new();
                for argument in arguments {
                    match &argument.kind {
                        Kind::Const(datum) => {
                            let _ = constant_of(datum);
                        }
                        Kind::Local(var) if !self.is_assigned(*var) => match self.frame.homes.get(var) {
                            Some(Home::Register(register)) => reads.push(*register),
                            _ => return None,
                        },
                        _ => return None,
                    }
                }
                Some(reads)
            }
            _ => None,
        }
    }

    /// Whether the code of an expression writes its place with its last instruction, behind all that it reads.
    fn is_written_last(&self, expr: &Expr) -> bool {
        match &expr.kind {
            Kind::Const(_) | Kind::Unspecified | Kind::Local(_) | Kind::Global(_) => true,
            Kind::If(_, then, other) => self.is_written_last(then) && self.is_written_last(other),
            Kind::Let(bindings, body) => {
                let are_values = bindings.iter().all(|(var, _)| self.fate(*var).is_none());
                are_values && self.is_written_last(body)
            }
            Kind::Call(callee, arguments) => match &callee.kind {
                Kind::Builtin(name) => arguments.len() <= 2 && super::primitive::is_single(name),
                Kind::Global(_) => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a procedure calls itself in tail position.
    pub(super) fn calls_itself_last(&self, body: &'a Expr, own: SelfCall<'_>) -> bool {
        match &body.kind {
            Kind::If(_, then, other) => {
                self.calls_itself_last(then, own) || self.calls_itself_last(other, own)
            }
            Kind::Or(items) | Kind::Seq(items) => {
                items.last().is_some_and(|last| self.calls_itself_last(last, own))
            }
            Kind::Let(bindings, inner) | Kind::Letrec(bindings, inner) => {
                self.calls_itself_last(inner, own)
                    || bindings.iter().any(|(var, value)| match (&value.kind, self.fate(*var)) {
                        (Kind::Lambda(lambda), Some(Fate::Label(_) | Fate::Inline)) => {
                            self.calls_itself_last(&lambda.body, own)
                        }
                        _ => false,
                    })
            }
            Kind::Receive(receive) => self.calls_itself_last(&receive.body, own),
            Kind::Try(attempt) => self.calls_itself_last(&attempt.handler, own),
            Kind::Call(callee, arguments) => {
                let is_self = match &callee.kind {
                    Kind::Local(var) => own.var == Some(*var),
                    Kind::Global(name) | Kind::Builtin(name) => own.global == Some(name),
                    Kind::Lambda(lambda) => return self.calls_itself_last(&lambda.body, own),
                    _ => false,
                };
                is_self && accepts_arguments(own.lambda, arguments.len())
            }
            _ => false,
        }
    }
}

fn accepts_arguments(lambda: &Lambda, count: usize) -> bool {
    accepts(lambda.parameters.len() + lambda.rest.is_some() as usize, lambda.rest.is_some(), count)
}

/// Whether so many arguments fit so many parameters, of which the last may take the rest.
fn accepts(parameters: usize, has_rest: bool, count: usize) -> bool {
    if has_rest { count + 1 >= parameters } else { count == parameters }
}
