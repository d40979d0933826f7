//! Builds a function's code: a method for each instruction, labels, constants, feedback slots, handlers, spans.
//!
//! ```
//! use bytecode::{assembler::Assembler, module::{Constant, Function, Parameters}, operand::*};
//!
//! let mut asm = Assembler::new(Function::new("double", Parameters::positional(["x"])));
//! let two = asm.register(Type::Word);
//! asm.load_int(Def(two), Immediate(2));
//! asm.mul(Def(two), Use(0), Use(two), OperandsSite(0));
//! asm.ret(Use(two));
//! let function = asm.finish().unwrap();
//! assert_eq!(function.code.len(), 3);
//! ```

use std::collections::HashMap;

use crate::module::{Constant, Expansion, Function, Handler, Span, SpanEntry};
use crate::opcode::Opcode;
use crate::operand::*;

/// Why a function cannot be encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssembleError {
    /// More registers, constants, slots or labels than an operand can name.
    TooMany(&'static str),
    /// A jump over more words than an operand can tell; the line it is on.
    JumpTooFar(u32),
}

impl std::fmt::Display for AssembleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AssembleError::TooMany(what) => write!(f, "function too large: more than 65536 {what}"),
            AssembleError::JumpTooFar(line) => {
                write!(f, "function too large: a jump on line {line} is too far")
            }
        }
    }
}

impl std::error::Error for AssembleError {}

/// Builds the code of one function.
pub struct Assembler {
    function: Function,
    span: Span,
    /// Where each label is bound.
    labels: Vec<Option<u32>>,
    /// Label operands to fill in: instruction, slot.
    fixups: Vec<(u32, u8)>,
    handlers: Vec<(Label, Label, Label)>,
    expansions: Vec<(std::ops::Range<u32>, Label, FunctionIndex)>,
    known_constants: HashMap<Constant, u16>,
    error: Option<AssembleError>,
}

impl Assembler {
    /// Starts on the code of `function`.
    pub fn new(function: Function) -> Self {
        Assembler {
            function,
            span: Span::default(),
            labels: Vec::new(),
            fixups: Vec::new(),
            handlers: Vec::new(),
            expansions: Vec::new(),
            known_constants: HashMap::new(),
            error: None,
        }
    }

    /// The function so far.
    pub fn function(&self) -> &Function {
        &self.function
    }

    /// The function so far, to change what is not code.
    pub fn function_mut(&mut self) -> &mut Function {
        &mut self.function
    }

    fn index(&mut self, index: usize, what: &'static str) -> u16 {
        u16::try_from(index).unwrap_or_else(|_| {
            self.error.get_or_insert(AssembleError::TooMany(what));
            0
        })
    }

    /// A new register.
    pub fn register(&mut self, ty: Type) -> u16 {
        self.function.registers.push(ty);
        self.index(self.function.registers.len() - 1, "registers")
    }

