//! The code of one function, built by API.
//!
//! Each operation chooses its instruction by the types of its operands. The first one that does not fit is noted, and told at
//! the end; what is built behind it means nothing.

use std::cell::RefCell;
use std::rc::Rc;

use bytecode::assembler::Assembler;
use bytecode::module::{Captured, Constant, Function, Span};
use bytecode::operand::*;
use runtime::language::{BinaryOp, CompareOp, UnaryOp};

use super::{FunctionId, LayoutId, Shared};
use crate::error::Error;

/// A variable or an intermediate value of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    register: u16,
    ty: Type,
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
pub struct Label(bytecode::operand::Label);

/// Builds the code of a function; see [`ModuleBuilder`](crate::ModuleBuilder).
///
/// What is of type [`Type::Word`] can be any value, goes by the rules of the language, and is guessed and guarded by the
/// compilers; the other types are raw, and go by those of the machine. [`FunctionBuilder::convert`] leads from one to the other.
pub struct FunctionBuilder {
    id: FunctionId,
    assembler: Assembler,
    shared: Rc<RefCell<Shared>>,
    captures: Vec<Captured>,
    labels: Vec<Label>,
    error: Option<String>,
}

impl std::fmt::Debug for FunctionBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FunctionBuilder")
            .field("name", &self.assembler.function().name)
            .finish_non_exhaustive()
    }
}

