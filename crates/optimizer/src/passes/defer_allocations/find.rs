//! Finds names of new objects: of all that could be names, those whose uses do not fit are struck out until nothing changes.

use super::accesses::{Access, access, root};
use super::names::{Form, Id, Name, Names, Passed};
use abi::deopt_table::ExitMode;
use cranelift_entity::{EntityRef, EntitySet};
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::{Loop, LoopData, Loops};
use ssa::{Block, BlockCall, Function, Inst, Op, ValueDef};

/// A loop of more operations is not peeled.
const MAX_PEELED_SIZE: usize = 160;

/// An innermost loop, of another header than those, that would carry no object if its first iteration were peeled off.
pub(super) fn loop_to_peel(
    func: &Function,
    cfg: &Cfg,
    dominators: &Dominators,
    loops: &Loops,
    done: &[Block],
) -> Option<Loop> {
    let may_be_peeled =
        |(id, data): &(Loop, &LoopData)| !done.contains(&data.header) && is_peelable(func, cfg, loops, *id);
    let candidates: Vec<Loop> = loops.iter().filter(may_be_peeled).map(|(id, _)| id).collect();
    if candidates.is_empty() {
        return None;
    }
    let mut headers = EntitySet::new();
    headers.extend(candidates.iter().map(|&id| loops.data(id).header));
    let names = Names::find(func, cfg, dominators, loops, headers);
    let carries = |id: &Loop| {
        let header = loops.data(*id).header;
        names.iter().any(|(_, name)| name.is_foreign && name.block == header)
    };
    candidates.into_iter().find(carries)
}

fn is_peelable(func: &Function, cfg: &Cfg, loops: &Loops, id: Loop) -> bool {
    let data = loops.data(id);
    let is_innermost = loops.iter().all(|(_, other)| other.parent != Some(id));
    let size: usize = data.blocks.iter().map(|&block| func.insts(block).len()).sum();
    let allocates = |&inst: &Inst| matches!(func.op(inst), Op::NewObject { .. });
    is_innermost
        && size <= MAX_PEELED_SIZE
        && data.blocks.iter().any(|&block| func.insts(block).iter().any(allocates))
        && func.params(data.header).iter().any(|&param| func.type_of(param).is_tagged())
        && loops.preheader(cfg, id).is_some()
}

impl Names {
    /// The names of `func`. Parameters of the headers `foreign` may also get other objects from outside their loops.
    pub(super) fn find(
        func: &Function,
        cfg: &Cfg,
        dominators: &Dominators,
        loops: &Loops,
        foreign: EntitySet<Block>,
    ) -> Names {
        let mut finder =
            Finder { func, cfg, dominators, loops, foreign, names: Names::candidates(func, cfg) };
        finder.strike_strangers();
        finder.note_users();
        // What others hold may be found when those are struck out.
        while finder.strike_misused(false)
            || finder.strike_strangers()
            || finder.strike_misused(true)
            || finder.strike_unlike()
        {}
        finder.names
    }
}

/// Strikes out what is no name.
pub(super) struct Finder<'a> {
    pub func: &'a Function,
    pub cfg: &'a Cfg,
    dominators: &'a Dominators,
    loops: &'a Loops,
    foreign: EntitySet<Block>,
    pub names: Names,
}

