//! What code for several kinds meets now: feedback is set aside, its functions are interpreted for a moment, and where they
//! meet less than before, code for that is compiled.
//!
//! Feedback only grows, so a program whose types change would keep code for all that it ever met. Code in which a function
//! has met several kinds counts its calls and iterations and is sampled after [`Sampling::interval`] of them, as long as samples and
//! what they lead to take a small part of the time. What is narrower serves to compile this one code, for which what was
//! known is put back at once: functions are called from elsewhere too. When the code fails, the code in whose place it was
//! made is entered again.
//!
//! Code that has run long enough for a tier above ([`ticks`](crate::ticks)) is sampled before it is compiled for that, too: what is
//! met now is what it should be made for.
//!
//! One sample is taken at a time, and nothing is compiled meanwhile: whoever asks for code ends it.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

use abi::exit_reason::ExitReason;
use runtime::context::Context;
use runtime::feedback::saved::SavedFeedback;
use runtime::function::FunctionCell;
use runtime::value::Value;
use runtime::word_map::WordMap;

use crate::economy::resume_loop;
use crate::event::Event;
use crate::installation::{
    CALLS_TO_LEARN, has_code, install_finished, invalidate, is_entered, iterations_to_learn, loop_slots,
    publish_again, withdraw,
};
use crate::ladder::counted_tier;
use crate::policy::{describe, is_pending, request_in_place_of, request_timed};
use crate::state::{FunctionHistory, Installed, Pending, TieringState};

/// So often the interval is doubled at most, after samples that told nothing new, or led to code that soon failed.
const MAX_DOUBLED: u32 = 8;
/// So much longer it takes to compile for a tier that is for what has run long than for one below.
const TIMED_COST: u32 = 10;
/// Calls and iterations of code until it is looked whether narrower code in its place is ready.
const PATIENCE: u32 = 100_000;
/// Calls of functions that are inlined into what is sampled, at most.
const INLINED_CALLS: u32 = 1_000;
/// Calls that a sample is to see of a function with a loop, so that one of them is whole.
const WHOLE_CALLS: u32 = 2;
/// How often a sample is prolonged for that.
const MAX_PROLONGED: u32 = 8;
/// So many intervals pass until code asks again whose sample could not be afforded: to be left costs it something, too.
const UNAFFORDED: u32 = 16;
/// So much counts as spent from the start: what soon ends gains nothing by samples.
const HEAD_START: Duration = Duration::from_millis(15);

/// How often code that has met several kinds is sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Calls and iterations of code before it is sampled for the first time; 0 has code not count them.
    pub interval: u32,
    /// Samples of an isolate, and the compiles that they lead to, take one part in so many of the time at most; 0 sets no limit.
    pub share: u32,
}

impl Default for Sampling {
    fn default() -> Self {
        Sampling { interval: 50_000, share: 16 }
    }
}

/// What samples have cost an isolate.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    since: Instant,
    spent: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { since: Instant::now(), spent: HEAD_START }
    }
}

impl Budget {
    /// Whether so much more can be spent now.
    fn allows(&self, cost: Duration, share: u32) -> bool {
        (self.spent + cost) * share <= self.since.elapsed()
    }
}

/// Calls and iterations of a function's code until it is sampled.
pub(crate) fn interval_of(state: &TieringState, cell: &FunctionCell) -> u32 {
    let doubled = state.history.get(&cell.index).map_or(0, |history| history.sampling_doubled);
    state.config.sample_every.unwrap_or(state.config.sampling.interval.saturating_mul(1 << doubled))
}

/// A sample that is being taken.
pub struct Sample {
    code: Rc<Installed>,
    /// Of the functions in the code, that of the code first.
    feedback: Vec<SavedFeedback>,
    /// The notes of where code was left, likewise.
    exits: Vec<Vec<(u32, ExitReason)>>,
    /// How many calls each was away from more code.
    countdowns: Vec<u32>,
    /// Codes of these functions that were entered before.
    withdrawn: Vec<Rc<Installed>>,
    /// How often it went on since its loops are long.
    prolonged: u32,
    /// The tier that the code has run long enough for, if it is sampled for that.
    climbs_to: Option<usize>,
    /// Its end is under way: nothing is interpreted any more.
    is_ending: bool,
    began: Instant,
}

