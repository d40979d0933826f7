//! What exits cost: how often code may be left before it is replaced, and how often a function may be compiled again.
//!
//! Code whose speculation failed too often is given up: the function is interpreted for a while, so that its feedback
//! comes to know what the code did not, and is compiled again. (To keep such code until its successor is there was tried:
//! leaving it costs five times as much as interpreting a short function.) The site
//! that failed is compiled in its general form from then on, in whatever code it is inlined (the notes are the site's
//! function's, see [`FunctionHistory::exits`](crate::state::FunctionHistory)).
//!
//! The budget, published in `docs/deopt.md`: [`MAX_FAILURES`] exits for each code, [`MAX_RECOMPILES`] codes for each
//! function, [`MAX_PER_SECOND`] compiles a second for each isolate.
#![allow(unsafe_code)]

use std::rc::Rc;
use std::time::{Duration, Instant};

use abi::deopt_table::ExitRecord;
use abi::exit_reason::ExitReason;
use bytecode::feedback::Operands;
use interpreter::frames::Registers;
use optimizer::request::EntryPoint;
use runtime::context::Context;

use crate::event::Event;
use crate::exit_text::{describe_exit, met};
use crate::installation::{invalidate, loop_slot};
use crate::policy::{climb, is_left_behind, note_left_behind, on_loop};
use crate::sampling::widen;
use crate::state::{Installed, TieringState};
use crate::ticks;

/// Failed speculations after which code is given up. Where code is reached that was never reached before, it is at once:
/// it will be reached again. Not so behind the loop that the code was entered in: then the function is to have code for its calls.
pub const MAX_FAILURES: u32 = 8;
/// Recompiles after failed speculation that a function may ask for; past them it is compiled without speculation.
pub const MAX_RECOMPILES: u32 = 12;
/// Compiles that an isolate may ask for in a second, unless it is told otherwise; functions that want more wait.
pub const MAX_PER_SECOND: u32 = 1_000;

/// So long an isolate compiles where code is asked for, and only then leaves it to the workers, as it does with what an
/// estimate says will take longer than what is left. While a loop waits for its
/// code, the interpreter does a twentieth of what the code would do: that gains less than another thread costs, with
/// caches of its own and the interpreter beside it. Where there is much to compile, the program has other things to do
/// meanwhile.
pub const AT_ONCE: Duration = Duration::from_millis(3);

/// Iterations in the interpreter, at most, after code of a loop was left with an exception.
const MAX_ITERATIONS_AWAY: u32 = 64;

/// Counts compiles by the second.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    since: Instant,
    count: u32,
}

impl Default for Rate {
    fn default() -> Self {
        Rate { since: Instant::now(), count: 0 }
    }
}

impl Rate {
    /// Takes back what was counted for a compile that was not done.
    pub fn refund(&mut self) {
        self.count = self.count.saturating_sub(1);
    }

    /// Whether one more compile may be asked for now, with so many a second; counts it.
    pub fn allows(&mut self, per_second: u32) -> bool {
        if self.count < per_second {
            self.count += 1;
            return true;
        }
        let is_over = per_second > 0 && self.since.elapsed() >= Duration::from_secs(1);
        if is_over {
            *self = Rate { since: Instant::now(), count: 1 };
        }
        is_over
    }
}

/// Notes an exit: in the statistics, in the feedback, and in the function's history. What [`ticks::rung`] says was
/// asked before frames were pushed, which may serve interrupts.
///
/// # Safety
/// `registers` are those of the innermost frame of the exit, which has been rebuilt. They are not read when an exception is
/// pending.
pub(crate) unsafe fn note(
    cx: &mut Context,
    installed: &Rc<Installed>,
    record: &ExitRecord,
    registers: Registers,
    rung: Option<Duration>,
) {
    let innermost = record.frames.first().expect("an exit has a frame");
    let number = installed.names.functions[innermost.function as usize];
    let site = installed.names.cells[number as usize];
    // SAFETY: as the caller promised.
    let met = || unsafe { met(record, site, registers) };
    let config = &cx.state::<TieringState>().config;
    if config.tells_exits && config.listener.is_some() {
        let place = describe_exit(cx, installed, record, site, &met());
        let function = installed.cell.function().qualified_name.clone();
        let left = Event::Left { function, reason: record.reason, place };
        cx.state::<TieringState>().report(|| left);
    }
    let state = cx.state::<TieringState>();
    *state.statistics.lock().exits.entry(record.reason).or_default() += 1;
    match record.reason {
        ExitReason::Exception => {
            if let Some(handler) = lacking_handler(cx, installed, record)
                && count_failure(cx, installed, record.reason)
            {
                let history = cx.state::<TieringState>().history.entry(installed.cell.index);
                history.or_default().handlers.push(handler);
            }
            stay_away(installed);
        }
        ExitReason::Interrupt | ExitReason::StackOverflow => {
            if let Some(time) = rung {
                ticks::note(cx, installed, time);
            }
        }
        ExitReason::TailCall | ExitReason::Yield => {}
        ExitReason::TierUp => {
            let place = (innermost.function == 0).then_some(innermost.pc);
            climb(cx, installed, place);
        }
        // Code entered inside a loop comes to one around it, which has an entry of its own.
        ExitReason::Unsupported if innermost.function == 0 && loop_slot(site, innermost.pc).is_some() => {
            enter_around(cx, installed, innermost.pc);
        }
        // What the compiler has no code for is no failed speculation: other code would be left there too.
        ExitReason::Unsupported | ExitReason::Forced | ExitReason::Invalidated => resume_loop(installed),
        reason => {
            let site_and_reason = (site.index, innermost.pc, reason);
            state.statistics.lock().culprits.entry(site_and_reason).or_default().note(met());
            // What is narrower than what is known fails where other code does not.
            if installed.instead_of.is_none() {
                site.add_site_feedback(innermost.pc, Operands::LEFT);
                let history = state.history.entry(site.index).or_default();
                if !history.exits.contains(&(innermost.pc, reason)) {
                    history.exits.push((innermost.pc, reason));
                }
            }
            // The iterations of a loop are as fast without the way on.
            let is_behind = record.frames.len() == 1
                && reason == ExitReason::NotTaken
                && is_left_behind(installed.cell, installed.entry, innermost.pc);
            if is_behind {
                resume_loop(installed);
                note_left_behind(cx, installed);
            } else {
                count_failure(cx, installed, reason);
            }
        }
    }
}

