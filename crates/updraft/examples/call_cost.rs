//! What calls between host and program cost: `cargo run --release -p updraft --example call_cost`.

use updraft::{Engine, EngineConfig, Error, IsolateConfig, Language};

const PROGRAM: &str = "
def add(a, b):
    return a + b

def nothing():
    pass

def loop(n):
    total = 0
    for i in range(n):
        total += add_on_host(i, 1)
    return total
";

/// Time that this thread was on a processor, in nanoseconds, so that what else runs on the machine counts little.
fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|time| time.parse().ok()).unwrap_or(0.0)
}

fn main() -> Result<(), Error> {
    const CALLS: i64 = 5_000_000;
    let engine = Engine::new(EngineConfig::new())?;
    let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
    let module = isolate.module("costs")?;
    module.define(&mut isolate, "add_on_host", |a: i64, b: i64| a + b)?;
    module.run(&mut isolate, PROGRAM)?;
    let add = module.function(&mut isolate, "add")?.typed::<(i64, i64), i64>(&mut isolate)?;
    let nothing = module.function(&mut isolate, "nothing")?.typed::<(), ()>(&mut isolate)?;
    let on_host = module.function(&mut isolate, "loop")?.typed::<(i64,), i64>(&mut isolate)?;
    for i in 0..100_000 {
        add.call(&mut isolate, (i, 1))?;
        nothing.call(&mut isolate, ())?;
    }
    on_host.call(&mut isolate, (100_000,))?;
    std::thread::sleep(std::time::Duration::from_millis(50));

    let tell = |what: &str, start: f64| {
        println!("{what}: {:.1} ns a call", (processor_time() - start) / CALLS as f64);
    };
    let start = processor_time();
    for i in 0..CALLS {
        add.call(&mut isolate, (i, 1))?;
    }
    tell("host to program, add(i, 1)", start);
    let start = processor_time();
    for _ in 0..CALLS {
        nothing.call(&mut isolate, ())?;
    }
    tell("host to program, nothing()", start);
    let limited = IsolateConfig::new(Language::PYTHON).time_limit(std::time::Duration::from_secs(60));
    let mut limited = engine.isolate(limited)?;
    let module = limited.load("costs", PROGRAM)?;
    let in_time = module.function(&mut limited, "nothing")?.typed::<(), ()>(&mut limited)?;
    for _ in 0..100_000 {
        in_time.call(&mut limited, ())?;
    }
    std::thread::sleep(std::time::Duration::from_millis(50));
    let start = processor_time();
    for _ in 0..CALLS {
        in_time.call(&mut limited, ())?;
    }
    tell("the same with a limit of time", start);
    let start = processor_time();
    on_host.call(&mut isolate, (CALLS,))?;
    tell("program to host", start);

    const ISOLATES: usize = 200;
    let start = processor_time();
    let isolates: Vec<_> = (0..ISOLATES)
        .map(|_| engine.isolate(IsolateConfig::new(Language::PYTHON)))
        .collect::<Result<_, _>>()?;
    let time = (processor_time() - start) / 1e3 / ISOLATES as f64;
    println!("an isolate with Python: {time:.0} µs, {} KB allocated", isolates[0].allocated_bytes() / 1024);
    Ok(())
}
