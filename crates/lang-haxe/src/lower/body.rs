//! The function being emitted: its registers, its locals, and what is around the current place.
//!
//! Registers have one type each; those of temporaries and of locals whose block has ended are taken again for values of
//! the same type. A [`Mark`] remembers what was taken: [`Body::release`] gives back what came after it.

use std::collections::{HashMap, HashSet};

use bytecode::assembler::{AssembleError, Assembler};
use bytecode::module::{Constant, Function as Code, Parameters};
use bytecode::operand::*;

use super::Lower;
use super::rep::Rep;
use crate::source::Span;
use crate::typed::{Closure, Expr, ExprKind, Literal, LocalData, LocalId, Parameter, children};

/// A register.
pub(super) type Reg = u16;

/// A register and how it holds its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Val {
    pub reg: Reg,
    pub rep: Rep,
}

/// Where a local is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Storage {
    /// In a register.
    Register(Val),
    /// In the cell that a register holds, as a word.
    Cell(Reg),
}

/// How many groups of registers were taken.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

/// A number as typed registers hold it; floats by their bits.
#[derive(Clone, Copy, PartialEq)]
enum Number {
    Int(i32),
    Float(u64),
}

/// A loop around the current place.
#[derive(Clone, Copy)]
pub(super) struct Loop {
    pub on_break: Label,
    pub on_continue: Label,
}

/// The function being emitted.
pub(super) struct Body<'l, 'a> {
    pub lower: &'l mut Lower<'a>,
    pub asm: Assembler,
    locals: &'a [LocalData],
    storage: HashMap<LocalId, Storage>,
    /// Locals that hold a closure which uses them: captured before they have their value.
    recursive: HashSet<LocalId>,
    free: HashMap<Vec<Type>, Vec<Reg>>,
    taken: Vec<(Vec<Type>, Reg)>,
    pub loops: Vec<Loop>,
    /// The numbers that loops use: the registers that hold them from the start of the function on.
    numbers: Vec<(Number, Reg)>,
    /// Comprehensions around the current place, by the locals that stand for their arrays.
    pub collections: HashMap<LocalId, super::array::Collection>,
    /// `this`, in methods and closures that use it.
    pub this: Option<Val>,
    /// How the result is held.
    pub result: Rep,
    /// How the type says it is held: a closure's result is a word, but an Int that a function of Float returns is a float.
    pub declared_result: Rep,
}

impl<'l, 'a> Body<'l, 'a> {
    /// A function whose parameters have these names and representations.
    pub fn new(
        lower: &'l mut Lower<'a>,
        name: &str,
        parameters: &[(String, Rep)],
        result: Rep,
        locals: &'a [LocalData],
    ) -> Self {
        let names = parameters.iter().map(|(name, _)| name.clone());
        let mut code = Code::new(name.rsplit('.').next().unwrap_or(name), Parameters::positional(names));
        code.qualified_name = name.to_owned();
        for (register, (_, rep)) in code.registers.iter_mut().zip(parameters) {
            *register = rep.ty();
        }
        code.result = result.ty();
        Body {
            lower,
            asm: Assembler::new(code),
            locals,
            storage: HashMap::new(),
            recursive: HashSet::new(),
            free: HashMap::new(),
            taken: Vec::new(),
            loops: Vec::new(),
            numbers: Vec::new(),
            collections: HashMap::new(),
            this: None,
            result,
            declared_result: result,
        }
    }

    /// Ends the function: code that falls off its end returns nothing.
    pub fn finish(mut self, index: u16, span: Span) {
        self.return_nothing();
        match with_numbers(self.asm, &self.numbers) {
            Ok(code) => self.lower.fill(index, code),
            Err(error) => {
                self.lower.unsupported(span, &error.to_string());
                self.lower.fill(index, Code::new("unsupported", Parameters::default()));
            }
        }
    }

    /// Sets the place of the instructions that follow.
    pub fn at(&mut self, span: Span) {
        let place = self.lower.place(span);
        self.asm.set_span(place);
    }

