//! Has loops over 32-bit integers count in fixnums, when they index with the count.
//!
//! A 32-bit variable of a loop has to be extended at each access of an element, and 32-bit addition wraps, so that
//! nothing is known of an index. One that goes up by one for as long as it is less than a limit does not wrap: it
//! becomes a fixnum, which is an index as it is and bounded as fixnums are (see `eliminate_checks`). What wants the 32
//! bits takes them from the fixnum.
//!
//! That the variable starts below the limit is known from a condition before the loop, or a guard in the preheader finds
//! it out. A loop whose guard has failed is left alone when it is compiled again ([`Function::failed_bounds`]).
//! Linear in the size of the function.

use super::hoist_loop_invariants::frame_point;
use crate::analysis::uses::Uses;
use crate::context::{Changed, PassContext};
use abi::exit_reason::ExitReason;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use ssa::cfg::Cfg;
use ssa::loops::{Loop, Loops};
use ssa::{Block, BlockCall, Cond, FrameState, Function, Inst, Op, Type, Value};

/// See the module.
pub fn widen_counters(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, loops) = (cx.cfg(func), cx.loops(func));
    let mut candidates = Vec::new();
    let mut uses = None;
    for (id, data) in loops.iter() {
        for (index, &param) in func.params(data.header).iter().enumerate() {
            if func.type_of(param) == Type::I32
                && indexes(func, uses.get_or_insert_with(|| Uses::new(func)), param)
            {
                candidates.push((id, data.header, index, param));
            }
        }
    }
    let mut changed = false;
    for (id, header, index, param) in candidates {
        let search = Search { func, cfg: &cfg, loops: &loops, id, header };
        if let Some(counter) = search.counter(index, param) {
            widen(func, &cfg, &loops, &counter);
            changed = true;
        }
    }
    func.remove_replaced();
    Changed::values_if(changed)
}

/// A variable of a loop that counts up by one.
struct Counter {
    id: Loop,
    preheader: Block,
    header: Block,
    index: usize,
    param: Value,
    start: Value,
    /// What is passed around the loop: the additions.
    next: SmallVec<[Value; 2]>,
    /// What it is less than at the start of each iteration, if a guard has to see to the first.
    guard: Option<(Value, FrameState)>,
}

/// Whether an element is accessed by `value` or what is a step away from it.
fn indexes(func: &Function, uses: &Uses, value: Value) -> bool {
    let extends =
        |value: Value| uses.operands(value).iter().any(|user| matches!(func.op(*user), Op::I32ToInt { .. }));
    let steps = |user: &Inst| matches!(func.op(*user), Op::I32Add { .. } | Op::I32Sub { .. });
    let near = uses.operands(value).iter().filter(|user| steps(user)).filter_map(|user| func.result(*user));
    extends(value) || near.into_iter().any(extends)
}

/// Looks at one variable of a loop.
struct Search<'a> {
    func: &'a Function,
    cfg: &'a Cfg,
    loops: &'a Loops,
    id: Loop,
    header: Block,
}

impl Search<'_> {
    fn counter(&self, index: usize, param: Value) -> Option<Counter> {
        let preheader = self.loops.preheader(self.cfg, self.id)?;
        let mut start = None;
        let mut next = SmallVec::new();
        let mut limit = None;
        for &pred in self.cfg.preds(self.header) {
            let calls = self.func.targets(pred);
            let mut calls = calls.iter().filter(|call| call.block == self.header);
            let (call, None) = (calls.next()?, calls.next()) else { return None };
            let arg = call.args(&self.func.operands)[index];
            if pred == preheader {
                start = Some(arg);
                continue;
            }
            if !self.adds_one(arg, param) {
                return None;
            }
            let below = self.limit_on_edge(pred, self.header, arg)?;
            if limit.is_some_and(|limit| limit != below) || !self.is_outside(below) {
                return None;
            }
            limit = Some(below);
            next.push(arg);
        }
        let (start, limit) = (start?, limit?);
        let guard = match self.is_known_below(start, limit, preheader) {
            true => None,
            false => Some((limit, self.exit(preheader)?)),
        };
        Some(Counter { id: self.id, preheader, header: self.header, index, param, start, next, guard })
    }

    fn adds_one(&self, value: Value, param: Value) -> bool {
        let is_one = |value: Value| matches!(self.func.defining_op(value), Some(Op::ConstI32 { value: 1 }));
        match self.func.defining_op(value) {
            Some(&Op::I32Add { lhs, rhs }) => lhs == param && is_one(rhs) || rhs == param && is_one(lhs),
            _ => false,
        }
    }

    fn is_outside(&self, value: Value) -> bool {
        self.func.block_of_value(value).is_some_and(|block| !self.loops.contains(self.id, block))
    }

    /// What `value` is less than when `block` goes to `to`.
    fn limit_on_edge(&self, block: Block, to: Block, value: Value) -> Option<Value> {
        let Op::Branch { cond, then, otherwise, .. } = *self.func.op(self.func.terminator(block)) else {
            return None;
        };
        if then.block == otherwise.block {
            return None;
        }
        let Some(&Op::I32Compare { cond, lhs, rhs }) = self.func.defining_op(cond) else { return None };
        match if then.block == to { cond } else { cond.negated()? } {
            Cond::Lt if lhs == value => Some(rhs),
            Cond::Gt if rhs == value => Some(lhs),
            _ => None,
        }
    }

    /// Whether `value` is less than `limit` when `block` is reached, by a condition on the only way to it or as constants.
    fn is_known_below(&self, value: Value, limit: Value, mut block: Block) -> bool {
        if let (Some(&Op::ConstI32 { value: a }), Some(&Op::ConstI32 { value: b })) =
            (self.func.defining_op(value), self.func.defining_op(limit))
        {
            return a < b;
        }
        while let [pred] = *self.cfg.preds(block) {
            if self.limit_on_edge(pred, block, value) == Some(limit) {
                return true;
            }
            block = pred;
        }
        false
    }

    fn exit(&self, preheader: Block) -> Option<FrameState> {
        let exit = frame_point(self.func, preheader)?;
        let state = &self.func.frame_states[exit];
        (!self.func.failed_bounds.contains(&(state.function, state.pc))).then_some(exit)
    }
}

