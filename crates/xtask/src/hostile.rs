//! `cargo xtask fuzz`: random hostile input for as long as is asked.

use clap::Args;

use crate::command;

/// How `cargo xtask fuzz` runs.
#[derive(Args)]
pub struct Options {
    /// What is tried: bytecode_text, python_text, scheme_text, haxe_text, api_calls.
    target: String,
    /// For how long.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The first case.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Tell each case before it runs: to find one that ends the process.
    #[arg(long)]
    tell: bool,
}

/// Runs the target's test.
pub fn run(options: &Options) -> Result<(), String> {
    let (seconds, seed) = (options.seconds.to_string(), options.seed.to_string());
    let mut variables = vec![("UPDRAFT_FUZZ_SECONDS", &*seconds), ("UPDRAFT_FUZZ_SEED", &*seed)];
    if options.tell {
        variables.push(("UPDRAFT_FUZZ_TELL", "1"));
    }
    let arguments = [
        "test",
        "--profile",
        "checked",
        "-p",
        "updraft",
        "--test",
        "fuzz",
        &options.target,
        "--",
        "--nocapture",
    ];
    command::run_with("cargo", &arguments, &variables)
}
