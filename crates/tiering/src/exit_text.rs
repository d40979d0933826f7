//! Where compiled code was left and what it met there, as traces and statistics tell it.
#![allow(unsafe_code)]

use abi::deopt_table::{ExitMode, ExitRecord};
use bytecode::module::instruction_at;
use bytecode::operand::Type;
use interpreter::frames::Registers;
use runtime::context::Context;
use runtime::function::{FunctionCell, instruction_name};
use runtime::object::string::Str;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::state::{Installed, TieringState};

/// Registers that are told of one exit at most.
const MAX_REGISTERS: usize = 8;

/// What a register held where code was left. It keeps nothing alive.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    register: u16,
    held: Held,
}

#[derive(Clone, Copy, Debug)]
enum Held {
    Int(i64),
    Float(f64),
    /// No number and no pointer.
    Word(Value),
    Object(ShapeId),
}

impl Held {
    /// What these bits are in a register of this type.
    fn new(ty: Type, bits: u64) -> Held {
        match ty {
            Type::I32 => Held::Int(i64::from(bits as i32)),
            Type::I64 => Held::Int(bits as i64),
            Type::F64 => Held::Float(f64::from_bits(bits)),
            Type::Bool => Held::Word(Value::bool(bits != 0)),
            Type::Word | Type::Ref(_) => Held::of(Value(bits)),
        }
    }

    fn of(value: Value) -> Held {
        if let Some(int) = value.as_fixnum() {
            Held::Int(int)
        } else if let Some(float) = value.as_float() {
            Held::Float(float)
        } else if value.is_pointer() {
            Held::Object(value.shape_unchecked())
        } else {
            Held::Word(value)
        }
    }

    fn describe(self, cx: &Context) -> String {
        match self {
            Held::Int(int) => format!("the integer {int}"),
            Held::Float(float) => format!("the float {float}"),
            Held::Word(Value::NONE) => "none".to_owned(),
            Held::Word(Value::TRUE) => "true".to_owned(),
            Held::Word(Value::FALSE) => "false".to_owned(),
            Held::Word(word) => format!("the word {:#x}", word.0),
            Held::Object(shape) => describe_shape(cx, shape),
        }
    }
}

/// What the exit has met: the operands of its instruction, or where that has none, as where loops start, what is alive there.
///
/// # Safety
/// `registers` are those of the innermost frame of the exit, which has been rebuilt. They are not read when an exception is
/// pending.
pub(crate) unsafe fn met(record: &ExitRecord, site: &FunctionCell, registers: Registers) -> Vec<Met> {
    let innermost = &record.frames[0];
    let function = site.function();
    let Some(instruction) = instruction_at(&function.code, innermost.pc) else { return Vec::new() };
    if record.mode != ExitMode::Resume {
        return Vec::new();
    }
    let read = instruction.accesses().filter(|access| access.is_read);
    let mut told: Vec<usize> = read.flat_map(|access| access.registers()).take(MAX_REGISTERS).collect();
    if told.is_empty() {
        // Some stand for no register, but for what else is put back.
        let alive = innermost.registers.iter().map(|&(register, _)| usize::from(register));
        told = alive.filter(|&register| register < function.registers.len()).take(MAX_REGISTERS).collect();
    }
    let held = told.into_iter().map(|register| {
        // SAFETY: verified operands are registers of the frame, and exits put back what it holds.
        let bits = unsafe { *registers.add(register) };
        Met { register: register as u16, held: Held::new(function.registers[register], bits) }
    });
    held.collect()
}

/// An exit as traces tell it: the code, the reason, the site that is to blame, and what it has met.
pub(crate) fn describe_exit(
    cx: &Context,
    installed: &Installed,
    record: &ExitRecord,
    site: &FunctionCell,
    met: &[Met],
) -> String {
    let name = &installed.cell.function().qualified_name;
    let place = describe_site(site, record.frames[0].pc);
    format!("{name}: {} at {place}{}", record.reason.name(), describe_met(cx, met))
}

fn describe_met(cx: &Context, met: &[Met]) -> String {
    let told: Vec<_> =
        met.iter().map(|met| format!("r{}: {}", met.register, met.held.describe(cx))).collect();
    if told.is_empty() { String::new() } else { format!(" with {}", told.join(", ")) }
}

/// A site as traces and statistics tell it.
pub(crate) fn describe_site(site: &FunctionCell, pc: u32) -> String {
    let function = site.function();
    let what = instruction_name(site, pc).unwrap_or("?");
    format!("{} line {}, {what} ({pc})", function.qualified_name, function.span_at(pc).line)
}

/// The sites of the most failed speculations, with the reason and what was met last, and how many.
pub fn worst_exits(cx: &Context, count: usize) -> Vec<(String, u64)> {
    let statistics = cx.state_ref::<TieringState>().statistics.lock();
    let mut sites: Vec<_> = statistics.culprits.iter().collect();
    sites.sort_by_key(|(_, culprit)| std::cmp::Reverse(culprit.exits));
    let told = sites.into_iter().take(count).map(|(&(function, pc, reason), culprit)| {
        let place = describe_site(cx.function_at(function), pc);
        let met = describe_met(cx, &culprit.met_last);
        (format!("{} at {place}{met}", reason.name()), culprit.exits)
    });
    told.collect()
}

/// What kind of value it is.
pub(crate) fn describe_value(cx: &Context, value: Value) -> String {
    Held::of(value).describe(cx)
}

/// A shape by the name of its class, or its own.
pub(crate) fn describe_shape(cx: &Context, id: ShapeId) -> String {
    let shape = &cx.shapes[id];
    let name = match (shape.class, shape.fixed.as_deref()) {
        (Some(class), _) => class.name.get().cast::<Str>().map(|name| name.to_cow().into_owned()),
        (None, Some(layout)) => Some(layout.name.to_string()),
        (None, None) => ShapeId::NAMES.get(id.0 as usize).map(|name| (*name).to_owned()),
    };
    format!("{} (shape {})", name.as_deref().unwrap_or("object"), id.0)
}
