//! The exits of a function: their numbers, what is stored for each, and the deopt table that describes them.
//!
//! Both backends emit exits alike: one block for each frame state, which stores the values of
//! [`Exits::stored`] to the context's exit buffer, the first to its first word, and jumps to the deopt entry with the
//! number of the exit. Operations that share a frame state but leave for different reasons have different numbers. A backend
//! may ask for [homes](crate::homes), which exits copy to the buffer's first words before what they store.

use std::collections::HashMap;

use abi::context_layout::EXIT_BUFFER_WORDS;
use abi::deopt_table::{DeoptTable, ExitRecord, FrameRecord, Location, ObjectRecord};
use abi::exit_reason::ExitReason;
use abi::value;
use cranelift_entity::{EntityRef, SecondaryMap};

use crate::backend::Bailout;
use crate::entities::{FrameState, Value};
use crate::frame_state::{Form, FrameSlot};
use crate::function::Function;
use crate::homes::Homes;
use crate::ops::Op;
use crate::types::Type;

/// Sums behind each other that are followed at most.
const MAX_SUMS: usize = 4;
/// Registers that the exits of a function record at most, all together: the table is kept as long as the code.
const MAX_RECORDED: usize = 200_000;

/// The exits of one function.
#[derive(Clone, Debug)]
pub struct Exits {
    numbers: HashMap<(FrameState, ExitReason), u32>,
    by_state: SecondaryMap<FrameState, Vec<u32>>,
    stored: SecondaryMap<FrameState, Vec<Value>>,
    homes: Homes,
    recorded: usize,
    table: DeoptTable,
}

impl Exits {
    /// The exits that the operations of `func` can take, in the order of its layout; without homes.
    ///
    /// # Errors
    /// When an exit has more live values than the exit buffer has room for.
    pub fn new(func: &Function) -> Result<Exits, Bailout> {
        Exits::with(func, Homes::default())
    }

    /// The same, with homes where exits would otherwise take much code.
    ///
    /// # Errors
    /// As [`Exits::new`].
    pub fn with_homes(func: &Function) -> Result<Exits, Bailout> {
        let exits = Exits::new(func)?;
        let homes = Homes::choose(exits.stored.values().map(Vec::as_slice));
        if homes.is_empty() {
            return Ok(exits);
        }
        // Where homes leave too little room in the exit buffer, it goes without them.
        Exits::with(func, homes).or(Ok(exits))
    }

    fn with(func: &Function, homes: Homes) -> Result<Exits, Bailout> {
        let mut exits = Exits {
            numbers: HashMap::new(),
            by_state: SecondaryMap::new(),
            stored: SecondaryMap::new(),
            homes: Homes::default(),
            recorded: 0,
            table: DeoptTable::default(),
        };
        let mut locations = Locations::new(func, &homes);
        for &block in func.layout() {
            for &inst in func.insts(block) {
                let op = func.op(inst);
                if let (true, Some(state), Some(reason)) =
                    (op.effects().can_exit, op.frame_state(), op.exit_reason())
                {
                    exits.add(&mut locations, state, reason)?;
                }
            }
        }
        exits.homes = homes;
        Ok(exits)
    }

    fn add(
        &mut self,
        locations: &mut Locations<'_>,
        state: FrameState,
        reason: ExitReason,
    ) -> Result<(), Bailout> {
        if self.numbers.contains_key(&(state, reason)) {
            return Ok(());
        }
        let record = match self.by_state[state].first() {
            Some(&other) => ExitRecord { reason, ..self.table.exits[other as usize].clone() },
            None => {
                locations.start(state);
                let frames = locations.frames(state);
                let stored = std::mem::take(&mut locations.stored);
                let objects = std::mem::take(&mut locations.objects);
                // The objects that an exit makes are kept at the buffer's end.
                if locations.homes.len() + stored.len() + objects.len() > EXIT_BUFFER_WORDS {
                    return Err(Bailout::TooLarge { what: "live values at an exit", count: stored.len() });
                }
                self.stored[state] = stored;
                ExitRecord { reason, mode: locations.func.frame_states[state].mode, frames, objects }
            }
        };
        self.recorded += record.frames.iter().map(|frame| frame.registers.len()).sum::<usize>();
        check_recorded(self.recorded, MAX_RECORDED)?;
        let number = self.table.exits.len() as u32;
        self.table.exits.push(record);
        self.by_state[state].push(number);
        self.numbers.insert((state, reason), number);
        Ok(())
    }

