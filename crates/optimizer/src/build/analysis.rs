//! What is computed once for each function of the request: control flow, live registers, what loops write.

use std::cell::OnceCell;
use std::rc::Rc;

use bytecode::control_flow::{Block, ControlFlow};
use bytecode::liveness::Liveness;
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use bytecode::register_set::RegisterSet;

use crate::request::{CompileRequest, FunctionRequest, SlotFeedback};

/// What is known of a function's code.
#[derive(Debug)]
pub(super) struct Analysis {
    pub flow: ControlFlow,
    pub liveness: Liveness,
    /// For each block that is a loop header, the registers that the loop writes.
    written: Vec<Option<RegisterSet>>,
    /// Whether the function has been executed, so that an instruction without feedback is one that was not.
    pub has_run: bool,
}

/// The analyses of a request's functions, each made when it is asked for.
#[derive(Debug)]
pub(super) struct Analyses {
    functions: Vec<OnceCell<Rc<Analysis>>>,
}

impl Analyses {
    pub fn new(request: &CompileRequest) -> Self {
        Analyses { functions: request.functions.iter().map(|_| OnceCell::new()).collect() }
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
        let count = function.registers.len();
        let written = (0..flow.blocks.len())
            .map(|header| {
                flow.blocks[header].is_loop_header.then(|| loop_writes(&flow, request, header, count))
            })
            .collect();
        Analysis { flow, liveness, written, has_run: has_run(request) }
    }

    /// The registers that the loop with this header writes.
    pub fn written_in_loop(&self, header: Block) -> Option<&RegisterSet> {
        self.written[header.index()].as_ref()
    }
}

/// The registers written in the natural loop of a header.
fn loop_writes(
    flow: &ControlFlow,
    request: &FunctionRequest,
    header: usize,
    registers: usize,
) -> RegisterSet {
    let mut inside = vec![false; flow.blocks.len()];
    inside[header] = true;
    let latches =
        flow.blocks[header].predecessors.iter().map(|block| block.index()).filter(|&block| block >= header);
    let mut stack: Vec<usize> = latches.collect();
    while let Some(block) = stack.pop() {
        if block > header && !std::mem::replace(&mut inside[block], true) {
            stack.extend(flow.blocks[block].predecessors.iter().map(|block| block.index()));
        }
    }
    let mut set = RegisterSet::new(registers);
    for (index, block) in flow.blocks.iter().enumerate().filter(|(index, _)| inside[*index]) {
        debug_assert!(index >= header);
        for instruction in &flow.instructions[block.instructions.clone()] {
            let Some(instruction) = instruction_at(&request.code, *instruction) else { continue };
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

fn has_run(request: &FunctionRequest) -> bool {
    let mut pc = 0;
    let mut has_sites = false;
    while let Some(instruction) = instruction_at(&request.code, pc) {
        if instruction.info().site().is_some() {
            has_sites = true;
            if instruction.site() != 0 {
                return true;
            }
        }
        pc = instruction.next_pc();
    }
    let slot_used = |slot: &SlotFeedback| match slot {
        SlotFeedback::Property { cases, is_megamorphic } => !cases.is_empty() || *is_megamorphic,
        SlotFeedback::Call { cases, others } => !cases.is_empty() || *others > 0,
        SlotFeedback::Loop { iterations } => *iterations > 0,
    };
    request.slots.iter().any(slot_used) || !has_sites && request.slots.is_empty()
}
