//! Walks through a block and leaves of the names of new objects their words.

use super::accesses::{Access, SHAPE, access, root, same_constant};
use super::names::Id;
use super::rewrite::Rewriting;
use abi::exit_reason::ExitReason;
use cranelift_entity::EntitySet;
use rustc_hash::FxHashMap;
use ssa::{Block, Cond, FrameState, Function, Inst, Op, Value};

/// A walk through a block.
pub(super) struct Walk {
    block: Block,
    /// The instructions that stay, and new ones.
    insts: Vec<Inst>,
    /// The words of names at this point.
    words: FxHashMap<Id, Vec<Value>>,
    /// The objects that exits make of them.
    deferred: FxHashMap<Id, Value>,
    /// What frame states have become.
    states: FxHashMap<FrameState, FrameState>,
}

impl Walk {
    /// A walk through `block`.
    pub(super) fn new(block: Block) -> Walk {
        Walk {
            block,
            insts: Vec::new(),
            words: FxHashMap::default(),
            deferred: FxHashMap::default(),
            states: FxHashMap::default(),
        }
    }

    /// Rewrites the block; only the instructions `touched` have something to do with names.
    pub(super) fn run(mut self, cx: &mut Rewriting<'_>, touched: &EntitySet<Inst>) {
        let insts = cx.func.insts(self.block).to_vec();
        let (&terminator, others) = insts.split_last().expect("a block ends in a terminator");
        for &inst in others {
            if !touched.contains(inst) || self.visit(cx, inst) {
                self.insts.push(inst);
            }
        }
        self.settle(cx);
        if touched.contains(terminator) {
            self.visit(cx, terminator);
            self.pass_words(cx);
        }
        self.insts.push(terminator);
        cx.func.set_insts(self.block, self.insts);
    }

    fn words(&mut self, cx: &mut Rewriting<'_>, id: Id) -> &mut Vec<Value> {
        self.words.entry(id).or_insert_with(|| cx.words_at_start(id, self.block))
    }

    /// Goes past `inst`; whether it stays.
    fn visit(&mut self, cx: &mut Rewriting<'_>, inst: Inst) -> bool {
        if let Some(id) = cx.func.result(inst).and_then(|value| cx.names.named(value)) {
            self.words.insert(id, cx.first[&id].clone());
            return false;
        }
        let op = *cx.func.op(inst);
        let mut used = Vec::new();
        op.for_each_value(&cx.func.operands, |value| {
            if let Some(id) = cx.names.of(cx.func, value)
                && !used.contains(&id)
            {
                used.push(id);
            }
        });
        let mut made: FxHashMap<Id, Value> = FxHashMap::default();
        for id in used {
            match access(cx.func, &op, cx.names.get(id).value) {
                Access::Knows => return self.know(cx, inst, id),
                Access::Loads(word) => return self.load(cx, inst, id, word),
                Access::Stores(word, value) => {
                    self.words(cx, id)[word] = value;
                    self.deferred.remove(&id);
                    self.states.clear();
                    return false;
                }
                Access::Defers => _ = made.insert(id, self.deferred(cx, id)),
                Access::Holds(_) | Access::Shows => _ = made.insert(id, self.make(cx, id)),
                Access::Passes => {}
            }
        }
        if !made.is_empty() {
            let names = cx.names;
            let replaced =
                |func: &Function, value| names.of(func, value).and_then(|id| made.get(&id).copied());
            let mut new: FxHashMap<Value, Value> = FxHashMap::default();
            op.for_each_value(&cx.func.operands, |value| {
                if let Some(object) = replaced(cx.func, value) {
                    new.insert(value, object);
                }
            });
            cx.func.map_values(inst, |value| new.get(&value).copied().unwrap_or(value));
        }
        self.rewrite_state(cx, inst, &made);
        true
    }

    /// Decides what asks for something that is known of a name; whether it stays.
    fn know(&mut self, cx: &mut Rewriting<'_>, inst: Inst, id: Id) -> bool {
        match *cx.func.op(inst) {
            Op::GuardShape { shape, exit, .. } => {
                let has = self.words(cx, id)[SHAPE];
                if !same_constant(cx.func, has, shape) {
                    let compare = cx.func.make_inst(Op::I64Compare { cond: Cond::Eq, lhs: has, rhs: shape });
                    let cond = cx.func.result(compare).expect("a comparison has a result");
                    let guard =
                        cx.func.make_inst(Op::GuardTrue { cond, reason: ExitReason::WrongShape, exit });
                    self.rewrite_state(cx, guard, &FxHashMap::default());
                    self.insts.extend([compare, guard]);
                }
                false
            }
            Op::HasShape { shape, .. } => {
                let has = self.words(cx, id)[SHAPE];
                let op = match same_constant(cx.func, has, shape) {
                    true => Op::ConstBool { value: true },
                    false => Op::I64Compare { cond: Cond::Eq, lhs: has, rhs: shape },
                };
                cx.func.set_op(inst, op);
                true
            }
            Op::WordEqual { lhs, rhs } => {
                let value = root(cx.func, lhs) == root(cx.func, rhs);
                cx.func.set_op(inst, Op::ConstBool { value });
                true
            }
            // Another name.
            _ => false,
        }
    }

