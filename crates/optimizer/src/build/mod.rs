//! Bytecode and feedback to SSA.
//!
//! The builder interprets a function's bytecode abstractly: the environment maps each register to the SSA value it holds,
//! in whatever form it was computed (an unboxed float stays unboxed). Blocks are visited in the order of the code, in
//! which everything that leads to a block comes before it, but for the back edges of loops; see [`blocks`].
//! Each instruction becomes what its feedback says it mostly does, behind guards; what they keep out is left to the
//! interpreter, at this very instruction. Instructions without a special form become runtime calls that execute them.
//!
//! What loops carry around has the form in which it enters, and the function is built again when that was too
//! optimistic; see [`Guesses`]. Functions that calls reach are inlined here; see [`inline`].
//!
//! Invariants:
//! - A guard comes before anything of its instruction that the program could notice, since leaving executes the
//!   instruction again.
//! - What an [`Assumption`] has decided is used only where a check of validity lies between it and each call before it.
//! - Code that is dead goes on being built into blocks that nothing leads to, so that no emitter has to ask.

mod analysis;
mod arguments;
mod arithmetic;
mod arrays;
mod blocks;
mod bytes;
mod call;
mod call_effects;
mod compare;
mod complex;
mod construct;
mod counted;
mod dict_elements;
mod dict_entries;
mod direct;
mod element;
mod environment;
mod escape;
mod fallback;
mod frame;
mod frame_states;
mod generator;
mod global;
mod growing_arrays;
mod handlers;
mod inline;
mod inline_generator;
mod instances;
mod intrinsic_forms;
mod intrinsics;
mod iteration;
mod iterators;
mod join;
mod knowledge;
mod list_iterators;
mod low_bits;
mod objects;
mod operators;
mod property;
mod protocols;
mod raw_lists;
mod records;
mod sequences;
mod spread;
mod strings;
mod sum;
mod tail_call;
mod tuples;
mod typed;
mod vectors;
mod visitor;

use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

use abi::context_layout::{CELL_COUNTDOWN, CELL_UNTIL_SAMPLE, MAX_PARAMETERS};
use abi::exit_reason::ExitReason;
use abi::literal_table::Literal;
use bytecode::opcode::Opcode;
use bytecode::operand::Const;
use ssa::backend::Bailout;
use ssa::cfg::Cfg;
use ssa::{EntryKind, Function, Op, Type};

use crate::inlining::Inlining;
use crate::request::{Assumption, CompileRequest, EntryPoint, Optimized};
use analysis::Analyses;
use environment::Builder;
use frame::Frame;

/// Words of bytecode from which on a function is not compiled.
const MAX_WORDS: usize = 10_000;
/// How large a function may be, in operations: Cranelift then takes some 100 ms.
const MAX_SIZE: usize = 12_000;
/// Registers in frame states that take as long as an operation.
const RECORDED_FOR_OPERATION: usize = 32;
/// Regions of code that resumes generators: one for each place where they are suspended and each loop that is come back to.
const MAX_GENERATOR_REGIONS: usize = 96;
/// How often a function is built at most; the last time, loops carry words alone.
const MAX_ATTEMPTS: usize = 6;

/// Where a variable of a loop is: the inlined frame, where its code was begun, the loop header, the register (counted through
/// the frames that wait for what the frame yields).
type LoopVariable = (u64, usize, u32, usize);

/// What earlier attempts have taught about the variables of loops.
#[derive(Debug, Default)]
struct Guesses {
    /// These variables hold words of any kind.
    words: BTreeSet<LoopVariable>,
    /// All variables do.
    only_words: bool,
    /// A guess of this attempt was wrong.
    failed: bool,
}

/// Builds the SSA form of what the request asks for.
///
/// # Errors
/// When the function is too large, or does what compiled code cannot.
pub fn build(request: &CompileRequest) -> Result<Optimized, Bailout> {
    let root = &request.functions[0];
    let function = root.function();
    if root.code.len() > MAX_WORDS {
        return Err(Bailout::TooLarge { what: "words of bytecode", count: root.code.len() });
    }
    if function.parameters.count() > MAX_PARAMETERS {
        return Err(Bailout::TooLarge { what: "parameters", count: function.parameters.count() });
    }
    let analyses = Analyses::new(request);
    let mut guesses = Guesses::default();
    for attempt in 0..MAX_ATTEMPTS {
        guesses.only_words = attempt + 1 == MAX_ATTEMPTS;
        guesses.failed = false;
        let builder = Builder::new(request, &analyses, &mut guesses);
        let optimized = builder.run()?;
        if !guesses.failed {
            return Ok(optimized);
        }
    }
    Err(Bailout::Internal { what: "the variables of loops have no type".to_owned() })
}

