//! Guards the elements that an inner loop visits anew in every iteration of the loop around it, once, before both.
//!
//! ```text
//! for j in range(m):              for k in range(n): guard(rows[k])
//!     for k in range(n):     →    for j in range(m):
//!         … rows[k][j] …              for k in range(n):
//!                                         … rows[k][j] …
//! ```
//!
//! The guards are that an element, or what it refers to, has a shape, and that a length in it is more than an index that the
//! loop around counts. What they read must stay the same in both loops. A guard that fails leaves to where the outer loop starts, and as for
//! bounds of loops ([`ssa::Function::failed_bounds`]) is not tried again.
//!
//! Columns of matrices are visited so, and pairs of objects in simulations. Linear for each inner loop.

use super::hoist_loop_invariants::{frame_point, leaving_blocks};
use crate::analysis::counters::{Counter, counters};
use crate::analysis::locations::Writes;
use crate::context::{Changed, PassContext};
use abi::exit_reason::ExitReason;
use rustc_hash::{FxHashMap, FxHashSet};
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::{Loop, LoopData, Loops};
use ssa::{Block, Cond, FrameState, Function, Hint, Inst, Op, Type, Value, ValueDef};

/// See the module.
pub fn guard_visited_elements(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let nests = loops.iter().filter_map(|(inner, data)| Some((data.parent?, inner)));
    let mut plans: Vec<Plan> = nests
        .filter_map(|(outer, inner)| Nest::new(func, &cfg, &dominators, &loops, outer, inner)?.plan())
        .collect();
    // What one loop of guards stands for, another cannot count on.
    let mut taken: FxHashSet<Inst> = FxHashSet::default();
    plans.retain(|plan| {
        let is_free = plan.steps.iter().all(|step| !taken.contains(step));
        taken.extend(plan.steps.iter().copied().filter(|_| is_free));
        is_free
    });
    // Where an outer loop is entered from by now.
    let mut entered: FxHashMap<Block, Block> = FxHashMap::default();
    for plan in &plans {
        let from = entered.get(&plan.preheader).copied().unwrap_or(plan.preheader);
        entered.insert(plan.preheader, plan.apply(func, from));
    }
    func.remove_replaced();
    if plans.is_empty() { Changed::Nothing } else { Changed::ControlFlow }
}

/// What is to be done before a loop.
struct Plan {
    preheader: Block,
    exit: FrameState,
    inner: Counter,
    outer: Counter,
    /// Loads and guards of the inner loop that the loop of guards repeats, in their order.
    steps: Vec<Inst>,
}

/// A loop directly in another.
struct Nest<'a> {
    func: &'a Function,
    cfg: &'a Cfg,
    dominators: &'a Dominators,
    loops: &'a Loops,
    outer: Loop,
    inner: Loop,
    preheader: Block,
    exit: FrameState,
    written: Writes,
}

