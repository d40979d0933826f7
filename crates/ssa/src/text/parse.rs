//! Parses functions. Errors name the line; what a text means is for the verifier to judge.

use super::tokens::Tokens;
use crate::entities::{Block, BlockCall, FrameState, Literal, SwitchData, SwitchTable, Value, ValueList};
use crate::field::Field;
use crate::frame_state::{Form, FrameCaller, FrameSlot, FrameStateData};
use crate::function::{EntryKind, Function};
use crate::ops::Op;
use crate::types::Type;
use abi::deopt_table::ExitMode;
use abi::literal_table::Literal as LiteralData;
use cranelift_entity::{EntityRef, PrimaryMap};
use std::fmt;

/// A text that is no function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ParseError {}

/// Parses a text with exactly one function.
pub fn parse_function(text: &str) -> Result<Function, ParseError> {
    let mut functions = parse_functions(text)?;
    match functions.len() {
        1 => Ok(functions.remove(0)),
        count => Err(ParseError { line: 1, message: format!("expected one function, found {count}") }),
    }
}

/// Parses all functions of a text.
pub fn parse_functions(text: &str) -> Result<Vec<Function>, ParseError> {
    let mut functions = Vec::new();
    let mut parser: Option<FunctionParser> = None;
    let mut number = 0;
    for line in text.lines() {
        number += 1;
        let line = line.split(';').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let mut tokens = Tokens::new(line, number);
        match parser.take() {
            None => parser = Some(FunctionParser::header(&mut tokens)?),
            Some(open) if tokens.eat("}") => functions.push(open.func),
            Some(mut open) => {
                open.line(&mut tokens)?;
                parser = Some(open);
            }
        }
        if !tokens.at_end() {
            return Err(tokens.error("the end of the line"));
        }
    }
    match parser {
        None => Ok(functions),
        Some(_) => Err(ParseError { line: number, message: "expected `}`".to_owned() }),
    }
}

struct FunctionParser {
    func: Function,
    block: Option<Block>,
}

impl FunctionParser {
    fn header(tokens: &mut Tokens<'_>) -> Result<FunctionParser, ParseError> {
        tokens.expect("function")?;
        let entry_kind = if tokens.eat("osr") { EntryKind::Osr } else { EntryKind::Call };
        let name = tokens.quoted()?;
        tokens.expect("->")?;
        let result = tokens.convert("a type", Type::from_name)?;
        tokens.expect("{")?;
        Ok(FunctionParser { func: Function::new(name, entry_kind, result), block: None })
    }

    fn line(&mut self, tokens: &mut Tokens<'_>) -> Result<(), ParseError> {
        if tokens.starts_with("block") {
            return self.block(tokens);
        }
        if self.block.is_none() {
            return self.side_table(tokens);
        }
        self.inst(tokens)
    }

    fn block(&mut self, tokens: &mut Tokens<'_>) -> Result<(), ParseError> {
        let error = tokens.error("a block that is not there yet");
        let block: Block = tokens.entity("block")?;
        self.func.reserve_blocks(block.index() + 1);
        if self.func.layout().contains(&block) {
            return Err(error);
        }
        if tokens.eat("(") {
            while !tokens.eat(")") {
                let value = self.definition(tokens)?;
                tokens.expect(":")?;
                let ty = tokens.convert("a type", Type::from_name)?;
                self.func.define_param(block, value, ty);
                if !tokens.eat(",") && !tokens.starts_with(")") {
                    return Err(tokens.error("`,` or `)`"));
                }
            }
        }
        let cold = tokens.eat("cold");
        tokens.expect(":")?;
        self.func.place_block(block, cold);
        self.block = Some(block);
        Ok(())
    }

    fn definition(&mut self, tokens: &mut Tokens<'_>) -> Result<Value, ParseError> {
        let error = tokens.error("a value that is not defined yet");
        let value = self.value(tokens)?;
        if self.func.is_defined(value) { Err(error) } else { Ok(value) }
    }

    fn value(&mut self, tokens: &mut Tokens<'_>) -> Result<Value, ParseError> {
        let value: Value = tokens.entity("v")?;
        self.func.reserve_values(value.index() + 1);
        Ok(value)
    }

    fn inst(&mut self, tokens: &mut Tokens<'_>) -> Result<(), ParseError> {
        let result = if is_value(tokens) {
            let value = self.definition(tokens)?;
            tokens.expect("=")?;
            Some(value)
        } else {
            None
        };
        let error = tokens.error("an operation with a result if and only if it is named");
        let op = Op::parse(tokens, &mut self.func.operands)?;
        if (op.result_type() != Type::None) != result.is_some() {
            return Err(error);
        }
        self.reserve(&op);
        let block = self.block.ok_or_else(|| tokens.error("a block"))?;
        self.func.define_inst(block, op, result);
        Ok(())
    }

    /// Makes room for what is named before it is defined.
    fn reserve(&mut self, op: &Op) {
        let (mut values, mut blocks) = (0, 0);
        op.for_each_value(&self.func.operands, |value| values = values.max(value.index() + 1));
        if !matches!(op, Op::Switch { .. }) {
            op.for_each_target(&self.func.operands, |target| blocks = blocks.max(target.block.index() + 1));
        }
        self.func.reserve_values(values);
        self.func.reserve_blocks(blocks);
        if let Some(state) = op.frame_state() {
            reserve(&mut self.func.frame_states, state, empty_state);
        }
    }

