//! Global value numbering: an operation that repeats one that dominates it is replaced by that one's result.
//!
//! Two operations are the same when they agree in opcode, immediates and operands and see the same versions of the
//! heaps they read. Where they leave to and why does not count: the second cannot leave if the first did not. So
//! repeated guards go too. Operations that write, allocate or call are left alone.
//!
//! One walk in reverse postorder with a hash table.

use crate::analysis::heap_versions::HeapVersions;
use crate::analysis::locations;
use crate::context::{Changed, PassContext};
use rustc_hash::{FxBuildHasher, FxHashMap};
use ssa::{Cond, Function, Inst, Op};
use std::hash::BuildHasher;

/// Operations with the same key that are looked at: the branches of a long chain have one each that the others do not see.
const MAX_LOOKS: usize = 32;

/// See the module.
pub fn number_values(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let heaps = HeapVersions::new(func, &cfg, &loops);
    let mut table = Table::default();
    let mut key = Vec::new();
    let mut changed = false;
    for &block in cfg.order() {
        let mut versions = heaps.at_entry(block);
        let mut insts = func.take_insts(block);
        insts.retain(|&inst| {
            let effects = func.op(inst).effects();
            if !effects.is_repeatable() {
                versions.advance(inst, effects.writes);
                return true;
            }
            func.resolve_operands(inst);
            key.clear();
            append_key(func.op(inst), func, &mut key);
            versions.key(effects.reads, &mut key);
            let earlier = table.find_or_add(&key, inst, |earlier| match func.block_of(earlier) {
                Some(other) => dominators.dominates(other, block),
                // It is in this block, whose instructions have been taken out.
                None => true,
            });
            let Some(earlier) = earlier else { return true };
            changed = true;
            if let (Some(old), Some(new)) = (func.result(inst), func.result(earlier)) {
                func.replace(old, new);
            }
            false
        });
        func.set_insts(block, insts);
    }
    func.resolve_aliases();
    Changed::values_if(changed)
}

/// Operations by key.
#[derive(Default)]
struct Table {
    /// The last entry of those whose keys have this hash.
    last: FxHashMap<u64, u32>,
    entries: Vec<Entry>,
    /// The keys of the entries, one after the other.
    keys: Vec<u64>,
}

struct Entry {
    key: std::ops::Range<usize>,
    inst: Inst,
    /// The entry with the same hash before this one.
    before: Option<u32>,
}

impl Table {
    /// The operation with this key that `is_visible`; when there is none, `inst` is added. There is one at most: where an
    /// earlier one is visible, none is added.
    fn find_or_add(&mut self, key: &[u64], inst: Inst, is_visible: impl Fn(Inst) -> bool) -> Option<Inst> {
        let last = self.last.entry(FxBuildHasher.hash_one(key));
        let mut next = match &last {
            std::collections::hash_map::Entry::Occupied(entry) => Some(*entry.get()),
            std::collections::hash_map::Entry::Vacant(_) => None,
        };
        let before = next;
        for _ in 0..MAX_LOOKS {
            let Some(index) = next else { break };
            let entry = &self.entries[index as usize];
            if self.keys[entry.key.clone()] == *key && is_visible(entry.inst) {
                return Some(entry.inst);
            }
            next = entry.before;
        }
        let start = self.keys.len();
        self.keys.extend_from_slice(key);
        last.insert_entry(self.entries.len() as u32);
        self.entries.push(Entry { key: start..self.keys.len(), inst, before });
        None
    }
}

/// Appends the key of an operation; the operands of commutative ones are sorted.
fn append_key(op: &Op, func: &Function, key: &mut Vec<u64>) {
    let mut op = *op;
    if let Op::GuardShape { object, .. } = &mut op {
        // The object has this shape whatever else was guarded of it meanwhile.
        *object = locations::object(func, *object);
    }
    op.key(&func.operands, key);
    if is_commutative(&op) {
        let operands = key.len() - 2;
        key[operands..].sort_unstable();
    }
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
