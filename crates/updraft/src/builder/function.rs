//! The code of one function, built by API.
//!
//! Each operation chooses its instruction by the types of its operands. The first one that does not fit is noted, and told at
//! the end; what is built behind it means nothing.

use std::cell::RefCell;
use std::rc::Rc;

use bytecode::assembler::Assembler;
use bytecode::module::{Captured, Constant, Function, Span};
use bytecode::operand::*;

use super::{FunctionId, Shared};
use crate::error::Error;

/// A variable or an intermediate value of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    pub(super) register: u16,
    pub(super) ty: Type,
}

impl Local {
    /// What it holds.
    #[must_use]
    pub fn ty(self) -> Type {
        self.ty
    }
}

/// A place in the code, to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub(super) bytecode::operand::Label);

/// Builds the code of a function; see [`ModuleBuilder`](crate::ModuleBuilder).
///
/// What is of type [`Type::Word`] can be any value, goes by the rules of the language, and is guessed and guarded by the
/// compilers; the other types are raw, and go by those of the machine. [`FunctionBuilder::convert`] leads from one to the other.
pub struct FunctionBuilder {
    id: FunctionId,
    pub(super) assembler: Assembler,
    pub(super) shared: Rc<RefCell<Shared>>,
    pub(super) captures: Vec<Captured>,
    pub(super) labels: Vec<Label>,
    error: Option<String>,
}

impl std::fmt::Debug for FunctionBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FunctionBuilder")
            .field("name", &self.assembler.function().name)
            .finish_non_exhaustive()
    }
}

pub(super) type Built = Result<(), Error>;

impl FunctionBuilder {
    pub(super) fn new(id: FunctionId, blank: Function, shared: Rc<RefCell<Shared>>) -> Self {
        FunctionBuilder {
            id,
            assembler: Assembler::new(blank),
            shared,
            captures: Vec::new(),
            labels: Vec::new(),
            error: None,
        }
    }

    pub(super) fn finish(mut self) -> Result<(FunctionId, Function), Error> {
        let name = self.assembler.function().name.clone();
        if self.assembler.function().result == Type::Word {
            let none = self.none();
            self.ret(none);
        }
        if self.labels.iter().any(|label| !self.assembler.is_bound(label.0)) {
            self.refuse("a label is never bound".to_owned());
        }
        if let Some(error) = self.error {
            return Err(Error::Module(format!("function `{name}`: {error}")));
        }
        self.assembler.function_mut().captures = self.captures;
        let finished = self.assembler.finish();
        finished
            .map(|function| (self.id, function))
            .map_err(|error| Error::Module(format!("function `{name}`: {error}")))
    }

    /// Notes what does not fit.
    pub(super) fn refuse(&mut self, what: String) {
        self.error.get_or_insert(what);
    }

    pub(super) fn misfit(&mut self, what: &str, operands: &[Local]) {
        let types: Vec<String> = operands.iter().map(|operand| format!("{:?}", operand.ty)).collect();
        self.refuse(format!("no {what} of {}", types.join(" and ")));
    }

    /// What appends any instruction there is, where this builder has no word for it. Registers are numbered by
    /// [`FunctionBuilder::register`].
    ///
    /// It panics when a label is bound twice or never, and the verifier tells of everything else.
    pub fn assembler(&mut self) -> &mut Assembler {
        &mut self.assembler
    }

    /// The register of a variable, for the assembler.
    #[must_use]
    pub fn register(&self, local: Local) -> u16 {
        local.register
    }

    /// The line of source that the code which follows comes from, for traces and profiles.
    pub fn line(&mut self, line: u32) {
        self.assembler.set_span(Span { line, ..Span::default() });
    }

    // Variables and constants.

    /// A parameter, counted from 0.
    pub fn parameter(&mut self, index: usize) -> Local {
        match self.assembler.function().parameter_types().get(index) {
            Some(&ty) => Local { register: index as u16, ty },
            None => {
                self.refuse(format!("no parameter {index}"));
                self.local(Type::Word)
            }
        }
    }

    /// A new variable. It has to be assigned before it is read.
    pub fn local(&mut self, ty: Type) -> Local {
        Local { register: self.assembler.register(ty), ty }
    }