    /// Registers of these types in a row.
    pub fn range(&mut self, types: &[Type]) -> Reg {
        let known = self.free.get_mut(types).and_then(Vec::pop);
        let first = known.unwrap_or_else(|| {
            let mut registers = types.iter().map(|&ty| self.asm.register(ty));
            let first = registers.next().unwrap_or(0);
            registers.for_each(drop);
            first
        });
        self.taken.push((types.to_vec(), first));
        first
    }

    /// A register.
    pub fn temp(&mut self, rep: Rep) -> Reg {
        self.typed_temp(rep.ty())
    }

    /// A register of this type.
    pub fn typed_temp(&mut self, ty: Type) -> Reg {
        self.range(&[ty])
    }

    /// What is taken now.
    pub fn mark(&self) -> Mark {
        Mark(self.taken.len())
    }

    /// Gives back what was taken since.
    pub fn release(&mut self, mark: Mark) {
        for (types, first) in self.taken.drain(mark.0..) {
            self.free.entry(types).or_default().push(first);
        }
    }

    /// Where a result of this representation goes: to `hint` if that is held alike.
    pub fn dest(&mut self, hint: Option<Val>, rep: Rep) -> Reg {
        match hint {
            Some(hint) if hint.rep == rep => hint.reg,
            _ => self.temp(rep),
        }
    }

