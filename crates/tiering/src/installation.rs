//! Putting finished code in place, and making it unreachable again.
#![allow(unsafe_code)]

use std::cell::Cell as StdCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use abi::literal_table::Literal;
use bytecode::module::instruction_at;
use bytecode::operand::{OperandKind, SlotKind};
use code_memory::CodeImage;
use optimizer::request::{Assumption, EntryPoint};
use runtime::context::Context;
use runtime::feedback::FeedbackSlot;
use runtime::function::{Entry, FunctionCell, GENERATOR};
use runtime::object::cell::{Cell, WATCHED};
use ssa::backend::Bailout;

use crate::compile::Output;
use crate::event::Event;
use crate::eviction::make_room;
use crate::ladder::{NEVER, Tier, next_tier};
use crate::policy::describe;
use crate::sampling::interval_of;
use crate::snapshot::Names;
use crate::state::{Installed, Pending, TieringState};
use crate::ticks;
use crate::worker::Finished;

/// Calls in the interpreter, at most, before a function whose code was given up is compiled again.
pub(crate) const CALLS_TO_LEARN: u32 = 100;
/// Iterations of a loop, likewise.
const ITERATIONS_TO_LEARN: u32 = 500;

/// Installs what the workers have finished for this isolate.
pub fn install_finished(cx: &mut Context) {
    let state = cx.state::<TieringState>();
    if state.inbox.is_empty() {
        return;
    }
    for Finished { ticket, result } in state.inbox.take() {
        let Some(pending) = cx.state::<TieringState>().pending.remove(&ticket) else { continue };
        let (cell, entry, tier) = (pending.cell, pending.entry, pending.tier);
        let is_narrow = pending.instead_of.is_some();
        let history = cx.state::<TieringState>().history.entry(cell.index).or_default();
        history.pending.retain(|&known| known != entry);
        if pending.is_abandoned.get() {
            continue;
        }
        if let Err(bailout) = result.and_then(|output| install(cx, ticket, pending, output)) {
            let state = cx.state::<TieringState>();
            let tier_name = state.config.tiers[tier].name.clone();
            state.statistics.lock().tiers.entry(tier_name.clone()).or_default().declined += 1;
            if !is_narrow {
                state.history.entry(cell.index).or_default().declined.push((entry, tier));
            }
            if let Bailout::Unavailable { what } = &bailout {
                leave_out(state, tier, what);
            }
            state.report(|| Event::Declined {
                function: cell.function().qualified_name.clone(),
                entry: describe(entry),
                tier: tier_name,
                why: bailout.to_string(),
            });
        }
    }
}

/// Goes on without the backend of a tier; says so once.
fn leave_out(state: &mut TieringState, tier: usize, what: &str) {
    let missing = state.config.tiers[tier].backend;
    let count = state.config.backends.len();
    state.config.backends.retain(|(kind, _)| *kind != missing);
    if state.config.backends.len() < count {
        state.report(|| Event::Warning(format!("going on without {}: {what}", missing.name())));
    }
}

/// Whether everything that the code relies on still holds.
fn still_holds(cx: &mut Context, pending: &Pending, assumptions: &[Assumption]) -> bool {
    if pending.is_polyglot != cx.is_polyglot() {
        return false;
    }
    let epoch = cx.state::<TieringState>().lookup_epoch;
    assumptions.iter().all(|assumption| match assumption {
        Assumption::Lookups => pending.lookup_epoch == epoch,
        Assumption::Constant(variable) => {
            let names = &pending.names;
            let cell = names.variables[*variable as usize].cast::<Cell>().expect("variables are cells");
            cell.get() == names.variable_values[*variable as usize]
        }
    })
}

fn literal_word(names: &Names, literal: Literal) -> u64 {
    match literal {
        Literal::Constant(number) => names.constants[number as usize].0,
        Literal::Cell(number) => names.variables[number as usize].0,
        Literal::Shape(number) => names.shapes[number as usize].0 as u64,
        Literal::FunctionCell(number) => names.cells[number as usize].word().0,
        Literal::Validity => 1,
        Literal::Bits(bits) => bits,
    }
}

