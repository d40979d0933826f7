//! When functions climb: what the hooks of the interpreter do.
//!
//! A function asks for the next tier when its countdown is over. While the compile is under way it looks for the result
//! now and then. How often it may ask is the matter of [`economy`](crate::economy).

use std::collections::HashSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

use bytecode::module::{Instruction, instruction_at};
use bytecode::operand::SlotKind;
use optimizer::request::{EntryPoint, Settings};
use runtime::context::Context;
use runtime::function::{FunctionCell, GENERATOR};

use crate::economy::{AT_ONCE, MAX_FAILURES, MAX_RECOMPILES};
use crate::event::Event;
use crate::installation::{install_finished, loop_slot};
use crate::ladder::{NEVER, Tier, next_tier};
use crate::sampling;
use crate::snapshot;
use crate::state::{Installed, Pending, TieringState};
use crate::worker::Job;

/// Calls between looks for a result, unless an engine is told otherwise.
pub const CHECK_INTERVAL: u32 = 64;
/// Iterations between looks, for each call.
const ITERATIONS_FOR_CALL: u32 = 4;
/// Both, when the code that runs meanwhile is compiled: a look leaves it.
const COMPILED_PATIENCE: u32 = 1_000_000;
/// A loop that gets hot waits for code of a loop around it, when that one has turned so often meanwhile.
const ITERATIONS_AROUND: u64 = 3;
/// Functions of so many words of bytecode, without loops, wait for their callers to inline them.
const SMALL_WORDS: u32 = 40;
/// How often they wait.
const MAX_WAITS: u8 = 5;
/// How deep a function is inlined into itself.
const RECURSIVE_INLINING: u32 = 2;

fn call_patience(cx: &mut Context) -> u32 {
    cx.state::<TieringState>().config.check_interval
}

fn loop_patience(cx: &mut Context) -> u32 {
    call_patience(cx).saturating_mul(ITERATIONS_FOR_CALL)
}

/// A function was called often enough for the next tier.
pub fn on_call(cx: &mut Context, cell: &FunctionCell) {
    let cell = cx.function_at(cell.index);
    install_finished(cx);
    if sampling::on_call(cx, cell) || level(cx, cell) > 0 {
        // Just installed, or entered again: the code itself counts from now on.
        return;
    }
    if let Some(patience) = wait_for_callers(cx, cell) {
        cell.countdown.set(patience);
        return;
    }
    let patience = call_patience(cx);
    let patience = request(cx, cell, EntryPoint::Call, 0, patience);
    if level(cx, cell) == 0 {
        cell.countdown.set(patience);
    }
}

/// How long a function waits once more, if it does, since its callers will inline it: it is called from a loop about as
/// often as the loop turns, whose code may make code of its own superfluous. It waits until such a loop would have been
/// compiled, and again, twice as long each time, while something is compiled or when something was meanwhile: that takes
/// as long as tens of thousands of calls.
fn wait_for_callers(cx: &mut Context, cell: &FunctionCell) -> Option<u32> {
    let patience = cx.tiering.loop_countdown;
    let state = cx.state::<TieringState>();
    let inlines =
        state.config.tiers.first().is_some_and(|tier| tier.optimize && tier.loop_threshold != NEVER);
    let is_busy = !state.pending.is_empty();
    let history = state.history.entry(cell.index).or_default();
    let is_inlined = inlines
        && history.recompiles == 0
        && cell.code_len <= SMALL_WORDS
        && cell.flags & GENERATOR == 0
        && !cell.function().slots.contains(&SlotKind::Loop);
    let seen = history.compiles_seen.replace(state.next_ticket);
    let waits = is_inlined && history.waits < MAX_WAITS && (is_busy || seen != Some(state.next_ticket));
    history.waits += u8::from(waits);
    waits.then(|| patience.saturating_mul(1 << (history.waits - 1)))
}

