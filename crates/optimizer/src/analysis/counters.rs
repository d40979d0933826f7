//! Variables by which loops count.

use ssa::cfg::Cfg;
use ssa::loops::{Loop, Loops};
use ssa::{Block, Cond, Function, Op, Value};

/// A loop's variable that goes from `start` up by one, and around again while the sum is less than `limit`.
#[derive(Clone, Copy, Debug)]
pub struct Counter {
    /// The parameter of the header.
    pub variable: Value,
    /// What it is at first.
    pub start: Value,
    /// What it is in the next iteration.
    pub next: Value,
    /// What the loop compares that with.
    pub limit: Value,
}

/// The variables by which the test at the end of a loop with one latch, which is entered from one block, counts.
#[must_use]
pub fn counters(func: &Function, cfg: &Cfg, loops: &Loops, id: Loop) -> Vec<Counter> {
    let data = loops.data(id);
    let ([latch], Some(preheader)) = (&data.latches[..], loops.preheader(cfg, id)) else {
        return Vec::new();
    };
    let argument = |from: Block, position: usize| {
        let mut calls = func.targets(from).into_iter().filter(|call| call.block == data.header);
        let call = calls.next().expect("there is an edge to the header");
        func.resolve(call.args(&func.operands)[position])
    };
    let Op::Branch { cond, then, .. } = *func.op(func.terminator(*latch)) else {
        return Vec::new();
    };
    let Some(&Op::IntCompare { cond, lhs, rhs }) = func.defining_op(cond) else { return Vec::new() };
    let goes_on_if = if then.block == data.header { Cond::Lt } else { Cond::Ge };
    let (next, limit) = (func.resolve(lhs), func.resolve(rhs));
    let params = func.params(data.header).iter().enumerate();
    params
        .filter(|&(position, &variable)| {
            let steps = match func.defining_op(next) {
                Some(&Op::IntAdd { lhs, rhs }) => {
                    let one = matches!(func.defining_op(rhs), Some(Op::ConstInt { value: 1 }));
                    one && func.resolve(lhs) == variable
                }
                _ => false,
            };
            cond == goes_on_if && steps && argument(*latch, position) == next
        })
        .map(|(position, &variable)| Counter { variable, start: argument(preheader, position), next, limit })
        .collect()
}
