//! Which registers are live before each instruction: those whose value some way onward reads before it is written.
//!
//! Only every 32nd instruction and each block's first has its set stored; others are found by going back from the
//! next one that has, so memory stays small in long functions and a question costs a bounded number of steps.
//!
//! What is live into a handler is live before every instruction of its range that may raise. The results of such an
//! instruction are not written when it raises, so they do not hide what the handler reads.

use std::collections::BinaryHeap;

use crate::access::Access;
use crate::control_flow::ControlFlow;
use crate::module::Function;
use crate::opcode::OpInfo;
use crate::register_set::{RegisterRows, RegisterSet};

/// Most instructions between two stored sets.
const STRIDE: usize = 32;

/// The live registers of a function's instructions.
#[derive(Clone, Debug)]
pub struct Liveness {
    registers: usize,
    /// Blocks of at most [`STRIDE`] instructions.
    flow: ControlFlow,
    /// The set before each block.
    before: RegisterRows,
    steps: Vec<Step>,
    accesses: Vec<Access>,
}

/// An instruction, as far as liveness is concerned.
#[derive(Clone, Debug)]
struct Step {
    info: &'static OpInfo,
    first_access: u32,
    accesses: u32,
}

impl Liveness {
    /// Computes the live registers of a verified function.
    pub fn compute(func: &Function) -> Self {
        let flow = ControlFlow::with_block_limit(func, STRIDE);
        let registers = func.registers.len();
        let mut steps = Vec::with_capacity(flow.instructions.len());
        let mut accesses = Vec::new();
        for instruction in func.instructions() {
            let first_access = accesses.len() as u32;
            // Registers that do not exist occur in code that is not verified only.
            accesses.extend(instruction.accesses().filter(|access| access.registers().end <= registers));
            let count = accesses.len() as u32 - first_access;
            steps.push(Step { info: instruction.info(), first_access, accesses: count });
        }
        let before = RegisterRows::new(flow.blocks.len(), registers);
        let mut liveness = Liveness { registers, flow, before, steps, accesses };
        liveness.solve();
        liveness
    }

    fn solve(&mut self) {
        let count = self.flow.blocks.len();
        let mut raises_into = vec![Vec::new(); count];
        for (index, block) in self.flow.blocks.iter().enumerate() {
            for handler in &block.handlers {
                raises_into[handler.index()].push(index);
            }
        }
        // The last block in the code first: what it needs is found before those that lead to it are looked at.
        let mut queue: BinaryHeap<usize> = (0..count).collect();
        let mut queued = vec![true; count];
        let mut set = RegisterSet::new(self.registers);
        while let Some(index) = queue.pop() {
            queued[index] = false;
            self.before_instruction(index, self.flow.blocks[index].instructions.start, &mut set);
            if self.before.set(index, &set) {
                let predecessors = self.flow.blocks[index].predecessors.iter().map(|block| block.index());
                for other in predecessors.chain(raises_into[index].iter().copied()) {
                    if !std::mem::replace(&mut queued[other], true) {
                        queue.push(other);
                    }
                }
            }
        }
    }

    /// The set before an instruction of a block, from the sets before the blocks that follow it.
    fn before_instruction(&self, block: usize, instruction: usize, set: &mut RegisterSet) {
        self.across_instruction(block, instruction, set);
        for access in self.accesses(instruction).iter().filter(|access| access.is_read) {
            set.insert(access.registers());
        }
    }

    /// The set before an instruction, without what only itself reads.
    fn across_instruction(&self, block: usize, instruction: usize, set: &mut RegisterSet) {
        let last = self.flow.blocks[block].instructions.end - 1;
        set.clear();
        if let Some(next) = self.flow.blocks[block].fall_through {
            set.union_row(&self.before, next.index());
        }
        self.step_back(last, &self.flow.blocks[block].targets, set);
        for index in (instruction..last).rev() {
            for access in self.accesses(index + 1).iter().filter(|access| access.is_read) {
                set.insert(access.registers());
            }
            self.step_back(index, &[], set);
        }
    }

    /// From the set after an instruction to the set before it, but for its own reads.
    fn step_back(&self, instruction: usize, targets: &[crate::control_flow::Block], set: &mut RegisterSet) {
        let step = &self.steps[instruction];
        let join_targets = |set: &mut RegisterSet| {
            for target in targets {
                set.union_row(&self.before, target.index());
            }
        };
        if step.info.effects.delivers {
            join_targets(set);
        }
        for access in self.accesses(instruction).iter().filter(|access| access.is_write) {
            set.remove(access.registers());
        }
        if !step.info.effects.delivers {
            join_targets(set);
        }
        if let Some(handler) = self.flow.handler(instruction).filter(|_| step.info.effects.throws) {
            set.union_row(&self.before, handler.index());
        }
    }

    fn accesses(&self, instruction: usize) -> &[Access] {
        let step = &self.steps[instruction];
        &self.accesses[step.first_access as usize..][..step.accesses as usize]
    }

    /// The registers live before the instruction at `pc`; none when there is no such instruction.
    #[must_use]
    pub fn live_in(&self, pc: u32) -> RegisterSet {
        let mut set = RegisterSet::new(self.registers);
        if let (Some(index), Some(block)) = (self.flow.instruction_index(pc), self.flow.block_of(pc)) {
            if self.flow.block(block).start == pc {
                set.copy_row(&self.before, block.index());
            } else {
                self.before_instruction(block.index(), index, &mut set);
            }
        }
        set
    }

    /// The registers that must survive the instruction at `pc`: live after it or in its handler, and not written by it.
    #[must_use]
    pub fn live_across(&self, pc: u32) -> RegisterSet {
        let mut set = RegisterSet::new(self.registers);
        if let (Some(index), Some(block)) = (self.flow.instruction_index(pc), self.flow.block_of(pc)) {
            self.across_instruction(block.index(), index, &mut set);
        }
        set
    }

    /// The registers that a frame needs while it makes the call at `pc`: those that survive it, and what names the call.
    #[must_use]
    pub fn live_in_call(&self, pc: u32) -> RegisterSet {
        let mut set = self.live_across(pc);
        if let Some(index) = self.flow.instruction_index(pc)
            && self.steps[index].info.effects.holds
        {
            for access in self.accesses(index).iter().filter(|access| access.is_read) {
                set.insert(access.registers());
            }
        }
        set
    }
}
