//! Lowering: the core language to bytecode.
//!
//! [`lower`] takes the expressions of a unit to a module whose first function evaluates them in order. [`analysis`] decides
//! what becomes of local procedures; [`frame`] is the function being made; an expression is lowered into a *place*
//! ([`place::Place`]): a register, nowhere, the result of the function, a branch, several registers. Since tests are lowered
//! into branches and tail calls into the function's result, conditions leave no booleans and loops no calls.

mod analysis;
mod call;
mod constant;
mod expr;
mod frame;
mod free;
mod function;
mod letrec;
mod order;
mod place;
mod primitive;
mod record;
mod test;

use std::collections::HashMap;
use std::rc::Rc;

use bytecode::module::{Constant, Function, Module, Parameters};
use bytecode::operand::*;

use crate::core::{Expr, Lambda, Var};
use crate::error::SyntaxError;
use crate::expand::Expander;
use crate::reader::Span;

use analysis::Analysis;
use frame::Frame;
use place::Place;

/// A register.
type Reg = u16;

/// How many arguments a native procedure takes: at least, and at most unless any number.
pub type Arity = (usize, Option<usize>);

/// What the lowering asks of the language.
#[derive(Clone, Copy)]
pub struct Natives {
    /// The arity of a native procedure of this name.
    pub arity: fn(&str) -> Option<Arity>,
}

/// A function whose code is still to be made.
struct Pending<'a> {
    index: usize,
    lambda: &'a Lambda,
    /// The variables it gets from outside.
    free: Vec<Var>,
    /// The variable of a lifted procedure, which gets these as arguments; a closure captures them.
    lifted: Option<Var>,
    /// The global variable that holds it and is never changed.
    global: Option<Rc<str>>,
}

/// Lowers a unit.
struct Lowerer<'a> {
    expander: &'a Expander,
    natives: Natives,
    analysis: Analysis<'a>,
    source: u16,
    /// The bytes at which lines start.
    lines: Vec<u32>,
    module: Module,
    functions: Vec<Option<Function>>,
    globals: HashMap<Rc<str>, u16>,
    intrinsics: HashMap<String, u16>,
    lifted: HashMap<Var, usize>,
    pending: Vec<Pending<'a>>,
    frame: Frame<'a>,
}

/// Lowers the expressions of a unit whose places are in `source`. The first function of the module evaluates them and
/// yields the value of the last.
///
/// # Errors
/// When a function is too large for the encoding.
pub fn lower(
    expander: &Expander,
    body: &[Expr],
    source: u16,
    name: &str,
    natives: Natives,
) -> Result<Module, Box<SyntaxError>> {
    let text = expander.sources.get(source as usize);
    let mut lines = vec![0];
    if let Some(text) = text {
        lines.extend(
            text.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1),
        );
    }
    let module = Module {
        name: name.to_owned(),
        file: text.map_or(String::new(), |source| source.file.to_string()),
        ..Module::default()
    };
    let mut lowerer = Lowerer {
        expander,
        natives,
        analysis: analysis::analyse(body, &expander.variables, expander.keeps_continuations),
        source,
        lines,
        module,
        functions: vec![None],
        globals: HashMap::new(),
        intrinsics: HashMap::new(),
        lifted: HashMap::new(),
        pending: Vec::new(),
        frame: Frame::new(Function::new("program", Parameters::default())),
    };
    lowerer.unit(body)?;
    lowerer.module.functions =
        lowerer.functions.into_iter().map(|function| function.expect("all are made")).collect();
    Ok(lowerer.module)
}

impl<'a> Lowerer<'a> {
    fn unit(&mut self, body: &'a [Expr]) -> Result<(), Box<SyntaxError>> {
        if let Some((last, before)) = body.split_last() {
            for expr in before {
                self.expr(expr, Place::Nowhere);
            }
            // Not as a tail call: traces shall show the program's own place.
            let register = self.frame.temp();
            self.expr(last, Place::Register(register));
            self.deliver(register, Place::Result);
        } else {
            let register = self.frame.temp();
            self.frame.asm.load_none(Def(register));
            self.frame.asm.ret(Use(register));
        }
        self.finish_function(0, Span::default())?;
        while let Some(pending) = self.pending.pop() {
            self.function(pending)?;
        }
        self.start_with_lifted()
    }

    /// Ends the function being made.
    fn finish_function(&mut self, index: usize, span: Span) -> Result<(), Box<SyntaxError>> {
        let empty = Frame::new(Function::new("", Parameters::default()));
        let frame = std::mem::replace(&mut self.frame, empty);
        match frame.finish() {
            Ok(function) => {
                self.functions[index] = Some(function);
                Ok(())
            }
            Err(error) => Err(Box::new(SyntaxError {
                message: error.to_string(),
                span,
                hint: Some("split it into smaller procedures".into()),
            })),
        }
    }

    /// When procedures were lifted: their closures are made first and kept in global variables of the unit's own.
    fn start_with_lifted(&mut self) -> Result<(), Box<SyntaxError>> {
        if self.lifted.is_empty() {
            return Ok(());
        }
        let program = self.functions[0].take();
        self.functions.push(program);
        let program = self.functions.len() - 1;
        self.frame = Frame::new(Function::new("start", Parameters::default()));
        let register = self.frame.temp();
        let mut lifted: Vec<usize> = self.lifted.values().copied().collect();
        lifted.sort_unstable();
        for index in lifted {
            self.frame.asm.new_closure(
                Def(register),
                FunctionIndex(index as u16),
                UseRange(register),
                Count(0),
            );
            let global = self.global(&self.lifted_name(index));
            self.frame.asm.store_global(global, Use(register));
        }
        self.frame.asm.new_closure(
            Def(register),
            FunctionIndex(program as u16),
            UseRange(register),
            Count(0),
        );
        let slot = self.frame.asm.call_slot();
        self.frame.asm.tail_call(Use(register), UseRange(register), Count(0), slot);
        self.frame.reachable = false;
        self.finish_function(0, Span::default())
    }

    fn lifted_name(&self, index: usize) -> Rc<str> {
        format!("%lifted {index} {}", self.module.name).into()
    }

    /// Says where the code that follows comes from.
    fn at(&mut self, span: Span) {
        if span.source != self.source || span.end == 0 {
            return;
        }
        let line = self.lines.partition_point(|&start| start <= span.start) as u32;
        self.frame.asm.set_span(bytecode::module::Span { start: span.start, end: span.end, line });
    }

    fn global(&mut self, name: &Rc<str>) -> Global {
        if let Some(&index) = self.globals.get(name) {
            return Global(index);
        }
        let index = self.module.globals.len() as u16;
        self.module.globals.push(name.to_string());
        self.globals.insert(name.clone(), index);
        Global(index)
    }

    fn intrinsic(&mut self, name: &str) -> IntrinsicIndex {
        if let Some(&index) = self.intrinsics.get(name) {
            return IntrinsicIndex(index);
        }
        let index = self.module.intrinsics.len() as u16;
        self.module.intrinsics.push(name.to_owned());
        self.intrinsics.insert(name.to_owned(), index);
        IntrinsicIndex(index)
    }

    fn var_name(&mut self, var: Var) -> Name {
        let name = self.expander.variables[var.0 as usize].name.clone();
        self.frame.asm.name(&name)
    }

    fn is_assigned(&self, var: Var) -> bool {
        self.expander.variables[var.0 as usize].is_assigned
    }

    fn false_constant() -> Constant {
        Constant::Bool(false)
    }
}
