//! Figures of isolates and engines. Each is named once, in `Metrics::families`; [`text`](self::text) writes them.

mod text;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use engine::{PauseKind, SharedStatistics, Statistics, TierStatistics};
use heap::HeapStats;

pub(crate) use self::text::json_of;

/// Counts and times: of an isolate, or of all of an engine.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    /// Isolates that have ended.
    pub isolates: u64,
    /// Isolates that have not.
    pub live_isolates: u64,
    /// What the tiers did.
    pub code: Statistics,
    /// What the collectors did, by kind.
    pub collections: BTreeMap<&'static str, Collections>,
    /// Bytes that programs have allocated.
    pub allocated_bytes: u64,
}

/// What collections of a kind did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collections {
    /// How many there were.
    pub count: u64,
    /// For how long they have stopped programs, all together.
    pub pause: Duration,
    /// The longest stop.
    pub longest_pause: Duration,
}

const fn name_of(kind: PauseKind) -> &'static str {
    match kind {
        PauseKind::Minor => "minor",
        PauseKind::Step => "step",
        PauseKind::LastStep => "last_step",
        PauseKind::Full => "full",
    }
}

impl Metrics {
    fn new(code: Statistics, heap: &HeapStats) -> Metrics {
        let kinds = [
            (PauseKind::Minor, heap.minor),
            (PauseKind::Step, heap.steps),
            (PauseKind::LastStep, heap.last_steps),
            (PauseKind::Full, heap.full),
        ];
        let collections = kinds.into_iter().map(|(kind, pauses)| {
            let collections = Collections {
                count: pauses.count,
                pause: Duration::from_nanos(pauses.total_ns),
                longest_pause: Duration::from_nanos(pauses.longest_ns),
            };
            (name_of(kind), collections)
        });
        let (isolates, live_isolates) = (0, 1);
        Metrics {
            isolates,
            live_isolates,
            code,
            collections: collections.collect(),
            allocated_bytes: heap.allocated_bytes,
        }
    }

    pub(crate) fn of_isolate(isolate: &mut engine::Isolate) -> Metrics {
        let heap = isolate.heap_statistics();
        Metrics::new(isolate.statistics(), &heap)
    }

    /// Adds those of others.
    pub fn add(&mut self, other: &Metrics) {
        self.isolates += other.isolates;
        self.live_isolates += other.live_isolates;
        self.allocated_bytes += other.allocated_bytes;
        self.code.add(&other.code);
        for (kind, added) in &other.collections {
            let sum = self.collections.entry(kind).or_default();
            sum.count += added.count;
            sum.pause += added.pause;
            sum.longest_pause = sum.longest_pause.max(added.longest_pause);
        }
    }

