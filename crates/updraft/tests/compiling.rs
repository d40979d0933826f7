//! What an engine is told about compiling, and what it then does.

mod log;

use std::time::{Duration, Instant};

use log::Log;
use updraft::{Engine, EngineConfig, Isolate, IsolateConfig, Language, Module, OptLevel, ProfileConfig};

fn isolate(config: EngineConfig) -> Isolate {
    Engine::new(config).unwrap().isolate(IsolateConfig::new(Language::PYTHON)).unwrap()
}

/// An engine that compiles where code is asked for.
fn cranelift() -> EngineConfig {
    EngineConfig::new().workers(0).ladder("cranelift").unwrap().threshold(20)
}

fn compiled(isolate: &mut Isolate) -> u64 {
    isolate.statistics().tiers.values().map(|tier| tier.compiled).sum()
}

const SUM: &str = "def run(n):\n    t = 0\n    for i in range(n): t += i % 7\n    return t\n";

fn run(isolate: &mut Isolate, module: &Module, n: i64) -> i64 {
    module.function(isolate, "run").unwrap().call(isolate, (n,)).unwrap()
}

fn check_sum(config: EngineConfig) -> Isolate {
    let mut isolate = isolate(config);
    let module = isolate.load("m", SUM).unwrap();
    for _ in 0..100 {
        assert_eq!(run(&mut isolate, &module, 1000), (0..1000).map(|i| i % 7).sum::<i64>());
    }
    isolate
}

#[test]
fn without_tiers_nothing_is_compiled() {
    assert_eq!(compiled(&mut check_sum(cranelift().enabled(false))), 0);
    assert!(compiled(&mut check_sum(cranelift().enabled(true))) > 0);
}

#[test]
fn thresholds_say_when_code_is_compiled() {
    for (threshold, expected) in [(50, false), (5, true)] {
        let mut isolate =
            isolate(EngineConfig::new().workers(0).ladder("baseline").unwrap().threshold(threshold));
        let module = isolate.load("m", "def run(n): return n + n * n - n // 2 + n % 3").unwrap();
        for n in 0..20 {
            run(&mut isolate, &module, n);
        }
        assert_eq!(compiled(&mut isolate) > 0, expected, "{threshold}");
    }
}

#[test]
fn every_level_of_optimization_computes_the_same() {
    let mut bytes = Vec::new();
    for level in [OptLevel::Fast, OptLevel::Less, OptLevel::Speed, OptLevel::Max] {
        let mut isolate = check_sum(cranelift().optimization_level(level));
        bytes.push(isolate.statistics().tiers.values().map(|tier| tier.code_bytes).sum::<u64>());
    }
    assert!(bytes[0] != bytes[1], "{bytes:?}");
}

#[test]
fn code_is_made_for_the_processor_that_is_named() {
    let floats = "import math
def run(n):
    t, s = 0.5, 0
    for i in range(n):
        t = math.floor(t * 1.5) + math.sqrt(i) - round(t / 3)
        for x in (i - 14.5, 14 - i * 0.75, i * 4503599627370495.5 - 7.25):
            s = s * 3 % 1000003 + math.floor(x) - 5 * math.ceil(x) + 7 * math.trunc(x)
    return int(t) + s
";
    let mut results = Vec::new();
    for name in ["native", "x86-64", "x86-64-v2", "x86-64-v3"] {
        for ladder in ["cranelift", "llvm"] {
            let config =
                EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(20).target_cpu(name);
            // A machine that is none of them says so.
            let Ok(config) = config else { continue };
            let mut isolate = isolate(config);
            let module = isolate.load("m", floats).unwrap();
            for _ in 0..50 {
                run(&mut isolate, &module, 30);
            }
            results.push(run(&mut isolate, &module, 30));
            assert!(compiled(&mut isolate) > 0, "{name}, {ladder}");
        }
    }
    let mut plain = isolate(EngineConfig::new().enabled(false));
    let module = plain.load("m", floats).unwrap();
    let expected = run(&mut plain, &module, 30);
    assert!(results.len() >= 2 && results.iter().all(|&result| result == expected), "{results:?}");
    let error = EngineConfig::new().target_cpu("pdp-11").unwrap_err();
    assert!(error.to_string().contains("no processor `pdp-11`"), "{error}");
}