    /// A new label, to be bound once.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.index(self.labels.len() - 1, "labels") as i16)
    }

    /// Binds `label` to the next instruction.
    pub fn bind(&mut self, label: Label) {
        if self.error.is_some() {
            return; // Labels past the limit share a number; `finish` reports it.
        }
        let pc = self.pc();
        let place = &mut self.labels[label.0 as u16 as usize];
        assert!(place.is_none(), "a label is bound once");
        *place = Some(pc);
    }

    /// Whether `label` was bound.
    pub fn is_bound(&self, label: Label) -> bool {
        self.labels[label.0 as u16 as usize].is_some()
    }

    /// Index of the next instruction's first word.
    pub fn pc(&self) -> u32 {
        self.function.code.len() as u32
    }

    /// The source of the instructions that follow.
    pub fn set_span(&mut self, span: Span) {
        self.span = span;
    }

    /// The source of the instructions that follow.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The constant's place in the pool; equal constants share one.
    pub fn constant(&mut self, constant: Constant) -> Const {
        if let Some(&index) = self.known_constants.get(&constant) {
            return Const(index);
        }
        self.function.constants.push(constant.clone());
        let index = self.index(self.function.constants.len() - 1, "constants");
        self.known_constants.insert(constant, index);
        Const(index)
    }

    /// A name's place in the pool.
    pub fn name(&mut self, name: &str) -> Name {
        Name(self.constant(Constant::Str(name.to_owned())).0)
    }

    fn slot(&mut self, kind: SlotKind) -> u16 {
        self.function.slots.push(kind);
        self.index(self.function.slots.len() - 1, "feedback slots")
    }

    /// A new feedback slot for a property site.
    pub fn property_slot(&mut self) -> PropertySlot {
        PropertySlot(self.slot(SlotKind::Property))
    }

    /// A new feedback slot for a call site.
    pub fn call_slot(&mut self) -> CallSlot {
        CallSlot(self.slot(SlotKind::Call))
    }

    /// A new feedback slot for a call by the receiver's table of methods.
    pub fn method_slot(&mut self) -> MethodSlot {
        MethodSlot(self.slot(SlotKind::Method))
    }

    /// A new feedback slot for a loop.
    pub fn loop_slot(&mut self) -> LoopSlot {
        LoopSlot(self.slot(SlotKind::Loop))
    }

    /// A new feedback slot for a block.
    pub fn block_slot(&mut self) -> BlockSlot {
        BlockSlot(self.slot(SlotKind::Block))
    }

    /// Reads a field, by the instruction for the type of `dst`.
    pub fn load_field(&mut self, dst: u16, object: u16, field: u16) {
        if self.function.registers[dst as usize] == Type::I32 {
            self.get_field_i32(DefI32(dst), UseRef(object), Field(field));
        } else {
            self.get_field(DefAny(dst), UseRef(object), Field(field));
        }
    }

    /// Writes a field, by the instruction for the type of `src`.
    pub fn store_field(&mut self, object: u16, field: u16, src: u16) {
        if self.function.registers[src as usize].is_value() {
            self.set_field(UseRef(object), Field(field), UseValue(src));
        } else {
            self.set_field_raw(UseRef(object), Field(field), UseAny(src));
        }
    }

    /// Returns what a register holds, by the instruction for its type.
    pub fn return_register(&mut self, src: u16) {
        match self.function.registers[src as usize] {
            Type::Word => self.ret(Use(src)),
            Type::I32 => self.ret_i32(UseI32(src)),
            Type::I64 => self.ret_i64(UseI64(src)),
            Type::F64 => self.ret_f64(UseF64(src)),
            Type::Bool => self.ret_bool(UseBool(src)),
            Type::Ref(_) => self.ret_ref(UseRef(src)),
        }
    }

    /// Copies a register, by the instruction for its type.
    pub fn copy_register(&mut self, dst: u16, src: u16) {
        match self.function.registers[src as usize] {
            Type::Word => self.mov(Def(dst), Use(src)),
            Type::I32 => self.mov_i32(DefI32(dst), UseI32(src)),
            Type::I64 => self.mov_i64(DefI64(dst), UseI64(src)),
            Type::F64 => self.mov_f64(DefF64(dst), UseF64(src)),
            Type::Bool => self.mov_bool(DefBool(dst), UseBool(src)),
            Type::Ref(_) => self.mov_ref(DefRef(dst), UseRef(src)),
        }
    }

    /// Sends exceptions raised from `start` to `end` to `target`. Call for inner ranges first.
    pub fn handler(&mut self, start: Label, end: Label, target: Label) {
        self.handlers.push((start, end, target));
    }

    /// Says that these instructions do in line what `function` does, which the instruction at `call` would call. Call for inner
    /// ranges first.
    pub fn expansion(&mut self, places: std::ops::Range<u32>, call: Label, function: FunctionIndex) {
        self.expansions.push((places, call, function));
    }

    /// Appends an instruction, given its operands' slots and roles.
    pub(crate) fn push(&mut self, opcode: Opcode, operands: &[(u16, OperandKind)]) {
        let pc = self.pc();
        if self.function.spans.last().is_none_or(|last| last.span != self.span) {
            self.function.spans.push(SpanEntry { pc, span: self.span });
        }
        let mut words = [opcode as u64, 0];
        let encoded = operands.iter().filter(|(_, kind)| kind.is_encoded());
        for (slot, &(contents, kind)) in (0u8..).zip(encoded) {
            if kind == OperandKind::Label {
                self.fixups.push((pc, slot));
            }
            set_slot(&mut words, slot, contents);
        }
        self.function.code.extend_from_slice(&words[..opcode.words()]);
    }

    /// Resolves labels and yields the function.
    ///
    /// # Errors
    /// When the function is too large for the encoding.
    ///
    /// # Panics
    /// When a label that is used was never bound: a mistake of the caller's.
    pub fn finish(mut self) -> Result<Function, AssembleError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let bound = |labels: &[Option<u32>], label: u16| {
            labels[label as usize].expect("every label that is used is bound")
        };
        let fixups = std::mem::take(&mut self.fixups);
        let targets: Vec<u32> = fixups.iter().map(|&(pc, slot)| self.final_target(pc, slot)).collect();
        for ((pc, slot), target) in fixups.into_iter().zip(targets) {
            let last = self.function.code.len().min(pc as usize + 2);
            let words = &mut self.function.code[pc as usize..last];
            match i16::try_from(target as i64 - pc as i64) {
                Ok(distance) => set_slot(words, slot, distance as u16),
                Err(_) => {
                    let line = self.function.span_at(pc).line;
                    self.error.get_or_insert(AssembleError::JumpTooFar(line));
                }
            }
        }
        for (start, end, target) in std::mem::take(&mut self.handlers) {
            let place = |label: Label| bound(&self.labels, label.0 as u16);
            let handler = Handler { start: place(start), end: place(end), target: place(target) };
            if handler.start < handler.end {
                self.function.handlers.push(handler);
            }
        }
        for (places, call, function) in std::mem::take(&mut self.expansions) {
            let call = bound(&self.labels, call.0 as u16);
            let expansion = Expansion { start: places.start, end: places.end, call, function };
            self.function.source.expansions.push(expansion);
        }
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.function),
        }
    }
}

