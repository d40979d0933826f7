//! Random functions.

use super::evaluate::Word;
use abi::deopt_table::ExitMode;
use abi::heaps::Heaps;
use abi::literal_table::Literal as LiteralData;
use abi::value;
use ssa::{
    Block, Builder, CallEffects, Cond, EntryKind, FrameSlot, FrameState, FrameStateData, Function, Hint, Op,
    Type, Value,
};

/// A small generator of random numbers.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}

const VARIABLES: usize = 5;
/// Objects that literals name, and the number of slots each has.
pub const OBJECTS: u32 = 3;
pub const SLOTS: u32 = 4;
const MAX_DEPTH: u32 = 3;

/// Arguments for a generated function: the callee, then two words.
pub fn args(seed: u64) -> Vec<Word> {
    let mut random = Random::new(seed ^ 0x5555);
    let mut word = || match random.below(6) {
        0 => Word::Float((random.below(9) as f64 - 3.5).to_bits()),
        1 => Word::Int(value::FIXNUM_MAX - random.below(3) as i64),
        2 => Word::Immediate(value::TRUE),
        3 => Word::Ref(random.below(OBJECTS.into()) as u32),
        _ => Word::Int(random.below(12) as i64 - 3),
    };
    vec![Word::Immediate(value::NONE), word(), word()]
}

/// What a variable most likely holds.
#[derive(Clone, Copy, PartialEq)]
enum Guess {
    Int,
    Float,
    Bool,
    Object,
    Any,
}

struct Generator<'a> {
    b: Builder<'a>,
    random: &'a mut Random,
    variables: [Value; VARIABLES],
    guesses: [Guess; VARIABLES],
    pc: u32,
    left: u32,
}

pub fn generate(random: &mut Random) -> Function {
    let mut func = Function::new("random", EntryKind::Call, Type::Word);
    let entry = func.make_block();
    func.append_param(entry, Type::Word);
    let a = func.append_param(entry, Type::Word);
    let b = func.append_param(entry, Type::Word);
    let mut builder = Builder::new(&mut func, entry);
    let zero = builder.int(0);
    let half = builder.f64(0.5);
    let half = builder.value(Op::BoxFloat { value: half });
    let no = builder.word(value::FALSE);
    let left = 6 + random.below(24) as u32;
    let mut generator = Generator {
        b: builder,
        random,
        variables: [a, b, zero, half, no],
        guesses: [Guess::Int, Guess::Any, Guess::Int, Guess::Float, Guess::Bool],
        pc: 0,
        left,
    };
    generator.statements(0);
    let which = generator.random.below(VARIABLES as u64) as usize;
    let value = generator.variables[which];
    generator.b.inst(Op::Return { value });
    func
}