impl<'a> Nest<'a> {
    /// The nest, if something can be guarded before the outer loop, and each of its iterations goes through the inner loop to
    /// its end: else guards of what is not visited could take longer than all the rest.
    fn new(
        func: &'a Function,
        cfg: &'a Cfg,
        dominators: &'a Dominators,
        loops: &'a Loops,
        outer: Loop,
        inner: Loop,
    ) -> Option<Nest<'a>> {
        let preheader = loops.preheader(cfg, outer)?;
        let exit = frame_point(func, preheader)?;
        let state = &func.frame_states[exit];
        let LoopData { header, latches, .. } = loops.data(inner);
        let is_entered = loops.data(outer).latches.iter().all(|latch| dominators.dominates(*header, *latch));
        let runs_to_its_end =
            leaving_blocks(func, cfg, loops, inner).iter().all(|block| latches.contains(block));
        if !is_entered || !runs_to_its_end || func.failed_bounds.contains(&(state.function, state.pc)) {
            return None;
        }
        let written = Writes::of(func, &loops.data(outer).blocks);
        Some(Nest { func, cfg, dominators, loops, outer, inner, preheader, exit, written })
    }

    fn plan(&self) -> Option<Plan> {
        let (inner, outer) = (self.counter(self.inner)?, self.counter(self.outer)?);
        let latches = &self.loops.data(self.inner).latches;
        let is_certain =
            |block: &Block| latches.iter().all(|latch| self.dominators.dominates(*block, *latch));
        let certain = self.loops.data(self.inner).blocks.iter().filter(|block| is_certain(block));
        let mut steps = Vec::new();
        for &inst in certain.flat_map(|block| self.func.insts(*block)) {
            let is_repeated = match *self.func.op(inst) {
                Op::GuardShape { object, shape, .. } => {
                    !self.is_outside(object)
                        && self.is_outside(shape)
                        && self.is_lasting(inst)
                        && self.repeat(object, &inner, &mut steps)
                }
                Op::BoundsCheck { index, length, .. } => {
                    let is_known = self.func.resolve(index) == outer.variable || self.is_outside(index);
                    is_known && !self.is_outside(length) && self.repeat(length, &inner, &mut steps)
                }
                _ => false,
            };
            if is_repeated {
                steps.push(inst);
            }
        }
        steps.retain({
            let needed = needed(self.func, &steps);
            move |inst| needed.contains(inst)
        });
        let Nest { preheader, exit, .. } = *self;
        (!steps.is_empty()).then_some(Plan { preheader, exit, inner, outer, steps })
    }

    /// Adds what computes `value` from an element to the steps; whether that can be done. Of objects is read only what a step
    /// has guarded.
    fn repeat(&self, value: Value, inner: &Counter, steps: &mut Vec<Inst>) -> bool {
        let value = self.func.resolve(value);
        let ValueDef::Inst(inst) = self.func.def(value) else { return false };
        if steps.contains(&inst) {
            return true;
        }
        let is_guarded = |object: Value| {
            let guard = |inst: &&Inst| matches!(self.func.op(**inst), Op::GuardShape { .. });
            let mut guards = steps.iter().filter(guard);
            guards.any(|guard| self.func.result(*guard) == Some(self.func.resolve(object)))
        };
        let is_repeated = match *self.func.op(inst) {
            Op::LoadElement { array, index } => {
                self.func.resolve(index) == inner.variable && self.is_outside(array) && self.is_lasting(inst)
            }
            Op::LoadLength { object, .. } | Op::LoadSlot { object, .. } | Op::LoadField { object, .. } => {
                is_guarded(object) && self.is_lasting(inst)
            }
            Op::I32ToInt { value } => self.repeat(value, inner, steps),
            _ => false,
        };
        if is_repeated {
            steps.push(inst);
        }
        is_repeated
    }

    /// Whether the value is the same in all iterations of the outer loop.
    fn is_outside(&self, value: Value) -> bool {
        self.func.block_of_value(value).is_some_and(|block| !self.loops.contains(self.outer, block))
    }

    /// Whether an operation of the inner loop finds the same in all iterations of the outer one, of the same element: stores are
    /// told apart by heaps and offsets alone, since elements are no objects that the loops make.
    fn is_lasting(&self, inst: Inst) -> bool {
        !self.written.may_change(self.func, self.func.op(inst))
    }

    /// A variable by which a loop counts to a limit, where both loops do not change that.
    fn counter(&self, id: Loop) -> Option<Counter> {
        let counters = counters(self.func, self.cfg, self.loops, id);
        counters.into_iter().find(|counter| self.is_outside(counter.start) && self.is_outside(counter.limit))
    }
}

/// Those of the steps that guards need, and the guards.
fn needed(func: &Function, steps: &[Inst]) -> FxHashSet<Inst> {
    let mut needed = FxHashSet::default();
    for &inst in steps.iter().rev() {
        let op = func.op(inst);
        if op.effects().can_exit || needed.contains(&inst) {
            needed.insert(inst);
            op.for_each_value(&func.operands, |value| {
                if let ValueDef::Inst(inst) = func.def(func.resolve(value)) {
                    needed.insert(inst);
                }
            });
        }
    }
    needed
}