    fn side_table(&mut self, tokens: &mut Tokens<'_>) -> Result<(), ParseError> {
        if tokens.starts_with("literal") {
            let literal: Literal = tokens.entity("literal")?;
            tokens.expect("=")?;
            let data = parse_literal(tokens)?;
            reserve(&mut self.func.literals, literal, || LiteralData::Bits(0));
            self.func.literals[literal] = data;
        } else if tokens.starts_with("tuple") {
            let number = tokens.prefixed("tuple")?;
            tokens.expect("=")?;
            tokens.expect("[")?;
            let mut elements = Vec::new();
            while !tokens.eat("]") {
                elements.push(parse_literal(tokens)?);
                if !tokens.eat(",") && !tokens.starts_with("]") {
                    return Err(tokens.error("`,` or `]`"));
                }
            }
            self.func.tuples.insert(number, elements);
        } else if tokens.starts_with("fs") {
            let state: FrameState = tokens.entity("fs")?;
            tokens.expect("=")?;
            let data = self.frame_state(tokens)?;
            reserve(&mut self.func.frame_states, state, empty_state);
            self.func.define_frame_state(state, data);
        } else if tokens.starts_with("switch") {
            let table: SwitchTable = tokens.entity("switch")?;
            tokens.expect("=")?;
            let data = self.switch(tokens)?;
            let default = data.default;
            reserve(&mut self.func.operands.switches, table, || SwitchData {
                low: 0,
                targets: Vec::new(),
                default: BlockCall { block: default.block, args: ValueList::new() },
            });
            self.func.operands.switches[table] = data;
        } else {
            return Err(tokens.error("a block or a line of a side table"));
        }
        Ok(())
    }

    fn frame_state(&mut self, tokens: &mut Tokens<'_>) -> Result<FrameStateData, ParseError> {
        let mode = tokens.convert("resume or throw", |word| match word {
            "resume" => Some(ExitMode::Resume),
            "throw" => Some(ExitMode::Throw),
            "call" => Some(ExitMode::Call),
            "construct" => Some(ExitMode::Construct),
            _ => None,
        })?;
        let function = tokens.prefixed("f")?;
        let pc = tokens.prefixed("pc")?;
        let mut registers = Vec::new();
        tokens.expect("[")?;
        while !tokens.eat("]") {
            let register = tokens.prefixed("r")? as u16;
            tokens.expect("=")?;
            let form = if tokens.eat("raw") { Form::Raw } else { Form::Tagged };
            registers.push(FrameSlot { register, value: self.value(tokens)?, form });
        }
        let mut caller = None;
        if tokens.eat("caller") {
            let state: FrameState = tokens.entity("fs")?;
            reserve(&mut self.func.frame_states, state, empty_state);
            caller = Some(FrameCaller { state, return_register: tokens.prefixed("r")? as u16 });
        }
        Ok(FrameStateData { function, pc, mode, registers, caller })
    }

    fn switch(&mut self, tokens: &mut Tokens<'_>) -> Result<SwitchData, ParseError> {
        tokens.expect("low")?;
        let low = tokens.convert("a number", |word| word.parse().ok())?;
        let mut targets = Vec::new();
        tokens.expect("[")?;
        while !tokens.eat("]") {
            targets.push(self.target(tokens)?);
            if !tokens.eat(",") && !tokens.starts_with("]") {
                return Err(tokens.error("`,` or `]`"));
            }
        }
        tokens.expect("else")?;
        Ok(SwitchData { low, targets, default: self.target(tokens)? })
    }

    fn target(&mut self, tokens: &mut Tokens<'_>) -> Result<BlockCall, ParseError> {
        let target = BlockCall::parse(tokens, &mut self.func.operands)?;
        self.func.reserve_blocks(target.block.index() + 1);
        Ok(target)
    }
}

/// Whether a value comes next, and not the name of an operation.
fn is_value(tokens: &Tokens<'_>) -> bool {
    (0..10).any(|digit| tokens.starts_with(&format!("v{digit}")))
}

fn parse_literal(tokens: &mut Tokens<'_>) -> Result<LiteralData, ParseError> {
    let error = tokens.error("a kind of literal");
    let kind = tokens.word()?;
    if kind == "validity" {
        return Ok(LiteralData::Validity);
    }
    let number: u64 = tokens.convert("a number", |word| word.parse().ok())?;
    match kind {
        "constant" => Ok(LiteralData::Constant(number as u32)),
        "cell" => Ok(LiteralData::Cell(number as u32)),
        "shape" => Ok(LiteralData::Shape(number as u32)),
        "function_cell" => Ok(LiteralData::FunctionCell(number as u32)),
        "bits" => Ok(LiteralData::Bits(number)),
        _ => Err(error),
    }
}

fn reserve<E: EntityRef, T>(map: &mut PrimaryMap<E, T>, entity: E, fill: impl Fn() -> T) {
    while map.len() <= entity.index() {
        map.push(fill());
    }
}

fn empty_state() -> FrameStateData {
    FrameStateData { function: 0, pc: 0, mode: ExitMode::Resume, registers: Vec::new(), caller: None }
}
