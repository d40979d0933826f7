//! Engines and isolates go at any time, and leave nothing: no thread, no mapping. One test, since these are the process's.

use std::time::{Duration, Instant};

use updraft::{Engine, EngineConfig, IsolateConfig, Language, Object};

const FUNCTIONS: usize = 40;

fn program() -> String {
    let functions: String = (0..FUNCTIONS)
        .map(|n| format!("def f{n}(x):\n    t = x\n    for i in range(30): t = t * {n} + i - len(str(t)) % 7\n    return [t, {n}]\n"))
        .collect();
    let calls: String = (0..FUNCTIONS).map(|n| format!("    f{n}(k)\n")).collect();
    format!("{functions}def all(n):\n  for k in range(n):\n{calls}")
}

/// Entries of a folder of the process's own, or lines of a file.
fn threads() -> usize {
    std::fs::read_dir("/proc/self/task").unwrap().count()
}

fn mappings() -> usize {
    std::fs::read_to_string("/proc/self/maps").unwrap().lines().count()
}

/// An engine whose queue is full when it is dropped. The handle that is kept outlives everything.
fn round(ladder: &str, is_isolate_last: bool) -> Object {
    let engine = Engine::new(EngineConfig::new().workers(2).ladder(ladder).unwrap().threshold(2)).unwrap();
    let config = IsolateConfig::new(Language::PYTHON).time_limit(Duration::from_secs(60));
    let mut isolate = engine.isolate(config).unwrap();
    let module = isolate.load("m", &program()).unwrap();
    let all = module.function(&mut isolate, "all").unwrap();
    all.call::<()>(&mut isolate, (4,)).unwrap();
    let handle = module.get(&mut isolate, "f0").unwrap();
    if is_isolate_last {
        drop(engine);
        all.call::<()>(&mut isolate, (2,)).unwrap();
    } else {
        drop(isolate);
        drop(engine);
    }
    handle
}

#[test]
fn engines_go_while_they_compile() {
    const ROUNDS: usize = 4;
    let mut before = None;
    for _ in 0..ROUNDS {
        for ladder in ["off", "default", "cranelift", "llvm"] {
            for is_isolate_last in [false, true] {
                drop(round(ladder, is_isolate_last));
            }
        }
        // Threads end soon after who has stopped them goes on.
        let patience = Instant::now() + Duration::from_secs(10);
        let count = *before.get_or_insert((threads(), mappings()));
        while threads() > count.0 && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(threads() <= count.0, "{} threads, {} after the first round", threads(), count.0);
        // The allocator of the C library keeps arenas for its threads.
        assert!(mappings() <= count.1 + 24, "{} mappings, {} after the first round", mappings(), count.1);
    }
}