    /// A local's declaration.
    pub fn local_data(&self, local: LocalId) -> &'a LocalData {
        &self.locals[local.index()]
    }

    /// How a local that is not in a cell is held.
    pub fn local_rep(&self, local: LocalId) -> Rep {
        match self.lower.rep(self.locals[local.index()].ty) {
            Rep::Void => Rep::Word,
            rep => rep,
        }
    }

    /// Whether closures and the code around share it and either writes it.
    pub fn needs_cell(&self, local: LocalId) -> bool {
        let data = &self.locals[local.index()];
        data.captured && (data.assigned || self.recursive.contains(&local))
    }

    /// Where a local is. One that was never declared here is declared now: patterns bind some before their use.
    pub fn storage(&mut self, local: LocalId) -> Storage {
        if let Some(&known) = self.storage.get(&local) {
            return known;
        }
        self.declare(local)
    }

    /// Gives a local its place; in a cell, a new one is still to be made.
    pub fn declare(&mut self, local: LocalId) -> Storage {
        let storage = if self.needs_cell(local) {
            Storage::Cell(self.temp(Rep::Word))
        } else {
            let rep = self.local_rep(local);
            Storage::Register(Val { reg: self.temp(rep), rep })
        };
        self.storage.insert(local, storage);
        storage
    }

    /// Says where a local is.
    pub fn set_storage(&mut self, local: LocalId, storage: Storage) {
        self.storage.insert(local, storage);
    }

    /// Notes that a local holds a closure that uses it itself.
    pub fn note_recursive(&mut self, local: LocalId, value: &Expr) {
        if captures(value, local) {
            self.recursive.insert(local);
        }
    }

    /// Sets a local that is declared here to a value, in a new cell if it needs one.
    pub fn initialize(&mut self, local: LocalId, value: Option<&'a Expr>) {
        if let Some(value) = value {
            self.note_recursive(local, value);
        }
        if self.needs_cell(local) {
            let mark = self.mark();
            if value.is_some_and(|value| captures(value, local)) {
                // The closure finds itself in the cell, which it is put into when it is made.
                let Storage::Cell(cell) = self.storage(local) else { return };
                let none = self.temp(Rep::Word);
                self.asm.load_none(Def(none));
                self.asm.new_cell(Def(cell), Use(none));
                if let Some(value) = value {
                    let word = self.value_as(value, Rep::Word);
                    self.asm.store_cell(Use(cell), Use(word));
                }
                self.release(mark);
                return;
            }
            let rep = self.local_rep(local);
            let word = match value {
                Some(value) => {
                    // The local's own representation decides what the word is: an Int in a Float local is a float.
                    let typed = self.value_as(value, rep);
                    self.convert(Val { reg: typed, rep }, Rep::Word)
                }
                None => self.default_word(rep),
            };
            let cell = self.typed_temp(Type::Word);
            self.asm.new_cell(Def(cell), Use(word));
            // The cell outlives the temporaries here: its register is the local's from now on.
            let kept = self.storage(local);
            let Storage::Cell(register) = kept else { return };
            self.asm.mov(Def(register), Use(cell));
            self.release_but(mark, register);
            return;
        }
        let Storage::Register(place) = self.storage(local) else { return };
        match value {
            Some(value) => self.value_into(value, place),
            None => self.load_default(place),
        }
    }

    /// Gives back what was taken since, but for one register and those it came with.
    pub fn release_but(&mut self, mark: Mark, kept: Reg) {
        let since = self.taken.split_off(mark.0);
        for (types, first) in since {
            if (first..first + types.len() as u16).contains(&kept) {
                self.taken.push((types, first));
            } else {
                self.free.entry(types).or_default().push(first);
            }
        }
    }

    fn default_word(&mut self, rep: Rep) -> Reg {
        let typed = self.temp(rep);
        self.load_default(Val { reg: typed, rep });
        self.convert(Val { reg: typed, rep }, Rep::Word)
    }

    /// Loads zero, false or null.
    pub fn load_default(&mut self, place: Val) {
        match place.rep {
            Rep::Int => self.asm.load_i32(DefI32(place.reg), Immediate(0)),
            Rep::Float => self.load_float(place.reg, 0.0),
            Rep::Bool => self.asm.load_bool(DefBool(place.reg), Immediate(0)),
            Rep::Word | Rep::Void => self.asm.load_none(Def(place.reg)),
            Rep::Ref(_) => self.asm.load_none_ref(DefRef(place.reg)),
        }
    }

    /// Loads an integer.
    pub fn load_int(&mut self, dst: Reg, value: i32) {
        match i16::try_from(value) {
            Ok(small) => self.asm.load_i32(DefI32(dst), Immediate(small)),
            Err(_) => {
                let constant = self.asm.constant(Constant::Int(i64::from(value)));
                self.asm.load_const_i32(DefI32(dst), constant);
            }
        }
    }

    /// Loads a float.
    pub fn load_float(&mut self, dst: Reg, value: f64) {
        let constant = self.asm.constant(Constant::Float(value));
        self.asm.load_const_f64(DefF64(dst), constant);
    }

    /// The register of a number that is only read, inside a loop: it is loaded once, before.
    pub fn loop_constant(&mut self, literal: &Literal, rep: Rep) -> Option<Reg> {
        let number = match (literal, rep) {
            _ if self.loops.is_empty() => return None,
            (Literal::Int(value), Rep::Int) => Number::Int(*value),
            (Literal::Int(value), Rep::Float) => Number::Float(f64::from(*value).to_bits()),
            (Literal::Float(value), Rep::Float) => Number::Float(value.to_bits()),
            _ => return None,
        };
        if let Some(&(_, register)) = self.numbers.iter().find(|(known, _)| *known == number) {
            return Some(register);
        }
        let register = self.asm.register(rep.ty());
        self.numbers.push((number, register));
        Some(register)
    }

    /// Loads a string.
    pub fn load_string(&mut self, dst: Reg, value: &str) {
        let constant = self.asm.constant(Constant::Str(value.to_owned()));
        self.asm.load_const(Def(dst), constant);
    }

    /// Takes over parameters that arrive as `passed`, converts them and fills in defaults. `first` is the register of
    /// the first.
    pub fn take_parameters(&mut self, parameters: &'a [Parameter], first: Reg, as_words: bool) {
        for (parameter, register) in parameters.iter().zip(first..) {
            let passed = if as_words { Rep::Word } else { self.lower.passed_rep(parameter) };
            let arrived = Val { reg: register, rep: passed };
            let own = self.local_rep(parameter.local);
            let is_plain = parameter.default.is_none() && passed == own && !self.needs_cell(parameter.local);
            if is_plain {
                self.set_storage(parameter.local, Storage::Register(arrived));
                continue;
            }
            let value = Val { reg: self.temp(own), rep: own };
            match &parameter.default {
                None => self.convert_into(arrived, value),
                Some(default) => {
                    let done = self.asm.label();
                    let given = self.asm.label();
                    if let Rep::Word = passed {
                        self.asm.jump_if_not_none(Use(register), given);
                    } else if let Rep::Ref(_) = passed {
                        self.asm.jump_if_not_none_ref(UseRef(register), given);
                    } else {
                        self.asm.jump(given);
                    }
                    self.literal_into(default, value);
                    self.asm.jump(done);
                    self.asm.bind(given);
                    self.convert_into(arrived, value);
                    self.asm.bind(done);
                }
            }
            if self.needs_cell(parameter.local) {
                let word = self.convert(value, Rep::Word);
                let Storage::Cell(cell) = self.declare(parameter.local) else { continue };
                self.asm.new_cell(Def(cell), Use(word));
            } else {
                self.set_storage(parameter.local, Storage::Register(value));
            }
        }
    }

    /// Returns a value or, where there is none, nothing.
    pub fn return_nothing(&mut self) {
        let value = Val { reg: self.temp(self.result), rep: self.result };
        self.load_default(value);
        self.asm.return_register(value.reg);
    }

    /// Emits a body: what `main` functions, methods and closures have in common.
    pub fn run(&mut self, body: &'a Expr) {
        self.effect(body);
    }

    /// Goes on with the locals of another expression.
    pub fn set_locals(&mut self, locals: &'a [LocalData]) {
        self.locals = locals;
        self.storage.clear();
        self.recursive.clear();
    }

    /// The locals, for closures of this function.
    pub fn all_locals(&self) -> &'a [LocalData] {
        self.locals
    }

    /// Locals that hold closures which use them, for closures of this function.
    pub fn recursive_locals(&self) -> HashSet<LocalId> {
        self.recursive.clone()
    }

    /// Takes over what [`Body::recursive_locals`] of the function around gave.
    pub fn set_recursive(&mut self, recursive: HashSet<LocalId>) {
        self.recursive = recursive;
    }
}

