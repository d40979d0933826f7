//! Figures of isolates and engines, and events as lines of JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use engine::{Event, PauseKind, Statistics};

/// Counts and times: of an isolate, or of all that an engine has had.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    /// Isolates that were counted.
    pub isolates: u64,
    /// Isolates of the engine that have not ended: their other figures are not in an engine's metrics yet.
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
    pub(crate) fn of_isolate(isolate: &mut engine::Isolate) -> Metrics {
        let heap = isolate.heap_statistics();
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
        Metrics {
            isolates: 1,
            live_isolates: 0,
            code: isolate.statistics(),
            collections: collections.collect(),
            allocated_bytes: heap.allocated_bytes,
        }
    }

    /// Adds those of others.
    pub fn add(&mut self, other: &Metrics) {
        self.isolates += other.isolates;
        self.allocated_bytes += other.allocated_bytes;
        self.code.add(&other.code);
        for (kind, added) in &other.collections {
            let sum = self.collections.entry(kind).or_default();
            sum.count += added.count;
            sum.pause += added.pause;
            sum.longest_pause = sum.longest_pause.max(added.longest_pause);
        }
    }

    /// As text that OpenMetrics collectors read.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, IsolateConfig, Language};
    ///
    /// let engine = Engine::new(Default::default())?;
    /// engine.isolate(IsolateConfig::new(Language::PYTHON))?.load("m", "x = 1")?;
    /// let text = engine.metrics().to_open_metrics();
    /// assert!(text.contains("updraft_isolates_total 1\n"));
    /// assert!(text.ends_with("# EOF\n"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_open_metrics(&self) -> String {
        let mut text = Exposition::default();
        text.family("isolates", "counter", "Isolates that have ended.");
        text.sample("isolates_total", &[], self.isolates as f64);
        text.family("live_isolates", "gauge", "Isolates that have not ended.");
        text.sample("live_isolates", &[], self.live_isolates as f64);
        text.family("allocated_bytes", "counter", "Bytes that programs have allocated.");
        text.sample("allocated_bytes_total", &[], self.allocated_bytes as f64);
        type Figure<'m> = (&'m str, &'m str, fn(&engine::TierStatistics) -> f64);
        let of_tiers: [Figure<'_>; 4] = [
            ("compiled", "Functions and loops compiled.", |tier| tier.compiled as f64),
            ("declined", "Compilations declined.", |tier| tier.declined as f64),
            ("compile_seconds", "Time that compiling took.", |tier| tier.compile_time.as_secs_f64()),
            ("code_bytes", "Bytes of machine code made.", |tier| tier.code_bytes as f64),
        ];
        for (name, help, figure) in of_tiers {
            text.family(name, "counter", help);
            for (tier, figures) in &self.code.tiers {
                text.sample(&format!("{name}_total"), &[("tier", tier)], figure(figures));
            }
        }
        text.family("exits", "counter", "Times that compiled code was left for the interpreter.");
        for (reason, count) in &self.code.exits {
            text.sample("exits_total", &[("reason", reason.name())], *count as f64);
        }
        let counts = [
            ("recompiles", "Codes given up because speculation failed.", self.code.recompiles),
            ("invalidations", "Codes made unreachable.", self.code.invalidations),
            ("evictions", "Codes made unreachable to make room.", self.code.evictions),
        ];
        for (name, help, count) in counts {
            text.family(name, "counter", help);
            text.sample(&format!("{name}_total"), &[], count as f64);
        }
        text.family("collections", "counter", "Collections of heaps.");
        for (kind, collections) in &self.collections {
            text.sample("collections_total", &[("kind", kind)], collections.count as f64);
        }
        text.family("collection_seconds", "counter", "Time that programs were stopped for collections.");
        for (kind, collections) in &self.collections {
            text.sample("collection_seconds_total", &[("kind", kind)], collections.pause.as_secs_f64());
        }
        text.family("longest_collection_seconds", "gauge", "The longest stop for a collection.");
        for (kind, collections) in &self.collections {
            text.sample(
                "longest_collection_seconds",
                &[("kind", kind)],
                collections.longest_pause.as_secs_f64(),
            );
        }
        text.0.push_str("# EOF\n");
        text.0
    }
}

/// The text format of OpenMetrics.
#[derive(Default)]
struct Exposition(String);

impl Exposition {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "# TYPE updraft_{name} {kind}\n# HELP updraft_{name} {help}\n");
    }

    fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: f64) {
        let labels: Vec<String> =
            labels.iter().map(|(key, value)| format!("{key}={}", quoted(value))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "updraft_{name}{labels} {value}");
    }
}

/// A text in quotes, as JSON has it; OpenMetrics agrees for names.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(quoted, "\\u{:04x}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// An event as an object of JSON, in one line.
pub(crate) fn json_of(event: &Event) -> Option<String> {
    let text = |key: &str, value: &str| format!("\"{key}\":{}", quoted(value));
    let number = |key: &str, value: f64| format!("\"{key}\":{value}");
    let of_code = |function: &str, entry: &str| vec![text("function", function), text("entry", entry)];
    let (name, fields) = match event {
        Event::Requested { function, entry, tier } => {
            ("requested", [of_code(function, entry), vec![text("tier", tier)]].concat())
        }
        Event::Installed { function, entry, tier, bytes, time } => {
            let more = [
                text("tier", tier),
                number("bytes", *bytes as f64),
                number("compile_seconds", time.as_secs_f64()),
            ];
            ("installed", [of_code(function, entry), more.to_vec()].concat())
        }
        Event::Declined { function, entry, tier, why } => {
            ("declined", [of_code(function, entry), vec![text("tier", tier), text("why", why)]].concat())
        }
        Event::Left { function, reason, place } => {
            let fields = [text("function", function), text("reason", reason.name()), text("place", place)];
            ("left", fields.to_vec())
        }
        Event::Invalidated { function, entry } => ("invalidated", of_code(function, entry)),
        Event::Exhausted { function } => ("exhausted", vec![text("function", function)]),
        Event::Freed { bytes } => ("freed", vec![number("bytes", *bytes as f64)]),
        Event::Collected(collection) => {
            let fields = [
                text("kind", name_of(collection.kind)),
                number("pause_seconds", collection.pause.as_secs_f64()),
                number("bytes_before", collection.bytes_before as f64),
                number("bytes_after", collection.bytes_after as f64),
            ];
            ("collected", fields.to_vec())
        }
        Event::Warning(message) => ("warning", vec![text("message", message)]),
        _ => return None,
    };
    Some(format!("{{\"event\":\"{name}\",{}}}", fields.join(",")))
}
