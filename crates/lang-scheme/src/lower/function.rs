//! Functions and closures.

use bytecode::module::{Captured, Function, Parameters};
use bytecode::operand::*;

use crate::core::{Expr, Kind, Lambda, Var};
use crate::error::SyntaxError;

use super::analysis::Fate;
use super::frame::{Entry, Frame};
use super::free::free_variables;
use super::place::{Home, Place};
use super::{Lowerer, Pending, Reg};

/// The name of a procedure that has none.
const NAMELESS: &str = "lambda";

impl<'a> Lowerer<'a> {
    /// Reserves a function for a procedure.
    fn reserve(&mut self, pending: impl FnOnce(usize) -> Pending<'a>) -> usize {
        let index = self.functions.len();
        self.functions.push(None);
        let pending = pending(index);
        self.pending.push(pending);
        index
    }

    /// The variables that a procedure needs from outside: for each lifted procedure that it calls, what that one needs.
    fn needed(&self, lambda: &Lambda) -> Vec<Var> {
        let mut needed = Vec::new();
        for var in free_variables(lambda) {
            match self.fate(var) {
                Some(Fate::Lifted) => {
                    let own = super::free::bound_variables(lambda);
                    needed.extend(self.analysis.lifted[&var].iter().filter(|var| !own.contains(var)));
                }
                Some(Fate::Label(_) | Fate::Inline | Fate::Unused) => {}
                _ => needed.push(var),
            }
        }
        needed.sort_unstable();
        needed.dedup();
        needed
    }

    /// Makes a closure in a register.
    pub(super) fn closure(&mut self, lambda: &'a Lambda, var: Option<Var>, register: Reg) {
        if !self.frame.reachable {
            return;
        }
        let free = self.needed(lambda);
        let mark = self.frame.mark();
        let first = self.frame.temps(free.len());
        for (index, &var) in free.iter().enumerate() {
            self.shared(var, first + index as u16);
        }
        let count = free.len() as u16;
        let _ = var;
        let index = self.reserve(|index| Pending { index, lambda, free, lifted: None, global: None });
        self.at(lambda.span);
        self.frame.asm.new_closure(Def(register), FunctionIndex(index as u16), UseRange(first), Count(count));
        self.frame.release(mark);
    }

    /// The value of a global variable's definition, in a register.
    pub(super) fn global_value(&mut self, name: &std::rc::Rc<str>, value: &'a Expr) -> Reg {
        match &value.kind {
            Kind::Lambda(lambda) if !self.expander.assigned_globals.contains(name) => {
                let register = self.frame.temp();
                if !self.frame.reachable {
                    return register;
                }
                let global = Some(name.clone());
                let index =
                    self.reserve(|index| Pending { index, lambda, free: Vec::new(), lifted: None, global });
                self.at(lambda.span);
                let function = FunctionIndex(index as u16);
                self.frame.asm.new_closure(Def(register), function, UseRange(register), Count(0));
                register
            }
            _ => self.operand(value),
        }
    }

    /// The function of a lifted procedure.
    pub(super) fn lifted_function(&mut self, var: Var) -> usize {
        if let Some(&index) = self.lifted.get(&var) {
            return index;
        }
        let (_, lambda) = self.analysis.procedures[&var];
        let free = self.analysis.lifted[&var].clone();
        let index = self.reserve(|index| Pending { index, lambda, free, lifted: Some(var), global: None });
        self.lifted.insert(var, index);
        index
    }

    /// Makes the code of a function.
    pub(super) fn function(&mut self, pending: Pending<'a>) -> Result<(), Box<SyntaxError>> {
        let Pending { index, lambda, free, lifted, global } = pending;
        let name = lambda.name.as_deref().unwrap_or(NAMELESS);
        let mut names: Vec<String> = Vec::new();
        if lifted.is_some() {
            names.extend(free.iter().map(|&var| self.unique_name(var)));
        }
        let hidden = names.len();
        names.extend(lambda.parameters.iter().chain(&lambda.rest).map(|&var| self.unique_name(var)));
        let parameters = Parameters { has_rest: lambda.rest.is_some(), ..Parameters::positional(names) };
        if parameters.count() > abi::context_layout::MAX_PARAMETERS {
            return Err(Box::new(SyntaxError {
                message: format!(
                    "a procedure with more than {} parameters",
                    abi::context_layout::MAX_PARAMETERS
                ),
                span: lambda.span,
                hint: None,
            }));
        }
        let mut function = Function::new(name, parameters);
        let count = function.parameters.count();
        if lifted.is_none() {
            let captured = |var| match self.analysis.boxed.contains(var) {
                true => Captured::Cell,
                false => Captured::Value,
            };
            function.captures = free.iter().map(captured).collect();
        }
        self.frame = Frame::new(function);
        self.at(lambda.span);
        for (place, &var) in free.iter().enumerate() {
            let boxed = self.analysis.boxed.contains(&var);
            let place = place as u16;
            let home = match (lifted.is_some(), boxed) {
                (true, false) => Home::Register(place),
                (true, true) => {
                    self.frame.asm.check_cell(Def(place), Use(place));
                    Home::Cell(place)
                }
                (false, false) => Home::Capture(place),
                (false, true) => Home::CaptureCell(place),
            };
            self.frame.homes.insert(var, home);
        }
        let registers: Vec<Reg> = (hidden as u16..count as u16).collect();
        let own = super::call::SelfCall { var: lifted, global: global.as_ref(), lambda };
        if self.calls_itself_last(&lambda.body, own) {
            let label = self.frame.asm.label();
            self.frame.note_jump(label);
            self.frame.bind(label);
            let slot = self.frame.asm.loop_slot();
            self.frame.asm.loop_header(slot);
            self.frame.loop_depth = 1;
            self.frame.entry = Some(Entry { label, parameters: registers.clone(), var: lifted, global });
        }
        self.bind_parameters(lambda, &registers);
        self.expr(&lambda.body, Place::Result);
        self.finish_function(index, lambda.span)
    }

    /// A name for a parameter that is its alone.
    fn unique_name(&self, var: Var) -> String {
        format!("{}.{}", self.expander.variables[var.0 as usize].name, var.0)
    }
}