    /// None.
    pub fn none(&mut self) -> Local {
        let local = self.local(Type::Word);
        self.assembler.load_none(Def(local.register));
        local
    }

    pub(super) fn constant(&mut self, constant: Constant) -> Local {
        let local = self.local(Type::Word);
        let constant = self.assembler.constant(constant);
        self.assembler.load_const(Def(local.register), constant);
        local
    }

    /// A truth value.
    pub fn bool(&mut self, value: bool) -> Local {
        self.constant(Constant::Bool(value))
    }

    /// An integer.
    pub fn int(&mut self, value: i64) -> Local {
        self.constant(Constant::Int(value))
    }

    /// A float.
    pub fn float(&mut self, value: f64) -> Local {
        self.constant(Constant::Float(value))
    }

    /// A string.
    pub fn string(&mut self, value: &str) -> Local {
        self.constant(Constant::Str(value.to_owned()))
    }

    /// A raw integer of 32 bits.
    pub fn i32(&mut self, value: i32) -> Local {
        let local = self.local(Type::I32);
        let constant = self.assembler.constant(Constant::Int(value.into()));
        self.assembler.load_const_i32(DefI32(local.register), constant);
        local
    }

    /// A raw integer of 64 bits.
    pub fn i64(&mut self, value: i64) -> Local {
        let local = self.local(Type::I64);
        let constant = self.assembler.constant(Constant::Int(value));
        self.assembler.load_const_i64(DefI64(local.register), constant);
        local
    }

    /// A raw float.
    pub fn f64(&mut self, value: f64) -> Local {
        let local = self.local(Type::F64);
        let constant = self.assembler.constant(Constant::Float(value));
        self.assembler.load_const_f64(DefF64(local.register), constant);
        local
    }

    /// Gives a variable the value of another of its type.
    pub fn assign(&mut self, to: Local, from: Local) {
        if to.ty.is_ref() && from.ty.is_ref() || to.ty == from.ty {
            self.assembler.copy_register(to.register, from.register);
        } else {
            self.misfit("assignment", &[to, from]);
        }
    }

    /// The value in another type: between numbers, and between raw values and [`Type::Word`]. A word that does not hold
    /// what is asked for is an error of the program; a float becomes an integer by truncation.
    pub fn convert(&mut self, from: Local, ty: Type) -> Local {
        let to = self.local(ty);
        let (d, s, asm) = (to.register, from.register, &mut self.assembler);
        match (from.ty, ty) {
            (Type::Word, Type::Ref(target)) if target != Target::Any => {
                asm.check_layout(DefRef(d), UseValue(s), target);
            }
            (from, to) if from == to => asm.copy_register(d, s),
            (Type::I32, Type::I64) => asm.i32_to_i64(DefI64(d), UseI32(s)),
            (Type::I64, Type::I32) => asm.i64_to_i32(DefI32(d), UseI64(s)),
            (Type::I32, Type::F64) => asm.i32_to_f64(DefF64(d), UseI32(s)),
            (Type::I64, Type::F64) => asm.i64_to_f64(DefF64(d), UseI64(s)),
            (Type::F64, Type::I32) => asm.f64_to_i32(DefI32(d), UseF64(s)),
            (Type::F64, Type::I64) => asm.f64_to_i64(DefI64(d), UseF64(s)),
            (Type::I32, Type::Word) => asm.box_i32(Def(d), UseI32(s)),
            (Type::I64, Type::Word) => asm.box_i64(Def(d), UseI64(s)),
            (Type::F64, Type::Word) => asm.box_f64(Def(d), UseF64(s)),
            (Type::Bool, Type::Word) => asm.box_bool(Def(d), UseBool(s)),
            (Type::Ref(_), Type::Word) => asm.box_ref(Def(d), UseRef(s)),
            (Type::Word, Type::I32) => asm.unbox_i32(DefI32(d), Use(s)),
            (Type::Word, Type::I64) => asm.unbox_i64(DefI64(d), Use(s)),
            (Type::Word, Type::F64) => asm.unbox_f64(DefF64(d), Use(s)),
            (Type::Word, Type::Bool) => asm.unbox_bool(DefBool(d), Use(s)),
            (Type::Word, Type::Ref(_)) => asm.unbox_ref(DefRef(d), Use(s)),
            _ => self.misfit("conversion", &[from, to]),
        }
        to
    }
}
