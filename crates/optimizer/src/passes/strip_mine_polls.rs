//! Asks for interrupts once in many iterations of a loop that counts.
//!
//! ```text
//! do { poll; … } while (++i < n);    →    do { m = min(n, i + 4096); do { … } while (++i < m); poll } while (i < n);
//! ```
//!
//! The inner loop can be vectorized then, which is what this is for: scalar code gains nothing, as a poll that is not taken costs
//! less than a bound more that is kept in a register. So loops qualify that do nothing else that may leave the code, and
//! store to memory or sum up integers: the order of a sum of floats cannot be changed. They are innermost, with one latch, and
//! ask either before anything else happens, with a state of what the next iteration starts with, or in the latch after all that.
//! How many iterations are left is told without overflow, whatever the limit is.
//!
//! Comes when all else is done with the loop, as what follows finds a nest of two. Linear.

use crate::analysis::counters::{Counter, counters};
use crate::context::{Changed, PassContext};
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::loops::{Loop, LoopData, Loops};
use ssa::{Block, Cond, FrameState, Function, Hint, Op, Type, Value};

/// Iterations between two polls: a fraction of a millisecond, as the bodies of such loops are.
const ITERATIONS: i64 = 4096;

/// See the module.
pub fn strip_mine_polls(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, loops) = (cx.cfg(func), cx.loops(func));
    let strips: Vec<Strip> = loops.iter().filter_map(|(id, _)| Strip::find(func, &cfg, &loops, id)).collect();
    for strip in &strips {
        strip.apply(func);
    }
    if strips.is_empty() { Changed::Nothing } else { Changed::ControlFlow }
}

/// A loop whose poll goes around it.
struct Strip {
    blocks: Vec<Block>,
    preheader: Block,
    header: Block,
    latch: Block,
    counter: Counter,
    /// What the poll tells, with the names that hold where it is.
    state: FrameState,
    /// Whether it is that of an iteration that starts, in terms of the header's parameters.
    is_at_start: bool,
}

impl Strip {
    fn find(func: &Function, cfg: &Cfg, loops: &Loops, id: Loop) -> Option<Strip> {
        let data = loops.data(id);
        if data.blocks.iter().any(|block| loops.innermost(*block) != Some(id))
            || !may_be_vectorized(func, data)
        {
            return None;
        }
        let is_outside = |value| func.block_of_value(value).is_some_and(|block| !loops.contains(id, block));
        let counter = counters(func, cfg, loops, id).into_iter().find(|counter| is_outside(counter.limit))?;
        let (header, latch) = (data.header, *data.latches.first()?);
        let poll = |block: Block| {
            let insts = func.insts(block);
            let position = insts.iter().position(|inst| matches!(func.op(*inst), Op::Poll { .. }))?;
            Some((insts, position, func.op(insts[position]).frame_state()?))
        };
        let at_start = poll(header).and_then(|(insts, position, state)| {
            let mut is_of_start = insts[..position].iter().all(|inst| func.op(*inst).effects().is_pure());
            func.for_each_frame_value(state, |value| {
                let value = func.resolve(value);
                is_of_start &= func.params(header).contains(&value) || is_outside(value);
            });
            is_of_start.then_some((state, true))
        });
        let at_end = || {
            let (insts, position, state) = poll(latch)?;
            let behind = &insts[position + 1..insts.len() - 1];
            behind.iter().all(|inst| func.op(*inst).effects().is_pure()).then_some((state, false))
        };
        let (state, is_at_start) = at_start.or_else(at_end)?;
        let preheader = loops.preheader(cfg, id)?;
        Some(Strip { blocks: data.blocks.clone(), preheader, header, latch, counter, state, is_at_start })
    }

