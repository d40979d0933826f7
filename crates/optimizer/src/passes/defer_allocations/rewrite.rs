//! Gives each name of a new object its words in place of the object.

use super::accesses::{Access, access};
use super::names::{Id, Name, Names, Word};
use super::walk::Walk;
use crate::analysis::repair::Repair;
use crate::passes::simplify_control_flow::remove_trivial_params;
use abi::deopt_table::ExitMode;
use abi::value::UNBOUND;
use cranelift_entity::EntitySet;
use rustc_hash::FxHashMap;
use ssa::cfg::Cfg;
use ssa::{Block, Float64, FrameState, FrameStateData, Function, Inst, Op, Type, Value, ValueDef, WordBits};

/// Replaces all uses of `names`.
pub(super) fn rewrite(func: &mut Function, cfg: &Cfg, names: &Names) {
    let mut rewriting = Rewriting {
        func,
        cfg,
        names,
        constants: Vec::new(),
        defined: FxHashMap::default(),
        first: FxHashMap::default(),
        last: FxHashMap::default(),
        repairs: FxHashMap::default(),
        settled: FxHashMap::default(),
        places: FxHashMap::default(),
        states: FxHashMap::default(),
    };
    rewriting.name_words();
    let touched = rewriting.touched();
    for &block in cfg.order() {
        let is_touched = rewriting.defined.contains_key(&block)
            || rewriting.func.insts(block).iter().any(|inst| touched.contains(*inst));
        if is_touched {
            Walk::new(block).run(&mut rewriting, &touched);
        }
    }
    rewriting.drop_params();
    func.resolve_aliases();
    // Words that no way to a block changes.
    while remove_trivial_params(func, cfg) {}
    func.resolve_aliases();
}

/// What is known while names are replaced.
pub(super) struct Rewriting<'a> {
    pub func: &'a mut Function,
    cfg: &'a Cfg,
    pub names: &'a Names,
    /// Constants in the entry block.
    constants: Vec<(Op, Value)>,
    /// The names that blocks define.
    pub defined: FxHashMap<Block, Vec<Id>>,
    /// What the words of a name are where it is defined.
    pub first: FxHashMap<Id, Vec<Value>>,
    /// What they are at the end of that block.
    last: FxHashMap<Id, Vec<Value>>,
    /// The words that are stored to in several blocks.
    repairs: FxHashMap<(Id, usize), Repair<'a>>,
    /// The objects of names that nothing more is stored to behind their block.
    pub settled: FxHashMap<Id, Value>,
    /// Which parameter, by its index in the block, is which word of a name that is a parameter.
    pub places: FxHashMap<Id, Vec<(usize, usize)>>,
    /// States for the exception that memory is used up, by the allocation.
    states: FxHashMap<Inst, FrameState>,
}

impl<'a> Rewriting<'a> {
    fn constant(&mut self, op: Op) -> Value {
        if let Some((_, value)) = self.constants.iter().find(|(known, _)| *known == op) {
            return *value;
        }
        let inst = self.func.make_inst(op);
        self.func.insert_inst(self.func.entry(), 0, inst);
        let value = self.func.result(inst).expect("a constant has a result");
        self.constants.push((op, value));
        value
    }

    /// What is in a word of this type before something is stored there.
    fn initial(&mut self, ty: Type) -> Value {
        self.constant(match ty {
            Type::F64 => Op::ConstF64 { value: Float64::new(0.0) },
            Type::Bool => Op::ConstBool { value: false },
            Type::I32 => Op::ConstI32 { value: 0 },
            Type::I64 => Op::ConstI64 { value: 0 },
            _ => Op::ConstWord { value: WordBits(UNBOUND) },
        })
    }

    /// Makes parameters for the words of names that are parameters, finds the words of new objects, and where words are stored to.
    fn name_words(&mut self) {
        for (id, name) in self.names.iter() {
            let words = match self.func.def(name.value) {
                ValueDef::Param(block, _) => self.add_params(id, name, block),
                _ => self.words_of_new(name),
            };
            self.first.insert(id, words.clone());
            self.last.insert(id, words);
            self.defined.entry(name.block).or_default().push(id);
        }
        for (id, name) in self.names.iter() {
            for word in 0..name.words.len() {
                self.note_stores(id, name, word);
            }
        }
    }

