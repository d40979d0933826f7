//! Prints instructions: each operand by its role, with what it names in the tables.

use std::collections::HashMap;
use std::fmt::Write;

use crate::module::{Constant, Function, Instruction, MAX_CONSTANT_DEPTH, Module, instruction_at};
use crate::operand::{FIRST_WORD_SLOTS, MAX_SLOTS, MathFunction, Operand, OperandInfo, OperandKind, Target};

use super::constant::{write_constant, write_name};
use super::layouts::PrintedLayouts;
use super::pool::Pool;

/// The names that a module's functions refer to.
pub(super) struct ModuleNames<'a> {
    module: &'a Module,
    globals: Pool<&'a str>,
    intrinsics: Pool<&'a str>,
    /// Functions by qualified name; none when there are several of that name.
    functions: HashMap<&'a str, Option<usize>>,
    pub(super) layouts: PrintedLayouts<'a>,
}

impl<'a> ModuleNames<'a> {
    pub(super) fn new(module: &'a Module) -> Self {
        let mut functions = HashMap::new();
        for (index, func) in module.functions.iter().enumerate() {
            let entry = functions.entry(func.qualified_name.as_str());
            entry.and_modify(|place| *place = None).or_insert(Some(index));
        }
        ModuleNames {
            module,
            globals: Pool::new(module.globals.iter().map(String::as_str).collect()),
            intrinsics: Pool::new(module.intrinsics.iter().map(String::as_str).collect()),
            functions,
            layouts: PrintedLayouts::new(module),
        }
    }

    /// Appends how a function of the module is named.
    pub(super) fn write_function(&self, out: &mut String, place: u16) {
        out.push('&');
        match self.module.functions.get(usize::from(place)).map(|func| func.qualified_name.as_str()) {
            Some(name) if self.functions[name] == Some(usize::from(place)) => write_name(out, name),
            _ => {
                let _ = write!(out, "#{place}");
            }
        }
    }

    /// Whether globals, and intrinsics, are exactly those that occur, in the order in which they first do.
    pub(super) fn in_order_of_use(&self) -> (bool, bool) {
        let tables =
            [(OperandKind::Global, &self.module.globals), (OperandKind::Intrinsic, &self.module.intrinsics)];
        let [globals, intrinsics] = tables.map(|(kind, table)| {
            let mut pool = Pool::new(Vec::new());
            for func in &self.module.functions {
                for contents in
                    operands_of(func, |other| other == kind).map(|(_, contents)| contents as usize)
                {
                    match table.get(contents) {
                        Some(name) if pool.intern(name) == contents => {}
                        _ => return false,
                    }
                }
            }
            pool.len() == table.len()
        });
        (globals, intrinsics)
    }
}

/// Walks over code as it is printed: words that are no plain instructions one by one.
fn plain_instructions(func: &Function) -> impl Iterator<Item = (u32, Option<Instruction<'_>>)> {
    let mut pc = 0;
    std::iter::from_fn(move || {
        let at = pc;
        func.code.get(at as usize)?;
        let instruction = instruction_at(&func.code, at).filter(|instruction| is_plain(*instruction));
        pc = instruction.map_or(at + 1, |instruction| instruction.next_pc());
        Some((at, instruction))
    })
}

/// The contents of the operands of certain kinds, in the order in which they are printed.
fn operands_of(
    func: &Function,
    accept: impl Fn(OperandKind) -> bool,
) -> impl Iterator<Item = (OperandKind, u16)> {
    plain_instructions(func).filter_map(|(_, instruction)| instruction).flat_map(move |instruction| {
        let operands = instruction.info().operands.iter().filter(|operand| accept(operand.kind));
        let contents: Vec<_> =
            operands.map(|operand| (operand.kind, instruction.slot(operand.slot))).collect();
        contents
    })
}