/// Many functions, each hot; `total` of the first so many.
fn storm(functions: usize) -> String {
    let mut text: String = (0..functions)
        .map(|n| format!("def f{n}(x):\n    for i in range(3): x = (x * {n} + i) % 1009\n    return x\n"))
        .collect();
    let names: Vec<String> = (0..functions).map(|n| format!("f{n}")).collect();
    text += &format!("all = [{}]\n", names.join(", "));
    text + "def run(n):\n    t = 0\n    for f in all[:n]:\n        for k in range(40): t += f(k)\n    return t\n"
}

#[test]
fn compiles_are_no_more_than_the_rate_allows() {
    const RATE: u32 = 25;
    let mut plain = isolate(EngineConfig::new().enabled(false));
    let mut limited = isolate(cranelift().threshold(2).max_compiles_per_second(RATE));
    let program = storm(400);
    let module = plain.load("m", &program).unwrap();
    let expected = run(&mut plain, &module, 400);
    let start = Instant::now();
    let module = limited.load("m", &program).unwrap();
    for _ in 0..4 {
        assert_eq!(run(&mut limited, &module, 400), expected);
    }
    let allowed = u64::from(RATE) * (start.elapsed().as_secs() + 2);
    let count = compiled(&mut limited);
    assert!(count > 0 && count <= allowed, "{count} compiles, {allowed} allowed");
    assert!(limited.statistics().deferred > 0);
}

#[test]
fn full_code_memory_makes_room_for_what_is_hot_now() {
    const FUNCTIONS: usize = 600;
    for (ladder, workers) in [("cranelift", 0), ("cranelift", 2), ("baseline", 0)] {
        let config =
            EngineConfig::new().workers(workers).ladder(ladder).unwrap().threshold(5).max_code(128 << 10);
        let mut isolate = isolate(config);
        let module = isolate.load("m", &storm(FUNCTIONS)).unwrap();
        let expected: i64 = (0..FUNCTIONS as i64)
            .map(|n| (0..40).map(|k| (0..3).fold(k, |x, i| (x * n + i) % 1009)).sum::<i64>())
            .sum();
        let patience = Instant::now() + Duration::from_secs(30);
        while isolate.statistics().evictions == 0 && Instant::now() < patience {
            assert_eq!(run(&mut isolate, &module, FUNCTIONS as i64), expected);
        }
        assert_eq!(run(&mut isolate, &module, FUNCTIONS as i64), expected);
        let statistics = isolate.statistics();
        assert!(statistics.evictions > 0, "{ladder}, {workers}: {statistics:?}");
        assert!(statistics.freed_bytes > 0, "{ladder}, {workers}: {statistics:?}");
    }
}

#[test]
fn threads_compile_side_by_side() {
    for workers in [1, 4] {
        let mut isolate =
            isolate(EngineConfig::new().workers(workers).ladder("cranelift").unwrap().threshold(5));
        let module = isolate.load("m", &storm(100)).unwrap();
        let first = run(&mut isolate, &module, 100);
        let patience = Instant::now() + Duration::from_secs(20);
        while compiled(&mut isolate) < 20 && Instant::now() < patience {
            assert_eq!(run(&mut isolate, &module, 100), first);
        }
        assert!(compiled(&mut isolate) >= 20, "{workers}");
    }
}

#[test]
fn what_is_compiled_elsewhere_is_found_at_the_interval() {
    for interval in [1, 64, 10_000] {
        let mut isolate =
            isolate(EngineConfig::new().ladder("cranelift").unwrap().threshold(5).check_interval(interval));
        let module = isolate.load("m", SUM).unwrap();
        for n in 0..200 {
            assert_eq!(run(&mut isolate, &module, n), (0..n).map(|i| i % 7).sum::<i64>());
        }
    }
}

#[test]
fn verbosity_says_what_is_told() {
    let logs: Vec<Log> = (0..4).map(|_| Log::default()).collect();
    let config = (0..4).fold(cranelift(), |config, level| config.text_log(level as u8, logs[level].clone()));
    let mut isolate = isolate(config);
    let module = isolate.load("m", SUM).unwrap();
    for _ in 0..100 {
        run(&mut isolate, &module, 1000);
    }
    isolate.load("more", "x = [[i] for i in range(300000)]").unwrap();
    let texts: Vec<String> =
        logs.iter().map(|log| String::from_utf8(log.0.lock().unwrap().clone()).unwrap()).collect();
    assert_eq!((&*texts[0], &*texts[1]), ("", ""));
    assert!(
        texts[2].lines().all(|line| line.starts_with("updraft: "))
            && texts[2].contains("install optimized run")
    );
    assert!(!texts[2].contains("compile run") && texts[3].contains("compile run"), "{}", texts[3]);
    assert!(!texts[2].contains("minor") && texts[3].contains("minor"), "{}", texts[3]);
}

