//! The exits of a function: their numbers, what is stored for each, and the deopt table that describes them.
//!
//! Both backends emit exits alike: one block for each frame state, which stores the values of
//! [`Exits::stored`] to the context's exit buffer, the first to its first word, and jumps to the deopt entry with the
//! number of the exit. Operations that share a frame state but leave for different reasons have different numbers.

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
use crate::ops::Op;
use crate::types::Type;

/// The exits of one function.
#[derive(Clone, Debug)]
pub struct Exits {
    numbers: HashMap<(FrameState, ExitReason), u32>,
    by_state: SecondaryMap<FrameState, Vec<u32>>,
    stored: SecondaryMap<FrameState, Vec<Value>>,
    table: DeoptTable,
}

impl Exits {
    /// The exits that the operations of `func` can take, in the order of its layout.
    pub fn new(func: &Function) -> Result<Exits, Bailout> {
        let mut exits = Exits {
            numbers: HashMap::new(),
            by_state: SecondaryMap::new(),
            stored: SecondaryMap::new(),
            table: DeoptTable::default(),
        };
        for &block in func.layout() {
            for &inst in func.insts(block) {
                let op = func.op(inst);
                if let (true, Some(state), Some(reason)) =
                    (op.effects().can_exit, op.frame_state(), op.exit_reason())
                {
                    exits.add(func, state, reason)?;
                }
            }
        }
        Ok(exits)
    }

    fn add(&mut self, func: &Function, state: FrameState, reason: ExitReason) -> Result<(), Bailout> {
        if self.numbers.contains_key(&(state, reason)) {
            return Ok(());
        }
        let record = match self.by_state[state].first() {
            Some(&other) => ExitRecord { reason, ..self.table.exits[other as usize].clone() },
            None => {
                let mut locations = Locations {
                    func,
                    stored: Vec::new(),
                    slots: HashMap::new(),
                    objects: Vec::new(),
                    made: HashMap::new(),
                };
                let frames = locations.frames(state);
                let Locations { stored, objects, .. } = locations;
                // The objects that an exit makes are kept at the buffer's end.
                if stored.len() + objects.len() > EXIT_BUFFER_WORDS {
                    return Err(Bailout::TooLarge { what: "live values at an exit", count: stored.len() });
                }
                self.stored[state] = stored;
                ExitRecord { reason, mode: func.frame_states[state].mode, frames, objects }
            }
        };
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

    /// The values that an exit through `state` stores, in the order of the exit buffer's words.
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
    /// Values that are no constants, each once.
    stored: Vec<Value>,
    slots: HashMap<Value, usize>,
    objects: Vec<ObjectRecord>,
    /// The objects that values stand for.
    made: HashMap<Value, u32>,
}

impl Locations<'_> {
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
            _ => Location::Integer { slot: self.slot(value) },
        }
    }

    /// The word of the exit buffer that `value` is stored in.
    fn slot(&mut self, value: Value) -> u16 {
        let slot = *self.slots.entry(value).or_insert_with(|| {
            self.stored.push(value);
            self.stored.len() - 1
        });
        // Bounded by the check of the caller, before which a number too large does no harm.
        slot as u16
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
}
