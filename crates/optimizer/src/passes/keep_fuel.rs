//! Keeps what is left of the fuel in a register between calls, and asks once for a whole stretch whether there is enough.
//!
//! Until here, a charge takes a unit where the interpreter would. What is taken between two calls nobody sees but
//! exits, so a charge becomes a number by which the register is too high: known when compiled, made up for where the rest of
//! the code is told. That is the context, before whatever may take fuel itself and where no other charge is to be expected;
//! a parameter, where paths meet; and a frame state, which names the register and the number ([`FUEL_REGISTER`]), for the
//! exit to take them off.
//!
//! The first charge of a stretch asks for as many units as any path of it takes, up to [`MOST`]. With less the code is
//! left there, and the interpreter stops the program where it has to. A stretch ends at what may take fuel, and at loops.
//!
//! Comes when nothing moves between an operation and its frame state any more. Linear, but for the rounds of the analysis.

use super::rotate_loops::split_edge;
use crate::context::{Changed, PassContext};
use abi::context_layout::FUEL;
use abi::deopt_table::{FUEL_REGISTER, TAKEN_REGISTER};
use abi::exit_reason::ExitReason;
use abi::heaps::Heaps;
use cranelift_entity::SecondaryMap;
use ssa::cfg::Cfg;
use ssa::{Block, Cond, Form, FrameSlot, FrameState, Function, Inst, Op, Type, Value};

/// Units that are asked for at once, at most: when less is left, the interpreter does the rest.
const MOST: u32 = 64;

/// See the module.
pub fn keep_fuel(func: &mut Function, cx: &mut PassContext) -> Changed {
    let is_charge = |func: &Function, inst: &Inst| matches!(func.op(*inst), Op::Charge { .. });
    if !func.layout().iter().any(|block| func.insts(*block).iter().any(|inst| is_charge(func, inst))) {
        return Changed::Nothing;
    }
    let cfg = cx.cfg(func);
    let plan = Plan::new(func, &cfg);
    let mut keeping = Keeping { func, cfg: &cfg, plan, at_end: SecondaryMap::new(), insts: Vec::new() };
    for &block in cfg.order() {
        keeping.rewrite(block);
    }
    for &block in cfg.order() {
        keeping.pass_on(block);
    }
    Changed::ControlFlow
}

/// What an operation has to do with fuel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    /// Takes a unit.
    Charge,
    /// May take some, or lets somebody see what is left: the context has to be right.
    Touch,
}

fn event(op: &Op) -> Option<Event> {
    match op {
        Op::Charge { .. } => Some(Event::Charge),
        Op::Return { .. } => Some(Event::Touch),
        _ => op.effects().writes.overlaps(Heaps::FUEL).then_some(Event::Touch),
    }
}

/// What is known of a block.
#[derive(Clone, Copy, Default)]
struct BlockPlan {
    first: Option<Event>,
    last: Option<Event>,
    /// On some path from its start, the next event is a charge.
    wants: bool,
    /// The same from its end.
    wants_at_end: bool,
    /// The register is right at its start, and the context is not.
    in_register: bool,
    /// Units that any path from its start takes at most before the stretch ends.
    needs: u32,
    /// Units that have been asked for, but not taken, at its start.
    asked: u32,
}

impl BlockPlan {
    /// Whether the register is right at its end, and the context is not.
    fn is_in_register_at_end(&self) -> bool {
        match self.last {
            Some(Event::Charge) => self.wants_at_end,
            Some(Event::Touch) => false,
            None => self.in_register && self.wants,
        }
    }
}

struct Plan {
    blocks: SecondaryMap<Block, BlockPlan>,
}

impl Plan {
    fn new(func: &Function, cfg: &Cfg) -> Plan {
        let mut plan = Plan { blocks: SecondaryMap::new() };
        for &block in cfg.order() {
            let mut events = func.insts(block).iter().filter_map(|inst| event(func.op(*inst)));
            let first = events.next();
            let last = events.next_back().or(first);
            // Assumed until a path shows that it is not so.
            plan.blocks[block] = BlockPlan { first, last, in_register: true, ..BlockPlan::default() };
        }
        plan.find_wants(cfg);
        plan.find_registers(cfg);
        plan.find_needs(func, cfg);
        plan.find_asked(func, cfg);
        plan
    }

    fn find_wants(&mut self, cfg: &Cfg) {
        loop {
            let mut changed = false;
            for &block in cfg.order().iter().rev() {
                let at_end = cfg.succs(block).iter().any(|next| self.blocks[*next].wants);
                let plan = &mut self.blocks[block];
                plan.wants_at_end = at_end;
                let wants = plan.first.map_or(at_end, |event| event == Event::Charge);
                changed |= plan.wants != wants;
                plan.wants = wants;
            }
            if !changed {
                return;
            }
        }
    }