    fn add_params(&mut self, id: Id, name: &Name, block: Block) -> Vec<Value> {
        let mut places = Vec::new();
        let mut values = Vec::new();
        for (number, word) in name.words.iter().enumerate() {
            match *word {
                Word::Constant(op) => values.push(self.constant(op)),
                Word::Variable(ty) => {
                    let param = self.func.append_param(block, ty);
                    places.push((number, self.func.params(block).len() - 1));
                    values.push(param);
                    // What is passed is put there when it is known.
                    for pred in self.preds(block) {
                        self.func.map_targets(pred, |mut call, operands| {
                            if call.block == block {
                                call.args.push(param, &mut operands.lists);
                            }
                            call
                        });
                    }
                }
            }
        }
        self.places.insert(id, places);
        values
    }

    fn words_of_new(&mut self, name: &Name) -> Vec<Value> {
        let Some(&Op::NewObject { shape, values, .. }) = self.func.defining_op(name.value) else {
            unreachable!("it is a new object");
        };
        let mut given = vec![shape];
        given.extend_from_slice(self.func.list_values(values));
        let words = name.words.iter().enumerate();
        let value = |(number, word): (usize, &Word)| match (*word, given.get(number)) {
            (Word::Constant(op), _) => self.constant(op),
            (Word::Variable(_), Some(value)) => *value,
            (Word::Variable(ty), None) => self.initial(ty),
        };
        words.map(value).collect()
    }

    fn note_stores(&mut self, id: Id, name: &Name, word: usize) {
        let mut at_end: Vec<(Block, Value)> = vec![(name.block, self.first[&id][word])];
        for &store in &name.stores {
            if let Access::Stores(stored, value) = access(self.func, self.func.op(store), name.value)
                && stored == word
            {
                let block = self.func.block_of(store).expect("users are placed");
                at_end.retain(|(other, _)| *other != block);
                at_end.push((block, value));
            }
        }
        match (&at_end[..], name.words[word]) {
            (_, Word::Constant(_)) => {}
            (&[(_, value)], _) => self.last.get_mut(&id).expect("it has words")[word] = value,
            (_, Word::Variable(ty)) => {
                self.repairs.insert((id, word), Repair::new(self.cfg, ty, &at_end));
            }
        }
    }

    fn preds(&self, block: Block) -> Vec<Block> {
        let mut preds = self.cfg.preds(block).to_vec();
        preds.sort_unstable();
        preds.dedup();
        preds
    }

    /// The instructions that a name has something to do with.
    fn touched(&self) -> EntitySet<Inst> {
        let mut touched = EntitySet::new();
        for (_, name) in self.names.iter() {
            touched.extend(name.users.iter().chain(&name.frames).copied());
            if let ValueDef::Inst(inst) = self.func.def(name.value) {
                touched.insert(inst);
            }
        }
        touched
    }

    /// The words at the start of `block`.
    pub(super) fn words_at_start(&mut self, id: Id, block: Block) -> Vec<Value> {
        if block == self.names.get(id).block {
            return self.first[&id].clone();
        }
        let mut words = self.last[&id].clone();
        for (number, word) in words.iter_mut().enumerate() {
            if let Some(repair) = self.repairs.get_mut(&(id, number)) {
                *word = repair.at_start(self.func, block);
            }
        }
        words
    }

    /// The state for the exception that memory is used up, of the function that was compiled: that knows no other registers.
    pub(super) fn throw_state(&mut self, made: Inst) -> FrameState {
        if let Some(state) = self.states.get(&made) {
            return *state;
        }
        let mut state = self.func.op(made).frame_state().expect("an allocation may fail");
        while let Some(caller) = self.func.frame_states[state].caller {
            state = caller.state;
        }
        let FrameStateData { function, pc, .. } = self.func.frame_states[state];
        let data =
            FrameStateData { function, pc, mode: ExitMode::Throw, registers: Vec::new(), caller: None };
        let state = self.func.frame_state(data);
        self.states.insert(made, state);
        state
    }

    fn drop_params(&mut self) {
        let mut blocks: Vec<Block> = self.places.keys().map(|id| self.names.get(*id).block).collect();
        blocks.sort_unstable();
        blocks.dedup();
        for block in blocks {
            let is_name: Vec<bool> =
                self.func.params(block).iter().map(|param| self.names.named(*param).is_some()).collect();
            for pred in self.preds(block) {
                self.func.retain_args(pred, block, |i| !is_name[i]);
            }
            self.func.retain_params(block, |i| !is_name[i]);
        }
    }
}
