//! Facts that hold on every way to a place in the code, by forward dataflow.
//!
//! Before a block holds what holds on all ways to it. A handler is reached from every instruction of its range that may
//! raise, with what such an instruction leaves when it does.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::control_flow::{Block, ControlFlow};
use crate::module::{Function, Instruction, instruction_at};
use crate::register_set::{RegisterRows, RegisterSet};

use super::Fault;

/// What instructions do to facts.
pub(super) trait Facts {
    /// Whether facts only become more within a block; then the first instruction that may raise speaks for those behind it.
    const ONLY_GROW: bool;

    /// How many facts there are.
    fn count(&self) -> usize;

    /// The facts at the entry.
    fn enter(&self, facts: &mut RegisterSet);

    /// What holds behind an instruction.
    fn pass(&self, instruction: Instruction<'_>, facts: &mut RegisterSet);

    /// What is left when an instruction raises.
    fn raise(&self, instruction: Instruction<'_>, facts: &mut RegisterSet);

    /// Whether an instruction may stand where these hold.
    ///
    /// # Errors
    /// What is wrong.
    fn check(&self, instruction: Instruction<'_>, facts: &RegisterSet) -> Result<(), String>;
}

struct Dataflow<'a, F> {
    func: &'a Function,
    flow: &'a ControlFlow,
    facts: &'a F,
    /// What holds before each block.
    before: RegisterRows,
    /// Whether a way to the block was found.
    reached: Vec<bool>,
    /// Blocks to look at, those earlier in the code first.
    queue: BinaryHeap<Reverse<usize>>,
    queued: Vec<bool>,
    raised: RegisterSet,
}

/// Checks each instruction that can be reached.
pub(super) fn check_facts(func: &Function, flow: &ControlFlow, facts: &impl Facts) -> Result<(), Fault> {
    let count = flow.blocks.len();
    let mut analysis = Dataflow {
        func,
        flow,
        facts,
        before: RegisterRows::new(count, facts.count()),
        reached: vec![false; count],
        queue: BinaryHeap::new(),
        queued: vec![false; count],
        raised: RegisterSet::new(facts.count()),
    };
    let mut set = RegisterSet::new(facts.count());
    facts.enter(&mut set);
    analysis.reach(Block(0), &set);
    while let Some(Reverse(index)) = analysis.queue.pop() {
        analysis.queued[index] = false;
        analysis.follow(index, &mut set);
    }
    for index in (0..count).filter(|&index| analysis.reached[index]) {
        set.copy_row(&analysis.before, index);
        for (_, instruction) in analysis.instructions(index) {
            facts.check(instruction, &set).map_err(|reason| Fault::at(instruction.pc, reason))?;
            facts.pass(instruction, &mut set);
        }
    }
    Ok(())
}

impl<'a, F: Facts> Dataflow<'a, F> {
    fn instructions(&self, block: usize) -> impl Iterator<Item = (usize, Instruction<'a>)> + use<'a, F> {
        let (func, flow) = (self.func, self.flow);
        flow.blocks[block].instructions.clone().map(move |index| {
            let instruction = instruction_at(&func.code, flow.instructions[index]);
            (index, instruction.expect("listed instructions are whole"))
        })
    }

    /// Notes a way to a block on which these hold.
    fn reach(&mut self, block: Block, facts: &RegisterSet) {
        let index = block.index();
        let changed = if std::mem::replace(&mut self.reached[index], true) {
            self.before.intersect(index, facts)
        } else {
            self.before.set(index, facts);
            true
        };
        if changed && !std::mem::replace(&mut self.queued[index], true) {
            self.queue.push(Reverse(index));
        }
    }

    /// Notes the ways to a handler and out of a block.
    fn follow(&mut self, block: usize, set: &mut RegisterSet) {
        let flow = self.flow;
        let data = &flow.blocks[block];
        set.copy_row(&self.before, block);
        let mut handled: Option<Block> = None;
        for (index, instruction) in self.instructions(block) {
            let effects = instruction.info().effects;
            if let Some(handler) = flow.handler(index).filter(|_| effects.throws)
                && !(F::ONLY_GROW && handled == Some(handler))
            {
                handled = Some(handler);
                let mut raised = std::mem::replace(&mut self.raised, RegisterSet::new(0));
                raised.clone_from(set);
                self.facts.raise(instruction, &mut raised);
                self.reach(handler, &raised);
                self.raised = raised;
            }
            if effects.branches && !effects.delivers {
                data.targets.iter().for_each(|&target| self.reach(target, set));
            }
            self.facts.pass(instruction, set);
            if effects.branches && effects.delivers {
                data.targets.iter().for_each(|&target| self.reach(target, set));
            }
        }
        if let Some(next) = data.fall_through {
            self.reach(next, set);
        }
    }
}
