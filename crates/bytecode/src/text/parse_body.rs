//! Parses the bodies of functions: declarations, labels, instructions, handlers.

use std::collections::HashMap;

use crate::assembler::{get_slot, set_slot};
use crate::module::{Constant, Function, Handler, Span, SpanEntry};
use crate::opcode::OpInfo;
use crate::operand::{MathFunction, OperandInfo, OperandKind, SlotKind};

use super::cursor::{Cursor, Parsed};
use super::layouts::layout_of;
use super::lexer::Token;
use super::parse::{FunctionFixup, ModuleParser};
use super::pool::Pool;

/// A place in the code: a label to be looked up, or a `pc`.
enum Place {
    Label { name: String, position: usize },
    Pc(u32),
}

/// The number of the register that a word names.
pub(super) fn register_number(word: &str) -> Option<u32> {
    let digits = word.strip_prefix('r')?;
    let is_number =
        !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// Parses one body.
pub(super) struct BodyParser<'p, 'a> {
    cursor: &'p mut Cursor<'a>,
    module: &'p mut ModuleParser,
    func: Function,
    /// Index of the function.
    index: usize,
    /// Whether the number of registers is declared; otherwise it is what is needed.
    has_register_count: bool,
    constants: Pool<Constant>,
    labels: HashMap<String, u32>,
    /// Registers of parameters by name; the first of a name.
    parameters: HashMap<String, u16>,
    /// Label operands: instruction, slot, label.
    jumps: Vec<(usize, u8, Place)>,
    handlers: Vec<[Place; 3]>,
}

impl<'p, 'a> BodyParser<'p, 'a> {
    pub(super) fn new(
        cursor: &'p mut Cursor<'a>,
        module: &'p mut ModuleParser,
        func: Function,
        index: usize,
        has_register_count: bool,
    ) -> Self {
        let names = func.parameters.names.iter().cloned();
        let parameters = names.zip(0u16..).collect::<Vec<_>>().into_iter().rev().collect();
        BodyParser {
            cursor,
            module,
            func,
            index,
            has_register_count,
            constants: Pool::new(Vec::new()),
            labels: HashMap::new(),
            parameters,
            jumps: Vec::new(),
            handlers: Vec::new(),
        }
    }

    pub(super) fn parse(mut self) -> Parsed<Function> {
        self.cursor.expect("{")?;
        while !self.cursor.eat("}")? {
            let Token::Ident(word) = *self.cursor.token() else {
                return self.cursor.expected("an instruction, a label or `}`");
            };
            match word {
                "handler" => self.handler()?,
                "constants" | "slots" if !self.func.code.is_empty() => {
                    return Err(self.cursor.error(format!("`{word}` stand before the code")));
                }
                "constants" => {
                    self.cursor.advance()?;
                    self.constants = Pool::new(self.cursor.list(Cursor::constant)?);
                }
                "slots" => {
                    self.cursor.advance()?;
                    self.func.slots = self.cursor.list(slot_kind)?;
                }
                _ if register_number(word).is_some() => self.register_types()?,
                _ if *self.cursor.ahead()? == Token::Punct(":") => self.label(word)?,
                _ => self.instruction(word)?,
            }
            if !self.cursor.is_punct("}") && !self.cursor.is_on_new_line() {
                return self.cursor.expected("the end of the line");
            }
        }
        self.finish()
    }

    fn label(&mut self, name: &str) -> Parsed<()> {
        let pc = self.func.code.len() as u32;
        if self.labels.insert(name.to_owned(), pc).is_some() {
            return Err(self.cursor.error(format!("a second label `{name}`")));
        }
        self.cursor.advance()?;
        self.cursor.advance()?;
        // An instruction may follow on the line.
        match self.cursor.token() {
            Token::Ident(word) if !self.cursor.is_on_new_line() && self.module.opcodes.contains_key(word) => {
                let word = *word;
                self.instruction(word)
            }
            _ => Ok(()),
        }
    }

    /// `r3: f64` or `r3..r5: f64`.
    fn register_types(&mut self) -> Parsed<()> {
        let first = self.register()? as usize;
        let end = if self.cursor.eat("..")? { self.register_end()? as usize } else { first + 1 };
        self.cursor.expect(":")?;
        let ty = self.cursor.ty(&self.module.layout_names)?;
        self.need_registers(end)?;
        match self.func.registers.get_mut(first..end) {
            Some(registers) => {
                registers.fill(ty);
                Ok(())
            }
            None => Err(self.cursor.error("these registers are not among those declared")),
        }
    }

    /// Makes sure that there are as many registers when their number is not declared.
    fn need_registers(&mut self, count: usize) -> Parsed<()> {
        if !self.has_register_count && count > self.func.registers.len() {
            self.module.resize_registers(self.cursor, &mut self.func, count)?;
        }
        Ok(())
    }

    /// The number after the `r` of a register, at most 131070, which is the end of the longest range.
    fn register_end(&mut self) -> Parsed<u32> {
        match *self.cursor.token() {
            Token::Ident(word) => match register_number(word).filter(|&number| number <= 2 * 65535) {
                Some(number) => {
                    self.cursor.advance()?;
                    Ok(number)
                }
                None => self.cursor.expected("a register"),
            },
            _ => self.cursor.expected("a register"),
        }
    }

    /// A register, by number or by the name of its parameter.
    fn register(&mut self) -> Parsed<u16> {
        if let Token::Ident(word) = *self.cursor.token() {
            if let Some(number) = register_number(word) {
                let Ok(number) = u16::try_from(number) else {
                    return Err(self.cursor.error("registers go up to r65535"));
                };
                self.cursor.advance()?;
                return Ok(number);
            }
            if let Some(&place) = self.parameters.get(word) {
                self.cursor.advance()?;
                return Ok(place);
            }
        }
        self.cursor.expected("a register")
    }

    fn handler(&mut self) -> Parsed<()> {
        self.cursor.advance()?;
        let start = self.place()?;
        self.cursor.expect("..")?;
        let end = self.place()?;
        self.cursor.expect("->")?;
        let target = self.place()?;
        self.handlers.push([start, end, target]);
        Ok(())
    }

    fn place(&mut self) -> Parsed<Place> {
        match *self.cursor.token() {
            Token::Ident(name) => {
                let position = self.cursor.position();
                self.cursor.advance()?;
                Ok(Place::Label { name: name.to_owned(), position })
            }
            Token::Number(_) => Ok(Place::Pc(self.cursor.number("a pc")?)),
            _ => self.cursor.expected("a label"),
        }
    }

    fn instruction(&mut self, name: &str) -> Parsed<()> {
        let pc = self.func.code.len();
        if name == ".word" {
            self.cursor.advance()?;
            let word = self.cursor.number::<u64>("a word")?;
            self.func.code.push(word);
            return self.span(pc);
        }
        let Some(&opcode) = self.module.opcodes.get(name) else {
            let mut error = self.cursor.error(format!("there is no instruction `{name}`"));
            error.hint = self.module.closest_op(name);
            return Err(error);
        };
        self.cursor.advance()?;
        let info = opcode.info();
        let mut words = [opcode as u64, 0];
        self.operands(info, &mut words)?;
        self.feedback(info, &mut words)?;
        self.func.code.extend_from_slice(&words[..info.words]);
        self.span(pc)
    }

    fn operands(&mut self, info: &OpInfo, words: &mut [u64; 2]) -> Parsed<()> {
        let mut is_first = true;
        for (index, operand) in info.operands.iter().enumerate() {
            match operand.kind {
                OperandKind::Site(_) => continue,
                OperandKind::Count if index > 0 && info.operands[index - 1].kind.is_range() => continue,
                OperandKind::Slot(kind) if !self.is_slot_next(is_first)? => {
                    let slot = self.func.slots.len();
                    self.func.slots.push(kind);
                    set_slot(words, operand.slot, self.in_bounds(slot, "feedback slots")?);
                    continue;
                }
                _ => {}
            }
            if !std::mem::replace(&mut is_first, false) && !self.cursor.eat(",")? {
                return self.cursor.expected(format!("`,` and `{}` of `{}`", operand.name, info.name));
            }
            if operand.kind.is_range() {
                let (first, count) = self.range(None)?;
                set_slot(words, operand.slot, first);
                set_slot(words, info.operands[index + 1].slot, count);
            } else {
                let contents = match operand.kind {
                    OperandKind::Field | OperandKind::Method => self.member(info, operand, words)?,
                    _ => self.operand(operand)?,
                };
                set_slot(words, operand.slot, contents);
            }
        }
        Ok(())
    }

    fn is_slot_next(&mut self, is_first: bool) -> Parsed<bool> {
        if is_first {
            return Ok(self.cursor.is_punct("$"));
        }
        Ok(self.cursor.is_punct(",") && *self.cursor.ahead()? == Token::Punct("$"))
    }

    fn in_bounds(&self, place: usize, what: &str) -> Parsed<u16> {
        u16::try_from(place).map_err(|_| self.cursor.error(format!("more than 65536 {what}")))
    }

    fn operand(&mut self, operand: &OperandInfo) -> Parsed<u16> {
        match operand.kind {
            OperandKind::Def(_)
            | OperandKind::Use(_)
            | OperandKind::DefValue
            | OperandKind::UseValue
            | OperandKind::DefAny
            | OperandKind::UseAny => {
                let register = self.register()?;
                self.need_registers(register as usize + 1)?;
                Ok(register)
            }
            OperandKind::DefTriple | OperandKind::UseTriple => Ok(self.range(Some(3))?.0),
            OperandKind::DefPair => Ok(self.range(Some(2))?.0),
            OperandKind::UseRange | OperandKind::AnyRange | OperandKind::DefRange => {
                unreachable!("parsed with their counts")
            }
            OperandKind::Count => self.cursor.number("a number of registers"),
            OperandKind::Capture => self.cursor.number("the place of a capture"),
            OperandKind::Immediate => {
                self.cursor.number::<i16>("an integer of 16 bits").map(|value| value as u16)
            }
            OperandKind::Const | OperandKind::Name => self.constant(operand.kind),
            OperandKind::Global => {
                let name = match self.sigil("@", "@#", "a global, as in @name")? {
                    Ok(name) => name,
                    Err(place) => return Ok(place),
                };
                let place = self.module.globals.intern(name);
                self.in_bounds(place, "globals")
            }
            OperandKind::Intrinsic => {
                let name = match self.sigil("%", "%#", "an intrinsic, as in %name")? {
                    Ok(name) => name,
                    Err(place) => return Ok(place),
                };
                let place = self.module.intrinsics.intern(name);
                self.in_bounds(place, "intrinsics")
            }
            OperandKind::Function => {
                let position = self.cursor.position();
                match self.sigil("&", "&#", "a function, as in &name")? {
                    Ok(name) => {
                        let (function, pc, slot) = (self.index, self.func.code.len(), operand.slot);
                        self.module.fixups.push(FunctionFixup { function, pc, slot, name, position });
                        Ok(0)
                    }
                    Err(place) => Ok(place),
                }
            }
            OperandKind::Label => match *self.cursor.token() {
                Token::Number(_) => {
                    let distance = self.cursor.number::<i16>("a distance of 16 bits")?;
                    Ok(distance as u16)
                }
                _ => {
                    let label = self.place()?;
                    self.jumps.push((self.func.code.len(), operand.slot, label));
                    Ok(0)
                }
            },
            OperandKind::Slot(_) => {
                self.cursor.expect("$")?;
                self.cursor.number("the place of a feedback slot")
            }
            OperandKind::Target => Ok(self.cursor.target(&self.module.layout_names)?.to_slot()),
            OperandKind::Math => {
                if self.cursor.eat("#")? {
                    return self.cursor.number("the place of a function");
                }
                let found = match *self.cursor.token() {
                    Token::Ident(name) => MathFunction::ALL.iter().position(|known| known.name() == name),
                    _ => None,
                };
                let Some(place) = found else { return self.cursor.expected("a function of floats") };
                self.cursor.advance()?;
                Ok(place as u16)
            }
            OperandKind::Field | OperandKind::Method => unreachable!("parsed with what tells the layout"),
            OperandKind::Site(_) => unreachable!("fills no slot"),
        }
    }

    /// A field or method of the layout that the operands before it tell.
    fn member(&mut self, info: &OpInfo, operand: &OperandInfo, words: &[u64; 2]) -> Parsed<u16> {
        let what = if operand.kind == OperandKind::Field { "field" } else { "method" };
        if self.cursor.eat("#")? {
            return self.cursor.number(&format!("the place of a {what}"));
        }
        let position = self.cursor.position();
        let name = self.cursor.name()?;
        let layout = layout_of(&self.func, info.operands, |operand| get_slot(words, operand.slot));
        let layouts = &self.module.layouts;
        let place = layout.and_then(|layout| match operand.kind {
            OperandKind::Field => layouts.field_index(layout, &name),
            _ => layouts.method_index(layout, &name),
        });
        place.ok_or_else(|| self.cursor.error_at(position, format!("there is no {what} {name:?}")))
    }

    /// Consecutive registers: the first and how many.
    fn range(&mut self, count: Option<u32>) -> Parsed<(u16, u16)> {
        let first = self.register()?;
        self.cursor.expect("..")?;
        let end = self.register_end()?;
        let found = end.checked_sub(first as u32).filter(|&found| count.is_none_or(|count| count == found));
        let Some(found) = found.and_then(|found| u16::try_from(found).ok()) else {
            return Err(self.cursor.error(match count {
                Some(count) => format!("{count} registers are to be named, as in r0..r{count}"),
                None => "a range of registers ends before it starts".to_owned(),
            }));
        };
        self.need_registers(end as usize)?;
        Ok((first, found))
    }

    /// A name after a sigil, or a place after the sigil with `#`.
    fn sigil(&mut self, sigil: &str, by_place: &str, what: &str) -> Parsed<Result<String, u16>> {
        if self.cursor.eat(by_place)? {
            Ok(Err(self.cursor.number("a place in the table")?))
        } else if self.cursor.eat(sigil)? {
            Ok(Ok(self.cursor.name()?))
        } else {
            self.cursor.expected(what)
        }
    }

    fn constant(&mut self, kind: OperandKind) -> Parsed<u16> {
        if self.cursor.eat("#")? {
            return self.cursor.number("a place in the table of constants");
        }
        let constant = match kind {
            OperandKind::Name => Constant::Str(self.cursor.string()?),
            _ => self.cursor.constant()?,
        };
        let place = self.constants.intern(constant);
        self.in_bounds(place, "constants")
    }

    /// `!{fixnum, float}`, if it is there.
    fn feedback(&mut self, info: &OpInfo, words: &mut [u64; 2]) -> Parsed<()> {
        if !self.cursor.is_punct("!{") {
            return Ok(());
        }
        let Some(kind) = info.site() else {
            return Err(self.cursor.error(format!("`{}` has no feedback", info.name)));
        };
        self.cursor.advance()?;
        while !self.cursor.eat("}")? {
            let bits = match *self.cursor.token() {
                Token::Ident(name) => {
                    let bit = kind.bits().iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
                    let Some((_, bit)) = bit else {
                        let names: Vec<_> = kind.bits().iter().map(|(name, _)| name.to_lowercase()).collect();
                        return self.cursor.expected(format!("one of: {}", names.join(", ")));
                    };
                    self.cursor.advance()?;
                    *bit
                }
                _ => self.cursor.number::<u8>("feedback")?,
            };
            words[0] |= (bits as u64) << 8;
            if !self.cursor.is_punct("}") {
                self.cursor.expect(",")?;
            }
        }
        Ok(())
    }

    /// `@start-end:line`, if it is there.
    fn span(&mut self, pc: usize) -> Parsed<()> {
        let Token::Span(text) = *self.cursor.token() else { return Ok(()) };
        let numbers = text.split_once('-').and_then(|(start, rest)| {
            let (end, line) = rest.split_once(':')?;
            Some(Span { start: start.parse().ok()?, end: end.parse().ok()?, line: line.parse().ok()? })
        });
        let Some(span) = numbers else {
            return Err(self.cursor.error("a span is written as in @10-14:2"));
        };
        self.func.spans.push(SpanEntry { pc: pc as u32, span });
        self.cursor.advance()?;
        Ok(())
    }

    fn resolve(&self, place: &Place) -> Parsed<u32> {
        match place {
            Place::Pc(pc) => Ok(*pc),
            Place::Label { name, position } => match self.labels.get(name) {
                Some(&pc) => Ok(pc),
                None => Err(self.cursor.error_at(*position, format!("there is no label `{name}`"))),
            },
        }
    }

    fn finish(mut self) -> Parsed<Function> {
        for (pc, slot, label) in std::mem::take(&mut self.jumps) {
            let distance = self.resolve(&label)? as i64 - pc as i64;
            let Ok(distance) = i16::try_from(distance) else {
                let Place::Label { position, .. } = label else { unreachable!("jumps name labels") };
                return Err(self.cursor.error_at(position, "the jump is too far"));
            };
            set_slot(&mut self.func.code[pc..], slot, distance as u16);
        }
        for [start, end, target] in std::mem::take(&mut self.handlers) {
            let (start, end, target) = (self.resolve(&start)?, self.resolve(&end)?, self.resolve(&target)?);
            self.func.handlers.push(Handler { start, end, target });
        }
        self.func.constants = self.constants.into_values();
        Ok(self.func)
    }
}

fn slot_kind(cursor: &mut Cursor<'_>) -> Parsed<SlotKind> {
    match *cursor.token() {
        Token::Ident(name) => match SlotKind::ALL.into_iter().find(|kind| kind.name() == name) {
            Some(kind) => {
                cursor.advance()?;
                Ok(kind)
            }
            None => cursor.expected("one of: property, call, method, loop"),
        },
        _ => cursor.expected("one of: property, call, method, loop"),
    }
}
