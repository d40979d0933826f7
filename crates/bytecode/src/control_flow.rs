//! Basic blocks of a function, and how control passes between them.
//!
//! A block starts at the entry, at targets of jumps, at handlers, at loop headers and after instructions that branch, end
//! or yield; so an instruction with a label is the last of its block. An exception leaves a block in its middle: those edges
//! are kept apart. In verified code every edge that leads backward leads to a loop header.

use std::collections::BTreeSet;

use crate::module::{Function, Instruction, instruction_at};

/// A basic block, by its place in the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Block(pub u32);

impl Block {
    /// Its place in the code among the blocks.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of a block.
#[derive(Clone, Debug)]
pub struct BlockData {
    /// The `pc` of its first instruction.
    pub start: u32,
    /// The `pc` after its last instruction.
    pub end: u32,
    /// Indices of its instructions.
    pub instructions: std::ops::Range<usize>,
    /// The block it goes on in when it does not jump.
    pub fall_through: Option<Block>,
    /// The blocks it jumps to.
    pub targets: Vec<Block>,
    /// The blocks that handle what its instructions raise, without repetition.
    pub handlers: Vec<Block>,
    /// The blocks it is the fall-through or a target of.
    pub predecessors: Vec<Block>,
    /// Whether it starts with a loop header.
    pub is_loop_header: bool,
    /// Whether it is a handler.
    pub is_handler: bool,
}

impl BlockData {
    /// Where it goes on when nothing is raised: the fall-through first.
    pub fn successors(&self) -> impl Iterator<Item = Block> + '_ {
        self.fall_through.into_iter().chain(self.targets.iter().copied())
    }
}

/// The blocks of a function.
#[derive(Clone, Debug)]
pub struct ControlFlow {
    /// In the order of the code.
    pub blocks: Vec<BlockData>,
    /// The `pc` of each instruction.
    pub instructions: Vec<u32>,
    /// The handler's block for each instruction; empty in a function without handlers.
    handlers: Vec<Option<Block>>,
}

impl ControlFlow {
    /// The blocks of a function, which should be verified: what leads nowhere is left out.
    pub fn compute(func: &Function) -> Self {
        Self::with_block_limit(func, usize::MAX)
    }

    /// As [`compute`](Self::compute), with longer blocks cut into blocks of `limit` instructions.
    pub fn with_block_limit(func: &Function, limit: usize) -> Self {
        let instructions: Vec<u32> = func.instructions().map(|instruction| instruction.pc).collect();
        let mut flow = ControlFlow { blocks: Vec::new(), instructions, handlers: Vec::new() };
        let leaders = flow.leaders(func, limit);
        for (index, &first) in leaders.iter().enumerate() {
            let end = leaders.get(index + 1).copied().unwrap_or(flow.instructions.len());
            let last = flow.decode(func, end - 1);
            let head = flow.decode(func, first);
            flow.blocks.push(BlockData {
                start: head.pc,
                end: last.next_pc(),
                instructions: first..end,
                fall_through: None,
                targets: Vec::new(),
                handlers: Vec::new(),
                predecessors: Vec::new(),
                is_loop_header: head.info().is_loop_header(),
                is_handler: false,
            });
        }
        flow.connect(func);
        flow.connect_handlers(func);
        flow
    }