    fn apply(&self, func: &mut Function) {
        for &block in &self.blocks {
            func.retain_insts(block, |func, inst| !matches!(func.op(inst), Op::Poll { .. }));
        }
        let (strip, bound) = self.start_strips(func);
        let Op::Branch { then, otherwise, .. } = *func.op(func.terminator(self.latch)) else {
            unreachable!("a loop that counts branches at its end")
        };
        let (again, out) = if then.block == self.header { (then, otherwise) } else { (otherwise, then) };
        let (end, next_strip) = (func.make_block(), func.make_block());
        // The strip ends: at the bound of the loop itself, or just of this one.
        let terminator = func.terminator(self.latch);
        func.retain_insts(self.latch, |_, inst| inst != terminator);
        let Counter { next, limit, .. } = self.counter;
        let to_end = func.block_call(end, &[]);
        let cond = append(func, self.latch, Op::IntCompare { cond: Cond::Lt, lhs: next, rhs: bound });
        func.append(self.latch, Op::Branch { cond, then: again, otherwise: to_end, hint: Hint::Then });
        let cond = append(func, end, Op::IntCompare { cond: Cond::Lt, lhs: next, rhs: limit });
        let to_next = func.block_call(next_strip, &[]);
        func.append(end, Op::Branch { cond, then: to_next, otherwise: out, hint: Hint::Else });
        let args = again.args(&func.operands).to_vec();
        let exit = self.state_at_end(func, &args);
        func.append(next_strip, Op::Poll { exit });
        let target = func.block_call(strip, &args);
        func.append(next_strip, Op::Jump { target });
        self.place(func, strip, [end, next_strip]);
    }

    /// The block where a strip starts, and up to where it counts.
    fn start_strips(&self, func: &mut Function) -> (Block, Value) {
        let strip = func.make_block();
        let params = func.params(self.header).to_vec();
        let params: Vec<Value> =
            params.iter().map(|param| func.append_param(strip, func.type_of(*param))).collect();
        func.map_targets(self.preheader, |mut call, _| {
            if call.block == self.header {
                call.block = strip;
            }
            call
        });
        let position = func.params(self.header).iter().position(|param| *param == self.counter.variable);
        let from = params[position.expect("the counter is a parameter of the header")];
        let limit = self.counter.limit;
        let ends = [limit, from].map(|value| append(func, strip, Op::IntToI64 { value }));
        let left = append(func, strip, Op::I64Sub { lhs: ends[0], rhs: ends[1] });
        let most = append(func, strip, Op::ConstI64 { value: ITERATIONS });
        let cond = append(func, strip, Op::I64Compare { cond: Cond::Lt, lhs: most, rhs: left });
        let iterations = append(func, strip, Op::ConstInt { value: ITERATIONS });
        // Where the sum would overflow, it is not chosen.
        let if_true = append(func, strip, Op::IntAdd { lhs: from, rhs: iterations });
        let bound = append(func, strip, Op::Select { cond, if_true, if_false: limit, ty: Type::Int });
        let target = func.block_call(self.header, &params);
        func.append(strip, Op::Jump { target });
        (strip, bound)
    }

    /// The state of the poll, where the next iteration is to start with `args`.
    fn state_at_end(&self, func: &mut Function, args: &[Value]) -> FrameState {
        if !self.is_at_start {
            return self.state;
        }
        let params = func.params(self.header).iter().copied();
        let next: FxHashMap<Value, Value> = params.zip(args.iter().copied()).collect();
        func.rewrite_frame_state(self.state, &mut |func, value| {
            let value = func.resolve(value);
            next.get(&value).copied().unwrap_or(value)
        })
    }

    /// Puts the start of strips before the loop and what is behind each after it.
    fn place(&self, func: &mut Function, strip: Block, behind: [Block; 2]) {
        let mut layout: Vec<Block> = Vec::with_capacity(func.layout().len());
        for &block in func.layout() {
            if block == strip || behind.contains(&block) {
                continue;
            }
            if block == self.header {
                layout.push(strip);
            }
            layout.push(block);
            if block == self.latch {
                layout.extend(behind);
            }
        }
        func.set_layout(layout);
        func.set_cold(strip, func.is_cold(self.header));
        func.set_cold(behind[0], func.is_cold(self.latch));
        func.set_cold(behind[1], true);
    }
}

/// Whether nothing but the poll forbids several iterations at once.
fn may_be_vectorized(func: &Function, data: &LoopData) -> bool {
    let ops = || data.blocks.iter().flat_map(|block| func.insts(*block)).map(|inst| func.op(*inst));
    let leaves = |op: &Op| {
        let effects = op.effects();
        effects.calls || effects.can_exit && !matches!(op, Op::Poll { .. })
    };
    let stores = |op: &Op| !matches!(op, Op::Poll { .. }) && !op.effects().writes.is_empty();
    let carries_float = || func.params(data.header).iter().any(|param| func.type_of(*param) == Type::F64);
    !ops().any(leaves) && (ops().any(stores) || !carries_float() && func.params(data.header).len() > 1)
}

fn append(func: &mut Function, block: Block, op: Op) -> Value {
    let inst = func.append(block, op);
    func.result(inst).expect("it has a result")
}
