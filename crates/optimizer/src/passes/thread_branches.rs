//! Decides branches on which constant came in: each way that brings one goes on where that leads.
//!
//! A call of a method of several classes meets after the method was found and parts again by which it is. Here the arms that found it
//! are led past both, so what each knows of the object stays known.
//!
//! A block qualifies when it compares one of its parameters with a constant, does nothing else but compute, and gets what is known
//! to be that constant or not from predecessors that do nothing but jump there; so do blocks behind it that go on comparing. What they compute is
//! copied to the ends of the predecessors, and [`Repair`] adds parameters where copies meet (after F. Mueller, D. B. Whalley:
//! Avoiding Conditional Branches by Code Replication, 1995). Linear for each place, of which there are no more than a few.

use abi::literal_table::Literal;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::{Block, BlockCall, Function, Op, Type, Value};

use super::simplify_control_flow::forget_edges;
use crate::analysis::repair::{Repair, repair_block};
use crate::context::{Changed, PassContext};

/// Blocks with more operations are not copied.
const MAX_COPIED: usize = 8;
/// Ways that a branch is decided for, at most.
const MAX_WAYS: usize = 8;
/// No more places than these are treated in one function.
const MAX_PLACES: usize = 32;

/// See the module.
pub fn thread_branches(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = Changed::Nothing;
    // No block becomes the head of a loop by what is done here.
    let mut loops = None;
    for _ in 0..MAX_PLACES {
        let cfg = cx.cfg(func);
        let mut is_header = |block| {
            let loops = loops.get_or_insert_with(|| cx.loops(func));
            loops.iter().any(|(_, data)| data.header == block)
        };
        let ways = |&block| ways_through(func, &cfg, block).filter(|_| !is_header(block));
        let Some(ways) = cfg.order().iter().find_map(ways) else { break };
        lead(func, &ways, cx);
        changed = Changed::ControlFlow;
    }
    changed
}

/// A predecessor, and the blocks that it goes through with the targets of their branches for what it brings.
struct Way {
    from: Block,
    through: Vec<(Block, BlockCall)>,
}

/// The ways through a block, not the head of a loop, for which its branch is decided, if there are some.
fn ways_through(func: &Function, cfg: &Cfg, block: Block) -> Option<Vec<Way>> {
    let preds = cfg.preds(block);
    if block == func.entry() || !(2..=MAX_WAYS).contains(&preds.len()) {
        return None;
    }
    let (param, _) = compared(func, block, |value| func.params(block).contains(&value))?;
    let index = func.params(block).iter().position(|&other| other == param)?;
    let way = |&from: &Block| {
        let Op::Jump { target } = *func.op(func.terminator(from)) else { return None };
        let brought = target.args(&func.operands)[index];
        let mut through: Vec<(Block, BlockCall)> = Vec::new();
        let mut at = block;
        while let Some((_, constant)) = compared(func, at, |value| value == param)
            && let Some(is_same) = is_same(func, brought, constant)
            && (at == block || cfg.preds(at).len() == 1 && func.params(at).is_empty())
        {
            let Op::Branch { then, otherwise, .. } = *func.op(func.terminator(at)) else { break };
            let target = if is_same { then } else { otherwise };
            through.push((at, target));
            at = target.block;
        }
        (!through.is_empty()).then_some(Way { from, through })
    };
    let ways: Vec<Way> = preds.iter().filter_map(way).collect();
    (!ways.is_empty()).then_some(ways)
}

/// The value that a block compares with a constant, and the constant, if it does nothing else but compute.
fn compared(func: &Function, block: Block, is_wanted: impl Fn(Value) -> bool) -> Option<(Value, Value)> {
    let (&terminator, insts) = func.insts(block).split_last()?;
    let Op::Branch { cond, .. } = *func.op(terminator) else { return None };
    let Some(&Op::WordEqual { lhs, rhs }) = func.defining_op(cond) else { return None };
    let is_small = insts.len() <= MAX_COPIED && insts.iter().all(|&inst| func.op(inst).effects().is_pure());
    let is_own = func.block_of_value(cond) == Some(block);
    let (value, constant) = if is_wanted(lhs) { (lhs, rhs) } else { (rhs, lhs) };
    (is_small && is_own && is_wanted(value) && is_constant(func, constant)).then_some((value, constant))
}

