//! Isolates on several threads share an engine: its workers compile for all of them, its code memory holds all code, and
//! code is installed, replaced, left and dropped while other threads run theirs.

use std::sync::Arc;

use engine::{Config, Engine, Ladder};

/// Calls that get hot, a loop whose sum turns from fixnum to float half-way, and a function that is called with both.
const PROGRAM: &str = r#"module "threads"

function main() registers 6 {
    new_closure r0, &twice, r0..r0
    load_int r1, 0
    load_int r2, 0
    load_const r3, 6000
  loop:
    loop_header
    mov r4, r2
    call r4, r0, r4..r5
    add r1, r1, r4
    add_int r2, r2, 1
    load_int r5, 3000
    jump_unless_eq r2, r5, next
    load_const r5, 0.5
    add r1, r1, r5
  next:
    jump_if_lt r2, r3, loop
    ret r1
}

function twice(x) registers 2 {
    add r1, r0, r0
    ret r1
}
"#;

/// The sum of 0, 2, 4, … 11998, and a half.
const EXPECTED: f64 = 35_994_000.5;

fn config(workers: usize) -> Config {
    let tiers = "backend=cranelift opt=none calls=2 loops=20\nbackend=cranelift opt=speed calls=40 loops=200";
    Config { ladder: Ladder::parse(tiers).expect("a ladder"), workers, ..Config::default() }
}

fn run_once(engine: &Engine) -> f64 {
    let module = bytecode::text::parse(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    let mut isolate = engine.isolate().expect("an isolate");
    isolate.run_module(module).expect("a result").as_float().expect("a float")
}

#[test]
fn threads_run_while_code_is_replaced() {
    let engine = Arc::new(Engine::new(config(2)).expect("an engine"));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let engine = engine.clone();
            std::thread::spawn(move || (0..40).map(|_| run_once(&engine)).collect::<Vec<_>>())
        })
        .collect();
    for thread in threads {
        let results = thread.join().expect("no panic");
        assert!(results.iter().all(|&result| result == EXPECTED), "{results:?}");
    }
}

#[test]
fn compiling_at_once_gives_the_same() {
    let engine = Engine::new(config(0)).expect("an engine");
    assert_eq!(run_once(&engine), EXPECTED);
}

#[test]
fn engines_are_dropped_while_they_compile() {
    for _ in 0..20 {
        let engine = Engine::new(config(2)).expect("an engine");
        assert_eq!(run_once(&engine), EXPECTED);
    }
}

#[test]
fn an_isolate_is_stopped_from_elsewhere() {
    let engine = Engine::new(config(1)).expect("an engine");
    let endless = "module \"endless\"\n\nfunction main() registers 1 {\n    load_int r0, 0\n  loop:\n    loop_header\n    add_int r0, r0, 1\n    jump loop\n}\n";
    let mut isolate = engine.isolate().expect("an isolate");
    let handle = isolate.interrupt_handle();
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(50));
        handle.cancel();
    });
    let error = isolate.run_module(bytecode::text::parse(endless).expect("a module")).unwrap_err();
    stopper.join().expect("no panic");
    assert_eq!(error.to_string(), "uncaught exception: terminated: Cancelled");
}

#[test]
fn recursion_a_million_deep_returns() {
    let deep = r#"module "deep"

function main() registers 2 {
    new_closure r0, &down, r0..r0
    store_global @down, r0
    load_const r1, 1000000
    call r0, r0, r1..r2
    ret r0
}

function down(n) registers 3 {
    load_int r1, 0
    jump_if_eq r0, r1, end
    load_global r1, @down
    sub_int r2, r0, 1
    call r1, r1, r2..r3
    add_int r1, r1, 1
    ret r1
  end:
    ret r1
}
"#;
    for ladder in [Ladder::default(), config(0).ladder] {
        let engine = Engine::new(Config { ladder, workers: 0, ..Config::default() }).expect("an engine");
        let mut isolate = engine.isolate().expect("an isolate");
        let module = bytecode::text::parse(deep).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(isolate.run_module(module).expect("a result").as_fixnum(), Some(1_000_000));
    }
}
