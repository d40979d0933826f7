//! Checks a function's tables, splits its code into instructions, and has each checked.

use crate::control_flow::ControlFlow;
use crate::layout::Layouts;
use crate::module::{Constant, Function, Instruction, MAX_CONSTANT_DEPTH, Module, instruction_at};
use crate::operand::Type;

use super::contents::check_contents;
use super::initialization::check_initialization;
use super::instruction::InstructionChecker;
use super::layouts::check_type;
use super::typed::TypeChecker;
use super::{Fault, constraint};

/// The largest number of bits that an analysis may keep for each of its facts: registers times blocks.
const MAX_ANALYSIS_BITS: usize = 1 << 29;

pub(super) fn check_function(module: &Module, layouts: &Layouts, func: &Function) -> Result<(), Fault> {
    check_signature(func)?;
    check_types(module, func)?;
    for constant in &func.constants {
        check_constant(constant, MAX_CONSTANT_DEPTH)?;
    }
    let starts = check_decoding(func)?;
    check_handlers(func, &starts)?;
    check_spans(func, &starts)?;
    check_expansions(module, func, &starts)?;
    let mut checker = InstructionChecker::new(module, func, &starts);
    let types = TypeChecker::new(module, layouts, func);
    for instruction in func.instructions() {
        checker.check(instruction)?;
        types.check(instruction)?;
        constraint::check_constraint(module, func, instruction)?;
    }
    let flow = ControlFlow::compute(func);
    if flow.blocks.len().saturating_mul(func.registers.len()) > MAX_ANALYSIS_BITS {
        return Err(Fault::of_function("too many registers for a function of this size"));
    }
    check_initialization(func, &flow)?;
    check_contents(module, func, &flow)
}

fn check_signature(func: &Function) -> Result<(), Fault> {
    let fail = |reason: String| Err(Fault::of_function(reason));
    let parameters = &func.parameters;
    let count = parameters.count();
    if func.registers.len() > 1 << 16 {
        return fail(format!("at most 65536 registers, not {}", func.registers.len()));
    }
    if func.slots.len() > 1 << 16 {
        return fail(format!("at most 65536 feedback slots, not {}", func.slots.len()));
    }
    if count > func.registers.len() {
        return fail(format!("{count} parameters need as many registers, not {}", func.registers.len()));
    }
    let rest = parameters.has_rest as usize + parameters.has_keyword_rest as usize;
    if parameters.keyword_only as usize + rest > count {
        return fail("more special parameters than parameters".to_owned());
    }
    if parameters.positional_only as usize > parameters.positional_count() {
        return fail("more positional-only parameters than positional ones".to_owned());
    }
    if func.registers[count - rest..count].iter().any(|&ty| ty != Type::Word) {
        return fail("a parameter for the other arguments is a word".to_owned());
    }
    if func.is_generator && func.result != Type::Word {
        return fail("the result of a generator is a word".to_owned());
    }
    Ok(())
}

/// The layouts that types name are there; what generators keep while they are suspended are values.
fn check_types(module: &Module, func: &Function) -> Result<(), Fault> {
    for &ty in func.registers.iter().chain([&func.result]) {
        check_type(module, ty).map_err(Fault::of_function)?;
    }
    if func.is_generator && func.registers.iter().any(|ty| !ty.is_value()) {
        return Err(Fault::of_function("the registers of a generator are words or references"));
    }
    Ok(())
}

fn check_constant(constant: &Constant, depth: usize) -> Result<(), Fault> {
    match constant {
        Constant::Tuple(_) if depth == 0 => {
            Err(Fault::of_function(format!("a constant nests deeper than {MAX_CONSTANT_DEPTH} tuples")))
        }
        Constant::Tuple(elements) => {
            elements.iter().try_for_each(|element| check_constant(element, depth - 1))
        }
        Constant::BigInt(digits) if !is_big_int(digits) => {
            Err(Fault::of_function("a big integer is a decimal number that does not fit 64 bits"))
        }
        _ => Ok(()),
    }
}

/// Whether these are the digits of an integer too large for [`Constant::Int`].
fn is_big_int(digits: &str) -> bool {
    let magnitude = digits.strip_prefix('-').unwrap_or(digits);
    magnitude.bytes().all(|byte| byte.is_ascii_digit())
        && magnitude.len() >= 19
        && !magnitude.starts_with('0')
        && digits.parse::<i64>().is_err()
}