fn install(cx: &mut Context, ticket: u64, pending: Pending, output: Output) -> Result<(), Bailout> {
    let Output { mut code, assumptions, lacks_inlining, is_mixed, time, dumps } = output;
    let (cell, entry, tier) = (pending.cell, pending.entry, pending.tier);
    let holds = still_holds(cx, &pending, &assumptions);
    let mut pending = pending;
    // From here on those are watched that matter.
    pending.names.variable_values = Vec::new();
    let state = cx.state::<TieringState>();
    let tier_name = state.config.tiers[tier].name.clone();
    for (title, text) in dumps {
        state.report(|| Event::Dump(title, text));
    }
    state.statistics.lock().tiers.entry(tier_name.clone()).or_default().compile_time += time;
    if state.config.tiers[tier].time_threshold.is_none() {
        state.history.entry(cell.index).or_default().compile_time = time;
    }
    if !holds {
        // Asked for again when the countdown is over.
        return Ok(());
    }
    let words: Vec<u64> =
        code.literals.iter().map(|&literal| literal_word(&pending.names, literal)).collect();
    pending.names.keep_constants(&code.literals);
    let bytes = std::mem::take(&mut code.bytes);
    let name = cell.function().qualified_name.as_str();
    let image =
        CodeImage::link(name, &bytes, code.align as usize, code.entry as usize, &words, &code.relocations);
    make_room(cx, image.bytes.len());
    let state = cx.state::<TieringState>();
    let blob = state
        .config
        .code_memory
        .install(&image)
        .map_err(|error| Bailout::Internal { what: error.to_string() })?;
    let mut statistics = state.statistics.lock();
    let figures = statistics.tiers.entry(tier_name.clone()).or_default();
    figures.compiled += 1;
    figures.code_bytes += blob.size() as u64;
    drop(statistics);
    let table = blob.literal_table() as usize;
    let tiers = &state.config.tiers;
    let next = next_tier(tiers, tier, lacks_inlining);
    let installed = Rc::new(Installed {
        blob,
        code,
        names: pending.names,
        entry,
        cell,
        tier,
        next,
        assumptions,
        number: ticket,
        since: Instant::now(),
        is_mixed,
        instead_of: pending.instead_of.as_ref().map(Rc::downgrade),
        failures: StdCell::new(0),
        left_behind: StdCell::new(0),
        exceptions: StdCell::new(0),
        time: StdCell::new(pending.instead_of.map_or(Duration::ZERO, |wide| wide.time.get())),
        is_valid: StdCell::new(true),
        names_nothing: StdCell::new(false),
    });
    state.installed.insert(table, installed.clone());
    for assumption in &installed.assumptions {
        match assumption {
            Assumption::Lookups => state.lookup_watchers.push(installed.clone()),
            Assumption::Constant(variable) => {
                let variable = installed.names.variables[*variable as usize];
                variable.set_flags(variable.flags() | WATCHED);
                state.watchers.entry(variable).or_default().push(installed.clone());
            }
        }
    }
    state.report(|| Event::Installed {
        function: name.to_owned(),
        entry: describe(entry),
        tier: tier_name,
        bytes: installed.blob.size(),
        time,
    });
    if let EntryPoint::Loop(_) = entry {
        let name = state.config.tiers[tier].name.clone();
        state.statistics.lock().tiers.entry(name).or_default().osr_installs += 1;
    }
    publish(cx, &installed);
    ticks::start(cx.state::<TieringState>());
    // Code in place of other code goes on with its count.
    if installed.instead_of.is_none() {
        let tiers = &cx.state::<TieringState>().config.tiers;
        cell.countdown.set(counts_until(tiers.get(installed.next).map(Arc::as_ref)));
    }
    Ok(())
}

/// Lets calls, or the loop, enter the code.
fn publish(cx: &mut Context, installed: &Rc<Installed>) {
    let (cell, level) = (installed.cell, installed.tier + 1);
    let state = cx.state::<TieringState>();
    cell.until_sample.set(interval_of(state, cell));
    let history = state.history.entry(cell.index).or_default();
    match installed.entry {
        EntryPoint::Call => {
            history.level = level;
            native_entry(cell).set(entry_of(installed));
        }
        EntryPoint::Loop(place) => {
            if let Some(slot) = loop_slot(cell, place) {
                cell.slot(slot).osr_entry().set(installed.blob.entry() as u64);
                cell.slot(slot).countdown().set(1);
            }
        }
    }
}

/// Lets calls, or the loop, enter the code again that they were kept from entering, unless they enter newer code by now.
pub(crate) fn publish_again(cx: &mut Context, installed: &Rc<Installed>) {
    let is_vacant = match installed.entry {
        EntryPoint::Call => !has_code_for_calls(cx, installed.cell),
        EntryPoint::Loop(_) => entered_slot(installed).is_some_and(|slot| slot.osr_entry().get() == 0),
    };
    if is_vacant && installed.is_valid.get() {
        publish(cx, installed);
    }
}

