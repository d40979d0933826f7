//! The state of building: the frame whose code is being built, its registers, and what is known of values.

use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal as LiteralData;
use abi::value;
use bytecode::control_flow::Block as BytecodeBlock;
use bytecode::module::{Instruction, instruction_at};
use bytecode::opcode::Opcode;
use bytecode::operand;
use bytecode::operand::Label;
use ssa::{Block, Float64, FrameCaller, FrameState, Function, Op, Type, Value, WordBits};

use super::analysis::{Analyses, Analysis};
use super::blocks::Region;
use super::inline_generator::{Consumer, MadeGenerator, Suspended};
use super::{ByValue, Guesses};
use crate::request::{
    Assumption, Callee, CompileRequest, EntryPoint, FunctionCallee, FunctionIndex, FunctionRequest, Known,
    ObjectKind, ShapeNumber, SlotFeedback,
};

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
    /// A call on the way here may have broken an assumption, and nothing has checked since.
    pub is_unchecked: bool,
    /// The calls being built that can be left from inside, the innermost last.
    pub escaped: Vec<super::escape::EscapedCall>,
    /// The generator that the code resumes.
    pub resumed: Option<super::generator::Resumed>,
}

/// The exception that tells the end of an iteration, in a frame that makes the iteration or is inlined to step it.
#[derive(Default)]
pub(super) struct Stop {
    /// Where this instruction leads when it is raised.
    pub target: Option<u32>,
    /// In an inlined frame that steps the iteration, the blocks that have raised it.
    pub raised_in: Option<Vec<Block>>,
    /// It itself, just made, and the instruction behind, which may raise it.
    pub made: Option<(Value, u32)>,
}

/// A frame: that of the function itself, or of one inlined into it.
pub(super) struct Frame<'r> {
    pub function: FunctionIndex,
    pub request: &'r FunctionRequest,
    pub analysis: Rc<Analysis>,
    /// The value of each register.
    pub registers: Vec<Option<Value>>,
    /// The closure that runs.
    pub callee: Value,
    /// The frame it was inlined into.
    pub caller: Option<FrameCaller>,
    /// Guards leave for this state instead: the call of an initializer whose effects nobody has seen yet.
    pub restart: Option<FrameState>,
    /// The object that an initializer, built in line, fills.
    pub fresh: Option<super::construct::Fresh>,
    /// In an inlined frame, where its code returns and what.
    pub returns: Vec<Return>,
    pub stop: Stop,
    /// Exceptions of its calls are caught in a frame around it.
    pub is_caught: bool,
    /// In an inlined frame, where its code goes on with a pending exception.
    pub throws: Vec<Return>,
    /// Tells frames inlined at different places apart, the same in each attempt.
    pub key: u64,
    /// The functions inlined to get here, this one last.
    pub chain: Vec<FunctionIndex>,
    /// The loops around the call, when it is inlined.
    pub loops_around: u32,
    /// The innermost of them.
    pub loop_around: Option<LoopId>,
    /// In the frame of an inlined generator, the loop that steps it.
    pub consumer: Option<Box<Consumer<'r>>>,
    /// The generators inlined into this frame that are suspended, the innermost last.
    pub suspended: Vec<Suspended>,
    /// The instruction being built.
    pub pc: u32,
    /// The state for leaving at it, once it is needed.
    pub resume: Option<FrameState>,
    /// The code being built.
    pub region: Region,
    /// Instructions that are being computed modulo 2⁶⁴.
    pub masked: Option<super::low_bits::Masked>,
    /// A range that is iterated by the next instruction and was not made: its register, first, limit and step.
    pub range: Option<(u16, [Value; 3])>,
    /// What the next instruction finds a method by, and was not made: its register, the function and the receiver.
    pub behind: Option<(u16, [Value; 2])>,
}

/// A return of an inlined function.
pub(super) struct Return {
    pub block: Block,
    pub value: Value,
    pub is_unchecked: bool,
}

/// A loop, in whatever frame: its frame's key and the block where it starts.
pub(super) type LoopId = (u64, BytecodeBlock);

/// A closure that was made here: its function, and what it has captured.
#[derive(Clone)]
pub(super) struct MadeClosure {
    pub function: FunctionCallee,
    pub captures: Vec<Value>,
}

/// What goes along with a number that is a fixnum or a float.
#[derive(Clone, Copy)]
pub(super) struct Number {
    /// It, or the float next to it.
    pub float: Value,
    /// Whether it is a fixnum.
    pub is_int: Value,
}

