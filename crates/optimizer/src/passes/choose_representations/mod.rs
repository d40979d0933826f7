//! Gives block parameters the form that their values have: fixnums typed, floats and booleans unboxed.
//!
//! A parameter of type `Word` becomes `Int`, `F64` or `Bool` when every value passed to it is of that kind: typed so,
//! boxed from it, a constant, another such parameter, or a word that has been guarded or unboxed where it is passed.
//! That is decided optimistically, so cycles of parameters (the variables of loops) count.
//! A word of unknown kind that enters a loop does not stand against it, if the other values agree, the loop is
//! certain to guard the parameter for that kind, and the preheader has a frame point for the guard that goes there.
//!
//! Uses that want the box get one made at the use; unboxing the parameter is then the parameter itself. Frame states
//! take the raw form: an exit boxes what it hands to the interpreter. So values carried around a loop need no boxes.
//!
//! Bits differ between an int and a float of equal value, so nothing is converted from one to the other.
//! Linear in the size of the function times the (small) height of the lattice.

mod rewrite;

use super::hoist_loop_invariants::frame_point;
use crate::analysis::uses::Uses;
use crate::context::{Changed, PassContext};
use abi::value;
use cranelift_entity::SecondaryMap;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::Loops;
use ssa::{Block, Float64, FrameState, Function, Op, Type, Value, ValueDef};

/// What a parameter can be, from no evidence to too much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// Nothing speaks against any.
    #[default]
    Open,
    Int,
    Float,
    Bool,
    /// It stays a word.
    Word,
}

impl Kind {
    fn meet(self, other: Kind) -> Kind {
        match (self, other) {
            (Kind::Open, kind) | (kind, Kind::Open) => kind,
            (a, b) if a == b => a,
            _ => Kind::Word,
        }
    }

    fn ty(self) -> Type {
        match self {
            Kind::Int => Type::Int,
            Kind::Float => Type::F64,
            Kind::Bool => Type::Bool,
            Kind::Open | Kind::Word => Type::Word,
        }
    }
}

/// How an argument is had in the parameter's form.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    /// This value is it.
    Value(Value),
    /// It is this parameter, whose form changes too.
    Param(Value),
    /// A constant to be made.
    Float(Float64),
    /// A constant to be made.
    Bool(bool),
    /// A guard in the preheader has to prove it.
    Guard(FrameState),
    /// There is no way.
    Word,
}

/// See the module.
pub fn choose_representations(func: &mut Function, cx: &mut PassContext) -> Changed {
    let mut changed = rewrite::unbox_frame_states(func);
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let kinds = {
        let uses = Uses::new(func);
        let mut choice = Choice {
            func,
            cfg: &cfg,
            dominators: &dominators,
            loops: &loops,
            uses,
            kinds: SecondaryMap::new(),
        };
        choice.decide();
        choice.sources()
    };
    if !kinds.is_empty() {
        rewrite::apply(func, &cfg, &kinds);
        rewrite::unbox_frame_states(func);
        changed = true;
    }
    Changed::values_if(changed)
}

/// A parameter that changes, and where its values come from: for each edge the predecessor and the source.
struct Decision {
    param: Value,
    block: Block,
    index: usize,
    kind: Kind,
    sources: Vec<(Block, Value, Source)>,
}

struct Choice<'a> {
    func: &'a Function,
    cfg: &'a Cfg,
    dominators: &'a Dominators,
    loops: &'a Loops,
    uses: Uses,
    kinds: SecondaryMap<Value, Kind>,
}

