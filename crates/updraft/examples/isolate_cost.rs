//! What isolates cost: `cargo run --release -p updraft --example isolate_cost -- [COUNT [LANGUAGE]]`.

use updraft::{Engine, EngineConfig, Error, Isolate, IsolateConfig, Language};

/// Time that this thread was on a processor, in nanoseconds, so that what else runs on the machine counts little.
fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|time| time.parse().ok()).unwrap_or(0.0)
}

/// Memory of the process that is in use, in kilobytes.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn measure(engine: &Engine, name: &str, config: fn() -> IsolateConfig, count: usize) -> Result<(), Error> {
    // The first one brings in what all share.
    drop(engine.isolate(config())?);
    let start = processor_time();
    for _ in 0..count {
        engine.isolate(config())?;
    }
    let time = (processor_time() - start) / 1e3 / count as f64;
    let before = resident();
    let start = processor_time();
    let isolates: Vec<Isolate> = (0..count).map(|_| engine.isolate(config())).collect::<Result<_, _>>()?;
    let time_kept = (processor_time() - start) / 1e3 / count as f64;
    let memory = (resident() - before) as f64 / count as f64;
    println!(
        "{name:>8}: {time:.0} µs made and dropped, {time_kept:.0} µs made, {} KB allocated, {memory:.0} KB resident",
        isolates[0].allocated_bytes() / 1024
    );
    Ok(())
}

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let only = arguments.next();
    let engine = Engine::new(EngineConfig::new())?;
    type MakeConfig = fn() -> IsolateConfig;
    let configs: [(&str, MakeConfig); 4] = [
        ("none", IsolateConfig::default),
        ("python", || IsolateConfig::new(Language::PYTHON)),
        ("scheme", || IsolateConfig::new(Language::SCHEME)),
        ("haxe", || IsolateConfig::new(Language::HAXE)),
    ];
    for (name, config) in configs {
        if only.as_ref().is_none_or(|only| only == name) {
            measure(&engine, name, config, count)?;
        }
    }
    Ok(())
}