impl Assembler {
    /// Where the label in a slot of the instruction at `pc` leads in the end: past jumps that no source of their own tells of,
    /// as those at the ends of loops are.
    fn final_target(&self, pc: u32, slot: u8) -> u32 {
        let Function { code, spans, .. } = &self.function;
        let place = |pc: u32, slot: u8| {
            let label = get_slot(&code[pc as usize..], slot);
            self.labels[label as usize].expect("every label that is used is bound")
        };
        let mut target = place(pc, slot);
        // Jumps may go in a circle.
        for _ in 0..4 {
            let is_jump = code.get(target as usize).is_some_and(|&word| word as u8 == Opcode::Jump as u8);
            if !is_jump || spans.binary_search_by_key(&target, |entry| entry.pc).is_ok() {
                break;
            }
            let next = place(target, 0);
            if i16::try_from(next as i64 - pc as i64).is_err() {
                break;
            }
            target = next;
        }
        target
    }
}

/// The contents of a slot of an instruction's words.
pub(crate) fn get_slot(words: &[u64], slot: u8) -> u16 {
    let (word, shift) = slot_place(slot);
    (words[word] >> shift) as u16
}

/// Sets a slot of an instruction's words.
pub(crate) fn set_slot(words: &mut [u64], slot: u8, contents: u16) {
    let (word, shift) = slot_place(slot);
    words[word] = words[word] & !(0xffff << shift) | (contents as u64) << shift;
}

fn slot_place(slot: u8) -> (usize, usize) {
    let bit = slot_offset(slot) * 8;
    (bit / 64, bit % 64)
}
