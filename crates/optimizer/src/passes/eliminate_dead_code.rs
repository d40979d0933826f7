//! Removes instructions and block parameters that nothing needs.
//!
//! Needed are operations that cannot be removed (they write, may leave where a program could notice, or end a
//! block; guards of what is certain are none), and what needed ones use: operands, and the values their frame states
//! name, since an exit hands those to the interpreter. An argument of a jump is needed only if the parameter is. Liveness is optimistic, so cycles of
//! parameters that only feed each other go too.
//!
//! Linear in the size of the function.

use crate::context::{Changed, PassContext};
use cranelift_entity::EntitySet;
use ssa::{Block, Function, Inst, Op, Type, Value, ValueDef};

/// See the module.
pub fn eliminate_dead_code(func: &mut Function, cx: &mut PassContext) -> Changed {
    let cfg = cx.cfg(func);
    let mut marking = Marking { func, values: EntitySet::new(), insts: EntitySet::new(), work: Vec::new() };
    for &block in cfg.order() {
        for &inst in marking.func.insts(block) {
            if !is_removable(marking.func, marking.func.op(inst)) {
                marking.mark_inst(inst);
            }
        }
    }
    for &param in marking.func.params(marking.func.entry()) {
        marking.values.insert(param);
    }
    while let Some(value) = marking.work.pop() {
        match marking.func.def(value) {
            ValueDef::Inst(inst) => marking.mark_inst(inst),
            ValueDef::Param(block, index) => {
                for &pred in cfg.preds(block) {
                    marking.mark_args(pred, block, index as usize);
                }
            }
            ValueDef::Alias(_) | ValueDef::Removed => unreachable!("{value} is used"),
        }
    }
    let (values, insts) = (marking.values, marking.insts);
    let mut changed = false;
    for &block in cfg.order() {
        changed |= func.insts(block).iter().any(|inst| !insts.contains(*inst));
        func.retain_insts(block, |_, inst| insts.contains(inst));
    }
    for &block in cfg.order() {
        changed |= remove_params(func, &cfg, block, &values);
    }
    Changed::values_if(changed)
}

/// Whether it may be removed when nobody uses its result. What can exit and has no result makes sure of something for others,
/// whatever it exits for, unless that is certain.
fn is_removable(func: &Function, op: &Op) -> bool {
    let is =
        |cond, wanted| matches!(func.defining_op(cond), Some(&Op::ConstBool { value }) if value == wanted);
    let effects = op.effects();
    match *op {
        Op::GuardTrue { cond, .. } => is(cond, true),
        Op::GuardFalse { cond, .. } => is(cond, false),
        _ => effects.is_removable() && !(effects.can_exit && op.result_type() == Type::None),
    }
}

fn remove_params(func: &mut Function, cfg: &ssa::cfg::Cfg, block: Block, values: &EntitySet<Value>) -> bool {
    let keep: Vec<bool> = func.params(block).iter().map(|param| values.contains(*param)).collect();
    if keep.iter().all(|keep| *keep) {
        return false;
    }
    let mut preds = cfg.preds(block).to_vec();
    preds.sort_unstable();
    preds.dedup();
    for pred in preds {
        func.retain_args(pred, block, |i| keep[i]);
    }
    // Blocks that cannot be reached may still go here.
    let unreachable: Vec<Block> =
        func.layout().iter().copied().filter(|block| !cfg.is_reachable(*block)).collect();
    for pred in unreachable {
        func.retain_args(pred, block, |i| keep[i]);
    }
    func.retain_params(block, |i| keep[i]);
    true
}

struct Marking<'f> {
    func: &'f Function,
    values: EntitySet<Value>,
    insts: EntitySet<Inst>,
    work: Vec<Value>,
}

impl Marking<'_> {
    fn mark(&mut self, value: Value) {
        if self.values.insert(value) {
            self.work.push(value);
        }
    }

    fn mark_inst(&mut self, inst: Inst) {
        if !self.insts.insert(inst) {
            return;
        }
        let op = *self.func.op(inst);
        match op {
            // Arguments are marked when the parameter is.
            Op::Jump { .. } => {}
            Op::Branch { cond: value, .. } | Op::Switch { value, .. } => self.mark(value),
            _ => op.for_each_value(&self.func.operands, |value| self.mark(value)),
        }
        if let Some(state) = op.frame_state() {
            self.func.for_each_frame_value(state, |value| self.mark(value));
        }
    }

    fn mark_args(&mut self, pred: Block, block: Block, index: usize) {
        for target in self.func.targets(pred) {
            if target.block == block {
                self.mark(target.args(&self.func.operands)[index]);
            }
        }
    }
}