/// What is known of values, wherever they are.
#[derive(Default)]
pub(super) struct Knowledge {
    /// Values that are constants.
    pub known: ByValue<Known>,
    /// A value with the same meaning, of which this one is a better form.
    pub origin: ByValue<Value>,
    /// The fixed shape of an object.
    pub shape: ByValue<u32>,
    /// The fixed shape whose words an object of a class of the program's starts with.
    pub layout: ByValue<u32>,
    /// Closures that were made here.
    pub closures: ByValue<MadeClosure>,
    /// Generators that were made here and have not been seen to start.
    pub generators: ByValue<MadeGenerator>,
    /// Bound methods that were made here: the function and what is passed first.
    pub bound: ByValue<(Value, Value)>,
    /// The shape of an object of a layout, by its number in the request.
    pub exact: ByValue<ShapeNumber>,
    /// Words that are a fixnum or a float.
    pub numbers: ByValue<Number>,
    /// Merged values that are always one of these constants.
    pub cases: ByValue<Vec<Value>>,
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

impl<'r> Frame<'r> {
    pub fn new(
        request: &'r CompileRequest,
        analyses: &Analyses,
        function: FunctionIndex,
        callee: Value,
    ) -> Self {
        let analysis = analyses.of(request, function);
        let function_request = &request.functions[function as usize];
        Frame {
            function,
            request: function_request,
            analysis,
            registers: vec![None; function_request.function().registers.len()],
            callee,
            caller: None,
            restart: None,
            fresh: None,
            returns: Vec::new(),
            stop: Stop::default(),
            is_caught: false,
            throws: Vec::new(),
            key: 0,
            chain: vec![function],
            loops_around: 0,
            loop_around: None,
            consumer: None,
            suspended: Vec::new(),
            pc: 0,
            resume: None,
            region: Region::default(),
            masked: None,
            range: None,
            behind: None,
        }
    }

    /// The instruction being built.
    pub fn instruction(&self) -> Instruction<'r> {
        instruction_at(&self.request.code, self.pc).expect("verified code is whole")
    }

    /// The loops around the instruction being built, in the frames around too.
    pub fn loops(&self) -> u32 {
        self.loops_around + self.analysis.loops_around(self.pc)
    }

    /// The feedback byte of the instruction, but for the note that code was left there.
    pub fn site(&self) -> u8 {
        self.instruction().site() & !bytecode::feedback::Operands::LEFT
    }

    /// The innermost loop around a block, but for one that starts there; in the frames around too.
    pub fn loop_around(&self, block: BytecodeBlock) -> Option<LoopId> {
        self.analysis.loop_around(block).map(|header| (self.key, header)).or(self.loop_around)
    }

    /// The innermost loop that the instruction being built is in, in the frames around too.
    pub fn current_loop(&self) -> Option<LoopId> {
        let block = self.analysis.flow.block_of(self.pc)?;
        match self.analysis.body(block) {
            Some(_) => Some((self.key, block)),
            None => self.loop_around(block),
        }
    }

