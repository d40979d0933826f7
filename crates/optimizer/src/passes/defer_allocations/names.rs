//! Which values name new objects that need not be made.
//!
//! A name is a new object, or a parameter that gets nothing but names on all edges, all of objects of one form. What makes
//! it right to give each name words of its own is that *an object has one name at a time*: where a name is
//! passed to a block, or the object is made after all, the name is not used any more. So two names in use are two objects, a store
//! through one changes no word of another, and an exit that makes an object for each name it needs makes each once.
//!
//! [`super::find`] strikes out of all that could be names those whose uses do not fit.

use super::accesses::root;
use abi::object_layout::{KIND_ARRAY, KIND_MAX_WORDS, KIND_SHAPED, WORD, filled_words};
use cranelift_entity::packed_option::PackedOption;
use cranelift_entity::{EntityRef, EntitySet, SecondaryMap};
use ssa::cfg::Cfg;
use ssa::{Block, BlockCall, Function, Inst, Op, Type, Value};

/// A name, by its number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u32);
cranelift_entity::entity_impl!(Id, "name");

/// What objects that meet in a parameter have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub bytes: u32,
    pub kind: u8,
    /// Words behind the header.
    pub words: usize,
}

/// What there is in a word of all objects that meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// Always this constant.
    Constant(Op),
    /// Values of this type.
    Variable(Type),
}

/// A value that names new objects.
pub(super) struct Name {
    pub value: Value,
    pub block: Block,
    pub form: Form,
    /// An allocation that it may name the object of.
    pub made: Inst,
    /// Instructions that have it as an operand, in reverse postorder, each once.
    pub users: Vec<Inst>,
    /// Instructions whose frame states name it, in the same order.
    pub frames: Vec<Inst>,
    /// Stores to its words, in the same order.
    pub stores: Vec<Inst>,
    /// What its words are; the shape is the first.
    pub words: Vec<Word>,
    /// Blocks at whose start it is still needed.
    pub live_in: EntitySet<Block>,
    /// It is no name after all.
    pub is_struck: bool,
    /// It may be an object that was not made here, in the first iteration of a loop that is to be peeled.
    pub is_foreign: bool,
}

impl Name {
    /// Whether nothing is stored to it outside the block that defines it.
    pub(super) fn is_settled(&self, func: &Function) -> bool {
        self.stores.iter().all(|&store| func.block_of(store) == Some(self.block))
    }
}

/// All names of a function.
pub(super) struct Names {
    /// Those that were struck out included.
    pub all: Vec<Name>,
    of: SecondaryMap<Value, PackedOption<Id>>,
    /// Instructions in reverse postorder.
    pub number: SecondaryMap<Inst, u32>,
}

impl Names {
    /// All that could be names.
    pub(super) fn candidates(func: &Function, cfg: &Cfg) -> Names {
        let mut names = Names { all: Vec::new(), of: SecondaryMap::new(), number: SecondaryMap::new() };
        let mut count = 0;
        for &block in cfg.order() {
            for &param in func.params(block) {
                if block != func.entry() && func.type_of(param).is_tagged() {
                    names.add(param, block, None);
                }
            }
            for &inst in func.insts(block) {
                names.number[inst] = count;
                count += 1;
                if let (Some(form), Some(value)) = (form_of(func, inst), func.result(inst)) {
                    names.add(value, block, Some((form, inst)));
                }
            }
        }
        names
    }

    fn add(&mut self, value: Value, block: Block, made: Option<(Form, Inst)>) {
        let id = Id::new(self.all.len());
        // A parameter gets its form when what is passed to it is known.
        let (form, made) = made.unwrap_or((Form { bytes: 0, kind: 0, words: 0 }, Inst::from_u32(0)));
        self.all.push(Name {
            value,
            block,
            form,
            made,
            users: Vec::new(),
            frames: Vec::new(),
            stores: Vec::new(),
            words: Vec::new(),
            live_in: EntitySet::new(),
            is_struck: false,
            is_foreign: false,
        });
        self.of[value] = Some(id).into();
    }

    /// The names that were found.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Id, &Name)> {
        let all = self.all.iter().enumerate().map(|(i, name)| (Id::new(i), name));
        all.filter(|(_, name)| !name.is_struck)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// What is known of a name.
    pub(super) fn get(&self, id: Id) -> &Name {
        &self.all[id.index()]
    }

    /// The name that `value` is, or is another name for.
    pub(super) fn of(&self, func: &Function, value: Value) -> Option<Id> {
        self.of[root(func, value)].expand().filter(|id| !self.get(*id).is_struck)
    }

    /// The name that a value is by itself.
    pub(super) fn named(&self, value: Value) -> Option<Id> {
        self.of[value].expand().filter(|id| !self.get(*id).is_struck)
    }

    /// Edges on which objects are made and that need a block for that.
    pub(super) fn edges_to_split(&self, func: &Function) -> Vec<(Block, Block)> {
        let mut edges = Vec::new();
        for (_, name) in self.iter() {
            for &user in &name.users {
                if matches!(func.op(user), Op::Branch { .. } | Op::Switch { .. }) {
                    let from = func.block_of(user).expect("users are placed");
                    for call in func.targets(from) {
                        let passed = self.passed(func, name.value, call);
                        if passed.to_others > 0 && !edges.contains(&(from, call.block)) {
                            edges.push((from, call.block));
                        }
                    }
                }
            }
        }
        edges
    }

    /// How often an edge passes a name.
    pub(super) fn passed(&self, func: &Function, name: Value, call: BlockCall) -> Passed {
        let mut passed = Passed { to_names: 0, to_others: 0 };
        for (&arg, &param) in call.args(&func.operands).iter().zip(func.params(call.block)) {
            if root(func, arg) == name {
                match self.named(param) {
                    Some(_) => passed.to_names += 1,
                    None => passed.to_others += 1,
                }
            }
        }
        passed
    }
}

/// To how many parameters an edge passes a name.
pub(super) struct Passed {
    pub to_names: usize,
    pub to_others: usize,
}

/// The form of the object that `inst` makes, if an exit could make it.
fn form_of(func: &Function, inst: Inst) -> Option<Form> {
    let Op::NewObject { kind, bytes, values, .. } = *func.op(inst) else { return None };
    // Words beyond those that the kind counts are raw; what makes the object may give them too.
    let given = func.list_values(values).len();
    let words = filled_words(kind, bytes as usize).max(given);
    let may_be_made_by_exit = match kind {
        KIND_SHAPED | ..=KIND_MAX_WORDS => true,
        // What exits leave out they leave unbound, which the length of an array must not be.
        KIND_ARRAY => given == words,
        _ => false,
    };
    let fits = (words + 1) * WORD <= bytes as usize;
    (may_be_made_by_exit && fits).then_some(Form { bytes, kind, words })
}
