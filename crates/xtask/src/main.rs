//! The project's own tools, run as `cargo xtask COMMAND`.
//!
//! Whatever people and continuous integration do besides building is here, in Rust, so that it works the same
//! everywhere: `test` is what the README promises, `tidy` checks the rules of the layout, `bench` measures,
//! `bless` rewrites the expected output of the programs with each language's reference implementation.
//!
//! Start reading at [`Command`]; each command has its module.

mod bench;
mod bless;
mod command;
mod fuzz;
mod hostile;
mod libllvm;
mod sanitize;
mod test;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's tools.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check everything: format, lints, layout, unit tests, language programs in every mode.
    Test(test::Options),
    /// What continuous integration runs (the same as `test`).
    Ci,
    /// Check the rules of the layout: crate edges, file sizes, module docs, unsafe code, words.
    Tidy,
    /// Measure kernels and programs on Updraft and on the peers found on PATH.
    Bench(bench::Options),
    /// Try random hostile input.
    Fuzz(hostile::Options),
    /// Run tests of the library under valgrind.
    Sanitize(sanitize::Options),
    /// Run random programs of Python in all modes, and compare.
    FuzzPython(fuzz::Options),
    /// Rewrite the expected output under tests with the reference implementations of the languages.
    Bless(bless::Options),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Test(options) => test::run(&options),
        Command::Ci => test::run(&test::Options::default()),
        Command::Tidy => tidy::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Fuzz(options) => hostile::run(&options),
        Command::Sanitize(options) => sanitize::run(&options),
        Command::FuzzPython(options) => fuzz::run(&options),
        Command::Bless(options) => bless::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace, found from where this crate was built.
fn workspace_root() -> PathBuf {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).expect("crates/xtask lies two folders deep").to_path_buf()
}

/// The folder cargo builds into, which `CARGO_TARGET_DIR` may move.
fn target_directory() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace_root().join("target"), PathBuf::from)
}