impl Sample {
    /// Forgets what depends on lookups in classes, which have changed.
    pub(crate) fn forget_lookups(&mut self) {
        self.feedback.iter_mut().for_each(SavedFeedback::forget_lookups);
    }

    /// Calls `visit` with every value that the feedback refers to.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.feedback.iter().for_each(|feedback| feedback.trace(visit));
    }
}

/// The functions whose instructions are in the code, its own first.
fn functions_in(installed: &Installed) -> Vec<&'static FunctionCell> {
    let exits = installed.code.deopt.exits.iter();
    let numbers: BTreeSet<u32> = exits
        .flat_map(|exit| &exit.frames)
        .map(|frame| installed.names.functions[frame.function as usize])
        .collect();
    let cells = numbers.into_iter().map(|number| installed.names.cells[number as usize]);
    let inlined = cells.filter(|cell| cell.index != installed.cell.index);
    std::iter::once(installed.cell).chain(inlined).collect()
}

/// Starts a sample of the functions in the code, which has counted down and is left: the interpreter goes on with them.
pub(crate) fn start(cx: &mut Context, installed: &Rc<Installed>) {
    install_finished(cx);
    finish(cx, false);
    let cell = installed.cell;
    if !is_entered(installed) || is_pending(cx, cell, installed.entry) {
        cell.until_sample.set(PATIENCE);
        resume_loop(installed);
        return;
    }
    let state = cx.state::<TieringState>();
    let is_afforded = can_afford(state, &state.sampling, state.compile_time(cell));
    let interval = interval_of(state, cell);
    cell.until_sample.set(if is_afforded { interval } else { interval.saturating_mul(UNAFFORDED) });
    if !is_afforded || !installed.is_valid.get() {
        resume_loop(installed);
        return;
    }
    begin(cx, installed, None);
}

/// Starts a sample of the functions in code that has run long enough for the tier `level`, unless it cannot be now: what it meets
/// tells what to compile for.
pub(crate) fn start_to_climb(cx: &mut Context, installed: &Rc<Installed>, level: usize) {
    finish(cx, false);
    let cell = installed.cell;
    let can_be = is_entered(installed) && installed.is_valid.get() && !is_pending(cx, cell, installed.entry);
    let state = cx.state::<TieringState>();
    let cost = state.compile_time(cell);
    let is_afforded = match installed.instead_of {
        Some(_) => can_afford(state, &state.climbing, TIMED_COST * cost),
        None => can_afford(state, &state.sampling, cost),
    };
    if can_be && is_afforded {
        begin(cx, installed, Some(level));
    }
}

/// Whether so much more can be spent, or costs do not matter.
fn can_afford(state: &TieringState, budget: &Budget, cost: Duration) -> bool {
    budget.allows(cost, state.config.sampling.share) || state.config.sample_every.is_some()
}

/// Sets the feedback of the functions in the code aside, and has them interpreted.
fn begin(cx: &mut Context, installed: &Rc<Installed>, climbs_to: Option<usize>) {
    let began = Instant::now();
    let cells = functions_in(installed);
    let countdowns = cells.iter().map(|cell| cell.countdown.get()).collect();
    let is_among = |code: &Installed| cells.iter().any(|cell| cell.index == code.cell.index);
    let codes: Vec<_> = cx.state::<TieringState>().installed.values().cloned().collect();
    let entered = codes.into_iter().filter(|code| is_among(code) && withdraw(cx, code));
    let withdrawn: Vec<_> = entered.collect();
    for (position, cell) in cells.iter().enumerate() {
        cell.countdown.set(calls_of_sample(position));
        count_iterations(cell, iterations_to_learn(cx));
    }
    let state = cx.state::<TieringState>();
    let exits =
        cells.iter().map(|cell| std::mem::take(&mut state.history.entry(cell.index).or_default().exits));
    let exits = exits.collect();
    let feedback = cells.into_iter().map(SavedFeedback::take).collect();
    state.statistics.lock().samples += 1;
    state.report(|| Event::Sampled {
        function: installed.cell.function().qualified_name.clone(),
        entry: describe(installed.entry),
    });
    state.sample = Some(Sample {
        code: installed.clone(),
        feedback,
        exits,
        countdowns,
        withdrawn,
        prolonged: 0,
        climbs_to,
        is_ending: false,
        began,
    });
}

