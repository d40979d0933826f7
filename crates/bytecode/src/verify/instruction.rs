//! Checks each operand of an instruction by its role.

use crate::access::Access;
use crate::module::{Constant, Function, Instruction, Module, instruction_at};
use crate::operand::{OperandInfo, OperandKind, SlotKind, Type, Wanted};

use super::Fault;

/// Checks the instructions of one function.
pub(super) struct InstructionChecker<'a> {
    module: &'a Module,
    func: &'a Function,
    starts: &'a [bool],
    /// For each register the next one, itself included, that is no word; so that ranges take no time by their length.
    next_typed: Vec<u32>,
    slot_used: Vec<bool>,
}

impl<'a> InstructionChecker<'a> {
    pub(super) fn new(module: &'a Module, func: &'a Function, starts: &'a [bool]) -> Self {
        let mut next_typed = vec![func.registers.len() as u32; func.registers.len()];
        let mut next = func.registers.len() as u32;
        for (index, &ty) in func.registers.iter().enumerate().rev() {
            if ty != Type::Word {
                next = index as u32;
            }
            next_typed[index] = next;
        }
        let slot_used = vec![false; func.slots.len()];
        InstructionChecker { module, func, starts, next_typed, slot_used }
    }

    pub(super) fn check(&mut self, instruction: Instruction<'_>) -> Result<(), Fault> {
        for access in instruction.accesses() {
            self.check_access(access).map_err(|reason| Fault::at(instruction.pc, reason))?;
        }
        for operand in instruction.info().operands {
            self.check_operand(instruction, operand)
                .map_err(|reason| Fault::at(instruction.pc, format!("`{}`: {reason}", operand.name)))?;
        }
        self.check_effects(instruction).map_err(|reason| Fault::at(instruction.pc, reason))
    }

    fn check_access(&self, access: Access) -> Result<(), String> {
        let registers = &self.func.registers;
        let range = access.registers();
        if range.end > registers.len() {
            let last = range.end.max(range.start + 1) - 1;
            return Err(format!("there is no register r{last}: the function has {}", registers.len()));
        }
        let wrong = match access.wanted {
            _ if range.is_empty() => return Ok(()),
            Wanted::Is(Type::Word) => self.next_typed[range.start] as usize,
            wanted if !wanted.accepts(registers[range.start]) => range.start,
            _ => return Ok(()),
        };
        if wrong < range.end {
            let (expected, found) = (access.wanted.name(), registers[wrong].name());
            return Err(format!("register r{wrong} is to be a {expected}, but it is a {found}"));
        }
        Ok(())
    }

    fn check_operand(&mut self, instruction: Instruction<'_>, operand: &OperandInfo) -> Result<(), String> {
        let (module, func) = (self.module, self.func);
        let contents = instruction.slot(if operand.kind.is_encoded() { operand.slot } else { 0 });
        let index = contents as usize;
        let bound = |length: usize, what: &str| {
            if index < length {
                Ok(())
            } else {
                Err(format!("there is no {what} {index}: there are {length}"))
            }
        };
        match operand.kind {
            OperandKind::Const => {
                bound(func.constants.len(), "constant")?;
                check_constant_type(instruction, &func.constants[index])
            }
            OperandKind::Name => {
                bound(func.constants.len(), "constant")?;
                match &func.constants[index] {
                    Constant::Str(_) => Ok(()),
                    _ => Err(format!("constant {index} is no string")),
                }
            }
            OperandKind::Global => bound(module.globals.len(), "global"),
            OperandKind::Function => bound(module.functions.len(), "function"),
            OperandKind::Intrinsic => bound(module.intrinsics.len(), "intrinsic"),
            OperandKind::Capture => bound(func.captures.len(), "capture"),
            OperandKind::Slot(kind) => {
                bound(func.slots.len(), "feedback slot")?;
                self.check_slot(kind, index)
            }
            OperandKind::Label => self.check_label(instruction, contents),
            OperandKind::Immediate => check_immediate(instruction, contents as i16),
            OperandKind::Def(_)
            | OperandKind::Use(_)
            | OperandKind::DefValue
            | OperandKind::UseValue
            | OperandKind::DefAny
            | OperandKind::UseAny
            | OperandKind::AnyRange
            | OperandKind::Target
            | OperandKind::Field
            | OperandKind::Method
            | OperandKind::Math
            | OperandKind::DefTriple
            | OperandKind::UseTriple
            | OperandKind::DefPair
            | OperandKind::UseRange
            | OperandKind::DefRange
            | OperandKind::Count
            | OperandKind::Site(_) => Ok(()),
        }
    }

    fn check_slot(&mut self, kind: SlotKind, index: usize) -> Result<(), String> {
        if self.func.slots[index] != kind {
            return Err(format!("feedback slot {index} is not of the kind {}", kind.name()));
        }
        if std::mem::replace(&mut self.slot_used[index], true) {
            return Err(format!("feedback slot {index} belongs to another instruction"));
        }
        Ok(())
    }

    fn check_label(&self, instruction: Instruction<'_>, contents: u16) -> Result<(), String> {
        let target = instruction.target(contents);
        let target = target.filter(|&target| self.starts.get(target as usize) == Some(&true));
        let Some(target) = target.and_then(|target| instruction_at(&self.func.code, target)) else {
            return Err("the jump leads to no instruction".to_owned());
        };
        if target.info().effects.catches {
            return Err(format!("the jump leads to `{}`, where only exceptions go", target.info().name));
        }
        if target.pc <= instruction.pc && !target.info().is_loop_header() {
            return Err("a jump backward leads to a loop header".to_owned());
        }
        Ok(())
    }

    fn check_effects(&self, instruction: Instruction<'_>) -> Result<(), String> {
        let info = instruction.info();
        let result = self.func.result;
        if info.returned().is_some_and(|ty| !Wanted::Is(ty).accepts(result)) {
            return Err(format!("the function's result is of type {}", result.name()));
        }
        if info.is_tail_call() && (result != Type::Word || self.func.is_generator) {
            return Err("a tail call in a generator, or where the result is not a word".to_owned());
        }
        if info.effects.yields && !self.func.is_generator {
            return Err(format!("`{}` outside a generator", info.name));
        }
        Ok(())
    }
}

/// The type of the register that an instruction loads.
fn defined_type(instruction: Instruction<'_>) -> Option<Type> {
    instruction.info().operands.iter().find_map(|operand| match operand.kind {
        OperandKind::Def(ty) => Some(ty),
        _ => None,
    })
}

fn check_constant_type(instruction: Instruction<'_>, constant: &Constant) -> Result<(), String> {
    let ty = defined_type(instruction).unwrap_or(Type::Word);
    let fits = match (ty, constant) {
        (Type::Word, _) => true,
        (Type::I32, Constant::Int(value)) => i32::try_from(*value).is_ok(),
        (Type::I64, Constant::Int(_)) => true,
        (Type::F64, Constant::Float(_)) => true,
        (Type::Bool, Constant::Bool(_)) => true,
        (Type::Ref(_), Constant::None) => true,
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("the constant is no {}", ty.name())) }
}

fn check_immediate(instruction: Instruction<'_>, value: i16) -> Result<(), String> {
    match defined_type(instruction) {
        Some(Type::Bool) if !(0..=1).contains(&value) => Err("a bool is 0 or 1".to_owned()),
        _ => Ok(()),
    }
}
