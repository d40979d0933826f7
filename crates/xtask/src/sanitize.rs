//! `cargo xtask sanitize`: tests of the library under valgrind, which sees accesses of memory that nobody owns, and memory
//! that nobody can give back any more: engines that are dropped while they compile leave none.
//!
//! The collector scans stacks that it has not written, so whether values are initialized is not asked. Code is written
//! while the process runs, in memory that valgrind takes for a file's, so it looks everywhere whether it has changed. Tests of limits are
//! left out: what takes long in valgrind reaches the limit of time first.

use clap::Args;

use crate::command;

/// What `cargo xtask sanitize` runs.
#[derive(Args)]
pub struct Options {
    /// Tests of the crate `updraft`, by the names of their files.
    #[arg(default_values = [
        "embedding", "dropping", "host_objects", "serde", "observing", "misuse", "compiling", "languages",
    ])]
    tests: Vec<String>,
    /// Only the tests whose names contain this.
    #[arg(long, default_value = "")]
    only: String,
}

const VALGRIND: &str = "valgrind --quiet --error-exitcode=99 --undef-value-errors=no --smc-check=all \
    --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite";

/// The test of limits that is in a file with others.
const LIMITS: &str = "limits_hold_in_every_language_and_tier";

/// What is known and not ours.
const SUPPRESSIONS: &str = "crates/xtask/valgrind.supp";

/// Runs the tests; fails when one fails or valgrind reports an access.
pub fn run(options: &Options) -> Result<(), String> {
    if command::find_on_path("valgrind").is_none() {
        return Err(
            "valgrind is not on PATH; install it, with `apt-get install valgrind` on Debian".to_owned()
        );
    }
    let version = command::output_of("rustc", &["-vV"]).unwrap_or_default();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let Some(host) = host else { return Err("`rustc -vV` does not tell the host".to_owned()) };
    let runner = format!("CARGO_TARGET_{}_RUNNER", host.to_uppercase().replace('-', "_"));
    let mut arguments = vec!["test", "--profile", "checked", "-p", "updraft"];
    options.tests.iter().for_each(|test| arguments.extend(["--test", test]));
    arguments.extend([&*options.only, "--", "--test-threads=1", "--skip", LIMITS]);
    let suppressions = crate::workspace_root().join(SUPPRESSIONS);
    let valgrind = format!("{VALGRIND} --suppressions={}", suppressions.display());
    command::run_with("cargo", &arguments, &[(&runner, &valgrind)])
}
