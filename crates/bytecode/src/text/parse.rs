//! Parses modules and the headers of functions.

use std::collections::HashMap;

use crate::assembler::set_slot;
use crate::layout::Layouts;
use crate::module::{Captured, Function, Module, Parameters};
use crate::opcode::{OPS, Opcode};
use crate::operand::Type;

use super::ParseError;
use super::cursor::{Cursor, LayoutNames, Parsed};
use super::layouts::{MethodFixup, declared_names, parse_layout};
use super::lexer::{Token, error_at};
use super::parse_body::BodyParser;
use super::pool::Pool;

/// An operand that names a function, to be filled in when all are known.
pub(super) struct FunctionFixup {
    pub(super) function: usize,
    pub(super) pc: usize,
    pub(super) slot: u8,
    pub(super) name: String,
    /// Where it stands in the text.
    pub(super) position: usize,
}

/// What the functions of a module share while they are parsed.
pub(super) struct ModuleParser {
    pub(super) opcodes: HashMap<&'static str, Opcode>,
    pub(super) globals: Pool<String>,
    pub(super) intrinsics: Pool<String>,
    pub(super) fixups: Vec<FunctionFixup>,
    method_fixups: Vec<MethodFixup>,
    /// Places of the layouts by name.
    pub(super) layout_names: LayoutNames,
    /// What the layouts inherit.
    pub(super) layouts: Layouts,
    /// How many more registers functions may declare: a short text must not ask for much memory.
    registers_left: usize,
}

/// Parses a module. It is not verified.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse(text: &str) -> Result<Module, ParseError> {
    let mut cursor = Cursor::new(text)?;
    let mut parser = ModuleParser {
        opcodes: OPS.iter().map(|op| op.name).zip(Opcode::ALL.iter().copied()).collect(),
        globals: Pool::new(Vec::new()),
        intrinsics: Pool::new(Vec::new()),
        fixups: Vec::new(),
        method_fixups: Vec::new(),
        layout_names: declared_names(text)?,
        layouts: Layouts::default(),
        registers_left: (1 << 20) + text.len().saturating_mul(64),
    };
    let mut module = Module::default();
    parse_header(&mut cursor, &mut parser, &mut module)?;
    parser.layouts = Layouts::of(&module);
    while *cursor.token() != Token::End {
        if !cursor.eat_word("function")? {
            return cursor.expected("`function`");
        }
        let func = parse_function(&mut cursor, &mut parser, module.functions.len())?;
        module.functions.push(func);
    }
    module.globals = parser.globals.into_values();
    module.intrinsics = parser.intrinsics.into_values();
    resolve_functions(text, &mut module, parser.fixups, parser.method_fixups)?;
    Ok(module)
}

fn parse_header(cursor: &mut Cursor<'_>, parser: &mut ModuleParser, module: &mut Module) -> Parsed<()> {
    loop {
        match *cursor.token() {
            Token::Ident("module") => {
                cursor.advance()?;
                module.name = cursor.string()?;
            }
            Token::Ident("file") => {
                cursor.advance()?;
                module.file = cursor.string()?;
            }
            Token::Ident("globals") => {
                cursor.advance()?;
                parser.globals = Pool::new(cursor.list(Cursor::name)?);
            }
            Token::Ident("intrinsics") => {
                cursor.advance()?;
                parser.intrinsics = Pool::new(cursor.list(Cursor::name)?);
            }
            Token::Ident("layout" | "sequence" | "interface" | "shared" | "record") => {
                let place = module.layouts.len();
                let layout = parse_layout(cursor, &parser.layout_names, &mut parser.method_fixups, place)?;
                module.layouts.push(layout);
            }
            _ => return Ok(()),
        }
    }
}

/// Fills in what names functions: by qualified name, or else by name.
fn resolve_functions(
    text: &str,
    module: &mut Module,
    fixups: Vec<FunctionFixup>,
    methods: Vec<MethodFixup>,
) -> Parsed<()> {
    let mut by_qualified_name: HashMap<String, Option<usize>> = HashMap::new();
    let mut by_name: HashMap<String, Option<usize>> = HashMap::new();
    for (index, func) in module.functions.iter().enumerate() {
        for (table, name) in [(&mut by_qualified_name, &func.qualified_name), (&mut by_name, &func.name)] {
            table.entry(name.clone()).and_modify(|place| *place = None).or_insert(Some(index));
        }
    }
    let resolve = |name: &str, position: usize| {
        let found = by_qualified_name.get(name).or_else(|| by_name.get(name));
        let message = match found.map(|place| place.and_then(|place| u16::try_from(place).ok())) {
            Some(Some(place)) => return Ok(place),
            Some(None) => {
                format!("several functions are called {name:?}: name it by its place, as in &#2")
            }
            None => format!("there is no function {name:?}"),
        };
        Err(error_at(text, position, message))
    };
    for fixup in fixups {
        let place = resolve(&fixup.name, fixup.position)?;
        set_slot(&mut module.functions[fixup.function].code[fixup.pc..], fixup.slot, place);
    }
    for fixup in methods {
        let place = resolve(&fixup.name, fixup.position)?;
        module.layouts[fixup.layout].methods[fixup.method].function = place;
    }
    Ok(())
}

