//! A small deterministic source of randomness, and random modules that verify.

#![allow(dead_code)] // Each test uses a part.

pub mod typed;

use bytecode::module::*;
use bytecode::opcode::{OPS, OpInfo, Opcode};
use bytecode::operand::*;

/// Xorshift: the same numbers for the same seed everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        ((self.next() >> 32) as usize) % limit
    }

    pub fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }
}

const STRINGS: [&str; 8] = ["x", "print", "r3", "odd \"name\"\n", "", "a.b", "héllo ; @ %", "<locals>"];

pub fn random_constant(random: &mut Random, depth: usize) -> Constant {
    match random.below(if depth == 0 { 11 } else { 12 }) {
        0 => Constant::None,
        1 => Constant::Bool(random.chance(2)),
        2 => Constant::Int(random.pick(&[0, -1, 7, i64::MIN, i64::MAX])),
        3 => Constant::BigInt(
            random.pick(&["9223372036854775808", "-123456789012345678901234567890"]).to_owned(),
        ),
        4 => Constant::Float(f64::from_bits(random.next())),
        5 => Constant::Float(random.pick(&[
            0.0,
            -0.0,
            1.5,
            1e300,
            5e-324,
            f64::NAN,
            f64::INFINITY,
            -f64::INFINITY,
            -f64::NAN,
        ])),
        6 | 7 => Constant::Str(random.pick(&STRINGS).to_owned()),
        8 => Constant::Bytes((0..random.below(6)).map(|_| random.next() as u8).collect()),
        9 => Constant::Char(random.pick(&['a', '\'', '\\', '\n', '\u{1}', '€', '"'])),
        10 => Constant::Named(random.pick(&STRINGS).to_owned()),
        _ => Constant::Tuple((0..random.below(4)).map(|_| random_constant(random, depth - 1)).collect()),
    }
}

/// A module that verifies; over many seeds it holds every instruction.
pub fn random_module(random: &mut Random) -> Module {
    let mut module = Module {
        name: random.pick(&STRINGS).to_owned(),
        file: random.pick(&STRINGS).to_owned(),
        globals: random_names(random),
        intrinsics: random_names(random),
        ..Module::default()
    };
    let count = 1 + random.below(4);
    let captures: Vec<Vec<Captured>> = (0..count)
        .map(|index| {
            let count = if index == 0 { 0 } else { random.below(3) };
            (0..count).map(|_| random.pick(&[Captured::Value, Captured::Cell])).collect()
        })
        .collect();
    module.layouts = typed::layouts(count as u16);
    for index in 0..count {
        let func = FunctionMaker::new(random, &module, &captures, index).make();
        module.functions.push(func);
    }
    module.functions.push(typed::method());
    module
}

fn random_names(random: &mut Random) -> Vec<String> {
    let mut names = STRINGS.to_vec();
    names.truncate(random.below(STRINGS.len() + 1));
    if random.chance(8) {
        names.push("x");
    }
    names.into_iter().map(str::to_owned).collect()
}

struct FunctionMaker<'a> {
    random: &'a mut Random,
    module: &'a Module,
    captures: &'a [Vec<Captured>],
    func: Function,
    words: u16,
    /// Loop headers, for jumps backward.
    headers: Vec<u32>,
    /// Slots of forward jumps to be filled in.
    forward: Vec<(u32, u8)>,
}

fn set(code: &mut [u64], pc: u32, slot: u8, contents: u16) {
    let byte = slot_offset(slot);
    let (word, shift) = (pc as usize + byte / 8, byte % 8 * 8);
    code[word] = code[word] & !(0xffff << shift) | (contents as u64) << shift;
}

