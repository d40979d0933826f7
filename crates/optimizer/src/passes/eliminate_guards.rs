//! Uses what branches and guards have proved.
//!
//! A walk over the dominator tree carries facts: which values have been guarded, and to what; which tests came out how.
//! Where a fact holds, uses of a guarded value take the guard's result (its type is better), a guard becomes a
//! refinement, a test or a branch on a known condition becomes a constant. Facts are about values, which never
//! change, so they hold wherever the guard or edge dominates. (What is known of shapes depends on memory and is the
//! business of `forward_loads`.)
//!
//! Frame states keep naming the original values: same bits. Linear.

use crate::context::{Changed, PassContext};
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::{Block, Function, Inst, Op, Type, Value};

/// See the module.
pub fn eliminate_guards(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators) = (cx.cfg(func), cx.dominators(func));
    let mut walk = Walk { func, facts: FxHashMap::default(), undo: Vec::new(), changed: false };
    let entry = walk.func.entry();
    walk.visit_tree(&cfg, &dominators, entry);
    let changed = walk.changed;
    func.resolve_aliases();
    Changed::values_if(changed)
}

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fact {
    /// This value has the same bits and a better type.
    Guarded(Value),
    /// It is a fixnum.
    Int,
    /// It points to a heap object.
    Ref,
    /// It is a float, inline or boxed.
    Float,
    /// It is a condition that came out so.
    Is(bool),
}

struct Walk<'f> {
    func: &'f mut Function,
    facts: FxHashMap<Value, Fact>,
    /// What to restore when the walk leaves a subtree.
    undo: Vec<(Value, Option<Fact>)>,
    changed: bool,
}

