//! `cargo xtask bless`: rewrites what the programs under `tests/` are expected to print, with the reference
//! implementation of each language.
//!
//! A program that must succeed gets `NAME.out`; one that may fail also `NAME.err` (with the folder cut off the file's
//! name) and `NAME.code`. The reference is the oracle: nothing here is written by hand, and a program whose output
//! differs between two runs is refused. Where implementations word their errors each in their own way, reports and
//! exit codes are our own, and only the output is the reference's.

mod oracle;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::workspace_root;
use oracle::{ORACLES, Oracle};

/// Which programs are run.
#[derive(Args)]
pub struct Options {
    /// Only programs whose name contains one of these.
    names: Vec<String>,
    /// Only programs of this language: python, scheme, haxe.
    #[arg(long)]
    language: Option<String>,
    /// Compare instead of writing; fails on a difference.
    #[arg(long)]
    check: bool,
}

/// Runs every selected program and writes its expected files.
pub fn run(options: &Options) -> Result<(), String> {
    let root = workspace_root();
    let mut state = Outcome::default();
    let wanted = |oracle: &&Oracle| options.language.as_deref().is_none_or(|name| name == oracle.language);
    for oracle in ORACLES.iter().filter(wanted) {
        for (folder, may_fail) in [(oracle.programs, false), (oracle.errors, true)] {
            for program in programs(&root.join(folder), oracle, &options.names)? {
                bless(&program, oracle, may_fail, options, &mut state)?;
            }
        }
    }
    println!("{} programs, {} files changed", state.programs, state.changed.len());
    for file in &state.changed {
        println!("  {}", file.strip_prefix(&root).unwrap_or(file).display());
    }
    if !state.failures.is_empty() {
        return Err(state.failures.join("\n"));
    }
    if options.check && !state.changed.is_empty() {
        return Err("expected output is stale; run `cargo xtask bless`".to_owned());
    }
    Ok(())
}

#[derive(Default)]
struct Outcome {
    programs: usize,
    changed: Vec<PathBuf>,
    failures: Vec<String>,
}

fn programs(folder: &Path, oracle: &Oracle, names: &[String]) -> Result<Vec<PathBuf>, String> {
    let entries = folder.read_dir().map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_wanted = |path: &Path| {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        names.is_empty() || names.iter().any(|wanted| name.contains(wanted.as_str()))
    };
    let paths = entries.flatten().map(|entry| entry.path()).filter(|path| is_wanted(path));
    let source = |path: PathBuf| if path.is_dir() { path.join(oracle.main_file) } else { path };
    let mut found: Vec<PathBuf> = paths.map(source).collect();
    found.retain(|path| path.is_file() && path.extension().is_some_and(|end| end == oracle.extension));
    found.sort();
    Ok(found)
}

fn bless(
    program: &Path,
    oracle: &Oracle,
    may_fail: bool,
    options: &Options,
    state: &mut Outcome,
) -> Result<(), String> {
    state.programs += 1;
    let name = program.display();
    let own = may_fail && oracle.own_reports;
    let first = if own { Some(oracle.execute_own(program)?) } else { oracle.execute(program, "1")? };
    let Some(first) = first else { return Ok(()) };
    if !own {
        // Two runs with different seeds: what depends on the order of a set of strings shows itself.
        let second = oracle.execute(program, "2")?;
        if second.is_none_or(|second| first.stdout != second.stdout) {
            state.failures.push(format!("{name}: prints different things in different runs"));
            return Ok(());
        }
    }
    if !may_fail && !first.status.success() {
        let report = String::from_utf8_lossy(&first.stderr);
        state.failures.push(format!("{name}: failed\n{report}"));
        return Ok(());
    }
    write(&program.with_extension("out"), &first.stdout, options, state)?;
    if may_fail {
        let folder = program.parent().map(|folder| format!("{}/", folder.display())).unwrap_or_default();
        let report = String::from_utf8_lossy(&first.stderr).replace(&folder, "");
        write(&program.with_extension("err"), report.as_bytes(), options, state)?;
        let code = first.status.code().map_or_else(|| "signal".to_owned(), |code| code.to_string());
        write(&program.with_extension("code"), format!("{code}\n").as_bytes(), options, state)?;
    }
    Ok(())
}

fn write(file: &Path, content: &[u8], options: &Options, state: &mut Outcome) -> Result<(), String> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    state.changed.push(file.to_path_buf());
    if options.check {
        return Ok(());
    }
    fs::write(file, content).map_err(|error| format!("{}: {error}", file.display()))
}