impl<'a> FunctionMaker<'a> {
    fn new(random: &'a mut Random, module: &'a Module, captures: &'a [Vec<Captured>], index: usize) -> Self {
        let mut parameters = Parameters::positional((0..random.below(4)).map(|i| format!("p{i}")));
        if random.chance(2) && index > 0 {
            parameters.positional_only = random.below(parameters.count() + 1) as u16;
            parameters.keyword_only = random.below(3) as u16;
            parameters.names.extend((0..parameters.keyword_only).map(|i| format!("k{i}")));
            parameters.has_rest = random.chance(2);
            parameters.names.extend(parameters.has_rest.then(|| "rest".to_owned()));
            parameters.has_keyword_rest = random.chance(2);
            parameters.names.extend(parameters.has_keyword_rest.then(|| "keywords".to_owned()));
        }
        let name = random.pick(&["f", "g", "odd name"]);
        let mut func = Function::new(name, parameters);
        if random.chance(2) {
            func.qualified_name = format!("C.{name}{}", random.below(2));
        }
        func.captures = captures[index].clone();
        func.is_generator = random.chance(4);
        let is_dynamic = index == 0 || func.is_generator;
        func.result = if is_dynamic { Type::Word } else { random.pick(&Type::ALL) };
        func.hints = Hints {
            complexity: random.below(3) as u32,
            is_recursive: random.chance(2),
            ends: random.chance(4),
        };
        let words = func.parameters.count() as u16 + 4;
        func.registers = vec![Type::Word; words as usize];
        for _ in 0..if func.is_generator { 0 } else { 8 } {
            func.registers.extend(Type::ALL);
            func.registers.extend(typed::references());
        }
        let pool = random.below(12) + 6;
        func.constants = (0..pool).map(|_| random_constant(random, 2)).collect();
        func.constants.extend([Constant::Str("name".into()), Constant::Int(5), Constant::Float(2.5)]);
        func.constants.push(Constant::Tuple(vec![Constant::Str("key".into())]));
        FunctionMaker { random, module, captures, func, words, headers: Vec::new(), forward: Vec::new() }
    }

    fn make(mut self) -> Function {
        for register in self.func.parameters.count()..self.func.registers.len() {
            let name = match self.func.registers[register] {
                Type::Word => "load_none",
                Type::I32 => "load.i32",
                Type::I64 => "load.i64",
                Type::F64 => "i32_to.f64",
                Type::Bool => "load.bool",
                Type::Ref(_) => "load_none.ref",
            };
            let opcode = Opcode::from_name(name).unwrap();
            let info = opcode.info();
            let pc = self.push(opcode);
            set(&mut self.func.code, pc, 0, register as u16);
            if let Some(OperandKind::Use(ty)) = info.operands.get(1).map(|operand| operand.kind) {
                let source = self.func.registers.iter().position(|other| *other == ty).unwrap();
                set(&mut self.func.code, pc, 1, source as u16);
            }
        }
        for _ in 0..self.random.below(60) {
            let index = self.random.below(OPS.len());
            self.instruction(Opcode::ALL[index]);
        }
        let body_end = self.end();
        if self.random.chance(2) {
            self.handlers(body_end);
        }
        self.func
    }

    fn push(&mut self, opcode: Opcode) -> u32 {
        let pc = self.func.code.len() as u32;
        self.func.code.push(opcode as u64);
        self.func.code.resize(pc as usize + opcode.words(), 0);
        if self.random.chance(3) {
            let span = Span { start: pc * 2, end: pc * 2 + 1, line: self.random.below(9) as u32 };
            self.func.spans.push(SpanEntry { pc, span });
        }
        pc
    }

    /// Returns, and has the forward jumps lead there.
    fn end(&mut self) -> u32 {
        let result = self.func.result;
        let opcode = Opcode::ALL.iter().copied().find(|op| op.info().returned() == Some(result)).unwrap();
        let pc = self.push(opcode);
        let register = self.register(result);
        set(&mut self.func.code, pc, 0, register);
        for (from, slot) in std::mem::take(&mut self.forward) {
            set(&mut self.func.code, from, slot, (pc - from) as u16);
        }
        self.func.code.len() as u32
    }

    fn handlers(&mut self, body_end: u32) {
        let boundaries: Vec<u32> =
            self.func.instructions().map(|instruction| instruction.pc).chain([body_end]).collect();
        // All registers are written at the entry, but not before that: ranges start behind it.
        let entry = self.func.registers.len() - self.func.parameters.count();
        for _ in 0..self.random.below(4) {
            let start = entry + self.random.below(boundaries.len() - entry - 1);
            let end = start + 1 + self.random.below(boundaries.len() - start - 1);
            let target = self.push(Opcode::Catch);
            self.end();
            self.func.handlers.push(Handler { start: boundaries[start], end: boundaries[end], target });
        }
    }

