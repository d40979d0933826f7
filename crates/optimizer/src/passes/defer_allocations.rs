//! Does without objects that nobody but the interpreter would see: an exit makes them, if it comes to that.
//!
//! An object may be deferred when, loads having been forwarded, it is only stored to and named by frame states and other
//! deferred objects. Each of its states becomes a [`Op::DeferredObject`]: one in place of the allocation, one in place of
//! each store; frame states name the last one before them. That takes stores that are ordered by dominance, in the same
//! loop as the allocation, and users that each of them either precedes or follows. An object that is passed to a block,
//! a call or another object, compared, or read in a way that was not forwarded, stays.
//!
//! A second round finds objects that were held only by objects of the first. Linear for each round.

use crate::context::{Changed, PassContext};
use abi::object_layout::{KIND_ARRAY, KIND_MAX_WORDS, KIND_SHAPED, WORD, filled_words};
use abi::value::UNBOUND;
use cranelift_entity::SecondaryMap;
use ssa::dominators::Dominators;
use ssa::loops::Loops;
use ssa::{Block, Function, Inst, Op, Value, WordBits};

/// How deep objects may hold each other.
const MAX_ROUNDS: usize = 4;

/// See the module.
pub fn defer_allocations(func: &mut Function, cx: &mut PassContext) -> Changed {
    let (cfg, dominators, loops) = (cx.cfg(func), cx.dominators(func), cx.loops(func));
    let mut changed = false;
    for _ in 0..MAX_ROUNDS {
        let places = Places::new(func, cfg.order(), &dominators);
        let candidates: Vec<Candidate> = cfg
            .order()
            .iter()
            .flat_map(|block| func.insts(*block))
            .filter_map(|inst| Candidate::new(func, &places, &loops, *inst))
            .collect();
        if candidates.is_empty() {
            break;
        }
        // An object in another one's slot is no candidate, so these do not touch each other.
        for candidate in candidates {
            candidate.defer(func, &places);
        }
        changed = true;
    }
    Changed::values_if(changed)
}

/// Where instructions are and who uses new objects.
struct Places<'a> {
    dominators: &'a Dominators,
    at: SecondaryMap<Inst, Option<(Block, u32)>>,
    /// In reverse postorder: what dominates comes first.
    number: SecondaryMap<Inst, u32>,
    operands: SecondaryMap<Value, Vec<Inst>>,
    frames: SecondaryMap<Value, Vec<Inst>>,
}

