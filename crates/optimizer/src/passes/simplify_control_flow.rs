//! Folds branches that are decided, goes past blocks that only jump, and past those that only branch on what an edge brings,
//! joins blocks, drops what cannot be reached and parameters that always have the same value.
//!
//! Each step keeps the sequence of effects on every path. A preheader with a frame point is not empty, so loops
//! keep theirs. Repeats until nothing changes; each round is linear.

use crate::analysis::uses::Uses;
use crate::context::{Changed, PassContext};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use ssa::cfg::Cfg;
use ssa::entities::Operands;
use ssa::loops::Loops;
use ssa::{Block, BlockCall, Function, Inst, Op, Value};

/// Edges that are led past branches, at most: two that lead to each other would go on for ever.
const MAX_DECIDED: usize = 256;
/// Operations without effects in a block that only branches, at most.
const MAX_COMPUTED: usize = 8;

/// See the module.
pub fn simplify_control_flow(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = Changed::Nothing;
    let mut decided = 0;
    // From here on every block has its predecessors in the graph.
    if remove_unreachable(func, &cx.cfg(func)) {
        changed = Changed::ControlFlow;
    }
    loop {
        let cfg = cx.cfg(func);
        while remove_trivial_params(func, &cfg) {
            changed = changed.and(Changed::Values);
        }
        func.resolve_aliases();
        let mut edges = false;
        for block in func.layout().to_vec() {
            edges |= fold_terminator(func, block);
        }
        edges |= thread_jumps(func);
        if edges {
            forget_edges(func, cx);
        }
        if decided < MAX_DECIDED && func.layout()[1..].iter().any(|&block| decides(func, block).is_some()) {
            let past = thread_decided(func, &cx.loops(func));
            if past != 0 {
                forget_edges(func, cx);
            }
            decided += past;
            edges |= past != 0;
        }
        if merge_blocks(func, &cx.cfg(func)) {
            edges = true;
            cx.invalidate(Changed::ControlFlow);
        }
        if !edges {
            return changed;
        }
        changed = Changed::ControlFlow;
    }
}

/// Makes the graph anew after edges have changed, and removes what they no longer lead to.
pub(super) fn forget_edges(func: &mut Function, cx: &mut PassContext) {
    cx.invalidate(Changed::ControlFlow);
    remove_unreachable(func, &cx.cfg(func));
}

/// Removes the blocks that cannot be reached; whether there were any. The graph does not have them in any case.
fn remove_unreachable(func: &mut Function, cfg: &Cfg) -> bool {
    let kept: Vec<Block> = func.layout().iter().copied().filter(|block| cfg.is_reachable(*block)).collect();
    let changed = kept.len() != func.layout().len();
    if changed {
        func.set_layout(kept);
    }
    changed
}

/// Replaces parameters that get the same value on all edges, themselves aside. Uses are not rewritten.
pub(super) fn remove_trivial_params(func: &mut Function, cfg: &Cfg) -> bool {
    let mut changed = false;
    for &block in cfg.order() {
        if block == func.entry() || func.params(block).is_empty() {
            continue;
        }
        let mut preds = SmallVec::<[Block; 4]>::from_slice(cfg.preds(block));
        preds.sort_unstable();
        preds.dedup();
        let calls: SmallVec<[BlockCall; 4]> =
            preds.iter().flat_map(|pred| func.targets(*pred)).filter(|call| call.block == block).collect();
        let mut trivial = SmallVec::<[(usize, Value); 8]>::new();
        for (i, &param) in func.params(block).iter().enumerate() {
            let mut incoming = calls.iter().map(|call| func.resolve(call.args(&func.operands)[i]));
            let Some(first) = incoming.clone().find(|value| *value != param) else { continue };
            if incoming.all(|value| value == first || value == param) {
                trivial.push((i, first));
            }
        }
        if trivial.is_empty() {
            continue;
        }
        changed = true;
        for &(i, value) in &trivial {
            func.replace(func.params(block)[i], value);
        }
        let keep = |i| trivial.iter().all(|(index, _)| *index != i);
        for pred in preds {
            func.retain_args(pred, block, keep);
        }
        func.retain_params(block, keep);
    }
    changed
}