/// Whether calls, or the loop, enter this code.
pub(crate) fn is_entered(installed: &Installed) -> bool {
    let code = installed.blob.entry() as usize;
    match installed.entry {
        EntryPoint::Call => native_entry(installed.cell).get() as usize == code,
        EntryPoint::Loop(_) => {
            entered_slot(installed).is_some_and(|slot| slot.osr_entry().get() == code as u64)
        }
    }
}

fn has_code_for_calls(cx: &Context, cell: &FunctionCell) -> bool {
    native_entry(cell).get() as usize != interpreted_entry(cx, cell) as usize
}

/// Whether calls of the function, or one of its loops, enter code.
pub(crate) fn has_code(cx: &Context, cell: &FunctionCell) -> bool {
    has_code_for_calls(cx, cell) || loop_slots(cell).any(|slot| slot.osr_entry().get() != 0)
}

/// The slots of a function's loops.
pub(crate) fn loop_slots(cell: &FunctionCell) -> impl Iterator<Item = &FeedbackSlot> {
    let slots = cell.slots().iter().zip(&cell.function().slots);
    slots.filter(|(_, kind)| **kind == SlotKind::Loop).map(|(slot, _)| slot)
}

/// The slot of the loop that the code is entered in.
fn entered_slot(installed: &Installed) -> Option<&'static FeedbackSlot> {
    let EntryPoint::Loop(place) = installed.entry else { return None };
    loop_slot(installed.cell, place).map(|slot| installed.cell.slot(slot))
}

/// Calls and iterations, counted alike, until compiled code asks for the tier `next`.
fn counts_until(next: Option<&Tier>) -> u32 {
    let most = |tier: &Tier| match (tier.call_threshold, tier.loop_threshold) {
        (calls, NEVER) => calls,
        (NEVER, loops) => loops,
        (calls, loops) => calls.max(loops),
    };
    next.map_or(u32::MAX, |tier| most(tier).max(1))
}

/// Where code that is entered at calls is put: what the calls of a generator's function enter makes the generator, and
/// the code resumes it.
fn native_entry(cell: &FunctionCell) -> &StdCell<Entry> {
    if cell.flags & GENERATOR != 0 { &cell.resume } else { &cell.entry }
}

/// What calls of a function without code enter there.
fn interpreted_entry(cx: &Context, cell: &FunctionCell) -> Entry {
    if cell.flags & GENERATOR != 0 { cx.interpreter_resume } else { cx.interpreter_entry }
}

/// The native entry of installed code.
fn entry_of(installed: &Installed) -> Entry {
    // SAFETY: backends compile to the native convention of entries; the blob is kept as long as the isolate.
    unsafe { std::mem::transmute(installed.blob.entry()) }
}

/// The feedback slot of the `loop_header` at `place`.
pub fn loop_slot(cell: &FunctionCell, place: u32) -> Option<u16> {
    let instruction = instruction_at(&cell.function().code, place)?;
    let operand = instruction.info().operands.first()?;
    matches!(operand.kind, OperandKind::Slot(SlotKind::Loop)).then(|| instruction.slot(operand.slot))
}

/// Makes code unreachable: calls and loops go to the interpreter again, code that runs leaves at its next check.
pub fn invalidate(cx: &mut Context, installed: &Rc<Installed>) {
    if !installed.is_valid.replace(false) {
        return;
    }
    if let Some(index) = installed.code.literals.iter().position(|&literal| literal == Literal::Validity) {
        installed.blob.set_literal(index, 0);
    }
    withdraw(cx, installed);
    let state = cx.state::<TieringState>();
    state.statistics.lock().invalidations += 1;
    state.report(|| Event::Invalidated {
        function: installed.cell.function().qualified_name.clone(),
        entry: describe(installed.entry),
    });
}

/// Has calls, or the loop, enter the interpreter again, for a while, if they entered this code; whether they did.
pub(crate) fn withdraw(cx: &mut Context, installed: &Rc<Installed>) -> bool {
    if !is_entered(installed) {
        return false;
    }
    let cell = installed.cell;
    match entered_slot(installed) {
        Some(slot) => {
            slot.osr_entry().set(0);
            slot.countdown().set(iterations_to_learn(cx));
        }
        None => {
            native_entry(cell).set(interpreted_entry(cx, cell));
            cell.countdown.set(cx.tiering.call_countdown.clamp(1, CALLS_TO_LEARN));
            cx.state::<TieringState>().history.entry(cell.index).or_default().level = 0;
        }
    }
    true
}

/// Iterations in the interpreter before a loop is compiled again whose code was given up, or is withdrawn for a sample.
pub(crate) fn iterations_to_learn(cx: &Context) -> u64 {
    cx.tiering.loop_countdown.clamp(1, ITERATIONS_TO_LEARN).into()
}