    fn families(&self) -> Vec<Family<'_>> {
        let mut families = vec![
            Family::of_one("isolates", Kind::Counter, "Isolates that have ended.", self.isolates as f64),
            Family::of_one(
                "live_isolates",
                Kind::Gauge,
                "Isolates that have not ended.",
                self.live_isolates as f64,
            ),
            Family::of_one(
                "allocated_bytes",
                Kind::Counter,
                "Bytes that programs have allocated.",
                self.allocated_bytes as f64,
            ),
        ];
        type Figure<'m, T> = (&'m str, Kind, &'m str, fn(&T) -> f64);
        let of_tiers: [Figure<'_, TierStatistics>; 5] = [
            ("compiled", Kind::Counter, "Functions and loops compiled.", |tier| tier.compiled as f64),
            ("declined", Kind::Counter, "Compilations declined.", |tier| tier.declined as f64),
            ("compile_seconds", Kind::Counter, "Time that compiling took.", |tier| {
                tier.compile_time.as_secs_f64()
            }),
            ("code_bytes", Kind::Counter, "Bytes of machine code made.", |tier| tier.code_bytes as f64),
            ("loop_entries", Kind::Counter, "Entries into loops installed.", |tier| tier.osr_installs as f64),
        ];
        for (name, kind, help, figure) in of_tiers {
            let samples = self.code.tiers.iter().map(|(tier, figures)| (&**tier, figure(figures)));
            families.push(Family { name, kind, help, label: Some("tier"), samples: samples.collect() });
        }
        let exits = self.code.exits.iter().map(|(reason, count)| (reason.name(), *count as f64));
        families.push(Family {
            name: "exits",
            kind: Kind::Counter,
            help: "Times that compiled code was left for the interpreter.",
            label: Some("reason"),
            samples: exits.collect(),
        });
        for (name, help, count) in [
            ("recompiles", "Codes given up because speculation failed.", self.code.recompiles),
            ("invalidations", "Codes made unreachable.", self.code.invalidations),
            ("evictions", "Codes made unreachable to make room.", self.code.evictions),
            ("freed_code_bytes", "Bytes of machine code that were given back.", self.code.freed_bytes),
            ("deferred_compiles", "Compiles put off because of their rate.", self.code.deferred),
        ] {
            families.push(Family::of_one(name, Kind::Counter, help, count as f64));
        }
        let of_collections: [Figure<'_, Collections>; 3] = [
            ("collections", Kind::Counter, "Collections of heaps.", |kind| kind.count as f64),
            (
                "collection_seconds",
                Kind::Counter,
                "Time that programs were stopped for collections.",
                |kind| kind.pause.as_secs_f64(),
            ),
            ("longest_collection_seconds", Kind::Gauge, "The longest stop for a collection.", |kind| {
                kind.longest_pause.as_secs_f64()
            }),
        ];
        for (name, kind, help, figure) in of_collections {
            let samples = self.collections.iter().map(|(kind, figures)| (*kind, figure(figures)));
            families.push(Family { name, kind, help, label: Some("kind"), samples: samples.collect() });
        }
        families
    }
}

/// Whether a figure only grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Counter,
    Gauge,
}

/// A figure under its name: one value, or one for each value of a label.
#[derive(Debug)]
struct Family<'m> {
    name: &'m str,
    kind: Kind,
    help: &'m str,
    label: Option<&'m str>,
    /// With the label's value.
    samples: Vec<(&'m str, f64)>,
}

impl<'m> Family<'m> {
    fn of_one(name: &'m str, kind: Kind, help: &'m str, value: f64) -> Self {
        Family { name, kind, help, label: None, samples: vec![("", value)] }
    }
}

/// The isolates of an engine: what those that have ended did, and where those that live tell what they do.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    ended: Metrics,
    live: BTreeMap<u64, Published>,
    next: u64,
}

/// What an isolate tells while it runs: its compiles and exits as they happen, its heap's figures as of the last
/// collection or the last text that was run.
#[derive(Debug)]
struct Published {
    code: Option<SharedStatistics>,
    heap: Arc<Mutex<HeapStats>>,
}

impl Accounts {
    /// Opens an account: its number.
    pub fn open(&mut self, isolate: &mut engine::Isolate) -> u64 {
        let heap = isolate.context().heap.shared_stats();
        self.next += 1;
        self.live.insert(self.next, Published { code: isolate.shared_statistics(), heap });
        self.next
    }

    /// The isolate ends.
    pub fn close(&mut self, account: u64, isolate: &mut engine::Isolate) {
        self.live.remove(&account);
        let (isolates, live_isolates) = (1, 0);
        self.ended.add(&Metrics { isolates, live_isolates, ..Metrics::of_isolate(isolate) });
    }

    /// Those that have ended and those that live together.
    pub fn sum(&self) -> Metrics {
        let mut sum = self.ended.clone();
        for published in self.live.values() {
            let code = published.code.as_ref().map(|code| code.lock().clone()).unwrap_or_default();
            let heap = *published.heap.lock().unwrap_or_else(PoisonError::into_inner);
            sum.add(&Metrics::new(code, &heap));
        }
        sum
    }
}
