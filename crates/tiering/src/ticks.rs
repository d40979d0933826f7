//! What code runs long, found without counting: now and then a bell rings, and the code that notices it is noted.
//!
//! A tier may be for what has run for some time ([`Tier::time_threshold`](crate::ladder::Tier::time_threshold)). A worker
//! rings: it sets [`TICK`] in the interrupt word, so that the code that runs leaves at its next poll or call, as for any
//! interrupt, and the exit says which code that was. What was found to run so long in sum is compiled for the tier. So
//! neither calls nor loops pay for being found.
//!
//! Each ring is asked for when the one before was noticed: an isolate in which nothing runs is woken once. Where there is
//! nothing more to gain, bells ring ever more rarely. Without workers none ring.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use runtime::context::Context;

use crate::economy::resume_loop;
use crate::installation::{install_finished, is_entered};
use crate::policy::request_timed;
use crate::sampling;
use crate::state::{Installed, TieringState};

/// Bit of the interrupt word: a bell has rung.
pub const TICK: u64 = 32;
/// Time between two rings, unless an engine is told otherwise.
pub const PAUSE: Duration = Duration::from_millis(50);
/// So often the time is doubled at most, while nothing is found that may climb.
const MAX_DOUBLED: u32 = 5;

/// Sets [`TICK`] in the interrupt word of an isolate, from any thread, if there still is one.
pub type Bell = Arc<dyn Fn() + Send + Sync>;

/// What an isolate knows of its bell.
#[derive(Default)]
pub struct Ticks {
    /// The bell; none where nothing climbs by time, or nobody could ring.
    bell: Option<Bell>,
    /// When it rings next; none before the first code is installed.
    due: Option<Instant>,
    /// The time until then.
    pause: Duration,
    /// How often the pause is doubled.
    doubled: u32,
}

impl Ticks {
    /// The bell, for who has something to tell before it rings by itself.
    pub(crate) fn bell(&self) -> Option<Bell> {
        self.bell.clone()
    }

    /// Whether it has rung as asked for.
    fn is_over(&self) -> bool {
        self.due.is_some_and(|due| Instant::now() >= due)
    }
}

/// Lets the isolate know its bell.
pub fn connect(cx: &mut Context, bell: Bell) {
    let state = cx.state::<TieringState>();
    let climbs_by_time = state.config.tiers.iter().any(|tier| tier.time_threshold.is_some());
    state.ticks.bell = (climbs_by_time && state.config.workers.is_some()).then_some(bell);
}

/// There is code that may run long: asks for the first ring, if none was.
pub(crate) fn start(state: &mut TieringState) {
    if state.ticks.due.is_none() {
        ask(state);
    }
}

/// Serves the bit, which was taken away: asks for the next ring.
pub fn serve(cx: &mut Context) {
    let state = cx.state::<TieringState>();
    if state.ticks.is_over() {
        ask(state);
        state.ticks.doubled = MAX_DOUBLED.min(state.ticks.doubled + 1);
    }
}

fn ask(state: &mut TieringState) {
    let (Some(bell), Some(workers)) = (&state.ticks.bell, &state.config.workers) else { return };
    let pause = state.config.tick * (1 << state.ticks.doubled);
    let due = Instant::now() + pause;
    workers.ring(due, bell.clone());
    (state.ticks.due, state.ticks.pause) = (Some(due), pause);
}

/// If a bell has rung that was not served, the time for which what runs now stands.
pub(crate) fn rung(cx: &Context) -> Option<Duration> {
    let has_rung = cx.interrupt.load(Ordering::Relaxed) & TICK != 0;
    let ticks = &cx.state_ref::<TieringState>().ticks;
    has_rung.then(|| if ticks.is_over() { ticks.pause } else { Duration::ZERO })
}

/// Notes that this code, left because the bell rang, stands for so much time; asks for code of a tier that is for what runs
/// so long. Loops enter what code there is again.
pub(crate) fn note(cx: &mut Context, installed: &Rc<Installed>, time: Duration) {
    install_finished(cx);
    resume_loop(installed);
    let state = cx.state::<TieringState>();
    let above = installed.tier + 1..state.config.tiers.len();
    let mut timed = above.filter_map(|level| Some((level, state.config.tiers[level].time_threshold?)));
    let Some((level, threshold)) = timed.next() else { return };
    if time.is_zero() || !is_entered(installed) {
        return;
    }
    state.ticks.doubled = 0;
    let time = installed.time.get() + time;
    installed.time.set(time);
    if time >= threshold {
        // What takes long to compile is to be made for what is met now.
        let is_mixed = installed.is_mixed || installed.instead_of.is_some();
        match is_mixed && state.config.sampling.interval != 0 {
            true => sampling::start_to_climb(cx, installed, level),
            false => request_timed(cx, installed, level),
        }
    }
}
