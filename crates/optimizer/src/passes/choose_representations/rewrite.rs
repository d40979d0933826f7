//! Carries the decisions out.

use super::{Decision, Kind, Source};
use cranelift_entity::SecondaryMap;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::{Block, BlockCall, Form, Function, Inst, Op, Type, Value, ValueDef, ValueList};

/// Has frame states, and objects only they name, hold what is in a box instead of the box.
pub(super) fn unbox_frame_states(func: &mut Function) -> bool {
    let mut changed = false;
    for block in func.layout().to_vec() {
        for inst in func.insts(block).to_vec() {
            if let Op::DeferredObject { values, .. } = *func.op(inst) {
                let content = |value: &Value| match func.defining_op(*value) {
                    Some(Op::BoxFloat { value } | Op::BoxBool { value }) => *value,
                    _ => *value,
                };
                let mut new = func.list_values(values).iter().map(content).collect::<Vec<_>>().into_iter();
                // The shape comes first.
                let shape = func.op(inst);
                let mut shape =
                    if let Op::DeferredObject { shape, .. } = shape { Some(*shape) } else { None };
                func.map_values(inst, |old| {
                    let value = shape.take().or_else(|| new.next()).expect("one for each operand");
                    changed |= value != old;
                    value
                });
            }
        }
    }
    for state in func.frame_states.keys().collect::<Vec<_>>() {
        for i in 0..func.frame_states[state].registers.len() {
            let slot = func.frame_states[state].registers[i];
            if let Some(Op::BoxFloat { value } | Op::BoxBool { value }) = func.defining_op(slot.value)
                && slot.form == Form::Tagged
            {
                func.frame_states[state].registers[i].value = *value;
                changed = true;
            }
        }
    }
    changed
}

/// Changes the parameters, what is passed to them, and their uses.
pub(super) fn apply(func: &mut Function, cfg: &Cfg, decisions: &[Decision]) {
    let mut kinds: SecondaryMap<Value, Kind> = SecondaryMap::new();
    for decision in decisions {
        kinds[decision.param] = decision.kind;
    }
    // Arguments first, while everything still has its old type.
    let mut given: FxHashMap<(Block, Block), FxHashMap<(usize, Value), Value>> = FxHashMap::default();
    let mut made: FxHashMap<(Block, Value, Type), Value> = FxHashMap::default();
    for decision in decisions {
        for &(pred, arg, source) in &decision.sources {
            let value = *made
                .entry((pred, arg, decision.kind.ty()))
                .or_insert_with(|| materialize(func, pred, arg, decision.kind, source));
            given.entry((pred, decision.block)).or_default().insert((decision.index, arg), value);
        }
    }
    for decision in decisions {
        func.set_param_type(decision.param, decision.kind.ty());
    }
    for &block in cfg.order() {
        rewrite_uses(func, block, &kinds);
        func.map_targets(block, |call, operands| {
            let Some(given) = given.get(&(block, call.block)) else { return call };
            let args = call.args(operands).to_vec();
            let new: Vec<Value> = args
                .iter()
                .enumerate()
                .map(|(i, arg)| given.get(&(i, *arg)).copied().unwrap_or(*arg))
                .collect();
            BlockCall { block: call.block, args: ValueList::from_slice(&new, &mut operands.lists) }
        });
        box_args(func, block, &kinds);
    }
    func.resolve_aliases();
}

/// The argument in its new form at the end of `pred`.
fn materialize(func: &mut Function, pred: Block, arg: Value, kind: Kind, source: Source) -> Value {
    let op = match source {
        Source::Value(value) | Source::Param(value) => return value,
        Source::Float(value) => Op::ConstF64 { value },
        Source::Bool(value) => Op::ConstBool { value },
        Source::Guard(exit) => match kind {
            Kind::Int => Op::GuardInt { value: arg, exit },
            Kind::Float => Op::UnboxFloat { value: arg, exit },
            _ => Op::GuardBool { value: arg, exit },
        },
        Source::Word => unreachable!("it has been decided otherwise"),
    };
    let inst = func.append_before_terminator(pred, op);
    func.result(inst).expect("it has a result")
}

