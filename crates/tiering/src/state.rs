//! What an isolate knows of its tiers: codes in place, compiles under way, and the history of each function.

use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::{Duration, Instant};

use abi::exit_reason::ExitReason;
use code_memory::{CodeBlob, CodeMemory};
use optimizer::request::{Assumption, EntryPoint};
use runtime::context::{Context, LanguageState, TieringHooks};
use runtime::function::FunctionCell;
use runtime::value::Value;
use runtime::word_map::WordMap;
use ssa::backend::{Backend, CompiledCode};

use crate::compile::CompileSettings;
use crate::economy::Rate;
use crate::event::{Event, Listener};
use crate::ladder::{BackendKind, Tier};
use crate::sampling::{Budget, Sample, Sampling};
use crate::snapshot::Names;
use crate::statistics::SharedStatistics;
use crate::ticks::Ticks;
use crate::worker::{Inbox, Workers};
use crate::{assumptions, deopt, policy, runtime_functions};

/// What the tiers of an isolate are set up with; most is shared with other isolates.
#[derive(Clone)]
pub struct TieringConfig {
    /// The tiers.
    pub tiers: Vec<Arc<Tier>>,
    /// Backends by kind; a tier whose backend is not here is left out.
    pub backends: Vec<(BackendKind, Arc<dyn Backend>)>,
    /// Where code goes.
    pub code_memory: Arc<CodeMemory>,
    /// Threads that compile; without them, compiles are done where they are asked for.
    pub workers: Option<Arc<Workers>>,
    /// How the compiler is run.
    pub compile: Arc<CompileSettings>,
    /// Compiles that an isolate may ask for in a second.
    pub max_compiles_per_second: u32,
    /// Calls between two looks for the result of a compile; of iterations, four times as many.
    pub check_interval: u32,
    /// How often code is sampled.
    pub sampling: Sampling,
    /// Calls and iterations of code between two samples, always: for tests.
    pub sample_every: Option<u32>,
    /// Time between two rings of an isolate's bell, see [`ticks`](crate::ticks).
    pub tick: Duration,
    /// Every guard fails: for tests.
    pub fail_guards: bool,
    /// Who is told of each event.
    pub listener: Option<Listener>,
    /// Whether of exits too: to describe one takes far longer than to leave.
    pub tells_exits: bool,
}

/// Code that was installed.
pub struct Installed {
    /// The machine code; never freed while it may be on the stack.
    pub blob: CodeBlob,
    /// Its exits; the code's bytes are gone.
    pub code: CompiledCode,
    /// What its numbers name.
    pub names: Names,
    /// Where it is entered.
    pub entry: EntryPoint,
    /// The function.
    pub cell: &'static FunctionCell,
    /// The tier, an index into the ladder.
    pub tier: usize,
    /// The next tier that would have other code.
    pub next: usize,
    /// What it relies on.
    pub assumptions: Vec<Assumption>,
    /// Something in it has met several kinds.
    pub is_mixed: bool,
    /// Code for all that is known, in whose place this was made for what a sample met.
    pub instead_of: Option<Weak<Installed>>,
    /// Counts what was installed before it.
    pub number: u64,
    /// When it was.
    pub since: Instant,
    /// Times it was left because a speculation failed.
    pub failures: std::cell::Cell<u32>,
    /// Times it was left behind the loop that it is entered in.
    pub left_behind: std::cell::Cell<u32>,
    /// Times it was left with an exception.
    pub exceptions: std::cell::Cell<u32>,
    /// How long it ran, as far as [`ticks`](crate::ticks) tell; with the code in whose place it was made.
    pub time: std::cell::Cell<Duration>,
    /// Whether it may be entered.
    pub is_valid: std::cell::Cell<bool>,
    /// It will never run again, so that nothing has to be kept alive for it.
    pub names_nothing: std::cell::Cell<bool>,
}

/// What happened to a function.
#[derive(Clone, Debug, Default)]
pub struct FunctionHistory {
    /// The tier whose code is entered by calls; 0 is the interpreter, 1 the ladder's first.
    pub level: usize,
    /// Compiles under way, by entry.
    pub pending: Vec<EntryPoint>,
    /// Loops that have waited for code of a loop around them.
    pub waited: Vec<u32>,
    /// How often it has waited for callers to inline it.
    pub waits: u8,
    /// The ticket that was next when it last wanted code.
    pub compiles_seen: Option<u64>,
    /// Codes that were given up because speculation failed.
    pub recompiles: u32,
    /// Entries for which the compiler declined, with the tier.
    pub declined: Vec<(EntryPoint, usize)>,
    /// Exits that the site feedback cannot tell, for the next compile.
    pub exits: Vec<(u32, ExitReason)>,
    /// Handlers, by cell and place, for which code of the function was given up so that its successor could go there itself.
    pub handlers: Vec<(u32, u32)>,
    /// How long the last compile took for a tier that is not for what has run long.
    pub compile_time: Duration,
    /// How often the interval between samples of its code was doubled.
    pub sampling_doubled: u32,
}