impl<'a> Places<'a> {
    fn new(func: &Function, order: &[Block], dominators: &'a Dominators) -> Places<'a> {
        let mut places = Places {
            dominators,
            at: SecondaryMap::new(),
            number: SecondaryMap::new(),
            operands: SecondaryMap::new(),
            frames: SecondaryMap::new(),
        };
        let is_new = |value| matches!(func.defining_op(value), Some(Op::NewObject { .. }));
        let mut count = 0;
        for &block in order {
            for (index, &inst) in func.insts(block).iter().enumerate() {
                places.at[inst] = Some((block, index as u32));
                places.number[inst] = count;
                count += 1;
                let op = func.op(inst);
                op.for_each_value(&func.operands, |value| {
                    if is_new(value) {
                        places.operands[value].push(inst);
                    }
                });
                if let Some(state) = op.frame_state() {
                    func.for_each_frame_value(state, |value| {
                        if is_new(value) && places.frames[value].last() != Some(&inst) {
                            places.frames[value].push(inst);
                        }
                    });
                }
            }
        }
        places
    }

    fn dominates(&self, a: Inst, b: Inst) -> bool {
        match (self.at[a], self.at[b]) {
            (Some((block, index)), Some((other, other_index))) if block == other => index < other_index,
            (Some((block, _)), Some((other, _))) => self.dominators.dominates(block, other),
            _ => false,
        }
    }
}

/// A new object that can be deferred.
struct Candidate {
    inst: Inst,
    object: Value,
    /// In the order in which they happen.
    stores: Vec<Inst>,
    users: Vec<Inst>,
}

impl Candidate {
    fn new(func: &Function, places: &Places<'_>, loops: &Loops, inst: Inst) -> Option<Candidate> {
        let Op::NewObject { kind, bytes, values, .. } = *func.op(inst) else { return None };
        let object = func.result(inst)?;
        // Words beyond those that the kind counts are raw; what makes the object may give them too.
        let words = filled_words(kind, bytes as usize).max(func.list_values(values).len()) as u32;
        let may_be_made_by_exit = match kind {
            KIND_SHAPED | ..=KIND_MAX_WORDS => true,
            // What exits leave out they leave unbound, which the length of an array must not be.
            KIND_ARRAY => func.list_values(values).len() as u32 == words,
            _ => false,
        };
        if !may_be_made_by_exit || (words + 1) * WORD as u32 > bytes {
            return None;
        }
        let (mut stores, mut users) = (Vec::new(), places.frames[object].clone());
        for &user in &places.operands[object] {
            match *func.op(user) {
                Op::StoreSlot { value, offset, .. } | Op::StoreField { value, offset, .. }
                    if value != object && (WORD as u32..=words * WORD as u32).contains(&offset) =>
                {
                    stores.push(user);
                }
                Op::StoreShape { .. } => stores.push(user),
                Op::DeferredObject { .. } => users.push(user),
                _ => return None,
            }
        }
        let block_of = |inst| func.block_of(inst).and_then(|block| loops.innermost(block));
        if stores.iter().any(|store| block_of(*store) != block_of(inst)) {
            return None;
        }
        stores.sort_by_key(|store| places.number[*store]);
        let ordered = stores.windows(2).all(|pair| places.dominates(pair[0], pair[1]));
        let clear = |user: &Inst| {
            stores.iter().all(|store| places.dominates(*store, *user) || places.dominates(*user, *store))
        };
        (ordered && users.iter().all(clear)).then_some(Candidate { inst, object, stores, users })
    }

    fn defer(self, func: &mut Function, places: &Places<'_>) {
        let Op::NewObject { mut shape, bytes, kind, values, .. } = *func.op(self.inst) else {
            unreachable!("it is a new object");
        };
        let mut words = func.list_values(values).to_vec();
        self.fill(func, &mut words, filled_words(kind, bytes as usize));
        let values = func.list(&words);
        func.set_op(self.inst, Op::DeferredObject { shape, bytes, kind, values });
        let mut versions = vec![self.object];
        for &store in &self.stores {
            match *func.op(store) {
                Op::StoreSlot { value, offset, .. } | Op::StoreField { value, offset, .. } => {
                    words[offset as usize / WORD - 1] = value;
                }
                Op::StoreShape { shape: new, .. } => shape = new,
                _ => unreachable!("it is a store"),
            }
            let values = func.list(&words);
            let version = func.make_inst(Op::DeferredObject { shape, bytes, kind, values });
            put_in_place_of(func, store, version);
            versions.push(func.result(version).expect("an object is a value"));
        }
        for &user in &self.users {
            let before = self.stores.iter().filter(|store| places.dominates(**store, user)).count();
            let version = versions[before];
            let replace = |value| if value == self.object { version } else { value };
            func.map_values(user, replace);
            let mut op = *func.op(user);
            if let Some(state) = op.frame_state_mut() {
                *state = func.rewrite_frame_state(*state, &mut |_, value| replace(value));
                func.set_op(user, op);
            }
        }
    }

    /// Names the words that the allocation leaves without a value.
    fn fill(&self, func: &mut Function, words: &mut Vec<Value>, count: usize) {
        if words.len() < count {
            let block = func.block_of(self.inst).expect("it is placed");
            let unbound = func.make_inst(Op::ConstWord { value: WordBits(UNBOUND) });
            let index = func.insts(block).iter().position(|inst| *inst == self.inst).expect("it is there");
            func.insert_inst(block, index, unbound);
            words.resize(count, func.result(unbound).expect("a constant has a result"));
        }
    }
}

fn put_in_place_of(func: &mut Function, old: Inst, new: Inst) {
    let block = func.block_of(old).expect("it is placed");
    let mut insts = func.take_insts(block);
    for inst in &mut insts {
        if *inst == old {
            *inst = new;
        }
    }
    func.set_insts(block, insts);
}