/// A loop was iterated often enough for the next tier.
pub fn on_loop(cx: &mut Context, cell: &FunctionCell, slot: u16, place: u32) {
    let cell = cx.function_at(cell.index);
    install_finished(cx);
    if sampling::on_loop(cx, cell, slot) {
        return;
    }
    let entry = cell.slot(slot);
    let (call_patience, loop_patience) = (call_patience(cx), loop_patience(cx));
    if entry.osr_entry().get() != 0 {
        // Enters now, and when it comes by again; the code itself counts towards the next tier.
        entry.countdown().set(1);
        return;
    }
    if yields_in_loop(cell, place) {
        // It is left at each `yield_value`, and soon entered behind one.
        let patience = request(cx, cell, EntryPoint::Call, 0, loop_patience);
        entry.countdown().set(patience as u64);
        return;
    }
    // What was called before is called again.
    let calls = cx.tiering.call_countdown.saturating_sub(cell.countdown.get());
    if calls > 1 && level(cx, cell) == 0 {
        request(cx, cell, EntryPoint::Call, 0, call_patience);
        if is_pending(cx, cell, EntryPoint::Call) {
            entry.countdown().set(loop_patience as u64);
            return;
        }
    }
    // The next call enters code; unless this one is long, it needs none of its own.
    if level(cx, cell) > 0 && waits_first_time(cx, cell, place) {
        entry.countdown().set(cx.tiering.loop_countdown as u64);
        return;
    }
    if let Some(patience) = wait_for_outer_loop(cx, cell, place) {
        entry.countdown().set(patience as u64);
        return;
    }
    let patience = request(cx, cell, EntryPoint::Loop(place), 0, loop_patience);
    if entry.osr_entry().get() == 0 {
        entry.countdown().set(patience as u64);
    }
}

/// Asks for code of a loop around the one at `place` in its place, where that one is entered often: the code of the loop
/// around contains it. The inner loop's countdown, if it is to wait.
fn wait_for_outer_loop(cx: &mut Context, cell: &'static FunctionCell, place: u32) -> Option<u32> {
    let loop_patience = loop_patience(cx);
    for outer in loops_around(cell, place) {
        let entry = cell.slot(loop_slot(cell, outer)?);
        if entry.osr_entry().get() != 0 {
            // It has not come by since, unless its iterations are long.
            return waits_first_time(cx, cell, place).then_some(cx.tiering.loop_countdown);
        }
        let count = u64::from(cx.tiering.loop_countdown).saturating_sub(entry.countdown().get());
        if count >= ITERATIONS_AROUND && !is_pending(cx, cell, EntryPoint::Loop(place)) {
            request(cx, cell, EntryPoint::Loop(outer), 0, loop_patience);
            if entry.osr_entry().get() != 0 {
                waits_first_time(cx, cell, place);
                return Some(cx.tiering.loop_countdown);
            }
            if is_pending(cx, cell, EntryPoint::Loop(outer)) {
                return Some(loop_patience);
            }
        }
    }
    None
}

/// Notes that a loop waits for code around it; false when it did before.
fn waits_first_time(cx: &mut Context, cell: &FunctionCell, place: u32) -> bool {
    let history = cx.state::<TieringState>().history.entry(cell.index).or_default();
    let is_new = !history.waited.contains(&place);
    if is_new {
        history.waited.push(place);
    }
    is_new
}

/// The headers of the loops around the one at `place`, the outermost first.
fn loops_around(cell: &FunctionCell, place: u32) -> Vec<u32> {
    let mut headers = Vec::new();
    for instruction in cell.function().instructions().filter(|instruction| instruction.pc > place) {
        headers.extend(instruction.targets().flatten().filter(|&target| target < place));
    }
    headers.sort_unstable();
    headers.dedup();
    headers
}

/// Whether the loop at `place` is one of a generator that yields in it.
fn yields_in_loop(cell: &FunctionCell, place: u32) -> bool {
    if cell.flags & GENERATOR == 0 {
        return false;
    }
    let inside = || cell.function().instructions().filter(|instruction| instruction.pc > place);
    let leads_back =
        |instruction: &Instruction<'_>| instruction.targets().flatten().any(|target| target == place);
    let Some(last) = inside().filter(leads_back).map(|instruction| instruction.pc).last() else {
        return false;
    };
    inside().any(|instruction| instruction.pc < last && instruction.info().effects.yields)
}

/// Whether the instruction at `pc` is in the loop at `place`: a way leads from it to the header, and past no earlier one.
fn is_in_loop(cell: &FunctionCell, place: u32, pc: u32) -> bool {
    let (mut ways, mut seen) = (vec![pc], HashSet::new());
    while let Some(pc) = ways.pop() {
        if pc == place {
            return true;
        }
        if pc > place
            && seen.insert(pc)
            && let Some(instruction) = instruction_at(&cell.function().code, pc)
        {
            ways.extend(instruction.targets().flatten());
            ways.extend((!instruction.info().effects.ends).then(|| instruction.next_pc()));
        }
    }
    false
}

