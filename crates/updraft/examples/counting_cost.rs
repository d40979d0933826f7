//! What it costs that programs count their steps: `cargo run --release -p updraft --example counting_cost`.
//!
//! Each kernel runs in the interpreter and in compiled code: as it is, with fuel, with its blocks counted. Times are medians of the
//! processor's, relative to the first.

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language, ProfileConfig};

const PROGRAM: &str = "
def calls(n):
    return n if n < 2 else calls(n - 1) + calls(n - 2)

def loop(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            total += i
    return total

def sieve(n):
    flags = [True] * n
    count = 0
    for i in range(2, n):
        if flags[i]:
            count += 1
            for k in range(i * i, n, i):
                flags[k] = False
    return count
";

/// Time that this thread was on a processor, in milliseconds, so that what else runs on the machine counts little.
fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|time| time.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn measure(config: EngineConfig, kernel: &str, n: i64) -> Result<f64, Error> {
    let mut isolate = Engine::new(config)?.isolate(IsolateConfig::new(Language::PYTHON))?;
    let module = isolate.load("m", PROGRAM)?;
    let kernel = module.function(&mut isolate, kernel)?.typed::<(i64,), i64>(&mut isolate)?;
    // Until everything is compiled that will be.
    for _ in 0..3 {
        kernel.call(&mut isolate, (n,))?;
    }
    let mut times = Vec::new();
    for _ in 0..7 {
        let start = processor_time();
        kernel.call(&mut isolate, (n,))?;
        times.push(processor_time() - start);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}

fn main() -> Result<(), Error> {
    let counts_blocks = ProfileConfig { blocks: true, exits: false };
    for (ladder, share) in [("off", 1), ("cranelift", 10)] {
        for (kernel, n) in [("calls", 22), ("loop", 300_000), ("sieve", 60_000)] {
            let n = if kernel == "calls" { n + share / 2 } else { n * share };
            let config = || EngineConfig::new().workers(0).ladder(ladder);
            let plain = measure(config()?, kernel, n)?;
            let fuel = measure(config()?.fuel(true), kernel, n)?;
            let blocks = measure(config()?.profile(counts_blocks), kernel, n)?;
            println!(
                "{ladder:>9} {kernel:>5}: {plain:.2} ms, with fuel {:.2} times, with counts of blocks {:.2} times",
                fuel / plain,
                blocks / plain
            );
        }
    }
    Ok(())
}
