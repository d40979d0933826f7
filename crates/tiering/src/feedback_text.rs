//! The feedback of functions as text, for `--dump=feedback`: what each site has met, the state of its inline cache, and
//! where compiled code was left.

use std::fmt::Write;

use bytecode::module::Instruction;
use bytecode::operand::{OperandKind, SlotKind};
use runtime::context::Context;
use runtime::feedback::{BOUND_CALLEE, Case, FeedbackSlot, PropertyCase};
use runtime::function::FunctionCell;
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::economy::{describe_shape, describe_value};
use crate::state::TieringState;

/// The feedback of all functions that have run, or of those whose name contains `filter`.
pub fn describe_feedback(cx: &Context, filter: Option<&str>) -> String {
    let mut text = String::new();
    for cell in cx.functions.iter() {
        let name = &cell.function().qualified_name;
        if filter.is_none_or(|filter| name.contains(filter)) {
            let sites = describe_sites(cx, cell);
            let exits = describe_exits(cx, cell);
            if !sites.is_empty() || !exits.is_empty() {
                // Writing to a string does not fail.
                let _ = write!(text, "feedback of {name}\n{sites}{exits}\n");
            }
        }
    }
    text
}

fn describe_sites(cx: &Context, cell: &FunctionCell) -> String {
    let mut text = String::new();
    let snapshot = cell.code_snapshot();
    for instruction in cell.function().instructions() {
        let mut facts = Vec::new();
        let bits = (snapshot[instruction.pc as usize] >> 8) as u8;
        for operand in instruction.info().operands {
            match operand.kind {
                OperandKind::Site(kind) => {
                    let seen = kind.bits().iter().filter(|(_, bit)| bits & bit != 0);
                    facts.extend(seen.map(|(name, _)| (*name).to_owned()));
                }
                OperandKind::Slot(kind) => {
                    let slot = cell.slot(instruction.slot(operand.slot));
                    facts.extend(describe_slot(cx, slot, kind));
                }
                _ => {}
            }
        }
        cell.for_each_operator(&mut |pc, slot| {
            if pc == instruction.pc {
                facts.extend(describe_slot(cx, slot, SlotKind::Property));
            }
        });
        if !facts.is_empty() {
            let _ = writeln!(text, "  {}: {}", describe_place(cell, &instruction), facts.join("; "));
        }
    }
    text
}

fn describe_place(cell: &FunctionCell, instruction: &Instruction<'_>) -> String {
    let line = cell.function().span_at(instruction.pc).line;
    format!("line {line}, {} ({})", instruction.info().name, instruction.pc)
}

fn describe_exits(cx: &Context, cell: &FunctionCell) -> String {
    let Some(history) = cx.state_ref::<TieringState>().history.get(&cell.index) else {
        return String::new();
    };
    let mut text = String::new();
    for (pc, reason) in &history.exits {
        let _ = writeln!(text, "  left at {pc}: {}", reason.name());
    }
    if history.recompiles > 0 {
        let _ = writeln!(text, "  given up {} times", history.recompiles);
    }
    text
}

/// How many cases a cache tells apart, and which.
fn describe_slot(cx: &Context, slot: &FeedbackSlot, kind: SlotKind) -> Vec<String> {
    let cases: Vec<String> = match kind {
        SlotKind::Property => slot
            .cases
            .iter()
            .filter_map(Case::property)
            .map(|(shape, case)| match case {
                PropertyCase::After(class) => format!("behind {}", describe_value(cx, class)),
                PropertyCase::Megamorphic => "others".to_owned(),
                case => format!("{} {}", describe_shape(cx, shape), describe_case(cx, case)),
            })
            .collect(),
        SlotKind::Call => {
            let (calls, others) = slot.calls();
            let known =
                calls.into_iter().map(|(callee, count)| format!("{} {count}x", describe_callee(cx, callee)));
            known.chain((others > 0).then(|| format!("others {others}x"))).collect()
        }
        SlotKind::Method => {
            let (receivers, others) = slot.receivers();
            let known = receivers
                .into_iter()
                .map(|(shape, _, count)| format!("{} {count}x", describe_shape(cx, shape)));
            known.chain(others.then(|| "others".to_owned())).collect()
        }
        SlotKind::Block => return vec![format!("executed {}x", slot.executions().get())],
        SlotKind::Loop => {
            let has_entry = slot.osr_entry().get() != 0;
            return has_entry.then(|| "compiled code is entered here".to_owned()).into_iter().collect();
        }
    };
    let is_open = cases.last().is_some_and(|case| case.starts_with("others"));
    let state = match cases.len() {
        0 => return Vec::new(),
        _ if is_open => "megamorphic",
        1 => "monomorphic",
        _ => "polymorphic",
    };
    std::iter::once(state.to_owned()).chain(cases).collect()
}

