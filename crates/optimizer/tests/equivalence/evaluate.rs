//! Runs functions over a model of values and memory, and notes what a program could see.

use super::generate::{OBJECTS, SLOTS};
use abi::context_layout::FUEL;
use abi::deopt_table::{FUEL_REGISTER, TAKEN_REGISTER};
use abi::exit_reason::ExitReason;
use abi::literal_table::Literal as LiteralData;
use abi::value;
use rustc_hash::FxHasher;
use ssa::{BlockCall, CallEffects, Form, FrameSlot, FrameState, Function, Inst, Op, Value};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

/// A tagged word, by its meaning: whether a float is inline or boxed cannot be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    Int(i64),
    Float(u64),
    Immediate(u64),
    Ref(u32),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Any {
    Word(Word),
    F64(f64),
    Bool(bool),
    I64(i64),
    Address(u32),
}

/// A word as others can see it: objects made by the function by what is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    Word(Word),
    /// Its number among those that are seen together, and its slots.
    New(usize, Vec<Seen>),
    Deep,
}

/// Something that others can see.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Store(u32, u32, Seen),
    StoreElement(u32, i64, Seen),
    Call(Vec<Seen>),
}

/// The innermost frame's pc and registers, then those of its callers. What is left of the fuel counts as a register of the innermost.
pub type State = Vec<(u32, Vec<(u16, Seen)>)>;

#[derive(Debug)]
pub enum End {
    /// The result, and what is left of the fuel.
    Return(Seen, i64),
    Exit(ExitReason, State),
    OutOfSteps,
}

/// What a run did: effects, the frame states it passed (after how many effects), and how it ended.
#[derive(Debug)]
pub struct Run {
    pub events: Vec<Event>,
    pub states: Vec<(usize, State)>,
    pub end: End,
}

struct Machine<'f> {
    func: &'f Function,
    values: HashMap<Value, Any>,
    slots: HashMap<(u32, u32), Word>,
    elements: HashMap<(u32, i64), Word>,
    objects: u32,
    fuel: i64,
    run: Run,
}

pub fn evaluate(func: &Function, args: &[Word], fuel: i64, mut steps: usize) -> Run {
    let run = Run { events: Vec::new(), states: Vec::new(), end: End::OutOfSteps };
    let (values, slots, elements) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut machine = Machine { func, values, slots, elements, objects: OBJECTS, fuel, run };
    let mut block = func.entry();
    let args: Vec<Any> = args.iter().map(|word| Any::Word(*word)).collect();
    machine.enter(block, args);
    'blocks: loop {
        for &inst in func.insts(block) {
            if steps == 0 {
                return machine.run;
            }
            steps -= 1;
            match machine.step(inst) {
                Next::Value(value) => {
                    machine.values.insert(func.result(inst).expect("it has a result"), value);
                }
                Next::Nothing => {}
                Next::Goto(call) => {
                    let args = call.args(&func.operands).iter().map(|value| machine.values[value]).collect();
                    block = call.block;
                    machine.enter(block, args);
                    continue 'blocks;
                }
                Next::Exit => {
                    let op = func.op(inst);
                    let state = machine.state(op.frame_state().expect("it exits"));
                    // A call that throws has had its effects.
                    machine.run.states.push((machine.run.events.len(), state.clone()));
                    machine.run.end = End::Exit(op.exit_reason().expect("it exits"), state);
                    return machine.run;
                }
                Next::Return(word) => {
                    machine.run.end = End::Return(machine.seen(word), machine.fuel);
                    return machine.run;
                }
            }
        }
    }
}

enum Next {
    Value(Any),
    Nothing,
    Goto(BlockCall),
    Exit,
    Return(Word),
}

fn word(word: Word) -> Next {
    Next::Value(Any::Word(word))
}

fn int(value: Option<i64>) -> Next {
    match value.filter(|value| value::fixnum(*value).is_some()) {
        Some(value) => word(Word::Int(value)),
        None => Next::Exit,
    }
}

/// Arithmetic that has been proved not to overflow; garbage where it was moved to and is not used.
fn proved(value: i64) -> Next {
    word(Word::Int(value))
}

fn f64(value: f64) -> Next {
    Next::Value(Any::F64(value))
}

