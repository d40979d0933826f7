//! `cargo xtask test`: everything that must hold before a change is taken.
//!
//! Order: what is cheap and fails often comes first. The language programs are ordinary tests of the `filetests`
//! crate; this command only builds the command line they run and says through the environment how many modes to
//! try: `UPDRAFT_BIN` is the executable under test, `UPDRAFT_TEST_SUBSET=1` asks for a quick selection.

use clap::Args;

use crate::{command, libllvm, target_directory, tidy, workspace_root};

/// How `cargo xtask test` runs.
#[derive(Args, Default)]
pub struct Options {
    /// Run the language programs in a few modes only.
    #[arg(long)]
    subset: bool,
    /// Leave out format, lints and layout.
    #[arg(long)]
    only_tests: bool,
}

/// The profile of the tests: optimized, so that interpreter handlers end in tail calls, with assertions on.
const PROFILE: &str = "checked";

/// Runs all checks; stops at the first that fails.
pub fn run(options: &Options) -> Result<(), String> {
    if !options.only_tests {
        require_component("rustfmt", &["fmt", "--version"])?;
        require_component("clippy", &["clippy", "--version"])?;
        command::run("cargo", &["fmt", "--all", "--check"])?;
        tidy::run()?;
        command::run(
            "cargo",
            &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"],
        )?;
    }
    libllvm::ensure()?;
    let executable = target_directory().join(PROFILE).join("updraft");
    if workspace_root().join("crates/cli").is_dir() {
        command::run("cargo", &["build", "--profile", PROFILE, "--bin", "updraft"])?;
    }
    let executable = executable.to_string_lossy();
    let subset = if options.subset { "1" } else { "0" };
    command::run_with(
        "cargo",
        &["test", "--profile", PROFILE, "--workspace", "--no-fail-fast"],
        &[("UPDRAFT_BIN", &executable), ("UPDRAFT_TEST_SUBSET", subset)],
    )?;
    println!("all checks passed");
    Ok(())
}

/// Makes sure of a component of the toolchain, adding it with rustup where there is one.
fn require_component(name: &str, probe: &[&str]) -> Result<(), String> {
    if command::output_of("cargo", probe).is_some() {
        return Ok(());
    }
    if command::find_on_path("rustup").is_some() {
        return command::run("rustup", &["component", "add", name]);
    }
    Err(format!("the Rust component `{name}` is missing; install it with `rustup component add {name}`"))
}
