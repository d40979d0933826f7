//! The state of building: where operations go, and what the registers hold of the frame whose code is being built.

use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal as LiteralData;
use abi::value;
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use bytecode::operand;
use bytecode::operand::Label;
use ssa::{Block, Float64, FrameState, Function, Op, Type, Value, WordBits};

use super::Guesses;
use super::analysis::Analyses;
use super::frame::Frame;
use super::knowledge::Knowledge;
use crate::inlining::Inlining;
use crate::request::{Assumption, CompileRequest, EntryPoint, Known, SlotFeedback};

/// Builds one function.
pub(super) struct Builder<'r> {
    pub request: &'r CompileRequest,
    pub analyses: &'r Analyses,
    pub func: Function,
    /// Where operations are appended.
    pub block: Block,
    /// Nothing leads here: what is built is thrown away.
    pub is_dead: bool,
    /// The frame whose code is being built.
    pub frame: Frame<'r>,
    pub values: Knowledge,
    pub assumptions: BTreeSet<Assumption>,
    pub guesses: &'r mut Guesses,
    /// Words of bytecode that may still be inlined, but for what innermost loops may have beyond.
    pub inline_left: isize,
    /// Something was not inlined for lack of them.
    pub lacks_inlining: bool,
    /// What became of the calls that have been built.
    pub inlining: Inlining,
    /// An instruction has been built that has met values or targets of several kinds, or was built otherwise before.
    pub is_mixed: bool,
    /// A call on the way here may have broken an assumption, and nothing has checked since.
    pub is_unchecked: bool,
    /// The calls being built that can be left from inside, the innermost last.
    pub escaped: Vec<super::escape::EscapedCall>,
    /// The generator that the code resumes.
    pub resumed: Option<super::generator::Resumed>,
}
/// The SSA type of a register.
pub(super) fn type_of(ty: operand::Type) -> Type {
    match ty {
        operand::Type::Word | operand::Type::Ref(_) => Type::Word,
        operand::Type::I32 => Type::I32,
        operand::Type::I64 => Type::I64,
        operand::Type::F64 => Type::F64,
        operand::Type::Bool => Type::Bool,
    }
}
impl<'r> Builder<'r> {
    /// Whether feedback is relied on.
    pub fn speculates(&self) -> bool {
        self.request.settings.speculate
    }

    /// Whether compiled code has been left at this instruction for this reason.
    pub fn was_left_for(&self, reason: ExitReason) -> bool {
        self.frame.request.exits.contains(&(self.frame.pc, reason))
    }

    /// Whether the instruction was never executed, so that it is left to the interpreter.
    pub fn leaves_untaken(&self) -> bool {
        let entered_in_loop =
            self.frame.caller.is_none() && matches!(self.request.entry, EntryPoint::Loop(_));
        let has_run = entered_in_loop || self.frame.analysis.has_run;
        self.speculates() && has_run && !self.was_left_for(ExitReason::NotTaken)
    }

    /// At the start of a way that is not expected: leaves the code if it was never gone.
    pub fn leave_rare_way(&mut self) {
        if self.frame.site() == 0 && self.leaves_untaken() {
            self.exit(ExitReason::NotTaken);
        }
    }

    /// Whether the code is left where it would go on at `label`: a way that is not expected and was never gone.
    pub fn leaves_way(&self, label: Label) -> bool {
        let pc = self.target(label);
        let way = instruction_at(&self.frame.request.code, pc).expect("verified code is whole");
        let was_left = [ExitReason::WrongShape, ExitReason::NotRef, ExitReason::OutOfBounds]
            .iter()
            .any(|&reason| self.was_left_for(reason));
        let was_gone = bytecode::feedback::seen(way.site()) != 0;
        way.opcode == Opcode::Rare && !was_gone && self.leaves_untaken() && !was_left
    }

