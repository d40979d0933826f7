//! Global value numbering: an operation that repeats one that dominates it is replaced by that one's result.
//!
//! Two operations are the same when they agree in opcode, immediates and operands and see the same versions of the
//! heaps they read. Where they leave to and why does not count: the second cannot leave if the first did not. So
//! repeated guards go too. Operations that write, allocate or call are left alone.
//!
//! One walk in reverse postorder with a hash table.

use crate::analysis::heap_versions::HeapVersions;
use crate::context::{Changed, PassContext};
use ssa::{Cond, Function, Inst, Op};
use std::collections::HashMap;

/// See the module.
pub fn number_values(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let heaps = HeapVersions::new(func, &cfg, &loops);
    let mut table: HashMap<Vec<u64>, Vec<Inst>> = HashMap::new();
    let mut changed = false;
    for &block in cfg.order() {
        let mut versions = heaps.at_entry(block);
        let insts = func.take_insts(block);
        let mut out = Vec::with_capacity(insts.len());
        for inst in insts {
            let effects = func.op(inst).effects();
            if !effects.is_repeatable() {
                versions.advance(inst, effects.writes);
                out.push(inst);
                continue;
            }
            let mut key = key_of(func, inst);
            versions.key(effects.reads, &mut key);
            let candidates = table.entry(key).or_default();
            let earlier = candidates.iter().copied().find(|earlier| match func.block_of(*earlier) {
                Some(other) => dominators.dominates(other, block),
                // It is in this block, whose instructions have been taken out.
                None => true,
            });
            let Some(earlier) = earlier else {
                candidates.push(inst);
                out.push(inst);
                continue;
            };
            changed = true;
            if let (Some(old), Some(new)) = (func.result(inst), func.result(earlier)) {
                func.replace(old, new);
            }
        }
        func.set_insts(block, out);
    }
    func.resolve_aliases();
    Changed::values_if(changed)
}

/// The key of an operation, its operands resolved; those of commutative operations are sorted.
fn key_of(func: &mut Function, inst: Inst) -> Vec<u64> {
    let mut values = Vec::new();
    func.op(inst).for_each_value(&func.operands, |value| values.push(func.resolve(value)));
    let mut values = values.into_iter();
    func.map_values(inst, |_| values.next().expect("one for each operand"));
    let mut key = Vec::with_capacity(8);
    func.op(inst).key(&func.operands, &mut key);
    if is_commutative(func.op(inst)) {
        let operands = key.len() - 2;
        key[operands..].sort_unstable();
    }
    key
}

/// Whether the last two operands may be exchanged.
fn is_commutative(op: &Op) -> bool {
    matches!(
        op,
        Op::IntAdd { .. }
            | Op::IntAddChecked { .. }
            | Op::IntMul { .. }
            | Op::IntMulChecked { .. }
            | Op::IntAnd { .. }
            | Op::IntOr { .. }
            | Op::IntXor { .. }
            | Op::FloatAdd { .. }
            | Op::FloatMul { .. }
            | Op::BoolAnd { .. }
            | Op::BoolOr { .. }
            | Op::WordEqual { .. }
            | Op::IntCompare { cond: Cond::Eq | Cond::Ne, .. }
            | Op::FloatCompare { cond: Cond::Eq | Cond::Ne, .. }
            | Op::I32Add { .. }
            | Op::I32Mul { .. }
            | Op::I64Add { .. }
            | Op::I64Mul { .. }
    )
}
