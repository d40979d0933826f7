//! The feedback of functions as text, for `--dump=feedback`: what each site has met, whether that is still told apart, what
//! the global variables hold that it names, and where compiled code was left.

use std::fmt::Write;

use abi::operators::OperatorForm;
use bytecode::feedback::{Operands, seen};
use bytecode::module::Instruction;
use bytecode::operand::{OperandKind, SiteKind, SlotKind};
use runtime::context::Context;
use runtime::feedback::{BOUND_CALLEE, Case, FeedbackSlot, PropertyCase};
use runtime::function::FunctionCell;
use runtime::object::cell::{CONSTANT, Cell, INHERITED, WATCHED};
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::exit_text::{describe_shape, describe_value};
use crate::state::TieringState;

/// What is not told apart; stands behind what is.
const OTHERS: &str = "others";

/// The feedback of all functions that have run, or of those whose name contains `filter`.
pub fn describe_feedback(cx: &Context, filter: Option<&str>) -> String {
    let mut text = String::new();
    for cell in cx.functions.iter() {
        let name = &cell.function().qualified_name;
        if filter.is_none_or(|filter| name.contains(filter)) {
            let (sites, have_met) = describe_sites(cx, cell);
            let exits = describe_exits(cx, cell);
            if have_met || !exits.is_empty() || was_called(cx, cell) {
                // Writing to a string does not fail.
                let _ = write!(text, "feedback of {name}\n{sites}{exits}\n");
            }
        }
    }
    text
}

fn was_called(cx: &Context, cell: &FunctionCell) -> bool {
    let history = &cx.state_ref::<TieringState>().history;
    cell.countdown.get() < cx.tiering.call_countdown
        || history.get(&cell.index).is_some_and(|history| history.level > 0)
}

/// The sites of a function, and whether one of them has met anything.
fn describe_sites(cx: &Context, cell: &FunctionCell) -> (String, bool) {
    let mut text = String::new();
    let mut have_met = false;
    let snapshot = cell.code_snapshot();
    for instruction in cell.function().instructions() {
        let (mut kinds, mut facts) = (Vec::new(), Vec::new());
        let bits = (snapshot[instruction.pc as usize] >> 8) as u8;
        let mut global = None;
        for operand in instruction.info().operands {
            match operand.kind {
                OperandKind::Site(site) => kinds = kinds_met(site, bits),
                OperandKind::Slot(kind) => {
                    let slot = cell.slot(instruction.slot(operand.slot));
                    facts.extend(describe_slot(cx, slot, kind));
                }
                OperandKind::Global => global = Some(instruction.slot(operand.slot)),
                _ => {}
            }
        }
        cell.for_each_operator(&mut |pc, slot| {
            if pc == instruction.pc {
                // What these tell apart is no other kind.
                kinds.retain(|kind| kind != OTHERS);
                kinds.extend(property_cases(cx, slot));
            }
        });
        facts.extend(with_state(kinds));
        if bits & Operands::LEFT != 0 && !facts.is_empty() {
            facts.push("left".to_owned());
        }
        have_met |= !facts.is_empty();
        facts.extend(global.map(|global| describe_global(cx, cell, global)));
        if !facts.is_empty() {
            let _ = writeln!(text, "  {}: {}", describe_place(cell, &instruction), facts.join("; "));
        }
    }
    (text, have_met)
}

/// The kinds of values that a site has met.
fn kinds_met(site: SiteKind, bits: u8) -> Vec<String> {
    let met = site.bits().iter().filter(|(_, bit)| seen(bits) & bit != 0).map(|(name, _)| *name);
    let (others, mut kinds): (Vec<_>, Vec<_>) = met.partition(|name| *name == "OTHER");
    kinds.extend(others.iter().map(|_| OTHERS));
    kinds.into_iter().map(str::to_lowercase).collect()
}

/// What a global variable holds, and whether code may take it for constant or does.
fn describe_global(cx: &Context, cell: &FunctionCell, global: u16) -> String {
    let name = &cell.module.module.globals[usize::from(global)];
    let variable = cell.global(global);
    let value = variable.cast::<Cell>().map_or(Value::UNBOUND, |cell| cell.get());
    if value.is_unbound() {
        return format!("{name}, unbound");
    }
    let state = match variable.flags() {
        flags if flags & WATCHED != 0 => "constant, which code relies on",
        flags if flags & (CONSTANT | INHERITED) != 0 => "constant",
        _ => "rewritten",
    };
    format!("{name}, {state}: {}", describe_function(cx, value))
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
        SlotKind::Property => property_cases(cx, slot),
        SlotKind::Call => {
            let (calls, others) = slot.calls();
            let known =
                calls.into_iter().map(|(callee, count)| format!("{} {count}x", describe_callee(cx, callee)));
            known.chain((others > 0).then(|| format!("{OTHERS} {others}x"))).collect()
        }
        SlotKind::Method => {
            let (receivers, others) = slot.receivers();
            let known = receivers
                .into_iter()
                .map(|(shape, _, count)| format!("{} {count}x", describe_shape(cx, shape)));
            known.chain(others.then(|| OTHERS.to_owned())).collect()
        }
        SlotKind::Block => return vec![format!("executed {}x", slot.executions().get())],
        SlotKind::Loop => {
            let has_entry = slot.osr_entry().get() != 0;
            return has_entry.then(|| "compiled code is entered here".to_owned()).into_iter().collect();
        }
    };
    with_state(cases)
}

fn property_cases(cx: &Context, slot: &FeedbackSlot) -> Vec<String> {
    let cases = slot.cases.iter().filter_map(Case::property);
    let described = cases.map(|(shape, case)| match case {
        PropertyCase::After(class) => format!("behind {}", describe_value(cx, class)),
        PropertyCase::Megamorphic => OTHERS.to_owned(),
        case => format!("{} {}", describe_shape(cx, shape), describe_case(cx, case)),
    });
    described.collect()
}

/// The cases, behind how many there are; nothing if there are none.
fn with_state(cases: Vec<String>) -> Vec<String> {
    let is_open = cases.last().is_some_and(|case| case.starts_with(OTHERS));
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
        PropertyCase::Getter(cell)
        | PropertyCase::BehindGetter(cell)
        | PropertyCase::Setter(cell)
        | PropertyCase::Fallback(cell) => {
            format!("computed by {}", describe_cell(cx, cell))
        }
        PropertyCase::Operator { other, method, form } => {
            let other = other.map_or("no object".to_owned(), |shape| describe_shape(cx, shape));
            let method = describe_cell(cx, method);
            match form {
                OperatorForm::Direct => format!("with {other}: method {method}"),
                OperatorForm::Reflected => format!("behind {other}: method {method}"),
                OperatorForm::Negated => format!("with {other}: not method {method}"),
            }
        }
        PropertyCase::Asked { asking, method } => {
            format!("{}: method {}", asking.symbol(), describe_cell(cx, method))
        }
        PropertyCase::True => "true".to_owned(),
        PropertyCase::Elements => "elements".to_owned(),
        PropertyCase::Given => "given".to_owned(),
        PropertyCase::Absent => "absent".to_owned(),
        PropertyCase::Entries(part) => format!("entries: {part:?}").to_lowercase(),
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
