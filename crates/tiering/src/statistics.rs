//! What the tiers did: counts and times, for `--stats`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use abi::exit_reason::ExitReason;

use crate::exit_text::Met;

/// Counts of one tier.
#[derive(Clone, Debug, Default)]
pub struct TierStatistics {
    /// Functions and loops compiled.
    pub compiled: u64,
    /// Compilations declined.
    pub declined: u64,
    /// Time that compiling took, on whatever thread.
    pub compile_time: Duration,
    /// Bytes of machine code.
    pub code_bytes: u64,
    /// Times that its code was entered in a loop.
    pub osr_installs: u64,
}

/// Counts of an isolate that other threads may read while it runs: all that counts is rare enough for a lock.
#[derive(Clone, Debug, Default)]
pub struct SharedStatistics(Arc<Mutex<Statistics>>);

impl SharedStatistics {
    /// The counts, for a moment.
    pub fn lock(&self) -> MutexGuard<'_, Statistics> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A site whose speculation failed.
#[derive(Clone, Debug, Default)]
pub struct Culprit {
    /// How often.
    pub exits: u64,
    /// What it met the last time.
    pub met_last: Vec<Met>,
}

impl Culprit {
    /// Notes one more exit.
    pub(crate) fn note(&mut self, met: Vec<Met>) {
        self.exits += 1;
        self.met_last = met;
    }
}

/// Counts of an isolate.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// By name of the tier.
    pub tiers: BTreeMap<String, TierStatistics>,
    /// Exits by reason.
    pub exits: BTreeMap<ExitReason, u64>,
    /// Failed speculations by site: the function's index, the instruction's place, the reason.
    pub culprits: BTreeMap<(u32, u32, ExitReason), Culprit>,
    /// Codes given up because their speculation failed too often.
    pub recompiles: u64,
    /// Compiles that were done where code was asked for, while the program waited.
    pub at_once: u64,
    /// Times that a function had to wait because too many compiles were asked for within a second.
    pub deferred: u64,
    /// Codes made unreachable to make room for others.
    pub evictions: u64,
    /// Bytes of machine code that were given back.
    pub freed_bytes: u64,
    /// Codes made unreachable because what they relied on no longer held, or they were left too often.
    pub invalidations: u64,
    /// Functions that ran out of their budget of recompiles.
    pub exhausted: u64,
    /// Times that code was left aside to see what its functions meet now.
    pub samples: u64,
    /// Those that met less than before.
    pub narrowed: u64,
}

impl Statistics {
    /// Adds the counts of another isolate. Sites are told apart in one isolate alone, so they are left out.
    pub fn add(&mut self, other: &Statistics) {
        for (name, added) in &other.tiers {
            let tier = self.tiers.entry(name.clone()).or_default();
            tier.compiled += added.compiled;
            tier.declined += added.declined;
            tier.compile_time += added.compile_time;
            tier.code_bytes += added.code_bytes;
            tier.osr_installs += added.osr_installs;
        }
        for (reason, count) in &other.exits {
            *self.exits.entry(*reason).or_default() += count;
        }
        self.recompiles += other.recompiles;
        self.at_once += other.at_once;
        self.deferred += other.deferred;
        self.evictions += other.evictions;
        self.freed_bytes += other.freed_bytes;
        self.invalidations += other.invalidations;
        self.exhausted += other.exhausted;
        self.samples += other.samples;
        self.narrowed += other.narrowed;
    }
}
