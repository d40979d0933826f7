//! A frame whose code is being built: that of the function itself, of one inlined into it, or of a generator.

use std::rc::Rc;

use abi::exit_reason::ExitReason;
use bytecode::control_flow::Block as BytecodeBlock;
use bytecode::module::{Instruction, instruction_at};
use bytecode::operand;
use ssa::{Block, FrameCaller, FrameState, Value};

use super::analysis::{Analyses, Analysis};
use super::blocks::Region;
use super::inline_generator::{Consumer, Suspended};
use crate::request::{CompileRequest, FunctionIndex, FunctionRequest};

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
    /// The note of the call that was inlined.
    pub inlined_as: Option<usize>,
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
    /// What the next instruction finds a property by, and was not made.
    pub behind: Option<Behind>,
}

/// A property that was found behind a class.
pub(super) struct Behind {
    /// The register of what finds it.
    pub register: u16,
    /// A method, or what computes the property.
    pub function: Value,
    /// What that gets first.
    pub receiver: Value,
    /// Whether the property is what the function yields.
    pub is_computed: bool,
}

/// A return of an inlined function.
pub(super) struct Return {
    pub block: Block,
    pub value: Value,
    pub is_unchecked: bool,
}

/// A loop, in whatever frame: its frame's key and the block where it starts.
pub(super) type LoopId = (u64, BytecodeBlock);
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
            inlined_as: None,
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

    /// Whether the instruction at `pc` has met values or targets of several kinds, or code was left there
    /// since it met another than was expected.
    pub fn is_mixed(&self, pc: u32) -> bool {
        let is_of_kinds = |reason| !matches!(reason, ExitReason::NotTaken | ExitReason::Unsupported);
        let mut exits = self.request.exits.iter();
        self.request.mixed.contains(&pc) || exits.any(|&(at, reason)| at == pc && is_of_kinds(reason))
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
        bytecode::feedback::seen(self.instruction().site())
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