/// A compile under way.
pub struct Pending {
    /// What the request's numbers name.
    pub names: Names,
    /// The function.
    pub cell: &'static FunctionCell,
    /// Where the code is to be entered.
    pub entry: EntryPoint,
    /// For which tier.
    pub tier: usize,
    /// As in [`Installed`].
    pub instead_of: Option<Rc<Installed>>,
    /// [`TieringState::lookup_epoch`] when it was asked for.
    pub lookup_epoch: u64,
    /// Whether the isolate had functions of several languages.
    pub is_polyglot: bool,
    /// What its names stand for may be gone: its result is not installed.
    pub is_abandoned: std::cell::Cell<bool>,
}

/// The state of an isolate's tiers.
pub struct TieringState {
    /// How it was set up.
    pub config: TieringConfig,
    /// Where results arrive.
    pub inbox: Arc<Inbox>,
    /// Compiles under way, by ticket.
    pub pending: WordMap<u64, Pending>,
    pub(crate) next_ticket: u64,
    /// By address of the literal table.
    pub installed: WordMap<usize, Rc<Installed>>,
    /// By index of the function.
    pub history: WordMap<u32, FunctionHistory>,
    /// Codes that rely on a variable: by the heap cell.
    pub watchers: WordMap<Value, Vec<Rc<Installed>>>,
    /// Codes that rely on lookups in classes.
    pub lookup_watchers: Vec<Rc<Installed>>,
    /// Counts changes of lookups in classes.
    pub lookup_epoch: u64,
    /// Functions that are interpreted with their feedback set aside.
    pub sample: Option<Sample>,
    /// What samples cost, and the compiles that they lead to.
    pub sampling: Budget,
    /// What such compiles cost for tiers that are for what has run long.
    pub climbing: Budget,
    /// How it is found what runs long.
    pub ticks: Ticks,
    /// How many compiles were asked for of late.
    pub rate: Rate,
    /// Time that compiles took which the program waited for.
    pub spent_at_once: Duration,
    /// What was done.
    pub statistics: SharedStatistics,
}

impl LanguageState for TieringState {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        let pending = self.pending.values().filter(|pending| !pending.is_abandoned.get());
        pending.for_each(|pending| pending.names.trace(visit));
        let installed = self.installed.values().filter(|code| !code.names_nothing.get());
        installed.for_each(|installed| installed.names.trace(visit));
        self.sample.iter().for_each(|sample| sample.trace(visit));
    }
}

impl TieringState {
    /// The backend of a tier, if there is one.
    pub fn backend(&self, tier: &Tier) -> Option<Arc<dyn Backend>> {
        self.config
            .backends
            .iter()
            .find(|(kind, _)| *kind == tier.backend)
            .map(|(_, backend)| backend.clone())
    }

    /// How long it takes to compile a function, as far as is known, for a tier that is not for what has run long.
    pub(crate) fn compile_time(&self, cell: &FunctionCell) -> Duration {
        self.history.get(&cell.index).map_or(Duration::ZERO, |history| history.compile_time)
    }

    /// Reports an event, when somebody listens.
    pub fn report(&self, event: impl FnOnce() -> Event) {
        if let Some(Listener(listener)) = &self.config.listener {
            listener(&event());
        }
    }
}

/// Sets up the tiers of an isolate. To be called before modules are loaded.
pub fn install(cx: &mut Context, mut config: TieringConfig) {
    config.tiers.retain(|tier| config.backends.iter().any(|(kind, _)| *kind == tier.backend));
    cx.runtime_table = runtime_functions::TABLE.as_ptr();
    cx.deopt_entry = deopt::deopt_entry as *const () as usize;
    if let Some(first) = config.tiers.first() {
        cx.tiering = TieringHooks {
            call_countdown: first.call_threshold.max(1),
            loop_countdown: first.loop_threshold.max(1),
            on_call: policy::on_call,
            on_loop: policy::on_loop,
            on_cell_change: assumptions::on_cell_change,
            on_lookup_change: assumptions::on_lookup_change,
            on_rules_change: assumptions::on_rules_change,
            on_memory_limit: assumptions::on_memory_limit,
            ..cx.tiering
        };
    }
    cx.add_state(Box::new(TieringState {
        config,
        inbox: Arc::default(),
        pending: WordMap::default(),
        next_ticket: 0,
        installed: WordMap::default(),
        history: WordMap::default(),
        watchers: WordMap::default(),
        lookup_watchers: Vec::new(),
        lookup_epoch: 0,
        sample: None,
        sampling: Budget::default(),
        climbing: Budget::default(),
        ticks: Ticks::default(),
        rate: Rate::default(),
        spent_at_once: Duration::ZERO,
        statistics: SharedStatistics::default(),
    }));
}
