//! Engines: what isolates share.

use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use engine::{Event, Ladder, Listener, OptLevel, ProfileConfig, TargetCpu};

use crate::error::Error;
use crate::isolate::{Isolate, IsolateConfig};
use crate::metrics::{Accounts, Metrics, json_of};
use crate::watchdog::Watchdog;

/// What isolates share: the ladder of tiers, the threads that compile, the memory of machine code. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    pub(crate) inner: Arc<engine::Engine>,
    pub(crate) watchdog: Arc<Watchdog>,
    accounts: Arc<Mutex<Accounts>>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("config", self.inner.config()).finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine with these settings.
    ///
    /// # Errors
    /// When memory for machine code cannot be reserved.
    pub fn new(config: EngineConfig) -> Result<Engine, Error> {
        let inner = engine::Engine::new(config.0)?;
        Ok(Engine { inner: Arc::new(inner), watchdog: Arc::default(), accounts: Arc::default() })
    }

    /// Counts and times of all isolates, those that run in other threads included: their compiles and exits as they happen, their
    /// heaps as of the last collection or the end of the last text that was run ([`Isolate::metrics`] is up to date).
    pub fn metrics(&self) -> Metrics {
        self.accounts().sum()
    }

    pub(crate) fn accounts(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new isolate. Takes some microseconds where others have ended, else some tens.
    ///
    /// # Errors
    /// When the system refuses memory, or the limit of memory is too low for the language itself.
    pub fn isolate(&self, config: IsolateConfig) -> Result<Isolate, Error> {
        Isolate::new(self, config)
    }
}

/// Settings of an engine.
#[derive(Clone, Debug, Default)]
pub struct EngineConfig(engine::Config);

impl EngineConfig {
    /// The usual ones: one thread that compiles, code that rises to optimized native code.
    pub fn new() -> EngineConfig {
        EngineConfig::default()
    }