fn is_constant(func: &Function, value: Value) -> bool {
    matches!(func.defining_op(value), Some(Op::LiteralRef { .. } | Op::ConstWord { .. }))
}

/// Whether a value is the same word as a constant, where that is known.
fn is_same(func: &Function, value: Value, constant: Value) -> Option<bool> {
    let constant_op = func.defining_op(constant)?;
    // A pointer, which other words are not.
    if func.type_of(value) == Type::Ref && matches!(constant_op, Op::ConstWord { .. }) {
        return Some(false);
    }
    match (func.defining_op(value)?, constant_op) {
        (Op::ConstWord { value: a }, Op::ConstWord { value: b }) => Some(a == b),
        (&Op::LiteralRef { literal: a }, &Op::LiteralRef { literal: b }) if a == b => Some(true),
        // Each object has one number.
        (&Op::LiteralRef { literal: a }, &Op::LiteralRef { literal: b }) => {
            match (&func.literals[a], &func.literals[b]) {
                (Literal::Constant(a), Literal::Constant(b)) => Some(a == b),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Leads each way past the blocks that it goes through.
fn lead(func: &mut Function, ways: &[Way], cx: &mut PassContext) {
    let mut definitions: FxHashMap<Value, Vec<(Block, Value)>> = FxHashMap::default();
    for way in ways {
        let copies = copy(func, way);
        for (value, copy) in copies {
            definitions.entry(value).or_default().push((way.from, copy));
        }
    }
    forget_edges(func, cx);
    let cfg = cx.cfg(func);
    let mut repairs: FxHashMap<Value, Repair<'_>> = FxHashMap::default();
    for (value, mut copies) in definitions {
        // A block behind the first may still be come to, by a way that is not decided there.
        let original = func.block_of_value(value).filter(|&block| cfg.is_reachable(block));
        copies.extend(original.map(|block| (block, value)));
        repairs.insert(value, Repair::new(&cfg, func.type_of(value), &copies));
    }
    for &block in cfg.order() {
        if ways.iter().all(|way| way.from != block) {
            repair_block(func, block, &mut repairs);
        }
    }
}

/// Copies what a way goes through to its start, in place of the jump there; the result leads from values to their copies.
fn copy(func: &mut Function, way: &Way) -> FxHashMap<Value, Value> {
    let mut insts = func.take_insts(way.from);
    let jump = insts.pop().expect("a block ends in a terminator");
    let Op::Jump { target: mut entered } = *func.op(jump) else { unreachable!("such ways jump") };
    let mut copies: FxHashMap<Value, Value> = FxHashMap::default();
    for &(block, target) in &way.through {
        let args = entered.args(&func.operands).to_vec();
        let given = |copies: &FxHashMap<Value, Value>, value| copies.get(&value).copied().unwrap_or(value);
        let args: Vec<Value> = args.into_iter().map(|value| given(&copies, value)).collect();
        copies.extend(func.params(block).iter().copied().zip(args));
        let mut computing = func.insts(block).to_vec();
        computing.pop();
        for inst in computing {
            let mut op = func.copy_op(inst);
            op.map_values(&mut func.operands, |value| given(&copies, value));
            let new = func.make_inst(op);
            if let (Some(old), Some(new)) = (func.result(inst), func.result(new)) {
                copies.insert(old, new);
            }
            insts.push(new);
        }
        entered = target;
    }
    let args = entered.args(&func.operands).to_vec();
    let args: Vec<Value> = args.iter().map(|value| copies.get(value).copied().unwrap_or(*value)).collect();
    let target = func.block_call(entered.block, &args);
    insts.push(func.make_inst(Op::Jump { target }));
    func.set_insts(way.from, insts);
    copies
}
