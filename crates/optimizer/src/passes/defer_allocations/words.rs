//! What the words of objects are that meet in parameters.

use super::accesses::{Access, SHAPE, access, constant, same_constant};
use super::find::Finder;
use super::names::Word;
use abi::value::UNBOUND;
use cranelift_entity::EntityRef;
use ssa::{Function, Op, Type, Value, ValueDef, WordBits};

impl Finder<'_> {
    /// Strikes out objects that meet without having words alike, or are read as what they are not; tells the others
    /// what their words are.
    pub(super) fn strike_unlike(&mut self) -> bool {
        let groups = self.groups();
        let mut any = false;
        for group in groups {
            match self.words_of(&group) {
                Some(words) => {
                    for index in group {
                        self.names.all[index].words.clone_from(&words);
                    }
                }
                None => {
                    group.into_iter().for_each(|index| self.strike(index));
                    any = true;
                }
            }
        }
        any
    }

    /// The names in groups of those that are passed to each other.
    fn groups(&self) -> Vec<Vec<usize>> {
        let count = self.names.all.len();
        let mut leader: Vec<usize> = (0..count).collect();
        fn find(leader: &[usize], mut index: usize) -> usize {
            while leader[index] != index {
                index = leader[index];
            }
            index
        }
        for (id, name) in self.names.iter() {
            let ValueDef::Param(block, position) = self.func.def(name.value) else { continue };
            for &pred in self.cfg.preds(block) {
                for call in self.func.targets(pred).iter().filter(|call| call.block == block) {
                    let arg = call.args(&self.func.operands)[position as usize];
                    if let Some(other) = self.names.of(self.func, arg) {
                        let (a, b) = (find(&leader, id.index()), find(&leader, other.index()));
                        leader[a] = b;
                    }
                }
            }
        }
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (id, _) in self.names.iter() {
            groups[find(&leader, id.index())].push(id.index());
        }
        groups.retain(|group| !group.is_empty());
        groups
    }

    fn words_of(&self, group: &[usize]) -> Option<Vec<Word>> {
        let func = self.func;
        let count = self.names.all[group[0]].form.words + 1;
        // What each word is given: none where an allocation leaves it without a value.
        let mut given: Vec<Vec<Option<Value>>> = vec![Vec::new(); count];
        let mut read: Vec<Option<Type>> = vec![None; count];
        if !group.iter().any(|index| matches!(func.def(self.names.all[*index].value), ValueDef::Inst(_))) {
            return None;
        }
        for name in group.iter().map(|index| &self.names.all[*index]) {
            if let Some(&Op::NewObject { shape, values, .. }) = func.defining_op(name.value) {
                given[SHAPE].push(Some(shape));
                let values = func.list_values(values);
                for (i, word) in given.iter_mut().enumerate().skip(1) {
                    word.push(values.get(i - 1).copied());
                }
            }
            for &user in &name.users {
                match access(func, func.op(user), name.value) {
                    Access::Stores(word, value) => given.get_mut(word)?.push(Some(value)),
                    Access::Loads(word) => {
                        let ty = func.op(user).result_type();
                        let read = read.get_mut(word)?;
                        if read.is_some_and(|other| other.representation() != ty.representation()) {
                            return None;
                        }
                        *read = Some(ty);
                    }
                    _ => {}
                }
            }
        }
        let meets = group.len() > 1;
        given.iter().zip(read).map(|(given, read)| word_of(func, given, read, meets)).collect()
    }
}

/// What a word is that is given these values, and read as something of this type. Constants that do not meet others are left
/// where they are.
fn word_of(func: &Function, given: &[Option<Value>], read: Option<Type>, meets: bool) -> Option<Word> {
    let mut values = given.iter().flatten();
    let Some(&first) = values.next() else {
        return Some(Word::Constant(Op::ConstWord { value: WordBits(UNBOUND) }));
    };
    let ty = values.try_fold(func.type_of(first), |ty, value| ty.join(func.type_of(*value)))?;
    if read.is_some_and(|read| read.representation() != ty.representation()) {
        return None;
    }
    let is_partial = given.contains(&None);
    match constant(func, first) {
        Some(op)
            if meets
                && !is_partial
                && given.iter().flatten().all(|value| same_constant(func, first, *value)) =>
        {
            Some(Word::Constant(op))
        }
        _ if is_partial && ty == Type::Address => None,
        // What is left without a value is a word.
        _ if is_partial && ty.is_tagged() => Some(Word::Variable(Type::Word)),
        _ => Some(Word::Variable(ty)),
    }
}