    fn find_registers(&mut self, cfg: &Cfg) {
        loop {
            let mut changed = false;
            for &block in cfg.order() {
                let preds = cfg.preds(block);
                let kept = preds.iter().filter(|pred| self.blocks[**pred].is_in_register_at_end()).count();
                let plan = &mut self.blocks[block];
                let in_register = kept > 0 && (plan.wants || kept == preds.len());
                changed |= plan.in_register != in_register;
                plan.in_register = in_register;
            }
            if !changed {
                return;
            }
        }
    }

    fn find_needs(&mut self, func: &Function, cfg: &Cfg) {
        for &block in cfg.order().iter().rev() {
            let mut needs = self.needs_at_end(cfg, block);
            for inst in func.insts(block).iter().rev() {
                needs = needs_before(func.op(*inst), needs);
            }
            self.blocks[block].needs = needs;
        }
    }

    /// Units that any path from the end of a block takes at most before the stretch ends.
    fn needs_at_end(&self, cfg: &Cfg, block: Block) -> u32 {
        let nexts = cfg.succs(block).iter().filter(|next| !heads_loop(cfg, **next));
        nexts.map(|next| self.blocks[*next].needs).max().unwrap_or(0)
    }

    fn find_asked(&mut self, func: &Function, cfg: &Cfg) {
        let mut at_end: SecondaryMap<Block, u32> = SecondaryMap::new();
        for &block in cfg.order() {
            if !heads_loop(cfg, block) {
                let asked = cfg.preds(block).iter().map(|pred| at_end[*pred]).min();
                self.blocks[block].asked = asked.unwrap_or(0);
            }
            let mut needs = needs_behind(func, block, self.needs_at_end(cfg, block));
            let mut asked = self.blocks[block].asked;
            for inst in func.insts(block) {
                asked = asked_behind(func.op(*inst), asked, needs.pop().expect("one for each"));
            }
            at_end[block] = asked;
        }
    }
}

/// Whether a block is reached from one that comes later.
fn heads_loop(cfg: &Cfg, block: Block) -> bool {
    cfg.preds(block).iter().any(|pred| cfg.position(*pred) >= cfg.position(block))
}

fn needs_before(op: &Op, needs_behind: u32) -> u32 {
    match event(op) {
        Some(Event::Charge) => (needs_behind + 1).min(MOST),
        Some(Event::Touch) => 0,
        None => needs_behind,
    }
}

/// What paths need behind each instruction of a block; the last comes first.
fn needs_behind(func: &Function, block: Block, at_end: u32) -> Vec<u32> {
    let mut needs = at_end;
    let insts = func.insts(block).iter().rev();
    insts
        .map(|inst| {
            let before = needs_before(func.op(*inst), needs);
            std::mem::replace(&mut needs, before)
        })
        .collect()
}

/// What has been asked for and not taken behind `op`, behind which paths need as much.
fn asked_behind(op: &Op, asked: u32, needs_behind: u32) -> u32 {
    match event(op) {
        Some(Event::Charge) if asked > 0 => asked - 1,
        Some(Event::Charge) => needs_before(op, needs_behind) - 1,
        Some(Event::Touch) => 0,
        None => asked,
    }
}

/// What is left of the fuel: the value, less what was taken since.
#[derive(Clone, Copy)]
struct Left {
    value: Value,
    taken: u32,
}

struct Keeping<'a> {
    func: &'a mut Function,
    cfg: &'a Cfg,
    plan: Plan,
    /// None where the context is right.
    at_end: SecondaryMap<Block, Option<Left>>,
    /// Of the block that is rewritten.
    insts: Vec<Inst>,
}