    fn register(&mut self, ty: Type) -> u16 {
        let found: Vec<u16> = (0..self.func.registers.len() as u16)
            .filter(|&r| self.func.registers[r as usize] == ty)
            .collect();
        self.random.pick(&found)
    }

    fn instruction(&mut self, opcode: Opcode) {
        let info = opcode.info();
        let effects = info.effects;
        let is_typed = info.operands.iter().any(|operand| match operand.kind {
            OperandKind::Def(ty) | OperandKind::Use(ty) => ty != Type::Word,
            _ => false,
        });
        let mismatch = self.func.is_generator && (is_typed || typed::is_related(opcode))
            || info.returned().is_some_and(|ty| ty != self.func.result)
            || info.is_tail_call() && (self.func.is_generator || self.func.result != Type::Word)
            || effects.yields && !self.func.is_generator
            || effects.catches;
        if mismatch || info.operands.iter().any(|operand| !self.has_any(operand.kind)) {
            return;
        }
        if typed::is_related(opcode) {
            self.related(opcode);
            return;
        }
        let closure = |func: &Function| func.is_dynamic();
        if opcode == Opcode::NewClosure && !self.module.functions.iter().all(closure) {
            return;
        }
        let trusted = self.trusted(opcode);
        let pc = self.push(opcode);
        if info.is_loop_header() {
            self.headers.push(pc);
        }
        let count = match opcode {
            Opcode::NewSlice => 3,
            Opcode::NewDict => self.random.pick(&[0, 2, 4]),
            Opcode::CallMethod | Opcode::CallKeywords => 1 + self.random.below(3) as u16,
            _ => self.random.below(4) as u16,
        };
        let function = self.random.below(self.module.functions.len().max(1)) as u16;
        let is_closure = info.operands.iter().any(|operand| operand.kind == OperandKind::Function);
        let count = if is_closure { self.captures[function as usize].len() as u16 } else { count };
        for operand in info.operands {
            let contents = self.operand(info, operand, pc, count, function);
            match operand.kind {
                OperandKind::Site(_) => self.func.code[pc as usize] |= contents as u64 & 0xff << 8,
                _ => set(&mut self.func.code, pc, operand.slot, contents),
            }
        }
        if let Some((slot, register)) = trusted {
            set(&mut self.func.code, pc, slot, register);
        }
        if opcode == Opcode::NewClosure {
            self.capture_cells(pc, function, count);
        }
        if opcode == Opcode::CallMethod {
            let base = self.random.below(self.words as usize - 3) as u16;
            set(&mut self.func.code, pc, 1, base);
            set(&mut self.func.code, pc, 2, base + 1);
        }
        if opcode == Opcode::CallKeywords {
            let names = self.func.constants.len() as u16 - 1;
            set(&mut self.func.code, pc, info.operands[4].slot, names);
        }
    }

    /// Makes what an instruction takes on trust: the slot that names it, and where it is.
    fn trusted(&mut self, opcode: Opcode) -> Option<(u8, u16)> {
        let (maker, slot) = match opcode {
            Opcode::LoadCell => (Opcode::NewCell, 1),
            Opcode::StoreCell => (Opcode::NewCell, 0),
            Opcode::IterNext => (Opcode::IterInit, 1),
            Opcode::CallEscape => (Opcode::NewEscape, 2),
            _ => return None,
        };
        let register = self.random.below(self.words as usize - 2) as u16;
        let pc = self.push(maker);
        set(&mut self.func.code, pc, 0, register);
        Some((slot, register))
    }