impl Choice<'_> {
    fn is_candidate(&self, value: Value) -> bool {
        match self.func.def(value) {
            ValueDef::Param(block, _) => self.func.type_of(value) == Type::Word && block != self.func.entry(),
            _ => false,
        }
    }

    fn candidates(&self) -> Vec<(Block, usize, Value)> {
        let params = |block: &Block| {
            let block = *block;
            self.func.params(block).iter().enumerate().map(move |(i, param)| (block, i, *param))
        };
        self.cfg.order().iter().flat_map(params).filter(|(_, _, param)| self.is_candidate(*param)).collect()
    }

    /// Finds the greatest solution.
    fn decide(&mut self) {
        let candidates = self.candidates();
        loop {
            let mut changed = true;
            while changed {
                changed = false;
                for &(block, index, param) in &candidates {
                    let kind = self.edges(block, index).fold(Kind::Open, |kind, (pred, arg)| {
                        kind.meet(self.kind_of(param, block, pred, arg))
                    });
                    // Only downward: a word stays one.
                    let kind = self.kinds[param].meet(kind);
                    changed |= kind != self.kinds[param];
                    self.kinds[param] = kind;
                }
            }
            // What is still open has no evidence; what relied on a guard must be worth it.
            let mut settled = true;
            for &(block, index, param) in &candidates {
                let kind = self.kinds[param];
                let fails =
                    |(pred, arg): (Block, Value)| self.source(param, kind, block, pred, arg) == Source::Word;
                if kind == Kind::Open || kind != Kind::Word && self.edges(block, index).any(fails) {
                    self.kinds[param] = Kind::Word;
                    settled = false;
                }
            }
            if settled {
                return;
            }
        }
    }

    /// Each edge into `block`, by predecessor, with the argument for parameter `index`.
    fn edges(&self, block: Block, index: usize) -> impl Iterator<Item = (Block, Value)> {
        let mut preds = self.cfg.preds(block).to_vec();
        preds.sort_unstable();
        preds.dedup();
        let mut edges = Vec::new();
        for pred in preds {
            for call in self.func.targets(pred) {
                if call.block == block {
                    edges.push((pred, call.args(&self.func.operands)[index]));
                }
            }
        }
        edges.into_iter()
    }

    /// What the argument says about the parameter's kind.
    fn kind_of(&self, param: Value, block: Block, pred: Block, arg: Value) -> Kind {
        if self.is_candidate(arg) && self.kinds[arg] != Kind::Word {
            return self.kinds[arg];
        }
        for kind in [Kind::Int, Kind::Float, Kind::Bool] {
            if !matches!(self.plain_source(kind, pred, arg), Source::Word) {
                return kind;
            }
        }
        // An unknown word at the entry of a loop waits for what the others say.
        if self.guard(param, block, pred).is_some() && !self.is_known_otherwise(arg) {
            return Kind::Open;
        }
        Kind::Word
    }

    fn source(&self, param: Value, kind: Kind, block: Block, pred: Block, arg: Value) -> Source {
        match self.plain_source(kind, pred, arg) {
            Source::Word => match self.guard(param, block, pred) {
                Some(state) if !self.is_known_otherwise(arg) && self.is_guarded_for(param, kind, block) => {
                    Source::Guard(state)
                }
                _ => Source::Word,
            },
            source => source,
        }
    }

    /// How to have `arg` as `kind` at the end of `pred`, without a new guard.
    fn plain_source(&self, kind: Kind, pred: Block, arg: Value) -> Source {
        if self.is_candidate(arg) && self.kinds[arg] == kind {
            return Source::Param(arg);
        }
        if kind == Kind::Int && self.func.type_of(arg) == Type::Int {
            return Source::Value(arg);
        }
        match (kind, self.func.defining_op(arg)) {
            (Kind::Float, Some(Op::BoxFloat { value })) | (Kind::Bool, Some(Op::BoxBool { value })) => {
                return Source::Value(*value);
            }
            (Kind::Float, Some(Op::ConstWord { value })) if value::is_inline_float(value.0) => {
                return Source::Float(Float64::new(value::inline_float_value(value.0)));
            }
            (Kind::Bool, Some(Op::ConstWord { value }))
                if value.0 == value::TRUE || value.0 == value::FALSE =>
            {
                return Source::Bool(value.0 == value::TRUE);
            }
            _ => {}
        }
        let twin = self.uses.operands(arg).iter().find_map(|user| {
            let fits = matches!(
                (kind, self.func.op(*user)),
                (Kind::Int, Op::GuardInt { .. })
                    | (Kind::Float, Op::UnboxFloat { .. } | Op::UnboxFloatUnchecked { .. })
                    | (Kind::Bool, Op::GuardBool { .. })
            );
            let result = self.func.result(*user).filter(|_| fits)?;
            self.dominators.available_at_end(self.func, result, pred).then_some(result)
        });
        twin.map_or(Source::Word, Source::Value)
    }

    /// The frame state for a guard at the end of `pred`, when that is the preheader of a loop that starts at `block`.
    fn guard(&self, param: Value, block: Block, pred: Block) -> Option<FrameState> {
        let id = self.loops.innermost(block).filter(|id| self.loops.data(*id).header == block)?;
        let known = [Kind::Int, Kind::Float, Kind::Bool];
        let preheader = self.loops.preheader(self.cfg, id).filter(|preheader| *preheader == pred)?;
        known
            .iter()
            .any(|kind| self.is_guarded_for(param, *kind, block))
            .then(|| frame_point(self.func, preheader))?
    }

    /// Whether every iteration of the loop at `header` guards `param` for `kind`.
    fn is_guarded_for(&self, param: Value, kind: Kind, header: Block) -> bool {
        let Some(id) = self.loops.innermost(header) else { return false };
        let latches = &self.loops.data(id).latches;
        self.uses.operands(param).iter().any(|user| {
            let fits = matches!(
                (kind, self.func.op(*user)),
                (Kind::Int, Op::GuardInt { .. })
                    | (Kind::Float, Op::UnboxFloat { .. })
                    | (Kind::Bool, Op::GuardBool { .. })
            );
            let block = self.func.block_of(*user);
            fits && block
                .is_some_and(|block| latches.iter().all(|latch| self.dominators.dominates(block, *latch)))
        })
    }

    /// Whether a guard on the word is bound to fail, as far as its definition tells.
    fn is_known_otherwise(&self, arg: Value) -> bool {
        let constant = matches!(
            self.func.defining_op(arg),
            Some(Op::ConstWord { .. } | Op::BoxFloat { .. } | Op::BoxBool { .. } | Op::NewObject { .. })
        );
        constant
            || self.func.type_of(arg) != Type::Word
            || self.is_candidate(arg) && self.kinds[arg] != Kind::Word
    }

    fn sources(&self) -> Vec<Decision> {
        let decide = |(block, index, param): (Block, usize, Value)| {
            let kind = self.kinds[param];
            if kind == Kind::Word {
                return None;
            }
            let source = |(pred, arg)| (pred, arg, self.source(param, kind, block, pred, arg));
            let sources = self.edges(block, index).map(source).collect();
            Some(Decision { param, block, index, kind, sources })
        };
        self.candidates().into_iter().filter_map(decide).collect()
    }
}
