//! Samples of what code meets, and the tiers.

use engine::{Config, Engine, Ladder, Sampling};

/// A function that is called with fixnums and floats in turn, for good.
const PROGRAM: &str = r#"module "sampling"

function main() registers 5 {
    new_closure r0, &twice, r0..r0
    load_int r1, 0
    load_const r2, 20000
  loop:
    loop_header
    mov r3, r1
    call r3, r0, r3..r4
    load_const r4, 0.5
    call r4, r0, r4..r5
    add_int r1, r1, 1
    jump_if_lt r1, r2, loop
    ret r3
}

function twice(x) registers 2 {
    add r1, r0, r0
    ret r1
}
"#;

#[test]
fn functions_that_are_sampled_reach_the_last_tier() {
    let ladder = "name=first backend=cranelift opt=speed inline=0 calls=10 loops=10
        name=last backend=cranelift opt=max inline=0 calls=10000 loops=never";
    let mut config =
        Config { ladder: Ladder::parse(ladder).expect("a ladder"), workers: 0, ..Config::default() };
    config.stress.sample_every = Some(500);
    let engine = Engine::new(config).expect("an engine");
    let mut isolate = engine.isolate().expect("an isolate");
    let module = bytecode::text::parse(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(isolate.run_module(module).expect("a result").as_fixnum(), Some(39_998));
    let statistics = isolate.statistics();
    assert!(statistics.samples > 0);
    assert!(statistics.tiers["last"].compiled > 0);
}

/// Samples in a run with this interval and no limit of their time.
fn samples_with(interval: u32) -> u64 {
    let mut config = Config { workers: 0, ..Config::default() };
    config.ladder = Ladder::preset("cranelift").expect("the preset exists");
    config.sampling = Sampling { interval, share: 0 };
    let engine = Engine::new(config).expect("an engine");
    let mut isolate = engine.isolate().expect("an isolate");
    let module = bytecode::text::parse(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(isolate.run_module(module).expect("a result").as_fixnum(), Some(39_998));
    isolate.statistics().samples
}

#[test]
fn how_often_code_is_sampled_is_a_setting() {
    assert_eq!(samples_with(0), 0);
    assert!(samples_with(200) > samples_with(5_000));
}