    /// Makes the cells that a closure captures, and has it capture them.
    fn capture_cells(&mut self, closure: u32, function: u16, count: u16) {
        let code = self.func.code.split_off(closure as usize);
        self.func.spans.retain(|entry| entry.pc < closure);
        let first = self.random.below(self.words as usize + 1 - count as usize) as u16;
        for (register, _) in (first..)
            .zip(&self.captures[function as usize])
            .filter(|(_, captured)| **captured == Captured::Cell)
        {
            let pc = self.push(Opcode::NewCell);
            set(&mut self.func.code, pc, 0, register);
            set(&mut self.func.code, pc, 1, register);
        }
        let pc = self.func.code.len() as u32;
        self.func.code.extend(code);
        set(&mut self.func.code, pc, 2, first);
    }

    /// An instruction whose operands fit each other.
    fn related(&mut self, opcode: Opcode) {
        let needs_function = matches!(opcode, Opcode::CallStatic | Opcode::CallVirtual);
        if needs_function && !self.module.functions.iter().any(Function::is_static) {
            return;
        }
        let Some(mut operands) = typed::operands(self.random, self.module, &self.func, opcode) else {
            return;
        };
        if opcode == Opcode::CallStatic && operands[3] > self.words {
            return;
        }
        if opcode == Opcode::CallVirtual {
            self.func.slots.push(SlotKind::Method);
            operands.push(self.func.slots.len() as u16 - 1);
        }
        let pc = self.push(opcode);
        for (slot, contents) in (0..).zip(operands) {
            set(&mut self.func.code, pc, slot, contents);
        }
        let label = opcode.info().operands.iter().find(|operand| operand.kind == OperandKind::Label);
        self.forward.extend(label.map(|label| (pc, label.slot)));
    }

    fn has_any(&self, kind: OperandKind) -> bool {
        match kind {
            OperandKind::Global => !self.module.globals.is_empty(),
            OperandKind::Intrinsic => !self.module.intrinsics.is_empty(),
            OperandKind::Function => !self.module.functions.is_empty(),
            OperandKind::Capture => !self.func.captures.is_empty(),
            _ => true,
        }
    }

    fn operand(&mut self, info: &OpInfo, operand: &OperandInfo, pc: u32, count: u16, function: u16) -> u16 {
        let words = self.words as usize;
        let loaded = info.operands.iter().find_map(|operand| match operand.kind {
            OperandKind::Def(ty) => Some(ty),
            _ => None,
        });
        let constants = self.func.constants.len();
        match operand.kind {
            OperandKind::Def(ty) | OperandKind::Use(ty) => self.register(ty),
            OperandKind::DefTriple | OperandKind::UseTriple => self.random.below(words - 2) as u16,
            OperandKind::DefPair => self.random.below(words - 1) as u16,
            OperandKind::UseRange | OperandKind::DefRange => {
                self.random.below(words + 1 - count as usize) as u16
            }
            OperandKind::Count => count,
            OperandKind::UseValue
            | OperandKind::DefValue
            | OperandKind::UseAny
            | OperandKind::DefAny
            | OperandKind::AnyRange
            | OperandKind::Target
            | OperandKind::Field
            | OperandKind::Method
            | OperandKind::Math => unreachable!("their instructions are made elsewhere"),
            OperandKind::Const => match loaded {
                Some(Type::I32 | Type::I64) => constants as u16 - 3,
                Some(Type::F64) => constants as u16 - 2,
                _ => self.random.below(constants) as u16,
            },
            OperandKind::Name => constants as u16 - 4,
            OperandKind::Global => self.random.below(self.module.globals.len()) as u16,
            OperandKind::Intrinsic => self.random.below(self.module.intrinsics.len()) as u16,
            OperandKind::Function => function,
            OperandKind::Capture => self.random.below(self.func.captures.len()) as u16,
            OperandKind::Label => {
                if !self.headers.is_empty() && self.random.chance(2) {
                    let target = self.random.pick(&self.headers);
                    return (target as i32 - pc as i32) as u16;
                }
                self.forward.push((pc, operand.slot));
                0
            }
            OperandKind::Immediate if loaded == Some(Type::Bool) => self.random.below(2) as u16,
            OperandKind::Immediate | OperandKind::Site(_) => self.random.next() as u16,
            OperandKind::Slot(kind) => {
                self.func.slots.push(kind);
                self.func.slots.len() as u16 - 1
            }
        }
    }
}