/// A function has been called often: ends the sample if it is in it; whether it was.
pub(crate) fn on_call(cx: &mut Context, cell: &FunctionCell) -> bool {
    let is_sampled = sampled_calls(cx, cell).is_some();
    if is_sampled {
        finish(cx, true);
    }
    is_sampled
}

/// A loop has turned often: ends the sample if its function is in it, unless the loop is long: then what comes before and
/// behind it is to be seen as well, and the loop turns on, which is told.
pub(crate) fn on_loop(cx: &mut Context, cell: &FunctionCell, slot: u16) -> bool {
    let Some(calls) = sampled_calls(cx, cell) else { return false };
    let iterations = iterations_to_learn(cx);
    let sample = cx.state::<TieringState>().sample.as_mut().expect("the function is sampled");
    let goes_on = calls < WHOLE_CALLS && sample.prolonged < MAX_PROLONGED;
    if goes_on {
        sample.prolonged += 1;
        cell.slot(slot).countdown().set(iterations);
    } else {
        finish(cx, true);
    }
    goes_on
}

/// How often a function has been called since it is sampled, if it is.
fn sampled_calls(cx: &Context, cell: &FunctionCell) -> Option<u32> {
    let sample = cx.state_ref::<TieringState>().sample.as_ref()?;
    let position = sample.feedback.iter().position(|feedback| feedback.cell().index == cell.index)?;
    Some(calls_of_sample(position).saturating_sub(cell.countdown.get()))
}

/// Has those loops of a function that have no code turn so often before they ask for it.
fn count_iterations(cell: &FunctionCell, iterations: u64) {
    for slot in loop_slots(cell).filter(|slot| slot.osr_entry().get() == 0) {
        slot.countdown().set(iterations);
    }
}

/// Calls of a function that end a sample, by its position there.
fn calls_of_sample(position: usize) -> u32 {
    if position == 0 { CALLS_TO_LEARN } else { INLINED_CALLS }
}

/// Ends the sample that is being taken, if there is one: the codes are entered again. If the sample is long enough to tell and
/// less was met than before, code for that alone is asked for. Then what was known is put back.
pub(crate) fn finish(cx: &mut Context, is_long_enough: bool) {
    let state = cx.state::<TieringState>();
    let Some(sample) = state.sample.as_mut().filter(|sample| !sample.is_ending) else { return };
    sample.is_ending = true;
    let (code, climbs_to, cost) = (sample.code.clone(), sample.climbs_to, sample.began.elapsed());
    let (withdrawn, countdowns) =
        (std::mem::take(&mut sample.withdrawn), std::mem::take(&mut sample.countdowns));
    let cells: Vec<_> = sample.feedback.iter().map(SavedFeedback::cell).collect();
    state.sampling.spent += cost;
    let sites = if is_long_enough { look_narrowly(state) } else { 0 };
    for (cell, countdown) in cells.iter().zip(countdowns) {
        // Code that was installed meanwhile has begun to count.
        if !has_code(cx, cell) {
            cell.countdown.set(countdown.max(1));
        }
        count_iterations(cell, cx.tiering.loop_countdown.into());
    }
    withdrawn.iter().for_each(|code| publish_again(cx, code));
    let state = cx.state::<TieringState>();
    if sites > 0 {
        state.statistics.lock().narrowed += 1;
        let function = code.cell.function().qualified_name.clone();
        state.report(|| Event::Narrowed { function, sites });
        let compile_time = state.compile_time(code.cell);
        // What is narrow first runs as code that is made at once, and climbs if it still is when it has run.
        let (wide, level) = match (&code.instead_of, climbs_to) {
            (Some(wide), Some(level)) => {
                state.climbing.spent += TIMED_COST * compile_time;
                (wide.upgrade().filter(|wide| wide.is_valid.get()).unwrap_or(code.clone()), level)
            }
            _ => {
                state.sampling.spent += compile_time;
                (code.clone(), counted_tier(&state.config.tiers, code.tier))
            }
        };
        request_in_place_of(cx, wide, level);
        code.cell.until_sample.set(PATIENCE);
    } else if is_long_enough && climbs_to.is_none() {
        lengthen_interval(state, code.cell);
    }
    let state = cx.state::<TieringState>();
    let Sample { feedback, exits, .. } = state.sample.take().expect("nothing else ends it");
    for (cell, exits) in cells.iter().zip(exits) {
        let known = &mut state.history.entry(cell.index).or_default().exits;
        let forgotten = exits.into_iter().filter(|exit| !known.contains(exit)).collect::<Vec<_>>();
        known.extend(forgotten);
    }
    feedback.into_iter().for_each(SavedFeedback::put_back);
    if let Some(level) = climbs_to
        && is_long_enough
        && sites == 0
    {
        request_timed(cx, &code, level);
    }
}

