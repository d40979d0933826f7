//! What an engine and its isolates are made with.

use std::time::Duration;

use heap::HeapConfig;
use optimizer::pipeline::PipelineOptions;
use tiering::compile::Dumps;
use tiering::event::Listener;
use tiering::ladder::Ladder;
use tiering::profile::ProfileConfig;
use tiering::sampling::Sampling;

use crate::cpu::TargetCpu;

/// Settings of an engine. Start from the default and change what matters.
#[derive(Clone, Debug)]
pub struct Config {
    /// The tiers above the interpreter.
    pub ladder: Ladder,
    /// Threads that compile; 0 compiles where code is asked for, which makes runs repeatable.
    pub workers: usize,
    /// For which processor code is made.
    pub cpu: TargetCpu,
    /// Compiles that an isolate may ask for in a second; functions that want more wait.
    pub max_compiles_per_second: u32,
    /// Calls between two looks for the result of a compile; of iterations of a loop, four times as many.
    pub check_interval: u32,
    /// How often code that has met several kinds is sampled.
    pub sampling: Sampling,
    /// Bytes that an isolate's heap may take.
    pub max_memory: Option<usize>,
    /// Bytes that machine code may take.
    pub max_code: usize,
    /// Bytes of address space for native frames of an isolate.
    pub native_stack: usize,
    /// Bytes of address space for interpreted frames of an isolate.
    pub register_stack: usize,
    /// Seed of string hashes; random when `None`.
    pub hash_seed: Option<u64>,
    /// Whether programs take fuel; see [`bytecode::charges`].
    pub fuel: bool,
    /// What is counted beyond what the tiers need.
    pub profile: ProfileConfig,
    /// Texts of compiles to report.
    pub dumps: Dumps,
    /// Passes left out, verification, bisection.
    pub pipeline: PipelineOptions,
    /// Who is told of events, of collections too.
    pub listener: Option<Listener>,
    /// Makes rare things common: for tests.
    pub stress: Stress,
}

/// Makes rare things common: for tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stress {
    /// Collect at every allocation of this number.
    pub collect_every: Option<u32>,
    /// Every guard fails.
    pub fail_guards: bool,
    /// The interpreter runs without fast handlers.
    pub plain_interpreter: bool,
    /// Sample code after so many calls and iterations.
    pub sample_every: Option<u32>,
    /// Time between two [ticks](tiering::ticks).
    pub tick: Option<Duration>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            ladder: Ladder::preset("default").expect("the preset exists"),
            workers: 1,
            cpu: TargetCpu::default(),
            max_compiles_per_second: tiering::economy::MAX_PER_SECOND,
            check_interval: tiering::policy::CHECK_INTERVAL,
            sampling: Sampling::default(),
            max_memory: None,
            max_code: 64 << 20,
            native_stack: 1 << 30,
            register_stack: 1 << 30,
            hash_seed: None,
            fuel: false,
            profile: ProfileConfig::default(),
            dumps: Dumps::default(),
            pipeline: PipelineOptions::new(),
            listener: None,
            stress: Stress::default(),
        }
    }
}

impl Config {
    /// A seed of string hashes that nobody can foresee.
    pub fn random_seed() -> u64 {
        use std::hash::{BuildHasher, RandomState};
        RandomState::new().hash_one(0)
    }

    /// The heap's part.
    pub(crate) fn heap(&self, max_memory: Option<usize>) -> HeapConfig {
        let mut heap = HeapConfig::default();
        if let Some(limit) = max_memory {
            heap.limit_bytes = limit;
        }
        if let Some(every) = self.stress.collect_every {
            heap.zeal = Some(every);
            heap.verify = true;
            heap.poison = true;
        }
        heap
    }
}
