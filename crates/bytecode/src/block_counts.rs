//! Counts of blocks: what makes a program count how often each of its blocks is executed, for isolates that profile them.
//!
//! As with [`charges`](crate::charges), an instruction of its own counts at the start of each block. So the counts are exact in every
//! tier, inlined code counts for the function that it is of, and programs that are not profiled have nothing to skip.

use std::collections::BTreeSet;

use crate::assembler::set_slot;
use crate::insertion::insert;
use crate::module::{Function, Instruction, Module};
use crate::opcode::Opcode;
use crate::operand::{OperandKind, SlotKind};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Executions of each block. The first one's are calls.
    Blocks,
    /// Calls alone.
    Calls,
}

/// Puts counts into all functions of a module, but for those in which a jump would become too far or slots too many.
pub fn insert_counts(module: &mut Module, counted: Counted) {
    module.functions.iter_mut().for_each(match counted {
        Counted::Blocks => count_blocks,
        Counted::Calls => count_calls,
    });
}

fn count_calls(function: &mut Function) {
    let slot = function.slots.len();
    if slot >= usize::from(u16::MAX) {
        return;
    }
    let mut words = [Opcode::CountBlock as u64];
    set_slot(&mut words, 0, slot as u16);
    if insert(function, Some(words[0]), |_| [None, None]).is_ok() {
        function.slots.push(SlotKind::Block);
    }
}

fn count_blocks(function: &mut Function) {
    let starts: Vec<u32> = block_starts(function).into_iter().collect();
    let first_slot = function.slots.len();
    if first_slot + starts.len() > usize::from(u16::MAX) {
        return;
    }
    let count = |instruction: &Instruction<'_>| {
        let block = starts.binary_search(&instruction.pc).ok()?;
        let mut words = [Opcode::CountBlock as u64];
        set_slot(&mut words, 0, (first_slot + block) as u16);
        Some(words[0])
    };
    let inserted = insert(function, None, |instruction| {
        let count = count(instruction);
        // These stand first in what they begin.
        match instruction.info().is_loop_header() || instruction.info().effects.catches {
            true => [None, count],
            false => [count, None],
        }
    });
    if inserted.is_ok() {
        function.slots.extend(starts.iter().map(|_| SlotKind::Block));
    }
}

/// Where blocks start: where jumps and handlers lead to, and behind jumps.
fn block_starts(function: &Function) -> BTreeSet<u32> {
    let mut starts = BTreeSet::from([0]);
    starts.extend(function.handlers.iter().map(|handler| handler.target));
    for instruction in function.instructions() {
        let labels = instruction.info().operands.iter().filter(|operand| operand.kind == OperandKind::Label);
        let targets: Vec<u32> =
            labels.filter_map(|operand| instruction.target(instruction.slot(operand.slot))).collect();
        if !targets.is_empty() && !instruction.info().effects.ends {
            starts.insert(instruction.pc + instruction.words.len() as u32);
        }
        starts.extend(targets);
    }
    starts
}

/// The blocks of a function that are counted: their slots, and the lines where they start.
pub fn counted_blocks(function: &Function) -> impl Iterator<Item = (u16, u32)> + '_ {
    let counts = function.instructions().filter(|instruction| instruction.opcode == Opcode::CountBlock);
    counts.map(|instruction| (instruction.slot(0), function.span_at(instruction.pc).line))
}