/// Lets the feedback of what is sampled say no more than what was met; the number of sites that say less than before.
fn look_narrowly(state: &mut TieringState) -> usize {
    let Some(sample) = &mut state.sample else { return 0 };
    let noted: Vec<_> = sample.feedback.iter_mut().map(SavedFeedback::put_back_wider).collect();
    let sites = noted.iter().map(|noted| noted.narrower.len()).sum();
    for ((feedback, noted), exits) in sample.feedback.iter().zip(noted).zip(&sample.exits) {
        let known = &mut state.history.entry(feedback.cell().index).or_default().exits;
        // Where nothing has run, nothing is known anew.
        let is_kept = |(pc, _): &&(u32, ExitReason)| sites == 0 || !noted.run.contains(pc);
        let kept: Vec<_> =
            exits.iter().filter(is_kept).filter(|exit| !known.contains(exit)).copied().collect();
        known.extend(kept);
    }
    sites
}

/// Has code of a function be sampled less often.
fn lengthen_interval(state: &mut TieringState, cell: &FunctionCell) {
    let doubled = &mut state.history.entry(cell.index).or_default().sampling_doubled;
    *doubled = MAX_DOUBLED.min(*doubled + 1);
}

/// Gives up code that was made for less than what is known: what stood in its place before is entered again, if there still
/// is such code.
pub(crate) fn widen(cx: &mut Context, narrow: &Rc<Installed>, wide: Option<Rc<Installed>>) {
    let countdown = narrow.cell.countdown.get();
    invalidate(cx, narrow);
    let state = cx.state::<TieringState>();
    let share = state.config.sampling.share;
    let history = state.history.entry(narrow.cell.index).or_default();
    abandon_narrow(&state.pending, history, narrow);
    let was_worth_it = narrow.since.elapsed() >= history.compile_time * share;
    if was_worth_it {
        history.sampling_doubled = history.sampling_doubled.saturating_sub(1);
    } else {
        lengthen_interval(state, narrow.cell);
    }
    if let Some(wide) = wide.filter(|wide| wide.is_valid.get()) {
        publish_again(cx, &wide);
        wide.cell.countdown.set(countdown);
    }
}

/// Gives up compiles for what `narrow` was made for, too, which has failed.
fn abandon_narrow(pending: &WordMap<u64, Pending>, history: &mut FunctionHistory, narrow: &Installed) {
    let concerns = |pending: &&Pending| {
        pending.instead_of.is_some()
            && pending.cell.index == narrow.cell.index
            && pending.entry == narrow.entry
    };
    for pending in pending.values().filter(concerns) {
        pending.is_abandoned.set(true);
        history.pending.retain(|&known| known != narrow.entry);
    }
}