/// Whether code that is entered in a loop was left at `pc`, behind the loop. Then the loop can be entered again, and one
/// around it soon gets code of its own, which knows the way that was gone meanwhile.
pub(crate) fn is_left_behind(cell: &FunctionCell, entry: EntryPoint, pc: u32) -> bool {
    let EntryPoint::Loop(place) = entry else { return false };
    if is_in_loop(cell, place, pc) {
        return false;
    }
    if let Some(slot) = loops_around(cell, place).last().and_then(|&outer| loop_slot(cell, outer)) {
        let countdown = cell.slot(slot).countdown();
        countdown.set(countdown.get().min(ITERATIONS_AROUND));
    }
    true
}

/// Notes that code was left behind the loop that it is entered in. Where that has happened often and no loop is around, the
/// function is called again and again, and code for its calls is one for all its loops and what is between them.
pub(crate) fn note_left_behind(cx: &mut Context, installed: &Installed) {
    let times = installed.left_behind.get() + 1;
    installed.left_behind.set(times);
    let cell = installed.cell;
    if let EntryPoint::Loop(place) = installed.entry
        && times.is_multiple_of(MAX_FAILURES)
        && level(cx, cell) == 0
        && loops_around(cell, place).is_empty()
    {
        let patience = call_patience(cx);
        request(cx, cell, EntryPoint::Call, 0, patience);
    }
}

/// The tier whose code calls enter, or resumptions of generators.
fn level(cx: &mut Context, cell: &FunctionCell) -> usize {
    cx.state::<TieringState>().history.entry(cell.index).or_default().level
}

pub(crate) fn is_pending(cx: &mut Context, cell: &FunctionCell, entry: EntryPoint) -> bool {
    cx.state::<TieringState>().history.entry(cell.index).or_default().pending.contains(&entry)
}

/// Code has counted down, at `place` of its own function if at all: it is sampled, or asks for the next tier. A loop that runs
/// in code entered by a call gets an entry of its own then, to come back to meanwhile.
pub fn climb(cx: &mut Context, installed: &Rc<Installed>, place: Option<u32>) {
    let (cell, entry, tier) = (installed.cell, installed.entry, installed.tier);
    if cell.until_sample.get() == 0 {
        sampling::start(cx, installed);
        return;
    }
    // Calls within code that is no longer entered count as well.
    if sampling::on_call(cx, cell) {
        return;
    }
    install_finished(cx);
    let loop_patience = loop_patience(cx);
    request(cx, cell, entry, installed.next, COMPILED_PATIENCE);
    if let Some(place) = place
        && entry != EntryPoint::Loop(place)
        && let Some(slot) = loop_slot(cell, place)
    {
        if cell.slot(slot).osr_entry().get() == 0 {
            request(cx, cell, EntryPoint::Loop(place), tier, loop_patience);
        }
        let countdown = cell.slot(slot).countdown();
        countdown.set(countdown.get().min(loop_patience as u64));
    }
    cell.countdown.set(COMPILED_PATIENCE);
}

/// Compiles code of the tier above `level` on this thread; whether it was installed.
pub fn compile_now(cx: &mut Context, cell: &'static FunctionCell, entry: EntryPoint, level: usize) -> bool {
    let state = cx.state::<TieringState>();
    let history = state.history.entry(cell.index).or_default();
    // What is under way was abandoned, and what was declined is asked for again.
    history.pending.retain(|&known| known != entry);
    history.declined.retain(|&known| known != (entry, level));
    let workers = state.config.workers.take();
    request(cx, cell, entry, level, 0);
    let state = cx.state::<TieringState>();
    state.config.workers = workers;
    state.history.get(&cell.index).is_some_and(|history| history.level == level + 1)
}

/// Asks for code of the tier above `level`; the countdown to the next look.
fn request(
    cx: &mut Context,
    cell: &'static FunctionCell,
    entry: EntryPoint,
    level: usize,
    patience: u32,
) -> u32 {
    sampling::finish(cx, false);
    request_code(cx, cell, entry, level, patience, None)
}

/// Asks for code of the tier above `level` in place of this one, which has run long.
pub(crate) fn request_timed(cx: &mut Context, installed: &Rc<Installed>, level: usize) {
    request(cx, installed.cell, installed.entry, level, COMPILED_PATIENCE);
}

