//! What it costs that programs count their steps: `cargo run --release -p updraft --example counting_cost`.
//!
//! Each kernel runs in the interpreter and in compiled code: as it is, with fuel, with its blocks counted. The best of
//! nine times, relative to the first.

use std::time::Instant;

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

fn measure(config: EngineConfig, kernel: &str, n: i64) -> Result<f64, Error> {
    let mut isolate = Engine::new(config)?.isolate(IsolateConfig::new(Language::PYTHON))?;
    let module = isolate.load("m", PROGRAM)?;
    let kernel = module.function(&mut isolate, kernel)?.typed::<(i64,), i64>(&mut isolate)?;
    // Until everything is compiled that will be.
    for _ in 0..2 {
        kernel.call(&mut isolate, (n,))?;
    }
    let mut best = f64::INFINITY;
    for _ in 0..9 {
        let start = Instant::now();
        kernel.call(&mut isolate, (n,))?;
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(best)
}

fn main() -> Result<(), Error> {
    let counts_blocks = ProfileConfig::preset("coverage").expect("a preset");
    for (ladder, sizes) in [("off", [24, 1_000_000, 100_000]), ("cranelift", [32, 20_000_000, 1_000_000])] {
        for (kernel, n) in ["calls", "loop", "sieve"].into_iter().zip(sizes) {
            let config = || EngineConfig::new().workers(0).ladder(ladder);
            let plain = measure(config()?, kernel, n)?;
            let fuel = measure(config()?.fuel(true), kernel, n)?;
            let blocks = measure(config()?.profile(counts_blocks), kernel, n)?;
            println!(
                "{ladder:>9} {kernel:>5}: {plain:.1} ms, with fuel {:.2} times, with counts of blocks {:.2} times",
                fuel / plain,
                blocks / plain
            );
        }
    }
    Ok(())
}