    fn load(&mut self, cx: &mut Rewriting<'_>, inst: Inst, id: Id, word: usize) -> bool {
        let value = self.words(cx, id)[word];
        let result = cx.func.result(inst).expect("a load has a result");
        let ty = cx.func.type_of(result);
        let is_known = cx.func.type_of(value).is_subtype_of(ty);
        if is_known {
            cx.func.replace(result, value);
        } else {
            cx.func.set_op(inst, Op::Refine { value, ty });
        }
        !is_known
    }

    /// The object that an exit here would make.
    fn deferred(&mut self, cx: &mut Rewriting<'_>, id: Id) -> Value {
        if let Some(object) = self.deferred.get(&id) {
            return *object;
        }
        let name = cx.names.get(id);
        if let (true, Some(object)) = (name.block != self.block, cx.settled.get(&id)) {
            return *object;
        }
        let (form, words) = (name.form, self.words(cx, id).clone());
        let values = cx.func.list(&words[SHAPE + 1..]);
        let (bytes, kind) = (form.bytes, form.kind);
        let inst = cx.func.make_inst(Op::DeferredObject { shape: words[SHAPE], bytes, kind, values });
        self.insts.push(inst);
        let object = cx.func.result(inst).expect("an object is a value");
        self.deferred.insert(id, object);
        object
    }

    /// Makes the object after all.
    fn make(&mut self, cx: &mut Rewriting<'_>, id: Id) -> Value {
        let name = cx.names.get(id);
        let (form, words) = (name.form, self.words(cx, id).clone());
        let exit = cx.throw_state(name.made);
        let values = cx.func.list(&words[SHAPE + 1..]);
        let (bytes, kind) = (form.bytes, form.kind);
        let inst = cx.func.make_inst(Op::NewObject { shape: words[SHAPE], bytes, kind, values, exit });
        self.insts.push(inst);
        cx.func.result(inst).expect("an object is a value")
    }

    fn rewrite_state(&mut self, cx: &mut Rewriting<'_>, inst: Inst, made: &FxHashMap<Id, Value>) {
        let Some(state) = cx.func.op(inst).frame_state() else { return };
        if let (true, Some(&known)) = (made.is_empty(), self.states.get(&state)) {
            return set_state(cx.func, inst, known);
        }
        let mut named = Vec::new();
        cx.func.for_each_frame_value(state, |value| {
            if let Some(id) = cx.names.of(cx.func, value)
                && !named.contains(&id)
            {
                named.push(id);
            }
        });
        if named.is_empty() {
            return;
        }
        let objects: FxHashMap<Id, Value> = named
            .into_iter()
            .map(|id| (id, made.get(&id).copied().unwrap_or_else(|| self.deferred(cx, id))))
            .collect();
        let names = cx.names;
        let replaced = |func: &Function, value| {
            names.of(func, value).and_then(|id| objects.get(&id).copied()).unwrap_or(value)
        };
        let new = cx.func.rewrite_frame_state(state, &mut |func, value| replaced(func, value));
        if made.is_empty() {
            self.states.insert(state, new);
        }
        set_state(cx.func, inst, new);
    }

    /// Makes objects of names that stay as they are at the end of this block, for others that name them.
    fn settle(&mut self, cx: &mut Rewriting<'_>) {
        let mut settled = Vec::new();
        for &id in cx.defined.get(&self.block).into_iter().flatten() {
            let name = cx.names.get(id);
            let is_elsewhere = |user: &&Inst| cx.func.block_of(**user) != Some(self.block);
            let defers = |user: &&Inst| matches!(cx.func.op(**user), Op::DeferredObject { .. });
            let mut users = name.users.iter().filter(defers).chain(&name.frames);
            if name.is_settled(cx.func) && users.any(|user| is_elsewhere(&user)) {
                settled.push(id);
            }
        }
        for id in settled {
            let object = self.deferred(cx, id);
            cx.settled.insert(id, object);
        }
    }

    /// Passes words where names are passed to names, and objects where they are passed to others.
    fn pass_words(&mut self, cx: &mut Rewriting<'_>) {
        let mut made: FxHashMap<Id, Value> = FxHashMap::default();
        let mut edges: Vec<Vec<(usize, Value)>> = Vec::new();
        for call in cx.func.targets(self.block) {
            let mut edge = Vec::new();
            let args = call.args(&cx.func.operands).to_vec();
            let params = cx.func.params(call.block).to_vec();
            for (index, (&arg, &param)) in args.iter().zip(&params).enumerate() {
                let Some(id) = cx.names.of(cx.func, arg) else { continue };
                match cx.names.named(param) {
                    Some(to) => {
                        let words = self.words(cx, id).clone();
                        edge.extend(cx.places[&to].iter().map(|&(word, place)| (place, words[word])));
                    }
                    None => {
                        let object = match made.get(&id) {
                            Some(object) => *object,
                            None => self.make(cx, id),
                        };
                        made.insert(id, object);
                        edge.push((index, object));
                    }
                }
            }
            edges.push(edge);
        }
        let mut edges = edges.into_iter();
        cx.func.map_targets(self.block, |mut call, operands| {
            for (index, value) in edges.next().into_iter().flatten() {
                call.args.as_mut_slice(&mut operands.lists)[index] = value;
            }
            call
        });
    }
}

fn set_state(func: &mut Function, inst: Inst, new: FrameState) {
    let mut op = *func.op(inst);
    if let Some(state) = op.frame_state_mut() {
        *state = new;
    }
    func.set_op(inst, op);
}