/// Decides a branch whose condition is known; whether it was.
pub(super) fn fold_terminator(func: &mut Function, block: Block) -> bool {
    let inst = func.terminator(block);
    let new = match *func.op(inst) {
        Op::Branch { cond, then, otherwise, hint } => match func.defining_op(cond) {
            Some(Op::ConstBool { value: true }) => Op::Jump { target: then },
            Some(Op::ConstBool { value: false }) => Op::Jump { target: otherwise },
            Some(Op::BoolNot { value }) => {
                Op::Branch { cond: *value, then: otherwise, otherwise: then, hint: hint.swapped() }
            }
            _ if same_call(func, then, otherwise) => Op::Jump { target: then },
            _ => return false,
        },
        Op::Switch { value, table } => match func.defining_op(value) {
            Some(&Op::ConstInt { value }) => {
                let data = &func.operands.switches[table];
                let index = value.checked_sub(data.low).and_then(|index| usize::try_from(index).ok());
                let target = index.and_then(|index| data.targets.get(index)).unwrap_or(&data.default);
                Op::Jump { target: *target }
            }
            _ => return false,
        },
        _ => return false,
    };
    func.set_op(inst, new);
    true
}

fn same_call(func: &Function, a: BlockCall, b: BlockCall) -> bool {
    a.block == b.block && a.args(&func.operands) == b.args(&func.operands)
}

/// Sends edges to a block that does nothing but jump on to where it jumps.
fn thread_jumps(func: &mut Function) -> bool {
    let mut uses = None;
    let mut forward: FxHashMap<Block, BlockCall> = FxHashMap::default();
    for &block in &func.layout()[1..] {
        let [inst] = *func.insts(block) else { continue };
        let Op::Jump { target } = *func.op(inst) else { continue };
        let own = |param: &Value| {
            let uses = uses.get_or_insert_with(|| Uses::new(func));
            uses.operands(*param).iter().all(|user| *user == inst) && !uses.is_in_frame_state(*param)
        };
        if target.block != block && func.params(block).iter().all(own) {
            forward.insert(block, target);
        }
    }
    if forward.is_empty() {
        return false;
    }
    // A cycle of such blocks is an endless loop without effects; it must keep a block.
    for &start in func.layout() {
        if !forward.contains_key(&start) {
            continue;
        }
        let mut at = start;
        let mut steps = 0;
        while let Some(next) = forward.get(&at) {
            at = next.block;
            steps += 1;
            if at == start || steps > forward.len() {
                forward.remove(&start);
                break;
            }
        }
    }
    let mut changed = false;
    for block in func.layout().to_vec() {
        let params: SmallVec<[(Block, Vec<Value>); 2]> = func
            .targets(block)
            .iter()
            .filter(|call| forward.contains_key(&call.block))
            .map(|call| (call.block, func.params(call.block).to_vec()))
            .collect();
        if params.is_empty() {
            continue;
        }
        changed = true;
        func.map_targets(block, |call, operands| {
            let (Some(next), Some((_, params))) =
                (forward.get(&call.block), params.iter().find(|(block, _)| *block == call.block))
            else {
                return call;
            };
            substituted(call, params, *next, operands)
        });
    }
    changed
}

/// The way past a block: its parameters, and where it goes on.
type Past = (Vec<Value>, BlockCall);

/// Which parameter a block branches on, if it does little else, and where it then goes.
fn decides(func: &Function, block: Block) -> Option<(usize, [BlockCall; 2])> {
    let (&inst, computed) = func.insts(block).split_last()?;
    let Op::Branch { cond, then, otherwise, .. } = *func.op(inst) else { return None };
    let cond = func.resolve(cond);
    let index = func.params(block).iter().position(|&param| param == cond)?;
    let others = then.block != block && otherwise.block != block;
    (computed.len() <= MAX_COMPUTED && others).then_some((index, [otherwise, then]))
}