/// Counts a failed speculation; gives the code up when there were too many. Whether it did.
fn count_failure(cx: &mut Context, installed: &Rc<Installed>, reason: ExitReason) -> bool {
    // What came once where nothing of the kind was met before will come again.
    let is_new = matches!(reason, ExitReason::NotTaken | ExitReason::NamedArguments);
    let weight = if is_new { MAX_FAILURES } else { 1 };
    let failures = installed.failures.get() + weight;
    installed.failures.set(failures);
    if failures < MAX_FAILURES || !installed.is_valid.get() {
        return false;
    }
    if let Some(wide) = &installed.instead_of {
        widen(cx, installed, wide.upgrade());
        return true;
    }
    let state = cx.state::<TieringState>();
    state.statistics.lock().recompiles += 1;
    // No code that is made from now on relies on small variables: this ends by itself.
    if reason != ExitReason::LargeVariable {
        let history = state.history.entry(installed.cell.index).or_default();
        history.recompiles += 1;
        if history.recompiles == MAX_RECOMPILES {
            state.statistics.lock().exhausted += 1;
            state.report(|| Event::Exhausted { function: installed.cell.function().qualified_name.clone() });
        }
    }
    invalidate(cx, installed);
    true
}

/// The handler that catches the exception with which the code was left, where code of its function's that is made now would
/// go there itself: it had not been entered when the code was compiled, and code was not given up for it before.
fn lacking_handler(cx: &mut Context, installed: &Installed, record: &ExitRecord) -> Option<(u32, u32)> {
    let handler = record.frames.iter().find_map(|frame| {
        let number = installed.names.functions[frame.function as usize];
        let cell = installed.names.cells[number as usize];
        cell.function().handler_at(frame.pc).map(|handler| (number, cell.index, handler.target))
    });
    let (number, cell, target) = handler?;
    let is_new = installed.names.new_handlers.contains(&(number, target));
    let history = cx.state::<TieringState>().history.get(&installed.cell.index);
    let was_tried = history.is_some_and(|history| history.handlers.contains(&(cell, target)));
    (is_new && !was_tried).then_some((cell, target))
}

/// Has the interpreter enter code of a loop the later the more often it was left with an exception: entering and leaving
/// takes longer than a few iterations.
fn stay_away(installed: &Rc<Installed>) {
    let exceptions = installed.exceptions.get().saturating_add(1);
    installed.exceptions.set(exceptions);
    if let EntryPoint::Loop(place) = installed.entry
        && let Some(slot) = loop_slot(installed.cell, place)
        && installed.cell.slot(slot).osr_entry().get() != 0
    {
        installed.cell.slot(slot).countdown().set(exceptions.min(MAX_ITERATIONS_AWAY).into());
    }
}

/// Asks for code of the loop at `place`, or lets the interpreter enter it.
fn enter_around(cx: &mut Context, installed: &Rc<Installed>, place: u32) {
    if let Some(slot) = loop_slot(installed.cell, place) {
        let countdown = installed.cell.slot(slot).countdown();
        on_loop(cx, installed.cell, slot, place);
        countdown.set(countdown.get().min(2));
    }
}

/// Lets the interpreter enter valid code of the loop again soon.
pub(crate) fn resume_loop(installed: &Rc<Installed>) {
    if let EntryPoint::Loop(place) = installed.entry
        && let Some(slot) = loop_slot(installed.cell, place)
        && installed.cell.slot(slot).osr_entry().get() != 0
    {
        installed.cell.slot(slot).countdown().set(1);
    }
}
