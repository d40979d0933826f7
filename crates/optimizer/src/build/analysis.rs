//! What is computed once for each function of the request: control flow, live registers, what loops write.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use bytecode::control_flow::{Block, BlockData, ControlFlow};
use bytecode::liveness::Liveness;
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use bytecode::register_set::RegisterSet;

use super::call_effects::EffectsOfCalls;
use crate::request::{CompileRequest, FunctionRequest, SlotFeedback};

/// What is known of a function's code.
#[derive(Debug)]
pub(super) struct Analysis {
    pub flow: ControlFlow,
    pub liveness: Liveness,
    /// The blocks in reverse postorder. An edge that does not lead forward in it leads to a loop.
    pub order: Vec<Block>,
    /// The place of each block in the order.
    position: Vec<usize>,
    /// How many blocks of the order, the first ones, do not need a handler that has not been entered.
    reached: usize,
    /// For each block that starts with a handler that has been entered, the blocks whose exceptions it handles.
    raises_into: Vec<Vec<Block>>,
    /// For each block, whether it starts with a handler that has been entered.
    entered: Vec<bool>,
    /// For each block where a loop starts, the blocks of the loop.
    bodies: Vec<Option<Vec<Block>>>,
    /// For each block where a loop starts, the registers that the loop writes.
    written: Vec<Option<RegisterSet>>,
    /// For each block, how many loops it is in.
    loops: Vec<u32>,
    /// Whether the function has been executed, so that an instruction without feedback is one that was not.
    pub has_run: bool,
    /// Calls counted at the hottest call site.
    most_calls: u64,
}

/// The analyses of a request's functions, each made when it is asked for.
#[derive(Debug)]
pub(super) struct Analyses {
    functions: Vec<OnceCell<Rc<Analysis>>>,
    /// What calls may do.
    pub effects: RefCell<EffectsOfCalls>,
}

impl Analyses {
    pub fn new(request: &CompileRequest) -> Self {
        Analyses {
            functions: request.functions.iter().map(|_| OnceCell::new()).collect(),
            effects: RefCell::default(),
        }
    }

    pub fn of(&self, request: &CompileRequest, function: u32) -> Rc<Analysis> {
        let make = || Rc::new(Analysis::new(&request.functions[function as usize]));
        Rc::clone(self.functions[function as usize].get_or_init(make))
    }
}

impl Analysis {
    fn new(request: &FunctionRequest) -> Self {
        let function = request.function();
        let flow = ControlFlow::compute(function);
        let liveness = Liveness::compute(function);
        let is_entered = |block: &BlockData| {
            let first = instruction_at(&request.code, block.start);
            block.is_handler && first.is_some_and(|catch| catch.site() != 0)
        };
        let entered: Vec<bool> = flow.blocks.iter().map(is_entered).collect();
        let mut raises_into = vec![Vec::new(); flow.blocks.len()];
        for (index, block) in flow.blocks.iter().enumerate() {
            for handler in block.handlers.iter().filter(|handler| entered[handler.index()]) {
                raises_into[handler.index()].push(Block(index as u32));
            }
        }
        let (order, reached) = reverse_postorder(&flow, &entered);
        let mut position = vec![usize::MAX; flow.blocks.len()];
        for (place, block) in order.iter().enumerate() {
            position[block.index()] = place;
        }
        let has_run = has_run(request);
        let most_calls = request.slots.iter().map(calls).max().unwrap_or(0);
        let mut analysis = Analysis {
            flow,
            liveness,
            order,
            position,
            reached,
            raises_into,
            entered,
            bodies: Vec::new(),
            written: Vec::new(),
            loops: Vec::new(),
            has_run,
            most_calls,
        };
        analysis.loops = vec![0; analysis.flow.blocks.len()];
        for header in 0..analysis.flow.blocks.len() {
            let inside = analysis.blocks_of_loop(Block(header as u32));
            for &block in inside.iter().flatten() {
                analysis.loops[block.index()] += 1;
            }
            analysis.written.push(inside.as_ref().map(|inside| analysis.writes(request, inside)));
            analysis.bodies.push(inside);
        }
        analysis
    }

    /// How many loops of the function the instruction at `pc` is in.
    pub fn loops_around(&self, pc: u32) -> u32 {
        self.flow.block_of(pc).map_or(0, |block| self.loops[block.index()])
    }

    /// How many loops are in each other at most.
    pub fn deepest(&self) -> u32 {
        self.loops.iter().copied().max().unwrap_or(0)
    }

    /// The place in the order of the block that starts at `pc`.
    pub fn position_of(&self, pc: u32) -> usize {
        self.flow.block_at(pc).map_or(usize::MAX, |block| self.position[block.index()])
    }

    /// Whether the handler at `pc` has been entered.
    pub fn is_entered(&self, pc: u32) -> bool {
        self.flow.block_at(pc).is_some_and(|block| self.entered[block.index()])
    }