    /// Whether a register holds tagged words.
    pub fn is_tagged(&self, register: u16) -> bool {
        matches!(
            self.request.function().registers[register as usize],
            operand::Type::Word | operand::Type::Ref(_)
        )
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
        let was_gone = way.site() & !bytecode::feedback::Operands::LEFT != 0;
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

    // Constants.

    /// The value of a constant.
    pub fn known_value(&mut self, known: &Known) -> Value {
        let value = match known {
            Known::Word(bits) if value::is_fixnum(*bits) => self.int(value::fixnum_value(*bits)),
            Known::Word(bits) if value::is_inline_float(*bits) => {
                self.float(value::inline_float_value(*bits))
            }
            Known::Word(value::TRUE) => self.bool(true),
            Known::Word(value::FALSE) => self.bool(false),
            Known::Word(bits) => self.word_bits(*bits),
            Known::Float(float, _) => self.float(*float),
            Known::Object(number, kind) => {
                let value = self.literal_ref(LiteralData::Constant(*number));
                if let Some(shape) = self.shape_of_kind(kind) {
                    self.note_shape(value, shape);
                }
                value
            }
        };
        self.values.known.insert(value, known.clone());
        value
    }

    fn shape_of_kind(&self, kind: &ObjectKind) -> Option<u32> {
        use abi::object_offsets::shape;
        match kind {
            ObjectKind::Str(..) => Some(shape::STRING),
            ObjectKind::Tuple(..) => Some(shape::TUPLE),
            ObjectKind::Callable(Callee::Function(_)) => Some(shape::CLOSURE),
            ObjectKind::Callable(_) => None,
            ObjectKind::Other(number) => self.request.shapes[*number as usize].built_in,
        }
    }

    /// What a value is known to call.
    pub fn known_callee(&self, value: Value) -> Option<Callee> {
        if let Some(closure) = self.values.closures.get(&self.origin(value)) {
            return Some(Callee::Function(closure.function.clone()));
        }
        match self.values.known.get(&self.origin(value)) {
            Some(Known::Object(_, ObjectKind::Callable(callee))) => Some(callee.clone()),
            _ => None,
        }
    }

    /// The integer that a value is known to be.
    pub fn known_int(&self, value: Value) -> Option<i64> {
        match self.func.defining_op(value) {
            Some(Op::ConstInt { value }) => Some(*value),
            _ => None,
        }
    }

    /// The immediate word that a value is known to be.
    pub fn known_bits(&self, value: Value) -> Option<u64> {
        match self.func.defining_op(value) {
            Some(Op::ConstWord { value }) => Some(value.0),
            Some(Op::ConstBool { value }) => Some(value::boolean(*value)),
            _ => None,
        }
    }

    // Facts about values, guarded where they are not known.

    /// A fixnum, or the code is left.
    pub fn as_int(&mut self, value: Value) -> Value {
        if self.ty(value) == Type::Int {
            return value;
        }
        let word = self.word(value);
        let int = self.guard(|exit| Op::GuardInt { value: word, exit });
        self.refine(value, int);
        int
    }

    /// A float, or the code is left.
    pub fn as_float(&mut self, value: Value) -> Value {
        if self.ty(value) == Type::F64 {
            return value;
        }
        let float = match self.values.numbers.get(&value).copied() {
            Some(Number { float, is_int }) => {
                self.guard(|exit| Op::GuardFalse { cond: is_int, reason: ExitReason::NotFloat, exit });
                float
            }
            None => {
                let value = self.word(value);
                self.guard(|exit| Op::UnboxFloat { value, exit })
            }
        };
        self.refine(value, float);
        float
    }

    /// A float or fixnum as a float, or the code is left.
    pub fn as_number(&mut self, value: Value) -> Value {
        match self.ty(value) {
            Type::F64 => value,
            Type::Int => self.emit(Op::IntToF64 { value }),
            _ if let Some(number) = self.values.numbers.get(&value) => number.float,
            _ => {
                let value = self.word(value);
                self.guard(|exit| Op::NumberToF64 { value, exit })
            }
        }
    }

    /// An object of this fixed shape, or the code is left.
    pub fn as_shape(&mut self, value: Value, shape: u32) -> Value {
        if self.ty(value) == Type::Ref && self.values.shape.get(&value) == Some(&shape) {
            return value;
        }
        let object = self.word(value);
        let number = self.i64(shape.into());
        let object = self.guard(|exit| Op::GuardShape { object, shape: number, exit });
        self.note_shape(object, shape);
        self.refine(value, object);
        object
    }

    /// Notes that an object has this fixed shape, if it keeps it.
    pub fn note_shape(&mut self, object: Value, shape: u32) {
        if abi::object_offsets::shape::lasts(shape) {
            self.values.shape.insert(object, shape);
        }
    }

    /// Notes that an object has this shape of the request, whose words it starts with.
    pub fn note_layout(&mut self, object: Value, shape: ShapeNumber) {
        if let Some(layout) = self.request.shapes[shape as usize].layout {
            self.values.layout.insert(object, layout);
        }
    }

    /// Whether a value is known to be laid out as objects of this fixed shape.
    pub fn is_laid_out_as(&self, value: Value, shape: u32) -> bool {
        self.ty(value) == Type::Ref
            && [&self.values.shape, &self.values.layout].iter().any(|known| known.get(&value) == Some(&shape))
    }

    /// A list, or an object of a class made from that which is known for one; or the code is left.
    pub fn as_list(&mut self, value: Value) -> Value {
        match self.is_laid_out_as(value, abi::object_offsets::shape::LIST) {
            true => value,
            false => self.as_shape(value, abi::object_offsets::shape::LIST),
        }
    }

    /// The fixed shape of a value, if it is known.
    pub fn known_shape(&self, value: Value) -> Option<u32> {
        self.values.shape.get(&value).copied()
    }

    /// Relies on an assumption from here on. Must come first in its instruction.
    pub fn assume(&mut self, assumption: Assumption) {
        if self.is_unchecked {
            let exit = self.resume_state();
            self.emit(Op::CheckValid { exit });
            self.is_unchecked = false;
        }
        self.assumptions.insert(assumption);
    }
}

/// Edges that wait for the block they lead to, by its place in the order.
pub(super) type Pending = BTreeMap<usize, Vec<super::blocks::Edge>>;
/// Loop headers that are built, by place.
pub(super) type Headers = FxHashMap<u32, super::blocks::Header>;