    /// The number of the exit through `state` for `reason`.
    ///
    /// # Panics
    /// When no operation of the function leaves so.
    #[must_use]
    pub fn number(&self, state: FrameState, reason: ExitReason) -> u32 {
        self.numbers[&(state, reason)]
    }

    /// How many numbers the exits through `state` have.
    #[must_use]
    pub fn reasons(&self, state: FrameState) -> usize {
        self.by_state[state].len()
    }

    /// How many registers all exits record.
    #[must_use]
    pub fn recorded(&self) -> usize {
        self.recorded
    }

    /// The values that have homes.
    #[must_use]
    pub fn homes(&self) -> &Homes {
        &self.homes
    }

    /// The values that an exit through `state` stores, in the order of the exit buffer's words behind those for homes.
    #[must_use]
    pub fn stored(&self, state: FrameState) -> &[Value] {
        &self.stored[state]
    }

    /// What the deopt handler needs to know.
    #[must_use]
    pub fn into_table(self) -> DeoptTable {
        self.table
    }
}

/// Where the values of one frame state are.
struct Locations<'f> {
    func: &'f Function,
    homes: &'f Homes,
    /// Which state it is, counted from 1: what is noted for a value is of that state.
    round: u32,
    /// The fixnums that registers want.
    integers: SecondaryMap<Value, u32>,
    /// Values that are no constants, each once.
    stored: Vec<Value>,
    slots: SecondaryMap<Value, (u32, u16)>,
    objects: Vec<ObjectRecord>,
    /// The objects that values stand for.
    made: HashMap<Value, u32>,
}

impl<'f> Locations<'f> {
    fn new(func: &'f Function, homes: &'f Homes) -> Locations<'f> {
        Locations {
            func,
            homes,
            round: 0,
            integers: SecondaryMap::new(),
            stored: Vec::new(),
            slots: SecondaryMap::new(),
            objects: Vec::new(),
            made: HashMap::new(),
        }
    }

    /// Forgets the state before, and notes the fixnums that the registers of `state` want, and those of its callers.
    fn start(&mut self, state: FrameState) {
        self.round += 1;
        self.made.clear();
        let mut next = Some(state);
        while let Some(state) = next {
            let data = &self.func.frame_states[state];
            for slot in &data.registers {
                if self.func.type_of(slot.value) == Type::Int {
                    self.integers[slot.value] = self.round;
                }
            }
            next = data.caller.map(|caller| caller.state);
        }
    }

    /// The frames of `state`, innermost first.
    fn frames(&mut self, state: FrameState) -> Vec<FrameRecord> {
        let mut frames = Vec::new();
        let mut next = Some(state);
        while let Some(state) = next {
            let data = &self.func.frame_states[state];
            let locate = |slot: &FrameSlot| {
                let location = match slot.form {
                    Form::Raw if self.func.type_of(slot.value) == Type::Int => self.integer(slot.value),
                    form => self.location(slot.value, form == Form::Tagged),
                };
                (slot.register, location)
            };
            frames.push(FrameRecord {
                function: data.function,
                pc: data.pc,
                return_register: data.caller.map(|caller| caller.return_register),
                registers: data.registers.iter().map(locate).collect(),
            });
            next = data.caller.map(|caller| caller.state);
        }
        frames
    }

    /// Where `value` is; `boxed` when a value word is wanted.
    fn location(&mut self, value: Value, boxed: bool) -> Location {
        if let Some(location) = constant(self.func, value, boxed) {
            return location;
        }
        if let Some(Op::DeferredObject { .. }) = self.func.defining_op(value) {
            return Location::Object(self.object(value));
        }
        if boxed && let Some((base, add)) = self.base(value) {
            return Location::Integer { slot: self.slot(base), add, tagged: true };
        }
        Location::Slot {
            slot: self.slot(value),
            representation: self.func.type_of(value).representation(),
            boxed,
        }
    }

    /// Where the integer is that a raw register wants of the fixnum `value`.
    fn integer(&mut self, value: Value) -> Location {
        match self.func.defining_op(value) {
            Some(&Op::ConstInt { value }) => Location::Constant(value as u64),
            _ => {
                let (base, add) = self.base(value).unwrap_or((value, 0));
                Location::Integer { slot: self.slot(base), add, tagged: false }
            }
        }
    }

    /// Another fixnum that some register wants, and what is to be added to it to get `value`. So code need not keep both until
    /// the exit, such as a loop's variable and the next one.
    fn base(&self, value: Value) -> Option<(Value, i64)> {
        let (mut at, mut add, mut found) = (value, 0, None);
        for _ in 0..MAX_SUMS {
            let Some((term, more)) = self.term(at) else { break };
            (at, add) = (term, add + more);
            if self.integers[at] == self.round {
                found = Some((at, add));
            }
        }
        found
    }

    /// The fixnum of which `value` is the sum with a constant, and the constant.
    fn term(&self, value: Value) -> Option<(Value, i64)> {
        let constant = |value| match self.func.defining_op(value) {
            Some(&Op::ConstInt { value }) => Some(value),
            _ => None,
        };
        Some(match *self.func.defining_op(value)? {
            Op::IntAdd { lhs, rhs } => (lhs, constant(rhs)?),
            Op::IntSub { lhs, rhs } => (lhs, -constant(rhs)?),
            Op::BoundsCheck { index, .. } => (index, 0),
            _ => return None,
        })
    }

    /// The word of the exit buffer that `value` is stored in.
    fn slot(&mut self, value: Value) -> u16 {
        if let Some(word) = self.homes.word(value) {
            return word as u16;
        }
        let (round, slot) = self.slots[value];
        if round == self.round {
            return slot;
        }
        // Bounded by the check of the caller, before which a number too large does no harm.
        let slot = (self.homes.len() + self.stored.len()) as u16;
        self.stored.push(value);
        self.slots[value] = (self.round, slot);
        slot
    }

    /// The number of the object that `value` stands for.
    fn object(&mut self, value: Value) -> u32 {
        if let Some(&number) = self.made.get(&value) {
            return number;
        }
        let Some(&Op::DeferredObject { shape, bytes, kind, values }) = self.func.defining_op(value) else {
            unreachable!("{value} is no deferred object");
        };
        let shape = self.location(shape, false);
        let values = self.func.list_values(values).to_vec();
        let tagged = usize::from(kind);
        let words =
            values.into_iter().enumerate().map(|(i, value)| self.location(value, i < tagged)).collect();
        let number = self.objects.len() as u32;
        self.objects.push(ObjectRecord { shape, bytes, kind, words });
        self.made.insert(value, number);
        number
    }
}