/// Which words start instructions; one more for the end of the code.
fn check_decoding(func: &Function) -> Result<Vec<bool>, Fault> {
    let length = func.code.len();
    if length > i32::MAX as usize {
        return Err(Fault::of_function("too much code"));
    }
    let mut starts = vec![false; length + 1];
    let mut pc = 0;
    let mut last: Option<Instruction<'_>> = None;
    while (pc as usize) < length {
        let Some(instruction) = instruction_at(&func.code, pc) else {
            return Err(Fault::at(pc, "no instruction, or half of one"));
        };
        starts[pc as usize] = true;
        check_padding(instruction)?;
        check_catch_before(instruction, last)?;
        pc = instruction.next_pc();
        last = Some(instruction);
    }
    starts[length] = true;
    match last {
        Some(last) if last.info().effects.ends => Ok(starts),
        Some(last) => Err(Fault::at(last.pc, "falls off the end of the code")),
        None => Err(Fault::of_function("no code")),
    }
}

fn check_padding(instruction: Instruction<'_>) -> Result<(), Fault> {
    let info = instruction.info();
    let used = info.operands.iter().filter(|operand| operand.kind.is_encoded()).count() as u8;
    let slots = if info.words == 2 { crate::operand::MAX_SLOTS } else { crate::operand::FIRST_WORD_SLOTS };
    if (used..slots as u8).any(|slot| instruction.slot(slot) != 0) {
        return Err(Fault::at(instruction.pc, "an unused slot of the instruction is not zero"));
    }
    if info.site().is_none() && instruction.site() != 0 {
        return Err(Fault::at(instruction.pc, "feedback on an instruction that has none"));
    }
    Ok(())
}

fn check_catch_before(instruction: Instruction<'_>, before: Option<Instruction<'_>>) -> Result<(), Fault> {
    if instruction.info().effects.catches && before.is_none_or(|before| !before.info().effects.ends) {
        return Err(Fault::at(instruction.pc, format!("`{}` outside a handler", instruction.info().name)));
    }
    Ok(())
}

fn check_handlers(func: &Function, starts: &[bool]) -> Result<(), Fault> {
    let is_start = |pc: u32| starts.get(pc as usize) == Some(&true);
    for (index, handler) in func.handlers.iter().enumerate() {
        let fail = |reason: &str| Err(Fault::of_function(format!("handler {index}: {reason}")));
        if handler.start >= handler.end {
            return fail("an empty range");
        }
        if !is_start(handler.start) || !is_start(handler.end) {
            return fail("the range does not start and end with instructions");
        }
        let target = instruction_at(&func.code, handler.target).filter(|_| is_start(handler.target));
        if !target.is_some_and(|target| target.info().effects.catches) {
            return fail("the target is no `catch`");
        }
        if handler.target < handler.end {
            return fail("the target lies before the end of the range");
        }
    }
    Ok(())
}

fn check_expansions(module: &Module, func: &Function, starts: &[bool]) -> Result<(), Fault> {
    let is_start = |pc: u32| starts.get(pc as usize) == Some(&true);
    for (index, expansion) in func.source.expansions.iter().enumerate() {
        let is_range =
            expansion.start < expansion.end && is_start(expansion.start) && is_start(expansion.end);
        // Behind: so that going from one to the call of the next comes to an end.
        let is_call = is_start(expansion.call) && (expansion.call as usize) < func.code.len();
        if !is_range || expansion.call < expansion.end || !is_call {
            return Err(Fault::of_function(format!("expansion {index}: not a range and a call behind it")));
        }
        if module.functions.get(usize::from(expansion.function.0)).is_none() {
            return Err(Fault::of_function(format!("expansion {index}: there is no such function")));
        }
    }
    Ok(())
}

fn check_spans(func: &Function, starts: &[bool]) -> Result<(), Fault> {
    let mut next = 0;
    for entry in &func.spans {
        if entry.pc < next || entry.pc as usize >= func.code.len() || !starts[entry.pc as usize] {
            return Err(Fault::of_function(format!(
                "span at pc {}: not in order, or not at an instruction",
                entry.pc
            )));
        }
        next = entry.pc + 1;
    }
    Ok(())
}