/// Ends a function that begins with loads of these numbers.
fn with_numbers(mut asm: Assembler, numbers: &[(Number, Reg)]) -> Result<Code, AssembleError> {
    let mut loads = Assembler::new(Code::new("", Parameters::default()));
    if let Some(first) = asm.function().spans.first() {
        loads.set_span(first.span);
    }
    for &(number, register) in numbers {
        match number {
            Number::Int(value) => match i16::try_from(value) {
                Ok(small) => loads.load_i32(DefI32(register), Immediate(small)),
                Err(_) => {
                    let constant = asm.constant(Constant::Int(i64::from(value)));
                    loads.load_const_i32(DefI32(register), constant);
                }
            },
            Number::Float(bits) => {
                let constant = asm.constant(Constant::Float(f64::from_bits(bits)));
                loads.load_const_f64(DefF64(register), constant);
            }
        }
    }
    let loads = loads.finish()?.code;
    let mut code = asm.finish()?;
    if !loads.is_empty() {
        code.prepend(loads);
    }
    Ok(code)
}

impl Lower<'_> {
    /// How a parameter arrives.
    pub fn passed_rep(&self, parameter: &Parameter) -> Rep {
        match self.rep(parameter.passed) {
            Rep::Void => Rep::Word,
            rep => rep,
        }
    }
}

/// Whether a closure in `value` captures the local.
fn captures(value: &Expr, local: LocalId) -> bool {
    if let ExprKind::Closure(closure) = &value.kind {
        let closure: &Closure = closure;
        return closure.captures.contains(&local);
    }
    let mut found = false;
    children(value, &mut |part| found |= captures(part, local));
    found
}