/// Sends edges that bring a constant to a block that only branches on it to where that leads. How many. What such a block
/// computes without effects, nobody else may use.
///
/// The head of a loop stays its only entry.
fn thread_decided(func: &mut Function, loops: &Loops) -> usize {
    let mut uses = None;
    let mut deciding: FxHashMap<Block, (usize, [BlockCall; 2])> = FxHashMap::default();
    for &block in &func.layout()[1..] {
        let Some((index, targets)) = decides(func, block) else { continue };
        if loops.iter().any(|(_, data)| data.header == block) {
            continue;
        }
        let (&inst, computed) = func.insts(block).split_last().expect("it ends in a branch");
        let uses = uses.get_or_insert_with(|| Uses::new(func));
        let stays = |value: Value, leaves: bool| {
            let mut users = uses.operands(value).iter();
            users.all(|&user| func.block_of(user) == Some(block) && (leaves || user != inst))
                && !uses.is_in_frame_state(value)
        };
        let is_free = |&inst: &Inst| {
            func.op(inst).effects().is_pure() && func.result(inst).is_none_or(|result| stays(result, false))
        };
        if func.params(block).iter().all(|&param| stays(param, true)) && computed.iter().all(is_free) {
            deciding.insert(block, (index, targets));
        }
    }
    if deciding.is_empty() {
        return 0;
    }
    let mut count = 0;
    for block in func.layout().to_vec() {
        let ways: SmallVec<[Option<Past>; 2]> = func
            .targets(block)
            .iter()
            .map(|call| {
                let (index, targets) = deciding.get(&call.block)?;
                match func.defining_op(func.resolve(call.args(&func.operands)[*index])) {
                    Some(&Op::ConstBool { value }) => {
                        Some((func.params(call.block).to_vec(), targets[usize::from(value)]))
                    }
                    _ => None,
                }
            })
            .collect();
        if ways.iter().all(Option::is_none) {
            continue;
        }
        let mut ways = ways.into_iter();
        func.map_targets(block, |call, operands| {
            let Some((params, next)) = ways.next().flatten() else { return call };
            count += 1;
            substituted(call, &params, next, operands)
        });
    }
    count
}

/// Where an edge leads that goes past a block with these parameters, which goes on at `next`.
fn substituted(call: BlockCall, params: &[Value], next: BlockCall, operands: &mut Operands) -> BlockCall {
    let given = call.args(operands).to_vec();
    let subst = |value: &Value| params.iter().position(|p| p == value).map_or(*value, |i| given[i]);
    let args: Vec<Value> = next.args(operands).iter().map(subst).collect();
    BlockCall { block: next.block, args: ssa::ValueList::from_slice(&args, &mut operands.lists) }
}

/// Appends a block to its only predecessor, when that goes nowhere else.
fn merge_blocks(func: &mut Function, cfg: &Cfg) -> bool {
    let mut changed = false;
    let mut merged: FxHashMap<Block, Block> = FxHashMap::default();
    for &block in cfg.order() {
        let [pred] = *cfg.preds(block) else { continue };
        // Where the predecessor went itself when it was merged.
        let mut into = pred;
        while let Some(&next) = merged.get(&into) {
            into = next;
        }
        let jump = func.terminator(into);
        let Op::Jump { target } = *func.op(jump) else { continue };
        if target.block != block || into == block || block == func.entry() {
            continue;
        }
        for (param, arg) in func.params(block).to_vec().into_iter().zip(target.args(&func.operands).to_vec())
        {
            func.replace(param, arg);
        }
        let mut insts = func.take_insts(into);
        insts.pop();
        insts.extend(func.take_insts(block));
        func.set_insts(into, insts);
        func.retain_params(block, |_| false);
        if func.is_cold(into) && into != func.entry() && !func.is_cold(block) {
            func.set_cold(into, false);
        }
        merged.insert(block, into);
        changed = true;
    }
    if changed {
        func.set_layout(func.layout().iter().copied().filter(|block| !merged.contains_key(block)).collect());
        func.resolve_aliases();
    }
    changed
}
