//! Replaces loops that end after a few iterations, always as many, by copies of what they contain.
//!
//! Each iteration then has constants of its own: elements of tuples made here are values, pairs are taken apart, checks of indices
//! are decided, and what is the same for several iterations is computed once. How often a loop goes around is found by trying: its
//! variables start with constants, and the test that leaves it is computed from them, iteration after iteration. Other ways
//! out (`break`, guards) are copied as they are, and so are charges of fuel and all effects. Polls go: the code
//! ends soon, or what is around it polls.
//!
//! The iterations that go around are peeled off ([`super::peel`]), and what is left of the loop leaves at its test. Only
//! innermost loops are replaced; the loop around one may then be the innermost, and is looked at again after constants have
//! been folded. Loops that call the program are left alone: a call takes longer than what a constant saves, and is large.
//!
//! A loop is tried in constant time; the copies are bounded by the limits below. Nothing is done to loops whose start is not
//! known, as where code is entered in the loop.

use super::peel::peel;
use super::simplify_control_flow::forget_edges;
use super::{simplify, simplify_control_flow};
use crate::analysis::range::{Range, of_op};
use crate::context::{Changed, PassContext};
use abi::heaps::Heaps;
use smallvec::SmallVec;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::{Loop, LoopData, Loops};
use ssa::{Block, BlockCall, Function, Op, Value, ValueDef};

/// A loop goes around no more often.
const MAX_TURNS: usize = 8;
/// Operations that are copied for one loop, at most.
const MAX_COPIED: usize = 256;
/// Functions do not grow beyond so many operations.
const MAX_FUNCTION: usize = 2000;
/// Loops around loops that are looked at.
const MAX_NESTED: usize = 3;
/// How far the test of a loop is followed to its variables.
const MAX_DEPTH: u32 = 4;

/// See the module.
pub fn unroll_loops(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = Changed::Nothing;
    for _ in 0..MAX_NESTED {
        if !unroll_innermost(func, cx) {
            break;
        }
        changed = Changed::ControlFlow;
        forget_edges(func, cx);
        simplify(func, cx);
        let joined = simplify_control_flow(func, cx);
        cx.invalidate(joined);
    }
    changed
}

/// Unrolls the innermost loops; whether there were any.
fn unroll_innermost(func: &mut Function, cx: &mut PassContext) -> bool {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let mut room = None;
    let mut changed = false;
    for (id, data) in loops.iter() {
        let Some(ending) = Ending::find(func, &cfg, &dominators, &loops, id) else { continue };
        let room = room.get_or_insert_with(|| MAX_FUNCTION.saturating_sub(size(func, func.layout())));
        let copied = ending.turns * size(func, &data.blocks);
        if copied > MAX_COPIED.min(*room) {
            continue;
        }
        *room -= copied;
        for &block in &data.blocks {
            func.retain_insts(block, |func, inst| !matches!(func.op(inst), Op::Poll { .. }));
        }
        if ending.turns > 0 {
            peel(func, &cfg, &loops, id, ending.turns);
        }
        ending.leave(func, &loops, id);
        changed = true;
    }
    changed
}

/// The operations in some blocks that take room: constants are shared.
fn size(func: &Function, blocks: &[Block]) -> usize {
    let insts = blocks.iter().flat_map(|block| func.insts(*block));
    insts.filter(|inst| !func.op(**inst).is_constant()).count()
}

/// How a loop ends.
struct Ending {
    /// The block with the test that leaves it.
    test: Block,
    /// How often it goes around before.
    turns: usize,
}