    /// The blocks that lead to a block, by exceptions too.
    fn predecessors(&self, block: Block) -> impl Iterator<Item = Block> + '_ {
        let raising = self.raises_into[block.index()].iter();
        self.flow.block(block).predecessors.iter().chain(raising).copied()
    }

    /// Whether a call site is rarely executed, compared with others of the function.
    pub fn is_rare(&self, slot: &SlotFeedback) -> bool {
        calls(slot) < self.most_calls / 20
    }

    /// The registers that the loop which starts with this block writes; none when no loop does.
    pub fn written_in_loop(&self, header: Block) -> Option<&RegisterSet> {
        self.written[header.index()].as_ref()
    }

    /// The blocks of the loop that starts with this one; none when none does.
    pub fn body(&self, header: Block) -> Option<&[Block]> {
        self.bodies[header.index()].as_deref()
    }

    /// Where the innermost of the loops starts that a block is in, but for one that starts with it.
    pub fn loop_around(&self, block: Block) -> Option<Block> {
        let headers = (0..self.bodies.len()).map(|header| Block(header as u32));
        let around = headers.filter(|header| {
            *header != block && self.body(*header).is_some_and(|body| body.contains(&block))
        });
        around.max_by_key(|header| self.loops[header.index()])
    }

    /// The blocks of the loop that starts with this one, if one does.
    fn blocks_of_loop(&self, header: Block) -> Option<Vec<Block>> {
        let start = self.position[header.index()];
        // What a handler that has not been entered leads to is not built into the loop.
        let end = if start < self.reached { self.reached } else { self.order.len() };
        let follows = |block: &Block| (start..end).contains(&self.position[block.index()]);
        let mut stack: Vec<Block> = self.predecessors(header).filter(follows).collect();
        if stack.is_empty() {
            return None;
        }
        let mut is_inside = vec![false; self.flow.blocks.len()];
        is_inside[header.index()] = true;
        let mut inside = vec![header];
        while let Some(block) = stack.pop() {
            if !std::mem::replace(&mut is_inside[block.index()], true) {
                inside.push(block);
                stack.extend(self.predecessors(block).filter(follows));
            }
        }
        Some(inside)
    }

    /// The registers that these blocks write.
    fn writes(&self, request: &FunctionRequest, blocks: &[Block]) -> RegisterSet {
        let mut set = RegisterSet::new(request.function().registers.len());
        for &block in blocks {
            for &pc in &self.flow.instructions[self.flow.block(block).instructions.clone()] {
                let Some(instruction) = instruction_at(&request.code, pc) else { continue };
                for access in instruction.accesses().filter(|access| access.is_write) {
                    // A step changes the first register of its state alone.
                    let is_state = instruction.opcode == Opcode::IterNext && access.is_read;
                    let range = access.registers();
                    set.insert(if is_state { range.start..range.start + 1 } else { range });
                }
            }
        }
        set
    }
}

/// The blocks in reverse postorder, first those that the entry leads to, exceptions included that are caught in handlers
/// that have been entered, and how many these are; then those that only other handlers lead to. Were these first, a loop
/// would start where such a handler leads back into it.
fn reverse_postorder(flow: &ControlFlow, entered: &[bool]) -> (Vec<Block>, usize) {
    let successors = |block: usize| {
        let handlers = flow.blocks[block].handlers.iter().filter(|handler| entered[handler.index()]);
        flow.blocks[block].successors().chain(handlers.copied()).collect::<Vec<_>>()
    };
    let others = |&block: &usize| flow.blocks[block].is_handler && !entered[block];
    let mut seen = vec![false; flow.blocks.len()];
    let mut postorder = |roots: &[usize]| {
        let mut order = Vec::new();
        for &root in roots {
            if std::mem::replace(&mut seen[root], true) {
                continue;
            }
            let mut stack = vec![(root, successors(root))];
            while let Some((block, rest)) = stack.last_mut() {
                match rest.pop() {
                    Some(next) if !std::mem::replace(&mut seen[next.index()], true) => {
                        stack.push((next.index(), successors(next.index())));
                    }
                    Some(_) => {}
                    None => {
                        order.push(Block(*block as u32));
                        stack.pop();
                    }
                }
            }
        }
        order
    };
    let mut order = if flow.blocks.is_empty() { Vec::new() } else { postorder(&[0]) };
    order.reverse();
    let reached = order.len();
    // The last to be finished comes first.
    let handlers: Vec<usize> = (0..flow.blocks.len()).filter(others).rev().collect();
    order.extend(postorder(&handlers).into_iter().rev());
    (order, reached)
}

/// How often a call site was executed.
fn calls(slot: &SlotFeedback) -> u64 {
    match slot {
        SlotFeedback::Call { cases, others } => cases.iter().map(|(_, count)| count).sum::<u64>() + others,
        _ => 0,
    }
}

/// Whether the feedback says that the function has run; so does a function whose feedback could not say it. (A rare way
/// may never be gone, and loops are not always counted.)
fn has_run(request: &FunctionRequest) -> bool {
    let mut pc = 0;
    let mut could_tell = false;
    while let Some(instruction) = instruction_at(&request.code, pc) {
        if instruction.info().site().is_some() && !instruction.info().effects.catches {
            could_tell |= instruction.opcode != Opcode::Rare;
            if instruction.site() != 0 {
                return true;
            }
        }
        pc = instruction.next_pc();
    }
    for slot in &request.slots {
        let is_used = match slot {
            SlotFeedback::Property { cases, is_megamorphic } => !cases.is_empty() || *is_megamorphic,
            SlotFeedback::Call { cases, others } => !cases.is_empty() || *others > 0,
            SlotFeedback::Method { cases, others } => !cases.is_empty() || *others > 0,
            SlotFeedback::Loop { iterations } => *iterations > 0,
            SlotFeedback::Block { .. } => false,
        };
        if is_used {
            return true;
        }
        could_tell |= !matches!(slot, SlotFeedback::Loop { .. } | SlotFeedback::Block { .. });
    }
    !could_tell
}