impl Keeping<'_> {
    fn emit(&mut self, op: Op) -> Inst {
        let inst = self.func.make_inst(op);
        self.insts.push(inst);
        inst
    }

    fn value(&mut self, op: Op) -> Value {
        let inst = self.emit(op);
        self.func.result(inst).expect("the operation has a result")
    }

    fn load(&mut self) -> Value {
        self.value(Op::LoadContext { offset: FUEL as u32, ty: Type::I64 })
    }

    /// What is left, as one value.
    fn amount(&mut self, left: Left) -> Value {
        if left.taken == 0 {
            return left.value;
        }
        let rhs = self.value(Op::ConstI64 { value: left.taken.into() });
        self.value(Op::I64Sub { lhs: left.value, rhs })
    }

    fn store(&mut self, left: Left) {
        let value = self.amount(left);
        self.emit(Op::StoreContext { offset: FUEL as u32, value });
    }

    fn rewrite(&mut self, block: Block) {
        let plan = self.plan.blocks[block];
        let mut left = match *self.cfg.preds(block) {
            _ if !plan.in_register => None,
            [pred] => self.at_end[pred],
            _ => Some(Left { value: self.func.append_param(block, Type::I64), taken: 0 }),
        };
        if !plan.wants {
            left.take().into_iter().for_each(|left| self.store(left));
        }
        let mut needs = needs_behind(self.func, block, self.plan.needs_at_end(self.cfg, block));
        let mut asked = plan.asked;
        let insts = self.func.take_insts(block);
        // Whether the next event behind each is a charge; the last comes first.
        let mut wants = plan.wants_at_end;
        let mut wanted: Vec<bool> = Vec::with_capacity(insts.len());
        for inst in insts.iter().rev() {
            wanted.push(wants);
            wants = event(self.func.op(*inst)).map_or(wants, |event| event == Event::Charge);
        }
        for inst in insts {
            let op = *self.func.op(inst);
            let (needs, is_wanted) =
                (needs.pop().expect("one for each"), wanted.pop().expect("one for each"));
            match op {
                Op::Charge { exit } => {
                    let before = left.unwrap_or_else(|| Left { value: self.load(), taken: 0 });
                    if asked == 0 {
                        let exit = left.map_or(exit, |left| self.naming(exit, left));
                        self.ask(before, needs_before(&op, needs), exit);
                    }
                    let behind = Left { taken: before.taken + 1, ..before };
                    left = Some(behind);
                    if !is_wanted {
                        self.store(behind);
                        left = None;
                    }
                }
                _ => {
                    if let (Some(left), Some(_)) = (left, op.frame_state()) {
                        self.name_fuel(inst, left);
                    }
                    debug_assert!(left.is_none() || event(&op).is_none(), "what is not wanted was stored");
                    self.insts.push(inst);
                }
            }
            asked = asked_behind(&op, asked, needs);
        }
        self.at_end[block] = left;
        let insts = std::mem::take(&mut self.insts);
        self.func.set_insts(block, insts);
    }

    /// Leaves unless there are so many units.
    fn ask(&mut self, before: Left, units: u32, exit: FrameState) {
        let rhs = self.value(Op::ConstI64 { value: i64::from(before.taken + units) });
        let cond = self.value(Op::I64Compare { cond: Cond::Below, lhs: before.value, rhs });
        self.emit(Op::GuardFalse { cond, reason: ExitReason::Interrupt, exit });
    }

    fn name_fuel(&mut self, inst: Inst, left: Left) {
        let mut op = *self.func.op(inst);
        let state = op.frame_state().expect("it has one");
        let state = self.naming(state, left);
        *op.frame_state_mut().expect("it has one") = state;
        self.func.set_op(inst, op);
    }

    /// The frame state, with what is left of the fuel.
    fn naming(&mut self, state: FrameState, left: Left) -> FrameState {
        let taken = self.value(Op::ConstI64 { value: left.taken.into() });
        let mut data = self.func.frame_states[state].clone();
        let slots = [(FUEL_REGISTER, left.value), (TAKEN_REGISTER, taken)];
        data.registers.extend(slots.map(|(register, value)| FrameSlot { register, value, form: Form::Raw }));
        self.func.frame_state(data)
    }

    /// Has what comes behind `block` find fuel where it expects it. Other paths from the block are not to pay for that.
    fn pass_on(&mut self, block: Block) {
        let left = self.at_end[block];
        let nexts = self.cfg.succs(block);
        for (index, &next) in nexts.iter().enumerate() {
            let is_param = self.plan.blocks[next].in_register && self.cfg.preds(next).len() > 1;
            let is_stored = left.is_some() && !self.plan.blocks[next].in_register;
            if !is_param && !is_stored || nexts[..index].contains(&next) {
                continue;
            }
            let goes_elsewhere = nexts.iter().any(|other| *other != next);
            let is_one_edge = !nexts[index + 1..].contains(&next);
            let from = match goes_elsewhere && is_one_edge {
                true => split_edge(self.func, block, next),
                false => block,
            };
            if is_param {
                let value = match left {
                    Some(left) => self.amount(left),
                    None => self.load(),
                };
                self.func.map_targets(from, |mut call, operands| {
                    if call.block == next {
                        call.args.push(value, &mut operands.lists);
                    }
                    call
                });
            } else if let Some(left) = left {
                self.store(left);
            }
            let end = self.func.insts(from).len() - 1;
            for (index, inst) in std::mem::take(&mut self.insts).into_iter().enumerate() {
                self.func.insert_inst(from, end + index, inst);
            }
        }
    }
}