type Built = Result<(), Error>;

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
    fn refuse(&mut self, what: String) {
        self.error.get_or_insert(what);
    }

    fn misfit(&mut self, what: &str, operands: &[Local]) {
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

    fn constant(&mut self, constant: Constant) -> Local {
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

    // Operators.

    /// Arithmetic. Of raw integers, which wrap: all but `/`, `//` and `%` of Python, of which [`BinaryOp::DivTrunc`] and
    /// [`BinaryOp::RemTrunc`] take the place; of raw floats the four kinds ([`BinaryOp::DivTrue`]) and `RemTrunc`.
    pub fn binary(&mut self, op: BinaryOp, lhs: Local, rhs: Local) -> Local {
        if lhs.ty == Type::Word && rhs.ty == Type::Word {
            let to = self.local(Type::Word);
            self.dynamic(op, Def(to.register), Use(lhs.register), Use(rhs.register));
            return to;
        }
        let to = self.local(lhs.ty);
        let (d, a, b, asm) = (to.register, lhs.register, rhs.register, &mut self.assembler);
        macro_rules! typed {
            ($Def:ident $Use:ident: $($op:ident $name:ident),*) => {
                match op {
                    $(BinaryOp::$op => asm.$name($Def(d), $Use(a), $Use(b)),)*
                    _ => self.misfit(&format!("{op:?}"), &[lhs, rhs]),
                }
            };
        }
        match (lhs.ty, rhs.ty) {
            (Type::I32, Type::I32) => {
                typed!(DefI32 UseI32: Add add_i32, Sub sub_i32, Mul mul_i32, DivTrunc div_i32,
                RemTrunc rem_i32, BitAnd and_i32, BitOr or_i32, BitXor xor_i32, Shl shl_i32, Shr shr_i32)
            }
            (Type::I64, Type::I64) => {
                typed!(DefI64 UseI64: Add add_i64, Sub sub_i64, Mul mul_i64, DivTrunc div_i64,
                RemTrunc rem_i64, BitAnd and_i64, BitOr or_i64, BitXor xor_i64, Shl shl_i64, Shr shr_i64)
            }
            (Type::F64, Type::F64) => {
                typed!(DefF64 UseF64: Add add_f64, Sub sub_f64, Mul mul_f64, DivTrue div_f64,
                RemTrunc rem_f64)
            }
            _ => self.misfit(&format!("{op:?}"), &[lhs, rhs]),
        }
        to
    }

    fn dynamic(&mut self, op: BinaryOp, d: Def, a: Use, b: Use) {
        let (asm, site) = (&mut self.assembler, OperandsSite(0));
        match op {
            BinaryOp::Add => asm.add(d, a, b, site),
            BinaryOp::Sub => asm.sub(d, a, b, site),
            BinaryOp::Mul => asm.mul(d, a, b, site),
            BinaryOp::DivTrue => asm.div_true(d, a, b, site),
            BinaryOp::DivFloor => asm.div_floor(d, a, b, site),
            BinaryOp::ModFloor => asm.mod_floor(d, a, b, site),
            BinaryOp::Pow => asm.pow(d, a, b, site),
            BinaryOp::Shl => asm.shl(d, a, b, site),
            BinaryOp::Shr => asm.shr(d, a, b, site),
            BinaryOp::BitAnd => asm.bit_and(d, a, b, site),
            BinaryOp::BitOr => asm.bit_or(d, a, b, site),
            BinaryOp::BitXor => asm.bit_xor(d, a, b, site),
            BinaryOp::Matmul => asm.matmul(d, a, b, site),
            BinaryOp::DivTrunc => asm.div_trunc(d, a, b, site),
            BinaryOp::RemTrunc => asm.rem_trunc(d, a, b, site),
            BinaryOp::DivExact => asm.div_exact(d, a, b, site),
        }
    }

    /// Arithmetic with one operand, of words; of raw numbers [`UnaryOp::Neg`].
    pub fn unary(&mut self, op: UnaryOp, operand: Local) -> Local {
        let to = self.local(operand.ty);
        let (d, s, asm, site) = (to.register, operand.register, &mut self.assembler, OperandsSite(0));
        match (op, operand.ty) {
            (UnaryOp::Neg, Type::Word) => asm.neg(Def(d), Use(s), site),
            (UnaryOp::Pos, Type::Word) => asm.pos(Def(d), Use(s), site),
            (UnaryOp::Invert, Type::Word) => asm.invert(Def(d), Use(s), site),
            (UnaryOp::Neg, Type::I32) => asm.neg_i32(DefI32(d), UseI32(s)),
            (UnaryOp::Neg, Type::I64) => asm.neg_i64(DefI64(d), UseI64(s)),
            (UnaryOp::Neg, Type::F64) => asm.neg_f64(DefF64(d), UseF64(s)),
            _ => self.misfit(&format!("{op:?}"), &[operand]),
        }
        to
    }

    /// Comparison. Of words it is whatever the language says; of raw numbers and references a [`Type::Bool`].
    pub fn compare(&mut self, op: CompareOp, lhs: Local, rhs: Local) -> Local {
        if lhs.ty == Type::Word && rhs.ty == Type::Word {
            let to = self.local(Type::Word);
            let (d, a, b) = (Def(to.register), Use(lhs.register), Use(rhs.register));
            let (asm, site) = (&mut self.assembler, OperandsSite(0));
            match op {
                CompareOp::Lt => asm.lt(d, a, b, site),
                CompareOp::Le => asm.le(d, a, b, site),
                CompareOp::Gt => asm.gt(d, a, b, site),
                CompareOp::Ge => asm.ge(d, a, b, site),
                CompareOp::Eq => asm.eq(d, a, b, site),
                CompareOp::Ne => asm.ne(d, a, b, site),
            }
            return to;
        }
        let to = self.local(Type::Bool);
        let (op, lhs, rhs) = match op {
            CompareOp::Gt => (CompareOp::Lt, rhs, lhs),
            CompareOp::Ge => (CompareOp::Le, rhs, lhs),
            op => (op, lhs, rhs),
        };
        let (d, a, b, asm) = (DefBool(to.register), lhs.register, rhs.register, &mut self.assembler);
        match (op, lhs.ty, rhs.ty) {
            (CompareOp::Lt, Type::I32, Type::I32) => asm.lt_i32(d, UseI32(a), UseI32(b)),
            (CompareOp::Le, Type::I32, Type::I32) => asm.le_i32(d, UseI32(a), UseI32(b)),
            (_, Type::I32, Type::I32) => asm.eq_i32(d, UseI32(a), UseI32(b)),
            (CompareOp::Lt, Type::I64, Type::I64) => asm.lt_i64(d, UseI64(a), UseI64(b)),
            (CompareOp::Le, Type::I64, Type::I64) => asm.le_i64(d, UseI64(a), UseI64(b)),
            (_, Type::I64, Type::I64) => asm.eq_i64(d, UseI64(a), UseI64(b)),
            (CompareOp::Lt, Type::F64, Type::F64) => asm.lt_f64(d, UseF64(a), UseF64(b)),
            (CompareOp::Le, Type::F64, Type::F64) => asm.le_f64(d, UseF64(a), UseF64(b)),
            (_, Type::F64, Type::F64) => asm.eq_f64(d, UseF64(a), UseF64(b)),
            (CompareOp::Eq | CompareOp::Ne, Type::Ref(_), Type::Ref(_)) => {
                asm.eq_ref(d, UseRef(a), UseRef(b));
            }
            _ => self.misfit(&format!("{op:?}"), &[lhs, rhs]),
        }
        if op == CompareOp::Ne { self.not(to) } else { to }
    }

    /// The other truth value.
    pub fn not(&mut self, operand: Local) -> Local {
        let to = self.local(operand.ty);
        let (d, s) = (to.register, operand.register);
        match operand.ty {
            Type::Word => self.assembler.not(Def(d), Use(s), TruthSite(0)),
            Type::Bool => self.assembler.not_bool(DefBool(d), UseBool(s)),
            _ => self.misfit("negation", &[operand]),
        }
        to
    }

    // Control.

    /// A new label, to be bound once.
    pub fn label(&mut self) -> Label {
        let label = Label(self.assembler.label());
        self.labels.push(label);
        label
    }

    /// The label is here. A loop begins by [`FunctionBuilder::begin_loop`] instead.
    pub fn bind(&mut self, label: Label) {
        if self.assembler.is_bound(label.0) {
            self.refuse("a label is bound twice".to_owned());
        } else {
            self.assembler.bind(label.0);
        }
    }

    /// A loop begins here: the label that jumps back lead to.
    pub fn begin_loop(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        let slot = self.assembler.loop_slot();
        self.assembler.loop_header(slot);
        label
    }

    /// Goes on at the label.
    pub fn jump(&mut self, label: Label) {
        self.assembler.jump(label.0);
    }

    /// Goes on at the label if the condition is as said: a truth value, or a word, which counts as the language says.
    pub fn jump_if(&mut self, condition: Local, is: bool, label: Label) {
        let (asm, cond, site) = (&mut self.assembler, condition.register, TruthSite(0));
        match (condition.ty, is) {
            (Type::Word, true) => asm.jump_if_true(Use(cond), label.0, site),
            (Type::Word, false) => asm.jump_if_false(Use(cond), label.0, site),
            (Type::Bool, true) => asm.jump_if_bool(UseBool(cond), label.0),
            (Type::Bool, false) => asm.jump_unless_bool(UseBool(cond), label.0),
            (Type::Ref(_), true) => asm.jump_if_not_none_ref(UseRef(cond), label.0),
            (Type::Ref(_), false) => asm.jump_if_none_ref(UseRef(cond), label.0),
            _ => self.misfit("truth", &[condition]),
        }
    }

    /// One or the other, by a condition as for [`FunctionBuilder::jump_if`].
    ///
    /// # Errors
    /// What the parts fail with.
    pub fn if_else(
        &mut self,
        condition: Local,
        then: impl FnOnce(&mut Self) -> Built,
        otherwise: impl FnOnce(&mut Self) -> Built,
    ) -> Built {
        let (no, end) = (self.label(), self.label());
        self.jump_if(condition, false, no);
        then(self)?;
        self.jump(end);
        self.bind(no);
        otherwise(self)?;
        self.bind(end);
        Ok(())
    }

    /// A loop as long as a condition holds, which is built by the first closure.
    ///
    /// # Errors
    /// What the parts fail with.
    pub fn while_loop(
        &mut self,
        condition: impl FnOnce(&mut Self) -> Result<Local, Error>,
        body: impl FnOnce(&mut Self) -> Built,
    ) -> Built {
        let (start, end) = (self.begin_loop(), self.label());
        let condition = condition(self)?;
        self.jump_if(condition, false, end);
        body(self)?;
        self.jump(start);
        self.bind(end);
        Ok(())
    }

    /// A loop over what an object consists of; the body gets each item.
    ///
    /// # Errors
    /// What the body fails with.
    pub fn for_each(&mut self, iterable: Local, body: impl FnOnce(&mut Self, Local) -> Built) -> Built {
        let iterable = self.word(iterable);
        let state = self.local(Type::Word).register;
        let [_, _] = [0; 2].map(|_| self.local(Type::Word));
        self.assembler.iter_init(DefTriple(state), iterable, IterationSite(0));
        let (start, end, item) = (self.begin_loop(), self.label(), self.local(Type::Word));
        let site = IterationSite(0);
        self.assembler.iter_next(Def(item.register), UseTriple(state), end.0, site);
        body(self, item)?;
        self.jump(start);
        self.bind(end);
        Ok(())
    }

    /// Returns a value of the type of the function's result.
    pub fn ret(&mut self, value: Local) {
        let result = self.assembler.function().result;
        if value.ty == result || value.ty.is_ref() && result.is_ref() {
            self.assembler.return_register(value.register);
        } else {
            self.refuse(format!("a result of {:?} where it is {result:?}", value.ty));
        }
    }

    /// Throws a value as an exception.
    pub fn throw(&mut self, exception: Local) {
        let exception = self.word(exception);
        self.assembler.throw(exception);
    }

    /// Code whose exceptions are caught, and what is done with one. Limits that stop the program are not caught.
    ///
    /// # Errors
    /// What the parts fail with.
    pub fn catch(
        &mut self,
        body: impl FnOnce(&mut Self) -> Built,
        handler: impl FnOnce(&mut Self, Local) -> Built,
    ) -> Built {
        let [start, stop, caught, end] = [0; 4].map(|_| self.label());
        self.bind(start);
        body(self)?;
        self.bind(stop);
        self.jump(end);
        self.bind(caught);
        let exception = self.local(Type::Word);
        self.assembler.catch(Def(exception.register), TruthSite(0));
        handler(self, exception)?;
        self.bind(end);
        self.assembler.handler(start.0, stop.0, caught.0);
        Ok(())
    }

    // Functions and variables of the module.

    fn word(&mut self, local: Local) -> Use {
        if local.ty != Type::Word {
            self.misfit("word", &[local]);
        }
        Use(local.register)
    }

    /// Copies of values in neighbouring registers.
    fn row(&mut self, values: &[Local]) -> u16 {
        let row: Vec<Local> = values.iter().map(|value| self.local(value.ty)).collect();
        for (&to, &from) in row.iter().zip(values) {
            self.assign(to, from);
        }
        row.first().map_or(0, |first| first.register)
    }

    fn words(&mut self, values: &[Local]) -> (UseRange, Count) {
        for &value in values {
            self.word(value);
        }
        (UseRange(self.row(values)), Count(values.len() as u16))
    }

    /// Calls a value with words.
    pub fn call(&mut self, callee: Local, arguments: &[Local]) -> Local {
        let (callee, (first, count)) = (self.word(callee), self.words(arguments));
        let (to, slot) = (self.local(Type::Word), self.assembler.call_slot());
        self.assembler.call(Def(to.register), callee, first, count, slot);
        to
    }

    /// Calls a function of the module that captures nothing.
    pub fn call_function(&mut self, function: FunctionId, arguments: &[Local]) -> Local {
        let signature = self.shared.borrow().signatures.get(usize::from(function.0)).cloned();
        let Some(signature) = signature else {
            self.refuse("a function of another module is called".to_owned());
            return self.local(Type::Word);
        };
        let fits = |(argument, (_, ty)): (&Local, &(String, Type))| {
            argument.ty == *ty || argument.ty.is_ref() && ty.is_ref()
        };
        let types = &signature.parameters;
        if arguments.len() != types.len() || !arguments.iter().zip(types).all(fits) {
            self.misfit(&format!("call of `{}`", signature.name), arguments);
        }
        let first = AnyRange(self.row(arguments));
        let (to, count) = (self.local(signature.result), Count(arguments.len() as u16));
        self.assembler.call_static(DefAny(to.register), FunctionIndex(function.0), first, count);
        to
    }

    /// Calls a method of an object, by the rules of the language.
    pub fn call_method(&mut self, object: Local, name: &str, arguments: &[Local]) -> Local {
        let (object, name) = (self.word(object), self.assembler.name(name));
        let row: Vec<u16> = (0..arguments.len() + 2).map(|_| self.local(Type::Word).register).collect();
        let slot = self.assembler.property_slot();
        self.assembler.get_method(DefPair(row[0]), object, name, slot);
        for (&to, &from) in row[2..].iter().zip(arguments) {
            let from = self.word(from);
            self.assembler.mov(Def(to), from);
        }
        let (to, slot) = (self.local(Type::Word), self.assembler.call_slot());
        let (receiver, count) = (UseRange(row[1]), Count(arguments.len() as u16 + 1));
        self.assembler.call_method(Def(to.register), Use(row[0]), receiver, count, slot);
        to
    }

    /// A function of the module as a value, with what it captures: values, and cells ([`FunctionBuilder::new_cell`]).
    pub fn closure(&mut self, function: FunctionId, captures: &[Local]) -> Local {
        let (first, count) = self.words(captures);
        let to = self.local(Type::Word);
        self.assembler.new_closure(Def(to.register), FunctionIndex(function.0), first, count);
        to
    }

    fn captured(&mut self, index: usize, what: Captured) -> Local {
        if self.captures.len() <= index {
            self.captures.resize(index + 1, what);
        }
        self.captures[index] = what;
        let to = self.local(Type::Word);
        self.assembler.load_capture(Def(to.register), Capture(index as u16));
        to
    }

    /// A value that the function captures, counted from 0; all below the highest one that is asked for are captured.
    pub fn capture(&mut self, index: usize) -> Local {
        self.captured(index, Captured::Value)
    }

    /// A cell that the function captures.
    pub fn capture_cell(&mut self, index: usize) -> Local {
        self.captured(index, Captured::Cell)
    }

    /// A variable that closures share, with its value.
    pub fn new_cell(&mut self, value: Local) -> Local {
        let (to, value) = (self.local(Type::Word), self.word(value));
        self.assembler.new_cell(Def(to.register), value);
        to
    }

    /// The value of a shared variable.
    pub fn load_cell(&mut self, cell: Local) -> Local {
        let (to, cell, name) = (self.local(Type::Word), self.word(cell), self.assembler.name("a cell"));
        self.assembler.load_cell(Def(to.register), cell, name);
        to
    }

    /// Gives a shared variable a value.
    pub fn store_cell(&mut self, cell: Local, value: Local) {
        let (cell, value) = (self.word(cell), self.word(value));
        self.assembler.store_cell(cell, value);
    }

    fn global_number(&mut self, name: &str) -> Global {
        let mut shared = self.shared.borrow_mut();
        let known = shared.globals.iter().position(|known| known == name);
        Global(known.unwrap_or_else(|| {
            shared.globals.push(name.to_owned());
            shared.globals.len() - 1
        }) as u16)
    }

    /// The value of a global variable: of the module, or of what the language builds in. Without one the program fails.
    pub fn global(&mut self, name: &str) -> Local {
        let (to, global) = (self.local(Type::Word), self.global_number(name));
        self.assembler.load_global(Def(to.register), global);
        to
    }

    /// Gives a global variable of the module a value.
    pub fn set_global(&mut self, name: &str, value: Local) {
        let (global, value) = (self.global_number(name), self.word(value));
        self.assembler.store_global(global, value);
    }

    // Objects.

    /// A list.
    pub fn list(&mut self, items: &[Local]) -> Local {
        let ((first, count), to) = (self.words(items), self.local(Type::Word));
        self.assembler.new_list(Def(to.register), first, count);
        to
    }

    /// A dictionary of keys and values.
    pub fn dict(&mut self, entries: &[(Local, Local)]) -> Local {
        let words: Vec<Local> = entries.iter().flat_map(|&(key, value)| [key, value]).collect();
        let ((first, _), to) = (self.words(&words), self.local(Type::Word));
        self.assembler.new_dict(Def(to.register), first, Count(entries.len() as u16));
        to
    }

    /// `object[key]`, of lists and dictionaries, and of what the language says.
    pub fn element(&mut self, object: Local, key: Local) -> Local {
        let (to, object, key) = (self.local(Type::Word), self.word(object), self.word(key));
        self.assembler.get_element(Def(to.register), object, key, ElementSite(0));
        to
    }

    /// `object[key] = value`.
    pub fn set_element(&mut self, object: Local, key: Local, value: Local) {
        let [object, key, value] = [object, key, value].map(|operand| self.word(operand));
        self.assembler.set_element(object, key, value, ElementSite(0));
    }

    /// `object.name`, as the language says.
    pub fn property(&mut self, object: Local, name: &str) -> Local {
        let (to, object, name) = (self.local(Type::Word), self.word(object), self.assembler.name(name));
        let slot = self.assembler.property_slot();
        self.assembler.get_property(Def(to.register), object, name, slot);
        to
    }

    /// `object.name = value`, as the language says.
    pub fn set_property(&mut self, object: Local, name: &str, value: Local) {
        let (object, value, name) = (self.word(object), self.word(value), self.assembler.name(name));
        let slot = self.assembler.property_slot();
        self.assembler.set_property(object, name, value, slot);
    }

    /// A new object of a layout, with the values of all its fields.
    pub fn object(&mut self, layout: LayoutId, fields: &[Local]) -> Local {
        let (first, to) = (AnyRange(self.row(fields)), self.local(layout.reference()));
        let count = Count(fields.len() as u16);
        self.assembler.new_object(DefValue(to.register), Target::Layout(layout.0), first, count);
        to
    }

    fn field_type(&mut self, object: Local, field: usize) -> Type {
        let Type::Ref(Target::Layout(layout)) = object.ty else {
            self.misfit("field", &[object]);
            return Type::Word;
        };
        let shared = self.shared.borrow();
        let found = shared.layouts.get(usize::from(layout)).and_then(|layout| layout.fields.get(field));
        let ty = found.map(|field| field.ty);
        drop(shared);
        ty.unwrap_or_else(|| {
            self.refuse(format!("no field {field}"));
            Type::Word
        })
    }

    /// The value of a field, counted from 0, of an object of a layout; an error of the program where there is none.
    pub fn field(&mut self, object: Local, field: usize) -> Local {
        let ty = self.field_type(object, field);
        let to = self.local(ty);
        self.assembler.load_field(to.register, object.register, field as u16);
        to
    }

    /// Gives a field a value.
    pub fn set_field(&mut self, object: Local, field: usize, value: Local) {
        let ty = self.field_type(object, field);
        if value.ty == ty || value.ty.is_ref() && ty.is_ref() {
            self.assembler.store_field(object.register, field as u16, value.register);
        } else {
            self.refuse(format!("a value of {:?} for a field of {ty:?}", value.ty));
        }
    }
}
