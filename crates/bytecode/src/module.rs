//! Modules: what a language front end produces and everything else consumes.

use std::hash::{Hash, Hasher};

use crate::layout::Layout;
use crate::opcode::{OPS, OpInfo, Opcode};
use crate::operand::{FIRST_WORD_SLOTS, FunctionIndex, OperandKind, SlotKind, Type};

/// A compiled source file: functions, and the names by which they reach the outside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// Name of the module.
    pub name: String,
    /// Name of the source file, as messages show it.
    pub file: String,
    /// The functions; the first runs when the module is loaded.
    pub functions: Vec<Function>,
    /// Names of the global variables that functions refer to.
    pub globals: Vec<String>,
    /// Names of the language's intrinsics that functions call.
    pub intrinsics: Vec<String>,
    /// The layouts of its typed objects.
    pub layouts: Vec<Layout>,
}

/// A function.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// Name without what it is nested in.
    pub name: String,
    /// Name as a trace shows it.
    pub qualified_name: String,
    /// The parameters; they arrive in the first registers.
    pub parameters: Parameters,
    /// Type of each register; the length is the number of registers.
    pub registers: Vec<Type>,
    /// Type of the result.
    pub result: Type,
    /// What its closures capture.
    pub captures: Vec<Captured>,
    /// Whether a call makes a generator.
    pub is_generator: bool,
    /// The instructions.
    pub code: Vec<u64>,
    /// The constant pool.
    pub constants: Vec<Constant>,
    /// What each slot of the feedback vector records.
    pub slots: Vec<SlotKind>,
    /// The exception handlers; where ranges nest, the inner one comes first.
    pub handlers: Vec<Handler>,
    /// Where instructions come from: sorted by `pc`, each holding until the next.
    pub spans: Vec<SpanEntry>,
    /// What the language knows and the optimizer may use.
    pub hints: Hints,
    /// What programs may ask of its source.
    pub source: FunctionSource,
}

/// What of a function's source is kept for programs that ask: no instruction depends on it, and the text form leaves it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FunctionSource {
    /// The line that it begins on; 0 if that is not known.
    pub first_line: u32,
    /// Its variables in registers, but for parameters, and whether the register holds a cell.
    pub locals: Vec<(String, u16, bool)>,
    /// The names of the variables that it captures, in the order of captures.
    pub captures: Vec<String>,
    /// Whether the registers of all variables hold a value, or that of nothing, from the start on.
    pub keeps_variables: bool,
    /// Stretches of code that do in line what a call of another function would do.
    pub expansions: Vec<Expansion>,
}

impl FunctionSource {
    /// Names the places of the same instructions after they have moved.
    pub(crate) fn move_places(&mut self, place: impl Fn(u32) -> u32) {
        for expansion in &mut self.expansions {
            for pc in [&mut expansion.start, &mut expansion.end, &mut expansion.call] {
                *pc = place(*pc);
            }
        }
    }
}

/// A stretch of code that does in line what the body of another function does: traces show both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// The first instruction.
    pub start: u32,
    /// The first instruction behind.
    pub end: u32,
    /// The instruction behind whose source is that of the call.
    pub call: u32,
    /// The function. Its instructions have the same sources.
    pub function: FunctionIndex,
}

/// What a closure captures of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Captured {
    /// Its value.
    Value,
    /// The cell that it lives in.
    Cell,
}

/// The parameters of a function, in the order of their registers: positional ones, keyword-only ones, then the
/// one that takes the other positional arguments, then the one that takes the other keyword arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// A name for each register filled at entry.
    pub names: Vec<String>,
    /// How many of the positional ones cannot be given by name.
    pub positional_only: u16,
    /// How many can be given only by name.
    pub keyword_only: u16,
    /// Whether there is one for the other positional arguments.
    pub has_rest: bool,
    /// Whether there is one for the other keyword arguments.
    pub has_keyword_rest: bool,
}

