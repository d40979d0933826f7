//! What the command shows on standard error: events, dumps, statistics.

use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use engine::{Event, Isolate, ProfileConfig};

use crate::arguments::Trace;

static SHOWN: AtomicU8 = AtomicU8::new(0);
const TIERING: u8 = 1;
const DEOPT: u8 = 2;
const GC: u8 = 4;

/// Chooses which events are shown.
pub fn choose(traces: &[Trace]) {
    let bit = |trace: &Trace| match trace {
        Trace::Tiering => TIERING,
        Trace::Deopt => DEOPT,
        Trace::Gc => GC,
    };
    SHOWN.store(traces.iter().map(bit).sum(), Ordering::Relaxed);
}

/// Shows an event.
pub fn show(event: &Event) {
    let shown = SHOWN.load(Ordering::Relaxed);
    match event {
        Event::Warning(text) => eprintln!("updraft: warning: {text}"),
        Event::Dump(title, text) => eprintln!("; {title}\n{}\n", text.trim_end()),
        Event::Left { .. } | Event::Exhausted { .. } if shown & DEOPT != 0 => eprintln!("[deopt] {event}"),
        Event::Left { .. } | Event::Exhausted { .. } => {}
        Event::Collected(_) if shown & GC != 0 => eprintln!("[gc] {event}"),
        Event::Collected(_) => {}
        _ if shown & TIERING != 0 => eprintln!("[tiering] {event}"),
        _ => {}
    }
}

/// Sites of failed speculation that statistics list at most.
const MAX_SITES: usize = 10;

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Shows what the tiers and the heap did, a `key value` on each line.
pub fn statistics(isolate: &mut Isolate, total: Duration) {
    let statistics = isolate.statistics();
    eprintln!("total_ms {:.3}", ms(total));
    let mut compile = Duration::ZERO;
    for (name, tier) in &statistics.tiers {
        eprintln!("compiled.{name} {}", tier.compiled);
        eprintln!("compile_ms.{name} {:.3}", ms(tier.compile_time));
        eprintln!("code_bytes.{name} {}", tier.code_bytes);
        eprintln!("osr.{name} {}", tier.osr_installs);
        eprintln!("declined.{name} {}", tier.declined);
        compile += tier.compile_time;
    }
    eprintln!("compile_share_percent {:.2}", 100.0 * compile.as_secs_f64() / total.as_secs_f64().max(1e-9));
    for (reason, count) in &statistics.exits {
        eprintln!("exits.{} {count}", reason.name());
    }
    for (site, count) in isolate.worst_exits(MAX_SITES) {
        eprintln!("exit_site {count} {site}");
    }
    eprintln!("recompiles {}", statistics.recompiles);
    eprintln!("compiled_at_once {}", statistics.at_once);
    eprintln!("deferred {}", statistics.deferred);
    eprintln!("evictions {}", statistics.evictions);
    eprintln!("code_bytes_freed {}", statistics.freed_bytes);
    eprintln!("invalidations {}", statistics.invalidations);
    eprintln!("recompiles_exhausted {}", statistics.exhausted);
    eprintln!("samples {}", statistics.samples);
    eprintln!("samples_narrower {}", statistics.narrowed);
    collections(isolate);
}

/// Shows what was counted of functions that were called, the most called first: each with its blocks, if these were
/// counted.
pub fn profile(isolate: &mut Isolate, config: ProfileConfig) {
    if config.counted().is_none() {
        return;
    }
    let profiles = engine::control::profiles(isolate.context());
    let mut called: Vec<_> =
        profiles.into_iter().enumerate().filter(|(_, function)| function.calls > 0).collect();
    called.sort_by_key(|(_, function)| std::cmp::Reverse(function.calls));
    for (index, function) in called {
        eprintln!("calls {} {}", function.calls, function.name);
        let blocks = engine::profile::blocks(isolate.context().function_at(index as u32));
        for block in blocks.iter().filter(|_| config.blocks) {
            eprintln!("  line {} {}", block.line, block.executions);
        }
    }
}

/// Shows what the collector did.
pub fn collections(isolate: &Isolate) {
    let heap = isolate.heap_statistics();
    eprintln!("heap.live_bytes {}", heap.live_bytes);
    eprintln!("heap.allocated_bytes {}", heap.allocated_bytes);
    let kinds =
        [("minor", heap.minor), ("step", heap.steps), ("last_step", heap.last_steps), ("full", heap.full)];
    for (name, pauses) in kinds {
        eprintln!("gc.{name} {}", pauses.count);
        eprintln!("gc.{name}_ms {:.3}", pauses.total_ns as f64 / 1e6);
        eprintln!("gc.{name}_longest_ms {:.3}", pauses.longest_ns as f64 / 1e6);
    }
    eprintln!("gc.longest_ms {:.3}", heap.longest_pause_ns() as f64 / 1e6);
}