/// Declines a function whose exits record more registers than that.
///
/// # Errors
/// With their number.
pub fn check_recorded(count: usize, limit: usize) -> Result<(), Bailout> {
    if count <= limit {
        return Ok(());
    }
    Err(Bailout::TooLarge { what: "registers that exits record", count })
}

/// Where `value` is, if it need not be stored.
fn constant(func: &Function, value: Value, boxed: bool) -> Option<Location> {
    Some(match *func.defining_op(value)? {
        Op::ConstInt { value } => Location::Constant((value as u64) << value::FIXNUM_SHIFT),
        Op::ConstWord { value } => Location::Constant(value.0),
        Op::ConstBool { value } if boxed => Location::Constant(value::boolean(value)),
        Op::ConstBool { value } => Location::Constant(u64::from(value)),
        Op::ConstF64 { value } if boxed => match value::inline_float(value.value()) {
            Some(word) => Location::Constant(word),
            None => Location::Float(value.value()),
        },
        Op::ConstF64 { value } => Location::Constant(value.0),
        // As the interpreter's registers have it.
        Op::ConstI32 { value } if !boxed => Location::Constant(i64::from(value) as u64),
        Op::ConstI64 { value } if !boxed => Location::Constant(value as u64),
        Op::LiteralWord { literal } | Op::LiteralRef { literal } | Op::LiteralI64 { literal } => {
            Location::Literal(literal.index() as u32)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::parse_function;
    use abi::representation::Representation;

    #[test]
    fn values_are_stored_once_and_constants_not_at_all() {
        let text = r#"function "f" -> Word {
  fs0 = resume f0 pc1 [r0=v1 r1=v2]
  fs1 = resume f1 pc7 [r0=v2 r1=v3 r2=v1 r3=v4] caller fs0 r5
  block0(v0: Word, v1: Word, v2: Word):
    v3 = ConstInt 5
    v4 = ConstF64 0
    v5 = GuardInt v1, fs1
    v6 = GuardInt v2, fs0
    v7 = IntAddChecked v5, v6, fs1
    Return v7
}"#;
        let func = parse_function(text).unwrap();
        let exits = Exits::new(&func).unwrap();
        let [fs0, fs1] = [0, 1].map(FrameState::new);
        assert_eq!((exits.reasons(fs0), exits.reasons(fs1)), (1, 2));
        assert_eq!(exits.number(fs1, ExitReason::NotFixnum), 0);
        assert_eq!(exits.number(fs0, ExitReason::NotFixnum), 1);
        assert_eq!(exits.number(fs1, ExitReason::Overflow), 2);
        assert_eq!(exits.stored(fs1), [Value::new(2), Value::new(1)]);
        let table = exits.into_table();
        let slot = |slot| Location::Slot { slot, representation: Representation::Word, boxed: true };
        let inner = &table.exits[0].frames[0];
        assert_eq!((inner.function, inner.pc, inner.return_register), (1, 7, Some(5)));
        let registers = [(0, slot(0)), (1, Location::Constant(20)), (2, slot(1)), (3, Location::Float(0.0))];
        assert_eq!(inner.registers, registers);
        assert_eq!(table.exits[0].frames[1].registers, [(0, slot(1)), (1, slot(0))]);
        assert_eq!(table.exits[0].frames, table.exits[2].frames);
    }
    #[test]
    fn sums_of_what_is_stored_are_not_stored() {
        let text = r#"function "f" -> Word {
  fs0 = resume f0 pc1 [r0=v3 r1=v5 r2=v6 r3=v7 r4=v8]
  fs1 = resume f0 pc4 [r0=v1]
  block0(v0: Word, v1: Word, v2: Ref):
    v3 = GuardInt v1, fs1
    v4 = ConstInt 3
    v5 = IntAdd v3, v4
    v6 = IntSub v5, v4
    v7 = IntSub v6, v4
    v8 = IntAdd v7, v3
    v9 = IntMulChecked v3, v7, fs0
    v10 = IntAddChecked v9, v7, fs1
    Return v10
}"#;
        let func = parse_function(text).unwrap();
        let exits = Exits::new(&func).unwrap();
        let [fs0, fs1] = [0, 1].map(FrameState::new);
        assert_eq!(exits.stored(fs0), [Value::new(3), Value::new(8)]);
        assert_eq!(exits.stored(fs1), [Value::new(1)]);
        let table = exits.into_table();
        let sum = |add| Location::Integer { slot: 0, add, tagged: true };
        let whole = |slot| Location::Slot { slot, representation: Representation::Word, boxed: true };
        let registers = [(0, whole(0)), (1, sum(3)), (2, sum(0)), (3, sum(-3)), (4, whole(1))];
        let at_product = table.exits.iter().find(|exit| exit.frames[0].pc == 1).unwrap();
        assert_eq!(at_product.frames[0].registers, registers);
    }

    #[test]
    fn what_many_exits_want_has_a_home_where_they_would_store_much() {
        const COUNT: usize = 80;
        let params: Vec<String> = (0..=COUNT).map(|value| format!("v{value}: Word")).collect();
        let registers: Vec<String> = (0..COUNT).map(|value| format!("r{value}=v{value}")).collect();
        let homes = |exits: usize| {
            let mut text = String::from("function \"f\" -> Word {\n");
            for state in 0..exits {
                text += &format!("  fs{state} = resume f0 pc{state} [{}]\n", registers.join(" "));
            }
            // One exit wants what no other does.
            text += &format!("  fs{exits} = resume f0 pc{exits} [r0=v0 r1=v{COUNT}]\n");
            text += &format!("  block0({}):\n", params.join(", "));
            for state in 0..=exits {
                text += &format!("    v{} = GuardInt v{state}, fs{state}\n", COUNT + 1 + state);
            }
            let func = parse_function(&(text + "    Return v0\n}")).unwrap();
            let plain = Exits::new(&func).unwrap();
            let exits = Exits::with_homes(&func).unwrap();
            for state in func.frame_states.keys() {
                let number = plain.number(state, ExitReason::NotFixnum) as usize;
                let both = [&plain, &exits].map(|exits| {
                    exits.table.exits[number].frames[0].registers.iter().map(|&(register, location)| {
                        let Location::Slot { slot, .. } = location else { panic!("{location:?}") };
                        let stored = usize::from(slot).checked_sub(exits.homes.len());
                        let value = stored.map(|slot| exits.stored(state)[slot]);
                        let at_home = |value: &Value| exits.homes.word(*value) == Some(usize::from(slot));
                        (register, value.or_else(|| (0..COUNT).map(Value::new).find(at_home)))
                    })
                });
                let [plain, exits] = both.map(Vec::from_iter);
                assert_eq!(plain, exits);
            }
            (exits.homes().len(), exits.stored(FrameState::new(exits.table.exits.len() - 1)).to_vec())
        };
        let first = Value::new(0);
        let last = Value::new(COUNT);
        assert_eq!(homes(20), (0, vec![first, last]));
        assert_eq!(homes(60), (COUNT, vec![last]));
    }
}
