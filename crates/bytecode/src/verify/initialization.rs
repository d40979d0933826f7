//! Checks that on every way to a read of a register there is a write of it.
//!
//! Forward dataflow: before a block are written what is written on all ways to it. A handler is reached from every
//! instruction of its range that may raise, with what is written before that instruction. Within a block the written
//! registers only become more, so the first such instruction speaks for the others.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::control_flow::{Block, ControlFlow};
use crate::module::{Function, Instruction, instruction_at};
use crate::register_set::{RegisterRows, RegisterSet};

use super::Fault;

struct Initialization<'a> {
    func: &'a Function,
    flow: &'a ControlFlow,
    /// What is written before each block.
    written: RegisterRows,
    /// Whether a way to the block was found.
    reached: Vec<bool>,
    /// Blocks to look at, those earlier in the code first.
    queue: BinaryHeap<Reverse<usize>>,
    queued: Vec<bool>,
}

pub(super) fn check_initialization(func: &Function, flow: &ControlFlow) -> Result<(), Fault> {
    let count = flow.blocks.len();
    let mut analysis = Initialization {
        func,
        flow,
        written: RegisterRows::new(count, func.registers.len()),
        reached: vec![false; count],
        queue: BinaryHeap::new(),
        queued: vec![false; count],
    };
    let mut set = RegisterSet::new(func.registers.len());
    set.insert(0..func.parameters.count());
    analysis.reach(Block(0), &set);
    while let Some(Reverse(index)) = analysis.queue.pop() {
        analysis.queued[index] = false;
        analysis.pass(index, &mut set);
    }
    for index in (0..count).filter(|&index| analysis.reached[index]) {
        analysis.check_block(index, &mut set)?;
    }
    Ok(())
}

impl<'a> Initialization<'a> {
    fn instructions(&self, block: usize) -> impl Iterator<Item = (usize, Instruction<'a>)> + use<'a> {
        let (func, flow) = (self.func, self.flow);
        flow.blocks[block].instructions.clone().map(move |index| {
            let instruction = instruction_at(&func.code, flow.instructions[index]);
            (index, instruction.expect("listed instructions are whole"))
        })
    }

    /// Notes a way to a block on which these registers are written.
    fn reach(&mut self, block: Block, written: &RegisterSet) {
        let index = block.index();
        let changed = if std::mem::replace(&mut self.reached[index], true) {
            self.written.intersect(index, written)
        } else {
            self.written.set(index, written);
            true
        };
        if changed && !std::mem::replace(&mut self.queued[index], true) {
            self.queue.push(Reverse(index));
        }
    }

    /// Follows the ways through a block.
    fn pass(&mut self, block: usize, set: &mut RegisterSet) {
        let flow = self.flow;
        let data = &flow.blocks[block];
        set.copy_row(&self.written, block);
        let mut handled: Vec<Block> = Vec::new();
        for (index, instruction) in self.instructions(block) {
            let effects = instruction.info().effects;
            if let Some(handler) = flow.handler(index).filter(|_| effects.throws)
                && handled.last() != Some(&handler)
            {
                handled.push(handler);
                self.reach(handler, set);
            }
            if effects.branches && !effects.delivers {
                data.targets.iter().for_each(|&target| self.reach(target, set));
            }
            write(instruction, set);
            if effects.branches && effects.delivers {
                data.targets.iter().for_each(|&target| self.reach(target, set));
            }
        }
        if let Some(next) = data.fall_through {
            self.reach(next, set);
        }
    }

    fn check_block(&self, block: usize, set: &mut RegisterSet) -> Result<(), Fault> {
        set.copy_row(&self.written, block);
        for (_, instruction) in self.instructions(block) {
            for access in instruction.accesses().filter(|access| access.is_read) {
                if let Some(register) = set.first_missing(access.registers()) {
                    let reason = format!("register r{register} may be read before it is written");
                    return Err(Fault::at(instruction.pc, reason));
                }
            }
            write(instruction, set);
        }
        Ok(())
    }
}

fn write(instruction: Instruction<'_>, set: &mut RegisterSet) {
    for access in instruction.accesses().filter(|access| access.is_write) {
        set.insert(access.registers());
    }
}
