//! Engines: what isolates share.

use std::sync::Arc;

use engine::Ladder;

use crate::error::Error;
use crate::isolate::{Isolate, IsolateConfig};
use crate::watchdog::Watchdog;

/// What isolates share: the ladder of tiers, the threads that compile, the memory of machine code. Cheap to clone.
#[derive(Clone)]
pub struct Engine(pub(crate) Arc<engine::Engine>, pub(crate) Arc<Watchdog>);

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("config", self.0.config()).finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine with these settings.
    ///
    /// # Errors
    /// When memory for machine code cannot be reserved.
    pub fn new(config: EngineConfig) -> Result<Engine, Error> {
        let inner = engine::Engine::new(config.0)?;
        Ok(Engine(Arc::new(inner), Arc::default()))
    }

    /// A new isolate. Takes tens of microseconds, more where the language sets up much.
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

    /// Threads that compile; with 0 code is compiled where it is asked for, which makes runs repeatable.
    #[must_use]
    pub fn workers(mut self, workers: usize) -> Self {
        self.0.workers = workers;
        self
    }

    /// Whether programs take fuel: a unit at the start of each function and of each iteration of a loop, the same in every
    /// tier. See [`Isolate::set_fuel`]. Code that does not take any pays nothing for it; code that does is about
    /// a tenth slower.
    #[must_use]
    pub fn fuel(mut self, fuel: bool) -> Self {
        self.0.fuel = fuel;
        self
    }

    /// Bytes that machine code may take; what was not entered for long makes room.
    #[must_use]
    pub fn max_code(mut self, bytes: usize) -> Self {
        self.0.max_code = bytes;
        self
    }
}