/// Asks for code in place of this one by what a sample has met, for the tier above `level`.
pub(crate) fn request_in_place_of(cx: &mut Context, wide: Rc<Installed>, level: usize) {
    request_code(cx, wide.cell, wide.entry, level, COMPILED_PATIENCE, Some(wide));
}

fn request_code(
    cx: &mut Context,
    cell: &'static FunctionCell,
    entry: EntryPoint,
    level: usize,
    patience: u32,
    instead_of: Option<Rc<Installed>>,
) -> u32 {
    let (is_polyglot, captures) = (cx.is_polyglot(), cx.captures_continuations());
    let state = cx.state::<TieringState>();
    if level >= state.config.tiers.len() {
        return u32::MAX;
    }
    let tier = state.config.tiers[level].clone();
    let Some(backend) = state.backend(&tier) else { return u32::MAX };
    let counts = |lacks_inlining| {
        let next = state.config.tiers.get(next_tier(&state.config.tiers, level, lacks_inlining));
        [|tier: &Tier| tier.call_threshold, |tier: &Tier| tier.loop_threshold]
            .map(|threshold| next.is_some_and(|next| threshold(next) != NEVER))
    };
    let ([counts_calls, counts_loops], counts_anyway) = (counts(true), counts(false).contains(&true));
    let history = state.history.entry(cell.index).or_default();
    if history.pending.contains(&entry) {
        return patience;
    }
    if history.declined.contains(&(entry, level)) {
        return u32::MAX;
    }
    if !state.rate.allows(state.config.max_compiles_per_second) {
        state.statistics.lock().deferred += 1;
        return patience.saturating_mul(16);
    }
    history.pending.push(entry);
    let settings = Settings {
        // What failed may hold now.
        speculate: tier.speculate && (history.recompiles < MAX_RECOMPILES || instead_of.is_some()),
        inline_budget: if tier.optimize { tier.inline } else { 0 },
        recursive_inlining: if tier.optimize { RECURSIVE_INLINING } else { 0 },
        counts_calls,
        counts_loops,
        counts_for_inlining: !counts_anyway,
        counts_mixed: tier.optimize
            && tier.speculate
            && instead_of.is_none()
            && state.config.sampling.interval > 0,
        optimize: tier.optimize,
        fail_guards: state.config.fail_guards,
        continuations: captures,
        language: is_polyglot.then_some(cell.language),
    };
    let (ticket, lookup_epoch) = (state.next_ticket, state.lookup_epoch);
    state.next_ticket += 1;
    let histories = std::mem::take(&mut state.history);
    let (request, names) = snapshot::take(cx, &histories, cell, entry, settings);
    let state = cx.state::<TieringState>();
    state.history = histories;
    let is_abandoned = std::cell::Cell::new(false);
    let pending =
        Pending { names, cell, entry, tier: level, instead_of, lookup_epoch, is_polyglot, is_abandoned };
    state.pending.insert(ticket, pending);
    state.report(|| Event::Requested {
        function: cell.function().qualified_name.clone(),
        entry: describe(entry),
        tier: tier.name.clone(),
    });
    let bell = tier.time_threshold.and_then(|_| state.ticks.bell());
    let job = Job {
        request,
        built: None,
        tier,
        backend,
        settings: state.config.compile.clone(),
        ticket,
        inbox: state.inbox.clone(),
        bell,
    };
    let left = if level == 0 { AT_ONCE.saturating_sub(state.spent_at_once) } else { Duration::ZERO };
    let workers = state.config.workers.clone();
    let begin = Instant::now();
    let too_long = match &workers {
        Some(_) => job.run_within(left).err(),
        None => {
            job.run();
            None
        }
    };
    state.spent_at_once += begin.elapsed();
    match (workers, too_long) {
        (Some(workers), Some(job)) => {
            if workers.submit(job).is_err() {
                state.pending.remove(&ticket);
                state.rate.refund();
                if let Some(history) = state.history.get_mut(&cell.index) {
                    history.pending.retain(|&pending| pending != entry);
                }
                return patience.saturating_mul(16);
            }
        }
        _ => {
            state.statistics.lock().at_once += 1;
            install_finished(cx);
        }
    }
    patience
}

/// Where code is entered, for traces.
pub fn describe(entry: EntryPoint) -> String {
    match entry {
        EntryPoint::Call => "at calls".to_owned(),
        EntryPoint::Loop(place) => format!("in the loop at {place}"),
    }
}