    fn decode<'a>(&self, func: &'a Function, index: usize) -> Instruction<'a> {
        instruction_at(&func.code, self.instructions[index]).expect("listed instructions are whole")
    }

    /// Indices of the instructions that start blocks.
    fn leaders(&self, func: &Function, limit: usize) -> Vec<usize> {
        let count = self.instructions.len();
        let mut leads = vec![false; count + 1];
        for (index, instruction) in func.instructions().enumerate() {
            let info = instruction.info();
            for target in instruction.targets().flatten() {
                if let Some(target) = self.instruction_index(target) {
                    leads[target] = true;
                }
            }
            leads[index] |= info.is_loop_header() || index == 0;
            leads[index + 1] |= info.effects.branches || info.effects.ends || info.effects.yields;
        }
        for handler in &func.handlers {
            if let Some(target) = self.instruction_index(handler.target) {
                leads[target] = true;
            }
        }
        let mut leaders = Vec::new();
        for (index, &is_leader) in leads[..count].iter().enumerate() {
            if is_leader || leaders.last().is_some_and(|&last| index - last >= limit) {
                leaders.push(index);
            }
        }
        leaders
    }

    fn connect(&mut self, func: &Function) {
        for index in 0..self.blocks.len() {
            let last = self.decode(func, self.blocks[index].instructions.end - 1);
            if !last.info().effects.ends && index + 1 < self.blocks.len() {
                self.blocks[index].fall_through = Some(Block(index as u32 + 1));
            }
            let mut targets: Vec<Block> =
                last.targets().flatten().filter_map(|target| self.block_at(target)).collect();
            targets.dedup();
            self.blocks[index].targets = targets;
            let successors: Vec<Block> = self.blocks[index].successors().collect();
            for successor in successors {
                self.blocks[successor.index()].predecessors.push(Block(index as u32));
            }
        }
    }

    /// Finds the handler of each instruction: the first of those that cover it.
    fn connect_handlers(&mut self, func: &Function) {
        if func.handlers.is_empty() {
            return;
        }
        let mut events: Vec<(u32, usize)> = Vec::with_capacity(2 * func.handlers.len());
        for (index, handler) in func.handlers.iter().enumerate().filter(|(_, range)| range.start < range.end)
        {
            events.push((handler.start, index));
            events.push((handler.end, index));
        }
        events.sort_unstable();
        let mut events = events.into_iter().peekable();
        let mut active = BTreeSet::new();
        self.handlers = vec![None; self.instructions.len()];
        for index in 0..self.blocks.len() {
            let mut handlers = BTreeSet::new();
            for instruction in self.blocks[index].instructions.clone() {
                let pc = self.instructions[instruction];
                while let Some((_, handler)) = events.next_if(|&(at, _)| at <= pc) {
                    if !active.remove(&handler) {
                        active.insert(handler);
                    }
                }
                let handler = active.first().map(|&handler: &usize| func.handlers[handler].target);
                let handler = handler.and_then(|target| self.block_at(target));
                self.handlers[instruction] = handler;
                if self.decode(func, instruction).info().effects.throws {
                    handlers.extend(handler);
                }
            }
            self.blocks[index].handlers = handlers.into_iter().collect();
        }
        for handler in &func.handlers {
            if let Some(block) = self.block_at(handler.target) {
                self.blocks[block.index()].is_handler = true;
            }
        }
    }

    /// What is known of a block.
    pub fn block(&self, block: Block) -> &BlockData {
        &self.blocks[block.index()]
    }

    /// The block that starts at `pc`.
    pub fn block_at(&self, pc: u32) -> Option<Block> {
        self.blocks.binary_search_by_key(&pc, |block| block.start).ok().map(|index| Block(index as u32))
    }

    /// The block that the instruction at `pc` is in.
    pub fn block_of(&self, pc: u32) -> Option<Block> {
        let after = self.blocks.partition_point(|block| block.start <= pc);
        let index = after.checked_sub(1)?;
        (pc < self.blocks[index].end).then_some(Block(index as u32))
    }

    /// Which instruction starts at `pc`.
    pub fn instruction_index(&self, pc: u32) -> Option<usize> {
        self.instructions.binary_search(&pc).ok()
    }

    /// The handler of what the instruction with this index raises.
    pub fn handler(&self, instruction: usize) -> Option<Block> {
        self.handlers.get(instruction).copied().flatten()
    }

    /// The blocks that start with a loop header, in the order of the code.
    pub fn loop_headers(&self) -> impl Iterator<Item = Block> + '_ {
        let headers = self.blocks.iter().enumerate().filter(|(_, block)| block.is_loop_header);
        headers.map(|(index, _)| Block(index as u32))
    }

    /// The blocks that the entry leads to, each before those it leads to, but for back edges; handlers included.
    pub fn reverse_postorder(&self) -> Vec<Block> {
        let mut seen = vec![false; self.blocks.len()];
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut stack: Vec<(Block, Vec<Block>)> = Vec::new();
        let enter = |block: Block, seen: &mut Vec<bool>, stack: &mut Vec<(Block, Vec<Block>)>| {
            if !std::mem::replace(&mut seen[block.index()], true) {
                let data = self.block(block);
                stack.push((block, data.successors().chain(data.handlers.iter().copied()).collect()));
            }
        };
        if !self.blocks.is_empty() {
            enter(Block(0), &mut seen, &mut stack);
        }
        while let Some((block, rest)) = stack.last_mut() {
            match rest.pop() {
                Some(next) => enter(next, &mut seen, &mut stack),
                None => {
                    order.push(*block);
                    stack.pop();
                }
            }
        }
        order.reverse();
        order
    }
}