impl Finder<'_> {
    pub(super) fn strike(&mut self, index: usize) {
        self.names.all[index].is_struck = true;
    }

    /// Strikes out parameters that get something else, until none does; tells the others their form.
    fn strike_strangers(&mut self) -> bool {
        let mut any = false;
        loop {
            let mut changed = false;
            for index in 0..self.names.all.len() {
                let name = &self.names.all[index];
                let ValueDef::Param(block, position) = self.func.def(name.value) else { continue };
                if name.is_struck {
                    continue;
                }
                match self.what_comes(name, block, position as usize) {
                    Some((form, made, is_foreign)) => {
                        let name = &mut self.names.all[index];
                        changed |= (name.form, name.is_foreign) != (form, is_foreign);
                        (name.form, name.made, name.is_foreign) = (form, made, is_foreign);
                    }
                    None => {
                        self.strike(index);
                        changed = true;
                    }
                }
            }
            any |= changed;
            if !changed {
                return any;
            }
        }
    }

    /// The form of what a parameter gets, one of its allocations and whether it gets other objects, too.
    fn what_comes(&self, name: &Name, block: Block, position: usize) -> Option<(Form, Inst, bool)> {
        let mut found: Option<(Form, Inst)> = None;
        let mut is_foreign = false;
        for &pred in self.cfg.preds(block) {
            for call in self.func.targets(pred).iter().filter(|call| call.block == block) {
                let arg = root(self.func, call.args(&self.func.operands)[position]);
                if arg == name.value {
                    if name.is_foreign && self.foreign.contains(block) {
                        return None;
                    }
                    continue;
                }
                match self.names.named(arg) {
                    Some(id) => {
                        let other = self.names.get(id);
                        // Not known yet, of a parameter that comes later.
                        if other.form.bytes == 0 {
                            continue;
                        }
                        let form = found.map_or(other.form, |(form, _)| form);
                        if form != other.form {
                            return None;
                        }
                        // In the first iteration it may still be what came in from outside.
                        if other.is_foreign && self.foreign.contains(block) {
                            return None;
                        }
                        is_foreign |= other.is_foreign;
                        found = found.or(Some((form, other.made)));
                    }
                    None => {
                        let is_entered =
                            self.foreign.contains(block) && !self.dominators.dominates(block, pred);
                        if !is_entered {
                            return None;
                        }
                        is_foreign = true;
                    }
                }
            }
        }
        match found {
            Some((form, made)) => Some((form, made, is_foreign)),
            // What comes is not known yet, or nothing does.
            None if name.form.bytes == 0 => Some((name.form, name.made, is_foreign)),
            None => None,
        }
    }

    /// Notes who uses the names that are left, and where they are alive.
    fn note_users(&mut self) {
        let func = self.func;
        let mut used: Vec<Id> = Vec::new();
        for &block in self.cfg.order() {
            for &inst in func.insts(block) {
                let op = func.op(inst);
                used.clear();
                op.for_each_value(&func.operands, |value| {
                    if func.type_of(value).is_tagged() {
                        used.extend(self.names.of(func, value));
                    }
                });
                used.sort_unstable();
                used.dedup();
                for id in &used {
                    self.names.all[id.index()].users.push(inst);
                }
                let Some(state) = op.frame_state() else { continue };
                used.clear();
                func.for_each_frame_value(state, |value| {
                    if func.type_of(value).is_tagged() {
                        used.extend(self.names.of(func, value));
                    }
                });
                used.sort_unstable();
                used.dedup();
                for id in &used {
                    self.names.all[id.index()].frames.push(inst);
                }
            }
        }
        for name in self.names.all.iter_mut().filter(|name| !name.is_struck) {
            let mut work: Vec<Block> = Vec::new();
            for &inst in name.users.iter().chain(&name.frames) {
                work.extend(func.block_of(inst).filter(|block| *block != name.block));
            }
            while let Some(block) = work.pop() {
                if !name.live_in.contains(block) {
                    name.live_in.insert(block);
                    work.extend(self.cfg.preds(block).iter().filter(|pred| **pred != name.block));
                }
            }
        }
    }

    /// Strikes out names that are used in a way that asks for an object; those that other names hold, if `held`.
    fn strike_misused(&mut self, held: bool) -> bool {
        let mut any = false;
        for index in 0..self.names.all.len() {
            let name = &self.names.all[index];
            if name.is_struck {
                continue;
            }
            match self.stores_if_usable(name, held) {
                Some(stores) => self.names.all[index].stores = stores,
                None => {
                    self.strike(index);
                    any = true;
                }
            }
        }
        any
    }

    /// The stores to a name, if all its users go by the rules. One that another name holds does not if `held`.
    fn stores_if_usable(&self, name: &Name, held: bool) -> Option<Vec<Inst>> {
        if name.form.bytes == 0 {
            return None;
        }
        let func = self.func;
        let mut stores = Vec::new();
        let mut deferring = Vec::new();
        let mut showing = Vec::new();
        for &user in &name.users {
            let block = func.block_of(user).expect("users are placed");
            let op = func.op(user);
            if self.is_behind_peeled(name, block) {
                if !self.may_be_made_later(name) {
                    return None;
                }
                continue;
            }
            let is_usable = match access(func, op, name.value) {
                Access::Knows => true,
                Access::Loads(word) => word <= name.form.words,
                Access::Stores(word, _) => {
                    stores.push(user);
                    word <= name.form.words
                }
                Access::Defers => {
                    deferring.push(user);
                    true
                }
                Access::Passes => func.targets(block).iter().all(|call| {
                    let Passed { to_names, to_others } = self.names.passed(func, name.value, *call);
                    if to_others > 0 {
                        showing.push((block, Some(call.block)));
                    }
                    to_names + to_others == 0 || self.may_pass(name, block, *call)
                }),
                // It may be found when the other one has gone.
                Access::Holds(object) if self.names.named(object).is_some() => !held,
                Access::Shows if func.result(user).is_some_and(|value| self.names.named(value).is_some()) => {
                    !held
                }
                Access::Holds(_) | Access::Shows => {
                    showing.push((block, None));
                    self.may_be_made_later(name) && self.is_last(name, user, block)
                }
            };
            if !is_usable {
                return None;
            }
        }
        // What names it is in place: it must name what the object is like in the end.
        let is_settled = |&store: &Inst| {
            let block = func.block_of(store).expect("users are placed");
            block == name.block && deferring.iter().all(|user| self.comes_before(store, *user))
        };
        if !deferring.is_empty() && !stores.iter().all(is_settled) {
            return None;
        }
        (showing.is_empty() || self.is_spared(name, &showing)).then_some(stores)
    }

    /// Whether the edge may pass the object, as a name to a name or, made on the way, to whom it may concern.
    fn may_pass(&self, name: &Name, from: Block, call: BlockCall) -> bool {
        let Passed { to_names, to_others } = self.names.passed(self.func, name.value, call);
        let edges = self.func.targets(from).iter().filter(|other| other.block == call.block).count();
        let is_gone = !name.live_in.contains(call.block);
        match (to_names, to_others) {
            (1, 0) => is_gone,
            (0, _) => is_gone && edges == 1 && self.may_be_made_later(name),
            _ => false,
        }
    }

    /// Whether the object is not made on some way if it is made in these blocks, or on their way to others, only.
    fn is_spared(&self, name: &Name, showing: &[(Block, Option<Block>)]) -> bool {
        let mut seen: EntitySet<Block> = EntitySet::new();
        let mut work = vec![name.block];
        while let Some(block) = work.pop() {
            for &succ in self.cfg.succs(block) {
                if showing.contains(&(block, None)) || showing.contains(&(block, Some(succ))) {
                    continue;
                }
                let leaves = matches!(
                    self.func.op(self.func.terminator(succ)),
                    Op::Exit { .. } | Op::Unreachable { .. }
                );
                let is_colder = self.func.is_cold(succ) && !self.func.is_cold(name.block);
                if !leaves && !is_colder && !name.live_in.contains(succ) {
                    return true;
                }
                if !is_colder && name.live_in.contains(succ) && seen.insert(succ) {
                    work.push(succ);
                }
            }
        }
        false
    }

    fn is_last(&self, name: &Name, user: Inst, block: Block) -> bool {
        let is_later =
            |other: &Inst| self.func.block_of(*other) == Some(block) && self.comes_before(user, *other);
        !name.users.iter().chain(&name.frames).any(is_later)
            && self.cfg.succs(block).iter().all(|succ| !name.live_in.contains(*succ))
    }

    /// Whether one of two instructions stands before the other wherever both are executed.
    fn comes_before(&self, a: Inst, b: Inst) -> bool {
        match (self.func.block_of(a), self.func.block_of(b)) {
            (Some(x), Some(y)) if x == y => self.names.number[a] < self.names.number[b],
            (Some(x), Some(y)) => self.dominators.dominates(x, y),
            _ => false,
        }
    }

    /// Whether the object can be made elsewhere: the state for an exception there must not depend on where that is.
    fn may_be_made_later(&self, name: &Name) -> bool {
        let Some(state) = self.func.op(name.made).frame_state() else { return false };
        let data = &self.func.frame_states[state];
        let is_own = data.caller.is_none() && data.mode == ExitMode::Throw;
        is_own && data.registers.is_empty() || data.mode.raises() && !self.func.catches
    }

    /// Whether `block` is behind a loop that is to be peeled, which has the name: another object may come there then.
    fn is_behind_peeled(&self, name: &Name, block: Block) -> bool {
        match self.loops.innermost(name.block) {
            Some(id) => self.foreign.contains(self.loops.data(id).header) && !self.loops.contains(id, block),
            None => false,
        }
    }
}
