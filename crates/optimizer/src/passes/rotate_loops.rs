//! Moves the test of a loop from its start to its end, with a copy before the loop.
//!
//! The header is copied into the preheader; the original stays in the loop as the last block. So an iteration takes one
//! jump less, and the body is only entered when it is executed: what it does every time may be hoisted.
//! The copy runs exactly when the header would have run for the first time, so all effects keep their order. Values of
//! the header then have two definitions; [`Repair`] adds parameters, but not for objects that are not made, which no value
//! stands for: those are named anew where they are used. The frame point moves behind the copy, if that
//! writes nothing the program could notice.
//!
//! Left alone are loops without a preheader, whose header is a latch already, calls, is large, or does not end in a
//! branch out of the loop. One rotation is linear in the size of the function.

use super::hoist_loop_invariants::may_happen_twice;
use crate::analysis::repair::{Repair, repair_block};
use crate::context::{Changed, PassContext};
use cranelift_entity::EntitySet;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::loops::Loops;
use ssa::{Block, BlockCall, Function, Inst, Op, Value};

/// Headers with more operations are not copied.
const MAX_HEADER: usize = 24;
/// No more loops than these are rotated in one function.
const MAX_LOOPS: usize = 64;

/// See the module.
pub fn rotate_loops(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut done = EntitySet::new();
    let mut changed = Changed::Nothing;
    for _ in 0..MAX_LOOPS {
        let (cfg, loops) = (cx.cfg(func), cx.loops(func));
        let Some(rotation) = find(func, &cfg, &loops, &done) else { break };
        done.insert(rotation.header);
        let new_header = rotation.run(func, cx);
        done.insert(new_header);
        changed = Changed::ControlFlow;
    }
    changed
}

struct Rotation {
    header: Block,
    preheader: Block,
    /// The header's target in the loop.
    body: Block,
    /// The header's target outside.
    outside: Block,
}

fn find(func: &Function, cfg: &Cfg, loops: &Loops, done: &EntitySet<Block>) -> Option<Rotation> {
    loops.iter().rev().find_map(|(id, data)| {
        let header = data.header;
        let preheader = loops.preheader(cfg, id)?;
        if done.contains(header) || data.latches.contains(&header) {
            return None;
        }
        let insts = func.insts(header);
        if insts.len() > MAX_HEADER || insts.iter().any(|inst| func.op(*inst).effects().calls) {
            return None;
        }
        let Op::Branch { then, otherwise, .. } = *func.op(func.terminator(header)) else { return None };
        match (loops.contains(id, then.block), loops.contains(id, otherwise.block)) {
            (true, false) => Some(Rotation { header, preheader, body: then.block, outside: otherwise.block }),
            (false, true) => Some(Rotation { header, preheader, body: otherwise.block, outside: then.block }),
            _ => None,
        }
    })
}

impl Rotation {
    /// Rotates; the result is the new header.
    fn run(self, func: &mut Function, cx: &mut PassContext) -> Block {
        self.name_deferred_anew(func);
        let defined = self.defined(func);
        let body = split_edge(func, self.header, self.body);
        let outside = split_edge(func, self.header, self.outside);
        let copies = self.copy_header(func);
        // A preheader of its own for the body.
        let preheader = split_edge(func, self.preheader, body);
        self.move_frame_point(func, preheader);
        place_blocks(func, &self, body, outside, preheader);
        cx.invalidate(Changed::ControlFlow);
        let cfg = cx.cfg(func);
        let mut repairs: FxHashMap<Value, Repair<'_>> = defined
            .iter()
            .map(|value| {
                let definitions = [(self.header, *value), (self.preheader, copies[value])];
                (*value, Repair::new(&cfg, func.type_of(*value), &definitions))
            })
            .collect();
        for &block in cfg.order() {
            if block != self.header && block != self.preheader {
                repair_block(func, block, &mut repairs);
            }
        }
        body
    }