/// Whether an instruction is told by its operands: nothing stands in the bits that it does not use.
fn is_plain(instruction: Instruction<'_>) -> bool {
    let info = instruction.info();
    let used = info.operands.iter().filter(|operand| operand.kind.is_encoded()).count();
    let slots = if info.words == 2 { MAX_SLOTS } else { FIRST_WORD_SLOTS };
    let is_padded = (used..slots).all(|slot| instruction.slot(slot as u8) == 0);
    let targets = info.operands.iter().filter(|operand| operand.kind == OperandKind::Target);
    let mut targets = targets.map(|operand| instruction.slot(operand.slot));
    let are_targets = targets.all(|contents| <Target as Operand>::from_slot(contents).to_slot() == contents);
    is_padded && are_targets && (info.site().is_some() || instruction.site() == 0)
}

/// A function's body as it is printed.
pub(super) struct Body<'a> {
    names: &'a ModuleNames<'a>,
    func: &'a Function,
    constants: Pool<&'a Constant>,
    /// Whether the constants are not in the order of use.
    pub(super) constants_listed: bool,
    /// Whether the feedback slots are not in the order of use.
    pub(super) slots_listed: bool,
    /// Labels by `pc`.
    labels: HashMap<u32, usize>,
}

impl<'a> Body<'a> {
    pub(super) fn new(names: &'a ModuleNames<'a>, func: &'a Function) -> Self {
        Body {
            names,
            func,
            constants: Pool::new(func.constants.iter().collect()),
            constants_listed: !are_constants_in_order(func),
            slots_listed: !are_slots_in_order(func),
            labels: labels(func),
        }
    }

    pub(super) fn is_plain(&self, instruction: Instruction<'_>) -> bool {
        is_plain(instruction)
    }

    pub(super) fn label(&self, pc: u32) -> Option<usize> {
        self.labels.get(&pc).copied()
    }

    /// Appends a place in the code: a label, or the `pc` where nothing can be labelled.
    pub(super) fn write_place(&self, out: &mut String, pc: u32) {
        let _ = match self.label(pc) {
            Some(label) => write!(out, "L{label}"),
            None => write!(out, "{pc}"),
        };
    }

    pub(super) fn write_instruction(&self, out: &mut String, instruction: Instruction<'_>) {
        let info = instruction.info();
        out.push_str(info.name);
        let mut separator = " ";
        for (index, operand) in info.operands.iter().enumerate() {
            let is_implied = match operand.kind {
                OperandKind::Slot(_) => !self.slots_listed,
                OperandKind::Count => index > 0 && info.operands[index - 1].kind.is_range(),
                OperandKind::Site(_) => true,
                _ => false,
            };
            if !is_implied {
                out.push_str(separator);
                separator = ", ";
                self.write_operand(out, instruction, operand, index);
            }
        }
    }

    fn write_operand(
        &self,
        out: &mut String,
        instruction: Instruction<'_>,
        operand: &OperandInfo,
        index: usize,
    ) {
        let contents = instruction.slot(operand.slot);
        let place = contents as usize;
        let range = |length: u16| format!("r{place}..r{}", place + length as usize);
        let module = self.names.module;
        let _ = match operand.kind {
            OperandKind::Def(_)
            | OperandKind::Use(_)
            | OperandKind::DefValue
            | OperandKind::UseValue
            | OperandKind::DefAny
            | OperandKind::UseAny => write!(out, "r{contents}"),
            OperandKind::DefTriple | OperandKind::UseTriple => write!(out, "{}", range(3)),
            OperandKind::DefPair => write!(out, "{}", range(2)),
            OperandKind::UseRange | OperandKind::AnyRange | OperandKind::DefRange => {
                write!(out, "{}", range(instruction.slot(instruction.info().operands[index + 1].slot)))
            }
            OperandKind::Count => write!(out, "{contents}"),
            OperandKind::Capture => write!(out, "{contents}"),
            OperandKind::Immediate => write!(out, "{}", contents as i16),
            OperandKind::Const | OperandKind::Name => {
                match self.func.constants.get(place) {
                    Some(constant)
                        if self.constants.place(&constant) == Some(place)
                            && (operand.kind == OperandKind::Const
                                || matches!(constant, Constant::Str(_))) =>
                    {
                        write_constant(out, constant, MAX_CONSTANT_DEPTH)
                    }
                    _ => out.push_str(&format!("#{place}")),
                }
                Ok(())
            }
            OperandKind::Global => write_named(out, '@', &self.names.globals, &module.globals, place),
            OperandKind::Intrinsic => {
                write_named(out, '%', &self.names.intrinsics, &module.intrinsics, place)
            }
            OperandKind::Function => {
                self.names.write_function(out, contents);
                Ok(())
            }
            OperandKind::Target => {
                self.names.layouts.write_target(out, <Target as Operand>::from_slot(contents));
                Ok(())
            }
            OperandKind::Field | OperandKind::Method => {
                self.names.layouts.write_member(out, self.func, instruction, operand);
                Ok(())
            }
            OperandKind::Math => match MathFunction::ALL.get(place) {
                Some(function) => write!(out, "{}", function.name()),
                None => write!(out, "#{place}"),
            },
            OperandKind::Label => match instruction.target(contents).and_then(|target| self.label(target)) {
                Some(label) => write!(out, "L{label}"),
                None => write!(out, "{:+}", contents as i16),
            },
            OperandKind::Slot(_) => write!(out, "${contents}"),
            OperandKind::Site(_) => Ok(()),
        };
    }