fn parse_function(cursor: &mut Cursor<'_>, parser: &mut ModuleParser, index: usize) -> Parsed<Function> {
    let mut func = Function::new(cursor.name()?, Parameters::default());
    let types = parse_parameters(cursor, parser, &mut func.parameters)?;
    if cursor.eat("->")? {
        func.result = cursor.ty(&parser.layout_names)?;
    }
    let mut declared = None;
    loop {
        match *cursor.token() {
            Token::Ident("registers") => {
                cursor.advance()?;
                declared = Some(cursor.number::<u32>("a number of registers")?);
            }
            Token::Ident("captures") => {
                cursor.advance()?;
                func.captures = cursor.list(|cursor| match cursor.advance()? {
                    Token::Ident("value") => Ok(Captured::Value),
                    Token::Ident("cell") => Ok(Captured::Cell),
                    _ => Err(cursor.error("a capture is a `value` or a `cell`")),
                })?;
            }
            Token::Ident("complexity") => {
                cursor.advance()?;
                func.hints.complexity = cursor.number("a size")?;
            }
            Token::Ident("qualified") => {
                cursor.advance()?;
                func.qualified_name = cursor.string()?;
            }
            Token::Ident(flag @ ("generator" | "recursive" | "ends")) => {
                cursor.advance()?;
                match flag {
                    "generator" => func.is_generator = true,
                    "recursive" => func.hints.is_recursive = true,
                    _ => func.hints.ends = true,
                }
            }
            _ => break,
        }
    }
    if !cursor.is_punct("{") {
        return cursor.expected(
            "`{` or one of: registers, captures, generator, qualified, complexity, recursive, ends",
        );
    }
    func.registers = types;
    if let Some(count) = declared {
        parser.resize_registers(cursor, &mut func, count as usize)?;
    }
    BodyParser::new(cursor, parser, func, index, declared.is_some()).parse()
}

/// Parses parameters and yields the types of their registers.
fn parse_parameters(
    cursor: &mut Cursor<'_>,
    parser: &ModuleParser,
    parameters: &mut Parameters,
) -> Parsed<Vec<Type>> {
    let mut types = Vec::new();
    let mut after_star = false;
    cursor.expect("(")?;
    while !cursor.eat(")")? {
        if parameters.has_keyword_rest {
            return Err(cursor.error("nothing follows the parameter for the other keyword arguments"));
        }
        if cursor.is_punct("/") {
            if after_star || parameters.positional_only != 0 {
                return Err(cursor.error("a misplaced `/`"));
            }
            cursor.advance()?;
            parameters.positional_only = types.len() as u16;
        } else if cursor.is_punct("*") && matches!(cursor.ahead()?, Token::Punct(_)) {
            if after_star {
                return Err(cursor.error("a second `*`"));
            }
            cursor.advance()?;
            after_star = true;
        } else {
            parse_parameter(cursor, parser, parameters, &mut types, after_star)?;
        }
        if !cursor.is_punct(")") {
            cursor.expect(",")?;
        }
    }
    Ok(types)
}

fn parse_parameter(
    cursor: &mut Cursor<'_>,
    parser: &ModuleParser,
    parameters: &mut Parameters,
    types: &mut Vec<Type>,
    after_star: bool,
) -> Parsed<()> {
    if types.len() >= u16::MAX as usize {
        return Err(cursor.error("too many parameters"));
    }
    if cursor.eat("**")? {
        parameters.has_keyword_rest = true;
    } else if parameters.has_rest {
        return cursor
            .expected("`**`, for keyword-only parameters stand before the one for the other arguments");
    } else if cursor.eat("*")? {
        parameters.has_rest = true;
    } else {
        parameters.keyword_only += after_star as u16;
    }
    parameters.names.push(cursor.name()?);
    types.push(if cursor.eat(":")? { cursor.ty(&parser.layout_names)? } else { Type::Word });
    Ok(())
}

impl ModuleParser {
    /// Gives a function as many registers; new ones are words.
    pub(super) fn resize_registers(
        &mut self,
        cursor: &Cursor<'_>,
        func: &mut Function,
        count: usize,
    ) -> Parsed<()> {
        let more = count.saturating_sub(func.registers.len());
        if count > 1 << 16 || more > self.registers_left {
            return Err(cursor.error("too many registers"));
        }
        self.registers_left -= more;
        func.registers.resize(count, Type::Word);
        Ok(())
    }

    /// The hint for an unknown instruction: the name closest to it.
    pub(super) fn closest_op(&self, name: &str) -> Option<String> {
        let name: String = name.chars().take(40).collect();
        let distances = OPS.iter().map(|op| (edit_distance(&name, op.name), op.name));
        let (distance, closest) = distances.min()?;
        (distance <= 1 + name.len() / 3).then(|| format!("did you mean `{closest}`?"))
    }
}

fn edit_distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.bytes().enumerate() {
            let best = (diagonal + (left != right) as usize).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}