    /// Gives each block that uses an object of the header that is not made one of its own, of the same values.
    fn name_deferred_anew(&self, func: &mut Function) {
        let is_deferred = |inst: &Inst| matches!(func.op(*inst), Op::DeferredObject { .. });
        let deferred: Vec<Inst> = func.insts(self.header).iter().copied().filter(is_deferred).collect();
        if deferred.is_empty() {
            return;
        }
        for block in func.layout().to_vec() {
            if block == self.header {
                continue;
            }
            // An object may be part of those behind it.
            let mut anew: FxHashMap<Value, Value> = FxHashMap::default();
            let mut insts = Vec::new();
            for &inst in &deferred {
                let mut op = func.copy_op(inst);
                op.map_values(&mut func.operands, |value| anew.get(&value).copied().unwrap_or(value));
                let new = func.make_inst(op);
                let results = func.result(inst).zip(func.result(new)).expect("objects are values");
                anew.insert(results.0, results.1);
                insts.push(new);
            }
            let mut is_used = false;
            let mut name = |value: Value| {
                let new = anew.get(&value).copied();
                is_used |= new.is_some();
                new.unwrap_or(value)
            };
            for inst in func.insts(block).to_vec() {
                let mut op = *func.op(inst);
                op.map_values(&mut func.operands, &mut name);
                if let Some(state) = op.frame_state_mut() {
                    *state = func.rewrite_frame_state(*state, &mut |_, value| name(value));
                }
                func.set_op(inst, op);
            }
            if is_used {
                insts.extend_from_slice(func.insts(block));
                func.set_insts(block, insts);
            }
        }
    }

    fn defined(&self, func: &Function) -> Vec<Value> {
        let results = func.insts(self.header).iter().filter_map(|inst| func.result(*inst));
        func.params(self.header).iter().copied().chain(results).collect()
    }

    /// Copies the header's instructions to the end of the preheader; the result leads from values to their copies.
    fn copy_header(&self, func: &mut Function) -> FxHashMap<Value, Value> {
        let mut insts = func.take_insts(self.preheader);
        let jump = insts.pop().expect("a block ends in a terminator");
        let Op::Jump { target } = *func.op(jump) else { unreachable!("a preheader jumps") };
        let args = target.args(&func.operands).to_vec();
        let mut copies: FxHashMap<Value, Value> =
            func.params(self.header).iter().copied().zip(args).collect();
        for inst in func.insts(self.header).to_vec() {
            let mut op = func.copy_op(inst);
            let copy = |value: Value| copies.get(&value).copied().unwrap_or(value);
            op.map_values(&mut func.operands, copy);
            if let Some(state) = op.frame_state_mut() {
                *state = func.rewrite_frame_state(*state, &mut |_, value| copy(value));
            }
            let new = func.make_inst(op);
            if let (Some(old), Some(new)) = (func.result(inst), func.result(new)) {
                copies.insert(old, new);
            }
            insts.push(new);
        }
        func.set_insts(self.preheader, insts);
        copies
    }

    /// Moves the frame point of the old preheader into the new one.
    fn move_frame_point(&self, func: &mut Function, preheader: Block) {
        let insts = func.insts(self.preheader).to_vec();
        let point = insts.iter().rposition(|inst| matches!(func.op(*inst), Op::FramePoint { .. }));
        let Some(point) = point else { return };
        let valid = insts[point..].iter().all(|inst| may_happen_twice(func.op(*inst)));
        func.retain_insts(self.preheader, |_, inst| inst != insts[point]);
        if valid {
            func.append_before_terminator(preheader, *func.op(insts[point]));
        }
    }
}

/// A new block on the edges from `from` to `to`, which has no parameters and passes on what they passed. There is
/// only one such edge, or both pass the same.
pub(super) fn split_edge(func: &mut Function, from: Block, to: Block) -> Block {
    let middle = func.make_block();
    let mut passed: Option<BlockCall> = None;
    func.map_targets(from, |call, _| {
        if call.block != to {
            return call;
        }
        passed = Some(call);
        BlockCall { block: middle, args: ssa::ValueList::new() }
    });
    let target = passed.expect("there is an edge");
    func.append(middle, Op::Jump { target });
    func.set_cold(middle, func.is_cold(to));
    middle
}

/// Puts the new blocks where the control goes: preheader, body, …, header, outside.
fn place_blocks(func: &mut Function, rotation: &Rotation, body: Block, outside: Block, preheader: Block) {
    let mut layout: Vec<Block> = Vec::with_capacity(func.layout().len());
    for &block in func.layout() {
        if block == body || block == outside || block == preheader {
            continue;
        }
        layout.push(block);
        if block == rotation.preheader {
            layout.extend([preheader, body]);
        } else if block == rotation.header {
            layout.push(outside);
        }
    }
    func.set_layout(layout);
}
