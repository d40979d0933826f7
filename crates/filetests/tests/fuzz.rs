//! A few random programs: a fixed set, so that the test says the same every time.

use std::path::PathBuf;

use filetests::fuzz::Fuzzer;

/// What is tried of each program: the ways of running that differ most.
const MODES: &[&str] = &["cranelift", "eager", "failing_guards", "collecting_compiled", "plain_interpreter"];

#[test]
fn random_programs_do_the_same_in_every_mode() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    let fuzzer = Fuzzer::new(filetests::executable(), folder, None).expect("the folder can be made");
    for seed in 0..12 {
        if let Some(found) = fuzzer.check(seed, MODES).expect("programs run") {
            panic!(
                "seed {seed} differs in mode {}\n{}\nsee `cargo xtask fuzz-python --seed {seed} --count 1`",
                found.mode, found.lines
            );
        }
    }
}