/// A program whose blocks are executed as often in every tier, inlined or not, left in the middle or not.
const BLOCKS: &str = "
def parity(n):
    if n % 2:
        return 'odd'
    return 'even'

def run(n):
    odd = 0
    for i in range(n):
        try:
            if parity(i) == 'odd':
                odd += 1
            if i == 90:
                odd = odd + 0.0
                raise ValueError
        except ValueError:
            odd = int(odd)
    return odd
";

#[test]
fn blocks_are_counted_alike_in_every_tier() {
    let mut seen = Vec::new();
    for ladder in ["off", "baseline", "cranelift", "llvm", "default"] {
        let profile = ProfileConfig::preset("coverage").unwrap();
        let config = EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(20).profile(profile);
        let mut isolate = isolate(config);
        let module = isolate.load("m", BLOCKS).unwrap();
        for _ in 0..100 {
            assert_eq!(run(&mut isolate, &module, 100), 50);
        }
        let blocks = ["parity", "run"].map(|name| {
            let function = module.function(&mut isolate, name).unwrap();
            function.blocks(&mut isolate).unwrap()
        });
        let executions =
            |line| blocks[0].iter().find(|block| block.line == line).map(|block| block.executions);
        assert_eq!([executions(3), executions(4), executions(5)], [Some(10_000), Some(5_000), Some(5_000)]);
        assert_eq!(ladder != "off", compiled(&mut isolate) > 0, "{ladder}");
        seen.push((ladder, blocks));
    }
    for (ladder, blocks) in &seen {
        assert_eq!(blocks, &seen[0].1, "{ladder}");
    }
    // Without the switch there is nothing to count with.
    let mut isolate = isolate(cranelift());
    let module = isolate.load("m", BLOCKS).unwrap();
    let function = module.function(&mut isolate, "run").unwrap();
    assert!(function.blocks(&mut isolate).unwrap().is_empty());
    for (name, preset) in ProfileConfig::PRESETS {
        assert_eq!(ProfileConfig::preset(name), Some(*preset));
    }
    assert_eq!(ProfileConfig::preset("none"), None);
}

#[test]
fn calls_are_counted_exactly_if_that_is_asked_for() {
    for ladder in ["off", "baseline", "cranelift", "llvm", "default"] {
        for preset in ["calls", "coverage"] {
            let profile = ProfileConfig::preset(preset).unwrap();
            let config =
                EngineConfig::new().workers(0).ladder(ladder).unwrap().threshold(20).profile(profile);
            let mut isolate = isolate(config);
            let module = isolate.load("m", BLOCKS).unwrap();
            for _ in 0..100 {
                assert_eq!(run(&mut isolate, &module, 100), 50);
            }
            for (name, calls) in [("parity", 10_000), ("run", 100)] {
                let function = module.function(&mut isolate, name).unwrap();
                assert_eq!(function.profile(&mut isolate).unwrap().calls, calls, "{ladder} {preset} {name}");
            }
        }
    }
}

#[test]
fn the_place_for_a_cache_is_reserved() {
    let place = std::env::temp_dir().join(format!("updraft-cache-{}", std::process::id()));
    check_sum(cranelift().cache_dir(&place));
    assert!(!place.exists());
}

const NESTED: &str = "
def scale(x, y): return x * 3 + y * 5 - (x + y) * 2 + x * y
def mix(x, y): return scale(x, y) + scale(y, x) * 2

def leaf(n): return scale(n, 1)
def outer(n): return mix(n, 1) + mix(n, 2) + scale(n, 3)
";

#[test]
fn a_tier_that_inlines_more_is_for_what_lacks_inlining() {
    let first = "name=first backend=cranelift inline=20 calls=10 loops=10";
    let hot = "name=hot backend=cranelift inline=500 calls=200 loops=never";
    let ladder = format!("{first}\n{hot}");
    let mut isolate = isolate(EngineConfig::new().workers(0).ladder(&ladder).unwrap());
    let module = isolate.load("m", NESTED).unwrap();
    for (name, tier) in [("leaf", "first"), ("outer", "hot")] {
        let function = module.function(&mut isolate, name).unwrap();
        for n in 0..2_000_i64 {
            let scale = |x: i64, y: i64| x * 3 + y * 5 - (x + y) * 2 + x * y;
            let mix = |x, y| scale(x, y) + scale(y, x) * 2;
            let expected = if name == "leaf" { scale(n, 1) } else { mix(n, 1) + mix(n, 2) + scale(n, 3) };
            assert_eq!(function.call::<i64>(&mut isolate, (n,)).unwrap(), expected);
        }
        assert_eq!(function.profile(&mut isolate).unwrap().tier.as_deref(), Some(tier), "{name}");
    }
}