fn widen(func: &mut Function, cfg: &Cfg, loops: &Loops, counter: &Counter) {
    let &Counter { id, preheader, header, param, .. } = counter;
    let append = |func: &mut Function, op: Op| {
        let inst = func.append_before_terminator(preheader, op);
        func.result(inst).expect("it has a result")
    };
    if let Some((limit, exit)) = counter.guard {
        let cond = append(func, Op::I32Compare { cond: Cond::Lt, lhs: counter.start, rhs: limit });
        let guard = Op::GuardTrue { cond, reason: ExitReason::LoopBound, exit };
        func.append_before_terminator(preheader, guard);
    }
    let start = append(func, Op::I32ToInt { value: counter.start });
    let one = append(func, Op::ConstInt { value: 1 });
    func.set_param_type(param, Type::Int);
    // The fixnum of each 32-bit value, and the 32 bits of the variable.
    let mut wide: FxHashMap<Value, Value> = FxHashMap::default();
    let low = func.make_inst(Op::IntToI32Wrap { value: param });
    func.insert_inst(header, 0, low);
    let low_bits = func.result(low).expect("a conversion has a result");
    wide.insert(low_bits, param);
    for &block in cfg.order() {
        for inst in func.insts(block).to_vec() {
            if inst == low {
                continue;
            }
            func.map_values(inst, |value| if value == param { low_bits } else { value });
            if let Some(sum) = func.result(inst).filter(|result| counter.next.contains(result)) {
                let at = func.insts(block).iter().position(|other| *other == inst).expect("it is there");
                let add = func.make_inst(Op::IntAdd { lhs: param, rhs: one });
                func.insert_inst(block, at, add);
                let value = func.result(add).expect("a sum is a value");
                func.set_op(inst, Op::IntToI32Wrap { value });
                wide.insert(sum, value);
            }
        }
    }
    // The fixnums of what the variable is compared with, made before the loop.
    let mut limits: FxHashMap<Value, Value> = FxHashMap::default();
    for &block in cfg.order() {
        for inst in func.insts(block).to_vec() {
            match *func.op(inst) {
                Op::I32ToInt { value } => {
                    if let (Some(&int), Some(old)) = (wide.get(&value), func.result(inst)) {
                        func.replace(old, int);
                    }
                }
                Op::I32Compare { cond, lhs, rhs } if wide.contains_key(&lhs) || wide.contains_key(&rhs) => {
                    let is_inside = loops.contains(id, block);
                    let [lhs, rhs] = [lhs, rhs].map(|value| {
                        let is_outside =
                            func.block_of_value(value).is_some_and(|block| !loops.contains(id, block));
                        wide.get(&value).copied().or_else(|| {
                            (is_inside && is_outside).then(|| {
                                *limits.entry(value).or_insert_with(|| append(func, Op::I32ToInt { value }))
                            })
                        })
                    });
                    if let (Some(lhs), Some(rhs)) = (lhs, rhs) {
                        func.set_op(inst, Op::IntCompare { cond, lhs, rhs });
                    }
                }
                _ => {}
            }
        }
        if let Some(&inst) = func.insts(block).last() {
            let mut op = *func.op(inst);
            let is_entry = block == preheader;
            op.map_targets(&mut func.operands, |call, operands| {
                if call.block != header {
                    return call;
                }
                let mut args = call.args(operands).to_vec();
                args[counter.index] = if is_entry { start } else { wide[&args[counter.index]] };
                BlockCall { block: header, args: ssa::ValueList::from_slice(&args, &mut operands.lists) }
            });
            func.set_op(inst, op);
        }
    }
    for state in func.frame_states.values_mut() {
        for slot in &mut state.registers {
            if let (Some(&int), true) = (wide.get(&slot.value), counter.next.contains(&slot.value)) {
                slot.value = int;
            }
        }
    }
}