    /// Whether code is compiled at all; else the interpreter runs everything.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        if !enabled {
            self.0.ladder.tiers.clear();
        }
        self
    }

    /// The tiers, by the name of a preset (`default`, `development`, `production`, `production-llvm`, …) or as a text that
    /// lists them; see [`Ladder`].
    ///
    /// # Errors
    /// [`Error::Config`] when there is no such preset and it is no such text.
    pub fn ladder(mut self, ladder: &str) -> Result<Self, Error> {
        self.0.ladder = match Ladder::preset(ladder) {
            Some(preset) => preset,
            None => Ladder::parse(ladder).map_err(|error| Error::Config(error.to_string()))?,
        };
        Ok(self)
    }

    /// Calls, and as many iterations of a loop tenfold, after which code is compiled for the first tier.
    #[must_use]
    pub fn threshold(mut self, calls: u32) -> Self {
        if let Some(tier) = self.0.ladder.tiers.first_mut() {
            tier.call_threshold = calls.max(1);
            tier.loop_threshold = calls.max(1).saturating_mul(10);
        }
        self
    }

    /// How much all tiers of the ladder that was set spend on code: [`OptLevel::Fast`] leaves out optional passes,
    /// inlining and speculation.
    #[must_use]
    pub fn optimization_level(mut self, level: OptLevel) -> Self {
        for tier in &mut self.0.ladder.tiers {
            tier.opt_level = level;
            tier.optimize = level != OptLevel::Fast;
            tier.speculate = tier.optimize;
        }
        self
    }

    /// For which processor code is made: `native` (the default, all that this machine has), `x86-64`, `x86-64-v2` or
    /// `x86-64-v3`.
    ///
    /// # Errors
    /// [`Error::Config`] when there is no such processor, or this machine cannot stand in for it.
    pub fn target_cpu(mut self, name: &str) -> Result<Self, Error> {
        self.0.cpu = TargetCpu::named(name).map_err(Error::Config)?;
        Ok(self)
    }

    /// Compiles that each isolate may ask for in a second; functions that want more are interpreted until later. 1000,
    /// unless it is set.
    #[must_use]
    pub fn max_compiles_per_second(mut self, compiles: u32) -> Self {
        self.0.max_compiles_per_second = compiles;
        self
    }

    /// Calls of a function between two looks whether its code is ready (64, unless it is set); loops look every four times as many
    /// iterations. Smaller numbers enter code sooner, larger ones disturb the interpreter less.
    #[must_use]
    pub fn check_interval(mut self, calls: u32) -> Self {
        self.0.check_interval = calls;
        self
    }

    /// Code in which something has met several kinds counts its calls and iterations, and after so many (50,000, unless it is set) its
    /// functions are interpreted for a moment, to see whether they still meet all of that; where they meet less, faster code is made. Each
    /// time that this tells nothing new the number doubles, up to 256 times. 0 has no code count: then what a program's types were once is
    /// kept for good.
    ///
    /// Counting and samples cost nothing where types are told apart, else 8 to 12 % of the CPU time of programs that take 40 to 260 ms, most of
    /// it for counting (deltablue 190 ms to 206, jsonenc 245 to 264), and keep a loop whose types change at the speed that it has for
    /// each of them alone (`benches/programs/python/phases.py`).
    #[must_use]
    pub fn sampling_interval(mut self, iterations: u32) -> Self {
        self.0.sampling.interval = iterations;
        self
    }

    /// Samples, see [`sampling_interval`](Self::sampling_interval), and the compiles that they lead to, take one part in so many of an
    /// isolate's time at most: in 16, unless it is set. 0 sets no limit.
    #[must_use]
    pub fn sampling_share(mut self, parts: u32) -> Self {
        self.0.sampling.share = parts;
        self
    }

    /// Reserved: where compiled code may be kept between processes one day. Nothing is read or written there yet.
    #[must_use]
    pub fn cache_dir(self, _directory: impl Into<PathBuf>) -> Self {
        self
    }

    /// Threads that compile; with 0 code is compiled where it is asked for, which makes runs repeatable.
    #[must_use]
    pub fn workers(mut self, workers: usize) -> Self {
        self.0.workers = workers;
        self
    }

    /// Whether programs take fuel: a unit at the start of each function and of each iteration of a loop, the same in every
    /// tier. See [`Isolate::set_fuel`]. Code that does not take any pays nothing for it. A unit takes compiled code less than a
    /// nanosecond: loops are up to 1.4 times as slow, functions that do little but call take twice their time; the
    /// interpreter is up to 1.2 times as slow (the example `counting_cost`).
    #[must_use]
    pub fn fuel(mut self, fuel: bool) -> Self {
        self.0.fuel = fuel;
        self
    }

    /// What is counted of functions beyond what the tiers need, see [`ProfileConfig`] and [`Function::blocks`](crate::Function::blocks).
    /// To count blocks makes the interpreter 1.2 to 1.3 times as slow, compiled loops 1.1 to 1.2 times and functions that do little
    /// but call 1.5 times (the example `counting_cost`); without it, it costs nothing.
    #[must_use]
    pub fn profile(mut self, profile: ProfileConfig) -> Self {
        self.0.profile = profile;
        self
    }

    /// Who is told what happens to code and heaps: on the threads of isolates, in the middle of their work. There may be
    /// several.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, EngineConfig, Event, IsolateConfig, Language};
    ///
    /// let (events, received) = std::sync::mpsc::channel();
    /// let config = EngineConfig::new().workers(0).listener(move |event| events.send(event.to_string()).unwrap_or(()));
    /// let mut isolate = Engine::new(config)?.isolate(IsolateConfig::new(Language::PYTHON))?;
    /// isolate.load("m", "for i in range(100000): pass")?;
    /// assert!(received.try_iter().any(|event| event.starts_with("install")));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn listener(mut self, listener: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        self.0.listener = Some(match self.0.listener.take() {
            None => Listener(Arc::new(listener)),
            Some(Listener(first)) => Listener(Arc::new(move |event| {
                first(event);
                listener(event);
            })),
        });
        self
    }

    /// Writes events as lines of JSON, each an object whose `event` tells what happened. A log that cannot be written to
    /// loses lines.
    #[must_use]
    pub fn event_log(self, log: impl Write + Send + 'static) -> Self {
        let log = Mutex::new(log);
        self.listener(move |event| {
            if let Some(line) = json_of(event) {
                let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = writeln!(log, "{line}");
            }
        })
    }

    /// How much of what happens to code and heaps is written to standard error, in lines for people: nothing (0), what somebody
    /// should know (1), what becomes of code (2), everything (3, which is much).
    #[must_use]
    pub fn verbosity(self, level: u8) -> Self {
        self.text_log(level, std::io::stderr())
    }

    /// As [`EngineConfig::verbosity`], to somewhere else. A log that cannot be written to loses lines.
    #[must_use]
    pub fn text_log(self, level: u8, log: impl Write + Send + 'static) -> Self {
        if level == 0 {
            return self;
        }
        let log = Mutex::new(log);
        self.listener(move |event| {
            if event.level() <= level {
                let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = writeln!(log, "updraft: {event}");
            }
        })
    }

    /// For tests: collects garbage at every so many allocations, in all ways there are in turn, and checks the heap before and
    /// after. What goes wrong is a panic.
    #[must_use]
    pub fn collect_every(mut self, allocations: u32) -> Self {
        self.0.stress.collect_every = Some(allocations.max(1));
        self
    }

    /// Bytes that machine code may take; what was not entered for long makes room.
    #[must_use]
    pub fn max_code(mut self, bytes: usize) -> Self {
        self.0.max_code = bytes;
        self
    }
}