impl<'r> Builder<'r> {
    fn new(request: &'r CompileRequest, analyses: &'r Analyses, guesses: &'r mut Guesses) -> Self {
        let function = request.functions[0].function();
        let entry_kind = match request.entry {
            EntryPoint::Call => EntryKind::Call,
            EntryPoint::Loop(_) => EntryKind::Osr,
        };
        let mut func =
            Function::new(&function.qualified_name, entry_kind, environment::type_of(function.result));
        func.catches = !function.handlers.is_empty();
        for (number, function) in (0..).zip(&request.functions) {
            let failed = function.exits.iter().filter(|(_, reason)| *reason == ExitReason::LoopBound);
            func.failed_bounds.extend(failed.map(|&(pc, _)| (number, pc)));
            func.has_large_variables |=
                function.exits.iter().any(|(_, reason)| *reason == ExitReason::LargeVariable);
        }
        let block = func.make_block();
        let callee = func.append_param(block, Type::Word);
        Builder {
            request,
            analyses,
            func,
            block,
            is_dead: false,
            frame: Frame::new(request, analyses, 0, callee),
            values: knowledge::Knowledge::default(),
            assumptions: BTreeSet::new(),
            guesses,
            inline_left: request.settings.inline_budget as isize,
            lacks_inlining: false,
            inlining: Inlining::default(),
            is_mixed: false,
            is_unchecked: false,
            escaped: Vec::new(),
            resumed: None,
        }
    }

    fn run(mut self) -> Result<Optimized, Bailout> {
        let entry = self.func.entry();
        let callee = self.frame.callee;
        self.frame.callee = self.emit(Op::Refine { value: callee, ty: Type::Ref });
        let start = match self.request.entry {
            EntryPoint::Call if self.is_entered_by_resuming() => {
                let starts = self.enter_generator(entry)?;
                self.build_regions(starts, MAX_GENERATOR_REGIONS)?;
                return self.finish();
            }
            EntryPoint::Call => {
                self.enter_by_call(entry);
                0
            }
            EntryPoint::Loop(pc) => {
                self.enter_loop(entry, pc)?;
                pc
            }
        };
        self.build_from(start)?;
        self.finish()
    }

    /// Parameters into registers.
    fn enter_by_call(&mut self, entry: ssa::Block) {
        let function = self.frame.request.function();
        for register in 0..function.parameters.count() {
            let ty = environment::type_of(function.registers[register]);
            let value = self.func.append_param(entry, ty);
            self.frame.registers[register] = Some(value);
        }
        let exit = self.resume_state_at(0);
        self.emit(Op::StackCheck { exit });
        self.count(self.request.settings.counts_calls, exit);
    }

    /// The interpreter's registers into ours.
    fn enter_loop(&mut self, entry: ssa::Block, pc: u32) -> Result<(), Bailout> {
        let analysis = self.frame.analysis.clone();
        if !analysis.flow.block_at(pc).is_some_and(|block| analysis.flow.block(block).is_loop_header) {
            return Err(Bailout::Unsupported { what: format!("an entry at {pc}, where no loop starts") });
        }
        let registers = self.func.append_param(entry, Type::Address);
        let constants = self.constant_registers();
        for register in analysis.liveness.live_in(pc).iter() {
            let value = match constants[register as usize] {
                Some(pc) => self.loaded_constant(pc),
                None => {
                    let ty = environment::type_of(self.frame.request.function().registers[register as usize]);
                    self.emit(Op::OsrSlot { registers, register, ty })
                }
            };
            self.frame.registers[register as usize] = Some(value);
        }
        Ok(())
    }

    /// For each register that one instruction alone writes, which loads a constant: the place of that instruction. Where such
    /// a register is live, it holds the constant.
    fn constant_registers(&self) -> Vec<Option<u32>> {
        let function = self.frame.request.function();
        let mut writes = vec![0u32; function.registers.len()];
        let mut loads = vec![None; function.registers.len()];
        writes[..function.parameters.count()].fill(1);
        for instruction in function.instructions() {
            let loads_constant = matches!(
                instruction.opcode,
                Opcode::LoadConst
                    | Opcode::LoadInt
                    | Opcode::LoadNone
                    | Opcode::LoadTrue
                    | Opcode::LoadFalse
                    | Opcode::LoadI32
                    | Opcode::LoadConstI32
                    | Opcode::LoadConstF64
            );
            for access in instruction.accesses().filter(|access| access.is_write) {
                for register in access.registers() {
                    writes[register] += 1;
                    loads[register] = loads_constant.then_some(instruction.pc);
                }
            }
        }
        for (load, writes) in loads.iter_mut().zip(writes) {
            if writes != 1 {
                *load = None;
            }
        }
        loads
    }