impl Plan {
    /// Inserts the loop of guards between `from` and the outer loop, and drops the guards in the inner loop; the block from
    /// which the outer loop is entered then.
    fn apply(&self, func: &mut Function, from: Block) -> Block {
        let enter = func.make_block();
        let entry = func.terminator(from);
        func.retain_insts(from, |_, inst| inst != entry);
        func.append_inst(enter, entry);
        let head = func.make_block();
        let element_index = func.append_param(head, Type::Int);
        self.guard_ranges(func, from);
        let to_head = func.block_call(head, &[self.inner.start]);
        func.append(from, Op::Jump { target: to_head });
        let mut repeated: FxHashMap<Value, Value> = FxHashMap::default();
        for &step in &self.steps {
            let there = |func: &Function, value| {
                let value = func.resolve(value);
                repeated.get(&value).copied().unwrap_or(value)
            };
            let new = match *func.op(step) {
                Op::LoadElement { array, .. } => {
                    result(func, head, Op::LoadElement { array, index: element_index })
                }
                Op::GuardShape { object, shape, .. } => {
                    let object = there(func, object);
                    let has_shape = result(func, head, Op::HasShape { object, shape });
                    self.guard(func, head, has_shape);
                    result(func, head, Op::Refine { value: object, ty: Type::Ref })
                }
                Op::BoundsCheck { index, length, .. } => {
                    let length = there(func, length);
                    match func.resolve(index) == self.outer.variable {
                        true => self.guard_order(func, head, Cond::Le, self.outer.limit, length),
                        false => self.guard_order(func, head, Cond::Lt, index, length),
                    }
                    continue;
                }
                _ => {
                    let mut op = func.copy_op(step);
                    op.map_values(&mut func.operands, |value| repeated.get(&value).copied().unwrap_or(value));
                    result(func, head, op)
                }
            };
            repeated.insert(func.result(step).expect("loads and guards are values"), new);
        }
        let one = result(func, head, Op::ConstInt { value: 1 });
        let next = result(func, head, Op::IntAdd { lhs: element_index, rhs: one });
        let cond = result(func, head, Op::IntCompare { cond: Cond::Lt, lhs: next, rhs: self.inner.limit });
        let (again, to_enter) = (func.block_call(head, &[next]), func.block_call(enter, &[]));
        func.append(head, Op::Branch { cond, then: again, otherwise: to_enter, hint: Hint::Then });
        self.drop_guards(func);
        let mut layout = func.layout().to_vec();
        layout.retain(|block| *block != head && *block != enter);
        let position = layout.iter().position(|block| *block == from).expect("it is in the layout");
        layout.splice(position + 1..position + 1, [head, enter]);
        func.set_layout(layout);
        [head, enter].into_iter().for_each(|block| func.set_cold(block, func.is_cold(from)));
        enter
    }

    /// Guards, at the end of `block`, that all indices of the arrays are in bounds, and what the checks count on.
    fn guard_ranges(&self, func: &mut Function, block: Block) {
        let zero = result(func, block, Op::ConstInt { value: 0 });
        self.guard_order(func, block, Cond::Le, zero, self.inner.start);
        // A loop that is tested at its end visits its first element whatever the limit is.
        self.guard_order(func, block, Cond::Lt, self.inner.start, self.inner.limit);
        let mut counts_on_outer = false;
        for &step in &self.steps {
            match *func.op(step) {
                Op::LoadElement { array, .. } => {
                    let length = result(func, block, Op::ArrayLength { array });
                    self.guard_order(func, block, Cond::Le, self.inner.limit, length);
                }
                Op::BoundsCheck { index, .. } if func.resolve(index) == self.outer.variable => {
                    counts_on_outer = true;
                }
                Op::BoundsCheck { index, .. } => self.guard_order(func, block, Cond::Le, zero, index),
                _ => {}
            }
        }
        if counts_on_outer {
            self.guard_order(func, block, Cond::Le, zero, self.outer.start);
            self.guard_order(func, block, Cond::Lt, self.outer.start, self.outer.limit);
        }
    }

    fn guard_order(&self, func: &mut Function, block: Block, cond: Cond, lhs: Value, rhs: Value) {
        let is_zero = |value| matches!(func.defining_op(value), Some(Op::ConstInt { value: 0 }));
        if cond == Cond::Le && is_zero(lhs) && is_zero(rhs) {
            return;
        }
        let cond = result(func, block, Op::IntCompare { cond, lhs, rhs });
        self.guard(func, block, cond);
    }

    fn guard(&self, func: &mut Function, block: Block, cond: Value) {
        func.append(block, Op::GuardTrue { cond, reason: ExitReason::LoopBound, exit: self.exit });
    }

    fn drop_guards(&self, func: &mut Function) {
        for &step in &self.steps {
            match *func.op(step) {
                Op::GuardShape { object: value, .. } => {
                    func.set_op(step, Op::Refine { value, ty: Type::Ref });
                }
                Op::BoundsCheck { index, .. } => {
                    let checked = func.result(step).expect("a check has a result");
                    func.replace(checked, index);
                }
                _ => {}
            }
        }
    }
}

fn result(func: &mut Function, block: Block, op: Op) -> Value {
    let inst = func.append(block, op);
    func.result(inst).expect("it has a result")
}
