//! Peels iterations off a loop: copies of the loop's blocks before it, one after the other. The ways back of each lead to the
//! next, those of the last to the loop.
//!
//! What is not true of the first iteration, such as that an object was made by the one before, is then true of all in the
//! loop; and where a loop ends after a known number of iterations, each has constants of its own. The copies run exactly what
//! the loop would have run first, so all effects keep their order. Values of the loop then have several definitions behind it, where
//! [`Repair`] adds parameters.
//!
//! All ways back of a copy meet in a block of their own, which is the preheader of what follows. The poll at the start of the
//! loop tells how the interpreter goes on there, so what it says of the values that come in is the frame point.

use super::hoist_loop_invariants::{frame_point, may_happen_twice};
use crate::analysis::repair::{Repair, repair_block};
use rustc_hash::{FxHashMap, FxHashSet};
use ssa::cfg::Cfg;
use ssa::loops::{Loop, Loops};
use ssa::{Block, BlockCall, FrameState, Function, Op, Value};

/// Peels `count` iterations off a loop that has a preheader.
pub(super) fn peel(func: &mut Function, cfg: &Cfg, loops: &Loops, id: Loop, count: usize) {
    let data = loops.data(id);
    let preheader = loops.preheader(cfg, id).expect("the loop has a preheader");
    let point = frame_point(func, preheader);
    let copies: Vec<Copy> = (0..count).map(|_| Copy::new(func, data.header, &data.blocks)).collect();
    let mut before = preheader;
    for copy in &copies {
        let entry = copy.blocks[&data.header];
        func.map_targets(before, |call, _| BlockCall {
            block: if call.block == data.header { entry } else { call.block },
            args: call.args,
        });
        copy.go_back(func, point);
        before = copy.back;
    }
    let blocks =
        |copy: &Copy| data.blocks.iter().map(|block| copy.blocks[block]).chain([copy.back]).collect();
    let placed: Vec<Block> = copies.iter().flat_map(|copy| -> Vec<Block> { blocks(copy) }).collect();
    repair(func, &copies, &placed, |block| loops.contains(id, block));
    place(func, preheader, &placed);
}

/// One iteration that was peeled off.
struct Copy {
    header: Block,
    /// Where its ways back meet.
    back: Block,
    /// From what is in the loop to its copy.
    blocks: FxHashMap<Block, Block>,
    values: FxHashMap<Value, Value>,
    states: FxHashMap<FrameState, FrameState>,
}

impl Copy {
    /// A copy of the blocks of the loop with this header, which nothing leads to yet.
    fn new(func: &mut Function, header: Block, blocks: &[Block]) -> Copy {
        let mut copy = Copy {
            header,
            back: func.make_block(),
            blocks: FxHashMap::default(),
            values: FxHashMap::default(),
            states: FxHashMap::default(),
        };
        for &block in blocks {
            copy.copy_params(func, block);
        }
        for &block in blocks {
            copy.copy_insts(func, block);
        }
        copy
    }

    fn copied(&self, value: Value) -> Value {
        self.values.get(&value).copied().unwrap_or(value)
    }

    fn copy_params(&mut self, func: &mut Function, block: Block) {
        let copy = func.make_block();
        func.set_cold(copy, func.is_cold(block));
        self.blocks.insert(block, copy);
        for param in func.params(block).to_vec() {
            let ty = func.type_of(param);
            self.values.insert(param, func.append_param(copy, ty));
        }
    }

    /// Copies instructions. Blocks come in reverse postorder, so what they use was copied before.
    fn copy_insts(&mut self, func: &mut Function, block: Block) {
        let copy = self.blocks[&block];
        for inst in func.insts(block).to_vec() {
            let mut op = func.copy_op(inst);
            op.map_values(&mut func.operands, |value| self.copied(value));
            op.map_targets(&mut func.operands, |call, _| {
                let copied = self.blocks.get(&call.block).copied().unwrap_or(call.block);
                BlockCall {
                    block: if call.block == self.header { self.back } else { copied },
                    args: call.args,
                }
            });
            if let Some(state) = op.frame_state_mut() {
                *state = self.copy_state(func, *state);
            }
            let new = func.append(copy, op);
            if let (Some(old), Some(new)) = (func.result(inst), func.result(new)) {
                self.values.insert(old, new);
            }
        }
    }