    /// What the instruction at this place loads.
    fn loaded_constant(&mut self, pc: u32) -> ssa::Value {
        let instruction =
            bytecode::module::instruction_at(&self.frame.request.code, pc).expect("verified code is whole");
        match instruction.opcode {
            Opcode::LoadConst => {
                let known = self.frame.request.constants[instruction.slot(1) as usize].clone();
                self.known_value(&known)
            }
            Opcode::LoadInt => self.int(i64::from(instruction.slot(1) as i16)),
            Opcode::LoadI32 => self.emit(Op::ConstI32 { value: i32::from(instruction.slot(1) as i16) }),
            Opcode::LoadConstI32 => {
                let value = self.int_constant(Const(instruction.slot(1))) as i32;
                self.emit(Op::ConstI32 { value })
            }
            Opcode::LoadConstF64 => {
                let value = self.float_constant(Const(instruction.slot(1)));
                self.float(value)
            }
            Opcode::LoadTrue => self.bool(true),
            Opcode::LoadFalse => self.bool(false),
            _ => self.word_bits(abi::value::NONE),
        }
    }

    /// Counts a call or iteration: for the next tier if it `is_wanted` there, and for samples of what is mixed.
    fn count(&mut self, is_wanted: bool, exit: ssa::FrameState) {
        if is_wanted {
            self.count_at(CELL_COUNTDOWN, exit);
        }
        if self.request.settings.counts_mixed {
            self.count_at(CELL_UNTIL_SAMPLE, exit);
        }
    }

    fn count_at(&mut self, offset: usize, exit: ssa::FrameState) {
        let counter = self.literal_address(Literal::FunctionCell(self.request.functions[0].cell));
        self.emit(Op::Count { counter, offset: offset as u32, exit });
    }

    /// Drops what nothing leads to, and checks that turned out not to be needed.
    fn finish(self) -> Result<Optimized, Bailout> {
        let Builder { request, mut func, assumptions, lacks_inlining, inlining, is_mixed, .. } = self;
        let dead: Vec<_> = func.layout().to_vec();
        for block in dead {
            if !func.insts(block).last().is_some_and(|&last| func.op(last).is_terminator()) {
                func.append(block, Op::Unreachable {});
            }
        }
        let order = Cfg::new(&func).order().to_vec();
        func.set_layout(order.clone());
        let calls = order.iter().any(|&block| {
            let mut insts = func.insts(block).iter();
            insts.any(|&inst| {
                matches!(
                    func.op(inst),
                    Op::CallFunction { .. }
                        | Op::CallTyped { .. }
                        | Op::ResumeGenerator { .. }
                        | Op::TryCallFunction { .. }
                        | Op::TryCallRuntime { .. }
                        | Op::TryResumeGenerator { .. }
                        | Op::CallRuntime { .. }
                )
            })
        });
        let assumes = !assumptions.is_empty();
        let counts = lacks_inlining || !request.settings.counts_for_inlining;
        let mut count = 0;
        for block in order {
            func.retain_insts(block, |func, inst| match func.op(inst) {
                Op::StackCheck { .. } => calls,
                Op::CheckValid { .. } => assumes,
                Op::Count { offset, .. } if *offset == CELL_UNTIL_SAMPLE as u32 => is_mixed,
                Op::Count { .. } => counts,
                _ => true,
            });
            count += func.insts(block).len();
        }
        check_size(&func, count, MAX_SIZE)?;
        let assumptions: Vec<Assumption> = assumptions.into_iter().collect();
        Ok(Optimized { function: func, assumptions, lacks_inlining, is_mixed, inlining })
    }

    /// Stops what has grown too large: much of what is built may yet turn out not to be needed.
    fn check_size(&self) -> Result<(), Bailout> {
        check_size(&self.func, self.func.inst_count(), 2 * MAX_SIZE)
    }
}

/// Declines a function of so many operations that is too large with what its exits record.
fn check_size(func: &Function, operations: usize, limit: usize) -> Result<(), Bailout> {
    let count = operations + func.recorded_registers() / RECORDED_FOR_OPERATION;
    if count <= limit {
        return Ok(());
    }
    Err(Bailout::TooLarge { what: "operations, with what exits record", count })
}

/// For tables by entity.
type ByValue<T> = FxHashMap<ssa::Value, T>;