fn is_raw(kinds: &SecondaryMap<Value, Kind>, value: Value) -> bool {
    matches!(kinds[value], Kind::Float | Kind::Bool)
}

/// Replaces unboxing of changed parameters by the parameter, and makes boxes for all other operands.
fn rewrite_uses(func: &mut Function, block: Block, kinds: &SecondaryMap<Value, Kind>) {
    let insts = func.take_insts(block);
    let mut out: Vec<Inst> = Vec::with_capacity(insts.len());
    let mut boxes: FxHashMap<Value, Value> = FxHashMap::default();
    for inst in insts {
        let op = *func.op(inst);
        if let Op::UnboxFloat { value, .. }
        | Op::NumberToF64 { value, .. }
        | Op::UnboxFloatUnchecked { value } = op
            && kinds[value] == Kind::Float
        {
            func.replace(func.result(inst).expect("it has a result"), value);
            continue;
        }
        if let Op::GuardBool { value, .. } = op
            && kinds[value] == Kind::Bool
        {
            func.replace(func.result(inst).expect("it has a result"), value);
            continue;
        }
        if let Op::GuardInt { value, .. } = op
            && kinds[value] == Kind::Int
        {
            func.replace(func.result(inst).expect("it has a result"), value);
            continue;
        }
        // Arguments of jumps are looked at once it is known what the targets want.
        if !op.is_terminator() || matches!(op, Op::Return { .. } | Op::TailCall { .. }) {
            box_operands(func, inst, kinds, &mut boxes, &mut out);
        }
        out.push(inst);
    }
    func.set_insts(block, out);
}

fn box_operands(
    func: &mut Function,
    inst: Inst,
    kinds: &SecondaryMap<Value, Kind>,
    boxes: &mut FxHashMap<Value, Value>,
    out: &mut Vec<Inst>,
) {
    let mut raw = Vec::new();
    func.op(inst).for_each_value(&func.operands, |value| {
        if is_raw(kinds, value) {
            raw.push(value);
        }
    });
    // A box made for another parameter's sake already holds it.
    if raw.is_empty() || matches!(func.op(inst), Op::BoxFloat { .. } | Op::BoxBool { .. }) {
        return;
    }
    for value in raw {
        boxes.entry(value).or_insert_with(|| {
            let new = func.make_inst(box_op(kinds[value], value));
            out.push(new);
            func.result(new).expect("a box is a value")
        });
    }
    func.map_values(inst, |value| boxes.get(&value).copied().unwrap_or(value));
}

fn box_op(kind: Kind, value: Value) -> Op {
    match kind {
        Kind::Float => Op::BoxFloat { value },
        _ => Op::BoxBool { value },
    }
}

/// Boxes changed parameters that are passed on to parameters that did not change.
fn box_args(func: &mut Function, block: Block, kinds: &SecondaryMap<Value, Kind>) {
    let mut wanted = Vec::new();
    for call in func.targets(block) {
        let params = func.params(call.block);
        for (&arg, &param) in call.args(&func.operands).iter().zip(params) {
            if is_raw(kinds, arg) && func.type_of(param) == Type::Word {
                debug_assert!(matches!(func.def(arg), ValueDef::Param(..)));
                wanted.push(arg);
            }
        }
    }
    if wanted.is_empty() {
        return;
    }
    let mut boxes = FxHashMap::default();
    for value in wanted {
        boxes.entry(value).or_insert_with(|| {
            let inst = func.append_before_terminator(block, box_op(kinds[value], value));
            func.result(inst).expect("a box is a value")
        });
    }
    let types: FxHashMap<Block, Vec<Type>> = func
        .targets(block)
        .iter()
        .map(|call| (call.block, func.params(call.block).iter().map(|param| func.type_of(*param)).collect()))
        .collect();
    func.map_targets(block, |call, operands| {
        let types = &types[&call.block];
        let args = call.args(operands).to_vec();
        let new: Vec<Value> = args
            .iter()
            .zip(types)
            .map(|(arg, ty)| boxes.get(arg).copied().filter(|_| *ty == Type::Word).unwrap_or(*arg))
            .collect();
        BlockCall { block: call.block, args: ValueList::from_slice(&new, &mut operands.lists) }
    });
}