impl Generator<'_> {
    fn state(&mut self, mode: ExitMode) -> FrameState {
        self.pc += 1;
        let registers =
            self.variables.iter().enumerate().map(|(i, value)| FrameSlot::tagged(i as u16, *value)).collect();
        self.b.func.frame_state(FrameStateData { function: 0, pc: self.pc, mode, registers, caller: None })
    }

    fn pick(&mut self, guess: Guess) -> usize {
        let fitting: Vec<usize> = (0..VARIABLES).filter(|i| self.guesses[*i] == guess).collect();
        if fitting.is_empty() || self.random.one_in(12) {
            self.random.below(VARIABLES as u64) as usize
        } else {
            fitting[self.random.below(fitting.len() as u64) as usize]
        }
    }

    fn set(&mut self, value: Value, guess: Guess) {
        let which = self.random.below(VARIABLES as u64) as usize;
        self.variables[which] = value;
        self.guesses[which] = guess;
    }

    fn int(&mut self, exit: FrameState) -> Value {
        if self.random.one_in(4) {
            let value = self.random.below(7) as i64 - 2;
            return self.b.int(value);
        }
        let which = self.pick(Guess::Int);
        let value = self.variables[which];
        self.b.value(Op::GuardInt { value, exit })
    }

    fn float(&mut self, exit: FrameState) -> Value {
        let which = self.pick(Guess::Float);
        let value = self.variables[which];
        match self.guesses[which] {
            Guess::Float => self.b.value(Op::UnboxFloat { value, exit }),
            _ => self.b.value(Op::NumberToF64 { value, exit }),
        }
    }

    fn object(&mut self, exit: FrameState) -> Value {
        if self.random.one_in(2) {
            let which = self.random.below(OBJECTS.into()) as u32;
            return self.b.literal_ref(LiteralData::Constant(which));
        }
        let which = self.pick(Guess::Object);
        let object = self.variables[which];
        let shape = self.b.literal_i64(LiteralData::Shape(0));
        self.b.value(Op::GuardShape { object, shape, exit })
    }

    fn statements(&mut self, depth: u32) {
        let count = 1 + self.random.below(5);
        for _ in 0..count {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            self.statement(depth);
        }
    }

    fn statement(&mut self, depth: u32) {
        match self.random.below(20) {
            0..=2 => self.int_arithmetic(),
            3 | 4 => self.float_arithmetic(),
            5 | 6 if depth < MAX_DEPTH => self.conditional(depth),
            7..=9 if depth < MAX_DEPTH => self.counted_loop(depth),
            10 => self.load(),
            11 => self.store(),
            12 => self.element(),
            13 => self.test(),
            14 if self.random.one_in(3) => self.call(),
            15 => self.charge(),
            17..=19 => self.new_object(),
            _ => self.constant(),
        }
    }

    fn constant(&mut self) {
        match self.random.below(4) {
            0 => {
                let value = self.b.f64(1.25);
                let value = self.b.value(Op::BoxFloat { value });
                self.set(value, Guess::Float);
            }
            1 => {
                let value = self.b.word(value::TRUE);
                self.set(value, Guess::Bool);
            }
            2 => {
                let which = self.random.below(OBJECTS.into()) as u32;
                let value = self.b.literal_word(LiteralData::Constant(which));
                self.set(value, Guess::Object);
            }
            _ => {
                let value = self.random.below(5) as i64;
                let value = self.b.int(value);
                self.set(value, Guess::Int);
            }
        }
    }

    fn new_object(&mut self) {
        let exit = self.state(ExitMode::Throw);
        let shape = self.b.literal_i64(LiteralData::Shape(0));
        let values = self.b.func.list(&[self.variables[0], self.variables[1]]);
        let value = self.b.value(Op::NewObject { shape, bytes: 40, kind: 4, values, exit });
        self.set(value, Guess::Object);
        // An initializer, inlined.
        while self.random.one_in(2) {
            let stored = self.variables[self.random.below(VARIABLES as u64) as usize];
            if self.random.one_in(2) {
                self.int_arithmetic();
            }
            let offset = self.slot();
            self.b.inst(Op::StoreSlot { object: value, value: stored, offset });
        }
    }

    fn int_arithmetic(&mut self) {
        let exit = self.state(ExitMode::Resume);
        let (lhs, rhs) = (self.int(exit), self.int(exit));
        let op = match self.random.below(12) {
            0..=3 => Op::IntAddChecked { lhs, rhs, exit },
            4 => Op::IntSubChecked { lhs, rhs, exit },
            5 => Op::IntMulChecked { lhs, rhs, exit },
            6 => Op::IntDivFloorChecked { lhs, rhs, exit },
            7 => Op::IntModFloorChecked { lhs, rhs, exit },
            8 => Op::IntAnd { lhs, rhs },
            9 => Op::IntShrChecked { lhs, rhs, exit },
            10 => Op::IntShlChecked { lhs, rhs, exit },
            _ => Op::IntXor { lhs, rhs },
        };
        let value = self.b.value(op);
        self.set(value, Guess::Int);
    }

    fn float_arithmetic(&mut self) {
        let exit = self.state(ExitMode::Resume);
        let (lhs, rhs) = (self.float(exit), self.float(exit));
        let op = match self.random.below(4) {
            0 => Op::FloatAdd { lhs, rhs },
            1 => Op::FloatMul { lhs, rhs },
            2 => Op::FloatDivChecked { lhs, rhs, exit },
            _ => Op::FloatSub { lhs, rhs },
        };
        let value = self.b.value(op);
        let value = self.b.value(Op::BoxFloat { value });
        self.set(value, Guess::Float);
    }

    fn compare(&mut self) -> Value {
        let exit = self.state(ExitMode::Resume);
        let cond = Cond::ALL[self.random.below(6) as usize];
        match self.random.below(4) {
            0 => {
                let (lhs, rhs) = (self.float(exit), self.float(exit));
                self.b.value(Op::FloatCompare { cond, lhs, rhs })
            }
            1 => {
                let which = self.pick(Guess::Bool);
                let value = self.variables[which];
                let value = self.b.value(Op::GuardBool { value, exit });
                if self.random.one_in(2) { self.b.value(Op::BoolNot { value }) } else { value }
            }
            _ => {
                let (lhs, rhs) = (self.int(exit), self.int(exit));
                self.b.value(Op::IntCompare { cond, lhs, rhs })
            }
        }
    }

    fn test(&mut self) {
        let value = match self.random.below(4) {
            3 => {
                let (one, other) = (self.pick(Guess::Object), self.pick(Guess::Object));
                self.b.value(Op::WordEqual { lhs: self.variables[one], rhs: self.variables[other] })
            }
            0 => {
                let value = self.variables[self.random.below(VARIABLES as u64) as usize];
                self.b.value(Op::IsInt { value })
            }
            1 => {
                let value = self.variables[self.random.below(VARIABLES as u64) as usize];
                self.b.value(Op::IsFloat { value })
            }
            _ => self.compare(),
        };
        let value = self.b.value(Op::BoxBool { value });
        self.set(value, Guess::Bool);
    }

    fn charge(&mut self) {
        let exit = self.state(ExitMode::Resume);
        self.b.inst(Op::Charge { exit });
    }

    fn merge_block(&mut self) -> Block {
        let block = self.b.func.make_block();
        for _ in 0..VARIABLES {
            self.b.func.append_param(block, Type::Word);
        }
        block
    }

    fn enter(&mut self, block: Block) {
        self.b.switch_to(block);
        let params = self.b.func.params(block);
        if !params.is_empty() {
            self.variables.copy_from_slice(params);
        }
    }

    fn conditional(&mut self, depth: u32) {
        let cond = if self.random.one_in(5) {
            let value = self.variables[self.random.below(VARIABLES as u64) as usize];
            self.b.value(Op::IsInt { value })
        } else {
            self.compare()
        };
        let (then, otherwise) = (self.b.func.make_block(), self.b.func.make_block());
        let join = self.merge_block();
        self.b.branch(cond, (then, &[]), (otherwise, &[]), Hint::Even);
        let (variables, guesses) = (self.variables, self.guesses);
        let mut ends = [guesses; 2];
        for (block, end) in [then, otherwise].into_iter().zip(&mut ends) {
            self.b.switch_to(block);
            (self.variables, self.guesses) = (variables, guesses);
            self.statements(depth + 1);
            *end = self.guesses;
            let args = self.variables;
            self.b.jump(join, &args);
        }
        self.enter(join);
        for (guess, (one, other)) in self.guesses.iter_mut().zip(ends[0].into_iter().zip(ends[1])) {
            *guess = if one == other { one } else { Guess::Any };
        }
    }

    /// `for i in range(n)`, with a `break` at times.
    fn counted_loop(&mut self, depth: u32) {
        let index = self.random.below(VARIABLES as u64) as usize;
        self.variables[index] = self.b.int(0);
        self.guesses[index] = Guess::Int;
        let limit = match self.random.below(3) {
            0 => {
                let exit = self.state(ExitMode::Resume);
                let object = self.object(exit);
                self.b.value(Op::LoadLength { object, offset: 64 })
            }
            1 => self.b.int(3),
            _ => self.variables[self.random.below(VARIABLES as u64) as usize],
        };
        if !self.random.one_in(6) {
            let exit = self.state(ExitMode::Resume);
            self.b.inst(Op::FramePoint { exit });
        }
        let (header, body, end) = (self.merge_block(), self.b.func.make_block(), self.merge_block());
        let args = self.variables;
        self.b.jump(header, &args);
        self.enter(header);
        let mut exit = self.state(ExitMode::Resume);
        self.b.inst(Op::Poll { exit });
        if self.random.one_in(2) {
            self.charge();
            exit = self.state(ExitMode::Resume);
        }
        let lhs = self.b.value(Op::GuardInt { value: self.variables[index], exit });
        let rhs = self.b.value(Op::GuardInt { value: limit, exit });
        let cond = self.b.value(Op::IntCompare { cond: Cond::Lt, lhs, rhs });
        let args = self.variables;
        self.b.branch(cond, (body, &[]), (end, &args), Hint::Then);
        self.b.switch_to(body);
        self.statements(depth + 1);
        if self.random.one_in(3) {
            let cond = self.compare();
            let next = self.b.func.make_block();
            let args = self.variables;
            self.b.branch(cond, (end, &args), (next, &[]), Hint::Else);
            self.b.switch_to(next);
            self.statements(depth + 1);
        }
        let exit = self.state(ExitMode::Resume);
        let one = self.b.int(1);
        let value = self.variables[index];
        let lhs = self.b.value(Op::GuardInt { value, exit });
        self.variables[index] = self.b.value(Op::IntAddChecked { lhs, rhs: one, exit });
        let args = self.variables;
        self.b.jump(header, &args);
        self.enter(end);
    }

    fn slot(&mut self) -> u32 {
        8 * (1 + self.random.below(SLOTS.into()) as u32)
    }

    fn load(&mut self) {
        let exit = self.state(ExitMode::Resume);
        let (object, offset) = (self.object(exit), self.slot());
        let value = self.b.value(Op::LoadSlot { object, offset });
        self.set(value, Guess::Any);
    }

    fn store(&mut self) {
        let exit = self.state(ExitMode::Resume);
        let (object, offset) = (self.object(exit), self.slot());
        let value = self.variables[self.random.below(VARIABLES as u64) as usize];
        self.b.inst(Op::StoreSlot { object, value, offset });
    }

    fn element(&mut self) {
        let exit = self.state(ExitMode::Resume);
        let object = self.object(exit);
        let index = self.int(exit);
        let length = self.b.value(Op::LoadLength { object, offset: 64 });
        let index = self.b.value(Op::BoundsCheck { index, length, exit });
        if self.random.one_in(2) {
            let value = self.b.value(Op::LoadElement { array: object, index });
            self.set(value, Guess::Any);
        } else {
            let value = self.variables[self.random.below(VARIABLES as u64) as usize];
            self.b.inst(Op::StoreElement { array: object, index, value });
        }
    }

    fn call(&mut self) {
        let exit = self.state(ExitMode::Throw);
        let cell = self.b.literal_address(LiteralData::FunctionCell(0));
        let callee = self.variables[0];
        let args = self.b.func.list(&self.variables[1..3]);
        let effects = if self.random.one_in(3) {
            let reads = if self.random.one_in(2) { Heaps::SLOTS } else { Heaps::NONE };
            let returns = self.random.one_in(2);
            CallEffects { reads, writes: Heaps::NONE, repeats: true, returns }
        } else {
            CallEffects::ANYTHING
        };
        let value = self.b.value(Op::CallFunction { cell, callee, args, effects, exit });
        self.set(value, Guess::Any);
    }
}