fn describe_case(cx: &Context, case: PropertyCase) -> String {
    match case {
        PropertyCase::Slot { offset } => format!("at {offset}"),
        PropertyCase::Float { offset } => format!("float at {offset}"),
        PropertyCase::Overflow { array, element } => format!("at {element} of the array at {array}"),
        PropertyCase::Add { offset, shape } => format!("added at {offset}: {}", describe_shape(cx, shape)),
        PropertyCase::AddFloat { offset, shape } => {
            format!("float added at {offset}: {}", describe_shape(cx, shape))
        }
        PropertyCase::Cell(cell) => format!("attribute {}", describe_cell(cx, cell)),
        PropertyCase::Method(cell) | PropertyCase::Behind(cell) => {
            format!("method {}", describe_cell(cx, cell))
        }
        PropertyCase::OfClass { cell, .. } => format!("attribute {}", describe_cell(cx, cell)),
        PropertyCase::Wrapped(cell) | PropertyCase::WrappedOfClass { cell, .. } => {
            format!("wrapped by {}", describe_cell(cx, cell))
        }
        PropertyCase::Getter(cell) | PropertyCase::Setter(cell) => {
            format!("computed by {}", describe_cell(cx, cell))
        }
        PropertyCase::Operator { rhs, method } => {
            let rhs = rhs.map_or("no object".to_owned(), |shape| describe_shape(cx, shape));
            format!("with {rhs}: method {}", describe_cell(cx, method))
        }
        PropertyCase::Reflected(cell) => format!("behind no object: method {}", describe_cell(cx, cell)),
        PropertyCase::Asked { asking, method } => {
            format!("{}: method {}", asking.symbol(), describe_cell(cx, method))
        }
        PropertyCase::True => "true".to_owned(),
        PropertyCase::Elements => "elements".to_owned(),
        PropertyCase::Entries(part) => format!("entries of a dict: {part:?}").to_lowercase(),
        PropertyCase::After(_) | PropertyCase::Megamorphic => String::new(),
    }
}

fn describe_cell(cx: &Context, cell: Value) -> String {
    cell.cast::<Cell>().map_or(String::new(), |cell| describe_function(cx, cell.get()))
}

fn describe_callee(cx: &Context, identity: u64) -> String {
    if identity & BOUND_CALLEE != 0 {
        return format!("bound {}", describe_callee(cx, identity & !BOUND_CALLEE));
    }
    if Value(identity).is_pointer() {
        return describe_function(cx, Value(identity));
    }
    let known = cx.functions.iter().find(|cell| cell.word().0 == identity);
    known.map_or("?".to_owned(), |cell| cell.function().qualified_name.clone())
}

fn describe_function(cx: &Context, value: Value) -> String {
    use runtime::native::NativeFunction;
    if let Some(closure) = value.cast::<Closure>() {
        return closure.cell().function().qualified_name.clone();
    }
    if let Some(native) = value.cast::<NativeFunction>() {
        return native.name().to_cow().into_owned();
    }
    if let Some(class) = value.cast::<runtime::class::Class>() {
        let name = class.name.get();
        return name.cast::<Str>().map_or(String::new(), |name| format!("class {}", name.to_cow()));
    }
    describe_value(cx, value)
}