    /// The state with the values of the copy; states share their callers as before.
    fn copy_state(&mut self, func: &mut Function, state: FrameState) -> FrameState {
        if let Some(&known) = self.states.get(&state) {
            return known;
        }
        let mut data = func.frame_states[state].clone();
        for slot in &mut data.registers {
            slot.value = self.copied(slot.value);
        }
        if let Some(caller) = &mut data.caller {
            caller.state = self.copy_state(func, caller.state);
        }
        let copy = if data == func.frame_states[state] { state } else { func.frame_state(data) };
        self.states.insert(state, copy);
        copy
    }

    /// Leads the ways back to the loop, with a frame point if `point` was the one in front of it.
    fn go_back(&self, func: &mut Function, point: Option<FrameState>) {
        let params = func.params(self.header).to_vec();
        let passed: Vec<Value> =
            params.iter().map(|&param| func.append_param(self.back, func.type_of(param))).collect();
        if let Some(state) = point.and_then(|point| self.polled(func, point)) {
            let given = |value: Value| params.iter().position(|param| *param == value).map(|i| passed[i]);
            let exit = func.rewrite_frame_state(state, &mut |_, value| given(value).unwrap_or(value));
            func.append(self.back, Op::FramePoint { exit });
        }
        let target = func.block_call(self.header, &passed);
        func.append(self.back, Op::Jump { target });
    }

    /// The state of the poll at the start of the loop, if it goes on where `point` does and names nothing that is computed before it.
    fn polled(&self, func: &Function, point: FrameState) -> Option<FrameState> {
        let insts = func.insts(self.header);
        let at = insts.iter().position(|inst| matches!(func.op(*inst), Op::Poll { .. }))?;
        let exit = func.op(insts[at]).frame_state()?;
        let place = |state: FrameState| {
            let data = &func.frame_states[state];
            (data.function, data.pc, data.mode, data.caller.map(|caller| caller.return_register))
        };
        let mut is_free =
            place(exit) == place(point) && insts[..at].iter().all(|inst| may_happen_twice(func.op(*inst)));
        func.for_each_frame_value(exit, |value| {
            is_free &=
                func.block_of_value(value) != Some(self.header) || func.params(self.header).contains(&value);
        });
        is_free.then_some(exit)
    }
}

/// Gives the blocks outside the loop and its copies what each value is on the way they are come to.
fn repair(func: &mut Function, copies: &[Copy], placed: &[Block], is_inside: impl Fn(Block) -> bool) {
    let cfg = Cfg::new(func);
    let placed: FxHashSet<Block> = placed.iter().copied().collect();
    let outside: Vec<Block> =
        cfg.order().iter().copied().filter(|block| !is_inside(*block) && !placed.contains(block)).collect();
    let mut repairs: FxHashMap<Value, Repair<'_>> = FxHashMap::default();
    for &inst in outside.iter().flat_map(|block| func.insts(*block)) {
        func.for_each_use(inst, |value| {
            if copies.iter().any(|copy| copy.values.contains_key(&value)) {
                let block = func.block_of_value(value).expect("it is defined in the loop");
                let copied = copies.iter().map(|copy| (copy.blocks[&block], copy.values[&value]));
                let definitions: Vec<(Block, Value)> = copied.chain([(block, value)]).collect();
                repairs.entry(value).or_insert_with(|| Repair::new(&cfg, func.type_of(value), &definitions));
            }
        });
    }
    for &block in &outside {
        repair_block(func, block, &mut repairs);
    }
}

/// Puts the copies behind the block that goes to the first of them.
fn place(func: &mut Function, preheader: Block, copies: &[Block]) {
    let is_copy: FxHashSet<Block> = copies.iter().copied().collect();
    let mut layout: Vec<Block> = Vec::with_capacity(func.layout().len());
    for &block in func.layout() {
        if is_copy.contains(&block) {
            continue;
        }
        layout.push(block);
        if block == preheader {
            layout.extend(copies);
        }
    }
    func.set_layout(layout);
}