impl Parameters {
    /// Positional parameters with these names.
    pub fn positional<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Parameters { names: names.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// How many registers are filled at entry.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// How many parameters take positional arguments one by one.
    pub fn positional_count(&self) -> usize {
        self.count() - self.keyword_only as usize - self.has_rest as usize - self.has_keyword_rest as usize
    }

    /// Whether a call with as many positional arguments as there are registers needs nothing done.
    pub fn is_simple(&self) -> bool {
        self.keyword_only == 0 && !self.has_rest && !self.has_keyword_rest
    }
}

/// A constant. Equal are those that no program can tell apart: floats are compared by their bits.
#[derive(Clone, Debug)]
pub enum Constant {
    /// The empty value.
    None,
    /// A boolean.
    Bool(bool),
    /// An integer of any size that fits 64 bits.
    Int(i64),
    /// A larger integer, in decimal.
    BigInt(String),
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
    /// A byte string.
    Bytes(Vec<u8>),
    /// A character.
    Char(char),
    /// An immutable sequence.
    Tuple(Vec<Constant>),
    /// A constant that only the language knows, such as Python's `Ellipsis`.
    Named(String),
}

/// How deep tuples may nest in a constant.
pub const MAX_CONSTANT_DEPTH: usize = 64;

impl Constant {
    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        match self {
            Constant::Str(text) => Some(text),
            _ => None,
        }
    }
}

impl PartialEq for Constant {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Constant::None, Constant::None) => true,
            (Constant::Bool(a), Constant::Bool(b)) => a == b,
            (Constant::Int(a), Constant::Int(b)) => a == b,
            (Constant::Float(a), Constant::Float(b)) => a.to_bits() == b.to_bits(),
            (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
            (Constant::Char(a), Constant::Char(b)) => a == b,
            (Constant::Tuple(a), Constant::Tuple(b)) => a == b,
            (Constant::BigInt(a), Constant::BigInt(b))
            | (Constant::Str(a), Constant::Str(b))
            | (Constant::Named(a), Constant::Named(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Constant {}

impl Hash for Constant {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Constant::None => {}
            Constant::Bool(value) => value.hash(state),
            Constant::Int(value) => value.hash(state),
            Constant::Float(value) => value.to_bits().hash(state),
            Constant::Bytes(value) => value.hash(state),
            Constant::Char(value) => value.hash(state),
            Constant::Tuple(value) => value.hash(state),
            Constant::BigInt(value) | Constant::Str(value) | Constant::Named(value) => value.hash(state),
        }
    }
}

/// Where an exception raised in a range of instructions goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// The handler, which starts with `catch`.
    pub target: u32,
}

/// A range of the source, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Line of the first byte, from 1; 0 when there is no source.
    pub line: u32,
}

/// The span of the instructions from `pc` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanEntry {
    /// Index of the first instruction's word.
    pub pc: u32,
    /// Its source.
    pub span: Span,
}

/// What a language knows of a function that its code does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// A size of its body, in nodes of the source: a recursive function that is large is not inlined where it is entered.
    pub complexity: u32,
    /// Whether it may call itself.
    pub is_recursive: bool,
    /// Whether it is promised to come to an end, though it has loops or calls itself. Compiled code leaves out calls whose result it
    /// does not use where the code tells that they do nothing and raise nothing. What is left out takes neither stack nor time.
    pub ends: bool,
}

impl Function {
    /// An empty function of this name; the assembler fills the rest.
    pub fn new(name: impl Into<String>, parameters: Parameters) -> Self {
        let name = name.into();
        Function {
            qualified_name: name.clone(),
            name,
            registers: vec![Type::Word; parameters.count()],
            parameters,
            result: Type::Word,
            captures: Vec::new(),
            is_generator: false,
            code: Vec::new(),
            constants: Vec::new(),
            slots: Vec::new(),
            handlers: Vec::new(),
            spans: Vec::new(),
            hints: Hints::default(),
            source: FunctionSource::default(),
        }
    }