impl Walk<'_> {
    fn visit_tree(&mut self, cfg: &Cfg, dominators: &Dominators, entry: Block) {
        let mut stack = vec![(entry, 0, 0)];
        while let Some((block, next, mark)) = stack.pop() {
            let mark = if next == 0 {
                let mark = self.undo.len();
                self.learn_from_edge(cfg, block);
                self.visit_block(block);
                mark
            } else {
                mark
            };
            match dominators.children(block).get(next) {
                Some(&child) => stack.extend([(block, next + 1, mark), (child, 0, 0)]),
                None => {
                    for (value, fact) in self.undo.drain(mark..).rev() {
                        match fact {
                            Some(fact) => self.facts.insert(value, fact),
                            None => self.facts.remove(&value),
                        };
                    }
                }
            }
        }
    }

    fn learn(&mut self, value: Value, fact: Fact) {
        let old = self.facts.insert(value, fact);
        self.undo.push((value, old));
    }

    fn learn_from_edge(&mut self, cfg: &Cfg, block: Block) {
        let [pred] = *cfg.preds(block) else { return };
        if let Op::Branch { cond, then, otherwise, .. } = *self.func.op(self.func.terminator(pred))
            && then.block != otherwise.block
        {
            self.learn_condition(self.func.resolve(cond), then.block == block);
        }
    }

    fn learn_condition(&mut self, cond: Value, is: bool) {
        self.learn(cond, Fact::Is(is));
        match self.func.defining_op(cond).copied() {
            Some(Op::BoolNot { value }) => self.learn_condition(value, !is),
            Some(Op::BoolAnd { lhs, rhs }) if is => {
                self.learn_condition(lhs, true);
                self.learn_condition(rhs, true);
            }
            Some(Op::BoolOr { lhs, rhs }) if !is => {
                self.learn_condition(lhs, false);
                self.learn_condition(rhs, false);
            }
            Some(Op::IsInt { value }) if is => self.learn_kind(value, Fact::Int),
            Some(Op::IsRef { value }) if is => self.learn_kind(value, Fact::Ref),
            Some(Op::IsFloat { value }) if is => self.learn_kind(value, Fact::Float),
            _ => {}
        }
    }

    /// Notes the kind of `value`, unless its guarded twin is known, which says more.
    fn learn_kind(&mut self, value: Value, kind: Fact) {
        if !matches!(self.facts.get(&value), Some(Fact::Guarded(_))) {
            self.learn(value, kind);
        }
    }

    fn visit_block(&mut self, block: Block) {
        let insts = self.func.take_insts(block);
        let mut out = Vec::with_capacity(insts.len());
        for inst in insts {
            self.improve_operands(inst);
            if self.visit_inst(inst) {
                out.push(inst);
            } else {
                self.changed = true;
            }
        }
        self.func.set_insts(block, out);
        self.visit_terminator(block);
    }

    /// Takes the better twin of each operand.
    fn improve_operands(&mut self, inst: Inst) {
        let mut values = Vec::new();
        self.func.op(inst).for_each_value(&self.func.operands, |value| values.push(value));
        let better = |walk: &Self, value: Value| {
            let value = walk.func.resolve(value);
            match walk.facts.get(&value) {
                Some(Fact::Guarded(twin)) => walk.func.resolve(*twin),
                _ => value,
            }
        };
        let new: Vec<Value> = values.iter().map(|value| better(self, *value)).collect();
        if new != values {
            self.changed = true;
            let mut new = new.into_iter();
            self.func.map_values(inst, |_| new.next().expect("one for each operand"));
        }
    }

    /// Looks at an operation; whether it stays.
    fn visit_inst(&mut self, inst: Inst) -> bool {
        let op = *self.func.op(inst);
        let result = self.func.result(inst);
        match op {
            Op::GuardInt { value, .. } if self.func.type_of(value) == Type::Int => {
                self.replace(inst, value);
                return false;
            }
            Op::GuardRef { value, .. } if self.func.type_of(value) == Type::Ref => {
                self.replace(inst, value);
                return false;
            }
            // A guard of a value that has another type already contradicts it: it will always leave.
            Op::GuardInt { value, .. } if self.func.type_of(value) == Type::Word => {
                if self.facts.get(&value) == Some(&Fact::Int) {
                    self.set(inst, Op::Refine { value, ty: Type::Int });
                }
                self.learn(value, Fact::Guarded(result.expect("a guard has a result")));
            }
            Op::GuardRef { value, .. } if self.func.type_of(value) == Type::Word => {
                if self.facts.get(&value) == Some(&Fact::Ref) {
                    self.set(inst, Op::Refine { value, ty: Type::Ref });
                }
                self.learn(value, Fact::Guarded(result.expect("a guard has a result")));
            }
            Op::GuardShape { object, .. } | Op::GuardShapeIn { object, .. }
                if self.func.type_of(object) == Type::Word =>
            {
                self.learn(object, Fact::Guarded(result.expect("a guard has a result")));
            }
            Op::UnboxFloat { value, .. } | Op::NumberToF64 { value, .. } => {
                if self.facts.get(&value) == Some(&Fact::Float) {
                    self.set(inst, Op::UnboxFloatUnchecked { value });
                } else if matches!(op, Op::UnboxFloat { .. }) {
                    self.learn_kind(value, Fact::Float);
                }
            }
            Op::IsInt { value } => self.decide_kind(inst, value, Fact::Int),
            Op::IsFloat { value } => self.decide_kind(inst, value, Fact::Float),
            Op::IsRef { value } => self.decide_kind(inst, value, Fact::Ref),
            Op::GuardTrue { cond, .. } | Op::GuardFalse { cond, .. } => {
                let wanted = matches!(op, Op::GuardTrue { .. });
                if self.facts.get(&cond) == Some(&Fact::Is(wanted)) {
                    return false;
                }
                self.learn_condition(cond, wanted);
            }
            _ => {}
        }
        true
    }

    fn decide_kind(&mut self, inst: Inst, value: Value, kind: Fact) {
        let known = self.facts.get(&value).copied();
        let is = match known {
            Some(known) if known == kind => true,
            // A boxed float is a pointer, so those two do not exclude each other.
            Some(Fact::Int) => false,
            Some(Fact::Ref | Fact::Float) if kind == Fact::Int => false,
            _ => return,
        };
        self.set(inst, Op::ConstBool { value: is });
    }

    fn visit_terminator(&mut self, block: Block) {
        let inst = self.func.terminator(block);
        if let Op::Branch { cond, then, otherwise, .. } = *self.func.op(inst)
            && let Some(Fact::Is(is)) = self.facts.get(&cond).copied()
            && then.block != otherwise.block
            && !matches!(self.func.defining_op(cond), Some(Op::ConstBool { .. }))
        {
            // Only the condition changes: the graph is as it was while this pass runs.
            let known = self.func.append_before_terminator(block, Op::ConstBool { value: is });
            let cond = self.func.result(known).expect("a constant has a result");
            let mut op = *self.func.op(inst);
            if let Op::Branch { cond: old, .. } = &mut op {
                *old = cond;
            }
            self.set(inst, op);
        }
    }

    fn set(&mut self, inst: Inst, op: Op) {
        self.func.set_op(inst, op);
        self.changed = true;
    }

    fn replace(&mut self, inst: Inst, value: Value) {
        let result = self.func.result(inst).expect("a guard has a result");
        self.func.replace(result, value);
    }
}