    /// Appends the kinds of operands seen, if any.
    pub(super) fn write_feedback(&self, out: &mut String, instruction: Instruction<'_>) {
        let (Some(kind), mut rest @ 1..) = (instruction.info().site(), instruction.site()) else { return };
        let mut names = Vec::new();
        for (name, bit) in kind.bits().iter().filter(|(_, bit)| instruction.site() & bit != 0) {
            names.push(name.to_ascii_lowercase());
            rest &= !bit;
        }
        if rest != 0 {
            names.push(format!("{rest:#x}"));
        }
        let _ = write!(out, " !{{{}}}", names.join(", "));
    }
}

fn write_named(
    out: &mut String,
    sigil: char,
    pool: &Pool<&str>,
    table: &[String],
    place: usize,
) -> std::fmt::Result {
    out.push(sigil);
    match table.get(place) {
        Some(name) if pool.place(&name.as_str()) == Some(place) => {
            write_name(out, name);
            Ok(())
        }
        _ => write!(out, "#{place}"),
    }
}

fn are_constants_in_order(func: &Function) -> bool {
    let mut pool = Pool::new(Vec::new());
    let is_constant = |kind| matches!(kind, OperandKind::Const | OperandKind::Name);
    for (kind, contents) in operands_of(func, is_constant) {
        match func.constants.get(contents as usize) {
            Some(constant) if kind == OperandKind::Name && !matches!(constant, Constant::Str(_)) => {
                return false;
            }
            Some(constant) if pool.intern(constant) == contents as usize => {}
            _ => return false,
        }
    }
    pool.len() == func.constants.len()
}

fn are_slots_in_order(func: &Function) -> bool {
    let mut next = 0;
    for (kind, contents) in operands_of(func, |kind| matches!(kind, OperandKind::Slot(_))) {
        let slot = func.slots.get(next).map(|&slot| OperandKind::Slot(slot));
        if contents as usize != next || slot != Some(kind) {
            return false;
        }
        next += 1;
    }
    next == func.slots.len()
}

/// The places that jumps and handlers name, numbered in the order of the code.
fn labels(func: &Function) -> HashMap<u32, usize> {
    let mut places: Vec<u32> = func.handlers.iter().flat_map(|h| [h.start, h.end, h.target]).collect();
    let mut starts = vec![false; func.code.len() + 1];
    starts[func.code.len()] = true;
    for (pc, instruction) in plain_instructions(func) {
        starts[pc as usize] = true;
        places.extend(instruction.into_iter().flat_map(|instruction| instruction.targets().flatten()));
    }
    places.retain(|&pc| starts.get(pc as usize) == Some(&true));
    places.sort_unstable();
    places.dedup();
    places.into_iter().enumerate().map(|(label, pc)| (pc, label)).collect()
}