impl Ending {
    fn find(func: &Function, cfg: &Cfg, dominators: &Dominators, loops: &Loops, id: Loop) -> Option<Ending> {
        let data = loops.data(id);
        let preheader = loops.preheader(cfg, id)?;
        if data.blocks.iter().any(|block| loops.innermost(*block) != Some(id)) || calls_program(func, data) {
            return None;
        }
        let trial = Trial { func, header: data.header, latches: &data.latches };
        let tests = data.blocks.iter().filter(|&&block| {
            let leaves = cfg.succs(block).iter().any(|next| !loops.contains(id, *next));
            leaves && data.latches.iter().all(|latch| dominators.dominates(block, *latch))
        });
        tests.copied().find_map(|test| {
            let turns = trial.turns(preheader, test, &|call| loops.contains(id, call.block))?;
            Some(Ending { test, turns })
        })
    }

    /// Has the test, where it is come to, leave the loop.
    fn leave(&self, func: &mut Function, loops: &Loops, id: Loop) {
        let outside = func.targets(self.test).into_iter().find(|call| !loops.contains(id, call.block));
        let target = outside.expect("the test leaves the loop");
        func.set_op(func.terminator(self.test), Op::Jump { target });
    }
}

/// Whether code that is not cold calls what may be any code.
fn calls_program(func: &Function, data: &LoopData) -> bool {
    let insts =
        data.blocks.iter().filter(|block| !func.is_cold(**block)).flat_map(|block| func.insts(*block));
    insts.map(|inst| func.op(*inst).effects()).any(|effects| effects.writes == Heaps::WORLD)
}

/// Computes what the variables of a loop are in each iteration, as far as they are constants.
struct Trial<'a> {
    func: &'a Function,
    header: Block,
    latches: &'a [Block],
}

/// What the parameters of the header can be.
type Variables = SmallVec<[Range; 8]>;

impl Trial<'_> {
    /// How often the loop goes around until the branch at the end of `test` leaves it.
    fn turns(&self, preheader: Block, test: Block, stays: &dyn Fn(BlockCall) -> bool) -> Option<usize> {
        let Op::Branch { cond, then, otherwise, .. } = *self.func.op(self.func.terminator(test)) else {
            return None;
        };
        if stays(then) == stays(otherwise) {
            return None;
        }
        let mut variables = self.passed(preheader, &Variables::new());
        for turn in 0..=MAX_TURNS {
            if self.holds(cond, &variables)? != stays(then) {
                return Some(turn);
            }
            let mut next = self.latches.iter().map(|latch| self.passed(*latch, &variables));
            let first = next.next().expect("a loop has a latch");
            variables = next.fold(first, |one, other| {
                one.iter().zip(&other).map(|(one, other)| one.union(*other)).collect()
            });
        }
        None
    }

    /// What `block` passes to the header.
    fn passed(&self, block: Block, variables: &Variables) -> Variables {
        let calls = self.func.targets(block).into_iter().filter(|call| call.block == self.header);
        let values = calls.map(|call| -> Variables {
            let args = call.args(&self.func.operands).iter();
            args.map(|arg| self.range(*arg, variables, MAX_DEPTH)).collect()
        });
        let all = values.reduce(|one, other| one.iter().zip(&other).map(|(a, b)| a.union(*b)).collect());
        all.expect("the block goes to the header")
    }

    fn holds(&self, cond: Value, variables: &Variables) -> Option<bool> {
        match *self.func.defining_op(self.func.resolve(cond))? {
            Op::BoolNot { value } => self.holds(value, variables).map(|holds| !holds),
            Op::IntCompare { cond, lhs, rhs } | Op::I32Compare { cond, lhs, rhs } => {
                let constant = |value| self.range(value, variables, MAX_DEPTH).constant();
                Some(cond.holds(constant(lhs)?, constant(rhs)?))
            }
            _ => None,
        }
    }

    fn range(&self, value: Value, variables: &Variables, depth: u32) -> Range {
        let value = self.func.resolve(value);
        match self.func.def(value) {
            ValueDef::Param(block, index) if block == self.header => {
                variables.get(index as usize).copied().unwrap_or(Range::ALL)
            }
            ValueDef::Inst(inst) if depth > 0 => {
                of_op(self.func.op(inst), &mut |value| self.range(value, variables, depth - 1))
            }
            _ => Range::ALL,
        }
    }
}