const LONG: &str = "
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
def called(n): return depth(n % 50)
def around(n):
    t = 0
    for i in range(n):
        for j in range(i % 5): t += i ^ j
    return t
";

/// A tier that counts nothing gets what the bell has found to run: in a loop, and in calls alone.
#[test]
fn what_runs_long_climbs_by_time() {
    let first = "name=first backend=cranelift inline=0 calls=10 loops=10";
    let last = "name=long backend=cranelift calls=never loops=never ms=60";
    let engine = || EngineConfig::new().ladder(&format!("{first}\n{last}")).unwrap();
    let in_long =
        |isolate: &mut Isolate| isolate.statistics().tiers.get("long").map_or(0, |tier| tier.compiled);
    for (name, argument, expected, loops) in
        [("called", 149, 49, 1), ("around", 2_000_000, 4_000_002_000_000, 0)]
    {
        let mut isolate = isolate(engine());
        let module = isolate.load("m", LONG).unwrap();
        let function = module.function(&mut isolate, name).unwrap();
        let patience = Instant::now() + Duration::from_secs(60);
        while in_long(&mut isolate) == 0 && Instant::now() < patience {
            for _ in 0..=loops * 1_000 {
                assert_eq!(function.call::<i64>(&mut isolate, (argument,)).unwrap(), expected, "{name}");
            }
        }
        assert!(in_long(&mut isolate) > 0, "{name}");
    }
}

/// What takes long to compile is made for what is met now, when that is less than what was met before; when more is met, it
/// goes on with what was made for all.
#[test]
fn what_climbs_by_time_is_made_for_what_is_met_now() {
    let first = "name=first backend=cranelift inline=0 calls=10 loops=10";
    let last = "name=long backend=cranelift calls=never loops=never ms=20";
    let log = Log::default();
    let config = EngineConfig::new().ladder(&format!("{first}\n{last}")).unwrap().text_log(3, log.clone());
    let mut isolate = isolate(config);
    let program = "def total(xs):\n    t = xs[0]\n    for x in xs: t = t + x * x\n    return t\n";
    // What runs when the bell rings is the loop: lists made in `run` would take longer.
    let lists = "INTS = [3] * 5000\nFLOATS = [1.5] * 5000\n";
    let program = format!("{program}{lists}def run(n): return int(total(FLOATS if n else INTS))");
    let module = isolate.load("m", &program).unwrap();
    let in_log = |text: &str| String::from_utf8(log.0.lock().unwrap().clone()).unwrap().contains(text);
    let expected = [3 + 5_000 * 9, 11_251];
    for n in [1, 0, 1, 0] {
        for _ in 0..100 {
            assert_eq!(run(&mut isolate, &module, n), expected[n as usize]);
        }
    }
    let patience = Instant::now() + Duration::from_secs(60);
    while !in_log("install long total") && Instant::now() < patience {
        assert_eq!(run(&mut isolate, &module, 1), expected[1]);
    }
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let lines: Vec<_> = text.lines().collect();
    let climbs = lines.iter().position(|line| line.contains("compile total") && line.ends_with("for long"));
    let climbs = climbs.unwrap_or_else(|| panic!("{text}"));
    assert!(lines[climbs - 1].ends_with("sites met less than before, compile anew"), "{text}");
    for n in [0, 1] {
        assert_eq!(run(&mut isolate, &module, n), expected[n as usize]);
    }
}

/// Without workers there is no bell.
#[test]
fn nothing_climbs_by_time_without_workers() {
    let ladder = "name=first backend=cranelift calls=10 loops=10\nname=long backend=cranelift calls=never loops=never ms=0";
    let mut isolate = isolate(EngineConfig::new().workers(0).ladder(ladder).unwrap());
    let module = isolate.load("m", LONG).unwrap();
    let around = module.function(&mut isolate, "around").unwrap();
    let until = Instant::now() + Duration::from_millis(200);
    while Instant::now() < until {
        around.call::<i64>(&mut isolate, (100_000,)).unwrap();
    }
    assert!(!isolate.statistics().tiers.contains_key("long"));
}