fn bool(value: bool) -> Next {
    Next::Value(Any::Bool(value))
}

fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

impl Machine<'_> {
    fn enter(&mut self, block: ssa::Block, args: Vec<Any>) {
        for (&param, arg) in self.func.params(block).iter().zip(args) {
            self.values.insert(param, arg);
        }
    }

    fn state(&self, state: FrameState) -> State {
        let mut frames = Vec::new();
        let mut seen = Vec::new();
        let mut next = Some(state);
        while let Some(state) = next {
            let data = &self.func.frame_states[state];
            let is_fuel = |slot: &&FrameSlot| matches!(slot.register, FUEL_REGISTER | TAKEN_REGISTER);
            let registers = data.registers.iter().filter(|slot| !is_fuel(slot)).map(|slot| {
                assert_eq!(slot.form, Form::Tagged);
                let word = self.boxed(slot.value);
                (slot.register, self.seen_among(word, &mut seen))
            });
            let mut registers: Vec<_> = registers.collect();
            if frames.is_empty() {
                let kept: Vec<i64> =
                    data.registers.iter().filter(is_fuel).map(|slot| self.i64(slot.value)).collect();
                let fuel = if let [left, taken] = *kept { left - taken } else { self.fuel };
                registers.push((FUEL_REGISTER, Seen::Word(Word::Int(fuel))));
            }
            frames.push((data.pc, registers));
            next = data.caller.map(|caller| caller.state);
        }
        frames
    }

    /// The word that an exit would make of a value.
    fn boxed(&self, value: Value) -> Word {
        match self.values[&value] {
            Any::Word(word) => word,
            Any::F64(value) => Word::Float(value.to_bits()),
            Any::Bool(value) => Word::Immediate(value::boolean(value)),
            other => panic!("{other:?} in a frame state"),
        }
    }

    fn seen(&self, word: Word) -> Seen {
        self.seen_among(word, &mut Vec::new())
    }

    fn seen_among(&self, word: Word, seen: &mut Vec<u32>) -> Seen {
        self.seen_to_depth(word, 4, seen)
    }

    fn seen_to_depth(&self, word: Word, depth: u32, seen: &mut Vec<u32>) -> Seen {
        match word {
            Word::Ref(_) if depth == 0 => Seen::Deep,
            Word::Ref(object) if object >= OBJECTS => {
                let number = seen.iter().position(|known| *known == object).unwrap_or(seen.len());
                if number == seen.len() {
                    seen.push(object);
                }
                let slot = |i| self.seen_to_depth(self.load(object, 8 * (i + 1)), depth - 1, seen);
                Seen::New(number, (0..SLOTS).map(slot).collect())
            }
            word => Seen::Word(word),
        }
    }

    fn word(&self, value: Value) -> Word {
        match self.values[&value] {
            Any::Word(word) => word,
            other => panic!("{value} is {other:?}"),
        }
    }

    fn int(&self, value: Value) -> i64 {
        match self.word(value) {
            Word::Int(value) => value,
            // A pure operation that has been moved to where its operand is not what it should be: nobody looks.
            _ => 0x0bad,
        }
    }

    fn object(&self, value: Value) -> u32 {
        match self.word(value) {
            Word::Ref(object) => object,
            other => panic!("{value} is {other:?}"),
        }
    }

    fn i64(&self, value: Value) -> i64 {
        match self.values[&value] {
            Any::I64(value) => value,
            other => panic!("{value} is {other:?}"),
        }
    }

    fn f64(&self, value: Value) -> f64 {
        match self.values[&value] {
            Any::F64(value) => value,
            other => panic!("{value} is {other:?}"),
        }
    }

    fn bool(&self, value: Value) -> bool {
        match self.values[&value] {
            Any::Bool(value) => value,
            other => panic!("{value} is {other:?}"),
        }
    }

    fn load(&self, object: u32, offset: u32) -> Word {
        let first = match object {
            0..OBJECTS => Word::Int(i64::from(object * SLOTS + offset / 8)),
            _ => Word::Immediate(value::UNBOUND),
        };
        self.slots.get(&(object, offset)).copied().unwrap_or(first)
    }

    fn step(&mut self, inst: Inst) -> Next {
        let op = *self.func.op(inst);
        if let Some(state) = op.frame_state() {
            let state = (self.run.events.len(), self.state(state));
            self.run.states.push(state);
        }
        let next = self.arithmetic(op);
        let next = next.or_else(|| self.floats(op)).or_else(|| self.words(op));
        next.or_else(|| self.memory(op))
            .or_else(|| self.control(op))
            .unwrap_or_else(|| panic!("no model of {op:?}"))
    }

    fn arithmetic(&self, op: Op) -> Option<Next> {
        let i = |value| self.int(value);
        Some(match op {
            Op::ConstInt { value } => word(Word::Int(value)),
            Op::IntAddChecked { lhs, rhs, .. } => int(i(lhs).checked_add(i(rhs))),
            Op::IntSubChecked { lhs, rhs, .. } => int(i(lhs).checked_sub(i(rhs))),
            Op::IntMulChecked { lhs, rhs, .. } => int(i(lhs).checked_mul(i(rhs))),
            Op::IntAdd { lhs, rhs } => proved(i(lhs).wrapping_add(i(rhs))),
            Op::IntSub { lhs, rhs } => proved(i(lhs).wrapping_sub(i(rhs))),
            Op::IntMul { lhs, rhs } => proved(i(lhs).wrapping_mul(i(rhs))),
            Op::IntDivFloorChecked { lhs, rhs, .. } => int(floor_div(i(lhs), i(rhs))),
            Op::IntDivFloor { lhs, rhs } => proved(floor_div(i(lhs), i(rhs)).expect("the divisor is not 0")),
            Op::IntDivTrunc { lhs, rhs } => proved(i(lhs) / i(rhs)),
            Op::IntModFloorChecked { lhs, rhs, .. } => {
                int(floor_div(i(lhs), i(rhs)).map(|quotient| i(lhs) - quotient * i(rhs)))
            }
            Op::IntModFloor { lhs, rhs } => {
                let quotient = floor_div(i(lhs), i(rhs)).expect("the divisor is not 0");
                proved(i(lhs) - quotient * i(rhs))
            }
            Op::IntRem { lhs, rhs } => proved(i(lhs) % i(rhs)),
            Op::IntAnd { lhs, rhs } => proved(i(lhs) & i(rhs)),
            Op::IntXor { lhs, rhs } => proved(i(lhs) ^ i(rhs)),
            Op::IntShrChecked { lhs, rhs, .. } => int((i(rhs) >= 0).then(|| i(lhs) >> i(rhs).min(63))),
            Op::IntShr { lhs, rhs } => proved(i(lhs) >> i(rhs).clamp(0, 63)),
            Op::IntShlChecked { lhs, rhs, .. } => {
                let shifted = |count: i64| i128::from(i(lhs)).checked_shl(count as u32);
                let shifted = (0..62).contains(&i(rhs)).then(|| shifted(i(rhs))).flatten();
                int(shifted.and_then(|shifted| i64::try_from(shifted).ok()))
            }
            Op::IntShl { lhs, rhs } => proved(i(lhs).wrapping_shl(i(rhs) as u32)),
            Op::IntCompare { cond, lhs, rhs } => bool(cond.holds(i(lhs), i(rhs))),
            Op::IntToF64 { value } => f64(i(value) as f64),
            Op::BoundsCheck { index, length, .. } => {
                if (0..i(length)).contains(&i(index)) {
                    proved(i(index))
                } else {
                    Next::Exit
                }
            }
            _ => return None,
        })
    }

    fn floats(&self, op: Op) -> Option<Next> {
        let f = |value| self.f64(value);
        Some(match op {
            Op::ConstF64 { value } => f64(value.value()),
            Op::FloatAdd { lhs, rhs } => f64(f(lhs) + f(rhs)),
            Op::FloatSub { lhs, rhs } => f64(f(lhs) - f(rhs)),
            Op::FloatMul { lhs, rhs } => f64(f(lhs) * f(rhs)),
            Op::FloatDiv { lhs, rhs } => f64(f(lhs) / f(rhs)),
            Op::FloatDivChecked { rhs, .. } if f(rhs) == 0.0 => Next::Exit,
            Op::FloatDivChecked { lhs, rhs, .. } => f64(f(lhs) / f(rhs)),
            Op::FloatCompare { cond, lhs, rhs } => {
                bool(cond.holds_for_floats(f(lhs), f(rhs)).expect("ordered"))
            }
            Op::UnboxFloat { value, .. } | Op::UnboxFloatUnchecked { value } => match self.word(value) {
                Word::Float(bits) => f64(f64::from_bits(bits)),
                _ => Next::Exit,
            },
            Op::NumberToF64 { value, .. } => match self.word(value) {
                Word::Float(bits) => f64(f64::from_bits(bits)),
                Word::Int(value) => f64(value as f64),
                _ => Next::Exit,
            },
            Op::BoxFloat { value } => {
                // Which NaN it is cannot be seen.
                let value = f(value);
                word(Word::Float(if value.is_nan() { f64::NAN.to_bits() } else { value.to_bits() }))
            }
            _ => return None,
        })
    }

    fn words(&self, op: Op) -> Option<Next> {
        let guard = |holds: bool, value: Value| if holds { word(self.word(value)) } else { Next::Exit };
        Some(match op {
            Op::ConstWord { value } if value::is_inline_float(value.0) => {
                word(Word::Float(value::inline_float_value(value.0).to_bits()))
            }
            Op::ConstWord { value } => word(Word::Immediate(value.0)),
            Op::ConstBool { value } => bool(value),
            Op::ConstI64 { value } => Next::Value(Any::I64(value)),
            Op::IntToI64 { value } => Next::Value(Any::I64(self.int(value))),
            Op::I64Sub { lhs, rhs } => Next::Value(Any::I64(self.i64(lhs).wrapping_sub(self.i64(rhs)))),
            Op::I64Compare { cond, lhs, rhs } => bool(cond.holds(self.i64(lhs), self.i64(rhs))),
            Op::LiteralWord { literal } | Op::LiteralRef { literal } => match self.func.literals[literal] {
                LiteralData::Constant(object) => word(Word::Ref(object)),
                other => panic!("{other:?} is no word"),
            },
            Op::LiteralAddress { .. } => Next::Value(Any::Address(0)),
            Op::LiteralI64 { .. } => Next::Value(Any::I64(0)),
            Op::BoxBool { value } => word(Word::Immediate(value::boolean(self.bool(value)))),
            Op::Select { cond, if_true, if_false, .. } => {
                Next::Value(self.values[if self.bool(cond) { &if_true } else { &if_false }])
            }
            Op::Refine { value, .. } => Next::Value(self.values[&value]),
            Op::IsInt { value } => bool(matches!(self.word(value), Word::Int(_))),
            Op::WordEqual { lhs, rhs } => bool(self.word(lhs) == self.word(rhs)),
            Op::IsFloat { value } => bool(matches!(self.word(value), Word::Float(_))),
            Op::BoolNot { value } => bool(!self.bool(value)),
            Op::GuardInt { value, .. } => guard(matches!(self.word(value), Word::Int(_)), value),
            Op::GuardShape { object, .. } => guard(matches!(self.word(object), Word::Ref(_)), object),
            Op::GuardBool { value, .. } => match self.word(value) {
                Word::Immediate(bits) if bits == value::TRUE || bits == value::FALSE => {
                    bool(bits == value::TRUE)
                }
                _ => Next::Exit,
            },
            _ => return None,
        })
    }

    fn memory(&mut self, op: Op) -> Option<Next> {
        Some(match op {
            Op::LoadSlot { object, offset } => word(self.load(self.object(object), offset)),
            Op::LoadLength { object, .. } => {
                word(Word::Int(i64::from(self.object(object).min(OBJECTS) % 3) + 2))
            }
            Op::StoreSlot { object, value, offset } => {
                let (object, value) = (self.object(object), self.word(value));
                self.slots.insert((object, offset), value);
                if object < OBJECTS {
                    let value = self.seen(value);
                    self.run.events.push(Event::Store(object, offset, value));
                }
                Next::Nothing
            }
            Op::Charge { .. } if self.fuel == 0 => Next::Exit,
            Op::Charge { .. } => {
                self.fuel -= 1;
                Next::Nothing
            }
            Op::LoadContext { offset, .. } if offset == FUEL as u32 => Next::Value(Any::I64(self.fuel)),
            Op::StoreContext { offset, value } if offset == FUEL as u32 => {
                self.fuel = self.i64(value);
                Next::Nothing
            }
            Op::LoadElement { array, index } => {
                let (array, index) = (self.object(array), self.int(index));
                word(self.elements.get(&(array, index)).copied().unwrap_or(Word::Int(index)))
            }
            Op::StoreElement { array, index, value } => {
                let (array, index, value) = (self.object(array), self.int(index), self.word(value));
                self.elements.insert((array, index), value);
                let value = self.seen(value);
                self.run.events.push(Event::StoreElement(array.min(OBJECTS), index, value));
                Next::Nothing
            }
            Op::NewObject { values, .. } | Op::DeferredObject { values, .. } => {
                let values: Vec<Word> =
                    self.func.list_values(values).iter().map(|value| self.boxed(*value)).collect();
                let object = self.objects;
                self.objects += 1;
                for (i, value) in values.iter().enumerate() {
                    self.slots.insert((object, 8 * (i as u32 + 1)), *value);
                }
                word(Word::Ref(object))
            }
            Op::CallFunction { callee, args, effects, .. } if effects.repeats => {
                let args = self.func.list_values(args);
                let words: Vec<Word> = args.iter().chain([&callee]).map(|value| self.word(*value)).collect();
                self.repeated(&words, effects)
            }
            Op::CallFunction { callee, args, .. } => {
                let mut words = vec![self.word(callee)];
                words.extend(self.func.list_values(args).iter().map(|value| self.word(*value)));
                let count = self.run.events.len() as i64;
                let mut among = Vec::new();
                let mut seen: Vec<Seen> =
                    words.iter().map(|word| self.seen_among(*word, &mut among)).collect();
                seen.push(Seen::Word(Word::Int(self.fuel)));
                self.run.events.push(Event::Call(seen));
                // It takes some fuel itself.
                self.fuel -= self.fuel / 3;
                // It writes something, and its result is one of several kinds.
                for object in 0..OBJECTS {
                    self.slots.insert((object, 8), Word::Int(count));
                }
                self.elements.insert((0, 1), Word::Int(count));
                match count % 5 {
                    0 => Next::Exit,
                    1 => word(Word::Float(0.25f64.to_bits())),
                    2 => word(words[1]),
                    _ => word(Word::Int(count)),
                }
            }
            _ => return None,
        })
    }

    /// What a call comes to that does nothing, and gives the same for the same.
    fn repeated(&self, words: &[Word], effects: CallEffects) -> Next {
        let mut hasher = FxHasher::default();
        for &word in words {
            match word {
                // Which object it is depends on what else has been made.
                Word::Ref(object) if object >= OBJECTS => {}
                _ => word.hash(&mut hasher),
            }
        }
        if !effects.reads.is_empty() {
            for object in 0..OBJECTS {
                match self.slots.get(&(object, 8)) {
                    Some(Word::Ref(_)) | None => {}
                    Some(word) => word.hash(&mut hasher),
                }
            }
        }
        match hasher.finish() % 100 {
            0..20 if !effects.returns => Next::Exit,
            20..30 => word(Word::Float(0.25f64.to_bits())),
            number => word(Word::Int(number as i64)),
        }
    }

    fn control(&self, op: Op) -> Option<Next> {
        Some(match op {
            Op::Poll { .. } | Op::FramePoint { .. } => Next::Nothing,
            Op::Jump { target } => Next::Goto(target),
            Op::Branch { cond, then, otherwise, .. } => {
                Next::Goto(if self.bool(cond) { then } else { otherwise })
            }
            Op::Return { value } => Next::Return(self.word(value)),
            Op::Exit { .. } => Next::Exit,
            Op::GuardTrue { cond, .. } if self.bool(cond) => Next::Nothing,
            Op::GuardFalse { cond, .. } if !self.bool(cond) => Next::Nothing,
            Op::GuardTrue { .. } | Op::GuardFalse { .. } => Next::Exit,
            _ => return None,
        })
    }
}