    /// The feedback of a slot.
    pub fn slot(&self, slot: u16) -> Option<&'r SlotFeedback> {
        self.frame.request.slots.get(slot as usize)
    }

    // Emitting.

    /// Appends an operation; its result.
    ///
    /// # Panics
    /// Never: an operation without a result yields a value that must not be used.
    pub fn emit(&mut self, op: Op) -> Value {
        let inst = self.func.append(self.block, op);
        self.func.result(inst).unwrap_or(self.frame.callee)
    }

    /// Appends a guard. For tests, it may be one that always fails.
    pub fn guard(&mut self, make: impl FnOnce(FrameState) -> Op) -> Value {
        let exit = self.resume_state();
        let op = make(exit);
        if !self.request.settings.fail_guards {
            return self.emit(op);
        }
        self.end(Op::Exit { reason: ExitReason::Forced, exit });
        match op.result_type() {
            Type::None => self.frame.callee,
            _ => self.emit(op),
        }
    }

    /// Ends the block; what follows is dead.
    pub fn end(&mut self, op: Op) {
        self.func.append(self.block, op);
        self.die();
    }

    /// Goes on in a block that nothing leads to.
    pub fn die(&mut self) {
        self.block = self.func.make_block();
        self.is_dead = true;
    }

    /// Leaves compiled code at this instruction.
    pub fn exit(&mut self, reason: ExitReason) {
        let exit = self.resume_state();
        self.end(Op::Exit { reason, exit });
    }

    pub fn int(&mut self, value: i64) -> Value {
        self.emit(Op::ConstInt { value })
    }

    pub fn word_bits(&mut self, bits: u64) -> Value {
        self.emit(Op::ConstWord { value: WordBits(bits) })
    }

    pub fn float(&mut self, value: f64) -> Value {
        self.emit(Op::ConstF64 { value: Float64::new(value) })
    }

    pub fn bool(&mut self, value: bool) -> Value {
        self.emit(Op::ConstBool { value })
    }

    pub fn i64(&mut self, value: i64) -> Value {
        self.emit(Op::ConstI64 { value })
    }

    pub fn literal_ref(&mut self, data: LiteralData) -> Value {
        let literal = self.func.literal(data);
        self.emit(Op::LiteralRef { literal })
    }

    pub fn literal_address(&mut self, data: LiteralData) -> Value {
        let literal = self.func.literal(data);
        self.emit(Op::LiteralAddress { literal })
    }

    /// The number of a shape of the request.
    pub fn shape_number(&mut self, shape: u32) -> Value {
        match self.request.shapes[shape as usize].built_in {
            Some(number) => self.i64(number.into()),
            None => {
                let literal = self.func.literal(LiteralData::Shape(shape));
                self.emit(Op::LiteralI64 { literal })
            }
        }
    }

    // Registers.

    pub fn ty(&self, value: Value) -> Type {
        self.func.type_of(value)
    }

    /// What a register holds, in the form it has.
    pub fn get(&mut self, register: u16) -> Value {
        match self.frame.registers[register as usize] {
            Some(value) => value,
            // Nothing wrote it on the way here: only in code that cannot be reached.
            None => self.word_bits(value::UNBOUND),
        }
    }

    pub fn set(&mut self, register: u16, value: Value) {
        self.frame.registers[register as usize] = Some(value);
    }

    /// What a register of words holds, as a word.
    pub fn get_word(&mut self, register: u16) -> Value {
        let value = self.get(register);
        self.word(value)
    }

    /// The words of consecutive registers.
    pub fn get_words(&mut self, first: u16, count: u16) -> Vec<Value> {
        (first..first + count).map(|register| self.get_word(register)).collect()
    }

    /// Notes that `better` is `value` in a better form, and uses it from here on.
    pub fn refine(&mut self, value: Value, better: Value) {
        if value == better {
            return;
        }
        self.values.origin.insert(better, value);
        if let Some(&shape) = self.values.shape.get(&value) {
            self.values.shape.insert(better, shape);
        }
        if let Some(&shape) = self.values.exact.get(&value) {
            self.values.exact.insert(better, shape);
        }
        if let Some(&layout) = self.values.layout.get(&value) {
            self.values.layout.insert(better, layout);
        }
        for register in 0..self.frame.registers.len() {
            if self.frame.registers[register] == Some(value) && self.frame.is_tagged(register as u16) {
                self.frame.registers[register] = Some(better);
            }
        }
    }

    /// The first form of a value.
    pub fn origin(&self, mut value: Value) -> Value {
        while let Some(&origin) = self.values.origin.get(&value) {
            value = origin;
        }
        value
    }

    /// A value as a tagged word.
    pub fn word(&mut self, value: Value) -> Value {
        if let Some(&origin) = self.values.origin.get(&value)
            && !self.ty(value).is_tagged()
        {
            return self.word(origin);
        }
        match self.ty(value) {
            Type::F64 => {
                if let Some(Known::Float(_, constant)) = self.values.known.get(&value) {
                    let literal = self.func.literal(LiteralData::Constant(*constant));
                    return self.emit(Op::LiteralWord { literal });
                }
                self.emit(Op::BoxFloat { value })
            }
            Type::Bool => self.emit(Op::BoxBool { value }),
            _ => value,
        }
    }
}

/// Edges that wait for the block they lead to, by its place in the order.
pub(super) type Pending = BTreeMap<usize, Vec<super::blocks::Edge>>;
/// Loop headers that are built, by place.
pub(super) type Headers = FxHashMap<u32, super::blocks::Header>;
