//! Folds constants and applies algebraic laws, one operation at a time.
//!
//! Each operation is offered, with its operands already simple, to the rules of its kind; the answer is another
//! value, another operation in its place, or that it never gets past its exit. The walk is in reverse postorder,
//! so operands come first; rules look only at an operation and the definitions of its operands.
//!
//! Three laws every rule obeys:
//! 1. The result has the same bits, or a better type with the same bits.
//! 2. An exit may go only when it could not have been taken; none is added.
//! 3. Something gets less: exits, operations, or the cost of one. So rules never undo each other.
//!
//! Branches that are decided are folded on the way, and what nothing leads to any more is left out.
//!
//! Linear; a second round happens only if the first one changed something.

mod float;
mod int;
mod reached;
mod tuple;
mod typed;
mod word;

use super::simplify_control_flow::{fold_terminator, forget_edges};
use crate::context::{Changed, PassContext};
use reached::Reached;
use ssa::{Float64, Function, Inst, Op, Value, WordBits};

/// See the module.
pub fn simplify(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = Changed::Nothing;
    for _ in 0..MAX_ROUNDS {
        let round = run_round(func, cx);
        cx.invalidate(round);
        changed = changed.and(round);
        if round == Changed::Nothing {
            break;
        }
    }
    changed
}

/// Rounds beyond the second find next to nothing.
const MAX_ROUNDS: usize = 3;

/// What a rule says to do with an operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Rewrite {
    /// No rule applies.
    Keep,
    /// Its result is this value.
    Value(Value),
    /// This operation does the same.
    Op(Op),
    /// It proves what is known: remove it. Only for operations without a result.
    Remove,
    /// Its exit is always taken.
    AlwaysExits,
}

fn run_round(func: &mut Function, cx: &mut PassContext) -> Changed {
    let cfg = cx.cfg(func);
    let mut changed = Changed::Nothing;
    let mut reached = Reached::default();
    for &block in cfg.order() {
        if !reached.enter(func, &cfg, block) {
            continue;
        }
        let insts = func.take_insts(block);
        let mut out = Vec::with_capacity(insts.len());
        for inst in insts {
            resolve_operands(func, inst);
            let mut rules = Rules { func, out: &mut out };
            let rewrite = rules.rewrite(*rules.func.op(inst));
            if rewrite != Rewrite::Keep {
                changed = changed.and(Changed::Values);
            }
            match rewrite {
                Rewrite::Keep => out.push(inst),
                Rewrite::Value(value) => func.replace(func.result(inst).expect("it has a result"), value),
                Rewrite::Op(op) => {
                    func.set_op(inst, op);
                    out.push(inst);
                }
                Rewrite::Remove => {}
                Rewrite::AlwaysExits => {
                    let (reason, exit) = (func.op(inst).exit_reason(), func.op(inst).frame_state());
                    let (reason, exit) = (reason.expect("it exits"), exit.expect("it exits"));
                    out.push(func.make_inst(Op::Exit { reason, exit }));
                    changed = Changed::ControlFlow;
                    break;
                }
            }
        }
        func.set_insts(block, out);
        if fold_terminator(func, block) {
            changed = Changed::ControlFlow;
        }
        reached.leave(func, block);
    }
    func.resolve_aliases();
    if changed == Changed::ControlFlow {
        forget_edges(func, cx);
    }
    changed
}

/// Operands of this one operation by what has replaced them.
fn resolve_operands(func: &mut Function, inst: Inst) {
    let mut aliased = false;
    func.op(inst).for_each_value(&func.operands, |value| aliased |= func.resolve(value) != value);
    if aliased {
        let mut new = Vec::new();
        func.op(inst).for_each_value(&func.operands, |value| new.push(func.resolve(value)));
        let mut new = new.into_iter();
        func.map_values(inst, |_| new.next().expect("one for each operand"));
    }
}

/// What rules may look at, and where they put constants they need.
pub(crate) struct Rules<'a> {
    func: &'a mut Function,
    out: &'a mut Vec<Inst>,
}

impl Rules<'_> {
    fn rewrite(&mut self, op: Op) -> Rewrite {
        let mut rewrite = self.int(op);
        if rewrite == Rewrite::Keep {
            rewrite = self.float(op);
        }
        if rewrite == Rewrite::Keep {
            rewrite = self.word(op);
        }
        if rewrite == Rewrite::Keep {
            rewrite = self.typed(op);
        }
        if rewrite == Rewrite::Keep {
            rewrite = self.tuple(op);
        }
        rewrite
    }

    fn def(&self, value: Value) -> Option<Op> {
        self.func.defining_op(value).copied()
    }

    fn int_const(&self, value: Value) -> Option<i64> {
        match self.def(value)? {
            Op::ConstInt { value } => Some(value),
            _ => None,
        }
    }

    fn f64_const(&self, value: Value) -> Option<f64> {
        match self.def(value)? {
            Op::ConstF64 { value } => Some(value.value()),
            _ => None,
        }
    }

    fn bool_const(&self, value: Value) -> Option<bool> {
        match self.def(value)? {
            Op::ConstBool { value } => Some(value),
            _ => None,
        }
    }

    /// The word, when it is a constant that is no object.
    fn word_const(&self, value: Value) -> Option<u64> {
        match self.def(value)? {
            Op::ConstWord { value } => Some(value.0),
            Op::ConstInt { value } => abi::value::fixnum(value),
            _ => None,
        }
    }

    /// A constant before the operation being looked at.
    fn make_int(&mut self, value: i64) -> Value {
        let inst = self.func.make_inst(Op::ConstInt { value });
        self.out.push(inst);
        self.func.result(inst).expect("a constant has a result")
    }
}

fn int(value: i64) -> Rewrite {
    Rewrite::Op(Op::ConstInt { value })
}

fn f64(value: f64) -> Rewrite {
    Rewrite::Op(Op::ConstF64 { value: Float64::new(value) })
}

fn bool(value: bool) -> Rewrite {
    Rewrite::Op(Op::ConstBool { value })
}

fn word(bits: u64) -> Rewrite {
    Rewrite::Op(Op::ConstWord { value: WordBits(bits) })
}