    /// The instructions in order. The code must be verified or come from the assembler.
    pub fn instructions(&self) -> Instructions<'_> {
        Instructions { code: &self.code, pc: 0 }
    }

    /// Whether it changes which exception is being handled.
    pub fn stores_handled(&self) -> bool {
        self.instructions().any(|instruction| instruction.opcode == Opcode::StoreHandled)
    }

    /// The types of the parameters.
    pub fn parameter_types(&self) -> &[Type] {
        &self.registers[..self.parameters.count().min(self.registers.len())]
    }

    /// Whether its parameters and its result are words, so that code that knows nothing of it may call it.
    pub fn is_dynamic(&self) -> bool {
        self.result == Type::Word && self.parameter_types().iter().all(|&ty| ty == Type::Word)
    }

    /// Whether typed code may call it directly: it binds no arguments, captures nothing and is no generator.
    pub fn is_static(&self) -> bool {
        self.parameters.is_simple() && self.captures.is_empty() && !self.is_generator
    }

    /// Puts instructions before all others. Jumps are relative, so only what names places from the start moves; the source
    /// of the first instruction is that of the new ones too.
    pub fn prepend(&mut self, code: Vec<u64>) {
        let shift = code.len() as u32;
        self.code.splice(0..0, code);
        for handler in &mut self.handlers {
            handler.start += shift;
            handler.end += shift;
            handler.target += shift;
        }
        self.source.move_places(|place| place + shift);
        for entry in &mut self.spans {
            entry.pc += shift;
        }
        if let Some(first) = self.spans.first_mut() {
            first.pc = 0;
        }
    }

    /// The source of the instruction at `pc`.
    pub fn span_at(&self, pc: u32) -> Span {
        span_at(&self.spans, pc)
    }

    /// What the instruction at `pc` is the expansion of.
    pub fn expansion_at(&self, pc: u32) -> Option<&Expansion> {
        self.source.expansions.iter().find(|expansion| expansion.start <= pc && pc < expansion.end)
    }

    /// The first instruction with this source.
    pub fn place_of(&self, span: Span) -> Option<u32> {
        self.spans.iter().find(|entry| entry.span == span).map(|entry| entry.pc)
    }

    /// The handler of an exception raised by the instruction at `pc`.
    pub fn handler_at(&self, pc: u32) -> Option<&Handler> {
        self.handlers.iter().find(|handler| handler.start <= pc && pc < handler.end)
    }
}

/// The source of the instruction at `pc`, given a function's span table.
pub fn span_at(spans: &[SpanEntry], pc: u32) -> Span {
    let after = spans.partition_point(|entry| entry.pc <= pc);
    if after == 0 { Span::default() } else { spans[after - 1].span }
}

/// One instruction of a function's code.
#[derive(Clone, Copy, Debug)]
pub struct Instruction<'a> {
    /// Index of its first word.
    pub pc: u32,
    /// Its opcode.
    pub opcode: Opcode,
    /// Its words.
    pub words: &'a [u64],
}

impl<'a> Instruction<'a> {
    /// What is known of the opcode.
    pub fn info(&self) -> &'static OpInfo {
        &OPS[self.opcode as usize]
    }

    /// The contents of a 16-bit slot.
    #[inline]
    pub fn slot(&self, slot: u8) -> u16 {
        let slot = slot as usize;
        if slot < FIRST_WORD_SLOTS {
            (self.words[0] >> (16 + 16 * slot)) as u16
        } else {
            (self.words[1] >> (16 * (slot - FIRST_WORD_SLOTS))) as u16
        }
    }

    /// The feedback byte.
    #[inline]
    pub fn site(&self) -> u8 {
        (self.words[0] >> 8) as u8
    }

    /// The `pc` of the next instruction.
    pub fn next_pc(&self) -> u32 {
        self.pc + self.words.len() as u32
    }

    /// Where its labels lead, as far as that is in range at all.
    pub fn targets(self) -> impl Iterator<Item = Option<u32>> {
        let labels = self.info().operands.iter().filter(|operand| operand.kind == OperandKind::Label);
        labels.map(move |operand| self.target(self.slot(operand.slot)))
    }

    /// The `pc` that a label operand with these contents leads to, if it is in range at all.
    pub fn target(&self, label: u16) -> Option<u32> {
        self.pc.checked_add_signed(label as i16 as i32)
    }
}

/// Iterates over instructions; ends early at a word that is no instruction.
#[derive(Clone, Debug)]
pub struct Instructions<'a> {
    code: &'a [u64],
    pc: usize,
}

/// The instruction at `pc` of `code`, if there is a whole one.
pub fn instruction_at(code: &[u64], pc: u32) -> Option<Instruction<'_>> {
    let opcode = Opcode::from_byte(*code.get(pc as usize)? as u8)?;
    let words = code.get(pc as usize..pc as usize + opcode.words())?;
    Some(Instruction { pc, opcode, words })
}

impl<'a> Iterator for Instructions<'a> {
    type Item = Instruction<'a>;

    fn next(&mut self) -> Option<Instruction<'a>> {
        let instruction = instruction_at(self.code, self.pc as u32)?;
        self.pc += instruction.words.len();
        Some(instruction)
    }
}
